"""What changed in a plan between two days."""

from itertools import pairwise

import pytest
from builders import (
    REAL_PLANS,
    action,
    move,
    on,
    plan,
    real_plan,
    recommendation,
    review,
    seen,
    update,
)
from hypothesis import given
from laws import law
from random_plans import days, plans

from cip.assessment.comparison import Balance, Comparison, compare
from cip.assessment.picture import picture


def between(since, as_of, *actions, **more) -> Comparison:
    whole = plan(*actions, **more)
    return compare(picture(whole, as_of=on(since)), picture(whole, as_of=on(as_of)))


def refs(standings):
    return [standing.action.ref for standing in standings]


@law(400)
@given(plans, days, days)
def test_opening_and_new_less_completed_and_withdrawn_and_reopened_again_is_closing(plan, a, b):
    since, as_of = sorted((a, b))
    changed = compare(picture(plan, as_of=since), picture(plan, as_of=as_of))
    assert changed.balance.is_balanced, changed.balance


@law(200)
@given(plans, days)
def test_nothing_changes_between_a_day_and_itself(plan, day):
    changed = compare(picture(plan, as_of=day), picture(plan, as_of=day))
    still = changed.balance.opening
    assert changed.balance == Balance(
        opening=still, new=0, completed=0, withdrawn=0, reopened=0, gone=0, closing=still
    )
    assert not any(
        (
            changed.new,
            changed.completed,
            changed.withdrawn,
            changed.reopened,
            changed.gone,
            changed.moves,
            changed.deadline_moves,
            changed.cover_changes,
        )
    )


@law(200)
@given(plans, days, days, days)
def test_two_periods_one_after_the_other_end_where_the_whole_ends(plan, a, b, c):
    first, middle, last = (picture(plan, as_of=day) for day in sorted((a, b, c)))
    whole, early, late = compare(first, last), compare(first, middle), compare(middle, last)
    assert early.balance.opening == whole.balance.opening
    assert early.balance.closing == late.balance.opening
    assert late.balance.closing == whole.balance.closing
    assert early.balance.new + late.balance.new == whole.balance.new


def test_a_balance_that_does_not_add_up_says_so():
    assert not Balance(
        opening=3, new=1, completed=1, withdrawn=0, reopened=0, gone=0, closing=2
    ).is_balanced


@pytest.mark.parametrize(
    ("since", "as_of", "completed"),
    [
        ("2024-08-31", "2024-09-01", ["1.1"]),
        ("2024-09-01", "2024-09-30", []),
        ("2024-08-01", "2024-08-31", []),
    ],
)
def test_what_was_completed_after_the_first_day_up_to_the_last_one_counts(since, as_of, completed):
    item = action("1.1", "March 2025", update("2024-09-01", "complete"))
    assert refs(between(since, as_of, item).completed) == completed


def test_each_kind_of_change_is_told_apart():
    changed = between(
        "2024-06-30",
        "2024-12-31",
        action("1.1", "March 2025", update("2024-09-01", "complete")),
        action("1.2", "March 2025", update("2024-09-01", "withdrawn")),
        action(
            "1.3", "March 2025", update("2024-06-01", "complete"), update("2024-09-01", "underway")
        ),
        action("1.4", "March 2025", added="2024-09-01"),
        action("1.5", "March 2025", update("2024-10-01", "complete"), added="2024-09-01"),
        action("1.6", "March 2025", update("2024-06-01", "complete")),
        action(
            "1.7", "March 2025", update("2024-06-01", "complete"), update("2024-09-01", "withdrawn")
        ),
        action("1.8", "March 2025"),
    )
    assert refs(changed.new) == ["1.4", "1.5"]
    assert refs(changed.completed) == ["1.1", "1.5"]
    assert refs(changed.withdrawn) == ["1.2"]
    assert refs(changed.reopened) == ["1.3"]
    assert changed.balance == Balance(
        opening=3, new=2, completed=2, withdrawn=1, reopened=1, gone=0, closing=3
    )


def test_becoming_overdue_is_a_move_of_position_and_no_change_of_the_balance():
    changed = between("2024-09-30", "2024-10-01", action("1.1", "September 2024"))
    (moved,) = changed.moves
    assert moved.before is not None
    assert (moved.before.position, moved.after.position) == ("silent", "overdue")
    assert changed.balance.opening == changed.balance.closing == 1


