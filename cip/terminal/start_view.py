"""A repository that is begun, in lines: what is known of its plan, its files, what comes next."""

from collections.abc import Iterable, Iterator, Sequence

from cip.model.deadline import day_for_people
from cip.model.text import counted, safe
from cip.starting.answers import Forge, NewPlan
from cip.terminal.lines import EMPTY, Line, Span, line, paragraph

_INDENT = 13
_EXAMPLES = "a workstream, an action and a recommendation, to be written over or deleted"
_TOGETHER = ("schema/",)
"""Folders whose files are counted and not named."""


def plan_lines(plan: NewPlan, forge: Forge, width: int) -> Iterator[Line]:
    """Give all that a plan is begun with, each with what says it otherwise."""
    approved = day_for_people(plan.approved) if plan.approved else "no day is named (--approved)"
    since = "no day is named (--since)"
    if plan.since:
        since = f"{day_for_people(plan.since)}; from then on {plan.board} agrees to changes"
    objectives = [f"{number} {title}" for number, title in enumerate(plan.objectives, 1)]
    period = f"{plan.start} to {plan.end}" if plan.end else plan.start
    for name, text in (
        ("Council", plan.council),
        ("Plan", f"{plan.name}, in plans/{plan.name}"),
        ("Title", plan.title),
        ("Approved", approved),
        ("Typed in by", since),
        ("Period", period if period != "TBC" else "TBC (--period)"),
        ("Objectives", "; ".join(objectives) or "1, its title still to be written (--objective)"),
        ("Officers", ", ".join(("Chief Executive", *plan.officers))),
        ("Board", f"{plan.board}; it gets the board report"),
        ("Papers", "The plan as it was published"),
        ("Examples", "none" if plan.is_bare else _EXAMPLES),
        ("Kept on", str(forge)),
    ):
        yield from paragraph(safe(text), width, indent=_INDENT, first=name)


def file_lines(heading: str, paths: Sequence[str], width: int) -> Iterator[Line]:
    """Give the names of files below a heading; those of the schemas are counted."""
    if not paths:
        return
    yield line(Span(heading, "strong"))
    for name in _names(paths):
        yield from paragraph(safe(name), width, indent=2)


def _names(paths: Sequence[str]) -> Iterator[str]:
    for folder in _TOGETHER:
        inside = [path for path in paths if path.startswith(folder)]
        if len(inside) > 1:
            yield from (path for path in paths if not path.startswith(folder))
            yield f"{folder} ({counted(len(inside), 'file')})"
            return
    yield from paths


def next_lines(steps: Iterable[str], width: int) -> Iterator[Line]:
    """Give what comes next, numbered."""
    yield EMPTY
    yield line(Span("Next", "strong"))
    for number, step in enumerate(steps, 1):
        yield from paragraph(safe(step), width, indent=5, first=f"  {number}.")
