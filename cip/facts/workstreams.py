"""Workstreams, money, measures, risks and dependencies, as facts for reports."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from cip.assessment.measures import KpiStanding, RiskStanding
from cip.assessment.picture import Picture, by_due, counts_of
from cip.assessment.reasons import counted
from cip.assessment.standing import PartStanding, Standing
from cip.assessment.words import kpi_words
from cip.facts import wording
from cip.facts.actions import parts, row, rows
from cip.facts.request import Request
from cip.model.money import BusinessCase, FinancialLine, Sum
from cip.model.plan import Plan, Workstream
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
        "begins": wording.begins(standing),
        "ends": wording.ends(standing),
        "text": standing.action.detail or "",
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


def officers(request: Request) -> list[Data]:
    """Give each accountable officer, or the one that the report is about, with what is theirs."""
    picture = request.picture
    found: dict[str, list[Standing]] = {}
    for standing in picture.standings:
        titles = picture.index.officer_titles(standing.owners.accountable.officers) or [NOBODY]
        for title in dict.fromkeys(titles):
            found.setdefault(title, []).append(standing)
    if request.ref is not None:
        wanted = picture.index.officer_titles((request.ref,))[0]
        found = {wanted: found.get(wanted, [])}
    ahead = {s.key for s in picture.due(within_days=SOON_DAYS)}
    return [_officer(picture, title, mine, ahead) for title, mine in found.items()]


NOBODY = "Nobody named"
"""Under whom the actions stand that have no accountable officer."""

SOON_DAYS = 92
"""How far ahead a brief looks for an officer: a quarter."""


def _officer(picture: Picture, title: str, mine: list[Standing], ahead: set[str]) -> Data:
    late = [s for s in mine if s.position is Position.OVERDUE]
    risky = [s for s in mine if s.position is Position.AT_RISK]
    soon = [s for s in mine if s.key in ahead]
    silent = [s for s in mine if not s.reported and s.is_open]
    told = {s.key for s in (*late, *risky, *soon)}
    return {
        "title": title,
        "total": len(mine),
        "total_words": _number_of(picture, len(mine)),
        "late": rows(picture, sorted(late, key=lambda s: -(s.days_overdue or 0))),
        "risky": rows(picture, sorted(risky, key=by_due)),
        "soon": rows(picture, sorted(soon, key=by_due)),
        "soon_days": SOON_DAYS,
        "silent": len(silent),
        "others_silent": rows(picture, [s for s in silent if s.key not in told]),
        "done": rows(picture, [s for s in mine if s.position is Position.COMPLETE]),
    }


def _number_of(picture: Picture, number: int) -> str:
    label = picture.plan.labels.action
    return counted(number, wording.inside(label.one), wording.inside(label.many))


class Heading(NamedTuple):
    """A group of rows of the financial overview: its words, its items, and those of its total."""

    title: str
    items: Mapping[str, str]
    total: str


FINANCIAL_ITEMS = (
    Heading("A. Internal resources", {"internal-resources": "A. Internal resources"}, ""),
    Heading(
        "B. External investment",
        {
            "capital-one-off": "B1. Capital: one-off",
            "revenue-one-off": "B2. Revenue: one-off",
        },
        "Total (external investment)",
    ),
    Heading(
        "C. Expected financial benefits",
        {
            "saving-ongoing": "C1. Revenue: ongoing budgeted saving",
            "saving-one-off": "C2. Revenue: one-off budgeted saving",
            "cost-avoidance-ongoing": "C3. Cost avoidance: ongoing",
            "cost-avoidance-one-off": "C4. Cost avoidance: one-off",
        },
        "Total (financial benefits)",
    ),
)
"""The financial overview of a business case, in the order of the template."""


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
    case = action.business_case or BusinessCase()
    data = _case(case, picture.plan, action.ref, action.title)
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
    data["accountable"] = wording.people(index, sponsors, none="")
    data["lead"] = wording.people(index, managers, none="")
    return data


def _case_of_workstream(picture: Picture, item: Workstream, mine: list[Standing]) -> Data:
    data = _case(item.business_case or BusinessCase(), picture.plan, item.ref, item.title)
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
    data["accountable"] = wording.people(picture.index, item.accountable, none="")
    data["lead"] = wording.people(picture.index, item.lead, none="")
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


def _case(case: BusinessCase, plan: Plan, ref: str, title: str) -> Data:
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
        "financial": _financial(case, plan),
    }


MOST_YEARS = 6
"""How many financial years an empty overview has at the most."""


def _financial(case: BusinessCase, plan: Plan) -> Data:
    """Give the financial overview in thousands of pounds, in the rows of the template.

    Where a file gives no figure for a row, its cells are empty; a total is that of the figures.
    """
    lines = {item.item: item for item in case.financial}
    years = sorted({year for item in case.financial for year in item.amounts}) or _years(plan)
    rows_: list[Data] = []
    for heading in FINANCIAL_ITEMS:
        given = [lines[key] for key in heading.items if key in lines]
        if not heading.total and not given:
            continue
        if heading.total:
            rows_.append(_financial_row(heading.title, None, years, is_heading=True))
        rows_ += [_financial_row(w, lines.get(k), years) for k, w in heading.items.items()]
        if heading.total:
            sums = {year: sum(i.amounts.get(year, 0) for i in given) for year in years}
            rows_.append(_total_row(heading.total, sums if given else {}, years))
    return {"years": years, "rows": rows_, "has_figures": bool(case.financial)}


def _financial_row(
    words: str, item: FinancialLine | None, years: list[str], *, is_heading: bool = False
) -> Data:
    amounts = item.amounts if item is not None else {}
    return {
        "item": words,
        "is_heading": is_heading,
        "funding": (item.funding or "") if item is not None else "",
        "amounts": [_thousands(amounts.get(year, 0)) if amounts else "" for year in years],
        "total": _thousands(sum(amounts.values())) if amounts else "",
    }


def _total_row(words: str, sums: Mapping[str, float], years: list[str]) -> Data:
    return {
        "item": words,
        "is_heading": True,
        "funding": "",
        "amounts": [_thousands(sums[year]) if sums else "" for year in years],
        "total": _thousands(sum(sums.values())) if sums else "",
    }


def _years(plan: Plan) -> list[str]:
    """Give the financial years of a plan, from April to March, as far as its period is known."""
    first = plan.start.first if plan.start else None
    last = plan.end.last if plan.end else None
    if first is None or last is None:
        return []
    years = range(_financial_year(first), _financial_year(last) + 1)
    return [f"{year}/{(year + 1) % 100:02}" for year in years][:MOST_YEARS]


def _financial_year(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def _thousands(pounds: float) -> str:
    return f"{pounds / 1000:,.1f}".removesuffix(".0")
