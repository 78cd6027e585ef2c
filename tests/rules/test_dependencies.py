"""Nothing waits, by whatever way, for itself."""

import pytest

from cip.loading.plan import load_plan
from cip.rules.rule import RULES, Subject

from .corpus import AS_OF, base, file, found, lead, rules_found, train

PART = 'milestones: [{ref: "a", title: A, depends_on: [%s]}, {ref: "b", title: B}]'


def _workstream(ref: str, targets: str) -> str:
    names = {"1": "1-first", "2": "2-second"}
    lines = f'ref: "{ref}"\n\ntitle: W\n\nobjective: "{ref}"\n\ndepends_on: [{targets}]'
    return file(f"{names[ref]}/workstream.yaml", lines)


def _messages(text: str) -> list[str]:
    lines = found(text)
    assert all(line.endswith("[dependency-circle]") for line in lines)
    return [line.split("error: ")[1].removesuffix(" [dependency-circle]") for line in lines]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (lead('depends_on: ["1.1"]'), "1.1 depends on itself"),
        (lead('depends_on: ["1"]'), "1.1 depends on workstream 1, which it belongs to"),
        (lead(f'depends_on: ["1.1(b)"]\n\n{PART % ""}'), "1.1 depends on its own part 1.1(b)"),
        (lead(PART % '"1.1"'), "1.1(a) depends on 1.1, of which it is a part"),
        (lead(PART % '"1.1(a)"'), "1.1(a) depends on itself"),
        (lead(PART % '"1"'), "1.1(a) depends on workstream 1, which it belongs to"),
        (_workstream("1", '"1"'), "1 depends on itself"),
        (_workstream("1", '"1.1"'), "Workstream 1 depends on its own action 1.1"),
    ],
)
def test_nothing_depends_on_itself_its_whole_or_its_part(text: str, message: str) -> None:
    assert _messages(text) == [message]


def test_a_part_may_wait_for_another_part_of_its_action() -> None:
    assert found(lead(PART % '"1.1(b)"')) == []


@pytest.mark.parametrize(
    ("text", "circle"),
    [
        (lead('depends_on: ["1.2"]') + train('depends_on: ["1.1"]'), "1.1 -> 1.2 -> 1.1"),
        (lead(PART % '"1.2"') + train('depends_on: ["1.1(a)"]'), "1.1(a) -> 1.2 -> 1.1(a)"),
        (lead(PART % '"1.2"') + train('depends_on: ["1.1"]'), "1.1(a) -> 1.2 -> 1.1 -> 1.1(a)"),
        (_workstream("1", '"2"') + _workstream("2", '"1"'), "1 -> 2 -> 1"),
        (_workstream("2", '"1.1"') + lead('depends_on: ["2"]'), "2 -> 1.1 -> 2"),
    ],
)
def test_a_circle_is_named_once_from_its_first_member(text: str, circle: str) -> None:
    assert _messages(text) == [f"This waits for itself: {circle}"]


def test_the_place_is_the_first_dependency_of_the_circle() -> None:
    (line,) = found(lead('depends_on: ["2.1", "1.2"]') + train('depends_on: ["1.1"]'))
    assert line.startswith("plans/example/1-first/1.1-lead.yaml:5:21: ")


def test_a_workstream_does_not_wait_for_its_actions() -> None:
    text = _workstream("2", '"1"') + lead('depends_on: ["2.1"]')
    assert found(text) == []


def test_what_only_leads_into_a_circle_is_not_part_of_it() -> None:
    text = file("2-second/2.2-x.yaml", 'ref: "2.2"\n\ntitle: X\n\ndepends_on: ["2.2"]')
    text += lead('depends_on: ["1.2"]') + train('depends_on: ["2.1"]')
    text += file("2-second/2.1-budget.yaml", 'ref: "2.1"\n\ntitle: B\n\ndepends_on: ["1.2", "2.2"]')
    assert _messages(text) == ["This waits for itself: 1.2 -> 2.1 -> 1.2", "2.2 depends on itself"]


def test_of_a_knot_one_circle_is_shown_and_then_the_next() -> None:
    knot = lead('depends_on: ["1.2", "2.1"]') + train('depends_on: ["1.1"]')
    budget = file("2-second/2.1-budget.yaml", 'ref: "2.1"\n\ntitle: B\n\ndepends_on: ["1.1"]')
    assert _messages(knot + budget) == ["This waits for itself: 1.1 -> 1.2 -> 1.1"]
    mended = lead('depends_on: ["2.1"]') + train('depends_on: ["1.1"]')
    assert _messages(mended + budget) == ["This waits for itself: 1.1 -> 2.1 -> 1.1"]


def test_two_circles_apart_are_two_problems() -> None:
    text = lead('depends_on: ["1.2"]') + train('depends_on: ["1.1"]') + _workstream("2", '"2"')
    assert len(_messages(text)) == 2


def test_an_unknown_number_is_no_circle() -> None:
    assert rules_found(lead('depends_on: ["1.9"]')) == ["unknown-dependency"]


def test_a_very_long_circle_is_found_without_running_out_of_stack() -> None:
    files, count = base(), 3000
    for number in range(3, count):
        after = number + 1 if number + 1 < count else 3
        text = f'ref: "1.{number}"\ntitle: Link\ndepends_on: ["1.{after}"]\n'
        files[f"plans/example/1-first/1.{number}-link.yaml"] = text
    plan = load_plan("example", files).plan
    (fault,) = RULES["dependency-circle"].faults(Subject(plan=plan, as_of=AS_OF))
    assert fault.message.startswith("This waits for itself: 1.3 -> 1.4 -> ")
    assert fault.message.endswith(" -> ... -> 1.3")
