"""The command that writes reports."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cip.commands.options import AsOf
from cip.commands.session import Setting, day_named, open_contents, open_plans, plan_names
from cip.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cip.assessment.picture import Picture
    from cip.commands.session import Opened
    from cip.model.people import Board
    from cip.workspace import Workspace

LAST_MEETING = "last-meeting"


def enter(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command()(report)


class Asked(NamedTuple):
    """What was asked for, beside the plan."""

    template: str | None
    board: str | None
    since: str | None
    ref: str | None
    as_of: "date"


class Source(NamedTuple):
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
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to a file.", show_default=False),
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
    setting: Setting = ctx.obj
    if list_:
        _list(setting, plan)
        return
    if plan is None:
        raise UsageError("Name a plan: cip report PLAN. 'cip report --list' names the reports.")
    given = {"--officer": officer, "--template": template, "--board": board, "-o": output}
    if all_boards is not None:
        _refuse_beside("--all-boards", {n: v for n, v in given.items() if n != "--officer"})
    name, _, ref = plan.removeprefix("./").removeprefix("plans/").strip("/").partition("/")
    if ref:
        _refuse_beside(f"{name}/{ref[:60]}", {"--officer": officer})
    asked = Asked(template, board, since, officer or ref or None, day_named(as_of))
    workspace = setting.workspace()
    (only,) = plan_names(workspace, [name])
    if all_boards is not None:
        is_whole = _write_all(workspace, only, asked, all_boards, dry_run=dry_run)
    else:
        is_whole = _write_one(workspace, only, asked, output, dry_run=dry_run)
    if not is_whole:
        raise typer.Exit(1)


def _refuse_beside(name: str, others: "Mapping[str, object]") -> None:
    """Raise ``UsageError`` where something was asked for beside what says the same otherwise."""
    for other, value in others.items():
        if value is not None:
            raise UsageError(f"{name} and {other} do not go together: leave one of them out.")


def _list(setting: Setting, plan: str | None) -> None:
    from cip.reports.writing import own_templates
    from cip.terminal.report_view import template_lines
    from cip.terminal.screen import show, width

    workspace = setting.workspace()
    opened = open_plans(workspace, plan_names(workspace, [plan] if plan else ()))
    plans = [item.plan for item in opened.loaded]
    show(template_lines(plans, own_templates(workspace.templates), width=width()))
    if not opened.is_whole:
        raise typer.Exit(1)


def _open(workspace: "Workspace", name: str, asked: Asked) -> "tuple[Opened, Source]":
    """Load a plan, and say which commit its files are: the very bytes that were loaded."""
    from cip.history.origin import origin

    contents = workspace.contents(name)
    opened = open_contents(workspace, name, contents)
    (picture,) = opened.pictures(as_of=asked.as_of)
    made_from = origin(workspace.root, workspace.sources(name, contents))
    return opened, Source(workspace, picture, made_from, opened.loaded[0].broken)


def _write_one(
    workspace: "Workspace", name: str, asked: Asked, output: Path | None, *, dry_run: bool
) -> bool:
    from cip.saving import save

    opened, source = _open(workspace, name, asked)
    board = _board(source.picture, asked)
    template = asked.template if asked.template is not None else _default(board)
    text = _report(source, asked, template, board)
    if dry_run:
        _say(f"would write {template} of {name}, {len(text):,} characters, to {output or 'stdout'}")
    elif output is None:
        typer.echo(text, nl=False)
    else:
        save(output, text)
        _say(f"wrote {template} of {name} to {output}")
    return opened.is_whole


def _write_all(
    workspace: "Workspace", name: str, asked: Asked, folder: Path, *, dry_run: bool
) -> bool:
    """Write each board its report; nothing is written where one of them cannot be made."""
    from cip.saving import save

    opened, source = _open(workspace, name, asked)
    made = [
        (
            board,
            file_name(name, board.id, template, asked.as_of),
            _report(source, asked, template, board),
        )
        for board in source.picture.plan.boards
        if (template := board.template) is not None
    ]
    if not made:
        raise UsageError(f"No board of {name} says in plan.yaml which template it gets.")
    for board, file, text in made:
        if not dry_run:
            save(folder / file, text)
        _say(f"{'would write' if dry_run else 'wrote'} {folder / file} for the {board.title}")
    return opened.is_whole


def file_name(plan: str, board: str, template: str, as_of: "date") -> str:
    """Give the name of the file of a board's report."""
    return f"{plan}-{board}-{template}-{as_of.isoformat()}.md"


def _say(text: str) -> None:
    from cip.model.text import safe

    typer.echo(safe(text), err=True)


def _board(picture: "Picture", asked: Asked) -> "Board | None":
    from cip.assessment.meetings import board_for, board_named
    from cip.reports.catalogue import DEFAULT

    if asked.board is None:
        return board_for(picture.plan, asked.template or DEFAULT)
    found = board_named(picture.plan, asked.board)
    if found is None:
        hint = _board_hint(asked.board, [board.id for board in picture.plan.boards])
        raise UsageError(f"There is no board '{asked.board[:60]}' in {picture.plan.name}. {hint}")
    return found


def _default(board: "Board | None") -> str:
    from cip.reports.catalogue import DEFAULT

    return board.template if board is not None and board.template else DEFAULT


def _board_hint(asked: str, known: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(asked[:60], known, n=1)
    if close:
        return f"Did you mean '{close[0]}'?"
    return f"The boards are: {', '.join(known)}." if known else "Its plan.yaml lists no boards."


def _report(source: Source, asked: Asked, template: str, board: "Board | None") -> str:
    from cip.assessment.picture import picture as picture_of
    from cip.reports.request import Request
    from cip.reports.writing import write

    since = _since(asked, board)
    request = Request(
        picture=source.picture,
        before=picture_of(source.picture.plan, as_of=since) if since else None,
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
