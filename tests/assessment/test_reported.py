"""What was reported of an action or a part, as it was known on a day."""

import pytest
from builders import action, milestone, on, plan, update

from cip.assessment.known import known
from cip.assessment.reported import (
    action_status,
    last_heard,
    newest_expected,
    reported_status,
    said_open_after,
    since_when,
)


def then(item, day):
    """Give an action as it was known on a day."""
    return known(plan(item), as_of=on(day)).actions[0]


def status_on(day, *updates):
    found = reported_status(then(action("1.1", None, *updates), day).updates)
    return found.status.value if found else None


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2024-09-29", None), ("2024-09-30", "underway"), ("2024-10-01", "underway")],
)
def test_an_update_is_known_from_its_own_day(day, expected):
    assert status_on(day, update("2024-09-30", "underway")) == expected


def test_the_status_is_that_of_the_newest_update_wherever_it_stands_in_the_file():
    newest, older = update("2024-10-01", "complete"), update("2024-09-01", "underway")
    assert status_on("2024-12-31", newest, older) == "complete"
    assert status_on("2024-09-30", newest, older) == "underway"


def test_of_two_updates_on_one_day_the_last_one_in_the_file_counts():
    both = update("2024-10-01", "complete"), update("2024-10-01", "underway")
    assert status_on("2024-10-01", *both) == "underway"
    assert status_on("2024-10-01", *reversed(both)) == "complete"


def test_a_note_without_a_status_changes_nothing():
    updates = update("2024-09-01", "underway"), update("2024-10-01", note="Still going")
    assert status_on("2024-12-31", *updates) == "underway"
    assert status_on("2024-12-31", update("2024-10-01", note="Only a note")) is None


@pytest.mark.parametrize(
    ("statuses", "in_place"),
    [
        (["in-place"], True),
        (["underway", "in-place"], True),
        (["in-place", None], True),
        (["in-place", "at-risk"], True),
        (["in-place", "at-risk", None, "at-risk"], True),
        (["at-risk"], False),
        (["in-place", "underway"], False),
        (["in-place", "not-started"], False),
        (["in-place", "underway", "at-risk"], False),
        (["in-place", "complete"], False),
        (["in-place", "complete", "at-risk"], False),
        (["in-place", "withdrawn"], False),
    ],
)
def test_what_is_in_place_stays_so_when_it_is_at_risk_and_not_when_it_is_taken_back(
    statuses, in_place
):
    updates = [update(f"2024-0{n}-01", status) for n, status in enumerate(statuses, start=1)]
    found = reported_status(tuple(updates))
    assert found is not None
    assert found.in_place is in_place


def test_a_note_is_news():
    noted = action("1.1", "March 2025", update("2024-10-01", note="Met twice"))
    assert last_heard(then(noted, "2024-09-30")) is None
    assert last_heard(then(noted, "2024-10-01")) == on("2024-10-01")


def test_an_update_of_a_part_is_news_of_the_action():
    part = milestone("a", None, update("2024-11-01", "underway"))
    item = action("1.1", "March 2025", update("2024-10-01", "underway"), parts=[part])
    assert last_heard(then(item, "2024-10-31")) == on("2024-10-01")
    assert last_heard(then(item, "2024-11-01")) == on("2024-11-01")
    assert last_heard(part) == on("2024-11-01")


@pytest.mark.parametrize(
    ("own", "part", "expected"),
    [
        ((), (), None),
        ((), ("2024-10-01", None), None),
        ((), ("2024-10-01", "not-started"), None),
        ((), ("2024-10-01", "withdrawn"), None),
        ((), ("2024-10-01", "underway"), "underway"),
        ((), ("2024-10-01", "at-risk"), "underway"),
        ((), ("2024-10-01", "in-place"), "underway"),
        ((), ("2024-10-01", "complete"), "underway"),
        (("2024-09-30", "not-started"), ("2024-10-01", "underway"), "underway"),
        (("2024-10-01", "not-started"), ("2024-10-01", "underway"), "not-started"),
        (("2024-10-02", "not-started"), ("2024-10-01", "underway"), "not-started"),
        (("2024-09-01", "at-risk"), ("2024-10-01", "underway"), "at-risk"),
        (("2024-09-01", "in-place"), ("2024-10-01", "underway"), "in-place"),
        (("2024-09-01", "complete"), ("2024-10-01", "underway"), "complete"),
        (("2024-09-01", "withdrawn"), ("2024-10-01", "underway"), "withdrawn"),
    ],
)
def test_an_action_of_which_a_part_has_begun_is_underway_unless_it_says_more(own, part, expected):
    parts = [milestone("a", None, *([update(*part)] if part else []))]
    item = action("1.1", "March 2025", *([update(*own)] if own else []), parts=parts)
    found = action_status(then(item, "2024-12-31"))
    assert (found.status.value if found else None) == expected


def test_the_status_that_follows_from_parts_is_dated_by_the_newest_of_them():
    parts = [
        milestone("a", None, update("2024-10-01", "complete")),
        milestone("b", None, update("2024-09-01", "underway")),
    ]
    found = action_status(then(action(parts=parts), "2024-12-31"))
    assert found is not None
    assert found.update.date == on("2024-10-01")
    assert not found.in_place


