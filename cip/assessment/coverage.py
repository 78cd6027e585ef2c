"""Which recommendations are answered by what, as of a day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from cip.assessment.index import Index
from cip.assessment.reported import BEGUN, withdrawal
from cip.assessment.standing import Standing
from cip.model.bounds import MOST_ANSWERS, too_many_answers
from cip.model.errors import PlanTooLargeError
from cip.model.plan import Action, Plan
from cip.model.progress import Update
from cip.model.references import split_target
from cip.model.review import Recommendation, RecommendationSet
from cip.model.vocabulary import OverdueKind, Position, RecommendationState, Status


class Tally(NamedTuple):
    """How many actions stand in each position, and how many overdue ones are of each kind."""

    positions: Mapping[Position, int]
    kinds: Mapping[OverdueKind, int]


class Cover(NamedTuple):
    """What answers one recommendation.

    ``actions`` are those that name it, or whose workstream does, and those that took the place of
    withdrawn ones that did, less the withdrawn ones. ``withdrawn`` are the withdrawn ones.
    ``workstreams`` are the references of the workstreams that name it. Where the plan answers it as
    a whole (``answered_by_plan``), its state and its ``tally`` follow from all of the plan's
    actions.
    """

    recommendation: Recommendation
    set_id: str
    name: str
    state: RecommendationState
    answered_by_plan: str | None
    actions: tuple[Standing, ...]
    withdrawn: tuple[Standing, ...]
    workstreams: tuple[str, ...]
    tally: Tally

    @property
    def kinds(self) -> Mapping[OverdueKind, int]:
        """Give how many overdue actions among those that decide its state are of each kind."""
        return self.tally.kinds

    @property
    def is_given_up(self) -> bool:
        """Say whether all that answered it was withdrawn, and nothing took its place anywhere."""
        return self.is_uncovered and bool(self.withdrawn) and not self.went_elsewhere

    @property
    def went_elsewhere(self) -> tuple[str, ...]:
        """Give where withdrawn actions went outside of this plan: references, or words."""
        return tuple(dict.fromkeys(to for s in self.withdrawn for to in _elsewhere(s)))

    @property
    def counts(self) -> Mapping[Position, int]:
        """Give how many of the actions that decide its state stand in each position."""
        return self.tally.positions

    @property
    def is_gap(self) -> bool:
        """Say whether nothing answers it, nobody declared so, and it was not rejected."""
        return self.is_uncovered and self.recommendation.gap is None and not self.is_rejected

    @property
    def is_uncovered(self) -> bool:
        """Say whether no action and not the plan as a whole answers it."""
        return self.state is RecommendationState.UNCOVERED

    @property
    def is_rejected(self) -> bool:
        """Say whether the council rejected it."""
        response = self.recommendation.response
        return response is not None and response.decision == "rejected"


def _cells(cover: Cover) -> Mapping[str, str]:
    numbers = Counter(standing.action.workstream for standing in cover.actions)
    return {**dict.fromkeys(cover.workstreams, "+"), **{r: str(n) for r, n in numbers.items()}}


class SetCoverage(NamedTuple):
    """The cover of each recommendation of one review, in the review's order."""

    review: RecommendationSet
    covers: tuple[Cover, ...]


class Coverage(NamedTuple):
    """The cover of all recommendations of a plan, and the actions that answer none."""

    sets: tuple[SetCoverage, ...]
    unlinked: tuple[Standing, ...]

    @property
    def covers(self) -> tuple[Cover, ...]:
        """Give the cover of every recommendation, set after set."""
        return tuple(cover for group in self.sets for cover in group.covers)

    @property
    def uncovered(self) -> tuple[Cover, ...]:
        """Give those that no action and not the plan as a whole answers."""
        return tuple(cover for cover in self.covers if cover.is_uncovered)

    @property
    def gaps(self) -> tuple[Cover, ...]:
        """Give those that nothing answers, though nobody declared so or rejected them."""
        return tuple(cover for cover in self.covers if cover.is_gap)


class Matrix(NamedTuple):
    """Which workstreams answer the recommendations of one review.

    ``columns`` are the references of those that do, in the plan's order; a row has a cell for each
    of them that answers its recommendation: the number of its actions, or ``+`` where it only names
    it. A matrix that nobody could read ``is_left_out``, and has neither.
    """

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    is_left_out: bool = False


MOST_CELLS = 50_000
"""How many cells the matrices of a plan have together: 50 recommendations, 1,000 workstreams."""


def matrices(plan: Plan, found: Coverage) -> tuple[Matrix, ...]:
    """Give the matrix of each review, as far as all of them have room."""
    room, made = MOST_CELLS, []
    for group in found.sets:
        rows = tuple(map(_cells, group.covers))
        used = {ref for cells in rows for ref in cells}
        columns = tuple(w.ref for w in plan.workstreams if w.ref in used)
        size = len(columns) * len(rows)
        made.append(Matrix(columns, rows) if size <= room else Matrix((), (), is_left_out=True))
        room -= size if size <= room else 0
    return tuple(made)


