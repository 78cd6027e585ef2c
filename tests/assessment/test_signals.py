"""Each signal: when it fires, when it does not, and what it says."""

import pytest
from builders import action, milestone, move, names, on, plan, stands, until, update, workstream

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
        "expected-late",
        "due-soon",
        "not-begun",
        "milestone-overdue",
        "dependency",
        "slipped",
        "pace",
        "undated",
        "unowned",
    ]


def test_signals_are_given_in_their_fixed_order():
    late = milestone("a", "May 2024", update("2024-06-02", "underway"))
    item = action(
        "1.1", None, update("2024-01-01", "at-risk", expected="2025"), parts=[late], accountable=()
    )
    assert names(stands(item, "2024-07-01").signals) == [
        "declared",
        "expected-late",
        "milestone-overdue",
        "unowned",
    ]


def test_silence_is_no_signal():
    silent = action("1.1", "September 2024", start="June 2024", parts=[milestone("a", "May 2024")])
    standing = stands(silent, "2024-09-15", approved=on("2024-01-01"))
    assert standing.silence is not None
    assert standing.signals == ()


@pytest.mark.parametrize("name", SIGNALS)
def test_each_signal_says_what_it_is_for_and_when_it_fires(name):
    signal = SIGNALS[name]
    assert signal.fires.__doc__
    own = signal.rule(plan())
    assert own == "" if name == "dependency" else own


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
        assert said == "said to be at risk on 30 June 2024: No money"

    def test_stops_with_the_next_status(self):
        said = update("2024-06-30", "at-risk"), update("2024-07-10", "underway")
        assert not fires("declared", stands(action("1.1", "December 2024", *said), "2024-07-10"))

    def test_is_declared_of_a_part_too_unless_that_was_withdrawn(self):
        said = update("2024-06-30", "at-risk", "No staff")
        item = action("1.1", "December 2024", parts=[milestone("a", None, said)])
        text = "part (a) said to be at risk on 30 June 2024: No staff"
        assert text_of("declared", stands(item, "2024-07-01")) == text
        gone = milestone("a", None, said, update("2024-07-01", "withdrawn"))
        item = action("1.1", "December 2024", parts=[gone])
        assert not fires("declared", stands(item, "2024-07-01"))


class TestExpectedLate:
    @pytest.mark.parametrize(
        ("expected", "fired"),
        [
            ("November 2024", False),
            ("31 December 2024", False),
            ("1 January 2025", True),
            ("January 2025", True),
            ("TBC", False),
        ],
    )
    def test_fires_where_the_newest_expectation_ends_after_the_deadline(self, expected, fired):
        item = action("1.1", "December 2024", update("2024-06-01", "underway", expected=expected))
        assert fires("expected-late", stands(item, "2024-06-02")) is fired

    def test_says_what_is_expected_and_when_that_was_said(self):
        item = action("1.1", "December 2024", update("2024-06-01", expected="March 2025"))
        assert text_of("expected-late", stands(item, "2024-06-02")) == (
            "is expected by 31 March 2025, after its date, said on 1 June 2024"
        )

    def test_stops_with_a_newer_expectation_in_time(self):
        said = (
            update("2024-06-01", expected="March 2025"),
            update("2024-07-01", expected="May 2024"),
        )
        item = action("1.1", "December 2024", *said)
        assert fires("expected-late", stands(item, "2024-06-30"))
        assert not fires("expected-late", stands(item, "2024-07-01"))

    @pytest.mark.parametrize(
        ("day", "words"),
        [
            ("2025-01-31", "is expected by 31 January 2025, after its date, said on 1 June 2024"),
            (
                "2025-02-01",
                "was expected by 31 January 2025, after its date, said on 1 June 2024; "
                "not heard since",
            ),
        ],
    )
    def test_says_that_nothing_was_heard_since_the_expected_day(self, day, words):
        item = action("1.1", "December 2024", update("2024-06-01", expected="January 2025"))
        assert text_of("expected-late", stands(item, day)) == words

    def test_does_not_say_so_where_there_was_news(self):
        said = update("2024-06-01", expected="January 2025"), update("2025-02-10", note="Met")
        item = action("1.1", "December 2024", *said)
        found = text_of("expected-late", stands(item, "2025-02-11"))
        assert found is not None
        assert found.endswith("; and nobody has said since whether it is done")

    def test_fires_for_a_part_that_is_still_to_be_done(self):
        said = update("2024-06-01", "underway", expected="January 2025")
        item = action("1.1", "December 2024", parts=[milestone("a", None, said)])
        assert text_of("expected-late", stands(item, "2024-06-02")) == (
            "part (a) is expected by 31 January 2025, after its date, said on 1 June 2024"
        )
        done = milestone("a", None, said, update("2024-07-01", "complete"))
        item = action("1.1", "December 2024", parts=[done])
        assert not fires("expected-late", stands(item, "2024-07-01"))

    def test_does_not_fire_for_what_is_in_place_where_it_goes_on(self):
        said = update("2024-06-01", expected="March 2025"), update("2024-07-01", "in-place")
        item = action("1.1", "December 2024, then ongoing", *said)
        assert fires("expected-late", stands(item, "2024-06-30"))
        assert not fires("expected-late", stands(item, "2024-07-01"))


