"""Tests of what an officer is told about a file that does not fit its form.

``misfits.txt`` has the files and the words, to be read aloud: adding a section adds a test.
"""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sections import BASE, PATH, Section, compare, sections

from cip.documents.explaining.keys_and_values import explain
from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.schema import FileKind, part_of, schema_of
from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import read_document
from cip.model.place import Keys
from cip.model.problem import MOST_IN_A_FILE, Problem

CORPUS = Path(__file__).parent / "misfits.txt"
SECTIONS = sections(CORPUS)
EACH = pytest.mark.parametrize("section", SECTIONS, ids=[item.name for item in SECTIONS])
LIBRARY_WORDS = re.compile(
    r"\b(propert(y|ies)|additional|required|instance|schema|pattern|enum|array|object|string|"
    r"integer|boolean|null|None|True|False|min\w+|max\w+|format|valid|does not match|"
    r"is not of type|dict|str|int|float|regex|nan|item \d+ of item)\b"
)


def kind_of(section: Section) -> FileKind:
    """Give the kind of file that a section is about; where no ``*`` names it, an action."""
    return FileKind(next((line[2:] for line in section.input if line.startswith("*")), "action"))


def read(text: str) -> Document:
    """Read a text that can be read."""
    document = read_document(PATH, text)
    assert isinstance(document, Document), document
    return document


def problems(section: Section) -> list[Problem]:
    """Give the problems of a file that does not fit its form."""
    return shape_problems(read(section.text), kind_of(section))


def test_each_misfit_is_told_in_the_words_that_are_expected(rewrite: bool) -> None:
    compare(CORPUS, problems, rewrite=rewrite)


def test_every_kind_of_problem_is_in_the_corpus() -> None:
    from cip.documents.explaining.keys_and_values import _WORDS

    found = {problem.rule for section in SECTIONS for problem in problems(section)}
    assert found == {*_WORDS, "yaml-syntax"}


@EACH
def test_no_word_of_the_library_reaches_the_officer(section: Section) -> None:
    found = problems(section)
    assert found
    for problem in found:
        said = re.sub(r"'[^']*'", "", f"{problem.message} {problem.help}")
        assert not LIBRARY_WORDS.search(said), said


@EACH
def test_a_message_is_one_short_sentence(section: Section) -> None:
    for problem in problems(section):
        assert not problem.message.endswith(".")
        assert len(problem.message) <= 170
        assert len(problem.help) <= 330
        assert "\n" not in problem.message + problem.help


@EACH
def test_asking_twice_gives_the_same_problems(section: Section) -> None:
    document = read(section.text)
    kind = kind_of(section)
    assert shape_problems(document, kind) == shape_problems(document, kind)


def test_a_file_that_fits_gives_none_however_often_it_is_asked() -> None:
    document = read(BASE)
    assert shape_problems(document, FileKind.ACTION) == []
    assert shape_problems(document, FileKind.ACTION) == []
    assert document.value["source"]["page"] == 13


# What is a number, and what is text


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("source: {document: report, page: 13}", 13),
        ("source: {document: report, paragraph: 14}", "14"),
        ("source: {document: report, paragraph: 13 to 17}", "13 to 17"),
        ('source: {document: report, paragraph: "1.10"}', "1.10"),
        ("deadline: 2027", "2027"),
        ('deadline: "2027"', "2027"),
        ("deadline: 2024-09-30", "2024-09-30"),
        ("finance: [{title: Gap, kind: gap, amount: 4200000}]", 4200000),
        ("finance: [{title: Gap, kind: gap, amount: -1.5}]", -1.5),
        ("finance: [{title: Gap, kind: gap, amount: 0}]", 0),
        ("accountable: [no, off, true]", ["no", "off", "true"]),
        ("recommendations: [R1]", ["R1"]),
    ],
)
def test_the_schema_says_what_is_a_number(written: str, value: object) -> None:
    document = read(f'ref: "1.10"\ntitle: x\n{written}\n')
    assert shape_problems(document, FileKind.ACTION) == []
    found = document.value[written.split(":")[0]]
    found = found[0] if isinstance(found, list) and isinstance(found[0], dict) else found
    if isinstance(found, dict):
        found = found[list(found)[-1]]
    assert (found, type(found)) == (value, type(value))
    assert document.value["ref"] == "1.10"


