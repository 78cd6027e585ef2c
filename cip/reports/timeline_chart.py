"""The timeline as a Mermaid diagram. The full list of a report holds the same as a table."""

import re
from datetime import date

from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.model.vocabulary import Position
from cip.reports.markdown import diagram_text

_TAGS = {
    Position.OVERDUE: "crit, ",
    Position.ON_TRACK: "active, ",
    Position.COMPLETE: "done, ",
}

_WORD = re.compile(
    r"(?i)(section|title|click|call|href|dateformat|axisformat|tickinterval|excludes|includes|gantt"
    r"|todaymarker|weekday|weekend|topaxis|acctitle|accdescr|inclusiveenddates|vert)\b"
)
"""With what a line of the diagram would not be taken for a bar."""

HEAD = (
    "    accDescr: Each bar goes from the start to the deadline. "
    "The list below the chart holds the same.",
    "    dateFormat YYYY-MM-DD",
    "    inclusiveEndDates",
    "    axisFormat %b %Y",
)


def gantt(picture: Picture) -> list[str]:
    """Give the lines of a Gantt chart of what has a last day and was not withdrawn, by objective.

    No lines where nothing has one: a chart without bars is an error to Mermaid.
    """
    lines = ["gantt", f"    accTitle: Timeline of {diagram_text(picture.plan.title)}", *HEAD]
    for objective, standings in picture.by_objective():
        dated = [s for s in standings if s.due and s.position is not Position.WITHDRAWN]
        if not dated:
            continue
        title = f"{objective.ref} {objective.title}" if objective else "No objective"
        lines.append(f"    section {diagram_text(title, 40)}")
        lines.extend(f"    {_bar(standing, standing.due)}" for standing in dated if standing.due)
    return lines if len(lines) > len(HEAD) + 2 else []


def _bar(standing: Standing, last: date) -> str:
    name = diagram_text(f"{standing.action.ref} {standing.action.title}", 50)
    if _WORD.match(name):
        name = f"({name})"
    return f"{name} :{_TAGS.get(standing.position, '')}{_first(standing, last)}, {last}"


def _first(standing: Standing, last: date) -> date:
    """Give the first day of a bar: the start, else the first day of the deadline's own span."""
    start = standing.action.start.first if standing.action.start else None
    if start is None and standing.deadline is not None:
        start = standing.deadline.first
    return min(start or last, last)
