"""The objectives, workstreams, actions and parts that are named exist."""

import pytest

from .corpus import base, file, found, helps, lead, rules_found, train

BROKEN = "title: ["
RISK = "risks: [{id: r, title: R, %s}]"


@pytest.mark.parametrize("ref", ["1.2", "1.2(a)", "2", "2.1"])
def test_a_workstream_an_action_or_a_part_can_be_depended_on(ref: str) -> None:
    text = lead(f'depends_on: ["{ref}"]')
    parts = 'milestones: [{ref: "a", title: A}]'
    assert rules_found(text + train(parts)) == []


@pytest.mark.parametrize(
    ("ref", "help"),
    [
        ("1.3", "The actions of workstream 1 are 1.1 and 1.2."),
        ("1.2.3", "The actions of workstream 1 are 1.1 and 1.2."),
        ("1.3(a)", "The actions of workstream 1 are 1.1 and 1.2."),
        ("4", "The plan's workstreams are 1 and 2."),
        ("4.1", "The plan's workstreams are 1 and 2."),
        ("1.2(c)", "Its parts are a and b."),
        ("2.1(a)", "It has no parts: write 2.1 alone."),
        ("2(a)", "Write the number of the action, and then the part, such as 4.1(c)."),
    ],
)
def test_the_help_names_what_is_there_instead(ref: str, help: str) -> None:
    assert helps(lead(f'depends_on: ["{ref}"]')) == [help]


@pytest.mark.parametrize(
    "text",
    [
        lead('milestones: [{ref: "a", title: A, depends_on: ["1.9"]}]'),
        lead("updates:\n  - {date: 2026-03-02, status: withdrawn, note: N, superseded_by: '1.9'}"),
        file(
            "2-second/workstream.yaml",
            'ref: "2"\n\ntitle: S\n\nobjective: "2"\n\ndepends_on: ["1.9"]',
        ),
    ],
)
def test_wherever_something_is_depended_on_it_exists(text: str) -> None:
    (line,) = found(text)
    assert line.endswith("'1.9' is not an action or workstream of this plan [unknown-dependency]")


@pytest.mark.parametrize("ref", ["1.2", "1.2(a)"])
def test_what_a_broken_file_may_hold_is_not_judged(ref: str) -> None:
    broken = file("1-first/1.2-train.yaml", BROKEN)
    assert rules_found(lead(f'depends_on: ["{ref}"]') + broken) == ["yaml-syntax"]


def test_a_broken_file_does_not_excuse_its_whole_workstream() -> None:
    broken = file("1-first/1.2-train.yaml", BROKEN)
    assert rules_found(lead('depends_on: ["1.9"]') + broken) == [
        "unknown-dependency",
        "yaml-syntax",
    ]


def test_a_file_with_the_wrong_ending_is_broken_and_not_unknown() -> None:
    text = "=== delete plans/example/1-first/1.2-train.yaml\n"
    text += file("1-first/1.2.yml", 'ref: "1.2"\n\ntitle: Train')
    assert rules_found(lead('depends_on: ["1.2"]') + text) == ["misplaced-file"]


def test_the_folder_of_a_broken_workstream_still_counts_as_one() -> None:
    broken = file("2-second/workstream.yaml", BROKEN)
    assert rules_found(file("risks.yaml", RISK % 'workstreams: ["2"]') + broken) == ["yaml-syntax"]
    assert rules_found(lead('depends_on: ["2", "2.1"]') + broken) == ["yaml-syntax"]


@pytest.mark.parametrize("key", ["objectives", "workstreams"])
def test_a_risk_names_only_what_exists(key: str) -> None:
    (line,) = found(file("risks.yaml", RISK % f'{key}: ["1", "9"]'))
    assert f"'9' is not {'an' if key[0] == 'o' else 'a'} {key[:-1]} of this plan" in line


def test_objectives_are_not_judged_while_plan_yaml_is_broken() -> None:
    text = file("risks.yaml", RISK % 'objectives: ["9"]') + file("plan.yaml", BROKEN)
    assert rules_found(text) == ["yaml-syntax"]


def test_a_plan_without_workstreams_says_so() -> None:
    files = [path for path in base() if path.count("/") == 3]
    text = "".join(f"=== delete {path}\n" for path in files)
    assert helps(text + file("risks.yaml", RISK % 'workstreams: ["1"]')) == [
        "The plan has no workstreams yet."
    ]
