"""The table of counts: how many actions stand in each position, and what overdue rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cip.assessment.colours import colour_for, word_for
from cip.assessment.picture import Picture, counts_of
from cip.assessment.standing import Standing
from cip.model.plan import Plan
from cip.model.text import safe
from cip.model.vocabulary import OverdueKind, Position
from cip.terminal.lines import Line, Span, cut, paragraph, table
from cip.terminal.phrases import SHORT_KINDS, UNCOLOURED

_WIDEST_HEAD = 10


class CountsColumn(NamedTuple):
    """A column of counts: its head, the positions that it counts together, and its style."""

    head: str
    positions: tuple[Position, ...]
    style: str

    def cell(self, counts: Mapping[Position, int]) -> Span:
        """Give the number that stands in the column."""
        number = sum(counts.get(position, 0) for position in self.positions)
        return Span(str(number), self.style if number else "quiet")


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
            head=_head(plan, positions, in_place=in_place),
            positions=positions,
            style=colour_for(positions[0], plan) or UNCOLOURED,
        )
        for positions in _TOGETHER
        if positions[0] is Position.OVERDUE
        or any(found.get(position) for found in counts for position in positions)
    ]


def _head(plan: Plan, positions: tuple[Position, ...], *, in_place: bool) -> str:
    if len(positions) > 1:
        return "not begun\nor not\nreported"
    word = safe(word_for(positions[0], plan)).lower()
    if positions[0] is Position.ON_TRACK and in_place:
        shown = plan.legend.get("in-place")
        place = safe(shown.word).lower() if shown and shown.word else "in place"
        lines = [word, f"/ {place}"]
    else:
        lines = ["over-", "due"] if word == "overdue" else word.split()
    return "\n".join(cut(part, _WIDEST_HEAD) for part in lines)


def counts_table(picture: Picture, width: int) -> Iterator[Line]:
    """Give the counts of a picture by objective, and below them those of all."""
    label = picture.plan.labels.objective.one
    shown = columns(
        picture.plan, [picture.counts], in_place=any(s.is_in_place for s in picture.standings)
    )
    header = [safe(label), *(column.head for column in shown), "total"]
    rows = [
        _row(f"{objective.ref} {objective.title}" if objective else "(no objective)", group, shown)
        for objective, group in picture.by_objective()
        if group
    ]
    rows.append(_row("All", picture.standings, shown))
    yield from table(header, rows, width, right=range(1, len(header)))


def _row(name: str, standings: Sequence[Standing], shown: list[CountsColumn]) -> list[str | Span]:
    counts = counts_of(standings)
    return [safe(name), *(column.cell(counts) for column in shown), str(len(standings))]


def kinds_lines(picture: Picture, width: int) -> Iterator[Line]:
    """Give how it is known of what is overdue, in one sentence; nothing where nothing is."""
    if picture.overdue:
        yield from paragraph(kinds_sentence(picture), width)


def kinds_sentence(picture: Picture) -> str:
    """Give the kinds of what is overdue, which add up: ``Of 34 past their date: ...``."""
    number, kinds = len(picture.overdue), picture.kinds
    said = ", ".join(f"{SHORT_KINDS[kind]} {kinds[kind]}" for kind in OverdueKind)
    passed = sum(standing.passed_at_approval for standing in picture.overdue)
    before = f"; {passed} had passed when the plan was approved" if passed else ""
    return f"Of {number} past {'its' if number == 1 else 'their'} date: {said}{before}."
