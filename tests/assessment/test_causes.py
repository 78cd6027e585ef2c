"""What happened to an action in a period."""

from datetime import timedelta

import pytest
from builders import action, changed, milestone, move, on, plan, update
from hypothesis import given
from laws import law
from random_plans import days, plans

from cip.assessment.causes import CauseKind
from cip.assessment.comparison import compare
from cip.assessment.picture import picture
from cip.model.errors import PlanTooLargeError
from cip.model.plan import Thresholds
from cip.model.vocabulary import Position

APPROVED = {"approved": on("2024-01-01")}


def between(since, as_of, *actions, **more):
    """Give what happened to the first of a plan's actions."""
    whole = plan(*actions, **{**APPROVED, **more})
    compared = compare(picture(whole, as_of=on(since)), picture(whole, as_of=on(as_of)))
    found = [move.causes for move in compared.moves if move.after.action.ref == actions[0].ref]
    return [(cause.kind.value, cause.text) for cause in (found[0] if found else ())]


def texts(*asked, **more):
    return [text for _, text in between(*asked, **more)]


@pytest.mark.parametrize(
    ("since", "as_of", "told"),
    [
        ("2024-08-31", "2024-09-01", True),
        ("2024-09-01", "2024-09-30", False),
        ("2024-08-01", "2024-08-31", False),
    ],
)
def test_what_happened_after_the_first_day_up_to_the_last_one_counts(since, as_of, told):
    item = action("1.1", None, update("2024-09-01", "underway"), start="July 2024")
    said = ("reported", "reported as underway on 1 September 2024")
    assert (said in between(since, as_of, item)) is told


def test_each_report_is_told_with_its_day_and_a_note_as_one():
    item = action(
        *("1.1", None, update("2024-09-01", "in-place"), update("2024-10-01", note="Met")),
        parts=[milestone("a", None, update("2024-09-15", "not-started"))],
    )
    assert between("2024-08-31", "2024-12-01", item) == [
        ("reported", "reported as in place on 1 September 2024"),
        ("reported", "part (a) reported as not started on 15 September 2024"),
        ("noted", "reported on in a note of 1 October 2024"),
    ]


def test_withdrawn_reopened_and_closed_again_within_the_period_are_all_told():
    said = [("2024-09-01", "withdrawn"), ("2024-09-10", "underway"), ("2024-09-20", "complete")]
    item = action("1.1", None, update("2024-08-01", "complete"), *(update(*s) for s in said))
    assert texts("2024-08-31", "2024-10-01", item) == [
        "reported as withdrawn on 1 September 2024",
        "reported as underway on 10 September 2024",
        "reported as complete on 20 September 2024",
    ]


class TestAMove:
    def test_is_told_with_whether_the_date_had_passed_then(self):
        moves = [move("2024-07-17", "September 2024"), move("2024-12-10", "November 2024")]
        item = action("1.1", "January 2025", update("2024-07-01", "underway"), moved=moves)
        assert texts("2024-07-01", "2024-12-31", item, thresholds={"stale_days": 999}) == [
            "moved on 17 July 2024 from September 2024 to November 2024",
            "its date, 30 November 2024, passed",
            "moved on 10 December 2024 after it had passed from November 2024 to January 2025",
        ]

    def test_to_none_and_of_a_part_are_told(self):
        part = milestone("a", "May 2026", moved=[move("2024-07-17", "May 2025")])
        item = action("1.1", None, moved=[move("2024-07-18", "May 2025")], parts=[part])
        assert texts("2024-07-16", "2024-07-31", item)[:2] == [
            "the date of part (a) moved on 17 July 2024 from May 2025 to May 2026",
            "moved on 18 July 2024 from May 2025 to no date",
        ]

    def test_of_a_day_that_is_not_known_is_of_no_period(self):
        item = action("1.1", "May 2026", moved=[move(None, "May 2025")])
        assert texts("2024-07-16", "2024-07-31", item) == []


