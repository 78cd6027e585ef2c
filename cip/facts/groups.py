"""Actions that say the same, told together: by owner, by reason, with their references."""

from collections.abc import Callable, Iterable
from typing import Any

from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.facts import phrases
from cip.facts.actions import rows
from cip.facts.asked import by_asked
from cip.model.text import counted

Data = dict[str, Any]

MOST_REFS = 15
"""Of how many actions at the most the references stand in a sentence."""


def grouped(
    standings: Iterable[Standing], say: Callable[[Standing], str]
) -> list[tuple[str, list[Standing]]]:
    """Give standings by what is said of them, the largest group first; of equal ones the first."""
    found: dict[str, list[Standing]] = {}
    for standing in standings:
        found.setdefault(say(standing), []).append(standing)
    return sorted(found.items(), key=lambda item: -len(item[1]))


def owner_groups(picture: Picture, standings: Iterable[Standing]) -> list[Data]:
    """Give actions by who is to be asked about them, as facts: who, how many, and the rows."""
    return [
        {"owner": who, "number": len(mine), "actions": rows(picture, in_order(mine))}
        for who, mine in by_asked(picture, standings)
    ]


def said_groups(
    picture: Picture, standings: Iterable[Standing], say: Callable[[Standing], str]
) -> list[Data]:
    """Give actions of which the same is said, as facts: what, how many, and the rows."""
    return [
        {"said": said, "number": len(same), "actions": rows(picture, same)}
        for said, same in grouped(standings, say)
    ]


def in_order(standings: Iterable[Standing]) -> list[Standing]:
    """Give standings in the order of the plan."""
    return sorted(standings, key=lambda standing: standing.place)


def refs(standings: Iterable[Standing]) -> str:
    """Give the references of actions in one text."""
    return ", ".join(standing.action.ref for standing in in_order(standings))


def few_refs(standings: Iterable[Standing], most: int = MOST_REFS) -> str:
    """Give the references of a few actions; of too many, nothing."""
    listed = list(standings)
    return refs(listed) if len(listed) <= most else ""


def number_of(picture: Picture, number: int) -> str:
    """Give a number of actions in the plan's word for them: ``12 details``."""
    label = picture.plan.labels.action
    return counted(number, phrases.inside(label.one), phrases.inside(label.many))
