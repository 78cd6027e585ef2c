"""Follows one thing of a plan back through its history, by its number, and never by likeness."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from cip.changes.change import Change, ChangeKind
from cip.changes.moments import Kept, Moment
from cip.changes.pairing import Level
from cip.model.deadline import day_for_people
from cip.model.plan import Plan
from cip.model.references import ref_of_name
from cip.model.text import counted


class Thing(NamedTuple):
    """What is followed: its level, its reference or id there, and the letter of a part."""

    plan: str
    level: Level
    ref: str = ""
    part: str | None = None

    @property
    def address(self) -> str:
        """Give what ``cip show`` calls it."""
        whole = f"{self.plan}/{self.ref}" if self.ref else self.plan
        return f"{whole}({self.part})" if self.part is not None else whole


class LogEntry(NamedTuple):
    """What one change of the files did to what is followed; the facts in the plan's order.

    ``unread`` are the files of it that could not be used, ``bridged`` those that could be used
    again: of these, the facts tell what was changed since they could be used last. ``texts`` has
    the text of each file as it is after.
    """

    kept: Kept
    facts: tuple[Change, ...]
    unread: tuple[str, ...]
    bridged: tuple[str, ...]
    texts: Mapping[str, str]


class Followed(NamedTuple):
    """The history of one thing, the newest entry first.

    ``remarks`` are what a reader has to know, a sentence each. ``names`` are the references that it
    had or that it says it had: a caller has to give all moments in which one of them stands.
    """

    entries: tuple[LogEntry, ...]
    remarks: tuple[str, ...]
    names: frozenset[str]


class Log(NamedTuple):
    """The history of one thing as it is shown, the newest entry first.

    Without ``is_whole`` the oldest changes are not known.
    """

    subject: Thing
    title: str
    entries: tuple[LogEntry, ...]
    remarks: tuple[str, ...]
    is_whole: bool

    def within(self, since: date | None, as_of: date) -> "Log":
        """Give the entries of some days; what is in no commit yet is among them."""
        kept = tuple(e for e in self.entries if _is_within(e.kept.day, since, as_of))
        before = sum(
            e.kept.day is not None and e.kept.day < (since or date.min) for e in self.entries
        )
        later = len(self.entries) - len(kept) - before
        said = [f"{counted(before, 'older change')} not shown."] if before else []
        said += [f"{counted(later, 'later change')} not shown."] if later else []
        return self._replace(entries=kept, remarks=(*said, *self.remarks))


def _is_within(day: date | None, since: date | None, as_of: date) -> bool:
    return day is None or (since or date.min) <= day <= as_of


def followed(moments: Iterable[Moment], subject: Thing) -> Followed:
    """Give the history of one thing out of that of its plan, whose newest moment comes first.

    It is the same one where its number is. Where its file says that it had another number, it is
    followed by that from there on.
    """
    trail = _Trail(subject)
    entries = [entry for moment in moments if (entry := trail.entry(moment)) is not None]
    return Followed(tuple(entries), tuple(trail.remarks), frozenset(trail.names))


class _Trail:
    """Where the following has come to: what the thing was called, going back in time."""

    def __init__(self, subject: Thing) -> None:
        self._subject = subject
        self._ref = subject.ref
        self._part = subject.part
        self._paths: set[str] = set()
        self._declared: list[str] = []
        self._had = [subject.ref]
        self._is_lost = False
        self.names = {subject.ref}
        self.remarks: list[str] = []

    def entry(self, moment: Moment) -> LogEntry | None:
        """Give what a moment, the next older one, did to it; None where it did nothing."""
        if self._is_lost:
            return None
        self._learn(moment)
        facts = moment.whole if self._subject.level is Level.PLAN else moment.facts
        mine = list(self._mine(moment, facts))
        former = self._former(mine)
        if former is None and (other := self._other(facts)) is not None:
            self._end(moment, other)
        if former is not None:
            self._ref = former
            self._had.append(former)
            self.names.add(former)
            known = {id(fact) for fact in mine}
            mine += [fact for fact in self._mine(moment, facts) if id(fact) not in known]
        self._part = self._former_part(mine)
        unread = tuple(item.path for item in moment.unread if self._lies_in(item.path, item.refs))
        bridged = tuple(path for path in moment.bridged if self._lies_in(path, ()))
        if not (mine or unread or bridged):
            return None
        return LogEntry(moment.kept, tuple(mine), unread, bridged, moment.texts)

    def _learn(self, moment: Moment) -> None:
        """Enter where the thing lies, and which numbers it says it had."""
        for record in self._records(moment):
            self._paths.add(str(record.spot.path))
            for change in getattr(record, "changed", ()):
                former = change.was.get("ref")
                if isinstance(former, str) and former not in self._declared:
                    self._declared.append(former)
        self.names.update(ref for ref in self._declared if "/" not in ref)

    def _records(self, moment: Moment) -> Iterator[Any]:
        for side in moment.sides:
            yield from records(side, self._subject.level, self._ref)

    def _mine(self, moment: Moment, facts: Iterable[Change]) -> Iterator[Change]:
        """Give the facts that are told of the thing, and of what belongs to it."""
        subject = self._subject
        address = f"{subject.plan}/{self._ref}"
        match subject.level:
            case Level.PLAN:
                yield from facts
            case Level.ACTION:
                yield from (fact for fact in facts if _is_of_action(fact, address))
            case Level.PART:
                yield from (fact for fact in facts if self._is_of_part(fact, address))
            case Level.WORKSTREAM:
                inside = {
                    f"{subject.plan}/{action.ref}"
                    for side in moment.sides
                    for action in side.actions
                    if action.workstream == self._ref
                }
                for fact in facts:
                    is_own = fact.level is Level.WORKSTREAM and fact.address == address
                    if is_own or (_is_action(fact) and fact.address.split("(")[0] in inside):
                        yield fact
            case Level.RECOMMENDATION:
                for fact in facts:
                    is_own = fact.level is Level.RECOMMENDATION and fact.address == address
                    if is_own or self._holds(fact):
                        yield fact
            case level:
                yield from (f for f in facts if f.level is level and f.address == address)

    def _is_of_part(self, fact: Change, address: str) -> bool:
        if fact.level is Level.PART:
            return fact.address == f"{address}({self._part})"
        whole = fact.key is None or fact.kind is ChangeKind.RENUMBERED
        return whole and _is_of_action(fact, address) and self._had_part(fact)

    def _had_part(self, fact: Change) -> bool:
        """Say whether a whole action that came or went had the part; of one that stayed, yes."""
        record = fact.after if fact.after is not None else fact.before
        parts = getattr(record, "milestones", None)
        return parts is None or any(part.ref == self._part for part in parts)

    def _holds(self, fact: Change) -> bool:
        """Say whether a whole set of recommendations that came or went holds the one."""
        if fact.level is not Level.SET or fact.key is not None:
            return False
        review = fact.after or fact.before
        ref = self._ref.rpartition("/")[2]
        return any(item.id == ref for item in review.recommendations)

    def _former(self, mine: Sequence[Change]) -> str | None:
        """Give the number that the thing had before, where another one begins here."""
        level = self._level
        for fact in mine:
            if fact.level is not level:
                continue
            if fact.kind is ChangeKind.RENUMBERED and fact.after == self._ref:
                return str(fact.before)
        came = any(f.level is level and f.kind is ChangeKind.ADDED and f.key is None for f in mine)
        return next(filter(self._leads_on, reversed(self._declared)), None) if came else None

    def _leads_on(self, former: str) -> bool:
        """Say whether a number that the thing says it had leads on; one in another plan is told."""
        if "/" not in former:
            return former not in self._had
        said = f"It says that it was {former} before: cip log {former}"
        if said not in self.remarks:
            self.remarks.append(said)
        return False

    @property
    def _level(self) -> Level:
        level = self._subject.level
        return Level.ACTION if level is Level.PART else level

    def _former_part(self, mine: Sequence[Change]) -> str | None:
        for fact in mine:
            is_other = fact.level is Level.PART and fact.kind is ChangeKind.RENUMBERED
            if is_other and fact.part == self._part:
                return str(fact.before)
        return self._part

    def _other(self, facts: Iterable[Change]) -> Change | None:
        """Give the fact that another thing had the number up to here, or None."""
        for fact in facts:
            is_renumbered = fact.kind is ChangeKind.RENUMBERED and fact.level is self._level
            if is_renumbered and fact.before == self._ref and fact.after != self._ref:
                return fact
        return None

    def _end(self, moment: Moment, other: Change) -> None:
        """Follow no further, for the number was another's, and say whose."""
        self._is_lost = True
        day = moment.kept.day
        until = day_for_people(day) if day is not None else "the last commit"
        self.remarks.append(
            f"Up to {until} the number {self._ref} was that of what is {other.address} now: "
            f"cip log {other.address}"
        )

    def _lies_in(self, path: str, refs: Sequence[str]) -> bool:
        """Say whether the thing may stand in a file, by what that said last, and by its name."""
        folder, _, name = path.rpartition("/")
        match self._subject.level:
            case Level.PLAN:
                return True
            case Level.ACTION | Level.PART:
                by_name = path.count("/") > 2 and ref_of_name(name) == self._ref
                return by_name or self._ref in refs or path in self._paths
            case Level.WORKSTREAM:
                is_inside = path.count("/") > 2 and ref_of_name(folder.rpartition("/")[2])
                return is_inside == self._ref or self._ref in refs
            case level:
                return name == _LISTS.get(level)