def test_what_happened_and_left_the_position_as_it_was_is_told_all_the_same():
    item = action("1.1", "March 2026", update("2024-09-01", "underway"), update("2024-09-10"))
    (told,) = between("2024-09-01", "2024-09-30", item).moves
    assert not told.is_change
    assert [cause.text for cause in told.causes] == ["reported on in a note of 10 September 2024"]


@pytest.mark.parametrize(
    ("since", "as_of", "found"),
    [
        ("2024-07-16", "2024-07-17", [("December 2024", 91)]),
        ("2024-07-17", "2024-08-01", [("January 2025", 31)]),
        ("2024-08-01", "2024-12-31", []),
        ("2024-07-16", "2024-08-01", [("December 2024", 91), ("January 2025", 31)]),
        ("2024-01-01", "2024-07-16", []),
    ],
)
def test_a_deadline_that_moved_is_given_with_what_it_became_and_the_days(since, as_of, found):
    item = action(
        "1.1",
        "January 2025",
        moved=[
            move("2024-07-17", "1 October 2024", "No staff"),
            move("2024-08-01", "December 2024"),
        ],
    )
    changed = between(since, as_of, item)
    assert [(m.new_text, m.days) for m in changed.deadline_moves] == found


def test_a_deadline_that_has_no_day_moved_by_no_known_number_of_days():
    item = action("1.1", "TBC", moved=[move("2024-07-17", "September 2024", "No staff")])
    (moved,) = between("2024-07-01", "2024-08-01", item).deadline_moves
    assert (moved.new_text, moved.days, moved.move.reason) == ("TBC", None, "No staff")


def test_what_came_to_answer_a_recommendation_and_what_ceased_to_is_given():
    changed = between(
        "2024-06-30",
        "2024-12-31",
        action(
            "1.1", "March 2025", update("2024-09-01", "withdrawn"), recommendations=("R1", "R2")
        ),
        action("1.2", "March 2025", added="2024-09-01", recommendations=("R1",)),
        sets=(review("peers", recommendation("R1"), recommendation("R2"), recommendation("R3")),),
    )
    assert [(c.cover.name, c.gained, c.lost) for c in changed.cover_changes] == [
        ("R1", ("1.2",), ("1.1",)),
        ("R2", (), ("1.1",)),
    ]


@law(400)
@given(plans, plans, days, days)
def test_two_plans_that_need_not_come_from_the_same_files_balance_too(one, other, a, b):
    changed = compare(picture(one, as_of=a), picture(other, as_of=b))
    assert changed.balance.is_balanced, changed.balance


def test_an_action_whose_file_was_renamed_is_the_same_one():
    item = action("1.1", "March 2025", path="plans/north/1-lead/1.1-old.yaml")
    renamed = item._replace(path="plans/north/1-lead/1.1-new.yaml")
    changed = compare(seen(item, as_of="2024-09-01"), seen(renamed, as_of="2024-09-01"))
    assert (changed.new, changed.gone, changed.moves) == ((), (), ())


def test_what_was_deleted_is_gone_and_the_balance_counts_it_where_it_was_open():
    done = action("1.2", "March 2025", update("2024-06-01", "complete"))
    before = seen(action("1.1", "March 2025"), done, action("1.3"), as_of="2024-09-01")
    changed = compare(before, seen(action("1.3"), as_of="2024-09-01"))
    assert refs(changed.gone) == ["1.1", "1.2"]
    assert changed.balance == Balance(
        opening=2, new=0, completed=0, withdrawn=0, reopened=0, gone=1, closing=1
    )


def test_two_actions_under_one_number_are_told_apart():
    twice = seen(action("1.1", title="One"), action("1.1", title="Other"), as_of="2024-09-01")
    assert [standing.key for standing in twice.standings] == ["1.1", "1.1~2"]
    assert compare(twice, twice).balance.closing == 2


@pytest.mark.parametrize("name", REAL_PLANS)
def test_the_real_plans_balance_over_their_years(name):
    whole = real_plan(name)
    days = [on(day) for day in ("2024-01-01", "2024-07-17", "2024-11-20", "2026-01-01")]
    for since, as_of in pairwise(days):
        changed = compare(picture(whole, as_of=since), picture(whole, as_of=as_of))
        assert changed.balance.is_balanced
