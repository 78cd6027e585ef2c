"""What a resident is told: promised, done, next, and what each abbreviation stands for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

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
    begun = [s for s in standings if s.position is not Position.OVERDUE and _has_begun(s)]
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
    said = tuple(dict.fromkeys(texts))
    explained = _explained(plan)
    known = sorted(standing_in(said, explained))
    used = dict.fromkeys(word for text in said for word in words_in(text) if word not in explained)
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


_PIECE = re.compile(r"\w+|[^\w\s]")

MOST_PIECES = 8
"""By how many words and signs a short form is known; a longer one stands where these stand."""


class _Way(NamedTuple):
    """A step on the way through short forms, word by word: what may follow, and what ends here."""

    further: "dict[str, _Way]"
    shorts: list[str]


def standing_in(texts: Iterable[str], shorts: Iterable[str]) -> set[str]:
    """Give the short forms that stand in texts as words of their own, or with a plural s.

    Each text is read once, however many short forms there are.
    """
    ways = _ways(shorts)
    found: set[str] = set()
    for text in texts:
        pieces = _PIECE.findall(text)
        for number, piece in enumerate(pieces):
            if piece in ways.further or piece.removesuffix("s") in ways.further:
                found.update(_beginning(pieces[number : number + MOST_PIECES], ways))
    return found


def _ways(shorts: Iterable[str]) -> _Way:
    start = _Way({}, [])
    for short in shorts:
        here = start
        for piece in _PIECE.findall(short)[:MOST_PIECES]:
            here = here.further.setdefault(piece, _Way({}, []))
        here.shorts.append(short)
    return start


def _beginning(pieces: list[str], here: _Way) -> Iterator[str]:
    """Give the short forms that pieces of a text begin with; each is given only once."""
    for piece in pieces:
        plural = here.further.get(piece[:-1]) if piece.endswith("s") else None
        if plural is not None:
            yield from plural.shorts
            plural.shorts.clear()
        if piece not in here.further:
            return
        here = here.further[piece]
        yield from here.shorts
        here.shorts.clear()


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
