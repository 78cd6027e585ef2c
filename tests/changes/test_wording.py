"""What facts say, in sentences."""

from random import Random

import pytest
from builders import action, board, evidence, milestone, move, on, plan, until, update
from changes.edits import edited
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from random_plans import plans

from cip.changes.facts import facts_of
from cip.changes.groups import groups_of
from cip.changes.pairing import pairs_of
from cip.changes.wording import MOST_OF_A_TEXT, differing, group_words, ordinal, said_of, what
from cip.model.oversight import BoardRating
from cip.model.vocabulary import Status

FIRST = update("2024-09-01", "underway", "The draft is written")
BASE = action("1.1", "31 July 2024", FIRST, detail="Write a charter")
MOVED = move("2024-06-01", "31 July 2024", "Elections", agreed_by="Cabinet")


def sentences(before, after, **more):
    facts = facts_of(pairs_of(plan(before, **more), plan(after, **more)))
    return [said_of(fact) for fact in facts]


SAID = [
    (
        BASE._replace(deadline=until("30 November 2024"), rescheduled=(MOVED,)),
        "due 31 July 2024 → 30 November 2024 (+122 days), moved on 1 June 2024, "
        "agreed by Cabinet: Elections",
    ),
    (
        BASE._replace(deadline=until("30 November 2024")),
        "due 31 July 2024 → 30 November 2024 (+122 days), and nothing says why",
    ),
    (
        BASE._replace(deadline=None),
        "no deadline any more; it was due by 31 July 2024, and nothing says why",
    ),
    (
        BASE._replace(updates=(FIRST, update("2024-11-20", "complete", "Adopted"))),
        "reported as complete on 20 November 2024 without evidence",
    ),
    (
        BASE._replace(updates=(FIRST, update("2024-11-20", "complete", shown=True))),
        "reported as complete on 20 November 2024 with evidence",
    ),
    (
        BASE._replace(updates=(FIRST, update("2024-11-20", None, "Nearly there"))),
        "noted on 20 November 2024: 'Nearly there'",
    ),
    (
        BASE._replace(
            updates=(FIRST, update("2024-11-20", "withdrawn", "No money", superseded_by=("1.2",)))
        ),
        "reported as withdrawn on 20 November 2024, replaced by 1.2: No money",
    ),
    (
        BASE._replace(updates=(FIRST._replace(status=Status.COMPLETE),)),
        "the update of 1 September 2024: status underway → complete",
    ),
    (BASE._replace(updates=()), "the update of 1 September 2024 (underway) is taken out"),
    (
        BASE._replace(updates=(FIRST._replace(evidence=(evidence("Minutes"),)),)),
        "the update of 1 September 2024: evidence added, 'Minutes'",
    ),
    (BASE._replace(accountable=()), "accountable officer: Chief Executive → none"),
    (BASE._replace(recommendations=("R4",)), "answers: none → R4"),
    (BASE._replace(detail="Write two charters"), "detail: Write a charter → Write two charters"),
    (
        BASE._replace(
            board_ratings=(BoardRating(on("2024-12-01"), "cabinet", "green", "On time"),)
        ),
        "rated green by cabinet on 1 December 2024: On time",
    ),
]


@pytest.mark.parametrize(("after", "said"), SAID)
def test_each_fact_is_a_sentence(after, said):
    assert sentences(BASE, after) == [said]


def test_a_second_move_says_so_and_how_far_the_first_deadline_is():
    once = BASE._replace(deadline=until("30 November 2024"), rescheduled=(MOVED,))
    twice = once._replace(
        deadline=until("31 January 2025"),
        rescheduled=(MOVED, move("2024-11-01", "30 November 2024", "Illness")),
    )
    assert sentences(once, twice) == [
        "due 30 November 2024 → 31 January 2025 (+62 days, 2nd move, +184 days since the first "
        "deadline), moved on 1 November 2024: Illness"
    ]


