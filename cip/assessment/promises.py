"""What was promised first: the deadline that an action had at first, or what it took the place of.

What takes the place of something that was withdrawn takes its promise over: the earliest of its own
first deadline and of those of all that it replaced, however long the chain. So no action becomes
punctual by being withdrawn and begun anew under another number. The same holds of an action that
says, in a ``changed`` entry, that it was carried over from another plan.

Everything here takes plans as they were known on a day (``cip.assessment.known``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cip.assessment.ends import (
    baseline,
    end_of,
    first_end,
    history_until,
    judged_by,
    judged_end,
)
from cip.assessment.reported import all_updates, withdrawal
from cip.model.deadline import Deadline
from cip.model.plan import Action, Milestone, Plan
from cip.model.progress import Update
from cip.model.references import name_in, split_target


class Inherited(NamedTuple):
    """From what an action has its first deadline; what is named is named by its address.

    ``of`` is what that deadline was promised of. ``replaced`` is what the action itself took the
    place of, ``due`` when that was due at the end, and ``update`` its withdrawal: None where the
    action was carried over from another plan. In a chain of two, ``of`` is ``replaced``.
    """

    of: str
    replaced: str
    due: Deadline | None
    update: Update | None

    def name(self, plan: str) -> str:
        """Give what people of a plan call that of which the deadline was promised."""
        return name_in(plan, self.of)

    def replaced_name(self, plan: str) -> str:
        """Give what people of a plan call that of which the action took the place."""
        return name_in(plan, self.replaced)


class Promise(NamedTuple):
    """The first deadline of an action, or None; and from what it has it, where it is not its own.

    ``own`` is its own first deadline.
    """

    end: Deadline | None
    own: Deadline | None
    inherited: Inherited | None = None


class Promises:
    """Looks up the first deadlines of the actions of a plan.

    ``beside`` are the plans that it may have taken something over from.
    """

    def __init__(self, plan: Plan, beside: Iterable[Plan] = ()) -> None:
        self._plan = plan
        self._history = history_until(plan)
        plans = (plan, *(other for other in beside if other.name != plan.name))
        links = _links(plans)
        self._reached, self._from_elsewhere = _reached(plans, links), links.from_elsewhere

    def takes_over(self, action: Action) -> bool:
        """Say whether an action took the place of something that had a date."""
        return f"{self._plan.name}/{action.ref}" in self._reached

    def of(self, action: Action) -> Promise:
        """Give the first deadline of an action."""
        address = f"{self._plan.name}/{action.ref}"
        # Where a plan that it comes from is not here, all that its file says was promised there.
        history = None if address in self._from_elsewhere else self._history
        own, found = first_end(action, history), self._reached.get(address)
        if found is None or not _is_earlier(found.first, own):
            return Promise(own, own)
        link = found.link
        return Promise(found.first, own, Inherited(found.of, link.source, link.due, link.update))


def linked(plan: Plan, beside: Iterable[Plan]) -> tuple[Plan, ...]:
    """Give the plans beside one, where any of them names another one's action; else none.

    What was known on a day need not be worked out of plans that have nothing to do with each other.
    """
    others = tuple(other for other in beside if other.name != plan.name)
    return others if others and name_one_another((plan, *others)) else ()


def name_one_another(plans: Iterable[Plan]) -> bool:
    """Say whether any of some plans names an action of another one."""
    return any(map(_names_another_plan, plans))


def _names_another_plan(plan: Plan) -> bool:
    return any(map(_names_another, plan.actions))


def _names_another(action: Action) -> bool:
    """Say whether an action names one of another plan; it is asked of every action."""
    if action.changed and any(True for _ in _former(action)):
        return True
    for update in all_updates(action):
        if update.superseded_by and any("/" in target for target in update.superseded_by):
            return True
    return False


class _Link(NamedTuple):
    """That what has the address ``target`` took the place of ``source``."""

    source: str
    target: str
    due: Deadline | None
    update: Update | None


class _Found(NamedTuple):
    """The first deadline that something takes over, of what, and by which link."""

    first: Deadline
    of: str
    link: _Link


class _Links(NamedTuple):
    """Who took whose place, the own first deadlines of what was replaced, and what came from afar.

    ``from_elsewhere`` are the addresses of what was carried over from a plan that is not at hand.
    """

    links: list[_Link]
    firsts: dict[str, Deadline | None]
    from_elsewhere: set[str]


def earlier_of(one: Deadline | None, other: Deadline | None) -> Deadline | None:
    """Give the earlier one of two ends: none, and one without a last day, is later than any."""
    return other if other is not None and _is_earlier(other, one) else one


def _is_earlier(one: Deadline, other: Deadline | None) -> bool:
    if one.last is None:
        return False
    return other is None or other.last is None or one.last < other.last


def _reached(plans: Sequence[Plan], linked_by: _Links) -> Mapping[str, _Found]:
    """Give, by address, the earliest first deadline that something takes over.

    The earliest is passed on first, along all that follows it; whatever it reaches needs no later
    one. So each thing is looked at once, and a circle ends where it began.
    """
    links, firsts, _ = linked_by
    if not links:
        return {}
    members = _members(plans)
    onward: dict[str, list[_Link]] = {}
    for link in links:
        onward.setdefault(link.source, []).append(link)
    found: dict[str, _Found] = {}
    dated = [(end.last, end, source) for source, end in firsts.items() if end and end.last]
    for _, first, source in sorted(dated, key=lambda item: item[0]):
        waiting = list(onward.get(source, ()))
        while waiting:
            link = waiting.pop()
            if link.target in found:
                continue
            found[link.target] = _Found(first, source, link)
            waiting.extend(link._replace(target=to) for to in members.get(link.target, ()))
            if (whole := split_target(link.target)[0]) != link.target:
                waiting.append(link._replace(target=whole))
            waiting.extend(onward.get(link.target, ()))
    return found


def _links(plans: Sequence[Plan]) -> _Links:
    made = _Links([], {}, set())
    former: list[tuple[str, str]] = []
    for plan in plans:
        history = history_until(plan)
        for action in plan.actions:
            if action.changed:
                former += ((name, f"{plan.name}/{action.ref}") for name in _former(action))
            if action.updates and _is_replaced(action.updates):
                _enter_action(made, action, plan.name, history)
            for part in action.milestones:
                if part.updates and _is_replaced(part.updates):
                    address = f"{plan.name}/{action.ref}({part.ref})"
                    _enter_part(made, part, address, plan.name, history)
    if former:
        known = {f"{p.name}/{a.ref}": (a, history_until(p)) for p in plans for a in p.actions}
        for name, address in former:
            if name not in known:
                made.from_elsewhere.add(address)
                continue
            action, history = known[name]
            made.firsts[name] = first_end(action, history)
            made.links.append(_Link(name, address, end_of(action, history), None))
    return made


def _is_replaced(updates: Sequence[Update]) -> bool:
    """Say whether something is named that takes the place of what was reported on."""
    for update in updates:  # noqa: SIM110 - asked of every action and part, and twice as quick
        if update.superseded_by:
            return True
    return False


def _enter_action(made: _Links, action: Action, plan: str, history: date | None) -> None:
    address = f"{plan}/{action.ref}"
    if found := list(_successions(action.updates, address, plan, history)):
        end = judged_end(action, end_of(action, history), history)
        made.links.extend(link._replace(due=end) for link in found)
        made.firsts[address] = first_end(action, history)


def _enter_part(
    made: _Links, part: Milestone, address: str, plan: str, history: date | None
) -> None:
    for link in _successions(part.updates, address, plan, history):
        made.firsts[address] = baseline(part, history)
        made.links.append(link._replace(due=judged_by(part, part.deadline, history)))


def _successions(
    updates: Sequence[Update], address: str, plan: str, history: date | None
) -> Iterator[_Link]:
    """Give what took the place of something, as far as it is withdrawn, and was when approved."""
    said = withdrawal(updates)
    if not said or (history is not None and said[0].date <= history):
        return
    naming = next((update for update in reversed(said) if update.superseded_by), None)
    for target in naming.superseded_by if naming is not None else ():
        yield _Link(address, target if "/" in target else f"{plan}/{target}", None, naming)


def _former(action: Action) -> Iterator[str]:
    """Give the addresses in other plans from which an action says that it was carried over."""
    for change in action.changed:
        ref = change.was.get("ref")
        if isinstance(ref, str) and "/" in ref:
            yield ref


def _members(plans: Iterable[Plan]) -> Mapping[str, list[str]]:
    """Give the addresses of the actions of each workstream that is called like no action."""
    found: dict[str, list[str]] = {}
    for plan in plans:
        for action in plan.actions:
            found.setdefault(f"{plan.name}/{action.workstream}", []).append(
                f"{plan.name}/{action.ref}"
            )
        for action in plan.actions:
            found.pop(f"{plan.name}/{action.ref}", None)
    return found
