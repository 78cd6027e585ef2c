"""Only what goes on is in place, by the deadline that held on the day that it was reported."""

import pytest

from .corpus import found, helps, lead, rules_found

ONCE = "in-place-due-once"
EVIDENCE = "evidence: [{title: T, document: report-2025}]"
IN_PLACE = f"status: in-place, {EVIDENCE}"


def _updates(*days: str) -> str:
    return f"updates: [{', '.join(f'{{date: {day}, {IN_PLACE}}}' for day in days)}]"


@pytest.mark.parametrize(
    ("deadline", "rules"),
    [
        ("March 2026", [ONCE]),
        ("2026", [ONCE]),
        ("May 2027", [ONCE]),
        ("March 2026, then ongoing", []),
        ("May 2027, then ongoing", []),
        ("ongoing", []),
        ("quarterly", []),
        ("monthly from May 2027", []),
        ("March 2026 onwards", []),
        ("March 2026 (provisional)", [ONCE]),
        ("ongoing until March 2026", []),
        ("ongoing until 2 March 2026", []),
        ("ongoing until 1 March 2026", [ONCE]),
        ("monthly until February 2026", [ONCE]),
        ("TBC", []),
        (None, []),
    ],
)
def test_only_what_goes_on_is_in_place(deadline: str | None, rules: list[str]) -> None:
    due = f"deadline: {deadline}\n\n" if deadline else ""
    assert rules_found(lead(due + _updates("2026-03-02"))) == rules
    part = f"deadline: '{deadline}', " if deadline else ""
    text = f'milestones: [{{ref: "a", title: A, {part}{_updates("2026-03-02")}}}]'
    assert rules_found(lead(text)) == rules


def test_what_is_due_once_is_told_to_be_complete() -> None:
    text = lead(f"deadline: March 2026\n\n{_updates('2026-03-02')}")
    (line,) = found(text)
    assert "1.1 is reported as in place, and it is due once, by 31 March 2026 [" in line
    assert helps(text) == ["Write complete."]


def test_what_went_on_until_a_day_is_told_so() -> None:
    text = lead(f"deadline: monthly until February 2026\n\n{_updates('2026-03-02')}")
    assert "in place, and it went on until 28 February 2026 only [" in found(text)[0]


def test_each_update_is_judged_by_the_deadline_that_held() -> None:
    """It went on until it was moved on 1 September, and goes on again since 1 December."""
    moves = (
        "rescheduled:\n"
        "  - {on: unknown, from: April 2025}\n"
        '  - {on: 2025-09-01, from: "May 2025, then ongoing", reason: R}\n'
        "  - {on: 2025-12-01, from: May 2026, reason: R}\n"
    )
    days = ["2025-05-01", "2025-08-31", "2025-09-01", "2025-11-30", "2025-12-01", "2026-03-02"]
    item = f"deadline: ongoing\n\n{moves}\n{_updates(*days)}"
    columns = [int(line.split(":")[2]) for line in found(lead(item))]
    text = item.splitlines()[-1]
    first, second = (text.index("in-place", text.index(day)) + 1 for day in days[2:4])
    assert columns == [first, second]
    indented = "\n".join(f"    {line}" for line in item.splitlines())
    part = f'milestones:\n  - ref: "a"\n    title: A\n{indented}'
    assert [int(line.split(":")[2]) - 4 for line in found(lead(part))] == [first, second]


GOING = '{ref: "g", title: G, deadline: ongoing%s}'
DATED = '{ref: "d", title: D, deadline: March 2026%s}'
OPEN = '{ref: "o", title: O%s}'
UPDATE = ", updates: [{date: 2025-06-01, status: %s, note: N}]"


@pytest.mark.parametrize(
    ("parts", "rules"),
    [
        ([DATED % ""], [ONCE] * 3),
        ([DATED % "", GOING % ""], []),
        ([DATED % "", OPEN % ""], []),
        ([DATED % "", OPEN % (UPDATE % "complete")], [ONCE] * 2),
        ([DATED % "", OPEN % (UPDATE % "withdrawn")], [ONCE] * 2),
        ([DATED % "", GOING % (UPDATE % "withdrawn")], [ONCE] * 2),
        ([DATED % "", GOING % (UPDATE % "complete")], []),
        ([DATED % "", GOING % ", added: 2025-06-01"], [ONCE]),
        ([DATED % ", added: 2025-06-01", GOING % ""], []),
        ([DATED % ", added: 2025-06-01"], [ONCE] * 2),
        ([DATED % (UPDATE % "withdrawn")], [ONCE]),
        (
            [
                (DATED % "").replace(
                    "}", ", rescheduled: [{on: 2025-06-01, from: ongoing, reason: R}]}"
                )
            ],
            [ONCE] * 2,
        ),
        (
            [
                (GOING % "").replace(
                    "}", ", rescheduled: [{on: 2025-06-01, from: 2026, reason: R}]}"
                )
            ],
            [ONCE],
        ),
    ],
)
def test_without_a_deadline_the_parts_of_that_day_count(parts: list[str], rules: list[str]) -> None:
    updates = _updates("2025-05-31", "2025-06-01", "2026-03-02")
    assert rules_found(lead(f"milestones: [{', '.join(parts)}]\n\n{updates}")) == rules


def test_a_deadline_of_its_own_outweighs_the_parts() -> None:
    text = f"deadline: ongoing\n\nmilestones: [{DATED % ''}]\n\n{_updates('2026-03-02')}"
    assert rules_found(lead(text)) == []
    moved = "rescheduled: [{on: 2025-06-01, from: ongoing, reason: R}]"
    text = f"{moved}\n\nmilestones: [{DATED % ''}]\n\n{_updates('2026-03-02')}"
    assert rules_found(lead(text)) == []
