"""Which record before a change is which after it."""

from builders import REAL_PLANS, action, milestone, plan, real_plan, recommendation, review

from cip.changes.pairing import Level, pairs_of
from cip.changes.sense import is_same, typographic

ONE = action("1.1", title="Write a charter", path="plans/north/1-a/1.1-charter.yaml")
TWO = action("1.2", title="Adopt it", path="plans/north/1-a/1.2-adopt.yaml")


def sides(pairs):
    return {p.address: (p.before is not None, p.after is not None) for p in pairs}


def test_an_action_is_the_same_one_wherever_its_file_lies():
    moved = ONE._replace(path="plans/north/1-a/1.1-other-name.yaml", title="Write something else")
    (pair,) = pairs_of(plan(ONE), plan(moved)).actions
    assert (pair.before, pair.after, pair.address) == (ONE, moved, "north/1.1")


def test_an_action_under_another_number_is_gone_and_new_however_alike_it_is():
    renamed = ONE._replace(ref="1.7")
    pairs = pairs_of(plan(ONE, TWO), plan(TWO, renamed))
    assert sides(pairs.actions) == {
        "north/1.2": (True, True),
        "north/1.7": (False, True),
        "north/1.1": (True, False),
    }
    assert pairs.same_words_now(ONE) == renamed
    assert pairs.new_in_its_words(ONE) == renamed
    assert pairs.is_gone_in_its_words(renamed)
    assert not pairs.is_gone_in_its_words(TWO)
    assert pairs.new_in_its_words(TWO) is None


def test_what_was_read_from_one_text_is_untouched():
    later = TWO._replace(detail="More")
    pairs = pairs_of(plan(ONE, TWO), plan(ONE, later))
    assert [pair.is_untouched for pair in pairs.actions] == [True, False]
    assert [pair.address for pair in pairs.touched] == ["north/1.2"]


def test_a_number_that_stands_twice_is_paired_by_object_and_path_before_order():
    other = ONE._replace(title="Other", path="plans/north/1-a/1.1-other.yaml")
    changed = ONE._replace(detail="More")
    pairs = pairs_of(plan(ONE, other), plan(other, changed)).actions
    assert [(p.before, p.after) for p in pairs] == [(other, other), (ONE, changed)]
    assert [p.way[-1] for p in pairs] == ["1.1", "1.1~2"]


def test_very_many_actions_of_one_number_are_paired_in_a_moment():
    many = [action("1.1", title=f"Number {n}") for n in range(5000)]
    again = [item._replace(detail="More") for item in many]
    assert len(pairs_of(plan(*many), plan(*again)).actions) == 5000


def test_parts_are_paired_by_their_letter():
    before = ONE._replace(milestones=(milestone("a"), milestone("b")))
    after = ONE._replace(milestones=(milestone("c"), milestone("a", "May 2024")))
    pairs = pairs_of(plan(before), plan(after))
    (pair,) = pairs.touched
    assert sides(pairs.parts_of(pair)) == {
        "north/1.1(c)": (False, True),
        "north/1.1(a)": (True, True),
        "north/1.1(b)": (True, False),
    }


def test_recommendations_are_paired_by_set_and_number():
    one = review("lga", recommendation("R1"), recommendation("R2"))
    other = review("audit", recommendation("R1"))
    pairs = pairs_of(plan(sets=(one, other)), plan(sets=(one,)))
    assert sides(pairs.recommendations) == {
        "north/R1": (True, True),
        "north/R2": (True, True),
        "north/audit/R1": (True, False),
    }


def test_what_stands_in_a_file_that_could_not_be_used_is_neither_gone_nor_new():
    pairs = pairs_of(
        plan(ONE, TWO), plan(TWO), unread_after=["plans/north/1-a/1.1-renamed-too.yaml"]
    )
    assert sides(pairs.actions) == {"north/1.2": (True, True)}
    assert sides(pairs.unread) == {"north/1.1": (True, False)}
    back = pairs_of(plan(TWO), plan(ONE, TWO), unread_before=[ONE.path])
    assert sides(back.unread) == {"north/1.1": (False, True)}


def test_a_list_that_could_not_be_read_loses_nothing():
    before = plan(sets=(review("lga", recommendation("R1")),))
    pairs = pairs_of(before, plan(), unread_after=["plans/north/recommendations.yaml"])
    assert (pairs.sets, pairs.recommendations) == ((), ())
    assert [pair.level for pair in pairs_of(before, plan()).sets] == [Level.SET]


def test_a_plan_of_which_plan_yaml_could_not_be_read_loses_no_officer():
    broken = plan(officers=(), objectives=(), readable=False)
    pairs = pairs_of(plan(ONE), broken._replace(actions=(ONE,)))
    assert (pairs.plan, pairs.officers, pairs.objectives) == (None, (), ())
    assert [pair.is_untouched for pair in pairs.actions] == [True]


def test_a_plan_that_is_gone_or_new_is_one_pair():
    gone, new = pairs_of(plan(ONE), None), pairs_of(None, plan(ONE))
    assert (gone.plan.is_gone, gone.actions, gone.name) == (True, (), "north")
    assert (new.plan.is_new, new.actions, new.name) == (True, (), "north")


def test_every_record_of_a_real_plan_is_paired_with_itself():
    for name in REAL_PLANS:
        pairs = pairs_of(real_plan(name), real_plan(name))
        assert len(pairs.actions) == len(real_plan(name).actions)
        assert all(pair.is_untouched for pair in pairs.actions)
        assert all(pair.is_untouched for pair in (*pairs.recommendations, *pairs.workstreams))


def test_the_typing_of_a_text_is_no_change_of_it():
    assert typographic("The \u2018Charter\u2019 \u2013 adopted.\n") == "the 'charter' - adopted"
    assert typographic("cafe\u0301") == typographic("CAF\u00c9.")
    assert typographic("not done") != typographic("done")
    assert is_same("A  charter", "a charter.", "title")
    assert not is_same("R1", "r1", "recommendations")
