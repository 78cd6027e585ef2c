"""One workstream whole, with its actions."""

from collections.abc import Iterator

from cip.assessment.picture import Picture, by_urgency
from cip.facts.declarations import change_words
from cip.model.deadline import day_for_people
from cip.model.plan import Workstream
from cip.model.text import safe
from cip.terminal.fields import (
    as_published_lines,
    bullets,
    fields,
    lost_words,
    money_lines,
    names,
    notes_lines,
    reference,
    section,
    source_words,
)
from cip.terminal.lines import EMPTY, Line, Span, block, line, paragraph
from cip.terminal.list_view import entry


def workstream_lines(picture: Picture, workstream: Workstream, *, width: int) -> Iterator[Line]:
    """Give a workstream whole, with its actions, the most urgent first."""
    yield line("As of ", Span(day_for_people(picture.as_of), "strong"))
    yield EMPTY
    name = safe(f"{picture.plan.name}/{workstream.ref}  {workstream.title}")
    yield from paragraph(name, width, style="strong")
    if workstream.purpose:
        yield EMPTY
        yield from block(workstream.purpose, width)
    yield EMPTY
    yield from fields(_facts(picture, workstream), width)
    yield from bullets("Commentary, newest first", _commentary(workstream), width)
    yield from bullets("Outcomes", workstream.outcomes, width)
    yield from bullets("How it is measured", workstream.measurement, width)
    yield from bullets("Resources", workstream.resources, width)
    yield from money_lines(workstream.finance, width)
    yield from as_published_lines(workstream.as_published, width)
    yield from notes_lines(workstream.notes, width)
    mine = [s for s in picture.standings if s.action.workstream == workstream.ref]
    yield from section(f"{safe(picture.plan.labels.action.many)} ({len(mine)})", width)
    for standing in sorted(mine, key=by_urgency):
        yield from entry(picture, standing, width)


def _facts(picture: Picture, workstream: Workstream) -> Iterator[tuple[str, str | None]]:
    labels, index = picture.plan.labels, picture.index
    objective = index.objective(workstream.objective)
    dependents = index.dependents(workstream.ref)
    yield labels.objective.one, objective and safe(f"{objective.ref} {objective.title}")
    for key, label in _OWNERS.items():
        officers = names(picture, getattr(workstream, key))
        lost = workstream.lost.get(key)
        yield label, officers or (lost_words(lost) if lost is not None else None)
    yield "Recommendations", ", ".join(map(safe, workstream.recommendations))
    yield "Depends on", ", ".join(reference(picture, ref) for ref in workstream.depends_on)
    yield "Needed by", ", ".join(reference(picture, ref) for ref in dependents)
    yield "Interdependencies", safe(workstream.interdependencies or "")
    yield "Financial impact", safe(workstream.financial_impact or "")
    for change in workstream.changed:
        yield "Changed", safe(change_words(picture, change))
    yield "Source", source_words(picture, workstream.source)
    yield "Folder", safe(workstream.folder)


_OWNERS = {"accountable": "Accountable", "lead": "Lead", "lead_member": "Lead member"}
"""The keys of those who answer for a workstream, with what they are called."""


def _commentary(workstream: Workstream) -> Iterator[str]:
    for said in sorted(workstream.commentary, key=lambda item: item.date, reverse=True):
        by = f" ({said.by})" if said.by else ""
        yield f"{day_for_people(said.date)}: {said.text}{by}"
