"""What rules look at: a plan, and which of its files could not be used."""

import pytest

from cip.loading.plan import load_plan
from cip.model.references import above
from cip.rules.rule import Subject

from .corpus import AS_OF, base, laid_over, train

FILE = "plans/example/1-first/1.2-train.yaml"


def _subject(*broken: str) -> Subject:
    plan = load_plan("example", base()).plan
    return Subject(plan=plan, as_of=AS_OF, broken=frozenset(broken))


@pytest.mark.parametrize(
    ("broken", "ref", "answer"),
    [
        (FILE, "1.2", True),
        (FILE, "1.3", False),
        (FILE, "1", True),
        ("plans/example/3-third/workstream.yaml", "3", True),
        ("plans/example/3-third/workstream.yaml", "3.1", False),
        ("plans/example/3-third", "3", True),
        ("plans/example/3-third", "3.1.2", True),
        ("plans/example/3-third", "30.1", False),
        ("plans/example/1.7-misplaced.yaml", "1.7", True),
        ("plans/example/1.7-misplaced.yaml", "1.7.1", False),
        ("plans/example/1.7-misplaced.yml", "1.7.1", False),
        ("plans/example/plan.yaml", "1.7", False),
    ],
)
def test_a_reference_may_stand_in_a_file_that_could_not_be_used(
    broken: str, ref: str, answer: bool
) -> None:
    assert _subject(broken).may_exist(ref) is answer


@pytest.mark.parametrize(
    ("ref", "refs"), [("1.2.1", ["1.2", "1"]), ("1.10", ["1"]), ("1", []), ("", [])]
)
def test_what_a_reference_lies_below_comes_nearest_first(ref: str, refs: list[str]) -> None:
    assert list(above(ref)) == refs


def test_actions_and_their_parts_are_tracked_in_order() -> None:
    text = train('milestones: [{ref: "b", title: B}, {ref: "a", title: A}]')
    plan = load_plan("example", laid_over(text)).plan
    names = [name for name, _ in Subject(plan=plan, as_of=AS_OF).tracked()]
    assert names == ["1.1", "1.2", "1.2(b)", "1.2(a)", "2.1"]
