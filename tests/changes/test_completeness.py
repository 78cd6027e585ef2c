"""Nothing that differs between two plans is left untold, and nothing is told that does not."""

from collections import Counter
from collections.abc import Mapping
from random import Random

import pytest
from builders import REAL_PLANS, real_plan
from changes.edits import edited
from changes.field_by_field import differences
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from random_plans import plans

from cip.changes.change import ChangeKind
from cip.changes.facts import facts_of
from cip.changes.pairing import pairs_of
from cip.changes.sense import is_same, sense
from cip.model.deadline import Deadline

FOLLOWS = (ChangeKind.RENAMED, ChangeKind.DEADLINE)
"""The kinds that tell what no value of the record says: another path, an end that follows."""

seeds = st.integers(0, 2**32)


def held(value, way=()):
    """Give every value that a record holds: how often, by the way to it and by what it says.

    Records in a list have their number or id in the way; entries of any other list have no name,
    and which is which does not count.
    """
    found = Counter()
    if value is None or value == ():
        return found
    if hasattr(value, "_fields"):
        for field in value._fields:
            if field not in ("spot", "path", "folder", "readable"):
                found.update(held(getattr(value, field), (*way, field)))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            found.update(held(item, (*way, key)))
    elif isinstance(value, tuple) and all(hasattr(item, "_fields") for item in value):
        for item in value:
            name = getattr(item, "ref", None) or getattr(item, "id", None)
            found.update(held(item, (*way, name) if name else way))
    else:
        field = next((step for step in reversed(way) if not step[0].isupper()), "")
        said = value.meaning if isinstance(value, Deadline) else sense(value, field)
        found[way, said] += 1
    return found


def difference(before, after, way=()):
    """Give how often each value stands more often after than before, or less."""
    found = Counter(held(after, way))
    found.subtract(held(before, way))
    return {key: number for key, number in found.items() if number}


def hold_the_law(base, head):
    facts = facts_of(pairs_of(base, head))
    told = Counter()
    for fact in facts:
        assert fact.covers or fact.kind in FOLLOWS or fact.before != fact.after, fact
        for value in fact.covers:
            changed = difference(value.before, value.after, value.way)
            assert changed or sense(value.before) != sense(value.after), fact
            for key, number in changed.items():
                told[key] += number
    assert {key: number for key, number in told.items() if number} == difference(base, head)
    ways = [value.way for fact in facts for value in fact.covers]
    ordered = {(fact.address, fact.key) for fact in facts if not fact.covers}
    for item in differences(base, head):
        if is_same(item.before, item.after, item.keys[-1]):
            continue
        assert ordered or any(_one_way(item.keys, way) for way in ways), item
    return facts


def _one_way(keys, way):
    shared = min(len(keys), len(way))
    return keys[:shared] == way[:shared]


@pytest.mark.parametrize("name", REAL_PLANS)
def test_of_a_plan_that_did_not_change_nothing_is_told(name):
    assert hold_the_law(real_plan(name), real_plan(name)) == ()


@pytest.mark.parametrize("name", REAL_PLANS)
@law(40)
@given(seeds, st.integers(1, 30))
def test_every_edit_of_a_real_plan_is_told_and_no_other(name, seed, times):
    base = real_plan(name)
    hold_the_law(base, edited(base, Random(seed), times=times))


@law(400)
@given(plans, seeds, st.integers(1, 12))
def test_every_edit_of_any_plan_is_told_and_no_other(base, seed, times):
    hold_the_law(base, edited(base, Random(seed), times=times))


@law(200)
@given(plans, plans)
def test_everything_in_which_two_plans_differ_is_told(base, head):
    hold_the_law(base, head)


@law(60)
@given(plans, seeds)
def test_an_edit_of_one_action_is_told_of_that_action_alone(base, seed):
    if not base.actions:
        return
    random = Random(seed)
    number = random.randrange(len(base.actions))
    ref = base.actions[number].ref
    changed = edited(base.actions[number], random, times=3)._replace(ref=ref)
    actions = (*base.actions[:number], changed, *base.actions[number + 1 :])
    facts = hold_the_law(base, base._replace(actions=actions))
    assert {fact.address.split("(")[0] for fact in facts} <= {f"north/{ref}"}