def test_what_moved_by_the_day_of_the_approval_is_history_and_not_counted_as_a_move():
    once = BASE._replace(deadline=until("30 November 2024"), rescheduled=(MOVED,))
    again = move("2024-11-01", "30 November 2024", "Illness")
    twice = once._replace(deadline=until("31 January 2025"), rescheduled=(MOVED, again))
    for approved, said in (("2024-06-01", "(+62 days)"), ("2024-05-31", "(+62 days, 2nd move, ")):
        (told,) = sentences(once, twice, approved=on(approved))
        assert f"31 January 2025 {said}" in told


def test_a_move_that_ends_what_went_on_says_so_and_one_to_no_date_does_not():
    ongoing = BASE._replace(deadline=until("July 2024, then ongoing"))
    for words, is_said in (("May 2025", True), ("May 2025, then ongoing", False), ("TBC", False)):
        moved = move("2024-06-01", "July 2024, then ongoing", "Elections")
        after = ongoing._replace(deadline=until(words), rescheduled=(moved,))
        (told,) = sentences(ongoing, after)
        assert ("it does not go on any more" in told) is is_said


def test_parts_and_whole_actions_are_told_by_what_became_of_them():
    with_part = BASE._replace(milestones=(milestone("a"),))
    assert sentences(BASE, with_part) == ["part is new"]
    assert sentences(with_part, BASE) == ["part is deleted"]
    facts = facts_of(pairs_of(plan(BASE), plan(action("1.2", added="2024-11-25"))))
    assert [said_of(fact) for fact in facts] == [
        "is deleted; it was underway",
        "is new, added on 25 November 2024",
    ]


def test_what_has_no_address_of_its_own_is_named():
    before = plan(boards=(board("cabinet", meets="monthly"),))
    (fact,) = facts_of(pairs_of(before, plan(boards=(board("cabinet", meets="yearly"),))))
    assert f"{what(fact)}{said_of(fact)}" == "Board 'The cabinet': meets: monthly → yearly"


def test_long_texts_are_shown_where_they_differ():
    before = "One " * 40 + "charter for all officers " + "and so on " * 40
    after = before.replace("charter", "code of conduct")
    one, other = differing(before.strip(), after.strip()).split(" → ")
    assert one == "'…One One One charter for all officers…'"
    assert other == "'…One One One code of conduct for all officers…'"
    long = differing("a " * 5000, "b " * 5000)
    assert len(long) <= MOST_OF_A_TEXT


def test_places_are_written_as_people_say_them():
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 21, 111, 122)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "111th", "122nd")
    ]


@law(150)
@given(plans, st.integers(0, 2**32))
def test_every_fact_can_be_said_in_a_line_that_is_not_endless(base, seed):
    for fact in facts_of(pairs_of(base, edited(base, Random(seed), times=8))):
        said = what(fact) + said_of(fact)
        assert said.strip() == said
        assert "\n" not in said
        assert len(said) <= 900


def test_what_is_deleted_is_told_with_its_last_status():
    done = BASE._replace(updates=(FIRST, update("2024-11-20", "complete", "Adopted")))
    facts = facts_of(pairs_of(plan(done, action("1.2")), plan()))
    said = {fact.address: said_of(fact) for fact in facts}
    assert said["north/1.1"] == "is deleted; it was complete"
    assert said["north/1.2"] == "is deleted"


def test_a_board_that_agreed_is_called_by_its_title():
    after = BASE._replace(
        deadline=until("30 November 2024"), rescheduled=(MOVED._replace(agreed_by="improvement"),)
    )
    boards = (board("improvement", title="The Improvement Board"),)
    (fact,) = facts_of(pairs_of(plan(BASE, boards=boards), plan(after, boards=boards)))
    assert ", agreed by The Improvement Board: Elections" in said_of(fact)
    assert fact.agreed_by == "improvement"
    (group,) = groups_of([fact])
    assert group_words(group).endswith(", agreed by The Improvement Board")


def test_a_threshold_that_a_plan_does_not_give_is_the_usual_one():
    pairs = pairs_of(plan(), plan(thresholds={"stale_days": 400}))
    (fact,) = facts_of(pairs)
    assert said_of(fact) == (
        "days without a report until something is silent: the usual number → 400"
    )
