"""The records of a plan: what its files say, and nothing that follows from it.

They are named tuples, always made with keywords: forty data classes would take as long to define as
the whole command line takes to start.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from cip.model.changed import ChangeControl, Changed, Closed
from cip.model.deadline import Deadline
from cip.model.measures import Kpi, Risk
from cip.model.money import BusinessCase, Sum
from cip.model.oversight import BoardRating, ExceptionCase
from cip.model.people import Board, Officer
from cip.model.place import NOWHERE, Spot
from cip.model.progress import Commentary, Rescheduling, Update
from cip.model.review import PlanAnswer, RecommendationSet
from cip.model.source import Source

NOTHING: Mapping[str, str] = MappingProxyType({})
"""No words by key."""


class Milestone(NamedTuple):
    """A lettered, bulleted or phased part of an action."""

    ref: str
    title: str
    added: date | None = None
    lead: tuple[str, ...] = ()
    start: Deadline | None = None
    deadline: Deadline | None = None
    rescheduled: tuple[Rescheduling, ...] = ()
    changed: tuple[Changed, ...] = ()
    depends_on: tuple[str, ...] = ()
    lost: Mapping[str, str] = NOTHING
    as_published: Mapping[str, str] = NOTHING
    updates: tuple[Update, ...] = ()
    spot: Spot = NOWHERE


_LONGEST_NUMBER = 30
"""A longer text in the place of a number is none that a reader looks for."""


class Action(NamedTuple):
    """The unit that is owned, due and reported on. One file holds one action.

    Officers stand as they were written; ``Plan.officer`` finds whom a name means.
    ``recommendations`` is None where the action names none and so answers its workstream's.
    ``added`` is the day that the action came into the plan, None where it was there from the start.
    ``lost`` has, by key, how our copy of the paper lost what the paper gives.
    """

    ref: str
    title: str
    workstream: str
    added: date | None = None
    detail: str | None = None
    accountable: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    lead_member: tuple[str, ...] = ()
    start: Deadline | None = None
    deadline: Deadline | None = None
    rescheduled: tuple[Rescheduling, ...] = ()
    changed: tuple[Changed, ...] = ()
    recommendations: tuple[str, ...] | None = None
    depends_on: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    finance: tuple[Sum, ...] = ()
    business_case: BusinessCase | None = None
    updates: tuple[Update, ...] = ()
    exception: ExceptionCase | None = None
    board_ratings: tuple[BoardRating, ...] = ()
    as_published: Mapping[str, str] = NOTHING
    lost: Mapping[str, str] = NOTHING
    notes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: Source | None = None
    path: str = ""
    spot: Spot = NOWHERE

    @property
    def title_in_lists(self) -> str:
        """Give its title with the number before it that the paper prints, where that is another."""
        printed = " ".join(self.as_published.get("ref", "").split())
        is_other = printed not in ("", self.ref) and len(printed) <= _LONGEST_NUMBER
        return f"{printed}: {self.title}" if is_other else self.title


class Workstream(NamedTuple):
    """The level between an objective and its actions.

    ``readable`` is False for a stand-in: the folder is there, its ``workstream.yaml`` is missing
    or broken, and only the number and the words of the folder's name are known.
    """

    ref: str
    title: str
    objective: str | None = None
    purpose: str | None = None
    accountable: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    lead_member: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    measurement: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    financial_impact: str | None = None
    finance: tuple[Sum, ...] = ()
    business_case: BusinessCase | None = None
    interdependencies: str | None = None
    depends_on: tuple[str, ...] = ()
    commentary: tuple[Commentary, ...] = ()
    changed: tuple[Changed, ...] = ()
    as_published: Mapping[str, str] = NOTHING
    lost: Mapping[str, str] = NOTHING
    notes: tuple[str, ...] = ()
    source: Source | None = None
    folder: str = ""
    readable: bool = True
    spot: Spot = NOWHERE


class Objective(NamedTuple):
    """The top level of a plan, with its target."""

    ref: str
    title: str
    target: str | None = None
    deadline: Deadline | None = None
    description: str | None = None
    accountable: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    source: Source | None = None
    changed: tuple[Changed, ...] = ()
    spot: Spot = NOWHERE


class Paper(NamedTuple):
    """A published document that the plan is quoted from or that updates cite."""

    id: str
    title: str
    date: Deadline | None = None
    publisher: str | None = None
    url: str | None = None
    note: str | None = None
    spot: Spot = NOWHERE


class Thresholds(NamedTuple):
    """When a signal fires; ``stale_days``, the review period, is None where boards set it."""

    due_soon_days: int = 30
    stale_days: int | None = None
    slipped_times: int = 2
    slipped_days: int = 90
    pace_gap_percent: int = 25


class Label(NamedTuple):
    """What a plan calls one level: one of it, and several."""

    one: str
    many: str


class Labels(NamedTuple):
    """What a plan calls its levels, and those who answer for what is in them."""

    objective: Label = Label(one="Objective", many="Objectives")
    workstream: Label = Label(one="Workstream", many="Workstreams")
    action: Label = Label(one="Action", many="Actions")
    milestone: Label = Label(one="Milestone", many="Milestones")
    accountable: Label = Label(one="Accountable officer", many="Accountable officers")
    lead: Label = Label(one="Lead", many="Leads")
    lead_member: Label = Label(one="Lead member", many="Lead members")


class Shown(NamedTuple):
    """What a plan itself calls a status or a position, and its colour for it."""

    word: str | None = None
    colour: str | None = None


class NotAtHand(NamedTuple):
    """A paper that reports on the plan as of a day, and is not in this record."""

    date: date
    what: str
    spot: Spot = NOWHERE


class RestsOn(NamedTuple):
    """What a record was made from, and which papers exist that are not here."""

    text: str
    not_at_hand: tuple[NotAtHand, ...] = ()


class Plan(NamedTuple):
    """One council's improvement plan, as its files say it.

    ``name`` is its folder's. ``actions`` and ``workstreams`` stand in the order of their
    references (1.2 before 1.10). ``readable`` is False where ``plan.yaml`` is missing or broken:
    then the title is the folder's name, and officers, objectives and thresholds are not known.
    ``is_draft`` is True only of a plan as it was known on a day before it was approved.
    """

    name: str
    council: str
    title: str
    summary: str | None = None
    approved: date | None = None
    change_control: ChangeControl | None = None
    closed: Closed | None = None
    start: Deadline | None = None
    end: Deadline | None = None
    labels: Labels = Labels()
    objectives: tuple[Objective, ...] = ()
    officers: tuple[Officer, ...] = ()
    boards: tuple[Board, ...] = ()
    papers: tuple[Paper, ...] = ()
    thresholds: Thresholds = Thresholds()
    colour_rule: str | None = None
    legend: Mapping[str, Shown] = MappingProxyType({})
    answers: tuple[PlanAnswer, ...] = ()
    rests_on: RestsOn | None = None
    commentary: tuple[Commentary, ...] = ()
    changed: tuple[Changed, ...] = ()
    finance: tuple[Sum, ...] = ()
    abbreviations: Mapping[str, str] = NOTHING
    notes: tuple[str, ...] = ()
    source: Source | None = None
    workstreams: tuple[Workstream, ...] = ()
    actions: tuple[Action, ...] = ()
    sets: tuple[RecommendationSet, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    risks: tuple[Risk, ...] = ()
    path: str = ""
    readable: bool = True
    is_draft: bool = False
    spot: Spot = NOWHERE

    @property
    def first_day(self) -> date | None:
        """Give the day before which nothing can have been reported, or None if it is not known."""
        return self.start.first if self.start else None

    @property
    def references(self) -> tuple[str, ...]:
        """Give the references of all workstreams and actions, in the plan's order."""
        workstreams = (workstream.ref for workstream in self.workstreams)
        return (*workstreams, *(action.ref for action in self.actions))

    @property
    def review_period_days(self) -> int:
        """Give within how many days a report on each open action is expected.

        The plan's own threshold, else the shortest review period that one of its boards states,
        else 92 days, a quarter.
        """
        if self.thresholds.stale_days is not None:
            return self.thresholds.stale_days
        stated = [b.review_period_days for b in self.boards if b.review_period_days is not None]
        return min(stated, default=92)
