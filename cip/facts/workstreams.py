"""Workstreams, money, measures, risks and dependencies, as facts for reports."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cip.assessment.measures import KpiStanding, RiskStanding
from cip.assessment.picture import Picture, counts_of
from cip.assessment.reasons import counted
from cip.assessment.standing import PartStanding, Standing
from cip.assessment.words import kpi_words
from cip.facts import wording
from cip.facts.actions import parts, row, rows
from cip.facts.request import Request
from cip.model.money import BusinessCase, Sum
from cip.model.plan import Workstream
from cip.model.vocabulary import Position

Data = dict[str, Any]


def workstreams(request: Request) -> list[Data]:
    """Give the workstreams, or the one that the report is about, each with its actions."""
    picture = request.picture
    wanted = [w for w in picture.plan.workstreams if request.ref in (None, w.ref)]
    grouped = _by_workstream(picture)
    return [_workstream(picture, item, grouped.get(item.ref, [])) for item in wanted]


def _by_workstream(picture: Picture) -> Mapping[str, list[Standing]]:
    found: dict[str, list[Standing]] = {}
    for standing in picture.standings:
        found.setdefault(standing.action.workstream, []).append(standing)
    return found


def _workstream(picture: Picture, item: Workstream, mine: list[Standing]) -> Data:
    numbers, objective = counts_of(mine), picture.index.objective(item.objective)
    return {
        "ref": item.ref,
        "title": item.title,
        "objective_label": picture.plan.labels.objective.one,
        "objective": f"{objective.ref} {objective.title}" if objective else "not given",
        "purpose": item.purpose,
        "accountable": wording.people(picture.index, item.accountable),
        "lead": wording.people(picture.index, item.lead),
        "lead_member": wording.people(picture.index, item.lead_member),
        "recommendations": ", ".join(item.recommendations),
        "outcomes": list(item.outcomes),
        "measurement": list(item.measurement),
        "resources": list(item.resources),
        "financial_impact": item.financial_impact,
        "money": [money(sum_) for sum_ in item.finance],
        "interdependencies": item.interdependencies,
        "depends_on": [_named(picture, ref) for ref in item.depends_on],
        "needed_by": [_named(picture, ref) for ref in picture.index.dependents(item.ref)],
        "counts": [
            f"{number} {wording.position_words(position)}"
            for position, number in numbers.items()
            if number
        ],
        "total": len(mine),
        "actions": [_with_parts(picture, s) for s in mine],
        "late": rows(picture, [s for s in mine if s.position is Position.OVERDUE]),
        "risky": rows(picture, [s for s in mine if s.position is Position.AT_RISK]),
    }


def _with_parts(picture: Picture, standing: Standing) -> Data:
    """Give an action with its parts: those with a day or a report of their own, and the rest."""
    own = [p for p in standing.parts if _is_dated(p)]
    steps = [p.part for p in standing.parts if not _is_dated(p)]
    return {
        **row(picture, standing),
        "parts": parts(picture, own),
        "steps": [f"({part.ref}) {part.title.rstrip(' .;')}" for part in steps],
    }


def _is_dated(part: PartStanding) -> bool:
    return bool(part.deadline or part.part.start or part.status)


def _named(picture: Picture, ref: str) -> str:
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
        "owner": wording.people(picture.index, item.kpi.owner),
        "measures": wording.joined([*objectives, *item.kpi.recommendations]),
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
            "owner": wording.people(request.picture.index, item.risk.owner),
        }
        for item in found
    ]


def _score(item: RiskStanding) -> str:
    newest = item.newest
    if newest is None:
        return "not scored"
    said = f"{item.level} of 25 (likelihood {newest.likelihood}, impact {newest.impact})"
    trend = f", {item.trend}" if item.trend else ""
    return f"{said} on {wording.day(newest.date)}{trend}"


def dependencies_at_risk(request: Request) -> list[Data]:
    """Give the actions that wait for something late, or due later than they are."""
    found = []
    for standing in request.picture.standings:
        said = next((r.text for r in standing.signals if r.name == "dependency"), None)
        if said is not None:
            found.append({**row(request.picture, standing), "dependency": said})
    return found


def due_before(request: Request, days: int) -> list[Data]:
    """Give what is open and due within so many days."""
    return rows(request.picture, request.picture.due(within_days=days))


FINANCIAL_ITEMS = {
    "internal-resources": "Internal resources",
    "capital-one-off": "B1. Capital: one-off",
    "revenue-one-off": "B2. Revenue: one-off",
    "saving-ongoing": "C1. Revenue: ongoing budgeted saving",
    "saving-one-off": "C2. Revenue: one-off budgeted saving",
    "cost-avoidance-ongoing": "C3. Cost avoidance: ongoing",
    "cost-avoidance-one-off": "C4. Cost avoidance: one-off",
}
"""The items of the financial overview of a business case, in the order of the template."""

_ITEM_ORDER = {item: number for number, item in enumerate(FINANCIAL_ITEMS)}


def business_cases(request: Request) -> list[Data]:
    """Give the business case of the action or workstream that the report is about, or of those
    whose files hold one; what the plan holds elsewhere is filled in.
    """
    picture = request.picture
    ref = request.ref
    grouped = _by_workstream(picture)
    workstreams = [
        _case_of_workstream(picture, item, grouped.get(item.ref, []))
        for item in picture.plan.workstreams
        if (item.business_case if ref is None else item.ref == ref)
    ]
    actions = [
        _case_of_action(picture, standing)
        for standing in picture.standings
        if (standing.action.business_case if ref is None else standing.action.ref == ref)
    ]
    return workstreams + actions


def _case_of_action(picture: Picture, standing: Standing) -> Data:
    action = standing.action
    workstream = picture.index.workstream(action.workstream)
    data = _case(action.business_case or BusinessCase(), action.ref, action.title)
    last = wording.due(standing.deadline) if standing.deadline else None
    data.update(
        start=action.start.plain if action.start else None,
        end=last,
        detail=action.detail or action.title,
        outcomes=list(workstream.outcomes) if workstream else [],
        depends_on=[_named(picture, ref) for ref in action.depends_on],
        activities=parts(picture, standing.parts),
        money=[money(item) for item in action.finance],
    )
    owners, index = standing.owners, picture.index
    sponsors, managers = owners.accountable.officers, owners.lead.officers
    data["sponsor"] = data["sponsor"] or wording.people(index, sponsors, none="")
    data["manager"] = data["manager"] or wording.people(index, managers, none="")
    return data


def _case_of_workstream(picture: Picture, item: Workstream, mine: list[Standing]) -> Data:
    data = _case(item.business_case or BusinessCase(), item.ref, item.title)
    ends = [s.due for s in mine if s.due]
    data.update(
        start=_first_start(mine),
        end=wording.day(max(ends)) if ends else None,
        detail=item.purpose or item.title,
        outcomes=list(item.outcomes),
        depends_on=_waits_for(picture, item),
        activities=rows(picture, mine),
        money=[money(sum_) for sum_ in item.finance],
    )
    data["sponsor"] = data["sponsor"] or wording.people(picture.index, item.accountable, none="")
    data["manager"] = data["manager"] or wording.people(picture.index, item.lead, none="")
    data["resource_texts"] = list(item.resources)
    data["financial_impact"] = item.financial_impact
    data["indicators"] = data["indicators"] or list(item.measurement)
    return data


def _first_start(standings: list[Standing]) -> str | None:
    """Give the earliest start of actions as it was written, or None where none has a day."""
    starts = [s.action.start for s in standings if s.action.start and s.action.start.first]
    first = min(starts, key=lambda start: start.first or date.max, default=None)
    return first.plain if first else None


def _waits_for(picture: Picture, item: Workstream) -> list[str]:
    named = [_named(picture, ref) for ref in item.depends_on]
    return [*named, *([item.interdependencies] if item.interdependencies else [])]


def _case(case: BusinessCase, ref: str, title: str) -> Data:
    texts = ("directorate", "service_area", "sponsor", "manager", "approach")
    benefits = ("effectiveness", "equity", "efficiency", "economy")
    return {
        "ref": ref,
        "title": title,
        **{name: getattr(case, name) for name in (*texts, *benefits)},
        "options": list(case.options),
        "risks": list(case.risks),
        "impacts": list(case.impacts),
        "indicators": list(case.indicators),
        "resource_texts": [],
        "financial_impact": None,
        "resources": [
            {"role": r.role, "part": r.responsibilities or "", "time": r.time or ""}
            for r in case.resources
        ],
        "financial": _financial(case),
    }


def _financial(case: BusinessCase) -> Data:
    """Give the financial overview in thousands of pounds, as the template asks."""
    years = sorted({year for item in case.financial for year in item.amounts})
    return {
        "years": years,
        "rows": [
            {
                "item": FINANCIAL_ITEMS[item.item],
                "funding": item.funding or "",
                "amounts": [_thousands(item.amounts.get(year, 0)) for year in years],
                "total": _thousands(sum(item.amounts.values())),
            }
            for item in sorted(case.financial, key=lambda i: _ITEM_ORDER[i.item])
        ],
    }


def _thousands(pounds: float) -> str:
    return f"{pounds / 1000:,.1f}".removesuffix(".0")
