"""The history of one thing of a plan: from commits along first parents, and from disk."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from cip.changes.change import Change
from cip.changes.followed import (
    Followed,
    Log,
    LogEntry,
    Thing,
    followed,
    holds,
    level_of,
    records,
    wants,
    whereabouts,
)
from cip.changes.pairing import Level
from cip.model.deadline import day_for_people
from cip.model.errors import UsageError
from cip.model.likeness import did_you_mean
from cip.model.plan import Plan
from cip.model.text import short_commit
from cip.sources.folder import Workspace
from cip.sources.history import History, Watch, history_of
from cip.sources.moments import PlanHistory


def log_of(
    workspace: Workspace,
    plan: str,
    ref: str,
    part: str | None,
    *,
    authors: bool,
    with_disk: bool,
    watch: Watch = iter,
) -> Log | None:
    """Give the history of what a plan calls so; of the plan itself where ``ref`` is empty.

    With ``with_disk``, what lies on disk and is in no commit yet comes first. None where there is
    no such plan, and never was. Raises ``UsageError`` where nothing in it ever was called so, and
    ``RepositoryError`` where the history cannot be read. ``watch`` is told how far that has come.
    """
    is_there = plan in workspace.plan_names()
    contents = workspace.contents(plan) if is_there else {}
    found = history_of(workspace.root, plan, authors=authors)
    if not found.versions and not is_there:
        return None
    now = workspace.loaded(plan, contents).plan if is_there else None
    past = PlanHistory(found, plan, contents if with_disk else None, watch)
    subject, remarks = _subject(past, now, plan, ref, part)
    told = _followed(past, subject)
    entries = told.entries
    if not found.is_whole:
        oldest = found.versions[0].commit if found.versions else ""
        entries = tuple(entry for entry in entries if entry.kept.commit != oldest)
    if part is not None and not _had_part(told, now, subject):
        raise UsageError(_no_part(now, subject))
    return Log(
        subject=subject,
        title=_title(now, entries, subject),
        entries=entries,
        remarks=(*remarks, *told.remarks, *_cut_off(found)),
        is_whole=found.is_whole,
    )


def _followed(past: PlanHistory, subject: Thing) -> Followed:
    """Follow a subject, with the files of each number that it turns out to have had."""
    names = frozenset({subject.ref})
    while True:
        told = followed(past.moments(wants(subject, names)), subject)
        if told.names <= names:
            return told
        names |= told.names


def _subject(
    past: PlanHistory, now: Plan | None, plan: str, ref: str, part: str | None
) -> tuple[Thing, tuple[str, ...]]:
    """Give what is meant: what is called so now, or what was called so, under its newest number."""
    if not ref:
        return Thing(plan, Level.PLAN), ()
    remarks: list[str] = []
    asked, seen = ref, {ref}
    level = level_of(now, ref) if now is not None else None
    while level is None:
        there = whereabouts(past.moments(partial(_holds, ref)), ref)
        if there is None:
            raise UsageError(_unknown(now, plan, asked))
        remarks += filter(None, [there.remark])
        if there.ref == ref or there.ref in seen:
            level = there.level
        else:
            level = level_of(now, there.ref) if now is not None else None
        ref = there.ref
        seen.add(ref)
    if part is None:
        return Thing(plan, level, ref), tuple(remarks)
    if level is not Level.ACTION:
        raise UsageError(f"{plan}/{ref[:60]} is no action: it has no parts.")
    return Thing(plan, Level.PART, ref, part), tuple(remarks)


def _holds(name: str, path: str, text: str) -> bool:  # noqa: ARG001 - as a wish for files is asked
    return holds(text, (name,))


def _unknown(now: Plan | None, plan: str, ref: str) -> str:
    known: list[str] = []
    if now is not None:
        asked = (item.id for review in now.sets for item in review.recommendations)
        measures = (*(kpi.id for kpi in now.kpis), *(risk.id for risk in now.risks))
        known = [*now.references, *asked, *measures]
    hint = did_you_mean(ref, known, before=f"{plan}/")
    return f"Nothing in {plan} has or had the number '{ref[:60]}'. {hint}".rstrip()


def _record(now: Plan | None, subject: Thing) -> Any:
    if now is None:
        return None
    if subject.level is Level.PLAN:
        return now
    return next(records(now, subject.level, subject.ref), None)


def _had_part(told: Followed, now: Plan | None, subject: Thing) -> bool:
    """Say whether there is or was such a part."""
    action = _record(now, subject)
    return subject.part in [part.ref for part in getattr(action, "milestones", ())] or any(
        fact.level is Level.PART or fact.key is None
        for entry in told.entries
        for fact in entry.facts
    )


def _no_part(now: Plan | None, subject: Thing) -> str:
    parts = getattr(_record(now, subject), "milestones", ())
    known = ", ".join(f"({part.ref})" for part in parts)
    hint = f"Its parts are {known}." if known else "It has no parts."
    part = (subject.part or "")[:60]
    return f"{subject.plan}/{subject.ref} has and had no part ({part}). {hint}"


def _title(now: Plan | None, entries: Sequence[LogEntry], subject: Thing) -> str:
    """Give the title: what it is called now, or was called last."""
    record = _record(now, subject)
    if subject.part is not None and record is not None:
        parts = {part.ref: part.title for part in record.milestones}
        return str(parts.get(subject.part) or record.title)
    if record is not None:
        return str(getattr(record, "title", None) or getattr(record, "text", ""))
    own = (f for e in entries for f in e.facts if _is_about(f, subject))
    return next((fact.title for fact in own), "")


def _is_about(fact: Change, subject: Thing) -> bool:
    return fact.address == subject.address and fact.level is subject.level


def _cut_off(found: History) -> tuple[str, ...]:
    """Say where the history that is known begins, where older changes are not known."""
    if found.is_whole:
        return ()
    if not found.versions:
        since = "The oldest commits are not known here"
    else:
        oldest = found.versions[0]
        first = f"{short_commit(oldest.commit)} of {day_for_people(oldest.day)}"
        since = f"Nothing before {first} is told"
    return (f"{since}: {found.why_cut_off}",)
