"""How the figures of a plan went over time: one row of figures for each of several days."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cip.assessment.months import months_after
from cip.assessment.picture import Picture, picture
from cip.model.plan import Plan
from cip.model.vocabulary import Every, Position, RecommendationState

MOST_DAYS = 400
"""How many days a trend has at most."""

_DELIVERED = (
    RecommendationState.DELIVERED,
    RecommendationState.EVIDENCED,
    RecommendationState.VERIFIED,
)


class Point(NamedTuple):
    """The figures of a plan as of one day.

    ``counts`` are the actions by position, as a status has them, and add up to ``actions``.
    ``past_first`` are those that are open after the day that was promised first, however often it
    was moved since. ``delivered`` are the ``recommendations`` of which all that answers them is
    reported as done. ``newest_report`` is the day of the newest one in the record by then.
    """

    as_of: date
    counts: Mapping[Position, int]
    actions: int
    past_first: int
    recommendations: int
    delivered: int
    newest_report: date | None


def point(shown: Picture) -> Point:
    """Give the figures of a picture."""
    covers = shown.coverage.covers
    return Point(
        as_of=shown.as_of,
        counts=shown.counts,
        actions=len(shown.standings),
        past_first=sum(s.is_open_after(s.baseline, as_of=shown.as_of) for s in shown.standings),
        recommendations=len(covers),
        delivered=sum(cover.state in _DELIVERED for cover in covers),
        newest_report=shown.record.newest_update,
    )


def points(plan: Plan, days: Iterable[date], *, beside: Sequence[Plan] = ()) -> Iterable[Point]:
    """Give the figures of a plan as of each of some days, by what its files say of them now.

    ``beside`` are the plans that it may have taken something over from.
    """
    return (point(picture(plan, as_of=day, beside=beside)) for day in days)


def first_day(plan: Plan) -> date | None:
    """Give the day from which a plan has a past: it was approved, or began, or was reported on."""
    if plan.approved is not None:
        return plan.approved
    if plan.first_day is not None:
        return plan.first_day
    reported = (update.date for action in plan.actions for update in action.updates)
    return min(reported, default=None)


def days_of(
    every: Every, meetings: Iterable[date], *, since: date, as_of: date
) -> tuple[date, ...]:
    """Give the days of a trend, the oldest first; the last is ``as_of`` itself.

    The days are no earlier than ``since``. ``meetings`` are the days on which boards meet.
    """
    if every is Every.MEETING:
        found = sorted(set(meetings))
    else:
        found = list(_ends(1 if every is Every.MONTH else 3, since=since, as_of=as_of))
    return (*(day for day in found if since <= day < as_of), as_of)


def _ends(months: int, *, since: date, as_of: date) -> Iterable[date]:
    """Give the last days of the months, or of the quarters of the calendar."""
    month = since.month + (-since.month) % months
    start = date(since.year, month, 1)
    for number in range(MOST_DAYS + 1):
        try:
            day = months_after(start, number * months + 1) - timedelta(days=1)
        except ValueError:  # the calendar ends
            return
        if day >= as_of:
            return
        yield day
