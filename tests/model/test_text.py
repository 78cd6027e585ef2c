"""What is common in a text holds nothing that cannot be seen."""

import re
import sys

import pytest

from cip.model.text import UNSEEN, is_common, safe, safe_lines


def test_no_common_sign_is_one_that_cannot_be_seen() -> None:
    common = [sign for sign in map(chr, range(sys.maxunicode + 1)) if is_common(sign)]
    assert {*"aZ ~", *"£–—‘’“”…"} <= set(common)
    assert not re.search(UNSEEN, "".join(common))
    assert not {"\n", "\r", "\t", "\0", "\x85", "\u2028", "\udc80"} & set(common)


@pytest.mark.parametrize("unseen", ["\0", "\r", "\t", "\x7f", "\u200b", "\u3164", "\udc80"])
def test_a_text_with_one_character_that_cannot_be_seen_is_not_common(unseen: str) -> None:
    assert not is_common(f"It’s £5{unseen}")
    assert not is_common(f"It’s\n£5{unseen}", in_lines=True)


def test_words_and_signs_of_papers_are_common() -> None:
    assert is_common("It’s £5")


def test_line_feeds_are_common_in_lines_alone() -> None:
    assert not is_common("one\ntwo")
    assert is_common("one\ntwo", in_lines=True)
    assert safe("one\ntwo’s") == "one two’s"
    assert safe_lines("one\ntwo’s") == "one\ntwo’s"
