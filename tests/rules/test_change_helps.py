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


def _filled_in(problem: Problem) -> str:
    """Give the block as an officer pastes it, who writes what stands in brackets."""
    said = re.sub(r'"\(who [a-z ]+\)"', "improvement-board", _block(problem))
    return re.sub(r'"\(why [a-z ]+\)"', "The trainer fell ill.", said)


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
    after[path] = f"{after[path].rstrip()}\n\n{_filled_in(problem)}\n"
    left = judged(before, after).problems
    assert {p.rule for p in left} <= {"agreement-without-source"}, left


@pytest.mark.parametrize("name", AT_THE_END)
def test_what_is_pasted_as_it_is_printed_says_nothing_and_is_refused(name: str) -> None:
    before, after = both(_invalid(name))
    (problem,) = [p for p in found(_invalid(name)) if p.rule == name]
    path = problem.place.path
    after[path] = f"{after[path].rstrip()}\n\n{_block(problem)}\n"
    left = [p for p in judged(before, after).problems if p.rule == "not-filled-in"]
    assert left
    assert {p.severity for p in left} == {"error"}


@pytest.mark.parametrize("name", NAMES)
def test_no_block_says_for_an_officer_who_agreed_or_which_paper_shows_it(name: str) -> None:
    """The plan of the examples has one board and one document: a guess would name them."""
    for problem in found(_invalid(name)):
        said = [line for line in _block(problem).splitlines() if "was:" not in line]
        for line in said:
            if "agreed_by:" in line or "mistyped:" in line or line.startswith("source:"):
                assert "improvement-board" not in line, problem.help
                assert "report-2025" not in line, problem.help


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
    after[lead] += f"\n{_filled_in(problems[0])}\n"
    assert {p.rule for p in judged(before, after).problems} <= {"agreement-without-source"}


def test_of_what_is_withdrawn_late_nobody_is_asked_when_it_was_done() -> None:
    before, after = both(
        "=== head/plans/example/1-first/1.1-lead.yaml\n"
        'ref: "1.1"\n\ntitle: Agree what leaders do\n\naccountable: Chief Executive\n\n'
        "deadline: March 2025\n\nupdates:\n  - date: 2025-06-02\n    status: withdrawn\n"
        "    note: The region does it.\n    agreed_by: improvement-board\n"
        "    source: {document: report-2025, paragraph: 9}\n"
    )
    path = "plans/example/1-first/1.1-lead.yaml"
    before[path] = after[path].partition("\nupdates:")[0]
    (problem,) = [p for p in judged(before, after).problems if p.rule == "entry-backdated"]
    assert "done_on" not in problem.help
    assert problem.help == (
        "Where it was reported on 2 June 2025 and is only entered late, it may stand: whoever "
        "reviews the change looks at it. Else date it by the day on which it is entered, such as "
        "2026-03-31."
    )
    control = "\nchange_control: {since: 2025-04-01, agreed_by: [improvement-board]}\n"
    plan = "plans/example/plan.yaml"
    before[plan] = after[plan] = before[plan] + control
    (problem,) = [p for p in judged(before, after).problems if p.rule == "entry-backdated"]
    assert problem.help == "Date it by the day on which it is entered, such as 2026-03-31."


def test_a_long_text_is_not_shown_whole_to_be_pasted() -> None:
    assert scalar("a" * LONGEST) == f'"{"a" * LONGEST}"'
    for text in ("a" * (LONGEST + 1), "Word, " * 3000):
        assert len(block("changed", {"was": {"detail": text}, "reason": "x"})) < 150
