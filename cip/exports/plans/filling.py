"""The tables of an export with their rows: of whole plans, or of the actions that were chosen."""

from collections.abc import Iterator, Sequence

from cip.assessment.picture import Picture
from cip.data.objects import Data
from cip.exports.plans import items, tables
from cip.exports.plans.table import FilledTable

_OF_WHOLE_PLANS = {
    table.name
    for table in (
        *(tables.KPIS, tables.READINGS, tables.RISKS, tables.SCORES),
        *(tables.MEETINGS, tables.DOCUMENTS),
    )
}
"""What no action hangs on, and no part of a plan holds."""


def filled(pictures: Sequence[Picture], *, is_part: bool = False) -> tuple[FilledTable, ...]:
    """Give all that pictures hold as tables, those without a row too.

    A part holds the actions that were chosen, what hangs on them (parts, updates, evidence, moves,
    the recommendations that they answer), and what they name: workstreams, objectives, officers.
    The rows of plans have the figures of what was chosen, as their status has.
    """
    by_plan = [(p, items.actions([(p, p.everything)])) for p in pictures]
    actions = [item for _, made in by_plan for item in made]
    answers = [row for picture, made in by_plan for row in items.answers_of(picture, made)]
    answered = items.recommendations(pictures)
    if is_part:
        actions = [item for picture, made in by_plan for item in _chosen(picture, made)]
        kept = {item["address"] for item in actions}
        answers = [row for row in answers if row["action"] and row["action"]["address"] in kept]
        named = {_recommendation(row) for row in answers}
        answered = [row for row in answered if _recommendation(row) in named]
    updates, kpis, risks = items.updates(actions), items.kpis(pictures), items.risks(pictures)
    made = (
        FilledTable(tables.ACTIONS, actions),
        FilledTable(tables.PARTS, items.parts(actions)),
        FilledTable(tables.UPDATES, updates),
        FilledTable(tables.EVIDENCE, items.evidence(updates)),
        FilledTable(tables.MOVES, items.moves(actions)),
        FilledTable(tables.RECOMMENDATIONS, answered),
        FilledTable(tables.COVERAGE, answers),
        FilledTable(tables.KPIS, kpis),
        FilledTable(tables.READINGS, items.readings(kpis)),
        FilledTable(tables.RISKS, risks),
        FilledTable(tables.SCORES, items.scores(risks)),
        FilledTable(tables.PLANS, items.plans(pictures)),
        FilledTable(tables.OBJECTIVES, items.objectives(pictures)),
        FilledTable(tables.WORKSTREAMS, items.workstreams(pictures)),
        FilledTable(tables.OFFICERS, items.officers(pictures)),
        FilledTable(tables.REVIEWS, items.reviews(pictures)),
        FilledTable(tables.MEETINGS, items.meetings(pictures)),
        FilledTable(tables.DOCUMENTS, items.papers(pictures)),
    )
    if not is_part:
        return made
    return tuple(t._replace(items=()) if t.table.name in _OF_WHOLE_PLANS else t for t in made)


def _chosen(picture: Picture, made: Sequence[Data]) -> Iterator[Data]:
    """Give the actions of a plan that were chosen, of all that ``made`` holds."""
    kept = {standing.place for standing in picture.standings}
    for standing, item in zip(picture.everything, made, strict=True):
        if standing.place in kept:
            yield item


def _recommendation(row: Data) -> tuple[str, str, str]:
    return (row["plan"], row["set"], row["id"])
