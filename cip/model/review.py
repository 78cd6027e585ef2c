"""What reviews asked a council to do, and what it decided."""

from datetime import date
from typing import NamedTuple

from cip.model.changed import Changed
from cip.model.deadline import Deadline
from cip.model.place import NOWHERE, Spot
from cip.model.progress import Evidence
from cip.model.source import Source
from cip.model.vocabulary import ReviewKind


class RecommendationNote(NamedTuple):
    """What was reported about a recommendation on one day, and where that was read."""

    date: date
    note: str
    evidence: tuple[Evidence, ...] = ()
    source: Source | None = None
    changed: tuple[Changed, ...] = ()
    spot: Spot = NOWHERE


class Response(NamedTuple):
    """What the council decided about a recommendation: accepted, partly, rejected and so on."""

    decision: str
    reason: str | None = None
    decided_by: str | None = None
    on: date | None = None
    source: Source | None = None
    changed: tuple[Changed, ...] = ()
    spot: Spot = NOWHERE


class DeclaredGap(NamedTuple):
    """A statement that no action answers a recommendation for now, why, and who decided."""

    reason: str
    decided_by: str
    on: date | None = None
    source: Source | None = None
    spot: Spot = NOWHERE


class Recommendation(NamedTuple):
    """Something that a review asked the council to do.

    ``group`` is the heading under which the papers report on it with others. ``responses`` are what
    the council decided, in the order of the file; the last one holds.
    """

    id: str
    text: str
    owner: tuple[str, ...] = ()
    due: Deadline | None = None
    priority: str | None = None
    group: str | None = None
    responses: tuple[Response, ...] = ()
    same_as: tuple[str, ...] = ()
    gap: DeclaredGap | None = None
    updates: tuple[RecommendationNote, ...] = ()
    changed: tuple[Changed, ...] = ()
    spot: Spot = NOWHERE

    @property
    def response(self) -> Response | None:
        """Give what the council decided last, or None."""
        return self.responses[-1] if self.responses else None


class RecommendationSet(NamedTuple):
    """The recommendations of one review.

    ``progress_review_of`` is the id of the set that a progress review looked back at. The three
    dates are those that close the clock of a review.
    """

    id: str
    title: str
    kind: ReviewKind
    date: Deadline | None = None
    body: str | None = None
    progress_review_of: str | None = None
    action_plan_published: Deadline | None = None
    progress_review: Deadline | None = None
    progress_report_published: Deadline | None = None
    source: Source | None = None
    recommendations: tuple[Recommendation, ...] = ()
    spot: Spot = NOWHERE


class PlanAnswer(NamedTuple):
    """A recommendation that the plan answers as a whole, and how."""

    recommendation: str
    how: str
    source: Source | None = None
    spot: Spot = NOWHERE
