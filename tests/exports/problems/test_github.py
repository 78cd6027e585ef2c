"""Problems as annotations of a GitHub workflow and as its summary."""

import io
import os
from contextlib import redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cip.checking import Checked
from cip.commands.checks import print_checked
from cip.exports.problems.formats import OutputFormat
from cip.exports.problems.github import MOST, SUMMARY_BYTES, annotation, summary_page
from cip.model.place import Place
from cip.model.problem import Problem, error, warning

PLACE = Place("plans/york/plan.yaml", 3, 5, 9)


def found(*problems):
    return Checked(problems, {}, files=12)


def annotated(problems, monkeypatch, page=None):
    if page is None:
        monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    else:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    stream = io.StringIO()
    with redirect_stdout(stream):
        print_checked(found(*problems), OutputFormat.GITHUB)
    return stream.getvalue().split("\n")[:-1]


def test_a_problem_is_one_workflow_command():
    assert annotation(error("some-rule", PLACE, "Wrong", "Mend it.")) == (
        "::error file=plans/york/plan.yaml,line=3,col=5,endColumn=9,"
        "title=cip check%3A some-rule::Wrong. Mend it.\n"
    )
    assert annotation(warning("some-rule", PLACE, "Odd")).endswith("::Odd\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("100%", "100%25"),
        ("a\nb", "a%0Ab"),
        ("a\r::error::b", "a%0D::error::b"),
        ("##[command]", "##\\[command]"),
        ("##vso[task.setvariable variable=x]y", "##vso\\[task.setvariable variable=x]y"),
    ],
)
def test_a_message_cannot_begin_another_command(text, shown):
    assert annotation(error("some-rule", PLACE, text)).endswith(f"::{shown}\n")


def test_a_path_cannot_change_the_other_properties():
    made = annotation(error("some-rule", Place("plans/a,line=9::x\n%.yaml"), "Wrong"))
    assert made.startswith("::error file=plans/a%2Cline=9%3A%3Ax%0A%25.yaml,line=1,")


@given(st.text(), st.text())
def test_whatever_is_said_is_one_line(message, path):
    made = annotation(error("some-rule", Place(path), message))
    assert made.count("\n") == 1
    assert "\r" not in made
    assert made.startswith("::error file=")


@pytest.mark.parametrize(
    ("errors", "warnings", "expected"),
    [
        (0, 0, ["Checked 12 files: 0 errors, 0 warnings."]),
        (1, 1, ["::error", "::warning", "Checked 12 files: 1 error, 1 warning."]),
    ],
)
def test_the_count_ends_it(monkeypatch, errors, warnings, expected):
    problems = [
        *[error("some-rule", PLACE, "Wrong")] * errors,
        *[warning("some-rule", PLACE, "Odd")] * warnings,
    ]
    lines = annotated(problems, monkeypatch)
    assert [line.split(" ")[0] if line.startswith("::") else line for line in lines] == expected


@pytest.mark.parametrize(
    ("number", "shown", "more"), [(MOST, MOST, None), (MOST + 1, MOST, "1 error more")]
)
def test_github_shows_ten_of_a_kind_so_the_rest_is_named(monkeypatch, number, shown, more):
    problems = [error("some-rule", PLACE, f"Wrong {n}") for n in range(number)]
    lines = annotated([*problems, warning("some-rule", PLACE, "Odd")], monkeypatch)
    assert sum(line.startswith("::error") for line in lines) == shown
    assert sum(line.startswith("::warning") for line in lines) == 1
    notices = [line for line in lines if line.startswith("::notice")]
    assert len(notices) == (more is not None)
    assert all(more in notice for notice in notices)


def test_the_summary_holds_all_problems_and_is_added_to_what_is_there(monkeypatch, tmp_path):
    page = tmp_path / "summary.md"
    page.write_text("# Before\n", encoding="utf-8")
    problems = [error("some-rule", PLACE, f"Wrong {n}") for n in range(30)]
    annotated(problems, monkeypatch, page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Before\n## cip check: 30 problems in 12 files\n")
    assert text.count("plans/york/plan.yaml") == 30


@pytest.mark.parametrize(
    "page", ["missing/summary.md", "link.md", "pipe", "folder", "read-only.md"]
)
def test_a_summary_that_cannot_be_written_is_a_warning_and_the_check_goes_on(
    monkeypatch, tmp_path, page
):
    (tmp_path / ".git").mkdir()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.md").symlink_to("real.md")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "read-only.md").write_text("before", encoding="utf-8")
    (tmp_path / "read-only.md").chmod(0o444)
    before = sorted(tmp_path.rglob("*"))
    lines = annotated([error("some-rule", PLACE, "Wrong")], monkeypatch, tmp_path / page)
    assert lines[-2] == "Checked 12 files: 1 error, 0 warnings."
    assert lines[-1].startswith(f"::warning title=cip check::No summary: {tmp_path / page} ")
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "read-only.md").read_text(encoding="utf-8") == "before"


def test_the_name_of_a_summary_cannot_begin_another_command(monkeypatch, tmp_path):
    lines = annotated([], monkeypatch, tmp_path / "a\n::error::b" / "c.md")
    assert len(lines) == 2
    assert lines[1].startswith(f"::warning title=cip check::No summary: {tmp_path}/a%0A::error::b/")


def test_a_summary_of_nothing_says_so():
    assert summary_page(found()) == "## cip check: no problems in 12 files\n\n"


@given(st.lists(st.text(max_size=40), min_size=3, max_size=3))
def test_whatever_is_said_each_problem_is_one_row_of_the_table(texts):
    path, message, advice = texts
    problem = Problem("some-rule", error("a", PLACE, "").severity, Place(path), message, advice)
    html = MarkdownIt("gfm-like", {"linkify": False}).render(summary_page(found(problem)))
    assert html.count("<tr>") == 2
    assert html.count("<td>") == 4
    assert "<a " not in html
    assert "<img" not in html


def test_a_summary_stays_below_what_github_takes():
    problems = [error("some-rule", PLACE, "é" * 900) for _ in range(1000)]
    page = summary_page(found(*problems))
    assert len(page.encode()) <= SUMMARY_BYTES + 100
    assert page.rstrip().endswith(" more")
