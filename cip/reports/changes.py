"""What changed in the period, what is asked of the board, and where views differ."""

from typing import Any

from cip.assessment.claims import claims, newest_rating
from cip.assessment.comparison import Comparison, DeadlineMove, Move
from cip.assessment.ledger import Ledger, Total, ledger
from cip.assessment.reasons import counted
from cip.model.plan import ExceptionCase
from cip.reports import wording
from cip.reports.actions import completed, row, rows
from cip.reports.request import Request

Data = dict[str, Any]


def changes(request: Request) -> Data | None:
    """Give what changed since the day that the report looks back to, or None."""
    change = request.comparison()
    if change is None:
        return None
    picture = request.picture
    return {
        "since": wording.day(change.since),
        "balance": _balance(change),
        "new": rows(picture, change.new),
        "completed": completed(picture, change.completed),
        "withdrawn": rows(picture, change.withdrawn),
        "reopened": rows(picture, change.reopened),
        "moves": [_move(move) for move in change.moves],
        "deadlines": [_deadline(move) for move in change.deadline_moves],
        "cover": [
            {
                "name": item.cover.name,
                "gained": wording.joined(item.gained),
                "lost": wording.joined(item.lost),
            }
            for item in change.cover_changes
        ],
    }


def _balance(change: Comparison) -> Data:
    balance = change.balance
    sign = "=" if balance.is_balanced else "is not"
    return {
        **balance._asdict(),
        "sentence": (
            f"{balance.opening} open on {wording.day(change.since)} + {balance.new} new "
            f"− {balance.completed} completed − {balance.withdrawn} withdrawn "
            f"+ {balance.reopened} reopened {sign} {balance.closing} open now."
        ),
        "balanced": balance.is_balanced,
    }


def _move(move: Move) -> Data:
    return {
        "ref": move.after.action.ref,
        "title": move.after.action.title,
        "before": wording.rated(move.before) if move.before else "not in the plan",
        "after": wording.rated(move.after),
        "why": wording.reasons(move.after) or _status_words(move),
    }


def _status_words(move: Move) -> str:
    after = move.after
    if after.days_overdue:
        return f"its last day passed {counted(after.days_overdue, 'day')} ago"
    if after.status is not None and after.status_date is not None:
        said = after.status.value.replace("-", " ")
        return f"reported as {said} on {wording.day(after.status_date)}"
    return ""


def _deadline(item: DeadlineMove) -> Data:
    return {
        "ref": item.standing.action.ref,
        "title": item.standing.action.title,
        "before": item.move.previous.plain,
        "after": item.new_text,
        "days": f"{item.days:+d}" if item.days is not None else "not counted",
        "reason": item.move.reason,
        "agreed_by": item.move.agreed_by or "not recorded",
        "on": wording.day(item.move.on),
    }


def decisions(request: Request) -> list[Data]:
    """Give the exceptions that wait for a decision: of the report's board, or of any."""
    found = []
    for standing in request.picture.standings:
        case = standing.action.exception
        if case is None or case.raised > request.as_of:
            continue
        if case.decided_on is not None and case.decided_on <= request.as_of:
            continue
        if request.board and case.asked_of and case.asked_of != request.board.id:
            continue
        found.append({**row(request.picture, standing), **exception(request, case)})
    return found


def exception(request: Request, case: ExceptionCase) -> Data:
    """Give an exception in the parts of an exception report."""
    asked = next((b.title for b in request.picture.plan.boards if b.id == case.asked_of), None)
    return {
        "raised": wording.day(case.raised),
        "cause": case.cause,
        "consequence": case.consequence,
        "options": [{"option": o.option, "effect": o.effect} for o in case.options],
        "recommendation": case.recommendation,
        "asked_of": asked or "the board",
    }


def off_target(request: Request) -> list[Data]:
    """Give what is off target, each with the exception that its officer wrote, where there is one."""
    picture = request.picture
    found = []
    for standing in (*picture.overdue, *picture.at_risk):
        case = standing.action.exception
        known = case is not None and case.raised <= request.as_of
        data: Data = {**row(picture, standing), "exception": None}
        if case is not None and known:
            data["exception"] = exception(request, case)
        found.append(data)
    return found


def disagreements(request: Request) -> list[Data]:
    """Give where the reported status, the position and a board's rating do not agree."""
    found = []
    for claim in claims(request.picture.standings, as_of=request.as_of):
        rating = newest_rating(claim.standing, as_of=request.as_of)
        said = f"{rating.rating}: {rating.reason} ({wording.day(rating.date)})" if rating else ""
        status = claim.standing.status
        found.append(
            {
                **row(request.picture, claim.standing),
                "claimed": status.value.replace("-", " ") if status else "nothing reported",
                "differs": claim.text,
                "board_rating": said,
            }
        )
    return found


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
                        "on": wording.day(entry.on),
                        "before": entry.before,
                        "after": entry.after,
                        "days": f"{entry.days:+d}" if entry.days is not None else "not counted",
                        "reason": entry.reason,
                        "agreed_by": entry.agreed_by or "not recorded",
                    }
                    for entry in item.entries
                ],
            }
            for item in found.rows
        ],
        "by_objective": [_total(total) for total in found.by_objective],
        "by_officer": [_total(total) for total in found.by_officer],
    }


def _total(total: Total) -> Data:
    return total._asdict()
