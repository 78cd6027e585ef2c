"""The command that writes reports."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cip.commands.options import AsOf
from cip.commands.output import Output, file_name, output_named
from cip.commands.session import Session, day_named
from cip.model.errors import UsageError
from cip.model.likeness import did_you_mean
from cip.papers.forms import PaperForm, check, laid_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from cip.assessment.picture import Picture
    from cip.model.people import Board
    from cip.model.plan import Plan
    from cip.papers.look import WordLook
    from cip.sources.folder import Workspace

LAST_MEETING = "last-meeting"
BRIEF = "officer-brief"


class Asked(NamedTuple):
    """What was asked for, beside the plan."""

    template: str | None
    board: str | None
    since: str | None
    ref: str | None
    as_of: "date"
    form: PaperForm = PaperForm.MARKDOWN
    look: "WordLook | None" = None


class Order(NamedTuple):
    """One of several reports: its file, what it is, and for whom."""

    file: Path
    template: str
    board: "Board | None"
    ref: str | None
    whom: str


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
            help="Write to a file (.md, .html, .docx), or into a folder (FOLDER/). A hyphen (-) "
            "is stdout.",
        ),
    ] = None,
    form: Annotated[
        PaperForm | None,
        typer.Option(
            "--format",
            show_default=False,
            help="In which form. Left out, the one that the ending of FILE says, or Markdown.",
        ),
    ] = None,
    style: Annotated[
        Path | None,
        typer.Option(
            "--style",
            metavar="FILE",
            show_default=False,
            help="A Word file of your own: its fonts, margins, head and foot.",
        ),
    ] = None,
    all_boards: Annotated[
        Path | None,
        typer.Option(
            "--all-boards", metavar="DIR", help="Write each board its report.", show_default=False
        ),
    ] = None,
    each_officer: Annotated[
        Path | None,
        typer.Option(
            "--each-officer",
            metavar="DIR",
            help="Write each accountable officer a brief.",
            show_default=False,
        ),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="Name the reports and their boards.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written.")] = False,
) -> None:
    """Write a report in Markdown, HTML or Word.

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
        others = {"--each-officer": each_officer, **given}
        _refuse_beside("--all-boards", {n: v for n, v in others.items() if n != "--officer"})
    if each_officer is not None:
        _refuse_beside("--each-officer", given)
    name, _, ref = plan.removeprefix("./").removeprefix("plans/").strip("/").partition("/")
    if ref:
        beside = {"--officer": officer, "--each-officer": each_officer}
        _refuse_beside(f"{name}/{ref[:60]}", beside)
    where = output_named(output)
    several = all_boards or each_officer
    chosen = (form or PaperForm.MARKDOWN) if several is not None else where.form(form)
    check(chosen)
    look = _look(style, chosen)
    asked = Asked(template, board, since, officer or ref or None, session.day, chosen, look)
    source = _source(session, name)
    if all_boards is not None:
        _write_all(source, asked, _for_boards(source.picture, asked, all_boards), dry_run=dry_run)
    elif each_officer is not None:
        orders = _for_officers(source.picture, asked, each_officer)
        _write_all(source, asked, orders, dry_run=dry_run)
    else:
        _write_one(source, asked, where, dry_run=dry_run)
    session.end()


def _refuse_beside(name: str, others: "Mapping[str, object]") -> None:
    """Raise ``UsageError`` where something was asked for beside what says the same otherwise."""
    for other, value in others.items():
        if value is not None:
            raise UsageError(f"{name} and {other} do not go together: leave one of them out.")


def _look(style: Path | None, form: PaperForm) -> "WordLook | None":
    """Give how a Word document looks by the file that ``--style`` names; None without it."""
    if style is None:
        return None
    if form is not PaperForm.WORD:
        raise UsageError(
            "--style is for Word documents: let the name end in .docx, or say --format docx."
        )
    from cip.model.text import safe
    from cip.papers.house_style import house_style
    from cip.papers.parcel import MOST_BYTES
    from cip.sources.folder import read_bytes

    name = safe(str(style))[:200]
    if style.is_symlink():
        raise UsageError(
            f"{name} cannot be used as a style: it is a link, and links are not followed. Name the "
            "file that it leads to."
        )
    data = read_bytes(style, name, most=MOST_BYTES)
    if not isinstance(data, bytes):
        raise UsageError(f"{name} cannot be used as a style: {data.message}.")
    return house_style(name, data)


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
    from cip.sources.written import judge_output, save_output

    name, board = source.picture.plan.name, _board(source.picture, asked)
    template = asked.template if asked.template is not None else template_for(board)
    about = (asked.ref, board.id if board else None)
    file = where.file(file_name(name, about, template, as_of=asked.as_of, form=asked.form))
    if file is not None:
        judge_output(file)
    made = _report(source, asked, template, board)
    if dry_run:
        unit = "characters" if isinstance(made, str) else "bytes"
        _say(f"would write {template} of {name}, {len(made):,} {unit}, to {file or 'stdout'}")
    elif file is not None:
        save_output(file, made)
        _say(f"wrote {template} of {name} to {file}")
    else:
        typer.echo(made, nl=False)


