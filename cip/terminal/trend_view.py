"""How the figures of a plan went over time: a line of bars for each, and the table below it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cip.assessment.trend import Point
from cip.model.deadline import day_for_people
from cip.model.plan import Plan
from cip.model.text import safe
from cip.terminal.counts_table import columns
from cip.terminal.lines import EMPTY, Line, Span, line, padded, paragraph, table, width_of
from cip.terminal.phrases import plan_title

_BARS = "▁▂▃▄▅▆▇█"


class Course(NamedTuple):
    """A plan with its figures over time, and what a reader has to know of them.

    ``remarks`` are sentences; ``beside`` is a word for each point, such as its commit, or nothing.
    """

    plan: Plan
    points: Sequence[Point]
    remarks: Sequence[str] = ()
    beside: Sequence[str] = ()


class Figure(NamedTuple):
    """One figure over time: its name, the head of its column, its values, and their style."""

    name: str
    head: str
    values: tuple[int, ...]
    style: str = ""


def figures(course: Course) -> tuple[Figure, ...]:
    """Give the figures in which something stands, the positions first, and always what is overdue.

    How many are overdue by the first deadline, the one that was promised, stands beside it.
    """
    points, plan = course.points, course.plan
    shown = [
        Figure(
            name=_in_one(column.head),
            head=column.head,
            values=tuple(sum(p.counts[position] for position in column.positions) for p in points),
            style=column.style,
        )
        for column in columns(plan, (p.counts for p in points))
    ]
    first = Figure("overdue by the first deadline", "by\nfirst\ndate", _each(points, "past_first"))
    every = Figure("all", "total", _each(points, "actions"))
    found = [shown[0], first, *shown[1:], every]
    if any(p.recommendations for p in points):
        of = points[-1].recommendations
        found.append(
            Figure(f"recommendations done, of {of}", "recs\ndone", _each(points, "delivered"))
        )
    return tuple(found)


def _each(points: Iterable[Point], name: str) -> tuple[int, ...]:
    return tuple(getattr(point, name) for point in points)


def _in_one(head: str) -> str:
    return head.replace("-\n", "").replace("\n", " ")


def bars(values: Sequence[int]) -> str:
    """Give values as bars: from nothing to the largest of them."""
    most = max(values, default=0)
    last = len(_BARS) - 1
    return "".join(_BARS[-(-value * last // most) if most else 0] for value in values)


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
    names = max(width_of(figure.name) for figure in shown)
    digits = max(len(str(value)) for figure in shown for value in figure.values)
    most = max(width - names - 2 * digits - 6, 1)
    number = min(len(course.points), most)
    first, last = course.points[-number].as_of, course.points[-1].as_of
    said = f"From {day_for_people(first)} to {day_for_people(last)}, each from 0 to its highest:"
    yield from paragraph(said, width)
    for figure in shown:
        values = figure.values[-number:]
        yield line(
            padded(figure.name, names + 2),
            f"{values[0]:>{digits}}  ",
            Span(bars(values), figure.style),
            f"  {values[-1]:>{digits}}",
        )


def _table(course: Course, shown: Sequence[Figure], width: int) -> Iterator[Line]:
    beside = list(course.beside)
    header = ["as of", *(figure.head for figure in shown), *(["files of"] if beside else [])]
    rows: list[list[str | Span]] = []
    for number, point in enumerate(course.points):
        cells = [Span(str(f.values[number]), f.style if f.values[number] else "") for f in shown]
        rows.append([point.as_of.isoformat(), *cells, *beside[number : number + 1]])
    yield from table(header, rows, width, right=range(1, len(shown) + 1))
