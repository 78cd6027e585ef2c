"""Whatever stands in a file: a problem with a place, soon, and the rest of the plan worked out."""

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hostile_files import FILES, RUNS
from repositories import GOOD, HOSTILE, repository

from cip.assessment.picture import picture
from cip.checking import Checked, problems_of
from cip.data.documents import as_text, check_document
from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.schema import FileKind
from cip.documents.reading.reader import decode, read_document
from cip.exports.problems.github import annotation, summary_page
from cip.loading.plan import Loaded
from cip.model.problem import MOST_IN_A_FILE, Problem
from cip.terminal.lines import plain
from cip.terminal.problem_view import problem_lines

AS_OF = date(2025, 3, 31)
SECONDS = 10
"""How long one file may take here. It takes a tenth of a second; a shared machine may be slow."""

HARMLESS = re.compile(r"^((a line|lines) of ' ?#?'|a value after a letter of ' #?')$")
"""Remarks and spaces at the end of a line, however many, are part of a fine file."""

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def loaded(root: Path, data: bytes) -> Loaded:
    """Load a plan with one more file in it."""
    return repository(root, {HOSTILE: data}).load("york")


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_a_problem_and_the_others_are_worked_out(
    name: str, tmp_path: Path
) -> None:
    start = time.process_time()
    result = loaded(tmp_path, FILES[name])
    found = problems_of(result, as_of=AS_OF)
    printed = plain(problem_lines(found, result.texts, width=80))
    assert time.process_time() - start < SECONDS
    assert GOOD in [action.path for action in result.plan.actions]
    assert picture(result.plan, as_of=AS_OF).plan.name == "york"
    assert not UNSAFE.search(printed)
    assert not UNSAFE.search(as_text(check_document(found, files=result.files)))
    assert not re.search(
        r"(?<!\\)<(script|img|a )", summary_page(Checked(tuple(found), {}, files=result.files))
    )
    if HARMLESS.match(name):
        assert result.problems == ()
    else:
        assert 1 <= len(result.problems) <= MOST_IN_A_FILE + 1
        assert {problem.number for problem in result.problems[:MOST_IN_A_FILE]} == {1}
        assert {problem.place.path for problem in found} == {HOSTILE}


@pytest.mark.parametrize("name", FILES)
def test_each_problem_has_a_place_and_says_little_of_what_the_file_holds(name: str) -> None:
    text = decode("x.yaml", FILES[name])
    problems = [text]
    if not isinstance(text, Problem):
        document = read_document("x.yaml", text)
        problems = document if isinstance(document, list) else []
        if not problems:
            problems = shape_problems(document, FileKind.ACTION)
    for problem in problems:
        assert problem.place.line >= 1
        assert 1 <= problem.place.column < problem.place.end_column or problem.place == (
            "x.yaml",
            1,
            1,
            1,
        )
        assert len(problem.message) < 250
        assert len(problem.help) < 500
        assert not UNSAFE.search(problem.message + problem.help)
        assert re.fullmatch(r"::(error|warning) file=[^\n]*\n", annotation(problem))


def test_a_plan_of_hostile_files_keeps_every_good_one(tmp_path: Path) -> None:
    folder = HOSTILE.rsplit("/", 1)[0]
    files = {
        f"{folder}/1.2.{n}-x.yaml": FILES[name]
        for n, name in enumerate(FILES, 10)
        if name not in RUNS
    }
    result = repository(tmp_path, files).load("york")
    assert [action.path for action in result.plan.actions] == [GOOD]
    assert result.broken == tuple(sorted(files))


@pytest.mark.parametrize(
    "name", ["plan.yaml", "1.2-leadership-framework/workstream.yaml", "kpis.yaml"]
)
@pytest.mark.parametrize(
    "hostile",
    [
        "nothing",
        "a list",
        "UTF-16",
        "an alias bomb",
        "100,000 open brackets",
        "10 MB",
        "NUL",
        "a picture",
    ],
)
def test_the_actions_are_worked_out_whichever_other_file_is_hostile(
    name: str, hostile: str, tmp_path: Path
) -> None:
    path = f"plans/york/{name}"
    result = repository(tmp_path, {path: FILES[hostile]}).load("york")
    assert result.broken == (path,)
    assert [action.path for action in result.plan.actions] == [GOOD]
    assert picture(result.plan, as_of=AS_OF).standings[0].action.path == GOOD
    assert {problem.place.path for problem in problems_of(result, as_of=AS_OF)} == {path}
