"""The command that writes reports."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cip.commands.options import AsOf
from cip.commands.output import Output, file_name, output_named
from cip.commands.session import Session, day_named
from cip.model.errors import UsageError
from cip.model.likeness import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cip.assessment.picture import Picture
    from cip.model.people import Board
    from cip.sources.folder import Workspace

LAST_MEETING = "last-meeting"


class Asked(NamedTuple):
    """What was asked for, beside the plan."""

    template: str | None
    board: str | None
    since: str | None
    ref: str | None
    as_of: "date"


class MadeFrom(NamedTuple):
    """What a report is made from."""

    workspace: "Workspace"
    picture: "Picture"
    origin: str
    broken: tuple[str, ...]


def report(
    ctx: typer.Context,
    plan: Annotated[
        str | None,
        typer.Argument(
            metavar="[PLAN]",
            show_default=False,
            help="A plan, or a workstream or action of one: PLAN, PLAN/3, PLAN/2.4.",
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="NAME",
            show_default=False,
            help="Which report; --list names them. Left out, the board's, or board-report.",
        ),
    ] = None,
    board: Annotated[
        str | None,
        typer.Option(
            "--board", metavar="NAME", help="For which board of the plan.", show_default=False
        ),
    ] = None,
    officer: Annotated[
        str | None,
        typer.Option(
            "--officer", metavar="NAME", help="Whose brief (officer-brief).", show_default=False
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE",
            show_default=False,
            help="Look back to a day, or to last-meeting. Left out, the board's last meeting.",
        ),
    ] = None,
    as_of: AsOf = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            show_default=False,
            help="Write to a file, or into a folder (FOLDER/). A hyphen (-) is stdout.",
        ),
    ] = None,
    all_boards: Annotated[
        Path | None,
        typer.Option(
            "--all-boards", metavar="DIR", help="Write each board its report.", show_default=False
        ),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="Name the reports and their boards.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written.")] = False,
) -> None:
    """Write a report in Markdown.

    The same files, day and commit give the same bytes.
    """
    session = Session(ctx, as_of=as_of)
    if list_:
        _list(session, plan)
        return
    if plan is None:
        raise UsageError("Name a plan: cip report PLAN. 'cip report --list' names the reports.")
    given = {"--officer": officer, "--template": template, "--board": board, "-o": output}
    if all_boards is not None:
        _refuse_beside("--all-boards", {n: v for n, v in given.items() if n != "--officer"})
    name, _, ref = plan.removeprefix("./").removeprefix("plans/").strip("/").partition("/")
    if ref:
        _refuse_beside(f"{name}/{ref[:60]}", {"--officer": officer})
    asked = Asked(template, board, since, officer or ref or None, session.day)
    where = output_named(output)
    source = _source(session, name)
    if all_boards is not None:
        _write_all(source, asked, all_boards, dry_run=dry_run)
    else:
        _write_one(source, asked, where, dry_run=dry_run)
    session.end()


def _refuse_beside(name: str, others: "Mapping[str, object]") -> None:
    """Raise ``UsageError`` where something was asked for beside what says the same otherwise."""
    for other, value in others.items():
        if value is not None:
            raise UsageError(f"{name} and {other} do not go together: leave one of them out.")


def _source(session: Session, name: str) -> MadeFrom:
    """Load a plan, and say which commit its files are: the very bytes that were loaded."""
    from cip.sources.origin import origin

    (picture, contents), workspace = session.open_contents(name), session.workspace
    made_from = origin(workspace.root, workspace.sources(picture.plan.name, contents))
    return MadeFrom(workspace, picture, made_from, session.broken)


def _list(session: Session, plan: str | None) -> None:
    from cip.reports.writing import own_templates
    from cip.terminal.report_view import template_lines
    from cip.terminal.screen import show, width

    plans = [picture.plan for picture in session.open([plan] if plan else ())]
    own = own_templates(session.workspace.templates)
    show(template_lines(plans, own, width=width()))
    session.end()


def _write_one(source: MadeFrom, asked: Asked, where: Output, *, dry_run: bool) -> None:
    from cip.reports.catalogue import template_for
    from cip.sources.guard import judge
    from cip.sources.saving import save

    name, board = source.picture.plan.name, _board(source.picture, asked)
    template = asked.template if asked.template is not None else template_for(board)
    about = (asked.ref, board.id if board else None)
    file = where.file(file_name(name, about, template, as_of=asked.as_of))
    if file is not None:
        judge(file)
    text = _report(source, asked, template, board)
    if dry_run:
        _say(f"would write {template} of {name}, {len(text):,} characters, to {file or 'stdout'}")
    elif file is None:
        typer.echo(text, nl=False)
    else:
        save(file, text)
        _say(f"wrote {template} of {name} to {file}")


def _write_all(source: MadeFrom, asked: Asked, folder: Path, *, dry_run: bool) -> None:
    """Write each board its report; nothing is written where one of them cannot be."""
    from cip.sources.saving import save

    made = [
        (file, board, _report(source, asked, template, board))
        for file, (board, template) in _files_of_boards(source.picture, folder).items()
    ]
    for file, board, text in made:
        if not dry_run:
            save(file, text)
        _say(f"{'would write' if dry_run else 'wrote'} {file} for the {board.title}")


def _files_of_boards(picture: "Picture", folder: Path) -> "dict[Path, tuple[Board, str]]":
    """Give the file of each board that gets a report, with the template; all can be written."""
    from cip.sources.guard import judge

    plan = picture.plan
    files: dict[Path, tuple[Board, str]] = {}
    for board in plan.boards:
        if board.template is None:
            continue
        file = folder / file_name(plan.name, [board.id], board.template, as_of=picture.as_of)
        if file in files:
            raise UsageError(
                f"The reports for the {files[file][0].title} and the {board.title} would both be "
                f"called {file.name}. Give one of the boards another id in plan.yaml."
            )
        judge(file)
        files[file] = board, board.template
    if not files:
        raise UsageError(f"No board of {plan.name} says in plan.yaml which template it gets.")
    return files


def _say(text: str) -> None:
    from cip.model.text import safe

    typer.echo(safe(text), err=True)


def _board(picture: "Picture", asked: Asked) -> "Board | None":
    from cip.assessment.meetings import board_for
    from cip.reports.catalogue import DEFAULT

    if asked.board is None:
        return board_for(picture.plan, asked.template or DEFAULT)
    found = picture.index.board(asked.board)
    if found is None:
        hint = _board_hint(asked.board, [board.id for board in picture.plan.boards])
        raise UsageError(f"There is no board '{asked.board[:60]}' in {picture.plan.name}. {hint}")
    return found


def _board_hint(asked: str, known: list[str]) -> str:
    if hint := did_you_mean(asked, known):
        return hint
    return f"The boards are: {', '.join(known)}." if known else "Its plan.yaml lists no boards."


def _report(source: MadeFrom, asked: Asked, template: str, board: "Board | None") -> str:
    from cip.assessment.picture import picture as picture_of
    from cip.facts.request import Request
    from cip.reports.writing import write

    since = _since(asked, board)
    request = Request(
        picture=source.picture,
        before=picture_of(source.picture.plan, as_of=since, beside=source.picture.beside)
        if since
        else None,
        board=board,
        origin=source.origin,
        broken=source.broken,
        ref=asked.ref,
    )
    return write(template, request, own=source.workspace.templates)


def _since(asked: Asked, board: "Board | None") -> "date | None":
    from cip.assessment.meetings import last_meeting

    if asked.since is not None and asked.since != LAST_MEETING:
        return _earlier(asked.since, asked.as_of)
    meeting = last_meeting(board, as_of=asked.as_of) if board else None
    if meeting is None and asked.since == LAST_MEETING:
        raise UsageError(
            "The last meeting is not known: plan.yaml gives no board for this report with meetings "
            "or how often it meets. Name a day: --since 2024-07-17."
        )
    return meeting.day if meeting else None


def _earlier(since: str, as_of: "date") -> "date":
    try:
        day = day_named(since)
    except UsageError as error:
        raise UsageError(f"--since: {error} It can be {LAST_MEETING} too.") from None
    if day >= as_of:
        raise UsageError("--since must be a day before the day of the report (--as-of).")
    return day
