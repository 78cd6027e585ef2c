"""What was reported of an action or a part, and when it was last heard of.

Everything here takes the plan as it was known on a day (``cip.assessment.known``), so all that its
entries say counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from cip.model.deadline import Deadline
from cip.model.plan import Action, Milestone
from cip.model.progress import Update
from cip.model.vocabulary import OPEN_STATUSES, Status

BEGUN = (Status.UNDERWAY, Status.AT_RISK, Status.IN_PLACE, Status.COMPLETE)
"""The statuses that say that work has begun."""


class Reported(NamedTuple):
    """The newest status that was reported, the update that stated it, and whether it is in place.

    What was reported as in place stays so when it is next said to be at risk, and no longer when it
    is said to be underway or not started.
    """

    status: Status
    update: Update
    in_place: bool = False


def by_day(updates: Sequence[Update]) -> Sequence[Update]:
    """Give updates in the order of their days; of several on one day, as in the file."""
    return updates if len(updates) < 2 else sorted(updates, key=attrgetter("date"))


def reported_status(updates: Sequence[Update]) -> Reported | None:
    """Give the status that the newest update states, or None.

    Of several updates on one day, the last one in the file counts. A note without a status
    changes nothing.
    """
    newest: Update | None = None
    in_place = False
    for update in by_day(updates):
        status = update.status
        if status is not None:
            in_place = status is Status.IN_PLACE or (in_place and status is Status.AT_RISK)
            newest = update
    if newest is None or newest.status is None:
        return None
    return Reported(newest.status, newest, in_place)


def action_status(action: Action) -> Reported | None:
    """Give the status of an action, or None where nothing was reported.

    An action of which only a part was reported as begun or complete is underway: the part has
    begun. What was reported of the action itself as complete or withdrawn stays so.
    """
    own = reported_status(action.updates)
    if own is not None and own.status is not Status.NOT_STARTED:
        return own
    begun = [
        said.update
        for part in action.milestones
        if (said := reported_status(part.updates)) is not None and said.status in BEGUN
    ]
    newest = max(begun, key=attrgetter("date"), default=None)
    if newest is None or (own is not None and own.update.date >= newest.date):
        return own
    return Reported(Status.UNDERWAY, newest)


def all_updates(item: Action | Milestone) -> Iterator[Update]:
    """Give the updates of an action and of its parts, or those of a part."""
    yield from item.updates
    if isinstance(item, Action):
        for part in item.milestones:
            yield from part.updates


def last_heard(item: Action | Milestone) -> date | None:
    """Give the day of the newest update of an action or one of its parts, or of a part; or None.

    A note counts: it is news.
    """
    return max((update.date for update in all_updates(item)), default=None)


def said_open_after(updates: Iterable[Update], last: date) -> Update | None:
    """Give the newest update that says after a last day that something is still to be done.

    It states an open status, or it expects the end after its own day.
    """
    found = (u for u in updates if u.date > last and (_says_open(u) or _expects_more(u)))
    return max(found, key=attrgetter("date"), default=None)


def _says_open(update: Update) -> bool:
    return update.status in OPEN_STATUSES


def _expects_more(update: Update) -> bool:
    end = update.expected.last if update.expected else None
    return end is not None and end > update.date


def newest_expected(updates: Sequence[Update]) -> tuple[Deadline, date] | None:
    """Give when the newest update that says so expects the end, and its day; or None."""
    for update in reversed(by_day(updates)):
        if update.expected is not None:
            return update.expected, update.date
    return None


def since_when(updates: Sequence[Update]) -> date | None:
    """Give since when something has been reported as complete, or in place, without a break."""
    first: date | None = None
    in_place = False
    for update in by_day(updates):
        status = update.status
        if status is None:
            continue
        in_place = status is Status.IN_PLACE or (in_place and status is Status.AT_RISK)
        first = (first or update.date) if in_place or status is Status.COMPLETE else None
    return first
