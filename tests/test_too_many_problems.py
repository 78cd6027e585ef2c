"""Of very many problems the first are named, and the others are counted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from builders import repository
from command_runner import cip

from cip.checking import MOST_IN_ALL, check, first_of, problems_of
from cip.loading.plan import Loaded, load_plan
from cip.model.place import Place
from cip.model.problem import MOST_IN_A_FILE, Problem, error
from cip.model.text import counted
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


# Problems that are only counted


def unknown_keys(number: int) -> str:
    return "ref: '1.1'\ntitle: A\n" + "".join(f"key{n}: x\n" for n in range(number))


def hidden_characters(number: int) -> str:
    return "ref: '1.1'\ntitle: A\n" + "# \u200b\n" * number


def tabs(number: int) -> str:
    return "ref: '1.1'\ntitle: A\n" + "#\t\n" * number


def spoilt_signs(number: int) -> str:
    return "ref: '1.1'\ntitle: A\ndetail: |\n" + "  cafÃ©\n" * number


def lost_keys(number: int) -> str:
    part = "  - date: 2024-11-20\n    note: |\n      x\n      status: x\n"
    return "ref: '1.1'\ntitle: A\nupdates:\n" + part * number


KINDS = {
    "unknown-key": unknown_keys,
    "hidden-character": hidden_characters,
    "yaml-syntax": tabs,
    "spoilt-sign": spoilt_signs,
}


def with_an_action(text: str) -> dict[str, str]:
    """Give the files of a plan with one action."""
    return {
        "p/plan.yaml": PLAN,
        "p/1-w/workstream.yaml": WORKSTREAM,
        "p/1-w/1.1-a.yaml": text,
    }


@pytest.mark.parametrize("number", [1, 20, 21, 25, 3000])
@pytest.mark.parametrize("rule", KINDS)
def test_what_is_only_counted_is_in_every_total(rule: str, number: int, tmp_path: Path) -> None:
    root = repository(tmp_path, with_an_action(KINDS[rule](number)))
    is_error = rule != "spoilt-sign"
    errors, warnings = (number, 0) if is_error else (0, number)
    said = counted(number, "error" if is_error else "warning")
    day = ("--as-of", "2025-03-31")
    text = cip("check", *day, root=root).out
    assert text.endswith(f"Checked 3 files: {'' if is_error else 'no errors, '}{said}.\n")
    assert text.count(f"[{rule}]") == min(number, MOST_IN_A_FILE)
    document = cip("check", "--json", *day, root=root).data
    assert (document["errors"], document["warnings"]) == (errors, warnings)
    assert sum(finding["number"] for finding in document["findings"]) == number
    github = cip("check", "--output-format", "github", *day, root=root).out
    total = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    assert github.endswith(f"Checked 3 files: {total}.\n")
    assert (f"[{rule}]" in cip("status", *day, root=root).err) == is_error


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (20, None),
        (21, "1 more error in this file is not shown"),
        (25, "5 more errors in this file are not shown"),
        (3000, "2,980 more errors in this file are not shown"),
    ],
)
@pytest.mark.parametrize("rule", sorted({*KINDS} - {"spoilt-sign"}))
def test_every_command_says_how_many_more_there_are(
    rule: str, number: int, said: str | None, tmp_path: Path
) -> None:
    root = repository(tmp_path, with_an_action(KINDS[rule](number)))
    for told in (cip("check", root=root).out, cip("status", root=root).err):
        assert ("not shown" in told) == (said is not None)
        assert said is None or f"{said} [too-many-problems]" in told


@pytest.mark.parametrize("number", [15, 21, 25, 3000])
def test_what_rules_find_is_counted_beside_what_is_only_counted(number: int) -> None:
    parts = "".join(f"  - {{ref: p{n}, title: P, lead: Nobody {n}}}\n" for n in range(12))
    for text in (
        f"{spoilt_signs(number)}milestones:\n{parts}",
        f"milestones:\n{parts}{spoilt_signs(number)}",
    ):
        files = {f"plans/{path}": written for path, written in with_an_action(text).items()}
        checked = check([load_plan("p", files)], (), as_of=date(2025, 3, 31))
        assert (checked.errors, checked.warnings) == (12, number)
        named = [p for p in checked.problems if p.rule != "too-many-problems"]
        assert len(named) == MOST_IN_A_FILE
        assert {problem.number for problem in named} == {1}


def test_two_kinds_of_very_many_in_one_file_are_counted_together() -> None:
    text = unknown_keys(100) + lost_keys(70).split("A\n")[1]
    files = {f"plans/{path}": written for path, written in with_an_action(text).items()}
    *named, last = problems_of(load_plan("p", files), as_of=date(2025, 3, 31))
    assert {problem.rule for problem in named} == {"unknown-key"}
    assert last.message == "150 more errors in this file are not shown"
    assert last.place.line == 3 + MOST_IN_A_FILE


def test_one_that_stands_for_several_is_never_named_as_one() -> None:
    several = error("unknown-key", Place("plans/p/plan.yaml"), "No")._replace(number=7)
    (found,) = first_of([several])
    assert (found.rule, found.number) == ("too-many-problems", 7)


def test_the_files_that_are_not_named_are_counted_whole(tmp_path: Path) -> None:
    files = {f"p{n:03}/plan.yaml": unknown_keys(50) for n in range(MOST_IN_ALL // 20 + 10)}
    document = cip("check", "--json", root=repository(tmp_path, files)).data
    unknown, missing = 50 + 1, 3
    assert document["errors"] == len(files) * (unknown + missing)
    assert document["findings"][-1]["number"] == 10 * (unknown + missing)


# Very many files

FULL = {"plan.yaml": "".join(f"key{number}: 1\n" for number in range(MOST_IN_A_FILE - 4))}
"""A plan with as many problems as are named of a file: it lacks four keys too."""

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
