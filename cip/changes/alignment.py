"""Which dated entry before a change is which after it: updates, moves, ratings, readings."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from cip.changes.sense import sense

Entry = TypeVar("Entry")


class Aligned(NamedTuple, Generic[Entry]):
    """A dated entry before a change and after it; None where it was not there, or was removed.

    ``number`` is its place in the list as it is, counted from 0; of what was removed, as it was.
    ``former`` is its place in the list as it was, None of what is new.
    """

    number: int
    before: Entry | None
    after: Entry | None
    former: int | None = None


def aligned(before: Iterable[Entry], after: Iterable[Entry]) -> tuple[Aligned[Entry], ...]:
    """Give the entries of a list before and after, in pairs, in the order of the later list.

    First what a new ``changed`` says of the day it had, then what says the same, then what is of
    the same day, and last the newest that is left on either side. What is left then was removed,
    and comes last, or added. What has no day at all, such as evidence, is known by its name alone.
    """
    if before is after:
        return tuple(Aligned(number, entry, entry, number) for number, entry in enumerate(after))
    earlier, later = _Side(before), _Side(after)
    _by_declaredday_of(earlier, later)
    for called in (sense, _day_and_name, day_of):
        _by(called, earlier, later)
    _newest_left(earlier, later)
    whole = (earlier.with_partner(n, entry, later) for n, entry in enumerate(later.entries))
    return (*whole, *(Aligned(n, earlier.entries[n], None, n) for n in sorted(earlier.left)))


class _Side(Generic[Entry]):
    """The entries of one side, and the numbers of those that have no partner yet."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.left = dict.fromkeys(range(len(self.entries)))
        self._partner: dict[int, int] = {}

    def pair(self, number: int, other: "_Side[Entry]", its: int) -> None:
        """Pair an entry of this side with one of the other."""
        self._partner[number] = its
        del self.left[number], other.left[its]

    def with_partner(self, number: int, entry: Entry, later: "_Side[Entry]") -> Aligned[Entry]:
        """Give an entry of the later side with its partner of this one."""
        former = later._partner.get(number)
        before = None if former is None else self.entries[former]
        return Aligned(number, before, entry, former)


def _by(called: Callable[[Any], Hashable], earlier: _Side[Entry], later: _Side[Entry]) -> None:
    """Pair what has the same name on both sides, one after the other."""
    waiting = _waiting(called, earlier)
    for number in list(later.left):
        name = called(later.entries[number])
        if name is not None and (found := waiting.get(name)):
            later.pair(number, earlier, found.pop())


def _waiting(called: Callable[[Any], Hashable], side: _Side[Any]) -> Mapping[Hashable, list[int]]:
    """Give what is left on a side by its name, of each the first one last."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for number in reversed(side.left):
        waiting[called(side.entries[number])].append(number)
    return waiting


def _by_declaredday_of(earlier: _Side[Entry], later: _Side[Entry]) -> None:
    known = {sense(said) for entry in earlier.entries for said in _declared(entry)}
    waiting = _waiting(day_of, earlier)
    for number in list(later.left):
        news = [said for said in _declared(later.entries[number]) if sense(said) not in known]
        for day in _former_days(news):
            if found := waiting.get(day):
                later.pair(number, earlier, found.pop())
                break


def _newest_left(earlier: _Side[Entry], later: _Side[Entry]) -> None:
    one, other = ([n for n in side.left if day_of(side.entries[n])] for side in (later, earlier))
    if one and other:
        later.pair(max(one), earlier, max(other))


def _declared(entry: Any) -> tuple[Any, ...]:
    return getattr(entry, "changed", ())


def _former_days(declared: Iterable[Any]) -> Iterator[Hashable]:
    """Give the days that declarations say an entry had before."""
    for said in declared:
        was: Mapping[str, Any] = said.was
        for key in ("date", "on"):
            if key in was:
                yield str(was[key])


def day_of(entry: Any) -> Hashable:
    """Give the day of an entry as text, ``None`` of one whose day is not known.

    None where entries of its kind have no day.
    """
    for field in ("date", "on"):
        if hasattr(entry, field):
            return str(getattr(entry, field))
    return None


def _day_and_name(entry: Any) -> Hashable:
    """Give the day of an entry with what else it is known by: who rated, what it moved from."""
    names = ("board", "previous", "document", "url", "recommendation")
    known = tuple(sense(getattr(entry, name, None), name) for name in names)
    return (day_of(entry), *known) if any(known) else None
