"""The short forms in a report: what the plan says they stand for, and which it does not explain."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from cip.assessment.standing import Standing
from cip.facts.public import abbreviations
from cip.facts.request import Request
from cip.facts.verdict import commentary

Data = dict[str, Any]

_ALL_SHORT = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,})*")


def short_forms(request: Request) -> Data:
    """Give the short forms in what a report names: ``explained`` (texts) and ``unexplained``.

    Looked at are titles, those who answer, their last words, and the commentary of the period. An
    officer whose very title is a short form is one of them as a whole.
    """
    picture = request.picture
    plan, index = picture.plan, picture.index
    titles = {
        title
        for standing in _about(request)
        for title in index.officer_titles(standing.owners.accountable.officers)
    }
    officers = {title for title in titles if _ALL_SHORT.fullmatch(title)}
    officers -= set(plan.abbreviations)
    said = commentary(request)
    texts = [plan.title, *(o.title for o in plan.objectives), said["text"] if said else ""]
    texts += sorted(titles - officers)
    texts += _texts(_about(request))
    longest = sorted(officers, key=len, reverse=True)
    # Whole words alone: a title that begins like a long word is not tried within it.
    inside = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b" if officers else "$^")
    found = abbreviations(plan, [inside.sub(" ", text) for text in texts])
    known = {item["short"].removesuffix("s") for item in found["explained"]}
    return {
        "explained": [f"{item['short']}: {item['meaning']}" for item in found["explained"]],
        "unexplained": sorted({*found["unexplained"], *officers} - known),
    }


def _about(request: Request) -> Iterator[Standing]:
    """Give the actions that a report can name: those of its officer where it is about one."""
    index = request.picture.index
    officer = index.officer(request.ref) if request.ref is not None else None
    for standing in request.picture.standings:
        names = index.officer_titles(standing.owners.accountable.officers)
        if officer is None or officer.title in names:
            yield standing


def _texts(standings: Iterable[Standing]) -> Iterator[str]:
    for standing in standings:
        yield standing.action.title
        yield from (update.note for update in standing.action.updates[-1:] if update.note)