class TestADateThatPassed:
    ITEM = action("1.1", "September 2024", update("2024-09-20", "underway"))

    @pytest.mark.parametrize(
        ("since", "as_of", "told"),
        [
            ("2024-09-29", "2024-09-30", False),
            ("2024-09-30", "2024-10-01", True),
            ("2024-10-01", "2024-10-02", False),
        ],
    )
    def test_passed_on_the_day_after_its_last_one(self, since, as_of, told):
        assert texts(since, as_of, self.ITEM) == (
            ["its date, 30 September 2024, passed"] if told else []
        )

    @pytest.mark.parametrize(
        ("day", "told"), [("2024-09-30", False), ("2024-10-01", False), ("2024-10-02", True)]
    )
    def test_is_told_too_where_it_was_done_within_the_period(self, day, told):
        item = action("1.1", "September 2024", update(day, "complete"), update("2024-09-01"))
        said = texts("2024-09-01", "2024-12-31", item)
        assert ("its date, 30 September 2024, passed" in said) is told
        assert said[-1].startswith("reported as complete on")

    def test_is_told_of_a_part_too(self):
        part = milestone("a", "September 2024")
        item = action("1.1", "December 2024", update("2024-09-20", "underway"), parts=[part])
        assert texts("2024-09-30", "2024-10-01", item) == [
            "the date of part (a), 30 September 2024, passed"
        ]
        derived = item._replace(deadline=None)
        assert texts("2024-09-30", "2024-10-01", derived) == ["its date, 30 September 2024, passed"]

    def test_is_not_told_of_what_was_in_place_and_goes_on(self):
        item = action("1.1", "September 2024, then ongoing", update("2024-09-20", "in-place"))
        assert texts("2024-09-30", "2024-10-01", item) == []


class TestAReportThatDidNotCome:
    @pytest.mark.parametrize(
        ("since", "as_of", "told"),
        [
            ("2024-09-30", "2024-10-01", False),
            ("2024-10-01", "2024-10-02", True),
            ("2024-10-02", "2024-10-03", False),
        ],
    )
    def test_was_missing_from_the_day_after_the_period(self, since, as_of, told):
        item = action("1.1", None, update("2024-07-01", "underway"))
        found = between(since, as_of, item)
        said = ("unreported", "no report came by 1 October 2024, as was expected")
        assert found == ([said] if told else [])

    def test_is_told_too_where_one_came_later_in_the_period(self):
        said = update("2024-07-01", "underway"), update("2024-11-01", "underway")
        assert texts("2024-07-01", "2024-12-01", action("1.1", None, *said)) == [
            "no report came by 1 October 2024, as was expected",
            "reported as underway on 1 November 2024",
        ]

    @pytest.mark.parametrize(
        ("day", "told"), [("2024-10-01", False), ("2024-10-02", False), ("2024-10-03", True)]
    )
    def test_came_in_time_on_the_last_day_and_on_the_one_after(self, day, told):
        """On the day itself nothing is missing: the report of the day is there."""
        item = action("1.1", None, update("2024-07-01", "underway"), update(day, "underway"))
        said = texts("2024-07-01", "2024-12-01", item)
        assert ("no report came by 1 October 2024, as was expected" in said) is told

    def test_is_not_told_beside_the_date_that_passed_with_it(self):
        assert texts("2024-09-01", "2025-06-01", action("1.1", "September 2024")) == [
            "its date, 30 September 2024, passed"
        ]

    def test_is_not_told_of_what_somebody_did_on_the_day(self):
        """What brought the date near is told itself."""
        item = action("1.1", "October 2024", moved=[move("2024-10-10", "ongoing")])
        assert texts("2024-10-09", "2024-10-10", item, thresholds={"stale_days": 999}) == [
            "moved on 10 October 2024 from ongoing to October 2024"
        ]

    def test_was_expected_of_no_draft(self):
        item = action("1.1", "December 2030", start="March 2024")
        found = texts("2024-01-01", "2024-12-31", item, approved=on("2024-06-01"))
        (text,) = found
        assert text == (
            "from 1 June 2024, when the plan was approved, a report was expected, and there was "
            "none"
        )


