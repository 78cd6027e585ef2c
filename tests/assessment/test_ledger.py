"""The slippage ledger."""

import pytest
from builders import action, move, officer, on, seen

from cip.assessment.ledger import Total, ledger

OFFICERS = (officer("ce", "Chief Executive"), officer("hr", "Head of HR"))
MOVED = action(
    "1.1",
    "January 2025",
    moved=[
        move("2024-07-17", "September 2024", "No staff", agreed_by="Cabinet"),
        move("2024-10-01", "October 2024", "No money"),
    ],
    accountable=("ce", "hr"),
)
FORWARD = action("1.2", "August 2024", moved=[move("2024-07-17", "September 2024")])
OPEN_ENDED = action("1.3", "TBC", moved=[move("2024-07-17", "September 2024")], accountable=())


def book(day, *actions):
    return ledger(seen(*actions, as_of=day, officers=OFFICERS))


def test_each_move_is_an_entry_with_what_it_was_what_it_became_why_and_who_agreed():
    (row,) = book("2024-12-31", MOVED).rows
    first, second = row.entries
    assert (first.number, first.on, first.before, first.after, first.days) == (
        *(1, on("2024-07-17"), "September 2024", "October 2024", 31),
    )
    assert (first.reason, first.agreed_by) == ("No staff", "Cabinet")
    assert (second.before, second.after, second.days) == ("October 2024", "January 2025", 92)
    assert (second.reason, second.agreed_by) == ("No money", None)
    assert row.days == 123 == row.standing.slipped_days


@pytest.mark.parametrize(
    ("day", "moves"), [("2024-07-16", []), ("2024-07-17", [31]), ("2024-10-01", [31, 92])]
)
def test_a_move_is_in_the_ledger_from_its_own_day(day, moves):
    assert [entry.days for row in book(day, MOVED).rows for entry in row.entries] == moves


@pytest.mark.parametrize(
    ("approved", "days"),
    [("2024-07-16", [31, 92]), ("2024-07-17", [92]), ("2024-09-30", [92]), ("2024-10-01", [])],
)
def test_what_moved_until_the_plan_was_approved_is_history(approved, days):
    found = ledger(seen(MOVED, as_of="2024-12-31", officers=OFFICERS, approved=on(approved)))
    assert [entry.days for row in found.rows for entry in row.entries] == days
    assert [entry.number for row in found.rows for entry in row.entries] == [1, 2][: len(days)]
    assert sum(row.days for row in found.rows) == sum(days)


def test_a_move_of_unknown_day_is_in_the_ledger_of_a_plan_that_was_never_approved():
    item = action("1.1", "September 2024", moved=[move(None, "August 2024")])
    ((entry,),) = (row.entries for row in book("2024-12-31", item).rows)
    assert (entry.on, entry.days) == (None, 30)
    approved = seen(item, as_of="2024-12-31", approved=on("2020-01-01"))
    assert ledger(approved).rows == ()


def test_what_never_moved_is_not_in_the_ledger():
    assert book("2024-12-31", action()) == ((), (), ())


def test_a_deadline_that_moved_three_times_stands_out():
    moves = [move(f"2024-07-{day}", "September 2024") for day in (17, 18, 19)]
    twice, thrice = action("1.1", moved=moves[:2]), action("1.2", moved=moves)
    rows = book("2024-12-31", twice, thrice).rows
    assert {row.standing.action.ref: row.is_repeated for row in rows} == {"1.1": False, "1.2": True}


def test_the_rows_stand_with_most_days_first():
    rows = book("2024-12-31", FORWARD, OPEN_ENDED, MOVED).rows
    assert [(row.standing.action.ref, row.days) for row in rows] == [
        ("1.1", 123),
        ("1.3", 0),
        ("1.2", -30),
    ]


def test_a_move_to_no_day_has_no_days():
    ((entry,),) = (row.entries for row in book("2024-12-31", OPEN_ENDED).rows)
    assert (entry.after, entry.days) == ("TBC", None)


def test_the_totals_count_an_action_of_two_officers_for_both():
    found = book("2024-12-31", MOVED, FORWARD, OPEN_ENDED)
    assert found.by_objective == (Total(name="1 Lead well", actions=3, moves=4, days=93),)
    assert found.by_officer == (
        Total(name="Chief Executive", actions=2, moves=3, days=93),
        Total(name="Head of HR", actions=1, moves=2, days=123),
    )
