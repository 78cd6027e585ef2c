"""Which record of a plan before is which of the plan after: by its number, never by likeness."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from cip.assessment.promises import Promises, name_one_another
from cip.changes.sense import typographic
from cip.model.measures import Kpi, Risk
from cip.model.people import Board, Officer
from cip.model.plan import Action, Milestone, Objective, Paper, Plan, Workstream
from cip.model.references import ref_of_name
from cip.model.review import Recommendation, RecommendationSet

Record = TypeVar("Record")
Item = TypeVar("Item")


class Level(StrEnum):
    """What kind of record is paired."""

    PLAN = "plan"
    OBJECTIVE = "objective"
    WORKSTREAM = "workstream"
    ACTION = "action"
    PART = "part"
    SET = "set"
    RECOMMENDATION = "recommendation"
    BOARD = "board"
    OFFICER = "officer"
    PAPER = "document"
    KPI = "indicator"
    RISK = "risk"


def _one_of(before: Record | None, after: Record | None) -> Record:
    """Give the record as it is, or where it is gone, as it was."""
    if after is not None:
        return after
    if before is None:
        raise ValueError("a pair has at least one side")
    return before


class Pair(NamedTuple, Generic[Record]):
    """A record before a change and after it; None where it was not there, or is gone.

    ``name`` is its reference or id, and ``address`` what ``cip show`` calls it, both as they are
    now; of what is gone, as they were. What stands in ``plan.yaml`` has the plan's address. Of a
    part, ``address`` is that of the part and ``part`` its letter. ``way`` are the keys to it.
    """

    level: Level
    name: str
    before: Record | None
    after: Record | None
    address: str
    way: tuple[str, ...] = ()
    part: str | None = None

    @property
    def is_gone(self) -> bool:
        """Say whether it was there and is not any more."""
        return self.after is None

    @property
    def is_new(self) -> bool:
        """Say whether it was not there before."""
        return self.before is None

    @property
    def is_untouched(self) -> bool:
        """Say whether both sides are the very same object, read from the very same text."""
        return self.before is self.after

    @property
    def either(self) -> Record:
        """Give the record as it is, or where it is gone, as it was."""
        return _one_of(self.before, self.after)


@dataclass(frozen=True, kw_only=True, eq=False)
class Pairs:
    """All that two states of one plan hold, in pairs, in the plan's order; what is gone comes last.

    ``base`` or ``head`` is None where the whole plan is new or gone: then there is the pair of the
    plan and no other. ``unread`` are the pairs with a side that stands in a file that could not be
    used: nothing is known of that side, and they stand in none of the other lists.
    ``unread_lists`` names the lists (``recommendations``, ``kpis``, ``risks``) of which that holds.
    ``beside_base`` and ``beside_head`` are the other plans of each side, from which this one may
    have taken something over.
    """

    base: Plan | None
    head: Plan | None
    plan: Pair[Plan] | None
    objectives: tuple[Pair[Objective], ...] = ()
    workstreams: tuple[Pair[Workstream], ...] = ()
    actions: tuple[Pair[Action], ...] = ()
    sets: tuple[Pair[RecommendationSet], ...] = ()
    recommendations: tuple[Pair[Recommendation], ...] = ()
    boards: tuple[Pair[Board], ...] = ()
    officers: tuple[Pair[Officer], ...] = ()
    papers: tuple[Pair[Paper], ...] = ()
    kpis: tuple[Pair[Kpi], ...] = ()
    risks: tuple[Pair[Risk], ...] = ()
    unread: tuple[Pair[Any], ...] = ()
    unread_lists: tuple[str, ...] = ()
    beside_base: tuple[Plan, ...] = ()
    beside_head: tuple[Plan, ...] = ()

    def beside(self, base: Iterable[Plan], head: Iterable[Plan]) -> "Pairs":
        """Give the same pairs with the other plans of each side: those that have another name."""
        return replace(
            self,
            beside_base=tuple(plan for plan in base if plan.name != self.name),
            beside_head=tuple(plan for plan in head if plan.name != self.name),
        )

    @cached_property
    def promised_before(self) -> Promises | None:
        """Look up the first deadlines of the actions as they were, if the plan was there."""
        return None if self.base is None else Promises(self.base, self.beside_base)

    @cached_property
    def promised_now(self) -> Promises | None:
        """Look up the first deadlines of the actions as they are, if the plan is there."""
        return None if self.head is None else Promises(self.head, self.beside_head)

    @property
    def name(self) -> str:
        """Give the name of the plan's folder."""
        plan = self.head or self.base
        return plan.name if plan is not None else ""

    @cached_property
    def touched(self) -> tuple[Pair[Action], ...]:
        """Give the actions that are there on both sides and were not read from one text."""
        return tuple(
            pair
            for pair in self.actions
            if pair.before is not None and pair.after is not None and not pair.is_untouched
        )

    def parts_of(self, pair: Pair[Action]) -> tuple[Pair[Milestone], ...]:
        """Give the parts of an action in pairs; none where the action itself is new or gone."""
        if pair.before is None or pair.after is None or pair.is_untouched:
            return ()
        if pair.way not in self._known_parts:
            matched = _matched(pair.before.milestones, pair.after.milestones, _ref)
            found = tuple(_part(pair, name, was, now) for name, was, now in matched)
            self._known_parts[pair.way] = found
        return self._known_parts[pair.way]

    @cached_property
    def _known_parts(self) -> dict[tuple[str, ...], tuple[Pair[Milestone], ...]]:
        return {}

    @cached_property
    def parts(self) -> tuple[tuple[Pair[Action], Pair[Milestone]], ...]:
        """Give the parts of all actions that were touched, each with its action."""
        return tuple((pair, part) for pair in self.touched for part in self.parts_of(pair))

    def same_words_now(self, action: Action) -> Action | None:
        """Give another action that is there now and has the title and detail of one, or None.

        It decides which sentence is said of one that is gone, and never what is paired.
        """
        same = self._words_now.get(_words(action), ())
        return next((other for other in same if other is not action), None)

    def new_in_its_words(self, action: Action) -> Action | None:
        """Give the first action that is new and has the title and detail of one, or None."""
        return self._words_new.get(_words(action))

    def is_gone_in_its_words(self, action: Action) -> bool:
        """Say whether an action is gone that had the title and detail of one."""
        return _words(action) in self._words_gone

    @cached_property
    def _words_now(self) -> Mapping[tuple[str, str], list[Action]]:
        found: dict[tuple[str, str], list[Action]] = defaultdict(list)
        for action in self.head.actions if self.head is not None else ():
            found[_words(action)].append(action)
        return found

    @cached_property
    def _words_new(self) -> Mapping[tuple[str, str], Action]:
        new = [p.after for p in self.actions if p.is_new and p.after is not None]
        return {_words(action): action for action in reversed(new)}

    @cached_property
    def _words_gone(self) -> frozenset[tuple[str, str]]:
        gone = (p.before for p in self.actions if p.is_gone and p.before is not None)
        return frozenset(map(_words, gone))


