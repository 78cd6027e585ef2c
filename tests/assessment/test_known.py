"""The plan as it was known on a day."""

import pytest
from builders import (
    action,
    changed,
    kpi,
    milestone,
    move,
    officer,
    on,
    plan,
    recommendation,
    review,
    risk,
    until,
    update,
    workstream,
)
from hypothesis import given
from laws import law
from random_plans import days, plans

from cip.assessment.known import known
from cip.model.oversight import BoardRating, ExceptionCase
from cip.model.plan import NotAtHand, RestsOn
from cip.model.progress import Commentary
from cip.model.review import DeclaredGap, RecommendationNote, Response

DAY = on("2024-11-20")
BEFORE, AFTER = on("2024-11-19"), on("2024-11-21")


def one(item):
    return known(plan(item), as_of=DAY).actions[0]


def asked(**more):
    whole = plan(sets=(review("peers", recommendation("R1", **more)),))
    return known(whole, as_of=DAY).sets[0].recommendations[0]


def looked_at(**more):
    (found,) = known(plan(sets=(review("peers", **more),)), as_of=DAY).sets
    return found.action_plan_published, found.progress_review, found.progress_report_published


CASES = {
    "an update": lambda d: one(action("1.1", None, update(str(d), "underway"))).updates,
    "an update of a part": lambda d: (
        one(action("1.1", None, parts=[milestone("a", None, update(str(d), "underway"))]))
        .milestones[0]
        .updates
    ),
    "a move": lambda d: (
        one(action("1.1", "May 2025", moved=[move(str(d), "March 2025")])).rescheduled
    ),
    "a rating": lambda d: (
        one(
            action("1.1", None, board_ratings=(BoardRating(d, "board", "red", "Late"),))
        ).board_ratings
    ),
    "an exception": lambda d: (
        one(
            action("1.1", None, exception=ExceptionCase(raised=d, cause="c", consequence="d"))
        ).exception
    ),
    "a decision": lambda d: (
        one(
            action(
                "1.1",
                None,
                exception=ExceptionCase(BEFORE, "c", "d", decided_on=d, decision="Go on"),
            )
        ).exception.decision
    ),
    "an action": lambda d: known(plan(action("1.1", added=str(d))), as_of=DAY).actions,
    "a reading": lambda d: (
        known(plan(kpis=(kpi("K1", (str(d), 1.0)),)), as_of=DAY).kpis[0].readings
    ),
    "a score": lambda d: (
        known(plan(risks=(risk("X1", (str(d), 1, 2)),)), as_of=DAY).risks[0].scores
    ),
    "a note on a recommendation": lambda d: (
        asked(updates=(RecommendationNote(date=d, note="Begun"),)).updates
    ),
    "a response": lambda d: asked(responses=(Response("rejected", on=d),)).response,
    "a second response": lambda d: asked(
        responses=(Response("accepted"), Response("rejected", on=d))
    ).responses[1:],
    "a part": lambda d: one(action("1.1", None, parts=[milestone("a", added=str(d))])).milestones,
    "a commentary": lambda d: (
        known(plan(commentary=(Commentary(d, "Well"),)), as_of=DAY).commentary
    ),
    "a commentary on a workstream": lambda d: (
        known(plan(workstreams=(workstream(commentary=(Commentary(d, "Well"),)),)), as_of=DAY)
        .workstreams[0]
        .commentary
    ),
    "a paper that is not at hand": lambda d: (
        known(
            plan(rests_on=RestsOn("One", (NotAtHand(d, "Annex"),))), as_of=DAY
        ).rests_on.not_at_hand
    ),
    "a review": lambda d: known(plan(sets=(review("peers", date=str(d)),)), as_of=DAY).sets,
    "an action plan published": lambda d: looked_at(action_plan_published=until(str(d)))[0],
    "a progress review": lambda d: looked_at(progress_review=until(str(d)))[1],
    "a progress report": lambda d: looked_at(progress_report_published=until(str(d)))[2],
    "a gap": lambda d: asked(gap=DeclaredGap("No money", "Executive", on=d)).gap,
    "the approval": lambda d: known(plan(approved=d), as_of=DAY).approved,
}


@pytest.mark.parametrize("what", CASES)
def test_what_is_dated_the_day_or_before_is_known_and_what_is_later_is_not(what):
    assert CASES[what](BEFORE)
    assert CASES[what](DAY)
    assert not CASES[what](AFTER)


@pytest.mark.parametrize(
    "item",
    [asked(responses=(Response("rejected"),)), asked(gap=DeclaredGap("No money", "Executive"))],
)
def test_a_decision_that_bears_no_day_was_always_there(item):
    assert item.response or item.gap


@pytest.mark.parametrize("day", ["October 2024", "November 2024"])
def test_a_review_that_has_not_taken_place_by_the_day_is_left_out(day):
    found = known(plan(sets=(review("peers", date=day), review("audit"))), as_of=DAY).sets
    assert [r.id for r in found] == (["peers", "audit"] if day == "October 2024" else ["audit"])


def test_a_move_of_unknown_day_was_before_every_day():
    item = action(
        "1.1", "May 2025", moved=[move(None, "March 2024"), move(str(AFTER), "June 2024")]
    )
    assert [m.on for m in one(item).rescheduled] == [None]
    assert one(item).deadline.text == "June 2024"


@pytest.mark.parametrize(
    ("approved", "is_draft"), [(None, False), (BEFORE, False), (DAY, False), (AFTER, True)]
)
def test_until_it_was_approved_a_plan_was_a_draft(approved, is_draft):
    then = known(plan(approved=approved), as_of=DAY)
    assert then.is_draft is known(then, as_of=DAY).is_draft is is_draft


@pytest.mark.parametrize(("day", "held"), [(AFTER, "March 2025"), (DAY, "May 2025")])
def test_before_a_move_the_deadline_was_the_one_that_it_moved(day, held):
    assert (
        one(action("1.1", "May 2025", moved=[move(str(day), "March 2025")])).deadline.text == held
    )


def test_a_plan_of_which_all_is_known_keeps_its_records():
    item = action("1.1", "March 2025", update("2024-11-20", "underway"))
    assert one(item) is item


@law(200)
@given(plans, days)
def test_what_was_known_on_a_day_is_known_from_what_was_known_later(plan, day):
    later = known(plan, as_of=on("2030-01-01"))
    then = known(plan, as_of=day)
    assert known(later, as_of=day) == then
    assert known(then, as_of=day) == then


def test_who_came_into_the_plan_later_is_called_by_title_on_earlier_days_too():
    old, new = officer("ce", "Chief Executive"), officer("ed", "Executive Director")
    whole = plan(officers=(new,), changed=(changed("2025-01-15", officers=(old,)),))
    assert known(whole, as_of=on("2025-01-14")).officers == (old, new)
    assert known(whole, as_of=on("2025-01-15")).officers == (new,)
