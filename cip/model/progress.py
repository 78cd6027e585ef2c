"""What is reported: updates with their evidence, commentary, and moves of a deadline."""

from datetime import date
from typing import NamedTuple

from cip.model.changed import Changed
from cip.model.deadline import Deadline
from cip.model.place import NOWHERE, Spot
from cip.model.source import Source
from cip.model.vocabulary import Status


class Evidence(NamedTuple):
    """What shows that something was done: a document of the plan or the address of a page."""

    title: str
    document: str | None = None
    url: str | None = None
    page: int | None = None
    paragraph: str | None = None
    spot: Spot = NOWHERE


class Update(NamedTuple):
    """What was known on one day. ``status`` is None where the update is a note alone.

    ``date`` is the day of the report; ``done_on`` says when it was done, where that is another
    one, and ``expected`` when its owner then expected it. ``source`` is where the report was read,
    and shows nothing of the thing itself: that is for ``evidence``. In a withdrawal,
    ``superseded_by`` names what takes its place, of this plan or as ``plan/ref`` of another one
    here, and ``moved_to`` says in words where it went.
    """

    date: date
    status: Status | None = None
    done_on: Deadline | None = None
    expected: Deadline | None = None
    note: str | None = None
    next: str | None = None
    evidence: tuple[Evidence, ...] = ()
    verified_by: str | None = None
    superseded_by: tuple[str, ...] = ()
    moved_to: str | None = None
    agreed_by: str | None = None
    source: Source | None = None
    changed: tuple[Changed, ...] = ()
    spot: Spot = NOWHERE


class Commentary(NamedTuple):
    """What the programme office said on one day of how a plan, or a workstream, goes."""

    date: date
    text: str
    by: str | None = None
    source: Source | None = None
    changed: tuple[Changed, ...] = ()
    spot: Spot = NOWHERE


class Rescheduling(NamedTuple):
    """A move of a deadline: on which day, what it was before, why, and who agreed.

    ``on`` is None where no paper says when: such a move is history from before every day.
    """

    on: date | None
    previous: Deadline
    reason: str | None = None
    agreed_by: str | None = None
    source: Source | None = None
    changed: tuple[Changed, ...] = ()
    spot: Spot = NOWHERE