def beside_each_other(every: Iterable[Pairs]) -> tuple[Pairs, ...]:
    """Give the pairs of several plans, each with the other plans of both sides.

    Plans of which none names an action of another one have nothing to do with each other: of these
    each stands alone.
    """
    pairs = tuple(every)
    if len(pairs) < 2:
        return pairs
    before = [one.base for one in pairs if one.base is not None]
    after = [one.head for one in pairs if one.head is not None]
    if not name_one_another(before):
        before = []
    if not name_one_another(after):
        after = []
    return tuple(one.beside(before, after) for one in pairs) if before or after else pairs


def pairs_of(
    base: Plan | None,
    head: Plan | None,
    *,
    unread_before: Collection[str] = (),
    unread_after: Collection[str] = (),
) -> Pairs:
    """Give what two states of one plan hold, in pairs.

    An action is the same one where its number is, or where a ``changed`` entry that is new says
    which number it had, wherever its file lies. A part is known by its letter in its action, a
    recommendation by its set and id, all else by its reference or id. ``unread_before`` and
    ``unread_after`` are the paths of the files of each side that could not be used: what would
    stand there is neither gone nor new.
    """
    if base is None or head is None:
        either = head or base
        if either is None:
            return Pairs(base=None, head=None, plan=None)
        return Pairs(
            base=base, head=head, plan=Pair(Level.PLAN, either.name, base, head, either.name)
        )
    read = _Read(base, head, _Unread(unread_before), _Unread(unread_after))
    name, plan_file = head.name, base.readable and head.readable
    both = (
        _records(Level.OBJECTIVE, "objectives", base.objectives, head.objectives, name),
        _records(Level.BOARD, "boards", base.boards, head.boards, name),
        _records(Level.OFFICER, "officers", base.officers, head.officers, name),
        _records(Level.PAPER, "papers", base.papers, head.papers, name),
    )
    objectives, boards, officers, papers = both if plan_file else ((), (), (), ())
    whole: Pair[Plan] = Pair(Level.PLAN, name, base, head, name)
    actions, lost_actions = read.sorted_out(_actions(base, head))
    workstreams, lost_workstreams = read.sorted_out(
        _records(
            Level.WORKSTREAM, "workstreams", base.workstreams, head.workstreams, name, below=True
        )
    )
    has_lists = {kind: read.has_file(kind) for kind in ("recommendations", "kpis", "risks")}
    sets = (
        tuple(_records(Level.SET, "sets", base.sets, head.sets, name))
        if has_lists["recommendations"]
        else ()
    )
    return Pairs(
        base=base,
        head=head,
        plan=whole if plan_file else None,
        objectives=tuple(objectives),
        workstreams=workstreams,
        actions=actions,
        sets=sets,
        recommendations=tuple(_recommendations(sets, base, head)),
        boards=tuple(boards),
        officers=tuple(officers),
        papers=tuple(papers),
        kpis=tuple(_records(Level.KPI, "kpis", base.kpis, head.kpis, name, below=True))
        if has_lists["kpis"]
        else (),
        risks=tuple(_records(Level.RISK, "risks", base.risks, head.risks, name, below=True))
        if has_lists["risks"]
        else (),
        unread_lists=tuple(name for name, is_read in has_lists.items() if not is_read),
        unread=(*lost_workstreams, *lost_actions, *(() if plan_file else (whole,))),
    )