def test_nothing_is_told_of_a_day_before_the_approval_as_if_the_plan_had_stood():
    """Neither a report was due then, nor was a date of the draft one of the plan."""
    item = action("1.1", "11 October 2026", start="March 2026")
    later = action("1.2", "December 2030", start="March 2026", added="2026-11-02")
    known = {"approved": on("2026-10-12")}
    assert texts("2026-08-26", "2026-11-26", item, **known) == [
        "its date, 11 October 2026, passed before the plan was approved"
    ]
    assert texts("2026-11-02", "2026-11-26", later, **known) == []
    told = texts("2026-08-26", "2026-11-26", later, **known)
    assert told == ["came into the plan"]


def test_a_note_explains_the_end_of_a_silence():
    item = action("1.1", "December 2030", update("2024-10-01", note="Met"))
    assert between("2024-09-30", "2024-10-01", item) == [
        ("noted", "reported on in a note of 1 October 2024")
    ]


def test_what_came_into_the_plan_is_told_first():
    item = action("1.1", "May 2026", update("2024-09-01", "underway"), added="2024-09-01")
    assert texts("2024-08-31", "2024-09-30", item) == [
        "came into the plan",
        "reported as underway on 1 September 2024",
    ]


def test_a_part_that_came_into_the_plan_is_told():
    item = action("1.1", "May 2026", parts=[milestone("b", "May 2026", added="2024-09-10")])
    assert between("2024-09-09", "2024-09-30", item) == [
        ("added", "part (b) came into the plan on 10 September 2024")
    ]
    assert texts("2024-09-10", "2024-09-30", item) == []


class TestWhatFollows:
    """Where nothing happened to an action itself, its position follows from something else."""

    def test_from_the_signals_that_it_has_now(self):
        item = action("1.1", "May 2026", update("2024-09-01", "underway"), depends_on=("1.2",))
        other = action("1.2", "May 2026", update("2024-09-10", "at-risk"))
        assert between("2024-09-01", "2024-09-30", item, other) == [
            ("followed", "depends on 1.2, which is said to be at risk")
        ]

    def test_though_it_was_reported_on_where_that_does_not_explain_it(self):
        said = update("2024-09-01", "underway"), update("2024-09-20", "underway")
        item = action("1.1", "May 2026", *said, depends_on=("1.2",))
        other = action("1.2", "May 2026", update("2024-09-10", "at-risk"))
        assert between("2024-09-01", "2024-09-30", item, other) == [
            ("reported", "reported as underway on 20 September 2024"),
            ("followed", "depends on 1.2, which is said to be at risk"),
        ]

    def test_from_the_signals_that_it_had(self):
        item = action("1.1", "May 2026", update("2024-09-01", "underway"), depends_on=("1.2",))
        said = update("2024-08-10", "at-risk"), update("2024-09-10", "underway")
        assert between("2024-09-01", "2024-09-30", item, action("1.2", "May 2026", *said)) == [
            ("followed", "no longer holds: depends on 1.2, which is said to be at risk")
        ]

    def test_from_the_files_where_nothing_in_the_period_explains_it(self):
        early = action("1.1", "May 2026", update("2024-08-01", "not-started"))
        late = action("1.1", "May 2026", update("2024-08-01", "underway"))
        first = picture(plan(early), as_of=on("2024-09-01"))
        (moved,) = compare(first, picture(plan(late), as_of=on("2024-09-02"))).moves
        assert [cause.text for cause in moved.causes] == [
            "what its files say of the time before has changed"
        ]


def test_a_plan_in_which_more_happens_than_anybody_could_follow_is_refused_with_a_way_out():
    first = on("1990-01-01")

    def part(number):
        ends = [first + timedelta(days=100 * n + number) for n in range(100)]
        moves = [move(str(end - timedelta(days=50)), str(end)) for end in ends]
        said = [update(str(first + timedelta(days=n)), "underway") for n in range(300)]
        return milestone(f"a{number}", "December 2030", *said, moved=moves)

    item = action("1.1", None, parts=[part(number) for number in range(60)])
    with pytest.raises(PlanTooLargeError, match="give a later day with --since"):
        between("1990-01-01", "2030-01-01", item, approved=first)
    assert between("2029-12-01", "2030-01-01", item, approved=first) == []


