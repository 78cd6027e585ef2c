"""Where actions and their parts stand."""

from types import MappingProxyType

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

from cip.assessment.index import Index
from cip.assessment.owners import Named
from cip.assessment.promises import Promises
from cip.assessment.standing import worked_out
from cip.model.vocabulary import CLOSED_STATUSES, Position


@pytest.mark.parametrize(
    ("day", "position", "late"),
    [
        ("2024-09-29", "silent", None),
        ("2024-09-30", "silent", None),
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
        ("in-place", "on-track", "overdue"),
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
    ("statuses", "position"),
    [
        ([], "overdue"),
        ([None], "overdue"),
        (["not-started"], "overdue"),
        (["underway"], "overdue"),
        (["at-risk"], "overdue"),
        (["in-place"], "on-track"),
        (["in-place", "at-risk"], "at-risk"),
        (["in-place", "underway"], "overdue"),
        (["in-place", "not-started"], "overdue"),
        (["complete"], "complete"),
        (["withdrawn"], "withdrawn"),
    ],
)
def test_what_then_goes_on_is_overdue_unless_it_was_reported_as_in_place(statuses, position):
    updates = [update("2024-09-30", status) for status in statuses]
    item = action("1.1", "September 2024, then ongoing", *updates)
    assert stands(item, "2024-10-01").position == position


@pytest.mark.parametrize("deadline", ["ongoing", "TBC", None, "monthly", "yearly from 2024"])
def test_what_has_no_last_day_is_never_overdue(deadline):
    standing = stands(action("1.1", deadline), "2035-01-01")
    assert standing.position is not Position.OVERDUE
    assert standing.days_overdue is None
    assert standing.due is None


class TestHowItIsKnown:
    """Each overdue action has one kind; the last day is 30 September 2024."""

    def kind(self, *updates, as_of="2024-12-31", **more):
        standing = stands(action("1.1", "September 2024", *updates, **more), as_of)
        assert standing.position is Position.OVERDUE
        assert standing.is_known_late is (standing.overdue_kind == "known-late")
        assert standing.is_unheard is (standing.overdue_kind == "unheard")
        return standing.overdue_kind

    @pytest.mark.parametrize(
        ("said", "kind"),
        [
            ([], "unheard"),
            ([update("2024-09-30", "underway")], "unheard"),
            ([update("2024-09-30", expected="December 2024")], "unheard"),
            ([update("2024-10-01", None, "Met")], "not-said"),
            ([update("2024-10-01", expected="1 October 2024")], "not-said"),
            ([update("2024-10-01", expected="2 October 2024")], "known-late"),
            ([update("2024-10-01", "underway")], "known-late"),
            ([update("2024-10-01", "not-started")], "known-late"),
            ([update("2024-10-01", "at-risk")], "known-late"),
            ([update("2024-10-01", "underway"), update("2024-11-01", None, "Met")], "known-late"),
            ([update("2024-10-01", "complete"), update("2024-11-01", "underway")], "known-late"),
        ],
    )
    def test_follows_from_what_was_said_after_the_last_day(self, said, kind):
        assert self.kind(*said) == kind

    @pytest.mark.parametrize(
        ("day", "kind"), [("2024-10-09", "unheard"), ("2024-10-10", "known-late")]
    )
    def test_is_that_of_the_day(self, day, kind):
        assert self.kind(update("2024-10-10", "underway"), as_of=day) == kind

    @pytest.mark.parametrize(
        ("said", "kind"),
        [
            ([update("2024-09-30", "underway")], "unheard"),
            ([update("2024-10-10", None, "Met")], "not-said"),
            ([update("2024-10-10", "underway")], "known-late"),
            ([update("2024-10-10", "complete")], "not-said"),
            ([update("2024-09-10", "complete")], "not-said"),
        ],
    )
    def test_may_be_known_of_a_part(self, said, kind):
        assert self.kind(parts=[milestone("a", "December 2025", *said)]) == kind

    def test_is_not_said_where_all_its_parts_are_complete_and_nobody_closed_it(self):
        done = update("2024-09-10", "complete")
        parts = [milestone("a", "September 2024", done), milestone("b", None, done)]
        assert self.kind(parts=parts) == "not-said"
        assert self.kind(parts=[*parts, milestone("c")]) == "unheard"

    def test_is_no_kind_of_what_is_not_overdue(self):
        assert stands(action("1.1", "September 2024"), "2024-09-30").overdue_kind is None


class TestWhatWasMovedToNoneAfterItsDate:
    """It stays overdue against the last date, until it is complete or has a date again."""

    MOVED = (move("2024-10-10", "September 2024"),)

    @pytest.mark.parametrize("now", ["TBC", "ongoing", None])
    @pytest.mark.parametrize(
        ("said", "position"),
        [([], "overdue"), (["in-place"], "overdue"), (["complete"], "complete")],
    )
    def test_in_place_or_not(self, now, said, position):
        updates = [update("2024-10-20", status) for status in said]
        standing = stands(action("1.1", now, *updates, moved=self.MOVED), "2024-12-31")
        assert standing.position == position
        assert "moved-late" in names(standing.findings)
        if position == "overdue":
            assert (standing.days_overdue, standing.passed) == (92, until("September 2024"))
            assert "slipped" in names(standing.signals)

    @pytest.mark.parametrize(
        ("day", "position"), [("2024-10-31", "overdue"), ("2024-11-01", "on-track")]
    )
    def test_until_it_has_a_date_again(self, day, position):
        moves = [*self.MOVED, move("2024-11-01", "TBC")]
        said = update("2024-10-01", "underway")
        standing = stands(
            action("1.1", "December 2025", said, moved=moves),
            day,
            thresholds={"slipped_times": 3, "slipped_days": 999},
        )
        assert standing.position == position

    @pytest.mark.parametrize("now", ["TBC", "ongoing"])
    def test_before_its_date_is_at_risk(self, now):
        item = action("1.1", now, moved=[move("2024-09-30", "September 2024")])
        assert stands(item, "2024-12-31").position is Position.AT_RISK


@pytest.mark.parametrize(
    ("approved", "told"),
    [(None, False), ("2024-09-30", False), ("2024-10-01", True), ("2024-10-02", True)],
)
def test_a_date_that_had_passed_when_the_plan_was_approved_is_told_apart(approved, told):
    day = on(approved) if approved else None
    standing = stands(action("1.1", "September 2024"), "2024-12-31", approved=day)
    assert standing.passed_at_approval is told


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
        milestone("e", "June 2024, then ongoing", update("2024-06-01", "in-place")),
        milestone("f", "June 2024", update("2024-07-01", "underway")),
        milestone("g", "June 2024", update("2024-07-01", "withdrawn")),
        milestone("h", "June 2024", update("2024-07-01", "withdrawn", agreed_by="Cabinet")),
        milestone("i", "June 2024", update("2024-07-01", note="Met")),
        milestone("j", None, moved=[move("2024-07-01", "June 2024")]),
    ]
    standing = stands(action("1.1", "December 2024", parts=parts), "2024-07-01")
    found = {
        part.address.removeprefix("north/1.1"): (part.position, part.overdue_kind)
        for part in standing.parts
    }
    assert found == {
        "(a)": ("overdue", "unheard"),
        "(b)": ("complete", None),
        "(c)": ("not-reported", None),
        "(d)": ("at-risk", None),
        "(e)": ("on-track", None),
        "(f)": ("overdue", "known-late"),
        "(g)": ("overdue", "known-late"),
        "(h)": ("withdrawn", None),
        "(i)": ("overdue", "not-said"),
        "(j)": ("overdue", "unheard"),
    }
    assert {p.days_overdue for p in standing.parts} == {None, 1}
    assert [p.last_heard for p in standing.parts][:2] == [None, on("2024-06-01")]


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
        assert (standing.deadline, standing.deadline_from) == (until("May 2024"), "parts")
        assert "undated" in names(standing.signals)

    def test_is_never_overdue_where_all_its_live_parts_are_complete(self):
        done = update("2024-07-10", "complete")
        parts = [milestone("a", "May 2024", done), milestone("b", "June 2024", done)]
        gone = milestone("c", "July 2024", update("2024-07-10", "withdrawn"))
        assert stands(action("1.1", None, parts=[*parts, gone]), "2024-07-09").days_overdue is None
        item = action("1.1", None, parts=[*parts, gone])
        assert stands(action("1.1", None, parts=parts), "2024-07-09").position == "overdue"
        standing = stands(item, "2024-08-01")
        assert standing.position is Position.ON_TRACK
        assert "parts-complete" in names(standing.findings)
        assert (
            stands(item._replace(deadline=until("June 2024")), "2024-08-01").position == "overdue"
        )

    def test_is_overdue_where_a_part_was_given_up_after_its_date_by_nobodys_word(self):
        done = update("2024-05-10", "complete")
        gone = milestone("b", "June 2024", update("2024-07-10", "withdrawn"))
        item = action("1.1", None, parts=[milestone("a", "May 2024", done), gone])
        assert stands(item, "2024-07-31").position is Position.OVERDUE

    def test_stays_overdue_where_the_date_of_its_last_part_is_taken_away(self):
        part = milestone("a", "TBC", moved=[move("2024-07-10", "June 2024")])
        standing = stands(action("1.1", None, parts=[part]), "2024-07-31")
        assert (standing.position, standing.days_overdue) == (Position.OVERDUE, 31)
        assert standing.deadline is None

    def test_goes_with_its_parts_where_one_goes_on(self):
        parts = [
            milestone("a", "May 2024", update("2024-05-10", "complete")),
            milestone("b", "June 2024, then ongoing", update("2024-06-10", "in-place")),
        ]
        assert stands(action("1.1", None, parts=parts), "2024-07-31").position is Position.ON_TRACK

    def test_is_no_such_action_where_it_has_a_deadline_of_its_own(self):
        item = action("1.1", "TBC", parts=[milestone("a", "May 2024")])
        standing = stands(item, "2024-01-01")
        assert standing.deadline_from == "action"
        assert "undated" in names(standing.signals)

    def test_is_no_such_action_where_its_own_deadline_was_taken_away(self):
        item = action(
            "1.1",
            None,
            moved=[move("2024-02-01", "March 2024")],
            parts=[milestone("a", "June 2024")],
        )
        assert stands(item, "2024-01-31").deadline_from == "action"
        after = stands(item, "2024-02-01")
        assert (after.deadline, after.deadline_from, after.slipped_days) == (None, None, None)
        assert "slipped" in names(after.signals)


