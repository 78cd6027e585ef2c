"""How a value is written by what its schema says of it: days and numbers plain, references quoted.

So who makes an edit gives texts alone, in any order of keys.
"""

import re
from collections.abc import Mapping

from cip.documents.fitting.schema import FileKind, is_day, is_reference, part_of
from cip.editing.values import Folded, Plain, Quoted, Value
from cip.model.place import Keys

_DAYS = frozenset({"date", "date_or_unknown", "deadline", "dated", "start"})
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")


def dressed(kind: FileKind | None, way: Keys, value: Value) -> Value:
    """Give a value as it is written at a way of a kind of file: its keys in the schema's order.

    A text that is ``Plain``, ``Quoted`` or ``Folded`` stays what it is.
    """
    if kind is None or value is None or isinstance(value, Plain | Quoted | Folded):
        return value
    way = _of_what_it_was(way)
    if isinstance(value, str):
        return _text(kind, way, value)
    if isinstance(value, Mapping):
        order = order_at(kind, way)
        keys = sorted(value, key=lambda key: order.get(key, len(order)))
        return {key: dressed(kind, (*way, key), value[key]) for key in keys}
    return [dressed(kind, (*way, 0), item) for item in value]


def order_at(kind: FileKind, way: Keys) -> dict[str, int]:
    """Give the keys that a map at a way may have, with their places."""
    properties = (part_of(kind, _of_what_it_was(way)) or {}).get("properties", ())
    return {key: number for number, key in enumerate(properties)}


def _of_what_it_was(way: Keys) -> Keys:
    """Give the way to what a key under ``was`` was: the same key of the record that changed."""
    for number in range(len(way) - 2):
        if way[number] == "changed" and way[number + 2] == "was":
            return (*way[:number], *way[number + 3 :])
    return way


def _text(kind: FileKind, way: Keys, text: str) -> str:
    part = part_of(kind, way) or {}
    if is_reference(kind, way):
        return Quoted(text)
    if part.get("format") in _DAYS and is_day(text):
        return Plain(text)
    kinds = part.get("type", ())
    wanted = (kinds,) if isinstance(kinds, str) else kinds
    is_whole = "integer" in wanted and _WHOLE.fullmatch(text)
    is_number = "number" in wanted and _NUMBER.fullmatch(text)
    return Plain(text) if is_whole or is_number else text
