"""What a change does to the figures, and that the causes add up to it."""

from random import Random

import pytest
from builders import (
    REAL_PLANS,
    action,
    milestone,
    move,
    on,
    plan,
    real_plan,
    recommendation,
    review,
    until,
    update,
    workstream,
)
from changes.edits import edited
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from random_plans import days, plans

from cip.assessment.picture import picture
from cip.changes.effect import BY_FIRST_DEADLINE, FIGURES, effect
from cip.changes.facts import facts_of
from cip.changes.pairing import pairs_of
from cip.changes.steps import FigureCause
from cip.model.plan import Thresholds
from cip.model.vocabulary import RecommendationState, Status

TODAY = "2024-09-01"
LATE = action("1.1", "31 July 2024", update("2024-08-15", "underway"))
OTHER = action("1.2", "December 2030", update("2024-08-15", "underway"))


def adds_up(found):
    """Say whether the reasons of each figure add up to its difference."""
    return all(
        sum(reason.number for reason in found.of(figure))
        == found.after[figure] - found.before[figure]
        for figure in FIGURES
    )


def done(before, after, as_of=TODAY):
    pairs = pairs_of(before, after)
    found = effect(pairs, facts_of(pairs), as_of=on(as_of))
    assert adds_up(found)
    return found


def why(found, figure):
    return {reason.cause: (reason.number, reason.addresses) for reason in found.of(figure)}


def changed(**fields):
    return done(plan(LATE, OTHER), plan(LATE._replace(**fields), OTHER))


def test_a_date_that_is_moved_ends_lateness_and_not_that_by_the_first_deadline():
    found = changed(deadline=until("December 2030"), rescheduled=(move("2024-09-01", "July 2024"),))
    assert (found.before["overdue"], found.after["overdue"]) == (1, 0)
    assert why(found, "overdue") == {FigureCause.MOVED: (-1, ("north/1.1",))}
    assert (found.before[BY_FIRST_DEADLINE], found.after[BY_FIRST_DEADLINE]) == (1, 1)
    assert why(found, BY_FIRST_DEADLINE) == {}


def test_a_first_deadline_that_is_written_anew_stays_what_it_was():
    found = changed(deadline=until("December 2030"))
    assert (found.before[BY_FIRST_DEADLINE], found.after[BY_FIRST_DEADLINE]) == (1, 1)


@pytest.mark.parametrize(
    ("shown", "cause"), [(True, FigureCause.EVIDENCED), (False, FigureCause.REPORTED)]
)
def test_a_report_counts_by_whether_it_is_shown(shown, cause):
    found = changed(updates=(*LATE.updates, update("2024-09-01", "complete", shown=shown)))
    assert why(found, "overdue") == {cause: (-1, ("north/1.1",))}
    assert why(found, "complete") == {cause: (1, ("north/1.1",))}


def test_a_new_report_has_the_credit_only_for_what_it_suffices_for():
    found = changed(
        updates=(*LATE.updates, update("2024-09-01", "underway", shown=True)),
        deadline=until("December 2030"),
    )
    assert why(found, "overdue") == {FigureCause.MOVED: (-1, ("north/1.1",))}


def test_an_old_report_that_is_made_better_is_no_report():
    better = LATE.updates[0]._replace(status=Status.COMPLETE)
    assert why(changed(updates=(better,)), "complete") == {
        FigureCause.REWRITTEN: (1, ("north/1.1",))
    }
    reopened = plan(LATE._replace(updates=(better._replace(date=on("2024-08-01")), *LATE.updates)))
    found = done(reopened, plan(LATE._replace(updates=reopened.actions[0].updates[:1])))
    assert why(found, "complete") == {FigureCause.REWRITTEN: (1, ("north/1.1",))}


def test_what_is_withdrawn_deleted_or_added_is_told_so():
    found = changed(updates=(*LATE.updates, update("2024-09-01", "withdrawn", "Not needed")))
    assert why(found, "overdue") == {FigureCause.WITHDRAWN: (-1, ("north/1.1",))}
    found = done(plan(LATE, OTHER), plan(OTHER, action("1.3", "May 2024")))
    assert why(found, "overdue") == {
        FigureCause.ADDED: (1, ("north/1.3",)),
        FigureCause.DELETED: (-1, ("north/1.1",)),
    }


def test_thresholds_that_change_are_the_cause_of_what_they_do():
    old = action("1.1", "December 2030", update("2024-01-01", "underway"))
    after = plan(old)._replace(thresholds=Thresholds(stale_days=999))
    found = done(plan(old), after)
    assert why(found, "silent") == {FigureCause.TERMS: (-1, ("north/1.1",))}


def test_what_waits_for_another_follows_from_it():
    waiting = action("1.2", "December 2030", update("2024-08-15", "underway"), depends_on=("1.1",))
    after = LATE._replace(updates=(*LATE.updates, update("2024-09-01", "complete", shown=True)))
    found = done(plan(LATE, waiting), plan(after, waiting))
    assert why(found, "at-risk") == {FigureCause.FOLLOWS: (-1, ("north/1.2",))}


