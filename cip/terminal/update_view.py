"""Updates of an action or a part: what was reported when, and where it was read."""

from collections.abc import Iterable, Iterator

from cip.assessment.picture import Picture
from cip.assessment.reported import by_day
from cip.model.deadline import day_for_people
from cip.model.progress import Evidence, Update
from cip.model.text import safe
from cip.terminal.fields import changes_lines, reference, section, source_words
from cip.terminal.lines import Line, paragraph


def updates_lines(picture: Picture, updates: tuple[Update, ...], width: int) -> Iterator[Line]:
    """Give the updates of an action under their heading, the newest first."""
    if updates:
        yield from section("Updates, newest first", width)
    for update in reversed(by_day(updates)):
        yield from update_lines(picture, update, width, 2)


def update_lines(picture: Picture, update: Update, width: int, indent: int) -> Iterator[Line]:
    """Give one update whole."""
    status = update.status.words if update.status else "note"
    text = f"{day_for_people(update.date)}: {status}"
    if update.note:
        text += f". {safe(update.note)}"
    yield from paragraph(text, width, indent=indent + 2, first=" " * indent + "- ")
    for evidence in update.evidence:
        yield from paragraph(
            "evidence: " + evidence_words(picture, evidence),
            width,
            indent=indent + 2,
            style="quiet",
        )
    for said, what in _said(picture, update):
        if what:
            yield from paragraph(f"{said} {what}", width, indent=indent + 2)
    yield from changes_lines(picture, update.changed, width, indent + 2)


def _said(picture: Picture, update: Update) -> Iterable[tuple[str, str | None]]:
    return (
        ("done on", safe(update.done_on.plain) if update.done_on else None),
        ("expected", safe(update.expected.due) if update.expected else None),
        ("next:", safe(update.next or "")),
        ("verified by", safe(update.verified_by or "")),
        ("superseded by", ", ".join(reference(picture, ref) for ref in update.superseded_by)),
        ("moved to", safe(update.moved_to or "")),
        ("agreed by", safe(picture.index.who_agreed(update.agreed_by or ""))),
        ("read in", source_words(picture, update.source)),
    )


def evidence_words(picture: Picture, evidence: Evidence) -> str:
    """Give a piece of evidence with the address at which it can be looked at."""
    paper = picture.index.paper(evidence.document)
    address = evidence.url or (paper.url if paper else None)
    return safe(evidence.title + (f" <{address}>" if address else ""))
