"""The rule about what our copy of a paper lost: the paper has it, and the file has not."""

from collections.abc import Iterator

from cip.model.plan import Action, Milestone, Workstream
from cip.model.source import Source
from cip.rules.rule import Fault, Subject, rule

_Record = Action | Milestone | Workstream
_NOT_KNOWN = Source("")
_WORDS = {"accountable": "accountable officer", "lead_member": "lead member"}


@rule()
def not_lost(subject: Subject) -> Iterator[Fault]:
    """What our copy of a paper lost stood in that paper, and never stood in the file.

    `lost` says that the paper gives something and that our copy of it does not show it, so nobody
    is to blame and no signal comes of it. `source` says which paper; that of an action counts for
    its parts. A key that the file has, or a deadline that it had before it was moved, is not lost.

    Wrong:

        deadline: March 2026

        lost:
          deadline: the paper prints ten ends in one cell

        source: {document: action-plan-2025, page: 4}

    Right:

        lost:
          deadline: the paper prints ten ends in one cell

        source: {document: action-plan-2025, page: 4}
    """
    for name, what, record, source in _records(subject):
        for key in record.lost:
            if subject.lacks(record.spot, key):
                continue
            if found := _fault(name, what, record, source, key):
                yield Fault(record.spot.key("lost", key), *found)


def _records(subject: Subject) -> Iterator[tuple[str, str, _Record, Source | None]]:
    """Give what can have lost something: its name, what it is, itself, and its source."""
    for workstream in subject.plan.workstreams:
        source = _NOT_KNOWN if subject.lacks(workstream.spot, "source") else workstream.source
        yield f"workstream {workstream.ref}", "A workstream", workstream, source
    for action in subject.plan.actions:
        source = _NOT_KNOWN if subject.lacks(action.spot, "source") else action.source
        yield action.ref, "An action", action, source
        for part in action.milestones:
            yield f"{action.ref}({part.ref})", "A part", part, source


def _fault(
    name: str, what: str, record: _Record, source: Source | None, key: str
) -> tuple[str, str] | None:
    """Give what is wrong, and what to write instead."""
    words = _WORDS.get(key, key)
    if key not in record._fields:
        return f"{what} has no {words} of its own, so none is lost", "Take the line out."
    if getattr(record, key):
        hint = f"Take out the line under lost, or {key} where it is not known after all."
        return f"The {words} of {name} is said to be lost, and stands in the file", hint
    if key == "deadline" and not isinstance(record, Workstream) and record.rescheduled:
        message = f"The deadline of {name} is said to be lost, and the file had one before it moved"
        return message, "Write the new deadline, or leave it out: then it moved to none."
    if source is None:
        message = f"The {words} of {name} is said to be lost, and no source names the paper"
        of = "the action" if isinstance(record, Milestone) else "the same file"
        return message, f"Name the paper that gives it under source of {of}."
    return None
