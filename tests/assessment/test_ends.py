"""When something ends, what was promised, and how far that has slipped."""

from datetime import date

import pytest
from builders import action, milestone, move, on, plan, until, update

from cip.assessment.ends import (
    baseline,
    date_taken_away,
    end_of,
    first_end,
    has_passed,
    history_until,
    is_end_lost,
    judged_by,
    judged_end,
    judged_on,
    shifts,
    slippage_days,
    start_of,
)
from cip.assessment.known import known
from cip.assessment.reported import Reported, reported_status
from cip.model.vocabulary import Status


def then(item, day):
    """Give an action as it was known on a day."""
    return known(plan(item), as_of=on(day)).actions[0]


def end(item, day="2024-12-31"):
    return end_of(then(item, day), None)


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
    assert judged_on(item, on(day), None) == until(expected)


def test_a_deadline_may_be_taken_away_and_was_there_until_then():
    item = action("1.1", None, moved=[move("2024-07-17", "September 2024")])
    assert then(item, "2024-07-16").deadline == until("September 2024")
    assert then(item, "2024-07-17").deadline is None


class TestTheBaseline:
    """What was promised: the deadline that held when the plan was approved."""

    MOVED = action(
        "1.1",
        "December 2024",
        moved=[move("2024-07-17", "September 2024"), move("2024-10-10", "October 2024")],
    )

    @pytest.mark.parametrize(
        ("approved", "promised"),
        [
            (None, "September 2024"),
            ("2024-07-16", "September 2024"),
            ("2024-07-17", "October 2024"),
            ("2024-10-09", "October 2024"),
            ("2024-10-10", "December 2024"),
        ],
    )
    def test_is_what_held_on_the_day_of_approval_and_the_first_one_without_it(
        self, approved, promised
    ):
        history = on(approved) if approved else None
        assert baseline(self.MOVED, history) == until(promised)
        assert first_end(self.MOVED, history) == until(promised)

    def test_of_a_deadline_that_never_moved_is_itself(self):
        assert baseline(action("1.1", "March 2025"), None) == until("March 2025")
        assert baseline(action("1.1", None), None) is None

    def test_of_a_draft_is_the_present_deadline(self):
        draft = known(plan(self.MOVED, approved=on("2025-01-01")), as_of=on("2024-12-31"))
        assert history_until(draft) == date.max
        assert baseline(self.MOVED, date.max) == until("December 2024")

    @pytest.mark.parametrize(
        ("approved", "promised"), [(None, "June 2024"), ("2020-01-01", "September 2024")]
    )
    def test_after_a_move_of_unknown_day_is_the_first_where_the_plan_was_never_approved(
        self, approved, promised
    ):
        item = action("1.1", "September 2024", moved=[move(None, "June 2024")])
        assert baseline(item, on(approved) if approved else None) == until(promised)

    def test_of_a_derived_end_is_the_last_date_of_the_parts_of_the_approved_plan(self):
        later = milestone("c", "June 2025", added="2024-08-01")
        item = action("1.1", None, parts=[milestone("a", "May 2024"), later])
        assert first_end(item, on("2024-07-31")) == until("May 2024")
        assert first_end(item, None) == until("May 2024")
        assert first_end(item, on("2024-08-01")) == until("June 2025")
        assert end_of(item, None) == until("June 2025")

    @pytest.mark.parametrize(
        ("withdrawn", "promised"),
        [("2024-06-30", "May 2025"), ("2024-07-01", "May 2025"), ("2024-07-02", "March 2026")],
    )
    def test_of_a_derived_end_keeps_a_part_that_was_withdrawn_since(self, withdrawn, promised):
        gone = milestone("a", "March 2026", update(withdrawn, "withdrawn"))
        item = action("1.1", None, parts=[gone, milestone("b", "May 2025")])
        assert first_end(item, on("2024-07-01")) == until(promised)
        assert end_of(item, on("2024-07-01")) == until("May 2025")


