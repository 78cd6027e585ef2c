"""Tests of the number of what is new, and of what its file is called."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import law

from cip.documents.fitting.schema import FileKind
from cip.editing.naming import name_for, words_for_name
from cip.editing.numbering import (
    letter_below,
    number_below,
    numbers_in_path,
    used_elsewhere,
    used_in,
)
from cip.loading.file_names import original_of
from cip.loading.forms import kind_of
from cip.loading.plan import Loaded, load_plan
from cip.model.references import in_roman, roman_among

FOLDER = "plans/north/1.2-lead"


@pytest.mark.parametrize(
    ("above", "used", "number"),
    [
        ("1.2", [], "1.2.1"),
        ("1.2", ["1.2", "1.2.1", "1.2.2"], "1.2.3"),
        ("1.2", ["1.2.1", "1.2.9", "1.2.10"], "1.2.11"),
        ("1.2", ["1.2.1", "1.2.4"], "1.2.5"),
        ("1.2", ["1.20.7", "11.2.3"], "1.2.1"),
        ("1", ["1.1", "1.2", "1.2.7"], "1.3"),
        ("", ["1", "1.4", "9", "10"], "11"),
        ("A", ["A.01", "A.09"], "A.10"),
        ("A", ["A1", "A2"], "A3"),
        ("A", ["A1", "A.2"], "A.3"),
        ("2", ["2.a", "2.c"], "2.d"),
        ("2", ["2.z"], "2.aa"),
        ("2", ["2.i", "2.ii", "2.iii"], "2.iv"),
        ("2", ["2.I", "2.III"], "2.IV"),
        ("2", ["2.3a", "2.3b"], "2.4"),
        ("2", ["2.1", "2.b"], "2.2"),
    ],
)
def test_the_next_number_is_the_last_and_one_more(above: str, used: list[str], number: str) -> None:
    assert number_below(above, used) == number


@pytest.mark.parametrize(
    ("used", "letter"),
    [
        ([], "a"),
        (["a", "b"], "c"),
        (["a", "d"], "e"),
        (["1", "2"], "3"),
        (["phase-1", "phase-2"], "phase-3"),
        (["i", "ii"], "iii"),
        (["A", "B"], "C"),
    ],
)
def test_a_part_gets_the_next_letter(used: list[str], letter: str) -> None:
    assert letter_below(used) == letter


@law(200)
@given(st.integers(1, 398))
def test_roman_numerals_are_read_as_they_are_written(number: int) -> None:
    assert roman_among({in_roman(number), in_roman(number + 1), "ii"})[0:3]
    assert sorted(roman_among({in_roman(number), "ii"})) == sorted({number, 2})


def north(**files: str) -> Loaded:
    """Give a plan of these files in the folder of a workstream, by name."""
    return load_plan("north", {f"{FOLDER}/{name}.yaml": text for name, text in files.items()})


def an_action(ref: str, more: str = "") -> str:
    return f'ref: "{ref}"\n\ntitle: An action\n{more}'


def test_numbers_that_were_given_once_are_used() -> None:
    withdrawn = "\nupdates:\n  - date: 2026-01-05\n    status: withdrawn\n    note: No.\n"
    replaced = withdrawn + '    superseded_by: "1.2.8"\n'
    was = '\nchanged:\n  - {on: 2026-01-05, was: {ref: "1.2.6"}, reason: It moved}\n'
    loaded = north(
        **{
            "1.2.1-a": an_action("1.2.1"),
            "1.2.4-b": an_action("1.2.4", withdrawn),
            "1.2.2-c": an_action("1.2.2", was),
            "1.2.3-d": an_action("1.2.3", replaced),
            "1.2.5-e": "ref: [broken",
        }
    )
    found = set(used_in(loaded))
    assert {f"1.2.{n}" for n in (1, 2, 3, 4, 5, 6, 8)} <= found
    assert number_below("1.2", found) == "1.2.9"


def test_numbers_that_another_plan_speaks_of_are_used() -> None:
    replaced = "\nupdates:\n  - date: 2026-01-05\n    status: withdrawn\n    note: No.\n"
    after = f"{replaced}    superseded_by: south/1.2.8\n"
    was = "\nchanged:\n  - {on: 2026-01-05, was: {ref: south/1.2.3}, reason: It moved}\n"
    plan = north(**{"1.2.1-a": an_action("1.2.1", after), "1.2.2-b": an_action("1.2.2", was)}).plan
    assert set(used_elsewhere("south", plan)) == {"1.2.8", "1.2.3"}
    assert set(used_elsewhere("east", plan)) == set()


def test_the_numbers_of_a_path_are_those_of_its_names() -> None:
    assert list(numbers_in_path(f"{FOLDER}/1.2.7-x.yaml")) == ["1.2", "1.2.7"]
    assert list(numbers_in_path(f"{FOLDER}/workstream.yaml")) == ["1.2"]
    assert list(numbers_in_path("plans/north/plan.yaml")) == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Run a staff survey", "run-staff-survey"),
        ("Agree and adopt the Chief Executive's objectives for 2026/27", ""),
        ("Develop a communications strategy & plan", "develop-communications-strategy-plan"),
        ("Sefydlu'r Tîm Arweinyddiaeth", "sefydlur-tim-arweinyddiaeth"),
        ("委員会", ""),
        ("It will be", "it-will-be"),
        ("x" * 90, "x" * 60),
        ("CON", "con"),
    ],
)
def test_a_file_is_called_after_the_first_words_of_its_title(title: str, words: str) -> None:
    expected = words or ("agree-adopt-chief-executives-objectives" if title.isascii() else "")
    assert words_for_name(title) == expected


@law(200)
@given(st.text(max_size=200))
def test_every_title_makes_a_name_that_every_system_takes(title: str) -> None:
    name = name_for("1.2.4", title, otherwise="action") + ".yaml"
    assert re.fullmatch(r"1\.2\.4(-[a-z0-9]+)+\.yaml", name)
    assert len(name) <= 80
    assert original_of(name) is None
    assert kind_of(f"{FOLDER}/{name}") is FileKind.ACTION