_LISTS = {
    Level.RECOMMENDATION: "recommendations.yaml",
    Level.KPI: "kpis.yaml",
    Level.RISK: "risks.yaml",
}
"""The file in which each record of a level stands."""


def records(plan: Plan, level: Level, ref: str) -> Iterator[Any]:
    """Give the records of a plan that have a reference or id on a level; of a part, its action."""
    match level:
        case Level.ACTION | Level.PART:
            yield from (action for action in plan.actions if action.ref == ref)
        case Level.WORKSTREAM:
            yield from (item for item in plan.workstreams if item.ref == ref)
        case Level.RECOMMENDATION:
            of_set, _, name = ref.rpartition("/")
            for review in plan.sets:
                if of_set in ("", review.id):
                    yield from (item for item in review.recommendations if item.id == name)
        case Level.KPI:
            yield from (kpi for kpi in plan.kpis if kpi.id == ref)
        case Level.RISK:
            yield from (risk for risk in plan.risks if risk.id == ref)


FOLLOWED = (Level.ACTION, Level.WORKSTREAM, Level.RECOMMENDATION, Level.KPI, Level.RISK)
"""The levels that can be followed, in the order in which an address is looked up."""


def level_of(plan: Plan, ref: str) -> Level | None:
    """Give the level on which a plan has something of a reference or id, or None."""
    return next((level for level in FOLLOWED if any(records(plan, level, ref))), None)


