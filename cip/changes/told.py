"""All that is told of a change of one plan: its facts, what they do, what to look at first."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cip.assessment.reported import Reported, action_status
from cip.changes.change import Change
from cip.changes.effect import Effect, effect
from cip.changes.facts import facts_of
from cip.changes.groups import Group, groups_of
from cip.changes.look_first import Look, look_first
from cip.changes.pairing import Pairs, beside_each_other
from cip.model.plan import Plan
from cip.model.text import counted
from cip.model.vocabulary import Status


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


def told(
    pairs: Pairs,
    *,
    as_of: date,
    files: Sequence[str] = (),
    going_on: Collection[str] = (),
) -> Told:
    """Give what is told of a change of one plan, with its effect as of a day.

    ``files`` are those outside the plans on which a check rests, as far as they changed.
    ``going_on`` are the former numbers, such as ``north/1.3.1``, that actions of other plans in the
    same change name.
    """
    facts = facts_of(pairs)
    done = effect(pairs, facts, as_of=as_of)
    either = pairs.head or pairs.base
    return Told(
        name=pairs.name,
        title=either.title if either is not None else pairs.name,
        facts=facts,
        effect=done,
        looks=look_first(
            facts,
            done,
            as_of=as_of,
            files=files,
            promised={f"{pairs.name}/{ref}": paper for ref, paper in _promised(pairs.base)},
            at_close=_at_close(pairs, frozenset(going_on)),
            unread=tuple(dict.fromkeys(_unread(pairs))),
        ),
        groups=groups_of(facts),
    )


def told_of_all(
    pairs: Iterable[Pairs], *, as_of: date, files: Sequence[str] = ()
) -> tuple[Told, ...]:
    """Give what is told of a change of several plans; of files beside them, with the first."""
    every = beside_each_other(pairs)
    after = (one.head for one in every if one.head is not None)
    going_on = frozenset(ref for plan in after for ref in _former_numbers(plan))
    return tuple(
        told(one, as_of=as_of, files=() if number else files, going_on=going_on)
        for number, one in enumerate(every)
    )


def _former_numbers(plan: Plan) -> frozenset[str]:
    """Give the numbers in other plans that actions of a plan say that they had."""
    return frozenset(
        str(entry.was["ref"]) for a in plan.actions for entry in a.changed if "ref" in entry.was
    )


def _unread(pairs: Pairs) -> Iterator[str]:
    """Give the addresses of what could not be read before the change or after it."""
    yield from (pair.address for pair in pairs.unread)
    yield from (f"{name} of {pairs.name}" for name in pairs.unread_lists)


def _promised(plan: Plan | None) -> Iterator[tuple[str, str]]:
    """Give each action of a plan as it was, and the paper that it is quoted from."""
    for action in plan.actions if plan is not None else ():
        if action.source is not None and action.source.document:
            yield action.ref, action.source.document


def _at_close(pairs: Pairs, going_on: frozenset[str]) -> str:
    """Say what a plan leaves open that is closed now, and was not before."""
    base, head = pairs.base, pairs.head
    if base is None or head is None or base.closed is not None or head.closed is None:
        return ""
    left = [a.ref for a in head.actions if not _has_ended(action_status(a))]
    if not left:
        return "all of its actions have ended"
    taken = sum(1 for ref in left if f"{head.name}/{ref}" in going_on)
    verb = "is" if len(left) == 1 else "are"
    return (
        f"{counted(len(left), 'action')} {verb} open as it closes, and {taken:,} of them "
        "are taken over by plans of this change"
    )


def _has_ended(said: Reported | None) -> bool:
    return said is not None and said.status in (Status.COMPLETE, Status.WITHDRAWN)