@pytest.mark.parametrize(
    ("first", "now", "days"),
    [
        ("September 2024", "October 2024", 31),
        ("September 2024", "September 2024", 0),
        ("September 2024", "August 2024", -30),
        ("September 2024", "TBC", None),
        ("TBC", "September 2024", None),
        ("September 2024", None, None),
        (None, "September 2024", None),
    ],
)
def test_slippage_is_counted_in_days_between_two_last_days(first, now, days):
    assert slippage_days(until(first), until(now)) == days


@pytest.mark.parametrize(
    ("before", "now", "is_later"),
    [
        ("September 2024", "October 2024", True),
        ("September 2024", "30 September 2024", False),
        ("September 2024", "August 2024", False),
        ("September 2024", "TBC", True),
        ("September 2024", "ongoing", True),
        ("September 2024", "monthly", True),
        ("September 2024", "monthly until August 2024", False),
        ("September 2024", None, True),
        ("TBC", "September 2024", False),
        ("TBC", "ongoing", False),
    ],
)
def test_none_is_later_than_any_date(before, now, is_later):
    (shift,) = shifts(action("1.1", now, moved=[move("2024-07-17", before)]))
    assert shift.is_later is is_later


class TestADateThatWasTakenAway:
    """A move from a date to none: slippage whenever it was made, and no way out of being late."""

    @pytest.mark.parametrize("now", [None, "TBC", "ongoing", "monthly", "as soon as possible"])
    def test_counts_until_a_date_is_given_again(self, now):
        gone = action("1.1", now, moved=[move("2024-07-17", "September 2024")])
        found = date_taken_away(gone, None)
        assert found is not None
        assert found[1].on == on("2024-07-17")
        moves = [move("2024-07-17", "September 2024"), move("2024-08-01", "TBC")]
        back = action("1.1", "March 2025", moved=moves)
        assert date_taken_away(back, None) is None

    @pytest.mark.parametrize(
        ("day", "judged"),
        [("2024-09-29", None), ("2024-09-30", None), ("2024-10-01", "September 2024")],
    )
    def test_is_judged_by_the_last_date_where_it_had_passed_already(self, day, judged):
        item = action("1.1", None, moved=[move(day, "September 2024")])
        assert judged_by(item, None, None) == until(judged)

    def test_is_judged_by_the_last_date_through_several_moves_to_none(self):
        moves = [move("2024-10-10", "September 2024"), move("2024-11-01", "TBC")]
        item = action("1.1", "ongoing", moved=moves)
        assert judged_by(item, item.deadline, None) == until("September 2024")

    def test_is_history_where_it_was_taken_before_the_plan_was_approved(self):
        item = action("1.1", None, moved=[move("2024-10-10", "September 2024")])
        assert judged_by(item, None, on("2024-10-10")) is None
        assert date_taken_away(item, on("2024-10-10")) is None

    def test_on_a_day_that_is_not_known_was_not_after_it_had_passed(self):
        item = action("1.1", None, moved=[move(None, "September 2024")])
        assert judged_by(item, None, None) is None
        assert date_taken_away(item, None) is not None

    def test_from_a_part_is_no_way_out_where_the_parts_say_when_it_ends(self):
        part = milestone("a", None, moved=[move("2024-10-10", "September 2024")])
        item = action("1.1", None, parts=[part])
        assert end_of(item, None) is None
        assert judged_end(item, None, None) == until("September 2024")
        found = date_taken_away(item, None)
        assert found is not None
        assert found[0] is part
        assert date_taken_away(item._replace(deadline=until("TBC")), None) is None