class TestWhatWasSaidAfterALastDay:
    """Words that say that something is still to be done; 30 September 2024 is the last day."""

    def found(self, *updates, goes_on=False, **more):
        item = action("1.1", None, *updates, **more)
        said = said_open_after(item, on("2024-09-30"), goes_on=goes_on)
        return str(said.date) if said else None

    @pytest.mark.parametrize(
        ("day", "found"),
        [("2024-09-29", None), ("2024-09-30", None), ("2024-10-01", "2024-10-01")],
    )
    def test_are_dated_after_it(self, day, found):
        assert self.found(update(day, "underway")) == found

    @pytest.mark.parametrize(
        ("status", "counts"),
        [
            ("not-started", True),
            ("underway", True),
            ("at-risk", True),
            ("in-place", True),
            ("complete", False),
            ("withdrawn", False),
            (None, False),
        ],
    )
    def test_state_an_open_status(self, status, counts):
        assert (self.found(update("2024-10-01", status)) is not None) is counts

    @pytest.mark.parametrize(
        ("expected", "counts"),
        [
            ("30 September 2024", False),
            ("1 October 2024", False),
            ("2 October 2024", True),
            ("October 2024", True),
            ("TBC", False),
        ],
    )
    def test_may_be_an_expectation_that_ends_after_its_own_day(self, expected, counts):
        said = update("2024-10-01", None, "A note", expected=expected)
        assert (self.found(said) is not None) is counts

    def test_are_not_an_expectation_beside_the_word_that_it_is_complete(self):
        assert self.found(update("2024-10-01", "complete", expected="December 2024")) is None

    @pytest.mark.parametrize(
        ("statuses", "found"),
        [
            (["in-place"], None),
            (["in-place", "at-risk"], None),
            (["at-risk"], "2024-10-01"),
            (["in-place", "underway"], "2024-11-01"),
        ],
    )
    def test_of_what_goes_on_are_not_that_it_is_in_place(self, statuses, found):
        said = [
            update(day, s) for day, s in zip(("2024-10-01", "2024-11-01"), statuses, strict=False)
        ]
        assert self.found(*said, goes_on=True) == found

    def test_may_be_said_of_a_part(self):
        part = milestone("a", None, update("2024-10-02", "at-risk"))
        assert self.found(update("2024-10-01", "underway"), parts=[part]) == "2024-10-02"

    @pytest.mark.parametrize(("deadline", "counts"), [("ongoing", False), ("June 2024", True)])
    def test_of_a_part_are_not_that_it_is_in_place_where_it_goes_on(self, deadline, counts):
        part = milestone("a", deadline, update("2024-10-02", "in-place"))
        assert (self.found(parts=[part]) is not None) is counts

    def test_the_newest_of_them_counts(self):
        assert self.found(update("2024-11-01", "underway"), update("2024-10-01", "at-risk")) == (
            "2024-11-01"
        )


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ([], None),
        ([("2024-09-01", "December 2024")], "December 2024"),
        ([("2024-09-01", "December 2024"), ("2024-10-01", None)], "December 2024"),
        ([("2024-09-01", "December 2024"), ("2024-10-01", "March 2025")], "March 2025"),
        ([("2024-10-01", "March 2025"), ("2024-09-01", "December 2024")], "March 2025"),
    ],
)
def test_what_is_expected_is_what_the_newest_update_that_says_so_expects(expected, found):
    said = newest_expected([update(day, "underway", expected=text) for day, text in expected])
    assert (said[0].text if said else None) == found


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        ([], None),
        ([("2024-09-01", "underway")], None),
        ([("2024-09-01", "in-place")], None),
        ([("2024-09-01", "complete")], "2024-09-01"),
        ([("2024-09-01", "complete"), ("2024-10-01", "complete")], "2024-09-01"),
        ([("2024-09-01", "complete"), ("2024-10-01", None)], "2024-09-01"),
        ([("2024-09-01", "complete"), ("2024-10-01", "underway")], None),
        (
            [("2024-09-01", "complete"), ("2024-10-01", "underway"), ("2024-11-01", "complete")],
            "2024-11-01",
        ),
        ([("2024-11-01", "complete"), ("2024-10-01", "underway")], "2024-11-01"),
        ([("2024-09-01", "in-place"), ("2024-10-01", "complete")], "2024-10-01"),
    ],
)
def test_an_action_is_complete_since_the_first_update_that_was_never_taken_back(updates, expected):
    found = since_when([update(*said) for said in updates])
    assert found == (on(expected) if expected else None)


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["in-place"], "2024-01-01"),
        (["in-place", "at-risk"], "2024-01-01"),
        (["in-place", "complete"], "2024-01-01"),
        (["in-place", "underway", "in-place"], "2024-03-01"),
        (["in-place", "not-started"], None),
        (["underway", "complete"], "2024-02-01"),
        (["at-risk"], None),
    ],
)
def test_what_goes_on_stands_since_it_was_in_place_without_a_break(statuses, expected):
    updates = [update(f"2024-0{n}-01", status) for n, status in enumerate(statuses, start=1)]
    found = since_when(updates, or_in_place=True)
    assert found == (on(expected) if expected else None)