STATUSES = [
    (None, False),
    ("not-started", True),
    ("underway", False),
    ("at-risk", False),
    ("in-place", False),
]


class TestDueSoon:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2024-08-30", None),
            ("2024-08-31", "due in 30 days, on 30 September 2024, and reported as not started"),
            ("2024-09-29", "due in 1 day, on 30 September 2024, and reported as not started"),
            ("2024-09-30", "due today, on 30 September 2024, and reported as not started"),
            ("2024-10-01", None),
        ],
    )
    def test_fires_in_the_thirty_days_up_to_the_last_one(self, day, expected):
        item = action("1.1", "September 2024", update("2024-06-01", "not-started"))
        assert text_of("due-soon", stands(item, day)) == expected

    @pytest.mark.parametrize(("day", "expected"), [("2024-09-22", False), ("2024-09-23", True)])
    def test_the_plan_may_set_how_many_days(self, day, expected):
        item = action("1.1", "September 2024", update("2024-06-01", "not-started"))
        assert fires("due-soon", stands(item, day, thresholds={"due_soon_days": 7})) is expected

    @pytest.mark.parametrize(("status", "expected"), STATUSES)
    def test_fires_only_where_it_was_said_that_it_is_not_started(self, status, expected):
        item = action("1.1", "September 2024", update("2024-09-01", status))
        assert fires("due-soon", stands(item, "2024-09-15")) is expected


class TestNotBegun:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2024-05-31", None),
            (
                "2024-06-01",
                "was to start by 31 May 2024, 1 day ago, and is reported as not started",
            ),
            (
                "2024-06-02",
                "was to start by 31 May 2024, 2 days ago, and is reported as not started",
            ),
        ],
    )
    def test_fires_from_the_day_after_the_last_day_of_the_start(self, day, expected):
        said = update("2024-04-01", "not-started")
        standing = stands(action("1.1", "December 2024", said, start="May 2024"), day)
        assert text_of("not-begun", standing) == expected

    @pytest.mark.parametrize(("status", "expected"), STATUSES)
    def test_fires_only_where_it_was_said_that_it_is_not_started(self, status, expected):
        item = action("1.1", "December 2024", update("2024-06-01", status), start="May 2024")
        assert fires("not-begun", stands(item, "2024-06-15")) is expected

    @pytest.mark.parametrize("start", [None, "commenced", "TBC", "ongoing"])
    def test_needs_a_start_with_a_day(self, start):
        item = action("1.1", "December 2024", update("2024-06-01", "not-started"), start=start)
        assert not fires("not-begun", stands(item, "2024-11-01"))


class TestMilestoneOverdue:
    SAID = update("2024-06-10", "underway")

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2024-06-09", None),
            ("2024-06-10", "part (a) was due by 31 May 2024 and is known to be late"),
            ("2024-07-01", "part (a) was due by 31 May 2024 and is known to be late"),
        ],
    )
    def test_fires_once_somebody_said_after_its_date_that_a_part_is_open(self, day, expected):
        item = action("1.1", "December 2024", parts=[milestone("a", "May 2024", self.SAID)])
        assert text_of("milestone-overdue", stands(item, day)) == expected

    @pytest.mark.parametrize("said", [[], [update("2024-06-10", note="Met")]])
    def test_does_not_fire_for_silence_about_a_part(self, said):
        item = action("1.1", "December 2024", parts=[milestone("a", "May 2024", *said)])
        standing = stands(item, "2024-07-01")
        assert standing.parts[0].position == "overdue"
        assert not fires("milestone-overdue", standing)

    def test_counts_the_late_parts_and_names_the_first_that_was_due(self):
        parts = [milestone("a", "May 2024", self.SAID), milestone("b", "April 2024", self.SAID)]
        item = action("1.1", "December 2024", parts=[*parts, milestone("c")])
        said = text_of("milestone-overdue", stands(item, "2024-06-10"))
        assert said == "2 of 3 parts are known late; part (b) was due by 30 April 2024"

    def test_stops_when_the_part_is_complete(self):
        part = milestone("a", "May 2024", self.SAID, update("2024-06-20", "complete"))
        item = action("1.1", "December 2024", parts=[part])
        assert fires("milestone-overdue", stands(item, "2024-06-19"))
        assert not fires("milestone-overdue", stands(item, "2024-06-20"))

    @pytest.mark.parametrize(
        ("withdrawn", "agreed_by", "expected"),
        [
            ("2024-05-31", None, None),
            (
                "2024-06-01",
                None,
                "part (a) was due by 31 May 2024 and was given up after it, "
                "with nobody named who agreed",
            ),
            ("2024-06-01", "Cabinet", None),
        ],
    )
    def test_fires_for_a_part_that_was_given_up_after_its_date(
        self, withdrawn, agreed_by, expected
    ):
        said = update(withdrawn, "withdrawn", agreed_by=agreed_by)
        item = action("1.1", "December 2024", parts=[milestone("a", "May 2024", said)])
        assert text_of("milestone-overdue", stands(item, "2024-07-01")) == expected