def ways(kind: FileKind) -> Iterator[Keys]:
    """Give the way to each key and item that a form knows; items are number 0."""
    open_ways: list[Keys] = [()]
    while open_ways:
        way = open_ways.pop()
        part = part_of(kind, way) or {}
        more: list[Keys] = [(*way, key) for key in part.get("properties", {})]
        more += [(*way, 0)] if "items" in part else []
        more += [(*way, "any")] if isinstance(part.get("additionalProperties"), dict) else []
        yield from more
        open_ways.extend(more)


def as_file(way: Keys, value: str) -> str:
    """Give a file in one line that has a value at the end of a way."""
    for key in reversed(way):
        value = f"[{value}]" if isinstance(key, int) else f"{{{key}: {value}}}"
    return value


def _may_have_been_missing(kind: FileKind, way: Keys) -> bool:
    """Say whether a value stands in ``was`` for a key that something need not have."""
    return "if" in (part_of(kind, way) or {}) and way[-2:-1] == ("was",)


@pytest.mark.parametrize("kind", FileKind)
@pytest.mark.parametrize("written", ["null", "Null", "NULL", "~"])
def test_no_key_of_any_form_may_stand_for_nothing(kind: FileKind, written: str) -> None:
    listed = [way for way in ways(kind) if not _may_have_been_missing(kind, way)]
    assert len(listed) > 10
    for way in listed:
        found = shape_problems(read(as_file(way, written)), kind)
        assert [p.rule for p in found if p.message.endswith("is empty")] == ["empty-value"], way


@pytest.mark.parametrize("word", ["null", "~", "Null"])
def test_a_word_for_nothing_is_a_text_in_quotes(word: str) -> None:
    document = read(f'ref: "1"\ntitle: "{word}"\ndetail: |\n  {word}\n')
    assert shape_problems(document, FileKind.ACTION) == []
    assert document.value["title"] == word


@pytest.mark.parametrize(
    "number", ["1.10", "7", "010", "1e3", ".5", "5.", "+1", "-0", "0x1F", "0o7"]
)
def test_a_text_that_other_programs_read_as_a_number_needs_quotes(number: str) -> None:
    (problem,) = shape_problems(read(f'ref: "1"\ntitle: {number}\n'), FileKind.ACTION)
    assert problem.rule == "unquoted-number"
    assert problem.help == f'Write "{number}"'
    assert problem.place == (PATH, 2, 8, 8 + len(number))


@pytest.mark.parametrize(
    "text",
    ["1.2.1", "2024-09-30", "0b1", "1_000", "12:30", "1e", "0x", "--1", "v1", "1.2.", "½", "²"],
)
def test_a_text_that_only_looks_like_a_number_needs_none(text: str) -> None:
    document = read(f'ref: "1"\ntitle: {text}\n')
    assert shape_problems(document, FileKind.ACTION) == []
    assert document.value["title"] == text


@pytest.mark.parametrize("digits", [16, 400, 5000, 250_000])
def test_a_number_of_very_many_digits_is_a_problem(digits: int) -> None:
    text = f'ref: "1"\ntitle: x\nsource: {{document: x, page: {"9" * digits}}}\n'
    (problem,) = shape_problems(read(text), FileKind.ACTION)
    assert problem.rule == "wrong-kind"


# Very many problems


@pytest.mark.parametrize("number", [1, 20, 21, 25, 3000, 10_000])
def test_of_very_many_problems_the_first_in_the_file_are_given_and_all_are_counted(
    number: int,
) -> None:
    text = 'ref: "1"\ntitle: x\n' + "".join(f"key_{n}: x\n" for n in range(number))
    found = shape_problems(read(text), FileKind.ACTION)
    assert [problem.place.line for problem in found] == list(range(3, 3 + min(number, 21)))
    assert {problem.number for problem in found[:MOST_IN_A_FILE]} == {1}
    assert sum(problem.number for problem in found) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("- {date: “soon”, status: Complete, by: [1]}\n", 3),
        ("- {date: x, status: y, source: 3, z1: b, z2: d}\n", 5),
        ("- {}\n", 1),
        ('- {date: 2024-11-20, note: ~, source: {document: "", page: x}}\n', 3),
        ("- {date: 2024-11-20, note: 1.10, by: 2.50}\n", 2),
    ],
)
@pytest.mark.parametrize("times", [7, 500, 1000])
def test_every_value_that_does_not_fit_is_counted_once(
    written: str, number: int, times: int
) -> None:
    text = 'ref: "1"\ntitle: x\nupdates:\n' + written * times
    found = shape_problems(read(text), FileKind.ACTION)
    assert sum(problem.number for problem in found) == number * times


