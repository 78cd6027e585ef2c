"""The shape of plan files, as the schemas say it, and what their formats mean.

The schemas in ``schema/`` are the only description of the shape.
"""

import json
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from cip.model.grammar import NotADeadline, parse_deadline, parse_start
from cip.model.place import Keys
from cip.resources import folder


class FileKind(StrEnum):
    """The kinds of plan file. The values are the names of their schemas."""

    PLAN = "plan"
    WORKSTREAM = "workstream"
    ACTION = "action"
    RECOMMENDATIONS = "recommendations"
    KPIS = "kpis"
    RISKS = "risks"


@cache
def schema_of(kind: FileKind) -> dict[str, Any]:
    """Give the schema of a kind of file, with the shared definitions inside it.

    A pattern beside one of our formats is for editors, which know no such format; it is left out
    here, because the format is stricter and the pattern takes long to compile.
    """
    schema = _read(kind.value)
    schema["$defs"] = {**_shared(), **schema.get("$defs", {})}
    for part in schema["$defs"].values():
        if part.get("format") in FORMATS:
            part.pop("pattern", None)
    return schema


@cache
def _shared() -> dict[str, Any]:
    definitions: dict[str, Any] = _read("common")["$defs"]
    return definitions


def _read(name: str) -> dict[str, Any]:
    text = (folder("schema") / f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text.replace('"common.schema.json#/', '"#/'))
    return schema


def part_of(kind: FileKind, keys: Keys) -> dict[str, Any] | None:
    """Give the part of a schema that describes a value, or None where no key is expected."""
    schema = schema_of(kind)
    node: dict[str, Any] | None = schema
    for key in keys:
        if node is None:
            return None
        if key == "*" or isinstance(key, int):
            node = _resolved(schema, node.get("items"))
        else:
            extra = node.get("additionalProperties")
            found = node.get("properties", {}).get(key, extra if isinstance(extra, dict) else None)
            node = _resolved(schema, found)
    return node


def _resolved(schema: dict[str, Any], node: Any) -> dict[str, Any] | None:
    """Give the part that a ``$ref`` means; of what may be one or several, that of the one too."""
    while isinstance(node, dict) and "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    if not isinstance(node, dict):
        return None
    one = node.get("then", {})
    return {**(_resolved(schema, one) or {}), **node} if "$ref" in one else node


def is_reference(kind: FileKind, keys: Keys) -> bool:
    """Say whether a value is a reference, which stands in quotes: ``"1.10"`` is no number."""
    part = part_of(kind, keys) or {}
    shared = schema_of(kind)["$defs"]
    patterns = (shared[name]["pattern"] for name in _REFERENCES)
    return part.get("type") == "string" and part.get("pattern") in patterns


_REFERENCES = ("ref", "part_ref", "target_ref", "successor")


@cache
def keys_at_the_top() -> frozenset[str]:
    """Give every key that some kind of file knows at its left edge."""
    return frozenset(key for kind in FileKind for key in schema_of(kind)["properties"])


@cache
def known_keys() -> frozenset[str]:
    """Give every key that some kind of file knows at some place."""
    nodes: list[Any] = [schema_of(kind) for kind in FileKind]
    found: set[str] = set()
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict):
            properties = node.get("properties")
            found.update(properties if isinstance(properties, dict) else ())
            nodes.extend(node.values())
        elif isinstance(node, list):
            nodes.extend(node)
    return frozenset(found)


def is_day(value: object) -> bool:
    """Say whether a text is a day that exists, as year-month-day; what is no text is not judged."""
    if not isinstance(value, str):
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_day_or_unknown(value: object) -> bool:
    """Say whether a text is a day that exists, or ``unknown``."""
    return value == "unknown" or is_day(value)


def is_deadline(value: object) -> bool:
    """Say whether a value is a deadline of the grammar; what is not text is not judged here."""
    return _fits(value, parse_deadline)


def is_dated(value: object) -> bool:
    """Say whether a value is a deadline of the grammar that names its days."""
    if not isinstance(value, str):
        return True
    return is_deadline(value) and parse_deadline(value).last is not None


def is_start(value: object) -> bool:
    """Say whether a value is a start of the grammar; what is not text is not judged here."""
    return _fits(value, parse_start)


def _fits(value: object, parse: Any) -> bool:
    if not isinstance(value, str):
        return True
    try:
        parse(value)
    except NotADeadline:
        return False
    return True


FORMATS = {
    "date": is_day,
    "date_or_unknown": is_day_or_unknown,
    "deadline": is_deadline,
    "dated": is_dated,
    "start": is_start,
}
"""What the schemas' ``format`` means, for whichever library checks it."""
