"""What changed in the period, what is asked of the board, and where views differ."""

from typing import Any

from cip.assessment.claims import claims, newest_rating
from cip.assessment.comparison import Comparison, DeadlineMove, Move
from cip.assessment.index import Index
from cip.assessment.ledger import REPEATED, Ledger, LedgerEntry, Total, ledger
from cip.assessment.picture import by_due
from cip.assessment.standing import Standing
from cip.facts import phrases
from cip.facts.actions import completed, row, rows
from cip.facts.groups import MOST_REFS
from cip.facts.happened import what_happened
from cip.facts.request import Request
from cip.model.oversight import ExceptionCase
from cip.model.plan import Plan
from cip.model.text import counted
from cip.model.vocabulary import OverdueKind

Data = dict[str, Any]


def changes(request: Request) -> Data | None:
    """Give what changed since the day that the report looks back to, or None."""
    change = request.comparison
    if change is None:
        return None
    picture = request.picture
    return {
        "since": phrases.day(change.since),
        "balance": _balance(change, picture.plan),
        "new": rows(picture, change.new),
        "completed": completed(picture, change.completed),
        "withdrawn": rows(picture, change.withdrawn),
        "reopened": rows(picture, change.reopened),
        "gone": rows(picture, change.gone),
        "moves": [_move(move, picture.plan) for move in change.moves],
        "deadlines": [_deadline(move, picture.index) for move in change.deadline_moves],
        "cover": [
            {
                "name": item.cover.name,
                "gained": phrases.joined(item.gained),
                "lost": phrases.joined(item.lost),
            }
            for item in change.cover_changes
        ],
    }


def _balance(change: Comparison, plan: Plan) -> Data:
    balance = change.balance
    sign = "=" if balance.is_balanced else "is not"
    gone = f"− {balance.gone} no longer in the plan " if balance.gone else ""
    return {
        **balance._asdict(),
        "sentence": (
            f"{balance.opening} open on {phrases.day(change.since)} + {balance.new} new "
            f"− {balance.completed} completed − {balance.withdrawn} withdrawn "
            f"+ {balance.reopened} reopened {gone}{sign} {balance.closing} open now."
            f"{_approval(change, plan)}"
        ),
        "balanced": balance.is_balanced,
    }


def _approval(change: Comparison, plan: Plan) -> str:
    """Give that the plan was approved within the period, and what it was at the beginning."""
    if plan.approved is None or plan.approved <= change.since:
        return ""
    return (
        f" The plan was approved on {phrases.day(plan.approved)}; on {phrases.day(change.since)} "
        "it was a draft."
    )


def _move(move: Move, plan: Plan) -> Data:
    return {
        "ref": move.after.action.ref,
        "title": move.after.action.title_in_lists,
        "before": phrases.rated(move.before, plan) if move.before else "not in the plan",
        "after": phrases.rated(move.after, plan),
        "why": what_happened(move, plan),
    }


def _deadline(item: DeadlineMove, index: Index) -> Data:
    return {
        "ref": item.standing.action.ref,
        "title": item.standing.action.title_in_lists,
        "before": item.move.previous.plain,
        "after": item.new_text,
        "days": phrases.signed_days(item.days),
        "reason": item.move.reason,
        "agreed_by": _who(index, item.move.agreed_by),
        "on": phrases.day(item.move.on),
    }


def _who(index: Index, name: str | None) -> str:
    return index.who_agreed(name) if name else "not recorded"


def decisions(request: Request) -> list[Data]:
    """Give the exceptions that wait for a decision: of the report's board, or of any."""
    return [data for data in _cases(request) if not data["decision"]]


def asked_words(request: Request, *, most: int = MOST_REFS) -> str:
    """Say which decisions are asked for, or that none is; without a full stop.

    Of more than ``most`` only the number is told.
    """
    waiting = [item["ref"] for item in decisions(request)]
    if not waiting:
        return "No decision is asked for in this record"
    which = f" ({', '.join(waiting)})" if len(waiting) <= most else ""
    verb = "is" if len(waiting) == 1 else "are"
    return f"{counted(len(waiting), 'decision')} {verb} asked of the board{which}"


def decided(request: Request) -> list[Data]:
    """Give the exceptions on which a decision was taken by the day, with the decision."""
    return [data for data in _cases(request) if data["decision"]]


def _cases(request: Request) -> list[Data]:
    found = []
    for standing in request.picture.standings:
        case = standing.action.exception
        if case is None:
            continue
        if request.board and case.asked_of and case.asked_of != request.board.id:
            continue
        found.append({**row(request.picture, standing), **exception(request, case)})
    return found


