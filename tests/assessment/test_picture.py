"""The whole picture of a plan: counts, lists and their order."""

from datetime import timedelta

import pytest
from builders import REAL_PLANS, action, move, on, plan, real_plan, seen, update, workstream
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from random_plans import days, plans

from cip.assessment.picture import by_urgency, counts_of, picture, selection
from cip.model.plan import Objective
from cip.model.vocabulary import OverdueKind, Position


@law(300)
@given(plans, days)
def test_the_counts_add_up_to_the_number_of_actions(plan, day):
    whole = picture(plan, as_of=day)
    assert list(whole.counts) == list(Position)
    assert sum(whole.counts.values()) == len(whole.standings)
    by_objective = [counts_of(standings) for _, standings in whole.by_objective()]
    for position in Position:
        assert sum(counts[position] for counts in by_objective) == whole.counts[position]
        assert len(whole.in_position(position)) == whole.counts[position]


@law(300)
@given(plans, days, st.integers(0, 400))
def test_the_lists_are_sorted_and_hold_what_they_say(plan, day, within):
    whole = picture(plan, as_of=day)
    late = [s.days_overdue for s in whole.overdue]
    assert late == sorted(late, reverse=True)
    due = [s.due for s in whole.due(within_days=within)]
    assert due == sorted(due)
    assert all(day <= last <= day + timedelta(days=within) for last in due)
    risky = [s.due for s in whole.at_risk]
    dated = [last for last in risky if last is not None]
    assert risky == sorted(dated) + [None] * (len(risky) - len(dated))


@law(100)
@given(plans, days)
def test_the_same_plan_and_day_give_the_same_picture(plan, day):
    assert picture(plan, as_of=day).standings == picture(plan, as_of=day).standings


def refs(standings):
    return [standing.action.ref for standing in standings]


def test_the_longest_overdue_comes_first_and_then_the_first_in_the_plan():
    found = seen(
        action("1.2", "May 2024"),
        action("1.9", "April 2024"),
        action("1.10", "April 2024"),
        as_of="2024-12-31",
    )
    assert refs(found.overdue) == ["1.9", "1.10", "1.2"]


def test_what_is_at_risk_is_listed_by_due_date_with_the_undated_last():
    found = seen(
        action("1.1", None),
        action("1.2", "March 2025", accountable=()),
        action("1.3", "January 2025", accountable=()),
        action("1.10", "January 2025", accountable=()),
        as_of="2024-11-01",
    )
    assert refs(found.at_risk) == ["1.3", "1.10", "1.2", "1.1"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2024-08-30", []), ("2024-08-31", ["1.1"]), ("2024-09-30", ["1.1"]), ("2024-10-01", [])],
)
def test_the_due_window_holds_its_first_and_its_last_day(day, expected):
    found = seen(action("1.1", "September 2024"), as_of=day)
    assert refs(found.due(within_days=30)) == expected


def test_a_window_of_no_days_holds_what_is_due_today():
    found = seen(action("1.1", "2024-09-30"), action("1.2", "2024-10-01"), as_of="2024-09-30")
    assert refs(found.due(within_days=0)) == ["1.1"]


@pytest.mark.parametrize("status", ["complete", "withdrawn"])
def test_what_is_closed_is_not_due(status):
    item = action("1.1", "September 2024", update("2024-09-01", status))
    assert seen(item, as_of="2024-09-15").due(within_days=30) == ()


def test_what_is_underway_is_due_too():
    item = action("1.1", "September 2024", update("2024-09-01", "underway"))
    assert refs(seen(item, as_of="2024-09-15").due(within_days=30)) == ["1.1"]


def test_what_is_past_its_date_is_listed_by_kind():
    items = (
        action("1.1", "May 2024"),
        action("1.2", "April 2024"),
        action("1.3", "June 2024", update("2024-07-01", "underway")),
        action("1.4", "TBC", moved=[move("2024-06-01", "January 2024")]),
        action("1.5", "June 2024", update("2024-07-01", note="Met")),
    )
    found = seen(*items, as_of="2024-12-31")
    assert {kind.value: number for kind, number in found.kinds.items()} == {
        "known-late": 1,
        "not-said": 1,
        "unheard": 3,
    }
    assert refs(found.of_kind(OverdueKind.UNHEARD)) == ["1.4", "1.2", "1.1"]
    assert refs(found.of_kind(OverdueKind.KNOWN_LATE)) == ["1.3"]


def test_a_selection_counts_what_it_keeps_and_covers_the_whole_plan():
    whole = seen(action("1.1"), action("1.2"), as_of="2024-12-31")
    part = selection(whole, lambda standing: standing.action.ref == "1.2")
    assert refs(part.standings) == ["1.2"]
    assert sum(part.counts.values()) == 1
    assert part.coverage == whole.coverage


def test_objectives_stand_in_the_plans_order_and_actions_of_none_at_the_end():
    found = picture(
        plan(
            action("1.1"),
            action("2.1"),
            action("3.1"),
            objectives=(Objective(ref="B", title="B"), Objective(ref="A", title="A")),
            workstreams=(workstream("1", "A"), workstream("2", None), workstream("3", "unknown")),
        ),
        as_of=on("2024-12-31"),
    )
    grouped = [(o.ref if o else None, refs(standings)) for o, standings in found.by_objective()]
    assert grouped == [("B", []), ("A", ["1.1"]), (None, ["2.1", "3.1"])]


def test_by_urgency_comes_what_is_overdue_then_at_risk_and_what_is_closed_last():
    found = seen(
        action("1.1", "December 2030", update("2024-09-01", "withdrawn")),
        action("1.2", "December 2030", update("2024-09-01", "complete")),
        action("1.3", "December 2030"),
        action("1.4", None),
        action("1.5", "June 2024"),
        action("1.6", "May 2024"),
        as_of="2024-10-01",
    )
    assert refs(sorted(found.standings, key=by_urgency)) == [
        *("1.6", "1.5", "1.4", "1.3", "1.2", "1.1")
    ]


@pytest.mark.parametrize("name", REAL_PLANS)
def test_each_real_plan_adds_up_on_days_through_its_life(name):
    whole_plan = real_plan(name)
    for day in ("2024-01-01", "2024-11-20", "2026-03-31", "2031-01-01"):
        whole = picture(whole_plan, as_of=on(day))
        assert sum(whole.counts.values()) == len(whole.standings) == len(whole_plan.actions)
