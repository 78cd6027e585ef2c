"""Each signal: when it fires, when it does not, and what it says."""

import pytest
from builders import action, board, milestone, move, names, on, stands, until, update, workstream

from cip.assessment.signals import SIGNALS


def text_of(signal, standing):
    """Give what a signal says of an action, or None where it does not fire."""
    found = [reason.text for reason in standing.signals if reason.name == signal]
    assert len(found) < 2
    return found[0] if found else None


def fires(signal, standing):
    return text_of(signal, standing) is not None


def test_there_are_ten_signals_with_fixed_names_in_a_fixed_order():
    assert list(SIGNALS) == [
        "declared",
        "due-soon",
        "not-begun",
        "milestone-overdue",
        "dependency",
        "slipped",
        "stale",
        "pace",
        "undated",
        "unowned",
    ]


def test_signals_are_given_in_their_fixed_order():
    late = milestone("a", "May 2024")
    item = action(
        "1.1",
        None,
        update("2024-01-01", "at-risk"),
        start="June 2024",
        parts=[late],
        accountable=(),
    )
    assert names(stands(item, "2024-07-01").signals) == [
        "declared",
        "milestone-overdue",
        "stale",
        "unowned",
    ]


class TestDeclared:
    @pytest.mark.parametrize(
        ("day", "expected"), [("2024-06-29", False), ("2024-06-30", True), ("2024-07-01", True)]
    )
    def test_fires_from_the_day_of_the_update(self, day, expected):
        item = action("1.1", "December 2024", update("2024-06-30", "at-risk"))
        assert fires("declared", stands(item, day)) is expected

    def test_gives_the_day_and_the_note(self):
        item = action("1.1", "December 2024", update("2024-06-30", "at-risk", "No money"))
        said = text_of("declared", stands(item, "2024-07-01"))
        assert said == "reported as at risk on 30 June 2024: No money"

    def test_stops_with_the_next_status(self):
        said = update("2024-06-30", "at-risk"), update("2024-07-10", "underway")
        assert not fires("declared", stands(action("1.1", "December 2024", *said), "2024-07-10"))


class TestDueSoon:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2024-08-30", None),
            ("2024-08-31", "due in 30 days, on 30 September 2024, and not reported as underway"),
            ("2024-09-29", "due in 1 day, on 30 September 2024, and not reported as underway"),
            ("2024-09-30", "due today, on 30 September 2024, and not reported as underway"),
            ("2024-10-01", None),
        ],
    )
    def test_fires_in_the_thirty_days_up_to_the_last_one(self, day, expected):
        assert text_of("due-soon", stands(action("1.1", "September 2024"), day)) == expected

    @pytest.mark.parametrize(("day", "expected"), [("2024-09-22", False), ("2024-09-23", True)])
    def test_the_plan_may_set_how_many_days(self, day, expected):
        standing = stands(action("1.1", "September 2024"), day, thresholds={"due_soon_days": 7})
        assert fires("due-soon", standing) is expected

    @pytest.mark.parametrize(
        ("status", "expected"), [("not-started", True), ("underway", False), ("at-risk", False)]
    )
    def test_fires_only_where_nothing_has_begun(self, status, expected):
        item = action("1.1", "September 2024", update("2024-09-01", status))
        assert fires("due-soon", stands(item, "2024-09-15")) is expected

    def test_says_that_it_was_reported_as_not_started(self):
        item = action("1.1", "September 2024", update("2024-09-01", "not-started"))
        said = text_of("due-soon", stands(item, "2024-09-15"))
        assert said == "due in 15 days, on 30 September 2024, and reported as not started"


