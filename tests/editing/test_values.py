"""Tests of how values are written: every reader of YAML reads back what was meant."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from laws import law
from ruamel.yaml import YAML

from cip.documents.reading.parser import pure_events
from cip.documents.reading.reader import read_document
from cip.editing.values import (
    Manner,
    Plain,
    Quoted,
    bracketed,
    is_plain,
    list_lines,
    map_lines,
    on_one_line,
    pair_lines,
    prose,
)
from cip.model.text import safe

MANNER = Manner()
JSON = Manner(is_json=True)


def other_reader(text: str, version: str) -> Any:
    """Give what another reader of YAML makes of a text, of the old or the new standard."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = version
    return yaml.load(text)


def read_back(text: str) -> list[Any]:
    """Give what four readers make of a text."""
    found = [other_reader(text, "1.1"), other_reader(text, "1.2")]
    for events in (None, pure_events):
        document = read_document("x", text, events=events)
        assert not isinstance(document, list), document
        found.append(document.value)
    return found


WORDS = [
    *("1.10", "0x1F", "1e3", "2026-01-01", "yes", "No", "ON", "off", "y", "n", "null", "~", "TRUE"),
    *("010", "0o7", "1_000", "12:30", "12:30:45", ".5", "-.inf", ".NaN", "+1", "-", "--- a", "..."),
    *("=", "<<", "!x", "&x", "*x", "@x", "`x", "%x", "? x", "- x", ": x", "x:", "x: y", "x #y"),
    *("#x", "[x", "{x", "x]", "x}", "a, b", "'x'", '"x"', "it's", 'say "so"', "a\\b", "|", ">-"),
    *("2026-01-01 10:00:00", "2026-01-01t10:00:00z", "1st", "30 September 2026", "5 e3", "3 of 4"),
    *("£4.2 million", "https://example.org/a?b=c&d#e", "a:b", "é", "🏛 hall", "None", "inf", "nan"),
    *("x - y", "a–b", "July 2024", "Q3 2025/26", "30/09/2026", "2027", "2028/29", "TBC", "e3", "0"),
]
"""Notes that a reader might take for something else than text."""


@pytest.mark.parametrize("text", WORDS)
def test_what_looks_like_something_else_is_read_back_as_text_by_every_reader(text: str) -> None:
    for manner in (MANNER, JSON):
        lines = pair_lines("note", text, manner, column=0)
        assert read_back("\n".join(lines) + "\n") == [{"note": text}] * 4
        assert (
            read_back(f"a: {bracketed([text, {'k': text}], manner)}\n")
            == [{"a": [text, {"k": text}]}] * 4
        )


@pytest.mark.parametrize(
    "text",
    ["Done.", "July 2024", "Q3 2025/26", "30 September 2026", "Head of HR (acting)", "at-risk"],
)
def test_what_can_only_be_text_is_written_as_it_is(text: str) -> None:
    assert on_one_line(text, MANNER) == text


@pytest.mark.parametrize("text", ["1.10", "0x1F", "1e3", "2026-01-01", "yes", "n", "x: y", "x #y"])
def test_what_could_be_something_else_is_written_in_quotes(text: str) -> None:
    assert on_one_line(text, MANNER) == f'"{text}"'


def test_a_text_with_double_quotes_is_written_in_single_ones() -> None:
    assert on_one_line('"Leadership" it says', MANNER) == "'\"Leadership\" it says'"


def test_days_and_numbers_that_are_meant_as_such_are_written_without_quotes() -> None:
    assert on_one_line(Plain("2026-11-25"), MANNER) == "2026-11-25"
    assert on_one_line(Plain("12.5"), JSON) == "12.5"
    assert on_one_line(Plain("2026-11-25"), JSON) == '"2026-11-25"'
    assert on_one_line(Quoted("1.2.1"), MANNER) == '"1.2.1"'


TEXTS = st.one_of(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")),
        min_size=1,
        max_size=60,
    ).filter(lambda text: safe(text) == text),
    st.lists(
        st.sampled_from([*WORDS, "word", "words", "note:", "date: x", "- ref: a", "#1", "", "  x"]),
        min_size=1,
        max_size=40,
    ).map(" ".join),
    st.lists(
        st.sampled_from(["Done so far:", "- one", "  - two", "", "1. three", "A sentence. " * 9]),
        min_size=1,
        max_size=9,
    ).map("\n".join),
)


