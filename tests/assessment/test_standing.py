"""Where actions and their parts stand."""

import pytest
from builders import (
    action,
    milestone,
    move,
    names,
    on,
    plan,
    seen,
    stands,
    until,
    update,
    workstream,
)
from hypothesis import given
from laws import law
from random_plans import days, plans

from cip.assessment.index import Index
from cip.assessment.known import known
from cip.assessment.picture import picture
from cip.assessment.standing import reporting_since, standings
from cip.model.vocabulary import CLOSED_STATUSES, Position, Status


@pytest.mark.parametrize(
    ("day", "position", "late"),
    [
        ("2024-09-29", "at-risk", None),
        ("2024-09-30", "at-risk", None),
        ("2024-10-01", "overdue", 1),
        ("2024-10-31", "overdue", 31),
    ],
)
def test_the_deadline_day_itself_is_not_overdue(day, position, late):
    standing = stands(action("1.1", "September 2024"), day)
    assert (standing.position, standing.days_overdue) == (position, late)


@pytest.mark.parametrize(
    ("status", "before", "after"),
    [
        (None, "not-reported", "overdue"),
        ("not-started", "not-started", "overdue"),
        ("underway", "on-track", "overdue"),
        ("at-risk", "at-risk", "overdue"),
        ("complete", "complete", "complete"),
        ("withdrawn", "withdrawn", "withdrawn"),
    ],
)
def test_each_status_has_its_position_before_the_deadline_and_after_it(status, before, after):
    updates = [update("2024-06-01", status)] if status else []
    item = action("1.1", "September 2024", *updates)
    assert stands(item, "2024-06-30").position == before
    assert stands(item, "2024-10-01").position == after


@pytest.mark.parametrize(
    ("status", "position"),
    [
        (None, "overdue"),
        ("not-started", "overdue"),
        ("underway", "on-track"),
        ("at-risk", "overdue"),
        ("complete", "complete"),
        ("withdrawn", "withdrawn"),
    ],
)
def test_what_then_goes_on_is_overdue_unless_it_was_reported_as_in_place(status, position):
    updates = [update("2024-09-30", status)] if status else []
    item = action("1.1", "September 2024, then ongoing", *updates)
    assert stands(item, "2024-10-01").position == position


@pytest.mark.parametrize("deadline", ["ongoing", "TBC", None, "monthly", "yearly from 2024"])
def test_what_has_no_last_day_is_never_overdue(deadline):
    standing = stands(action("1.1", deadline), "2035-01-01")
    assert standing.position is not Position.OVERDUE
    assert standing.days_overdue is None
    assert standing.due is None


def test_overdue_and_never_reported_is_told_from_overdue_and_reported():
    silent, heard = action("1.1", "June 2024"), action("1.2", "June 2024", update("2024-05-01"))
    first, second = seen(silent, heard, as_of="2024-07-01").standings
    assert (first.position, first.reported) == (Position.OVERDUE, False)
    assert (second.position, second.reported) == (Position.OVERDUE, True)


def test_a_withdrawn_or_complete_action_has_no_signals():
    for status in CLOSED_STATUSES:
        item = action("1.1", None, update("2020-01-01", status.value), accountable=())
        assert stands(item, "2024-07-01").signals == ()


@pytest.mark.parametrize(
    ("status", "position"),
    [(None, "at-risk"), ("not-started", "at-risk"), ("underway", "at-risk")],
)
def test_a_signal_makes_an_open_action_at_risk(status, position):
    updates = [update("2024-06-01", status)] if status else []
    standing = stands(action("1.1", "December 2024", *updates, accountable=()), "2024-06-30")
    assert names(standing.signals) == ["unowned"]
    assert standing.position == position


def test_an_overdue_action_keeps_its_signals():
    standing = stands(action("1.1", "June 2024", accountable=()), "2024-07-01")
    assert standing.position is Position.OVERDUE
    assert names(standing.signals) == ["unowned"]


@pytest.mark.parametrize(("day", "number"), [("2024-06-30", 1), ("2024-07-01", 2)])
def test_an_action_that_was_added_stands_in_the_plan_from_that_day(day, number):
    found = seen(action("1.1"), action("1.2", added="2024-07-01"), as_of=day)
    assert len(found.standings) == number


def test_the_objective_is_that_of_the_workstream():
    standing = stands(action("2.1"), "2024-07-01", workstreams=(workstream("2", objective="4"),))
    assert standing.objective == "4"
    assert stands(action("2.1"), "2024-07-01", workstreams=()).objective is None


