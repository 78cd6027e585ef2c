"""What every command does: find the day, the repository and the plans; answer; end."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cip.model.deadline import day_for_people
from cip.model.errors import RepositoryError, UsageError
from cip.model.text import as_typed

if TYPE_CHECKING:
    import typer

    from cip.assessment.picture import Picture
    from cip.data.objects import Data
    from cip.exports.plans.table import FilledTable
    from cip.loading.plan import Loaded
    from cip.model.plan import Plan
    from cip.model.problem import Problem
    from cip.sources.folder import Content, Workspace
    from cip.terminal.lines import Line


class Setting(NamedTuple):
    """What was said before the command's name."""

    root: Path | None = None

    def workspace(self) -> "Workspace":
        """Give the repository that is meant. Raises ``RepositoryError`` where there is none."""
        from cip.sources.folder import Workspace, find_root

        start = Path.cwd() if self.root is None else self.root
        return Workspace(find_root(start, self.root))


_DAY_HINT = "Write one day, such as 2024-11-20."


def day_named(text: str | None) -> date:
    """Give the day of ``--as-of``, today where it is left out. This is the tool's only clock."""
    today = date.today()  # noqa: DTZ011 - the day where the officer is
    word = "today" if text is None else text.strip().lower()
    if text is None or word == "today":
        return today
    if word == "yesterday":
        return today - timedelta(days=1)
    from cip.model.grammar import NotADeadline, parse_deadline

    try:
        day, why = parse_deadline(text).day, f". {_DAY_HINT}"
    except NotADeadline:
        day, why = None, _why_no_day(text)
    if day is None:
        raise UsageError(f"'{text[:60]}' is no day{why}")
    return day


def _why_no_day(text: str) -> str:
    from cip.model.grammar import parse_deadline
    from cip.model.refusals import refusal_of

    refused = refusal_of(text)
    if refused is None:
        return f". {_DAY_HINT}"
    suggestion = refused.suggestion
    is_day = suggestion is not None and parse_deadline(suggestion).day is not None
    return f": {refused.reason}. {f'Did you mean {suggestion}?' if is_day else _DAY_HINT}"


def plan_names(workspace: "Workspace", asked: Iterable[str]) -> tuple[str, ...]:
    """Give the plans that were asked for, each once, in the order asked; all where none was.

    A plan may be named by its folder too: ``plans/NAME``. Raises ``UsageError`` for an unknown one,
    and ``RepositoryError`` where ``plans/`` cannot be read.
    """
    known = workspace.plan_names()
    if not known:
        _refuse_unreadable(workspace)
        why = " 'cip check' says what lies there instead." if workspace.stray_problems() else ""
        raise UsageError(f"There is no plan in {workspace.plans}.{why}")
    return tuple(dict.fromkeys(_plan_name(name, known, workspace) for name in asked)) or known


def _refuse_unreadable(workspace: "Workspace") -> None:
    """Raise ``RepositoryError`` where nobody can say which plans there are, with the reason."""
    for problem in workspace.stray_problems():
        if problem.place.path == workspace.plans.name:
            raise RepositoryError(f"{workspace.plans}: {problem.message}.")


def _plan_name(asked: str, known: tuple[str, ...], workspace: "Workspace") -> str:
    name = as_typed(asked).strip().rstrip("/").removeprefix("./").removeprefix("plans/")
    if name in known:
        return name
    if os.path.isdir(asked):
        folder = Path(asked).resolve()
        if folder.parent == workspace.plans.resolve() and folder.name in known:
            return folder.name
    if "/" in name and name.split("/", 1)[0] in known:
        plan, ref = name.split("/", 1)
        raise UsageError(
            f"'{asked[:60]}' is no plan. Try 'cip show {plan}/{ref[:60]}', or {plan} with "
            f"--workstream {ref[:60]}."
        )
    for problem in workspace.stray_problems():
        if problem.place.path == f"plans/{name}":
            said = f"'{name[:60]}' cannot be used: {problem.message}. {problem.help}"
            raise UsageError(said.rstrip())
    from cip.model.likeness import did_you_mean

    hint = did_you_mean(name, known) or f"The plans are: {', '.join(known)}."
    raise UsageError(f"There is no plan '{name[:60]}'. {hint}")


