"""What was known on a day: the status, the deadline, and how far it had slipped."""

from collections.abc import Iterable
from typing import NamedTuple
from datetime import date

from cip.model.deadline import Deadline
from cip.model.plan import Action, Milestone, Rescheduling, Update
from cip.model.vocabulary import Status


class Reported(NamedTuple):
    """The newest status that was reported by a day, and the update that stated it."""

    status: Status
    update: Update


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


def baseline(item: Action | Milestone, *, as_of: date) -> Deadline | None:
    """Give the first deadline, the one before any move."""
    return item.rescheduled[0].previous if item.rescheduled else item.deadline


def slippage_days(item: Action | Milestone, *, as_of: date) -> int | None:
    """Give by how many days the deadline of a day lies after the first one.

    Negative where it was brought forward; None where one of the two has no last day.
    """
    first, current = baseline(item, as_of=as_of), deadline_as_of(item, as_of=as_of)
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
