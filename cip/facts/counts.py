"""The columns of counts: which positions stand together in one, and what it is called."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cip.assessment.colours import colour_for, word_for
from cip.model.plan import Plan
from cip.model.vocabulary import Position


class CountsColumn(NamedTuple):
    """A column of counts: the positions that it counts together, and the plan's colour for them.

    ``words`` are what it is called, in pieces that can stand one above the other.
    """

    words: tuple[str, ...]
    positions: tuple[Position, ...]
    colour: str | None

    @property
    def name(self) -> str:
        """Give what it is called."""
        return " ".join(self.words)

    def number(self, counts: Mapping[Position, int]) -> int:
        """Give the number that stands in the column."""
        return sum(counts.get(position, 0) for position in self.positions)


_TOGETHER = (
    (Position.OVERDUE,),
    (Position.AT_RISK,),
    (Position.SILENT,),
    (Position.NOT_REPORTED, Position.NOT_STARTED),
    (Position.ON_TRACK,),
    (Position.COMPLETE,),
    (Position.WITHDRAWN,),
)
"""The positions of each column: what has not begun and what nobody reported on stand as one."""


def columns(
    plan: Plan, listed: Iterable[Mapping[Position, int]], *, in_place: bool = False
) -> list[CountsColumn]:
    """Give the columns in which something stands, and always that of what is overdue.

    ``in_place`` says that some of what goes as planned is in place.
    """
    counts = tuple(listed)
    return [
        CountsColumn(
            words=_words(plan, positions, in_place=in_place),
            positions=positions,
            colour=colour_for(positions[0], plan),
        )
        for positions in _TOGETHER
        if positions[0] is Position.OVERDUE
        or any(found.get(position) for found in counts for position in positions)
    ]


def _words(plan: Plan, positions: tuple[Position, ...], *, in_place: bool) -> tuple[str, ...]:
    if len(positions) > 1:
        return "not begun", "or not", "reported"
    word = word_for(positions[0], plan).lower()
    if positions[0] is Position.ON_TRACK and in_place:
        shown = plan.legend.get("in-place")
        return word, f"/ {shown.word.lower() if shown and shown.word else 'in place'}"
    return tuple(word.split())
