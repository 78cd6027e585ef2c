"""Starts, deadlines and moves fit together; the day itself is always in order."""

import pytest

from .corpus import base, file, found, helps, lead, rules_found

PLAN = base()["plans/example/plan.yaml"]
START, PART, MOVE = "start-after-deadline", "milestone-after-action", "move-without-change"


@pytest.mark.parametrize(
    ("start", "deadline", "rules"),
    [
        ("2026-03-30", "2026-03-31", []),
        ("2026-03-31", "2026-03-31", []),
        ("2026-04-01", "2026-03-31", [START]),
        ("31 March 2026", "March 2026", []),
        ("1 April 2026", "March 2026", [START]),
        ("March 2026", "1 March 2026", []),
        ("March 2026", "28 February 2026", [START]),
        ("Q4 2025/26", "January 2026", []),
        ("2026/27", "2026", []),
        ("2027", "2026", [START]),
        ("April 2026", "March 2026, then ongoing", [START]),
        ("March 2026", "March 2026, then ongoing", []),
        ("commenced", "March 2025", []),
        ("2026-03-31", "ongoing", []),
        ("2026-03-31", "TBC", []),
        ("2026-03-31", "ongoing until March 2026", []),
        ("2026-04-01", "ongoing until March 2026", [START]),
        ("2026-04-01", "monthly until March 2026", [START]),
        ("2026-04-01", "monthly from March 2026", []),
    ],
)
def test_work_starts_before_it_is_due(start: str, deadline: str, rules: list[str]) -> None:
    dates = f"start: {start}\n\ndeadline: {deadline}"
    assert rules_found(lead(dates)) == rules
    part = f'milestones: [{{ref: "a", title: A, start: "{start}", deadline: "{deadline}"}}]'
    assert rules_found(lead(part)) == rules


@pytest.mark.parametrize("line", ["start: March 2026", "deadline: March 2026"])
def test_a_date_alone_is_not_compared(line: str) -> None:
    assert rules_found(lead(line)) == []


@pytest.mark.parametrize(
    ("end", "rules"), [("1 April 2025", []), ("April 2025", []), ("31 March 2025", [START])]
)
def test_the_period_of_the_plan_starts_before_it_ends(end: str, rules: list[str]) -> None:
    text = file("plan.yaml", PLAN.replace("end: March 2027", f"end: {end}"))
    assert rules_found(text) == rules
    if rules:
        assert found(text)[0].startswith("plans/example/plan.yaml:6:10: ")


@pytest.mark.parametrize(
    ("part", "action", "rules"),
    [
        ("2026-03-30", "2026-03-31", []),
        ("2026-03-31", "2026-03-31", []),
        ("2026-04-01", "2026-03-31", [PART]),
        ("March 2026", "31 March 2026", []),
        ("March 2026", "30 March 2026", [PART]),
        ("April 2026", "March 2026, then ongoing", []),
        ("April 2026, then ongoing", "March 2026", [PART]),
        ("April 2026", "ongoing", []),
        ("April 2026", "TBC", []),
        ("ongoing", "March 2026", []),
        ("TBC", "March 2026", []),
        ("monthly", "March 2026", []),
        ("April 2026", "monthly", []),
        ("April 2026", "ongoing until March 2026", [PART]),
        ("monthly until April 2026", "March 2026", [PART]),
    ],
)
def test_a_part_is_due_no_later_than_its_action(part: str, action: str, rules: list[str]) -> None:
    text = f'deadline: {action}\n\nmilestones: [{{ref: "a", title: A, deadline: "{part}"}}]'
    assert rules_found(lead(text)) == rules


@pytest.mark.parametrize(
    ("of_part", "of_action", "rules"),
    [
        ("deadline: May 2026", "", []),
        ("dates: March and May 2026", "", []),
        ("", "deadline: March 2026", []),
        ("", "dates: March and May 2026", []),
        ("lead: HR", "title: T", [PART]),
    ],
)
def test_dates_that_the_paper_prints_so_are_left_alone(
    of_part: str, of_action: str, rules: list[str]
) -> None:
    printed = f", as_published: {{{of_part}}}" if of_part else ""
    text = (
        f'deadline: March 2026\n\nmilestones: [{{ref: "a", title: A, deadline: May 2026{printed}}}]'
    )
    text += f"\n\nas_published: {{{of_action}}}" if of_action else ""
    assert rules_found(lead(text)) == rules


def _moves(deadline: str, *previous: str) -> str:
    moves = "".join(f'  - {{on: 2026-03-02, from: "{text}", reason: R}}\n' for text in previous)
    return f"{deadline}\n\nrescheduled:\n{moves}"


@pytest.mark.parametrize(
    ("deadline", "previous", "lines"),
    [
        ("May 2026", ["March 2026"], []),
        ("March 2026", ["March 2026"], ["8"]),
        ("March 2026", ["Mar. 2026"], ["8"]),
        ("31/03/2026", ["2026-03-31"], ["8"]),
        ("31 March 2026", ["March 2026"], []),
        ("March 2026, then ongoing", ["March 2026"], []),
        ("March 2026, then ongoing", ["March 2026 onwards"], ["8"]),
        ("March 2026", ["March 2026 (provisional)"], []),
        ("monthly", ["quarterly"], []),
        ("monthly", ["Monthly"], ["8"]),
        ("monthly", ["monthly from March 2026"], []),
        ("Mar-26", ["March 2026"], ["8"]),
        ("ongoing", ["March 2026"], []),
        ("asap", ["TBC"], ["8"]),
        ("May 2026", ["March 2026", "March 2026"], ["8"]),
        ("March 2026", ["March 2026", "May 2026"], []),
        ("March 2026", ["March 2026", "March 2026"], ["8", "9"]),
    ],
)
def test_a_moved_deadline_is_another_one(
    deadline: str, previous: list[str], lines: list[str]
) -> None:
    text = found(lead(_moves(f"deadline: {deadline}", *previous)))
    assert [line.split(":")[1] for line in text] == lines
    assert all(line.endswith(f"[{MOVE}]") for line in text)


@pytest.mark.parametrize("on", ["2026-03-02", "unknown"])
def test_a_deadline_may_be_moved_to_none(on: str) -> None:
    moves = f"rescheduled: [{{on: {on}, from: May 2026, reason: R}}]"
    assert found(lead(f'milestones: [{{ref: "a", title: A, {moves}}}]\n\n{moves}')) == []


def test_a_move_to_the_same_deadline_on_an_unknown_day_is_none() -> None:
    moves = "deadline: May 2026\n\nrescheduled: [{on: unknown, from: May 2026}]"
    assert rules_found(lead(moves)) == [MOVE]


def test_the_help_says_where_the_new_deadline_belongs() -> None:
    first, second = helps(lead(_moves("deadline: May 2026", "May 2026", "May 2026")))
    assert "the new one in from of the next entry" in first
    assert "the new one in deadline" in second


@pytest.mark.parametrize(
    ("deadline", "lines"),
    [
        ("ongoing", 1),
        ("ongoing until March 2026", 0),
        ("monthly", 0),
        ("June 2026 onwards", 0),
    ],
)
def test_only_what_is_ongoing_and_nothing_else_is_advised_on(deadline: str, lines: int) -> None:
    said = found(lead(f"deadline: {deadline}"), advice=True)
    assert sum(line.endswith("[only-ongoing]") for line in said) == lines
