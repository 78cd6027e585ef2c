"""The plan as it was known on a day: the one place that settles what that was.

A plan's files hold what was decided and reported up to now. What a report of an earlier day may say
is what they would have held then: nothing that is dated later. Every other module of this room and
above takes the plan that is given here, and compares no entry's date with the day again.

Planned days are no such entries: a deadline, a start, a board's meeting to come and the day by
which a target is to be reached were known before they came.

What was changed since is given as it was (``cip.assessment.timeline``).
"""

import operator
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar

from cip.assessment.timeline import as_it_was, updates_as_they_were
from cip.model.deadline import Deadline
from cip.model.measures import Kpi, Reading, Risk, Score
from cip.model.oversight import BoardRating, ExceptionCase
from cip.model.people import Officer
from cip.model.plan import Action, Milestone, Paper, Plan, RestsOn, Workstream
from cip.model.progress import Commentary, Rescheduling
from cip.model.review import Recommendation, RecommendationNote, RecommendationSet


class _Dated(Protocol):
    @property
    def date(self) -> date: ...


Entry = TypeVar("Entry", bound=_Dated)
Changing = TypeVar("Changing", BoardRating, Commentary, RecommendationNote, Reading, Score)
Tracked = TypeVar("Tracked", Action, Milestone)
Named = TypeVar("Named", Officer, Paper)


def known(plan: Plan, *, as_of: date) -> Plan:
    """Give a plan as it was known on a day; what is dated the day itself was known.

    Actions count from the day that they were added, updates, ratings, readings, scores and notes
    from their date, a move of a deadline from its ``on``: before that, the deadline was the one
    that it moved. A response or a gap counts from its ``on``, an exception from the day that it
    was raised, its decision from the day that it was taken, the plan's approval from its day: until
    then the plan was a draft. A review counts from the last day of its date, a paper that is not at
    hand from the day that it reports of. Change control counts from its ``since``, the end of the
    plan from its day. What bears no day was there from the start; an officer or a document that a
    change of the plan brought later is known by title on every day.
    """
    today, plan = plan, as_it_was(plan, as_of=as_of)
    control, closed = plan.change_control, plan.closed
    return plan._replace(
        officers=_with_later(plan.officers, today.officers),
        papers=_with_later(plan.papers, today.papers),
        change_control=control if control is not None and control.since <= as_of else None,
        closed=closed if closed is not None and closed.on <= as_of else None,
        objectives=tuple(as_it_was(item, as_of=as_of) for item in plan.objectives),
        approved=plan.approved if _is_by(plan.approved, as_of) else None,
        is_draft=plan.is_draft or not _is_by(plan.approved, as_of),
        rests_on=_rests_on(plan.rests_on, as_of),
        commentary=_entries(plan.commentary, as_of),
        workstreams=tuple(_workstream(item, as_of) for item in plan.workstreams),
        actions=tuple(_actions(plan.actions, as_of)),
        sets=tuple(_review(r, as_of) for r in plan.sets if _has_taken_place(r, as_of)),
        kpis=tuple(_kpi(kpi, as_of) for kpi in plan.kpis),
        risks=tuple(_risk(risk, as_of) for risk in plan.risks),
    )


def _with_later(then: tuple[Named, ...], today: tuple[Named, ...]) -> tuple[Named, ...]:
    """Give the officers or documents of a day, and below them those of which only later files tell.

    What an action says today of who answers for it, or of where it was read, is told by title.
    """
    if then is today:
        return then
    ids: set[str] = {item.id for item in then}
    later: tuple[Named, ...] = tuple(item for item in today if item.id not in ids)
    return then + later


def _is_by(day: date | None, as_of: date) -> bool:
    """Say whether something is of that day or earlier; what bears no day was always there."""
    return day is None or day <= as_of


def _until(entries: tuple[Entry, ...], as_of: date) -> tuple[Entry, ...]:
    """Give the entries on or before a day; the same tuple where these are all."""
    if all(entry.date <= as_of for entry in entries):
        return entries
    return tuple(entry for entry in entries if entry.date <= as_of)


def _entries(entries: tuple[Changing, ...], as_of: date) -> tuple[Changing, ...]:
    """Give the entries on or before a day, each as it stood then."""
    if any(entry.changed for entry in entries):
        then = tuple(as_it_was(entry, as_of=as_of) for entry in entries)
        entries = entries if _same(then, entries) else then
    return _until(entries, as_of)


