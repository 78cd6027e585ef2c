"""The records of a plan: what its files say, and nothing that is worked out from them.

They are named tuples, always made with keywords: forty data classes would take as long to define as
the whole command line takes to start.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from cip.model.deadline import Deadline
from cip.model.place import NOWHERE, Spot
from cip.model.vocabulary import OfficerKind, ReviewKind, Status

NOTHING: Mapping[str, str] = MappingProxyType({})
"""No words by key."""


class Source(NamedTuple):
    """The document, and the place in it, that something is quoted from."""

    document: str
    page: int | None = None
    paragraph: str | None = None
    section: str | None = None
    note: str | None = None
    spot: Spot = NOWHERE


class Evidence(NamedTuple):
    """What shows that something was done: a document of the plan or the address of a page."""

    title: str
    document: str | None = None
    url: str | None = None
    page: int | None = None
    paragraph: str | None = None
    spot: Spot = NOWHERE


class Update(NamedTuple):
    """What was known on one day. ``status`` is None where the update is a note alone."""

    date: date
    status: Status | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    verified_by: str | None = None
    superseded_by: str | None = None
    spot: Spot = NOWHERE


class Rescheduling(NamedTuple):
    """A move of a deadline: on which day, what it was before, why, and who agreed."""

    on: date
    previous: Deadline
    reason: str
    agreed_by: str | None = None
    source: Source | None = None
    spot: Spot = NOWHERE


class Sum(NamedTuple):
    """A sum of money that the plan names, in pounds."""

    title: str
    kind: str
    amount: float
    period: str | None = None
    funding: str | None = None
    as_published: str | None = None
    source: Source | None = None


class BoardRating(NamedTuple):
    """The colour that a board gave an action on one day, and why."""

    date: date
    board: str
    rating: str
    reason: str
    spot: Spot = NOWHERE


class Option(NamedTuple):
    """Something that could be done about an exception, and its effect."""

    option: str
    effect: str


class ExceptionCase(NamedTuple):
    """What a board needs to decide on an action off target, in the parts of an exception report.

    The parts are those of PRINCE2: cause, consequence, options with their effect, recommendation.
    ``decided_on`` and ``decision`` are None until the board has decided.
    """

    raised: date
    cause: str
    consequence: str
    options: tuple[Option, ...] = ()
    recommendation: str | None = None
    asked_of: str | None = None
    decided_on: date | None = None
    decision: str | None = None
    spot: Spot = NOWHERE


class Resource(NamedTuple):
    """A role or service that a business case needs."""

    role: str
    responsibilities: str | None = None
    time: str | None = None


class FinancialLine(NamedTuple):
    """One item of a business case with its sums in pounds by financial year."""

    item: str
    amounts: Mapping[str, float]
    funding: str | None = None


class BusinessCase(NamedTuple):
    """What a business case states beyond what the action or workstream already holds."""

    directorate: str | None = None
    service_area: str | None = None
    sponsor: str | None = None
    manager: str | None = None
    approach: str | None = None
    effectiveness: str | None = None
    equity: str | None = None
    efficiency: str | None = None
    economy: str | None = None
    options: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    impacts: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    financial: tuple[FinancialLine, ...] = ()


class Milestone(NamedTuple):
    """A lettered, bulleted or phased part of an action."""

    ref: str
    title: str
    lead: tuple[str, ...] = ()
    start: Deadline | None = None
    deadline: Deadline | None = None
    rescheduled: tuple[Rescheduling, ...] = ()
    depends_on: tuple[str, ...] = ()
    as_published: Mapping[str, str] = NOTHING
    updates: tuple[Update, ...] = ()
    spot: Spot = NOWHERE


class Action(NamedTuple):
    """The unit that is owned, due and reported on. One file holds one action.

    Officers stand as they were written; ``Plan.officer`` finds whom a name means.
    ``recommendations`` is None where the action names none and so answers its workstream's.
    ``added`` is the day that the action came into the plan, None where it was there from the start.
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
    recommendations: tuple[str, ...] | None = None
    depends_on: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    finance: tuple[Sum, ...] = ()
    business_case: BusinessCase | None = None
    updates: tuple[Update, ...] = ()
    exception: ExceptionCase | None = None
    board_ratings: tuple[BoardRating, ...] = ()
    as_published: Mapping[str, str] = NOTHING
    notes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: Source | None = None
    path: str = ""
    spot: Spot = NOWHERE


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
    as_published: Mapping[str, str] = NOTHING
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
    spot: Spot = NOWHERE


