"""The shape of plan files: the schemas, what they call a number, and whether a document fits.

The schemas in ``schema/`` are the only description of the shape. A compiled validator says whether
a document fits; only one that does not is looked at again, by the library that can say why.
"""

import json
import re
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from cip.documents.document import Document
from cip.model.deadline import NotADeadline, parse_deadline, parse_start
from cip.model.place import Keys
from cip.model.problem import Problem
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
    shared = _read("common")["$defs"]
    schema["$defs"] = {**shared, **schema.get("$defs", {})}
    for part in schema["$defs"].values():
        if part.get("format") in FORMATS:
            part.pop("pattern", None)
    return schema


def _read(name: str) -> dict[str, Any]:
    text = (folder("schema") / f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text.replace('"common.schema.json#/', '"#/'))
    return schema


def shape_problems(document: Document, kind: FileKind) -> list[Problem]:
    """Give what keeps a document from fitting its schema; turn its numbers into numbers first.

    At most twenty problems are given.
    """
    unquoted = _type_numbers(document, kind)
    if not unquoted and _compiled(kind).is_valid(document.value):
        return []
    from cip.documents.shape import explain

    return explain(document, kind, unquoted)


_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")


def _type_numbers(document: Document, kind: FileKind) -> list[Keys]:
    """Turn unquoted values into numbers where the schema wants a number and no text.

    Give those that stand where the schema wants a text: other programs would read ``1.10`` as 1.1.
    """
    unquoted = []
    for keys in document.numbers:
        wanted = _kinds_wanted(kind, tuple("*" if isinstance(key, int) else key for key in keys))
        holder: Any = document.value
        for key in keys[:-1]:
            holder = holder[key]
        text = holder[keys[-1]]
        if not isinstance(text, str):
            continue
        number = _number(text, wanted)
        if "string" not in wanted:
            holder[keys[-1]] = text if number is None else number
        elif number is None:
            unquoted.append(keys)
    return unquoted


def _number(text: str, wanted: frozenset[str]) -> int | float | None:
    """Give the number that a text is, or None where none of its kind is wanted."""
    if not _NUMBER.fullmatch(text):
        return None
    if "." in text:
        return float(text) if "number" in wanted else None
    return int(text) if wanted & {"integer", "number"} else None


@lru_cache(maxsize=4096)
def _kinds_wanted(kind: FileKind, keys: Keys) -> frozenset[str]:
    """Give the JSON types that a value may have; none where the schema names no such value."""
    wanted = (part_of(kind, keys) or {}).get("type", ())
    return frozenset((wanted,) if isinstance(wanted, str) else wanted)


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
    while isinstance(node, dict) and "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node if isinstance(node, dict) else None


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


def is_deadline(value: object) -> bool:
    """Say whether a value is a deadline of the grammar; what is not text is not judged here."""
    return _fits(value, parse_deadline)


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


FORMATS = {"date": is_day, "deadline": is_deadline, "start": is_start}
"""What the schemas' ``format`` means, for whichever library checks it."""


@cache
def _compiled(kind: FileKind) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(
        schema_of(kind), validate_formats=True, formats=FORMATS
    )
