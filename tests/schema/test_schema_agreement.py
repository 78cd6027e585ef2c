"""Tests that both validators agree: what one refuses, the other has words for, and nothing else."""

import json
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from schema_files import FORMS, plan_files, validator

from cip.documents.fitting import faults
from cip.documents.fitting.compiled import Broken, broken, fits
from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.schema import FileKind, schema_of, schema_without_changes
from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import read_document

VALIDATORS = {kind: validator(schema_of(FileKind(kind))) for kind in FORMS}
MUTANTS = 2400
STRINGS = (
    *("", " ", "x", "x\n", " x", "x ", "two\nlines", "“x”", "A b", "a-b", "a--b", "1.10", "1.2.1"),
    *("1.2.1\n", "4.1(c)", "R1", "R 1", "set/R1", "2024-11-20", "2024-02-30", "2024-11-2"),
    *("20241120", "2024-11-20\n", "2027", "June 2024", "Q3", "soon", "ongoing", "commenced"),
    *("complete", "Complete", "https://a.b", "ftp://a.b", "https://a b", "é", "\u00a0"),
    *("x" * 301, "x" * 20_001, "a" * 61),
)
OTHERS = (None, True, 0, 1, -1, 1.0, 2.5, 2027, 10_000, 1e13, [], {}, ["x"], [1], {"x": "y"}, [[]])

Value = Any
Slot = tuple[Any, Any]
"""A map or list, and the key or index of one of its values."""


def documents() -> list[tuple[str, Value]]:
    """Give the value of every real plan file, with its kind."""
    found = []
    for kind, path in plan_files():
        document = read_document(str(path), path.read_text(encoding="utf-8"))
        assert isinstance(document, Document)
        assert shape_problems(document, FileKind(kind)) == []
        found.append((kind, document.value))
    return found


REAL = documents()


def shortened(value: Value) -> Value:
    """Give a document with at most three items in each list: a mutant needs no more."""
    if isinstance(value, dict):
        return {key: shortened(inner) for key, inner in value.items()}
    return [shortened(item) for item in value[:3]] if isinstance(value, list) else value


def slots(value: Value) -> Iterator[Slot]:
    """Give every place in a document where a value stands."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        yield value, key
        if isinstance(inner, dict | list):
            yield from slots(inner)


def without_a_key(value: Value, chance: random.Random) -> None:
    if value:
        holder, key = chance.choice(list(slots(value)))
        del holder[key]


def with_a_key(value: Value, chance: random.Random) -> None:
    maps = [value, *(h[k] for h, k in slots(value) if isinstance(h[k], dict))]
    known = [k for _, k in slots(value) if isinstance(k, str)]
    chance.choice(maps)[chance.choice([*known, "status", "x", "ref", "note"])] = chance.choice(
        ["x", "2024-11-20", ["x"], {"document": "x"}]
    )


def with_another_type(value: Value, chance: random.Random) -> None:
    if value:
        holder, key = chance.choice(list(slots(value)))
        holder[key] = deepcopy(chance.choice(OTHERS))


def with_another_string(value: Value, chance: random.Random) -> None:
    leaves = [(h, k) for h, k in slots(value) if not isinstance(h[k], dict | list)]
    if leaves:
        holder, key = chance.choice(leaves)
        holder[key] = chance.choice(STRINGS)


def with_a_list_too_long(value: Value, chance: random.Random) -> None:
    lists = [h[k] for h, k in slots(value) if isinstance(h[k], list)]
    if lists:
        chosen = chance.choice(lists)
        chosen.extend(chosen[:1] * chance.choice([1, 20, 60]))


MUTATIONS: tuple[Callable[[Value, random.Random], None], ...] = (
    *(without_a_key, with_a_key, with_another_type),
    *(with_another_string, with_another_string, with_another_string, with_a_list_too_long),
)


def verdicts(kind: str, value: Value) -> tuple[bool, bool]:
    """Say whether a document fits: for jsonschema, and for the compiled validator and its words."""
    problems = shape_problems(Document("x.yaml", value), FileKind(kind))
    return VALIDATORS[kind].is_valid(value), not problems


def test_every_real_file_fits_in_the_judgement_of_both() -> None:
    assert {kind for kind, _ in REAL} == set(FORMS)
    for kind, value in REAL:
        assert verdicts(kind, value) == (True, True)


@pytest.mark.parametrize("kind", FORMS)
def test_both_agree_on_files_with_something_changed(kind: str) -> None:
    chance = random.Random(kind)
    texts = [json.dumps(shortened(value)) for known, value in REAL if known == kind]
    seen = {True: 0, False: 0}
    for _ in range(MUTANTS // len(FORMS)):
        value = json.loads(chance.choice(texts))
        changes = [chance.choice(MUTATIONS) for _ in range(chance.choice([1, 1, 2]))]
        for change in changes:
            change(value, chance)
        fits, quiet = verdicts(kind, value)
        assert fits == quiet, ([change.__name__ for change in changes], value)
        seen[fits] += 1
    assert min(seen.values()) > MUTANTS // len(FORMS) // 20


def found_by_both(
    kind: str, value: Value, monkeypatch: pytest.MonkeyPatch
) -> tuple[set[Broken], set[Broken]]:
    """Give what does not fit: as jsonschema has it to the last, and as the other one counts it."""
    monkeypatch.setattr(faults, "_MOST_FAILURES", None)
    document = Document("x.yaml", value)
    told = {
        (f.keys, f.rule if f.rule in ("missing-key", "unknown-key") else "value")
        for f in faults.faults_of(document, FileKind(kind), {})
    }
    return told, set(broken(value, FileKind(kind)))


@pytest.mark.parametrize("kind", FORMS)
def test_both_count_the_same_in_files_with_much_changed(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(kind)
    texts = [json.dumps(value) for known, value in REAL if known == kind]
    for _ in range(60):
        value = json.loads(chance.choice(texts))
        for change in chance.choices(MUTATIONS, k=40):
            change(value, chance)
        told, counted = found_by_both(kind, value, monkeypatch)
        assert told == counted
        assert told


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("value", [*OTHERS, *STRINGS])
def test_both_agree_on_what_is_no_document_at_all(kind: str, value: Value) -> None:
    assert verdicts(kind, value) == (False, False)


def forms_of_changed(node: Any) -> Iterator[Any]:
    """Give the form of each key ``changed`` that a schema knows."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield from (part for key, part in node["properties"].items() if key == "changed")
        for part in node.values():
            yield from forms_of_changed(part)
    elif isinstance(node, list):
        for part in node:
            yield from forms_of_changed(part)


@pytest.mark.parametrize("kind", FORMS)
def test_the_schema_without_changes_refuses_each_of_them_and_nothing_else(kind: str) -> None:
    small = schema_without_changes(FileKind(kind))
    forms = list(forms_of_changed(small))
    assert forms
    assert all(small["$defs"][form["$ref"].rsplit("/", 1)[1]] is False for form in forms)
    assert [
        value for of, value in REAL if of == kind and not validator(small).is_valid(value)
    ] == []


def test_a_file_with_a_change_is_held_against_the_whole_schema() -> None:
    value = deepcopy(next(value for kind, value in REAL if kind == "action"))
    value["changed"] = [{"on": "2025-01-02", "was": {"title": "A title"}, "reason": "It was worse"}]
    assert fits(value, FileKind.ACTION)
    value["changed"][0]["was"] = {"title": ["A title"]}
    assert not fits(value, FileKind.ACTION)
