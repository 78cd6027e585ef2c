"""How the figures of a plan went over time: which they are, what they are called, and remarks."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from cip.assessment.trend import Point
from cip.facts.counts import columns
from cip.model.deadline import day_for_people
from cip.model.plan import Plan


class Course(NamedTuple):
    """A plan with its figures over time, and what a reader has to know of them.

    ``remarks`` are sentences; ``beside`` is a word for each point, such as its commit, or nothing.
    """

    plan: Plan
    points: Sequence[Point]
    remarks: Sequence[str] = ()
    beside: Sequence[str] = ()


class Figure(NamedTuple):
    """One figure over time: its words, as a column of counts has them, its values, its colour.

    ``short`` is what stands above a narrow column in the place of its words.
    """

    words: tuple[str, ...]
    values: tuple[int, ...]
    colour: str | None = None
    short: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Give what it is called."""
        return " ".join(self.words)


def figures(course: Course) -> tuple[Figure, ...]:
    """Give the figures in which something stands, the positions first, and always what is overdue.

    How many are overdue by the first deadline, the one that was promised, stands beside it.
    """
    points, plan = course.points, course.plan
    overdue, *others = (
        Figure(column.words, tuple(column.number(p.counts) for p in points), column.colour)
        for column in columns(plan, (p.counts for p in points))
    )
    found = [
        overdue,
        _each(points, "past_first", "overdue by the first deadline", ("by", "first", "date")),
        *others,
        _each(points, "actions", "all", ("total",)),
    ]
    if any(p.recommendations for p in points):
        of = points[-1].recommendations
        name = f"recommendations done, of {of}"
        found.append(_each(points, "delivered", name, ("recs", "done")))
    return tuple(found)


def _each(points: Iterable[Point], key: str, name: str, short: tuple[str, ...]) -> Figure:
    values = tuple(getattr(point, key) for point in points)
    return Figure((name,), values, short=short)


def replayed(plan: Plan, points: Sequence[Point], *, as_of: date) -> Course:
    """Give the course of a plan by what its files say now; there is one point at the least."""
    last = day_for_people(as_of)
    remarks = [f"By what the files say now, as of each day up to {last}."]
    if not plan.actions:
        remarks.append(f"There are no {plan.labels.action.many.lower()} in it.")
    elif points[-1].newest_report is not None:
        newest = day_for_people(points[-1].newest_report)
        remarks.append(f"The newest report in them by then is of {newest}.")
    return Course(plan, points, remarks)


_BARS = "▁▂▃▄▅▆▇█"


def bars(values: Sequence[int]) -> str:
    """Give values as bars: from nothing to the largest of them."""
    most = max(values, default=0)
    last = len(_BARS) - 1
    return "".join(_BARS[-(-value * last // most) if most else 0] for value in values)