@law(300)
@given(plans, days, days)
def test_every_change_has_a_cause_and_every_cause_is_of_the_period(plan, a, b):
    since, as_of = sorted((a, b))
    compared = compare(picture(plan, as_of=since), picture(plan, as_of=as_of))
    for moved in compared.moves:
        assert moved.causes or not moved.is_change
        was_silent = moved.before is not None and moved.before.position is Position.SILENT
        explained = was_silent or any(c.kind is not CauseKind.NOTED for c in moved.causes)
        assert explained or not moved.is_change
        for cause in moved.causes:
            if cause.kind is not CauseKind.ADDED:
                assert cause.on is None or since < cause.on <= as_of
            assert (cause.on is None) == (cause.kind is CauseKind.FOLLOWED)
        followed = [c for c in moved.causes if c.kind is CauseKind.FOLLOWED]
        assert not any("what its files say" in cause.text for cause in followed)


def uncorrected(item):
    """Give an action, or a part, of which no update was ever corrected."""
    updates = tuple(update._replace(changed=()) for update in item.updates)
    item = item._replace(updates=updates)
    if not hasattr(item, "milestones"):
        return item
    return item._replace(milestones=tuple(map(uncorrected, item.milestones)))


@law(200)
@given(plans, days, days, days)
def test_two_periods_one_after_the_other_tell_what_the_whole_tells(plan, a, b, c):
    """What was reported in the one and corrected in the other is told as it was in the one.

    So is what was not reported by terms that changed in the other, as where a plan that was
    approved is a draft again.
    """
    plan = plan._replace(changed=(), actions=tuple(map(uncorrected, plan.actions)))
    first, middle, last = (picture(plan, as_of=day) for day in sorted((a, b, c)))
    present = {standing.key for standing in first.standings}

    def told(before, after):
        return {
            (moved.after.key, cause.kind, cause.on, cause.part)
            for moved in compare(before, after).moves
            for cause in moved.causes
            if moved.after.key in present and cause.kind is not CauseKind.FOLLOWED
        }

    assert told(first, middle) | told(middle, last) == told(first, last)


def changed_in(since, as_of, **more):
    return between(since, as_of, action("1.1", None, start="July 2024", **more))


@pytest.mark.parametrize(
    ("since", "as_of", "told"),
    [("2024-09-01", "2024-09-30", False), ("2024-08-31", "2024-09-01", True)],
)
def test_what_was_changed_in_the_period_is_told_with_its_keys(since, as_of, told):
    entry = changed("2024-09-01", detail="Old", lead_member=())
    said = ("changed", "changed on 1 September 2024 (detail, lead member)")
    assert (said in changed_in(since, as_of, changed=(entry,))) is told


def test_what_was_changed_in_a_part_a_report_and_a_move_is_told():
    day = "2024-09-05"
    told = between(
        *("2024-09-01", "2024-09-10"),
        action(
            *(
                "1.1",
                "May 2030",
                update("2024-08-01", "underway", changed=(changed(day, note="Old"),)),
            ),
            moved=[move("2024-07-01", "April 2030", changed=(changed(day, reason="Old"),))],
            parts=[milestone("a", changed=(changed(day, title="Old", lead=()),))],
        ),
    )
    assert [text for kind, text in told if kind == "changed"] == [
        "what was reported on 1 August 2024 was corrected on 5 September 2024",
        "what is said of a move of the date was corrected on 5 September 2024",
        "part (a) changed on 5 September 2024 (title, lead)",
    ]


def test_a_typing_error_changed_nothing():
    entry = changed("2024-09-05", mistyped=True, detail="Old")
    assert changed_in("2024-09-01", "2024-09-10", changed=(entry,)) == []


def test_a_report_that_was_made_better_is_told_as_one_of_that_day():
    entry = changed("2024-09-05", status="underway")
    item = action("1.1", None, update("2024-08-01", "complete", changed=(entry,)))
    assert between("2024-09-01", "2024-09-10", item) == [
        ("reported", "reported as complete on 5 September 2024")
    ]


def test_where_the_terms_of_the_plan_were_changed_that_is_said():
    entry = changed("2024-09-05", thresholds=Thresholds(due_soon_days=300))
    item = action("1.1", "December 2024", update("2024-08-01", "not-started"))
    told = between(
        "2024-09-01", "2024-09-10", item, changed=(entry,), thresholds={"due_soon_days": 10}
    )
    assert told[0][0] == "followed"
