"""One action whole, and why it stands where it stands."""

from collections.abc import Iterator

from cip.assessment.ends import Shift, counted_moves, history_until, shifts
from cip.assessment.picture import Picture
from cip.assessment.position_words import KIND_WORDS, NO_REASON, NO_REPORT, moved_on
from cip.assessment.standing import Standing
from cip.facts.asked import who_is_asked
from cip.facts.declarations import change_words
from cip.model.deadline import Deadline, day_for_people
from cip.model.text import counted, safe
from cip.terminal.fields import (
    as_published_lines,
    fields,
    lost_words,
    money_lines,
    named_by,
    notes_lines,
    reference,
    source_words,
)
from cip.terminal.lines import EMPTY, Line, Span, block, headed, line, paragraph
from cip.terminal.list_view import reason_lines
from cip.terminal.oversight_view import oversight_lines
from cip.terminal.part_view import parts_lines
from cip.terminal.phrases import as_written, last_heard, position, when_due
from cip.terminal.silent_view import missing_lines
from cip.terminal.update_view import updates_lines

_Facts = Iterator[tuple[str, str | None]]


def action_lines(picture: Picture, standing: Standing, *, width: int) -> Iterator[Line]:
    """Give an action whole: text, owners, dates, parts, updates, links, and the reasons."""
    action = standing.action
    yield line("As of ", Span(day_for_people(picture.as_of), "strong"))
    yield EMPTY
    yield from paragraph(
        safe(f"{standing.address}  {action.title_in_lists}"), width, style="strong"
    )
    yield from _why(picture, standing, width)
    if action.detail:
        yield EMPTY
        yield from block(action.detail, width)
    yield EMPTY
    yield from fields(_facts(picture, standing), width)
    yield from parts_lines(picture, standing, width)
    yield from updates_lines(picture, action.updates, width)
    yield from oversight_lines(picture, action, width)
    yield from money_lines(action.finance, width)
    yield from as_published_lines(action.as_published, width)
    yield from notes_lines(action.notes, width)


def _why(picture: Picture, standing: Standing, width: int) -> Iterator[Line]:
    """Give the position, and all that it rests on."""
    yield from headed(position(standing, picture.plan), f" · {when_due(standing)}", width)
    if standing.overdue_kind is not None:
        yield from paragraph(_known_how(picture, standing), width, indent=4, first="  - ")
    reasons = [(r.name, r.text) for r in (*standing.signals, *standing.findings)]
    if standing.silence is not None:
        reasons += [("silent", text) for text in standing.silence.reasons]
    yield from reason_lines(reasons, 2, width)
    if standing.is_unheard or standing.silence is not None:
        yield from paragraph(f"To be asked: {safe(who_is_asked(picture, standing))}.", width)
        yield from missing_lines(picture, (standing,), width)


def _known_how(picture: Picture, standing: Standing) -> str:
    """Give how it is known that something is overdue, and when it was last heard of."""
    if standing.last_heard is None:
        how = f"{NO_REPORT}, from before its date or since"
    else:
        kind = KIND_WORDS[standing.overdue_kind] if standing.overdue_kind else ""
        how = f"{kind}; {last_heard(standing, as_of=picture.as_of)}"
    before = "; its date had passed when the plan was approved"
    return how + before if standing.passed_at_approval else how


def _facts(picture: Picture, standing: Standing) -> _Facts:
    action, index, labels = standing.action, picture.index, picture.plan.labels
    objective = index.objective(standing.objective)
    workstream = index.workstream(action.workstream)
    yield labels.objective.one, objective and safe(f"{objective.ref} {objective.title}")
    yield labels.workstream.one, workstream and safe(f"{workstream.ref} {workstream.title}")
    owners, lost = standing.owners, standing.lost
    yield "Accountable", named_by(picture, owners.accountable, lost.get("accountable"))
    yield "Lead", named_by(picture, owners.lead, lost.get("lead"))
    yield "Lead member", named_by(picture, owners.lead_member, lost.get("lead_member"))
    yield from _dates(picture, standing)
    yield from _links(picture, standing)
    yield "Added", day_for_people(action.added) if action.added else None
    yield "Tags", ", ".join(map(safe, action.tags))
    yield "Source", source_words(picture, action.source)
    yield "File", safe(action.path)


def _dates(picture: Picture, standing: Standing) -> _Facts:
    lost = standing.lost
    yield (
        "Start",
        _dated(standing.start, standing.start_from, "the first of its parts", lost.get("start")),
    )
    yield (
        "Deadline",
        _dated(standing.deadline, standing.deadline_from, "its last part", lost.get("deadline")),
    )
    history = history_until(picture.plan)
    if standing.baseline is not None and standing.baseline != standing.deadline:
        is_own = standing.inherited is None
        label = "When approved" if picture.plan.approved and is_own else "First deadline"
        yield label, _slipped(standing, picture.plan.name)
    counting = counted_moves(standing.action, history)
    for shift in shifts(standing.action):
        yield "Moved", _moved(picture, shift, counts=shift.move in counting)
    for change in standing.action.changed:
        yield "Changed", safe(change_words(picture, change))
    heard = standing.last_heard
    yield "Last heard of", day_for_people(heard) if heard else NO_REPORT
    yield "Expected", safe(standing.expected.due) if standing.expected else None


def _dated(end: Deadline | None, origin: str | None, parts: str, lost: str | None) -> str | None:
    if end is None:
        return lost_words(lost) if lost is not None else None
    said = as_written(end) or ""
    return f"{said} (from {parts})" if origin == "parts" else said


def _slipped(standing: Standing, plan: str) -> str:
    """Give the deadline that was promised, of what, and how far the present one lies from it."""
    said, days = as_written(standing.baseline) or "", standing.slipped_days
    if standing.inherited is not None:
        said = f"{said}, as {safe(standing.inherited.name(plan))}, whose place it took"
    if not days:
        return said
    return f"{said}; now {counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def _moved(picture: Picture, shift: Shift, *, counts: bool) -> str:
    move = shift.move
    to = shift.after.plain if shift.after is not None else "none"
    agreed = f"; agreed by {picture.index.who_agreed(move.agreed_by)}" if move.agreed_by else ""
    history = "" if counts else f" ({_WHY_HISTORY[move.on is None]}: no slippage)"
    return safe(
        f"{moved_on(move)} from {move.previous.plain} to {to}: {move.reason or NO_REASON}"
        f"{agreed}{history}"
    )


_WHY_HISTORY = {False: "before the plan was approved", True: "it may have been before approval"}
"""Why a move is history, by whether its day is not known."""


def _links(picture: Picture, standing: Standing) -> _Facts:
    action, workstream = standing.action, picture.plan.labels.workstream.one.lower()
    origin = "" if standing.recommendations_from == "action" else f" (from its {workstream})"
    listed = ", ".join(standing.recommendations)
    yield "Recommendations", safe(listed + origin) if listed else None
    yield "Depends on", ", ".join(reference(picture, ref) for ref in action.depends_on)
    dependents = picture.index.dependents(action.ref)
    yield "Needed by", ", ".join(reference(picture, ref) for ref in dependents)
