"""The dated entries of a plan before and after a change, and what says how it was changed."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from cip.changes.alignment import aligned
from cip.changes.pairing import Pair
from cip.model.deadline import day_for_people
from cip.model.place import Spot
from cip.model.plan import Action
from cip.rules.of_change.rule import Both, ChangeSubject


class Entries(NamedTuple):
    """A dated entry before and after; None where it was not there, or was removed."""

    before: Any
    after: Any


class DatedList(NamedTuple):
    """A list of dated entries before and after: of what, what one is called, its key, its pairs."""

    of: str
    what: str
    key: str
    spot: Spot
    pairs: tuple[Entries, ...]
    tracked: Both | None = None


def lists(subject: ChangeSubject) -> tuple[DatedList, ...]:
    """Give every list of dated entries of what was there before and is there now."""
    return subject.once(_lists)


def _lists(subject: ChangeSubject) -> tuple[DatedList, ...]:
    return tuple(_all_lists(subject))


def _all_lists(subject: ChangeSubject) -> Iterator[DatedList]:
    for item in subject.tracked:
        name, before, after = item
        yield _listed(name, "update", "updates", before, after, item)
        yield _listed(name, "move of the deadline", "rescheduled", before, after, item)
        if isinstance(before, Action):
            yield _listed(name, "rating", "board_ratings", before, after)
    pairs = subject.pairs
    levels = (
        ((pairs.plan,) if pairs.plan else (), (("commentary", "commentary"),)),
        (pairs.workstreams, (("commentary", "commentary"),)),
        (pairs.recommendations, (("update", "updates"), ("decision", "responses"))),
        (pairs.kpis, (("reading", "readings"),)),
        (pairs.risks, (("score", "scores"),)),
    )
    for found, kinds in levels:
        for pair in found:
            if pair.before is not None and pair.after is not None and not pair.is_untouched:
                for what, key in kinds:
                    yield _listed(pair.name, what, key, pair.before, pair.after)


def _listed(
    of: str, what: str, key: str, before: Any, after: Any, tracked: Both | None = None
) -> DatedList:
    old, new = getattr(before, key), getattr(after, key)
    if old == new:
        pairs = tuple(map(Entries, old, new))
    else:
        pairs = tuple(Entries(pair.before, pair.after) for pair in aligned(old, new))
    return DatedList(of, what, _KEYS.get(key, key), after.spot, pairs, tracked)


_KEYS = {"responses": "response"}
"""What files call a list that records call otherwise."""


def day_of_entry(entry: Any) -> date | None:
    """Give the day that an entry bears, or None."""
    found: date | None = getattr(entry, "date", None) or getattr(entry, "on", None)
    return found


def called(found: DatedList, entry: Any) -> str:
    """Give what an entry is called: ``The update of 3 May 2024 of 1.2``."""
    day = day_of_entry(entry)
    when = f" of {day_for_people(day)}" if day is not None else ""
    return f"The {found.what}{when} of {found.of}"


def entries_on_both(subject: ChangeSubject) -> Iterator[tuple[Any, Any]]:
    """Give every dated entry before and after that is there on both sides and may differ."""
    for found in lists(subject):
        for pair in found.pairs:
            if pair.before is not None and pair.after is not None and pair.before is not pair.after:
                yield pair.before, pair.after


def declaring(subject: ChangeSubject) -> Iterator[tuple[Any, Any]]:
    """Give every record before and after that may declare its own changes, entries not."""
    for _, before, after in subject.tracked:
        yield before, after
    pairs = subject.pairs
    whole = (pairs.plan,) if pairs.plan else ()
    lists_: tuple[Iterable[Pair[Any]], ...] = (
        *(pairs.objectives, pairs.workstreams, pairs.recommendations, pairs.kpis, pairs.risks),
    )
    for pair in chain(whole, *lists_):
        if pair.before is not None and pair.after is not None and not pair.is_untouched:
            yield pair.before, pair.after
