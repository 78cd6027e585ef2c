"""Silence: a report was expected, and is not in the record."""

import pytest
from builders import action, board, milestone, on, plan, seen, stands, until, update

from cip.assessment.known import known
from cip.assessment.silence import reporting_since
from cip.model.vocabulary import Position

APPROVED = {"approved": on("2024-07-01")}


def silence_of(item, day, **more):
    return stands(item, day, **{**APPROVED, **more}).silence


class TestTheClock:
    """The review period of 92 days, from the later of all that it can begin with."""

    @pytest.mark.parametrize(
        ("day", "silent"), [("2024-09-30", False), ("2024-10-01", False), ("2024-10-02", True)]
    )
    @pytest.mark.parametrize("said", ["underway", None, "in-place"])
    def test_runs_out_the_day_after_the_period(self, said, day, silent):
        item = action("1.1", "ongoing", update("2024-07-01", said))
        found = stands(item, day, approved=on("2024-01-01"))
        assert (found.position is Position.SILENT) is silent

    def test_says_since_when_and_why(self):
        found = silence_of(action("1.1", None, update("2024-08-01", "underway")), "2024-12-31")
        assert (found.since, found.due) == (on("2024-08-01"), on("2024-11-02"))
        assert found.reasons == (
            "no report in this record for 152 days, since the last report on 1 August 2024; one is "
            "expected every 92 days",
        )
        found = silence_of(action("1.1", None), "2024-12-31")
        assert found.reasons == (
            "no report in this record for 183 days, since a report could be expected on 1 July "
            "2024; one is expected every 92 days",
        )

    @pytest.mark.parametrize(
        ("stated", "more", "since"),
        [
            ({"approved": on("2024-07-01")}, {}, "2024-07-01"),
            ({"approved": on("2024-07-01"), "start": until("April 2024")}, {}, "2024-07-01"),
            ({"approved": None, "start": until("July 2024")}, {}, "2024-07-01"),
            ({"approved": on("2024-06-01")}, {"start": "June 2024"}, "2024-06-30"),
            ({"approved": on("2024-07-01")}, {"start": "May 2024"}, "2024-07-01"),
            ({"approved": on("2024-05-01")}, {"added": "2024-07-01"}, "2024-07-01"),
            ({"approved": None}, {"start": "June 2024"}, "2024-06-30"),
            (
                {"approved": on("2024-05-01")},
                {"parts": [milestone("a", None, start="June 2024")]},
                "2024-06-30",
            ),
        ],
    )
    def test_begins_at_the_latest_of_what_it_can_begin_with(self, stated, more, since):
        found = silence_of(action("1.1", "December 2030", **more), "2024-10-03", **stated)
        assert found is not None
        assert found.since == on(since)

    def test_begins_with_a_report_on_a_part_and_with_a_note(self):
        parts = [milestone("a", None, update("2024-08-01", note="Met"))]
        found = silence_of(action("1.1", None, parts=parts), "2024-12-31")
        assert found.since == on("2024-08-01")

    def test_does_not_run_where_nothing_says_when_it_would_begin(self):
        assert silence_of(action(), "2029-01-01", approved=None) is None

    @pytest.mark.parametrize(
        ("stated", "day", "silent"),
        [
            ({"thresholds": {"stale_days": 30}}, "2024-07-31", False),
            ({"thresholds": {"stale_days": 30}}, "2024-08-01", True),
            ({"boards": (board(review_period_days=60),)}, "2024-08-30", False),
            ({"boards": (board(review_period_days=60),)}, "2024-08-31", True),
            (
                {"boards": (board(review_period_days=60),), "thresholds": {"stale_days": 30}},
                *("2024-08-01", True),
            ),
            (
                {"boards": (board(review_period_days=60), board("b", review_period_days=31))},
                *("2024-08-02", True),
            ),
        ],
    )
    def test_has_the_plans_period_else_its_boards_shortest_else_a_quarter(
        self, stated, day, silent
    ):
        item = action("1.1", "December 2030", update("2024-07-01", "underway"))
        assert (silence_of(item, day, **stated) is not None) is silent

    @pytest.mark.parametrize(
        ("stated", "expected"),
        [
            ({"approved": on("2024-05-01"), "start": until("April 2024")}, "2024-05-01"),
            ({"start": until("April 2024")}, "2024-06-01"),
            ({}, "2024-06-01"),
        ],
    )
    def test_of_a_plan_begins_with_its_approval_or_else_its_first_report(self, stated, expected):
        part = milestone("a", None, update("2024-06-01"))
        whole = plan(action("1.1", "March 2025", update("2024-07-01"), parts=[part]), **stated)
        assert reporting_since(whole) == on(expected)

    def test_of_a_plan_before_its_first_report_begins_with_its_first_day(self):
        whole = plan(action("1.1", "March 2025", update("2024-06-01")), start=until("April 2024"))
        assert reporting_since(known(whole, as_of=on("2024-05-31"))) == on("2024-04-01")
        assert reporting_since(plan(action())) is None


