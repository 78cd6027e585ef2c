"""Which recommendations are answered by what."""

import pytest
from builders import action, on, real_plan, recommendation, review, seen, update, workstream
from hypothesis import given
from laws import law
from random_plans import days, plans

from cip.assessment.picture import picture
from cip.model.review import DeclaredGap, PlanAnswer, Response
from cip.model.vocabulary import Status

R1 = (review("peers", recommendation("R1")),)


def cover(*actions, as_of="2024-12-31", **more):
    """Give the cover of the first recommendation."""
    found = seen(*actions, as_of=as_of, **{"sets": R1, **more})
    return found.coverage.covers[0]


def answering(ref, *updates, **more):
    return action(ref, "March 2025", *updates, recommendations=("R1",), **more)


COMPLETE = update("2024-09-01", "complete")
SHOWN = update("2024-09-01", "complete", shown=True)
UNDERWAY = update("2024-09-01", "underway")


@pytest.mark.parametrize(
    ("actions", "state"),
    [
        ([], "uncovered"),
        ([answering("1.1")], "planned"),
        ([answering("1.1"), answering("1.2")], "planned"),
        ([answering("1.1", update("2024-09-01", note="Met"))], "in-progress"),
        ([answering("1.1", update("2024-09-01", "not-started"))], "in-progress"),
        ([answering("1.1", UNDERWAY)], "in-progress"),
        ([answering("1.1", COMPLETE), answering("1.2")], "in-progress"),
        ([answering("1.1", COMPLETE)], "delivered"),
        ([answering("1.1", SHOWN), answering("1.2", COMPLETE)], "delivered"),
        ([answering("1.1", SHOWN)], "evidenced"),
        ([answering("1.1", SHOWN), answering("1.2", SHOWN)], "evidenced"),
    ],
)
def test_the_state_follows_from_the_actions_that_answer(actions, state):
    assert cover(*actions).state == state


@pytest.mark.parametrize(
    ("day", "state"),
    [("2024-08-31", "planned"), ("2024-09-01", "evidenced"), ("2024-09-02", "evidenced")],
)
def test_the_state_is_that_of_the_day(day, state):
    assert cover(answering("1.1", SHOWN), as_of=day).state == state


def test_a_withdrawn_action_answers_nothing_from_that_day():
    item = answering("1.1", update("2024-09-01", "withdrawn"))
    assert cover(item, as_of="2024-08-31").state == "planned"
    assert cover(item, as_of="2024-09-01").state == "uncovered"
    assert cover(item, answering("1.2", COMPLETE)).state == "delivered"


def test_actions_answer_their_workstreams_recommendations_unless_they_name_their_own():
    found = seen(
        action("1.1"),
        action("1.2", recommendations=("R2",)),
        action("1.3", recommendations=()),
        as_of="2024-12-31",
        sets=(review("peers", recommendation("R1"), recommendation("R2")),),
        workstreams=(workstream("1", recommendations=("R1",)),),
    ).coverage
    answers = {c.name: [s.action.ref for s in c.actions] for c in found.covers}
    assert answers == {"R1": ["1.1"], "R2": ["1.2"]}
    assert [c.workstreams for c in found.covers] == [("1",), ()]
    assert [s.action.ref for s in found.unlinked] == ["1.3"]


def test_an_action_that_names_only_unknown_recommendations_is_unlinked():
    found = seen(action("1.1", recommendations=("R9",)), as_of="2024-12-31", sets=R1)
    assert [s.action.ref for s in found.coverage.unlinked] == ["1.1"]


def test_an_action_that_names_a_recommendation_twice_counts_once():
    assert len(cover(action("1.1", recommendations=("R1", "peers/R1"))).actions) == 1


def test_the_positions_of_the_actions_are_counted():
    found = cover(answering("1.1", COMPLETE), answering("1.2"), answering("1.3"))
    assert {position.value: number for position, number in found.counts.items()} == {
        "complete": 1,
        "at-risk": 2,
    }


