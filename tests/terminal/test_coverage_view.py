"""cip coverage, as it is printed."""

import pytest
from builders import (
    action,
    on,
    plan,
    recommendation,
    review,
    seen,
    until,
    update,
)

from cip.assessment.picture import picture
from cip.model.review import DeclaredGap, RecommendationNote, Response
from cip.terminal.coverage_view import coverage_lines
from cip.terminal.lines import plain
from cip.terminal.status_view import status_lines


def status(*actions, as_of="2024-10-02", most=10, **more):
    whole = picture(plan(*actions, **more), as_of=on(as_of))
    return plain(status_lines([whole], width=80, most=most))


@pytest.mark.parametrize(
    ("item", "state"),
    [
        (recommendation("R1"), "not answered"),
        (recommendation("R1", gap=DeclaredGap(reason="No", decided_by="Cabinet")), "left open"),
        (recommendation("R1", responses=(Response(decision="rejected", reason="No"),)), "rejected"),
    ],
)
def test_the_coverage_table_says_why_nothing_answers(item, state):
    whole = picture(plan(sets=(review("peers", item),)), as_of=on("2024-07-01"))
    assert state in plain(coverage_lines([whole], width=80))


def test_what_a_council_decided_is_said_in_words():
    partly = Response(decision="partly", reason="Too dear", decided_by="Cabinet")
    sets = (review("peers", recommendation("R1", responses=(partly,))),)
    whole = picture(plan(sets=sets), as_of=on("2024-07-01"))
    assert "Accepted in part by Cabinet: Too dear." in plain(coverage_lines([whole], width=80))


def test_recommendations_stand_with_their_trouble():
    items = [
        action("1.1", "June 2024", update("2024-09-30", "underway"), recommendations=("R1",)),
        action("1.2", "June 2024", recommendations=("R1",)),
        action("1.3", "2030", start="May 2024", recommendations=("R1",)),
        action("1.4", "2030", update("2024-09-30", "complete"), recommendations=("R1", "R2")),
    ]
    sets = (review("peers", recommendation("R1"), recommendation("R2")),)
    assert "  R1  2 past their date (1 known late), 1 silent, of 4 actions\n" in status(
        *items, sets=sets
    )
    whole = seen(*items, as_of="2024-10-02", sets=sets)
    text = plain(coverage_lines([whole], width=80))
    assert "   2 past their date (1 known late), 1 silent, 1 complete, of 4 actions\n" in text
    assert "   1 complete, of 1 action\n" in text


def test_a_recommendation_is_shown_whole_where_that_is_asked_for():
    decided = (
        Response("accepted-in-principle", on=on("2024-05-01"), decided_by="Cabinet"),
        Response("accepted", on=on("2024-06-01")),
    )
    item = recommendation(
        "R1",
        owner=("CE",),
        due=until("May 2025"),
        priority="High",
        responses=decided,
        updates=(RecommendationNote(on("2024-07-01"), "Work goes on."),),
    )
    gone = update("2024-08-01", "withdrawn", superseded_by=("1.2",), agreed_by="Cabinet")
    whole = seen(
        action("1.1", "2030", gone, recommendations=("R1",)),
        action("1.2", "2030"),
        as_of="2024-10-02",
        sets=(review("peers", item),),
    )
    text = plain(coverage_lines([whole], width=80, is_verbose=True))
    for told in (
        "R1  Do what R1 says.\n  State           planned; 1 not begun or not reported, of 1 ",
        "  Owner           Chief Executive\n",
        "  Due             May 2025 (1 May 2025 to 31 May 2025)\n",
        "  Priority        High\n",
        "    Accepted in principle by Cabinet on 1 May 2024. Accepted on 1 June 2024.\n",
        "  - the council on 1 July 2024: Work goes on.\n",
        "    1.2 Action 1.2: not reported\n",
        "    1.1 Action 1.1: withdrawn; in its place: 1.2\n",
        "Withdrawn, of what answered them\n  - R1: 1.1 Action 1.1; withdrawn; in its place: 1.2\n",
    ):
        assert told in text


def test_a_verified_recommendation_and_one_that_was_given_up_are_told():
    gone = action("1.1", "2030", update("2024-08-01", "withdrawn"), recommendations=("R1",))
    checked = update("2024-08-01", "complete", shown=True, verified_by="Internal Audit")
    whole = seen(
        gone,
        action("1.2", "2030", checked, recommendations=("R2",)),
        as_of="2024-10-02",
        sets=(review("peers", recommendation("R1"), recommendation("R2")),),
    )
    text = plain(coverage_lines([whole], width=80))
    assert (
        "not answered\n   all that answered it is withdrawn, and nothing took its place\n" in text
    )
    assert "verified\n" in text
    assert "all that answered R1 is withdrawn" in plain(status_lines([whole], width=80, most=10))