class TestDependency:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2024-06-30", None),
            ("2024-07-01", None),
            ("2024-07-10", "depends on 1.2, which is known to be late"),
        ],
    )
    def test_fires_when_what_it_depends_on_is_known_to_be_late(self, day, expected):
        item = action("1.1", "December 2024", depends_on=("1.2",))
        other = action("1.2", "June 2024", update("2024-07-10", "underway"))
        assert text_of("dependency", stands(item, day, other)) == expected

    @pytest.mark.parametrize(("day", "fired"), [("2024-06-09", False), ("2024-06-10", True)])
    def test_fires_when_what_it_depends_on_is_said_to_be_at_risk(self, day, fired):
        item = action("1.1", "December 2024", depends_on=("1.2",))
        other = action("1.2", "November 2024", update("2024-06-10", "at-risk"))
        said = text_of("dependency", stands(item, day, other))
        assert said == ("depends on 1.2, which is said to be at risk" if fired else None)

    def test_does_not_wait_for_the_date_of_what_is_in_place(self):
        item = action("1.1", "December 2024", depends_on=("1.2",))
        said = update("2024-06-10", "in-place"), update("2024-07-10", "at-risk")
        other = action("1.2", "June 2025, then ongoing", *said)
        assert fires("dependency", stands(item, "2024-06-09", other))
        assert not fires("dependency", stands(item, "2024-06-10", other))
        assert fires("dependency", stands(item, "2024-07-10", other))

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
        part = milestone("a", "May 2024", update("2024-06-01", "underway"))
        other = action("1.2", "June 2025", parts=[part])
        item = action("1.1", "December 2024", depends_on=("1.2(a)",))
        assert text_of("dependency", stands(item, "2024-05-31", other)) is None
        said = text_of("dependency", stands(item, "2024-06-01", other))
        assert said == "depends on 1.2(a), which is known to be late"

    def test_of_a_part_is_held_against_the_parts_own_deadline(self):
        part = milestone("a", "May 2024", depends_on=("1.2",))
        item = action("1.1", "December 2024", parts=[part])
        said = text_of("dependency", stands(item, "2024-01-01", action("1.2", "June 2024")))
        assert said == "depends on 1.2, which is due later (by 30 June 2024)"

    @pytest.mark.parametrize(
        ("late", "at_risk", "expected"),
        [
            (0, 0, None),
            (1, 0, "depends on 2, where 1 action is known to be late"),
            (2, 0, "depends on 2, where 2 actions are known to be late"),
            (0, 1, "depends on 2, where 1 action is said to be at risk"),
            (
                *(1, 2),
                "depends on 2, where 1 action is known to be late and 2 actions are said to be at "
                "risk",
            ),
        ],
    )
    def test_on_a_workstream_fires_when_actions_of_it_are_late_or_at_risk(
        self, late, at_risk, expected
    ):
        known = [("June 2024", "underway")] * late + [("June 2025", "at-risk")] * at_risk
        others = [
            action(f"2.{n}", deadline, update("2024-07-01", status))
            for n, (deadline, status) in enumerate([*known, ("June 2024", None)], 1)
        ]
        item = action("1.1", "December 2024", depends_on=("2",))
        assert text_of("dependency", stands(item, "2024-07-01", *others)) == expected

    @pytest.mark.parametrize("status", ["underway", "at-risk"])
    def test_on_its_own_workstream_does_not_count_the_action_itself(self, status):
        item = action("1.1", "June 2024", update("2024-07-01", status), depends_on=("1",))
        assert not fires("dependency", stands(item, "2024-07-01"))

    def test_on_something_unknown_or_not_yet_in_the_plan_says_nothing(self):
        other = action("1.2", "May 2024", added="2024-08-01", parts=[milestone("a", "May 2024")])
        for target in ("9.9", "1.2", "1.2(a)"):
            item = action("1.1", "December 2024", depends_on=(target,))
            assert not fires("dependency", stands(item, "2024-07-01", other)), target

    def test_on_several_things_names_each_once(self):
        part = milestone("a", "November 2024", depends_on=("1.2",))
        item = action("1.1", "December 2024", depends_on=("1.2", "1.3"), parts=[part])
        late = action("1.2", "June 2024", update("2024-07-01", "underway"))
        said = text_of("dependency", stands(item, "2024-07-01", late, action("1.3", "May 2025")))
        assert said == (
            "depends on 1.2, which is known to be late; "
            "depends on 1.3, which is due later (by 31 May 2025)"
        )


