"""Which recommendations are answered by what, as of a day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cip.assessment.index import Index
from cip.assessment.standing import Standing
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


def coverage(plan: Plan, index: Index, standings: Iterable[Standing]) -> Coverage:
    """Give the coverage of a plan from the standings of its actions as of a day.

    A withdrawn action answers nothing. An action is unlinked if it answers no recommendation that
    exists and is not withdrawn.
    """
    live = [s for s in standings if s.status is not Status.WITHDRAWN]
    answering = _answering(live, index)
    sets = tuple(
        SetCoverage(
            review=review,
            covers=tuple(
                _cover(plan, index, review, item, answering.get((review.id, item.id), ()), live)
                for item in review.recommendations
            ),
        )
        for review in plan.sets
    )
    unlinked = tuple(
        s for s in live if not any(index.recommendation(name) for name in s.recommendations)
    )
    return Coverage(sets=sets, unlinked=unlinked)


def _answering(
    standings: Iterable[Standing], index: Index
) -> Mapping[tuple[str, str], tuple[Standing, ...]]:
    """Give the standings that answer each recommendation, by set and id."""
    found: dict[tuple[str, str], dict[str, Standing]] = {}
    for standing in standings:
        for name in standing.recommendations:
            if (known := index.recommendation(name)) is not None:
                key = (known[0], known[1].id)
                found.setdefault(key, {}).setdefault(standing.key, standing)
    return {key: tuple(items.values()) for key, items in found.items()}


def _cover(
    plan: Plan,
    index: Index,
    review: RecommendationSet,
    item: Recommendation,
    actions: tuple[Standing, ...],
    live: list[Standing],
) -> Cover:
    whole = next(
        (a.how for a in plan.answers if _is(index, a.recommendation, review.id, item.id)), None
    )
    return Cover(
        recommendation=item,
        set_id=review.id,
        name=_name(index, review.id, item.id),
        state=_state(actions) if whole is None else _state_of_whole(live),
        answered_by_plan=whole,
        actions=actions,
        workstreams=tuple(
            w.ref
            for w in plan.workstreams
            if any(_is(index, name, review.id, item.id) for name in w.recommendations)
        ),
    )


def _is(index: Index, name: str, set_id: str, item_id: str) -> bool:
    known = index.recommendation(name)
    return known is not None and (known[0], known[1].id) == (set_id, item_id)


def _name(index: Index, set_id: str, item_id: str) -> str:
    """Give the shortest name that means this recommendation: ``R1``, or ``set/R1``."""
    return item_id if _is(index, item_id, set_id, item_id) else f"{set_id}/{item_id}"


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
