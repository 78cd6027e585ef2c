"""Two dates in one cell: the one that held before, and the one that holds now."""

import re
from typing import NamedTuple

from cip.importing.dates import Dated, dated_text

_DATE = r"(?: (?:due |target |end |completion )?(?:date|deadline|target|timescale))?"
_WAS = (
    r"(?:previous(?:ly)?|prev\.?|former(?:ly)?|original(?:ly)?|orig\.?|initial(?:ly)?|baseline|old)"
    rf"{_DATE}(?: (?:due|planned|set|agreed|scheduled))?(?: (?:for|by|as|was))?"
    r"|was(?: (?:due|planned|by|for|originally|previously))?"
    r"|(?:revised|moved|extended|changed|slipped|deferred|delayed|postponed|rescheduled|amended)"
    r" from"
)
_NOW = (
    rf"(?:now )?(?:revised|new|amended|updated|extended|rescheduled|re-?profiled|current){_DATE}"
    r"(?: (?:to|is|as|by))?"
    r"|(?:moved|extended|changed|slipped|deferred|delayed|postponed|rescheduled)"
    r" (?:to|until)|now(?: (?:due|by|for|planned(?: for)?))?"
)
_MARK = re.compile(
    rf"(?:(?<!\w)(?:(?P<was>{_WAS})|(?P<now>{_NOW}))(?!\w)|→|->|⇒)\s*[:=]?\s*", re.IGNORECASE
)
_AROUND = " ,;:()[]/–—-"


class MovedDates(NamedTuple):
    """What held before and what holds now; ``before`` is None where only the new one is printed."""

    before: Dated | None
    now: Dated


def moved_dates(text: str) -> MovedDates | None:
    """Give the two dates of a cell that says which of them was the first; None if that is not sure.

    Both are read, and end on a day. What the paper prints is kept as the words of the new one.
    """
    said = _pieces(" ".join(text.split()))
    if said is None:
        return None
    dates = {now: dated_text(piece) for now, piece in said.items()}
    if any(date.meaning is None or date.meaning.last is None for date in dates.values()):
        return None
    if True not in dates:
        return None
    return MovedDates(dates.get(False), dates[True]._replace(words=text))


def _pieces(text: str) -> dict[bool, str] | None:
    """Give the pieces of a text by whether they hold now; None where it is not sure which is which.

    A mark stands before its date, or behind it in brackets of its own.
    """
    marks = list(_MARK.finditer(text))
    if not 1 <= len(marks) <= 2:
        return None
    starts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), None]
    pieces = [text[start:end].strip(_AROUND) for start, end in zip(starts, ends, strict=True)]
    is_now = [mark["was"] is None for mark in marks]
    if len(set(is_now)) < len(marks):
        return None
    if all(text[mark.end() : mark.end() + 1] in (")", "]") for mark in marks):
        said = zip(pieces, [*is_now, not is_now[-1]], strict=True)
    elif len(marks) == 2 and pieces[0]:
        return None
    else:
        said = zip(pieces, [not is_now[0], *is_now], strict=True)
    found = [(now, piece) for piece, now in said if piece]
    return dict(found) if len(dict(found)) == len(found) else None
