"""Of very many problems the first are named, and the others are counted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from builders import repository
from command_runner import cip

from cip.checking import MOST_IN_A_FILE, MOST_IN_ALL, check, problems_of
from cip.loading.plan import Loaded, load_plan
from cip.model.place import Place
from cip.model.problem import Problem, error
from cip.model.vocabulary import Severity

PLAN = "council: C\ntitle: P\nperiod: {start: April 2024}\nobjectives: [{ref: '1', title: O}]\n"
WORKSTREAM = "ref: '1'\ntitle: W\nobjective: '1'\n"


def found_in(unknown: int, *, complete: int = 0) -> tuple[Problem, ...]:
    """Check a plan with one action that names so many unknown officers: each is an error."""
    names = "".join(f"  - {{ref: p{n}, title: P, lead: Nobody {n}}}\n" for n in range(unknown))
    files = {
        "plans/p/plan.yaml": PLAN,
        "plans/p/1-w/workstream.yaml": WORKSTREAM,
        "plans/p/1-w/1.1-a.yaml": f"ref: '1.1'\ntitle: A\nmilestones:\n{names}",
    }
    done = "ref: '1.{n}'\ntitle: A\nupdates: [{{date: 2024-07-01, status: complete}}]\n"
    for number in range(2, 2 + complete):
        files[f"plans/p/1-w/1.{number}-a.yaml"] = done.format(n=number)
    return problems_of(load_plan("p", files), as_of=date(2025, 3, 31))


@pytest.mark.parametrize("number", [1, MOST_IN_A_FILE - 1, MOST_IN_A_FILE])
def test_up_to_twenty_problems_of_a_file_are_all_named(number: int) -> None:
    found = found_in(number)
    assert [problem.rule for problem in found] == ["unknown-officer"] * number
    assert {problem.number for problem in found} == {1}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (MOST_IN_A_FILE + 1, "1 more error in this file is not shown"),
        (MOST_IN_A_FILE + 2, "2 more errors in this file are not shown"),
    ],
)
def test_one_more_says_how_many_are_left_out(number: int, said: str) -> None:
    *named, last = found_in(number)
    assert [problem.rule for problem in named] == ["unknown-officer"] * MOST_IN_A_FILE
    assert (last.rule, last.severity, last.message) == ("too-many-problems", Severity.ERROR, said)
    assert last.place.line == 3 + MOST_IN_A_FILE + 1
    assert sum(problem.number for problem in (*named, last)) == number


def test_the_problems_of_other_files_are_named_all_the_same() -> None:
    found = found_in(60, complete=2)
    paths = [problem.place.path for problem in found]
    assert len([path for path in paths if path.endswith("1.1-a.yaml")]) == MOST_IN_A_FILE + 1
    assert [p.rule for p in found if not p.place.path.endswith("1.1-a.yaml")] == [
        "complete-without-evidence",
        "complete-without-evidence",
    ]


FULL = {"plan.yaml": "".join(f"key{number}: 1\n" for number in range(MOST_IN_A_FILE))}
"""A plan with as many problems as are named of a file."""

MANY = 3 * MOST_IN_ALL // MOST_IN_A_FILE


def many_plans(number: int) -> Iterator[Loaded]:
    for plan in (f"p{n:04}" for n in range(number)):
        yield load_plan(plan, {f"plans/{plan}/{name}": text for name, text in FULL.items()})


def test_of_many_plans_no_more_are_named_than_of_one() -> None:
    checked = check(many_plans(MANY), (), as_of=date(2025, 3, 31))
    *named, last = checked.problems
    assert len(named) == MOST_IN_ALL
    assert {problem.rule for problem in named} == {"missing-key", "unknown-key"}
    said = f"{2 * MOST_IN_ALL:,} more errors in this file and those after it are not shown"
    assert (last.rule, last.message) == ("too-many-problems", said)
    assert set(checked.texts) == {problem.place.path for problem in checked.problems}
    assert checked.errors == 3 * MOST_IN_ALL


def test_problems_beside_many_plans_are_named_among_them() -> None:
    beside = [error("misplaced-file", Place(f"plans/a{n}.yaml"), "No") for n in range(5)]
    checked = check(many_plans(MANY), beside, as_of=date(2025, 3, 31))
    assert list(checked.problems[:5]) == beside
    assert len(checked.problems) == MOST_IN_ALL + 2  # one more ends the file that is cut


def test_a_command_that_reads_many_broken_files_names_the_first(tmp_path: Path) -> None:
    files = {f"p{n:04}/{name}": text for n in range(MANY) for name, text in FULL.items()}
    said = cip("status", root=repository(tmp_path, files)).err
    assert said.count(": error: ") == MOST_IN_ALL + 1
    assert "in this file and those after it are not shown [too-many-problems]" in said
    assert f"{MANY} files could not be used" in said
