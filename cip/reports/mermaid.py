"""The timeline as a Mermaid diagram. The full list of a report holds the same as a table."""

import re
from typing import Any

from cip.reports.markdown import Markdown, diagram, diagram_text

Data = dict[str, Any]

_TAGS = {"overdue": "crit, ", "on-track": "active, ", "complete": "done, "}

_WORD = re.compile(
    r"(?i)(section|title|click|call|href|dateformat|axisformat|tickinterval|excludes|includes|gantt"
    r"|todaymarker|weekday|weekend|topaxis|acctitle|accdescr|inclusiveenddates|vert)\b"
)
"""With what a line of the diagram would not be taken for a bar."""

_HEAD = (
    "    accDescr: Each bar goes from the start to the deadline. "
    "The list below the chart holds the same.",
    "    dateFormat YYYY-MM-DD",
    "    inclusiveEndDates",
    "    axisFormat %b %Y",
)


def gantt(timeline: Data) -> Markdown:
    """Give the fact ``timeline`` as a Gantt chart in its fence."""
    lines = ["gantt", f"    accTitle: Timeline of {diagram_text(timeline['title'])}", *_HEAD]
    for section in timeline["sections"]:
        lines.append(f"    section {diagram_text(section['title'], 40)}")
        lines.extend(f"    {_bar(bar)}" for bar in section["bars"])
    return diagram(lines)


def _bar(bar: Data) -> str:
    name = diagram_text(bar["title"], 50)
    if _WORD.match(name):
        name = f"({name})"
    return f"{name} :{_TAGS.get(bar['position'], '')}{bar['first']}, {bar['last']}"
