"""Reads the schemas as they stand in ``schema/``, and walks over their parts, for the tests."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from cip.documents.fitting.schema import FORMATS

SCHEMA = Path(__file__).parents[2] / "schema"
PLANS = Path(__file__).parents[2] / "plans"
FILES = sorted(SCHEMA.glob("*.schema.json"))
KINDS = [path.name.removesuffix(".schema.json") for path in FILES]
FORMS = [kind for kind in KINDS if kind != "common"]

Node = dict[str, Any]


def read(kind: str) -> Node:
    """Give a schema as it stands in its file."""
    schema: Node = json.loads((SCHEMA / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return schema


def parts(schema: Node, where: str = "") -> Iterator[tuple[str, Node]]:
    """Give each part of a schema with its place: itself, and whatever describes a value.

    The conditions of ``if`` and ``then`` are left out: they describe no value of their own.
    """
    yield where, schema
    for holder in ("$defs", "properties"):
        for key, part in schema.get(holder, {}).items():
            yield from parts(part, f"{where}/{holder}/{key}")
    for holder in ("items", "additionalProperties"):
        if isinstance(schema.get(holder), dict):
            yield from parts(schema[holder], f"{where}/{holder}")


def target(kind: str, schema: Node, ref: str) -> Node:
    """Give what a ``$ref`` refers to."""
    file, way = ref.split("#/$defs/")
    defs: Node = (read(file.removesuffix(".schema.json")) if file else schema)["$defs"]
    found: Node = defs[way]
    return found


ALL_PARTS = [(f"{kind}{where}", kind, part) for kind in KINDS for where, part in parts(read(kind))]
"""Every part of every schema: its place, the kind of file, and the part."""


def plan_files() -> list[tuple[str, Path]]:
    """Give every file of the real plans, with the kind of file that it is."""
    return [
        (path.stem if path.stem in FORMS else "action", path)
        for path in sorted(PLANS.rglob("*.yaml"))
    ]


_CHECKER = FormatChecker(formats=())
for _name, _is_such in FORMATS.items():
    _CHECKER.checks(_name)(_is_such)


def validator(schema: Node) -> Draft202012Validator:
    """Give the validator of the library that can say why, with our formats."""
    return Draft202012Validator(schema, format_checker=_CHECKER)
