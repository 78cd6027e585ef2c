"""Reads the dates that officers write and papers print.

| form | example | last day |
|---|---|---|
| day | `2024-09-30`, `30 September 2024`, `30/09/2024` (day first), `30-Sep-24` | that day |
| month | `September 2024`, `Sept 2024`, `Sept-24` | its last day |
| two months | `May/June 2026`, `December 2025/January 2026` | last day of the later |
| range | `January 2026 - April 2026`, `1 May 2026 to June 2026` | last day of the end |
| quarter | `Q3 2025/26` (of a financial year: 1 April to 31 March) | 31 December 2025 |
| financial year | `2028/29`, `2028/2029`, `2028-29` | 31 March 2029 |
| calendar year | `2027` | 31 December 2027 |
| then on-going | any of these, then `, then ongoing`, ` (and ongoing)`, ` onwards` | the same |
| on-going | `ongoing`, `on-going` | none |
| on-going until | `ongoing until March 2026` | last day of that date |
| rhythm | `monthly`, `quarterly`, `twice a year`, `yearly`, also `from` a date | none |
| rhythm until | `monthly until March 2026`, `yearly from 2024 until 2027` | last day of that date |
| provisional | any of these that has a last day, then ` (provisional)` | the same |
| not yet fixed | `TBC`, `to be confirmed`, `as soon as possible`, `asap` | none |
| begun (starts only) | `commenced`, `started` | none |

Case does not matter, and a month is its full name, its first three letters or `Sept`. What is
refused here, ``cip.model.refusals`` explains.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from cip.model.deadline import (
    MONTH_NAMES,
    Deadline,
    DeadlineKind,
    Rhythm,
    financial_words,
    month_end,
    month_words,
    range_words,
)

LONGEST = 80
YEARS = range(1990, 2101)


class NotADeadline(ValueError):  # noqa: N818 - an answer to the officer, not an error of ours
    """A text that the grammar refuses.

    ``part`` is the first part of it that is wrong, ``right`` what is right in its place, where
    that can be worked out. ``cip.model.refusals`` makes the whole answer of it.
    """

    def __init__(self, part: str, reason: str, right: str | None = None) -> None:
        super().__init__(part, reason, right)
        self.part, self.reason, self.right = part, reason, right

    def __str__(self) -> str:
        return self.reason


def parse_deadline(text: str) -> Deadline:
    """Read a deadline, or raise NotADeadline; ``commenced`` gives no end, so it is refused."""
    return _parsed(text, False)


def parse_start(text: str) -> Deadline:
    """Read a start: whatever a deadline can be, and ``commenced`` or ``started``."""
    return _parsed(text, True)


@lru_cache(maxsize=4096)
def _parsed(text: str, starts: bool) -> Deadline:
    return read(words_of(text), text.strip(), starts=starts)


def words_of(text: str) -> str:
    """Give a text with single spaces; raises NotADeadline where it is not to be read at all."""
    written = text.strip()
    if not written:
        raise NotADeadline(written, "nothing is written where a date should be")
    if len(written) > LONGEST:
        raise NotADeadline(written, f"a date takes no more than {LONGEST} characters")
    if len(written.splitlines()) > 1:
        raise NotADeadline(written, "a date is written on one line")
    return " ".join(written.split())


def read(words: str, text: str, *, starts: bool) -> Deadline:
    """Give the deadline that words with single spaces mean; raises NotADeadline at a fault."""
    bare = re.sub(r" \(provisional\)\Z", "", words, flags=FLAGS)
    found = _meaning(bare, starts)
    provisional = bare != words
    if provisional and found.last is None:
        raise NotADeadline(words, f"{quoted(words)} has no last day that could be provisional")
    return Deadline(
        text=text,
        kind=found.kind,
        first=found.first,
        last=found.last,
        ongoing=found.ongoing,
        every=found.every,
        provisional=provisional,
    )


class _Meaning(NamedTuple):
    kind: DeadlineKind
    first: date | None = None
    last: date | None = None
    ongoing: bool = False
    every: Rhythm | None = None


_Span = tuple[DeadlineKind, date, date]
UNDATED_KINDS = {
    **dict.fromkeys(("ongoing", "on-going", "on going"), DeadlineKind.ONGOING),
    **dict.fromkeys(("tbc", "to be confirmed"), DeadlineKind.NOT_FIXED),
    **dict.fromkeys(("as soon as possible", "asap"), DeadlineKind.NOT_FIXED),
    **dict.fromkeys(("commenced", "started"), DeadlineKind.BEGUN),
}
MONTHS = {name[:n].lower(): i for i, name in enumerate(MONTH_NAMES, 1) for n in (3, 9)}
MONTHS["sept"] = 9


# What follows refuses with the part of the text that is wrong, and what is right in its place.


def _meaning(words: str, starts: bool) -> _Meaning:
    kind = UNDATED_KINDS.get(words.lower())
    if kind is DeadlineKind.BEGUN and not starts:
        raise NotADeadline(words, f"'{words}' is for a start: a deadline says when it is due")
    if kind is not None:
        return _Meaning(kind, ongoing=kind is DeadlineKind.ONGOING)
    if found := re.fullmatch(_RHYTHM, words, FLAGS):
        return _rhythm(found)
    if found := re.fullmatch(_ONGOING_UNTIL, words, FLAGS):
        return _Meaning(DeadlineKind.ONGOING, last=_span(found[1])[2])
    found = re.fullmatch(_THEN_ONGOING, words, FLAGS) or re.fullmatch(_ONWARDS, words, FLAGS)
    return _Meaning(*_span(found[1] if found else words), ongoing=found is not None)


def _rhythm(found: re.Match[str]) -> _Meaning:
    first = _span(found["from"])[1] if found["from"] else None
    last = _span(found["until"])[2] if found["until"] else None
    if first and last and last < first:
        raise NotADeadline(found[0], f"{quoted(found[0])} ends before it begins")
    every = Rhythm(found["every"].lower())
    return _Meaning(DeadlineKind.RHYTHM, first, last, last is None, every)


def _span(text: str) -> _Span:
    for pattern, build in _FORMS:
        if found := re.fullmatch(pattern, text, FLAGS):
            return build(found)
    raise NotADeadline(text, unreadable(text))


def _day_or_month(found: re.Match[str]) -> _Span:
    year, month, whole = _year(found["year"]), _month(found["month"]), found[0]
    day = int(found["day"] or 1)
    if not 1 <= month <= 12:
        right = (
            f"{month:02}/{day:02}/{year}"
            if 1 <= day <= 12 < month <= month_end(year, day).day
            else None
        )
        raise NotADeadline(whole, f"there is no month {month}: the day comes first", right)
    last = month_end(year, month)
    if not 1 <= day <= last.day:
        near = min(max(day, 1), last.day)
        right = f"{whole[: found.start('day')]}{near}{whole[found.end('day') :]}"
        raise NotADeadline(whole, f"{month_words(last)} has {last.day} days", right)
    if found["day"] is None:
        return DeadlineKind.MONTH, last.replace(day=1), last
    return DeadlineKind.DAY, last.replace(day=day), last.replace(day=day)


def _two_months(found: re.Match[str]) -> _Span:
    first = date(_year(found["year1"] or found["year"]), _month(found["month1"]), 1)
    last = month_end(_year(found["year"]), _month(found["month"]))
    if first >= last.replace(day=1):
        over_new_year = not found["year1"] and (first.month, last.month) == (12, 1)
        right = f"{found['month1']} {last.year - 1}/{found['month']} {last.year}"
        reason = "the first of two months has to come before the second"
        raise NotADeadline(found[0], reason, right if over_new_year else None)
    if month_end(first.year, first.month + 1) != last:
        raise NotADeadline(found[0], f"the two months of {quoted(found[0])} are not neighbours")
    return DeadlineKind.MONTHS, first, last


def _year_or_quarter(found: re.Match[str]) -> _Span:
    year, quarter, following = _year(found["year"]), int(found["quarter"] or 0), found["next"]
    if not quarter and following is None:
        return DeadlineKind.YEAR, date(year, 1, 1), date(year, 12, 31)
    if following not in (str(year + 1), f"{(year + 1) % 100:02}"):
        right = f"{found[0][: found.start('year')]}{financial_words(year)}"
        is_slip = following is not None and int(following) in (year + 1, (year + 1) % 100)
        reason = f"the financial year that begins in {year} is written {financial_words(year)}"
        raise NotADeadline(found[0], reason, right if is_slip else None)
    if not quarter and len(following) == 4 and found["sign"] != "/":
        raise NotADeadline(found[0], f"{quoted(found[0])} can be two years or a financial year")
    _year(str(year + 1))
    kind = DeadlineKind.QUARTER if quarter else DeadlineKind.FINANCIAL_YEAR
    before, end = (3 * quarter, 3 * quarter + 3) if quarter else (3, 15)
    return kind, month_end(year, before) + timedelta(days=1), month_end(year, end)


def _range(found: re.Match[str]) -> _Span:
    (start, first, _), (end, _, last) = _span(found[1]), _span(found[2])
    if last < first:
        raise NotADeadline(found[0], "the range ends before it begins")
    if not {start, end} <= {DeadlineKind.DAY, DeadlineKind.MONTH}:
        reason = "a range goes from a month or day to a month or day"
        raise NotADeadline(found[0], reason, range_words(first, last))
    return DeadlineKind.RANGE, first, last


def _year(figures: str) -> int:
    year = int(figures) + (2000 if len(figures) == 2 else 0)
    if year not in YEARS:
        raise NotADeadline(figures, f"the year {figures} is outside {YEARS[0]} to {YEARS[-1]}")
    return year


def _month(written: str) -> int:
    word = written.lower().removesuffix(".")
    if word not in MONTHS and word.isalpha():
        raise NotADeadline(written, f"{quoted(written)} is not a month")
    return MONTHS.get(word) or int(word)


FLAGS = re.ASCII | re.IGNORECASE
# Patterns are compiled by re when they are first met: most plans need two or three of them.
_THEN_ONGOING = r"(.*[0-9])(?:(?:,|,? then| and)? on[- ]?going| \(and on[- ]?going\))"
_ONWARDS = r"(?:from )?(.*[0-9]) onwards"
_ONGOING_UNTIL = r"on[- ]?going until (.+)"
RHYTHMS = "|".join(Rhythm)
_RHYTHM = rf"(?P<every>{RHYTHMS})(?: from (?P<from>.+?))?(?: until (?P<until>.+))?"
_D, _M, _Y = r"(?P<day>[0-9]{1,2})", r"(?P<month>[a-z]{3,10}\.?)", r"(?P<year>[0-9]{4})"
_FORMS: tuple[tuple[str, Callable[[re.Match[str]], _Span]], ...] = (
    (rf"(?:{_D} )?{_M} {_Y}", _day_or_month),
    (rf"{_Y}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})", _day_or_month),
    (rf"{_D}/(?P<month>[0-9]{{1,2}})/{_Y}", _day_or_month),
    (rf"(?:{_D}-)?{_M}-(?P<year>[0-9]{{4}}|[0-8][0-9])", _day_or_month),
    (rf"(?P<month1>[a-z]{{3,10}}\.?)(?: (?P<year1>[0-9]{{4}}))? ?/ ?{_M} {_Y}", _two_months),
    (rf"(?:Q(?P<quarter>[1-4]) )?{_Y}(?:(?P<sign>[/–-])(?P<next>[0-9]{{2,4}}))?", _year_or_quarter),
    (r"(.{2,18}[0-9]{2})(?: - | ?[–—] ?| to )(.{2,18}[0-9]{2})", _range),
)


def unreadable(text: str) -> str:
    """Give the reason for a text that is in no form at all."""
    return f"{quoted(text)} is not a date in a known form"


def quoted(text: str) -> str:
    """Give text in quotes for a reason: at most 60 characters, all of them visible."""
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    return "'" + "".join(sign if sign.isprintable() else "\ufffd" for sign in shown) + "'"