class TestSlipped:
    @pytest.mark.parametrize(
        ("deadline", "expected"),
        [
            ("28 December 2024", None),
            ("29 December 2024", None),
            ("30 December 2024", "its deadline moved once on 17 July 2024, by 91 days in all"),
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

    @pytest.mark.parametrize("now", [None, "TBC", "ongoing"])
    @pytest.mark.parametrize("day", ["2024-07-17", "2024-10-17"])
    def test_fires_where_a_date_was_moved_to_none_whenever_that_was(self, now, day):
        item = action("1.1", now, moved=[move(day, "September 2024")])
        said = text_of("slipped", stands(item, "2024-12-01"))
        month = {"2024-07-17": "July", "2024-10-17": "October"}[day]
        assert said == f"its deadline moved from September 2024 to no date on 17 {month} 2024"

    def test_fires_until_a_date_is_given_again(self):
        moves = [move("2024-07-17", "September 2024"), move("2024-08-01", "TBC")]
        item = action("1.1", "October 2024", moved=moves)
        assert fires("slipped", stands(item, "2024-07-31"))
        limits = {"slipped_times": 3}
        assert fires("slipped", stands(item, "2024-07-31", thresholds=limits))
        assert not fires("slipped", stands(item, "2024-08-01", thresholds=limits))

    def test_fires_where_the_date_of_the_part_that_says_when_it_ends_was_taken_away(self):
        part = milestone("a", "TBC", moved=[move("2024-07-17", "September 2024")])
        said = text_of("slipped", stands(action("1.1", None, parts=[part]), "2024-08-01"))
        assert (
            said == "the deadline of part (a) moved from September 2024 to no date on 17 July 2024"
        )

    @pytest.mark.parametrize(
        ("approved", "fired"), [(None, True), ("2024-07-16", True), ("2024-07-17", False)]
    )
    def test_does_not_count_what_moved_until_the_plan_was_approved(self, approved, fired):
        item = action("1.1", "TBC", moved=[move("2024-07-17", "September 2024")])
        standing = stands(item, "2024-08-01", approved=on(approved) if approved else None)
        assert fires("slipped", standing) is fired

    @pytest.mark.parametrize(("approved", "fired"), [(None, True), ("2020-01-01", False)])
    def test_counts_a_move_of_unknown_day_only_where_the_plan_was_never_approved(
        self, approved, fired
    ):
        item = action("1.1", "December 2025", moved=[move(None, "September 2024")])
        standing = stands(item, "2024-08-01", approved=on(approved) if approved else None)
        said = "its deadline moved once on a day that is not known, by 457 days in all"
        assert text_of("slipped", standing) == (said if fired else None)

    def test_counts_a_part_that_came_later_as_a_move_of_the_end(self):
        parts = [milestone("a", "June 2024"), milestone("b", "December 2024", added="2024-05-01")]
        item = action("1.1", None, parts=parts)
        approved = {"approved": on("2024-04-01")}
        assert not fires("slipped", stands(item, "2024-04-30", **approved))
        said = text_of("slipped", stands(item, "2024-05-01", **approved))
        assert said == "its last part moved by 184 days in all"


class TestPace:
    @staticmethod
    def item(done, parts=4):
        said = [update("2024-01-01", "complete" if n < done else None) for n in range(parts)]
        return action(
            "1.1",
            "31 December 2024",
            update("2024-01-01", "underway"),
            start="1 January 2024",
            parts=[milestone("abcd"[n], None, said[n]) for n in range(parts)],
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
            thresholds = {"stale_days": 999, **gap}
            return fires("pace", stands(self.item(0), "2024-07-02", thresholds=thresholds))

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
            milestone("c", "January 2024, then ongoing", update("2024-01-01", "in-place")),
            milestone("d"),
        ]
        item = self.item(0)._replace(milestones=tuple(parts))
        said = text_of("pace", stands(item, "2024-12-31", thresholds={"stale_days": 999}))
        assert said == "100% of its time is gone, and 1 of 2 parts are reported as complete"

    @pytest.mark.parametrize(("day", "fired"), [("2024-10-01", True), ("2024-10-02", False)])
    def test_says_nothing_where_no_part_was_reported_on_within_the_period(self, day, fired):
        part = milestone("a", None, update("2024-07-01", note="Met"))
        whole = self.item(0)
        item = whole._replace(milestones=(part, milestone("b")))
        assert fires("pace", stands(item, day)) is fired

    def test_says_nothing_of_what_is_in_place_and_goes_on(self):
        item = self.item(0)._replace(
            deadline=until("31 December 2024, then ongoing"),
            updates=(update("2024-07-01", "in-place"),),
        )
        assert fires("pace", stands(item, "2024-06-30", thresholds={"stale_days": 999}))
        assert not fires("pace", stands(item, "2024-07-01", thresholds={"stale_days": 999}))


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


SPRING = {"deadline": "Spring\n2026"}
IT_SAYS = "has no date as its deadline: the paper says 'Spring 2026'"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (action("1.1", None, as_published=SPRING), f"it {IT_SAYS}"),
        (action("1.1", None, as_published=SPRING, parts=[milestone()]), f"it {IT_SAYS}"),
        (
            action("1.1", None, parts=[milestone("a", as_published=SPRING)]),
            f"part (a) {IT_SAYS}",
        ),
        (
            action(
                "1.1", None, parts=[milestone("b", "May 2030"), milestone("a", as_published=SPRING)]
            ),
            f"part (a) {IT_SAYS}",
        ),
        (action("1.1", "May 2030", as_published=SPRING), None),
        (action("1.1", None, as_published={"start": "Spring 2026"}), "it has no deadline"),
        (
            action("1.1", None, moved=[move("2024-06-01", "TBC")], as_published=SPRING),
            "it has no deadline",
        ),
    ],
)
def test_where_the_paper_prints_no_date_the_words_that_it_prints_are_given(item, expected):
    assert text_of("undated", stands(item, "2024-07-01")) == expected


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


