"""The first page of a report: the head, the sentences in short, the counts."""

from collections.abc import Iterable
from typing import Any

from cip.assessment.claims import claims
from cip.assessment.picture import Picture, counts_of
from cip.assessment.reasons import counted
from cip.assessment.standing import Standing
from cip.model.plan import Objective
from cip.model.vocabulary import Position
from cip.reports import wording
from cip.reports.changes import decisions
from cip.reports.request import Request

Data = dict[str, Any]


def head(request: Request, title: str) -> Data:
    """Give the head that every report opens with."""
    plan, before = request.picture.plan, request.before
    meeting = request.next_meeting()
    return {
        "title": title,
        "heading": f"{title}: {plan.title}",
        "name": plan.name,
        "council": plan.council,
        "plan": plan.title,
        "summary": plan.summary,
        "board": request.board.title if request.board else "none named",
        "day": wording.day(request.as_of),
        "since": wording.day(before.as_of) if before else None,
        "period": f"{wording.day(before.as_of)} to {wording.day(request.as_of)}"
        if before
        else f"up to {wording.day(request.as_of)}, from the start of the plan",
        "origin": request.origin,
        "plan_key": plan.colour_rule,
        "colours": wording.colour_rule(plan),
        "broken": list(request.broken),
        "has_starts": any(action.start for action in plan.actions),
        "next_meeting": _meeting_words(meeting) if meeting else None,
        "labels": {
            name: {
                "one": label.one,
                "many": label.many,
                "one_inside": wording.inside(label.one),
                "many_inside": wording.inside(label.many),
            }
            for name, label in plan.labels._asdict().items()
        },
    }


def _meeting_words(meeting: Any) -> str:
    day = wording.day(meeting.day)
    return day if meeting.is_dated else f"about {day}"


def counts(request: Request) -> Data:
    """Give the table of counts by position and objective, with the change of the period."""
    picture, before = request.picture, request.before
    shown = [p for p in Position if picture.counts[p] or (before and before.counts[p])]
    change = total_change = None
    if before is not None:
        change = [wording.signed(picture.counts[p] - before.counts[p]) for p in shown]
        total_change = wording.signed(len(picture.standings) - len(before.standings))
    return {
        "positions": [wording.position_words(position) for position in shown],
        "rows": [
            _count_row(objective, standings, shown)
            for objective, standings in picture.by_objective()
            if standings
        ],
        "all": [picture.counts[position] for position in shown],
        "total": len(picture.standings),
        "change": change,
        "total_change": total_change,
    }


def _count_row(
    objective: Objective | None, standings: tuple[Standing, ...], shown: list[Position]
) -> Data:
    numbers = counts_of(standings)
    return {
        "name": f"{objective.ref} {objective.title}" if objective else "No objective",
        "title": objective.title if objective else "Under no heading of the plan",
        "numbers": [numbers[position] for position in shown],
        "total": len(standings),
    }


def in_short(request: Request) -> list[str]:
    """Give what a reader of the first lines alone must know."""
    said = [_overdue(request), _at_risk(request), _done(request), _asked(request)]
    said.extend((_covered(request), _disagreeing(request)))
    return [text for text in said if text]


def _overdue(request: Request) -> str:
    picture = request.picture
    late, label = picture.overdue, picture.plan.labels.action
    one, many = wording.inside(label.one), wording.inside(label.many)
    if not picture.standings:
        return f"The plan lists no {many}."
    total = counted(len(picture.standings), one, many)
    if not late:
        return f"None of the {total} is overdue."
    said = f"{len(late)} of the {total} {'is' if len(late) == 1 else 'are'} overdue"
    longest = _longest(picture, late[0], is_only=len(late) == 1)
    return f"{said}{_silent(late)}. {longest}"


def _silent(late: tuple[Standing, ...]) -> str:
    silent = sum(not standing.reported for standing in late)
    if not silent:
        return ""
    if silent == len(late):
        return ", and nothing was ever reported on " + ("it" if silent == 1 else "any of them")
    return f"; on {silent} of them nothing was ever reported"