class _Unread:
    """The files of one side that could not be used, and the numbers in their names."""

    def __init__(self, paths: Collection[str]) -> None:
        self.paths = frozenset(paths)
        self._refs = {
            ref_of_name(path.rsplit("/", 1)[1])
            for path in self.paths
            if path.count("/") > 2 and not path.endswith("/workstream.yaml")
        }

    def holds(self, path: str, ref: str) -> bool:
        """Say whether the file that cannot be used may hold the action of a path and a number."""
        return path in self.paths or ref in self._refs

    def has(self, name: str) -> bool:
        """Say whether a file beside ``plan.yaml`` cannot be used."""
        return any(path.count("/") == 2 and path.endswith(f"/{name}.yaml") for path in self.paths)


class _Read(NamedTuple):
    """Two states of a plan, and what could not be read of each."""

    base: Plan
    head: Plan
    before: _Unread
    after: _Unread

    def has_file(self, name: str) -> bool:
        return not (self.before.has(name) or self.after.has(name))

    def sorted_out(
        self, pairs: Iterable[Pair[Record]]
    ) -> tuple[tuple[Pair[Record], ...], tuple[Pair[Record], ...]]:
        """Give the pairs that can be compared, and those with a side that could not be read."""
        known: list[Pair[Record]] = []
        lost: list[Pair[Record]] = []
        for pair in pairs:
            (lost if self._is_lost(pair) else known).append(pair)
        return tuple(known), tuple(lost)

    def _is_lost(self, pair: Pair[Any]) -> bool:
        if pair.level is Level.WORKSTREAM:
            sides = [side for side in (pair.before, pair.after) if side is not None]
            return not all(side.readable for side in sides)
        if pair.before is not None and pair.after is not None:
            return False
        side = self.before if pair.is_new else self.after
        return side.holds(pair.either.path, pair.either.ref)


def _ref(record: Any) -> str:
    return str(record.ref)


def _id(record: Any) -> str:
    return str(record.id)


def _records(
    level: Level,
    field: str,
    before: tuple[Any, ...],
    after: tuple[Any, ...],
    plan: str,
    *,
    below: bool = False,
) -> Iterator[Pair[Any]]:
    """Pair records by their reference or id; ``below`` says that they have an address each."""
    called = _ref if level in (Level.OBJECTIVE, Level.WORKSTREAM) else _id
    for name, was, now in _matched(before, after, called):
        own = called(_one_of(was, now))
        yield Pair(level, own, was, now, f"{plan}/{own}" if below else plan, (field, name))