class TestARhythm:
    """What is due on a rhythm has that as its own review period."""

    @pytest.mark.parametrize(
        ("rhythm", "in_time", "missing"),
        [
            ("monthly", "2024-08-01", "2024-08-02"),
            ("quarterly", "2024-10-01", "2024-10-02"),
            ("twice a year", "2025-01-01", "2025-01-02"),
            ("yearly", "2025-07-02", "2025-07-03"),
        ],
    )
    def test_asks_for_a_report_in_each_of_its_periods(self, rhythm, in_time, missing):
        item = action("1.1", rhythm, update("2024-07-01", "in-place"))
        stated = {"thresholds": {"stale_days": 60}}
        assert silence_of(item, in_time, **stated) is None
        assert silence_of(item, missing, **stated).due == on(missing)

    @pytest.mark.parametrize(("day", "silent"), [("2024-10-02", False), ("2024-10-03", True)])
    def test_begins_on_its_first_day(self, day, silent):
        item = action("1.1", "monthly from September 2024")
        assert (silence_of(item, day) is not None) is silent

    @pytest.mark.parametrize(
        ("day", "position"),
        [("2024-09-30", "on-track"), ("2024-10-01", "overdue")],
    )
    def test_is_to_be_complete_by_the_day_that_it_goes_on_until(self, day, position):
        item = action("1.1", "monthly until September 2024", update("2024-09-15", "in-place"))
        assert stands(item, day, **APPROVED).position == position
        done = item._replace(updates=(*item.updates, update("2024-09-30", "complete")))
        assert stands(done, "2024-10-01", **APPROVED).position is Position.COMPLETE


class TestNothingReportedAsBegun:
    """A start that has passed, or a last day that is near, asks for a report."""

    @pytest.mark.parametrize(
        ("day", "silent"), [("2024-08-30", False), ("2024-08-31", False), ("2024-09-01", True)]
    )
    def test_after_the_last_day_of_its_start(self, day, silent):
        found = silence_of(action("1.1", "December 2030", start="August 2024"), day)
        assert (found is not None) is silent
        if found is not None:
            assert found.due == on("2024-09-01")
            assert found.reasons == (
                "was to start by 31 August 2024, and nothing is reported as begun",
            )

    @pytest.mark.parametrize(
        ("day", "silent"),
        [
            ("2024-08-30", False),
            ("2024-08-31", True),
            ("2024-09-30", True),
        ],
    )
    def test_in_the_thirty_days_up_to_the_last_one(self, day, silent):
        found = silence_of(action("1.1", "September 2024"), day)
        assert (found is not None) is silent
        if found is not None:
            assert found.due == on("2024-08-31")
            assert found.reasons == ("due by 30 September 2024, and nothing is reported as begun",)

    def test_after_the_last_day_is_past_its_date_with_no_report_since(self):
        standing = stands(action("1.1", "September 2024"), "2024-10-01", **APPROVED)
        assert (standing.position, standing.silence) == (Position.OVERDUE, None)
        assert standing.is_unheard

    @pytest.mark.parametrize(
        ("status", "silent"),
        [
            (None, True),
            ("not-started", False),
            ("underway", False),
            ("at-risk", False),
            ("in-place", False),
            ("complete", False),
            ("withdrawn", False),
        ],
    )
    def test_is_no_silence_where_a_status_was_reported_a_note_is_none(self, status, silent):
        item = action("1.1", "September 2024", update("2024-09-10", status), start="August 2024")
        assert (silence_of(item, "2024-09-11") is not None) is silent

    @pytest.mark.parametrize("start", ["commenced", "TBC", "ongoing"])
    def test_needs_a_start_with_a_day(self, start):
        item = action("1.1", "December 2030", start=start)
        assert silence_of(item, "2024-09-01") is None

    def test_was_missing_at_the_earliest_on_the_day_that_it_could_be_expected(self):
        late = action("1.1", "September 2024", start="May 2024", added="2024-07-15")
        assert silence_of(late, "2024-09-01").due == on("2024-07-15")
        assert silence_of(late._replace(added=None), "2024-09-01").due == on("2024-07-01")


