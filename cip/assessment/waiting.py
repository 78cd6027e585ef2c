"""What somebody who waits for something needs to know of it, worked out once for all who wait."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cip.assessment.index import Index
from cip.assessment.tracked import Tracked, TrackedPart
from cip.model.deadline import Deadline
from cip.model.plan import Workstream
from cip.model.references import split_target
from cip.model.vocabulary import CLOSED_STATUSES, OverdueKind, Status


class Awaited(NamedTuple):
    """An action or a part that is waited for, and is still to be done.

    ``end`` is when it is there for those who wait; None of what is in place already. ``is_late``
    says that it is known to be late, ``is_at_risk`` that somebody said it is at risk. That its date
    has passed in silence is neither.
    """

    end: Deadline | None
    is_late: bool
    is_at_risk: bool


class Waiting:
    """Looks up what is waited for, as of a day.

    Thousands may wait for one thing, so whatever was looked at once is kept.
    """

    def __init__(self, index: Index, items: Iterable[Tracked]) -> None:
        self._index = index
        self._items: dict[str, Tracked] = {}
        for item in items:
            self._items.setdefault(item.action.ref, item)
        self._awaited: dict[str, Awaited | Workstream | None] = {}
        self._late: Mapping[str, int] | None = None
        self._at_risk: Mapping[str, int] | None = None

    def awaited(self, target: str) -> Awaited | Workstream | None:
        """Give what a dependency names; None where it is done, withdrawn, or not in the plan."""
        if target not in self._awaited:
            self._awaited[target] = self._look_up(target)
        return self._awaited[target]

    def late_in(self, workstream: Workstream) -> int:
        """Give how many actions of a workstream are known to be late."""
        if self._late is None:
            self._late = self._count(OverdueKind.KNOWN_LATE, None)
        return self._late.get(workstream.ref, 0)

    def at_risk_in(self, workstream: Workstream) -> int:
        """Give how many actions of a workstream were said to be at risk."""
        if self._at_risk is None:
            self._at_risk = self._count(None, Status.AT_RISK)
        return self._at_risk.get(workstream.ref, 0)

    def _count(self, kind: OverdueKind | None, status: Status | None) -> Mapping[str, int]:
        return Counter(
            item.action.workstream
            for item in self._items.values()
            if (item.kind is kind if kind is not None else item.status is status)
        )

    def _look_up(self, target: str) -> Awaited | Workstream | None:
        ref, part_ref = split_target(target)
        item = self._items.get(ref)
        if item is None:
            found = self._index.target(target)
            return found if isinstance(found, Workstream) else None
        if part_ref is None:
            return _awaited(item, item.deadline)
        part = next((p for p in item.parts if p.part.ref == part_ref), None)
        return None if part is None else _awaited(part, part.part.deadline)


def _awaited(item: Tracked | TrackedPart, end: Deadline | None) -> Awaited | None:
    if item.status in CLOSED_STATUSES:
        return None
    in_place = item.reported is not None and item.reported.in_place
    return Awaited(
        end=None if in_place else end,
        is_late=item.kind is OverdueKind.KNOWN_LATE,
        is_at_risk=item.status is Status.AT_RISK,
    )
