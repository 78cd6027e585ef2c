"""Tests of which characters nobody can see, and of their names."""

import sys
import unicodedata

import pytest

from cip.documents.reading.characters import first_hidden, hidden, hidden_in_value, name_of


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
    assert [c for c in allowed if first_hidden(c) is not None] == [
        "\u034f",
        "\u115f",
        "\u1160",
        "\u17b4",
        "\u17b5",
    ]


@pytest.mark.parametrize(
    "code", [0xD800, 0xDFFF, 0xFEFF, 0xFFFD, 0xE0001, 0xE01EF, sys.maxunicode - 1]
)
def test_what_lies_beyond_is_hidden_where_it_stands_for_nothing(code: int) -> None:
    assert (first_hidden(chr(code)) == 0) == (code != sys.maxunicode - 1)


def test_all_places_are_given_in_order() -> None:
    assert list(hidden("a\u200bb\r\nc\rd\x00")) == [1, 6, 8]
    assert list(hidden("plain\ntext")) == []
    assert first_hidden("ab\x1b") == 2


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
