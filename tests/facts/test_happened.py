"""What happened in a period, by cause: each list whole, and what came and went again told twice."""

from builders import action, milestone, move, on, plan, update

from cip.assessment.picture import picture
from cip.facts.changes import changes
from cip.facts.happened import by_cause
from cip.facts.request import Request
from cip.model.plan import Shown


def told(*actions, since="2024-06-01", day="2024-07-10", **more):
    whole = plan(*actions, **more)
    request = Request(picture=picture(whole, as_of=on(day)), before=picture(whole, as_of=on(since)))
    return {cause["what"]: cause["refs"] for cause in by_cause(request)}


def test_without_an_earlier_day_nothing_is_told():
    assert by_cause(Request(picture=picture(plan(action("1.1")), as_of=on("2024-07-10")))) == []


def test_a_report_is_told_by_its_status_and_again_where_it_says_what_was_known():
    assert told(
        action("1.1", "June 2024", update("2024-06-05", "complete")),
        action(
            "1.2", "June 2024", update("2024-05-05", "complete"), update("2024-06-05", "complete")
        ),
        action("1.3", "June 2025", update("2024-06-05", "underway")),
        action("1.4", "June 2025", update("2024-06-05", None, "A note.")),
        action("1.5", "June 2025", parts=(milestone("a", None, update("2024-06-05", "complete")),)),
    ) == {
        "Reported as complete": ["1.1", "1.5(a)"],
        "Reported again as complete": ["1.2"],
        "Reported as under way": ["1.3"],
        "Reported on in a note, without a status": ["1.4"],
    }


def test_what_was_closed_and_opened_again_in_the_period_is_told_under_both():
    found = told(
        action(
            "1.1",
            "June 2025",
            update("2024-06-05", "complete"),
            update("2024-06-20", "underway"),
        )
    )
    assert found["Reported as complete"] == ["1.1"]
    assert found["Open again after it was closed"] == ["1.1"]


def test_a_date_that_passed_a_move_and_a_missing_report_are_causes_too():
    found = told(
        action("1.1", "June 2024"),
        action("1.2", "July 2025", moved=(move("2024-06-03", "June 2025"),)),
        action("1.3", "June 2026", added="2024-06-05"),
        approved=on("2024-04-01"),
    )
    assert found["Its date passed"] == ["1.1"]
    assert found["Its deadline moved"] == ["1.2"]
    assert found["New in the plan"] == ["1.3"]
    assert found["A report fell due, and is not in this record"] == ["1.2"]


def test_a_status_is_told_in_the_plans_own_word():
    own = {"underway": Shown(word="In progress")}
    assert told(action("1.1", "June 2025", update("2024-06-05", "underway")), legend=own) == {
        "Reported as in progress": ["1.1"]
    }


def test_of_many_the_number_alone_is_in_the_text():
    many = [action(f"1.{n}", "June 2024", update("2024-06-05", "complete")) for n in range(1, 18)]
    whole = plan(*many)
    request = Request(
        picture=picture(whole, as_of=on("2024-07-10")),
        before=picture(whole, as_of=on("2024-06-01")),
    )
    (cause,) = by_cause(request)
    assert (cause["number"], cause["few"], len(cause["refs"])) == (17, "", 17)


def test_a_period_that_began_in_the_draft_says_when_the_plan_was_approved():
    whole = plan(action("1.1", "June 2025"), approved=on("2024-06-10"))
    day = picture(whole, as_of=on("2024-07-10"))
    said = {}
    for since in ("2024-06-09", "2024-06-10"):
        told = changes(Request(picture=day, before=picture(whole, as_of=on(since))))
        assert told is not None
        _, said[since] = told["balance"]["sentence"].split(" = ")
    assert said == {
        "2024-06-09": "1 open now. The plan was approved on 10 June 2024; on 9 June 2024 it was a "
        "draft.",
        "2024-06-10": "1 open now.",
    }
