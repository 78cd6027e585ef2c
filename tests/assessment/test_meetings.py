"""When a board meets."""

import pytest
from builders import board, on, plan

from cip.assessment.index import Index
from cip.assessment.meetings import (
    Meeting,
    board_for,
    last_meeting,
    looks_back_to,
    next_meeting,
)

DATED = board("board", "2024-09-10", "2024-11-20", "2025-01-15", meets="monthly")


@pytest.mark.parametrize(
    ("day", "last", "after"),
    [
        ("2024-11-19", "2024-09-10", "2024-11-20"),
        ("2024-11-20", "2024-09-10", "2025-01-15"),
        ("2024-11-21", "2024-11-20", "2025-01-15"),
    ],
)
def test_a_meeting_on_the_day_itself_is_the_one_that_is_prepared(day, last, after):
    assert last_meeting(DATED, as_of=on(day)) == Meeting(on(last), is_dated=True)
    assert next_meeting(DATED, as_of=on(day)) == Meeting(on(after), is_dated=True)


def test_before_the_first_dated_meeting_and_after_the_last_one_the_interval_counts():
    assert last_meeting(DATED, as_of=on("2024-09-10")) == Meeting(on("2024-08-10"), is_dated=False)
    assert next_meeting(DATED, as_of=on("2025-01-15")) == Meeting(on("2025-02-15"), is_dated=False)


@pytest.mark.parametrize(
    ("meets", "before", "after"),
    [
        ("weekly", "2024-05-24", "2024-06-07"),
        ("fortnightly", "2024-05-17", "2024-06-14"),
        ("monthly", "2024-04-30", "2024-06-30"),
        ("every-two-months", "2024-03-31", "2024-07-31"),
        ("quarterly", "2024-02-29", "2024-08-31"),
        ("twice-a-year", "2023-11-30", "2024-11-30"),
        ("yearly", "2023-05-31", "2025-05-31"),
    ],
)
def test_without_dates_a_meeting_is_one_interval_away_and_months_end_with_their_last_day(
    meets, before, after
):
    regular, day = board(meets=meets), on("2024-05-31")
    assert last_meeting(regular, as_of=day) == Meeting(on(before), is_dated=False)
    assert next_meeting(regular, as_of=day) == Meeting(on(after), is_dated=False)


@pytest.mark.parametrize("meets", [None, "when called"])
def test_a_board_that_does_not_say_when_it_meets_has_no_meetings(meets):
    assert last_meeting(board(meets=meets), as_of=on("2024-05-31")) is None
    assert next_meeting(board(meets=meets), as_of=on("2024-05-31")) is None


def test_a_board_is_found_by_its_id_or_title_in_any_case_or_by_its_template():
    first = board("cib", title="Improvement Board", template="quarterly")
    second = board("tcob", title="Oversight Board", template="quarterly")
    known = plan(boards=(first, second))
    assert Index(known).board("CIB") is first
    assert Index(known).board("oversight board") is second
    assert Index(known).board("board") is None
    assert board_for(known, "quarterly") is first
    assert board_for(known, "monthly") is None


@pytest.mark.parametrize(
    ("approved", "day", "looks_back_to_day"),
    [
        ("2024-05-10", "2024-05-31", "2024-05-10"),
        ("2024-04-29", "2024-05-31", "2024-04-30"),
        ("2024-05-31", "2024-05-31", "2024-04-30"),
        (None, "2024-05-31", "2024-04-30"),
        ("2024-11-01", "2024-11-19", "2024-09-10"),
    ],
)
def test_a_report_looks_back_to_no_reckoned_meeting_before_the_plan_was_approved(
    approved, day, looks_back_to_day
):
    """A meeting that has a date took place, and the board may have had the draft."""
    whose = DATED if day == "2024-11-19" else board(meets="monthly")
    whole = plan(boards=(whose,), approved=on(approved) if approved else None)
    assert looks_back_to(whole, whose, as_of=on(day)) == on(looks_back_to_day)
