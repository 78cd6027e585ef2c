"""What the entries of an action add up to, as they were known on a day."""

import pytest
from builders import action, milestone, move, on, plan, until, update

from cip.assessment.known import known
from cip.assessment.timeline import (
    action_status,
    baseline,
    completed_on,
    end_of,
    first_end,
    is_past_due,
    newest_update,
    reported_status,
    slippage_days,
    start_of,
)
from cip.model.vocabulary import Status


def then(item, day):
    """Give an action as it was known on a day."""
    return known(plan(item), as_of=on(day)).actions[0]


def status_on(day, *updates):
    found = reported_status(then(action("1.1", None, *updates), day).updates)
    return found.status.value if found else None


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2024-09-29", None), ("2024-09-30", "underway"), ("2024-10-01", "underway")],
)
def test_an_update_is_known_from_its_own_day(day, expected):
    assert status_on(day, update("2024-09-30", "underway")) == expected


def test_the_status_is_that_of_the_newest_update_wherever_it_stands_in_the_file():
    newest, older = update("2024-10-01", "complete"), update("2024-09-01", "underway")
    assert status_on("2024-12-31", newest, older) == "complete"
    assert status_on("2024-09-30", newest, older) == "underway"


def test_of_two_updates_on_one_day_the_last_one_in_the_file_counts():
    both = update("2024-10-01", "complete"), update("2024-10-01", "underway")
    assert status_on("2024-10-01", *both) == "underway"
    assert status_on("2024-10-01", *reversed(both)) == "complete"


def test_a_note_without_a_status_changes_nothing():
    updates = update("2024-09-01", "underway"), update("2024-10-01", note="Still going")
    assert status_on("2024-12-31", *updates) == "underway"
    assert status_on("2024-12-31", update("2024-10-01", note="Only a note")) is None


def test_a_note_counts_as_the_newest_update():
    noted = action("1.1", "March 2025", update("2024-10-01", note="Met twice"))
    assert newest_update(then(noted, "2024-09-30")) is None
    assert newest_update(then(noted, "2024-10-01")) == on("2024-10-01")


def test_an_update_of_a_part_counts_as_the_newest_update_of_the_action():
    part = milestone("a", None, update("2024-11-01", "underway"))
    item = action("1.1", "March 2025", update("2024-10-01", "underway"), parts=[part])
    assert newest_update(then(item, "2024-10-31")) == on("2024-10-01")
    assert newest_update(then(item, "2024-11-01")) == on("2024-11-01")


@pytest.mark.parametrize(
    ("own", "part", "expected"),
    [
        ((), (), None),
        ((), ("2024-10-01", "not-started"), None),
        ((), ("2024-10-01", "withdrawn"), None),
        ((), ("2024-10-01", "underway"), "underway"),
        ((), ("2024-10-01", "at-risk"), "underway"),
        ((), ("2024-10-01", "complete"), "underway"),
        (("2024-09-30", "not-started"), ("2024-10-01", "underway"), "underway"),
        (("2024-10-01", "not-started"), ("2024-10-01", "underway"), "not-started"),
        (("2024-10-02", "not-started"), ("2024-10-01", "underway"), "not-started"),
        (("2024-09-01", "at-risk"), ("2024-10-01", "underway"), "at-risk"),
        (("2024-09-01", "complete"), ("2024-10-01", "underway"), "complete"),
        (("2024-09-01", "withdrawn"), ("2024-10-01", "underway"), "withdrawn"),
    ],
)
def test_an_action_of_which_a_part_has_begun_is_underway_unless_it_says_more(own, part, expected):
    parts = [milestone("a", None, *([update(*part)] if part else []))]
    item = action("1.1", "March 2025", *([update(*own)] if own else []), parts=parts)
    found = action_status(then(item, "2024-12-31"))
    assert (found.status.value if found else None) == expected


def test_the_status_that_follows_from_parts_is_dated_by_the_newest_of_them():
    parts = [
        milestone("a", None, update("2024-10-01", "complete")),
        milestone("b", None, update("2024-09-01", "underway")),
    ]
    found = action_status(then(action(parts=parts), "2024-12-31"))
    assert found is not None
    assert found.update.date == on("2024-10-01")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-07-16", "September 2024"),
        ("2024-07-17", "October 2024"),
        ("2024-10-09", "October 2024"),
        ("2024-10-10", "December 2024"),
        ("2026-01-01", "December 2024"),
    ],
)
def test_a_moved_deadline_holds_from_the_day_of_the_move(day, expected):
    moved = [move("2024-07-17", "September 2024"), move("2024-10-10", "October 2024")]
    item = action("1.1", "December 2024", moved=moved)
    held = then(item, day).deadline
    assert held is not None
    assert held.text == expected
    assert baseline(item) == until("September 2024")


def test_a_deadline_that_never_moved_is_its_own_baseline():
    assert baseline(action("1.1", "March 2025")) == until("March 2025")
    assert baseline(action("1.1", None)) is None


