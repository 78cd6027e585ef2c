"""When a board meets: the meeting before a day, and the next one."""

from datetime import date, timedelta
from typing import NamedTuple

from cip.assessment.months import months_after
from cip.model.people import Board
from cip.model.plan import Plan

_DAYS = {"weekly": 7, "fortnightly": 14}
_MONTHS = {"monthly": 1, "every-two-months": 2, "quarterly": 3, "twice-a-year": 6, "yearly": 12}


class Meeting(NamedTuple):
    """A meeting of a board; not ``is_dated`` where the day follows from how often it meets."""

    day: date
    is_dated: bool


def board_for(plan: Plan, template: str) -> Board | None:
    """Give the first board of a plan that gets a template, or None."""
    return next((board for board in plan.boards if board.template == template), None)


def last_meeting(board: Board, *, as_of: date) -> Meeting | None:
    """Give the meeting before a day: the newest dated one, else one interval back from the day.

    A meeting on the day itself is the one that is prepared, not the last one. None where neither
    dates nor an interval are known.
    """
    before = [day for day in board.meetings if day < as_of]
    if before:
        return Meeting(max(before), True)
    day = _moved(board, as_of, -1)
    return Meeting(day, False) if day else None


def looks_back_to(plan: Plan, board: Board, *, as_of: date) -> date | None:
    """Give the day of the last meeting, as the one that a report for a board looks back to.

    Where the day only follows from how often the board meets, it is not before the plan was
    approved: a draft was before no board.
    """
    meeting = last_meeting(board, as_of=as_of)
    if meeting is None or meeting.is_dated:
        return meeting.day if meeting else None
    approved = plan.approved
    return max(meeting.day, approved) if approved is not None and approved < as_of else meeting.day


def next_meeting(board: Board, *, as_of: date) -> Meeting | None:
    """Give the meeting after a day: the first dated one, else one interval on from the day."""
    after = [day for day in board.meetings if day > as_of]
    if after:
        return Meeting(min(after), True)
    day = _moved(board, as_of, 1)
    return Meeting(day, False) if day else None


def _moved(board: Board, day: date, direction: int) -> date | None:
    if board.meets in _DAYS:
        return day + timedelta(days=direction * _DAYS[board.meets])
    if board.meets in _MONTHS:
        return months_after(day, direction * _MONTHS[board.meets])
    return None