class TestNotBegun:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2024-05-31", None),
            ("2024-06-01", "was to start by 31 May 2024, 1 day ago, and not reported as underway"),
            ("2024-06-02", "was to start by 31 May 2024, 2 days ago, and not reported as underway"),
        ],
    )
    def test_fires_from_the_day_after_the_last_day_of_the_start(self, day, expected):
        standing = stands(action("1.1", "December 2024", start="May 2024"), day)
        assert text_of("not-begun", standing) == expected

    @pytest.mark.parametrize(
        ("status", "expected"), [("not-started", True), ("underway", False), ("at-risk", False)]
    )
    def test_fires_only_where_it_was_not_reported_as_begun(self, status, expected):
        item = action("1.1", "December 2024", update("2024-06-01", status), start="May 2024")
        assert fires("not-begun", stands(item, "2024-06-15")) is expected

    @pytest.mark.parametrize("start", [None, "commenced", "TBC", "ongoing"])
    def test_needs_a_start_with_a_day(self, start):
        item = action("1.1", "December 2024", start=start)
        assert not fires("not-begun", stands(item, "2024-11-01"))


class TestMilestoneOverdue:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2024-05-31", None),
            ("2024-06-01", "part (a) was due by 31 May 2024 and is not reported as complete"),
        ],
    )
    def test_fires_from_the_day_after_the_last_day_of_a_part(self, day, expected):
        item = action("1.1", "December 2024", parts=[milestone("a", "May 2024")])
        assert text_of("milestone-overdue", stands(item, day)) == expected

    def test_counts_the_late_parts_and_names_the_first_that_was_due(self):
        parts = [milestone("a", "May 2024"), milestone("b", "April 2024"), milestone("c")]
        said = text_of(
            "milestone-overdue", stands(action("1.1", "December 2024", parts=parts), "2024-06-01")
        )
        assert said == "2 of 3 parts are late; part (b) was due by 30 April 2024"

    @pytest.mark.parametrize("status", ["complete", "withdrawn"])
    def test_does_not_fire_for_a_part_that_is_closed(self, status):
        parts = [milestone("a", "May 2024", update("2024-06-20", status))]
        item = action("1.1", "December 2024", parts=parts)
        assert fires("milestone-overdue", stands(item, "2024-06-19"))
        assert not fires("milestone-overdue", stands(item, "2024-06-20"))