class Officer(NamedTuple):
    """A role that answers for actions: an officer, an elected member, or a body. Never a person."""

    id: str
    title: str
    abbreviations: tuple[str, ...] = ()
    kind: OfficerKind = OfficerKind.OFFICER
    note: str | None = None
    spot: Spot = NOWHERE


class Board(NamedTuple):
    """A body that reads the reports: how often it meets, and which report it gets."""

    id: str
    title: str
    chair: str | None = None
    role: str | None = None
    meets: str | None = None
    meetings: tuple[date, ...] = ()
    review_period_days: int | None = None
    template: str | None = None
    source: Source | None = None
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
    """When a signal fires; ``stale_days`` is None where the plan leaves it to its boards."""

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
    """What a plan calls its levels."""

    objective: Label = Label(one="Objective", many="Objectives")
    workstream: Label = Label(one="Workstream", many="Workstreams")
    action: Label = Label(one="Action", many="Actions")
    milestone: Label = Label(one="Milestone", many="Milestones")


class RecommendationNote(NamedTuple):
    """What was reported about a recommendation on one day."""

    date: date
    note: str
    evidence: tuple[Evidence, ...] = ()
    spot: Spot = NOWHERE


class Response(NamedTuple):
    """What the council decided about a recommendation: accepted, partly or rejected."""

    decision: str
    reason: str | None = None
    decided_by: str | None = None
    on: date | None = None
    source: Source | None = None


class DeclaredGap(NamedTuple):
    """A statement that no action answers a recommendation for now, why, and who decided."""

    reason: str
    decided_by: str
    on: date | None = None
    source: Source | None = None


class Recommendation(NamedTuple):
    """Something that a review asked the council to do."""

    id: str
    text: str
    response: Response | None = None
    same_as: tuple[str, ...] = ()
    gap: DeclaredGap | None = None
    updates: tuple[RecommendationNote, ...] = ()
    spot: Spot = NOWHERE


class RecommendationSet(NamedTuple):
    """The recommendations of one review."""

    id: str
    title: str
    kind: ReviewKind
    date: Deadline | None = None
    body: str | None = None
    source: Source | None = None
    recommendations: tuple[Recommendation, ...] = ()
    spot: Spot = NOWHERE


class PlanAnswer(NamedTuple):
    """A recommendation that the plan answers as a whole, and how."""

    recommendation: str
    how: str
    source: Source | None = None
    spot: Spot = NOWHERE


class Reading(NamedTuple):
    """What a KPI was measured to be on one day."""

    date: date
    value: float
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    spot: Spot = NOWHERE


class Target(NamedTuple):
    """The value that a KPI is to reach, and by when."""

    value: float
    by: Deadline | None = None


class Kpi(NamedTuple):
    """A key performance indicator: what shows whether what was done changed anything."""

    id: str
    title: str
    unit: str | None = None
    direction: str | None = None
    target: Target | None = None
    readings: tuple[Reading, ...] = ()
    owner: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    workstreams: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: Source | None = None
    spot: Spot = NOWHERE


class Score(NamedTuple):
    """How likely and how grave a risk was judged to be on one day, each from 1 to 5."""

    date: date
    likelihood: int
    impact: int
    note: str | None = None
    spot: Spot = NOWHERE


class Risk(NamedTuple):
    """A risk to the plan, with what is done about it."""

    id: str
    title: str
    description: str | None = None
    mitigations: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    scores: tuple[Score, ...] = ()
    objectives: tuple[str, ...] = ()
    workstreams: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: Source | None = None
    spot: Spot = NOWHERE


class Plan(NamedTuple):
    """One council's improvement plan, as its files say it.

    ``name`` is its folder's. ``actions`` and ``workstreams`` stand in the order of their
    references (1.2 before 1.10). ``readable`` is False where ``plan.yaml`` is missing or broken:
    then the title is the folder's name, and officers, objectives and thresholds are not known.
    """

    name: str
    council: str
    title: str
    summary: str | None = None
    approved: date | None = None
    start: Deadline | None = None
    end: Deadline | None = None
    labels: Labels = Labels()
    objectives: tuple[Objective, ...] = ()
    officers: tuple[Officer, ...] = ()
    boards: tuple[Board, ...] = ()
    papers: tuple[Paper, ...] = ()
    thresholds: Thresholds = Thresholds()
    colour_rule: str | None = None
    answers: tuple[PlanAnswer, ...] = ()
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
        """Give after how many days without an update an open action is stale.

        The plan's own threshold, else the shortest review period that one of its boards states,
        else 92 days, a quarter.
        """
        if self.thresholds.stale_days is not None:
            return self.thresholds.stale_days
        stated = [b.review_period_days for b in self.boards if b.review_period_days is not None]
        return min(stated, default=92)
