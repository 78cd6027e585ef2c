"""Tests of checking: the problems of all rules, each at its place, in file order."""

from typing import Any

import pytest
from builders import on

from cip.checking import check, problems_of
from cip.loading.plan import load_plan
from cip.model.bounds import plan_too_large

PLAN = """\
council: C
title: T
period: {start: April 2024}
objectives: [{ref: "1", title: O}]
officers:
  - {id: a, title: A}
  - {id: a, title: B}
"""
WORKSTREAM = 'ref: "1"\ntitle: W\nobjective: "7"\n'
ACTION = """\
ref: "1.9"
title: Act
accountable: Nobody
updates:
  - {date: 2024-09-01, status: underway, verified_by: Nobody}
  - {date: 2024-08-01, status: underway}
"""
FILES = {
    "plans/p/plan.yaml": PLAN,
    "plans/p/1-w/workstream.yaml": WORKSTREAM,
    **{f"plans/p/1-w/1.{number}-x.yaml": ACTION for number in (1, 2, 3)},
    "plans/p/1-w/1.4-broken.yaml": 'ref: "1.4"\n',
}


class Texts(dict[str, str]):
    """Texts by path that note which of them were asked for."""

    asked: list[str]

    def get(self, path: str, default: Any = None) -> Any:
        self.asked.append(path)
        return super().get(path, default)


def test_problems_stand_in_file_order_each_at_its_line() -> None:
    problems = problems_of(load_plan("p", FILES), as_of=on("2025-01-01"))
    assert [problem.order for problem in problems] == sorted(p.order for p in problems)
    name = "plans/p/1-w/1.2-x.yaml"
    found = [(p.place.line, p.place.column, p.rule) for p in problems if p.place.path == name]
    assert found == [
        (1, 6, "file-name"),
        (3, 14, "unknown-officer"),
        (5, 55, "unknown-officer"),
        (6, 12, "update-out-of-order"),
    ]


def test_a_file_is_read_again_once_for_all_that_the_rules_found_in_it() -> None:
    files = {path: text.replace("2024-08-01", "2024-10-01") for path, text in FILES.items()}
    loaded = load_plan("p", files)
    texts = Texts(loaded.texts)
    texts.asked = []
    problems = problems_of(loaded._replace(texts=texts), as_of=on("2025-01-01"))
    assert {problem.place.path for problem in problems} == set(FILES)
    in_the_plan_s_file = [path for path in texts.asked if path == "plans/p/plan.yaml"]
    assert len(in_the_plan_s_file) == 2  # once more for the line of the officer with the same id
    others = [path for path in texts.asked if path != "plans/p/plan.yaml"]
    assert others == sorted(set(FILES) - {"plans/p/plan.yaml", "plans/p/1-w/1.4-broken.yaml"})


def test_no_rule_judges_a_plan_that_is_too_large_to_be_read_whole() -> None:
    """What a rule would miss may stand in the part that was not read."""
    files = {
        **FILES,
        "plans/p/1-w/1.5-x.yaml": plan_too_large("plans/p/1-w/1.5-x.yaml", "files", 1),
    }
    rules = {problem.rule for problem in problems_of(load_plan("p", files), as_of=on("2025-03-31"))}
    assert rules == {"plan-too-large", "missing-key"}


# What other plans hold


def _plan(name: str, **successors: str) -> dict[str, str]:
    """Give the files of a plan with the actions 1.1 and 1.2, withdrawn for what is named."""
    files = {
        f"plans/{name}/plan.yaml": PLAN.split("officers:")[0],
        f"plans/{name}/1-w/workstream.yaml": 'ref: "1"\ntitle: W\nobjective: "1"\n',
    }
    for number in ("1", "2"):
        update = "{date: 2024-09-01, status: withdrawn, note: N, superseded_by: %s}"
        updates = [update % target for key, target in successors.items() if key[-1] == number]
        text = f'ref: "1.{number}"\ntitle: T\nupdates: [{", ".join(updates)}]\n'
        files[f"plans/{name}/1-w/1.{number}-x.yaml"] = text
    return files


