"""Where an action and its parts stand, as of a day, and why."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from cip.assessment.closure import Closure, closure
from cip.assessment.completion import Completion, completion
from cip.assessment.ends import counted_moves, history_until, slippage_days
from cip.assessment.findings import Recorded, findings_of
from cip.assessment.index import Index
from cip.assessment.owners import Owners
from cip.assessment.promises import Inherited, Promises
from cip.assessment.reported import newest_expected
from cip.assessment.signals import Case, Reason, signals_of
from cip.assessment.silence import Silence, period_of, reporting_since, silence
from cip.assessment.tracked import Tracked, TrackedPart, tracked
from cip.assessment.waiting import Waiting
from cip.model.deadline import Deadline
from cip.model.plan import Action, Milestone, Plan, Workstream
from cip.model.progress import Update
from cip.model.vocabulary import OverdueKind, Position, Status


class PartStanding(NamedTuple):
    """Where a part of an action stands. Its position knows no signals: done, past its date, open.

    ``overdue_kind`` says how it is known that it is overdue; ``last_heard`` is the day of its own
    newest update.
    """

    part: Milestone
    address: str
    status: Status | None
    status_date: date | None
    last_heard: date | None
    deadline: Deadline | None
    position: Position
    overdue_kind: OverdueKind | None
    days_overdue: int | None


class Standing(NamedTuple):
    """Where an action stands as of a day.

    ``key`` is what it is known by within its plan, whatever file it lies in: its reference. Where
    a number stands twice, which a check refuses, the later ones have their count behind it.
    ``place`` is how many actions stand before it in the plan.

    ``overdue_kind`` says how it is known that it is overdue, and is None unless it is.
    ``days_overdue`` counts from the day after ``passed``, the last day of the deadline that has
    passed: the present one, or the last one with a date where it was then moved to none.
    ``passed_at_approval`` says that this day lay before the plan was approved. ``silence`` says why
    a report is missing, whatever the position; None where none is expected.

    ``deadline_from`` says whether the deadline is the action's own or that of its last part
    (``action``, ``parts``, None without a deadline); ``start_from`` says the same of the start.
    ``baseline`` is the end that was promised when the plan was approved, of the action or of what
    it took the place of (``inherited``, None where it is its own); ``promised`` is that of the
    action itself. ``slipped_days`` lie between the first and the present one, ``moves`` is how
    often the action's own deadline moved since. ``closure`` is None unless it is complete or in
    place, ``completed`` unless it is complete. ``lost`` has, by key, what our copy of the paper
    lost; ``is_end_lost`` says that it lost what would say when it ends.
    ``recommendations_from`` says whether they are the action's own or its
    workstream's.
    """

    action: Action
    key: str
    place: int
    address: str
    owners: Owners
    objective: str | None
    status: Status | None
    status_date: date | None
    is_in_place: bool
    last_heard: date | None
    position: Position
    overdue_kind: OverdueKind | None
    days_overdue: int | None
    passed: Deadline | None
    passed_at_approval: bool
    silence: Silence | None
    deadline: Deadline | None
    deadline_from: str | None
    baseline: Deadline | None
    promised: Deadline | None
    inherited: Inherited | None
    slipped_days: int | None
    start: Deadline | None
    start_from: str | None
    moves: int
    expected: Deadline | None
    signals: tuple[Reason, ...]
    findings: tuple[Reason, ...]
    recommendations: tuple[str, ...]
    recommendations_from: str | None
    parts: tuple[PartStanding, ...]
    closure: Closure | None
    completed: Completion | None
    lost: Mapping[str, str]
    is_end_lost: bool

    @property
    def reported(self) -> bool:
        """Say whether anything was ever reported of the action or a part of it."""
        return self.last_heard is not None

    @property
    def is_open(self) -> bool:
        """Say whether something is still to be done."""
        return self.position not in (Position.COMPLETE, Position.WITHDRAWN)

    def is_open_after(self, promised: Deadline | None, *, as_of: date) -> bool:
        """Say whether it is open after the last day of a deadline, be it the present one or not.

        What is in place is in time where that is all that was asked for by then.
        """
        if promised is None or promised.last is None or not self.is_open:
            return False
        return promised.last < as_of and not (self.is_in_place and promised.ongoing)

    @property
    def is_known_late(self) -> bool:
        """Say whether somebody said after its last day that it was not done."""
        return self.overdue_kind is OverdueKind.KNOWN_LATE

    @property
    def is_unheard(self) -> bool:
        """Say whether its date has passed, and there is no report in the record since."""
        return self.overdue_kind is OverdueKind.UNHEARD

    @property
    def due(self) -> date | None:
        """Give the last day, or None where there is none."""
        return self.deadline.last if self.deadline else None

    def signal(self, name: str) -> str | None:
        """Give the sentence of a signal where it fires for this, or None."""
        return next((reason.text for reason in self.signals if reason.name == name), None)

    @property
    def last_update(self) -> Update | None:
        """Give the action's own newest update, or None."""
        return max(reversed(self.action.updates), key=lambda u: u.date, default=None)


