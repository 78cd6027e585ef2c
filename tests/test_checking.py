"""Tests of checking: the problems of all rules, each at its place, in file order."""

from typing import Any

from builders import on

from cip.checking import problems_of
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
