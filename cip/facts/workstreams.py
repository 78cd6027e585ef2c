"""Workstreams, money, measures, risks and dependencies, as facts for reports."""

from collections.abc import Mapping
from typing import Any

from cip.assessment.measures import KpiStanding, RiskStanding
from cip.assessment.picture import Picture
from cip.assessment.position_words import kpi_words
from cip.assessment.standing import PartStanding, Standing
from cip.facts import phrases
from cip.facts.actions import parts, row, rows
from cip.facts.request import Request
from cip.facts.summary import figure_words
from cip.model.money import Sum
from cip.model.plan import Action, Workstream
from cip.model.text import counted
from cip.model.vocabulary import Position

Data = dict[str, Any]


def workstreams(request: Request) -> list[Data]:
    """Give the workstreams, or the one that the report is about, each with its actions."""
    picture = request.picture
    wanted = [w for w in picture.plan.workstreams if request.ref in (None, w.ref)]
    grouped = by_workstream(picture)
    return [_workstream(picture, item, grouped.get(item.ref, [])) for item in wanted]


def by_workstream(picture: Picture) -> Mapping[str, list[Standing]]:
    """Give the actions of each workstream that has any."""
    found: dict[str, list[Standing]] = {}
    for standing in picture.standings:
        found.setdefault(standing.action.workstream, []).append(standing)
    return found


def _workstream(picture: Picture, item: Workstream, mine: list[Standing]) -> Data:
    objective = picture.index.objective(item.objective)
    late = [s for s in mine if s.position is Position.OVERDUE]
    actions = [_with_parts(picture, s) for s in mine]
    return {
        "ref": item.ref,
        "title": item.title,
        "objective_label": picture.plan.labels.objective.one,
        "objective": f"{objective.ref} {objective.title}" if objective else "not given",
        "purpose": item.purpose,
        "accountable": _people(picture, item, "accountable"),
        "lead": _people(picture, item, "lead"),
        "lead_member": _people(picture, item, "lead_member"),
        "recommendations": ", ".join(item.recommendations),
        "outcomes": list(item.outcomes),
        "measurement": list(item.measurement),
        "resources": list(item.resources),
        "financial_impact": item.financial_impact,
        "money": [money(sum_) for sum_ in item.finance],
        "interdependencies": item.interdependencies,
        "depends_on": [named(picture, ref) for ref in item.depends_on],
        "needed_by": [named(picture, ref) for ref in picture.index.dependents(item.ref)],
        "counts": figure_words(picture.plan, mine),
        "total": len(mine),
        "actions": actions,
        "has_starts": any(row["begins"] for a in actions for row in (a, *a["parts"])),
        "late": rows(picture, sorted(late, key=lambda s: -(s.days_overdue or 0))),
        "risky": rows(picture, [s for s in mine if s.position is Position.AT_RISK]),
    }


def _people(picture: Picture, item: Workstream, key: str) -> str:
    none = phrases.LOST if key in item.lost else "nobody named"
    return phrases.people(picture.index, getattr(item, key), none=none)


def _with_parts(picture: Picture, standing: Standing) -> Data:
    """Give an action with its parts: those with a day or a report of their own, and the rest."""
    own = [p for p in standing.parts if _is_dated(p)]
    steps = [p.part for p in standing.parts if not _is_dated(p)]
    return {
        **row(picture, standing),
        "begins": phrases.begins(standing),
        "ends": phrases.ends(standing),
        "text": _text(standing.action),
        "parts": parts(picture, own),
        "steps": [f"({part.ref}) {part.title.rstrip(' .;')}" for part in steps],
    }


def _text(action: Action) -> str:
    """Give an action's whole text: its title, and what it says in full where that says more."""
    title, detail = action.title.rstrip(" ."), (action.detail or "").strip()
    if detail.casefold().startswith(title.casefold()):
        return detail
    return f"{phrases.sentence(title)} {detail}".strip()


def _is_dated(part: PartStanding) -> bool:
    return bool(part.deadline or part.part.start or part.status)


def named(picture: Picture, ref: str) -> str:
    """Give a workstream, action or part with its title; what is not in the plan, as written."""
    item = picture.index.target(ref)
    return f"{ref} {item.title}" if item is not None else ref


def money(item: Sum) -> Data:
    """Give a sum that the plan names, as published where that is recorded."""
    said = item.as_published or f"£{item.amount:,.0f}"
    return {
        "kind": item.kind.replace("-", " "),
        "title": item.title,
        "sum": said,
        "period": item.period if item.period and item.period not in said else "",
        "funding": item.funding or "",
    }


def plan_money(request: Request) -> list[Data]:
    """Give the sums that the plan names as a whole."""
    return [money(item) for item in request.picture.plan.finance]


def kpis(request: Request) -> list[Data]:
    """Give the KPIs with their newest reading."""
    titles = {o.ref: o.title for o in request.picture.plan.objectives}
    return [_kpi(request.picture, item, titles) for item in request.picture.kpis]


def measured(request: Request) -> Data:
    """Give the KPIs that have a reading, those that have none, and how many those are."""
    listed = kpis(request)
    unread = [item for item in listed if not item["has_reading"]]
    of = "" if len(unread) == len(listed) else f"{len(unread)} of "
    total = counted(len(listed), "indicator")
    return {
        "read": [item for item in listed if item["has_reading"]],
        "unread": unread,
        "sentence": f"No reading is recorded for {of}the {total}:",
    }


def _kpi(picture: Picture, item: KpiStanding, titles: Mapping[str, str]) -> Data:
    objectives = [f"{ref} {titles.get(ref, '')}".strip() for ref in item.kpi.objectives]
    return {
        "id": item.kpi.id,
        "title": item.kpi.title,
        "state": kpi_words(item),
        "has_reading": item.newest is not None,
        "owner": phrases.people(picture.index, item.kpi.owner),
        "measures": phrases.joined([*objectives, *item.kpi.recommendations]),
    }


def risks(request: Request) -> list[Data]:
    """Give the risks, the highest score first."""
    found = sorted(request.picture.risks, key=lambda item: -(item.level or 0))
    return [
        {
            "id": item.risk.id,
            "title": item.risk.title,
            "description": item.risk.description or "",
            "state": _score(item),
            "mitigations": list(item.risk.mitigations),
            "owner": phrases.people(request.picture.index, item.risk.owner),
        }
        for item in found
    ]


def _score(item: RiskStanding) -> str:
    newest = item.newest
    if newest is None:
        return "not scored"
    said = f"{item.level} of 25 (likelihood {newest.likelihood}, impact {newest.impact})"
    trend = f", {item.trend}" if item.trend else ""
    return f"{said} on {phrases.day(newest.date)}{trend}"


def dependencies_at_risk(request: Request) -> list[Data]:
    """Give the actions that wait for something late, or due later than they are."""
    found = []
    for standing in request.picture.standings:
        said = standing.signal("dependency")
        if said is not None:
            found.append({**row(request.picture, standing), "dependency": said})
    return found


def due_before(request: Request, days: int) -> list[Data]:
    """Give what is open and due within so many days."""
    return rows(request.picture, request.picture.due(within_days=days))
