"""Tests of one file as a value: its record, or what is wrong with it."""

import pytest

from cip.documents.fitting.schema import FileKind
from cip.loading.file import load_file
from cip.model.place import Place
from cip.model.plan import Action, Plan, Workstream

ACTION = "plans/york/1.2-first/1.2.3-x.yaml"


def test_an_action_s_file_is_an_action() -> None:
    kind, record, problems, *_ = load_file(ACTION, 'ref: "1.2.3"\ntitle: Do it\n')
    assert isinstance(record, Action)
    assert (kind, problems) == (FileKind.ACTION, ())
    assert (record.ref, record.title, record.workstream) == ("1.2.3", "Do it", "1.2")
    assert (record.path, record.spot.path, record.spot.keys) == (ACTION, ACTION, ())


def test_a_workstream_s_file_is_a_workstream() -> None:
    text = 'ref: "1.2"\ntitle: First\nobjective: "1"\n'
    kind, record, problems, *_ = load_file("plans/york/1.2-first/workstream.yaml", text)
    assert isinstance(record, Workstream)
    assert (kind, problems) == (FileKind.WORKSTREAM, ())
    assert (record.ref, record.folder) == ("1.2", "plans/york/1.2-first")


def test_a_plan_s_file_is_a_plan_without_what_the_other_files_say() -> None:
    text = 'council: C\ntitle: T\nperiod: {start: 2024}\nobjectives: [{ref: "1", title: O}]\n'
    kind, record, problems, *_ = load_file("plans/york/plan.yaml", text)
    assert isinstance(record, Plan)
    assert (kind, problems) == (FileKind.PLAN, ())
    assert (record.name, record.council, record.readable) == ("york", "C", True)
    assert (record.actions, record.workstreams, record.sets) == ((), (), ())


def test_a_file_of_risks_is_its_risks() -> None:
    result = load_file("plans/york/risks.yaml", "risks: [{id: money, title: Money}]\n")
    assert [risk.title for risk in result.record] == ["Money"]


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ('title: "open\n', "yaml-syntax", Place(ACTION, 1, 8, 9)),
        ('title: x\nref: "1.2.3"\nzzz: 1\n', "unknown-key", Place(ACTION, 3, 1, 4)),
        ("", "not-a-form", Place(ACTION, 1, 1, 1)),
    ],
)
def test_a_file_that_cannot_be_used_has_its_problems_with_their_places(
    text: str, rule: str, place: Place
) -> None:
    kind, record, problems, *_ = load_file(ACTION, text)
    assert (kind, record) == (FileKind.ACTION, None)
    assert [(problem.rule, problem.place) for problem in problems] == [(rule, place)]


def test_the_same_path_and_text_give_the_same_answer() -> None:
    for text in ('ref: "1.2.3"\ntitle: Do it\n', "zzz: 1\n"):
        assert load_file(ACTION, text) == load_file(ACTION, text)


@pytest.mark.parametrize(
    ("path", "help"),
    [
        ("plans/york/plan.yml", "Let its name be plan.yaml."),
        ("plans/york/Plan.yaml", "Let its name be plan.yaml."),
        ("plans/york/PLAN.YAML", "Let its name be plan.yaml."),
        ("plans/york/Risks.yml", "Let its name be risks.yaml."),
        ("plans/york/1-first/workstream.yml", "Let its name be workstream.yaml."),
        ("plans/york/1-first/WORKSTREAM.YML", "Let its name be workstream.yaml."),
        ("plans/york/1-first/1.1-x.yml", "Let its name end in .yaml."),
        ("plans/york/1-first/1.1-x.YAML", "Let its name end in .yaml."),
        ("plans/york/1.1-x.yml", "Let its name end in .yaml."),
        (
            "plans/york/1.1-x.yaml",
            "Beside plan.yaml only recommendations.yaml, kpis.yaml, risks.yaml are read; actions "
            "lie in folders.",
        ),
        (
            "plans/york/1-first/more/1.1-x.yaml",
            "An action lies in its workstream's folder: plans/NAME/1.2-words/1.2.1-words.yaml.",
        ),
    ],
)
def test_a_misplaced_file_is_named_and_not_read(path: str, help: str) -> None:
    kind, record, problems, *_ = load_file(path, 'ref: "1.9"\ntitle: x\n')
    (problem,) = problems
    assert (kind, record) == (None, None)
    assert (problem.rule, problem.place, problem.help) == ("misplaced-file", Place(path), help)
    assert problem.message == "No plan file belongs here"
