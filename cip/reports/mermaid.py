"""The timeline as a Mermaid diagram. The full list of a report holds the same as a table."""

import re
from typing import Any

from cip.reports.markdown import Markdown, diagram, diagram_text, line

Data = dict[str, Any]

_TAGS = {"overdue": "crit, ", "on-track": "active, ", "complete": "done, "}

_WORD = re.compile(
    r"(?i)(section|title|click|call|href|dateformat|axisformat|tickinterval|excludes|includes|gantt"
    r"|todaymarker|weekday|weekend|topaxis|acctitle|accdescr|inclusiveenddates|vert)\b"
)
"""With what a line of the diagram would not be taken for a bar."""

_HEAD = (
    "    accDescr: Each bar goes from the start to the deadline. A point is a deadline of which no "
    "start is known. The list below the chart holds the same.",
    "    dateFormat YYYY-MM-DD",
    "    inclusiveEndDates",
    "    axisFormat %b %Y",
)


LONGEST = 50_000
"""How many characters one chart may have: those who draw it refuse more."""


def gantt(timeline: Data) -> Markdown:
    """Give the fact ``timeline`` as a Gantt chart in its fence.

    What would be too long for one chart is drawn by objective; of an objective that is still too
    long, a sentence says that the list holds it.
    """
    sections = timeline["sections"]
    whole = _lines(timeline["title"], sections)
    if _length(whole) <= LONGEST:
        return diagram(whole)
    return Markdown("\n\n".join(_chart(section) for section in sections))


def _chart(section: Data) -> Markdown:
    lines = _lines(section["title"], [section])
    if _length(lines) <= LONGEST:
        return diagram(lines)
    return Markdown(f"{line(section['title'])}: too many to be drawn; the list below holds them.")


def _lines(title: str, sections: list[Data]) -> list[str]:
    lines = ["gantt", f"    accTitle: Timeline of {diagram_text(title)}", *_HEAD]
    for section in sections:
        lines.append(f"    section {diagram_text(section['title'], 40)}")
        lines.extend(f"    {_bar(bar)}" for bar in section["bars"])
    return lines


def _length(lines: list[str]) -> int:
    return sum(len(text) + 1 for text in lines)


def _bar(bar: Data) -> str:
    name = diagram_text(bar["title"], 50)
    if _WORD.match(name):
        name = f"({name})"
    tag = _TAGS.get(bar["position"], "")
    if bar["first"] is None:
        return f"{name} :{tag}milestone, {bar['last']}, 0d"
    return f"{name} :{tag}{bar['first']}, {bar['last']}"
