"""Problems as their editor sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cip.checking import Checked
from cip.model.place import Place
from cip.model.problem import error, warning
from cip.terminal.lines import plain, width_of
from cip.terminal.problem_view import problem_lines, total_line

PATH = "plans/north/1-first/1.1-lead.yaml"


def shown(source, column, end, width=80, line=1, help=""):
    problem = error("some-rule", Place(PATH, line, column, end), "Something is wrong", help)
    return plain(problem_lines([problem], {PATH: source}, width=width)).split("\n")[:-1]


def test_a_problem_has_its_place_its_source_line_a_caret_and_what_to_do():
    assert shown("ref: '1'\naccountable: Chief Oficer\n", 14, 26, line=2, help="Mend it.") == [
        f"{PATH}:2:14: error: Something is wrong [some-rule]",
        "   2 | accountable: Chief Oficer",
        "     |              ^^^^^^^^^^^^",
        "     = Mend it.",
        "",
    ]


@pytest.mark.parametrize(("line", "column"), [(99, 1), (1, 1)])
def test_a_problem_without_a_source_line_shows_none(line, column):
    assert len(shown("", column, column, line=line)) == 2


def test_a_place_past_the_end_of_its_line_is_still_shown():
    assert shown("title:", 8, 9)[1:3] == ["   1 | title:", "     |       ^"]


@pytest.mark.parametrize("column", [1, 60, 150, 390])
def test_a_long_line_is_shown_around_the_place(column):
    source = "x" * (column - 1) + "HERE" + "y" * (400 - column)
    _, line, carets, _ = shown(source, column, column + 4)
    start = carets.index("^")
    assert line[start : start + 4] == "HERE"
    assert carets.count("^") == 4


def test_tabs_and_escapes_in_the_source_do_not_shift_the_caret():
    _, line, carets, _ = shown("\ta\x1b[31m: HERE", 10, 14)
    assert line == "   1 |  a<U+001B>[31m: HERE"
    assert line.index("HERE") == carets.index("^")


@given(
    st.text(
        st.sampled_from("ab語\t \x1b\u202e'") | st.characters(exclude_characters="\n"), max_size=300
    ),
    st.integers(1, 320),
    st.integers(0, 60),
    st.integers(40, 120),
)
def test_the_source_line_and_the_carets_are_never_wider_than_asked(source, column, more, width):
    _, *lines = shown(source, column, column + more, width=width, help=source)
    for text in lines:
        assert width_of(text) <= width
        assert text.replace(" ", "").isprintable() or not text.isascii()
        assert "\x1b" not in text


def test_a_line_of_a_quarter_of_a_megabyte_is_shown_at_once():
    lines = shown("x" * 250_000, 200_000, 249_999)
    assert all(len(text) <= 80 for text in lines[1:])


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        ([], "Checked 3 files: no errors."),
        ([error], "Checked 3 files: 1 error."),
        ([warning], "Checked 3 files: no errors, 1 warning."),
        ([error, error, warning, warning], "Checked 3 files: 2 errors, 2 warnings."),
    ],
)
def test_the_total_counts_errors_and_warnings(problems, expected):
    made = tuple(make("some-rule", Place(PATH), "Wrong") for make in problems)
    assert plain([total_line(Checked(made, {}, files=3))]) == expected + "\n"
