"""Which dated entry before a change is which after it."""

from datetime import date

from builders import evidence, move, update
from hypothesis import given
from hypothesis import strategies as st
from laws import law

from cip.changes.alignment import aligned
from cip.model.oversight import BoardRating
from cip.model.progress import Evidence
from cip.model.review import Response

FIRST = update("2024-09-01", "underway", "The first draft is written")
SECOND = update("2024-11-20", "at-risk", "The date is in danger")
THIRD = update("2025-01-15", "complete", "Adopted", shown=True)


def told(before, after):
    return [(item.before, item.after) for item in aligned(before, after)]


def test_an_entry_that_says_the_same_is_the_same_wherever_it_stands():
    again = SECOND._replace(note="the date  is in danger.")
    assert told((FIRST, SECOND), (again, FIRST)) == [(SECOND, again), (FIRST, FIRST)]


def test_what_has_no_partner_was_added_or_removed():
    assert told((FIRST,), (FIRST, SECOND)) == [(FIRST, FIRST), (None, SECOND)]
    assert told((FIRST, SECOND), (FIRST,)) == [(FIRST, FIRST), (SECOND, None)]


def test_an_entry_of_the_same_day_that_says_something_else_was_rewritten():
    rewritten = SECOND._replace(status=THIRD.status)
    assert told((FIRST, SECOND), (FIRST, rewritten)) == [(FIRST, FIRST), (SECOND, rewritten)]


def test_the_last_that_is_left_on_either_side_was_given_another_day():
    dated = SECOND._replace(date=date(2024, 12, 20))
    assert told((FIRST, SECOND), (FIRST, dated)) == [(FIRST, FIRST), (SECOND, dated)]
    assert told((FIRST, SECOND), (THIRD,)) == [(SECOND, THIRD), (FIRST, None)]


def test_two_ratings_of_one_day_are_told_apart_by_their_board():
    one = BoardRating(date=date(2025, 1, 1), board="cabinet", rating="green", reason="On time")
    other = one._replace(board="audit", rating="red", reason="Late")
    changed = other._replace(rating="green")
    assert told((one, other), (changed, one)) == [(other, changed), (one, one)]


def test_evidence_in_the_place_of_other_evidence_is_not_the_same_evidence():
    minutes, paper = evidence("Minutes"), Evidence(title="Paper", document="paper")
    assert told((minutes,), (paper,)) == [(None, paper), (minutes, None)]
    renamed = paper._replace(title="The paper of the board")
    assert told((paper,), (renamed,)) == [(paper, renamed)]


def test_the_only_answer_without_a_day_is_the_same_answer():
    no, yes = Response(decision="rejected"), Response(decision="accepted")
    assert told((no,), (yes,)) == [(no, yes)]


def test_moves_of_one_day_are_told_apart_by_what_they_moved_from():
    one, other = move("2024-07-01", "July 2024"), move("2024-07-01", "May 2024")
    changed = one._replace(reason="Illness")
    assert told((other, one), (changed, other)) == [(one, changed), (other, other)]


entries = st.lists(
    st.builds(
        update,
        st.sampled_from(["2024-09-01", "2024-09-02", "2024-11-20"]),
        st.sampled_from(["underway", "complete", None]),
        st.sampled_from(["One", "Two"]),
    ),
    max_size=6,
)


@law(300)
@given(entries, entries)
def test_each_entry_of_either_side_stands_in_exactly_one_pair(before, after):
    found = aligned(tuple(before), tuple(after))
    assert [item.after for item in found if item.after is not None] == after
    left = [item.before for item in found if item.before is not None]
    assert sorted(map(id, left)) == sorted(map(id, before))
    shared = min(len(before), len(after))
    assert any(item.before and item.after for item in found) or not shared


def test_many_entries_are_aligned_in_a_moment():
    before = tuple(update("2024-09-01", "underway", f"Note {n}") for n in range(5000))
    after = tuple(item._replace(note=f"{item.note}, later") for item in reversed(before))
    assert len(aligned(before, after)) == 5000
