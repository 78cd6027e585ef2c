"""Everything in a plan that says of itself how it was changed, in the plan's order."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from cip.model.changed import Changed, fields_of
from cip.model.deadline import Deadline, day_for_people
from cip.model.plan import Action, Milestone, Plan


class Changing(NamedTuple):
    """Something that was changed.

    ``ref`` is what it is called in the plan (1.2, 1.3(a), R4), or nothing for the plan itself;
    ``title`` is its title. Where the change was made in a dated entry, ``entry`` says in which:
    "update of 20 November 2024". ``record`` has the changes, and what it says now; ``changes`` are
    those of them that no entry before it has told.
    """

    ref: str
    title: str
    entry: str
    record: Any
    changes: tuple[Changed, ...]


def declared(plan: Plan) -> Iterator[Changing]:
    """Give everything in a plan that was changed and says so."""
    yield from _of("", plan.title, plan)
    yield from _entries("", plan.title, "commentary", plan.commentary)
    for objective in plan.objectives:
        yield from _of(objective.ref, objective.title, objective)
    for workstream in plan.workstreams:
        yield from _of(workstream.ref, workstream.title, workstream)
        yield from _entries(workstream.ref, workstream.title, "commentary", workstream.commentary)
    for action in plan.actions:
        yield from _tracked(action.ref, action)
        yield from _entries(action.ref, action.title, "rating", action.board_ratings)
        for part in action.milestones:
            yield from _tracked(f"{action.ref}({part.ref})", part)
    for review in plan.sets:
        for asked in review.recommendations:
            yield from _of(asked.id, asked.text, asked)
            yield from _entries(asked.id, asked.text, "response", asked.responses)
            yield from _entries(asked.id, asked.text, "note", asked.updates)
    for kpi in plan.kpis:
        yield from _of(kpi.id, kpi.title, kpi)
        yield from _entries(kpi.id, kpi.title, "reading", kpi.readings)
    for risk in plan.risks:
        yield from _of(risk.id, risk.title, risk)
        yield from _entries(risk.id, risk.title, "score", risk.scores)


def _tracked(ref: str, item: Action | Milestone) -> Iterator[Changing]:
    yield from _of(ref, item.title, item)
    yield from _entries(ref, item.title, "update", item.updates)
    yield from _entries(ref, item.title, "move", item.rescheduled)


def _of(ref: str, title: str, record: Any, entry: str = "") -> Iterator[Changing]:
    if record.changed:
        yield Changing(ref, title, entry, record, record.changed)


def _entries(ref: str, title: str, what: str, entries: Sequence[Any]) -> Iterator[Changing]:
    """Give the entries that were corrected; an update can stand twice, and tells each change once.

    See ``cip.assessment.timeline``.
    """
    if not any(entry.changed for entry in entries):
        return
    told: list[Changed] = []
    for entry in entries:
        day = getattr(entry, "date", None) or getattr(entry, "on", None)
        changes = tuple(c for c in entry.changed if not any(c is known for known in told))
        told.extend(changes)
        if changes:
            words = f"{what} of {day_for_people(day)}" if day is not None else what
            yield Changing(ref, title, words, entry, changes)


def what_it_was(change: Changed) -> Iterator[tuple[str, str | None]]:
    """Give each key that was changed with its value before in words; None where it had none."""
    for key in change.keys:
        said = (_words(change.was[field]) for field in fields_of(key))
        yield key, ", ".join(filter(None, said)) or None


def _words(value: Any) -> str:
    """Give a value of a record in words; nothing where there is none."""
    if isinstance(value, Enum):
        return str(value.value).replace("-", " ")
    if isinstance(value, int | float):
        return f"{value:,}"
    if isinstance(value, Deadline):
        return value.plain
    if isinstance(value, date):
        return day_for_people(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_words(inner)}" for key, inner in value.items())
    if hasattr(value, "_fields"):
        inner = [getattr(value, field) for field in value._fields if field not in _PLACES]
        return ", ".join(filter(None, map(_words, inner)))
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(_words, value)))
    return str(value or "")


_PLACES = ("spot", "path", "changed")
