"""What a resident is told: promised, done, next, and what each abbreviation stands for."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cip.assessment.picture import Picture, by_due
from cip.assessment.reasons import counted
from cip.assessment.standing import Standing
from cip.facts import wording
from cip.facts.actions import completed, rows
from cip.facts.request import Request
from cip.model.plan import Objective, Plan
from cip.model.vocabulary import Position, Status

Data = dict[str, Any]

MOST_NEXT = 5
"""How many of the promises that are due next are named under each aim."""

MEANINGS = {
    Position.OVERDUE: "its last day has passed, and the council has not reported it as done",
    Position.AT_RISK: "it may not be done in time, or too little is known of it to say",
    Position.NOT_REPORTED: "it is not due yet, and the council has not reported on it",
    Position.NOT_STARTED: "it is not due yet, and the council has reported that it has not begun",
    Position.ON_TRACK: "the council has reported that it is underway, and nothing says otherwise",
    Position.COMPLETE: "the council has reported it as done",
    Position.WITHDRAWN: "the council no longer plans to do it",
}
"""What each position means to somebody who has never seen the plan."""

_SHOUTED = re.compile(r"\b[A-Z]{2,}s?\b")


def promises(request: Request) -> list[Data]:
    """Give for each objective what was promised, what was done, what is late and what is next."""
    return [
        _promise(request.picture, objective, standings)
        for objective, standings in request.picture.by_objective()
        if standings
    ]


def _promise(
    picture: Picture, objective: Objective | None, standings: tuple[Standing, ...]
) -> Data:
    done = [s for s in standings if s.position is Position.COMPLETE]
    late = [s for s in standings if s.position is Position.OVERDUE]
    gone = [s for s in standings if s.position is Position.WITHDRAWN]
    begun = [s for s in standings if s not in late and _has_begun(s)]
    target = (objective.target or objective.description) if objective else None
    return {
        "title": objective.title if objective else "Other promises",
        "target": target or "",
        "total": len(standings),
        "done": completed(picture, done),
        "begun": rows(picture, begun),
        "late": rows(picture, sorted(late, key=lambda s: -(s.days_overdue or 0))),
        "gone": rows(picture, gone),
        "next": rows(picture, _next(picture, standings)),
        "sentence": _sentence(len(standings), len(done), len(late), len(begun), len(gone)),
    }


def _has_begun(standing: Standing) -> bool:
    return standing.status in (Status.UNDERWAY, Status.AT_RISK)


def _next(picture: Picture, standings: tuple[Standing, ...]) -> list[Standing]:
    """Give what is due next, the soonest first: the last day has not passed."""
    ahead = [s for s in standings if s.is_open and s.due and s.due >= picture.as_of]
    return sorted(ahead, key=by_due)[:MOST_NEXT]


def _sentence(total: int, done: int, late: int, begun: int, gone: int) -> str:
    """Give how far the promises of an aim have come; the figures add up to their number."""
    figures = [_are(done, "done"), _are(late, "late"), _are(begun, "under way and not late")]
    if gone:
        figures.append(_are(gone, "withdrawn"))
    if other := total - done - late - begun - gone:
        figures.append(_are(other, "not due yet or without a date, and not reported as begun"))
    return f"Of {counted(total, 'promise')} here, {wording.joined(figures)}."


def _are(number: int, what: str) -> str:
    return f"{number or 'none'} {'are' if number > 1 else 'is'} {what}"


def meanings(request: Request) -> list[Data]:
    """Give what each position in the table of counts means."""
    return [
        {"word": wording.position_words(position).capitalize(), "meaning": MEANINGS[position]}
        for position, number in request.picture.counts.items()
        if number
    ]


def abbreviations(plan: Plan, texts: Iterable[str]) -> Data:
    """Give the abbreviations in texts: those that the plan explains, and those that it does not."""
    said = "\n".join(texts)
    explained = _explained(plan)
    known = sorted(short for short in explained if _stands_in(short, said))
    used = dict.fromkeys(word for word in words_in(said) if word not in explained)
    return {
        "explained": [{"short": short, "meaning": explained[short]} for short in known],
        "unexplained": sorted(used),
    }


def _explained(plan: Plan) -> Mapping[str, str]:
    """Give what the plan says that short forms stand for: its list, and its officers' own."""
    explained = dict(plan.abbreviations)
    for officer in plan.officers:
        for short in officer.abbreviations:
            if short.isupper() and short.replace(" ", "") != officer.title.replace(" ", ""):
                explained.setdefault(short, officer.title)
    return explained


def _stands_in(short: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(short)}s?(?!\w)", text) is not None


def words_in(text: str) -> list[str]:
    """Give the abbreviations in a text: words in capitals alone, their plural s left off."""
    return [word.removesuffix("s") for word in _SHOUTED.findall(text)]


def glossary(request: Request) -> Data:
    """Give the abbreviations in all that the public summary prints."""
    plan = request.picture.plan
    texts = [plan.title, plan.summary or "", *_printed(promises(request))]
    return abbreviations(plan, texts)


def _printed(told: list[Data]) -> Iterable[str]:
    for promise in told:
        yield from (promise["title"], promise["target"])
        for group in ("done", "begun", "late", "gone", "next"):
            for item in promise[group]:
                yield from (item["title"], item["last_note"])
                yield from (piece["title"] for piece in item.get("evidence", ()))
