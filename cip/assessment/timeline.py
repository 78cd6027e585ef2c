"""What something was on a day before it was changed, as its ``changed`` entries say.

The value as of a day is that which the earliest later entry has in ``was``; where no later entry
names it, today's. So a change of mind does not rewrite the past. A typing error does: what was
mistyped never held. A number (``ref``, ``id``) is today's on every day, for by it everything else
in the files refers to the thing.

A status that was made better counts from the day on which it was changed, mistyped or not: nobody
had said it before.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, TypeVar

from cip.model.changed import Changed
from cip.model.measures import Kpi, Reading, Risk, Score
from cip.model.oversight import BoardRating
from cip.model.plan import Action, Milestone, Objective, Plan, Workstream
from cip.model.progress import Commentary, Rescheduling, Update
from cip.model.review import Recommendation, RecommendationNote, Response
from cip.model.vocabulary import Status

Record = TypeVar(
    "Record",
    Plan,
    Objective,
    Workstream,
    Action,
    Milestone,
    Recommendation,
    Update,
    Rescheduling,
    Commentary,
    BoardRating,
    RecommendationNote,
    Response,
    Kpi,
    Reading,
    Risk,
    Score,
)
"""Whatever says of itself how it was changed."""

_NAMES = frozenset({"ref", "id"})
_DAY = timedelta(days=1)


def as_it_was(record: Record, *, as_of: date) -> Record:
    """Give a record as it stood on a day; the same one where nothing was changed since."""
    later = _later(record.changed, as_of) if record.changed else None
    if not later:
        return record
    was: dict[str, Any] = {}
    for change in reversed(later):
        if not change.is_mistyped:
            was.update(change.was)
    return record._replace(**_named(was), changed=_until(record.changed, as_of))


def updates_as_they_were(updates: tuple[Update, ...], *, as_of: date) -> tuple[Update, ...]:
    """Give updates as they stood on a day, those that are dated later too.

    One whose status was made better since its day is there twice, as what was said on its day and
    as what was said on the day of the change, and all stand in the order of their days.
    """
    if not any(update.changed for update in updates):
        return updates
    found = [said for update in updates for said in _said(update, as_of)]
    return tuple(sorted(found, key=attrgetter("date")))


def _said(update: Update, as_of: date) -> Iterator[Update]:
    """Give what an update says, from each day on which it says something better."""
    better = made_better(update)
    days = sorted({change.on for change in better if change.on <= as_of})
    first = _update_as_it_was(update, better, days[0] - _DAY if days else as_of)
    days = [day for day in days if day > first.date]
    until = [*(day - _DAY for day in days), as_of]
    for start, end in zip([None, *days], until, strict=True):
        said = _update_as_it_was(update, better, end)
        yield said if start is None else said._replace(date=start)


def _update_as_it_was(update: Update, better: Sequence[Changed], day: date) -> Update:
    """Give an update as it stood on a day; a status that was made better later was not said yet."""
    said = as_it_was(update, as_of=day)
    for change in _later(update.changed, day):
        if "status" in change.was and (not change.is_mistyped or change in better):
            return said._replace(status=change.was["status"])
    return said


def made_better(update: Update) -> list[Changed]:
    """Give the changes of an update by which its status became a better one, oldest first."""
    found: list[Changed] = []
    after = update.status
    for change in reversed(_later(update.changed, date.min)):
        before = change.was.get("status", after)
        is_better = _RANK[after] > _RANK[before]
        if is_better:
            found.insert(0, change)
        if is_better or not change.is_mistyped:
            after = before
    return found


_BY_RANK = (
    *(None, Status.NOT_STARTED, Status.AT_RISK, Status.UNDERWAY, Status.IN_PLACE),
    *(Status.WITHDRAWN, Status.COMPLETE),
)
_RANK: dict[Status | None, int] = {status: rank for rank, status in enumerate(_BY_RANK)}
"""How good a status is for whoever has to report; an update without one says nothing."""


def _later(changes: Sequence[Changed], day: date) -> list[Changed]:
    """Give the changes after a day, oldest first."""
    later = [change for change in changes if change.on > day]
    return sorted(later, key=attrgetter("on")) if len(later) > 1 else later


def _until(changes: tuple[Changed, ...], day: date) -> tuple[Changed, ...]:
    return tuple(change for change in changes if change.on <= day)


def _named(was: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in was.items() if field not in _NAMES}