def holds(value: Any, text: str) -> None:
    """Hold a text that was written against what every reader makes of it."""
    assert read_back(text) == [value] * 4


@given(TEXTS, st.booleans(), st.sampled_from([0, 2, 6]))
@example("a\n\nb", False, 0)
@example("a\n b", False, 0)
@example(" a\nb", False, 0)
@example("a\nb ", False, 0)
@example("x " * 60 + "note: y", False, 0)
@example("note: " + "x " * 60, False, 0)
@law(300)
def test_a_text_is_read_back_as_it_was_by_every_reader(text: str, json: bool, deep: int) -> None:
    manner = JSON if json else MANNER
    lines = pair_lines("note", text, manner, column=deep)
    around = "a:\n" + " " * deep if deep else ""
    value = {"a": {"note": text}} if deep else {"note": text}
    holds(value, around + "\n".join(lines) + "\n")
    holds({"a": [text]}, f"a: {bracketed([text], manner)}\n")
    holds({"a": [text]}, "a:\n" + "\n".join(list_lines([text], manner, column=2)) + "\n")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Done   at last. \n", "Done at last."),
        ("Done\nat last.\n", "Done at last."),
        ("One.\r\n\r\n\r\nTwo,\nand more.", "One.\nTwo, and more."),
        ("Done:\n- one\n\n  -  two  \n", "Done:\n- one\n  - two"),
        ("  1. one\n  2. two", "1. one\n  2. two"),
        ("\tDone", "Done"),
        (" \n ", ""),
    ],
)
def test_a_note_is_kept_with_a_line_a_paragraph_and_a_list_with_its_lines(
    typed: str, kept: str
) -> None:
    assert prose(typed) == kept


@given(TEXTS)
@law(100)
def test_a_note_keeps_its_words(text: str) -> None:
    assert prose(text).split() == text.split()


@given(
    st.recursive(
        st.one_of(TEXTS.filter(bool), st.sampled_from(["2026-11-25", "14"]).map(Quoted)),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3),
            st.dictionaries(st.sampled_from(["title", "was", "c d"]), inner, min_size=1),
        ),
        max_leaves=8,
    )
)
@law(200)
def test_lists_and_maps_are_read_back_as_they_were(value: Any) -> None:
    whole = {"k": value}
    holds(whole, "\n".join(map_lines(whole, MANNER, column=0)) + "\n")
    holds(whole, "\n".join(map_lines(whole, Manner(deeper=0), column=0)) + "\n")
    assert json.loads(bracketed(whole, JSON)) == whole


def test_a_long_text_is_wrapped_and_no_line_of_it_begins_as_a_key_an_item_or_a_remark() -> None:
    text = " ".join(["wordwordw"] * 9 + ["note:", "-", "#1", "words"] * 3 + ["word"] * 20)
    first, *more = pair_lines("note", text, MANNER, column=4)
    assert first == "note: >-"
    assert all(line.startswith("      word") for line in more)
    assert max(map(len, more[1:])) <= 100


def test_a_short_source_stands_in_braces_and_a_long_one_in_lines() -> None:
    short = {"document": "minutes-2026-11", "paragraph": Plain("9")}
    assert pair_lines("source", short, MANNER, column=4) == [
        "source: {document: minutes-2026-11, paragraph: 9}"
    ]
    long = {"document": "minutes-2026-11", "section": "A very long " * 8 + "heading"}
    assert pair_lines("source", long, MANNER, column=4) == [
        "source:",
        "      document: minutes-2026-11",
        "      section: >-",
        "        " + " ".join(["A very long"] * 7) + " A very",
        "        long heading",
    ]


def test_references_stand_in_brackets_and_names_in_lines() -> None:
    assert pair_lines("superseded_by", [Quoted("1.2"), Quoted("1.10")], MANNER, column=0) == [
        'superseded_by: ["1.2", "1.10"]'
    ]
    assert pair_lines("lead", ["Chief Executive", "Mayor"], MANNER, column=0) == [
        "lead:",
        "  - Chief Executive",
        "  - Mayor",
    ]


def test_the_words_of_a_status_and_of_a_deadline_are_plain() -> None:
    assert all(map(is_plain, ["underway", "at-risk", "complete", "TBC", "ongoing"]))
