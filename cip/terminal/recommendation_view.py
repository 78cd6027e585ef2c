"""One recommendation whole: what the council said of it, and what answers it."""

from collections.abc import Iterator

from cip.assessment.coverage import Cover, successors_of
from cip.assessment.picture import Picture, by_urgency
from cip.assessment.standing import Standing
from cip.facts.coverage import composition, gap_words, response_words, state_words
from cip.facts.declarations import change_words
from cip.model.deadline import day_for_people
from cip.model.review import RecommendationNote
from cip.model.text import safe
from cip.terminal.fields import changes_lines, fields, names, source_words
from cip.terminal.lines import EMPTY, Line, paragraph
from cip.terminal.phrases import as_written, position_words
from cip.terminal.update_view import evidence_words


def recommendation_lines(picture: Picture, cover: Cover, width: int) -> Iterator[Line]:
    """Give a recommendation: whose it is, what was decided and reported, what answers it.

    The notes stand newest first, the actions with the most urgent first.
    """
    item = cover.recommendation
    yield EMPTY
    yield from paragraph(safe(f"{cover.name}  {item.text}"), width, style="strong")
    worked_out = safe(composition(picture, cover))
    yield from fields(
        (
            ("  State", state_words(cover) + (f"; {worked_out}" if worked_out else "")),
            ("  Owner", names(picture, item.owner)),
            ("  Due", as_written(item.due)),
            ("  Priority", safe(item.priority or "")),
            ("  Same as", safe(", ".join(item.same_as))),
            ("  By the plan", safe(cover.answered_by_plan or "")),
            *(("  Changed", safe(change_words(picture, change))) for change in item.changed),
        ),
        width,
    )
    yield from decided_lines(cover, width)
    for note in sorted(item.updates, key=lambda update: update.date, reverse=True):
        yield from _note(picture, note, width)
    for standing in sorted(cover.actions, key=by_urgency):
        word = position_words(standing, picture.plan)
        text = safe(f"{standing.action.ref} {standing.action.title_in_lists}: {word}")
        yield from paragraph(text, width, indent=6, first="    ")
    for standing in cover.withdrawn:
        text = f"{standing.action.ref} {standing.action.title_in_lists}: {instead(standing)}"
        yield from paragraph(safe(text), width, indent=6, first="    ")


def instead(standing: Standing) -> str:
    """Give that an action was withdrawn, and what took its place."""
    update = standing.last_update
    moved_to = update.moved_to if update is not None else None
    went = [*successors_of(standing), *([moved_to] if moved_to else [])]
    return f"withdrawn; in its place: {', '.join(went)}" if went else "withdrawn, nothing instead"


def decided_lines(cover: Cover, width: int) -> Iterator[Line]:
    """Give what the council decided about a recommendation, and why it was left open."""
    for said in (response_words(cover), gap_words(cover)):
        if said:
            yield from paragraph(safe(said), width, indent=4)


def _note(picture: Picture, note: RecommendationNote, width: int) -> Iterator[Line]:
    text = f"the council on {day_for_people(note.date)}: {note.note}"
    yield from paragraph(safe(text), width, indent=4, first="  - ")
    for evidence in note.evidence:
        shown = f"evidence: {evidence_words(picture, evidence)}"
        yield from paragraph(shown, width, indent=4, style="quiet")
    read = source_words(picture, note.source)
    if read:
        yield from paragraph(f"read in {read}", width, indent=4)
    yield from changes_lines(picture, note.changed, width, 4)
