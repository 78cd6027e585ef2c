"""What a resident is told: promised, done, next, and what each abbreviation stands for."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from cip.assessment.picture import Picture, by_due
from cip.assessment.standing import Standing, stands_in
from cip.facts import phrases
from cip.facts.actions import completed, rows
from cip.facts.request import Request
from cip.model.plan import Objective, Plan
from cip.model.text import counted
from cip.model.vocabulary import Position

Data = dict[str, Any]


class Sort(NamedTuple):
    """What residents are told of a promise: one sort for each, with what it means.

    ``one`` and ``many`` go on after their number: ``1 is done``, ``3 are done``.
    """

    name: str
    title: str
    one: str
    many: str
    meaning: str
    holds: Callable[[Standing], bool]


SORTS = (
    Sort(
        "done",
        "Done",
        "is done",
        "are done",
        "the council has reported it as done",
        stands_in(Position.COMPLETE),
    ),
    Sort(
        "under-way",
        "Under way",
        "is under way",
        "are under way",
        "the council has reported that work has begun, or that it is in place and goes on",
        stands_in(Position.ON_TRACK),
    ),
    Sort(
        "late",
        "Late",
        "is late",
        "are late",
        "its date has passed, and the council has said since that it was not done",
        lambda standing: standing.is_known_late,
    ),
    Sort(
        "at-risk",
        "At risk",
        "may not be done in time",
        "may not be done in time",
        "the council has said so, or the plan's own dates do",
        stands_in(Position.AT_RISK),
    ),
    Sort(
        "past",
        "Past its date, and not known whether it is done",
        "is past its date, and it is not known here whether it is done",
        "are past their date, and it is not known here whether they are done",
        "its date has passed, and no report that is used here says whether it was done",
        lambda standing: standing.position is Position.OVERDUE and not standing.is_known_late,
    ),
    Sort(
        "silent",
        "No recent report",
        "has no recent report",
        "have no recent report",
        "it is not past its date, a report on it was expected by now, and none is used here",
        stands_in(Position.SILENT),
    ),
    Sort(
        "later",
        "Not due yet, and not reported as begun",
        "is not due yet, and not reported as begun",
        "are not due yet, and not reported as begun",
        "it is not past its date, and no report that work on it has begun was expected by now",
        stands_in(Position.NOT_STARTED, Position.NOT_REPORTED),
    ),
    Sort(
        "withdrawn",
        "Withdrawn",
        "is withdrawn",
        "are withdrawn",
        "the council no longer plans to do it",
        stands_in(Position.WITHDRAWN),
    ),
)
"""The sorts of promises, in the order in which a resident reads them: each promise is of one."""

_SHOUTED = re.compile(r"\b[A-Z]{2,}s?\b")


def promises(request: Request) -> list[Data]:
    """Give for each objective its promises by their sort; each promise is named once."""
    return [
        _promise(request.picture, objective, standings)
        for objective, standings in request.picture.by_objective()
        if standings
    ]


def _promise(
    picture: Picture, objective: Objective | None, standings: tuple[Standing, ...]
) -> Data:
    target = (objective.target or objective.description) if objective else None
    found = [(sort, [s for s in standings if sort.holds(s)]) for sort in SORTS]
    return {
        "title": objective.title if objective else "Other promises",
        "target": target or "",
        "total": len(standings),
        "sorts": [
            {"name": sort.name, "title": sort.title, "promises": _named(picture, sort, mine)}
            for sort, mine in found
            if mine
        ],
        "sentence": _sentence([(sort, len(mine)) for sort, mine in found]),
    }


def _named(picture: Picture, sort: Sort, standings: list[Standing]) -> list[Data]:
    if sort.name == "done":
        return completed(picture, standings)
    return rows(picture, sorted(standings, key=by_due))


def _sentence(found: list[tuple[Sort, int]]) -> str:
    """Give how far the promises of an aim have come; the figures add up to their number."""
    total = sum(number for _, number in found)
    figures = [
        f"{number} {sort.one if number == 1 else sort.many}" for sort, number in found if number
    ]
    return f"Of {counted(total, 'promise')} here: {'; '.join(figures)}."


def meanings(request: Request) -> list[Data]:
    """Give the sorts of promises that there are, with what each means and how many are of it."""
    every = request.picture.standings
    found = [(sort, sum(map(sort.holds, every))) for sort in SORTS]
    return [
        {
            "word": sort.title,
            "meaning": sort.meaning[0].upper() + sort.meaning[1:],
            "number": number,
        }
        for sort, number in found
        if number
    ]


def plain_record(request: Request) -> str:
    """Give how new the record is, for somebody who has never seen the plan."""
    found = request.picture.record
    if found.newest_update is None:
        return (
            "No report by the council is used on this page. It shows what was planned, and cannot "
            "say what has been done."
        )
    newest, days = phrases.day(found.newest_update), counted(found.days or 0, "day")
    if found.is_current:
        return f"The newest report used here is of {newest}."
    return (
        f"The newest report used here is of {newest}, {days} before the day of this page. What has "
        "been done since then is not known here, and may be much."
    )


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
        for sort in promise["sorts"]:
            for item in sort["promises"]:
                yield from (item["title"], item["last_note"])
                yield from (piece["title"] for piece in item.get("evidence", ()))
