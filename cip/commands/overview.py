"""The commands that look over plans: status, overdue, at-risk, due, list."""

import re
import shlex
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cip.commands.options import (
    AsOf,
    ByObjective,
    ByOfficer,
    ByPosition,
    ByTag,
    ByWorkstream,
    FailOn,
    Json,
    Plans,
)
from cip.commands.session import Setting, day_named, open_plans, plan_names, print_document
from cip.model.errors import UsageError
from cip.model.vocabulary import Position

if TYPE_CHECKING:
    from datetime import date

    from cip.assessment.picture import Picture
    from cip.assessment.selection import Wanted
    from cip.assessment.standing import Standing

Group = "tuple[Picture, tuple[Standing, ...]]"


def enter(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    app.command()(status)
    app.command("overdue", help="List what is overdue, the longest first.")(
        _list_command(Position.OVERDUE)
    )
    app.command("at-risk", help="List what is at risk, with the reasons, the soonest due first.")(
        _list_command(Position.AT_RISK)
    )
    app.command("due")(due)
    app.command("list")(list_)


def _pictures(
    ctx: typer.Context, plans: list[str] | None, wanted: "Wanted", *, as_of: "date"
) -> "tuple[list[Picture], bool]":
    """Give the pictures of what was asked for, and whether every file could be used."""
    from cip.assessment.picture import selection

    setting: Setting = ctx.obj
    workspace = setting.workspace()
    opened = open_plans(workspace, plan_names(workspace, plans or ()))
    pictures = list(opened.pictures(as_of=as_of))
    _check_wanted(pictures, wanted)
    if not wanted.is_everything:
        pictures = [selection(p, wanted.keeps(p.index)) for p in pictures]
    return pictures, opened.is_whole


def _check_wanted(pictures: "Iterable[Picture]", wanted: "Wanted") -> None:
    """Raise ``UsageError`` for a filter that names something no chosen plan has."""
    from difflib import get_close_matches

    from cip.assessment.selection import has_officer

    listed = list(pictures)
    checks: list[tuple[str, str | None, list[str]]] = [
        ("objective", wanted.objective, [o.ref for p in listed for o in p.plan.objectives]),
        (
            "workstream",
            wanted.workstream,
            [w.ref for p in listed for w in p.plan.workstreams]
            + [o.ref for p in listed for o in p.plan.objectives],
        ),
        ("tag", wanted.tag, [t for p in listed for a in p.plan.actions for t in a.tags]),
    ]
    if wanted.officer is not None and not any(has_officer(p, wanted.officer) for p in listed):
        names = [n for p in listed for o in p.plan.officers for n in (o.title, *o.abbreviations)]
        checks.append(("officer", wanted.officer, names))
    for kind, asked, known in checks:
        if asked is None or asked in known:
            continue
        close = get_close_matches(asked[:60], known, n=1)
        hint = f" Did you mean '{close[0]}'?" if close else ""
        raise UsageError(
            f"There is no {kind} '{asked[:60]}' in the plans that are looked at.{hint}"
        )


def _positions(names: Iterable[str] | None) -> tuple[Position, ...]:
    """Give positions by name; several may stand in one text with commas between."""
    from difflib import get_close_matches

    found = []
    for name in (part.strip() for names_ in names or () for part in names_.split(",")):
        if name not in [position.value for position in Position]:
            known = [position.value for position in Position]
            close = get_close_matches(name[:60], known, n=1)
            hint = (
                f"Did you mean '{close[0]}'?" if close else "It can be: " + ", ".join(known) + "."
            )
            raise UsageError(f"'{name[:60]}' is no position. {hint}")
        found.append(Position(name))
    return tuple(found)


def _end(pictures: "Iterable[Picture]", fail_on: tuple[Position, ...], *, is_whole: bool) -> None:
    failed = any(picture.counts[position] for picture in pictures for position in fail_on)
    if failed or not is_whole:
        raise typer.Exit(1)


def status(
    ctx: typer.Context,
    plans: Plans = None,
    as_of: AsOf = None,
    officer: ByOfficer = None,
    objective: ByObjective = None,
    workstream: ByWorkstream = None,
    tag: ByTag = None,
    fail_on: FailOn = None,
    most: Annotated[
        int,
        typer.Option(
            "--most", min=0, metavar="NUMBER", help="So many entries of each list; 0: all."
        ),
    ] = 10,
    json: Json = False,
) -> None:
    """Show where each plan stands: counts, lists, what is due next."""
    from cip.assessment.selection import Wanted

    day = day_named(as_of)
    failing = _positions(fail_on)
    wanted = Wanted(officer=officer, objective=objective, workstream=workstream, tag=tag)
    pictures, is_whole = _pictures(ctx, plans, wanted, as_of=day)
    if json:
        from cip.data.documents import status_document
        from cip.terminal.status_view import DUE_WITHIN_DAYS

        print_document(status_document(pictures, as_of=day, due_within_days=DUE_WITHIN_DAYS))
    else:
        from cip.terminal.screen import show, width
        from cip.terminal.status_view import status_lines

        options = shlex.join([*(("--as-of", str(day)) if as_of else ()), *wanted.options()])
        show(status_lines(pictures, width=width(), most=most, only=wanted.words(), options=options))
    _end(pictures, failing, is_whole=is_whole)


def _show_list(
    ctx: typer.Context,
    plans: list[str] | None,
    wanted: "Wanted",
    select: "Callable[[Picture], tuple[Standing, ...]]",
    what: str,
    *,
    as_of: "date",
    fail_on: list[str] | None,
    json: bool,
) -> None:
    failing = _positions(fail_on)
    pictures, is_whole = _pictures(ctx, plans, wanted, as_of=as_of)
    groups = [(picture, select(picture)) for picture in pictures]
    if json:
        from cip.data.documents import actions_document

        print_document(actions_document(groups, as_of=as_of))
    else:
        from cip.terminal.list_view import list_lines
        from cip.terminal.screen import show, width

        show(list_lines(groups, what, width=width(), only=wanted.words()))
    _end(pictures, failing, is_whole=is_whole)


def _list_command(position: Position) -> Callable[..., None]:
    """Give the command that lists what stands in one position."""

    def command(
        ctx: typer.Context,
        plans: Plans = None,
        as_of: AsOf = None,
        officer: ByOfficer = None,
        objective: ByObjective = None,
        workstream: ByWorkstream = None,
        tag: ByTag = None,
        fail_on: FailOn = None,
        json: Json = False,
    ) -> None:
        from cip.assessment.selection import Wanted

        _show_list(
            ctx,
            plans,
            Wanted(officer=officer, objective=objective, workstream=workstream, tag=tag),
            lambda picture: picture.in_position(position),
            position.value.replace("-", " "),
            as_of=day_named(as_of),
            fail_on=fail_on,
            json=json,
        )

    return command


_SPAN = re.compile(r"([0-9]{1,4}) ?(d|days?|w|weeks?|m|months?)?")
_DAYS = {"d": 1, "w": 7, "m": 30}


def _days(text: str) -> int:
    match = _SPAN.fullmatch(text.strip().lower())
    if not match:
        raise UsageError(f"'{text[:60]}' is no length of time. Write 30d, 6w or 3m.")
    return int(match[1]) * _DAYS[(match[2] or "d")[0]]


def due(
    ctx: typer.Context,
    plans: Plans = None,
    within: Annotated[
        str, typer.Option("--within", metavar="TIME", help="How far ahead: 30d, 6w, 3m.")
    ] = "30d",
    as_of: AsOf = None,
    officer: ByOfficer = None,
    objective: ByObjective = None,
    workstream: ByWorkstream = None,
    tag: ByTag = None,
    fail_on: FailOn = None,
    json: Json = False,
) -> None:
    """List what is open and due soon, the soonest first."""
    from cip.assessment.selection import Wanted

    days = _days(within)
    wanted = Wanted(officer=officer, objective=objective, workstream=workstream, tag=tag)
    _show_list(
        ctx,
        plans,
        wanted,
        lambda picture: picture.due(within_days=days),
        f"due in the next {days} days",
        as_of=day_named(as_of),
        fail_on=fail_on,
        json=json,
    )


class Kind(StrEnum):
    """What can be listed."""

    ACTION = "action"
    KPI = "kpi"
    RISK = "risk"


def _show_measures(
    ctx: typer.Context, plans: list[str] | None, kind: Kind, *, as_of: "date", json: bool
) -> None:
    from cip.assessment.selection import Wanted
    from cip.data.documents import kpis_document, risks_document
    from cip.terminal.measure_view import kpi_list, risk_list
    from cip.terminal.screen import show, width

    pictures, is_whole = _pictures(ctx, plans, Wanted(), as_of=as_of)
    if json:
        document = kpis_document if kind is Kind.KPI else risks_document
        print_document(document(pictures, as_of=as_of))
    else:
        show((kpi_list if kind is Kind.KPI else risk_list)(pictures, width=width()))
    _end(pictures, (), is_whole=is_whole)


def _refuse_filters(ctx: typer.Context, kind: Kind) -> None:
    """Raise ``UsageError`` for a filter of actions: nothing that was asked for is ignored."""
    for name in ("position", "officer", "objective", "workstream", "tag", "fail_on"):
        if ctx.params.get(name):
            option = "--" + name.replace("_", "-")
            raise UsageError(f"{option} is for actions; --kind {kind.value} does not take it.")


def list_(
    ctx: typer.Context,
    plans: Plans = None,
    kind: Annotated[Kind, typer.Option("--kind", help="What to list.")] = Kind.ACTION,
    position: ByPosition = None,
    as_of: AsOf = None,
    officer: ByOfficer = None,
    objective: ByObjective = None,
    workstream: ByWorkstream = None,
    tag: ByTag = None,
    fail_on: FailOn = None,
    json: Json = False,
) -> None:
    """List actions in the plan's order, or its KPIs or risks."""
    from cip.assessment.selection import Wanted

    if kind is not Kind.ACTION:
        _refuse_filters(ctx, kind)
        _show_measures(ctx, plans, kind, as_of=day_named(as_of), json=json)
        return
    wanted = Wanted(
        officer=officer,
        objective=objective,
        workstream=workstream,
        tag=tag,
        positions=_positions(position),
    )
    _show_list(
        ctx,
        plans,
        wanted,
        lambda picture: picture.standings,
        "listed",
        as_of=day_named(as_of),
        fail_on=fail_on,
        json=json,
    )
