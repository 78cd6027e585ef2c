"""The record itself: how new it is, and how much of the plan was heard of."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cip.assessment.silence import reporting_since
from cip.assessment.standing import Standing
from cip.model.plan import NotAtHand, Plan


class Record(NamedTuple):
    """How new a plan's record is as of a day. It is always that of the whole plan.

    ``newest_update`` is the newest report on an action or a part, and ``days`` how long ago that
    was; both None where nothing was ever reported. ``is_current`` says that it lies within the
    review period; where nothing was ever reported, that this period has not gone by since reports
    could be expected. ``open`` are the actions still to be done, ``heard`` those of them that were
    reported on within the period.
    """

    newest_update: date | None
    days: int | None
    review_period: int
    is_current: bool
    is_draft: bool
    open: int
    heard: int

    @property
    def is_empty(self) -> bool:
        """Say whether it holds nothing but the plan: no report at all."""
        return self.newest_update is None

    @property
    def needs_banner(self) -> bool:
        """Say whether a reader has to be warned first of all: it is out of date, or empty.

        Of a draft no report is expected.
        """
        return not self.is_draft and (self.is_empty or not self.is_current)


def record(plan: Plan, standings: Iterable[Standing], *, as_of: date) -> Record:
    """Give how new the record of a plan is, from the plan as it was known on a day."""
    every = tuple(standings)
    newest = max((s.last_heard for s in every if s.last_heard), default=None)
    period = plan.review_period_days
    since = newest or reporting_since(plan)
    still_open = [s for s in every if s.is_open]
    return Record(
        newest_update=newest,
        days=(as_of - newest).days if newest else None,
        review_period=period,
        is_current=plan.is_draft or (since is not None and (as_of - since).days <= period),
        is_draft=plan.is_draft,
        open=len(still_open),
        heard=sum(is_heard(s, period, as_of=as_of) for s in still_open),
    )


def is_heard(standing: Standing, period: int, *, as_of: date) -> bool:
    """Say whether an action, or a part of it, was reported on within so many days."""
    heard = standing.last_heard
    return heard is not None and (as_of - heard).days <= period


def missing_paper(standing: Standing, plan: Plan) -> NotAtHand | None:
    """Give the paper that would say how an action stands and is not in this record, or None.

    It is the newest one that reports of a day in the action's silence. Its owner may have reported
    as asked: it is the programme office that has to be asked for the paper.
    """
    if plan.rests_on is None:
        return None
    heard = standing.last_heard
    spans = [p for p in plan.rests_on.not_at_hand if heard is None or p.date > heard]
    return max(spans, key=lambda paper: paper.date, default=None)
