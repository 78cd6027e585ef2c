"""The timeline of a plan: what has a last day, from when to when, by objective."""

from typing import Any

from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.model.vocabulary import Position

Data = dict[str, Any]


def timeline(picture: Picture) -> Data | None:
    """Give the bars of a chart by objective: what has a last day and was not withdrawn.

    None where nothing has one: a chart without bars is an error to those who draw it. The days of
    a bar are ISO dates, both within it. ``first`` is None where no day of a start is known: that is
    a point at its last day, and no bar.
    """
    sections = [
        {
            "title": f"{objective.ref} {objective.title}" if objective else "No objective",
            "bars": bars,
        }
        for objective, standings in picture.by_objective()
        if (bars := [_bar(s) for s in standings if s.due and not _is_gone(s)])
    ]
    return {"title": picture.plan.title, "sections": sections} if sections else None


def _is_gone(standing: Standing) -> bool:
    return standing.position is Position.WITHDRAWN


def _bar(standing: Standing) -> Data:
    start = standing.start.first if standing.start else None
    last = standing.due
    begins = start if start is not None and last is not None and start <= last else None
    return {
        "title": f"{standing.action.ref} {standing.action.title_in_lists}",
        "position": standing.position.value,
        "first": str(begins) if begins else None,
        "last": str(last),
    }
