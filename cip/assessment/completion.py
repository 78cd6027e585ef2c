"""When something was done, as far as anybody said so, and whether that was in time."""

from datetime import date
from typing import NamedTuple

from cip.assessment.ends import held_on
from cip.assessment.reported import by_day, said_open_after, since_when
from cip.assessment.tracked import Tracked
from cip.model.deadline import Deadline
from cip.model.vocabulary import OPEN_STATUSES, Status


class Completion(NamedTuple):
    """When an action was reported as complete, and what is known of when it was done.

    ``reported`` is the first day since which it has been complete without a break. ``done_on`` is
    what its officer says of the day it was done; None where nobody said, or where somebody said
    later that it was not done. ``deadline`` is the one that held then.

    ``days_late`` is None where it is not known; 0 is the day itself, and less is early.
    ``days_late_at_least`` is how late it was at the least: somebody said so many days after its
    last day that it was not done. ``is_in_time`` says that it was done by its last day.
    """

    reported: date
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
        return last is not None and self.reported > last and not known and not self.is_in_time

    @property
    def is_late(self) -> bool:
        """Say whether it is known to have been done after its last day."""
        return self.days_late_at_least is not None or (self.days_late or 0) > 0


def completion(item: Tracked) -> Completion | None:
    """Give when an action was done, or None where it is not reported as complete."""
    reported = since_when(item.action.updates)
    if item.status is not Status.COMPLETE or reported is None:
        return None
    done_on = _done_on(item, reported)
    then = done_on.last if done_on is not None and done_on.last is not None else reported
    deadline = held_on(item.action, then) if item.action.deadline is not None else item.deadline
    last = deadline.last if deadline else None
    found = Completion(reported, done_on, deadline, None, None, is_in_time=False)
    if last is None:
        return found
    if done_on is not None and done_on.first is not None and done_on.last is not None:
        return _dated(found, done_on.first, done_on.last, last)
    if reported <= last:
        return found._replace(is_in_time=True)
    open_after = said_open_after((u for u in item.action.updates if u.date <= reported), last)
    if open_after is None:
        return found
    return found._replace(days_late_at_least=(open_after.date - last).days)


def _dated(found: Completion, first: date, done: date, last: date) -> Completion:
    """Count from the last day of what lies before the deadline, from the first of what follows."""
    if done <= last:
        return found._replace(days_late=(done - last).days, is_in_time=True)
    if first > last:
        return found._replace(days_late=(first - last).days)
    return found


def _done_on(item: Tracked, reported: date) -> Deadline | None:
    """Give the day that the newest update names, unless one after that day said it was not done."""
    said = [u for u in by_day(item.action.updates) if u.date >= reported and u.done_on is not None]
    if not said:
        return None
    done_on = said[-1].done_on
    last = done_on.last if done_on else None
    if last is None:
        return None
    taken_back = any(u.date > last and u.status in OPEN_STATUSES for u in item.action.updates)
    return None if taken_back else done_on
