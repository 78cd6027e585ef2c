"""The dates of a table, through the grammar of deadlines: read, mended where that is sure, or kept.

What is mended keeps the paper's words; what cannot be read is left to be decided, in them.
"""

import re
from typing import NamedTuple

from cip.model.deadline import Deadline
from cip.model.grammar import NotADeadline, parse_deadline, parse_start
from cip.model.refusals import refusal_of
from cip.model.refusing.advice import WHAT_IT_MEANS, WHICH_MONTHS, as_a_line
from cip.tables.table import Cell

_NOTHING = re.compile(r"[-–—.…\s]*|n/?a|none|not applicable", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:spring|summer|autumn|winter|fall|academic|school|term|half|H[12])\b", re.IGNORECASE
)
"""What is no date of the paper's: which months are meant is for the council to say."""

_IN_MORE_WORDS = re.compile(
    r"(?:by |before )?(?:the )?end of (?:the )?(?P<date>20[0-9]{2}[/-][0-9]{2}) financial year"
    r"|(?P<with>[^()]+?) \((?:[A-Za-z' ]+ )?(?:meeting|council|cabinet|committee|board)\)",
    re.IGNORECASE,
)
"""A date in more words than it needs: the end of a financial year, a month and what meets in it."""


class Dated(NamedTuple):
    """What came of a cell of dates: the text for the file, and the paper's words beside it.

    ``written`` is None where the cell says nothing, or nothing that can be read: then ``words``
    holds what is printed, and ``advice`` what to do with it. ``suggestion`` is what it most likely
    means.
    """

    written: str | None = None
    words: str | None = None
    advice: str = ""
    meaning: Deadline | None = None
    suggestion: str | None = None

    @property
    def is_undecided(self) -> bool:
        """Say whether something is printed that could not be read."""
        return self.written is None and self.words is not None


def says_nothing(text: str) -> bool:
    """Say whether a cell holds only a hyphen, or words for nothing."""
    return _NOTHING.fullmatch(text.strip()) is not None


def dated(cell: Cell, *, starts: bool = False) -> Dated:
    """Read a cell of dates."""
    if cell.day is not None:
        return dated_text(cell.day.isoformat(), starts=starts)
    return dated_text(cell.text, starts=starts)


def dated_text(text: str, *, starts: bool = False) -> Dated:
    """Read a text that stands where a date should be."""
    if says_nothing(text):
        return Dated()
    parse = parse_start if starts else parse_deadline
    try:
        return Dated(text, meaning=parse(text))
    except NotADeadline:
        pass
    if (found := _IN_MORE_WORDS.fullmatch(text.strip(" ."))) and not _VAGUE.search(text):
        plain = dated_text(found["date"] or found["with"], starts=starts)
        return plain._replace(words=text)
    refused = refusal_of(text.rstrip(" .") or text, starts=starts)
    bare = text.rstrip(" .")
    mended = bare if refused is None else refused.suggestion
    if mended is None or _VAGUE.search(text):
        advice = WHICH_MONTHS if _VAGUE.search(text) else refused.advice if refused else None
        return Dated(words=text, advice=advice or WHAT_IT_MEANS, suggestion=mended)
    return Dated(mended, words=text, meaning=parse(mended))


def key_advice(found: Dated, key: str) -> str:
    """Say which key is to be written for what could not be read: its words stay as they are."""
    return as_a_line(key, found.suggestion, found.advice)


def is_date(text: str) -> bool:
    """Say whether a text is a date, as it is written or but for a slip."""
    found = dated_text(text)
    return found.meaning is not None
