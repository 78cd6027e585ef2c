"""What commissioners, auditors and scrutiny ask of a record: how it is known, and what is not."""

from collections.abc import Iterable
from typing import Any

from cip.assessment.ends import Shift, counted_moves, history_until, shifts
from cip.assessment.picture import Picture
from cip.assessment.position_words import KIND_WORDS, NO_REASON
from cip.assessment.standing import Standing
from cip.facts import phrases
from cip.facts.actions import row, rows
from cip.facts.declarations import control_words
from cip.facts.request import Request
from cip.model.text import counted
from cip.model.vocabulary import OverdueKind, Position

Data = dict[str, Any]

DONE_FINDINGS = ("unevidenced", "verified-by-owner", "completion-undated", "completed-late")
"""The findings that say what a report of completion does not show."""

RECORD_FINDINGS = ("reopened", "parts-complete", "provisional")
"""The other findings: what does not fit together in the record."""


def assurance(request: Request) -> Data:
    """Give what an auditor looks for, each list in the plan's order and with its number."""
    picture = request.picture
    return {
        "kinds": _kinds(picture),
        "passed_at_approval": _passed_at_approval(picture),
        "moves": _moves(picture),
        "closed": _closed(picture),
        "not_verified": rows(picture, filter(_is_unverified, picture.standings)),
        "fits_not": _with_findings(picture, RECORD_FINDINGS),
        "withdrawn": rows(picture, picture.in_position(Position.WITHDRAWN)),
        "lost": _lost(picture),
        "undated": _with_signal(picture, "undated"),
        "unowned": _with_signal(picture, "unowned"),
        "limits": _limits(picture),
    }


def _kinds(picture: Picture) -> list[Data]:
    """Give what is past its date by how that is known; a kind of which there is none is named."""
    return [
        {
            "title": f"{KIND_WORDS[kind][0].upper()}{KIND_WORDS[kind][1:]}",
            "number": picture.kinds[kind],
            "actions": rows(picture, picture.of_kind(kind)),
        }
        for kind in OverdueKind
    ]


def _passed_at_approval(picture: Picture) -> str:
    """Give how many dates had passed when the plan was approved, in a sentence, or nothing."""
    found = [s for s in picture.overdue if s.passed_at_approval]
    if not found:
        return ""
    refs = ", ".join(s.action.ref for s in found)
    approved = phrases.day(picture.plan.approved)
    return (
        f"{len(found)} of these dates had passed when the plan was approved on {approved}: {refs}."
    )


def _moves(picture: Picture) -> list[Data]:
    """Give every move of a deadline since the plan was approved, with who agreed."""
    history = history_until(picture.plan)
    found = []
    for standing in picture.standings:
        action = standing.action
        counted_ = counted_moves(action, history)
        for shift in shifts(action):
            if shift.move not in counted_:
                continue
            to = shift.after.plain if shift.after else "no date"
            found.append(
                {
                    "ref": action.ref,
                    "title": action.title_in_lists,
                    "on": phrases.day(shift.move.on),
                    "before": shift.move.previous.plain,
                    "after": to,
                    "days": phrases.signed_days(shift.days),
                    "reason": shift.move.reason or NO_REASON,
                    "agreed_by": _who(picture, shift.move.agreed_by),
                    "after_it_passed": _after_it_passed(shift),
                }
            )
    return found


def _who(picture: Picture, name: str | None) -> str:
    return picture.index.who_agreed(name) if name else "nobody is named"


def _after_it_passed(shift: Shift) -> bool:
    on, last = shift.move.on, shift.move.previous.last
    return on is not None and last is not None and on > last


def _closed(picture: Picture) -> list[Data]:
    return _with_findings(picture, DONE_FINDINGS)


def _with_findings(picture: Picture, names: Iterable[str]) -> list[Data]:
    """Give the actions for which one of some findings holds, with the findings' sentences."""
    wanted = frozenset(names)
    found = []
    for standing in picture.standings:
        said = [finding.text for finding in standing.findings if finding.name in wanted]
        if said:
            found.append({**row(picture, standing), "said": said})
    return found


def _is_unverified(standing: Standing) -> bool:
    closed = standing.closure
    return closed is not None and closed.step == "evidenced"


def _with_signal(picture: Picture, name: str) -> list[Data]:
    """Give the actions for which a signal fires, with its sentence."""
    found = ((standing, standing.signal(name)) for standing in picture.standings)
    return [{**row(picture, standing), "said": [text]} for standing, text in found if text]


LOST_WORDS = {
    "start": "start",
    "deadline": "deadline",
    "accountable": "accountable officer",
    "lead": "lead",
    "lead_member": "lead member",
}
"""What can be lost in our copy of a paper, in words."""


def _lost(picture: Picture) -> list[Data]:
    """Give what our copy of the paper lost, the same losses together, with their references."""
    found: dict[tuple[str, str], list[str]] = {}
    for standing in picture.standings:
        for key, how in standing.lost.items():
            found.setdefault((key, how), []).append(standing.action.ref)
        for part in standing.parts:
            for key, how in part.part.lost.items():
                ref = f"{standing.action.ref}({part.part.ref})"
                found.setdefault((key, how), []).append(ref)
    return [
        {"what": LOST_WORDS[key], "how": how, "refs": ", ".join(refs), "number": len(refs)}
        for (key, how), refs in found.items()
    ]


def _limits(picture: Picture) -> list[str]:
    """Give the plan's own limits, by which everything here was worked out, in sentences."""
    plan, limits = picture.plan, picture.plan.thresholds
    approved = (
        f"What was promised is what held on {phrases.day(plan.approved)}, when the plan was "
        "approved: earlier moves of deadlines are its history."
        if plan.approved
        else "The plan does not say when it was approved: what was promised is the first deadline."
    )
    period, slipped = (
        counted(days, "day") for days in (plan.review_period_days, limits.slipped_days)
    )
    return [
        f"A report on each open action is expected every {period}.",
        f"Due soon is within {counted(limits.due_soon_days, 'day')}.",
        f"A deadline has slipped when it moved {counted(limits.slipped_times, 'time')} or by more "
        f"than {slipped}.",
        f"Behind its pace is {limits.pace_gap_percent} percentage points or more.",
        approved,
        *filter(None, [control_words(plan.change_control, picture.index.who_agreed)]),
        *_undated(picture),
    ]


def _undated(picture: Picture) -> list[str]:
    """Say how many moves have no day, and how they are counted."""
    every = [move for s in picture.standings for move in s.action.rescheduled if move.on is None]
    if not every:
        return []
    number = counted(len(every), "move of a deadline has", "moves of deadlines have")
    counts = "counts" if len(every) == 1 else "count"
    how = "history, and not as slippage" if picture.plan.approved else "slippage"
    return [f"{number} no day in this record, and {counts} as {how}."]