@pytest.mark.parametrize(("day", "silent"), [("2024-06-30", False), ("2024-07-01", True)])
def test_before_the_first_day_of_a_plan_that_was_never_approved_nothing_is_silent(day, silent):
    item = action("1.1", "December 2030", start="May 2024")
    stated = {"approved": None, "start": until("July 2024")}
    assert (silence_of(item, day, **stated) is not None) is silent


class TestAPartPastItsDate:
    """Where nobody said whether it is done, its action is silent."""

    @pytest.mark.parametrize(
        ("day", "position"),
        [
            ("2024-08-30", "on-track"),
            ("2024-08-31", "on-track"),
            ("2024-09-01", "silent"),
        ],
    )
    def test_from_the_day_after_its_last_day(self, day, position):
        item = action(
            *("1.1", "December 2024", update("2024-08-01", "underway")),
            parts=[milestone("a", "August 2024"), milestone("b", "August 2024")],
        )
        standing = stands(item, day, **APPROVED)
        assert standing.position == position
        if standing.silence is not None:
            assert standing.silence.reasons == (
                "part (a) and 1 more were due by 31 August 2024, and nobody said whether they are "
                "done",
            )

    @pytest.mark.parametrize(
        ("said", "position"),
        [
            ([], "silent"),
            ([update("2024-08-01", "underway")], "silent"),
            ([update("2024-09-10", None, "Met")], "silent"),
            ([update("2024-09-10", "underway")], "at-risk"),
            ([update("2024-09-10", "complete")], "on-track"),
            ([update("2024-08-31", "withdrawn")], "on-track"),
            ([update("2024-09-10", "withdrawn", agreed_by="Cabinet")], "on-track"),
            ([update("2024-09-10", "withdrawn")], "at-risk"),
        ],
    )
    def test_ends_with_a_word_about_the_part(self, said, position):
        item = action(
            *("1.1", "December 2024", update("2024-09-09", "underway")),
            parts=[milestone("a", "August 2024", *said)],
        )
        assert stands(item, "2024-09-11", **APPROVED).position == position


@pytest.mark.parametrize(
    ("day", "position", "is_draft"),
    [("2024-06-30", "not-reported", True), ("2024-07-01", "silent", False)],
)
def test_before_its_approval_a_plan_is_a_draft_and_nothing_in_it_is_silent(day, position, is_draft):
    found = seen(action("1.1", "December 2030", start="May 2024"), as_of=day, **APPROVED)
    assert found.standings[0].position == position
    assert found.plan.is_draft is found.record.is_draft is is_draft
    assert (found.silent == ()) is is_draft


def test_what_is_past_its_date_in_a_draft_is_asked_of_nobody():
    late = seen(action("1.1", "May 2024"), as_of="2024-06-30", **APPROVED)
    assert late.standings[0].position is Position.OVERDUE
    assert late.silent == ()


def test_a_risk_that_is_known_and_a_date_that_passed_come_before_silence():
    at_risk = action("1.1", "December 2030", update("2024-07-01", "at-risk"))
    late = action("1.2", "August 2024", update("2024-07-01", "underway"))
    found = seen(at_risk, late, as_of="2024-12-31", **APPROVED)
    assert [s.position.value for s in found.standings] == ["at-risk", "overdue"]
    assert all(s.silence is not None for s in found.standings)


def test_who_is_to_be_asked_is_asked_of_what_is_silent_unheard_or_not_heard_of_for_a_period():
    found = seen(
        action("1.1", "December 2030"),
        action("1.2", "August 2024"),
        action("1.3", "August 2024", update("2024-09-01", "underway")),
        action("1.4", "August 2024", update("2024-09-01", "underway"), update("2024-12-01")),
        action("1.5", "December 2030", update("2024-09-01", "at-risk")),
        action("1.6", "December 2030", update("2024-12-01", "underway")),
        action("1.7", "December 2030", update("2024-08-01", "complete")),
        as_of="2024-12-31",
        **APPROVED,
    )
    assert [s.action.ref for s in found.silent] == ["1.1", "1.2", "1.3", "1.5"]
