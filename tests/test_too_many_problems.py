"""Of very many problems the first are named, and the others are counted."""

from datetime import date

import pytest

from cip.checking import MOST_IN_A_FILE, problems_of
from cip.loading.plan import load_plan
from cip.model.problem import Problem
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