def test_of_a_list_that_is_too_long_only_what_it_may_hold_is_counted() -> None:
    """The others have to go anyway."""
    for tags, number in ((50, 50), (51, 51), (5000, 51)):
        text = 'ref: "1"\ntitle: x\ntags: [' + "X Y, " * (tags - 1) + "X Y]\n"
        found = shape_problems(read(text), FileKind.ACTION)
        assert sum(problem.number for problem in found) == number


def test_very_many_keys_in_texts_are_counted_beside_what_does_not_fit() -> None:
    note = "  - date: 2024-11-20\n    note: |\n      x\n      status: x\n"
    text = 'ref: "1"\ntitle: x\nupdates:\n' + note * 1000
    found = shape_problems(read(text), FileKind.ACTION)
    assert sum(problem.number for problem in found) == 1000
    both = shape_problems(read(text.replace("note:", "notes:")), FileKind.ACTION)
    assert sum(problem.number for problem in both) == 2000


def test_each_value_has_one_problem() -> None:
    found = shape_problems(read('ref: "1"\ntitle: x\nupdates: [{date: “soon”}]\n'), FileKind.ACTION)
    assert [problem.rule for problem in found] == ["word-quotes"]


def test_an_explanation_of_a_document_that_fits_is_empty() -> None:
    document = read(BASE)
    shape_problems(document, FileKind.ACTION)
    assert explain(document, FileKind.ACTION) == []


@pytest.mark.parametrize(
    "written",
    [
        "notes: [" + "x," * 19_990 + "x]",
        "depends_on: [" + '"1.2",' * 19_990 + '"1.2"]',
        "updates: [" + "{}," * 19_990 + "{}]",
        "tags: [" + "X Y," * 19_990 + "x]",
        "detail: " + "x" * 250_000,
        "detail: " + '"' + " " * 250_000 + '"',
        'accountable: ["' + "x " * 120_000 + '"]',
        'recommendations: ["' + "a-" * 120_000 + '!"]',
        "tags: [" + "a-" * 120_000 + "]",
        "deadline: " + "1 " * 120_000,
        "updates: [{date: " + "9" * 250_000 + "}]",
        "updates: [{date: 2024-11-20, status: " + "x" * 250_000 + "}]",
        'updates: [{date: 2024-11-20, evidence: [{title: x, url: "https://'
        + "a" * 240_000
        + ' "}]}]',
    ],
    ids=lambda written: written[:24],
)
def test_a_large_misfit_is_explained_quickly(written: str) -> None:
    document = read(f'ref: "1"\ntitle: x\n{written}\n')
    start = time.process_time()
    assert shape_problems(document, FileKind.ACTION)
    assert time.process_time() - start < 5


def test_the_date_of_an_update_is_checked_by_both_libraries_alike() -> None:
    for day in ("0000-01-01", "2024-02-30", "2024-11-20\n", "20241120", "2024-W01-1"):
        document = read(
            f'ref: "1"\ntitle: x\nupdates:\n  - date: "{day!s}"\n'.replace('\n"', '\\n"')
        )
        assert [p.rule for p in shape_problems(document, FileKind.ACTION)] == ["not-a-date"]


@pytest.mark.parametrize("kind", FileKind)
def test_every_schema_stands_on_its_own(kind: FileKind) -> None:
    assert "common.schema.json" not in str(schema_of(kind))


@pytest.mark.parametrize(
    "text",
    [
        "detail: >-\n  The board agreed:\n  targets: three of them\n",
        "detail: |\n  Agreed\n  - date: two of the list\n",
        "detail: |\n  Agreed\n  Status: complete\n",
        "detail: |\n  Agreed\n  status is complete: yes\n",
        "detail: |\n  Agreed\n  https://example.org\n",
        "detail: |\n  Agreed\nupdates:\n  - date: 2024-11-20\n    status: complete\n",
    ],
)
def test_a_line_of_a_text_that_no_group_around_it_has_as_a_key_is_text(text: str) -> None:
    assert shape_problems(read(f'ref: "1"\ntitle: x\n{text}'), FileKind.ACTION) == []


def test_very_many_keys_in_texts_are_found_quickly() -> None:
    note = "  - date: 2024-11-20\n    note: |\n      x\n" + "      status: x\n"
    text = 'ref: "1"\ntitle: x\nupdates:\n' + note * 1000
    start = time.process_time()
    found = shape_problems(read(text), FileKind.ACTION)
    assert time.process_time() - start < 5
    assert found[0].message == (
        "This line begins with 'status:', and is read as a part of the text above"
    )
