"""What is measured and what threatens: KPIs with readings, risks with scores."""

from datetime import date
from typing import NamedTuple

from cip.model.changed import Changed
from cip.model.deadline import Deadline
from cip.model.place import NOWHERE, Spot
from cip.model.progress import Evidence
from cip.model.source import Source


class Reading(NamedTuple):
    """What a KPI was measured to be on one day."""

    date: date
    value: float
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    changed: tuple[Changed, ...] = ()
    spot: Spot = NOWHERE


class Target(NamedTuple):
    """The value that a KPI is to reach, and by when."""

    value: float
    by: Deadline | None = None


class Kpi(NamedTuple):
    """A key performance indicator: what shows whether what was done changed anything."""

    id: str
    title: str
    unit: str | None = None
    direction: str | None = None
    target: Target | None = None
    readings: tuple[Reading, ...] = ()
    owner: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    workstreams: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: Source | None = None
    changed: tuple[Changed, ...] = ()
    spot: Spot = NOWHERE


class Score(NamedTuple):
    """How likely and how grave a risk was judged to be on one day, each from 1 to 5."""

    date: date
    likelihood: int
    impact: int
    note: str | None = None
    changed: tuple[Changed, ...] = ()
    spot: Spot = NOWHERE


class Risk(NamedTuple):
    """A risk to the plan, with what is done about it."""

    id: str
    title: str
    description: str | None = None
    mitigations: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    scores: tuple[Score, ...] = ()
    objectives: tuple[str, ...] = ()
    workstreams: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: Source | None = None
    changed: tuple[Changed, ...] = ()
    spot: Spot = NOWHERE
