"""When something was done, as far as anybody said so, and whether that was in time."""

import pytest
from builders import action, milestone, move, names, on, stands, until, update

DONE = update("2024-10-21", "complete", shown=True)
MOVED = move("2024-08-01", "July 2024")


def done(*updates, deadline="September 2024", as_of="2025-12-31", **more):
    standing = stands(action("1.1", deadline, *updates, **more), as_of)
    return standing.completed


def lateness(found):
    return (found.days_late, found.days_late_at_least, found.is_in_time)


@pytest.mark.parametrize("status", ["not-started", "underway", "at-risk", "in-place", "withdrawn"])
def test_what_is_not_reported_as_complete_is_not_done(status):
    assert done(update("2024-09-01", status)) is None


@pytest.mark.parametrize(
    ("reported", "in_time"),
    [("2024-09-29", True), ("2024-09-30", True), ("2024-10-01", False)],
)
def test_what_was_reported_by_its_last_day_was_in_time_by_how_much_is_not_known(reported, in_time):
    found = done(update(reported, "complete"))
    assert lateness(found) == (None, None, in_time)
    assert found.is_undated is not in_time


@pytest.mark.parametrize(
    ("done_on", "days"),
    [
        ("29 September 2024", -1),
        ("30 September 2024", 0),
        ("1 October 2024", 1),
        ("August 2024", -30),
        ("September 2024", 0),
        ("October 2024", 1),
        ("July 2024 - August 2024", -30),
        ("2024", None),
        ("15 September 2024 to 15 October 2024", None),
    ],
)
def test_a_day_before_counts_from_its_last_day_one_after_from_its_first_across_is_not_known(
    done_on, days
):
    found = done(update("2024-10-21", "complete", done_on=done_on))
    assert found.done_on == until(done_on)
    assert lateness(found) == (days, None, days is not None and days <= 0)
    assert found.is_undated is (days is None)


def test_what_lies_across_the_last_day_was_in_time_where_it_was_reported_by_then():
    found = done(update("2024-09-20", "complete", done_on="September 2024"), deadline="25/09/2024")
    assert lateness(found) == (None, None, True)


def test_reported_is_the_first_day_since_which_it_is_complete_without_a_break():
    said = [update("2024-08-01", "complete"), update("2024-09-01", "underway"), DONE]
    assert done(*said, update("2024-12-01", "complete")).reported == on("2024-10-21")


@pytest.mark.parametrize(
    ("open_on", "at_least"),
    [("2024-09-29", None), ("2024-09-30", None), ("2024-10-01", 1), ("2024-10-20", 20)],
)
@pytest.mark.parametrize("status", ["not-started", "underway", "at-risk"])
def test_what_was_said_to_be_open_after_its_last_day_was_late_by_so_much_at_least(
    status, open_on, at_least
):
    found = done(update(open_on, status), DONE)
    assert lateness(found) == (None, at_least, False)
    assert found.is_late is (at_least is not None)


def test_it_was_late_at_least_until_the_newest_such_word_of_it_or_of_a_part():
    said = [update("2024-10-02", "underway"), update("2024-10-05", None, expected="November 2024")]
    assert done(*said, DONE).days_late_at_least == 5
    part = milestone("a", None, update("2024-10-10", "underway"))
    assert done(*said, DONE, parts=[part]).days_late_at_least == 10


def test_what_is_said_of_a_part_after_it_was_complete_makes_it_no_later():
    part = milestone("a", None, update("2024-11-10", "underway"))
    assert done(DONE, parts=[part]).days_late_at_least is None


@pytest.mark.parametrize(
    ("open_on", "counts"), [("2024-08-30", True), ("2024-08-31", True), ("2024-09-01", False)]
)
def test_a_day_that_somebody_later_said_it_was_not_done_on_does_not_count(open_on, counts):
    found = done(
        update(open_on, "underway"), update("2024-10-21", "complete", done_on="August 2024")
    )
    assert (found.done_on is not None) is counts
    assert found.days_late == (-30 if counts else None)


def test_a_day_taken_back_leaves_what_is_known():
    said = update("2024-10-10", "underway")
    found = done(said, update("2024-10-21", "complete", done_on="August 2024"))
    assert (found.done_on, found.days_late_at_least) == (None, 10)


def test_across_the_last_day_and_open_after_it_is_late_at_least():
    said = update("2024-10-10", "underway")
    found = done(said, update("2024-10-21", "complete", done_on="2024"))
    assert lateness(found) == (None, 10, False)


def test_the_newest_update_that_names_a_day_says_it():
    said = update("2024-11-01", "complete", done_on="October 2024")
    assert done(DONE, said).days_late == 1
    assert done(DONE, said, as_of="2024-10-31").done_on is None


