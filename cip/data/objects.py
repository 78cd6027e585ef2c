"""The objects that the JSON documents hold, each the same wherever it stands."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from cip.assessment.completion import Completion
from cip.assessment.declared import what_it_was
from cip.assessment.measures import KpiStanding, RiskStanding
from cip.assessment.picture import Picture
from cip.assessment.silence import Silence
from cip.assessment.standing import PartStanding, Standing
from cip.model.changed import Changed
from cip.model.deadline import Deadline
from cip.model.measures import Kpi, Risk
from cip.model.money import Sum
from cip.model.oversight import ExceptionCase
from cip.model.plan import Action, Workstream
from cip.model.progress import Commentary, Evidence, Rescheduling, Update
from cip.model.review import RecommendationNote, Response
from cip.model.source import Source

Data = dict[str, Any]


def action(picture: Picture, standing: Standing) -> Data:
    """Give an action: the same object wherever it stands."""
    item = standing.action
    return {
        **_who_and_what(picture, standing),
        **_where_it_stands(standing),
        "recommendations": list(standing.recommendations),
        "recommendations_from": standing.recommendations_from,
        "depends_on": list(item.depends_on),
        "milestones": [_part(picture, part) for part in standing.parts],
        **_what_happened(item),
        "evidence_count": sum(len(u.evidence) for u in item.updates),
        "as_published": dict(item.as_published),
        "notes": list(item.notes),
        "tags": list(item.tags),
        "source": _source(item.source),
        "path": item.path,
    }


def _who_and_what(picture: Picture, standing: Standing) -> Data:
    item = standing.action
    return {
        "plan": picture.plan.name,
        "ref": item.ref,
        "address": standing.address,
        "title": item.title,
        "detail": item.detail,
        "objective": standing.objective,
        "workstream": item.workstream,
        **_owners(picture, standing),
    }


def _owners(picture: Picture, standing: Standing) -> Data:
    """Give who answers for an action, and whether that is its own word or its workstream's."""
    found: Data = {}
    for key, named in standing.owners._asdict().items():
        found[key] = picture.index.officer_ids(named.officers)
        found[f"{key}_from"] = named.named_by
    return found


def _where_it_stands(standing: Standing) -> Data:
    return {
        "start": deadline(standing.start),
        "start_from": standing.start_from,
        "deadline": deadline(standing.deadline),
        "deadline_from": standing.deadline_from,
        "baseline": deadline(standing.baseline),
        "baseline_of": standing.inherited.of if standing.inherited else None,
        "slipped_days": standing.slipped_days,
        "status": standing.status.value if standing.status else None,
        "status_date": day(standing.status_date),
        "position": standing.position.value,
        "overdue_kind": standing.overdue_kind.value if standing.overdue_kind else None,
        "days_overdue": standing.days_overdue,
        "passed": deadline(standing.passed),
        "passed_at_approval": standing.passed_at_approval,
        "reported": standing.reported,
        "last_heard": day(standing.last_heard),
        "silence": _silence(standing.silence),
        "expected": deadline(standing.expected),
        "signals": [{"name": r.name, "text": r.text} for r in standing.signals],
        "findings": [{"name": r.name, "text": r.text} for r in standing.findings],
        "closure": standing.closure.step if standing.closure else None,
        "completed": _completed(standing.completed),
        "lost": dict(standing.lost),
    }


def _silence(silence: Silence | None) -> Data | None:
    if silence is None:
        return None
    return {
        "since": day(silence.since),
        "due": silence.due.isoformat(),
        "reasons": list(silence.reasons),
    }


def _completed(done: Completion | None) -> Data | None:
    if done is None:
        return None
    return {
        "reported": done.reported.isoformat(),
        "done_on": deadline(done.done_on),
        "in_time": done.is_in_time,
        "days_late": done.days_late,
        "days_late_at_least": done.days_late_at_least,
    }


def _what_happened(item: Action) -> Data:
    return {
        "rescheduled": [_move(move) for move in item.rescheduled],
        "changed": changes(item.changed),
        "finance": [_sum(sum_) for sum_ in item.finance],
        "exception": _exception(item.exception),
        "board_ratings": [
            {
                "date": r.date.isoformat(),
                "board": r.board,
                "rating": r.rating,
                "reason": r.reason,
                "changed": changes(r.changed),
            }
            for r in item.board_ratings
        ],
        "added": day(item.added),
        "updates": [_update(u) for u in item.updates],
    }


def _move(move: Rescheduling) -> Data:
    return {
        "on": day(move.on),
        "from": deadline(move.previous),
        "reason": move.reason,
        "agreed_by": move.agreed_by,
        "source": _source(move.source),
        "changed": changes(move.changed),
    }