def test_a_part_is_late_complete_or_open_and_knows_no_signals():
    parts = [
        milestone("a", "June 2024"),
        milestone("b", "June 2024", update("2024-06-01", "complete")),
        milestone("c", None),
        milestone("d", "December 2024", update("2024-06-01", "at-risk")),
        milestone("e", "June 2024, then ongoing", update("2024-06-01", "underway")),
    ]
    standing = stands(action("1.1", "December 2024", parts=parts), "2024-07-01")
    found = {part.address: (part.position.value, part.days_overdue) for part in standing.parts}
    assert found == {
        "north/1.1(a)": ("overdue", 1),
        "north/1.1(b)": ("complete", None),
        "north/1.1(c)": ("not-reported", None),
        "north/1.1(d)": ("at-risk", None),
        "north/1.1(e)": ("on-track", None),
    }


class TestAnActionThatEndsWithItsLastPart:
    """Its deadline follows from its parts."""

    ITEM = action("1.1", None, parts=[milestone("a", "May 2024"), milestone("b", "June 2024")])

    @pytest.mark.parametrize(
        ("day", "late"), [("2024-06-29", None), ("2024-06-30", None), ("2024-07-01", 1)]
    )
    def test_is_overdue_after_the_last_day_of_the_last_part(self, day, late):
        assert stands(self.ITEM, day).days_overdue == late

    def test_says_so_and_is_not_undated(self):
        standing = stands(self.ITEM, "2024-01-01")
        assert standing.deadline_from == "parts"
        assert "undated" not in names(standing.signals)
        assert standing.slipped_days == 0

    def test_is_due_in_the_window_before_that_day(self):
        found = seen(self.ITEM, as_of="2024-06-01")
        assert [s.action.ref for s in found.due(within_days=29)] == ["1.1"]
        assert found.due(within_days=28) == ()

    def test_is_undated_where_a_part_is(self):
        item = action("1.1", None, parts=[milestone("a", "May 2024"), milestone("b", None)])
        standing = stands(item, "2024-01-01")
        assert (standing.deadline, standing.deadline_from) == (None, None)
        assert "undated" in names(standing.signals)

    def test_is_no_such_action_where_it_has_a_deadline_of_its_own(self):
        item = action("1.1", "TBC", parts=[milestone("a", "May 2024")])
        standing = stands(item, "2024-01-01")
        assert standing.deadline_from == "action"
        assert "undated" in names(standing.signals)

    def test_had_its_own_deadline_until_that_was_taken_away(self):
        item = action(
            "1.1",
            None,
            moved=[move("2024-02-01", "March 2024")],
            parts=[milestone("a", "June 2024")],
        )
        assert stands(item, "2024-01-31").deadline_from == "action"
        after = stands(item, "2024-02-01")
        assert (after.deadline_from, after.slipped_days) == ("parts", 91)


@law(400)
@given(plans, days)
def test_every_action_has_one_position_and_it_agrees_with_the_rest(plan, day):
    for standing in picture(plan, as_of=day).standings:
        assert (standing.position is Position.OVERDUE) == (standing.days_overdue is not None)
        assert (standing.position is Position.COMPLETE) == (standing.status is Status.COMPLETE)
        assert (standing.position is Position.WITHDRAWN) == (standing.status is Status.WITHDRAWN)
        if standing.position is Position.OVERDUE:
            assert standing.due is not None
            assert standing.days_overdue == (day - standing.due).days > 0
        if standing.position is Position.AT_RISK:
            assert standing.signals
        if standing.position in (Position.NOT_REPORTED, Position.NOT_STARTED, Position.ON_TRACK):
            assert not standing.signals
        assert (standing.deadline is None) == (standing.deadline_from is None)
        assert standing.newest_update is None or standing.newest_update <= day


def test_a_plan_without_actions_has_no_standings():
    empty = plan()
    assert standings(empty, Index(empty), as_of=on("2024-01-01")) == ()


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"approved": on("2024-05-01"), "start": until("April 2024")}, "2024-05-01"),
        ({"start": until("April 2024")}, "2024-06-01"),
        ({}, "2024-06-01"),
    ],
)
def test_reports_can_be_expected_from_the_approval_or_else_the_first_of_them(stated, expected):
    part = milestone("a", None, update("2024-06-01"))
    whole = plan(action("1.1", "March 2025", update("2024-07-01"), parts=[part]), **stated)
    assert reporting_since(whole) == on(expected)


def test_before_the_first_report_they_can_be_expected_from_the_plans_beginning():
    whole = plan(action("1.1", "March 2025", update("2024-06-01")), start=until("April 2024"))
    assert reporting_since(known(whole, as_of=on("2024-05-31"))) == on("2024-04-01")
    assert reporting_since(plan(action())) is None


@pytest.mark.parametrize(
    ("item", "origin"),
    [
        (action(start="June 2024"), "action"),
        (action(parts=[milestone("a", start="June 2024")]), "parts"),
        (action(), None),
    ],
)
def test_an_action_says_where_its_start_comes_from(item, origin):
    assert stands(item, "2024-01-01").start_from == origin
