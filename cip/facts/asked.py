"""Who is to be asked about an action: its officers, or else the programme office."""

from collections.abc import Iterable
from typing import NamedTuple

from cip.assessment.picture import Picture, by_urgency
from cip.assessment.standing import Standing

PROGRAMME_OFFICE = "the programme office"


class AskedTogether(NamedTuple):
    """Those who are to be asked together, and the actions that they are to be asked about."""

    who: str
    standings: tuple[Standing, ...]


def who_is_asked(picture: Picture, standing: Standing) -> str:
    """Give the accountable officers, else those who lead, else the programme office and why."""
    owners, titles = standing.owners, picture.index.officer_titles
    if owners.accountable.officers:
        return ", ".join(titles(owners.accountable.officers))
    if owners.lead.officers:
        return f"{', '.join(titles(owners.lead.officers))} (lead)"
    if "accountable" in standing.lost:
        return f"{PROGRAMME_OFFICE} (the officer is lost in our copy of the paper)"
    return f"{PROGRAMME_OFFICE} (no officer is named)"


def by_asked(picture: Picture, standings: Iterable[Standing]) -> tuple[AskedTogether, ...]:
    """Give actions by who is to be asked: the longest list first, the most urgent first in each.

    Each action stands once: those who answer for one together are asked together, in whatever order
    they are named.
    """
    groups: dict[frozenset[str], list[Standing]] = {}
    names: dict[frozenset[str], str] = {}
    for standing in standings:
        who = who_is_asked(picture, standing)
        key = frozenset(who.split(", "))
        names.setdefault(key, who)
        groups.setdefault(key, []).append(standing)
    found = [
        AskedTogether(names[key], tuple(sorted(listed, key=by_urgency)))
        for key, listed in groups.items()
    ]
    return tuple(sorted(found, key=lambda asked: -len(asked.standings)))
