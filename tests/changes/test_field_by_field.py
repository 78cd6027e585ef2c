"""How two states of one record differ."""

import pytest
from builders import REAL_PLANS, action, milestone, move, plan, real_plan, update
from changes.field_by_field import Difference, differences
from hypothesis import given
from laws import law
from random_plans import plans

from cip.model.place import Spot
from cip.model.plan import Action

BASE = action(
    "1.1",
    "March 2025",
    update("2024-09-01", "underway"),
    parts=[milestone("a", "May 2024"), milestone("b")],
    as_published={"status": "Amber"},
)


def told(before, after):
    return {"/".join(item.keys): (item.before, item.after) for item in differences(before, after)}


@pytest.mark.parametrize("name", REAL_PLANS)
def test_a_plan_does_not_differ_from_itself_read_again(name):
    assert differences(real_plan(name), real_plan(name)) == ()


def test_each_field_that_differs_is_told_with_both_values():
    changed = BASE._replace(title="Other", detail="More")
    assert told(BASE, changed) == {
        "title": (BASE.title, "Other"),
        "detail": (None, "More"),
    }


def test_parts_are_paired_by_their_reference_wherever_they_stand():
    first, second = BASE.milestones
    assert differences(BASE, BASE._replace(milestones=(second, first))) == ()
    late = first._replace(title="Later")
    assert told(BASE, BASE._replace(milestones=(second, late))) == {
        "milestones/a/title": (first.title, "Later")
    }


def test_what_only_one_side_holds_differs_whole():
    (first, second), empty = BASE.milestones, BASE._replace(milestones=())
    assert told(BASE, empty) == {"milestones/a": (first, None), "milestones/b": (second, None)}
    assert told(empty, BASE) == {"milestones/a": (None, first), "milestones/b": (None, second)}


def test_a_map_differs_by_its_keys():
    other = BASE._replace(as_published={"rag": "Red"})
    assert told(BASE, other) == {
        "as_published/status": ("Amber", None),
        "as_published/rag": (None, "Red"),
    }


def test_a_list_of_entries_without_a_name_differs_whole():
    moved = BASE._replace(rescheduled=(move("2024-10-01", "May 2024"),))
    assert told(BASE, moved) == {"rescheduled": ((), moved.rescheduled)}


def test_where_a_record_lies_is_no_difference():
    moved = BASE._replace(path="plans/north/elsewhere.yaml", spot=Spot("elsewhere", {}))
    assert differences(BASE, moved) == ()


@pytest.mark.parametrize("field", [f for f in Action._fields if f not in ("path", "spot")])
def test_no_field_of_an_action_changes_unseen(field):
    changed = BASE._replace(**{field: "something else"})
    assert differences(BASE, changed) == (
        Difference((field,), getattr(BASE, field), "something else"),
    )


@law(200)
@given(plans, plans)
def test_two_plans_without_a_difference_say_the_same(one, other):
    assert bool(differences(one, other)) == (one != other)
    back = {item.keys: (item.after, item.before) for item in differences(other, one)}
    assert {item.keys: (item.before, item.after) for item in differences(one, other)} == back


def test_two_actions_under_one_number_are_told_apart():
    one, other = action("1.1", title="One"), action("1.1", title="Other")
    assert told(plan(one, other), plan(one)) == {"actions/1.1~2": (other, None)}