def coverage(plan: Plan, index: Index, standings: Iterable[Standing]) -> Coverage:
    """Give the coverage of a plan from the standings of its actions as of a day.

    A withdrawn action answers nothing; what took its place answers what it did, unless it names
    recommendations of its own. An action is unlinked if it answers no recommendation that exists
    and is not withdrawn.
    """
    every = tuple(standings)
    live = [s for s in every if s.status is not Status.WITHDRAWN]
    inherited = inheritance(every)
    answers = _answers(plan, index, every, inherited)
    sets = tuple(
        SetCoverage(
            review=review,
            covers=tuple(_cover(answers, index, review, item) for item in review.recommendations),
        )
        for review in plan.sets
    )
    unlinked = tuple(
        s for s in live if not any(index.recommendation(name) for name in _names(s, inherited))
    )
    return Coverage(sets=sets, unlinked=unlinked)


_Key = tuple[str, str]
"""The id of a set and that of a recommendation in it."""


class _Answers(NamedTuple):
    """What answers each recommendation, and the state of those that the plan answers as a whole."""

    actions: Mapping[_Key, Mapping[str, Standing]]
    withdrawn: Mapping[_Key, Mapping[str, Standing]]
    workstreams: Mapping[_Key, tuple[str, ...]]
    whole: Mapping[_Key, str]
    state_of_whole: RecommendationState
    tally_of_whole: Tally


class Answering(Protocol):
    """An action with what decides which recommendations it answers, as a ``Standing`` has it."""

    @property
    def action(self) -> Action:
        """Give the action."""

    @property
    def status(self) -> Status | None:
        """Give the status that was reported last, or None."""

    @property
    def recommendations(self) -> tuple[str, ...]:
        """Give the recommendations that it names, or its workstream does."""

    @property
    def recommendations_from(self) -> str | None:
        """Give whose word that is: ``action``, ``workstream``, or None."""


def inheritance(standings: Iterable[Answering]) -> Mapping[str, tuple[str, ...]]:
    """Give, by its reference, what each action answers in the place of withdrawn ones.

    Chains are followed, and a withdrawn link of one answered it as well; a workstream as a
    successor is all its actions. What names recommendations of its own answers those alone, and
    what follows it in a chain answers no more than it did.
    """
    heirs: dict[str, dict[str, None]] = {}
    onward: dict[str, dict[str, None]] = {}
    waiting: list[tuple[str, str]] = []
    for standing in standings:
        ref, workstream = standing.action.ref, standing.action.workstream
        successors = dict.fromkeys(split_target(to)[0] for to in successors_of(standing))
        waiting.extend((to, name) for to in successors for name in standing.recommendations)
        if standing.recommendations_from != "action":
            for target in (ref, workstream):
                heirs.setdefault(target, {})[ref] = None
                onward.setdefault(target, {}).update(successors)
    return _passed_on(waiting, heirs, onward)


def _passed_on(
    waiting: list[tuple[str, str]],
    heirs: Mapping[str, Mapping[str, None]],
    onward: Mapping[str, Mapping[str, None]],
) -> Mapping[str, tuple[str, ...]]:
    """Pass each name on to what a target stands for, and from there to what follows.

    ``waiting`` are targets, each with a name that it takes over; ``heirs`` has the references that
    a target stands for, ``onward`` the targets that follow these.
    """
    found: dict[str, dict[str, None]] = {}
    seen: set[tuple[str, str]] = set()
    room = MOST_ANSWERS
    while waiting:
        target, name = waiting.pop()
        if (target, name) in seen:
            continue
        seen.add((target, name))
        room -= 1 + len(heirs.get(target, ())) + len(onward.get(target, ()))
        if room < 0:
            raise _too_large()
        for ref in heirs.get(target, ()):
            found.setdefault(ref, {})[name] = None
        waiting.extend((to, name) for to in onward.get(target, ()))
    return {ref: tuple(names) for ref, names in found.items()}


def _too_large() -> PlanTooLargeError:
    return PlanTooLargeError(f"{too_many_answers()}: 'cip check' says more.")


def successors_of(standing: Answering) -> tuple[str, ...]:
    """Give what the withdrawal of an action says takes its place; nothing where it is open."""
    said = [update.superseded_by for update in _withdrawal(standing) if update.superseded_by]
    return said[-1] if said else ()


def moved_to(standing: Standing) -> str | None:
    """Give where the withdrawal of an action says that it went, in words, or None."""
    said = [update.moved_to for update in _withdrawal(standing) if update.moved_to]
    return said[-1] if said else None


