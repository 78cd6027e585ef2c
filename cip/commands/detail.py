"""The command that shows one thing whole."""

from typing import TYPE_CHECKING

import typer

from cip.commands.options import Address, AsOf, Json
from cip.commands.session import Setting, day_named, open_plans, plan_names, print_document
from cip.model.errors import UsageError

if TYPE_CHECKING:
    from cip.assessment.picture import Picture
    from cip.model.plan import Plan


def enter(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command()(show)


def show(ctx: typer.Context, address: Address, as_of: AsOf = None, json: Json = False) -> None:
    """Show one action, workstream, KPI or risk whole, and the reasons."""
    from cip.model.references import parse_address

    day = day_named(as_of)
    setting: Setting = ctx.obj
    workspace = setting.workspace()
    named = parse_address(address.removeprefix("plans/"))
    if named is None:
        raise UsageError(
            f"'{address[:60]}' is no address. Write a plan, a slash and a number: PLAN/1.2.1."
        )
    (name,) = plan_names(workspace, [named.plan])
    if named.ref is None:
        raise UsageError(f"'{name}' is a whole plan. Try 'cip status {name}'.")
    opened = open_plans(workspace, [name])
    (picture,) = opened.pictures(as_of=day)
    if named.part is not None:
        _check_part(picture, named.ref, named.part)
    if not _show(picture, named.ref, json=json):
        raise UsageError(_unknown(opened.loaded[0].plan, named.ref))
    if not opened.is_whole:
        raise typer.Exit(1)


def _show(picture: "Picture", ref: str, *, json: bool) -> bool:
    """Show what has a number or an id; say whether there is such a thing on the day."""
    from cip.terminal.screen import show as show_lines
    from cip.terminal.screen import width
    from cip.terminal.show_view import action_lines, workstream_lines

    standing = next((s for s in picture.standings if s.action.ref == ref), None)
    workstream = picture.index.workstream(ref)
    if standing is not None and json:
        from cip.data.documents import action_document

        print_document(action_document(picture, standing, as_of=picture.as_of))
    elif standing is not None:
        show_lines(action_lines(picture, standing, width=width()))
    elif workstream is not None and json:
        from cip.data.documents import workstream_document

        print_document(workstream_document(picture, workstream, as_of=picture.as_of))
    elif workstream is not None:
        show_lines(workstream_lines(picture, workstream, width=width()))
    else:
        return _show_measure(picture, ref, json=json)
    return True


def _check_part(picture: "Picture", ref: str, part: str) -> None:
    """Raise ``UsageError`` for a part that is not there; the action of one is shown whole."""
    action = picture.index.action(ref)
    if action is None:
        raise UsageError(f"{picture.plan.name}/{ref[:60]} is no action: it has no parts.")
    if part in [item.ref for item in action.milestones]:
        return
    known = ", ".join(f"({item.ref})" for item in action.milestones)
    hint = f"Its parts are {known}." if known else "It has no parts."
    raise UsageError(f"{picture.plan.name}/{ref} has no part ({part[:60]}). {hint}")


def _show_measure(picture: "Picture", ref: str, *, json: bool) -> bool:
    """Show a KPI or a risk; say whether there is one with this id."""
    from cip.data.documents import item_document
    from cip.data.objects import kpi, risk
    from cip.terminal.measure_view import kpi_lines, risk_lines
    from cip.terminal.screen import show as show_lines
    from cip.terminal.screen import width

    indicator = next((item for item in picture.kpis if item.kpi.id == ref), None)
    threat = next((item for item in picture.risks if item.risk.id == ref), None)
    if indicator is not None:
        data, lines = ("kpi", kpi(picture, indicator)), kpi_lines(picture, indicator, width=width())
    elif threat is not None:
        data, lines = ("risk", risk(picture, threat)), risk_lines(picture, threat, width=width())
    else:
        return False
    if json:
        print_document(item_document(*data, as_of=picture.as_of))
    else:
        show_lines(lines)
    return True


def _unknown(plan: "Plan", ref: str) -> str:
    """Give why nothing is shown: nothing has that number, or it came into the plan later."""
    from difflib import get_close_matches

    name = plan.name
    action = next((action for action in plan.actions if action.ref == ref), None)
    if action is not None and action.added is not None:
        from cip.model.deadline import day_for_people

        return f"{name}/{ref} was added to the plan later, on {day_for_people(action.added)}."
    known = [*plan.references, *(k.id for k in plan.kpis), *(r.id for r in plan.risks)]
    close = get_close_matches(ref[:60], known, n=1)
    hint = f" Did you mean '{name}/{close[0]}'?" if close else ""
    return f"There is nothing with the number '{ref[:60]}' in {name}.{hint}"
