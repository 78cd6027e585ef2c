"""The plan as it was known on a day: the one place that settles what that was.

A plan's files hold what was decided and reported up to now. What a report of an earlier day may say
is what they would have held then: nothing that is dated later. Every other module of this room and
above takes the plan that is given here, and compares no entry's date with the day again.

Planned days are no such entries: a deadline, a start, a board's meeting to come and the day by
which a target is to be reached were known before they came.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from cip.model.measures import Kpi, Risk
from cip.model.oversight import ExceptionCase
from cip.model.plan import Action, Milestone, Plan
from cip.model.review import Recommendation, RecommendationSet


class _Dated(Protocol):
    @property
    def date(self) -> date: ...


Entry = TypeVar("Entry", bound=_Dated)
Tracked = TypeVar("Tracked", Action, Milestone)


def known(plan: Plan, *, as_of: date) -> Plan:
    """Give a plan as it was known on a day; what is dated the day itself was known.

    Actions count from the day that they were added, updates, ratings, readings, scores and notes
    from their date, a move of a deadline from its ``on``: before that, the deadline was the one
    that it moved. A response or a gap counts from its ``on``, an exception from the day that it
    was raised, its decision from the day that it was taken, the plan's approval from its day. What
    bears no day was there from the start. A plan of which all was known is given as it is.
    """
    return plan._replace(
        approved=plan.approved if _is_by(plan.approved, as_of) else None,
        actions=tuple(_action(a, as_of) for a in plan.actions if _is_by(a.added, as_of)),
        sets=tuple(_review(review, as_of) for review in plan.sets),
        kpis=tuple(_kpi(kpi, as_of) for kpi in plan.kpis),
        risks=tuple(_risk(risk, as_of) for risk in plan.risks),
    )


def _is_by(day: date | None, as_of: date) -> bool:
    """Say whether something is of that day or earlier; what bears no day was always there."""
    return day is None or day <= as_of


def _until(entries: tuple[Entry, ...], as_of: date) -> tuple[Entry, ...]:
    """Give the entries on or before a day; the same tuple where these are all."""
    if all(entry.date <= as_of for entry in entries):
        return entries
    return tuple(entry for entry in entries if entry.date <= as_of)


def _tracked(item: Tracked, as_of: date) -> Tracked:
    """Give an action or a part with the updates and the deadline that were known."""
    updates, moves, deadline = item.updates, item.rescheduled, item.deadline
    for move in moves:
        if move.on > as_of:
            moves = tuple(m for m in moves if m.on <= as_of)
            deadline = move.previous
            break
    updates = _until(updates, as_of)
    if updates is item.updates and moves is item.rescheduled:
        return item
    return item._replace(updates=updates, rescheduled=moves, deadline=deadline)


def _action(action: Action, as_of: date) -> Action:
    item = _tracked(action, as_of)
    parts = tuple(_tracked(part, as_of) for part in item.milestones)
    ratings, case = _until(item.board_ratings, as_of), _case(item.exception, as_of)
    if ratings is item.board_ratings and case is item.exception and _same(parts, item.milestones):
        return item
    return item._replace(milestones=parts, board_ratings=ratings, exception=case)


def _same(new: Iterable[object], old: Iterable[object]) -> bool:
    return all(one is other for one, other in zip(new, old, strict=True))


def _case(case: ExceptionCase | None, as_of: date) -> ExceptionCase | None:
    if case is None or case.raised > as_of:
        return None
    if _is_by(case.decided_on, as_of):
        return case
    return case._replace(decided_on=None, decision=None)


def _review(review: RecommendationSet, as_of: date) -> RecommendationSet:
    return review._replace(
        recommendations=tuple(_recommendation(item, as_of) for item in review.recommendations)
    )


def _recommendation(item: Recommendation, as_of: date) -> Recommendation:
    response, gap = item.response, item.gap
    return item._replace(
        response=response if response is not None and _is_by(response.on, as_of) else None,
        gap=gap if gap is not None and _is_by(gap.on, as_of) else None,
        updates=_until(item.updates, as_of),
    )


def _kpi(kpi: Kpi, as_of: date) -> Kpi:
    return kpi._replace(readings=_until(kpi.readings, as_of))


def _risk(risk: Risk, as_of: date) -> Risk:
    return risk._replace(scores=_until(risk.scores, as_of))
