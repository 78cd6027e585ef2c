"""Finds every place in a plan where a document is cited."""

from collections.abc import Iterable, Iterator

from cip.assessment.declared import Changing
from cip.model.measures import Kpi, Risk
from cip.model.money import Sum
from cip.model.people import Board
from cip.model.plan import Action, Objective, Plan, Workstream
from cip.model.progress import Evidence, Update
from cip.model.review import PlanAnswer, RecommendationSet
from cip.model.source import Source


def citations(plan: Plan, changing: Iterable[Changing]) -> Iterator[Source | Evidence]:
    """Give each source and each piece of evidence that the files of a plan name.

    ``changing`` is everything in it that was changed and says so.
    """
    yield from (source for source in _sources(plan, changing) if source is not None)
    for update in _updates(plan):
        yield from update.evidence
    for kpi in plan.kpis:
        for reading in kpi.readings:
            yield from reading.evidence
    for review in plan.sets:
        for recommendation in review.recommendations:
            for note in recommendation.updates:
                yield from note.evidence


def _updates(plan: Plan) -> Iterator[Update]:
    for action in plan.actions:
        yield from action.updates
        for part in action.milestones:
            yield from part.updates


def _sources(plan: Plan, changing: Iterable[Changing]) -> Iterator[Source | None]:
    yield plan.source
    for thing in _sourced(plan):
        yield thing.source
    for action in plan.actions:
        yield from (move.source for move in action.rescheduled)
        for part in action.milestones:
            yield from (move.source for move in part.rescheduled)
    for update in _updates(plan):
        yield update.source
    for found in changing:
        for change in found.changes:
            yield change.source
            yield change.mistyped
    for comment in (*plan.commentary, *(c for w in plan.workstreams for c in w.commentary)):
        yield comment.source
    for review in plan.sets:
        for recommendation in review.recommendations:
            yield from (said.source for said in recommendation.responses)
            yield from (note.source for note in recommendation.updates)
            yield recommendation.gap.source if recommendation.gap else None


_Sourced = (
    Objective | Board | PlanAnswer | Sum | Workstream | Action | RecommendationSet | Kpi | Risk
)


def _sourced(plan: Plan) -> Iterator[_Sourced]:
    yield from plan.objectives
    yield from plan.boards
    yield from plan.answers
    yield from plan.finance
    for workstream in plan.workstreams:
        yield workstream
        yield from workstream.finance
    for action in plan.actions:
        yield action
        yield from action.finance
    yield from plan.sets
    yield from plan.kpis
    yield from plan.risks
