"""What somebody who waits for something needs to know of it, worked out once for all who wait."""

from datetime import date
from typing import NamedTuple

from cip.assessment.index import Index
from cip.assessment.timeline import (
    action_status,
    deadline_as_of,
    end_as_of,
    is_in_plan,
    is_past_due,
    reported_status,
)
from cip.model.deadline import Deadline
from cip.model.plan import Action, Milestone, Plan, Workstream
from cip.model.references import split_target
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
        self._late: dict[str, set[int]] | None = None

    def awaited(self, target: str) -> Awaited | Workstream | None:
        """Give what a dependency names; None where it is done, withdrawn, or not in the plan."""
        if target not in self._awaited:
            self._awaited[target] = self._look_up(target)
        return self._awaited[target]

    def late_in(self, workstream: Workstream, *, but: Action) -> int:
        """Give how many actions of a workstream are overdue, one of them left out."""
        if self._late is None:
            self._late = self._late_by_workstream()
        late = self._late.get(workstream.ref, set())
        return len(late) - (id(but) in late)

    def _look_up(self, target: str) -> Awaited | Workstream | None:
        item = self._index.target(target)
        if item is None or isinstance(item, Workstream):
            return item
        action = self._index.action(split_target(target)[0])
        if action is None or not is_in_plan(action, as_of=self._as_of):
            return None
        return _awaited(item, as_of=self._as_of)

    def _late_by_workstream(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for action in self._plan.actions:
            if is_in_plan(action, as_of=self._as_of):
                known = _awaited(action, as_of=self._as_of)
                if known is not None and known.is_late:
                    found.setdefault(action.workstream, set()).add(id(action))
        return found


def _awaited(item: Action | Milestone, *, as_of: date) -> Awaited | None:
    if isinstance(item, Action):
        reported, end = action_status(item, as_of=as_of), end_as_of(item, as_of=as_of)
    else:
        reported = reported_status(item.updates, as_of=as_of)
        end = deadline_as_of(item, as_of=as_of)
    status = reported.status if reported else None
    if status in CLOSED_STATUSES:
        return None
    return Awaited(end=end, is_late=is_past_due(end, status, as_of=as_of))
