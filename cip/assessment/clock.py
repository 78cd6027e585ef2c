"""What the kind of a review makes due, and when: the clock of a set of recommendations."""

from datetime import date
from typing import NamedTuple

from cip.assessment.months import months_after
from cip.model.deadline import Deadline
from cip.model.plan import Plan
from cip.model.review import RecommendationSet
from cip.model.vocabulary import ReviewKind


class Step(NamedTuple):
    """Something that is expected after a review.

    ``due`` is the day, ``latest`` the last day that the guidance allows where that is another one.
    ``about`` says that the guidance gives the day only roughly. ``done`` is the day on which it was
    done, where the plan's files say so.
    """

    name: str
    due: date
    latest: date | None = None
    about: bool = False
    done: date | None = None

    def is_late(self, *, as_of: date) -> bool:
        """Say whether the last day has passed and the files do not say that it was done by then.

        What the guidance gives only roughly has no last day, and is never late.
        """
        if self.about:
            return False
        last = self.latest or self.due
        done = self.done is not None and self.done <= last
        return as_of > last and not done


class Clock(NamedTuple):
    """The steps that follow a review, and the guidance that says so."""

    review: RecommendationSet
    steps: tuple[Step, ...]
    guidance: str
    url: str


def clocks(plan: Plan) -> tuple[Clock, ...]:
    """Give the clock of each review that has one: a dated review of a kind with a timetable.

    A progress review has none: it closes the clock of the review that it looked back at.
    """
    return tuple(clock for review in plan.sets if (clock := _clock(plan, review)) is not None)


def _clock(plan: Plan, review: RecommendationSet) -> Clock | None:
    day = review.date.last if review.date else None
    if day is None or review.kind is not ReviewKind.PEER_CHALLENGE or review.progress_review_of:
        return None
    return Clock(
        review=review,
        steps=_peer_challenge(day, review, _progress_review(plan, review)),
        guidance="Local Government Association, Corporate Peer Challenge reports",
        url=(
            "https://www.local.gov.uk/our-support/council-assurance-and-peer-challenge/"
            "peer-challenges-we-offer/corporate-peer-3"
        ),
    )


def _progress_review(plan: Plan, review: RecommendationSet) -> date | None:
    """Give when the progress review of a challenge took place, or None."""
    looked_back = [s.date for s in plan.sets if s.progress_review_of == review.id]
    return _last(review.progress_review) or max(
        (day for said in looked_back if (day := _last(said)) is not None), default=None
    )


def _last(said: Deadline | None) -> date | None:
    return said.last if said else None


def _peer_challenge(
    day: date, review: RecommendationSet, reviewed: date | None
) -> tuple[Step, ...]:
    """Give the timetable of a Corporate Peer Challenge, counted from its last day.

    The Local Government Association asks a council to publish the report with an action plan within
    three months, the action plan no later than five; a progress review takes place at about ten
    months, and its report is published no later than twelve. Each step is closed by the day that
    the review's own entry gives for it, and by nothing else.
    """
    due, latest = months_after(day, 3), months_after(day, 5)
    plan_out, report_out = review.action_plan_published, review.progress_report_published
    return (
        Step("report and action plan", due=due, latest=latest, done=_last(plan_out)),
        Step("progress review", due=months_after(day, 10), about=True, done=reviewed),
        Step("report of the progress review", due=months_after(day, 12), done=_last(report_out)),
    )
