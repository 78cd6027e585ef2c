"""Which recommendations are answered by what, as of a day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cip.assessment.index import Index
from cip.assessment.standing import Standing
from cip.model.bounds import MOST_ANSWERS, too_many_answers
from cip.model.errors import PlanTooLargeError
from cip.model.plan import Plan
from cip.model.review import Recommendation, RecommendationSet
from cip.model.vocabulary import Position, RecommendationState, Status


class Cover(NamedTuple):
    """What answers one recommendation.

    ``actions`` are those that name it, or whose workstream does, less the withdrawn ones.
    ``workstreams`` are the references of the workstreams that name it. Where the plan answers it as
    a whole (``answered_by_plan``), its state follows from all of the plan's actions.
    """

    recommendation: Recommendation
    set_id: str
    name: str
    state: RecommendationState
    answered_by_plan: str | None
    actions: tuple[Standing, ...]
    workstreams: tuple[str, ...]

    @property
    def counts(self) -> Mapping[Position, int]:
        """Give how many of its actions stand in each position."""
        return Counter(standing.position for standing in self.actions)

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

    A withdrawn action answers nothing. An action is unlinked if it answers no recommendation that
    exists and is not withdrawn.
    """
    live = [s for s in standings if s.status is not Status.WITHDRAWN]
    answers = _answers(plan, index, live)
    sets = tuple(
        SetCoverage(
            review=review,
            covers=tuple(_cover(answers, index, review, item) for item in review.recommendations),
        )
        for review in plan.sets
    )
    unlinked = tuple(
        s for s in live if not any(index.recommendation(name) for name in s.recommendations)
    )
    return Coverage(sets=sets, unlinked=unlinked)


_Key = tuple[str, str]
"""The id of a set and that of a recommendation in it."""


class _Answers(NamedTuple):
    """What answers each recommendation, and the state of those that the plan answers as a whole."""

    actions: Mapping[_Key, Mapping[str, Standing]]
    workstreams: Mapping[_Key, tuple[str, ...]]
    whole: Mapping[_Key, str]
    state_of_whole: RecommendationState


def _answers(plan: Plan, index: Index, live: Iterable[Standing]) -> _Answers:
    """Look each name up once, whatever the number of recommendations.

    Raises ``PlanTooLargeError`` where the answers are more than anybody could follow.
    """
    actions: dict[_Key, dict[str, Standing]] = {}
    room = MOST_ANSWERS
    for standing in live:
        room -= len(standing.recommendations)
        if room < 0:
            raise PlanTooLargeError(f"{too_many_answers()}: 'cip check' says more.")
        for key in _named(index, standing.recommendations):
            actions.setdefault(key, {}).setdefault(standing.key, standing)
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
        workstreams={key: tuple(refs) for key, refs in workstreams.items()},
        whole=whole,
        state_of_whole=_state_of_whole(live) if whole else RecommendationState.UNCOVERED,
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
        workstreams=answers.workstreams.get(key, ()),
    )


def _name(index: Index, key: _Key) -> str:
    """Give the shortest name that means this recommendation: ``R1``, or ``set/R1``."""
    return key[1] if key in _named(index, key[1:]) else "/".join(key)


def _state_of_whole(live: Iterable[Standing]) -> RecommendationState:
    """Give the state where the plan answers as a whole: at least planned, with no action too."""
    state = _state(live)
    return RecommendationState.PLANNED if state is RecommendationState.UNCOVERED else state


def _state(actions: Iterable[Standing]) -> RecommendationState:
    answering = tuple(actions)
    if not answering:
        return RecommendationState.UNCOVERED
    if not any(standing.reported for standing in answering):
        return RecommendationState.PLANNED
    if any(standing.status is not Status.COMPLETE for standing in answering):
        return RecommendationState.IN_PROGRESS
    if any(f.name == "unevidenced" for standing in answering for f in standing.findings):
        return RecommendationState.DELIVERED
    return RecommendationState.EVIDENCED
