"""The reports that can be written: their names, titles, readers, and what each is about."""

from typing import NamedTuple

from cip.model.people import Board


class Template(NamedTuple):
    """A report: ``about`` says what can be named behind the plan: workstream, action, officer."""

    name: str
    title: str
    readers: str
    about: tuple[str, ...] = ()


DEFAULT = "board-report"
"""The report that is written where none is named."""

SUFFIX = ".md.j2"
"""What the name of a template's file ends in."""

TEMPLATES: dict[str, Template] = {
    template.name: template
    for template in (
        Template("board-report", "Board report", "the board that steers the plan"),
        Template("exception-report", "Exception report", "a management team, by exception"),
        Template("highlight-report", "Highlight report", "a programme board, every month"),
        Template("progress-report", "Progress report", "the executive, and peers who return"),
        Template("assurance-report", "Assurance report", "commissioners, audit and scrutiny"),
        Template("coverage", "Coverage of recommendations", "peers and auditors"),
        Template("plan-on-a-page", "Plan on a page", "a workstream's team", ("workstream",)),
        Template(
            "business-case", "Business case", "who decides on money", ("workstream", "action")
        ),
        Template("officer-brief", "Officer brief", "each accountable officer", ("officer",)),
        Template("public-summary", "Public summary", "residents"),
    )
}
"""The reports that come with the tool, by name."""


def template_for(board: Board | None) -> str:
    """Give the report that a board gets: the one that the plan names for it, else the usual one."""
    return board.template if board is not None and board.template else DEFAULT
