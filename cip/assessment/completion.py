"""When something was done, as far as anybody said so, and whether that was in time."""

from datetime import date
from typing import NamedTuple

from cip.assessment.ends import judged_on
from cip.assessment.reported import by_day, said_open_after, since_when
from cip.assessment.tracked import Tracked
from cip.model.deadline import Deadline
from cip.model.plan import Action
from cip.model.vocabulary import Status


class Completion(NamedTuple):
    """When an action was reported as complete, and what is known of when it was done.

    ``reported`` is the first day since which it has been complete without a break, ``met`` the
    first since which it has been complete or, where it goes on after its date, in place.
    ``done_on`` is what its officer says of the day it was done; None where nobody said, or where
    somebody said of a later day that it was not done. ``deadline`` is the one that held then.

    ``days_late`` is None where it is not known; 0 is the day itself, and less is early.
    ``days_late_at_least`` is how late it was at the least: somebody said so many days after its
    last day that it was not done. ``is_in_time`` says that it was done by its last day.
    """

    reported: date
    met: date
    done_on: Deadline | None
    deadline: Deadline | None
    days_late: int | None
    days_late_at_least: int | None
    is_in_time: bool

    @property
    def is_undated(self) -> bool:
        """Say whether it was reported after its last day, and nobody said when it was done."""
        last = self.deadline.last if self.deadline else None
        known = self.days_late is not None or self.days_late_at_least is not None
        return last is not None and self.met > last and not known

    @property
    def is_late(self) -> bool:
        """Say whether it is known to have been done after its last day."""
        return self.days_late_at_least is not None or (self.days_late or 0) > 0


def completion(item: Tracked, history: date | None) -> Completion | None:
    """Give when an action was done, or None where it is not reported as complete."""
    reported = since_when(item.action.updates)
    if item.status is not Status.COMPLETE or reported is None:
        return None
    action = item.action
    asked = judged_on(action, reported, history)
    goes_on = asked is not None and asked.ongoing
    met = since_when(action.updates, or_in_place=goes_on) or reported
    done_on = _done_on(action, met, goes_on=goes_on)
    day = done_on.last if done_on is not None and done_on.last is not None else met
    deadline = judged_on(action, day, history)
    found = Completion(reported, met, done_on, deadline, None, None, is_in_time=False)
    if deadline is None or deadline.last is None:
        return found
    return _judged(found, action, deadline.last, goes_on=goes_on)


def _judged(found: Completion, action: Action, last: date, *, goes_on: bool) -> Completion:
    """Hold the day that it was done, or reported, against its last day."""
    days = days_between(found.done_on, last) if found.done_on is not None else None
    if days is not None:
        return found._replace(days_late=days, is_in_time=days <= 0)
    if found.met <= last:
        return found._replace(is_in_time=True)
    still_open = said_open_after(action, last, goes_on=goes_on, until=found.met)
    if still_open is None:
        return found
    return found._replace(days_late_at_least=(still_open.date - last).days)


def days_between(done_on: Deadline, last: date) -> int | None:
    """Give by how many days something was done after a last day; less than 0 is before.

    What lies wholly before it, or on it, counts from its own last day, what lies wholly after it
    from its first; of what lies across it nobody knows.
    """
    if done_on.first is None or done_on.last is None:
        return None
    if done_on.last <= last:
        return (done_on.last - last).days
    return (done_on.first - last).days if done_on.first > last else None


def _done_on(action: Action, met: date, *, goes_on: bool) -> Deadline | None:
    """Give the day that the newest update names, unless one after that day said it was not done.

    Of what goes on after its date, it is the day that it was in place, where that is named.
    """
    named = [u for u in by_day(action.updates) if u.date >= met and u.done_on is not None]
    in_place = [u for u in named if u.status is Status.IN_PLACE] if goes_on else []
    done_on = (in_place or named)[-1].done_on if named else None
    if done_on is None or done_on.last is None:
        return None
    taken_back = said_open_after(action, done_on.last, goes_on=goes_on)
    return None if taken_back is not None else done_on
