"""What a board could ask where nobody asked it for a decision, from what is known."""

from collections.abc import Iterable
from typing import Any

from cip.assessment.picture import Picture
from cip.assessment.record import missing_paper
from cip.assessment.standing import Standing
from cip.facts import wording
from cip.facts.asked import Asked, by_asked
from cip.facts.groups import few_refs, number_of, refs
from cip.facts.request import Request
from cip.facts.unknown import lists
from cip.model.vocabulary import OverdueKind

Data = dict[str, Any]


def could_ask(request: Request) -> list[str]:
    """Give what the board could ask, each as a sentence that it can put as it stands."""
    return asks(request.picture)


def asks(picture: Picture, most_owners: int | None = None) -> list[str]:
    """Give what could be asked: papers, of what is late, of what is not known, dates, owners.

    With ``most_owners`` so many owners are asked by name, and the others together.
    """
    return [
        *_papers(picture),
        *_late(picture, most_owners),
        *_not_known(picture, most_owners),
        *_undated(picture, most_owners),
        *_unowned(picture),
        *_moved(picture),
    ]


def _papers(picture: Picture) -> list[str]:
    """Ask the programme office for what the record lacks: papers, and what our copy lost."""
    wanted = {
        (paper.date, paper.what): paper
        for listed in lists(picture)
        for standing in listed
        if (paper := missing_paper(standing, picture.plan)) is not None
    }
    found = [
        f"Ask the programme office for {paper.what} ({wording.day(paper.date)}), which is not in "
        "this record."
        for paper in wanted.values()
    ]
    lost = [s for s in picture.everything if s.lost or any(p.part.lost for p in s.parts)]
    if lost:
        found.append(
            f"Ask the programme office for a whole copy of the plan: ours has lost dates or names "
            f"of {number_of(picture, len(lost))}."
        )
    return found


def _late(picture: Picture, most: int | None) -> list[str]:
    bare = [s for s in picture.of_kind(OverdueKind.KNOWN_LATE) if s.action.exception is None]
    return [
        f"Ask {owner} what is to be done about {_these(picture, mine)}: known to be late, and no "
        "options are written."
        for owner, mine in _one_by_one(picture, bare, most)
    ]


def _not_known(picture: Picture, most: int | None) -> list[str]:
    not_said, unheard, silent = lists(picture)
    owners = by_asked(picture, (*not_said, *unheard))
    named = owners if most is None else owners[:most]
    found = [
        f"Ask {owner} whether {_these(picture, mine)} {'is' if len(mine) == 1 else 'are'} done, "
        "and when."
        for owner, mine in named
    ]
    rest = sum(len(mine) for _, mine in owners[len(named) :])
    if rest:
        found.append(
            f"Ask the other owners the same of the {rest} that {_remain(rest)} overdue and not "
            "known to be done or late."
        )
    if silent and most is not None:
        found.append(f"Ask for a report on {_these(picture, silent, 'that are silent')}.")
    elif silent:
        found += [
            f"Ask {owner} for a report on {_these(picture, mine)}."
            for owner, mine in by_asked(picture, silent)
        ]
    return found


def _remain(number: int) -> str:
    return "is" if number == 1 else "are"


def _undated(picture: Picture, most: int | None) -> list[str]:
    bare = [s for s in picture.at_risk if any(r.name == "undated" for r in s.signals)]
    return [
        f"Ask {owner} for a date for {_these(picture, mine)}."
        for owner, mine in _one_by_one(picture, bare, most)
    ]


def _one_by_one(picture: Picture, listed: list[Standing], most: int | None) -> tuple[Asked, ...]:
    """Give owners with what they are asked of; of more than so many, all of them together."""
    owners = by_asked(picture, listed)
    if most is not None and len(owners) > most:
        return (Asked("their owners", tuple(listed)),)
    return owners


def _unowned(picture: Picture) -> list[str]:
    bare = [s for s in picture.standings if any(r.name == "unowned" for r in s.signals)]
    return [f"Say who answers for {_these(picture, bare)}: nobody is named."] if bare else []


def _moved(picture: Picture) -> list[str]:
    bare = [s for s in picture.standings if any(f.name == "move-not-agreed" for f in s.findings)]
    if not bare:
        return []
    return [
        f"Say whether the later dates of {_these(picture, bare)} are agreed: nobody is named who "
        "agreed to them."
    ]


def _these(picture: Picture, mine: Iterable[Standing], which: str = "") -> str:
    """Give a few actions by their references: ``these 3 details (1.1, 1.2, 1.3)``."""
    listed = list(mine)
    words = number_of(picture, len(listed))
    if len(listed) == 1:
        return f"{refs(listed)} {listed[0].action.title}"
    these = f"the {words} {which}" if which else f"these {words}"
    known = few_refs(listed)
    return f"{these} ({known})" if known else these
