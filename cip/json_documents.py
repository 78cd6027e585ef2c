"""The JSON documents that commands print with ``--json``: values in, plain data out."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from cip import __version__
from cip.assessment.clock import Clock, clocks
from cip.assessment.coverage import Cover
from cip.assessment.measures import KpiStanding, RiskStanding
from cip.assessment.picture import Picture, counts_of
from cip.assessment.standing import PartStanding, Standing
from cip.model.deadline import Deadline
from cip.model.money import Sum
from cip.model.oversight import ExceptionCase
from cip.model.plan import Workstream
from cip.model.problem import Problem
from cip.model.progress import Evidence, Source, Update

Data = dict[str, Any]


def as_text(document: Data) -> str:
    """Give a document as JSON text with its line end. What cannot be shown is escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _head(as_of: date) -> Data:
    return {"as_of": as_of.isoformat(), "cip": __version__}


def actions_document(groups: Iterable[tuple[Picture, Iterable[Standing]]], *, as_of: date) -> Data:
    """Give the document of ``list``, ``overdue``, ``at-risk`` and ``due``."""
    return {
        **_head(as_of),
        "actions": [action(picture, s) for picture, standings in groups for s in standings],
    }


def status_document(pictures: Iterable[Picture], *, as_of: date, due_within_days: int) -> Data:
    """Give the document of ``status``."""
    return {**_head(as_of), "plans": [_status(p, due_within_days) for p in pictures]}


def _status(picture: Picture, due_within_days: int) -> Data:
    overdue = picture.overdue
    return {
        "plan": picture.plan.name,
        "title": picture.plan.title,
        "council": picture.plan.council,
        "counts": {position.value: number for position, number in picture.counts.items()},
        "total": len(picture.standings),
        "overdue_unreported": sum(not standing.reported for standing in overdue),
        "newest_update": _day(picture.newest_update),
        "objectives": [
            {
                "ref": objective.ref if objective else None,
                "title": objective.title if objective else None,
                "counts": {p.value: n for p, n in counts_of(standings).items()},
            }
            for objective, standings in picture.by_objective()
        ],
        "overdue": [standing.address for standing in overdue],
        "at_risk": [standing.address for standing in picture.at_risk],
        "due": [standing.address for standing in picture.due(within_days=due_within_days)],
        "kpis": len(picture.plan.kpis),
        "risks": len(picture.plan.risks),
        "clocks": [_clock(clock) for clock in clocks(picture.plan)],
    }


def _clock(clock: Clock) -> Data:
    return {
        "set": clock.review.id,
        "guidance": clock.guidance,
        "url": clock.url,
        "steps": [
            {
                "name": step.name,
                "due": step.due.isoformat(),
                "latest": _day(step.latest),
                "about": step.about,
                "done": _day(step.done),
            }
            for step in clock.steps
        ],
    }


def kpis_document(pictures: Iterable[Picture], *, as_of: date) -> Data:
    """Give the document of ``list --kind kpi``."""
    return {**_head(as_of), "kpis": [kpi(p, item) for p in pictures for item in p.kpis]}


def risks_document(pictures: Iterable[Picture], *, as_of: date) -> Data:
    """Give the document of ``list --kind risk``."""
    return {**_head(as_of), "risks": [risk(p, item) for p in pictures for item in p.risks]}


def kpi(picture: Picture, standing: KpiStanding) -> Data:
    """Give a KPI: the same object wherever it stands."""
    item = standing.kpi
    return {
        "plan": picture.plan.name,
        "id": item.id,
        "address": standing.address,
        "title": item.title,
        "unit": item.unit,
        "direction": item.direction,
        "target": {"value": item.target.value, "by": deadline(item.target.by)}
        if item.target
        else None,
        "readings": [
            {"date": r.date.isoformat(), "value": r.value, "note": r.note}
            for r in item.readings
            if r.date <= picture.as_of
        ],
        "trend": standing.trend,
        "on_target": standing.on_target,
        "owner": picture.index.officer_ids(item.owner),
        "objectives": list(item.objectives),
        "workstreams": list(item.workstreams),
        "recommendations": list(item.recommendations),
        "notes": list(item.notes),
        "source": _source(item.source),
    }


