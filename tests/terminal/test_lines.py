"""Lines of text: foreign text made safe, widths, wrapping, tables."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cip.documents.reading.characters import hidden
from cip.model.text import safe
from cip.terminal.lines import (
    Span,
    block,
    cut,
    facts,
    headed,
    line,
    padded,
    paragraph,
    plain,
    table,
    width_of,
    wrapped,
)

texts = st.text(
    st.sampled_from("aé语語ｗ 　\u0301\u0300\n\t-·…“’🙂\x1b\u202e[]/ ") | st.characters(),
    max_size=120,
)
widths = st.integers(20, 120)

ZERO = "\u200b\u200e\u202a\u202e\u2066\u2069\ufeff\u00ad\u2060\ufe0f\U000e0041"


def shown(lines):
    """Give the text of lines as a list, without what fills them at the end."""
    return plain(lines).split("\n")[:-1]


@given(texts)
@example("\x1b[31mred\x1b[0m")
@example("\x00\x07\x08\x0b\x0c\r\x7f\x85\x9b")
@example(ZERO)
@example("\ud800")
@example("a\u2028b\u2029c")
def test_safe_text_holds_nothing_that_moves_hides_or_reorders(text):
    made = safe(text)
    assert not list(hidden(made))
    assert not set("\n\t\r\x1b") & set(made)
    assert safe(made) == made


@pytest.mark.parametrize("character", [*ZERO, "\x1b", "\x9b", "\r", "\ud800", "\uffff"])
def test_what_is_not_shown_is_written_out_whatever_stands_around_it(character):
    written = f"<U+{ord(character):04X}>"
    assert safe(character) == written
    assert safe(f"a{character}b") == f"a{written}b"
    assert safe(f"a\n{character}é") == f"a {written}é"


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\ufffc\ufffd")))
def test_safe_leaves_what_people_write_as_it_is(text):
    if not list(hidden(text)):
        assert safe(text) == text


def test_each_line_end_and_tab_becomes_one_space():
    assert safe("a\nb\tc  d") == "a b c  d"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("語", 2), ("ｗ", 2), ("🙂", 2), ("a語b", 4)],
)
def test_wide_characters_take_two_columns_and_combining_ones_none(text, columns):
    assert width_of(text) == columns


@given(texts, st.integers(0, 60))
def test_cut_text_fits_and_ends_in_dots_only_if_something_is_missing(text, width):
    made = cut(text, width)
    assert width_of(made) <= width
    if width_of(text) <= width:
        assert made == text
    elif width:
        assert made.endswith("…")


@given(texts, st.integers(1, 100))
@example("語語語", 1)
@example("\u0301" * 50, 1)
def test_wrapped_lines_fit_unless_one_character_alone_is_too_wide(text, width):
    for made in wrapped(text, width):
        assert width_of(made) <= width or len(made) == 1


@given(texts, st.integers(2, 100))
def test_wrapping_loses_nothing_but_spaces(text, width):
    assert "".join(wrapped(text, width)).replace(" ", "") == text.replace(" ", "")


@given(texts, widths, st.integers(0, 130), texts)
def test_a_paragraph_is_never_wider_than_asked(text, width, indent, first):
    for made in shown(paragraph(safe(text), width, indent=indent, first=safe(first))):
        assert width_of(made) <= width


@given(texts, widths, st.integers(0, 20))
def test_a_block_is_never_wider_than_asked(text, width, indent):
    for made in shown(block(text, width, indent=indent)):
        assert width_of(made) <= width


@given(st.lists(texts.map(safe), max_size=6), widths, st.integers(0, 15))
def test_facts_are_never_wider_than_asked(items, width, indent):
    if width - indent >= 20:
        for made in shown(facts(items, width, indent=indent)):
            assert width_of(made) <= width


@given(texts.map(safe), texts.map(safe), widths)
def test_a_heading_is_never_wider_than_asked_and_keeps_its_text(head, text, width):
    lines = headed(Span(head, "strong"), text, width)
    for made in shown(lines):
        assert width_of(made) <= width
    assert "".join(plain(lines).split()) == "".join((head + text).split())


@given(
    st.lists(st.lists(texts.map(safe), min_size=4, max_size=4), max_size=6),
    st.integers(40, 120),
)
def test_a_table_is_never_wider_than_asked(rows, width):
    made = table(["Name", "over-\ndue", "at\nrisk", "total"], rows, width, right=(1, 2, 3))
    for text in shown(made):
        assert width_of(text) <= width


def test_a_table_is_aligned_and_its_first_column_gives_way():
    rows = [["A long name of an objective", Span("2", "overdue"), "10"], ["All", "12", "110"]]
    assert shown(table(["Objective", "over-\ndue", "total"], rows, 38, right=(1, 2))) == [
        "                          over-",
        "Objective                   due  total",
        "A long name of an objec…      2     10",
        "All                          12    110",
    ]


def test_a_table_without_room_becomes_two_lines_a_row_and_leaves_out_the_noughts():
    rows = [["A long name of an objective", "2", "0", "110"]]
    header = ["Objective", "over-\ndue", "withdrawn", "recommendations"]
    assert shown(table(header, rows, 40, right=(1, 2, 3))) == [
        "A long name of an objective",
        "  overdue 2 · recommendations 110",
    ]


def test_a_table_without_rows_is_its_header():
    assert shown(table(["A", "B"], [], 40)) == ["A  B"]


def test_what_stands_first_gets_a_line_of_its_own_where_there_is_no_room_beside_it():
    assert shown(paragraph("the text", 40, indent=4, first="a-long-name ")) == [
        "a-long-name",
        "    the text",
    ]


def test_a_fact_is_not_broken_that_fits_a_line():
    made = facts(["due by 30 June 2024", "Chief Executive", "nothing was ever reported"], 40)
    assert shown(made) == [
        "due by 30 June 2024 · Chief Executive ·",
        "nothing was ever reported",
    ]


def test_the_items_of_a_list_hang_below_their_dashes():
    text = "including:\n- a hierarchy of plans and more\n  - people"
    assert shown(block(text, 30, indent=2, first="* ")) == [
        "* including:",
        "  - a hierarchy of plans and",
        "    more",
        "    - people",
    ]


def test_plain_lines_have_no_spaces_at_their_ends():
    assert plain([line("a", Span("b  ", "strong")), line()]) == "ab\n\n"


def test_padding_counts_columns():
    assert padded("語", 4) == "語  "
    assert padded("longer", 4) == "longer"


PATH = f"plans/york/1.2-{'leadership-' * 6}framework/1.2.1-behaviours.yaml"


@pytest.mark.parametrize(
    ("sentence", "command"),
    [
        (f"Bring it back with 'git checkout 3f2a91c -- {PATH}'. Or not.", f"-- {PATH}'."),
        (f"('git show 3f2a91c:'{PATH[:9]} b.yaml'' shows it.)", f"3f2a91c:'{PATH[:9]} b.yaml''"),
        ("Name it: cip init --council 'North and South Council'. Go on.", "North and South"),
        ("Where nothing does: cip update york/1.2.1 --status complete", "york/1.2.1 --status"),
        (f"The file {PATH} is a copy of another one.", PATH),
    ],
)
def test_a_command_and_a_path_are_never_broken(sentence, command):
    lines = list(wrapped(sentence, 40))
    assert len(lines) > 1
    assert sum(command in line for line in lines) == 1
    assert " ".join(lines) == sentence


def test_words_around_commands_are_wrapped_as_all_are():
    text = "'cip status york' shows where it stands; one more word, 'cip report york' writes it."
    assert list(wrapped(text, 40)) == [
        "'cip status york' shows where it stands;",
        "one more word, 'cip report york' writes",
        "it.",
    ]


def test_a_text_full_of_commands_that_never_end_is_wrapped_in_time():
    for text in ("'cip " * 20_000, ": cip 'a " * 10_000, ": cip a" + " b" * 40_000 + " '"):
        assert " ".join(wrapped(text, 80)).split() == text.split()