def _write_all(source: MadeFrom, asked: Asked, orders: "Iterable[Order]", *, dry_run: bool) -> None:
    """Write several reports; nothing is written where one of them cannot be."""
    from cip.sources.written import save_output

    made = [
        (order, _report(source, asked._replace(ref=order.ref), order.template, order.board))
        for order in _each_with_its_file(orders)
    ]
    for order, report_ in made:
        if not dry_run:
            save_output(order.file, report_)
        _say(f"{'would write' if dry_run else 'wrote'} {order.file} for {order.whom}")


def _each_with_its_file(orders: "Iterable[Order]") -> list[Order]:
    """Give orders of which each has a file of its own that can be written."""
    from cip.sources.written import judge_output

    found: dict[str, Order] = {}
    for order in orders:
        same = found.setdefault(order.file.name.casefold(), order)
        if same is not order:
            what = "boards another id" if order.board else "officers another title"
            raise UsageError(
                f"The reports for {same.whom} and {order.whom} would both be called "
                f"{order.file.name}. Give one of the {what} in plan.yaml."
            )
        judge_output(order.file)
    return list(found.values())


def _for_boards(picture: "Picture", asked: Asked, folder: Path) -> list[Order]:
    """Give what each board gets that says which template it wants."""
    plan, day = picture.plan, picture.as_of
    orders = [
        Order(
            folder / file_name(plan.name, [b.id], b.template, as_of=day, form=asked.form),
            template=b.template,
            board=b,
            ref=asked.ref,
            whom=f"the {b.title}",
        )
        for b in plan.boards
        if b.template is not None
    ]
    if not orders:
        raise UsageError(f"No board of {plan.name} says in plan.yaml which template it gets.")
    return orders


def _for_officers(picture: "Picture", asked: Asked, folder: Path) -> list[Order]:
    """Give the brief of each accountable officer; what nobody is named for has one too."""
    from cip.assessment.meetings import board_for
    from cip.facts.briefs import by_officer

    name, board = picture.plan.name, board_for(picture.plan, BRIEF)
    return [
        Order(
            folder / file_name(name, [title], BRIEF, as_of=picture.as_of, form=asked.form),
            template=BRIEF,
            board=board,
            ref=title,
            whom=title,
        )
        for title in by_officer(picture)
    ]


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


def _report(source: MadeFrom, asked: Asked, template: str, board: "Board | None") -> str | bytes:
    """Give a report in the form that was asked for."""
    from cip.assessment.picture import picture as picture_of
    from cip.facts.request import Request
    from cip.reports.writing import write

    since = _since(asked, source.picture.plan, board)
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
    markdown = write(template, request, own=source.workspace.templates)
    council = source.picture.plan.council
    return laid_out(markdown, asked.form, author=council, as_of=asked.as_of, look=asked.look)


def _since(asked: Asked, plan: "Plan", board: "Board | None") -> "date | None":
    from cip.assessment.meetings import looks_back_to

    if asked.since is not None and asked.since != LAST_MEETING:
        return _earlier(asked.since, asked.as_of)
    day = looks_back_to(plan, board, as_of=asked.as_of) if board else None
    if day is None and asked.since == LAST_MEETING:
        raise UsageError(
            "The last meeting is not known: plan.yaml gives no board for this report with meetings "
            "or how often it meets. Name a day: --since 2024-07-17."
        )
    return day


def _earlier(since: str, as_of: "date") -> "date":
    try:
        day = day_named(since)
    except UsageError as error:
        raise UsageError(f"--since: {error} It can be {LAST_MEETING} too.") from None
    if day >= as_of:
        raise UsageError("--since must be a day before the day of the report (--as-of).")
    return day
