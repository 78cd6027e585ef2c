"""Reads the dates that officers write and papers print, and gives them back in plain words.

| form | example | last day |
|---|---|---|
| day | `2024-09-30`, `30 September 2024`, `30/09/2024` (day first, always) | that day |
| month | `September 2024`, `Sept 2024` | its last day |
| two months | `May/June 2026`, `December 2025/January 2026` | last day of the later |
| range | `January 2026 - April 2026`, `1 May 2026 to June 2026` | last day of the end |
| quarter of a financial year | `Q3 2025/26` (the year runs 1 April to 31 March) | 31 December 2025 |
| financial year | `2028/29`, `2028/2029`, `2028-29` | 31 March 2029 |
| calendar year | `2027` | 31 December 2027 |
| then on-going | a dated form and `, then ongoing`, ` ongoing`, ` (and ongoing)` | that of the form |
| on-going; not yet fixed | `ongoing`; `TBC`, `to be confirmed`, `as soon as possible`, `asap` | none |
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
"""The most characters that a date may take: more is refused unread."""
YEARS = range(1990, 2101)
"""The years that a date may lie in; any other is taken for a slip."""


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


class NotADeadline(ValueError):
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
_UNDATED = {  # plain words, and words for people
    DeadlineKind.ONGOING: ("ongoing", "ongoing, no end date"),
    DeadlineKind.NOT_FIXED: ("TBC", "not yet fixed"),
    DeadlineKind.BEGUN: ("commenced", "begun"),
}
_UNDATED_KINDS = {
    **dict.fromkeys(("ongoing", "on-going", "on going"), DeadlineKind.ONGOING),
    **dict.fromkeys(("tbc", "to be confirmed"), DeadlineKind.NOT_FIXED),
    **dict.fromkeys(("asap", "as soon as possible"), DeadlineKind.NOT_FIXED),
    **dict.fromkeys(("commenced", "started"), DeadlineKind.BEGUN),
}
_MONTH_NAMES = (
    "January February March April May June July August September October November December"
).split()
_MONTHS = {name[:n].lower(): i for i, name in enumerate(_MONTH_NAMES, 1) for n in (3, 9)}
_MONTHS["sept"] = 9


class _Fault(Exception):
    """What is wrong in a text, and what would be ``right`` in the place of ``wrong``."""

    def __init__(self, reason: str, wrong: str = "", right: str | None = None) -> None:
        super().__init__(reason)
        self.reason, self.wrong, self.right = reason, wrong, right


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
            number = (first.month - 4) % 12 // 3 + 1
            return f"Q{number} {_financial_words(first.year - (number == 4))}"
        case DeadlineKind.FINANCIAL_YEAR:
            return _financial_words(first.year)
        case _:
            return str(first.year)


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
        kind, first, last, ongoing = _meaning(words, starts)
    except _Fault:
        raise _refusal(written, words, starts) from None
    return Deadline(text=written, kind=kind, first=first, last=last, ongoing=ongoing)


def _meaning(words: str, starts: bool) -> tuple[DeadlineKind, date | None, date | None, bool]:
    kind = _UNDATED_KINDS.get(words.lower())
    if kind is DeadlineKind.BEGUN and not starts:
        raise _Fault(f"'{words}' can stand for a start only: a deadline says when it is due")
    if kind is not None:
        return kind, None, None, kind is DeadlineKind.ONGOING
    dated = _THEN_ONGOING.sub("", words)
    return (*_span(dated), dated != words)


def _span(text: str) -> _Span:
    for pattern, build in _FORMS:
        if found := pattern.fullmatch(text):
            return build(found)
    raise _Fault(f"'{_cut(text)}' is not a date in a form that is known", text, _nearest(text))


def _day(found: re.Match[str]) -> _Span:
    year, month, day = _year(found["year"]), _month(found["month"]), int(found["day"])
    if not 1 <= month <= 12:
        right = f"{month:02}/{day:02}/{year}" if 1 <= day <= 12 else None
        raise _Fault(f"there is no month {month}: the day comes first", found[0], right)
    last = _month_end(year, month)
    if not 1 <= day <= last.day:
        before, after = found[0][: found.start("day")], found[0][found.end("day") :]
        right = f"{before}{last.day}{after}" if 1 <= day <= 31 else None
        raise _Fault(f"{_month_words(last)} has {last.day} days", found[0], right)
    return DeadlineKind.DAY, date(year, month, day), date(year, month, day)


def _whole_month(found: re.Match[str]) -> _Span:
    year, month = _year(found["year"]), _month(found["month"])
    return DeadlineKind.MONTH, date(year, month, 1), _month_end(year, month)


def _two_months(found: re.Match[str]) -> _Span:
    first = date(_year(found["year1"] or found["year"]), _month(found["month1"]), 1)
    last = _month_end(_year(found["year"]), _month(found["month"]))
    if (first.year, first.month) >= (last.year, last.month):
        over_new_year = not found["year1"] and first.month - last.month > 6
        earlier = first.replace(year=first.year - 1)
        right = _dated_words(DeadlineKind.MONTHS, earlier, last) if over_new_year else None
        raise _Fault("the first of two months has to be before the second", found[0], right)
    return DeadlineKind.MONTHS, first, last


def _range(found: re.Match[str]) -> _Span:
    (start, first, _), (end, _, last) = _span(found[1]), _span(found[2])
    if last < first:
        raise _Fault("the range ends before it begins")
    if not {start, end} <= {DeadlineKind.DAY, DeadlineKind.MONTH}:
        right = _dated_words(DeadlineKind.RANGE, first, last)
        raise _Fault("a range goes from a month or a day to a month or a day", found[0], right)
    return DeadlineKind.RANGE, first, last


def _financial_year(found: re.Match[str]) -> _Span:
    year, following = _year(found["year"]), int(found["year"]) + 1
    if int(found["next"]) not in (following, following % 100):
        right = f"{found[0][: found.end('year')]}/{following % 100:02}"
        raise _Fault(f"the financial year that begins in {year} is {right}", found[0], right)
    first, last = date(year, 4, 1), date(_year(str(following)), 3, 31)
    if found["quarter"] is None:
        return DeadlineKind.FINANCIAL_YEAR, first, last
    month = (4, 7, 10, 1)[int(found["quarter"]) - 1]
    first = date(following if month == 1 else year, month, 1)
    return DeadlineKind.QUARTER, first, _month_end(first.year, month + 2)


def _calendar_year(found: re.Match[str]) -> _Span:
    year = _year(found["year"])
    return DeadlineKind.YEAR, date(year, 1, 1), date(year, 12, 31)


def _year(figures: str) -> int:
    if int(figures) not in YEARS:
        raise _Fault(f"the year {figures} is not one of {YEARS[0]} to {YEARS[-1]}")
    return int(figures)


def _month(written: str) -> int:
    word = written.lower().removesuffix(".")
    if word not in _MONTHS and word.isalpha():
        name = _closest(word, _MONTHS)
        right = _MONTH_NAMES[_MONTHS[name] - 1] if name else None
        raise _Fault(f"'{written}' is not a month", written, right)
    return _MONTHS.get(word) or int(word)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


_FLAGS = re.ASCII | re.IGNORECASE
_THEN_ONGOING = re.compile(r"(?:,|,? then| and)? on[- ]?going\Z| \(and on[- ]?going\)\Z", _FLAGS)
_D, _M, _Y = r"(?P<day>[0-9]{1,2})", r"(?P<month>[a-z]{3,10}\.?)", r"(?P<year>[0-9]{4})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Span]], ...] = tuple(
    (re.compile(pattern, _FLAGS), build)
    for pattern, build in (
        (rf"{_M} {_Y}", _whole_month),
        (rf"{_D} {_M} {_Y}", _day),
        (rf"{_Y}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})", _day),
        (rf"{_D}/(?P<month>[0-9]{{1,2}})/{_Y}", _day),
        (rf"(?P<month1>[a-z]{{3,10}}\.?)(?: (?P<year1>[0-9]{{4}}))? ?/ ?{_M} {_Y}", _two_months),
        (rf"(?:Q(?P<quarter>[1-4]) )?{_Y}[/–-](?P<next>[0-9]{{4}}|[0-9]{{2}})", _financial_year),
        (_Y, _calendar_year),
        (r"(.{2,18}[0-9]{2})(?: - | ?[–—] ?| to )(.{2,18}[0-9]{2})", _range),
    )
)

# From here on, refusals only. A known fault is a pattern, what is right instead (None where
# nothing is near), and the reason; the patterns are compiled when a text is first refused.
_NAME = rf"\b(?:{'|'.join(sorted(_MONTHS, reverse=True))})\b\.?"
_SEASONS = {
    "spring": "March {0} - May {0}",
    "summer": "June {0} - August {0}",
    "autumn": "September {0} - November {0}",
    "winter": "December {0} - February {1}",
}
_FOUR_FIGURES = "the year needs four figures in '{}'"
_KNOWN_FAULTS: tuple[tuple[str, str | Callable[[re.Match[str]], str] | None, str], ...] = (
    (r"^(?:tbd|tba|to be (?:agreed|decided|determined))$", "TBC", "'{}' is written as 'TBC'"),
    (r"\b(?:before|after)\b", None, "'{}' leaves the day open: write the last day that is meant"),
    (
        r"^(?:(?:by|due|in|no later than|the|end|of|early|mid|late)[ -])+",
        *("", "a date is written without '{}'"),
    ),
    (
        r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b,? ?",
        *("", "a date is written without a day of the week, '{}'"),
    ),
    (r"\b([0-9]{1,2})(?:st|nd|rd|th)\b(?: of\b)?", r"\1", "the day is a plain number, not '{}'"),
    (rf"({_NAME}) ([0-9]{{1,2}}),? ([0-9]{{4}})\b", r"\2 \1 \3", "the day comes first in '{}'"),
    (rf"({_NAME})(?:,|-| of)? ?([0-9]{{4}})\b", r"\1 \2", "a space is all that stands in '{}'"),
    (r"\b([0-9]{1,2})[.-]([0-9]{1,2})[.-]([0-9]{2,4})\b", r"\1/\2/\3", "'{}' needs slashes"),
    (
        r"\b([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})\b",
        lambda found: f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}",
        "a day that begins with its year is written as 2024-09-30, not as '{}'",
    ),
    (r"^[0-3]?[0-9]/[01]?[0-9]$", None, "'{}' has no year"),
    (rf"({_NAME} |/[0-9]{{1,2}}/)['’]?([0-9]{{2}})\b", r"\g<1>20\2", _FOUR_FIGURES),
    (r"^(Q[1-4] )?([0-9]{2}[/–-][0-9]{2})\b", r"\g<1>20\2", _FOUR_FIGURES),
    (
        rf"^(?:Q[1-4]|(?:[0-9]{{1,2}} )?{_NAME}(?:/{_NAME})?|{'|'.join(_SEASONS)})(?=$|,| [a-z(])",
        *(None, "'{}' has no year"),
    ),
    (
        r"\b(Q[1-4]) ([0-9]{4})$",
        lambda found: f"{found[1]} {_financial_words(int(found[2]))}",
        "'{}' has to name its financial year, as in Q3 2025/26",
    ),
    (
        rf"\b({'|'.join(_SEASONS)}) ([0-9]{{4}})\b",
        lambda found: _SEASONS[found[1].lower()].format(int(found[2]), int(found[2]) + 1),
        "'{}' has no first and last day: write the months",
    ),
    (
        r"^([0-9]{4})-(0[1-9]|1[0-2])$",
        lambda found: f"{_MONTH_NAMES[int(found[2]) - 1]} {found[1]}",
        "a month is written by its name, not as '{}'",
    ),
    (
        rf"^({_NAME})(?: ?[–—-] ?| to )({_NAME}) ([0-9]{{4}})",
        *(r"\1 \3 - \2 \3", "both ends of '{}' need a year"),
    ),
    (r"([a-z]\.? [0-9]{4}) ?- ?(?=[0-9a-z])", r"\1 - ", "a hyphen between dates needs spaces"),
    (r"[^ -~–—]", None, "'{}' is not a letter, figure or sign that dates are written with"),
)
_ONE_DATE = (
    rf"\b(?:(?:[0-9]{{1,2}} )?{_NAME} [0-9]{{4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|(?:Q[1-4] )?[0-9]{4}/[0-9]{2})\b"
)


def _refusal(written: str, words: str, starts: bool) -> NotADeadline:
    """Mend one fault after another: the first is the reason, unless one cannot be mended."""
    reason, text = "", words
    for _ in range(LONGEST):
        fault = _fault(text, starts)
        if fault is None:
            return NotADeadline(written, reason, text)
        reason = reason if reason and fault.right else fault.reason
        ...
