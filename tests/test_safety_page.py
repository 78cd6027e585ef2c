"""The page on safety promises only what a test holds, and its limits are those of the code."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from builders import REPOSITORY

from cip.documents.reading import composer, reader
from cip.exports.changes import summary
from cip.exports.problems import github
from cip.facts import coverage
from cip.model import bounds, problem
from cip.reports import own_templates, render
from cip.rules.of_change import paste
from cip.sources import git
from cip.tables import limits

PAGE = REPOSITORY / "docs/safety.md"
TEXT = PAGE.read_text(encoding="utf-8")
LINES = TEXT.splitlines()

TEST = re.compile(r"\[([\w ]+)\]\(([\w./-]+)\)")
"""A test as the page names it: the words of its name, and a link to its file."""

FREE = ("What is not protected",)
"""The sections whose lists promise nothing."""


class Promise(NamedTuple):
    """A row of a table: its cells."""

    cells: list[str]

    @property
    def tests(self) -> list[tuple[str, Path]]:
        """Give the tests that are said to hold it, with their files."""
        return [
            (f"test_{words.replace(' ', '_')}", (PAGE.parent / target).resolve())
            for words, target in TEST.findall(self.cells[-1])
        ]


def tables() -> Iterator[list[Promise]]:
    """Give each table of the page as its rows, the header first."""
    rows: list[Promise] = []
    for line in (*LINES, ""):
        if line.startswith("|"):
            rows.append(Promise([cell.strip() for cell in line.strip("|").split("|")]))
        elif rows:
            yield rows
            rows = []


PROMISES = [row for table in tables() for row in table[2:]]

each_promise = pytest.mark.parametrize("promise", PROMISES, ids=lambda row: row.cells[0][:50])


@cache
def names_in(file: Path) -> frozenset[str]:
    """Give the names of the tests that stand in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_table_is_one_of_promises_and_says_what_holds_them() -> None:
    headers = [table[0].cells for table in tables()]
    assert len(headers) > 5
    assert [header for header in headers if header != ["Promise", "Why", "Held by"]] == []


@each_promise
def test_a_promise_is_one_sentence_and_names_what_holds_it(promise: Promise) -> None:
    said, why, held = promise.cells
    assert said.endswith(".")
    assert why.endswith(".")
    assert promise.tests
    assert set(TEST.sub("", held)) <= set("; ")


@each_promise
def test_what_holds_a_promise_is_there(promise: Promise) -> None:
    for name, file in promise.tests:
        assert file.is_relative_to(REPOSITORY / "tests"), file
        assert file.match("test_*.py"), file
        assert name in names_in(file), f"{name} is not in {file}"


def test_nothing_is_promised_outside_the_tables() -> None:
    """A list would be read as one of promises; it stands only where the page says what is not."""
    section = ""
    for number, line in enumerate(LINES, 1):
        if line.startswith("#"):
            section = line.lstrip("# ")
        elif section not in FREE:
            assert not re.match(r"\s*([-*+]|\d+[.)])\s", line), f"line {number}"
    assert f"## {FREE[0]}" in TEXT


# Limits


def in_test(file: str, name: str) -> int:
    """Give a number that a test sets as its limit."""
    for node in ast.parse((REPOSITORY / "tests" / file).read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            found = ast.literal_eval(node.value)
            assert isinstance(found, int)
            return found
    raise AssertionError(f"{name} is not set in {file}")


HOSTILE = "hostile/test_hostile_cli.py"
WORST = "hostile/test_worst_plans.py"

LIMITS = (
    f"A file over {reader.MAX_BYTES:,} bytes",
    f"more than {composer.MAX_VALUES:,} values",
    f"More than {composer.MAX_DEPTH} lists and groups",
    f"more than {composer.MAX_KEY} characters",
    f"Not more than {problem.MOST_IN_A_FILE} problems of a file",
    f"more than {bounds.MOST_FILES:,} files and folders",
    f"more than {bounds.MOST_BYTES:,} bytes",
    f"more than {bounds.MOST_VALUES:,} values",
    f"within {in_test(HOSTILE, 'SECONDS')} seconds and {in_test(HOSTILE, 'MEGABYTES')} MB",
    f"within {in_test(WORST, 'SECONDS')} seconds of processor time and "
    f"{in_test(WORST, 'MEGABYTES')} MB",
    f"A report of more than {render.MOST_SIGNS:,} characters",
    f"Git gets {git.SECONDS} seconds for all questions",
    f"for each {git.CPU_SECONDS} seconds of computing and {git.MEMORY_BYTES // 10**6} MB",
    f"more than {bounds.MOST_ANSWERS:,} times in all",
    f"more than {coverage.MOST_LISTED:,} answers",
    f"not longer than {github.SUMMARY_BYTES:,} bytes",
    f"not more than {summary.MOST_CHARACTERS:,} characters",
    f"longer than {paste.LONGEST:,} characters",
    f"not larger than {render.MOST_BYTES:,} bytes",
    f"{own_templates.MEMORY_BYTES // 10**6} MB of memory",
    f"{own_templates.CPU_SECONDS} seconds of computing",
    f"{own_templates.SECONDS} seconds in all",
    f"up to {limits.MOST_CELLS:,} cells and {limits.MOST_SIGNS:,} characters",
    f"writes not more than {own_templates.OUTPUT_BYTES:,} bytes",
)
"""Each limit that the page names, in its words and with the number of the code."""


@pytest.mark.parametrize("words", LIMITS)
def test_a_limit_of_the_page_is_that_of_the_code(words: str) -> None:
    assert TEXT.count(words) == 1


def test_every_number_of_the_page_is_a_limit_that_is_held() -> None:
    left = re.sub(r"\]\([^)]*\)|`[^`]*`|UTF-8", "", TEXT)
    for words in LIMITS:
        left = left.replace(words, "")
    assert re.findall(r".{0,30}\d.{0,30}", left) == []


# Where a weakness is reported


def test_the_page_and_the_one_for_reports_lead_to_each_other() -> None:
    security = (REPOSITORY / "SECURITY.md").read_text(encoding="utf-8")
    assert "](../SECURITY.md)" in TEXT
    assert "](docs/safety.md)" in security
    assert "Report a vulnerability" in security


def test_no_address_is_invented() -> None:
    security = (REPOSITORY / "SECURITY.md").read_text(encoding="utf-8")
    assert not re.search(r"@|mailto:|https?://", security)
