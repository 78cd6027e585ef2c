"""The command that shows one thing whole."""

from typing import TYPE_CHECKING

import typer

from cip.commands.options import Address, AsOf, Json
from cip.commands.session import Session, plan_names
from cip.model.errors import UsageError
from cip.model.likeness import meant_or_nearest, meant_or_told

if TYPE_CHECKING:
    from cip.assessment.picture import Picture
    from cip.model.plan import Plan


def show(ctx: typer.Context, address: Address, as_of: AsOf = None, json: Json = False) -> None:
    """Show one action, workstream, KPI or risk whole, and the reasons."""
    from cip.model.references import parse_address

    session = Session(ctx, as_of=as_of, json=json)
    named = parse_address(address.removeprefix("plans/"))
    if named is None:
        raise UsageError(
            f"'{address[:60]}' is no address. Write a plan, a slash and a number: PLAN/1.2.1."
        )
    (name,) = plan_names(session.workspace, [named.plan])
    if named.ref is None:
        raise UsageError(f"'{name}' is a whole plan. Try 'cip status {name}'.")
    (picture,) = session.open([name])
    if named.part is not None:
        _check_part(picture, named.ref, named.part)
    if not any(shown(session, picture, named.ref) for shown in (_action, _workstream, _kpi, _risk)):
        raise UsageError(unknown(session.plans[0], named.ref))
    session.end()


def _action(session: Session, picture: "Picture", ref: str) -> bool:
    """Show an action; say whether there is one with this reference."""
    from cip.data.documents import action_document
    from cip.terminal.action_view import action_lines

    standing = next((s for s in picture.standings if s.action.ref == ref), None)
    if standing is None:
        return False
    session.answer(
        lambda: action_document(picture, standing, as_of=picture.as_of),
        lambda width: action_lines(picture, standing, width=width),
    )
    return True


def _workstream(session: Session, picture: "Picture", ref: str) -> bool:
    from cip.data.documents import workstream_document
    from cip.terminal.workstream_view import workstream_lines

    item = picture.index.workstream(ref)
    if item is None:
        return False
    session.answer(
        lambda: workstream_document(picture, item, as_of=picture.as_of),
        lambda width: workstream_lines(picture, item, width=width),
    )
    return True


def _kpi(session: Session, picture: "Picture", ref: str) -> bool:
    from cip.data.documents import item_document
    from cip.data.objects import kpi
    from cip.terminal.measure_view import kpi_lines

    standing = next((item for item in picture.kpis if item.kpi.id == ref), None)
    if standing is None:
        return False
    session.answer(
        lambda: item_document("kpi", kpi(picture, standing), as_of=picture.as_of),
        lambda width: kpi_lines(picture, standing, width=width),
    )
    return True


def _risk(session: Session, picture: "Picture", ref: str) -> bool:
    from cip.data.documents import item_document
    from cip.data.objects import risk
    from cip.terminal.measure_view import risk_lines

    standing = next((item for item in picture.risks if item.risk.id == ref), None)
    if standing is None:
        return False
    session.answer(
        lambda: item_document("risk", risk(picture, standing), as_of=picture.as_of),
        lambda width: risk_lines(picture, standing, width=width),
    )
    return True


def _check_part(picture: "Picture", ref: str, part: str) -> None:
    """Raise ``UsageError`` for a part that is not there; the action of one is shown whole."""
    action = picture.index.action(ref)
    if action is None:
        printed = _as_printed(picture.plan, f"{ref}({part})")
        no_parts = f"{picture.plan.name}/{ref[:60]} is no action: it has no parts."
        raise UsageError(printed or no_parts)
    if part in [item.ref for item in action.milestones]:
        return
    known = ", ".join(f"({item.ref})" for item in action.milestones)
    hint = f"Its parts are {known}." if known else "It has no parts."
    raise UsageError(f"{picture.plan.name}/{ref} has no part ({part[:60]}). {hint}")


def unknown(plan: "Plan", ref: str) -> str:
    """Give why nothing is found: nothing has that number, or it came into the plan later."""
    name = plan.name
    action = next((action for action in plan.actions if action.ref == ref), None)
    if action is not None and action.added is not None:
        from cip.model.deadline import day_for_people

        return f"{name}/{ref} was added to the plan later, on {day_for_people(action.added)}."
    if found := _as_printed(plan, ref):
        return found
    if ref[:1].isdigit():
        from cip.commands.answers import titles_of

        hint = meant_or_nearest(ref, titles_of(plan), before=f"{name}/")
        return f"There is nothing with the number '{ref[:60]}' in {name}. {hint}".rstrip()
    known = [*plan.references, *(k.id for k in plan.kpis), *(r.id for r in plan.risks)]
    hint = meant_or_told(ref, known, before=f"{name}/")
    return f"There is nothing with the number '{ref[:60]}' in {name}. {hint}".rstrip()


def _as_printed(plan: "Plan", ref: str) -> str | None:
    """Say what has the number that only the paper prints, where something has."""
    from cip.assessment.index import same_name

    wanted = same_name(ref)
    things = [
        *((item.ref, item.as_published) for item in plan.workstreams),
        *((item.ref, item.as_published) for item in plan.actions),
        *(
            (f"{action.ref}({part.ref})", part.as_published)
            for action in plan.actions
            for part in action.milestones
        ),
    ]
    found = [
        f"{plan.name}/{number}"
        for number, printed in things
        if wanted in (said := same_name(printed.get("ref", "")), said.rpartition(" ")[2])
    ]
    if not found or not wanted:
        return None
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    return f"The paper prints '{ref[:60]}' for {', '.join(found[:3])}{more}."
