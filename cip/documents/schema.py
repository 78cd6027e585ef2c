"""The shape of plan files: the schemas, what they call a number, and whether a document fits.

The schemas in ``schema/`` are the only description of the shape. A compiled validator says whether
a document fits; only one that does not is looked at again, by the library that can say why.
"""

import json
from enum import StrEnum
from functools import cache
from typing import Any

from cip.documents.reader import Document
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
    """Give the schema of a kind of file, with the shared definitions inside it."""
    schema = _read(kind.value)
    shared = _read("common")["$defs"]
    schema["$defs"] = {**shared, **schema.get("$defs", {})}
    return schema


def _read(name: str) -> dict[str, Any]:
    text = (folder("schema") / f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text.replace('"common.schema.json#/', '"#/'))
    return schema


def shape_problems(document: Document, kind: FileKind) -> list[Problem]:
    """Give what keeps a document from fitting its schema; turn its numbers into numbers first.

    At most twenty problems are given.
    """
    _type_numbers(document, kind)
    if _compiled(kind).is_valid(document.value):
        return []
    from cip.documents.shape import explain

    return explain(document, kind.value, schema_of(kind))


def _type_numbers(document: Document, kind: FileKind) -> None:
    """Turn unquoted values into numbers where the schema wants a number and no text."""
    for keys in document.numbers:
        if not _wants_number(kind, tuple("*" if isinstance(key, int) else key for key in keys)):
            continue
        holder: Any = document.value
        for key in keys[:-1]:
            holder = holder[key]
        text = holder[keys[-1]]
        holder[keys[-1]] = float(text) if "." in text else int(text)


@cache
def _wants_number(kind: FileKind, keys: tuple[str, ...]) -> bool:
    node = part_of(kind, keys)
    wanted = node.get("type") if node else None
    return wanted in ("integer", "number")


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


@cache
def _compiled(kind: FileKind) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(
        schema_of(kind),
        validate_formats=True,
        formats={"deadline": is_deadline, "start": is_start},
    )