def test_a_plan_without_actions_has_no_standings():
    empty = plan()
    assert worked_out(empty, Index(empty), Promises(empty), as_of=on("2024-01-01")).standings == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [([], None), (["2024-09-01"], "2024-09-01"), (["2024-09-01", "2024-10-01"], "2024-10-01")],
)
def test_an_action_says_when_it_was_last_heard_of(said, expected):
    standing = stands(action("1.1", None, *(update(day) for day in said)), "2024-12-31")
    assert standing.last_heard == (on(expected) if expected else None)
    assert standing.reported is bool(said)


def test_what_is_expected_is_said_while_it_is_open():
    said = update("2024-06-01", "underway", expected="March 2025")
    done = update("2024-07-01", "complete")
    item = action("1.1", "December 2024", said, done)
    assert stands(item, "2024-06-30").expected == until("March 2025")
    assert stands(item, "2024-07-01").expected is None


class TestWhatOurCopyOfThePaperLost:
    LOST = MappingProxyType({"accountable": "the cell is empty"})

    def lost(self, item, above):
        standing = stands(item, "2024-01-01", workstreams=(above,))
        return dict(standing.lost), standing.owners.accountable

    def test_of_an_action_is_its_own(self):
        found, owner = self.lost(action(accountable=(), lost=self.LOST), workstream())
        assert (found, owner) == ({"accountable": "the cell is empty"}, Named())

    def test_of_an_action_is_not_answered_for_by_the_owner_of_its_workstream(self):
        above = workstream(accountable=("Chief Executive",), lead=("Head of HR",))
        item = action(accountable=(), lost=self.LOST)
        found, owner = self.lost(item, above)
        assert (found, owner) == ({"accountable": "the cell is empty"}, Named())
        assert stands(item, "2024-01-01", workstreams=(above,)).owners.lead.named_by == "workstream"

    def test_of_its_workstream_counts_where_it_names_nobody(self):
        above = workstream(lost=self.LOST)
        assert self.lost(action(accountable=()), above)[0] == {"accountable": "the cell is empty"}
        assert self.lost(action(accountable=("CE",)), above)[0] == {}

    def test_of_its_workstream_is_its_owners_alone(self):
        above = workstream(lost={"deadline": "the cell is empty"})
        assert self.lost(action("1.1", None), above)[0] == {}


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
