"""Fifty thousand mutants of valid files end as documents or as problems, never as exceptions."""

import random
from collections.abc import Callable, Iterator

import pytest
from repositories import ACTION, PLAN, WORKSTREAM

from cip.documents.building import build_action, build_plan
from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.remainder import remainder
from cip.documents.fitting.schema import FileKind
from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import decode, read_document
from cip.model.problem import Problem

EACH = 10_000
SEEDS = {11: ACTION, 12: ACTION, 13: ACTION, 14: WORKSTREAM, 15: PLAN}
KINDS = {ACTION: FileKind.ACTION, WORKSTREAM: FileKind.WORKSTREAM, PLAN: FileKind.PLAN}

SPLICES = (
    *(b"\t", b": ", b"- ", b'"', b"'", b"[", b"{", b"]", b"}", b"&a ", b"*a", b"!!x ", b"! ", b"%"),
    *(
        b"@",
        b"`",
        b"|",
        b">",
        b">-\n",
        b"#",
        b" #",
        b"? ",
        b"---\n",
        b"...\n",
        b"\n",
        b"\r",
        b"\r\n",
    ),
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xc2\x85", b"\\", b"\\u202e", b"\\x"),
    *(b"<<: ", b"<<<<<<< HEAD\n", b"1e9", b"0x1", b"1.10", b",", b"  ", b"    ", b"~", b"null"),
    *(b"\xf0\x9f\x98\x80", b"2024-02-30", b"0000-00-00", b"9" * 40, b"ref: ", b"updates:\n", b""),
)

Mutation = Callable[[random.Random, bytearray, int], None]


def flip_a_bit(chance: random.Random, data: bytearray, place: int) -> None:
    if data:
        data[place % len(data)] ^= 1 << chance.randrange(8)


def delete(chance: random.Random, data: bytearray, place: int) -> None:
    del data[place : place + chance.choice((1, 1, 2, 5, 20, 100))]


def insert_a_byte(chance: random.Random, data: bytearray, place: int) -> None:
    data[place:place] = bytes([chance.randrange(256)])


def repeat_a_piece(chance: random.Random, data: bytearray, place: int) -> None:
    start = chance.randrange(len(data) + 1)
    data[place:place] = data[start : start + chance.choice((1, 5, 20, 100, 400))]


def splice(chance: random.Random, data: bytearray, place: int) -> None:
    data[place:place] = chance.choice(SPLICES)


def overwrite(chance: random.Random, data: bytearray, place: int) -> None:
    data[place : place + chance.choice((1, 3, 10))] = chance.choice(SPLICES)


MUTATIONS: tuple[Mutation, ...] = (
    flip_a_bit,
    delete,
    insert_a_byte,
    repeat_a_piece,
    splice,
    overwrite,
)


def mutants(data: bytes, seed: int) -> Iterator[bytes]:
    """Give mutants of a file: the same ones for the same seed."""
    chance = random.Random(seed)
    for _ in range(EACH):
        mutant = bytearray(data)
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
            chance.choice(MUTATIONS)(chance, mutant, chance.randrange(len(mutant) + 1))
        yield bytes(mutant)


def build(document: Document, kind: FileKind) -> object:
    """Build the record of a document that fits its form."""
    if kind is FileKind.ACTION:
        return build_action.action(document)
    if kind is FileKind.WORKSTREAM:
        return build_action.workstream(document)
    return build_plan.plan(document)


def outcome(data: bytes, kind: FileKind) -> str:
    """Say what becomes of the bytes of a file."""
    text = decode("x.yaml", data)
    if isinstance(text, Problem):
        return text.rule
    document = read_document("plans/york/1.2-x/1.2.1-x.yaml", text)
    problems = document if isinstance(document, list) else shape_problems(document, kind)
    if problems:
        lines = text.split("\n")
        assert all(1 <= problem.place.line <= len(lines) for problem in problems)
        if isinstance(document, Document) and (left := remainder(document, kind)):
            assert build(left.document, kind)
        return problems[0].rule
    assert isinstance(document, Document)
    assert build(document, kind)
    return "fine"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_mutant_is_a_document_or_a_problem(seed: int) -> None:
    data = SEEDS[seed]
    found = {outcome(mutant, KINDS[data]) for mutant in mutants(data, seed)}
    assert {"fine", "yaml-syntax", "hidden-character", "unreadable-file", "unknown-key"} <= found


def test_the_files_that_the_mutants_come_from_are_fine() -> None:
    assert {outcome(data, kind) for data, kind in KINDS.items()} == {"fine"}
