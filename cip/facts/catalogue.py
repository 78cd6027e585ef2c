"""All facts by name: what a template, a page or a program can ask of a plan on a day."""

from collections.abc import Callable, Iterable
from typing import Any

from cip.assessment.picture import Picture
from cip.facts import assurance, changes, coverage, progress, public, summary, workstreams
from cip.facts.actions import by_objective, completed, rows
from cip.facts.asking import could_ask
from cip.facts.briefs import officers
from cip.facts.business_cases import business_cases
from cip.facts.declarations import declarations
from cip.facts.findings import findings
from cip.facts.front import front
from cip.facts.happened import by_cause
from cip.facts.in_short import in_short
from cip.facts.record import record
from cip.facts.request import Request
from cip.facts.short_forms import short_forms
from cip.facts.timeline import timeline
from cip.facts.unknown import unknown
from cip.facts.verdict import commentary, verdict
from cip.model.vocabulary import OverdueKind, Position

NOTICE_DAYS = 30
"""How far ahead is looked for what is due, where the board's next meeting is not known."""


def _due_days(request: Request) -> int:
    meeting = request.next_meeting()
    return (meeting.day - request.as_of).days if meeting else NOTICE_DAYS


def _due_span(request: Request) -> str:
    if request.next_meeting():
        return "before the next meeting"
    return f"in the next {NOTICE_DAYS} days"


def _on_picture(fact: Callable[[Picture], Any]) -> Callable[[Request], Any]:
    return lambda request: fact(request.picture)


def _of_kind(kind: OverdueKind) -> Callable[[Request], Any]:
    return lambda request: rows(request.picture, request.picture.of_kind(kind))


FACTS: dict[str, Callable[[Request], Any]] = {
    "head": summary.head,
    "in_short": in_short,
    "commentary": commentary,
    "verdict": _on_picture(verdict),
    "front": lambda request: front(request, _due_days(request)),
    "counts": summary.counts,
    "record": _on_picture(record),
    "overdue": lambda request: rows(request.picture, request.picture.overdue),
    "known_late": _of_kind(OverdueKind.KNOWN_LATE),
    "not_said": _of_kind(OverdueKind.NOT_SAID),
    "unheard": _of_kind(OverdueKind.UNHEARD),
    "silent": lambda request: rows(request.picture, request.picture.in_position(Position.SILENT)),
    "at_risk": lambda request: rows(request.picture, request.picture.at_risk),
    "unknown": unknown,
    "off_target": changes.off_target,
    "could_ask": could_ask,
    "decisions": changes.decisions,
    "decided": changes.decided,
    "changes": changes.changes,
    "by_cause": by_cause,
    "declarations": declarations,
    "findings": findings,
    "completed": lambda request: completed(
        request.picture, request.picture.in_position(Position.COMPLETE)
    ),
    "on_track": lambda request: rows(
        request.picture, request.picture.in_position(Position.ON_TRACK)
    ),
    "due": lambda request: workstreams.due_before(request, _due_days(request)),
    "due_days": _due_days,
    "due_span": _due_span,
    "steps": changes.steps,
    "disagreements": changes.disagreements,
    "slippage": changes.slippage,
    "recommendations": coverage.recommendations,
    "assurance": assurance.assurance,
    "progress": progress.progress,
    "states": progress.states,
    "unanswering": progress.unanswering,
    "by_aim": progress.by_aim,
    "matrix": coverage.matrix,
    "gaps": coverage.gaps,
    "clock": coverage.clock,
    "objectives": _on_picture(by_objective),
    "timeline": _on_picture(timeline),
    "workstreams": workstreams.workstreams,
    "money": workstreams.plan_money,
    "kpis": workstreams.kpis,
    "measured": workstreams.measured,
    "risks": workstreams.risks,
    "dependencies": workstreams.dependencies_at_risk,
    "officers": officers,
    "business_cases": business_cases,
    "promises": public.promises,
    "meanings": public.meanings,
    "plain_record": public.plain_record,
    "glossary": public.glossary,
    "short_forms": short_forms,
    "notes": lambda request: list(request.picture.plan.notes),
}
"""The facts by name, each a function of what is asked for.

They give dicts, lists, text and numbers, sorted, counted and worded, and nothing with methods. The
names are documented for those who write templates in ``docs/reports.md``.
"""


def facts(request: Request, names: Iterable[str] | None = None) -> dict[str, Any]:
    """Give the facts that are named, each worked out once; all of them where none is named."""
    wanted = FACTS if names is None else names
    return {name: FACTS[name](request) for name in wanted}
