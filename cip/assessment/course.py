"""The course of an action over a period: the dates that passed, and the reports that did not come.

Each is looked for on the days on which it can begin, in the action as it was known on that day: so
what began and ended within the period is found as well.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from cip.assessment.known import known, known_action
from cip.assessment.reported import all_updates
from cip.assessment.silence import reporting_since, silence
from cip.assessment.tracked import Tracked, tracked
from cip.model.deadline import Deadline
from cip.model.errors import PlanTooLargeError
from cip.model.plan import Action, Milestone, Plan
from cip.model.vocabulary import OverdueKind

DAY = timedelta(days=1)

MOST_LOOKED_AT = 10_000_000
"""How many entries are looked at for one period: those of an action once for each of its days."""


MOST_VERSIONS = 100
"""In how many of its earlier versions the dates of an action are looked at."""

_DATES = frozenset({"start", "deadline", "added"})


class Event(NamedTuple):
    """A day on which something began in silence.

    The day after a last day on which the action, or its ``part``, was not done; or, where
    ``is_silence``, the first day on which a report was missing, unless a date passed on that day.
    """

    on: date
    part: str | None
    is_silence: bool


class Courses:
    """Looks up the course of the actions of a plan as it was known on the last day of a period."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan._replace(actions=(), workstreams=(), sets=(), kpis=(), risks=())
        self._since = reporting_since(plan)
        self._plans: dict[date, Plan] = {}
        self._room = MOST_LOOKED_AT

    @property
    def approved(self) -> date | None:
        """Give the day on which the plan was approved, or None where that is not known."""
        return self._plan.approved

    def expected_from(self, action: Action) -> date | None:
        """Give the first day on which a report on an action could be expected at all."""
        days = (day for day in (self._since, action.added) if day is not None)
        return max(days, default=None)

    def changed_since(self, since: date) -> date | None:
        """Give the newest day after a day on which what the plan's own file says was changed."""
        days = (c.on for c in self._plan.changed if c.on > since and not c.is_mistyped)
        return max(days, default=None)

    def of(self, action: Action, *, since: date, as_of: date) -> Iterator[Event]:
        """Give what began in silence after the day ``since``, up to the day, by its day.

        Raises ``PlanTooLargeError`` where that is more, for all actions asked for, than anybody
        could follow.
        """
        turning = (day for then in self._versions(action) for day in self._turning_days(then))
        days = sorted({day for day in turning if since < day <= as_of})
        self._room -= len(days) * _size(action)
        if self._room < 0:
            raise PlanTooLargeError(
                "More happened to the actions of this plan in the period than is worked out: "
                "give a later day with --since."
            )
        for day in days:
            item = self._tracked(action, day)
            if item is None or not item.is_open:
                continue
            passed = tuple(_passed(item, day))
            yield from passed
            if not passed and self._is_missing(item, day) and self._begins(action, day):
                yield Event(day, None, is_silence=True)

    def _begins(self, action: Action, day: date) -> bool:
        """Say whether a report is missing from a day on by the time that went by alone."""
        then = known_action(action, as_of=day - DAY)
        if then is None:
            return False
        before = tracked(then, self._plan_on(day - DAY), as_of=day - DAY)
        unchanged = tracked(then, self._plan_on(day), as_of=day)
        return self._is_missing(unchanged, day) and not self._is_missing(before, day - DAY)

    def _versions(self, action: Action) -> Iterator[Action]:
        """Give an action as it is, and as it was before each change of one of its dates."""
        yield action
        every: tuple[Action | Milestone, ...] = (action, *action.milestones)
        days = {c.on for item in every for c in item.changed if not _DATES.isdisjoint(c.was)}
        for day in sorted(days)[:MOST_VERSIONS]:
            if (then := known_action(action, as_of=day - DAY)) is not None:
                yield then

    def _turning_days(self, action: Action) -> Iterator[date]:
        """Give the days on which a date can have passed, or a report can have become missing."""
        every: tuple[Action | Milestone, ...] = (action, *action.milestones)
        ends = [end for item in every for end in _ends(item)]
        lasts = {end.last for end in ends if end.last is not None}
        begins = {item.start.last for item in every if item.start and item.start.last}
        yield from (last + DAY for last in (*lasts, *begins))
        first_status = min((u.date for u in all_updates(action) if u.status), default=date.max)
        soon = timedelta(days=self._plan.thresholds.due_soon_days)
        yield from (last - soon for last in lasts if last - soon < first_status)
        beginnings = (self._since, self._plan.first_day, action.added)
        floors = [day for day in beginnings if day is not None]
        yield from floors
        firsts = {end.first for end in ends if end.first is not None and end.period_days}
        heard = sorted({update.date for update in all_updates(action)})
        periods = {self._plan.review_period_days, *(e.period_days for e in ends if e.period_days)}
        for period in map(timedelta, periods):
            yield from (day + period + DAY for day in {*floors, *begins, *firsts})
            for day, following in zip(heard, (*heard[1:], date.max), strict=False):
                if following - day > period:
                    yield day + period + DAY

    def _tracked(self, action: Action, day: date) -> Tracked | None:
        """Give an action as it was known on a day, or None where it was not in the plan."""
        then = known_action(action, as_of=day)
        return None if then is None else tracked(then, self._plan_on(day), as_of=day)

    def _plan_on(self, day: date) -> Plan:
        if day not in self._plans:
            self._plans[day] = known(self._plan, as_of=day)
        return self._plans[day]

    def _is_missing(self, item: Tracked, day: date) -> bool:
        """Say whether a report is missing; one after its date is, where there was none since."""
        if item.kind is OverdueKind.UNHEARD:
            return True
        known_since = self._since is not None and self._since <= day
        since = self._since if known_since else self._plan.first_day
        return silence(item, self._plan_on(day), since, as_of=day) is not None


def _size(action: Action) -> int:
    every: tuple[Action | Milestone, ...] = (action, *action.milestones)
    return sum(1 + len(item.updates) + len(item.rescheduled) for item in every)


def _ends(item: Action | Milestone) -> Iterator[Deadline]:
    """Give every deadline that something has had."""
    yield from (move.previous for move in item.rescheduled)
    if item.deadline is not None:
        yield item.deadline


def _passed(item: Tracked, day: date) -> Iterator[Event]:
    """Give what passed on the day before a day; where parts say when it ends, the end is theirs."""
    passed = item.passed is not None and item.passed.last == day - DAY
    if passed:
        yield Event(day, None, is_silence=False)
    for part in item.parts:
        theirs = part.passed is not None and part.passed.last == day - DAY
        if theirs and not (passed and item.end_is_derived):
            yield Event(day, part.part.ref, is_silence=False)
