"""What facts are told of: the two sides of a pair, and how a fact about them is made."""

from collections.abc import Iterator, Mapping
from typing import Any

from cip.changes.alignment import aligned
from cip.changes.change import Change, ChangeKind, Value, Way
from cip.changes.fields import keys_of
from cip.changes.pairing import Pair
from cip.changes.sense import is_same, sense
from cip.model.place import Pointer

_DECLARABLE = frozenset(ChangeKind) - {
    ChangeKind.TERMS,
    ChangeKind.CLOSED,
    ChangeKind.ADDED,
    ChangeKind.REMOVED,
}
"""The kinds of facts that are told as amended where a declaration stands for them."""


class Declarations:
    """The entries under ``changed`` of a record that are new, and what they declare."""

    def __init__(self, before: Any, after: Any, way: Way) -> None:
        pairs = aligned(getattr(before, "changed", ()), getattr(after, "changed", ()))
        self.new: list[Any] = [pair.after for pair in pairs if pair.before is None]
        self._way = (*way, "changed")
        self._told: set[int] = set()

    def of(self, field: str) -> Any:
        """Give the newest new entry that says what a field was before, or None."""
        return next((entry for entry in reversed(self.new) if field in entry.was), None)

    def covers(self, field: str) -> tuple[Value, ...]:
        """Give the new entries that declare a field, as values: each is told with one fact."""
        found = []
        for number, entry in enumerate(self.new):
            if field in entry.was and number not in self._told:
                self._told.add(number)
                found.append(Value(self._way, None, entry))
        return tuple(found)

    def left(self) -> Iterator[Any]:
        """Give the new entries that no fact was told with: what they declare did not change."""
        return (entry for number, entry in enumerate(self.new) if number not in self._told)


class About:
    """The two sides of a pair, and the facts that are told of them."""

    def __init__(self, pair: Pair[Any], path: str, of_plan: Declarations | None = None) -> None:
        self.pair = pair
        self.way = pair.way
        self.before: Any = pair.before
        self.after: Any = pair.after
        self.record: Any = pair.either
        self.path = str(self.record.spot.path or path)
        self.declared = Declarations(pair.before, pair.after, self.way)
        self._of_plan = of_plan

    def declared_with(self, field: str) -> Any:
        """Give the newest new entry that says what a field of the record was before, or None.

        Of what cannot say so itself, such as a board, the plan does.
        """
        if "changed" in self.record._fields or self._of_plan is None:
            return self.declared.of(field)
        return self._of_plan.of(self.way[0])

    def covers_of(self, field: str) -> tuple[Value, ...]:
        """Give the new entries that say what a field was before, as values that differ."""
        if "changed" in self.record._fields or self._of_plan is None:
            return self.declared.covers(field)
        return self._of_plan.covers(self.way[0])

    @property
    def title(self) -> str:
        """Give what the record is called; a recommendation is called by its text."""
        return str(getattr(self.record, "title", None) or getattr(self.record, "text", ""))

    def whole(self, kind: ChangeKind) -> Change:
        """Give the fact that the whole record came or went."""
        pair = self.pair
        return self.fact(
            kind,
            before=pair.before,
            after=pair.after,
            on=getattr(pair.after, "added", None),
            at=None if pair.is_gone else self.record.spot.value(),
            covers=(Value(self.way, pair.before, pair.after), *self._of_plan_whole()),
        )

    def _of_plan_whole(self) -> tuple[Value, ...]:
        return self._of_plan.covers(self.way[0]) if self._of_plan is not None else ()

    def field(self, kind: ChangeKind, way: Way, before: Any, after: Any, **more: Any) -> Change:
        """Give the fact that a value of the record differs, with what the file declares of it."""
        keys = tuple(key for step, name in enumerate(way) for key in self._keys_of(step, name))
        declared = self.declared_with(way[0])
        said: dict[str, Any] = {
            "key": ".".join(keys),
            "before": before,
            "after": after,
            "at": self.record.spot.key(*keys),
            "covers": (Value((*self.way, *way), before, after),),
        }
        if declared is not None:
            kind = kind_declared(kind, declared)
            said |= said_by(declared)
            said["covers"] += self.covers_of(way[0])
        return self.fact(kind, **(said | more))

    def _keys_of(self, step: int, name: str) -> tuple[str, ...]:
        return keys_of(self.record, name) if step == 0 else keys_of(None, name)

    def fact(self, kind: ChangeKind, **more: Any) -> Change:
        """Give a fact of the record."""
        return Change(
            kind=kind,
            level=self.pair.level,
            address=self.pair.address,
            title=self.title,
            part=self.pair.part,
            path=self.path,
            way=self.way,
            **more,
        )


