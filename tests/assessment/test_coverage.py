"""Which recommendations are answered by what."""

import pytest
from builders import (
    action,
    milestone,
    on,
    real_plan,
    recommendation,
    review,
    seen,
    update,
    workstream,
)
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
CHECKED = update("2024-09-01", "complete", shown=True, verified_by="Head of Audit")


@pytest.mark.parametrize(
    ("actions", "state"),
    [
        ([], "uncovered"),
        ([answering("1.1")], "planned"),
        ([answering("1.1"), answering("1.2")], "planned"),
        ([answering("1.1", update("2024-09-01", note="Met"))], "planned"),
        ([answering("1.1", update("2024-09-01", "not-started"))], "planned"),
        ([answering("1.1", parts=[milestone("a", None, UNDERWAY)])], "in-progress"),
        ([answering("1.1", UNDERWAY)], "in-progress"),
        ([answering("1.1", COMPLETE), answering("1.2")], "in-progress"),
        ([answering("1.1", COMPLETE)], "delivered"),
        ([answering("1.1", SHOWN), answering("1.2", COMPLETE)], "delivered"),
        ([answering("1.1", SHOWN)], "evidenced"),
        ([answering("1.1", SHOWN), answering("1.2", SHOWN)], "evidenced"),
        ([answering("1.1", CHECKED), answering("1.2", SHOWN)], "evidenced"),
        ([answering("1.1", CHECKED), answering("1.2", COMPLETE)], "delivered"),
        ([answering("1.1", CHECKED), answering("1.2", CHECKED)], "verified"),
        ([answering("1.1", CHECKED), answering("1.2")], "in-progress"),
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
        "silent": 2,
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


ANSWERED = (PlanAnswer(recommendation="R1", how="The plan is the answer."),)


class TestAnsweredByThePlanAsAWhole:
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
        found = cover(*actions, answers=ANSWERED)
        assert found.state == state
        assert not found.is_uncovered
        assert found.answered_by_plan == "The plan is the answer."
        assert found.actions == ()


def test_the_trouble_of_what_the_plan_answers_as_a_whole_is_that_of_all_its_actions():
    late = action("1.1", "June 2024", update("2024-07-01", "underway"))
    gone = action("1.3", "June 2024", update("2024-07-01", "withdrawn"))
    found = cover(late, action("1.2", "June 2024"), gone, answers=ANSWERED)
    assert {kind.value: n for kind, n in found.kinds.items()} == {
        "known-late": 1,
        "not-said": 0,
        "unheard": 1,
    }
    assert sum(found.counts.values()) == 2


class TestInPlace:
    """What goes on counts as complete while it is in place and nothing is wrong with it."""

    SAID = update("2024-09-01", "in-place", shown=True)

    @pytest.mark.parametrize(
        ("said", "day", "state"),
        [
            ([], "2024-09-01", "evidenced"),
            ([], "2024-12-02", "evidenced"),
            ([], "2024-12-03", "in-progress"),
            ([update("2024-09-10", "at-risk")], "2024-09-10", "in-progress"),
            ([update("2024-09-10", "underway")], "2024-09-10", "in-progress"),
            ([update("2024-09-10", "not-started")], "2024-09-10", "planned"),
        ],
    )
    def test_while_its_position_is_on_track(self, said, day, state):
        item = action("1.1", "ongoing", self.SAID, *said, recommendations=("R1",))
        assert cover(item, as_of=day, approved=on("2024-01-01")).state == state

    def test_without_evidence_is_delivered(self):
        item = action("1.1", "ongoing", update("2024-09-01", "in-place"), recommendations=("R1",))
        assert cover(item, as_of="2024-09-10").state == "delivered"


class TestSuccessors:
    """What takes the place of a withdrawn action answers what that one answered."""

    def gone(self, ref, *successors, names=("R1",), **more):
        said = update("2024-09-01", "withdrawn", superseded_by=successors, **more)
        return action(ref, "March 2025", said, recommendations=names)

    def answers(self, *actions, **more):
        found = cover(*actions, **more)
        return [s.action.ref for s in found.actions], [s.action.ref for s in found.withdrawn]

    @pytest.mark.parametrize(
        ("day", "expected"),
        [("2024-08-31", (["1.1"], [])), ("2024-09-01", (["1.2"], ["1.1"]))],
    )
    def test_from_the_day_of_the_withdrawal(self, day, expected):
        assert self.answers(self.gone("1.1", "1.2"), action("1.2"), as_of=day) == expected

    @pytest.mark.parametrize("own", [(), ("R9",)])
    def test_unless_it_names_its_own(self, own):
        found = cover(self.gone("1.1", "1.2"), action("1.2", recommendations=own))
        assert (found.state, found.actions) == ("uncovered", ())
        assert found.is_given_up

    def test_along_a_chain_and_its_links_answered_it_as_well(self):
        chain = self.gone("1.1", "1.2"), self.gone("1.2", "1.3", names=None), action("1.3")
        assert self.answers(*chain) == (["1.3"], ["1.1", "1.2"])

    def test_not_beyond_a_link_that_named_its_own(self):
        chain = self.gone("1.1", "1.2"), self.gone("1.2", "1.3", names=("R9",)), action("1.3")
        assert self.answers(*chain) == ([], ["1.1"])

    def test_round_in_a_circle_answer_nothing(self):
        circle = self.gone("1.1", "1.2"), self.gone("1.2", "1.1", names=None)
        assert self.answers(*circle) == ([], ["1.1", "1.2"])

    def test_may_be_a_workstream_all_of_its_actions_then(self):
        others = action("2.1"), action("2.2"), action("2.3", recommendations=("R9",))
        assert self.answers(self.gone("1.1", "2"), *others) == (["2.1", "2.2"], ["1.1"])

    def test_may_be_a_part_its_action_then_and_several(self):
        found = self.answers(self.gone("1.1", "1.2(a)", "1.3"), action("1.2"), action("1.3"))
        assert found == (["1.2", "1.3"], ["1.1"])

    def test_are_named_by_the_newest_withdrawal_that_names_any(self):
        item = self.gone("1.1", "1.2")
        item = item._replace(updates=(*item.updates, update("2024-10-01", "withdrawn", "Again")))
        assert self.answers(item, action("1.2")) == (["1.2"], ["1.1"])
        again = update("2024-10-01", "underway"), update("2024-10-02", "withdrawn", "For good")
        item = item._replace(updates=(*item.updates[:1], *again))
        assert self.answers(item, action("1.2")) == ([], ["1.1"])

    def test_are_none_of_an_action_that_is_open_again(self):
        item = self.gone("1.1", "1.2")
        item = item._replace(updates=(*item.updates, update("2024-10-01", "underway")))
        assert self.answers(item, action("1.2")) == (["1.1"], [])

    @pytest.mark.parametrize(
        ("successors", "words", "went"),
        [
            ((), None, ()),
            (("south/1.1",), None, ("south/1.1",)),
            ((), "the plan of the county", ("the plan of the county",)),
        ],
    )
    def test_outside_of_the_plan_leave_it_unanswered_here_and_are_said(
        self, successors, words, went
    ):
        found = cover(self.gone("1.1", *successors, moved_to=words))
        assert (found.state, found.is_gap, found.went_elsewhere) == ("uncovered", True, went)
        assert found.is_given_up is (not went)

    def test_of_thousands_cost_no_more_than_what_they_answer(self):
        number = 2_000
        every = [
            action(f"1.{n}", None, update("2024-09-01", "withdrawn", superseded_by=("1",)))
            for n in range(number)
        ]
        found = cover(*every, workstreams=(workstream("1", recommendations=("R1",)),))
        assert (found.state, len(found.withdrawn)) == ("uncovered", number)


def test_a_declared_gap_is_uncovered_but_no_gap():
    declared = DeclaredGap(reason="Not this year", decided_by="Cabinet")
    found = cover(sets=(review("peers", recommendation("R1", gap=declared)),))
    assert (found.is_uncovered, found.is_gap) == (True, False)


@pytest.mark.parametrize(
    ("decision", "is_gap"), [("accepted", True), ("partly", True), ("rejected", False)]
)
def test_what_was_rejected_is_uncovered_but_no_gap(decision, is_gap):
    item = recommendation("R1", responses=(Response(decision=decision, reason="Done otherwise"),))
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
        assert item.is_uncovered == (not item.actions and item.answered_by_plan is None)
        assert not item.is_given_up or item.withdrawn


def test_york_answers_all_recommendations_but_one_and_the_fifteenth_as_a_whole():
    found = picture(real_plan("york"), as_of=on("2024-11-20")).coverage
    assert [c.name for c in found.covers] == [f"R{n}" for n in range(1, 16)]
    assert [c.name for c in found.uncovered] == ["R6"]
    assert [c.name for c in found.covers if c.answered_by_plan] == ["R15"]
    assert found.unlinked == ()
