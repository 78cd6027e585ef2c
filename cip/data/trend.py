"""How the figures of plans went over time, as a JSON document."""

from collections.abc import Iterable
from datetime import date

from cip import __version__
from cip.assessment.trend import Point
from cip.data.objects import Data
from cip.model.plan import Plan
from cip.model.vocabulary import Every


def trend_document(plans: Iterable[Data], *, as_of: date, recorded: bool) -> Data:
    """Give the document of ``trend``.

    ``recorded`` says that each day is told by the files that it had, and not by those of now.
    """
    return {
        "as_of": as_of.isoformat(),
        "cip": __version__,
        "recorded": recorded,
        "plans": list(plans),
    }


def plan_trend(plan: Plan, every: Every, points: Iterable[Data], remarks: Iterable[str]) -> Data:
    """Give the figures of one plan over time, and what a reader has to know of them."""
    return {
        "plan": plan.name,
        "title": plan.title,
        "every": every.value,
        "remarks": list(remarks),
        "points": list(points),
    }


def trend_point(point: Point, commit: str | None = None, unread: Iterable[str] = ()) -> Data:
    """Give the figures of one day; ``commit`` and ``unread`` are of the files that it had."""
    return {
        "as_of": point.as_of.isoformat(),
        "commit": commit,
        "counts": {position.value: number for position, number in point.counts.items()},
        "total": point.actions,
        "overdue_by_first_deadline": point.past_first,
        "recommendations": point.recommendations,
        "delivered": point.delivered,
        "unread": list(unread),
    }
