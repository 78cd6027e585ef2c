"""Where KPIs and risks stand as of a day: the newest reading or score, and which way it went."""

from datetime import date
from typing import NamedTuple

from cip.model.measures import Kpi, Reading, Risk, Score
from cip.model.plan import Plan


class KpiStanding(NamedTuple):
    """A KPI with its newest reading and the one before.

    ``trend`` is ``better``, ``worse``, ``same``, or, where the plan does not say which way is
    better, ``up`` or ``down``; None with fewer than two readings. ``on_target`` is None where
    there is no target, no direction or no reading, and where ``is_ahead``: the target is not
    reached, and the last day on which it is to be reached has not passed.
    """

    kpi: Kpi
    address: str
    newest: Reading | None
    previous: Reading | None
    trend: str | None
    on_target: bool | None
    is_ahead: bool


class RiskStanding(NamedTuple):
    """A risk with its newest score and the one before; ``level``: likelihood × impact."""

    risk: Risk
    address: str
    newest: Score | None
    previous: Score | None
    level: int | None
    trend: str | None


def kpi_standings(plan: Plan, *, as_of: date) -> tuple[KpiStanding, ...]:
    """Give the standing of each KPI in the plan's order."""
    return tuple(_kpi(kpi, plan, as_of=as_of) for kpi in plan.kpis)


def risk_standings(plan: Plan) -> tuple[RiskStanding, ...]:
    """Give the standing of each risk in the plan's order."""
    return tuple(_risk(risk, plan) for risk in plan.risks)


def _kpi(kpi: Kpi, plan: Plan, *, as_of: date) -> KpiStanding:
    known = sorted(kpi.readings, key=lambda reading: reading.date)
    newest = known[-1] if known else None
    previous = known[-2] if len(known) > 1 else None
    reached = _reached(kpi, newest)
    is_ahead = reached is False and not _is_due(kpi, as_of=as_of)
    return KpiStanding(
        kpi=kpi,
        address=f"{plan.name}/{kpi.id}",
        newest=newest,
        previous=previous,
        trend=_kpi_trend(kpi, newest, previous),
        on_target=None if is_ahead else reached,
        is_ahead=is_ahead,
    )


def _kpi_trend(kpi: Kpi, newest: Reading | None, previous: Reading | None) -> str | None:
    if newest is None or previous is None:
        return None
    if newest.value == previous.value:
        return "same"
    rose = newest.value > previous.value
    if kpi.direction is None:
        return "up" if rose else "down"
    return "better" if rose == (kpi.direction == "higher-is-better") else "worse"


def _is_due(kpi: Kpi, *, as_of: date) -> bool:
    """Say whether the last day on which the target is to be reached has passed, if it has one."""
    by = kpi.target.by if kpi.target else None
    return by is None or by.last is None or by.last < as_of


def _reached(kpi: Kpi, newest: Reading | None) -> bool | None:
    if kpi.target is None or kpi.direction is None or newest is None:
        return None
    if kpi.direction == "higher-is-better":
        return newest.value >= kpi.target.value
    return newest.value <= kpi.target.value


def _risk(risk: Risk, plan: Plan) -> RiskStanding:
    known = sorted(risk.scores, key=lambda score: score.date)
    newest = known[-1] if known else None
    previous = known[-2] if len(known) > 1 else None
    level = newest.likelihood * newest.impact if newest else None
    return RiskStanding(
        risk=risk,
        address=f"{plan.name}/{risk.id}",
        newest=newest,
        previous=previous,
        level=level,
        trend=_risk_trend(level, previous),
    )


def _risk_trend(level: int | None, previous: Score | None) -> str | None:
    if level is None or previous is None:
        return None
    before = previous.likelihood * previous.impact
    return "same" if level == before else "worse" if level > before else "better"