class TestTheEndOfAnActionWithoutADeadline:
    """It ends with its last part, where each part has a last day."""

    def test_is_that_of_its_last_part(self):
        parts = [milestone("a", "March 2025"), milestone("b", "January 2025")]
        assert end(action("1.1", None, parts=parts)) == until("March 2025")

    @pytest.mark.parametrize("last", [None, "TBC", "as soon as possible"])
    def test_is_that_of_the_last_dated_part_where_another_has_no_date(self, last):
        item = action("1.1", None, parts=[milestone("a", "March 2025"), milestone("b", last)])
        assert end(item) == until("March 2025")
        assert first_end(item, None) == until("March 2025")

    def test_is_the_same_whether_a_part_without_a_date_is_complete_or_not(self):
        done = milestone("b", None, update("2024-11-01", "complete"))
        item = action("1.1", None, parts=[milestone("a", "March 2025"), done])
        assert end(item, "2024-10-31") == end(item, "2024-11-01") == until("March 2025")

    @pytest.mark.parametrize("said", [[], [update("2024-11-01", "complete")]])
    def test_is_not_known_where_our_copy_of_the_paper_lost_that_of_a_part(self, said):
        gone = milestone("b", None, *said, lost={"deadline": "ten ends in one cell"})
        item = action("1.1", None, parts=[milestone("a", "March 2025"), gone])
        assert end(item) is None
        assert is_end_lost(item, None)
        withdrawn = gone._replace(updates=(update("2024-11-01", "withdrawn"),))
        item = item._replace(milestones=(item.milestones[0], withdrawn))
        assert end(item) == until("March 2025")
        assert not is_end_lost(item, None)

    def test_is_not_known_where_our_copy_of_the_paper_lost_its_own(self):
        lost = {"deadline": "ten ends in one cell"}
        item = action("1.1", None, parts=[milestone("a", "March 2025")], lost=lost)
        assert end(item) is None
        assert is_end_lost(item, None)

    def test_goes_on_where_a_part_only_goes_on(self):
        parts = [milestone("a", "March 2025"), milestone("b", "ongoing")]
        found = end(action("1.1", None, parts=parts))
        assert found is not None
        assert (found.last, found.ongoing) == (on("2025-03-31"), True)

    def test_is_ongoing_where_every_part_only_goes_on(self):
        parts = [milestone("a", "ongoing"), milestone("b", "ongoing")]
        assert end(action("1.1", None, parts=parts)) == until("ongoing")

    def test_is_not_known_without_parts(self):
        assert end(action("1.1", None)) is None

    @pytest.mark.parametrize("own", ["June 2024", "TBC", "ongoing"])
    def test_is_its_own_where_it_has_one_of_any_kind(self, own):
        item = action("1.1", own, parts=[milestone("a", "March 2025")])
        assert end(item) == until(own)

    def test_is_none_where_its_own_was_moved_to_none(self):
        parts = [milestone("a", "March 2025")]
        item = action("1.1", None, moved=[move("2024-07-17", "June 2024")], parts=parts)
        assert end(item, "2024-07-16") == until("June 2024")
        assert end(item, "2024-07-17") is None

    def test_goes_on_where_any_part_goes_on(self):
        parts = [milestone("a", "March 2025"), milestone("b", "January 2025, then ongoing")]
        found = end(action("1.1", None, parts=parts))
        assert found is not None
        assert (found.ongoing, found.last) == (True, on("2025-03-31"))

    @pytest.mark.parametrize(("day", "last"), [("2024-06-30", "March"), ("2024-07-01", "January")])
    def test_leaves_out_a_part_from_the_day_of_its_withdrawal(self, day, last):
        parts = [
            milestone("a", "March 2025", update("2024-07-01", "withdrawn")),
            milestone("b", "January 2025"),
        ]
        assert end(action("1.1", None, parts=parts), day) == until(f"{last} 2025")

    def test_is_not_known_where_every_part_was_withdrawn(self):
        parts = [milestone("a", "March 2025", update("2024-07-01", "withdrawn"))]
        assert end(action("1.1", None, parts=parts), "2024-07-01") is None

    @pytest.mark.parametrize(
        ("withdrawn", "agreed_by", "counts"),
        [
            ("2024-03-30", None, False),
            ("2024-03-31", None, False),
            ("2024-04-01", None, True),
            ("2024-04-01", "Cabinet", False),
        ],
    )
    def test_keeps_a_part_that_was_given_up_after_its_date_by_nobodys_word(
        self, withdrawn, agreed_by, counts
    ):
        said = update(withdrawn, "withdrawn", agreed_by=agreed_by)
        parts = [milestone("a", "March 2024", said), milestone("b", "January 2024")]
        assert end(action("1.1", None, parts=parts)) == until(
            "March 2024" if counts else "January 2024"
        )

    def test_keeps_such_a_part_too_where_its_date_was_taken_away_first(self):
        said = update("2024-05-01", "withdrawn")
        part = milestone("a", None, said, moved=[move("2024-04-10", "March 2024")])
        item = action("1.1", None, parts=[part])
        assert judged_end(item, end_of(item, None), None) == until("March 2024")

    @pytest.mark.parametrize(
        ("day", "last", "days"),
        [("2024-07-16", "March 2025", 0), ("2024-07-17", "May 2025", 61)],
    )
    def test_moves_with_its_parts(self, day, last, days):
        parts = [
            milestone("a", "May 2025", moved=[move("2024-07-17", "January 2025")]),
            milestone("b", "March 2025"),
        ]
        item = then(action("1.1", None, parts=parts), day)
        assert end_of(item, None) == until(last)
        assert first_end(item, None) == until("March 2025")
        assert slippage_days(first_end(item, None), end_of(item, None)) == days