class TestDependency:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [("2024-06-30", None), ("2024-07-01", "depends on 1.2, which is overdue")],
    )
    def test_fires_when_what_it_depends_on_is_overdue(self, day, expected):
        item = action("1.1", "December 2024", depends_on=("1.2",))
        standing = stands(item, day, action("1.2", "June 2024"))
        assert text_of("dependency", standing) == expected

    @pytest.mark.parametrize(
        ("other", "expected"),
        [
            ("November 2024", None),
            ("December 2024", None),
            ("1 January 2025", "depends on 1.2, which is due later (by 1 January 2025)"),
            ("TBC", None),
        ],
    )
    def test_fires_when_what_it_depends_on_is_due_later(self, other, expected):
        item = action("1.1", "December 2024", depends_on=("1.2",))
        standing = stands(item, "2024-06-01", action("1.2", other))
        assert text_of("dependency", standing) == expected

    @pytest.mark.parametrize("status", ["complete", "withdrawn"])
    def test_does_not_wait_for_what_is_closed(self, status):
        item = action("1.1", "December 2024", depends_on=("1.2",))
        other = action("1.2", "January 2025", update("2024-06-02", status))
        assert fires("dependency", stands(item, "2024-06-01", other))
        assert not fires("dependency", stands(item, "2024-06-02", other))

    def test_waits_for_the_last_part_of_what_has_no_deadline_of_its_own(self):
        other = action("1.2", None, parts=[milestone("a", "May 2024"), milestone("b", "June 2025")])
        item = action("1.1", "December 2024", depends_on=("1.2",))
        said = text_of("dependency", stands(item, "2024-01-01", other))
        assert said == "depends on 1.2, which is due later (by 30 June 2025)"

    def test_may_be_on_a_part(self):
        other = action("1.2", "June 2025", parts=[milestone("a", "May 2024")])
        item = action("1.1", "December 2024", depends_on=("1.2(a)",))
        assert text_of("dependency", stands(item, "2024-05-31", other)) is None
        said = text_of("dependency", stands(item, "2024-06-01", other))
        assert said == "depends on 1.2(a), which is overdue"

    def test_of_a_part_is_held_against_the_parts_own_deadline(self):
        part = milestone("a", "May 2024", depends_on=("1.2",))
        item = action("1.1", "December 2024", parts=[part])
        said = text_of("dependency", stands(item, "2024-01-01", action("1.2", "June 2024")))
        assert said == "depends on 1.2, which is due later (by 30 June 2024)"

    @pytest.mark.parametrize(
        ("late", "expected"),
        [
            (0, None),
            (1, "depends on 2, where 1 action is overdue"),
            (2, "depends on 2, where 2 actions are overdue"),
        ],
    )
    def test_on_a_workstream_fires_when_actions_of_it_are_overdue(self, late, expected):
        deadlines = ["June 2024"] * late + ["December 2024"] * (2 - late)
        others = [action(f"2.{n}", text) for n, text in enumerate(deadlines, 1)]
        item = action("1.1", "December 2024", depends_on=("2",))
        assert text_of("dependency", stands(item, "2024-07-01", *others)) == expected

    def test_on_its_own_workstream_does_not_count_the_action_itself(self):
        item = action("1.1", "June 2024", depends_on=("1",))
        assert not fires("dependency", stands(item, "2024-07-01"))

    def test_on_something_unknown_or_not_yet_in_the_plan_says_nothing(self):
        other = action("1.2", "May 2024", added="2024-08-01", parts=[milestone("a", "May 2024")])
        for target in ("9.9", "1.2", "1.2(a)"):
            item = action("1.1", "December 2024", depends_on=(target,))
            assert not fires("dependency", stands(item, "2024-07-01", other)), target

    def test_on_several_things_names_each_once(self):
        part = milestone("a", "November 2024", depends_on=("1.2",))
        item = action("1.1", "December 2024", depends_on=("1.2", "1.3"), parts=[part])
        others = action("1.2", "June 2024"), action("1.3", "May 2025")
        said = text_of("dependency", stands(item, "2024-07-01", *others))
        assert said == (
            "depends on 1.2, which is overdue; depends on 1.3, which is due later (by 31 May 2025)"
        )


class TestSlipped:
    @pytest.mark.parametrize(
        ("deadline", "expected"),
        [
            ("28 December 2024", None),
            ("29 December 2024", None),
            ("30 December 2024", "its deadline moved once, on 17 July 2024, by 91 days in all"),
        ],
    )
    def test_fires_when_it_moved_by_more_than_ninety_days(self, deadline, expected):
        item = action("1.1", deadline, moved=[move("2024-07-17", "September 2024")])
        assert text_of("slipped", stands(item, "2024-08-01")) == expected

    @pytest.mark.parametrize(("day", "expected"), [("2024-07-31", False), ("2024-08-01", True)])
    def test_fires_from_the_second_move_however_small(self, day, expected):
        moved = [move("2024-07-01", "29 November 2024"), move("2024-08-01", "30 November 2024")]
        item = action("1.1", "1 December 2024", moved=moved)
        assert fires("slipped", stands(item, day)) is expected

    @pytest.mark.parametrize(
        ("deadline", "times", "expected"),
        [
            (
                "2 December 2024",
                2,
                "its deadline moved twice, the last time on 2 July 2024, by 2 days in all",
            ),
            (
                "3 December 2024",
                3,
                "its deadline moved 3 times, the last time on 3 July 2024, by 3 days in all",
            ),
            (
                "29 November 2024",
                2,
                "its deadline moved twice, the last time on 2 July 2024, "
                "and is 1 day earlier in all",
            ),
            ("TBC", 2, "its deadline moved twice, the last time on 2 July 2024"),
        ],
    )
    def test_says_how_often_and_by_how_much(self, deadline, times, expected):
        later = [move(f"2024-07-0{n}", "December 2024") for n in range(2, times + 1)]
        moved = [move("2024-07-01", "30 November 2024"), *later]
        item = action("1.1", deadline, moved=moved)
        assert text_of("slipped", stands(item, "2024-08-01")) == expected

    def test_the_plan_may_set_both_thresholds(self):
        item = action("1.1", "October 2024", moved=[move("2024-07-17", "September 2024")])
        assert not fires("slipped", stands(item, "2024-08-01"))
        assert fires("slipped", stands(item, "2024-08-01", thresholds={"slipped_days": 30}))
        assert not fires("slipped", stands(item, "2024-08-01", thresholds={"slipped_days": 31}))
        assert fires("slipped", stands(item, "2024-08-01", thresholds={"slipped_times": 1}))

    def test_counts_the_move_of_the_last_part_where_the_action_ends_with_it(self):
        part = milestone("a", "December 2024", moved=[move("2024-07-17", "June 2024")])
        said = text_of("slipped", stands(action("1.1", None, parts=[part]), "2024-08-01"))
        assert said == "its last part moved by 184 days in all"


