"""The parts of an action, each with where it stands and its updates."""

from collections.abc import Iterator

from cip.assessment.picture import Picture
from cip.assessment.position_words import NO_REASON, moved_on
from cip.assessment.standing import PartStanding, Standing
from cip.model.deadline import day_for_people
from cip.model.text import safe
from cip.terminal.fields import changes_lines, lost_words, names, section
from cip.terminal.lines import Line, block, facts, paragraph
from cip.terminal.phrases import position, when_due
from cip.terminal.update_view import update_lines


def parts_lines(picture: Picture, standing: Standing, width: int) -> Iterator[Line]:
    """Give the parts of an action under their heading."""
    if not standing.parts:
        return
    yield from section(picture.plan.labels.milestone.many, width)
    for part in standing.parts:
        yield from _part(picture, part, width)


def _part(picture: Picture, standing: PartStanding, width: int) -> Iterator[Line]:
    part = standing.part
    head = f"  ({safe(part.ref)}) "
    indent = max(len(head), 8)
    yield from block(part.title, width, indent=indent, first=head)
    word = position(standing, picture.plan)
    said = [word.text, when_due(standing), *_about(picture, standing)]
    yield from facts(said, width, indent=indent, style=word.style)
    for key, how in part.lost.items():
        text = safe(f"{key.replace('_', ' ')} {lost_words(how)}")
        yield from paragraph(text, width, indent=indent)
    for move in part.rescheduled:
        text = f"moved {moved_on(move)} from {move.previous.plain}: {move.reason or NO_REASON}"
        agreed = f"; agreed by {picture.index.who_agreed(move.agreed_by)}" if move.agreed_by else ""
        yield from paragraph(safe(text + agreed), width, indent=indent)
    yield from changes_lines(picture, part.changed, width, indent)
    for key, printed in part.as_published.items():
        text = safe(f"as published, {key.replace('_', ' ')}: {printed}")
        yield from paragraph(text, width, indent=indent, style="quiet")
    for update in part.updates:
        yield from update_lines(picture, update, width, indent)


def _about(picture: Picture, standing: PartStanding) -> Iterator[str]:
    part = standing.part
    if standing.last_heard is not None:
        yield f"last heard of {day_for_people(standing.last_heard)}"
    if part.start:
        yield f"start {safe(part.start.text)}"
    if part.lead:
        yield names(picture, part.lead)
    if part.added:
        yield f"added {day_for_people(part.added)}"
    if part.depends_on:
        yield "depends on " + ", ".join(map(safe, part.depends_on))
    if needed := picture.index.dependents(standing.address.split("/", 1)[1]):
        yield "needed by " + ", ".join(map(safe, needed))
