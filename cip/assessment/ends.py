"""When something ends: its deadline, the one that it had at first, and how far that has slipped.

Everything here takes the plan as it was known on a day (``cip.assessment.known``).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypeVar

from cip.assessment.reported import Reported, reported_status
from cip.model.deadline import Deadline, DeadlineKind
from cip.model.plan import Action, Milestone, Plan
from cip.model.progress import Rescheduling
from cip.model.vocabulary import CLOSED_STATUSES, Status

Ending = TypeVar("Ending", Action, Milestone)


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
    if history is None or not item.rescheduled:
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


def judged_by(
    item: Action | Milestone, end: Deadline | None, history: date | None
) -> Deadline | None:
    """Give the deadline that decides whether something is past its date.

    It is the present one. Where that was moved to none after its last day, it is still the last
    one with a date, until there is a date again.
    """
    if not is_open_ended(item, history):
        return end
    move = _last_dated(item, history)
    last = move.previous.last if move is not None else None
    if move is None or last is None or move.on is None or move.on <= last:
        return end
    return move.previous


def _last_dated(item: Action | Milestone, history: date | None) -> Rescheduling | None:
    """Give the newest move that led away from a deadline with a date, or None."""
    dated = (m for m in reversed(counted_moves(item, history)) if m.previous.last is not None)
    return next(dated, None)


def date_taken_away(
    action: Action, history: date | None
) -> tuple[Milestone | None, Rescheduling] | None:
    """Give the move that led from a date to none, where there is none again, and whose it was.

    It is the action's own, or, where its parts say when it ends, that of one still to be done.
    """
    if is_open_ended(action, history):
        move = _last_dated(action, history)
        return None if move is None else (None, move)
    if has_own_end(action):
        return None
    for part in live_parts(action, history):
        move = _last_dated(part, history) if is_open_ended(part, history) else None
        if move is not None and not _is_done(part):
            return part, move
    return None


def printed_end(item: Action | Milestone) -> str | None:
    """Give, on one line, the paper's words that stand in the place of a deadline, or None.

    A deadline that was moved to none was one: then its words tell nothing of the present.
    """
    if item.deadline is not None or item.rescheduled:
        return None
    return " ".join(item.as_published.get("deadline", "").split()) or None


def has_own_end(action: Action) -> bool:
    """Say whether an action says itself when it ends; one whose deadline was moved to none does.

    So does one whose deadline stands in the paper, and was lost in our copy.
    """
    return action.deadline is not None or bool(action.rescheduled) or "deadline" in action.lost


def is_end_lost(action: Action, history: date | None) -> bool:
    """Say whether our copy of the paper lost what would say when an action ends."""
    if has_own_end(action):
        return action.deadline is None and "deadline" in action.lost
    return any(_is_date_lost(part) for part in live_parts(action, history))


def _is_date_lost(part: Milestone) -> bool:
    return part.deadline is None and "deadline" in part.lost


def end_of(action: Action, history: date | None) -> Deadline | None:
    """Give when an action is to end: by its own deadline, else that of its last dated part.

    It then goes on afterwards if one of its parts does. Where the action's own deadline was moved
    to none, it has none; where our copy of the paper lost the date of a part, nobody knows.
    """
    if has_own_end(action):
        return action.deadline
    return _last_of(action, (part.deadline for part in live_parts(action, history)), history)


def judged_end(action: Action, end: Deadline | None, history: date | None) -> Deadline | None:
    """Give the deadline that decides whether an action is past its date: its own, or its parts'."""
    if has_own_end(action):
        return judged_by(action, end, history)
    parts = live_parts(action, history)
    return _last_of(action, (judged_by(p, p.deadline, history) for p in parts), history)


def judged_on(action: Action, day: date, history: date | None) -> Deadline | None:
    """Give the deadline that decided on a day whether an action was past its date."""
    then = _as_on(action, day)
    parts = tuple(_as_on(part, day) for part in action.milestones)
    then = then._replace(milestones=parts)
    return judged_end(then, end_of(then, history), history)


def _as_on(item: Ending, day: date) -> Ending:
    """Give something with the deadline that it had on a day, and the moves that led to it."""
    moves = tuple(m for m in item.rescheduled if m.on is None or m.on <= day)
    return item._replace(rescheduled=moves, deadline=held_on(item, day))


def first_end(action: Action, history: date | None) -> Deadline | None:
    """Give when an action was to end when the plan was approved: its own, else its last part's.

    A part that was added later was not promised then. One that was withdrawn since was: giving it
    up moves the end.
    """
    if has_own_end(action):
        return baseline(action, history)
    promised = (part for part in action.milestones if _was_promised(part, history))
    return _last_of(action, (baseline(part, history) for part in promised), history)


def _was_promised(part: Milestone, history: date | None) -> bool:
    """Say whether a part stood in the plan when it was approved."""
    if history is None:
        return part.added is None
    if part.added is not None and part.added > history:
        return False
    reported = reported_status(part.updates)
    if reported is None or reported.status is not Status.WITHDRAWN:
        return True
    return reported.update.date > history


def start_of(action: Action, history: date | None) -> Deadline | None:
    """Give when an action starts: by its own start, else with the first of its parts."""
    if action.start is not None:
        return action.start
    starts = [part.start for part in live_parts(action, history) if part.start is not None]
    begun = next((start for start in starts if start.kind is DeadlineKind.BEGUN), None)
    dated = [(start.first, start) for start in starts if start.first is not None]
    return begun or (min(dated, key=lambda item: item[0])[1] if dated else None)


def live_parts(action: Action, history: date | None) -> Iterator[Milestone]:
    """Give the parts of an action that were not withdrawn."""
    return (part for part in action.milestones if not is_given_up(part, history))


def is_given_up(part: Milestone, history: date | None) -> bool:
    """Say whether a part was withdrawn, and not merely given up after its date by nobody's word."""
    reported = reported_status(part.updates)
    if reported is None or reported.status is not Status.WITHDRAWN:
        return False
    return not is_withdrawn_late(part, reported, history)


def is_withdrawn_late(part: Milestone, reported: Reported, history: date | None) -> bool:
    """Say whether a part was withdrawn after its last day, and nobody is named who agreed.

    A date that was moved to none after it had passed is still its last day.
    """
    update = reported.update
    if reported.status is not Status.WITHDRAWN or update.agreed_by is not None:
        return False
    end = judged_by(part, part.deadline, history)
    return end is not None and end.last is not None and update.date > end.last


def _is_done(part: Milestone) -> bool:
    reported = reported_status(part.updates)
    return reported is not None and reported.status is Status.COMPLETE


def _last_of(
    action: Action, ends: Iterable[Deadline | None], history: date | None
) -> Deadline | None:
    """Give the latest of the deadlines of an action's parts, or None where one was lost."""
    if is_end_lost(action, history):
        return None
    given = [end for end in ends if end is not None and (end.last is not None or end.ongoing)]
    dated = [(end.last, end) for end in given if end.last is not None]
    if not dated:
        return given[0] if given else None
    _, latest = max(dated, key=lambda item: item[0])
    goes_on = any(end.ongoing for end in given)
    return latest.then_ongoing() if goes_on else latest


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


def shifts(item: Action | Milestone) -> tuple[Shift, ...]:
    """Give the moves of something's own deadline in the file's order, each with where it led."""
    moves = item.rescheduled
    if not moves:
        return ()
    ends = (*(move.previous for move in moves[1:]), item.deadline)
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
