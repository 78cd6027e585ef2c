"""Who is asked about what in returns: every open action and part, and each who answers for it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cip.assessment.picture import Picture
from cip.assessment.standing import PartStanding, Standing
from cip.model.place import Spot
from cip.model.vocabulary import Position

NOBODY = ""
"""Under what stands what no officer answers for: the programme office is asked."""

_CLOSED = (Position.COMPLETE, Position.WITHDRAWN)


class ReturnItem(NamedTuple):
    """An open action, or an open part of one: then ``part`` says which."""

    standing: Standing
    part: PartStanding | None = None

    @property
    def address(self) -> str:
        """Give its address: ``north/1.3``, ``north/1.3(a)``."""
        return self.standing.address if self.part is None else self.part.address

    @property
    def can_move(self) -> bool:
        """Say whether it has a deadline of its own."""
        record = self.standing.action if self.part is None else self.part.part
        return record.deadline is not None

    @property
    def is_due_once(self) -> bool:
        """Say whether its own deadline is one day or span, after which nothing goes on."""
        record = self.standing.action if self.part is None else self.part.part
        deadline = record.deadline
        return deadline is not None and deadline.last is not None and not deadline.goes_on

    @property
    def spot(self) -> Spot:
        """Give where its record lies."""
        return self.standing.action.spot if self.part is None else self.part.part.spot


def asked_for(picture: Picture) -> dict[str, Sequence[ReturnItem]]:
    """Give what each officer is asked for, by the officer's id, in the plan's order.

    An action of two goes to both. What nobody answers for goes to whoever leads it, else to
    ``NOBODY``. A part follows its action, and goes to whoever leads the part too.
    """
    found: dict[str, list[ReturnItem]] = {}
    for standing in picture.standings:
        if standing.is_open:
            for who, item in _each(picture, standing):
                found.setdefault(who, []).append(item)
    return {**found}


def officers_asked(picture: Picture) -> dict[str, tuple[str, ...]]:
    """Give the titles of the officers who are asked about each action and part, by its address."""
    found: dict[str, tuple[str, ...]] = {}
    for who, items in asked_for(picture).items():
        titles = picture.index.officer_titles((who,)) if who else ()
        for item in items:
            found[item.address] = (*found.get(item.address, ()), *titles)
    return found


def _each(picture: Picture, standing: Standing) -> Iterator[tuple[str, ReturnItem]]:
    index, owners = picture.index, standing.owners
    names = owners.accountable.officers or owners.lead.officers
    above = list(index.officer_ids(names)) or [NOBODY]
    for who in dict.fromkeys(above):
        yield who, ReturnItem(standing)
    for part in standing.parts:
        if part.position not in _CLOSED:
            for who in dict.fromkeys([*above, *index.officer_ids(part.part.lead)]):
                yield who, ReturnItem(standing, part)
