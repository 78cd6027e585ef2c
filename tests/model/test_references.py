"""Tests of references and addresses: their order, their parts, what names say of them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cip.model.references import (
    Address,
    above,
    is_inside,
    natural_order,
    order_among,
    parse_address,
    ref_of_name,
    split_target,
    words_of_name,
)

REFS = st.from_regex(r"[A-Za-z0-9]{1,4}(\.[A-Za-z0-9]{1,4}){0,3}", fullmatch=True)


# Order


@pytest.mark.parametrize(
    "in_order",
    [
        ["1", "2", "9", "10", "11", "100"],
        ["1", "1.1", "1.2", "1.10", "2"],
        ["1.2", "1.2.1", "1.2.2", "1.2.10", "1.3", "1.20"],
        ["1.9", "1.9a", "1.9b", "1.10"],
        ["1", "1a", "1b", "2"],
        ["1", "a", "b1", "b2", "b10"],
        ["R1", "R2", "R10"],
        ["phase-1", "phase-2", "phase-10"],
    ],
)
def test_references_sort_as_a_reader_counts(in_order: list[str]) -> None:
    mixed = in_order[:]
    random.Random(1).shuffle(mixed)
    assert sorted(mixed, key=natural_order) == in_order


@pytest.mark.parametrize(
    "in_order",
    [
        ["1.i", "1.ii", "1.iii", "1.iv", "1.v", "1.ix", "1.x", "1.xi", "1.xl", "1.l", "1.c"],
        ["I", "II", "IV", "IX", "X"],
        ["i", "i.1", "i.2", "ii", "ii.10", "ix.1", "x"],
        ["1.a", "1.b", "1.c", "1.d", "1.i", "1.v", "1.x"],
        ["1.c", "1.d", "1.l"],
        ["1.a", "1.ii", "1.ix", "1.v"],
        ["1.1", "1.2", "1.ii", "1.v", "1.ix", "2.1"],
        ["1", "1.i", "1.ii", "1.ix", "2", "2.a", "2.i", "2.x"],
    ],
)
def test_roman_numerals_sort_as_numbers_and_letters_as_letters(in_order: list[str]) -> None:
    mixed = in_order[:]
    random.Random(1).shuffle(mixed)
    assert sorted(mixed, key=order_among(mixed)) == in_order


@given(st.lists(REFS))
def test_without_roman_numerals_the_order_is_the_natural_one(refs: list[str]) -> None:
    numbers = [ref for ref in refs if not any(sign.isalpha() for sign in ref)]
    assert sorted(numbers, key=order_among(numbers)) == sorted(numbers, key=natural_order)


def test_a_zero_before_a_number_does_not_count() -> None:
    assert natural_order("01.02") == natural_order("1.2")
    assert natural_order("0") < natural_order("1")


def test_a_number_may_have_any_length() -> None:
    shorter, longer = "9" * 5000, "1" + "0" * 5000
    assert natural_order(shorter) < natural_order(longer)


@pytest.mark.parametrize("odd", ["", ".", "..", "²", "½", "１", "1.²", "\n", "a" * 10_000])
def test_whatever_is_asked_has_an_order(odd: str) -> None:
    assert natural_order(odd) <= natural_order(odd)
    sorted([odd, "1", "a", "1.1"], key=natural_order)


@given(st.lists(REFS))
def test_any_references_can_be_sorted(refs: list[str]) -> None:
    once = sorted(refs, key=natural_order)
    assert sorted(once, key=natural_order) == once


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_sort_as_numbers(one: int, other: int) -> None:
    assert (natural_order(str(one)) < natural_order(str(other))) == (one < other)


@given(REFS, st.integers(1, 99))
def test_what_lies_below_comes_after(ref: str, number: int) -> None:
    assert natural_order(ref) < natural_order(f"{ref}.{number}")


# Addresses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("york", Address("york")),
        ("york/", Address("york")),
        (" york/1.2 ", Address("york", "1.2")),
        ("york/1.2/", Address("york", "1.2")),
        ("york/1.2.1", Address("york", "1.2.1")),
        ("bedford/1.3(a)", Address("bedford", "1.3", "a")),
        ("nottingham/4.1(phase-2)", Address("nottingham", "4.1", "phase-2")),
        ("York Plan/1", Address("York Plan", "1")),
    ],
)
def test_an_address_names_a_plan_an_item_or_a_part(text: str, address: Address) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "/", "/1.2", "york/1.2/3", "york//1.2", "york/(a)", "york(a)", "york/1.3(a"),
        *("york/1.3a)", "york/1.3()", "york/1.3(a)(b)", "york/1.3(a)b"),
    ],
)
def test_what_is_no_address_is_none(text: str) -> None:
    assert parse_address(text) is None


@given(REFS, REFS, st.none() | REFS)
def test_an_address_reads_back_what_it_prints(plan: str, ref: str, part: str | None) -> None:
    address = Address(plan, ref, part)
    assert parse_address(str(address)) == address


def test_an_address_of_a_plan_prints_its_name() -> None:
    assert str(Address("york")) == "york"


@given(st.text(max_size=50))
def test_any_text_is_an_address_or_none(text: str) -> None:
    address = parse_address(text)
    assert address is None or parse_address(str(address)) is not None


# Targets, names


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("4.1", ("4.1", None)),
        ("4.1(c)", ("4.1", "c")),
        ("2", ("2", None)),
        ("4.1(phase-2)", ("4.1", "phase-2")),
        ("4.1(", ("4.1(", None)),
        ("(c)", ("(c)", None)),
        ("", ("", None)),
    ],
)
def test_a_target_is_a_reference_and_a_part(text: str, target: tuple[str, str | None]) -> None:
    assert split_target(text) == target


@pytest.mark.parametrize(
    ("name", "ref", "words"),
    [
        ("1.2-leadership-framework", "1.2", "leadership framework"),
        ("1.2.1-leadership-behaviours.yaml", "1.2.1", "leadership behaviours"),
        ("1.2.1.yaml", "1.2.1", "1.2.1.yaml"),
        ("1.2", "1.2", "1.2"),
        ("workstream.yaml", "workstream", "workstream.yaml"),
        ("-x", "", "x"),
        ("1-", "1", ""),
    ],
)
def test_a_name_says_its_reference_and_its_words(name: str, ref: str, words: str) -> None:
    assert ref_of_name(name) == ref
    assert words_of_name(name) == words


@pytest.mark.parametrize(
    ("ref", "parent", "answer"),
    [
        ("1.2.1", "1.2", True),
        ("1.2.1", "1", True),
        ("1.2", "1.2", False),
        ("1.20", "1.2", False),
        ("1.20.1", "1.2", False),
        ("1.2", "1.2.1", False),
        ("11.2", "1", False),
        ("A1", "A", True),
        ("A12", "A1", False),
        ("A1.2", "A1", True),
        ("AB", "A", False),
        ("1a", "1", False),
    ],
)
def test_a_reference_lies_inside_another_where_a_dot_or_the_number_of_its_letters_follows(
    ref: str, parent: str, answer: bool
) -> None:
    assert is_inside(ref, parent) == answer


@given(ref=REFS)
def test_what_a_reference_lies_below_is_what_it_lies_inside_the_nearest_first(ref: str) -> None:
    found = list(above(ref))
    assert all(is_inside(ref, parent) for parent in found)
    assert found == sorted(found, key=len, reverse=True)
    starts = (ref[:end] for end in range(1, len(ref)))
    assert {start for start in starts if is_inside(ref, start)} == set(found)
