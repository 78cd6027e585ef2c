"""Reads the schemas of the JSON documents, holds documents against them, and walks over both."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import typer
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from cip.commands.app import app
from cip.resources import folder

Node = dict[str, Any]
Way = tuple[str | int, ...]

FOLDER = folder("schema") / "output"
FILES = sorted(FOLDER.glob("*.schema.json"))
KINDS = [file.name.removesuffix(".schema.json") for file in FILES]
DOCUMENTS = [kind for kind in KINDS if kind != "common"]


@cache
def read(kind: str) -> Node:
    """Give a schema as it stands in its file."""
    schema: Node = json.loads((FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return schema


@cache
def validator(kind: str) -> Draft202012Validator:
    """Give what holds a document against its schema, as a program elsewhere would do it."""
    shared: Registry[Any] = Registry().with_resources(
        (f"{name}.schema.json", Resource.from_contents(read(name))) for name in KINDS
    )
    formats = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(read(kind), registry=shared, format_checker=formats)


def faults(kind: str, document: object) -> list[str]:
    """Give what the schema has against a document: the place and the sentence of each fault."""
    return [f"{e.json_path}: {e.message}" for e in validator(kind).iter_errors(document)]


def parts(kind: str) -> Iterator[tuple[str, Node]]:
    """Give each named part of a schema: the root, the definitions, and their properties."""
    root = read(kind)
    named = {kind: root, **{f"{kind}/{name}": part for name, part in root.get("$defs", {}).items()}}
    for name, part in named.items():
        yield name, part
        for key, below in part.get("properties", {}).items():
            yield f"{name}.{key}", below


PARTS = [(name, part) for kind in KINDS for name, part in parts(kind)]


class Seen(NamedTuple):
    """A value of a document, the way to it, and what the schemas tell of it.

    ``where`` is the place that tells of it (``common/action.status``), and ``words`` the definition
    that it refers to, or the place itself.
    """

    way: Way
    value: Any
    where: str
    words: str
    is_nullable: bool
    is_open: bool


def walk(kind: str, document: Node) -> Iterator[Seen]:
    """Give each value of a document that holds, with its place in the schemas."""
    yield from _walk((), document, read(kind), kind, kind)


def _walk(way: Way, value: Any, node: Node, file: str, where: str) -> Iterator[Seen]:
    node, file, place, is_nullable = _resolved(node, file, where)
    is_open = isinstance(node.get("additionalProperties"), dict)
    yield Seen(way, value, where, place, is_nullable, is_open)
    if isinstance(value, dict) and not is_open:
        for key, item in value.items():
            yield from _walk((*way, key), item, node["properties"][key], file, f"{place}.{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _walk((*way, number), item, node["items"], file, f"{place}[]")


def _resolved(node: Node, file: str, place: str) -> tuple[Node, str, str, bool]:
    """Give what a part of a schema refers to, in which file, and whether it may be null."""
    is_nullable = "anyOf" in node or "null" in node.get("type", ())
    if "anyOf" in node:
        node, nothing = node["anyOf"]
        assert nothing == {"type": "null"}
    while "$ref" in node:
        beside, name = node["$ref"].split("#/$defs/")
        file = Path(beside).name.removesuffix(".schema.json") if beside else file
        node, place = read(file)["$defs"][name], f"{file}/{name}"
    return node, file, place, is_nullable


def json_commands() -> list[str]:
    """Give the name of every command that has the option ``--json``."""
    return [name for name, command in _commands(typer.main.get_command(app)) if _has_json(command)]


def _commands(group: Any, *above: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, *above, name)
        else:
            yield " ".join((*above, name)), command


def _has_json(command: Any) -> bool:
    return any("--json" in parameter.opts for parameter in command.params)
