"""All that is told of a change of one plan: its facts, what they do, what to look at first."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cip.changes.change import Change
from cip.changes.effect import Effect, effect
from cip.changes.facts import facts_of
from cip.changes.groups import Group, groups_of
from cip.changes.look_first import Look, look_first
from cip.changes.pairing import Pairs


class Told(NamedTuple):
    """What is told of a change of one plan."""

    name: str
    title: str
    facts: tuple[Change, ...]
    effect: Effect
    looks: tuple[Look, ...]
    groups: tuple[Group, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to tell."""
        return not (self.facts or self.looks or self.effect.reasons)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Give the addresses of all that changed, each once."""
        return tuple(dict.fromkeys(fact.address for fact in self.facts))


def told(pairs: Pairs, *, as_of: date, files: Sequence[str] = ()) -> Told:
    """Give what is told of a change of one plan, with its effect as of a day.

    ``files`` are those outside the plans on which a check rests, as far as they changed.
    """
    facts = facts_of(pairs)
    done = effect(pairs, facts, as_of=as_of)
    either = pairs.head or pairs.base
    return Told(
        name=pairs.name,
        title=either.title if either is not None else pairs.name,
        facts=facts,
        effect=done,
        looks=look_first(facts, done, as_of=as_of, files=files),
        groups=groups_of(facts),
    )
