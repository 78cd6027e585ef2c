"""Business cases: the form of one, filled with what the plan's files hold."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.facts import phrases
from cip.facts.actions import parts, rows
from cip.facts.request import Request
from cip.facts.workstreams import by_workstream, money, named
from cip.model.money import BusinessCase, FinancialLine
from cip.model.plan import Plan, Workstream

Data = dict[str, Any]


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
    grouped = by_workstream(picture)
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
    last = phrases.due(standing.deadline) if standing.deadline else None
    data.update(
        start=action.start.plain if action.start else None,
        end=last,
        detail=action.detail or action.title,
        outcomes=list(workstream.outcomes) if workstream else [],
        depends_on=[named(picture, ref) for ref in action.depends_on],
        activities=parts(picture, standing.parts),
        money=[money(item) for item in action.finance],
    )
    owners, index = standing.owners, picture.index
    sponsors, managers = owners.accountable.officers, owners.lead.officers
    data["accountable"] = phrases.people(index, sponsors, none="")
    data["lead"] = phrases.people(index, managers, none="")
    return data


def _case_of_workstream(picture: Picture, item: Workstream, mine: list[Standing]) -> Data:
    data = _case(item.business_case or BusinessCase(), picture.plan, item.ref, item.title)
    ends = [s.due for s in mine if s.due]
    data.update(
        start=_first_start(mine),
        end=phrases.day(max(ends)) if ends else None,
        detail=item.purpose or item.title,
        outcomes=list(item.outcomes),
        depends_on=_waits_for(picture, item),
        activities=rows(picture, mine),
        money=[money(sum_) for sum_ in item.finance],
    )
    data["accountable"] = phrases.people(picture.index, item.accountable, none="")
    data["lead"] = phrases.people(picture.index, item.lead, none="")
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
    named = [named(picture, ref) for ref in item.depends_on]
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