class TestStale:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2024-09-30", None),
            ("2024-10-01", None),
            (
                "2024-10-02",
                "no update since 1 July 2024, 93 days ago (limit 92)",
            ),
        ],
    )
    def test_fires_after_a_review_period_without_an_update(self, day, expected):
        item = action("1.1", "December 2030", update("2024-07-01", "underway"))
        assert text_of("stale", stands(item, day)) == expected

    def test_a_note_is_an_update(self):
        updates = update("2024-07-01", "underway"), update("2024-09-30", note="Going on")
        assert not fires("stale", stands(action("1.1", "June 2027", *updates), "2024-10-02"))

    @pytest.mark.parametrize(
        ("stated", "day", "expected"),
        [
            ({"thresholds": {"stale_days": 30}}, "2024-07-31", False),
            ({"thresholds": {"stale_days": 30}}, "2024-08-01", True),
            ({"boards": (board(review_period_days=60),)}, "2024-08-30", False),
            ({"boards": (board(review_period_days=60),)}, "2024-08-31", True),
            (
                {
                    "boards": (board(review_period_days=60),),
                    "thresholds": {"stale_days": 30},
                },
                "2024-08-01",
                True,
            ),
            (
                {"boards": (board(review_period_days=60), board("b", review_period_days=31))},
                "2024-08-02",
                True,
            ),
        ],
    )
    def test_the_period_is_the_plans_else_its_boards_shortest_else_a_quarter(
        self, stated, day, expected
    ):
        item = action("1.1", "December 2030", update("2024-07-01", "underway"))
        assert fires("stale", stands(item, day, **stated)) is expected

    @pytest.mark.parametrize(
        ("stated", "start", "added", "since"),
        [
            ({"approved": on("2024-07-01")}, None, None, "1 July 2024"),
            ({"start": until("July 2024")}, None, None, "1 July 2024"),
            ({"approved": on("2024-07-01"), "start": until("April 2024")}, None, None, "1 July"),
            ({"approved": on("2024-06-01")}, "June 2024", None, "30 June 2024"),
            ({"approved": on("2024-07-01")}, "May 2024", None, "1 July 2024"),
            ({"approved": on("2024-05-01")}, None, "2024-07-01", "1 July 2024"),
            ({}, "June 2024", None, "30 June 2024"),
        ],
    )
    def test_where_nothing_was_ever_reported_the_time_counts_from_when_it_could_have_been(
        self, stated, start, added, since
    ):
        item = action("1.1", "December 2030", start=start, added=added)
        said = text_of("stale", stands(item, "2024-10-02", **stated))
        assert said is not None
        assert said.startswith("no update at all since ")
        assert f"since {since}" in said

    def test_says_nothing_where_it_is_not_known_when_reporting_began(self):
        assert not fires("stale", stands(action(), "2029-01-01"))

    def test_fires_for_what_is_in_place_and_goes_on(self):
        item = action("1.1", "June 2024, then ongoing", update("2024-07-01", "underway"))
        assert fires("stale", stands(item, "2024-10-02"))


