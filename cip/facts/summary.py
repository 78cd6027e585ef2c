"""The first page of a report: the head, the sentences in short, the counts."""

from typing import Any

from cip.assessment.picture import counts_of
from cip.assessment.standing import Standing
from cip.facts import wording
from cip.facts.request import Request
from cip.model.plan import Objective
from cip.model.vocabulary import Position

Data = dict[str, Any]


def head(request: Request) -> Data:
    """Give the head that every report opens with."""
    plan, before = request.picture.plan, request.before
    meeting = request.next_meeting()
    return {
        "title": request.title,
        "heading": f"{request.title}: {plan.title}",
        "name": plan.name,
        "council": plan.council,
        "plan": plan.title,
        "summary": plan.summary,
        "board": request.board.title if request.board else "none named",
        "day": wording.day(request.as_of),
        "since": wording.day(before.as_of) if before else None,
        "period": f"{wording.day(before.as_of)} to {wording.day(request.as_of)}"
        if before
        else f"up to {wording.day(request.as_of)}, from the start of the plan",
        "origin": request.origin,
        "plan_key": plan.colour_rule,
        "colours": wording.colour_rule(plan),
        "broken": list(request.broken),
        "has_starts": any(action.start for action in plan.actions),
        "next_meeting": _meeting_words(meeting) if meeting else None,
        "labels": {
            name: {
                "one": label.one,
                "many": label.many,
                "one_inside": wording.inside(label.one),
                "many_inside": wording.inside(label.many),
            }
            for name, label in plan.labels._asdict().items()
        },
    }


def _meeting_words(meeting: Any) -> str:
    day = wording.day(meeting.day)
    return day if meeting.is_dated else f"about {day}"


COLUMN_WORDS = {Position.NOT_REPORTED: "no report, not due"}
"""What heads a column where the word alone could be misread."""


def counts(request: Request) -> Data:
    """Give the table of counts by position and objective, with the change of the period."""
    picture, before = request.picture, request.before
    shown = [p for p in Position if picture.counts[p] or (before and before.counts[p])]
    change = total_change = None
    if before is not None:
        change = [wording.signed(picture.counts[p] - before.counts[p]) for p in shown]
        total_change = wording.signed(len(picture.standings) - len(before.standings))
    return {
        "positions": [
            COLUMN_WORDS.get(position, wording.position_words(position)) for position in shown
        ],
        "rows": [
            _count_row(objective, standings, shown)
            for objective, standings in picture.by_objective()
            if standings
        ],
        "all": [picture.counts[position] for position in shown],
        "total": len(picture.standings),
        "change": change,
        "total_change": total_change,
    }


def _count_row(
    objective: Objective | None, standings: tuple[Standing, ...], shown: list[Position]
) -> Data:
    numbers = counts_of(standings)
    return {
        "name": f"{objective.ref} {objective.title}" if objective else "No objective",
        "title": objective.title if objective else "Under no heading of the plan",
        "numbers": [numbers[position] for position in shown],
        "total": len(standings),
    }
