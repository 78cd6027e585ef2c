"""The words for what was worked out, the same wherever it is shown."""

from cip.assessment.measures import KpiStanding, RiskStanding
from cip.model.deadline import day_for_people
from cip.model.measures import Kpi, Reading
from cip.model.progress import Rescheduling
from cip.model.review import RecommendationSet
from cip.model.text import counted
from cip.model.vocabulary import OverdueKind, Position, RecommendationState

POSITION_WORDS = {
    Position.OVERDUE: "overdue",
    Position.AT_RISK: "at risk",
    Position.SILENT: "silent",
    Position.NOT_REPORTED: "not reported",
    Position.NOT_STARTED: "not started",
    Position.ON_TRACK: "under way",
    Position.COMPLETE: "complete",
    Position.WITHDRAWN: "withdrawn",
}
"""The positions in words."""

KIND_WORDS = {
    OverdueKind.KNOWN_LATE: "known late",
    OverdueKind.NOT_SAID: "not said whether it is done",
    OverdueKind.UNHEARD: "no report since",
}
"""How it is known that something is overdue, in words that stand beside ``overdue``."""

NO_REPORT = "no report in this record"
"""What is said of an action of which nothing was ever reported: nobody is accused."""

STATE_WORDS = {
    RecommendationState.UNCOVERED: "not answered",
    RecommendationState.PLANNED: "planned",
    RecommendationState.IN_PROGRESS: "in progress",
    RecommendationState.DELIVERED: "delivered",
    RecommendationState.EVIDENCED: "evidenced",
    RecommendationState.VERIFIED: "verified",
}
"""The states of a recommendation in words."""


NO_REASON = "no reason is recorded"


def moved_on(move: Rescheduling) -> str:
    """Give when a deadline moved: ``on 3 May 2024``, or that no paper says so."""
    return f"on {day_for_people(move.on)}" if move.on else "on a day that is not known"


def review_words(review: RecommendationSet) -> str:
    """Give the title of a review with its date, unless the title names the date already."""
    if review.date is None or review.date.plain in review.title:
        return review.title
    return f"{review.title}, {review.date.plain}"


def value_words(kpi: Kpi, value: float) -> str:
    """Give a value with its unit: ``£300``, ``93.5%``, ``12 complaints``."""
    number = f"{value:,.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    unit = kpi.unit or ""
    if unit == "£":
        return f"£{number}"
    return f"{number}{unit}" if unit == "%" else f"{number} {unit}".strip()


def kpi_words(standing: KpiStanding) -> str:
    """Give the newest reading against the one before and the target, or that there is none."""
    kpi, newest = standing.kpi, standing.newest
    said = [f"{reading_words(kpi, newest)}" if newest else "no reading"]
    if standing.previous is not None:
        said.append(f"{standing.trend}, from {reading_words(kpi, standing.previous)}")
    if kpi.target is not None:
        by = f" {kpi.target.by.due}" if kpi.target.by else ""
        said.append(f"target {value_words(kpi, kpi.target.value)}{by}")
    if standing.on_target is not None:
        said.append("on target" if standing.on_target else "off target")
    elif standing.is_ahead:
        said.append("not reached, and not due yet")
    return " · ".join(said)


def reading_words(kpi: Kpi, reading: Reading) -> str:
    """Give a reading with its unit and its day."""
    return f"{value_words(kpi, reading.value)} on {day_for_people(reading.date)}"


def risk_words(standing: RiskStanding) -> str:
    """Give the newest score and the way it went, or that there is none; and the mitigations."""
    newest = standing.newest
    if newest is None:
        said = "not scored"
    else:
        parts = f"likelihood {newest.likelihood}, impact {newest.impact}"
        said = f"score {standing.level} of 25 ({parts}) on {day_for_people(newest.date)}"
        if standing.trend:
            said += f", {standing.trend}"
    return f"{said} · {counted(len(standing.risk.mitigations), 'mitigation')}"
