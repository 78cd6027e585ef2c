"""When something ends: its deadline, the one that it had at first, and how far that has slipped.

Everything here takes the plan as it was known on a day (``cip.assessment.known``).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cip.assessment.reported import Reported, reported_status
from cip.model.deadline import Deadline, DeadlineKind
from cip.model.plan import Action, Milestone, Plan
from cip.model.progress import Rescheduling
from cip.model.vocabulary import CLOSED_STATUSES, Status


def history_until(plan: Plan) -> date | None:
    """Give the day up to which a plan's moves of deadlines are its history, or None.

    What was agreed on the day of approval is what is promised: what moved by then is no slippage.
    Of a draft nothing is promised yet.
    """
    return date.max if plan.is_draft else plan.approved


def counted_moves(item: Action | Milestone, history: date | None) -> tuple[Rescheduling, ...]:
    """Give the moves of a deadline that are slippage: those after the history.

    A move of which no day is known counts only where the plan has no day of approval.
    """
    if history is None:
        return item.rescheduled
    return tuple(m for m in item.rescheduled if m.on is not None and m.on > history)


def baseline(item: Action | Milestone, history: date | None) -> Deadline | None:
    """Give the deadline that held when the plan was approved; without that day, the first one."""
    moves = counted_moves(item, history)
    return moves[0].previous if moves else item.deadline


def held_on(item: Action | Milestone, day: date) -> Deadline | None:
    """Give the deadline that an action or a part had on a day, as far as it is its own."""
    for move in item.rescheduled:
        if move.on is not None and move.on > day:
            return move.previous
    return item.deadline


def is_open_ended(item: Action | Milestone, history: date | None) -> bool:
    """Say whether a deadline moved from a date to none, and has no date again."""
    ends = item.deadline is not None and item.deadline.last is not None
    return not ends and any(m.previous.last is not None for m in counted_moves(item, history))


def moved_after_it_passed(item: Action | Milestone, history: date | None) -> Rescheduling | None:
    """Give the newest move of a deadline that was made after its last day, or None."""
    for move in reversed(counted_moves(item, history)):
        last = move.previous.last
        if last is not None and move.on is not None and move.on > last:
            return move
    return None


def judged_by(
    item: Action | Milestone, end: Deadline | None, history: date | None
) -> Deadline | None:
    """Give the deadline that decides whether something is past its date.

    It is the present one. Where that was moved to none after its last day, it is still the last
    one with a date, until there is a date again.
    """
    if not is_open_ended(item, history):
        return end
    for move in reversed(counted_moves(item, history)):
        last = move.previous.last
        if last is not None:
            return move.previous if move.on is not None and move.on > last else end
    return end


def end_of(action: Action) -> Deadline | None:
    """Give when an action is to end: by its own deadline, else with its last part.

    The parts say it where each one that is still to be done has a last day or only goes on; the
    action then goes on afterwards if one of them does. A part that is complete or withdrawn and
    has no date is in nobody's way. Where the action's own deadline was moved to none, it has none.
    """
    if action.deadline is not None or action.rescheduled:
        return action.deadline
    return _latest((part.deadline, _is_done(part)) for part in live_parts(action))


def first_end(action: Action, history: date | None) -> Deadline | None:
    """Give when an action was to end when the plan was approved: its own, else its last part's.

    A part that was added later was not promised then.
    """
    own = baseline(action, history)
    if own is not None or action.rescheduled:
        return own
    return _latest(
        (baseline(part, history), _is_done(part))
        for part in live_parts(action)
        if part.added is None or (history is not None and part.added <= history)
    )


def start_of(action: Action) -> Deadline | None:
    """Give when an action starts: by its own start, else with the first of its parts."""
    if action.start is not None:
        return action.start
    starts = [part.start for part in live_parts(action) if part.start is not None]
    begun = next((start for start in starts if start.kind is DeadlineKind.BEGUN), None)
    dated = [(start.first, start) for start in starts if start.first is not None]
    return begun or (min(dated, key=lambda item: item[0])[1] if dated else None)


def live_parts(action: Action) -> Iterator[Milestone]:
    """Give the parts of an action that were not withdrawn."""
    return (part for part in action.milestones if not is_given_up(part))


def is_given_up(part: Milestone) -> bool:
    """Say whether a part was withdrawn, and not merely given up after its date by nobody's word."""
    reported = reported_status(part.updates)
    if reported is None or reported.status is not Status.WITHDRAWN:
        return False
    return not is_withdrawn_late(part, reported)


def is_withdrawn_late(part: Milestone, reported: Reported) -> bool:
    """Say whether a part was withdrawn after its last day, and nobody is named who agreed."""
    last = part.deadline.last if part.deadline else None
    update = reported.update
    return (
        reported.status is Status.WITHDRAWN
        and last is not None
        and update.date > last
        and update.agreed_by is None
    )


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
    return latest if latest.ongoing == goes_on else replace(latest, ongoing=goes_on)


def slippage_days(first: Deadline | None, now: Deadline | None) -> int | None:
    """Give by how many days an end lies after the one that was promised.

    Negative where it was brought forward; None where one of the two has no last day.
    """
    if first is None or now is None or first.last is None or now.last is None:
        return None
    return (now.last - first.last).days


class Shift(NamedTuple):
    """A move of a deadline with what it led to.

    ``after`` is None where no deadline was left, ``days`` where one of the two has no last day;
    negative days are earlier. ``is_later`` says that it led to a later day, or from a day to none.
    """

    move: Rescheduling
    after: Deadline | None
    days: int | None

    @property
    def is_later(self) -> bool:
        """Say whether the deadline became a later one; none is later than any date."""
        if self.days is not None:
            return self.days > 0
        before = self.move.previous.last is not None
        return before and (self.after is None or self.after.last is None)


def shifts(action: Action) -> tuple[Shift, ...]:
    """Give the moves of an action's deadline in the file's order, each with where it led."""
    return shifts_of(action.rescheduled, end_of(action))


def shifts_of(moves: Sequence[Rescheduling], end: Deadline | None) -> tuple[Shift, ...]:
    """Give moves of a deadline, oldest first, each with where it led: the last one to the end."""
    ends = (*(move.previous for move in moves[1:]), end) if moves else ()
    return tuple(_shift(move, after) for move, after in zip(moves, ends, strict=True))


def _shift(move: Rescheduling, after: Deadline | None) -> Shift:
    days = None
    if after is not None and after.last is not None and move.previous.last is not None:
        days = (after.last - move.previous.last).days
    return Shift(move=move, after=after, days=days)


def has_passed(deadline: Deadline | None, reported: Reported | None, *, as_of: date) -> bool:
    """Say whether a last day has passed with the work not done. The last day itself is on time.

    What goes on after its date is done when it is in place.
    """
    if deadline is None or deadline.last is None or as_of <= deadline.last:
        return False
    if reported is None:
        return True
    if reported.status in CLOSED_STATUSES:
        return False
    return not (deadline.ongoing and reported.in_place)