def test_a_deadline_may_be_taken_away_and_was_there_until_then():
    item = action("1.1", None, moved=[move("2024-07-17", "September 2024")])
    assert then(item, "2024-07-16").deadline == until("September 2024")
    assert then(item, "2024-07-17").deadline is None
    assert slippage_days(then(item, "2024-07-17")) is None


@pytest.mark.parametrize(
    ("day", "moves", "days"), [("2024-07-16", 0, 0), ("2024-07-17", 1, 31), ("2024-10-10", 2, 92)]
)
def test_slippage_is_counted_in_days_from_the_first_deadline(day, moves, days):
    moved = [move("2024-07-17", "September 2024"), move("2024-10-10", "October 2024")]
    item = action("1.1", "December 2024", moved=moved)
    assert len(then(item, day).rescheduled) == moves
    assert slippage_days(then(item, day)) == days


def test_a_deadline_that_was_brought_forward_slipped_by_fewer_than_no_days():
    item = action("1.1", "August 2024", moved=[move("2024-07-17", "September 2024")])
    assert slippage_days(then(item, "2024-12-31")) == -30


@pytest.mark.parametrize(
    ("now", "before"), [("TBC", "September 2024"), ("September 2024", "TBC"), ("ongoing", "TBC")]
)
def test_what_has_no_last_day_cannot_have_slipped_by_days(now, before):
    item = action("1.1", now, moved=[move("2024-07-17", before)])
    assert slippage_days(then(item, "2024-12-31")) is None


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        ([], None),
        ([("2024-09-01", "underway")], None),
        ([("2024-09-01", "complete")], "2024-09-01"),
        ([("2024-09-01", "complete"), ("2024-10-01", "complete")], "2024-09-01"),
        ([("2024-09-01", "complete"), ("2024-10-01", None)], "2024-09-01"),
        ([("2024-09-01", "complete"), ("2024-10-01", "underway")], None),
        (
            [("2024-09-01", "complete"), ("2024-10-01", "underway"), ("2024-11-01", "complete")],
            "2024-11-01",
        ),
        ([("2024-11-01", "complete"), ("2024-10-01", "underway")], "2024-11-01"),
    ],
)
def test_an_action_is_complete_since_the_first_update_that_was_never_taken_back(updates, expected):
    item = action("1.1", "March 2025", *(update(*said) for said in updates))
    found = completed_on(then(item, "2024-12-31"))
    assert found == (on(expected) if expected else None)


class TestTheEndOfAnActionWithoutADeadline:
    """It ends with its last part, where each part has a last day."""

    def test_is_that_of_its_last_part(self):
        item = action(
            "1.1", None, parts=[milestone("a", "March 2025"), milestone("b", "January 2025")]
        )
        end = end_of(then(item, "2024-12-31"))
        assert end == until("March 2025")

    @pytest.mark.parametrize("last", [None, "TBC", "as soon as possible"])
    def test_is_not_known_where_a_part_has_no_last_day(self, last):
        item = action("1.1", None, parts=[milestone("a", "March 2025"), milestone("b", last)])
        assert end_of(then(item, "2024-12-31")) is None
        assert first_end(then(item, "2024-12-31")) is None

    def test_goes_on_where_a_part_only_goes_on(self):
        parts = [milestone("a", "March 2025"), milestone("b", "ongoing")]
        end = end_of(then(action("1.1", None, parts=parts), "2024-12-31"))
        assert end is not None
        assert (end.last, end.ongoing) == (on("2025-03-31"), True)

    def test_is_ongoing_where_every_part_only_goes_on(self):
        parts = [milestone("a", "ongoing"), milestone("b", "ongoing")]
        assert end_of(then(action("1.1", None, parts=parts), "2024-12-31")) == until("ongoing")

    def test_does_not_wait_for_a_complete_part_without_a_date(self):
        done = milestone("b", None, update("2024-11-01", "complete"))
        item = action("1.1", None, parts=[milestone("a", "March 2025"), done])
        assert end_of(then(item, "2024-12-31")) == until("March 2025")
        assert end_of(then(item, "2024-10-31")) is None

    def test_is_not_known_without_parts(self):
        assert end_of(then(action("1.1", None), "2024-12-31")) is None

    @pytest.mark.parametrize("own", ["June 2024", "TBC", "ongoing"])
    def test_is_its_own_where_it_has_one_of_any_kind(self, own):
        item = action("1.1", own, parts=[milestone("a", "March 2025")])
        assert end_of(then(item, "2024-12-31")) == until(own)

    def test_goes_on_where_any_part_goes_on(self):
        parts = [milestone("a", "March 2025"), milestone("b", "January 2025, then ongoing")]
        end = end_of(then(action("1.1", None, parts=parts), "2024-12-31"))
        assert end is not None
        assert (end.text, end.ongoing, end.last) == ("March 2025", True, on("2025-03-31"))

    @pytest.mark.parametrize("last", ["ongoing until March 2025", "monthly until March 2025"])
    @pytest.mark.parametrize("other", ["ongoing", "quarterly", "January 2025 onwards"])
    def test_goes_on_beyond_a_part_that_ends_where_another_one_does_not(self, last, other):
        parts = [milestone("a", last), milestone("b", other)]
        end = end_of(then(action("1.1", None, parts=parts), "2024-12-31"))
        assert end is not None
        assert (end.text, end.ongoing, end.last) == (last, True, on("2025-03-31"))
        assert end.until is None

    @pytest.mark.parametrize("last", ["ongoing until March 2025", "monthly until March 2025"])
    def test_ends_where_each_part_does(self, last):
        parts = [milestone("a", last), milestone("b", "January 2025")]
        assert end_of(then(action("1.1", None, parts=parts), "2024-12-31")) == until(last)

    @pytest.mark.parametrize(("day", "last"), [("2024-06-30", "March"), ("2024-07-01", "January")])
    def test_leaves_out_a_part_from_the_day_of_its_withdrawal(self, day, last):
        parts = [
            milestone("a", "March 2025", update("2024-07-01", "withdrawn")),
            milestone("b", "January 2025"),
        ]
        end = end_of(then(action("1.1", None, parts=parts), day))
        assert end == until(f"{last} 2025")

    def test_is_not_known_where_every_part_was_withdrawn(self):
        parts = [milestone("a", "March 2025", update("2024-07-01", "withdrawn"))]
        assert end_of(then(action("1.1", None, parts=parts), "2024-07-01")) is None

    @pytest.mark.parametrize(
        ("day", "end", "days"),
        [("2024-07-16", "March 2025", 0), ("2024-07-17", "May 2025", 61)],
    )
    def test_moves_with_its_parts(self, day, end, days):
        parts = [
            milestone("a", "May 2025", moved=[move("2024-07-17", "January 2025")]),
            milestone("b", "March 2025"),
        ]
        item = action("1.1", None, parts=parts)
        assert end_of(then(item, day)) == until(end)
        assert first_end(then(item, day)) == until("March 2025")
        assert slippage_days(then(item, day)) == days