@pytest.mark.parametrize(
    ("day", "late"), [("2024-09-29", False), ("2024-09-30", False), ("2024-10-01", True)]
)
@pytest.mark.parametrize("text", ["September 2024", "September 2024, then ongoing"])
def test_the_last_day_itself_is_on_time(text, day, late):
    assert has_passed(until(text), None, as_of=on(day)) is late


@pytest.mark.parametrize(
    ("statuses", "once", "then_ongoing"),
    [
        (["not-started"], True, True),
        (["underway"], True, True),
        (["at-risk"], True, True),
        (["in-place"], True, False),
        (["in-place", "at-risk"], True, False),
        (["in-place", "underway"], True, True),
        (["complete"], False, False),
        (["withdrawn"], False, False),
    ],
)
def test_what_goes_on_after_its_date_is_not_late_once_it_is_in_place(statuses, once, then_ongoing):
    said = tuple(update(f"2024-0{n}-01", status) for n, status in enumerate(statuses, start=1))
    reported, after = reported_status(said), on("2024-10-01")
    assert has_passed(until("September 2024"), reported, as_of=after) is once
    assert has_passed(until("September 2024, then ongoing"), reported, as_of=after) is then_ongoing


@pytest.mark.parametrize("text", [None, "TBC", "ongoing"])
def test_what_has_no_last_day_never_passes(text):
    said = Reported(Status.UNDERWAY, update("2024-01-01", "underway"))
    assert not has_passed(until(text), None, as_of=on("2099-12-31"))
    assert not has_passed(until(text), said, as_of=on("2099-12-31"))


class TestTheStartOfAnActionWithoutAStart:
    """It starts with the first of its parts."""

    def start(self, item, day="2024-01-01"):
        return start_of(then(item, day), None)

    def test_is_that_of_the_part_that_starts_first(self):
        parts = [milestone("a", start="May 2024"), milestone("b", start="April 2024"), milestone()]
        assert self.start(action(parts=parts)) == until("April 2024")

    def test_has_begun_where_a_part_has(self):
        parts = [milestone("a", start="April 2024"), milestone("b", start="commenced")]
        found = self.start(action(parts=parts))
        assert found is not None
        assert found.text == "commenced"

    def test_is_its_own_where_it_has_one(self):
        item = action(start="June 2024", parts=[milestone("a", start="April 2024")])
        assert self.start(item) == until("June 2024")

    def test_leaves_out_a_part_from_the_day_of_its_withdrawal(self):
        gone = milestone("a", None, update("2024-03-01", "withdrawn"), start="April 2024")
        item = action(parts=[gone, milestone("b", start="May 2024")])
        assert self.start(item, "2024-02-29") == until("April 2024")
        assert self.start(item, "2024-03-01") == until("May 2024")

    @pytest.mark.parametrize("starts", [[], [None], ["TBC"], ["ongoing"]])
    def test_is_not_known_where_no_part_has_a_day(self, starts):
        parts = [milestone("a", start=start) for start in starts]
        assert self.start(action(parts=parts)) is None
