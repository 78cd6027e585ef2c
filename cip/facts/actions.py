"""Actions as rows of a report."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from weakref import WeakKeyDictionary

from cip.assessment.closure import Closure
from cip.assessment.index import Index
from cip.assessment.picture import Picture
from cip.assessment.reported import action_status
from cip.assessment.standing import PartStanding, Standing
from cip.facts import phrases
from cip.model.deadline import Deadline
from cip.model.plan import Action, Plan
from cip.model.progress import Evidence, Update
from cip.model.text import counted
from cip.model.vocabulary import Status

Data = dict[str, Any]


Fact = Callable[[Picture, Standing], Data]


def once(fact: Fact) -> Fact:
    """Let a fact of an action be worked out once for a picture, however many lists hold it.

    A report names one action under its position, its officer, and each recommendation that it
    answers. Nobody may change what is given.
    """
    known: WeakKeyDictionary[Picture, dict[str, tuple[Standing, Data]]] = WeakKeyDictionary()

    @wraps(fact)
    def given(picture: Picture, standing: Standing) -> Data:
        facts = known.setdefault(picture, {})
        found = facts.get(standing.key)
        if found is None or found[0] is not standing:  # of another day, or another state of files
            found = facts[standing.key] = standing, fact(picture, standing)
        return found[1]

    return given


def rows(picture: Picture, standings: Iterable[Standing]) -> list[Data]:
    """Give actions as rows, in the order given."""
    return [row(picture, standing) for standing in standings]


@once
def row(picture: Picture, standing: Standing) -> Data:
    """Give what a report can say of an action in one row."""
    action, as_of = standing.action, picture.as_of
    late_first = phrases.days_after_first(standing, as_of)
    return {
        "ref": action.ref,
        "title": action.title_in_lists,
        "detail": action.detail or action.title,
        "workstream": action.workstream,
        "position": standing.position.value,
        "kind": standing.overdue_kind.value if standing.overdue_kind else "",
        "rated": phrases.rated(standing, picture.plan),
        "stands": phrases.stands(standing, picture.plan),
        "owner": phrases.owner(picture.index, standing),
        "owner_from": phrases.owner_from(standing, picture.plan),
        "lead": _lead(picture, standing),
        "start": _start(standing),
        "due": phrases.due_on(standing),
        "when": _when(standing),
        "span": _span(standing),
        "last_day": phrases.last_day(standing.passed or standing.deadline),
        "passed_at_approval": standing.passed_at_approval,
        "expected": standing.expected.due if standing.expected else "",
        "next": next_step(action),
        "cause_given": _cause(action),
        "is_ahead": standing.due is not None and standing.due >= picture.as_of,
        "silent": list(standing.silence.reasons) if standing.silence else [],
        "first_due": phrases.first_due(standing, picture.plan.name),
        "moved": standing.moves > 0 or standing.inherited is not None,
        "days_overdue": standing.days_overdue,
        "late": counted(standing.days_overdue, "day") if standing.days_overdue else "",
        "late_first": counted(late_first, "day") if late_first else "",
        "heard": phrases.heard(standing),
        "reported": standing.reported,
        "reasons": [reason.text for reason in standing.signals],
        "why": phrases.reasons(standing),
        "findings": [reason.text for reason in standing.findings],
        "recommendations": ", ".join(standing.recommendations),
        "last_words": last_words(action, picture.plan),
        **_replacement(picture, action),
        **_last_note(action),
    }


def _lead(picture: Picture, standing: Standing) -> str:
    none = phrases.LOST if "lead" in standing.lost else ""
    return phrases.people(picture.index, standing.owners.lead.officers, none=none)


def _start(standing: Standing) -> str:
    if standing.action.start is not None:
        return standing.action.start.plain
    return phrases.LOST if "start" in standing.lost else "not given"


def _when(standing: Standing) -> str:
    if standing.deadline is None:
        return phrases.due_on(standing)
    return phrases.when(standing.deadline)


def _span(standing: Standing) -> str:
    said = phrases.span(standing.action.start, standing.deadline)
    if standing.deadline is not None:
        return said
    end = phrases.due_on(standing)
    return f"{said}, {end}" if said else end


def last_words(action: Action, plan: Plan) -> str:
    """Give what was last said of an action or one of its parts, with its day; or nothing.

    Where no report came with words, the newest status stands for them.
    """
    told = [("", update) for update in action.updates]
    for part in action.milestones:
        told += [(f", part ({part.ref})", update) for update in part.updates]
    spoken = [(where, update) for where, update in told if update.note]
    found = max(reversed(spoken or told), key=lambda item: item[1].date, default=None)
    if found is None:
        return ""
    where, update = found
    status = phrases.status_word(update.status, plan) if update.status else "reported on"
    said = update.note or f"{phrases.inside(status)}, and no words with it"
    return f"{phrases.day(update.date)}{where}: {said}"


def _replacement(picture: Picture, action: Action) -> Data:
    """Give what took the place of a withdrawn action, with its reference and without."""
    reported = action_status(action)
    refs = reported.update.superseded_by if reported else ()
    items = [(ref, picture.index.target(ref)) for ref in refs]
    went = [reported.update.moved_to] if reported and reported.update.moved_to else []
    named = [f"{ref} {item.title}" if item else ref for ref, item in items]
    titles = [item.title if item else ref for ref, item in items]
    return {
        "replaced_by": phrases.joined([*named, *went]),
        "replaced_by_title": phrases.joined([*titles, *went]),
    }


def _cause(action: Action) -> str:
    """Give the cause that its officer gave when it was brought before a board, or nothing."""
    case = action.exception
    return f"Cause given on {phrases.day(case.raised)}: {case.cause}" if case else ""


def next_step(action: Action) -> str:
    """Give what the newest update that says so names as the next step, or nothing."""
    told = [u for u in action.updates if u.next]
    return max(reversed(told), key=lambda u: u.date).next or "" if told else ""


def _last_note(action: Action) -> Data:
    """Give the newest note and its day; of several on one day the last, as with a status."""
    notes = [u for u in action.updates if u.note]
    newest = max(reversed(notes), key=lambda update: update.date, default=None)
    if newest is None:
        return {"last_note": "", "last_note_day": ""}
    return {"last_note": newest.note, "last_note_day": phrases.day(newest.date)}


def parts(picture: Picture, listed: Iterable[PartStanding]) -> list[Data]:
    """Give parts of an action as rows."""
    return [_part(picture, part) for part in listed]


def _part(picture: Picture, part: PartStanding) -> Data:
    return {
        "ref": part.address.rsplit("/", 1)[1],
        "title": part.part.title,
        "lead": phrases.people(picture.index, part.part.lead, none=""),
        "start": part.part.start.plain if part.part.start else "",
        "begins": _part_date(part.part.start, "start", part),
        "ends": _part_date(part.deadline, "deadline", part),
        "due": phrases.due(part.deadline) if part.deadline else "",
        "span": phrases.span(part.part.start, part.deadline),
        "rated": phrases.rated(part, picture.plan),
        "late": counted(part.days_overdue, "day") if part.days_overdue else "",
    }


def _part_date(value: Deadline | None, key: str, part: PartStanding) -> str:
    if value is not None:
        return value.plain
    return phrases.LOST if key in part.part.lost else ""


def completed(picture: Picture, standings: Iterable[Standing]) -> list[Data]:
    """Give completed actions with their evidence and how far each is closed."""
    return [_completed(picture, standing) for standing in standings if standing.closure is not None]


@once
def _completed(picture: Picture, standing: Standing) -> Data:
    """Give a completed action; its note is the one that said so, not one of checking it later."""
    told, closed = row(picture, standing), standing.closure
    if closed is None:
        return told
    updates = standing.action.updates
    notes = [u.note for u in updates if u.status is Status.COMPLETE and u.note]
    return {
        **told,
        "last_note": notes[-1] if notes else told["last_note"],
        "completed": phrases.day(closed.delivered),
        "done": phrases.done_words(standing.completed),
        "evidence": [evidence(picture.index, item) for item in closed.evidence],
        "step": closed.step,
        "closed": _closed(picture, closed),
    }


def _closed(picture: Picture, closed: Closure) -> str:
    """Give how far a completed action is closed, and who checked it when."""
    said = {
        "delivered": "delivered, not evidenced",
        "evidenced": "evidenced, not verified",
        "verified": "verified",
    }[closed.step]
    if closed.verified is not None:
        verb = "" if closed.step == "verified" else "; checked"
        return f"{said}{verb} by {_checker(picture, closed.verified)}"
    if closed.verified_by_owner is not None:
        owner = _checker(picture, closed.verified_by_owner)
        return f"{said}; checked only by {owner}, who owns it"
    return said


def _checker(picture: Picture, update: Update) -> str:
    names = (update.verified_by,) if update.verified_by else ()
    return f"{phrases.people(picture.index, names)} on {phrases.day(update.date)}"


def evidence(index: Index, item: Evidence) -> Data:
    """Give a piece of evidence: its title, and the address of its page or of its document."""
    paper = index.paper(item.document)
    return {"title": item.title, "url": item.url or (paper.url if paper else None)}


def by_objective(picture: Picture) -> list[Data]:
    """Give all actions under their objectives, in the plan's order."""
    return [
        {
            "ref": objective.ref if objective else "",
            "title": objective.title if objective else "No objective",
            "target": objective.target if objective else None,
            "actions": rows(picture, standings),
        }
        for objective, standings in picture.by_objective()
        if standings
    ]
