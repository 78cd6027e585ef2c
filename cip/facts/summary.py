"""The first page of a report: the head, the sentences in short, the counts."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from cip.assessment.position_words import KIND_WORDS
from cip.assessment.standing import Standing, overdue_as, stands_in
from cip.facts import phrases
from cip.facts.declarations import closed_words
from cip.facts.request import Request
from cip.model.plan import Objective, Plan
from cip.model.vocabulary import OverdueKind, Position, Status

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
        "day": phrases.day(request.as_of),
        "since": phrases.day(before.as_of) if before else None,
        "period": f"{phrases.day(before.as_of)} to {phrases.day(request.as_of)}"
        if before
        else f"up to {phrases.day(request.as_of)}, from the start of the plan",
        "closed": closed_words(plan.closed),
        "origin": request.origin,
        "plan_key": plan.colour_rule,
        "colours": phrases.colour_rule(plan),
        "broken": list(request.broken),
        "has_starts": any(action.start for action in plan.actions),
        "next_meeting": _meeting_words(meeting) if meeting else None,
        "labels": {
            name: {
                "one": label.one,
                "many": label.many,
                "one_inside": phrases.inside(label.one),
                "many_inside": phrases.inside(label.many),
            }
            for name, label in plan.labels._asdict().items()
        },
    }


def _meeting_words(meeting: Any) -> str:
    day = phrases.day(meeting.day)
    return day if meeting.is_dated else f"about {day}"


class Column(NamedTuple):
    """A column of the table of counts: its key, and which actions it counts."""

    key: str
    holds: Callable[[Standing], bool]


NOT_BEGUN = "not-begun"
"""The key of what is reported as not started, or not reported and not due: one column."""

COLUMNS = (
    *(Column(kind.value, overdue_as(kind)) for kind in OverdueKind),
    Column(Position.AT_RISK.value, stands_in(Position.AT_RISK)),
    Column(Position.SILENT.value, stands_in(Position.SILENT)),
    Column(NOT_BEGUN, stands_in(Position.NOT_STARTED, Position.NOT_REPORTED)),
    Column(Position.ON_TRACK.value, stands_in(Position.ON_TRACK)),
    Column(Position.COMPLETE.value, stands_in(Position.COMPLETE)),
    Column(Position.WITHDRAWN.value, stands_in(Position.WITHDRAWN)),
)
"""The columns of the table: each action counts in one of them."""

_KINDS = [kind.value for kind in OverdueKind]


def counts(request: Request) -> Data:
    """Give the table of counts by objective, with the change of the period.

    What is overdue has a column for each way in which that is known, all of them as soon as one of
    them is needed, so that a reader sees that nothing is known to be late. ``keys`` name the
    columns for programs, ``positions`` for people.
    """
    picture, before = request.picture, request.before
    now = _figures(picture.standings)
    then = _figures(before.standings) if before is not None else None
    used = {key for figures in (now, then) for key, number in (figures or {}).items() if number}
    if used.intersection(_KINDS):
        used.update(_KINDS)
    keys = [column.key for column in COLUMNS if column.key in used]
    change = total_change = None
    if before is not None and then is not None:
        change = [phrases.signed(now[key] - then[key]) for key in keys]
        total_change = phrases.signed(len(picture.standings) - len(before.standings))
    return {
        "keys": keys,
        "positions": _heads(keys, request),
        "rows": [
            _count_row(objective, standings, keys)
            for objective, standings in picture.by_objective()
            if standings
        ],
        "all": [now[key] for key in keys],
        "total": len(picture.standings),
        "change": change,
        "total_change": total_change,
    }


def _heads(keys: list[str], request: Request) -> list[str]:
    """Give the heads of columns; that of what is under way also names what is in place."""
    plan = request.picture.plan
    shown = [*request.picture.standings, *(request.before.standings if request.before else ())]
    words = {key: column_words(key, plan) for key in keys}
    if any(s.position is Position.ON_TRACK and s.is_in_place for s in shown):
        in_place = phrases.inside(phrases.status_word(Status.IN_PLACE, plan))
        words[Position.ON_TRACK.value] += f" or {in_place}"
    return [words[key] for key in keys]


def column_words(key: str, plan: Plan) -> str:
    """Give the head of a column in the plan's words or ours."""
    if key == NOT_BEGUN:
        return "not begun or not reported"
    if key in _KINDS:
        return f"{_word('overdue', plan)}, {KIND_WORDS[OverdueKind(key)]}"
    return _word(key, plan)


def figure_words(plan: Plan, standings: Iterable[Standing]) -> list[str]:
    """Give in words how many of some actions count in each column: ``2 overdue (known late)``."""
    return [
        f"{number} {_inside(key, plan)}" for key, number in _figures(standings).items() if number
    ]


def _inside(key: str, plan: Plan) -> str:
    if key in _KINDS:
        return f"{phrases.inside(_word('overdue', plan))} ({KIND_WORDS[OverdueKind(key)]})"
    return phrases.inside(column_words(key, plan))


def _word(key: str, plan: Plan) -> str:
    legend = "underway" if key == Position.ON_TRACK.value else key
    shown = plan.legend.get(legend)
    return shown.word if shown and shown.word else phrases.position_words(Position(key))


def _figures(standings: Iterable[Standing]) -> dict[str, int]:
    every = tuple(standings)
    return {column.key: sum(map(column.holds, every)) for column in COLUMNS}


def _count_row(
    objective: Objective | None, standings: tuple[Standing, ...], keys: list[str]
) -> Data:
    numbers = _figures(standings)
    return {
        "name": f"{objective.ref} {objective.title}" if objective else "No objective",
        "title": objective.title if objective else "Under no heading of the plan",
        "numbers": [numbers[key] for key in keys],
        "total": len(standings),
    }
