"""Rules about what was changed, about who may agree, and about the end of a plan."""

from datetime import date

import pytest
from builders import changed, plan

from cip.model.changed import Closed
from cip.rules.changes import unknown_succeeding_plan
from cip.rules.rule import Plans, Subject

from .corpus import file, found, helps, lead, rules_found

MISTYPED = "mistyped: {document: report-2025}"


def wrong(lines: str) -> list[str]:
    return rules_found(lead(f"changed:\n{lines}"))


def test_a_change_of_today_is_in_order_and_one_of_tomorrow_is_not() -> None:
    for day, expected in (("2026-03-31", []), ("2026-04-01", ["update-in-future"])):
        assert wrong(f"  - {{on: {day}, was: {{detail: x}}, reason: y}}") == expected


def test_changes_stand_oldest_first_and_several_of_one_day_may() -> None:
    one = "  - {on: 2026-03-02, was: {detail: x}, reason: y}\n"
    other = "  - {on: 2026-03-02, was: {detail: z}, reason: y}\n"
    older = "  - {on: 2026-03-01, was: {detail: w}, reason: y}\n"
    assert wrong(one + other) == []
    assert wrong(one + older) == ["update-out-of-order"]


def test_the_papers_of_a_change_are_documents_of_the_plan() -> None:
    line = "  - {{on: 2026-03-02, was: {{detail: x}}, {}}}"
    assert wrong(line.format("mistyped: {document: report-2024}")) == ["unknown-document"]
    source = "reason: y, source: {document: report-2024}"
    assert wrong(line.format(source)) == ["unknown-document"]


@pytest.mark.parametrize("key", ["reason: y", "agreed_by: CE", "reason: y, agreed_by: CE"])
def test_what_was_mistyped_was_not_decided(key: str) -> None:
    line = f"  - {{on: 2026-03-02, was: {{detail: x}}, {MISTYPED}, {key}}}"
    assert wrong(line) == ["mistyped-and-decided"]


def test_a_deadline_may_only_be_mistyped() -> None:
    line = "  - {{on: 2026-03-02, was: {{deadline: March 2062}}, {}}}"
    assert wrong(line.format("reason: y")) == ["move-told-as-change"]
    assert wrong(line.format(MISTYPED)) == []
    text = lead("changed:\n" + line.format("reason: y"))
    assert helps(text) == [
        "Write it under rescheduled: the day in on, the old deadline in from, and why."
    ]


def test_the_deadline_of_an_objective_is_changed_as_any_other_word_of_it() -> None:
    lines = """\
council: Example Council
title: Improvement plan
period: {start: April 2025}
objectives:
  - ref: "1"
    title: Lead well
    deadline: March 2026
    changed: [{on: 2026-03-02, was: {deadline: May 2025}, reason: y}]
  - {ref: "2", title: Spend well}
officers:
  - {id: chief-executive, title: Chief Executive, abbreviations: [CE]}
  - {id: head-of-hr, title: Head of HR}
"""
    assert found(file("plan.yaml", lines)) == []


def test_of_changes_one_after_the_other_each_leads_to_another_value() -> None:
    first = "  - {on: 2026-03-01, was: {title: A, detail: null}, reason: y}\n"
    second = "  - {on: 2026-03-02, was: {title: A}, reason: y}\n"
    third = "  - {on: 2026-03-03, was: {title: Lead}, reason: y}\n"
    assert wrong(first.replace("A, detail: null", "B") + second) == []
    assert wrong(first + second) == ["change-without-change"] * 2
    assert wrong(third) == ["change-without-change"]


def test_a_key_that_becomes_two_fields_changes_where_one_of_them_does() -> None:
    lines = """\
council: Example Council
title: Improvement plan
period: {start: April 2025, end: March 2027}
objectives: [{ref: "1", title: Lead well}, {ref: "2", title: Spend well}]
officers:
  - {id: chief-executive, title: Chief Executive, abbreviations: [CE]}
  - {id: head-of-hr, title: Head of HR}
changed:
  - on: 2026-03-02
    was: {period: {start: April 2025%s}}
    reason: y
"""
    assert found(file("plan.yaml", lines % "")) == []
    assert len(found(file("plan.yaml", lines % ", end: March 2027"))) == 1


def test_who_may_agree_is_a_board_or_an_officer() -> None:
    line = "change_control: {since: 2026-04-30, agreed_by: [CE, improvement-bord, Somebody]}"
    lines = f"""\
council: Example Council
title: Improvement plan
period: {{start: April 2025}}
objectives: [{{ref: "1", title: Lead well}}, {{ref: "2", title: Spend well}}]
officers:
  - {{id: chief-executive, title: Chief Executive, abbreviations: [CE]}}
  - {{id: head-of-hr, title: Head of HR}}
boards: [{{id: improvement-board, title: Improvement Board}}]
{line}
"""
    assert rules_found(file("plan.yaml", lines)) == ["unknown-agreement"] * 2
    assert helps(file("plan.yaml", lines))[0].startswith("Did you mean 'improvement-board'?")


def faults(name: str | None, *names: str) -> list[str]:
    whole = plan(closed=Closed(date(2026, 3, 31), "Done", name))
    others = Plans(("north", *names), {})
    subject = Subject(whole, as_of=date(2026, 3, 31), plans=others)
    return [fault.message for fault in unknown_succeeding_plan(subject)]


def test_the_plan_that_goes_on_with_a_closed_one_is_here() -> None:
    assert faults("north-2027", "north-2027") == []
    assert faults(None) == []
    assert faults("north-2028", "north-2027") == ["There is no plan 'north-2028' here"]
    assert faults("north", "north-2027") == ["This plan is said to go on with itself"]


def test_where_the_other_plans_are_not_known_nothing_is_said_of_them() -> None:
    whole = plan(closed=Closed(date(2026, 3, 31), "Done", "x"), changed=(changed("2026-01-01"),))
    assert list(unknown_succeeding_plan(Subject(whole, as_of=date(2026, 3, 31)))) == []