def _moves(moves: tuple[Rescheduling, ...], as_of: date) -> tuple[Rescheduling, ...]:
    """Give the moves of a deadline as they stood on a day, those that are dated later too."""
    if not any(move.changed for move in moves):
        return moves
    then = tuple(as_it_was(move, as_of=as_of) for move in moves)
    return moves if _same(then, moves) else then


def _tracked(item: Tracked, as_of: date) -> Tracked:
    """Give an action or a part with the updates and the deadline that were known."""
    if not item.updates and not item.rescheduled:
        return item
    updates = updates_as_they_were(item.updates, as_of=as_of)
    moves, deadline = _moves(item.rescheduled, as_of), item.deadline
    for move in moves:
        if not _is_by(move.on, as_of):
            moves = tuple(m for m in moves if _is_by(m.on, as_of))
            deadline = move.previous
            break
    updates = _until(updates, as_of)
    if _same(updates, item.updates):
        updates = item.updates
    if updates is item.updates and moves is item.rescheduled:
        return item
    return item._replace(updates=updates, rescheduled=moves, deadline=deadline)


def known_action(action: Action, *, as_of: date) -> Action | None:
    """Give an action as it was known on a day; None where it was not in the plan yet."""
    return next(_actions((action,), as_of), None)


def _actions(actions: Iterable[Action], as_of: date) -> Iterator[Action]:
    for action in actions:
        item = as_it_was(action, as_of=as_of)
        if _is_by(item.added, as_of):
            yield _action(item, as_of)


def _parts(parts: Iterable[Milestone], as_of: date) -> Iterator[Milestone]:
    for part in parts:
        item = as_it_was(part, as_of=as_of)
        if _is_by(item.added, as_of):
            yield _tracked(item, as_of)


def _action(action: Action, as_of: date) -> Action:
    item = _tracked(action, as_of)
    parts = tuple(_parts(item.milestones, as_of))
    ratings, case = _entries(item.board_ratings, as_of), _case(item.exception, as_of)
    if ratings is item.board_ratings and case is item.exception and _same(parts, item.milestones):
        return item
    return item._replace(milestones=parts, board_ratings=ratings, exception=case)


def _same(new: Sequence[object], old: Sequence[object]) -> bool:
    return len(new) == len(old) and all(map(operator.is_, new, old))


def _case(case: ExceptionCase | None, as_of: date) -> ExceptionCase | None:
    if case is None or case.raised > as_of:
        return None
    if _is_by(case.decided_on, as_of):
        return case
    return case._replace(decided_on=None, decision=None)


def _rests_on(said: RestsOn | None, as_of: date) -> RestsOn | None:
    if said is None:
        return None
    return said._replace(not_at_hand=_until(said.not_at_hand, as_of))


def _workstream(item: Workstream, as_of: date) -> Workstream:
    item = as_it_was(item, as_of=as_of)
    said = _entries(item.commentary, as_of)
    return item if said is item.commentary else item._replace(commentary=said)


def _has_taken_place(review: RecommendationSet, as_of: date) -> bool:
    return review.date is None or _is_by(review.date.last, as_of)


def _review(review: RecommendationSet, as_of: date) -> RecommendationSet:
    return review._replace(
        action_plan_published=_ended(review.action_plan_published, as_of),
        progress_review=_ended(review.progress_review, as_of),
        progress_report_published=_ended(review.progress_report_published, as_of),
        recommendations=tuple(_recommendation(item, as_of) for item in review.recommendations),
    )


def _ended(said: Deadline | None, as_of: date) -> Deadline | None:
    """Give when something was done, as far as its last day has come."""
    return said if said is not None and said.last is not None and said.last <= as_of else None


def _recommendation(item: Recommendation, as_of: date) -> Recommendation:
    item = as_it_was(item, as_of=as_of)
    gap = item.gap
    responses = (as_it_was(said, as_of=as_of) for said in item.responses)
    return item._replace(
        responses=tuple(said for said in responses if _is_by(said.on, as_of)),
        gap=gap if gap is not None and _is_by(gap.on, as_of) else None,
        updates=_entries(item.updates, as_of),
    )


def _kpi(kpi: Kpi, as_of: date) -> Kpi:
    kpi = as_it_was(kpi, as_of=as_of)
    return kpi._replace(readings=_entries(kpi.readings, as_of))


def _risk(risk: Risk, as_of: date) -> Risk:
    risk = as_it_was(risk, as_of=as_of)
    return risk._replace(scores=_entries(risk.scores, as_of))