LOST = {"deadline": "ten ends in one cell", "accountable": "the cell is empty"}


@pytest.mark.parametrize(
    "item",
    [
        action("1.1", None, lost=LOST, accountable=()),
        action("1.1", None, lost=LOST, parts=[milestone("a", "May 2030"), milestone("b")]),
        action("1.1", None, parts=[milestone("a", None, lost=LOST), milestone("b", "May 2030")]),
    ],
)
def test_no_signal_comes_from_what_our_copy_of_the_paper_lost(item):
    assert names(stands(item, "2024-07-01").signals) == []


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (milestone("b"), "part (b) has no deadline"),
        (milestone("b", "TBC"), "the deadline of part (b) is not fixed (TBC)"),
        (milestone("b", "ongoing"), None),
        (milestone("b", None, update("2024-06-01", "complete")), None),
        (milestone("b", None, update("2024-06-01", "withdrawn")), None),
        (milestone("b", None, lost=LOST), None),
    ],
)
@pytest.mark.parametrize("other", [milestone("a", "May 2030"), milestone("a", None, lost=LOST)])
def test_a_part_without_a_date_makes_undated_what_its_parts_say_the_end_of(other, part, expected):
    item = action("1.1", None, parts=[other, part])
    assert text_of("undated", stands(item, "2024-07-01")) == expected
    dated = item._replace(deadline=until("May 2030"))
    assert not fires("undated", stands(dated, "2024-07-01"))


def test_an_owner_that_the_workstream_names_or_that_our_copy_of_it_lost_is_not_missing():
    item = action("1.1", accountable=())
    named = workstream("1", accountable=("Chief Executive",))
    lost = workstream("1", lost={"accountable": "the cell is empty"})
    assert fires("unowned", stands(item, "2024-07-01"))
    assert not fires("unowned", stands(item, "2024-07-01", workstreams=(named,)))
    assert not fires("unowned", stands(item, "2024-07-01", workstreams=(lost,)))


def test_a_quiet_action_has_no_signals():
    standing = stands(action(), "2024-07-01", workstreams=(workstream("1"),))
    assert standing.signals == ()
