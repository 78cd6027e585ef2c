"""Where an action and its parts stand, as of a day, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cip.assessment.closure import Closure, closure
from cip.assessment.findings import findings_of
from cip.assessment.index import Index
from cip.assessment.owners import Owners
from cip.assessment.reasons import Reason
from cip.assessment.signals import Case, PartCase, signals_of
from cip.assessment.timeline import (
    Reported,
    action_status,
    end_of,
    first_end,
    is_past_due,
    newest_update,
    reported_status,
    slippage_days,
    start_of,
)
from cip.assessment.waiting import Waiting
from cip.model.deadline import Deadline
from cip.model.plan import Action, Milestone, Plan
from cip.model.progress import Update
from cip.model.vocabulary import CLOSED_STATUSES, Position, Status


class PartStanding(NamedTuple):
    """Where a part of an action stands. Its position knows no signals: done, late, or open."""

    part: Milestone
    address: str
    status: Status | None
    status_date: date | None
    deadline: Deadline | None
    position: Position
    days_overdue: int | None


class Standing(NamedTuple):
    """Where an action stands as of a day.

    ``key`` is what it is known by within its plan, whatever file it lies in: its reference. Where
    a number stands twice, which a check refuses, the later ones have their count behind it.
    ``days_overdue`` counts from the day after the last day, and is None unless it is overdue.
    ``deadline_from`` says whether the deadline is the action's own or that of its last part
    (``action``, ``parts``, None without a deadline), and so for the first one, ``baseline``;
    ``start_from`` says the same of the start. ``closure`` is None unless it is complete;
    ``slipped_days`` lie between the two. ``recommendations_from`` says whether they are the
    action's own or its workstream's.
    """

    action: Action
    key: str
    address: str
    owners: Owners
    objective: str | None
    status: Status | None
    status_date: date | None
    newest_update: date | None
    position: Position
    days_overdue: int | None
    deadline: Deadline | None
    deadline_from: str | None
    baseline: Deadline | None
    slipped_days: int | None
    start: Deadline | None
    start_from: str | None
    moves: int
    signals: tuple[Reason, ...]
    findings: tuple[Reason, ...]
    recommendations: tuple[str, ...]
    recommendations_from: str | None
    parts: tuple[PartStanding, ...]
    closure: Closure | None

    @property
    def reported(self) -> bool:
        """Say whether anything was ever reported of the action or a part of it."""
        return self.newest_update is not None

    @property
    def is_open(self) -> bool:
        """Say whether something is still to be done."""
        return self.position not in (Position.COMPLETE, Position.WITHDRAWN)

    @property
    def due(self) -> date | None:
        """Give the last day, or None where there is none."""
        return self.deadline.last if self.deadline else None


def standings(plan: Plan, index: Index, *, as_of: date) -> tuple[Standing, ...]:
    """Give the standing of each action of a plan as it was known on a day, in the plan's order."""
    since = reporting_since(plan)
    waiting = Waiting(plan, index, as_of=as_of)
    keys = _keys(action.ref for action in plan.actions)
    return tuple(
        _standing(action, key, plan, index, since, waiting, as_of=as_of)
        for action, key in zip(plan.actions, keys, strict=True)
    )


def _keys(refs: Iterable[str]) -> Iterator[str]:
    """Give a key for each reference: the reference, and of a second one of its kind ``1.2~2``."""
    seen: Counter[str] = Counter()
    for ref in refs:
        seen[ref] += 1
        yield ref if seen[ref] == 1 else f"{ref}~{seen[ref]}"


def reporting_since(plan: Plan) -> date | None:
    """Give the day from which reports can be expected.

    The day that the plan was approved; where that is not known, the day of its first update, or
    the day that it began if there is none or if that is later.
    """
    if plan.approved is not None:
        return plan.approved
    updates = (u for action in plan.actions for u in (*action.updates, *_part_updates(action)))
    first = min((update.date for update in updates), default=None)
    return max((day for day in (first, plan.first_day) if day is not None), default=None)


