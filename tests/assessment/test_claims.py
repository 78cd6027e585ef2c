"""Where what was claimed, what is worked out, and what a board said do not agree."""

import pytest
from builders import action, milestone, on, seen, update

from cip.assessment.claims import claims
from cip.model.oversight import BoardRating
from cip.model.plan import Shown


def rated(day, rating):
    return BoardRating(date=on(day), board="board", rating=rating, reason="Seen so")


def found(day, *actions, **more):
    whole = seen(*actions, as_of=day, **more)
    return [(c.standing.action.ref, c.text) for c in claims(whole.standings, whole.plan)]


def test_what_was_reported_and_is_overdue_disagrees():
    item = action("1.1", "September 2024", update("2024-08-01", "underway"))
    assert found("2024-09-30", item) == []
    assert found("2024-10-01", item) == [("1.1", "reported as underway, and 1 day past its date")]


def test_what_was_never_reported_claims_nothing():
    assert found("2024-12-31", action("1.1", "September 2024")) == []


def test_what_is_said_to_be_underway_and_is_at_risk_disagrees():
    item = action("1.1", "March 2025", update("2024-08-01", "underway"), accountable=())
    assert found("2024-08-15", item) == [("1.1", "reported as underway, and at risk (unowned)")]


def test_what_is_declared_at_risk_with_nothing_late_disagrees():
    item = action("1.1", "March 2025", update("2024-08-01", "at-risk"))
    assert found("2024-08-15", item) == [("1.1", "said to be at risk, and no date says so")]


def test_what_is_said_to_be_complete_with_a_late_part_disagrees():
    part = milestone("a", "August 2024")
    item = action("1.1", "March 2025", update("2024-08-01", "complete", shown=True), parts=[part])
    assert found("2024-08-31", item) == []
    assert found("2024-09-01", item) == [
        ("1.1", "reported as complete, and 1 part not reported as complete")
    ]


def test_what_was_withdrawn_claims_nothing():
    item = action("1.1", "June 2024", update("2024-08-01", "withdrawn"))
    assert found("2024-12-31", item) == []


@pytest.mark.parametrize(
    ("rating", "expected"),
    [("green", []), ("amber", [("1.1", "the board rated it amber")])],
)
def test_the_boards_rating_is_held_against_the_position(rating, expected):
    item = action(
        "1.1",
        "March 2025",
        update("2024-08-01", "underway"),
        board_ratings=(rated("2024-08-10", rating),),
    )
    assert found("2024-08-15", item) == expected


def test_the_newest_rating_by_the_day_counts():
    ratings = (rated("2024-08-10", "red"), rated("2024-08-20", "green"))
    item = action("1.1", "March 2025", update("2024-08-01", "underway"), board_ratings=ratings)
    assert found("2024-08-09", item) == []
    assert found("2024-08-10", item) == [("1.1", "the board rated it red")]
    assert found("2024-08-20", item) == []


def test_both_disagreements_stand_in_one_claim():
    item = action(
        "1.1",
        "September 2024",
        update("2024-08-01", "underway"),
        board_ratings=(rated("2024-08-10", "green"),),
    )
    assert found("2024-10-02", item) == [
        ("1.1", "reported as underway, and 2 days past its date; the board rated it green")
    ]


def test_what_was_reported_and_is_silent_since_disagrees():
    item = action("1.1", "March 2026", update("2024-07-01", "underway"))
    assert found("2024-10-01", item) == []
    assert found("2024-10-02", item) == [
        ("1.1", "reported as underway, and no report is in this record since")
    ]


@pytest.mark.parametrize(
    ("rating", "expected"),
    [("amber", []), ("green", [("1.1", "the board rated it green")])],
)
def test_the_boards_rating_is_held_against_the_plans_own_colour(rating, expected):
    item = action(
        *("1.1", "March 2025", update("2024-08-01", "underway")),
        board_ratings=(rated("2024-08-10", rating),),
    )
    legend = {"underway": Shown("In progress", "amber")}
    assert found("2024-08-15", item, legend=legend) == expected
