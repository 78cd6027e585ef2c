"""What is not known: past its date and not said or unheard, and silent; and who is to be asked."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from cip.assessment.picture import Picture
from cip.assessment.standing import Standing, overdue_as, stands_in
from cip.facts import phrases
from cip.facts.asked import by_asked
from cip.facts.groups import in_order, owner_groups, refs
from cip.facts.record import missing_papers
from cip.facts.request import Request
from cip.model.text import counted
from cip.model.vocabulary import OverdueKind, Position

Data = dict[str, Any]


def unknown(request: Request) -> Data:
    """Give of what nobody knows how it stands: in sentences, and by who is to be asked.

    ``owners`` has a row for each owner, or for several who answer together, with numbers and
    references; each action stands in one of them. ``papers`` says which paper that is not here
    would tell.
    """
    picture = request.picture
    not_said, unheard, silent = lists(picture)
    every = (*not_said, *unheard, *silent)
    return {
        "total": len(every),
        "sentences": [
            text
            for text in (
                _unheard(unheard),
                at_approval(picture),
                _silent(picture, silent),
            )
            if text
        ],
        "papers": missing_papers(picture, every),
        "owners": [_owner(who, mine) for who, mine in by_asked(picture, every)],
        "numbers": [len(not_said), len(unheard), len(silent)],
        "not_said": owner_groups(picture, not_said),
        "unheard": owner_groups(picture, unheard),
        "silent": owner_groups(picture, silent),
    }


def lists(picture: Picture) -> tuple[tuple[Standing, ...], ...]:
    """Give what is overdue and not said, overdue and unheard, and silent."""
    return (
        picture.of_kind(OverdueKind.NOT_SAID),
        picture.of_kind(OverdueKind.UNHEARD),
        picture.in_position(Position.SILENT),
    )


def _owner(who: str, mine: Iterable[Standing]) -> Data:
    mine = tuple(mine)
    kinds = (OverdueKind.NOT_SAID, OverdueKind.UNHEARD)
    split = [in_order(filter(overdue_as(kind), mine)) for kind in kinds]
    split.append(in_order(filter(stands_in(Position.SILENT), mine)))
    return {
        "owner": who,
        "numbers": [len(listed) for listed in split],
        "refs": [refs(listed) for listed in split],
        "total": len(mine),
    }


def _unheard(listed: tuple[Standing, ...]) -> str:
    """Give of how much of what is unheard there is no report at all."""
    never = sum(not standing.reported for standing in listed)
    if not never:
        return ""
    number = len(listed)
    if number == 1:
        return "On the one with no report since its date there is no report of any day."
    which = f"all {number}" if never == number else f"{never} of the {number}"
    return f"On {which} with no report since their date there is no report of any day."


def at_approval(picture: Picture) -> str:
    """Give which dates had passed when the plan was approved; nothing where none had."""
    early = [s for s in picture.overdue if s.passed_at_approval]
    if not early:
        return ""
    number, all_ = len(early), len(picture.overdue)
    of = f"{number} of these {all_} dates" if number < all_ else f"All {number} of these dates"
    if all_ == 1:
        of = "This date"
    listed = f": {refs(early)}" if number <= MOST_EARLY else ""
    return f"{of} had passed when the plan was approved on {_day(picture.plan.approved)}{listed}."


MOST_EARLY = 20
"""Of how many actions at the most it is named that their date had passed at approval."""


def _day(day: date | None) -> str:
    return phrases.day(day)


def _silent(picture: Picture, listed: tuple[Standing, ...]) -> str:
    if not listed:
        return ""
    whys = _whys(picture, listed)
    number = len(listed)
    silent = f"The {number} silent ones are" if number > 1 else "The silent one is"
    said = f"{silent} not known past a date; a report was expected, and is not in this record"
    if len(whys) == 1 and whys[0][1] == NEVER:
        return f"{said}."
    return f"{said}: {phrases.joined(f'{number} {text}' for number, text in whys)}."


NEVER = "never heard of"


def _whys(picture: Picture, listed: Iterable[Standing]) -> list[tuple[int, str]]:
    """Count what is silent by when it was last heard of; each counts once."""
    period = picture.plan.review_period_days
    never = old = parts = 0
    for standing in listed:
        heard = standing.last_heard
        if heard is None:
            never += 1
        elif (picture.as_of - heard).days > period:
            old += 1
        else:
            parts += 1
    words = (
        (never, NEVER),
        (old, f"last heard of more than {counted(period, 'day')} ago"),
        (parts, "heard of, but not of all that was expected"),
    )
    return [(number, text) for number, text in words if number]
