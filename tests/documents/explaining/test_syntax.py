"""Tests of what an officer is told about a file that is not readable as YAML.

``mistakes.txt`` has the mistakes and the words, to be read aloud: adding a section adds a test.
"""

import re
from pathlib import Path

import pytest
from sections import BASE, PATH, Section, compare, sections

from cip.documents.explaining.syntax import explain
from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.schema import FileKind
from cip.documents.reading.document_type import Document
from cip.documents.reading.parser import parser_events, pure_events
from cip.documents.reading.reader import read_document
from cip.model.place import Place
from cip.model.problem import Problem

CORPUS = Path(__file__).parent / "mistakes.txt"
SECTIONS = sections(CORPUS)
EACH = pytest.mark.parametrize("section", SECTIONS, ids=[item.name for item in SECTIONS])
PARSER_WORDS = re.compile(
    "scalar|token|mapping|sequence|block|node|stream|anchor|alias|directive|indicator|scanning|"
    "parsing|context|YAML|Error|None|<[a-z]|unicode",
)


def problems(section: Section) -> list[Problem]:
    """Give the problems of a file, which cannot be read."""
    found = read_document(PATH, section.text)
    assert isinstance(found, list), section.name
    return found


def test_the_base_file_has_nothing_wrong_in_it() -> None:
    document = read_document(PATH, BASE)
    assert isinstance(document, Document)
    assert shape_problems(document, FileKind.ACTION) == []


def test_each_mistake_is_told_in_the_words_that_are_expected(
    rewrite: bool,
) -> None:
    compare(CORPUS, problems, rewrite=rewrite)


@EACH
def test_the_pure_parser_leads_to_the_same_words(section: Section) -> None:
    found = read_document(PATH, section.text, events=pure_events)
    assert found == read_document(PATH, section.text, events=parser_events)


@EACH
def test_a_message_is_one_sentence_without_the_parser_s_own_words(section: Section) -> None:
    for problem in problems(section):
        assert not PARSER_WORDS.search(problem.message), problem.message
        assert not problem.message.endswith(".")
        assert len(problem.message) <= 160
        assert problem.message[0].isupper() or problem.message[0] == "'"


@EACH
def test_the_place_lies_in_the_file(section: Section) -> None:
    lines = section.text.split("\n")
    for problem in problems(section):
        _, line, column, end = problem.place
        assert 1 <= line <= len(lines)
        assert 1 <= column < end or problem.message == "The file is empty"
        assert column <= len(lines[line - 1]) + 1


MENDED = re.compile(r"(?:.*\b(?:quotes|text|text too|line|out): |Write )(?P<line>.*[^.])$")


@EACH
def test_a_corrected_line_mends_the_file(section: Section) -> None:
    """A help that ends without a full stop ends with the line as it should be."""
    (problem, *more) = problems(section)
    match = MENDED.search(problem.help)
    if not match or more or "yaml-syntax" not in problem.rule:
        return
    lines = section.text.split("\n")
    number = problem.place.line - 1
    indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
    hyphen = "- " if lines[number].startswith(f"{indent}- ") and match["line"][0] != "-" else ""
    covered = (
        lines[number][: problem.place.column - 1],
        lines[number][problem.place.end_column - 1 :],
    )
    whole, part = indent + hyphen + match["line"], match["line"].join(covered)
    for mended in (whole, part):
        lines[number] = mended
        again = read_document(PATH, "\n".join(lines))
        if isinstance(again, Document) or again[0].place.line > number + 1:
            return
    pytest.fail(f"neither is right: {whole} or {part}")


def test_a_correction_was_offered_for_many_of_them() -> None:
    offered = [section for section in SECTIONS if MENDED.search(problems(section)[0].help)]
    assert len(offered) >= 50


class StrangeError(Exception):
    """What no parser is known to raise."""


@pytest.mark.parametrize("text", ["", "a", "a: b\n", "\n\n"])
def test_an_error_without_a_place_is_a_problem_all_the_same(text: str) -> None:
    problem = explain("x", text, StrangeError("no marks"))
    assert problem.rule == "yaml-syntax"
    assert problem.place == Place("x", 1, 1, 2)


class Mark:
    """A place as parsers give it, counted from 0."""

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column = line, column


@pytest.mark.parametrize(
    "context", ["", "while scanning a simple key", "while parsing a flow mapping"]
)
@pytest.mark.parametrize(
    "problem",
    [
        "mapping values are not allowed in this context",
        "could not find expected ':'",
        "found character that cannot start any token",
        "did not find expected key",
        "did not find expected node content",
        "found unexpected end of stream",
        "something new",
    ],
)
@pytest.mark.parametrize("text", ["", "a", "'", "- ", "a:\n  b\n", "\n", "x: ['"])
@pytest.mark.parametrize("place", [(0, 0), (0, 99), (99, 0)])
def test_a_place_beyond_the_text_is_no_trouble(
    text: str, problem: str, context: str, place: tuple[int, int]
) -> None:
    caught = StrangeError()
    caught.problem, caught.context = problem, context  # type: ignore[attr-defined]
    caught.problem_mark = caught.context_mark = Mark(*place)  # type: ignore[attr-defined]
    assert explain("x", text, caught).place.path == "x"
