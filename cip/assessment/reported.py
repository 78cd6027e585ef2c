"""What was reported of an action or a part, and when it was last heard of.

Everything here takes the plan as it was known on a day (``cip.assessment.known``), so all that its
entries say counts.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from cip.model.deadline import Deadline
from cip.model.plan import Action, Milestone
from cip.model.progress import Update
from cip.model.vocabulary import CLOSED_STATUSES, OPEN_STATUSES, Status

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
    if not updates:
        return None
    newest: Update | None = None
    in_place = False
    for update in by_day(updates):
        if update.status is not None:
            in_place = _stays_in_place(update.status, before=in_place)
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


def said_open_after(
    item: Action | Milestone, last: date, *, goes_on: bool, until: date = date.max
) -> Update | None:
    """Give the newest update that says after a last day that something is still to be done.

    It states an open status, or it expects the end after its own day. Of what goes on after its
    date, that it is in place says the opposite. What was said of a part was said of its action.
    """
    found = list(_said_open(item.updates, goes_on=goes_on))
    if isinstance(item, Action):
        for part in item.milestones:
            part_goes_on = part.deadline is not None and part.deadline.ongoing
            found += _said_open(part.updates, goes_on=part_goes_on)
    after = (update for update in found if last < update.date <= until)
    return max(after, key=attrgetter("date"), default=None)


def _said_open(updates: Sequence[Update], *, goes_on: bool) -> Iterator[Update]:
    in_place = False
    for update in by_day(updates):
        in_place = _stays_in_place(update.status, before=in_place)
        is_open = update.status in OPEN_STATUSES and not (goes_on and in_place)
        if is_open or (update.status not in CLOSED_STATUSES and _expects_more(update)):
            yield update


def _stays_in_place(status: Status | None, *, before: bool) -> bool:
    """Say whether something is in place after an update that states a status, or none."""
    if status is None or status is Status.AT_RISK:
        return before
    return status is Status.IN_PLACE


def _expects_more(update: Update) -> bool:
    end = update.expected.last if update.expected else None
    return end is not None and end > update.date


def newest_expected(updates: Sequence[Update]) -> tuple[Deadline, date] | None:
    """Give when the newest update that says so expects the end, and its day; or None."""
    for update in reversed(by_day(updates)):
        if update.expected is not None:
            return update.expected, update.date
    return None


def withdrawal(updates: Sequence[Update]) -> list[Update]:
    """Give the updates since which something is withdrawn, oldest first; none where it is open."""
    found: list[Update] = []
    for update in by_day(updates):
        if update.status is Status.WITHDRAWN:
            found.append(update)
        elif update.status is not None:
            found.clear()
    return found


def since_when(updates: Sequence[Update], *, or_in_place: bool = False) -> date | None:
    """Give since when something has been reported as complete without a break, or None.

    With ``or_in_place``, what is in place counts too.
    """
    first: date | None = None
    in_place = False
    for update in by_day(updates):
        if update.status is None:
            continue
        in_place = _stays_in_place(update.status, before=in_place)
        stands = update.status is Status.COMPLETE or (or_in_place and in_place)
        first = (first or update.date) if stands else None
    return first
