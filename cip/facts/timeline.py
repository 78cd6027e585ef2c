"""The timeline of a plan: what has a last day, from when to when, by objective."""

from datetime import date
from typing import Any

from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.model.vocabulary import Position

Data = dict[str, Any]


def timeline(picture: Picture) -> Data | None:
    """Give the bars of a chart by objective: what has a last day and was not withdrawn.

    None where nothing has one: a chart without bars is an error to those who draw it. The days of
    a bar are ISO dates, both within it.
    """
    sections = [
        {
            "title": f"{objective.ref} {objective.title}" if objective else "No objective",
            "bars": bars,
        }
        for objective, standings in picture.by_objective()
        if (bars := [_bar(s, s.due) for s in standings if s.due and not _is_gone(s)])
    ]
    return {"title": picture.plan.title, "sections": sections} if sections else None


def _is_gone(standing: Standing) -> bool:
    return standing.position is Position.WITHDRAWN


def _bar(standing: Standing, last: date) -> Data:
    return {
        "title": f"{standing.action.ref} {standing.action.title}",
        "position": standing.position.value,
        "first": str(_first(standing, last)),
        "last": str(last),
    }


def _first(standing: Standing, last: date) -> date:
    """Give the first day of a bar: the start, else the first day of the deadline's own span."""
    start = standing.action.start.first if standing.action.start else None
    if start is None and standing.deadline is not None:
        start = standing.deadline.first
    return min(start or last, last)