def workstream(picture: Picture, item: Workstream) -> Data:
    """Give a workstream, without its actions."""
    index = picture.index
    return {
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
        "commentary": [commentary(said) for said in item.commentary],
        "changed": changes(item.changed),
        "as_published": dict(item.as_published),
        "lost": dict(item.lost),
        "notes": list(item.notes),
        "source": _source(item.source),
    }


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
            {
                "date": r.date.isoformat(),
                "value": r.value,
                "note": r.note,
                "changed": changes(r.changed),
            }
            for r in item.readings
        ],
        "trend": standing.trend,
        "on_target": standing.on_target,
        "changed": changes(item.changed),
        **_ties(picture, item),
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
                "changed": changes(s.changed),
            }
            for s in item.scores
        ],
        "level": standing.level,
        "trend": standing.trend,
        "changed": changes(item.changed),
        **_ties(picture, item),
    }


def _ties(picture: Picture, item: Kpi | Risk) -> Data:
    """Give whose a KPI or a risk is, what it is about, and where it comes from."""
    return {
        "owner": picture.index.officer_ids(item.owner),
        "objectives": list(item.objectives),
        "workstreams": list(item.workstreams),
        "recommendations": list(item.recommendations),
        "notes": list(item.notes),
        "source": _source(item.source),
    }


def _exception(case: ExceptionCase | None) -> Data | None:
    if case is None:
        return None
    return {
        "raised": case.raised.isoformat(),
        "cause": case.cause,
        "consequence": case.consequence,
        "options": [{"option": o.option, "effect": o.effect} for o in case.options],
        "recommendation": case.recommendation,
        "asked_of": case.asked_of,
        "decided_on": day(case.decided_on),
        "decision": case.decision,
    }


def changes(said: Iterable[Changed]) -> list[Data]:
    """Give what was changed, and what it was before, in words."""
    return [
        {
            "on": change.on.isoformat(),
            "was": [{"key": key, "value": words} for key, words in what_it_was(change)],
            "reason": change.reason,
            "mistyped": _source(change.mistyped),
            "agreed_by": change.agreed_by,
            "source": _source(change.source),
        }
        for change in said
    ]


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
        "status_date": day(standing.status_date),
        "position": standing.position.value,
        "overdue_kind": standing.overdue_kind.value if standing.overdue_kind else None,
        "days_overdue": standing.days_overdue,
        "last_heard": day(standing.last_heard),
        "added": day(part.added),
        "rescheduled": [_move(move) for move in part.rescheduled],
        "changed": changes(part.changed),
        "lost": dict(part.lost),
        "depends_on": list(part.depends_on),
        "updates": [_update(u) for u in part.updates],
        "as_published": dict(part.as_published),
    }


def _update(update: Update) -> Data:
    return {
        "date": update.date.isoformat(),
        "status": update.status.value if update.status else None,
        "done_on": deadline(update.done_on),
        "expected": deadline(update.expected),
        "note": update.note,
        "next": update.next,
        "evidence": [_evidence(item) for item in update.evidence],
        "verified_by": update.verified_by,
        "superseded_by": list(update.superseded_by),
        "moved_to": update.moved_to,
        "agreed_by": update.agreed_by,
        "source": _source(update.source),
        "changed": changes(update.changed),
    }


def commentary(said: Commentary) -> Data:
    """Give what the programme office said on a day."""
    return {
        "date": said.date.isoformat(),
        "text": said.text,
        "by": said.by,
        "source": _source(said.source),
        "changed": changes(said.changed),
    }


def note(said: RecommendationNote) -> Data:
    """Give what was reported about a recommendation on a day."""
    return {
        "date": said.date.isoformat(),
        "note": said.note,
        "evidence": [_evidence(item) for item in said.evidence],
        "source": _source(said.source),
        "changed": changes(said.changed),
    }


def response(said: Response) -> Data:
    """Give what a council decided about a recommendation."""
    return {
        "decision": said.decision,
        "reason": said.reason,
        "decided_by": said.decided_by,
        "on": day(said.on),
        "source": _source(said.source),
        "changed": changes(said.changed),
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


def deadline(value: Deadline | None) -> Data | None:
    """Give a deadline as it was written and as it is understood."""
    if value is None:
        return None
    return {
        "text": value.text,
        "kind": value.kind.value,
        "first": day(value.first),
        "last": day(value.last),
        "ongoing": value.ongoing,
        "every": value.every.value if value.every else None,
        "until": day(value.until),
        "provisional": value.provisional,
    }


def day(value: date | None) -> str | None:
    """Give a day as ISO 8601, or None."""
    return value.isoformat() if value else None
