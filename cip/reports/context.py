"""All that a template is given: plain data, sorted, counted and worded already."""

from typing import Any

from cip.model.vocabulary import Position
from cip.reports import (
    changes,
    coverage_facts,
    public_facts,
    summary,
    timeline_chart,
    workstream_facts,
)
from cip.reports.actions import by_objective, completed, rows
from cip.reports.in_short import in_short
from cip.reports.request import Request

NOTICE_DAYS = 30
"""How far ahead is looked for what is due, where the board's next meeting is not known."""


def context(request: Request, title: str) -> dict[str, Any]:
    """Give the facts of a report: dicts, lists, text and numbers, and nothing with methods.

    The names are documented for those who write templates in ``docs/reports.md``.
    """
    picture = request.picture
    meeting = request.next_meeting()
    days = (meeting.day - request.as_of).days if meeting else NOTICE_DAYS
    return {
        "head": summary.head(request, title),
        "in_short": in_short(request),
        "counts": summary.counts(request),
        "overdue": rows(picture, picture.overdue),
        "at_risk": rows(picture, picture.at_risk),
        "off_target": changes.off_target(request),
        "decisions": changes.decisions(request),
        "decided": changes.decided(request),
        "changes": changes.changes(request),
        "completed": completed(picture, picture.in_position(Position.COMPLETE)),
        "on_track": rows(picture, picture.in_position(Position.ON_TRACK)),
        "due": workstream_facts.due_before(request, days),
        "due_days": days,
        "due_span": "before the next meeting" if meeting else f"in the next {days} days",
        "disagreements": changes.disagreements(request),
        "slippage": changes.slippage(request),
        "recommendations": coverage_facts.recommendations(request),
        "matrix": coverage_facts.matrix(request),
        "gaps": coverage_facts.gaps(request),
        "clock": coverage_facts.clock(request),
        "objectives": by_objective(picture),
        "timeline": timeline_chart.gantt(picture),
        "workstreams": workstream_facts.workstreams(request),
        "money": workstream_facts.plan_money(request),
        "kpis": workstream_facts.kpis(request),
        "measured": workstream_facts.measured(request),
        "risks": workstream_facts.risks(request),
        "dependencies": workstream_facts.dependencies_at_risk(request),
        "officers": workstream_facts.officers(request),
        "business_cases": workstream_facts.business_cases(request),
        "promises": public_facts.promises(request),
        "meanings": public_facts.meanings(request),
        "glossary": public_facts.glossary(request),
        "notes": list(picture.plan.notes),
    }
