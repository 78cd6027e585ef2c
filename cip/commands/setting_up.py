"""The command that begins a repository: init."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cip.commands.asking import Question, ask, can_ask, in_order, yes_or_no
from cip.commands.options import Json
from cip.commands.session import Setting, day_named, print_document
from cip.commands.setting_up_form import Answered, new_plan, questions
from cip.model.errors import RepositoryError, UsageError
from cip.model.text import counted
from cip.starting.answers import Forge, NewPlan

if TYPE_CHECKING:
    from cip.checking import Checked
    from cip.sources.folder import Workspace
    from cip.starting.beside import FileBeside
    from cip.terminal.lines import Line


def init(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]", help="The folder. Left out, the present one.", show_default=False
        ),
    ] = None,
    council: Annotated[
        str | None, typer.Option("--council", metavar="NAME", help="The council's full name.")
    ] = None,
    plan: Annotated[
        str | None,
        typer.Option(
            "--plan",
            metavar="NAME",
            help="What the plan's folder is called. Left out, after the council.",
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The plan's title as published.")
    ] = None,
    approved: Annotated[
        str | None,
        typer.Option(
            "--approved",
            metavar="DATE",
            help="The day that the plan was approved, or will be: it is a draft until then.",
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="TEXT",
            help="When the plan begins, and ends: 'April 2026 to March 2029'.",
        ),
    ] = None,
    objective: Annotated[
        list[str] | None,
        typer.Option(
            "--objective",
            metavar="TITLE",
            help="The title of an objective, in the plan's order. May be repeated.",
            show_default=False,
        ),
    ] = None,
    officer: Annotated[
        list[str] | None,
        typer.Option(
            "--officer",
            metavar="TITLE",
            help="Who answers for actions, beside the chief executive. May be repeated.",
            show_default=False,
        ),
    ] = None,
    board: Annotated[
        str | None,
        typer.Option("--board", metavar="TITLE", help="The board that reads the reports."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE",
            help="The day by which it is typed in: from then on changes have to be agreed.",
        ),
    ] = None,
    forge: Annotated[
        Forge | None,
        typer.Option(
            "--forge",
            help="Where changes are proposed and checked. Left out, github.",
            show_default=False,
        ),
    ] = None,
    bare: Annotated[
        bool, typer.Option("--bare", help="Write no example of a workstream and an action.")
    ] = False,
    update: Annotated[
        bool,
        typer.Option(
            "--update", help="Show what is newer in the files beside the plans, and ask for each."
        ),
    ] = False,
    schemas: Annotated[
        bool, typer.Option("--schemas", help="Write the schemas in schema/ anew, and nothing else.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be written, and write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Write without asking.")] = False,
    json: Json = False,
) -> None:
    """Begin a repository: a first plan, and everything around it.

    What is there already is left as it is. In a terminal it asks for what is missing; `?` explains
    a question, and Ctrl-C writes nothing.
    """
    from cip.commands.edits import NotWrittenError
    from cip.sources.guard import judge_repository
    from cip.sources.laying import lay

    setting: Setting = ctx.obj
    said = Answered(
        council=council,
        plan=plan,
        title=title,
        approved=approved,
        period=period,
        objectives=tuple(objective) if objective else None,
        officers="; ".join([*officer, ""]) if officer else None,
        board=board,
        since=since,
        forge=forge,
        example=False if bare else None,
    )
    asks = can_ask(json=json) and not (yes or dry_run)
    manner = _Manner(asks=asks, is_dry=dry_run, json=json)
    if update and not (manner.asks or yes or dry_run):
        raise UsageError("--update asks for each file. Add --yes, or --dry-run to see them first.")
    if schemas and (update or said != Answered()):
        raise UsageError("--schemas writes the schemas and nothing else: leave the rest out.")
    named = folder or setting.root or Path()
    there = _There(Path(os.path.abspath(named)), named)
    judge_repository(there.root)
    if folder is None and setting.root is None:
        _refuse_inside(there.root)
    work = _schemas(there) if schemas else _begun(there, said, manner)
    if update:
        work = _renewed(there, work, manner)
    if work.texts and not manner.is_dry:
        if not _is_wanted(work, manner):
            raise NotWrittenError("Nothing was written.")
        lay(there.root, work.texts, over=frozenset(work.renewed))
    if not _told(there, work, manner):
        raise typer.Exit(1)


def _refuse_inside(here: Path) -> None:
    """Refuse a folder in a repository with plans, where nobody said that it is meant."""
    from cip.sources.folder import Workspace, find_root

    with suppress(RepositoryError):
        above = find_root(here)
        if above != here and Workspace(above).plan_names():
            raise UsageError(
                f"This folder lies in {above}, which has plans already. Go there and run 'cip "
                "init' again; or run 'cip init .', if a repository of its own is meant."
            )


class _Manner(NamedTuple):
    """How it is done: whether somebody is asked, and whether anything is written."""

    asks: bool
    is_dry: bool
    json: bool


class _There(NamedTuple):
    """The folder that is to hold the repository, as it was ``named``, and what lies there."""

    root: Path
    named: Path

    def holds(self, path: str) -> bool:
        """Say whether something is at a path, be it a link that leads nowhere."""
        return os.path.lexists(self.root / path)

    def text(self, path: str) -> str | None:
        """Give the text of a file, or None where it is none."""
        from cip.sources.folder import read_file

        found = read_file(self.root / path, path)
        return found if isinstance(found, str) else None

    @property
    def workspace(self) -> "Workspace":
        """Give the plans that are there."""
        from cip.sources.folder import Workspace

        return Workspace(self.root)

    @property
    def plans(self) -> tuple[str, ...]:
        """Give the names of the plans that are there; an empty folder is none."""
        names = self.workspace.plan_names() if self.holds("plans") else ()
        return tuple(name for name in names if self.workspace.contents(name))

    @property
    def forge(self) -> Forge | None:
        """Give the forge for which there are files."""
        if self.holds(".gitlab-ci.yml") or self.holds(".gitlab"):
            return Forge.GITLAB
        return Forge.GITHUB if self.holds(".github") else None

    @property
    def has_git(self) -> bool:
        """Say whether the folder lies in a repository of git."""
        return any(os.path.lexists(above / ".git") for above in (self.root, *self.root.parents))


class _Work(NamedTuple):
    """What is to be written: a plan that is begun, the texts by path, which of them are newer.

    ``left`` are the paths of what is there and stays as it is.
    """

    plan: NewPlan | None
    forge: Forge | None
    texts: dict[str, str]
    left: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()

    @property
    def new(self) -> list[str]:
        """Give the paths of the files that were not there."""
        return [path for path in self.texts if path not in self.renewed]


def _schemas(there: _There) -> _Work:
    from cip.starting.beside import schema_files

    texts = {file.path: file.text for file in schema_files()}
    same = tuple(path for path, text in texts.items() if there.text(path) == text)
    other = {path: text for path, text in texts.items() if path not in same}
    return _Work(None, None, other, same, tuple(path for path in other if there.holds(path)))


def _begun(there: _There, said: Answered, manner: _Manner) -> _Work:
    """Give a plan that is begun, where one is wanted, and what is missing around the plans."""
    from cip.starting.plan_files import plan_files

    plans = there.plans
    if plans and (not said.is_about_a_plan or said.name in plans):
        forge = said.forge or there.forge or Forge.NONE
        kept = [said.name] if said.name else plans
        left = tuple(path for name in kept for path in sorted(there.workspace.contents(name)))
        return _around(there, _Work(None, forge, {}, left))
    usual = there.forge or Forge.GITHUB
    if manner.asks:
        said = said._replace(**ask(questions(said, usual)))
    plan = new_plan(said)
    if plan.name in plans:
        raise UsageError(f"There is a plan {plan.name} already. Choose another name: --plan NAME.")
    texts = plan_files(plan, as_of=day_named(None))
    there_already = tuple(path for path in texts if there.holds(path))
    texts = {path: text for path, text in texts.items() if path not in there_already}
    return _around(there, _Work(plan, said.forge or usual, texts, there_already))


def _around(there: _There, work: _Work) -> _Work:
    missing, left = {}, []
    for file in _beside(there, work):
        found = next(filter(there.holds, (file.path, *file.others)), None)
        if found is None:
            missing[file.path] = file.text
        else:
            left.append(found)
    return work._replace(texts={**work.texts, **missing}, left=(*work.left, *left))


def _beside(there: _There, work: _Work) -> "tuple[FileBeside, ...]":
    from cip.starting.beside import files_beside

    forge = work.forge or Forge.NONE
    if work.plan is not None:
        plan = work.plan
        return files_beside(forge, plan=plan.name, council=plan.council, title=plan.title)
    first = there.workspace.load(there.plans[0]).plan
    return files_beside(forge, plan=first.name, council=first.council, title=first.title)


def _renewed(there: _There, work: _Work, manner: _Manner) -> _Work:
    """Give what is newer of the files beside the plans too, as far as it is wanted."""
    for file in _beside(there, work):
        before = there.text(file.path)
        after = None if before is None else file.kept(before)
        if before is None or after is None or after == before:
            continue
        if _is_taken(file.path, before, after, manner):
            work = work._replace(
                texts={**work.texts, file.path: after},
                renewed=(*work.renewed, file.path),
                left=tuple(path for path in work.left if path != file.path),
            )
    return work


def _is_taken(path: str, before: str, after: str, manner: _Manner) -> bool:
    """Show what is newer in a file, and say whether it is to be written."""
    from cip.terminal.diff_view import diff_lines
    from cip.terminal.screen import show

    lines = tuple(diff_lines({path: (before, after)}))
    if manner.asks:
        explained = (
            "y takes what this version of the tool has: lines with + come in, lines with - go, "
            "your own among them. n leaves the file as it is."
        )
        name = f"Write this into {path}?"
        return _is_yes(yes_or_no("taken", name, lead=lines, explained=explained, default=False))
    if not manner.json:
        show(lines, whole=True)
    return True


def _is_yes(question: Question) -> bool:
    return bool(ask(in_order(question))[question.key])


def _is_wanted(work: _Work, manner: _Manner) -> bool:
    """Ask, where somebody can be asked, whether new files are to be written."""
    if not manner.asks or not work.new:
        return True
    from cip.terminal.lines import EMPTY
    from cip.terminal.screen import width

    files = counted(len(work.new), "file")
    lead = (EMPTY, *_preview(work, width(), will="To be written"))
    explained = (
        "y writes the files that are listed above, and changes no other. n writes nothing: then "
        "run cip init again with other answers. All that is written can be changed or deleted "
        "afterwards in any text editor."
    )
    return _is_yes(yes_or_no("write", f"Write {files}?", lead=lead, explained=explained))


def _preview(work: _Work, width: int, *, will: str) -> "Iterator[Line]":
    from cip.terminal.lines import EMPTY
    from cip.terminal.start_view import file_lines, plan_lines

    if work.plan is not None:
        yield from plan_lines(work.plan, work.forge or Forge.NONE, width)
        yield EMPTY
    yield from file_lines(will, work.new, width)


def _told(there: _There, work: _Work, manner: _Manner) -> bool:
    """Tell what was done, and say whether the files that are there now are right."""
    day = day_named(None)
    checked = None if manner.is_dry or not there.holds("plans") else _checked(there, day)
    if manner.json:
        from cip.data.beginning import init_document

        print_document(
            init_document(
                str(there.root),
                plan=work.plan.name if work.plan else None,
                forge=work.forge.value if work.forge else None,
                new=work.new,
                renewed=work.renewed,
                left=work.left,
                next_steps=_next(there, work),
                counts=(checked.errors, checked.warnings) if checked else None,
                as_of=day,
                is_dry=manner.is_dry,
            )
        )
    else:
        _show(there, work, manner, checked)
    return checked is None or checked.holds


def _checked(there: _There, day: date) -> "Checked":
    from cip.commands.looking import Looked, Scope

    return Looked(there.workspace, Scope(day)).checked()


def _next(there: _There, work: _Work) -> Sequence[str]:
    from cip.starting.next_steps import next_steps

    if work.plan is None:
        return ()
    plan, forge = work.plan, work.forge or Forge.NONE
    is_here = there.root == Path.cwd()
    return tuple(
        next_steps(
            plan.name,
            forge,
            folder="" if is_here else str(there.named),
            is_bare=plan.is_bare,
            has_git=there.has_git,
        )
    )


def _show(there: _There, work: _Work, manner: _Manner, checked: "Checked | None") -> None:
    from cip.exports.problems.formats import OutputFormat, written
    from cip.terminal.lines import EMPTY, line
    from cip.terminal.screen import show, width
    from cip.terminal.start_view import file_lines, next_lines

    columns = width()
    would = "Would be " if manner.is_dry else ""
    if not manner.asks:
        show(_preview(work, columns, will=f"{would}written".capitalize()))
    elif work.new:
        show([line(f"{counted(len(work.new), 'file')} written in {there.root}.")])
    show(file_lines(f"{would}renewed".capitalize(), work.renewed, columns))
    show(file_lines("Left as it is", work.left, columns))
    if checked is not None:
        show([EMPTY])
        typer.echo(written(checked, OutputFormat.TEXT), nl=False)
    if not manner.is_dry and (steps := _next(there, work)):
        show(next_lines(steps, columns))
