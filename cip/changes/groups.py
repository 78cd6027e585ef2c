"""Facts put together: what was done at once, on one day, agreed by one body."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cip.changes.change import Change, ChangeKind

EVENT = 3
"""From how many moves of one day, agreed by one body, they are one event: the plan was re-set."""


class Group(NamedTuple):
    """Facts of one kind; moves of deadlines of one day and agreed by one body stand together.

    ``who`` is what people call who agreed. ``days`` are the least and the most by which dates
    moved, ``dated`` the first and the last day of which it is told; each None where there is none.
    """

    kind: ChangeKind
    number: int
    who: str | None
    days: tuple[int, int] | None
    dated: tuple[date, date] | None
    addresses: tuple[str, ...]

    @property
    def is_event(self) -> bool:
        """Say whether these are moves that were made as one."""
        return self.kind is ChangeKind.DEADLINE and self.number >= EVENT and bool(self.who)


def groups_of(facts: Iterable[Change]) -> tuple[Group, ...]:
    """Give the facts in groups, in the order of the kinds, the largest group of a kind first."""
    found: dict[tuple[object, ...], list[Change]] = {}
    for fact in facts:
        key: tuple[object, ...] = (fact.kind,)
        if fact.kind is ChangeKind.DEADLINE:
            key = (fact.kind, fact.on, fact.agreed_by, _paper(fact))
        found.setdefault(key, []).append(fact)
    order = {kind: number for number, kind in enumerate(ChangeKind)}
    listed = [_group(many) for many in found.values()]
    return tuple(sorted(listed, key=lambda group: (order[group.kind], -group.number)))


def _paper(fact: Change) -> object:
    source = getattr(fact.entry, "source", None)
    return source.document if source is not None else None


def _group(facts: list[Change]) -> Group:
    days = [fact.days for fact in facts if fact.days is not None]
    dated = [fact.on for fact in facts if fact.on is not None]
    is_date = facts[0].kind is ChangeKind.DEADLINE
    return Group(
        kind=facts[0].kind,
        number=len(facts),
        who=facts[0].who if is_date else None,
        days=(min(days), max(days)) if days else None,
        dated=(min(dated), max(dated)) if dated else None,
        addresses=tuple(dict.fromkeys(fact.address for fact in facts)),
    )
