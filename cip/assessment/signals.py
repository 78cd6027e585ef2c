"""The signals that make an open action at risk: each a function with a sentence of figures.

A signal comes from somebody's words or from the plan's own dates, never from silence.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from cip.assessment.ends import counted_moves, date_taken_away, printed_end
from cip.assessment.owners import Owners
from cip.assessment.promises import Inherited
from cip.assessment.reported import newest_expected
from cip.assessment.tracked import Tracked
from cip.assessment.waiting import Awaited, Waiting
from cip.model.deadline import Deadline, DeadlineKind, day_for_people
from cip.model.grammar import quoted
from cip.model.plan import Milestone, Plan, Workstream
from cip.model.progress import Update
from cip.model.text import counted
from cip.model.vocabulary import CLOSED_STATUSES, OverdueKind, Status


class Reason(NamedTuple):
    """Why an action is rated as it is, or what is to be said of it: a signal or a finding.

    ``name`` is its fixed name; ``text`` has the figures and reads on after the action's title.
    """

    name: str
    text: str


class Case(NamedTuple):
    """What the signals look at: an open action as it was known on a day.

    ``history`` is the day up to which moves of its deadline are history, ``slipped_days`` by how
    many days its end lies after the one that was promised, ``first``, which it has from what it
    took the place of where there is ``inherited``; ``lost`` are the keys that our copy of the paper
    lost.
    """

    tracked: Tracked
    plan: Plan
    waiting: Waiting
    owners: Owners
    history: date | None
    slipped_days: int | None
    inherited: Inherited | None
    first: Deadline | None
    lost: frozenset[str]
    period_days: int


class Signal(NamedTuple):
    """What makes an action at risk.

    ``fires`` takes a case and, by keyword, the day ``as_of``, and gives the reason or None.
    ``rule`` gives when it fires under a plan's thresholds, as a clause of the rule of colours;
    nothing where the clause of another one says it too.
    """

    fires: Callable[..., str | None]
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
    item = case.tracked
    if item.reported is not None and item.status is Status.AT_RISK:
        return _declared_words("said to be at risk", item.reported.update)
    for part in item.parts:
        if part.reported is not None and part.status is Status.AT_RISK:
            return _declared_words(
                f"part ({part.part.ref}) said to be at risk", part.reported.update
            )
    return None


def _declared_words(said: str, update: Update) -> str:
    text = f"{said} on {day_for_people(update.date)}"
    return f"{text}: {update.note}" if update.note else text


def expected_late(case: Case, *, as_of: date) -> str | None:
    """Its owner, or that of an open part, expects it to end after its deadline."""
    item = case.tracked
    last = item.deadline.last if item.deadline else None
    if last is None or item.is_met:
        return None
    open_parts = (p for p in item.parts if p.is_live and not p.is_done)
    told = [("", item.action.updates, item.last_heard)]
    told += [(f"part ({p.part.ref}) ", p.part.updates, p.last_heard) for p in open_parts]
    for who, updates, heard in told:
        found = newest_expected(updates)
        end = found[0].last if found else None
        if found is not None and end is not None and end > last:
            return who + _expected_words(end, found[1], heard, as_of=as_of)
    return None


def _expected_words(end: date, said: date, heard: date | None, *, as_of: date) -> str:
    by, on = day_for_people(end), day_for_people(said)
    if as_of <= end:
        return f"is expected by {by}, after its date, said on {on}"
    since = heard is not None and heard > end
    silence = "and nobody has said since whether it is done" if since else "not heard since"
    return f"was expected by {by}, after its date, said on {on}; {silence}"


def due_soon(case: Case, *, as_of: date) -> str | None:
    """It is due within the threshold, 30 days unless the plan says otherwise, and not started."""
    item = case.tracked
    last = item.deadline.last if item.deadline else None
    if last is None or item.status is not Status.NOT_STARTED:
        return None
    days = (last - as_of).days
    if not 0 <= days <= case.plan.thresholds.due_soon_days:
        return None
    when = "today" if days == 0 else f"in {counted(days, 'day')}"
    return f"due {when}, on {day_for_people(last)}, and reported as not started"


def not_begun(case: Case, *, as_of: date) -> str | None:
    """The last day of its start has passed, and it is reported as not started."""
    item = case.tracked
    last = item.start.last if item.start else None
    if last is None or item.status is not Status.NOT_STARTED or as_of <= last:
        return None
    days = counted((as_of - last).days, "day")
    return f"was to start by {day_for_people(last)}, {days} ago, and is reported as not started"


def milestone_overdue(case: Case, *, as_of: date) -> str | None:  # noqa: ARG001 - as all signals
    """A part is known to be late: somebody said after its last day that it was not done."""
    late = [
        (part.passed.last, part)
        for part in case.tracked.parts
        if part.kind is OverdueKind.KNOWN_LATE and part.passed and part.passed.last
    ]
    if not late:
        return None
    day, first = min(late, key=lambda item: item[0])
    since = f"part ({first.part.ref}) was due by {day_for_people(day)}"
    if len(late) == 1:
        given_up = "was given up after it, with nobody named who agreed"
        return f"{since} and {given_up if first.is_given_up_late else 'is known to be late'}"
    return f"{len(late)} of {counted(len(case.tracked.parts), 'part')} are known late; {since}"


def dependency(case: Case, *, as_of: date) -> str | None:  # noqa: ARG001 - as all signals
    """What it depends on is known to be late, said to be at risk, or due later than it is."""
    item = case.tracked
    own = [(target, item.deadline) for target in item.action.depends_on]
    for part in item.parts:
        if part.part.depends_on and part.status not in CLOSED_STATUSES:
            end = part.part.deadline or item.deadline
            own.extend((target, end) for target in part.part.depends_on)
    said = [
        text
        for target, deadline in own
        if (text := _dependency_text(target, deadline, case)) is not None
    ]
    return "; ".join(dict.fromkeys(said)) or None


def _dependency_text(target: str, deadline: Deadline | None, case: Case) -> str | None:
    item = case.waiting.awaited(target)
    if item is None:
        return None
    if isinstance(item, Workstream):
        return _workstream_text(item, case)
    return _awaited_text(target, item, deadline)


def _awaited_text(target: str, item: Awaited, deadline: Deadline | None) -> str | None:
    if item.is_late:
        return f"depends on {target}, which is known to be late"
    if item.is_at_risk:
        return f"depends on {target}, which is said to be at risk"
    theirs = item.end
    if theirs and theirs.last and deadline and deadline.last and theirs.last > deadline.last:
        return f"depends on {target}, which is due later ({theirs.due})"
    return None


def _workstream_text(workstream: Workstream, case: Case) -> str | None:
    item = case.tracked
    late, at_risk = case.waiting.late_in(workstream), case.waiting.at_risk_in(workstream)
    if item.action.workstream == workstream.ref:
        late -= item.kind is OverdueKind.KNOWN_LATE
        at_risk -= item.status is Status.AT_RISK
    said = [
        f"{counted(number, 'action')} {'is' if number == 1 else 'are'} {words}"
        for number, words in ((late, "known to be late"), (at_risk, "said to be at risk"))
        if number
    ]
    return f"depends on {workstream.ref}, where {' and '.join(said)}" if said else None


def slipped(case: Case, *, as_of: date) -> str | None:  # noqa: ARG001 - as all signals
    """Its deadline moved twice or more, by more than 90 days in all, or from a date to none."""
    limits = case.plan.thresholds
    days = case.slipped_days or 0
    action = case.tracked.action
    moves = counted_moves(action, case.history)
    taken = date_taken_away(action, case.history)
    if taken is not None:
        part, last = taken
        whose = "its deadline" if part is None else f"the deadline of part ({part.ref})"
        return f"{whose} moved from {last.previous.plain} to no date{_on(last.on)}"
    if case.inherited is not None and case.first is not None:
        return _slipped_since(case, case.inherited.name(case.plan.name), case.first)
    if len(moves) < limits.slipped_times and days <= limits.slipped_days:
        return None
    if not moves:
        return f"its last part moved by {counted(days, 'day')} in all"
    times = {1: "once", 2: "twice"}.get(len(moves), f"{len(moves)} times")
    when = _on(moves[-1].on) if len(moves) == 1 else f", the last time{_on(moves[-1].on)}"
    return f"its deadline moved {times}{when}{_moved_by(case.slipped_days)}"


def _on(day: date | None) -> str:
    return f" on {day_for_people(day)}" if day else " on a day that is not known"


def _moved_by(days: int | None) -> str:
    if days is None:
        return ""
    if days < 0:
        return f", and is {counted(-days, 'day')} earlier in all"
    return f", by {counted(days, 'day')} in all"


def pace(case: Case, *, as_of: date) -> str | None:
    """The share of its time that is gone is far ahead of the share of its parts that are done.

    It looks only at what is between its start and its last day, not in place, and of which a part
    was reported on within the review period: otherwise nothing is known of its pace.
    """
    item = case.tracked
    counting = [part for part in item.parts if part.is_live and not _only_goes_on(part.part)]
    first = item.start.first if item.start else None
    last = item.deadline.last if item.deadline else None
    if len(counting) < 2 or first is None or last is None or not first <= as_of <= last:
        return None
    if item.is_met:
        return None
    heard = max((p.last_heard for p in item.parts if p.last_heard), default=None)
    if heard is None or (as_of - heard).days > case.period_days:
        return None
    share = round(100 * (as_of - first).days / ((last - first).days + 1))
    done = sum(part.is_done for part in counting)
    if share - 100 * done / len(counting) < case.plan.thresholds.pace_gap_percent:
        return None
    parts = counted(len(counting), "part")
    return f"{share}% of its time is gone, and {done} of {parts} are reported as complete"


def _only_goes_on(part: Milestone) -> bool:
    end = part.deadline
    return end is not None and end.ongoing and end.last is None


def undated(case: Case, *, as_of: date) -> str | None:  # noqa: ARG001 - as all signals
    """It, or a part that would say when it ends, has no deadline, or one that is not yet fixed.

    Where our copy of the paper lost it, nobody knows whether there is one. Where the paper's words
    stand in the place of a date, they are given.
    """
    item, end = case.tracked, case.tracked.deadline
    part, printed = item.undated_part, printed_end(item.action)
    of_part = printed_end(part.part) if part is not None else None
    if end is None and not item.is_end_lost and (printed or not of_part):
        return f"it has {_no_date(printed)}"
    if end is not None and end.kind is DeadlineKind.NOT_FIXED:
        return f"its deadline is not fixed ({end.plain})"
    if part is None:
        return None
    if part.part.deadline is None:
        return f"part ({part.part.ref}) has {_no_date(of_part)}"
    return f"the deadline of part ({part.part.ref}) is not fixed ({part.part.deadline.plain})"


def _no_date(printed: str | None) -> str:
    if printed is None:
        return "no deadline"
    return f"no date as its deadline: the paper says {quoted(printed)}"


def unowned(case: Case, *, as_of: date) -> str | None:  # noqa: ARG001 - as all signals
    """No officer is accountable for it, by its own word or that of its workstream.

    Where our copy of the paper lost the name, nobody knows whether there is one.
    """
    if case.owners.accountable.officers or "accountable" in case.lost:
        return None
    return "no officer is accountable for it"


def _slipped_since(case: Case, name: str, first: Deadline) -> str | None:
    """Give by how much something is due later than what it took the place of, where it slipped."""
    took = f"it took the place of {name}, which was first due {first.due}"
    if case.slipped_days is None:
        is_lost = case.tracked.is_end_lost
        return None if is_lost else f"{took}, and has no date"
    moves = len(counted_moves(case.tracked.action, case.history))
    limits = case.plan.thresholds
    if moves < limits.slipped_times and case.slipped_days <= limits.slipped_days:
        return None
    moved = f", and moved {counted(moves, 'time')} itself" if moves else ""
    return f"{took}: it is due {counted(case.slipped_days, 'day')} later{moved}"


def _slipped_rule(plan: Plan) -> str:
    limits = plan.thresholds
    times = {1: "once", 2: "twice"}.get(limits.slipped_times, f"{limits.slipped_times} times")
    return (
        f"its deadline moved {times}, by more than {counted(limits.slipped_days, 'day')}, or from "
        "a date to none"
    )


SIGNALS: dict[str, Signal] = {
    "declared": Signal(declared, lambda _: "said to be at risk"),
    "expected-late": Signal(expected_late, lambda _: "expected after its date"),
    "due-soon": Signal(
        due_soon,
        lambda plan: f"due within {counted(plan.thresholds.due_soon_days, 'day')} and not started",
    ),
    "not-begun": Signal(
        not_begun,
        lambda _: "its start has passed and it is reported as not started",
    ),
    "milestone-overdue": Signal(
        milestone_overdue,
        lambda _: "a part of it, or something it waits for, is known to be late",
    ),
    "dependency": Signal(dependency, lambda _: ""),
    "slipped": Signal(slipped, _slipped_rule),
    "pace": Signal(
        pace,
        lambda plan: (
            f"its parts are {plan.thresholds.pace_gap_percent} percentage points behind the time "
            "gone"
        ),
    ),
    "undated": Signal(undated, lambda _: "no deadline"),
    "unowned": Signal(unowned, lambda _: "nobody accountable"),
}
"""The signals by name, in the order in which they are given."""
