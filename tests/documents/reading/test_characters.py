"""Tests of which characters nobody can see, and of their names."""

import sys
import time
import unicodedata

import pytest

from cip.documents.reading.characters import hidden, hidden_in_value, name_of
from cip.model.text import safe, safe_lines, spelt


def first_hidden(text: str) -> int | None:
    """Give the index of the first character that nobody can see, or None."""
    return next(iter(hidden(text)), None)


def test_every_control_and_format_character_of_common_scripts_is_hidden() -> None:
    shown = {"\t", "\n"}
    for code in range(0x3000):
        character = chr(code)
        category = unicodedata.category(character)
        is_arabic_or_syriac = 0x600 <= code <= 0x8FF and code != 0x61C
        if category in ("Cc", "Cf", "Zl", "Zp") and not is_arabic_or_syriac:
            assert (first_hidden(character) is None) == (character in shown), f"{code:04X}"


def test_no_letter_figure_or_sign_of_europe_is_hidden() -> None:
    allowed = [chr(code) for code in range(0x20, 0x2100) if chr(code).isprintable()]
    assert [c for c in allowed if first_hidden(c) is not None] == list(
        "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f"
    )


IGNORABLE = (
    *(0xAD, 0x34F, 0x61C, *range(0x115F, 0x1161), *range(0x17B4, 0x17B6), *range(0x180B, 0x1810)),
    *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, 0xFEFF),
    *(*range(0xFE00, 0xFE10), 0xFFA0, *range(0xFFF0, 0xFFF9), *range(0x1BCA0, 0x1BCA4)),
    *(*range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)),
)
"""What Unicode 15 calls Default_Ignorable_Code_Point."""

NO_CHARACTERS = (
    *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
    *range(0xFDD0, 0xFDF0),
)


@pytest.mark.parametrize("codes", [IGNORABLE, NO_CHARACTERS, (0xD800, 0xDFFF, 0xFFFD, 0x2800)])
def test_what_is_drawn_as_nothing_is_hidden_and_shown_by_its_number(codes: tuple[int, ...]) -> None:
    for code in codes:
        assert first_hidden(chr(code)) == 0, f"{code:04X}"
        assert hidden_in_value(f"a{chr(code)}") == chr(code)
        for shown in (safe, safe_lines, spelt):
            assert shown(f"a{chr(code)}b") == f"a<U+{code:04X}>b"


def test_a_code_point_without_a_character_is_not_hidden() -> None:
    """The next Unicode may make a letter of it, and a file must be right with every Python."""
    assert first_hidden("\u0378\U0003fffd") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Agree \u2714\ufe0f it", None),
        ("\U0001f3f7\ufe0f", None),
        ("1\ufe0f\u20e3", None),
        ("a\ufe0f", 1),
        ("1\ufe0f", 1),
        ("\ufe0f", 0),
        (" \ufe0f", 1),
        ("\u2714\ufe0f\ufe0f", 2),
        ("\u2714\ufe0e", 1),
    ],
)
def test_what_turns_a_sign_into_a_picture_may_stand_behind_that_sign_alone(
    text: str, found: int | None
) -> None:
    assert first_hidden(text) == found
    assert (safe(text) == text) == (found is None)


def test_reading_and_showing_differ_in_line_ends_and_tabs_alone() -> None:
    for code in (*range(0x20000), *range(0xE0000, 0xE1000), sys.maxunicode):
        character = chr(code)
        is_refused = first_hidden(f"a{character}b") is not None
        assert is_refused == (safe_lines(character) != character)
        if character not in "\t\n":
            assert is_refused == (safe(character) != character) == (spelt(character) != character)
    assert (safe("a\tb\nc"), safe_lines("a\tb\nc")) == ("a b c", "a\tb\nc")
    assert spelt("a\tb\nc\r") == "a<U+0009>b<U+000A>c<U+000D>"
    assert safe_lines("a\r\nb") == "a<U+000D>\nb"


def test_the_first_place_of_each_line_is_given_in_order() -> None:
    assert list(hidden("a\u200bb\r\nc\rd\x00")) == [1, 6]
    assert list(hidden("\x00\r\n\n\u2028\x00\n\r\r\n\u202e")) == [0, 4, 7, 10]
    assert list(hidden("plain\ntext")) == []
    assert list(hidden("ab\x1b")) == [2]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("a\nb", None),
        ("a\tb", "\t"),
        ("a\r\nb", "\r"),
        ("\u202e", "\u202e"),
        ("é ’ £", None),
        ("", None),
    ],
)
def test_a_value_has_no_tab_and_no_carriage_return(value: str, found: str | None) -> None:
    assert hidden_in_value(value) == found


def test_a_character_has_a_name() -> None:
    assert name_of("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert name_of("\x1b") == "U+001B control character"
    assert name_of("\U000e0041") == "U+E0041 TAG LATIN CAPITAL LETTER A"


@pytest.mark.parametrize("sign", ["\u00e9" + "a" * 19, "\u6f22\u5b57", "\U0001f600", "\U0001d400"])
def test_a_long_text_is_looked_through_quickly(sign: str) -> None:
    text = sign * (2_000_000 // len(sign))
    began = time.process_time()
    assert first_hidden(text) is None
    assert hidden_in_value(text) is None
    assert hidden_in_value("a" * 20_000_000) is None
    assert time.process_time() - began < 1
