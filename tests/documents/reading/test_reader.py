"""Tests of the strict reader: what text means, where it stands, what is refused."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import REPOSITORY
from hypothesis import example, given
from hypothesis import strategies as st
from laws import law
from sections import BASE, PATH

from cip.documents.reading.composer import MAX_DEPTH, MAX_KEY, MAX_VALUES
from cip.documents.reading.document_type import Document
from cip.documents.reading.marks import marks_of
from cip.documents.reading.parser import parser_events, pure_events
from cip.documents.reading.reader import MAX_BYTES, decode, read_document
from cip.model.place import Keys
from cip.model.problem import MOST_IN_A_FILE, Problem

PLANS = REPOSITORY / "plans"
REAL = sorted(PLANS.rglob("*.yaml"))


def read(text: str) -> Document:
    """Read a text that can be read."""
    document = read_document(PATH, text)
    assert isinstance(document, Document), document
    return document


def refused(text: str) -> Problem:
    """Give the one problem of a text that cannot be read."""
    found = read_document(PATH, text)
    assert isinstance(found, list), found
    (problem,) = found
    return problem


def at(document: Document, keys: Keys) -> Any:
    """Give the value at the end of a way."""
    value: Any = document.value
    for key in keys:
        value = value[key]
    return value


@pytest.mark.parametrize("events", [parser_events, pure_events])
@pytest.mark.parametrize("lines", [1, 400])
def test_a_problem_before_the_place_where_the_parser_gives_up_is_the_one_that_is_named(
    lines: int, events: Callable[[str], Iterator[Any]]
) -> None:
    between = "".join(f"key{number}: value\n" for number in range(lines))
    found = read_document(PATH, f'a: 1\na: 2\n{between}b: "open\n', events=events)
    assert isinstance(found, list)
    (problem,) = found
    assert (problem.rule, problem.place.line) == ("duplicate-key", 2)


# Two parsers, one answer


def same(text: str) -> None:
    """Hold the fast parser against the pure one; marks may differ where a value is empty."""
    fast, pure = read_document("x", text), read_document("x", text, events=pure_events)
    assert isinstance(fast, list) == isinstance(pure, list), (fast, pure)
    if isinstance(fast, list) or isinstance(pure, list):
        return
    assert fast.value == pure.value
    assert fast.numbers == pure.numbers
    fast_marks, pure_marks = marks_of(text), marks_of(text, events=pure_events)
    assert fast_marks.keys() == pure_marks.keys()
    for keys, mark in fast_marks.items():
        assert mark == pure_marks[keys] or at(fast, keys) == ""


@pytest.mark.parametrize("events", [parser_events, pure_events])
def test_a_longer_text_may_begin_with_a_line_of_spaces_that_is_not_deeper(events: Any) -> None:
    """YAML 1.2, 8.1.1.1: only a line that is deeper than the first words is an error."""
    document = read_document("x", "a: >-\n   \n    b\n", events=events)
    assert isinstance(document, Document)
    assert document.value == {"a": "\nb"}
    assert isinstance(read_document("x", "a: >-\n     \n    b\n", events=events), list)


def test_the_fast_parser_is_the_one_that_is_used() -> None:
    assert type(parser_events("a: b")).__name__ == "callable_iterator"
    assert type(pure_events("a: b")).__name__ == "generator"


@pytest.mark.parametrize("path", REAL, ids=lambda path: str(path.relative_to(PLANS)))
def test_the_real_plans_read_the_same_with_both_parsers(path: Path) -> None:
    same(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        BASE,
        BASE.replace("\n", "\r\n"),
        "a: b",
        "a:\n",
        "a:\nb:\n",
        "a: ''\n",
        "{a: b, c: [d, {e: f}], g: }\n",
        "{}\n",
        "a: {}\nb: []\n",
        "? a\n: b\n",
        "'a b': c\n\"d\\x41\": e\n",
        "a: |\n  b\n\n   c\n",
        "a: >\n  b\n  c\n\n  d\n",
        "a: >+\n  b\n\n\nc: d\n",
        "a: |-\n  b\n\n",
        "a: |2\n   b\n",
        "a: b\n  c\n\n  d\n",
        "a: 'b\n  c'\n",
        'a: "b\\\n  c \\\n  d"\n',
        "- a\n",
        "a:\n- b\n-\n  c: d\n",
        "a: b # c\n# d\n\ne: f#g\n",
        "---\na: b\n",
        "a: é ’ \U0001f600 z\nb: c\n",
        'a: "\\u00e9\\U0001F600\\n"\n',
        "a: b: c\n",
        "a: [b\n",
        ": a\n",
        "a: >#b\n  c\n",
        "a: b\n...\n",
        "a: b\n...\nc: d\n",
        "<<: a\n",
        "a: ! b\n",
        "a: ! {b: c}\n",
        "a: !!map [b]\n",
        'a: "\\UFFFFFFFF"\n',
        'a: "\\uD800"\n',
        "a: \n  - - - b\n",
        "%TAG ! tag:x:\n---\na: b\n",
        "%YAML 1.1\n---\na: yes\n",
        "%:\n---\na: b\n",
        "# %\n---\na: b\n%",
        "a: [b:c]\n",
        "a: {b: c?}\n",
        "a: {b:c}\n",
        "a: [https://b.c]\n",
        "a: [{b: 'c:d'}, \"e?\"]\n",
        "a: >-\n   \n    b\n",
        "a: |\n \n\n  \n  b\n",
        "a: |\n   \n  b\n",
        "a: |+\n  \n\n",
        "a: |2\n   \n  b\n",
        "a:\n  - >\n   \n\n     b\n  - c\n",
    ],
)
def test_both_parsers_read_the_same(text: str) -> None:
    same(text)


PIECES = (
    *("a", "key", "b c", "1.10", "2024-09-30", "no", "~", "null", '"q"', "'s'", '"', "'", "é", "’"),
    *(":", ": ", " ", "  ", "\n", "\n  ", "\n    ", "\r\n", "- ", "-", "\n- ", "\n  - ", "---\n"),
    *("[", "]", "{", "}", ",", ", ", ">-", "|", "|2", "#", " #", "&", "*", "!", "%", "@", "`"),
    *("\\", "\\n", "\\x41", "...\n", "<<: ", "x: y\n", "0x1F", "1e3", "\U0001f600", "\u00a0"),
)


def texts() -> st.SearchStrategy[str]:
    """Give texts that look like YAML, alone and inside a file.

    Question marks are left out: the pure parser takes them in brackets.
    """
    pieces = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)
    inside = st.tuples(st.integers(0, len(BASE)), pieces).map(
        lambda drawn: BASE[: drawn[0]] + drawn[1] + BASE[drawn[0] :]
    )
    after_key = pieces.map("k: {}".format)
    return st.one_of(pieces, after_key, inside)


@law(400, derandomize=True)
@given(texts())
@example("k: >-#a\n  b\n")
@example('k: "a #b" c')
@example("\n\n{")
@example("k::: [")
@example("k: >-\n   \n    text\n")
def test_both_parsers_read_the_same_of_whatever_looks_like_yaml(text: str) -> None:
    same(text)


@law(300)
@given(st.text())
def test_any_text_is_a_document_or_problems(text: str) -> None:
    found = read_document("x", text)
    assert isinstance(found, Document | list)
    assert found


def test_a_fault_of_our_own_code_is_not_taken_for_a_mistake_in_the_file() -> None:
    def events(text: str) -> Iterator[Any]:
        yield object()

    with pytest.raises(KeyError):
        read_document("x", "a: b", events=events)


def test_whatever_a_parser_raises_is_a_problem() -> None:
    def events(text: str) -> Iterator[Any]:
        raise OverflowError("some fault of a parser")
        yield

    (problem,) = read_document("x", "a: b", events=events)  # type: ignore[misc]
    assert problem.rule == "yaml-syntax"
    assert "OverflowError" not in problem.message


# Plain values stay text


@pytest.mark.parametrize(
    "plain",
    [
        *(
            "2024-09-30",
            "2024-02-30",
            "2024-09-30T10:00:00Z",
            "1.10",
            "1.2.1",
            "010",
            "0x1F",
            "1e3",
        ),
        *(
            "no",
            "yes",
            "on",
            "off",
            "true",
            "False",
            "null",
            "Null",
            "~",
            ".inf",
            ".nan",
            "==",
        ),
        *("12:30", "1_000", "+1", "R1", "ongoing", "TBC", "a#b", "http://a.b/c:d", "£4.2m", "50%"),
        *("9" * 5000, "don't", 'the "best" way', "a & b", "a * b", "C:\\Users", "a, b"),
    ],
)
def test_a_plain_value_is_the_text_that_was_written(plain: str) -> None:
    assert read(f"a: {plain}\nb: x\n").value == {"a": plain, "b": "x"}
    assert read(f"k:\n  - x\n  - {plain}\n").value == {"k": ["x", plain]}


@pytest.mark.parametrize(
    "number", ["0", "-1", "1.10", "010", "1e3", ".5", "5.", "+1", "0x1F", "0o17"]
)
@pytest.mark.parametrize("form", ["a: {}\n", "a:\n  - {}\n", "a: [{}]\n", "a: {{b: {}}}\n"])
def test_unquoted_numbers_are_noted(number: str, form: str) -> None:
    document = read(form.format(number))
    assert [at(document, keys) for keys in document.numbers] == [number]


@pytest.mark.parametrize(
    "written", ['"1"', "'1.10'", "1.2.1", "2024-09-30", "|-\n  1", "", "e3", "1 2"]
)
def test_what_is_in_quotes_or_no_number_is_not_noted(written: str) -> None:
    assert read(f"a: {written}\n").numbers == ()


def test_keys_are_text_and_no_numbers() -> None:
    document = read("1: a\n2024-09-30: b\nno: c\n")
    assert list(document.value) == ["1", "2024-09-30", "no"]
    assert document.numbers == ()


# Where things stand


def test_marks_count_from_1_and_give_key_value_and_end() -> None:
    document = read('ref: "1.2"\n\nupdates:\n  - date: 2024-11-20\n    note: Done\n')
    assert document.marks == {
        (): (1, 1, 1, 1, 2),
        ("ref",): (1, 1, 1, 6, 11),
        ("updates",): (3, 1, 4, 3, 4),
        ("updates", 0): (4, 5, 4, 5, 6),
        ("updates", 0, "date"): (4, 5, 4, 11, 21),
        ("updates", 0, "note"): (5, 5, 5, 11, 15),
    }


def test_marks_count_characters_and_not_bytes() -> None:
    document = read("é’\U0001f600: é’\U0001f600\nlist: [é, ’, \U0001f600, x]\n")
    assert document.marks["é’\U0001f600",] == (1, 1, 1, 6, 9)
    assert document.marks["list", 3] == (2, 17, 2, 17, 18)


@pytest.mark.parametrize("events", [parser_events, pure_events])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_indexes_of_both_parsers_count_characters_of_the_text(
    events: Callable[[str], Iterator[Any]], end: str
) -> None:
    """The composer looks at the text around a value by these indexes."""
    text = f"é’\U0001f600: é’\U0001f600  # ü{end}{end}list: [é, ’, x]{end}{BASE}".replace("\n", end)
    text = text.replace("\r\r", "\r")
    for event in events(text):
        mark = event.start_mark
        before = "".join(line + "\n" for line in text.split("\n")[: mark.line])
        assert mark.index == len(before) + mark.column


def test_line_ends_of_windows_move_no_mark_and_stay_out_of_the_values() -> None:
    unix, windows = read(BASE), read(BASE.replace("\n", "\r\n"))
    assert windows.marks == unix.marks
    assert windows.value == unix.value


def test_a_byte_order_mark_moves_no_mark() -> None:
    text = decode(PATH, b"\xef\xbb\xbf" + BASE.encode())
    assert isinstance(text, str)
    assert read(text) == read(BASE)


def test_the_end_of_a_long_value_is_the_end_of_its_first_line() -> None:
    document = read(
        "plain: one\n  two\nquoted: 'one  \n  two'\nblock: >-  # remark\n  one\nflow: [a,\n  b]\n"
    )
    assert document.marks["plain",][4] == len("plain: one") + 1
    assert document.marks["quoted",][4] == len("quoted: 'one") + 1
    assert document.marks["block",][2:] == (5, 8, 10)
    assert document.marks["flow",][2:] == (7, 7, 8)


@pytest.mark.parametrize("path", REAL, ids=lambda path: str(path.relative_to(PLANS)))
def test_every_mark_covers_what_was_written(path: Path) -> None:
    document = read(path.read_text(encoding="utf-8"))
    lines = path.read_text(encoding="utf-8").split("\n")
    for keys, (key_line, key_column, line, column, end) in document.marks.items():
        if keys and isinstance(keys[-1], str):
            assert lines[key_line - 1][key_column - 1 :].startswith(f"{keys[-1]}:")
        value, written = at(document, keys), lines[line - 1][column - 1 : end - 1]
        if isinstance(value, str) and written[:1] in ("'", '"'):
            assert written[-1] == written[0] or len(lines[line - 1]) == end - 1
        elif isinstance(value, str) and written[:1] not in (">", "|"):
            assert value == written or value.startswith(written)


# Bytes to text


def test_text_is_utf8_with_or_without_a_byte_order_mark() -> None:
    assert decode("x", "Café".encode()) == "Café"
    assert decode("x", b"\xef\xbb\xbfCaf\xc3\xa9") == "Café"
    assert decode("x", b"") == ""


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b"title: Caf\xe9\n", 1, 11, "Line 1 holds a byte that is not UTF-8 text"),
        ("é: a\nb: ’".encode() + b"\x92\n", 2, 5, "Line 2 holds a byte that is not UTF-8 text"),
        (b"\xef\xbb\xbfa: \xff", 1, 4, "Line 1 holds a byte that is not UTF-8 text"),
        (b"a: \xed\xa0\x80", 1, 4, "Line 1 holds a byte that is not UTF-8 text"),
        (b"a: \xc0\xaf", 1, 4, "Line 1 holds a byte that is not UTF-8 text"),
        (
            b"PK\x03\x04\x14\0",
            1,
            1,
            "This is a Word, Excel or zip file under the name of a text file",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            1,
            1,
            "This is an old Word or Excel file under the name of a text file",
        ),
        (b"%PDF-1.7\n", 1, 1, "This is a PDF file under the name of a text file"),
        (b"{\\rtf1\\ansi", 1, 1, "This is an RTF file under the name of a text file"),
        ("a: b".encode("utf-16"), 1, 1, "The file is saved as UTF-16"),
        ("a: b".encode("utf-16-le"), 1, 1, "The file is saved as UTF-16"),
        ("a: b".encode("utf-16-be"), 1, 1, "The file is saved as UTF-16"),
        ("a: b".encode("utf-32"), 1, 1, "The file is saved as UTF-16"),
        (b"x" * (MAX_BYTES + 1), 1, 1, "The file has 262,145 bytes; 262,144 are allowed"),
    ],
)
def test_bytes_that_are_no_text_have_a_place(
    data: bytes, line: int, column: int, words: str
) -> None:
    problem = decode(PATH, data)
    assert isinstance(problem, Problem)
    assert (problem.rule, problem.message) == ("unreadable-file", words)
    assert problem.place[:3] == (PATH, line, column)
    assert problem.help.endswith(".")


# Limits


def nested(depth: int) -> str:
    """Give a file in which so many lists and maps stand inside each other."""
    return "a: " + "[" * (depth - 1) + "]" * (depth - 1) + "\n"


def test_depth_has_a_limit() -> None:
    read(nested(MAX_DEPTH - 1))
    read(nested(MAX_DEPTH))
    problem = refused(nested(MAX_DEPTH + 1))
    assert problem.rule == "yaml-feature"
    assert problem.place.column == len("a: ") + MAX_DEPTH


def test_the_number_of_values_has_a_limit() -> None:
    holders = 2  # the root and the list
    read("a: [" + "x," * (MAX_VALUES - holders) + "]\n")
    problem = refused("a: [" + "x," * (MAX_VALUES - holders + 1) + "]\n")
    assert problem.rule == "too-long"


def test_the_length_of_a_key_has_a_limit() -> None:
    read(f"{'k' * MAX_KEY}: x\n")
    assert refused(f"{'k' * (MAX_KEY + 1)}: x\n").rule == "too-long"
    assert refused(f"? {'k' * 200_000}\n: x\n").rule == "too-long"


def test_marks_on_letters_in_a_key_take_no_time() -> None:
    assert refused("? a" + "\u0301\u0327" * 50_000 + "\n: x\n").rule == "too-long"


def test_an_empty_key_is_refused_in_every_form() -> None:
    for text in (": x\n", "? \n: x\n", '"": x\n', "{: x}\n", "{? : x}\n", "a: {'': x}\n"):
        assert refused(text).rule == "yaml-syntax"


# Characters

HIDDEN = (
    *("\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x85", "\x9b", "\u00ad"),
    *("\u034f", "\u061c", "\u115f", "\u180e", "\u200b", "\u200e", "\u200f", "\u2028", "\u2029"),
    *("\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\u3164", "\ufe0f", "\ufeff", "\ufff9"),
    *("\ufffd", "\uffff", "\U0001d173", "\U000e0001", "\U000e0100", "\ud800", "\udfff"),
)


@pytest.mark.parametrize("character", HIDDEN, ids=lambda c: f"U+{ord(c):04X}")
def test_a_character_that_cannot_be_seen_is_refused_in_the_text(character: str) -> None:
    for text in (f"a: b{character}c\n", f"# {character}\na: b\n", f"é: |\n  b\n  {character}\n"):
        problem = refused(text)
        assert problem.rule == "hidden-character"
        assert f"U+{ord(character):04X}" in problem.message
        lines = text[: text.index(character)].split("\n")
        assert problem.place[1:3] == (len(lines), len(lines[-1]) + 1)


@pytest.mark.parametrize("character", HIDDEN, ids=lambda c: f"U+{ord(c):04X}")
def test_a_character_that_cannot_be_seen_is_refused_in_a_value(character: str) -> None:
    code = f"\\U{ord(character):08X}"
    found = refused(f'a: "b{code}c"\n')
    assert found.rule == (
        "yaml-syntax" if "\ud800" <= character <= "\udfff" else "hidden-character"
    )
    assert refused(f'"b{code}c": a\n').rule == found.rule


@pytest.mark.parametrize(
    "escape", ["\\0", "\\a", "\\e[31m", "\\r", "\\t", "\\N", "\\L", "\\P", "\\x1b"]
)
def test_an_escape_of_a_character_that_cannot_be_seen_is_refused(escape: str) -> None:
    problem = refused(f'a: "{escape}"\n')
    assert problem.rule == "hidden-character"
    assert problem.place[1:3] == (1, 4)


@pytest.mark.parametrize(
    "text", ["é", "’", "“x”", "–", "£", "\u00a0", "ŵ", "ñ", "e\u0301", "✔", "😀", "中"]
)
def test_a_character_that_can_be_seen_is_text(text: str) -> None:
    assert read(f"a: x{text}y\n").value == {"a": f"x{text}y"}


@pytest.mark.parametrize(("text", "line"), [("a: b\rc: d\n", 1), ("a: b\r\nc: d\re: f\r\n", 2)])
def test_a_carriage_return_alone_is_refused(text: str, line: int) -> None:
    problem = refused(text)
    assert (problem.rule, problem.place.line) == ("hidden-character", line)


@pytest.mark.parametrize("lines", [1, 20, 21, 25, 3000])
@pytest.mark.parametrize(("line", "column"), [("a: \u200b\u200b\r\n", 4), ("a:\tb\t\n", 3)])
def test_each_line_that_cannot_be_read_is_counted_once_and_the_first_are_named(
    line: str, column: int, lines: int
) -> None:
    found = read_document(PATH, line * lines)
    assert isinstance(found, list)
    places = [problem.place[1:3] for problem in found]
    assert places == [(number, column) for number in range(1, min(lines, 21) + 1)]
    assert {problem.number for problem in found[:MOST_IN_A_FILE]} == {1}
    assert sum(problem.number for problem in found) == lines


@pytest.mark.parametrize(
    "text", ["a: b\t# c\n", "# a\tb\nc: d\n", "a: |\n  b\tc\n", "a: 'b\tc'\n", "a: b\t\n"]
)
def test_a_tab_is_refused_wherever_it_stands(text: str) -> None:
    assert refused(text).message == "There is a tab here"


# Merge conflicts


@pytest.mark.parametrize(
    "line", ["<<<<<<< HEAD", "=======", ">>>>>>> main", "||||||| base", "<<<<<<<"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_marks_of_a_merge_are_found_at_the_start_of_a_line(line: str, end: str) -> None:
    problem = refused(f"a: b{end}{line}{end}c: d{end}")
    assert problem.rule == "merge-conflict"
    assert problem.place[1:] == (2, 1, 8)


@pytest.mark.parametrize("text", ["a: =======\n", "a: |\n  =======\n  x\n", "a: x\n# =======\n"])
def test_signs_inside_a_text_are_no_merge(text: str) -> None:
    read(text)


def test_keys_outside_ascii_stand_beside_each_other_and_each_only_once() -> None:
    """They are told apart by what they are in normal form."""
    words = "ŵyl: a\nŁódź: b\né: c\n"
    found = read_document(PATH, words)
    assert isinstance(found, Document)
    assert list(found.value) == ["ŵyl", "Łódź", "é"]
    twice = read_document(PATH, f"{words}e\u0301: d\n")
    assert isinstance(twice, list)
    assert [problem.rule for problem in twice] == ["duplicate-key"]


@pytest.mark.parametrize(
    "lines",
    [
        "title: Lead # was Follow in May\n",
        "title: Lead\n# 2024: a remark\n".replace("\n#", "\n\n#"),
        "title: Lead\n# a remark\n",
        "title: Lead\n#deadline: May 2024\n",
        "title: Lead  # 2 of them\n",
        "title: Lead\n##\n",
        "detail: |\n  Lead\n\n# 2 remarks\n",
        "detail: |\n  Lead item\n  #2\n",
        "detail: |\r\n  Lead\r\n# a remark\r\n",
        'title: "Lead" #1\n',
    ],
)
@pytest.mark.parametrize("events", [parser_events, pure_events])
def test_a_remark_that_nobody_takes_for_text_is_one(
    lines: str, events: Callable[[str], Iterator[Any]]
) -> None:
    assert isinstance(read_document(PATH, lines + "ref: x\n", events=events), Document)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("empty", [0, 1, 3])
@pytest.mark.parametrize("start", ["title: Item", "title:\n  Item", "title: >-\n  Item"])
def test_text_behind_a_number_sign_on_a_line_below_is_not_lost(
    start: str, empty: int, end: str
) -> None:
    text = f"{start}\n{empty * chr(10)}#2 of them\nref: x\n".replace("\n", end)
    problem = refused(text)
    assert problem.message == "What follows # is a remark, and is not read as part of the text"
    assert problem.place.line == text[: text.index("#")].count("\n") + 1


def test_very_many_remarks_below_texts_are_read_quickly() -> None:
    text = "a: >\n x\n" + "\n" * 100_000 + "".join(f"k{n}: x\n\n # y\n" for n in range(9_000))
    start = time.process_time()
    assert isinstance(read_document(PATH, text), Document)
    assert time.process_time() - start < 5
