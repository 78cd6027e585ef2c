"""How two states of a record differ, field by field; the facts of a change are held against it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Keys = tuple[str, ...]
"""The way to a value: names of fields, keys of maps, references or ids of records in lists."""

_PLACES = frozenset(["spot", "path", "folder"])
"""The fields that say where a record lies, and nothing of what it says."""

_NOTHING = object()


class Difference(NamedTuple):
    """A value that differs. None stands where one side does not hold it, as in the records."""

    keys: Keys
    before: Any
    after: Any


def differences(before: Any, after: Any) -> tuple[Difference, ...]:
    """Give every value in which two records of one kind differ, in the order of their fields.

    A record inside is looked into; records in a list that have a ``ref`` or an ``id`` are paired by
    it, wherever they stand, and one that only one side holds differs whole. Any other list differs
    whole too. Where a record lies (``path``, ``folder``, ``spot``) is no difference, nor is the
    order of a list that is paired. No difference means that both say the same.
    """
    return tuple(_differences(before, after, ()))


def _differences(before: Any, after: Any, keys: Keys) -> Iterator[Difference]:
    if before is after:
        return
    if _is_record(before) and type(before) is type(after):
        for field in before._fields:
            if field not in _PLACES:
                yield from _differences(
                    getattr(before, field), getattr(after, field), (*keys, field)
                )
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _of_maps(before, after, keys)
    elif _is_paired(before) and _is_paired(after):
        yield from _of_maps(_by_name(before), _by_name(after), keys)
    elif before != after:
        yield Difference(keys, before, after)


def _of_maps(
    before: Mapping[str, Any], after: Mapping[str, Any], keys: Keys
) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key, _NOTHING), after.get(key, _NOTHING)
        if was is _NOTHING or now is _NOTHING:
            yield Difference(
                (*keys, key),
                None if was is _NOTHING else was,
                None if now is _NOTHING else now,
            )
        else:
            yield from _differences(was, now, (*keys, key))


def _is_record(value: Any) -> bool:
    return isinstance(value, tuple) and hasattr(value, "_fields")


def _is_paired(value: Any) -> bool:
    """Say whether this is a list, maybe empty, of records that are known by a name."""
    return (
        isinstance(value, tuple)
        and not _is_record(value)
        and all(_is_record(item) and _name(item) is not None for item in value)
    )


def _name(record: Any) -> str | None:
    name = getattr(record, "ref", None) or getattr(record, "id", None)
    return name if isinstance(name, str) else None


def _by_name(records: tuple[Any, ...]) -> dict[str, Any]:
    """Give records by their names; a second one of a name has its count behind it."""
    seen: Counter[str] = Counter()
    found: dict[str, Any] = {}
    for record in records:
        name = _name(record) or ""
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name}~{seen[name]}"] = record
    return found
