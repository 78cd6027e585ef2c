"""The shape of plan files, as the schemas say it, and what their formats mean.

The schemas in ``schema/`` are the only description of the shape.
"""

import json
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
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
    schema = _as_in_the_file(kind)
    filled: dict[str, Any] = _with_was(schema, schema["$defs"])
    return filled


def schema_without_changes(kind: FileKind) -> dict[str, Any]:
    """Give the schema of a kind of file, but one that no ``changed`` fits.

    It is much smaller, and most files say nothing under ``changed``.
    """
    schema = _as_in_the_file(kind)
    return {**schema, "$defs": {**schema["$defs"], **dict.fromkeys(_CHANGES, False)}}


_CHANGES = ("changed", "corrected")
"""The definitions that the schemas name for the key ``changed``."""


@cache
def _as_in_the_file(kind: FileKind) -> dict[str, Any]:
    """Give a schema with the shared definitions inside it, in which any group may be a ``was``."""
    schema = _read(kind.value)
    schema["$defs"] = {**_shared(), **schema.get("$defs", {})}
    for part in schema["$defs"].values():
        if part.get("format") in FORMATS:
            part.pop("pattern", None)
    return schema


_NOTHING = {"type": "null"}

NOT_IN_WAS = frozenset(
    (
        *("changed", "updates", "rescheduled", "board_ratings", "commentary", "response"),
        *("readings", "scores", "milestones", "objectives"),
    )
)
"""The keys that no ``was`` names: each thing in these lists says itself how it was changed."""


def _with_was(node: Any, defs: dict[str, Any]) -> Any:
    """Give a part of a schema in which each ``was`` has the form of the thing that it stands in.

    In the files ``was`` is any group of keys: what it holds is described where the thing itself is.
    The forms for editors, which read the files, are left out.
    """
    if isinstance(node, list):
        return [_with_was(item, defs) for item in node]
    if not isinstance(node, dict):
        return node
    found = {key: _with_was(part, defs) for key, part in node.items()}
    keys = found.get("properties")
    if isinstance(keys, dict) and "$ref" in keys.get("changed", {}):
        said = keys["changed"]
        form = defs[said["$ref"].rsplit("/", 1)[1]]
        was = {**defs["was"], **_form_of_was(keys, found.get("required", ()))}
        entry = {**form["items"], "properties": {**form["items"]["properties"], "was": was}}
        words = {key: text for key, text in said.items() if key != "$ref"}
        form = {key: part for key, part in form.items() if key != "defaultSnippets"}
        found["properties"] = {**keys, "changed": {**form, **words, "items": entry}}
    return found


def _form_of_was(keys: dict[str, Any], required: Collection[str]) -> dict[str, Any]:
    """Give which keys a ``was`` can have, each in its own form, or null where it may be missing."""
    found = {}
    for key, part in keys.items():
        if key in NOT_IN_WAS:
            continue
        is_number = part.get("$ref") == "#/$defs/ref"
        before = {**part, "$ref": "#/$defs/former_ref"} if is_number else part
        found[key] = before if key in required else {"if": _NOTHING, "else": before}
    words = f"What it was can have {', '.join(found)}, and nothing else."
    return {"properties": found, "additionalProperties": False, "errorMessage": words}


@cache
def _shared() -> dict[str, Any]:
    definitions: dict[str, Any] = _read("common")["$defs"]
    return definitions


def _read(name: str) -> dict[str, Any]:
    text = (folder("schema") / f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text.replace('"common.schema.json#/', '"#/'))
    return schema


@lru_cache(maxsize=1024)
def part_of(kind: FileKind, keys: Keys) -> dict[str, Any] | None:
    """Give the part of a schema that describes a value, or None where no key is expected.

    What a ``was`` in it can have is found only where the keys lead through its ``changed``: to
    find it takes much longer than all else.
    """
    schema = schema_of(kind) if "changed" in keys else _as_in_the_file(kind)
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
    """Give the part that a ``$ref`` means; of what may be one or several, that of the one too.

    Of what may be nothing, it is the part that something has to fit.
    """
    while isinstance(node, dict) and "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    if not isinstance(node, dict):
        return None
    one = node.get("then", {})
    if node.get("if") == _NOTHING:
        one = node["else"]
    elif "$ref" not in one:
        return node
    return {**(_resolved(schema, one) or {}), **node}


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
