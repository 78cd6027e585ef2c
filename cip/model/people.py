"""Who answers for a plan, and who reads its reports."""

from datetime import date
from typing import NamedTuple

from cip.model.place import NOWHERE, Spot
from cip.model.source import Source
from cip.model.vocabulary import OfficerKind


class Officer(NamedTuple):
    """A role that answers for actions: an officer, an elected member, or a body. Never a person."""

    id: str
    title: str
    abbreviations: tuple[str, ...] = ()
    kind: OfficerKind = OfficerKind.OFFICER
    note: str | None = None
    spot: Spot = NOWHERE


class Board(NamedTuple):
    """A body that reads the reports: how often it meets, and which report it gets."""

    id: str
    title: str
    chair: str | None = None
    role: str | None = None
    meets: str | None = None
    meetings: tuple[date, ...] = ()
    review_period_days: int | None = None
    template: str | None = None
    source: Source | None = None
    spot: Spot = NOWHERE
