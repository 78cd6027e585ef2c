"""What happened to an action in a period: why it stands otherwise at its end than at its start."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from cip.assessment.ends import Shift, shifts
from cip.assessment.reported import by_day
from cip.assessment.standing import Standing
from cip.model.deadline import Deadline, day_for_people
from cip.model.progress import Update
from cip.model.vocabulary import Position, Status


class CauseKind(StrEnum):
    """What can happen to an action."""

    ADDED = "added"
    REPORTED = "reported"
    NOTED = "noted"
    MOVED = "moved"
    PASSED = "passed"
    UNREPORTED = "unreported"
    FOLLOWED = "followed"


class Cause(NamedTuple):
    """Something that happened to an action on a day, in a sentence that reads on after its title.

    A report with a status (``REPORTED``) or a note alone (``NOTED``), of it or a part; a move of
    its deadline; a date that passed; a report that was expected and is not in the record. Where
    none of these explains a change, ``FOLLOWED`` says from what it follows, and has no day.
    ``status`` is the one that was reported, ``part`` the part to which it happened.
    """

    kind: CauseKind
    on: date | None
    text: str
    status: Status | None = None
    part: str | None = None


def causes(
    before: Standing | None, after: Standing, *, since: date, as_of: date
) -> tuple[Cause, ...]:
    """Give what happened to an action after the day ``since``, up to the day, by its day."""
    found = sorted(
        _happened(after, since=since, as_of=as_of), key=lambda cause: cause.on or date.max
    )
    if before is None:
        found.insert(0, Cause(CauseKind.ADDED, after.action.added, "came into the plan"))
    elif before.position is not after.position and not any(map(_explains, found)):
        found.extend(_follows(after))
    return tuple(found)


def _explains(cause: Cause) -> bool:
    return cause.kind is not CauseKind.NOTED


def _happened(standing: Standing, *, since: date, as_of: date) -> Iterator[Cause]:
    action = standing.action
    yield from _updates(action.updates, None, since)
    for part in action.milestones:
        yield from _updates(part.updates, part.ref, since)
    for shift in shifts(action):
        if shift.move.on is not None and shift.move.on > since:
            yield _moved(shift)
    yield from _passed(standing.passed, "its date", since=since, as_of=as_of)
    for stood in standing.parts:
        if stood.position is Position.OVERDUE:
            name = f"the date of part ({stood.part.ref})"
            for cause in _passed(stood.deadline, name, since=since, as_of=as_of):
                yield cause._replace(part=stood.part.ref)
    yield from _unreported(standing, since=since, as_of=as_of)


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
            word = update.status.value.replace("-", " ")
            text = f"{who}reported as {word} on {day}"
            yield Cause(CauseKind.REPORTED, update.date, text, status=update.status, part=part)


def _moved(shift: Shift) -> Cause:
    move = shift.move
    to = shift.after.plain if shift.after is not None else "no date"
    last = move.previous.last
    late = " after it had passed" if last is not None and move.on and move.on > last else ""
    on = f" on {day_for_people(move.on)}" if move.on else ""
    return Cause(CauseKind.MOVED, move.on, f"moved{on}{late} from {move.previous.plain} to {to}")


def _passed(end: Deadline | None, what: str, *, since: date, as_of: date) -> Iterator[Cause]:
    last = end.last if end else None
    if last is not None and since <= last < as_of:
        day = last + timedelta(days=1)
        yield Cause(CauseKind.PASSED, day, f"{what}, {day_for_people(last)}, passed")


def _unreported(standing: Standing, *, since: date, as_of: date) -> Iterator[Cause]:
    silence = standing.silence
    if silence is None or not since < silence.due <= as_of:
        return
    day = day_for_people(silence.due)
    yield Cause(CauseKind.UNREPORTED, silence.due, f"no report came by {day}, as was expected")


def _follows(standing: Standing) -> Iterator[Cause]:
    """Give what a position follows from where nothing happened to the action itself."""
    reasons = [reason.text for reason in standing.signals]
    if not reasons and standing.silence is not None:
        reasons = list(standing.silence.reasons)
    for text in reasons[:1]:
        yield Cause(CauseKind.FOLLOWED, None, text)
