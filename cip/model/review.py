"""What reviews asked a council to do, and what it decided."""

from datetime import date
from typing import NamedTuple

from cip.model.deadline import Deadline
from cip.model.place import NOWHERE, Spot
from cip.model.progress import Evidence, Source
from cip.model.vocabulary import ReviewKind


class RecommendationNote(NamedTuple):
    """What was reported about a recommendation on one day."""

    date: date
    note: str
    evidence: tuple[Evidence, ...] = ()
    spot: Spot = NOWHERE


class Response(NamedTuple):
    """What the council decided about a recommendation: accepted, partly or rejected."""

    decision: str
    reason: str | None = None
    decided_by: str | None = None
    on: date | None = None
    source: Source | None = None


class DeclaredGap(NamedTuple):
    """A statement that no action answers a recommendation for now, why, and who decided."""

    reason: str
    decided_by: str
    on: date | None = None
    source: Source | None = None


class Recommendation(NamedTuple):
    """Something that a review asked the council to do."""

    id: str
    text: str
    response: Response | None = None
    same_as: tuple[str, ...] = ()
    gap: DeclaredGap | None = None
    updates: tuple[RecommendationNote, ...] = ()
    spot: Spot = NOWHERE


class RecommendationSet(NamedTuple):
    """The recommendations of one review."""

    id: str
    title: str
    kind: ReviewKind
    date: Deadline | None = None
    body: str | None = None
    source: Source | None = None
    recommendations: tuple[Recommendation, ...] = ()
    spot: Spot = NOWHERE


class PlanAnswer(NamedTuple):
    """A recommendation that the plan answers as a whole, and how."""

    recommendation: str
    how: str
    source: Source | None = None
    spot: Spot = NOWHERE
