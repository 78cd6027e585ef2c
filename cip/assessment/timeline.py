"""What the entries of an action add up to: its status, its end, and how far that has slipped.

Everything here takes the plan as it was known on a day (``cip.assessment.known``), so all that its
entries say counts.
"""

from collections.abc import Iterable
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


def reported_status(updates: Iterable[Update]) -> Reported | None:
    """Give the status that the newest update states, or None.

    Of several updates on one day, the last one in the file counts. A note without a status
    changes nothing.
    """
    newest: Reported | None = None
    for update in updates:
        if update.status is None:
            continue
        if newest is None or update.date >= newest.update.date:
            newest = Reported(status=update.status, update=update)
    return newest


def action_status(action: Action) -> Reported | None:
    """Give the status of an action, or None where nothing was reported.

    An action of which only a part was reported as begun or complete is underway: the part has
    begun. What was reported of the action itself as complete or withdrawn stays so.
    """
    own = reported_status(action.updates)
    if own is not None and own.status is not Status.NOT_STARTED:
        return own
    begun = [
        reported.update
        for part in action.milestones
        if (reported := reported_status(part.updates)) is not None
        and reported.status in (Status.UNDERWAY, Status.AT_RISK, Status.COMPLETE)
    ]
    newest = max(begun, key=lambda update: update.date, default=None)
    if newest is None or (own is not None and own.update.date >= newest.date):
        return own
    return Reported(status=Status.UNDERWAY, update=newest)


def completed_on(action: Action) -> date | None:
    """Give since when an action was reported as complete without a break, or None."""
    first: date | None = None
    for update in sorted(action.updates, key=lambda u: u.date):
        if update.status is Status.COMPLETE:
            first = first or update.date
        elif update.status is not None:
            first = None
    return first


def newest_update(action: Action) -> date | None:
    """Give the day of the newest update of an action or of one of its parts, or None."""
    days = [update.date for update in action.updates]
    for part in action.milestones:
        days.extend(update.date for update in part.updates)
    return max(days, default=None)


def baseline(item: Action | Milestone) -> Deadline | None:
    """Give the first deadline, the one before any move."""
    return item.rescheduled[0].previous if item.rescheduled else item.deadline


def end_of(action: Action) -> Deadline | None:
    """Give when an action is to end: by its own deadline, else with its last part.

    The parts say it where each one that is still to be done has a last day or only goes on; the
    action then goes on afterwards if one of them does. A part that is complete or withdrawn and
    has no date is in nobody's way.
    """
    if action.deadline is not None:
        return action.deadline
    return _latest((part.deadline, _is_done(part)) for part in _live_parts(action))


def start_of(action: Action) -> Deadline | None:
    """Give when an action starts: by its own start, else with the first of its parts."""
    if action.start is not None:
        return action.start
    starts = [part.start for part in _live_parts(action) if part.start is not None]
    begun = next((start for start in starts if start.kind is DeadlineKind.BEGUN), None)
    dated = [(start.first, start) for start in starts if start.first is not None]
    return begun or (min(dated, key=lambda item: item[0])[1] if dated else None)


def first_end(action: Action) -> Deadline | None:
    """Give when an action was first to end: its own first deadline, else its last part's."""
    own = baseline(action)
    return own or _latest((baseline(part), _is_done(part)) for part in _live_parts(action))


def _live_parts(action: Action) -> Iterable[Milestone]:
    for part in action.milestones:
        reported = reported_status(part.updates)
        if reported is None or reported.status is not Status.WITHDRAWN:
            yield part


def _is_done(part: Milestone) -> bool:
    reported = reported_status(part.updates)
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
    return latest.then_ongoing() if goes_on else latest


def slippage_days(action: Action) -> int | None:
    """Give by how many days the end of an action lies after the first one.

    Negative where it was brought forward; None where one of the two has no last day.
    """
    first, current = first_end(action), end_of(action)
    if first is None or current is None or first.last is None or current.last is None:
        return None
    return (current.last - first.last).days


class Shift(NamedTuple):
    """A move of a deadline with what it led to.

    ``after`` is None where no deadline was left, ``days`` where one of the two has no last day;
    negative days are earlier.
    """

    move: Rescheduling
    after: Deadline | None
    days: int | None


def shifts(action: Action) -> tuple[Shift, ...]:
    """Give the moves of an action's deadline in the file's order, each with where it led."""
    moves = action.rescheduled
    ends = (*(move.previous for move in moves[1:]), end_of(action)) if moves else ()
    return tuple(_shift(move, after) for move, after in zip(moves, ends, strict=True))


def _shift(move: Rescheduling, after: Deadline | None) -> Shift:
    days = None
    if after is not None and after.last is not None and move.previous.last is not None:
        days = (after.last - move.previous.last).days
    return Shift(move=move, after=after, days=days)


def is_past_due(deadline: Deadline | None, status: Status | None, *, as_of: date) -> bool:
    """Say whether a last day has passed with the work not done. The last day itself is on time.

    What goes on after its date is in place once it is reported as underway or complete.
    """
    if deadline is None or deadline.last is None or as_of <= deadline.last:
        return False
    if status in (Status.COMPLETE, Status.WITHDRAWN):
        return False
    return not (deadline.ongoing and status is Status.UNDERWAY)
