"""Reads the dates that officers write and papers print, and gives them back in plain words.

| form | example | last day |
|---|---|---|
| day | `2024-09-30`, `30 September 2024`, `30/09/2024` (day first, always) | that day |
| month | `September 2024`, `Sept 2024` | its last day |
| two months | `May/June 2026`, `December 2025/January 2026` | last day of the later |
| range | `January 2026 - April 2026`, `1 May 2026 to June 2026` | last day of the end |
| quarter | `Q3 2025/26` (of a financial year: 1 April to 31 March) | 31 December 2025 |
| financial year | `2028/29`, `2028/2029`, `2028-29` | 31 March 2029 |
| calendar year | `2027` | 31 December 2027 |
| then on-going | any of these, then `, then ongoing`, ` ongoing`, ` (and ongoing)` | the same |
| on-going | `ongoing`, `on-going` | none |
| not yet fixed | `TBC`, `to be confirmed`, `as soon as possible`, `asap` | none |
| begun (starts only) | `commenced`, `started` | none |

Case does not matter, and a month is its full name, its first three letters or `Sept`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

LONGEST = 80
YEARS = range(1990, 2101)


class DeadlineKind(StrEnum):
    """How a date is given; for ``June 2024, then ongoing`` it is the kind of the dated part."""

    DAY = "day"
    MONTH = "month"
    MONTHS = "months"
    RANGE = "range"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial-year"
    YEAR = "year"
    ONGOING = "ongoing"
    NOT_FIXED = "not-fixed"
    BEGUN = "begun"


class NotADeadline(ValueError):  # noqa: N818 - an answer to the officer, not an error of ours
    """A text that the grammar refuses: the reason, and the nearest form that it accepts."""

    def __init__(self, text: str, reason: str, suggestion: str | None = None) -> None:
        super().__init__(text, reason, suggestion)
        self.text, self.reason, self.suggestion = text, reason, suggestion

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline or a start: the days that it covers, and whether it goes on afterwards.

    ``first`` and ``last`` are None together: for ongoing, not yet fixed and begun.
    """

    text: str
    kind: DeadlineKind
    first: date | None
    last: date | None
    ongoing: bool
    provisional: bool = False

    @property
    def period_days(self) -> int | None:
        """How often a rhythm asks for a report."""
        return None

    @property
    def plain(self) -> str:
        """The canonical words, which the grammar reads back to the same meaning."""
        if self.first is None or self.last is None:
            soon = self.kind is DeadlineKind.NOT_FIXED and self.text.lower().startswith("as")
            return "as soon as possible" if soon else _UNDATED[self.kind][0]
        words = _dated_words(self.kind, self.first, self.last)
        return f"{words}, then ongoing" if self.ongoing else words

    @property
    def due(self) -> str:
        """What it asks for, for people: ``by 30 September 2024`` for all of September 2024."""
        if self.last is None:
            return _UNDATED[self.kind][1]
        by = f"by {day_for_people(self.last)}"
        return f"in place {by}, then ongoing" if self.ongoing else by


def parse_deadline(text: str) -> Deadline:
    """Read a deadline, or raise NotADeadline; ``commenced`` gives no end, so it is refused."""
    return _read(text, False)


def parse_start(text: str) -> Deadline:
    """Read a start: whatever a deadline can be, and ``commenced`` or ``started``."""
    return _read(text, True)


def day_for_people(day: date) -> str:
    """Write a day as reports do: ``30 September 2024``, with no leading zero."""
    return f"{day.day} {_month_words(day)}"


_Span = tuple[DeadlineKind, date, date]
_UNDATED = {  # plain words, words for people
    DeadlineKind.ONGOING: ("ongoing", "ongoing, no end date"),
    DeadlineKind.NOT_FIXED: ("TBC", "not yet fixed"),
    DeadlineKind.BEGUN: ("commenced", "begun"),
}
UNDATED_KINDS = {
    **dict.fromkeys(("ongoing", "on-going", "on going"), DeadlineKind.ONGOING),
    **dict.fromkeys(("tbc", "to be confirmed"), DeadlineKind.NOT_FIXED),
    **dict.fromkeys(("as soon as possible", "asap"), DeadlineKind.NOT_FIXED),
    **dict.fromkeys(("commenced", "started"), DeadlineKind.BEGUN),
}
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTHS = {name[:n].lower(): i for i, name in enumerate(_MONTH_NAMES, 1) for n in (3, 9)}
MONTHS["sept"] = 9