def _part_updates(action: Action) -> Iterator[Update]:
    for part in action.milestones:
        yield from part.updates


def _standing(
    action: Action,
    key: str,
    plan: Plan,
    index: Index,
    since: date | None,
    waiting: Waiting,
    *,
    as_of: date,
) -> Standing:
    reported = action_status(action)
    status = reported.status if reported else None
    deadline = end_of(action)
    parts = tuple(_part(part, action, plan, as_of=as_of) for part in action.milestones)
    overdue = is_past_due(deadline, status, as_of=as_of)
    newest = newest_update(action)
    case = Case(
        action=action,
        plan=plan,
        waiting=waiting,
        owners=index.owners_of(action),
        status=status,
        start=start_of(action),
        deadline=deadline,
        newest_update=newest,
        reporting_since=since,
        moves=len(action.rescheduled),
        slipped_days=slippage_days(action),
        parts=tuple(_part_case(part) for part in parts),
    )
    signals = () if status in CLOSED_STATUSES else signals_of(case, as_of=as_of)
    workstream = index.workstream(action.workstream)
    answered, origin = index.recommendations_of(action)
    closed = closure(action, reported, index)
    return Standing(
        action=action,
        key=key,
        address=f"{plan.name}/{action.ref}",
        owners=case.owners,
        objective=workstream.objective if workstream else None,
        status=status,
        status_date=reported.update.date if reported else None,
        newest_update=newest,
        position=_position(status, overdue=overdue, at_risk=bool(signals)),
        days_overdue=_days_overdue(deadline, overdue=overdue, as_of=as_of),
        deadline=deadline,
        deadline_from=_origin(action, deadline),
        baseline=first_end(action),
        slipped_days=case.slipped_days,
        start=case.start,
        start_from=None if case.start is None else "action" if action.start else "parts",
        moves=case.moves,
        signals=signals,
        findings=findings_of(action, closed),
        recommendations=answered,
        recommendations_from=origin,
        parts=parts,
        closure=closed,
    )


def _position(status: Status | None, *, overdue: bool, at_risk: bool) -> Position:
    if status is Status.COMPLETE:
        return Position.COMPLETE
    if status is Status.WITHDRAWN:
        return Position.WITHDRAWN
    if overdue:
        return Position.OVERDUE
    if at_risk or status is Status.AT_RISK:
        return Position.AT_RISK
    if status is Status.UNDERWAY:
        return Position.ON_TRACK
    return Position.NOT_STARTED if status is Status.NOT_STARTED else Position.NOT_REPORTED


def _origin(action: Action, deadline: Deadline | None) -> str | None:
    if deadline is None:
        return None
    return "parts" if action.deadline is None else "action"


def _days_overdue(deadline: Deadline | None, *, overdue: bool, as_of: date) -> int | None:
    if not overdue or deadline is None or deadline.last is None:
        return None
    return (as_of - deadline.last).days


def _part(part: Milestone, action: Action, plan: Plan, *, as_of: date) -> PartStanding:
    reported: Reported | None = reported_status(part.updates)
    status = reported.status if reported else None
    deadline = part.deadline
    overdue = is_past_due(deadline, status, as_of=as_of)
    return PartStanding(
        part=part,
        address=f"{plan.name}/{action.ref}({part.ref})",
        status=status,
        status_date=reported.update.date if reported else None,
        deadline=deadline,
        position=_position(status, overdue=overdue, at_risk=False),
        days_overdue=_days_overdue(deadline, overdue=overdue, as_of=as_of),
    )


def _part_case(part: PartStanding) -> PartCase:
    in_place = part.deadline is not None and part.deadline.ongoing
    done = part.status is Status.COMPLETE or (in_place and part.status is Status.UNDERWAY)
    counts = part.status is not Status.WITHDRAWN and not (
        part.deadline is not None and part.deadline.ongoing and part.deadline.last is None
    )
    return PartCase(
        ref=part.part.ref,
        deadline=part.deadline,
        is_overdue=part.position is Position.OVERDUE,
        is_done=done,
        counts=counts,
    )
