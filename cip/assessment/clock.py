"""What the kind of a review makes due, and when: the clock of a set of recommendations."""

from datetime import date
from typing import NamedTuple

from cip.assessment.months import months_after
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
        """Say whether the last day has passed and the files do not say that it was done by then."""
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
    """Give the clock of each review that has one: a dated review of a kind with a timetable."""
    return tuple(clock for review in plan.sets if (clock := _clock(plan, review)) is not None)


def _clock(plan: Plan, review: RecommendationSet) -> Clock | None:
    day = review.date.last if review.date else None
    if day is None or review.kind is not ReviewKind.PEER_CHALLENGE:
        return None
    return Clock(
        review=review,
        steps=_peer_challenge(day, plan),
        guidance="Local Government Association, Corporate Peer Challenge reports",
        url=(
            "https://www.local.gov.uk/our-support/council-assurance-and-peer-challenge/"
            "peer-challenges-we-offer/corporate-peer-3"
        ),
    )


def _peer_challenge(day: date, plan: Plan) -> tuple[Step, ...]:
    """Give the timetable of a Corporate Peer Challenge, counted from its last day.

    The Local Government Association asks a council to publish the report with an action plan within
    three months, the action plan no later than five; a progress review takes place at about ten
    months, and its report is published no later than twelve.
    """
    due, latest = months_after(day, 3), months_after(day, 5)
    return (
        Step("report and action plan", due=due, latest=latest, done=plan.approved),
        Step("progress review", due=months_after(day, 10), about=True),
        Step("report of the progress review", due=months_after(day, 12)),
    )
