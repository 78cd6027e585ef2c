"""Findings of assurance: what is to be said of a record, and is no risk to delivery."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from cip.assessment.closure import Closure
from cip.assessment.completion import Completion
from cip.assessment.ends import Shift, counted_moves, shifts
from cip.assessment.promises import Promise
from cip.assessment.reported import by_day
from cip.assessment.signals import Reason
from cip.assessment.tracked import Tracked
from cip.model.deadline import day_for_people
from cip.model.plan import Action, Milestone
from cip.model.text import counted
from cip.model.vocabulary import Status


class Recorded(NamedTuple):
    """What the findings look at: an action, how far it is closed, and when it was done.

    ``closed`` is None where it is neither complete nor in place, ``done`` where it is not complete.
    ``history`` is the day up to which moves of its deadline are history, ``tolerance_days`` by how
    many days past its first one it may move without anybody's agreement. ``promise`` is its first
    deadline, and ``plan`` the name of its plan.
    """

    tracked: Tracked
    closed: Closure | None
    done: Completion | None
    history: date | None
    tolerance_days: int
    promise: Promise
    plan: str


def findings_of(case: Recorded) -> tuple[Reason, ...]:
    """Give the findings about an action, in their fixed order."""
    return tuple(
        Reason(name, text)
        for name, finding in FINDINGS.items()
        if (text := finding(case)) is not None
    )


def unevidenced(case: Recorded) -> str | None:
    """It is reported as complete or in place, and nothing that shows it was named then or since."""
    closed = case.closed
    if closed is None or closed.evidence:
        return None
    said = "in place" if case.done is None else "complete"
    return f"reported as {said} on {day_for_people(closed.delivered)}, and no evidence is named"


def verified_by_owner(case: Recorded) -> str | None:
    """It is complete, and only an officer who owns it or leads it has verified that."""
    closed = case.closed
    if closed is None or closed.verified is not None or closed.verified_by_owner is None:
        return None
    update = closed.verified_by_owner
    return (
        f"verified on {day_for_people(update.date)} by {closed.owner}, who answers for it: "
        "another officer has to verify it"
    )


def reopened(case: Recorded) -> str | None:
    """It was reported as complete, or as in place, and later as open again."""
    was: tuple[Status, date] | None = None
    for update in by_day(case.tracked.action.updates):
        status = update.status
        if status is None:
            continue
        if was is not None and status in _TAKES_BACK[was[0]]:
            return (
                f"reported as {was[0].words} on {day_for_people(was[1])}, and as {status.words} "
                f"on {day_for_people(update.date)}"
            )
        if status in _TAKES_BACK:
            was = (status, update.date)
    return None


_TAKES_BACK = {
    Status.COMPLETE: (Status.NOT_STARTED, Status.UNDERWAY, Status.AT_RISK, Status.IN_PLACE),
    Status.IN_PLACE: (Status.NOT_STARTED, Status.UNDERWAY),
}
"""The statuses that take back what was reported as complete, or as in place."""


def parts_complete(case: Recorded) -> str | None:
    """All of its parts are complete, and nobody closed it."""
    item = case.tracked
    if not item.is_open or not item.all_parts_complete:
        return None
    return "all its parts are reported as complete, and it is not"


def completed_late(case: Recorded) -> str | None:
    """It was done after its last day, as its officer says or as an earlier report shows."""
    done = case.done
    if done is None or not done.is_late:
        return None
    if done.days_late_at_least is not None:
        days = counted(done.days_late_at_least, "day")
        return f"done late, by {days} at the least: it was reported as not done then"
    return f"done {counted(done.days_late or 0, 'day')} after its date"


def completion_undated(case: Recorded) -> str | None:
    """It was reported as complete after its last day, and nobody said when it was done."""
    done = case.done
    last = done.deadline.last if done is not None and done.deadline is not None else None
    if done is None or last is None or not done.is_undated:
        return None
    said = "complete" if done.met == done.reported else "in place"
    return (
        f"{said} in the report of {day_for_people(done.met)}; its date was {day_for_people(last)}; "
        "the day it was done is not known"
    )


def moved_late(case: Recorded) -> str | None:
    """Its deadline, or that of a part, was moved after it had passed.

    So was that of what it took the place of, where that was withdrawn after its date.
    """
    late = [
        (whose, move.on, last)
        for whose, shift, _ in _counted(case)
        if (move := shift.move).on is not None
        and (last := move.previous.last) is not None
        and move.on > last
    ]
    if not late:
        return _replaced_late(case)
    whose, day, last = max(late, key=lambda found: found[1])
    days = counted((day - last).days, "day")
    return f"{whose} was moved on {day_for_people(day)}, {days} after it had passed"


def _replaced_late(case: Recorded) -> str | None:
    """Say that it took the place of something after that's date, and is due later."""
    taken = case.promise.inherited
    last = taken.due.last if taken and taken.due else None
    if taken is None or taken.update is None or last is None or not _is_due_after(case, last):
        return None
    day = taken.update.date
    if day <= last:
        return None
    days = counted((day - last).days, "day")
    name = taken.replaced_name(case.plan)
    return (
        f"it took the place of {name} on {day_for_people(day)}, {days} after the date of that had "
        "passed"
    )


