"""The JSON documents that commands print with ``--json``: values in, plain data out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cip import __version__
from cip.assessment.clock import Clock, clocks
from cip.assessment.coverage import Cover
from cip.assessment.picture import DUE_WITHIN_DAYS, Picture, counts_of
from cip.assessment.record import Record
from cip.assessment.standing import Standing
from cip.data.objects import (
    Data,
    action,
    changes,
    commentary,
    day,
    deadline,
    kpi,
    note,
    response,
    risk,
    workstream,
)
from cip.model.changed import ChangeControl, Closed
from cip.model.plan import RestsOn, Workstream
from cip.model.problem import Mended, Problem, number_of
from cip.model.text import UNSEEN
from cip.model.vocabulary import Position, Severity


def as_text(document: Data | list[Data], *, indent: int | None = None) -> str:
    """Give a document as JSON text with its line end.

    It is one line without spaces between; with ``indent``, a line for each value, indented so.
    Escaped is what cannot be seen, and what the log of a workflow would take for an order.
    """
    return "".join(pieces_of(document, indent=indent))


def pieces_of(document: Data | list[Data], *, indent: int | None = None) -> Iterator[str]:
    """Give the text of a document piece by piece: a long list takes no room as a whole."""
    import json  # here, since a command that prints lines has no need of it

    def text(value: Any) -> str:
        separators = (",", ":") if indent is None else None
        made = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
        return re.sub(_ESCAPED, _escape, made)

    if indent is not None or isinstance(document, list):
        yield text(document) + "\n"
        return
    between = "{"
    for key, value in document.items():
        yield f"{between}{text(key)}:"
        if isinstance(value, list):
            yield "["
            yield from (f"{',' if number else ''}{text(v)}" for number, v in enumerate(value))
            yield "]"
        else:
            yield text(value)
        between = ","
    yield "}\n"


_ESCAPED = rf"{UNSEEN}|#(?=#(?:vso)?\[)"


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))


def _head(as_of: date) -> Data:
    return {"as_of": as_of.isoformat(), "cip": __version__}


def actions_document(groups: Iterable[tuple[Picture, Iterable[Standing]]], *, as_of: date) -> Data:
    """Give the document of ``list``, ``overdue``, ``at-risk`` and ``due``."""
    return {
        **_head(as_of),
        "actions": [action(picture, s) for picture, standings in groups for s in standings],
    }


def status_document(pictures: Iterable[Picture], *, as_of: date) -> Data:
    """Give the document of ``status``."""
    return {**_head(as_of), "plans": [_status(picture) for picture in pictures]}


def _status(picture: Picture) -> Data:
    overdue = picture.overdue
    return {
        "plan": picture.plan.name,
        "title": picture.plan.title,
        "council": picture.plan.council,
        "counts": {position.value: number for position, number in picture.counts.items()},
        "total": len(picture.standings),
        "overdue_kinds": {kind.value: number for kind, number in picture.kinds.items()},
        "record": _record(picture.record),
        "rests_on": _rests_on(picture.plan.rests_on),
        "commentary": [commentary(said) for said in picture.plan.commentary],
        "officers": [
            {"id": officer.id, "title": officer.title, "kind": officer.kind.value}
            for officer in picture.plan.officers
        ],
        "legend": [
            {"of": key, "word": shown.word, "colour": shown.colour}
            for key, shown in picture.plan.legend.items()
        ],
        "change_control": _change_control(picture.plan.change_control),
        "closed": _closed(picture.plan.closed),
        "changed": changes(picture.plan.changed),
        "objectives": [
            {
                "ref": objective.ref if objective else None,
                "title": objective.title if objective else None,
                "counts": {p.value: n for p, n in counts_of(standings).items()},
                "changed": changes(objective.changed if objective else ()),
            }
            for objective, standings in picture.by_objective()
        ],
        "overdue": [standing.address for standing in overdue],
        "at_risk": [standing.address for standing in picture.at_risk],
        "silent": [standing.address for standing in picture.in_position(Position.SILENT)],
        "due": [standing.address for standing in picture.due(within_days=DUE_WITHIN_DAYS)],
        "kpis": len(picture.plan.kpis),
        "risks": len(picture.plan.risks),
        "clocks": [_clock(clock) for clock in clocks(picture.plan)],
    }


def _change_control(control: ChangeControl | None) -> Data | None:
    if control is None:
        return None
    return {
        "since": control.since.isoformat(),
        "agreed_by": list(control.agreed_by),
        "tolerance_days": control.tolerance_days,
    }


def _closed(closed: Closed | None) -> Data | None:
    if closed is None:
        return None
    return {
        "on": closed.on.isoformat(),
        "reason": closed.reason,
        "succeeded_by": closed.succeeded_by,
    }


def _record(found: Record) -> Data:
    return {
        "newest_update": day(found.newest_update),
        "days": found.days,
        "review_period": found.review_period,
        "is_current": found.is_current,
        "is_draft": found.is_draft,
        "open": found.open,
        "heard": found.heard,
    }


def _rests_on(said: RestsOn | None) -> Data | None:
    if said is None:
        return None
    papers = [{"date": p.date.isoformat(), "what": p.what} for p in said.not_at_hand]
    return {"text": said.text, "not_at_hand": papers}


def _clock(clock: Clock) -> Data:
    return {
        "set": clock.review.id,
        "guidance": clock.guidance,
        "url": clock.url,
        "steps": [
            {
                "name": step.name,
                "due": step.due.isoformat(),
                "latest": day(step.latest),
                "about": step.about,
                "done": day(step.done),
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
                "body": group.review.body,
                "progress_review_of": group.review.progress_review_of,
                "action_plan_published": deadline(group.review.action_plan_published),
                "progress_review": deadline(group.review.progress_review),
                "progress_report_published": deadline(group.review.progress_report_published),
                "recommendations": [_cover(picture, cover) for cover in group.covers],
            }
            for group in found.sets
        ],
        "uncovered": [cover.name for cover in found.uncovered],
        "unlinked": [standing.address for standing in found.unlinked],
    }


def _cover(picture: Picture, cover: Cover) -> Data:
    item = cover.recommendation
    return {
        "id": item.id,
        "text": item.text,
        "owner": picture.index.officer_ids(item.owner),
        "due": deadline(item.due),
        "priority": item.priority,
        "group": item.group,
        "state": cover.state.value,
        "answered_by_plan": cover.answered_by_plan is not None,
        "actions": [standing.address for standing in cover.actions],
        "withdrawn": [standing.address for standing in cover.withdrawn],
        "workstreams": list(cover.workstreams),
        "counts": {p.value: n for p, n in counts_of(cover.actions).items()},
        "overdue_kinds": {kind.value: number for kind, number in cover.kinds.items()},
        "updates": [note(said) for said in item.updates],
        "response": [response(said) for said in item.responses],
        "declared_gap": item.gap.reason if item.gap else None,
        "same_as": list(item.same_as),
        "changed": changes(item.changed),
    }


def check_document(
    problems: Sequence[Problem],
    *,
    files: int,
    against: Data | None = None,
    plans: Iterable[Data] = (),
    mended: Iterable[Mended] = (),
) -> Data:
    """Give the document of ``check``. It depends on no day but that of the updates.

    ``against`` says with what the files were compared, ``plans`` what was changed in each, and
    ``mended`` what was mended before they were checked.
    """
    return {
        "cip": __version__,
        "files": files,
        "errors": number_of(problems, Severity.ERROR),
        "warnings": number_of(problems, Severity.WARNING),
        "against": against,
        "findings": [problem_object(problem) for problem in problems],
        "mended": [
            {
                "rule": item.problem.rule if item.problem is not None else None,
                "path": item.path,
                "line": item.problem.place.line if item.problem is not None else 1,
                "change": item.words,
            }
            for item in mended
        ],
        "plans": list(plans),
    }


def line_objects(lines: Iterable[tuple[str, int, str]]) -> list[Data]:
    """Give the lines that differ by an edit."""
    return [{"sign": sign, "line": number, "text": text} for sign, number, text in lines]


def problem_object(problem: Problem) -> Data:
    """Give a problem with its place, its words and its mending."""
    return {
        "of": "change" if problem.of_change else "state",
        "rule": problem.rule,
        "severity": problem.severity.value,
        "path": problem.place.path,
        "line": problem.place.line or None,
        "column": problem.place.column or None,
        "end_column": problem.place.end_column or None,
        "message": problem.message,
        "help": problem.help,
        "number": problem.number,
        "mend": problem.mend.sureness.value if problem.mend is not None else None,
    }


def fmt_document(
    changed: Iterable[str],
    refused: Mapping[str, str],
    problems: Iterable[Problem],
    *,
    files: int,
    written: bool,
) -> Data:
    """Give the document of ``fmt``: the paths of what was laid out, and what could not be.

    ``refused`` has a sentence by path; ``problems`` are those of files that cannot be read.
    """
    return {
        "cip": __version__,
        "files": files,
        "written": written,
        "changed": list(changed),
        "refused": [{"path": path, "reason": reason} for path, reason in refused.items()],
        "findings": [problem_object(problem) for problem in problems],
    }


def diff_document(against: Data, plans: Iterable[Data], *, as_of: date) -> Data:
    """Give the document of ``diff``: what was compared, and what was changed in each plan."""
    return {**_head(as_of), "against": against, "plans": list(plans)}


def action_document(picture: Picture, standing: Standing, *, as_of: date) -> Data:
    """Give the document of ``show`` for one action: the action, and what depends on it."""
    index, ref = picture.index, standing.action.ref
    return {
        **_head(as_of),
        "action": action(picture, standing),
        "dependents": list(index.dependents(ref)),
    }


def workstream_document(picture: Picture, item: Workstream, *, as_of: date) -> Data:
    """Give the document of ``show`` for a workstream, with its actions."""
    index = picture.index
    return {
        **_head(as_of),
        "workstream": workstream(picture, item),
        "dependents": list(index.dependents(item.ref)),
        "actions": [
            action(picture, s) for s in picture.standings if s.action.workstream == item.ref
        ],
    }


def edit_document(
    what: Data,
    lines: Iterable[tuple[str, int, str]],
    plans: Iterable[Data],
    problems: Iterable[Problem],
    *,
    as_of: date,
) -> Data:
    """Give the document of a command that edits: the lines, what they do, what is wrong with them.

    ``what`` says what was edited, and whether it was written and committed. The lines that are gone
    come with their numbers before the edit, the new ones with those after it.
    """
    return {
        **_head(as_of),
        **what,
        "lines": line_objects(lines),
        "plans": list(plans),
        "findings": [problem_object(problem) for problem in problems],
    }
