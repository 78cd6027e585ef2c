"""Rules about who agreed: it is one of those who may."""

from collections.abc import Iterator
from typing import Any

from cip.assessment.index import same_name
from cip.model.deadline import Deadline
from cip.model.progress import Rescheduling
from cip.rules.of_change.dated import declaring
from cip.rules.of_change.deadlines import late_moves
from cip.rules.of_change.declared import new_entries
from cip.rules.of_change.evidence import newly_agreed
from cip.rules.of_change.paste import WHO, lines
from cip.rules.of_change.rule import Both, ChangeSubject, change_rule
from cip.rules.of_change.scope import who_may
from cip.rules.rule import Fault, Guards
from cip.rules.words import listed, quoted


@change_rule(Guards.AUTHORITY)
def not_their_decision(subject: ChangeSubject) -> Iterator[Fault]:
    """A move is agreed by those who may agree to it.

    Where `change_control` names them, it is one of these. And nobody who is accountable for an
    action lets himself off its date: a move to no date is agreed by somebody else.

    Wrong: only the improvement board may agree in this plan

        rescheduled:
          - on: 2026-03-02
            from: March 2026
            reason: The trainer fell ill.
            agreed_by: Head of HR

    Right:

        rescheduled:
          - on: 2026-03-02
            from: March 2026
            reason: The trainer fell ill.
            agreed_by: improvement-board
    """
    for ends, shift in late_moves(subject):
        agreed = shift.move.agreed_by
        if agreed is None:
            continue
        if fault := _not_allowed(subject, shift.move, f"this move of {ends.item.name}"):
            yield fault
        elif _identity(subject, agreed) in _owners(subject, ends.item) and _has_no_end(shift.after):
            yield Fault(
                shift.move.spot.value("agreed_by"),
                f"{quoted(agreed)} is accountable for {ends.item.name} and took its date away",
                "Name somebody else who agreed, or give it a date.",
            )
    for entry in newly_agreed(subject):
        if not isinstance(entry, Rescheduling) and (fault := _not_allowed(subject, entry, "this")):
            yield fault


@change_rule(Guards.AUTHORITY)
def change_not_agreed(subject: ChangeSubject) -> Iterator[Fault]:
    """Under change control, a change of what was promised names who agreed.

    That is a change of a title, of what an action asks for, of a recommendation, of a target or of
    the terms of the plan. To say why is not enough: where the plan has `change_control` that holds,
    somebody who may agree did. What was only mistyped needs nobody, nor do a new number, another
    officer, tags and notes.

    Wrong:

        changed:
          - on: 2026-03-02
            was: {title: Train all managers}
            reason: All others were trained in 2025.

    Right:

        changed:
          - on: 2026-03-02
            was: {title: Train all managers}
            reason: All others were trained in 2025.
            agreed_by: improvement-board
            source: {document: report-2025, paragraph: 9}
    """
    if subject.terms.control is None:
        return
    for before, after in declaring(subject):
        for entry in new_entries(before, after):
            promised = [key for key in entry.keys if key in _PROMISED]
            if promised and entry.agreed_by is None and not entry.is_mistyped:
                yield Fault(
                    entry.spot.value("was"),
                    f"{listed([quoted(key) for key in promised])} changed, and nobody is named who "
                    "agreed",
                    f"{who_may(subject)}Add to this entry who did:\n{lines({'agreed_by': WHO})}",
                )


_PROMISED = frozenset(
    (
        *("title", "detail", "text", "target", "deadline", "due", "start", "lost"),
        *("recommendations", "approved", "change_control", "thresholds", "legend", "colour_rule"),
        *("period", "boards", "rests_on"),
    )
)
"""The keys that a board agreed to, and that change only with its word."""


def _not_allowed(subject: ChangeSubject, entry: Any, to: str) -> Fault | None:
    """Give what is wrong where somebody agreed whom the plan does not name for it."""
    control = subject.terms.control
    if control is None or not control.agreed_by:
        return None
    allowed = {_identity(subject, name) for name in control.agreed_by}
    if _identity(subject, entry.agreed_by) in allowed:
        return None
    return Fault(
        entry.spot.value("agreed_by"),
        f"{quoted(entry.agreed_by)} agreed to {to}, and may not in this plan",
        f"Those who may are {listed(control.agreed_by)}.",
    )


def _has_no_end(end: Deadline | None) -> bool:
    return end is None or end.last is None


def _identity(subject: ChangeSubject, name: str) -> str:
    """Give by what a board or an officer is known, however it was called."""
    board, officer = subject.before.board(name), subject.before.officer(name)
    if board is not None:
        return f"board {board.id}"
    return f"officer {officer.id}" if officer is not None else same_name(name)


def _owners(subject: ChangeSubject, item: Both) -> set[str]:
    action = subject.after.action(item.name.partition("(")[0])
    if action is None:
        return set()
    owners = subject.after.owners_of(action)
    return {_identity(subject, name) for name in owners.accountable.officers}
