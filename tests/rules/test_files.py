"""Files and folders are there, and their names say what is in them."""

import pytest

from cip.loading.plan import load_plan
from cip.rules.rule import RULES, Subject

from .corpus import AS_OF, base, check, file, helps, laid_over, rules_found


def _missing(*broken: str) -> list[str]:
    files = base()
    del files["plans/example/plan.yaml"]
    del files["plans/example/2-second/workstream.yaml"]
    plan = load_plan("example", files).plan
    subject = Subject(plan=plan, as_of=AS_OF, broken=frozenset(broken))
    return [fault.at.path for fault in RULES["missing-file"].faults(subject)]


def test_a_missing_plan_and_a_missing_workstream_are_named() -> None:
    assert _missing() == ["plans/example/plan.yaml", "plans/example/2-second/workstream.yaml"]


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        ("plans/example/plan.yaml", ["plans/example/2-second/workstream.yaml"]),
        ("plans/example/plan.yml", ["plans/example/2-second/workstream.yaml"]),
        ("plans/example/2-second/workstream.yaml", ["plans/example/plan.yaml"]),
        ("plans/example/2-second/Workstream.yaml", ["plans/example/plan.yaml"]),
        ("plans/example/2-second/workstream.yml", ["plans/example/plan.yaml"]),
        ("plans/example/2-second", ["plans/example/plan.yaml"]),
        ("plans/example", ["plans/example/2-second/workstream.yaml"]),
    ],
)
def test_a_file_that_is_there_but_broken_is_not_missing(broken: str, left: list[str]) -> None:
    assert _missing(broken) == left


def test_a_plan_without_any_file_lacks_its_plan_yaml() -> None:
    assert [problem.rule for problem in check({})] == ["missing-file"]


def test_nothing_but_the_broken_file_is_told_of_a_broken_plan_yaml() -> None:
    assert rules_found(file("plan.yaml", "council: [")) == ["yaml-syntax"]


@pytest.mark.parametrize(
    ("name", "ref", "rules"),
    [
        ("1.3-check", "1.3", []),
        ("1.3", "1.3", []),
        ("1.3-2024-check", "1.3", []),
        ("1.3-check", "1.4", ["file-name"]),
        ("1.30-check", "1.3", ["file-name"]),
        ("check", "1.3", ["file-name"]),
        ("01.3-check", "1.3", ["file-name"]),
        ("1.3-check", "2.3", ["file-name"]),
        ("2.3-check", "2.3", ["wrong-folder"]),
        ("3.3-check", "2.3", ["file-name", "wrong-folder"]),
        ("1-check", "1", ["wrong-folder"]),
        ("10.1-check", "10.1", ["wrong-folder"]),
        ("1.3.1-check", "1.3.1", []),
    ],
)
def test_the_number_of_file_and_folder_is_that_of_the_action(
    name: str, ref: str, rules: list[str]
) -> None:
    text = file(f"1-first/{name}.yaml", f'ref: "{ref}"\n\ntitle: Check')
    assert rules_found(text) == rules


@pytest.mark.parametrize(
    ("name", "ref", "help"),
    [
        ("1.3-check", "1.4", 'Write ref: "1.3", or let the file\'s name begin with 1.4-.'),
        ("1.3-check", "2.4", 'Write ref: "1.3".'),
        ("check", "1.3", "Let the file's name begin with 1.3-."),
    ],
)
def test_the_help_of_file_name_offers_only_what_fits_the_folder(
    name: str, ref: str, help: str
) -> None:
    assert helps(file(f"1-first/{name}.yaml", f'ref: "{ref}"\n\ntitle: Check')) == [help]


def test_an_action_in_the_wrong_folder_is_sent_to_the_right_one() -> None:
    text = file("1-first/2.2-check.yaml", 'ref: "2.2"\n\ntitle: Check')
    assert helps(text) == ["Move the file to 2-second, the folder of workstream 2."]


def test_an_action_that_no_folder_fits_is_told_how_its_number_begins() -> None:
    text = file("1-first/7.2-check.yaml", 'ref: "7.2"\n\ntitle: Check')
    assert helps(text) == ["The number of an action of workstream 1 begins with 1 and a dot."]


def test_a_wrong_folder_name_is_told_once_and_not_again_for_each_action() -> None:
    workstream = 'ref: "2"\n\ntitle: Second\n\nobjective: "2"'
    text = (
        "=== delete plans/example/2-second/workstream.yaml\n"
        "=== delete plans/example/2-second/2.1-budget.yaml\n"
        + file("3-second/workstream.yaml", workstream)
        + file("3-second/2.1-budget.yaml", 'ref: "2.1"\n\ntitle: Budget')
    )
    assert rules_found(text) == ["folder-name"]


def test_a_long_name_is_cut_in_the_message() -> None:
    (problem,) = check(laid_over(file(f"1-first/{'z' * 200}.yaml", 'ref: "1.3"\n\ntitle: Check')))
    assert problem.message.count("z") == 59