def exception(request: Request, case: ExceptionCase) -> Data:
    """Give an exception in the parts of an exception report."""
    board = request.picture.index.board(case.asked_of)
    return {
        "raised": phrases.day(case.raised),
        "cause": case.cause,
        "consequence": case.consequence,
        "options": [{"option": o.option, "effect": o.effect} for o in case.options],
        "recommendation": case.recommendation,
        "asked_of": board.title if board else "the board",
        "decided": phrases.day(case.decided_on) if case.decided_on else "",
        "decision": case.decision or "",
    }


def off_target(request: Request) -> Data:
    """Give what is known late or at risk, and for how much of it no exception is written.

    ``overdue`` has all that is overdue, also what is not known to be late.
    """
    picture = request.picture
    overdue = [_with_case(request, standing) for standing in picture.overdue]
    at_risk = [_with_case(request, standing) for standing in picture.at_risk]
    late = [item for item in overdue if item["kind"] == OverdueKind.KNOWN_LATE.value]
    listed = late + at_risk
    bare = [item for item in listed if item["case"] == NO_CASE]
    return {
        "overdue": overdue,
        "known_late": late,
        "at_risk": at_risk,
        "total": len(listed),
        "sentence": _cases_sentence(len(late), len(at_risk), len(bare)),
    }


def _cases_sentence(late: int, at_risk: int, bare: int) -> str:
    """Give for how much of what is off target the cause and the options are written down."""
    total = late + at_risk
    said = f"{late} known late, {at_risk} at risk"
    if not total:
        return "Nothing is known to be late, and nothing is at risk."
    if not bare:
        return f"{said}; cause, consequence and options are written for each."
    if bare == total:
        return f"{said}; no officer has written cause, consequence and options."
    return f"{said}; for {bare} of these {total} no officer has written cause and options."


def steps(request: Request) -> list[Data]:
    """Give the open actions of which somebody said what comes next, the soonest due first."""
    said = [s for s in request.picture.standings if s.is_open]
    told = [row(request.picture, standing) for standing in sorted(said, key=by_due)]
    return [item for item in told if item["next"]]


NO_CASE = "none written"


def _with_case(request: Request, standing: Standing) -> Data:
    case = standing.action.exception
    said = NO_CASE
    if case is not None:
        told = exception(request, case)
        said = f"raised on {told['raised']}"
        if told["decision"]:
            said += f", decided on {told['decided']}"
    return {**row(request.picture, standing), "case": said}


def disagreements(request: Request) -> list[Data]:
    """Give where status, position and a board's rating differ, and all that a board rated."""
    listed = request.picture.standings
    differing = {c.standing.key: c.text for c in claims(listed, request.picture.plan)}
    return [
        _side_by_side(request, standing, differing.get(standing.key))
        for standing in listed
        if standing.key in differing or newest_rating(standing)
    ]


def _side_by_side(request: Request, standing: Standing, differs: str | None) -> Data:
    rating = newest_rating(standing)
    names = ", ".join(reason.name for reason in standing.signals)
    text = (differs or "they agree").replace(f" ({names})", f": {phrases.reasons(standing)}")
    status = standing.status
    return {
        **row(request.picture, standing),
        "claimed": status.value.replace("-", " ") if status else "nothing reported",
        "differs": text,
        "board_rating": (
            f"{rating.rating} on {phrases.day(rating.date)}: {rating.reason}" if rating else ""
        ),
    }


def slippage(request: Request) -> Data:
    """Give the slippage ledger."""
    found: Ledger = ledger(request.picture)
    return {
        "rows": [
            {
                **row(request.picture, item.standing),
                "repeated": item.is_repeated,
                "total": item.days,
                "entries": [
                    {
                        "number": entry.number,
                        "again": entry.number >= REPEATED,
                        "on": phrases.day(entry.on),
                        "before": entry.before,
                        "after": entry.after,
                        "days": phrases.signed_days(entry.days),
                        "reason": _reason(entry),
                        "agreed_by": _who(request.picture.index, entry.agreed_by),
                    }
                    for entry in item.entries
                ],
            }
            for item in found.rows
        ],
        "by_objective": [_total(total) for total in found.by_objective],
        "by_officer": [_total(total) for total in found.by_officer],
        "repeated": [
            f"{item.standing.action.ref} {item.standing.action.title_in_lists}"
            f" ({len(item.entries)} moves)"
            for item in found.rows
            if item.is_repeated
        ],
    }


def _reason(entry: LedgerEntry) -> str | None:
    """Give why a deadline moved; where an action took the place of another one, that it did."""
    if entry.replaced is None:
        return entry.reason
    took = f"It took the place of {entry.replaced}"
    return f"{took}: {entry.reason}" if entry.reason else f"{took}."


def _total(total: Total) -> Data:
    return {**total._asdict(), "days": f"{total.days:,}"}
