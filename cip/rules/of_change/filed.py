"""Gives what a record says as its file writes it, to be pasted and to be told."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from cip.changes.fields import keys_of
from cip.changes.sense import PLACES
from cip.model.changed import Changed, fields_of
from cip.model.deadline import Deadline, day_for_people
from cip.rules.of_change.paste import scalar
from cip.rules.words import both_quoted

_NOT_IN_A_FILE = PLACES | {"keys"}


def written(record: Any) -> dict[str, Any]:
    """Give the keys of a small record as a file has them, without those that say nothing."""
    usual = record._field_defaults
    return _nested(
        record,
        {
            field: getattr(record, field)
            for field in record._fields
            if field not in _NOT_IN_A_FILE
            and (field not in usual or getattr(record, field) != usual[field])
        },
    )


def key_of(record: Any, field: str) -> str:
    """Give the key under which a file has a field of a record."""
    return keys_of(record, field)[0]


def as_filed(record: Any, key: str, values: Mapping[str, Any] | None = None) -> Any:
    """Give what a record has under a key of its file, as that writes it; None where it has none.

    ``values`` are other values of its fields, such as what they were before.
    """
    found = {
        field: getattr(record, field, None) if values is None else values.get(field)
        for field in fields_of(key)
    }
    return _nested(record, found).get(key)


def _nested(record: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of fields by the keys of the file, one in the other where it has them so."""
    found: dict[str, Any] = {}
    for field, value in values.items():
        if (plain := _plain(value)) is None:
            continue
        *above, last = keys_of(record, field)
        inside = found
        for key in above:
            inside = inside.setdefault(key, {})
        inside[last] = plain
    return found


def _plain(value: Any) -> Any:
    """Give a value of a record as a file has it, or None where it says nothing."""
    if isinstance(value, Changed):
        was = {key: as_filed(None, key, value.was) for key in value.keys}
        return written(value._replace(was={})) | {"was": was}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()} or None
    if isinstance(value, tuple):
        found = written(value) if hasattr(value, "_fields") else [_plain(item) for item in value]
        return found or None
    return value


def both_said(key: str, before: Any, after: Any) -> tuple[str, str]:
    """Give two values of a key, as the file has them, in words: ``'Train'`` and ``no 'note'``."""
    old, new = _words(before), _words(after)
    one, other = both_quoted(old, new)
    return _said(key, before, one), _said(key, after, other)


def _said(key: str, value: Any, quoted: str) -> str:
    if value is None:
        return f"no '{key}'"
    return day_for_people(value) if isinstance(value, date) else quoted


def _words(value: Any) -> str:
    if isinstance(value, Deadline):
        return value.text
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return scalar(value)