def _rules(*plans: dict[str, str], names: tuple[str, ...] = ("a", "b")) -> list[tuple[str, str]]:
    """Give the plan and the rule of each problem of plans that are checked together."""
    loaded = [load_plan(next(iter(files)).split("/")[1], files) for files in plans]
    checked = check(loaded, (), as_of=on("2025-01-01"), names=names)
    return [(p.place.path.split("/")[1], p.rule) for p in checked.problems]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("b/1.1", []),
        ("b/1", []),
        ("b/1.9", [("a", "unknown-successor")]),
        ("b/1.1(c)", [("a", "unknown-successor")]),
        ("c/1.1", [("a", "unknown-successor")]),
        ("[b/1.1, b/1.9]", [("a", "unknown-successor")]),
    ],
)
def test_a_successor_in_another_plan_is_looked_up_there(
    target: str, found: list[tuple[str, str]]
) -> None:
    assert _rules(_plan("a", of_1=target), _plan("b")) == found
    assert _rules(_plan("b"), _plan("a", of_1=target)) == found


def test_a_plan_that_is_not_read_is_not_judged_but_one_that_is_not_there_is() -> None:
    assert _rules(_plan("a", of_1="b/1.9")) == []
    assert _rules(_plan("a", of_1="c/1.9")) == [("a", "unknown-successor")]


def test_what_may_stand_in_a_broken_file_of_the_other_plan_is_not_judged() -> None:
    other = {**_plan("b"), "plans/b/1-w/1.9-x.yaml": "title: ["}
    assert _rules(_plan("a", of_1="b/1.9"), other) == [("b", "yaml-syntax")]


def test_a_plan_that_is_too_large_to_be_read_whole_has_whatever_is_looked_for() -> None:
    path = "plans/b/1-w/1.8-x.yaml"
    other: dict[str, Any] = {**_plan("b"), path: plan_too_large(path, "files", 1)}
    assert _rules(_plan("a", of_1="b/1.9"), other) == [("b", "plan-too-large")]


def test_the_help_names_the_plan_that_was_meant() -> None:
    loaded = [load_plan("a", _plan("a", of_1="yrok-2027/1.1"))]
    checked = check(loaded, (), as_of=on("2025-01-01"), names=("a", "york-2027"))
    (problem,) = checked.problems
    assert problem.message == "There is no plan 'yrok-2027' here"
    assert problem.help.startswith("Did you mean 'york-2027/1.1'? Where that plan is not ")


def test_a_circle_of_successors_through_two_plans_is_told_in_both() -> None:
    first, second = _plan("a", of_1="b/1.1"), _plan("b", of_1="'1.2'", of_2="a/1.1")
    circle = "superseded-in-a-circle"
    assert _rules(first, second) == [("a", circle), ("b", circle)]
    loaded = [load_plan("a", first), load_plan("b", second)]
    problems = check(loaded, (), as_of=on("2025-01-01"), names=("a", "b")).problems
    said = [problem.message.partition(": ")[2] for problem in problems]
    assert said == ["1.1 -> b/1.1 -> b/1.2 -> 1.1", "1.1 -> 1.2 -> a/1.1 -> 1.1"]
    assert _rules(first) == _rules(second) == []
    assert _rules(first, _plan("b", of_1="'1.2'")) == []


@pytest.mark.parametrize("letter", list("abcdefghjkmn"))
def test_of_two_plans_that_may_be_meant_the_first_by_name_is_suggested(letter: str) -> None:
    names = (f"{letter}bove", f"{letter}-bove", "p")
    closed = f"closed: {{on: 2024-12-31, reason: R, succeeded_by: {letter}b-ove}}\n"
    plan = load_plan("p", {"plans/p/plan.yaml": PLAN + closed})
    checked = check([plan], (), as_of=on("2025-01-01"), names=names)
    (problem,) = (p for p in checked.problems if p.rule == "unknown-succeeding-plan")
    assert problem.help.startswith(f"Did you mean '{letter}-bove'?")


def test_the_texts_of_what_is_wrong_stand_in_the_order_of_the_files() -> None:
    checked = check([load_plan("p", FILES)], (), as_of=on("2025-01-01"))
    assert list(checked.texts) == sorted(checked.texts)
    assert len(checked.texts) > 4