@pytest.mark.parametrize(
    ("day", "late"), [("2024-09-29", False), ("2024-09-30", False), ("2024-10-01", True)]
)
def test_the_deadline_day_itself_is_not_past_due(day, late):
    assert is_past_due(until("September 2024"), None, as_of=on(day)) is late


@pytest.mark.parametrize(
    ("status", "dated", "then_ongoing"),
    [
        (None, True, True),
        (Status.NOT_STARTED, True, True),
        (Status.UNDERWAY, True, False),
        (Status.AT_RISK, True, True),
        (Status.COMPLETE, False, False),
        (Status.WITHDRAWN, False, False),
    ],
)
def test_what_goes_on_after_its_date_is_in_place_once_it_is_underway(status, dated, then_ongoing):
    after = on("2024-10-01")
    assert is_past_due(until("September 2024"), status, as_of=after) is dated
    for text in ("September 2024, then ongoing", "September 2024 onwards"):
        assert is_past_due(until(text), status, as_of=after) is then_ongoing


@pytest.mark.parametrize("text", ["ongoing until March 2026", "monthly until March 2026"])
@pytest.mark.parametrize(
    ("status", "late"),
    [(None, True), (Status.UNDERWAY, True), (Status.COMPLETE, False), (Status.WITHDRAWN, False)],
)
def test_what_goes_on_until_a_day_is_complete_by_then(text, status, late):
    assert not is_past_due(until(text), status, as_of=on("2026-03-31"))
    assert is_past_due(until(text), status, as_of=on("2026-04-01")) is late


@pytest.mark.parametrize("text", [None, "TBC", "ongoing", "monthly", "yearly from June 2024"])
def test_what_has_no_last_day_is_never_past_due(text):
    assert not is_past_due(until(text), None, as_of=on("2099-12-31"))


class TestTheStartOfAnActionWithoutAStart:
    """It starts with the first of its parts."""

    def test_is_that_of_the_part_that_starts_first(self):
        parts = [milestone("a", start="May 2024"), milestone("b", start="April 2024"), milestone()]
        found = start_of(then(action(parts=parts), "2024-01-01"))
        assert found == until("April 2024")

    def test_has_begun_where_a_part_has(self):
        parts = [milestone("a", start="April 2024"), milestone("b", start="commenced")]
        found = start_of(then(action(parts=parts), "2024-01-01"))
        assert found is not None
        assert found.text == "commenced"

    def test_is_its_own_where_it_has_one(self):
        item = action(start="June 2024", parts=[milestone("a", start="April 2024")])
        assert start_of(then(item, "2024-01-01")) == until("June 2024")

    def test_leaves_out_a_part_from_the_day_of_its_withdrawal(self):
        gone = milestone("a", None, update("2024-03-01", "withdrawn"), start="April 2024")
        item = action(parts=[gone, milestone("b", start="May 2024")])
        assert start_of(then(item, "2024-02-29")) == until("April 2024")
        assert start_of(then(item, "2024-03-01")) == until("May 2024")

    @pytest.mark.parametrize("starts", [[], [None], ["TBC"], ["ongoing"]])
    def test_is_not_known_where_no_part_has_a_day(self, starts):
        parts = [milestone("a", start=start) for start in starts]
        assert start_of(then(action(parts=parts), "2024-01-01")) is None
