"""The findings of assurance: what is said of records, the same told together."""

from typing import Any

from cip.assessment.standing import Standing
from cip.facts.groups import grouped, in_order, number_of, refs
from cip.facts.request import Request

Data = dict[str, Any]

TITLES = {
    "unevidenced": "No evidence is named",
    "verified-by-owner": "Verified only by an officer who answers for it",
    "reopened": "Taken back after it was complete or in place",
    "parts-complete": "All its parts are complete, and nobody closed it",
    "completed-late": "Done after its date",
    "completion-undated": "The day it was done is not known",
    "moved-late": "Its deadline was moved after it had passed",
    "move-not-agreed": "Its deadline was moved later, and nobody is named who agreed",
    "provisional": "Its deadline is provisional",
}
"""What the findings say in few words, in their order."""


def findings(request: Request) -> list[Data]:
    """Give the findings that there are, in their order: what, how many, and what is said of each.

    ``told`` has a clause for all of which the same is said.
    """
    picture = request.picture
    found: dict[str, list[tuple[Standing, str]]] = {}
    for standing in picture.standings:
        for finding in standing.findings:
            found.setdefault(finding.name, []).append((standing, finding.text))
    return [
        {
            "name": name,
            "title": title,
            "number": len(found[name]),
            "number_words": number_of(picture, len(found[name])),
            "refs": [standing.action.ref for standing in in_order(s for s, _ in found[name])],
            "told": _told(found[name]),
        }
        for name, title in TITLES.items()
        if name in found
    ]


def _told(said: list[tuple[Standing, str]]) -> list[str]:
    texts = {standing.key: text for standing, text in said}
    same = grouped((standing for standing, _ in said), lambda standing: texts[standing.key])
    return [f"{refs(standings)} {text}" for text, standings in same]