def test_recommendations_of_two_reviews_with_one_id_are_told_apart():
    sets = (review("peers", recommendation("R1")), review("audit", recommendation("R1")))
    found = seen(
        action("1.1", recommendations=("R1",)),
        action("1.2", recommendations=("audit/R1",)),
        as_of="2024-12-31",
        sets=sets,
    ).coverage
    assert [(c.set_id, c.name, c.actions[0].action.ref) for c in found.covers] == [
        ("peers", "R1", "1.1"),
        ("audit", "audit/R1", "1.2"),
    ]


def test_that_another_review_asks_for_the_same_answers_nothing_by_itself():
    """``same_as`` is a note for readers: an action answers what it names."""
    same = recommendation("A1", same_as=("peers/R1",))
    found = seen(answering("1.1"), as_of="2024-12-31", sets=(*R1, review("audit", same))).coverage
    assert [c.state.value for c in found.covers] == ["planned", "uncovered"]
    assert [c.name for c in found.uncovered] == ["A1"]


class TestAnsweredByThePlanAsAWhole:
    ANSWERS = (PlanAnswer(recommendation="R1", how="The plan is the answer."),)

    @pytest.mark.parametrize(
        ("actions", "state"),
        [
            ([], "planned"),
            ([action("1.1")], "planned"),
            ([action("1.1", "March 2025", UNDERWAY)], "in-progress"),
            ([action("1.1", "March 2025", SHOWN), action("1.2")], "in-progress"),
            ([action("1.1", "March 2025", COMPLETE)], "delivered"),
            ([action("1.1", "March 2025", SHOWN)], "evidenced"),
            ([action("1.1", "March 2025", update("2024-09-01", "withdrawn"))], "planned"),
        ],
    )
    def test_the_state_follows_from_all_actions(self, actions, state):
        found = cover(*actions, answers=self.ANSWERS)
        assert found.state == state
        assert not found.is_uncovered
        assert found.answered_by_plan == "The plan is the answer."
        assert found.actions == ()


def test_a_declared_gap_is_uncovered_but_no_gap():
    declared = DeclaredGap(reason="Not this year", decided_by="Cabinet")
    found = cover(sets=(review("peers", recommendation("R1", gap=declared)),))
    assert (found.is_uncovered, found.is_gap) == (True, False)


@pytest.mark.parametrize(
    ("decision", "is_gap"), [("accepted", True), ("partly", True), ("rejected", False)]
)
def test_what_was_rejected_is_uncovered_but_no_gap(decision, is_gap):
    item = recommendation("R1", response=Response(decision=decision, reason="Done otherwise"))
    found = cover(sets=(review("peers", item),))
    assert (found.is_uncovered, found.is_gap) == (True, is_gap)


def test_what_is_answered_is_no_gap():
    assert not cover(answering("1.1")).is_gap


def test_a_plan_without_recommendations_has_no_cover_and_links_nothing():
    found = seen(action("1.1"), as_of="2024-12-31").coverage
    assert (found.covers, found.uncovered) == ((), ())
    assert len(found.unlinked) == 1


@law(300)
@given(plans, days)
def test_each_live_action_answers_something_or_is_unlinked(plan, day):
    whole = picture(plan, as_of=day)
    found = whole.coverage
    answering = {s.address for c in found.covers for s in c.actions}
    unlinked = {s.address for s in found.unlinked}
    live = {s.address for s in whole.standings if s.status is not Status.WITHDRAWN}
    assert answering | unlinked == live
    assert not answering & unlinked
    for item in found.covers:
        assert sum(item.counts.values()) == len(item.actions)
        assert item.is_uncovered == (not item.actions)


def test_york_answers_all_recommendations_but_one_and_the_fifteenth_as_a_whole():
    found = picture(real_plan("york"), as_of=on("2024-11-20")).coverage
    assert [c.name for c in found.covers] == [f"R{n}" for n in range(1, 16)]
    assert [c.name for c in found.uncovered] == ["R6"]
    assert [c.name for c in found.covers if c.answered_by_plan] == ["R15"]
    assert found.unlinked == ()
