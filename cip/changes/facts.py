"""Every change of a plan as a fact: what differs between two states of it, and nothing else."""

from collections.abc import Iterable, Iterator
from typing import Any

from cip.assessment.index import boards_by_name, who_agreed
from cip.changes.about import About, Declarations, declaration_facts, leaves, said_by
from cip.changes.change import Change, ChangeKind, Value
from cip.changes.deadline_facts import deadline_facts, end_facts
from cip.changes.entry_facts import entry_facts
from cip.changes.fields import ENTRIES, fields_of, kind_of
from cip.changes.pairing import Pair, Pairs
from cip.changes.sense import is_same
from cip.model.plan import Action, Plan
from cip.model.references import natural_order


def facts_of(pairs: Pairs) -> tuple[Change, ...]:
    """Give all that changed between two states of a plan, in the plan's order.

    Every value that differs is covered by one fact, and a fact without a difference is none. What
    differs in its typing alone is no change; nor is the order of what has a number or an id. A
    whole record that came or went is one fact, with all that it holds.
    """
    either = pairs.head or pairs.base
    boards = boards_by_name(either) if either is not None else {}
    return tuple(
        fact if fact.agreed_by is None else fact._replace(who=who_agreed(boards, fact.agreed_by))
        for fact in _facts(pairs)
    )


def _facts(pairs: Pairs) -> Iterator[Change]:
    either = pairs.head or pairs.base
    path = either.path if either is not None else ""
    if pairs.plan is not None:
        yield from _of_plan(pairs.plan, pairs, path)
    others: tuple[Iterable[Pair[Any]], ...] = (
        *(pairs.sets, _told_alone(pairs), pairs.workstreams),
    )
    for listed in others:
        for pair in listed:
            yield from _of_pair(pair, path)
    if pairs.base is not None and pairs.head is not None:
        changed = (pair for pair in pairs.actions if not pair.is_untouched)
        for action in sorted(changed, key=lambda pair: natural_order(pair.name)):
            yield from _of_action(action, pairs, pairs.base, pairs.head)
    measures: tuple[Iterable[Pair[Any]], ...] = (pairs.kpis, pairs.risks)
    for listed in measures:
        for pair in listed:
            yield from _of_pair(pair, path)


def _of_plan(plan: Pair[Plan], pairs: Pairs, path: str) -> Iterator[Change]:
    """Give the facts of what stands in ``plan.yaml``; what has no ``changed`` uses the plan's."""
    about = About(plan, path)
    if not (plan.is_new or plan.is_gone or plan.is_untouched):
        yield from _of_fields(about)
    elif not plan.is_untouched:
        yield about.whole(ChangeKind.ADDED if plan.is_new else ChangeKind.REMOVED)
    for objective in pairs.objectives:
        yield from _of_pair(objective, path)
    listed: tuple[Iterable[Pair[Any]], ...] = (pairs.boards, pairs.officers, pairs.papers)
    for pair in (pair for pairs_ in listed for pair in pairs_):
        yield from _of_pair(pair, path, of_plan=about.declared)
    yield from declaration_facts(about)


def _told_alone(pairs: Pairs) -> Iterator[Pair[Any]]:
    """Give the recommendations of sets that both sides hold: another set is told whole."""
    both = {pair.way for pair in pairs.sets if pair.before and pair.after}
    return (pair for pair in pairs.recommendations if pair.way[:2] in both)


def _of_action(pair: Pair[Action], pairs: Pairs, base: Plan, head: Plan) -> Iterator[Change]:
    path = pair.either.path
    told = list(_of_pair(pair, path, pairs))
    for part in pairs.parts_of(pair):
        told.extend(_of_pair(part, path, pairs))
    if pair.before is not None and pair.after is not None:
        told.extend(end_facts(About(pair, path), pairs, base, head, told))
    yield from told


def _of_pair(
    pair: Pair[Any],
    path: str,
    pairs: Pairs | None = None,
    of_plan: Declarations | None = None,
) -> Iterator[Change]:
    """Give the facts of one pair; ``pairs`` are all of them, for what has a deadline."""
    if pair.is_untouched:
        return
    about = About(pair, path, of_plan)
    if pair.is_new or pair.is_gone:
        yield about.whole(ChangeKind.ADDED if pair.is_new else ChangeKind.REMOVED)
        return
    yield from _name_and_place(about)
    yield from _of_fields(about, pairs)
    yield from declaration_facts(about)


def _of_fields(about: About, pairs: Pairs | None = None) -> Iterator[Change]:
    for field in fields_of(about.after):
        if pairs is not None and pairs.base is not None and field in ("deadline", "rescheduled"):
            if field == "deadline":
                yield from deadline_facts(about, pairs, pairs.base)
        elif field in ENTRIES:
            yield from entry_facts(about, field)
        else:
            yield from _of_field(about, field)


def _name_and_place(about: About) -> Iterator[Change]:
    """Give the facts that a record has another number, or its file another name."""
    was, now = about.before, about.after
    if getattr(was, "ref", None) != getattr(now, "ref", None):
        declared = about.declared.of("ref")
        yield about.fact(
            ChangeKind.RENUMBERED,
            key="ref",
            before=was.ref,
            after=now.ref,
            at=now.spot.key("ref"),
            covers=(
                Value((*about.way, "ref"), was.ref, now.ref),
                *about.declared.covers("ref"),
            ),
            **(said_by(declared) if declared is not None else {}),
        )
    for field in ("path", "folder"):
        before, after = getattr(was, field, ""), getattr(now, field, "")
        if before != after:
            yield about.fact(
                ChangeKind.RENAMED, key="path", before=before, after=after, at=now.spot.value()
            )


def _of_field(about: About, field: str) -> Iterator[Change]:
    was, now = getattr(about.before, field), getattr(about.after, field)
    if is_same(was, now, field):
        return
    kind = kind_of(about.record, field)
    if kind is ChangeKind.START:
        yield about.field(kind, (field,), was, now, days=_days(was, now))
    elif kind is ChangeKind.EXCEPTION:
        yield from _exception(about, was, now)
    else:
        for way, before, after in leaves(was, now, (field,)):
            yield about.field(kind, way, before, after, **_said(after))


def _days(before: Any, after: Any) -> int | None:
    if before is None or after is None or before.first is None or after.first is None:
        return None
    found: int = (after.first - before.first).days
    return found


def _said(after: Any) -> dict[str, Any]:
    """Give what a whole record that came in says of itself, such as a declared gap."""
    if not hasattr(after, "spot") or not hasattr(after, "reason"):
        return {}
    return {**said_by(after), "entry": after}


def _exception(about: About, was: Any, now: Any) -> Iterator[Change]:
    """Give what changed in the case that a board is asked to decide, the decision as one fact."""
    if was is None or now is None:
        kind = ChangeKind.EXCEPTION if was is None else ChangeKind.REMOVED
        day = now.raised if was is None else None
        yield about.field(kind, ("exception",), was, now, entry=now or was, on=day)
        return
    found = list(leaves(was, now, ("exception",)))
    decided = [leaf for leaf in found if leaf[0][-1] in ("decided_on", "decision")]
    if decided:
        values = tuple(Value((*about.way, *way), one, other) for way, one, other in decided)
        yield about.field(
            ChangeKind.DECIDED,
            ("exception", "decision"),
            was.decision,
            now.decision,
            entry=now,
            on=now.decided_on,
            covers=values,
        )
    for way, before, after in found:
        if (way, before, after) not in decided:
            yield about.field(ChangeKind.EXCEPTION, way, before, after, entry=now)
