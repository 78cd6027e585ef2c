"""What happened to an action in a period: why it stands otherwise at its end than at its start."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from cip.assessment.course import Courses
from cip.assessment.ends import Shift, shifts
from cip.assessment.reported import by_day
from cip.assessment.standing import Standing
from cip.assessment.timeline import made_better
from cip.model.changed import Changed
from cip.model.deadline import day_for_people
from cip.model.plan import Action, Milestone
from cip.model.progress import Update
from cip.model.vocabulary import Position, Status


class CauseKind(StrEnum):
    """What can happen to an action."""

    ADDED = "added"
    REPORTED = "reported"
    NOTED = "noted"
    MOVED = "moved"
    CHANGED = "changed"
    PASSED = "passed"
    UNREPORTED = "unreported"
    FOLLOWED = "followed"


class Cause(NamedTuple):
    """Something that happened to an action on a day, in a sentence that reads on after its title.

    A report with a status (``REPORTED``) or a note alone (``NOTED``), of it or a part; a move of
    its deadline; something else in it that was changed; a date that passed; a report that was
    expected and is not in the record. Where none of these explains a change, ``FOLLOWED`` says from
    what it follows, and has no day.
    ``status`` is the one that was reported, ``part`` the part to which it happened.
    """

    kind: CauseKind
    on: date | None
    text: str
    status: Status | None = None
    part: str | None = None


def causes(
    before: Standing | None, after: Standing, courses: Courses, *, since: date, as_of: date
) -> tuple[Cause, ...]:
    """Give what happened to an action after the day ``since``, up to the day, by its day.

    ``courses`` are those of the plan as it was known on the day. What came and went again within
    the period is among them.
    """
    found = sorted(
        _happened(after, courses, since=since, as_of=as_of), key=lambda cause: cause.on or date.max
    )
    if before is None:
        found.insert(0, Cause(CauseKind.ADDED, after.action.added, "came into the plan"))
    elif before.position is not after.position and not _explain(found, before, after):
        found.append(_follows(before, after, courses.changed_since(since)))
    return tuple(found)


def _happened(standing: Standing, courses: Courses, *, since: date, as_of: date) -> Iterator[Cause]:
    action = standing.action
    yield from _updates(action.updates, None, since)
    yield from _moves(shifts(action), None, since)
    yield from _changes(action, None, since)
    for part in action.milestones:
        if part.added is not None and part.added > since:
            text = f"part ({part.ref}) came into the plan on {day_for_people(part.added)}"
            yield Cause(CauseKind.ADDED, part.added, text, part=part.ref)
        yield from _updates(part.updates, part.ref, since)
        yield from _moves(shifts(part), part.ref, since)
        yield from _changes(part, part.ref, since)
    yield from _in_silence(standing, courses, since=since, as_of=as_of)


def _updates(updates: tuple[Update, ...], part: str | None, since: date) -> Iterator[Cause]:
    who = f"part ({part}) " if part is not None else ""
    for update in by_day(updates):
        if update.date <= since:
            continue
        day = day_for_people(update.date)
        if update.status is None:
            text = f"{who}reported on in a note of {day}"
            yield Cause(CauseKind.NOTED, update.date, text, part=part)
        else:
            text = f"{who}reported as {update.status.words} on {day}"
            yield Cause(CauseKind.REPORTED, update.date, text, status=update.status, part=part)


def _moves(moved: tuple[Shift, ...], part: str | None, since: date) -> Iterator[Cause]:
    who = f"the date of part ({part}) " if part is not None else ""
    for shift in moved:
        move = shift.move
        if move.on is None or move.on <= since:
            continue
        to = shift.after.plain if shift.after is not None else "no date"
        last = move.previous.last
        late = " after it had passed" if last is not None and move.on > last else ""
        text = f"{who}moved on {day_for_people(move.on)}{late} from {move.previous.plain} to {to}"
        yield Cause(CauseKind.MOVED, move.on, text, part=part)


def _changes(item: Action | Milestone, part: str | None, since: date) -> Iterator[Cause]:
    """Give what was changed, in it and in what was said of it; a typing error changed nothing.

    What was made better in an update was reported on that day, and is told as such.
    """
    who = f"part ({part}) " if part is not None else ""
    for change in item.changed:
        keys = ", ".join(key.replace("_", " ") for key in change.keys)
        yield from _changed(change, f"{who}changed on", f" ({keys})", part, since)
    whose = f" of part ({part})" if part is not None else ""
    for update in item.updates:
        told = made_better(update)
        for change in update.changed:
            if change.on > update.date and change not in told:
                said = f"what was reported{whose} on {day_for_people(update.date)} was corrected on"
                yield from _changed(change, said, "", part, since)
    for move in item.rescheduled:
        for change in move.changed:
            if move.on is None or change.on > move.on:
                said = f"what is said of a move of the date{whose} was corrected on"
                yield from _changed(change, said, "", part, since)


def _changed(
    change: Changed, before: str, after: str, part: str | None, since: date
) -> Iterator[Cause]:
    if change.on > since and not change.is_mistyped:
        text = f"{before} {day_for_people(change.on)}{after}"
        yield Cause(CauseKind.CHANGED, change.on, text, part=part)


def _in_silence(
    standing: Standing, courses: Courses, *, since: date, as_of: date
) -> Iterator[Cause]:
    """Give the dates that passed, and the reports that did not come: what nobody had to write."""
    for event in courses.of(standing.action, since=since, as_of=as_of):
        day, part = day_for_people(event.on - timedelta(days=1)), event.part
        if event.is_silence:
            yield Cause(
                CauseKind.UNREPORTED, event.on, _unreported(standing.action, event.on, courses)
            )
        else:
            whose = "its date" if part is None else f"the date of part ({part})"
            is_draft = courses.approved is not None and event.on <= courses.approved
            when = " before the plan was approved" if is_draft else ""
            yield Cause(CauseKind.PASSED, event.on, f"{whose}, {day}, passed{when}", part=part)


def _unreported(action: Action, on: date, courses: Courses) -> str:
    """Give that a report is missing from a day on: none was before one could be expected at all."""
    if on != courses.expected_from(action):
        return f"no report came by {day_for_people(on - timedelta(days=1))}, as was expected"
    if on == courses.approved:
        why = ", when the plan was approved,"
    else:
        why = ", when it came into the plan," if on == action.added else ""
    return f"from {day_for_people(on)}{why} a report was expected, and there was none"


_EXPLAINS = {
    "declared": CauseKind.REPORTED,
    "expected-late": CauseKind.REPORTED,
    "milestone-overdue": CauseKind.PASSED,
    "slipped": CauseKind.MOVED,
}
"""What has to have happened where a signal alone puts an action at risk; else it follows."""


def _explain(found: list[Cause], before: Standing, after: Standing) -> bool:
    """Say whether what happened explains the position at the end of the period.

    A note ends silence, and explains nothing else.
    """
    kinds = {cause.kind for cause in found}
    if after.position is Position.AT_RISK:
        return any(_EXPLAINS.get(reason.name) in kinds for reason in after.signals)
    was_silent = before.position is Position.SILENT
    return bool(kinds if was_silent else kinds - {CauseKind.NOTED})


def _follows(before: Standing, after: Standing, changed: date | None) -> Cause:
    """Give what a position follows from where nothing happened to the action itself.

    ``changed`` is the day on which the plan's own file was last changed in the period, or None.
    """
    reasons = [reason.text for reason in after.signals]
    if not reasons and after.silence is not None:
        reasons = list(after.silence.reasons)
    ended = [reason.text for reason in before.signals]
    if not reasons and ended:
        reasons = [f"no longer holds: {ended[0]}"]
    if not reasons and changed is not None:
        reasons = [f"the plan's own terms were changed on {day_for_people(changed)}"]
    text = reasons[0] if reasons else "what its files say of the time before has changed"
    return Cause(CauseKind.FOLLOWED, None, text)
