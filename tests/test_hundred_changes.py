"""A hundred changes of the real plans are judged as somebody expects who read the pages alone."""

import subprocess
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from builders import REPOSITORY
from command_runner import Said, cip
from hundred_changes import (
    BASES,
    FINE,
    HIDING,
    HONEST,
    REFUSED,
    TOLD,
    WARNED,
    WHEN,
    Case,
    Files,
)

from cip.changes.told import told_of_all
from cip.checking import problems_of
from cip.checking_change import PlanChange, Sides, check_change
from cip.loading.plan import Loaded, load_plan
from cip.model.problem import Problem
from cip.model.vocabulary import Severity
from cip.sources.folder import Workspace

CASES = (*HIDING, *HONEST)
TODAY = date.fromisoformat(WHEN)
GRAVITY = (FINE, TOLD, WARNED, REFUSED)


class Judged(NamedTuple):
    """How a change was judged, and by which rules or kinds of lines."""

    gravity: str
    by: frozenset[str]


@cache
def _real(name: str) -> tuple[tuple[str, str], ...]:
    return tuple(Workspace(REPOSITORY).load(name).texts.items())


@cache
def _before(base: str) -> tuple[tuple[str, str], ...]:
    name, prepare = BASES[base]
    files = dict(_real(name))
    prepare(files)
    return tuple(files.items())


@cache
def _loaded(name: str, files: tuple[tuple[str, str], ...]) -> Loaded | None:
    return load_plan(name, dict(files)) if files else None


@cache
def _said_before(name: str, files: tuple[tuple[str, str], ...]) -> frozenset[tuple[str, str]]:
    plan = _loaded(name, files)
    return (
        frozenset((p.rule, p.message) for p in problems_of(plan, as_of=TODAY))
        if plan
        else frozenset()
    )


def both(case: Case) -> tuple[Files, Files]:
    """Give the files before and after."""
    before = dict(_before(case.base))
    after = dict(before)
    case.edit(after)
    assert before != after
    return before, after


def judge(before: Files, after: Files) -> Judged:
    """Give how the change is judged: by the rules of state and of change, and by its summary."""
    plans = sorted({path.split("/")[1] for path in (*before, *after) if path.count("/") > 1})
    changes: list[PlanChange] = []
    problems: list[Problem] = []
    for name in plans:
        of_plan = [
            tuple((p, text) for p, text in files.items() if p.startswith(f"plans/{name}/"))
            for files in (before, after)
        ]
        base, head = (_loaded(name, files) for files in of_plan)
        change = check_change(Sides(name, base, head, "main"), today=TODAY)
        known = _said_before(name, of_plan[0])
        now = problems_of(head, as_of=TODAY) if head else ()
        problems += [p for p in now if (p.rule, p.message) not in known]
        problems += change.problems
        changes.append(change)
    for gravity, severity in ((REFUSED, Severity.ERROR), (WARNED, Severity.WARNING)):
        if rules := {p.rule for p in problems if p.severity is severity}:
            return Judged(gravity, frozenset(rules))
    told = told_of_all((change.pairs for change in changes), as_of=TODAY)
    looks = frozenset(look.name for plan in told for look in plan.looks)
    return Judged(TOLD, looks) if looks else Judged(FINE, looks)


def test_fifty_hide_something_and_fifty_do_not() -> None:
    assert len(HIDING) == len(HONEST) == 50
    assert len({case.says for case in (*HIDING, *HONEST)}) == 100
    assert all(case.judged != FINE for case in HIDING)


@pytest.mark.parametrize("case", [c for c in HIDING if not c.git], ids=lambda case: case.says)
def test_what_hides_something_is_refused_warned_of_or_told_first(case: Case) -> None:
    judged = judge(*both(case))
    assert case.by in judged.by or GRAVITY.index(judged.gravity) > GRAVITY.index(case.judged)
    assert GRAVITY.index(judged.gravity) >= GRAVITY.index(case.judged)


@pytest.mark.parametrize("case", [c for c in HONEST if not c.git], ids=lambda case: case.says)
def test_what_is_honest_meets_nothing_but_what_a_reviewer_should_see(case: Case) -> None:
    judged = judge(*both(case))
    assert judged.gravity == case.judged, judged
    assert judged.by == (frozenset((case.by,)) if case.by else frozenset())


def _git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)


def _write(folder: Path, files: Files) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def in_git(case: Case, folder: Path) -> tuple[Said, str]:
    """Commit a plan to main and its change to a branch; give what the check says, and its page."""
    before, after = both(case)
    _git(folder, "init", "-q", "-b", "main")
    _write(folder, before)
    _git(folder, "add", "--all")
    _git(folder, "commit", "-q", "-m", "The plan")
    _git(folder, "switch", "-q", "-c", "change")
    for path in set(before) - set(after):
        (folder / path).unlink()
    _write(folder, {path: text for path, text in after.items() if before.get(path) != text})
    _git(folder, "add", "--all")
    _git(folder, "commit", "-q", "-m", "The change")
    page = folder.with_suffix(".md")
    github = ("--output-format", "github")
    said = cip("check", "--against", "main", *github, root=folder, GITHUB_STEP_SUMMARY=str(page))
    return said, page.read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an empty folder for a repository."""
    made = tmp_path / "council"
    made.mkdir()
    return made


@pytest.mark.parametrize("case", [c for c in CASES if c.git], ids=lambda case: case.says)
def test_what_only_a_repository_shows_is_judged_there(case: Case, folder: Path) -> None:
    said, page = in_git(case, folder)
    assert said.status == (1 if case.judged == REFUSED else 0)
    expected = {"action-deleted": "is deleted", "files": "the check rests on are changed", "": ""}
    assert expected[case.by] in page
    assert ("**Look first**" in page) == (case.judged != FINE)


def named(says: str) -> Case:
    """Give the case of that name."""
    (case,) = (case for case in CASES if case.says == says)
    return case


def test_the_summary_says_what_a_closed_plan_leaves_open(folder: Path) -> None:
    case = named(
        "a second plan takes three actions over, and the first is closed with the others open"
    )
    _, page = in_git(case, folder)
    told = "59 actions are open as it closes, and 3 of them are taken over by plans of this change"
    assert told in page.partition("<details>")[0]


def test_the_summary_says_that_a_report_of_an_old_day_is_entered_now(folder: Path) -> None:
    _, page = in_git(named("a report of today is dated before the deadline"), folder)
    told = "reported as complete on 28 June 2024 with evidence; dated over 31 days ago, entered now"
    assert told in page.partition("<details>")[0]


def test_the_summary_tells_warnings_that_were_there_before_from_those_of_the_change(
    folder: Path,
) -> None:
    _, page = in_git(named("a title says Explore where it said Develop"), folder)
    above = page.partition("<details>")[0]
    assert "- Warnings: scope-changed 1\n" in above
    assert "- Warnings in files that do not differ: complete-without-evidence 2\n" in above


def test_a_plan_of_which_nothing_changed_has_no_empty_table(folder: Path) -> None:
    _, page = in_git(named("a folder of a plan is left out by .gitignore"), folder)
    assert "0 changes" not in page


def test_a_deadline_that_is_said_to_be_mistyped_is_not_told_as_one_that_nothing_explains(
    folder: Path,
) -> None:
    _, page = in_git(named("a deadline of two years ago was only mistyped"), folder)
    above = page.partition("<details>")[0]
    assert "was mistyped: due December 2024 → December 2026 (+730 days), for which" in above
    assert "nothing says why" not in above