def stands_in(*positions: Position) -> Callable[[Standing], bool]:
    """Give the test that says whether something stands in one of these positions."""
    return lambda standing: standing.position in positions


def overdue_as(kind: OverdueKind) -> Callable[[Standing], bool]:
    """Give the test that says whether something is overdue, and known to be in this way."""
    return lambda standing: standing.overdue_kind is kind


class Worked(NamedTuple):
    """A plan as it was known on a day, what is known of each action by itself, and its standing.

    ``since`` is the day from which reports can be expected. All follow the plan's order.
    """

    plan: Plan
    as_of: date
    since: date | None
    items: tuple[Tracked, ...]
    standings: tuple[Standing, ...]


def worked_out(
    plan: Plan, index: Index, promises: Promises, *, as_of: date, like: Worked | None = None
) -> Worked:
    """Give the standing of each action of a plan as it was known on a day, in the plan's order.

    ``like`` is another state of the same plan. What stands there just as well is not worked out
    again: an action that is the very same object, and waits for nothing.
    """
    since, keys = reporting_since(plan), list(_keys(action.ref for action in plan.actions))
    known = _known(plan, as_of, like)
    items = tuple(
        known[key][0]
        if key in known and known[key][0].action is action
        else tracked(action, plan, as_of=as_of)
        for key, action in zip(keys, plan.actions, strict=True)
    )
    around = _Around(
        plan=plan,
        names=index,
        promises=promises,
        waiting=Waiting(index, items),
        since=since,
        history=history_until(plan),
    )
    stay = known if like is not None and like.since == since else {}
    found = []
    for place, (item, key) in enumerate(zip(items, keys, strict=True)):
        was = stay.get(key)
        if was is None or was[0] is not item or not _stands_alone(was[1], around):
            found.append(_standing(item, key, place, around, as_of=as_of))
        else:
            found.append(was[1] if was[1].place == place else was[1]._replace(place=place))
    return Worked(plan, as_of, since, items, tuple(found))


def _known(plan: Plan, as_of: date, like: Worked | None) -> Mapping[str, tuple[Tracked, Standing]]:
    """Give what is known of another state, where all around the actions is the same."""
    if like is None or like.as_of != as_of:
        return {}
    if plan._replace(actions=()) != like.plan._replace(actions=()):
        return {}
    both = zip(like.items, like.standings, strict=True)
    return {standing.key: (item, standing) for item, standing in both}


def _stands_alone(standing: Standing, around: "_Around") -> bool:
    """Say whether an action stands the same whatever became of the others."""
    action = standing.action
    workstream = around.names.workstream(action.workstream)
    if action.depends_on or any(part.depends_on for part in action.milestones):
        return False
    if workstream is not None and workstream.depends_on:
        return False
    return standing.inherited is None and not around.promises.takes_over(action)


class _Around(NamedTuple):
    """What is the same for all actions of a plan."""

    plan: Plan
    names: Index
    promises: Promises
    waiting: Waiting
    since: date | None
    history: date | None


def _keys(refs: Iterable[str]) -> Iterator[str]:
    """Give a key for each reference: the reference, and of a second one of its kind ``1.2~2``."""
    seen: Counter[str] = Counter()
    for ref in refs:
        seen[ref] += 1
        yield ref if seen[ref] == 1 else f"{ref}~{seen[ref]}"