def test_a_part_that_ends_lateness_because_another_is_deleted_is_told_so():
    parts = (milestone("a", "December 2030"), milestone("b", "July 2024"))
    late = action("1.1", None, update("2024-08-15", "underway"), parts=(parts[1],))
    found = done(plan(late), plan(late._replace(milestones=(parts[0],))))
    assert why(found, "overdue") == {FigureCause.PARTS: (-1, ("north/1.1",))}


def test_a_plan_that_is_gone_deletes_all_that_it_held():
    found = done(plan(LATE, OTHER), None)
    assert why(found, "overdue") == {FigureCause.DELETED: (-1, ("north/1.1",))}
    assert why(done(None, plan(LATE)), "overdue") == {FigureCause.ADDED: (1, ("north/1.1",))}


def test_recommendations_that_are_answered_otherwise_are_told():
    sets = (review("lga", recommendation("R1"), recommendation("R2")),)
    streams = (workstream("1"),)
    before = plan(LATE._replace(recommendations=("R1",)), sets=sets, workstreams=streams)
    after = plan(LATE._replace(recommendations=("R2",)), sets=sets, workstreams=streams)
    states = {item.name: (item.before, item.after) for item in done(before, after).recommendations}
    begun, nothing = RecommendationState.IN_PROGRESS, RecommendationState.UNCOVERED
    assert states == {"R1": (begun, nothing), "R2": (nothing, begun)}


def test_what_changes_nothing_has_no_effect():
    found = done(plan(LATE, OTHER), plan(LATE._replace(detail="More"), OTHER))
    assert (found.reasons, found.recommendations) == ((), ())


@law(200)
@given(plans, st.integers(0, 2**32), st.integers(1, 12), days)
def test_the_causes_add_up_to_the_difference_whatever_was_edited(base, seed, times, day):
    done(base, edited(base, Random(seed), times=times), str(day))


@law(60)
@given(plans, plans, days)
def test_the_causes_add_up_between_any_two_plans(base, head, day):
    done(base, head, str(day))


@pytest.mark.parametrize("name", REAL_PLANS)
@law(8)
@given(st.integers(0, 2**32))
def test_the_causes_add_up_for_the_real_plans(name, seed):
    base = real_plan(name)
    done(base, edited(base, Random(seed), times=20), "2025-01-31")


def test_what_could_not_be_read_is_neither_deleted_nor_answered_otherwise():
    sets = (review("lga", recommendation("R1")),)
    before = plan(LATE._replace(path="plans/north/1-a/1.1-a.yaml"), OTHER, sets=sets)
    after = plan(OTHER)
    broken = ["plans/north/1-a/1.1-a.yaml", "plans/north/recommendations.yaml"]
    pairs = pairs_of(before, after, unread_after=broken)
    found = effect(pairs, facts_of(pairs), as_of=on(TODAY))
    assert adds_up(found)
    assert why(found, "overdue") == {FigureCause.UNREAD: (-1, ("north/1.1",))}
    assert found.recommendations == ()


def test_a_late_action_is_not_made_punctual_by_what_takes_its_place():
    went = update("2024-09-01", "withdrawn", "Done with others.", superseded_by=("1.2",))
    gone = LATE._replace(updates=(*LATE.updates, went))
    new = action("1.3", "December 2030", added="2024-09-01")
    other = LATE._replace(updates=(*LATE.updates, went._replace(superseded_by=("1.3",))))
    for found in (
        done(plan(LATE, OTHER), plan(gone, OTHER)),
        done(plan(LATE, OTHER), plan(other, OTHER, new)),
    ):
        assert (found.before["overdue"], found.after["overdue"]) == (1, 0)
        assert (found.before[BY_FIRST_DEADLINE], found.after[BY_FIRST_DEADLINE]) == (1, 1)


def test_nor_by_an_action_of_another_plan():
    went = update("2024-09-01", "withdrawn", "Done there.", superseded_by=("south/1.2",))
    north = plan(LATE), plan(LATE._replace(updates=(*LATE.updates, went)))
    south = plan(OTHER, name="south")
    pairs = pairs_of(south, south).beside((north[0], south), (north[1], south))
    found = effect(pairs, facts_of(pairs), as_of=on(TODAY))
    assert adds_up(found)
    assert (found.before[BY_FIRST_DEADLINE], found.after[BY_FIRST_DEADLINE]) == (0, 1)
    assert why(found, BY_FIRST_DEADLINE) == {FigureCause.FOLLOWS: (1, ("south/1.2",))}


@law(150)
@given(plans, st.integers(0, 2**32), st.integers(1, 6), days)
def test_what_is_taken_from_another_picture_is_what_would_be_worked_out(base, seed, times, day):
    other = edited(base, Random(seed), times=times)
    like = picture(base, as_of=day)
    assert picture(other, as_of=day, like=like).standings == picture(other, as_of=day).standings


def test_an_action_that_nothing_touched_is_not_worked_out_again():
    like = picture(plan(LATE, OTHER), as_of=on(TODAY))
    moved = LATE._replace(deadline=until("May 2025"))
    found = picture(plan(moved, OTHER), as_of=on(TODAY), like=like)
    assert found.standings[1] is like.standings[1]
    waits = OTHER._replace(depends_on=("1.1",))
    like = picture(plan(LATE, waits), as_of=on(TODAY))
    found = picture(plan(moved, waits), as_of=on(TODAY), like=like)
    assert found.standings[1] != like.standings[1]
