"""The timeline as a Mermaid diagram. The full list of a report holds the same as a table."""

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


def gantt(picture: Picture) -> list[str]:
    """Give the lines of a Gantt chart of the actions that have a last day, by objective."""
    lines = [
        "gantt",
        f"    accTitle: Timeline of {diagram_text(picture.plan.title)}",
        "    accDescr: Each bar is an action, from its start to its deadline. "
        "The table of all actions below holds the same.",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %b %Y",
    ]
    for objective, standings in picture.by_objective():
        dated = [standing for standing in standings if standing.due]
        if not dated:
            continue
        title = f"{objective.ref} {objective.title}" if objective else "No objective"
        lines.append(f"    section {diagram_text(title, 40)}")
        lines.extend(f"    {_bar(standing)}" for standing in dated)
    return lines


def _bar(standing: Standing) -> str:
    last = standing.due
    assert last is not None
    name = diagram_text(f"{standing.action.ref} {standing.action.title}", 50)
    return f"{name} :{_TAGS.get(standing.position, '')}{_first(standing, last)}, {last}"


def _first(standing: Standing, last: date) -> date:
    """Give the first day of a bar: the start, else the first day of the deadline's month or span."""
    start = standing.action.start.first if standing.action.start else None
    if start is None and standing.deadline is not None:
        start = standing.deadline.first
    return min(start or last, last)
