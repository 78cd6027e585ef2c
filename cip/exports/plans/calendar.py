"""Calendars: the last days of what is open, and the meetings of boards, as events of a whole day.

Outlook leaves out what is called a task, so a deadline is an event; nobody is busy because of it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from cip import __version__
from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.exports.plans.extras import missing
from cip.exports.plans.instant import midnight
from cip.facts.phrases import owner, stands
from cip.model.people import Board

_HOST = "cip-tracker"


def written(pictures: Sequence[Picture], *, remark: str = "", is_part: bool = False) -> bytes:
    """Give the calendar of plans (RFC 5545); ``remark`` is what a reader has to know of it.

    Where only some actions were chosen (``is_part``), no meeting of a board is in it.

    An event has the same name (``UID``) whenever it is written, so that a calendar that takes the
    file again moves it and does not hold it twice.
    """
    library = _library()
    calendar = library.Calendar()
    calendar.add("PRODID", f"-//{_HOST}//cip {__version__}//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    if remark:
        calendar.add("X-WR-CALDESC", remark)
    for picture in pictures:
        for event in _deadlines(library, picture):
            calendar.add_component(event)
        for event in () if is_part else _meetings(library, picture):
            calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _library() -> Any:
    try:
        import icalendar
    except ModuleNotFoundError:
        raise missing("ics", "A calendar") from None
    return icalendar


def _deadlines(library: Any, picture: Picture) -> Iterator[Any]:
    for standing in picture.standings:
        if standing.is_open and standing.due is not None:
            yield _deadline(library, picture, standing, standing.due)


def _meetings(library: Any, picture: Picture) -> Iterator[Any]:
    for board in picture.plan.boards:
        for day in dict.fromkeys(board.meetings):
            yield _meeting(library, picture, board, day)


def _deadline(library: Any, picture: Picture, standing: Standing, day: date) -> Any:
    plan, action = picture.plan, standing.action
    written_as = standing.deadline.text if standing.deadline else ""
    owners = owner(picture.index, standing)
    lines = [
        *([action.detail] if action.detail else []),
        f"{plan.labels.accountable.one}: {owners}",
        f"Deadline: {written_as}",
        f"Where it stands: {stands(standing, plan)}",
        f"{plan.council}: {plan.title}, {standing.address}",
    ]
    event = _event(library, picture, f"{plan.name}/{standing.key}/deadline", day)
    event.add("SUMMARY", f"Due: {action.ref} {action.title}")
    event.add("DESCRIPTION", "\n".join(lines))
    event.add("CATEGORIES", ["Deadline"])
    event.add("SEQUENCE", standing.moves)
    return event


def _meeting(library: Any, picture: Picture, board: Board, day: date) -> Any:
    name = f"{picture.plan.name}/{board.id}/{day.isoformat()}"
    event = _event(library, picture, name, day)
    event.add("SUMMARY", f"{board.title} meets")
    event.add("DESCRIPTION", f"{picture.plan.council}: {picture.plan.title}")
    event.add("CATEGORIES", ["Meeting"])
    return event


def _event(library: Any, picture: Picture, name: str, day: date) -> Any:
    event = library.Event()
    event.add("UID", f"{name}@{_HOST}")
    event.add("DTSTAMP", midnight(picture.as_of))
    event.add("DTSTART", day)
    event.add("DTEND", day + timedelta(days=1))
    event.add("TRANSP", "TRANSPARENT")
    return event