@lru_cache(maxsize=4096)
def _read(text: str, starts: bool) -> Deadline:
    written = text.strip()
    if not written:
        raise NotADeadline(written, "nothing is written where a date should be")
    if len(written) > LONGEST:
        raise NotADeadline(written, f"a date takes no more than {LONGEST} characters")
    if len(written.splitlines()) > 1:
        raise NotADeadline(written, "a date is written on one line")
    words = " ".join(written.split())
    try:
        kind, first, last, ongoing = meaning(words, starts)
    except NotADeadline:
        from cip.model.refusals import refusal

        raise refusal(written, words, starts) from None
    return Deadline(text=written, kind=kind, first=first, last=last, ongoing=ongoing)


# What follows refuses with the part of the text that is wrong, and what is right in its place.


def meaning(words: str, starts: bool) -> tuple[DeadlineKind, date | None, date | None, bool]:
    """Give kind, first day, last day, and whether it goes on; raises at the first fault."""
    kind = UNDATED_KINDS.get(words.lower())
    if kind is DeadlineKind.BEGUN and not starts:
        raise NotADeadline(words, f"'{words}' is for a start: a deadline says when it is due")
    if kind is not None:
        return kind, None, None, kind is DeadlineKind.ONGOING
    goes_on = "going" in words.lower()
    dated = re.sub(_THEN_ONGOING, "", words, flags=FLAGS) if goes_on else words
    return (*_span(dated), dated != words)


def _span(text: str) -> _Span:
    for pattern, build in _FORMS:
        if found := re.fullmatch(pattern, text, FLAGS):
            return build(found)
    from cip.model.refusals import nearest

    raise NotADeadline(text, f"{quoted(text)} is not a date in a known form", nearest(text))


def _day_or_month(found: re.Match[str]) -> _Span:
    year, month, whole = _year(found["year"]), _month(found["month"]), found[0]
    day = int(found["day"] or 1)
    if not 1 <= month <= 12:
        right = (
            f"{month:02}/{day:02}/{year}"
            if 1 <= day <= 12 < month <= _month_end(year, day).day
            else None
        )
        raise NotADeadline(whole, f"there is no month {month}: the day comes first", right)
    last = _month_end(year, month)
    if not 1 <= day <= last.day:
        near = min(max(day, 1), last.day)
        right = f"{whole[: found.start('day')]}{near}{whole[found.end('day') :]}"
        raise NotADeadline(whole, f"{_month_words(last)} has {last.day} days", right)
    if found["day"] is None:
        return DeadlineKind.MONTH, last.replace(day=1), last
    return DeadlineKind.DAY, last.replace(day=day), last.replace(day=day)


def _two_months(found: re.Match[str]) -> _Span:
    first = date(_year(found["year1"] or found["year"]), _month(found["month1"]), 1)
    last = _month_end(_year(found["year"]), _month(found["month"]))
    if first >= last.replace(day=1):
        over_new_year = not found["year1"] and first.month - last.month > 6
        right = f"{found['month1']} {last.year - 1}/{found['month']} {last.year}"
        reason = "the first of two months has to come before the second"
        raise NotADeadline(found[0], reason, right if over_new_year else None)
    return DeadlineKind.MONTHS, first, last


def _year_or_quarter(found: re.Match[str]) -> _Span:
    year, quarter = _year(found["year"]), int(found["quarter"] or 0)
    if not quarter and found["next"] is None:
        return DeadlineKind.YEAR, date(year, 1, 1), date(year, 12, 31)
    if found["next"] not in (str(year + 1), f"{(year + 1) % 100:02}"):
        right = f"{found[0][: found.start('year')]}{_financial_words(year)}"
        reason = f"the financial year that begins in {year} is written {_financial_words(year)}"
        raise NotADeadline(found[0], reason, right)
    _year(str(year + 1))
    kind = DeadlineKind.QUARTER if quarter else DeadlineKind.FINANCIAL_YEAR
    before, end = (3 * quarter, 3 * quarter + 3) if quarter else (3, 15)
    return kind, _month_end(year, before) + timedelta(days=1), _month_end(year, end)


