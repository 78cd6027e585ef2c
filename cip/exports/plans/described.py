"""What a column holds and which words may stand in it, by the schemas of the JSON documents."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from cip.exports.plans.table import DataTable, ExportColumn
from cip.resources import folder

_Schema = Mapping[str, Any]


class _Node(NamedTuple):
    """A part of a schema, the name of the schema, and what was said of it on the way there."""

    schema: str
    part: _Schema
    about: str = ""


def about(table: DataTable, column: ExportColumn) -> str:
    """Give the sentence that tells what a column holds."""
    return column.about or _EMPTY.sub("empty", _node(table, column).about)


def choices(table: DataTable, column: ExportColumn) -> tuple[str, ...]:
    """Give the words of which one stands in a column, or none where it holds any text."""
    if not table.schema or _is_added(table, column):
        return ()
    return tuple(word for word in _node(table, column).part.get("enum", ()) if word is not None)


_EMPTY = re.compile(r"\bnull\b")


def _is_added(table: DataTable, column: ExportColumn) -> bool:
    """Say whether a column is none of the schema's object."""
    return column.way.split(".")[0] not in _object(table).part["properties"]


@cache
def _read(name: str) -> _Schema:
    file = folder("schema") / "output" / f"{name}.schema.json"
    found: _Schema = json.loads(file.read_text(encoding="utf-8"))
    return found


def _object(table: DataTable) -> _Node:
    name, _, part = table.schema.partition("#")
    return _Node(name, _read(name)["$defs"][part])


def _node(table: DataTable, column: ExportColumn) -> _Node:
    return _below(_object(table), column.way.split("."))


def _below(node: _Node, steps: Sequence[str]) -> _Node:
    """Go down a way: the last that tells what it is about is what is told."""
    found = _resolved(node)
    if not steps:
        return found
    first, rest = steps[0], steps[1:]
    inner = found.part["items"] if first == "*" or first.isdigit() else None
    below = inner if inner is not None else found.part["properties"][first]
    said = below.get("description") or found.about
    return _below(_Node(found.schema, below, said), rest)


def _resolved(node: _Node) -> _Node:
    part = node.part
    if "anyOf" in part:
        (part,) = (choice for choice in part["anyOf"] if choice != {"type": "null"})
    if "$ref" not in part:
        return node._replace(part=part)
    name, _, target = part["$ref"].partition("#/$defs/")
    schema = name.removesuffix(".schema.json") or node.schema
    return _resolved(_Node(schema, _read(schema)["$defs"][target], node.about))
