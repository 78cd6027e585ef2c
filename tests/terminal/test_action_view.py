"""cip show of an action, as it is printed."""

import pytest
from builders import (
    action,
    board,
    kpi,
    milestone,
    move,
    on,
    plan,
    seen,
    update,
)

from cip.assessment.picture import picture
from cip.model.plan import Paper
from cip.model.source import Source
from cip.terminal.action_view import action_lines
from cip.terminal.lines import plain
from cip.terminal.list_view import list_lines
from cip.terminal.measure_view import kpi_lines
from cip.terminal.rows import row_lines
from cip.terminal.status_view import status_lines


def test_an_action_that_ends_with_its_last_part_says_so():
    parts = [milestone("a", "May 2024"), milestone("b", "June 2024")]
    whole = picture(plan(action("1.1", None, parts=parts)), as_of=on("2024-07-01"))
    text = plain(action_lines(whole, whole.standings[0], width=80))
    assert "overdue, no report since · due by 30 June 2024 (its last part), 1 day ago\n" in text
    assert (
        "Deadline          June 2024 (1 June 2024 to 30 June 2024) (from its last part)\n" in text
    )


def test_updates_and_readings_are_shown_newest_first_wherever_they_stand_in_the_file():
    item = action(
        "1.1", "March 2025", update("2024-06-02", note="B"), update("2024-06-01", note="A")
    )
    indicator = kpi("K1", ("2024-06-02", 2), ("2024-06-01", 1))
    whole = picture(plan(item, kpis=(indicator,)), as_of=on("2024-07-01"))
    shown = plain(action_lines(whole, whole.standings[0], width=80))
    assert shown.index("2 June 2024: note. B") < shown.index("1 June 2024: note. A")
    shown = plain(kpi_lines(whole, whole.kpis[0], width=80))
    assert shown.rindex("2 on 2 June 2024") < shown.rindex("1 on 1 June 2024")


def test_what_is_lost_is_told_from_what_is_not_there():
    lost = {"deadline": "ten ends in one cell", "accountable": "the cell is empty"}
    whole = seen(
        action("1.1", None, update("2024-09-01", "underway"), lost=lost, accountable=()),
        as_of="2024-10-02",
    )
    listed = " ".join(plain(list_lines([(whole, whole.standings)], "listed", width=80)).split())
    assert (
        "deadline lost in our copy of the paper · officer lost in our copy of the paper" in listed
    )
    shown = " ".join(plain(action_lines(whole, whole.standings[0], width=80)).split())
    assert "Deadline lost in our copy of the paper: ten ends in one cell" in shown
    assert "Accountable lost in our copy of the paper: the cell is empty" in shown
    assert "no deadline" not in shown
    assert "Lost in our copy of the paper: 2 dates and officers of 1 action." in plain(
        status_lines([whole], width=80, most=10)
    )


def test_words_of_the_paper_that_are_no_date_are_not_called_no_deadline():
    spring = {"deadline": "Spring 2026"}
    parts = [milestone("a", as_published=spring)]
    whole = seen(action("1.1", None, as_published=spring, parts=parts), as_of="2024-10-02")
    shown = " ".join(
        plain(lines)
        for lines in (
            list_lines([(whole, whole.standings)], "listed", width=80),
            action_lines(whole, whole.standings[0], width=80),
            row_lines([(whole, whole.standings)]),
        )
    )
    assert "it has no date as its deadline: the paper says 'Spring 2026'" in " ".join(shown.split())
    assert shown.count("no date ") >= 4
    assert "no deadline" not in shown


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        ([update("2024-06-20", "complete")], "reported as complete on 20 June 2024, in time"),
        (
            [update("2024-07-20", "complete", done_on="12 June 2024")],
            "reported as complete on 20 July 2024, done on 12 June 2024, 18 days early",
        ),
        (
            [update("2024-07-20", "complete", done_on="30 June 2024")],
            "reported as complete on 20 July 2024, done on 30 June 2024, on its last day",
        ),
        (
            [update("2024-07-20", "complete", done_on="1 July 2024")],
            "reported as complete on 20 July 2024, done on 1 July 2024, 1 day late",
        ),
        (
            [update("2024-07-05", "underway"), update("2024-07-20", "complete")],
            "reported as complete on 20 July 2024, late by 5 days at the least",
        ),
        (
            [update("2024-07-20", "complete")],
            "reported as complete on 20 July 2024; the day it was done is not known",
        ),
    ],
)
def test_when_something_was_done_is_told_as_far_as_it_is_known(updates, expected):
    whole = seen(action("1.1", "June 2024", *updates), as_of="2024-10-02")
    text = plain(action_lines(whole, whole.standings[0], width=120))
    assert f"complete · {expected} (due by 30 June 2024)" in text


def test_an_update_is_shown_whole():
    papers = (Paper(id="report", title="Progress report"),)
    said = update(
        *("2024-09-01", "underway", "Begun."),
        next="Consult",
        expected="May 2025",
        agreed_by="Cabinet",
        moved_to="the new plan",
        source=Source(document="report", paragraph="14"),
    )
    whole = seen(action("1.1", "June 2025", said), as_of="2024-10-02", papers=papers)
    text = plain(action_lines(whole, whole.standings[0], width=80))
    for told in (
        "    expected by 31 May 2025\n",
        "    next: Consult\n",
        "    moved to the new plan\n",
        "    agreed by Cabinet\n",
        "    read in Progress report, paragraph 14\n",
        "Expected          by 31 May 2025\n",
        "Last heard of     1 September 2024\n",
    ):
        assert told in text


def test_a_board_that_agreed_is_called_by_its_title():
    moved = move("2024-08-01", "June 2024", agreed_by="cabinet")
    said = update("2024-09-01", "withdrawn", agreed_by="cabinet")
    part = milestone("a", moved=[moved])
    item = action("1.1", "October 2024", said, moved=[moved], parts=[part])
    whole = seen(item, as_of="2024-10-02", boards=(board("cabinet", title="The Cabinet"),))
    text = " ".join(plain(action_lines(whole, whole.standings[0], width=120)).split())
    assert text.count("agreed by The Cabinet") == 3
    assert "agreed by cabinet" not in text


def test_moves_are_shown_with_what_they_led_to_and_history_is_told_from_slippage():
    moved = [move("2024-05-01", "May 2024", agreed_by="Cabinet"), move("2024-08-01", "June 2024")]
    item = action("1.1", "October 2024", moved=moved)
    whole = seen(item, as_of="2024-10-02", approved=on("2024-07-01"))
    text = " ".join(plain(action_lines(whole, whole.standings[0], width=120)).split())
    assert "When approved June 2024 (1 June 2024 to 30 June 2024); now 123 days later" in text
    assert (
        "Moved on 1 May 2024 from May 2024 to June 2024: More time; agreed by Cabinet "
        "(before the plan was approved: no slippage)" in text
    )
    assert "Moved on 1 August 2024 from June 2024 to October 2024: More time " in text
