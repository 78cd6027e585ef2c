"""What a finding of a change tells to paste can be pasted: it is right, and the finding goes."""

import re

import pytest

from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import read_document
from cip.model.problem import Problem
from cip.rules.of_change.paste import LONGEST, block, scalar

from .change_corpus import FOLDER, both, found, judged
from .test_change_examples import NAMES


def _invalid(name: str) -> str:
    return (FOLDER / f"{name}.invalid.txt").read_text(encoding="utf-8")


def _block(problem: Problem) -> str:
    return problem.help.partition("\n")[2]


WITH_BLOCK = [name for name in NAMES if any(_block(p) for p in found(_invalid(name)))]
AT_THE_END = (
    *("deadline-moved-silently", "deadline-dropped", "start-moved", "terms-changed"),
    *("number-changed", "scope-changed", "answer-dropped"),
)
"""What is pasted below all else in the file that the finding points to."""


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_says_what_to_do(name: str) -> None:
    for problem in found(_invalid(name)):
        assert problem.help
        assert "\n\n\n" not in problem.help


@pytest.mark.parametrize("name", WITH_BLOCK)
def test_what_is_to_be_pasted_can_be_read(name: str) -> None:
    for problem in found(_invalid(name)):
        block = _block(problem)
        text = re.sub("^  - ", "list:\n  - ", block, count=1) if block.startswith("  - ") else block
        document = read_document("page.yaml", text + "\n")
        assert isinstance(document, Document), block


@pytest.mark.parametrize("name", AT_THE_END)
def test_what_is_pasted_takes_the_finding_away(name: str) -> None:
    before, after = both(_invalid(name))
    (problem,) = [p for p in found(_invalid(name)) if p.rule == name]
    path = problem.place.path
    after[path] = f"{after[path].rstrip()}\n\n{_block(problem)}\n"
    left = judged(before, after).problems
    assert {p.rule for p in left} <= {"agreement-without-source"}, left


def test_the_command_that_brings_a_file_back_is_safe_for_a_shell() -> None:
    path = "plans/example/2-second/2.1-a b; rm -r x.yaml"
    text = 'ref: "2.1"\n\ntitle: Balance it all\n\ndeadline: 2026/27\n'
    before, _ = both("")
    del before["plans/example/2-second/2.1-budget.yaml"]
    after = dict(before)
    before[path] = text
    (problem,) = judged(before, after).problems
    assert f"git checkout 3f2a91c -- '{path}'" in problem.help


def test_a_value_that_is_pasted_cannot_become_another_key() -> None:
    lead = "plans/example/1-first/1.1-lead.yaml"
    before, after = both("")
    before[lead] = before[lead].replace(
        "title: Agree what leaders do", 'title: "yes: {a: 1}\\", approved: 2027-01-01 # x"'
    )
    after[lead] = before[lead].replace("yes: {a: 1}", "no: {a: 1}")
    problems = [p for p in judged(before, after).problems if p.rule == "scope-changed"]
    after[lead] += f"\n{_block(problems[0])}\n"
    assert {p.rule for p in judged(before, after).problems} <= {"agreement-without-source"}


def test_a_long_text_is_not_shown_whole_to_be_pasted() -> None:
    assert scalar("a" * LONGEST) == f'"{"a" * LONGEST}"'
    for text in ("a" * (LONGEST + 1), "Word, " * 3000):
        assert len(block("changed", {"was": {"detail": text}, "reason": "x"})) < 150
