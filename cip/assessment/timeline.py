"""What was known on a day: the status, the deadline, and how far it had slipped."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cip.model.deadline import Deadline, DeadlineKind
from cip.model.plan import Action, Milestone
from cip.model.progress import Rescheduling, Update
from cip.model.vocabulary import Status


class Reported(NamedTuple):
    """The newest status that was reported by a day, and the update that stated it."""

    status: Status
    update: Update


def is_in_plan(action: Action, *, as_of: date) -> bool:
    """Say whether an action was in the plan on a day: from the start, or added by then."""
    return action.added is None or action.added <= as_of


def known_updates(updates: Iterable[Update], *, as_of: date) -> tuple[Update, ...]:
    """Give the updates on or before a day."""
    return tuple(update for update in updates if update.date <= as_of)


def reported_status(updates: Iterable[Update], *, as_of: date) -> Reported | None:
    """Give the status that the newest update on or before a day states, or None.

    Of several updates on one day, the last one in the file counts. A note without a status
    changes nothing.
    """
    newest: Reported | None = None
    for update in updates:
        if update.status is None or update.date > as_of:
            continue
        if newest is None or update.date >= newest.update.date:
            newest = Reported(status=update.status, update=update)
    return newest


def action_status(action: Action, *, as_of: date) -> Reported | None:
    """Give the status of an action as of a day, or None where nothing was reported.

    An action of which only a part was reported as begun or complete is underway: the part has
    begun. What was reported of the action itself as complete or withdrawn stays so.
    """
    own = reported_status(action.updates, as_of=as_of)
    if own is not None and own.status is not Status.NOT_STARTED:
        return own
    begun = [
        reported.update
        for part in action.milestones
        if (reported := reported_status(part.updates, as_of=as_of)) is not None
        and reported.status in (Status.UNDERWAY, Status.AT_RISK, Status.COMPLETE)
    ]
    newest = max(begun, key=lambda update: update.date, default=None)
    if newest is None or (own is not None and own.update.date >= newest.date):
        return own
    return Reported(status=Status.UNDERWAY, update=newest)


def completed_on(action: Action, *, as_of: date) -> date | None:
    """Give since when an action was reported as complete without a break, or None."""
    first: date | None = None
    for update in sorted(known_updates(action.updates, as_of=as_of), key=lambda u: u.date):
        if update.status is Status.COMPLETE:
            first = first or update.date
        elif update.status is not None:
            first = None
    return first


def newest_update(action: Action, *, as_of: date) -> date | None:
    """Give the day of the newest update of an action or of one of its parts, or None."""
    days = [update.date for update in known_updates(action.updates, as_of=as_of)]
    for part in action.milestones:
        days.extend(update.date for update in known_updates(part.updates, as_of=as_of))
    return max(days, default=None)


def known_moves(item: Action | Milestone, *, as_of: date) -> tuple[Rescheduling, ...]:
    """Give the moves of a deadline that had been made by a day."""
    return tuple(move for move in item.rescheduled if move.on <= as_of)


def deadline_as_of(item: Action | Milestone, *, as_of: date) -> Deadline | None:
    """Give the deadline that held on a day: a move counts from the day it was made."""
    for move in item.rescheduled:
        if move.on > as_of:
            return move.previous
    return item.deadline


def baseline(item: Action | Milestone) -> Deadline | None:
    """Give the first deadline, the one before any move."""
    return item.rescheduled[0].previous if item.rescheduled else item.deadline


def end_as_of(action: Action, *, as_of: date) -> Deadline | None:
    """Give when an action was to end on a day: by its own deadline, else with its last part.

    The parts say it where each one that is still to be done has a last day or only goes on; the
    action then goes on afterwards if one of them does. A part that is complete or withdrawn and
    has no date is in nobody's way.
    """
    own = deadline_as_of(action, as_of=as_of)
    if own is not None:
        return own
    return _latest(
        (deadline_as_of(part, as_of=as_of), _is_done(part, as_of=as_of))
        for part in _live_parts(action, as_of=as_of)
    )


def start_as_of(action: Action, *, as_of: date) -> Deadline | None:
    """Give when an action starts: by its own start, else with the first of its parts."""
    if action.start is not None:
        return action.start
    starts = [part.start for part in _live_parts(action, as_of=as_of) if part.start is not None]
    begun = next((start for start in starts if start.kind is DeadlineKind.BEGUN), None)
    dated = [(start.first, start) for start in starts if start.first is not None]
    return begun or (min(dated, key=lambda item: item[0])[1] if dated else None)


def first_end(action: Action, *, as_of: date) -> Deadline | None:
    """Give when an action was first to end: its own first deadline, else its last part's."""
    own = baseline(action)
    return own or _latest(
        (baseline(part), _is_done(part, as_of=as_of)) for part in _live_parts(action, as_of=as_of)
    )


def _live_parts(action: Action, *, as_of: date) -> Iterable[Milestone]:
    for part in action.milestones:
        reported = reported_status(part.updates, as_of=as_of)
        if reported is None or reported.status is not Status.WITHDRAWN:
            yield part


def _is_done(part: Milestone, *, as_of: date) -> bool:
    reported = reported_status(part.updates, as_of=as_of)
    return reported is not None and reported.status is Status.COMPLETE


def _latest(parts: Iterable[tuple[Deadline | None, bool]]) -> Deadline | None:
    """Give the latest of deadlines, each with whether its part is done.

    None where a part that is not done has no date and does not only go on.
    """
    dated: list[tuple[date, Deadline]] = []
    going_on: list[Deadline] = []
    for deadline, is_done in parts:
        if deadline is not None and deadline.last is not None:
            dated.append((deadline.last, deadline))
        elif deadline is not None and deadline.ongoing:
            going_on.append(deadline)
        elif not is_done:
            return None
    if not dated:
        return going_on[0] if going_on else None
    _, latest = max(dated, key=lambda item: item[0])
    goes_on = bool(going_on) or any(deadline.ongoing for _, deadline in dated)
    return replace(latest, ongoing=goes_on)


def slippage_days(action: Action, *, as_of: date) -> int | None:
    """Give by how many days the end of an action, as of a day, lies after the first one.

    Negative where it was brought forward; None where one of the two has no last day.
    """
    first, current = first_end(action, as_of=as_of), end_as_of(action, as_of=as_of)
    if first is None or current is None or first.last is None or current.last is None:
        return None
    return (current.last - first.last).days


def is_past_due(deadline: Deadline | None, status: Status | None, *, as_of: date) -> bool:
    """Say whether a last day has passed with the work not done. The last day itself is on time.

    What goes on after its date is in place once it is reported as underway or complete.
    """
    if deadline is None or deadline.last is None or as_of <= deadline.last:
        return False
    if status in (Status.COMPLETE, Status.WITHDRAWN):
        return False
    return not (deadline.ongoing and status is Status.UNDERWAY)