def _withdrawal(standing: Answering) -> list[Update]:
    """Give the updates since which an action is withdrawn; none where it is open."""
    if standing.status is not Status.WITHDRAWN:
        return []
    return withdrawal(standing.action.updates)


def _elsewhere(standing: Standing) -> Iterator[str]:
    yield from (target for target in successors_of(standing) if "/" in target)
    words = moved_to(standing)
    if words is not None:
        yield words


def _names(standing: Standing, inherited: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the recommendations that an action answers: its own, and those of what it replaced."""
    more = inherited.get(standing.action.ref, ())
    return (*standing.recommendations, *more) if more else standing.recommendations


def _answers(
    plan: Plan,
    index: Index,
    standings: Iterable[Standing],
    inherited: Mapping[str, tuple[str, ...]],
) -> _Answers:
    """Look each name up once, whatever the number of recommendations.

    Raises ``PlanTooLargeError`` where the answers are more than anybody could follow.
    """
    actions: dict[_Key, dict[str, Standing]] = {}
    withdrawn: dict[_Key, dict[str, Standing]] = {}
    live: list[Standing] = []
    room = MOST_ANSWERS
    for standing in standings:
        is_live = standing.status is not Status.WITHDRAWN
        if is_live:
            live.append(standing)
        names = _names(standing, inherited)
        room -= len(names)
        if room < 0:
            raise _too_large()
        for key in _named(index, names):
            found = actions if is_live else withdrawn
            found.setdefault(key, {}).setdefault(standing.key, standing)
    workstreams: dict[_Key, list[str]] = {}
    for workstream in plan.workstreams:
        for key in dict.fromkeys(_named(index, workstream.recommendations)):
            workstreams.setdefault(key, []).append(workstream.ref)
    whole: dict[_Key, str] = {}
    for answer in plan.answers:
        for key in _named(index, (answer.recommendation,)):
            whole.setdefault(key, answer.how)
    return _Answers(
        actions=actions,
        withdrawn=withdrawn,
        workstreams={key: tuple(refs) for key, refs in workstreams.items()},
        whole=whole,
        state_of_whole=_state_of_whole(live) if whole else RecommendationState.UNCOVERED,
        tally_of_whole=_tally(live if whole else ()),
    )


def _tally(standings: Iterable[Standing]) -> Tally:
    every = tuple(standings)
    kinds = Counter(standing.overdue_kind for standing in every)
    return Tally(
        positions=Counter(standing.position for standing in every),
        kinds={kind: kinds[kind] for kind in OverdueKind},
    )


def _named(index: Index, names: Iterable[str]) -> Iterator[_Key]:
    for name in names:
        known = index.recommendation(name)
        if known is not None:
            yield known[0], known[1].id


def _cover(
    answers: _Answers, index: Index, review: RecommendationSet, item: Recommendation
) -> Cover:
    key = (review.id, item.id)
    actions = tuple(answers.actions.get(key, {}).values())
    whole = answers.whole.get(key)
    return Cover(
        recommendation=item,
        set_id=review.id,
        name=_name(index, key),
        state=_state(actions) if whole is None else answers.state_of_whole,
        answered_by_plan=whole,
        actions=actions,
        withdrawn=tuple(answers.withdrawn.get(key, {}).values()),
        workstreams=answers.workstreams.get(key, ()),
        tally=_tally(actions) if whole is None else answers.tally_of_whole,
    )


def _name(index: Index, key: _Key) -> str:
    """Give the shortest name that means this recommendation: ``R1``, or ``set/R1``."""
    return key[1] if key in _named(index, key[1:]) else "/".join(key)


def _state_of_whole(live: Iterable[Standing]) -> RecommendationState:
    """Give the state where the plan answers as a whole: at least planned, with no action too."""
    state = _state(live)
    return RecommendationState.PLANNED if state is RecommendationState.UNCOVERED else state


def _state(actions: Iterable[Standing]) -> RecommendationState:
    """Give how far actions answer something together; each step needs all of them.

    A note alone begins nothing. What goes on counts as complete while it is in place and nothing
    is at risk.
    """
    answering = tuple(actions)
    if not answering:
        return RecommendationState.UNCOVERED
    if not any(standing.status in BEGUN for standing in answering):
        return RecommendationState.PLANNED
    if not all(map(_is_done, answering)):
        return RecommendationState.IN_PROGRESS
    steps = {standing.closure.step for standing in answering if standing.closure is not None}
    if "delivered" in steps:
        return RecommendationState.DELIVERED
    return RecommendationState.EVIDENCED if "evidenced" in steps else RecommendationState.VERIFIED


def _is_done(standing: Standing) -> bool:
    if standing.status is Status.COMPLETE:
        return True
    return standing.is_in_place and standing.position is Position.ON_TRACK
