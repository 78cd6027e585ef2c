"""What happened in the period, by cause: reported, moved, passed, not reported."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from cip.assessment.causes import Cause, CauseKind
from cip.assessment.comparison import Comparison, Move
from cip.facts import phrases
from cip.facts.groups import MOST_REFS
from cip.facts.request import Request
from cip.model.plan import Plan
from cip.model.references import order_among
from cip.model.vocabulary import CLOSED_STATUSES, Status

Data = dict[str, Any]

_STATUSES = (
    Status.COMPLETE,
    Status.IN_PLACE,
    Status.UNDERWAY,
    Status.AT_RISK,
    Status.NOT_STARTED,
    Status.WITHDRAWN,
)

_LASTING = (Status.COMPLETE, Status.IN_PLACE)
"""The statuses of which it is told apart that they had been reported before the period."""

_REOPENED, _GONE, _PART_PASSED = "reopened", "gone", "part passed"

_WORDS = {
    _REOPENED: "Open again after it was closed",
    CauseKind.NOTED: "Reported on in a note, without a status",
    CauseKind.ADDED: "New in the plan",
    _GONE: "No longer in the plan",
    CauseKind.MOVED: "Its deadline moved",
    CauseKind.CHANGED: "Changed, with the reason in the record",
    CauseKind.PASSED: "Its date passed",
    _PART_PASSED: "The date of a part passed",
    CauseKind.UNREPORTED: "A report fell due, and is not in this record",
    CauseKind.FOLLOWED: "Stands otherwise by its own dates, or by what it waits for",
}
"""What is said of each cause but a report with a status, in the order in which they are told."""


class _Told(NamedTuple):
    """Something that happened: under which cause it is told, and to what."""

    cause: str
    ref: str


def by_cause(request: Request) -> list[Data]:
    """Give what happened since the earlier day, by cause, each with the references; else nothing.

    An action stands under all that happened to it, and an action that was closed and opened again
    under both. Each list is whole.
    """
    change = request.comparison
    if change is None:
        return []
    found: dict[str, dict[str, None]] = {}
    for told in _told(change):
        found.setdefault(told.cause, {}).setdefault(told.ref)
    words = _words(request.picture.plan)
    return [_group(words[cause], found[cause]) for cause in words if cause in found]


def _words(plan: Plan) -> dict[str, str]:
    """Give the words for each cause, in order; a status in the plan's own word."""
    reported = {}
    for status in _STATUSES:
        word = phrases.inside(phrases.status_word(status, plan))
        reported[status.value] = f"Reported as {word}"
        if status in _LASTING:
            reported[f"{status.value} again"] = f"Reported again as {word}"
    return {**reported, **_WORDS}


def _group(words: str, refs: Iterable[str]) -> Data:
    known = tuple(refs)
    listed = sorted(known, key=order_among(known))
    few = ", ".join(listed) if len(listed) <= MOST_REFS else ""
    return {"what": words, "number": len(listed), "few": few, "refs": listed}


def _told(change: Comparison) -> Iterator[_Told]:
    for move in change.moves:
        ref = move.after.action.ref
        for cause in move.causes:
            part = f"({cause.part})" if cause.part is not None else ""
            yield _Told(_name(cause, move), f"{ref}{part}")
        if not move.causes:
            yield _Told(CauseKind.FOLLOWED, ref)
        if _was_reopened(move):
            yield _Told(_REOPENED, ref)
    for standing in change.gone:
        yield _Told(_GONE, standing.action.ref)


def _name(cause: Cause, move: Move) -> str:
    if cause.status is None:
        is_part = cause.kind is CauseKind.PASSED and cause.part is not None
        return _PART_PASSED if is_part else cause.kind
    before = move.before.status if move.before is not None and cause.part is None else None
    again = cause.status in _LASTING and before is cause.status
    return f"{cause.status.value} again" if again else cause.status.value


def _was_reopened(move: Move) -> bool:
    """Say whether the action was closed, and open again within the period."""
    before = move.before.status if move.before is not None else None
    said = [before, *(c.status for c in move.causes if c.status and c.part is None)]
    return any(
        was in CLOSED_STATUSES and now is not None and now not in CLOSED_STATUSES
        for was, now in pairwise(said)
    )


def what_happened(move: Move, plan: Plan) -> str:
    """Give all that happened to an action in the period, in one sentence."""
    return phrases.clauses(_text(cause, plan) for cause in move.causes)


def _text(cause: Cause, plan: Plan) -> str:
    """Give what happened in words; a status in the plan's own."""
    if cause.status is None or cause.on is None:
        return cause.text
    part = f"part ({cause.part}) " if cause.part is not None else ""
    word = phrases.inside(phrases.status_word(cause.status, plan))
    return f"{part}reported as {word} on {phrases.day(cause.on)}"
