"""What somebody who waits for something needs to know of it, worked out once for all who wait."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from cip.assessment.index import Index
from cip.assessment.timeline import (
    action_status,
    end_of,
    is_past_due,
    reported_status,
)
from cip.model.deadline import Deadline
from cip.model.plan import Action, Milestone, Plan, Workstream
from cip.model.vocabulary import CLOSED_STATUSES


class Awaited(NamedTuple):
    """An action or a part that is waited for, and is still to be done."""

    end: Deadline | None
    is_late: bool


class Waiting:
    """Looks up what is waited for, as of a day.

    Thousands may wait for one thing, so whatever was looked at once is kept.
    """

    def __init__(self, plan: Plan, index: Index, *, as_of: date) -> None:
        self._plan = plan
        self._index = index
        self._as_of = as_of
        self._awaited: dict[str, Awaited | Workstream | None] = {}
        self._late: Counter[str] | None = None

    def awaited(self, target: str) -> Awaited | Workstream | None:
        """Give what a dependency names; None where it is done, withdrawn, or not in the plan."""
        if target not in self._awaited:
            self._awaited[target] = self._look_up(target)
        return self._awaited[target]

    def late_in(self, workstream: Workstream) -> int:
        """Give how many actions of a workstream are overdue."""
        if self._late is None:
            awaited = ((a.workstream, _awaited(a, as_of=self._as_of)) for a in self._plan.actions)
            self._late = Counter(ref for ref, item in awaited if item is not None and item.is_late)
        return self._late[workstream.ref]

    def _look_up(self, target: str) -> Awaited | Workstream | None:
        item = self._index.target(target)
        if item is None or isinstance(item, Workstream):
            return item
        return _awaited(item, as_of=self._as_of)


def _awaited(item: Action | Milestone, *, as_of: date) -> Awaited | None:
    if isinstance(item, Action):
        reported, end = action_status(item), end_of(item)
    else:
        reported, end = reported_status(item.updates), item.deadline
    status = reported.status if reported else None
    if status in CLOSED_STATUSES:
        return None
    return Awaited(end=end, is_late=is_past_due(end, status, as_of=as_of))
