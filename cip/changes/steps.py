"""From a plan before a change to the plan after it in steps, one for each kind of cause."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from cip.changes.alignment import aligned
from cip.changes.change import Change, ChangeKind
from cip.changes.pairing import Level, Pair, Pairs
from cip.model.plan import Action, Plan
from cip.model.progress import Update


class FigureCause(StrEnum):
    """Why an action stands elsewhere after a change than before it."""

    EVIDENCED = "reported, with evidence"
    REPORTED = "reported, without evidence"
    WITHDRAWN = "withdrawn"
    MOVED = "dates moved"
    CORRECTED = "corrected"
    MISTYPED = "mistyped"
    REWRITTEN = "old reports rewritten"
    PARTS = "parts added or deleted"
    OTHERWISE = "changed otherwise"
    TERMS = "terms changed"
    ADDED = "added"
    DELETED = "deleted"
    UNREAD = "could not be read"
    FOLLOWS = "follows from other changes"


class StateBetween(NamedTuple):
    """A state between two states of a plan, and the cause of each action that was touched.

    ``names`` are the names of the pairs by the references that actions have in this state. What is
    in no ``causes`` and stands elsewhere all the same has the cause ``otherwise``.
    """

    plan: Plan
    names: Mapping[str, str]
    causes: Mapping[str, FigureCause]
    otherwise: FigureCause = FigureCause.FOLLOWS


def steps(pairs: Pairs, facts: Iterable[Change]) -> Iterator[StateBetween]:
    """Give the states from the one before, which is not among them, to the one after.

    New reports come first, so that what they suffice for is theirs; then dates, then what was said
    before and says something else, then the rest of the actions, and what all of them are judged
    by. What was deleted or added comes last. A step that changes nothing is left out.
    """
    base, head = pairs.base, pairs.head
    if base is None or head is None:
        return
    last: StateBetween | None = None
    for state in _on_the_way(pairs, base, head, list(facts)):
        if last is not None:
            yield last
        last = state
    if last is not None and _is_there(last.plan, pairs):
        yield last._replace(plan=head, names=names_of(pairs.actions, of_base=False))
        return
    if last is not None:
        yield last
    whole = {pair.way[-1]: _CAME_OR_WENT[pair.is_new] for pair in pairs.actions if _is_whole(pair)}
    whole |= {
        pair.way[-1]: FigureCause.UNREAD for pair in pairs.unread if pair.level is Level.ACTION
    }
    yield StateBetween(head, names_of(pairs.actions, of_base=False), whole)


def _is_there(plan: Plan, pairs: Pairs) -> bool:
    """Say whether a state holds the actions of the one after: then no other step is needed."""
    head = pairs.head
    return head is not None and not pairs.unread and plan == head


def _on_the_way(pairs: Pairs, base: Plan, head: Plan, told: list[Change]) -> Iterator[StateBetween]:
    """Give the states for what became of the actions of both sides, and of what they stand in."""
    before = names_of(pairs.actions, of_base=True)
    touched = {pair.way[-1]: pair for pair in pairs.touched}
    plan = base
    for group, take in _OF_ACTIONS:
        causes = dict(_causes(told, group, touched))
        if causes:
            plan = _with(
                plan, {ref: touched.get(name) for ref, name in before.items()}, take, pairs
            )
            yield StateBetween(plan, before, causes)
    if around := [fact.kind for fact in told if fact.level in _AROUND]:
        cause = FigureCause.TERMS if ChangeKind.TERMS in around else FigureCause.OTHERWISE
        yield StateBetween(head._replace(actions=plan.actions), before, {}, cause)


_CAME_OR_WENT = {True: FigureCause.ADDED, False: FigureCause.DELETED}


def _is_whole(pair: Pair[Action]) -> bool:
    return pair.is_new or pair.is_gone


def names_of(pairs: Iterable[Pair[Action]], *, of_base: bool) -> Mapping[str, str]:
    """Give the names of pairs by the references of their actions on one side."""
    found: dict[str, str] = {}
    for pair in pairs:
        side = pair.before if of_base else pair.after
        if side is not None:
            found.setdefault(side.ref, pair.way[-1])
    return found


_AROUND = (Level.PLAN, Level.OBJECTIVE, Level.WORKSTREAM, Level.BOARD)
"""What stands around the actions, and may have them stand elsewhere."""

_Group = Callable[[Change], FigureCause | None]


def _causes(
    facts: Iterable[Change], group: _Group, touched: Mapping[str, object]
) -> Iterator[tuple[str, FigureCause]]:
    """Give the cause of each action of which a group of facts is told; the last one holds.

    That parts came or went comes last.
    """
    parts = []
    for fact in facts:
        if fact.level not in (Level.ACTION, Level.PART) or fact.way[1] not in touched:
            continue
        cause = group(fact)
        if cause is FigureCause.PARTS:
            parts.append((fact.way[1], cause))
        elif cause is not None:
            yield fact.way[1], cause
    yield from parts


def _reported(fact: Change) -> FigureCause | None:
    if fact.kind is not ChangeKind.REPORTED:
        return None
    return FigureCause.EVIDENCED if has_evidence(fact.entry) else FigureCause.REPORTED


def has_evidence(entry: object) -> bool:
    """Say whether an update names what shows it: evidence, or who verified it."""
    if not isinstance(entry, Update):
        return False
    return bool(entry.evidence) or entry.verified_by is not None


_DATES = ("deadline", "start", "rescheduled", "added")


def _moved(fact: Change) -> FigureCause | None:
    if fact.key is None or fact.key.split(".")[0] not in _DATES:
        return None
    return FigureCause.MISTYPED if fact.kind is ChangeKind.MISTYPED else FigureCause.MOVED


_SAID_ANEW = {
    ChangeKind.CORRECTED: FigureCause.CORRECTED,
    ChangeKind.MISTYPED: FigureCause.MISTYPED,
}


def _said_anew(fact: Change) -> FigureCause | None:
    if fact.key is None or fact.key.split(".")[0] != "updates":
        return None
    if fact.kind is ChangeKind.REPORTED:
        return None
    return _SAID_ANEW.get(fact.kind, FigureCause.REWRITTEN)


def _otherwise(fact: Change) -> FigureCause | None:
    if _reported(fact) or _moved(fact) or _said_anew(fact):
        return None
    return (
        FigureCause.PARTS
        if fact.level is Level.PART and fact.key is None
        else FigureCause.OTHERWISE
    )


_Take = Callable[[Any, Any, Any], Any]
"""Gives something as it stands in between, with what it takes over: from it before and after."""


def _with(
    plan: Plan, touched: Mapping[str, Pair[Action] | None], take: _Take, pairs: Pairs
) -> Plan:
    """Give a plan in which the touched actions, and their parts, take something over."""
    actions = (
        action if (pair := touched.get(action.ref)) is None else _taking(action, pair, take, pairs)
        for action in plan.actions
    )
    return plan._replace(actions=tuple(actions))


def _taking(action: Action, pair: Pair[Action], take: _Take, pairs: Pairs) -> Action:
    taken: Action = take(action, pair.before, pair.after)
    if take is _all:
        return taken
    both = {part.before.ref: part for part in pairs.parts_of(pair) if part.before and part.after}
    parts = (
        take(part, both[part.ref].before, both[part.ref].after) if part.ref in both else part
        for part in action.milestones
    )
    return taken._replace(milestones=tuple(parts))


def _new_updates(now: Any, was: Any, later: Any) -> Any:
    new = (pair.after for pair in aligned(was.updates, later.updates) if pair.before is None)
    return now._replace(updates=(*now.updates, *new))


def _dates(now: Any, _was: Any, later: Any) -> Any:
    return now._replace(
        deadline=later.deadline,
        rescheduled=later.rescheduled,
        start=later.start,
        added=later.added,
    )


def _updates(now: Any, _was: Any, later: Any) -> Any:
    return now._replace(updates=later.updates)


def _all(now: Any, _was: Any, later: Any) -> Any:
    return later._replace(ref=now.ref)


_OF_ACTIONS: tuple[tuple[_Group, _Take], ...] = (
    (_reported, _new_updates),
    (_moved, _dates),
    (_said_anew, _updates),
    (_otherwise, _all),
)
