"""Facts of deadlines: moves with what is recorded of them, dates that moved in silence, ends."""

from collections.abc import Iterable, Iterator
from typing import Any

from cip.assessment.ends import (
    baseline,
    counted_moves,
    end_of,
    history_until,
    shifts,
    slippage_days,
)
from cip.assessment.promises import earlier_of
from cip.changes.about import About, pointer_to, said_by
from cip.changes.alignment import Aligned, aligned
from cip.changes.change import Change, ChangeKind, Value
from cip.changes.entry_facts import order_facts, removed, rewritten
from cip.changes.pairing import Pairs
from cip.changes.sense import is_same
from cip.model.deadline import Deadline
from cip.model.plan import Action, Milestone, Plan
from cip.model.progress import Rescheduling


def bound_end(item: Action | Milestone, plan: Plan) -> Deadline | None:
    """Give the deadline of an action or a part as it binds: its own, else that of its last part."""
    return end_of(item, history_until(plan)) if isinstance(item, Action) else item.deadline


def first_deadline(about: About, pairs: Pairs) -> Deadline | None:
    """Give the first deadline of an action or a part: the one when the plan was approved.

    It is that before the change, where there was one, or an earlier one of what an action took the
    place of.
    """
    first: Deadline | None = None
    for plan, promises, item in (
        (pairs.base, pairs.promised_before, about.before),
        (pairs.head, pairs.promised_now, about.after),
    ):
        if plan is None or promises is None or item is None:
            continue
        if not isinstance(item, Action):
            first = first if first is not None else baseline(item, history_until(plan))
            continue
        promise = promises.of(item)
        first = first if first is not None else promise.own
        if promise.inherited is not None:
            first = earlier_of(first, promise.end)
    return first


def deadline_facts(about: About, pairs: Pairs, base: Plan) -> Iterator[Change]:
    """Give the facts of a deadline and its moves, of an action or a part that both sides hold.

    Each new move is one, the last of them with the deadline to which it led. A deadline that
    differs otherwise is one that nothing declares.
    """
    was, now = about.before, about.after
    moves = aligned(was.rescheduled, now.rescheduled)
    first = first_deadline(about, pairs)
    bound = bound_end(was, base)
    is_other = not is_same(was.deadline, now.deadline)
    explained = is_other and _is_explained(moves, len(now.rescheduled), was.deadline, bound)
    moved = shifts(now)
    counted = [id(move) for move in counted_moves(now, history_until(pairs.head or base))]
    for pair in moves:
        if pair.before is None:
            last = pair.number == len(now.rescheduled) - 1
            covers: tuple[Value, ...] = (Value((*about.way, "rescheduled"), None, pair.after),)
            if last and explained:
                covers += (Value((*about.way, "deadline"), was.deadline, now.deadline),)
            yield about.fact(
                ChangeKind.DEADLINE,
                key="deadline",
                before=moved[pair.number].move.previous,
                after=moved[pair.number].after,
                entry=pair.after,
                days=moved[pair.number].days,
                move=_number_of(pair.after, counted),
                since_baseline_days=slippage_days(first, moved[pair.number].after),
                at=pointer_to(pair.after),
                covers=covers,
                **said_by(pair.after),
            )
        elif pair.after is None:
            yield removed(about, "rescheduled", pair.before)
        elif not is_same(pair.before, pair.after):
            yield from rewritten(about, "rescheduled", pair.before, pair.after)
    yield from order_facts(about, "rescheduled", moves)
    if is_other and not explained:
        before = was.deadline if was.deadline is not None else bound
        yield about.field(
            ChangeKind.DEADLINE,
            ("deadline",),
            before,
            now.deadline,
            days=slippage_days(before, now.deadline),
            since_baseline_days=slippage_days(first, now.deadline),
            covers=(
                Value((*about.way, "deadline"), was.deadline, now.deadline),
                *about.declared.covers("deadline"),
            ),
        )


def _number_of(move: Rescheduling | None, counted: list[int]) -> int | None:
    """Give which of the moves that are no history one is, counted from 1; None of history."""
    return counted.index(id(move)) + 1 if id(move) in counted else None


def _is_explained(
    pairs: Iterable[Aligned[Rescheduling]],
    moves: int,
    before: Deadline | None,
    bound: Deadline | None,
) -> bool:
    """Say whether the newest moves are new, and lead on from the deadline that was there."""
    new = {pair.number: pair.after for pair in pairs if pair.before is None}
    number = moves
    while number - 1 in new:
        number -= 1
    newest = new.get(number)
    if newest is None:
        return False
    return any(end is not None and is_same(newest.previous, end) for end in (before, bound))


def end_facts(
    about: About, pairs: Pairs, base: Plan, head: Plan, told: Iterable[Change]
) -> Iterator[Change]:
    """Give the fact that an action ends on another day, where no other fact says so.

    Its last part was deleted or withdrawn, or there is another last part.
    """
    was, now = bound_end(about.before, base), bound_end(about.after, head)
    if is_same(was, now):
        return
    known: list[Any] = [
        fact.after
        for fact in told
        if fact.kind in (ChangeKind.DEADLINE, ChangeKind.MISTYPED, ChangeKind.AMENDED)
    ]
    if any(isinstance(end, Deadline) and is_same(end, now) for end in known):
        return
    if any(fact.key == "deadline" and fact.part is None for fact in told):
        return
    first = first_deadline(about, pairs)
    yield about.fact(
        ChangeKind.DEADLINE,
        key="end",
        before=was,
        after=now,
        days=slippage_days(was, now),
        since_baseline_days=slippage_days(first, now),
        at=about.record.spot.value(),
    )