def risk(picture: Picture, standing: RiskStanding) -> Data:
    """Give a risk: the same object wherever it stands."""
    item = standing.risk
    return {
        "plan": picture.plan.name,
        "id": item.id,
        "address": standing.address,
        "title": item.title,
        "description": item.description,
        "mitigations": list(item.mitigations),
        "scores": [
            {
                "date": s.date.isoformat(),
                "likelihood": s.likelihood,
                "impact": s.impact,
                "note": s.note,
            }
            for s in item.scores
            if s.date <= picture.as_of
        ],
        "level": standing.level,
        "trend": standing.trend,
        "owner": picture.index.officer_ids(item.owner),
        "objectives": list(item.objectives),
        "workstreams": list(item.workstreams),
        "recommendations": list(item.recommendations),
        "notes": list(item.notes),
        "source": _source(item.source),
    }


def item_document(name: str, item: Data, *, as_of: date) -> Data:
    """Give the document of ``show`` for a KPI or a risk, under its name."""
    return {**_head(as_of), name: item}


def coverage_document(pictures: Iterable[Picture], *, as_of: date) -> Data:
    """Give the document of ``coverage``."""
    return {**_head(as_of), "plans": [_coverage(picture) for picture in pictures]}


def _coverage(picture: Picture) -> Data:
    found = picture.coverage
    return {
        "plan": picture.plan.name,
        "sets": [
            {
                "id": group.review.id,
                "title": group.review.title,
                "kind": group.review.kind.value,
                "date": deadline(group.review.date),
                "recommendations": [_cover(cover) for cover in group.covers],
            }
            for group in found.sets
        ],
        "uncovered": [cover.name for cover in found.uncovered],
        "unlinked": [standing.address for standing in found.unlinked],
    }


def _cover(cover: Cover) -> Data:
    item = cover.recommendation
    return {
        "id": item.id,
        "text": item.text,
        "state": cover.state.value,
        "answered_by_plan": cover.answered_by_plan is not None,
        "actions": [standing.address for standing in cover.actions],
        "workstreams": list(cover.workstreams),
        "counts": {p.value: n for p, n in counts_of(cover.actions).items()},
        "response": item.response.decision if item.response else None,
        "declared_gap": item.gap.reason if item.gap else None,
        "same_as": list(item.same_as),
    }


def check_document(problems: Iterable[Problem], *, files: int) -> Data:
    """Give the document of ``check``. It depends on no day but that of the updates."""
    return {
        "cip": __version__,
        "files": files,
        "findings": [
            {
                "rule": problem.rule,
                "severity": problem.severity.value,
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "end_column": problem.place.end_column,
                "message": problem.message,
                "help": problem.help,
            }
            for problem in problems
        ],
    }


def action_document(picture: Picture, standing: Standing, *, as_of: date) -> Data:
    """Give the document of ``show`` for one action: the action, and what depends on it."""
    index, ref = picture.index, standing.action.ref
    return {
        **_head(as_of),
        "action": action(picture, standing),
        "dependents": list(index.dependents(ref)),
    }


def action(picture: Picture, standing: Standing) -> Data:
    """Give an action: the same object wherever it stands."""
    item, index = standing.action, picture.index
    return {
        "plan": picture.plan.name,
        "ref": item.ref,
        "address": standing.address,
        "title": item.title,
        "detail": item.detail,
        "objective": standing.objective,
        "workstream": item.workstream,
        "accountable": index.officer_ids(item.accountable),
        "lead": index.officer_ids(item.lead),
        "lead_member": index.officer_ids(item.lead_member),
        "start": deadline(standing.start),
        "start_from": standing.start_from,
        "deadline": deadline(standing.deadline),
        "deadline_from": standing.deadline_from,
        "baseline": deadline(standing.baseline),
        "slipped_days": standing.slipped_days,
        "status": standing.status.value if standing.status else None,
        "status_date": _day(standing.status_date),
        "position": standing.position.value,
        "reported": standing.reported,
        "days_overdue": standing.days_overdue,
        "signals": [{"name": r.name, "text": r.text} for r in standing.signals],
        "findings": [{"name": r.name, "text": r.text} for r in standing.findings],
        "closure": standing.closure.step if standing.closure else None,
        "recommendations": list(standing.recommendations),
        "recommendations_from": standing.recommendations_from,
        "depends_on": list(item.depends_on),
        "milestones": [_part(picture, part) for part in standing.parts],
        "rescheduled": [
            {
                "on": move.on.isoformat(),
                "from": deadline(move.previous),
                "reason": move.reason,
                "agreed_by": move.agreed_by,
            }
            for move in item.rescheduled
            if move.on <= picture.as_of
        ],
        "finance": [_sum(sum_) for sum_ in item.finance],
        "exception": _exception(item.exception, picture.as_of),
        "board_ratings": [
            {"date": r.date.isoformat(), "board": r.board, "rating": r.rating, "reason": r.reason}
            for r in item.board_ratings
            if r.date <= picture.as_of
        ],
        "added": _day(item.added),
        "updates": [_update(u) for u in item.updates if u.date <= picture.as_of],
        "evidence_count": sum(len(u.evidence) for u in item.updates if u.date <= picture.as_of),
        "as_published": dict(item.as_published),
        "notes": list(item.notes),
        "tags": list(item.tags),
        "source": _source(item.source),
        "path": item.path,
    }


