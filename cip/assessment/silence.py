"""Silence: a report was expected, and is not in the record. It says nothing of the work."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from cip.assessment.tracked import Tracked
from cip.model.deadline import Deadline, day_for_people
from cip.model.plan import Plan
from cip.model.text import counted
from cip.model.vocabulary import OverdueKind


class Silence(NamedTuple):
    """Why a report was expected, in sentences that read on after the action's title.

    ``since`` is the day from which silence counts: that of the last report, or the one from which
    reports were to be expected; None where neither is known. ``due`` is the first day on which a
    report was missing: at the earliest that on which one could be expected at all.
    """

    since: date | None
    due: date
    reasons: tuple[str, ...]


def reporting_since(plan: Plan) -> date | None:
    """Give the day from which reports on a plan can be expected.

    The day that the plan was approved; where that is not known, the day of its first update, and
    where there is none, the plan's first day.
    """
    if plan.approved is not None:
        return plan.approved
    days = [u.date for action in plan.actions for u in action.updates]
    days += [u.date for a in plan.actions for part in a.milestones for u in part.updates]
    return min(days, default=plan.first_day)


def clock(item: Tracked, since: date | None) -> date | None:
    """Give the day from which silence about an action counts, or None where none is known.

    The latest of its last report, the day from which reports can be expected (``since``), the day
    that it was added, the last day of its start, and the first day of its rhythm.
    """
    start = item.start.last if item.start else None
    end = item.deadline
    rhythm = end.first if end is not None and end.period_days is not None else None
    days = (item.last_heard, since, item.action.added, start, rhythm)
    return max((day for day in days if day is not None), default=None)


def period_of(item: Tracked, plan: Plan) -> int:
    """Give within how many days a report on an action is expected: by its rhythm or the plan."""
    rhythm = item.deadline.period_days if item.deadline else None
    return rhythm or plan.review_period_days


def silence(item: Tracked, plan: Plan, since: date | None, *, as_of: date) -> Silence | None:
    """Give since when and why a report on an open action is missing, or None.

    Of a draft no report is expected, nor before the first day of a plan.
    """
    if plan.is_draft or not item.is_open:
        return None
    start = clock(item, since)
    found = tuple(_reasons(item, plan, start, as_of=as_of))
    if not found:
        return None
    possible = [day for day in (since, item.action.added) if day is not None]
    due = max([min(day for day, _ in found), *possible])
    return Silence(start, due, tuple(text for _, text in found)) if due <= as_of else None


def _reasons(
    item: Tracked, plan: Plan, start: date | None, *, as_of: date
) -> Iterator[tuple[date, str]]:
    """Give the reasons for which a report was expected, each with the first day it was missing."""
    period = period_of(item, plan)
    if start is not None and (as_of - start).days > period:
        days = counted((as_of - start).days, "day")
        heard = "the last report" if item.last_heard == start else "a report could be expected"
        text = (
            f"no report in this record for {days}, since {heard} on {day_for_people(start)}; "
            f"one is expected every {counted(period, 'day')}"
        )
        yield start + timedelta(days=period + 1), text
    if item.status is None:
        yield from _not_begun(item, plan, as_of=as_of)
    passed = [p for p in item.parts if p.kind in (OverdueKind.UNHEARD, OverdueKind.NOT_SAID)]
    if passed:
        first = min(passed, key=lambda part: _last(part.passed))
        day = day_for_people(_last(first.passed))
        many = f" and {len(passed) - 1} more" if len(passed) > 1 else ""
        said = "whether they are done" if many else "whether it is done"
        were = "were" if many else "was"
        text = f"part ({first.part.ref}){many} {were} due by {day}, and nobody said {said}"
        yield _last(first.passed) + timedelta(days=1), text


def _not_begun(item: Tracked, plan: Plan, *, as_of: date) -> Iterator[tuple[date, str]]:
    start = item.start.last if item.start else None
    if start is not None and as_of > start:
        text = f"was to start by {day_for_people(start)}, and nothing is reported as begun"
        yield start + timedelta(days=1), text
    last = item.deadline.last if item.deadline else None
    soon = timedelta(days=plan.thresholds.due_soon_days)
    if last is not None and as_of <= last <= as_of + soon:
        yield last - soon, f"due by {day_for_people(last)}, and nothing is reported as begun"


def _last(deadline: Deadline | None) -> date:
    return date.max if deadline is None or deadline.last is None else deadline.last
