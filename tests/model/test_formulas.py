"""Texts that a spreadsheet would take for a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cip.model.formulas import inert, without_mark


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(1)"),
        *(" =1+1", "\t=1", "\n-1", "＝1+1", "＠x", "- a bullet"),
    ],
)
def test_what_a_spreadsheet_would_run_has_an_apostrophe_before_it(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1.10", "a=b", "'tis", "(a) one", "100%", "'", "“=”"])
def test_every_other_text_stands_as_it_is(text):
    assert inert(text) == without_mark(text) == text


@given(st.text(alphabet="'=+-@＝ \tab\n", max_size=8))
def test_the_mark_taken_away_gives_every_text_back(text):
    assert without_mark(inert(text)) == text
    assert not inert(text).lstrip().startswith(("=", "+", "-", "@", "＝"))