class TestPace:
    @staticmethod
    def item(done, parts=4):
        updates = [update("2024-01-01", "complete")]
        return action(
            "1.1",
            "31 December 2024",
            update("2024-01-01", "underway"),
            start="1 January 2024",
            parts=[milestone("abcd"[n], None, *updates[: n < done]) for n in range(parts)],
        )

    @pytest.mark.parametrize(
        ("day", "done", "expected"),
        [
            ("2024-03-30", 0, None),  # 89 of 366 days: 24%
            (
                "2024-04-01",
                0,
                "25% of its time is gone, and 0 of 4 parts are reported as complete",
            ),
            ("2024-06-30", 1, None),  # 181 of 366 days: 49%, and 25% is done
            (
                "2024-07-02",
                1,
                "50% of its time is gone, and 1 of 4 parts are reported as complete",
            ),
            (
                "2024-12-31",
                3,
                "100% of its time is gone, and 3 of 4 parts are reported as complete",
            ),
            ("2024-12-31", 4, None),
        ],
    )
    def test_fires_when_time_is_far_ahead_of_the_parts(self, day, done, expected):
        standing = stands(self.item(done), day, thresholds={"stale_days": 999})
        assert text_of("pace", standing) == expected

    def test_the_plan_may_set_the_gap(self):
        def fires_with(gap):
            return fires("pace", stands(self.item(0), "2024-07-02", thresholds=gap))

        assert fires_with({"pace_gap_percent": 50})
        assert not fires_with({"pace_gap_percent": 51})

    @pytest.mark.parametrize("day", ["2023-12-31", "2025-01-01"])
    def test_says_nothing_before_the_start_and_after_the_end(self, day):
        assert not fires("pace", stands(self.item(0), day))

    def test_needs_two_parts_a_start_and_an_end(self):
        assert not fires("pace", stands(self.item(0, parts=1), "2024-07-02"))
        whole = self.item(0)
        assert not fires("pace", stands(whole._replace(start=None), "2024-07-02"))
        assert not fires("pace", stands(whole._replace(deadline=until("TBC")), "2024-07-02"))

    def test_does_not_count_parts_that_only_go_on_or_were_withdrawn(self):
        parts = [
            milestone("a", "ongoing"),
            milestone("b", None, update("2024-01-01", "withdrawn")),
            milestone("c", "January 2024, then ongoing", update("2024-01-01", "underway")),
            milestone("d"),
        ]
        item = self.item(0)._replace(milestones=tuple(parts))
        said = text_of("pace", stands(item, "2024-12-31"))
        assert said == "100% of its time is gone, and 1 of 2 parts are reported as complete"


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (None, "it has no deadline"),
        ("TBC", "its deadline is not fixed (TBC)"),
        ("to be confirmed", "its deadline is not fixed (TBC)"),
        ("as soon as possible", "its deadline is not fixed (as soon as possible)"),
        ("ongoing", None),
        ("December 2030", None),
    ],
)
def test_what_has_no_deadline_or_none_that_is_fixed_is_undated(deadline, expected):
    assert text_of("undated", stands(action("1.1", deadline), "2024-07-01")) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"accountable": ()}, "no officer is accountable for it"),
        ({"accountable": (), "lead": ("Chief Executive",)}, "no officer is accountable for it"),
        ({"accountable": ("Nobody in the plan's list",)}, None),
    ],
)
def test_what_nobody_is_accountable_for_is_unowned(fields, expected):
    assert text_of("unowned", stands(action(**fields), "2024-07-01")) == expected


def test_a_quiet_action_has_no_signals():
    standing = stands(action(), "2024-07-01", workstreams=(workstream("1"),))
    assert standing.signals == ()