def _standing(item: Tracked, key: str, place: int, around: _Around, *, as_of: date) -> Standing:
    action, plan, index = item.action, around.plan, around.names
    workstream = index.workstream(action.workstream)
    owners = index.owners_of(action)
    lost = lost_in(action, workstream)
    promise = around.promises.of(action)
    slipped = slippage_days(promise.end, item.deadline)
    case = Case(
        tracked=item,
        plan=plan,
        waiting=around.waiting,
        owners=owners,
        history=around.history,
        slipped_days=slipped,
        inherited=promise.inherited,
        first=promise.end,
        lost=frozenset(lost),
        period_days=period_of(item, plan),
    )
    signals = signals_of(case, as_of=as_of) if item.is_open else ()
    missing = silence(item, plan, around.since, as_of=as_of)
    tolerance = plan.change_control.tolerance_days if plan.change_control else 0
    closed, done = closure(action, item.reported, index), completion(item, around.history)
    answered, origin = index.recommendations_of(action)
    passed = item.passed.last if item.passed else None
    expected = newest_expected(action.updates) if item.is_open else None
    return Standing(
        action=action,
        key=key,
        place=place,
        address=f"{plan.name}/{action.ref}",
        owners=owners,
        objective=workstream.objective if workstream else None,
        status=item.status,
        status_date=item.reported.update.date if item.reported else None,
        is_in_place=item.is_in_place,
        last_heard=item.last_heard,
        position=_position(item, at_risk=bool(signals), silent=missing is not None),
        overdue_kind=item.kind,
        days_overdue=(as_of - passed).days if passed is not None else None,
        passed=item.passed,
        passed_at_approval=bool(passed and plan.approved and passed < plan.approved),
        silence=missing,
        deadline=item.deadline,
        deadline_from=_origin(item.deadline, derived=item.end_is_derived),
        baseline=promise.end,
        promised=promise.own,
        inherited=promise.inherited,
        slipped_days=slipped,
        start=item.start,
        start_from=_origin(item.start, derived=action.start is None),
        moves=len(counted_moves(action, around.history)),
        expected=expected[0] if expected else None,
        signals=signals,
        findings=findings_of(
            Recorded(item, closed, done, around.history, tolerance, promise, plan.name)
        ),
        recommendations=answered,
        recommendations_from=origin,
        parts=tuple(_part(part, action, plan, as_of=as_of) for part in item.parts),
        closure=closed,
        completed=done,
        lost=lost,
        is_end_lost=item.is_end_lost,
    )


def lost_in(action: Action, workstream: Workstream | None) -> Mapping[str, str]:
    """Give what our copy of the paper lost of an action, by key, or of its workstream's owners.

    What the workstream lost counts where the action names nobody itself.
    """
    if workstream is None or not workstream.lost:
        return action.lost
    above, owners = workstream.lost, ("accountable", "lead", "lead_member")
    inherited = {key: above[key] for key in owners if key in above and not getattr(action, key)}
    return {**inherited, **action.lost}


def _position(item: Tracked, *, at_risk: bool, silent: bool) -> Position:
    status = item.status
    if status is Status.COMPLETE:
        return Position.COMPLETE
    if status is Status.WITHDRAWN:
        return Position.WITHDRAWN
    if item.passed is not None:
        return Position.OVERDUE
    if at_risk:
        return Position.AT_RISK
    if silent:
        return Position.SILENT
    return _OPEN[status]


_OPEN = {
    Status.AT_RISK: Position.AT_RISK,
    Status.UNDERWAY: Position.ON_TRACK,
    Status.IN_PLACE: Position.ON_TRACK,
    Status.NOT_STARTED: Position.NOT_STARTED,
    None: Position.NOT_REPORTED,
}
"""The position of what is open, not past its date, at no risk and not silent."""


def _origin(value: Deadline | None, *, derived: bool) -> str | None:
    if value is None:
        return None
    return "parts" if derived else "action"


def _part(item: TrackedPart, action: Action, plan: Plan, *, as_of: date) -> PartStanding:
    part, passed = item.part, item.passed.last if item.passed else None
    return PartStanding(
        part=part,
        address=f"{plan.name}/{action.ref}({part.ref})",
        status=item.status,
        status_date=item.reported.update.date if item.reported else None,
        last_heard=item.last_heard,
        deadline=part.deadline,
        position=_part_position(item),
        overdue_kind=item.kind,
        days_overdue=(as_of - passed).days if passed is not None else None,
    )


def _part_position(item: TrackedPart) -> Position:
    if item.passed is not None:
        return Position.OVERDUE
    if item.status is Status.COMPLETE:
        return Position.COMPLETE
    if item.status is Status.WITHDRAWN:
        return Position.WITHDRAWN
    return _OPEN[item.status]