class TestTheDeadlineThatHeldThen:
    """It is judged by that one, not by the one that there is now."""

    @pytest.mark.parametrize(
        ("done_on", "days"), [("31 July 2024", 0), ("1 August 2024", -60), ("30 September 2024", 0)]
    )
    def test_is_that_of_the_day_that_it_was_done(self, done_on, days):
        found = done(update("2024-10-21", "complete", done_on=done_on), moved=[MOVED])
        assert found.days_late == days

    def test_is_that_of_the_day_of_the_report_where_no_day_is_named(self):
        later = move("2024-10-01", "July 2024")
        assert not done(update("2024-09-30", "complete"), moved=[later]).is_in_time
        assert done(update("2024-09-30", "complete"), moved=[MOVED]).is_in_time

    def test_is_the_last_date_where_that_was_moved_to_none_after_it_had_passed(self):
        item = {"deadline": "TBC", "moved": [move("2024-10-10", "September 2024")]}
        assert done(DONE, **item).is_undated
        assert done(update("2024-10-15", "underway"), DONE, **item).days_late_at_least == 15
        before = {"deadline": "TBC", "moved": [move("2024-09-10", "September 2024")]}
        assert lateness(done(DONE, **before)) == (None, None, False)
        assert not done(DONE, **before).is_undated

    def test_is_that_of_its_last_part_where_it_has_none_of_its_own(self):
        parts = [milestone("a", "August 2024"), milestone("b", "September 2024")]
        found = done(DONE, deadline=None, parts=parts)
        assert found.is_undated
        assert found.deadline == until("September 2024")

    @pytest.mark.parametrize("deadline", [None, "TBC", "ongoing"])
    def test_is_none_where_nobody_set_one_and_nothing_is_late(self, deadline):
        found = done(update("2024-10-21", "complete", done_on="October 2024"), deadline=deadline)
        assert lateness(found) == (None, None, False)
        assert not found.is_undated


class TestWhatGoesOn:
    """What is due "September 2024, then ongoing" is done when it is in place."""

    @pytest.mark.parametrize(
        ("in_place", "in_time"),
        [("2024-09-29", True), ("2024-09-30", True), ("2024-10-01", False)],
    )
    def test_was_in_time_where_it_was_in_place_by_its_last_day(self, in_place, in_time):
        said = update(in_place, "in-place"), update("2024-12-01", "complete")
        found = done(*said, deadline="September 2024, then ongoing")
        assert (found.reported, found.met) == (on("2024-12-01"), on(in_place))
        assert lateness(found) == (None, None, in_time)

    def test_was_late_by_the_day_that_it_was_in_place(self):
        said = (
            update("2024-11-01", "in-place", done_on="3 October 2024"),
            update("2024-12-01", "complete", done_on="December 2024"),
        )
        found = done(*said, deadline="September 2024, then ongoing")
        assert found.days_late == 3

    def test_was_not_late_for_being_said_to_be_in_place_after_it(self):
        said = (
            update("2024-09-01", "in-place"),
            update("2024-10-15", "at-risk"),
            update("2024-12-01", "complete"),
        )
        found = done(*said, deadline="September 2024, then ongoing")
        assert lateness(found) == (None, None, True)

    def test_is_told_by_the_day_that_it_was_in_place(self):
        said = update("2024-10-11", "in-place", shown=True), update("2024-12-01", "complete")
        standing = stands(action("1.1", "September 2024, then ongoing", *said), "2024-12-31")
        (finding,) = standing.findings
        assert finding.text == (
            "in place in the report of 11 October 2024; its date was 30 September 2024; the day it "
            "was done is not known"
        )

    def test_what_is_due_once_is_not_done_when_it_is_in_place(self):
        said = update("2024-09-01", "in-place"), update("2024-12-01", "complete", shown=True)
        standing = stands(action("1.1", "September 2024", *said), "2024-12-31")
        assert names(standing.findings) == ["completion-undated"]


def test_the_report_of_october_that_it_was_done_in_may_is_in_time_for_may():
    """A paper's day is not the day that the work was done."""
    said = update("2025-10-31", "complete", "The October paper says that it was done in May.")
    bare = stands(action("1.1", "May 2025", said), "2025-11-15")
    assert bare.completed is not None
    assert (bare.completed.reported, bare.completed.done_on) == (on("2025-10-31"), None)
    assert dict(bare.findings)["completion-undated"] == (
        "complete in the report of 31 October 2025; its date was 31 May 2025; the day it was done "
        "is not known"
    )
    said = said._replace(done_on=until("May 2025"))
    told = stands(action("1.1", "May 2025", said), "2025-11-15")
    assert told.completed is not None
    assert lateness(told.completed) == (0, None, True)
    assert names(told.findings) == ["unevidenced"]
