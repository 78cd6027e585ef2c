"""The table of counts: how many actions stand in each position, and what overdue rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cip.assessment.picture import Picture, counts_of
from cip.assessment.standing import Standing
from cip.facts.counts import CountsColumn, columns
from cip.model.text import safe
from cip.model.vocabulary import OverdueKind, Position
from cip.terminal.lines import Line, Span, cut, paragraph, table
from cip.terminal.phrases import SHORT_KINDS, UNCOLOURED

_WIDEST_HEAD = 10


def column_head(words: Iterable[str]) -> str:
    """Give the head of a narrow column in lines: words one above the other, none too wide."""
    lines = ["over-", "due"] if (said := tuple(words)) == ("overdue",) else said
    return "\n".join(cut(safe(part), _WIDEST_HEAD) for part in lines)


def counts_table(picture: Picture, width: int) -> Iterator[Line]:
    """Give the counts of a picture by objective, and below them those of all."""
    label = picture.plan.labels.objective.one
    shown = columns(
        picture.plan, [picture.counts], in_place=any(s.is_in_place for s in picture.standings)
    )
    header = [safe(label), *(column_head(column.words) for column in shown), "total"]
    rows = [
        _row(f"{objective.ref} {objective.title}" if objective else "(no objective)", group, shown)
        for objective, group in picture.by_objective()
        if group
    ]
    rows.append(_row("All", picture.standings, shown))
    yield from table(header, rows, width, right=range(1, len(header)))


def _row(name: str, standings: Sequence[Standing], shown: list[CountsColumn]) -> list[str | Span]:
    counts = counts_of(standings)
    return [safe(name), *(_cell(column, counts) for column in shown), str(len(standings))]


def _cell(column: CountsColumn, counts: Mapping[Position, int]) -> Span:
    number = column.number(counts)
    return Span(str(number), (column.colour or UNCOLOURED) if number else "quiet")


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