def _is_due_after(case: Recorded, last: date) -> bool:
    end = case.promise.own
    return end is None or end.last is None or end.last > last


def move_not_agreed(case: Recorded) -> str | None:
    """Its deadline, or that of a part, was moved later, or to none, and nobody named agreed.

    Within the plan's tolerance nobody has to agree. What has no last day is past any.
    """
    bare = [
        (whose, shift.move)
        for whose, shift, first in _counted(case)
        if shift.move.agreed_by is None and _is_too_late(shift, first, case.tolerance_days)
    ]
    if not bare:
        return _later_in_its_place(case)
    whose, move = max(bare, key=lambda found: found[1].on or date.min)
    when = f" on {day_for_people(move.on)}" if move.on else ""
    if len(bare) == 1:
        return f"{whose} was moved later{when}, and nobody is named who agreed"
    times = counted(len(bare), "move")
    return f"nobody is named who agreed to {times} to a later day; the last: {whose}{when}"


def _later_in_its_place(case: Recorded) -> str | None:
    """Say that a withdrawal made it due too much later than was promised, and nobody agreed.

    Whoever agreed to the withdrawal that names it agreed to its deadline. One that made nothing
    later needs nobody: what was moved before was agreed, or told of, where it was moved.
    """
    taken, first = case.promise.inherited, case.promise.end
    if taken is None or taken.update is None or taken.update.agreed_by is not None:
        return None
    if first is None or first.last is None:
        return None
    if taken.due is not None and taken.due.last and not _is_due_after(case, taken.due.last):
        return None
    if not _is_due_after(case, first.last + timedelta(days=case.tolerance_days)):
        return None
    of, replaced = taken.name(case.plan), taken.replaced_name(case.plan)
    whose = "its withdrawal" if of == replaced else f"the withdrawal of {replaced}"
    return (
        f"it took the place of {of}, which was first due {first.due}, and {whose} names nobody who "
        "agreed to the later date"
    )


def _is_too_late(shift: Shift, first: date | None, tolerance_days: int) -> bool:
    """Say whether a move led to a later day, and to one too far from the first."""
    after = shift.after.last if shift.after else None
    if not shift.is_later or first is None or after is None:
        return shift.is_later
    return (after - first).days > tolerance_days


def _counted(case: Recorded) -> Iterator[tuple[str, Shift, date | None]]:
    """Give the moves that are no history, of it and of its live parts.

    Each stands with whose it was, and with the last day of the first deadline that had one.
    """
    item = case.tracked
    parts = [
        (f"the deadline of part ({p.part.ref})", p.part)
        for p in item.parts
        if p.part.rescheduled and p.is_live
    ]
    every: list[tuple[str, Action | Milestone]] = [("its deadline", item.action), *parts]
    for whose, entry in every:
        moves = counted_moves(entry, case.history)
        if not moves:
            continue
        first = next((m.previous.last for m in moves if m.previous.last is not None), None)
        if entry is item.action and case.promise.inherited and case.promise.end:
            first = case.promise.end.last
        yield from ((whose, shift, first) for shift in shifts(entry) if shift.move in moves)


def provisional(case: Recorded) -> str | None:
    """Its deadline is provisional, as the plan prints it."""
    end = case.tracked.deadline
    if not case.tracked.is_open or end is None or not end.provisional:
        return None
    return f"its deadline is provisional: {end.plain.removesuffix(' (provisional)')}"


Finding = Callable[[Recorded], str | None]

FINDINGS: dict[str, Finding] = {
    "unevidenced": unevidenced,
    "verified-by-owner": verified_by_owner,
    "reopened": reopened,
    "parts-complete": parts_complete,
    "completed-late": completed_late,
    "completion-undated": completion_undated,
    "moved-late": moved_late,
    "move-not-agreed": move_not_agreed,
    "provisional": provisional,
}
"""The findings by name, in the order in which they are given."""