def _range(found: re.Match[str]) -> _Span:
    (start, first, _), (end, _, last) = _span(found[1]), _span(found[2])
    if last < first:
        raise NotADeadline(found[0], "the range ends before it begins")
    if not {start, end} <= {DeadlineKind.DAY, DeadlineKind.MONTH}:
        right = _dated_words(DeadlineKind.RANGE, first, last)
        raise NotADeadline(found[0], "a range goes from a month or day to a month or day", right)
    return DeadlineKind.RANGE, first, last


def _year(figures: str) -> int:
    if int(figures) not in YEARS:
        raise NotADeadline(figures, f"the year {figures} is outside {YEARS[0]} to {YEARS[-1]}")
    return int(figures)


def _month(written: str) -> int:
    word = written.lower().removesuffix(".")
    if word not in MONTHS and word.isalpha():
        from cip.model.refusals import closest

        name = closest(word, MONTHS)
        right = name and _MONTH_NAMES[MONTHS[name] - 1]
        raise NotADeadline(written, f"{quoted(written)} is not a month", right)
    return MONTHS.get(word) or int(word)


def _month_end(year: int, month: int) -> date:
    """Give the last day of a month, counted on after December: 15 is March of the next year."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _month_words(day: date) -> str:
    return f"{_MONTH_NAMES[day.month - 1]} {day.year}"


def _financial_words(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


def _dated_words(kind: DeadlineKind, first: date, last: date) -> str:
    match kind:
        case DeadlineKind.DAY:
            return day_for_people(first)
        case DeadlineKind.MONTH:
            return _month_words(first)
        case DeadlineKind.MONTHS:
            return f"{_month_words(first).removesuffix(f' {last.year}')}/{_month_words(last)}"
        case DeadlineKind.RANGE:
            whole = first.day == 1 and last == _month_end(last.year, last.month)
            words = _month_words if whole else day_for_people
            return f"{words(first)} - {words(last)}"
        case DeadlineKind.QUARTER:
            number = (first.month - 4) // 3 % 4 + 1
            return f"Q{number} {_financial_words(first.year - (number == 4))}"
        case DeadlineKind.FINANCIAL_YEAR:
            return _financial_words(first.year)
        case _:
            return str(first.year)


FLAGS = re.ASCII | re.IGNORECASE
# Patterns are compiled by re when they are first met: most plans need two or three of them.
_THEN_ONGOING = r"(?<=[0-9])(?:(?:,|,? then| and)? on[- ]?going| \(and on[- ]?going\))\Z"
_D, _M, _Y = r"(?P<day>[0-9]{1,2})", r"(?P<month>[a-z]{3,10}\.?)", r"(?P<year>[0-9]{4})"
_FORMS: tuple[tuple[str, Callable[[re.Match[str]], _Span]], ...] = (
    (rf"(?:{_D} )?{_M} {_Y}", _day_or_month),
    (rf"{_Y}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})", _day_or_month),
    (rf"{_D}/(?P<month>[0-9]{{1,2}})/{_Y}", _day_or_month),
    (rf"(?P<month1>[a-z]{{3,10}}\.?)(?: (?P<year1>[0-9]{{4}}))? ?/ ?{_M} {_Y}", _two_months),
    (rf"(?:Q(?P<quarter>[1-4]) )?{_Y}(?:[/–-](?P<next>[0-9]{{2,4}}))?", _year_or_quarter),
    (r"(.{2,18}[0-9]{2})(?: - | ?[–—] ?| to )(.{2,18}[0-9]{2})", _range),
)


def quoted(text: str) -> str:
    """Give text in quotes for a reason: at most 60 characters, all of them visible."""
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    return "'" + "".join(sign if sign.isprintable() else "\ufffd" for sign in shown) + "'"