class Whereabouts(NamedTuple):
    """What something is called that is not there any more: its level, and its number now.

    ``remark`` says so where the number is another one.
    """

    level: Level
    ref: str
    remark: str = ""


def whereabouts(moments: Iterable[Moment], ref: str) -> Whereabouts | None:
    """Give where something went that had a number, by a history whose newest moment comes first.

    None where nothing ever had it.
    """
    for moment in moments:
        for fact in moment.facts:
            if fact.kind is ChangeKind.RENUMBERED and fact.before == ref and fact.level in FOLLOWED:
                day = moment.kept.day
                since = f" since {day_for_people(day)}" if day is not None else " now"
                remark = f"The number {ref} is {fact.address}{since}: this is its history."
                return Whereabouts(fact.level, fact.address.partition("/")[2], remark)
        for side in moment.sides:
            level = level_of(side, ref)
            if level is not None:
                return Whereabouts(level, ref)
    return None


def _is_action(fact: Change) -> bool:
    return fact.level in (Level.ACTION, Level.PART)


def _is_of_action(fact: Change, address: str) -> bool:
    return _is_action(fact) and fact.address.split("(")[0] == address


def wants(subject: Thing, names: Iterable[str]) -> Callable[[str, str], bool]:
    """Give what says, by path and text, whether a file may tell of something with these names.

    A text that holds none of them holds no record of theirs: in YAML a name is written as it is,
    or with a backslash.
    """
    level = subject.level
    known = tuple(names)

    def is_wanted(path: str, text: str) -> bool:
        folder, _, name = path.rpartition("/")
        if level is Level.PLAN:
            return True
        if level in _LISTS:
            return name == _LISTS[level]
        if level is Level.WORKSTREAM and ref_of_name(folder.rpartition("/")[2]) in known:
            return True
        return ref_of_name(name) in known or holds(text, known)

    return is_wanted


def holds(text: str, names: Iterable[str]) -> bool:
    """Say whether a text may hold one of some names."""
    return "\\" in text or any(name in text for name in names)