def declaration_facts(
    about: About,
    field: str | None = None,
    sides: tuple[Any, Any] | None = None,
    declared: Declarations | None = None,
) -> Iterator[Change]:
    """Give the declarations that are new and declare no change, and those that were taken out.

    Of an entry in the list ``field`` of a record, ``sides`` are the entry before and after.
    """
    before, after = sides or (about.before, about.after)
    listed = (field,) if field is not None else ()
    key = ".".join((*(keys_of(None, field) if field is not None else ()), "changed"))
    way = (*about.way, *listed, "changed")
    for entry in (declared or about.declared).left():
        yield about.fact(
            ChangeKind.CHANGED,
            key=key,
            after=entry,
            entry=entry if sides is None else after,
            at=pointer_to(entry),
            covers=(Value(way, None, entry),),
            **said_by(entry),
        )
    for pair in aligned(getattr(before, "changed", ()), getattr(after, "changed", ())):
        if pair.before is not None and not is_same(pair.before, pair.after):
            yield about.fact(
                ChangeKind.REMOVED if pair.after is None else ChangeKind.CHANGED,
                key=key,
                before=pair.before,
                after=pair.after,
                entry=(pair.after or pair.before) if sides is None else after,
                at=pointer_to(pair.after) if pair.after is not None else None,
                covers=(Value(way, pair.before, pair.after),),
            )


def kind_declared(kind: ChangeKind, declared: Any, *, in_entry: bool = False) -> ChangeKind:
    """Give how a fact is told for which a declaration stands: as amended, mistyped, corrected."""
    if kind not in _DECLARABLE:
        return kind
    if getattr(declared, "mistyped", None):
        return ChangeKind.MISTYPED
    return ChangeKind.CORRECTED if in_entry else ChangeKind.AMENDED


def said_by(entry: Any) -> Mapping[str, Any]:
    """Give what an entry says of itself: its day, its reason, who agreed, whether a paper shows."""
    agreed = getattr(entry, "agreed_by", None) or getattr(entry, "decided_by", None)
    source = getattr(entry, "source", None) or getattr(entry, "mistyped", None)
    return {
        "on": getattr(entry, "on", None) or getattr(entry, "date", None),
        "reason": getattr(entry, "reason", None),
        "agreed_by": agreed,
        "has_source": source is not None,
    }


def leaves(before: Any, after: Any, way: Way) -> Iterator[tuple[Way, Any, Any]]:
    """Give the values in which two values of one field differ, with the way to each.

    Records and maps are looked into where both sides have one; a list differs whole.
    """
    field = way[-1] if way else ""
    if before is after or sense(before, field) == sense(after, field):
        return
    fields = getattr(before, "_fields", None)
    if fields is not None and type(before) is type(after):
        for name in fields:
            if name != "spot":
                yield from leaves(getattr(before, name), getattr(after, name), (*way, name))
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*before, *after)):
            yield from leaves(before.get(key), after.get(key), (*way, str(key)))
    else:
        yield way, before, after


def pointer_to(entry: Any, *keys: str) -> Pointer | None:
    """Point to a key of an entry, or to the entry; None where it does not say where it stands."""
    spot = getattr(entry, "spot", None)
    if spot is None:
        return None
    found: Pointer = spot.key(*keys) if keys else spot.value()
    return found
