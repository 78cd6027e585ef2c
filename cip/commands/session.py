"""What every command does first: find the repository, the day, the plans; say what is broken."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cip.model.errors import UsageError

if TYPE_CHECKING:
    from cip.assessment.picture import Picture
    from cip.loading.plan import Loaded
    from cip.model.problem import Problem
    from cip.workspace import Workspace


@dataclass(frozen=True)
class Setting:
    """What was said before the command's name."""

    root: Path | None = None

    def workspace(self) -> "Workspace":
        """Give the repository that is meant. Raises ``RepositoryError`` where there is none."""
        from cip.workspace import Workspace, find_root

        return Workspace(find_root(Path.cwd(), self.root))


_DAY_HINT = "Write one day, such as 2024-11-20."


def day_named(text: str | None) -> date:
    """Give the day of ``--as-of``, today where it is left out. This is the tool's only clock."""
    if text is None or text.strip().lower() == "today":
        return date.today()  # noqa: DTZ011 - the day where the officer is
    from cip.model.deadline import DeadlineKind, NotADeadline, parse_deadline

    def day_of(words: str) -> date | None:
        named = parse_deadline(words)
        return named.first if named.kind is DeadlineKind.DAY and not named.ongoing else None

    try:
        day, reason, hint = day_of(text), "", _DAY_HINT
    except NotADeadline as refused:
        day, reason, hint = None, f": {refused.reason}", _DAY_HINT
        if refused.suggestion and day_of(refused.suggestion):
            hint = f"Did you mean {refused.suggestion}?"
    if day is None:
        raise UsageError(f"'{text[:60]}' is no day{reason}. {hint}")
    return day


def plan_names(workspace: "Workspace", asked: Iterable[str]) -> tuple[str, ...]:
    """Give the plans that were asked for, each once, in the order asked; all where none was.

    A plan may be named by its folder too: ``plans/NAME``. Raises ``UsageError`` for an unknown one.
    """
    known = workspace.plan_names()
    if not known:
        raise UsageError(f"There is no plan in {workspace.plans}.")
    return tuple(dict.fromkeys(_plan_name(name, known, workspace) for name in asked)) or known


def _plan_name(asked: str, known: tuple[str, ...], workspace: "Workspace") -> str:
    name = asked.rstrip("/").removeprefix("./").removeprefix("plans/")
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
    from difflib import get_close_matches

    close = get_close_matches(name[:60], known, n=1)
    hint = f"Did you mean '{close[0]}'?" if close else "The plans are: " + ", ".join(known) + "."
    raise UsageError(f"There is no plan '{name[:60]}'. {hint}")


@dataclass(frozen=True)
class Opened:
    """The plans that a command works on, and whether all their files could be used."""

    loaded: "tuple[Loaded, ...]"
    stray: "tuple[Problem, ...]" = ()

    @property
    def is_whole(self) -> bool:
        """Say whether no file was left out, and nothing beside the plans."""
        return not self.stray and not any(item.problems for item in self.loaded)

    def pictures(self, *, as_of: date) -> "tuple[Picture, ...]":
        """Give the picture of each plan as of a day."""
        from cip.assessment.picture import picture

        return tuple(picture(item.plan, as_of=as_of) for item in self.loaded)


def open_plans(workspace: "Workspace", names: Iterable[str]) -> Opened:
    """Load plans, and name on stderr each file that could not be used, with its problems."""
    loaded = tuple(workspace.load(name) for name in names)
    opened = Opened(loaded, workspace.stray_problems())
    if not opened.is_whole:
        _report(opened)
    return opened


def _report(opened: Opened) -> None:
    from cip.terminal.lines import line
    from cip.terminal.problem_view import problem_lines
    from cip.terminal.screen import show, width

    broken = len(opened.stray) + sum(len(item.broken) for item in opened.loaded)
    show(problem_lines(opened.stray, {}, width=width()), sys.stderr)
    for item in opened.loaded:
        show(problem_lines(item.problems, item.texts, width=width()), sys.stderr)
    said = "1 file could not be used" if broken == 1 else f"{broken} files could not be used"
    show([line(f"{said}; what follows is worked out from the others."), ()], sys.stderr)