def _exception(case: ExceptionCase | None, as_of: date) -> Data | None:
    if case is None or case.raised > as_of:
        return None
    is_decided = case.decided_on is not None and case.decided_on <= as_of
    return {
        "raised": case.raised.isoformat(),
        "cause": case.cause,
        "consequence": case.consequence,
        "options": [{"option": o.option, "effect": o.effect} for o in case.options],
        "recommendation": case.recommendation,
        "asked_of": case.asked_of,
        "decided_on": _day(case.decided_on) if is_decided else None,
        "decision": case.decision if is_decided else None,
    }


def deadline(value: Deadline | None) -> Data | None:
    """Give a deadline as it was written and as it is understood."""
    if value is None:
        return None
    return {
        "text": value.text,
        "kind": value.kind.value,
        "first": _day(value.first),
        "last": _day(value.last),
        "ongoing": value.ongoing,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _part(picture: Picture, standing: PartStanding) -> Data:
    part = standing.part
    return {
        "ref": part.ref,
        "address": standing.address,
        "title": part.title,
        "lead": picture.index.officer_ids(part.lead),
        "start": deadline(part.start),
        "deadline": deadline(standing.deadline),
        "status": standing.status.value if standing.status else None,
        "status_date": _day(standing.status_date),
        "position": standing.position.value,
        "days_overdue": standing.days_overdue,
        "depends_on": list(part.depends_on),
        "updates": [_update(u) for u in part.updates if u.date <= picture.as_of],
        "as_published": dict(part.as_published),
    }


def _update(update: Update) -> Data:
    return {
        "date": update.date.isoformat(),
        "status": update.status.value if update.status else None,
        "note": update.note,
        "evidence": [_evidence(item) for item in update.evidence],
        "verified_by": update.verified_by,
        "superseded_by": update.superseded_by,
    }


def _evidence(item: Evidence) -> Data:
    return {
        "title": item.title,
        "document": item.document,
        "url": item.url,
        "page": item.page,
        "paragraph": item.paragraph,
    }


def _source(source: Source | None) -> Data | None:
    if source is None:
        return None
    return {
        "document": source.document,
        "page": source.page,
        "paragraph": source.paragraph,
        "section": source.section,
        "note": source.note,
    }


def _sum(item: Sum) -> Data:
    return {
        "title": item.title,
        "kind": item.kind,
        "amount": item.amount,
        "period": item.period,
        "funding": item.funding,
        "as_published": item.as_published,
    }


def workstream_document(picture: Picture, item: Workstream, *, as_of: date) -> Data:
    """Give the document of ``show`` for a workstream, with its actions."""
    index = picture.index
    return {
        **_head(as_of),
        "workstream": {
            "plan": picture.plan.name,
            "ref": item.ref,
            "address": f"{picture.plan.name}/{item.ref}",
            "title": item.title,
            "objective": item.objective,
            "purpose": item.purpose,
            "accountable": index.officer_ids(item.accountable),
            "lead": index.officer_ids(item.lead),
            "lead_member": index.officer_ids(item.lead_member),
            "recommendations": list(item.recommendations),
            "outcomes": list(item.outcomes),
            "measurement": list(item.measurement),
            "resources": list(item.resources),
            "financial_impact": item.financial_impact,
            "finance": [_sum(sum_) for sum_ in item.finance],
            "interdependencies": item.interdependencies,
            "depends_on": list(item.depends_on),
            "notes": list(item.notes),
            "source": _source(item.source),
        },
        "dependents": list(index.dependents(item.ref)),
        "actions": [
            action(picture, s) for s in picture.standings if s.action.workstream == item.ref
        ],
    }