class Session:
    """A call of a command that looks at plans: it opens them, answers, and ends with a status.

    ``day`` is the day that everything is worked out for, ``dated`` says whether it was named.
    ``plans`` are those that were opened, as their files have them, and ``broken`` names the files
    that could not be used. The texts of the files are let go.
    """

    def __init__(
        self, ctx: "typer.Context", *, as_of: str | None, json: bool = False, csv: bool = False
    ) -> None:
        if json and csv:
            raise UsageError("Choose one of --json and --csv.")
        self.day = day_named(as_of)
        self.dated = as_of is not None
        self.json = json
        self.csv = csv
        self.setting: Setting = ctx.obj
        self.plans: tuple[Plan, ...] = ()
        self.broken: tuple[str, ...] = ()
        self.is_whole = True

    @cached_property
    def workspace(self) -> "Workspace":
        """Give the repository that is meant. Raises ``RepositoryError`` where there is none."""
        return self.setting.workspace()

    def open(self, names: Iterable[str]) -> "tuple[Picture, ...]":
        """Load the plans that are named, all where none is, and give their pictures on the day.

        What could not be used of them, and what lies beside them, is said on stderr. Raises
        ``UsageError`` for an unknown plan.
        """
        known = plan_names(self.workspace, names)
        return self._opened(self.workspace.load(name) for name in known)

    def open_contents(self, name: str) -> "tuple[Picture, Mapping[str, Content]]":
        """Load one plan as ``open`` does, and give what was read of its files too, by path."""
        (known,) = plan_names(self.workspace, [name])
        contents = self.workspace.contents(known)
        (picture,) = self._opened([self.workspace.loaded(known, contents)])
        return picture, contents

    def _opened(self, loaded: "Iterable[Loaded]") -> "tuple[Picture, ...]":
        from cip.assessment.picture import picture

        found = tuple(loaded)
        stray = self.workspace.stray_problems()
        self.is_whole = not stray and not any(item.problems for item in found)
        if not self.is_whole:
            report_unusable(found, stray)
        self.plans = tuple(item.plan for item in found)
        self.broken = tuple(path for item in found for path in item.broken)
        beside = self._beside(found)
        del found, loaded  # what is worked out takes the memory that the texts took
        return tuple(picture(plan, as_of=self.day, beside=beside) for plan in self.plans)

    def _beside(self, opened: "Sequence[Loaded]") -> "tuple[Plan, ...]":
        """Give the plans of which something can have been carried over into those opened.

        Those are the opened ones, and of the others, which need not be sound, those that name one
        of these, or that one of these names: to find that out costs no more than to read them.
        """
        from cip.sources.naming import naming

        plans = tuple(item.plan for item in opened)
        return (*plans, *(item.plan for item in naming(self.workspace, opened)))

    def answer(
        self,
        document: "Callable[[], Data]",
        lines: "Callable[[int], Iterable[Line]]",
        table: "Callable[[], FilledTable] | None" = None,
    ) -> None:
        """Print the JSON document or the table where it was asked for, else the lines for a width.

        The day of a table is said on stderr.
        """
        if self.json:
            print_document(document())
            return
        if self.csv and table is not None:
            sys.stderr.write(f"As of {day_for_people(self.day)}\n")
            print_table(table())
            return
        from cip.terminal.screen import show, width

        show(lines(width()))

    def end(self, *, holds: bool = True) -> None:
        """End with status 1 where what was asked about does not hold, or a file was left out."""
        import typer

        if not holds or not self.is_whole:
            raise typer.Exit(1)


def print_document(document: "Data") -> None:
    """Print a JSON document: indented on a terminal, on one line for a program."""
    from cip.data.documents import pieces_of
    from cip.terminal.screen import indent

    for piece in pieces_of(document, indent=indent()):
        sys.stdout.write(piece)


def print_table(table: "FilledTable") -> None:
    """Print a table as CSV: its header and its rows alone."""
    from cip.exports.plans.csv import csv_text
    from cip.terminal.door import CrlfLines

    sys.stdout.write(CrlfLines(csv_text(table)))


def report_unusable(loaded: "Sequence[Loaded]", stray: "Sequence[Problem]" = ()) -> None:
    """Name on stderr the files that could not be used, with their problems; not too many."""
    from cip.checking import first_of
    from cip.terminal.lines import line
    from cip.terminal.problem_view import problem_lines
    from cip.terminal.screen import show, width

    broken = len(stray) + sum(len(item.broken) for item in loaded)
    problems = first_of(chain(stray, *(item.problems for item in loaded)))
    texts = {path: text for item in loaded for path, text in item.texts.items()}
    show(problem_lines(problems, texts, width=width()), sys.stderr)
    said = "1 file could not be used" if broken == 1 else f"{broken} files could not be used"
    show([line(f"{said}; what follows is worked out from the others."), ()], sys.stderr)
