"""Under what an action stands: its objective, its workstream, the recommendation above it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cip.importing.dates import is_date

_OBJECTIVE = re.compile(
    r"(?:key |strategic |improvement )?(?:theme|objective|aim|goal|priority|outcome|pillar)s?\b",
    re.IGNORECASE,
)
_WORKSTREAM = re.compile(
    r"(?:programme|work ?stream|project|package|section|part|chapter|area|work package)\b",
    re.IGNORECASE,
)
_RECOMMENDATION = re.compile(
    r"(?:key )?rec(?:ommendation|\.)?\s*(?P<number>[A-Z]{0,2}[0-9]{1,3}(?:\.[0-9]{1,3})?)"
    r"\s*[:.)–—-]?\s+(?P<text>.+)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:[A-Za-z]+ )?(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})*|[A-Z])\s*[:.)–—-]*\s+(?=[^\W\d_])"
)
_KIND = (
    r"(?:(?:key|strategic|improvement|corporate|council|our|main|priority) )*"
    r"(?:themes?|objectives?|aims?|goals?|priority|outcomes?|pillar|programme|work ?stream|strand"
    r"|project|work package|package|section|part|chapter|area|recommendation|mission|ambition"
    r"|commitment|phase|domain|standard|strategic area|priority area|requirement|direction|finding)"
    r"(?: (?:for|of) (?:improvement|focus|development|action|work))?"
)
_NUMBERED = re.compile(
    rf"(?:(?P<kind>(?i:{_KIND})) )?(?:[Nn]o\.? )?"
    r"(?:(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})*)|(?P<letter>[A-Z]))"
    r"(?:\s*[:.)–—-]+\s+|(?(letter)(?(kind)\s+(?![a-z])|(?!))|\s+(?![a-z])))(?=[^\W\d_])"
)
"""A heading with its own number: ``Theme 1: Money``, ``1 Pay``, ``B. Pay``; not ``A fair town``."""
_LABELLED = re.compile(
    r"(?:[A-Za-z ]{3,24} [0-9A-Z]{1,3}\s*[:.)–—-]|[0-9]{1,2}(?:\.[0-9]{1,2})?[:.)]?\s+[A-Z]"
    r"|[A-Z][.):]\s+[A-Z])"
)


class PrintedGroup(NamedTuple):
    """What an action stands under, each as it is printed; empty where nothing is."""

    objective: str = ""
    workstream: str = ""
    recommendation: str = ""


def is_labelled(text: str) -> bool:
    """Say whether a text is a heading with its number or letter: ``Theme 1: Money``, ``1 Pay``."""
    return (
        len(text) <= 150
        and _LABELLED.match(text) is not None
        and not is_date(text)
        and not is_date(" ".join(text.split()[:3]))
    )


def label_of(text: str) -> str:
    """Give the number or letter of a heading, or nothing."""
    found = _NUMBERED.match(text)
    return found["number"] or found["letter"] if found else ""


def without_label(text: str, ref: str) -> str:
    """Give a heading without its number, where that is a reference: its words for a name."""
    found = _NUMBERED.match(text)
    return text[found.end() :] if found and label_of(text) == ref else text


def rank_of(heading: str) -> int:
    """Give how far out a heading stands: an objective before a workstream, that before others."""
    if _OBJECTIVE.match(heading):
        return 0
    return 1 if _WORKSTREAM.match(heading) else 2


def grouped(headings: Sequence[str], *, objective: str, workstream: str) -> PrintedGroup:
    """Give what an action stands under, by the headings above it, the outermost first.

    What its own columns print counts before them. Where recommendations are all that parts the
    actions, what stands under one is a workstream.
    """
    plain: list[str] = []
    recommendation = ""
    from_objective = from_workstream = ""
    for heading in headings:
        if _RECOMMENDATION.fullmatch(heading):
            recommendation = heading
        elif _OBJECTIVE.match(heading):
            from_objective, from_workstream, plain = heading, "", []
        elif _WORKSTREAM.match(heading):
            from_workstream, plain = heading, []
        else:
            plain.append(heading)
    if plain and not from_workstream:
        from_workstream = plain.pop()
    if plain and not from_objective:
        from_objective = plain[0]
    if not (objective or from_objective or workstream or from_workstream):
        from_workstream = recommendation
    return PrintedGroup(objective or from_objective, workstream or from_workstream, recommendation)
