"""The signals that make an open action at risk: each a function with a sentence of figures."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from cip.assessment.owners import Owners
from cip.assessment.reasons import Reason, counted
from cip.assessment.timeline import (
    Reported,
    action_status,
    is_past_due,
    reported_status,
)
from cip.assessment.waiting import Waiting
from cip.model.deadline import Deadline, DeadlineKind, day_for_people
from cip.model.plan import Action, Plan, Workstream
from cip.model.vocabulary import CLOSED_STATUSES, Status


class PartCase(NamedTuple):
    """What the signals need to know of a part. What only goes on has no end: it ``counts`` not."""

    ref: str
    deadline: Deadline | None
    is_overdue: bool
    is_done: bool
    counts: bool


class Case(NamedTuple):
    """What the signals look at: an open action as it was known on a day.

    ``reporting_since`` is the day from which reports on the plan can be expected.
    """

    action: Action
    plan: Plan
    waiting: Waiting
    owners: Owners
    status: Status | None
    start: Deadline | None
    deadline: Deadline | None
    newest_update: date | None
    reporting_since: date | None
    moves: int
    slipped_days: int | None
    parts: tuple[PartCase, ...]

    @property
    def has_begun(self) -> bool:
        """Say whether it was reported as underway or at risk."""
        return self.status in (Status.UNDERWAY, Status.AT_RISK)


class Signal(NamedTuple):
    """What makes an action at risk.

    ``fires`` takes a case and, by keyword, the day ``as_of``, and gives the reason or None.
    ``of_several`` reads on after the number of those for which it fires: ``3 without a date``.
    ``rule`` gives when it fires under a plan's thresholds, as a clause of the rule of colours;
    nothing where the clause of another one says it too.
    """

    fires: Callable[..., str | None]
    of_several: str
    rule: Callable[[Plan], str]


def signals_of(case: Case, *, as_of: date) -> tuple[Reason, ...]:
    """Give the signals that fire for an open action, in their fixed order."""
    return tuple(
        Reason(name, text)
        for name, signal in SIGNALS.items()
        if (text := signal.fires(case, as_of=as_of)) is not None
    )


def declared(case: Case, *, as_of: date) -> str | None:  # noqa: ARG001 - as all signals
    """The newest update of it, or of one of its parts, says that it is at risk."""
    reported = action_status(case.action)
    if reported is not None and reported.status is Status.AT_RISK:
        return _declared_words("reported", reported)
    for part in case.action.milestones:
        said = reported_status(part.updates)
        if said is not None and said.status is Status.AT_RISK:
            return _declared_words(f"part ({part.ref}) reported", said)
    return None


def _declared_words(who: str, reported: Reported) -> str:
    said = f"{who} as at risk on {day_for_people(reported.update.date)}"
    return f"{said}: {reported.update.note}" if reported.update.note else said


def due_soon(case: Case, *, as_of: date) -> str | None:
    """It is due within the threshold, 30 days unless the plan says otherwise, and has not begun."""
    last = case.deadline.last if case.deadline else None
    if last is None or case.has_begun:
        return None
    days = (last - as_of).days
    if not 0 <= days <= case.plan.thresholds.due_soon_days:
        return None
    when = "today" if days == 0 else f"in {counted(days, 'day')}"
    return f"due {when}, on {day_for_people(last)}, and {_not_begun_words(case)}"


def _not_begun_words(case: Case) -> str:
    if case.status is Status.NOT_STARTED:
        return "reported as not started"
    return "not reported as underway"


def not_begun(case: Case, *, as_of: date) -> str | None:
    """The last day of its start has passed, and it was not reported as underway."""
    last = case.start.last if case.start else None
    if last is None or case.has_begun or as_of <= last:
        return None
    days = counted((as_of - last).days, "day")
    return f"was to start by {day_for_people(last)}, {days} ago, and {_not_begun_words(case)}"


def milestone_overdue(case: Case, *, as_of: date) -> str | None:  # noqa: ARG001 - as all signals
    """The last day of a part has passed, and it was not reported as complete."""
    late = [
        (part.deadline.last, part)
        for part in case.parts
        if part.is_overdue and part.deadline is not None and part.deadline.last is not None
    ]
    if not late:
        return None
    day, first = min(late, key=lambda item: item[0])
    since = f"part ({first.ref}) was due by {day_for_people(day)}"
    if len(late) == 1:
        return f"{since} and is not reported as complete"
    return f"{len(late)} of {counted(len(case.parts), 'part')} are late; {since}"


def dependency(case: Case, *, as_of: date) -> str | None:
    """Something that it depends on is overdue, or is due later than it is itself."""
    own = [(target, case.deadline) for target in case.action.depends_on]
    for part in case.action.milestones:
        if not part.depends_on:
            continue
        said_of_it = reported_status(part.updates)
        if said_of_it is not None and said_of_it.status in CLOSED_STATUSES:
            continue
        part_deadline = part.deadline or case.deadline
        own.extend((target, part_deadline) for target in part.depends_on)
    said = [
        text
        for target, deadline in own
        if (text := _dependency_text(target, deadline, case, as_of=as_of)) is not None
    ]
    return "; ".join(dict.fromkeys(said)) or None


def _dependency_text(
    target: str, deadline: Deadline | None, case: Case, *, as_of: date
) -> str | None:
    item = case.waiting.awaited(target)
    if item is None:
        return None
    if isinstance(item, Workstream):
        return _workstream_text(item, case, as_of=as_of)
    if item.is_late:
        return f"depends on {target}, which is overdue"
    theirs = item.end
    if theirs and theirs.last and deadline and deadline.last and theirs.last > deadline.last:
        return f"depends on {target}, which is due later ({theirs.due})"
    return None


def _workstream_text(workstream: Workstream, case: Case, *, as_of: date) -> str | None:
    late = case.waiting.late_in(workstream)
    if case.action.workstream == workstream.ref:
        late -= is_past_due(case.deadline, case.status, as_of=as_of)
    if not late:
        return None
    verb = "is" if late == 1 else "are"
    return f"depends on {workstream.ref}, where {counted(late, 'action')} {verb} overdue"


def slipped(case: Case, *, as_of: date) -> str | None:  # noqa: ARG001 - as all signals
    """Its deadline moved twice or more, or by more than 90 days from the first one."""
    limits = case.plan.thresholds
    days = case.slipped_days or 0
    if case.moves < limits.slipped_times and days <= limits.slipped_days:
        return None
    if not case.moves:
        return f"its last part moved by {counted(days, 'day')} in all"
    times = {1: "once", 2: "twice"}.get(case.moves, f"{case.moves} times")
    newest = case.action.rescheduled[-1].on
    on = day_for_people(newest) if newest else "a day that is not known"
    when = f"on {on}" if case.moves == 1 else f"the last time on {on}"
    return f"its deadline moved {times}, {when}{_moved_by(case.slipped_days)}"


def _moved_by(days: int | None) -> str:
    if days is None:
        return ""
    if days < 0:
        return f", and is {counted(-days, 'day')} earlier in all"
    return f", by {counted(days, 'day')} in all"


def stale(case: Case, *, as_of: date) -> str | None:
    """It is open, and there was no update for longer than the review period.

    For an action on which nothing was ever reported, the time counts from the day that the plan
    was approved, or else first reported on, or else began; and where that is later, from the day
    that the action was added or the end of its start.
    """
    since = case.newest_update or _reporting_begins(case)
    if since is None:
        return None
    days, period = (as_of - since).days, case.plan.review_period_days
    if days <= period:
        return None
    said = "no update" if case.newest_update is not None else "no update at all"
    return f"{said} since {day_for_people(since)}, {counted(days, 'day')} ago (limit {period})"


def _reporting_begins(case: Case) -> date | None:
    start = case.start.last if case.start else None
    days = (case.reporting_since, case.action.added, start)
    return max((day for day in days if day is not None), default=None)


def pace(case: Case, *, as_of: date) -> str | None:
    """The share of its time that is gone is far ahead of the share of its parts that are done.

    It looks only at what is between its start and its last day: afterwards it is late or in place.
    """
    counting = [part for part in case.parts if part.counts]
    first = case.start.first if case.start else None
    last = case.deadline.last if case.deadline else None
    if len(counting) < 2 or first is None or last is None or not first <= as_of <= last:
        return None
    share = round(100 * (as_of - first).days / ((last - first).days + 1))
    done = sum(part.is_done for part in counting)
    if share - 100 * done / len(counting) < case.plan.thresholds.pace_gap_percent:
        return None
    parts = counted(len(counting), "part")
    return f"{share}% of its time is gone, and {done} of {parts} are reported as complete"


def undated(case: Case, *, as_of: date) -> str | None:  # noqa: ARG001 - as all signals
    """It has no deadline, or one that is not yet fixed."""
    if case.deadline is None:
        return "it has no deadline"
    if case.deadline.kind is not DeadlineKind.NOT_FIXED:
        return None
    return f"its deadline is not fixed ({case.deadline.plain})"


def unowned(case: Case, *, as_of: date) -> str | None:  # noqa: ARG001 - as all signals
    """No officer is accountable for it, by its own word or that of its workstream."""
    return None if case.owners.accountable.officers else "no officer is accountable for it"


def _slipped_rule(plan: Plan) -> str:
    limits = plan.thresholds
    times = {1: "once", 2: "twice"}.get(limits.slipped_times, f"{limits.slipped_times} times")
    return f"its deadline moved {times} or by more than {counted(limits.slipped_days, 'day')}"


SIGNALS: dict[str, Signal] = {
    "declared": Signal(declared, "reported as at risk", lambda _: "reported as at risk"),
    "due-soon": Signal(
        due_soon,
        "due soon and not begun",
        lambda plan: f"due within {counted(plan.thresholds.due_soon_days, 'day')} and not begun",
    ),
    "not-begun": Signal(
        not_begun,
        "not begun though the start has passed",
        lambda _: "its start has passed and it has not begun",
    ),
    "milestone-overdue": Signal(
        milestone_overdue,
        "with a part that is late",
        lambda _: "a part of it, or something it waits for, is late",
    ),
    "dependency": Signal(dependency, "waiting for something late", lambda _: ""),
    "slipped": Signal(slipped, "with a deadline that moved far or often", _slipped_rule),
    "stale": Signal(
        stale,
        "without an update for longer than the review period",
        lambda plan: f"no update for more than {counted(plan.review_period_days, 'day')}",
    ),
    "pace": Signal(
        pace,
        "behind the share of time gone",
        lambda plan: (
            f"its parts are {plan.thresholds.pace_gap_percent} percentage points behind the time "
            "gone"
        ),
    ),
    "undated": Signal(undated, "without a date", lambda _: "no deadline"),
    "unowned": Signal(unowned, "without an accountable officer", lambda _: "nobody accountable"),
}
"""The signals by name, in the order in which they are given."""