def _longest(picture: Picture, first: Standing, *, is_only: bool) -> str:
    owner = wording.people(picture.index, first.action.accountable)
    days = counted(first.days_overdue or 0, "day")
    word = "It is" if is_only else "The longest is"
    return f"{word} {first.action.ref}, {first.action.title}: {days} ({owner})."


def _at_risk(request: Request) -> str:
    risky = request.picture.at_risk
    if not request.picture.standings:
        return ""
    if not risky:
        return "None is at risk."
    names: dict[str, int] = {}
    for standing in risky:
        for reason in standing.signals:
            names[reason.name] = names.get(reason.name, 0) + 1
    listed = sorted(names.items(), key=lambda item: -item[1])
    words = wording.joined(f"{number} {SIGNAL_WORDS[name]}" for name, number in listed)
    verb = "is" if len(risky) == 1 else "are"
    several = " One can have several reasons." if sum(names.values()) > len(risky) else ""
    return f"{len(risky)} {verb} at risk: {words}.{several}"


SIGNAL_WORDS = {
    "declared": "reported as at risk",
    "due-soon": "due soon and not begun",
    "not-begun": "not begun though the start has passed",
    "milestone-overdue": "with a part that is late",
    "dependency": "waiting for something late",
    "slipped": "with a deadline that moved far or often",
    "stale": "without an update for longer than the review period",
    "pace": "behind the share of time gone",
    "undated": "without a date",
    "unowned": "without an accountable officer",
}
"""What each signal says of the actions for which it fires."""


def _done(request: Request) -> str:
    change = request.comparison()
    if change is None:
        return ""
    balance = change.balance
    moved = len(change.deadline_moves)
    figures = (
        (balance.completed, "completed", change.completed),
        (balance.new, "new", change.new),
        (balance.withdrawn, "withdrawn", change.withdrawn),
        (balance.reopened, "reopened", change.reopened),
    )
    listed = [f"{number} {word}{_refs(standings)}" for number, word, standings in figures]
    newly = [m.after for m in change.moves if m.after.position is Position.OVERDUE]
    listed.append(f"{len(newly)} became overdue{_refs(newly)}")
    listed.append(f"{counted(moved, 'deadline')} moved" if moved else "no deadline moved")
    return f"Since {wording.day(change.since)}: {'; '.join(listed)}."


def _refs(standings: Iterable[Standing]) -> str:
    """Give the references of a few actions in brackets; of more than twelve, nothing."""
    refs = [standing.action.ref for standing in standings]
    return f" ({', '.join(refs)})" if 0 < len(refs) <= 12 else ""


def _asked(request: Request) -> str:
    asked = len(decisions(request))
    if not asked:
        return "No decision is asked for in the files."
    return f"{counted(asked, 'decision')} {'is' if asked == 1 else 'are'} asked for."


def _covered(request: Request) -> str:
    found = request.picture.coverage
    if not found.covers:
        return ""
    total = counted(len(found.covers), "recommendation")
    gaps = [cover.name for cover in found.uncovered if cover.is_gap]
    left = [cover.name for cover in found.uncovered if not cover.is_gap]
    said = f"Of {total}, {_answered(gaps)}"
    if left:
        verb = "is" if len(left) == 1 else "are"
        said += f"; {wording.joined(left)} {verb} not answered by decision"
    return f"{said}."


def _answered(gaps: list[str]) -> str:
    if not gaps:
        return "none is left unanswered without a decision"
    verb = "is" if len(gaps) == 1 else "are"
    return f"{len(gaps)} {verb} answered by nothing: {wording.joined(gaps)}"


def _disagreeing(request: Request) -> str:
    number = len(claims(request.picture.standings, as_of=request.as_of))
    if not number:
        return ""
    return f"What was reported and what is worked out differ for {number} of them."
