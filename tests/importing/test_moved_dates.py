"""Two dates in one cell: which held before, which holds now, and what is not sure."""

from datetime import date

import pytest
from imports import csv, imported

from cip.importing.moved_dates import moved_dates

HEAD = ("Ref", "Action", "Lead", "By when", "Original date")
DECEMBER, MARCH = date(2025, 12, 31), date(2026, 3, 31)


@pytest.mark.parametrize(
    "printed",
    [
        "March 2026 (previously December 2025)",
        "March 2026 (was Dec 2025)",
        "March 2026, originally due December 2025",
        "March 2026 (extended from Dec 2025)",
        "Original: 31/12/25 Revised: 31/03/26",
        "Original date: 31 December 2025\nRevised date: 31 March 2026",
        "Revised March 2026, original Dec 2025",
        "31/12/25 – revised to 31/03/26",
        "31/12/25→31/03/26",
        "Dec 2025, now March 2026",
        "Dec 2025 (Original) / Mar 2026 (New)",
        "31st Dec 2025 - deferred to 31.03.26",
        "was Dec 2025 now March 2026",
    ],
)
def test_an_original_and_a_revised_date_are_a_move_of_which_no_day_is_known(printed):
    found = imported("a.csv", csv(HEAD, ("1.1", "Plan it", "Clerk", printed, "")))
    action = found.actions["1.1"]
    assert action.deadline.last == MARCH
    assert [(move.on, move.previous.last) for move in action.rescheduled] == [(None, DECEMBER)]
    assert action.rescheduled[0].source.note == "Row 2, column 4"
    assert action.as_published["deadline"] == printed
    assert found.made.to_decide == ()


@pytest.mark.parametrize(
    "printed",
    [
        "March 2026 (December 2025)",
        "March 2026 (was December)",
        "Spring 2026 (was Dec 2025)",
        "Ongoing (was Dec 2025)",
        "March 2026 (original)",
        "Original Dec 2025, Revised Jan 2026, Revised March 2026",
        "Dec 2025 (originally Sept 2025) revised",
        "March 2026 (subject to previously agreed funding)",
        "Review now due March 2026",
    ],
)
def test_two_dates_of_which_it_is_not_sure_stay_as_they_are_printed(printed):
    assert moved_dates(printed) is None
    found = imported("a.csv", csv(HEAD, ("1.1", "Plan it", "Clerk", printed, "")))
    assert found.actions["1.1"].deadline is None
    assert found.actions["1.1"].rescheduled == ()
    assert [item.text for item in found.made.to_decide] == [printed]


def test_a_revised_date_alone_is_the_date_with_the_papers_words():
    for printed in ("March 2026 (revised)", "Revised: March 2026"):
        found = imported("a.csv", csv(HEAD, ("1.1", "Plan it", "Clerk", printed, "")))
        action = found.actions["1.1"]
        assert (action.deadline.last, action.as_published["deadline"]) == (MARCH, printed)
        assert action.rescheduled == ()


def test_a_column_of_original_dates_that_says_otherwise_leaves_it_to_be_decided():
    both = "March 2026 (was Dec 2025)"
    found = imported("a.csv", csv(HEAD, ("1.1", "Plan it", "Clerk", both, "31/12/2025")))
    assert [move.previous.last for move in found.actions["1.1"].rescheduled] == []
    same = imported("a.csv", csv(HEAD, ("1.1", "Plan it", "Clerk", both, "December 2025")))
    assert [move.previous.last for move in same.actions["1.1"].rescheduled] == [DECEMBER]
