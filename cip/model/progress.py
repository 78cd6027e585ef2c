"""What is reported: updates with their evidence, moves of a deadline, and where text comes from."""

from datetime import date
from typing import NamedTuple

from cip.model.deadline import Deadline
from cip.model.place import NOWHERE, Spot
from cip.model.vocabulary import Status


class Source(NamedTuple):
    """The document, and the place in it, that something is quoted from."""

    document: str
    page: int | None = None
    paragraph: str | None = None
    section: str | None = None
    note: str | None = None
    spot: Spot = NOWHERE


class Evidence(NamedTuple):
    """What shows that something was done: a document of the plan or the address of a page."""

    title: str
    document: str | None = None
    url: str | None = None
    page: int | None = None
    paragraph: str | None = None
    spot: Spot = NOWHERE


class Update(NamedTuple):
    """What was known on one day. ``status`` is None where the update is a note alone."""

    date: date
    status: Status | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    verified_by: str | None = None
    superseded_by: str | None = None
    spot: Spot = NOWHERE


class Rescheduling(NamedTuple):
    """A move of a deadline: on which day, what it was before, why, and who agreed."""

    on: date
    previous: Deadline
    reason: str
    agreed_by: str | None = None
    source: Source | None = None
    spot: Spot = NOWHERE