def _actions(base: Plan, head: Plan) -> Iterator[Pair[Action]]:
    matched = _matched(base.actions, head.actions, _ref)
    for name, was, now in matched:
        action = _one_of(was, now)
        address = f"{head.name}/{action.ref}"
        yield Pair(Level.ACTION, action.ref, was, now, address, ("actions", name))


def _part(
    pair: Pair[Action], name: str, was: Milestone | None, now: Milestone | None
) -> Pair[Milestone]:
    part = _one_of(was, now)
    address, way = f"{pair.address}({part.ref})", (*pair.way, "milestones", name)
    return Pair(Level.PART, part.ref, was, now, address, way, part.ref)


def _recommendations(
    sets: Iterable[Pair[RecommendationSet]], base: Plan, head: Plan
) -> Iterator[Pair[Recommendation]]:
    first_before, first_after = _first_sets(base), _first_sets(head)
    for pair in sets:
        before = pair.before.recommendations if pair.before else ()
        after = pair.after.recommendations if pair.after else ()
        for name, was, now in _matched(before, after, _id):
            item = _one_of(was, now)
            first = (first_before if now is None else first_after)[item.id]
            short = item.id if first == pair.either.id else f"{pair.either.id}/{item.id}"
            way = (*pair.way, "recommendations", name)
            yield Pair(Level.RECOMMENDATION, item.id, was, now, f"{head.name}/{short}", way)


def _first_sets(plan: Plan) -> Mapping[str, str]:
    """Give the first set that holds each id: there it is called by its id alone."""
    found: dict[str, str] = {}
    for review in plan.sets:
        for item in review.recommendations:
            found.setdefault(item.id, review.id)
    return found


Called = Callable[[Any], str]


def _matched(
    before: Iterable[Item], after: Iterable[Item], called: Called
) -> Iterator[tuple[str, Item | None, Item | None]]:
    """Give each name with the records of both sides that bear it, in the order of the later side.

    What declares its former name is taken first. Where a name stands twice, which a check refuses,
    the very same object is, then one of the same path, then one after the other; the second one's
    name has its count behind it.
    """
    earlier, later = tuple(before), tuple(after)
    of = _declared(earlier, later, called)
    taken = {id(old) for old in of.values()}
    for same in (id, _named_path(called), called):
        if len(taken) == len(earlier):
            break
        waiting: dict[object, list[Item]] = defaultdict(list)
        for record in reversed(earlier):
            if id(record) not in taken:
                waiting[same(record)].append(record)
        for number, record in enumerate(later):
            if number not in of and (found := waiting.get(same(record))):
                of[number] = found.pop()
                taken.add(id(of[number]))
    names = _Names()
    for number, record in enumerate(later):
        yield names.next(called(record)), of.get(number), record
    for record in earlier:
        if id(record) not in taken:
            yield names.next(called(record)), record, None


def _named_path(called: Called) -> Callable[[Any], object]:
    return lambda record: (called(record), getattr(record, "path", ""))


class _Names:
    """Gives a name as it is, and a second one of its kind with its count: ``1.2~2``."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def next(self, name: str) -> str:
        self._seen[name] += 1
        return name if self._seen[name] == 1 else f"{name}~{self._seen[name]}"


def _declared(before: Iterable[Item], after: Iterable[Item], called: Called) -> dict[int, Item]:
    """Give what declares, in an entry that is new, under which name it stood before.

    They are given by their place in the later list. An entry that the earlier record of either name
    holds is not new. What two claim is the first one's.
    """
    claims = [(number, item) for number, item in enumerate(after) if getattr(item, "changed", ())]
    if not claims:
        return {}
    known: dict[str, Item] = {}
    for record in before:
        known.setdefault(called(record), record)
    found: dict[int, Item] = {}
    taken: set[int] = set()
    for number, record in claims:
        old = known.get(_former_name(record, known, called) or "")
        if old is not None and id(old) not in taken:
            found[number] = old
            taken.add(id(old))
    return found


def _former_name(record: Any, known: Mapping[str, Any], called: Called) -> str | None:
    """Give the name that the newest new entry of a record says it had before, or None."""
    own = known.get(called(record))
    for entry in reversed(record.changed):
        former = entry.was.get("ref")
        if former is None or former not in known:
            continue
        held = (known[former], own)
        if not any(item is not None and entry in item.changed for item in held):
            return str(former)
    return None


def _words(action: Action) -> tuple[str, str]:
    return typographic(action.title), typographic(action.detail or "")
