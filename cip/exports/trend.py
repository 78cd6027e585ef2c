"""How the figures of plans went over time, as a table in Markdown."""

from collections.abc import Iterable, Iterator

from cip.facts.trend import Course, bars, figures
from cip.reports.markdown import cell, line
from cip.terminal.phrases import plan_title

_MOST_BARS = 40
"""How many days have a bar, the newest: a cell is no wider than what it stands over."""


def trend_page(courses: Iterable[Course]) -> str:
    """Give the tables of plans, one after the other: bars first, then a row for each day."""
    return "\n".join(part for course in courses for part in _of_plan(course)) + "\n"


def _of_plan(course: Course) -> Iterator[str]:
    yield f"## {line(plan_title(course.plan))}"
    yield ""
    for remark in course.remarks:
        yield str(line(remark))
        yield ""
    if not course.points:
        return
    shown = figures(course)
    beside = list(course.beside)
    heads = ["As of", *(figure.name for figure in shown), *(["files of"] if beside else [])]
    yield f"| {' | '.join(str(cell(head)) for head in heads)} |"
    yield f"|---|{'---:|' * len(shown)}{'---|' if beside else ''}"
    drawn = [bars(figure.values[-_MOST_BARS:]) for figure in shown]
    yield f"| from 0 to the highest | {' | '.join(drawn)} |{' |' if beside else ''}"
    for number, point in enumerate(course.points):
        cells = [str(figure.values[number]) for figure in shown]
        yield f"| {' | '.join([point.as_of.isoformat(), *cells, *beside[number : number + 1]])} |"
    yield ""
