"""How the figures of a plan went over time: a line of bars for each, and the table below it."""

from collections.abc import Iterable, Iterator, Sequence

from cip.facts.trend import Course, Figure, bars, figures
from cip.model.deadline import day_for_people
from cip.model.text import safe
from cip.terminal.counts_table import column_head
from cip.terminal.lines import EMPTY, Line, Span, line, padded, paragraph, table, width_of
from cip.terminal.phrases import UNCOLOURED, plan_title


def trend_lines(courses: Iterable[Course], *, width: int) -> Iterator[Line]:
    """Give how the figures of plans went, one plan after the other."""
    for number, course in enumerate(courses):
        if number:
            yield EMPTY
        yield from paragraph(plan_title(course.plan), width, style="strong")
        for remark in course.remarks:
            yield from paragraph(safe(remark), width)
        if course.points:
            yield EMPTY
            shown = figures(course)
            yield from _bars(course, shown, width)
            yield EMPTY
            yield from _table(course, shown, width)


def _bars(course: Course, shown: Sequence[Figure], width: int) -> Iterator[Line]:
    """Give a line of bars for each figure: what it was first, how it went, what it is."""
    names = max(width_of(safe(figure.name)) for figure in shown)
    digits = max(len(str(value)) for figure in shown for value in figure.values)
    most = max(width - names - 2 * digits - 6, 1)
    number = min(len(course.points), most)
    first, last = course.points[-number].as_of, course.points[-1].as_of
    said = f"From {day_for_people(first)} to {day_for_people(last)}, each from 0 to its highest:"
    yield from paragraph(said, width)
    for figure in shown:
        values = figure.values[-number:]
        yield line(
            padded(safe(figure.name), names + 2),
            f"{values[0]:>{digits}}  ",
            Span(bars(values), _style(figure)),
            f"  {values[-1]:>{digits}}",
        )


def _table(course: Course, shown: Sequence[Figure], width: int) -> Iterator[Line]:
    beside = list(course.beside)
    heads = [column_head(figure.short or figure.words) for figure in shown]
    header = ["as of", *heads, *(["files of"] if beside else [])]
    rows: list[list[str | Span]] = []
    for number, point in enumerate(course.points):
        cells = [Span(str(f.values[number]), _style(f) if f.values[number] else "") for f in shown]
        rows.append([point.as_of.isoformat(), *cells, *beside[number : number + 1]])
    yield from table(header, rows, width, right=range(1, len(shown) + 1))


def _style(figure: Figure) -> str:
    """Give the style of a figure: that of its position, and none where it is no position."""
    return "" if figure.short else figure.colour or UNCOLOURED
