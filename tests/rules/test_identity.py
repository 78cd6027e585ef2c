"""A number, a short name or a title means one thing only."""

from typing import Any

import pytest

from cip.documents.reading.marks import Places
from cip.loading.plan import load_plan
from cip.rules.rule import RULES, Subject

from .corpus import AS_OF, base, check, file, found, helps, laid_over, rules_found, train

PLAN = base()["plans/example/plan.yaml"]


def _with_officer(line: str) -> str:
    return file("plan.yaml", PLAN.replace("officers:\n", f"officers:\n  - {line}\n"))


def test_of_three_with_one_number_the_second_and_third_are_told() -> None:
    parts = "\n".join('  - {ref: "a", title: Part}' for _ in range(3))
    assert [line.split(":")[1] for line in found(train(f"milestones:\n{parts}"))] == ["7", "8"]


def test_the_same_part_in_two_actions_is_no_duplicate() -> None:
    text = train('milestones: [{ref: "a", title: Part}]')
    text += file(
        "2-second/2.1-budget.yaml", 'ref: "2.1"\n\ntitle: B\n\nmilestones: [{ref: "a", title: P}]'
    )
    assert rules_found(text) == []


def test_numbers_that_only_look_alike_are_two() -> None:
    text = file("1-first/1.10-a.yaml", 'ref: "1.10"\n\ntitle: A')
    assert rules_found(text) == []


def test_two_objectives_with_one_number_are_told_with_the_line_of_the_first() -> None:
    text = file("plan.yaml", PLAN.replace('ref: "2"', 'ref: "1"'))
    second = file("2-second/workstream.yaml", 'ref: "2"\n\ntitle: Second\n\nobjective: "1"')
    assert rules_found(text + second) == ["duplicate-ref"]
    assert helps(text + second) == [
        "The other one is in line 10. Give one of the two another number."
    ]


def test_a_copied_file_whose_number_was_not_changed_is_told_once() -> None:
    text = file("1-first/1.3-copy.yaml", 'ref: "1.1"\n\ntitle: Lead')
    assert rules_found(text) == ["file-name"]


def test_an_action_with_the_number_of_a_workstream_cannot_be_told_apart() -> None:
    text = file("1.1-third/workstream.yaml", 'ref: "1.1"\n\ntitle: Third\n\nobjective: "1"')
    action, workstream = sorted(found(text))
    assert "1.1-lead.yaml:1:6: error: 1.1 is the number of a workstream too" in action
    assert "1.1-third/workstream.yaml:1:6: error: 1.1 is the number of an action too" in workstream


def test_a_number_that_two_files_have_is_told_in_both_and_each_names_the_other() -> None:
    text = file("1-first/1.1-again.yaml", 'ref: "1.1"\n\ntitle: Again')
    hints = {problem.place.path: problem.help for problem in check(laid_over(text))}
    assert hints == {
        f"plans/example/1-first/{name}": f"The other one is in 1-first/{other}. "
        "Give one of the two another number."
        for name, other in (
            ("1.1-again.yaml", "1.1-lead.yaml"),
            ("1.1-lead.yaml", "1.1-again.yaml"),
        )
    }


def test_a_number_that_three_files_have_is_told_once_in_each() -> None:
    text = file("1-first/1.1-again.yaml", 'ref: "1.1"\n\ntitle: Again')
    text += file("1-first/1.1-more.yaml", 'ref: "1.1"\n\ntitle: More')
    assert rules_found(text) == ["duplicate-ref"] * 3


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan.yaml", PLAN.replace("id: head-of-hr", "id: chief-executive")),
        ("plan.yaml", f"{PLAN}  - {{id: report-2025, title: Another}}\n"),
        (
            "plan.yaml",
            PLAN.replace("boards:\n", "boards:\n  - {id: improvement-board, title: B}\n"),
        ),
        ("risks.yaml", "risks:\n  - {id: r, title: One}\n  - {id: r, title: Two}"),
        (
            "recommendations.yaml",
            "sets:\n"
            + "  - {id: s, title: S, kind: audit, recommendations: [{id: R1, text: T}]}\n"
            + "  - {id: s, title: S, kind: audit, recommendations: [{id: R2, text: T}]}\n",
        ),
        (
            "recommendations.yaml",
            "sets: [{id: s, title: S, kind: audit, recommendations: "
            "[{id: R1, text: T}, {id: R2, text: T}, {id: R1, text: T}]}]",
        ),
    ],
    ids=["officers", "documents", "boards", "risks", "sets", "recommendations"],
)
def test_a_short_name_is_given_once(name: str, text: str) -> None:
    assert rules_found(file(name, text)) == ["duplicate-id"]


def test_one_number_in_two_sets_is_no_duplicate() -> None:
    sets = "".join(
        f"  - {{id: {name}, title: S, kind: audit, recommendations: [{{id: R9, text: T}}]}}\n"
        for name in ("a", "b")
    )
    text = base()["plans/example/recommendations.yaml"] + sets
    assert rules_found(file("recommendations.yaml", text)) == []


@pytest.mark.parametrize(
    "line",
    [
        "{id: other, title: Head of HR}",
        "{id: other, title: 'head  OF hr'}",
        "{id: other, title: Other, abbreviations: [Head of HR]}",
        "{id: other, title: head-of-hr}",
        "{id: hhr, title: Other, abbreviations: [O, HEAD-OF-HR]}",
        "{id: ce, title: Other}",
    ],
)
def test_a_title_a_short_name_or_an_abbreviation_means_one_officer(line: str) -> None:
    assert rules_found(_with_officer(line)) == ["shared-name"]


@pytest.mark.parametrize(
    "line",
    [
        "{id: other, title: Other, abbreviations: [O, o, Other, other]}",
        "{id: other, title: Head of H R}",
    ],
)
def test_an_officer_may_repeat_its_own_names(line: str) -> None:
    assert rules_found(_with_officer(line)) == []


def test_an_officer_entered_twice_is_told_once() -> None:
    assert rules_found(_with_officer("{id: head-of-hr, title: Head of HR}")) == ["duplicate-id"]


class Texts(dict[str, str]):
    """Texts by path that note which of them were asked for."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__(texts)
        self.asked: list[str] = []

    def get(self, path: str, default: Any = None) -> Any:
        self.asked.append(path)
        return super().get(path, default)


def test_files_are_not_read_again_for_lines_that_are_not_told() -> None:
    """Else two large files whose numbers many small ones take in turns would be read each time."""
    files = laid_over(
        "".join(file(f"1-first/1.{n}-x.yaml", f'ref: "1.{n}"\n\ntitle: A') for n in (8, 9))
    )
    for number in (8, 9, 8, 9):
        files[f"plans/example/1-first/1.{number}-{len(files)}.yaml"] = (
            f'ref: "1.{number}"\ntitle: Again\n'
        )
    texts = Texts(files)
    subject = Subject(plan=load_plan("example", files).plan, as_of=AS_OF, places=Places(texts))
    assert len(list(RULES["duplicate-ref"].faults(subject))) == 6
    assert texts.asked == []
