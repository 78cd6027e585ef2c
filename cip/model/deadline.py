"""A deadline or a start as a value: which days it names, whether it goes on, how it is said.

``cip.model.grammar`` reads one from the words of a plan.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum


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
    RHYTHM = "rhythm"
    NOT_FIXED = "not-fixed"
    BEGUN = "begun"


class Rhythm(StrEnum):
    """How often something that goes on is to be reported on."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TWICE_A_YEAR = "twice a year"
    YEARLY = "yearly"

    @property
    def days(self) -> int:
        """How long its longest period is: its review period."""
        return _PERIODS[self]


_PERIODS = {
    Rhythm.MONTHLY: 31,
    Rhythm.QUARTERLY: 92,
    Rhythm.TWICE_A_YEAR: 184,
    Rhythm.YEARLY: 366,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline or a start.

    ``first`` and ``last`` are the days that it covers. Both are None where no day is named; for a
    rhythm and for what is ongoing either may be. ``last`` is the last day by which it has to be
    complete, or in place where it is ``ongoing``: where it goes on afterwards without an end.
    ``every`` is the rhythm, of a rhythm alone. ``provisional`` says that the date may yet change.
    """

    text: str
    kind: DeadlineKind
    first: date | None
    last: date | None
    ongoing: bool
    every: Rhythm | None = None
    provisional: bool = False

    @property
    def until(self) -> date | None:
        """The last day of what goes on until then, and no longer; else None."""
        return self.last if self.kind in _GOING else None

    @property
    def goes_on(self) -> bool:
        """Whether it is more than a date: it goes on without an end, or until its last day."""
        return self.ongoing or self.until is not None

    @property
    def period_days(self) -> int | None:
        """Within how many days of each other its reports are due; None where it is no rhythm."""
        return self.every.days if self.every else None

    @property
    def day(self) -> date | None:
        """The one day that it names, where it says nothing else; else None."""
        plain = self.kind is DeadlineKind.DAY and not self.goes_on and not self.provisional
        return self.last if plain else None

    @property
    def meaning(self) -> tuple[object, ...]:
        """All that it says, whatever its words: two with one meaning are the same deadline."""
        return self.kind, self.first, self.last, self.ongoing, self.every, self.provisional

    @property
    def plain(self) -> str:
        """The canonical words, which the grammar reads back to the same meaning."""
        if self.kind in _GOING:
            words = self.every.value if self.every else _UNDATED[self.kind][0]
            words += f" from {_beginning(self.first)}" if self.first else ""
            words += f" until {_end(self.last)}" if self.last else ""
        elif self.first is None or self.last is None:
            soon = self.kind is DeadlineKind.NOT_FIXED and self.text.lower().startswith("as")
            words = "as soon as possible" if soon else _UNDATED[self.kind][0]
        else:
            words = span_words(self.kind, self.first, self.last) + self._afterwards
        return f"{words} (provisional)" if self.provisional else words

    @property
    def due(self) -> str:
        """What it asks for, for people: ``by 30 September 2024`` for all of September 2024."""
        if self.last is None:
            return f"{self.plain}, no end date" if self.goes_on else _UNDATED[self.kind][1]
        asked = "" if not self.goes_on else "in place " if self.ongoing else "complete "
        return f"{asked}by {self.end}"

    @property
    def end(self) -> str:
        """Its last day, for people, with what follows it: ``30 June 2024, then ongoing``.

        ``not yet fixed`` and the like where it has none.
        """
        if self.last is None:
            return self.due
        words = day_for_people(self.last) + self._afterwards
        return f"{words} (provisional)" if self.provisional else words

    @property
    def _afterwards(self) -> str:
        if self.until is not None:
            return f", {self.every or 'ongoing'} until then"
        return ", then ongoing" if self.ongoing else ""

    def then_ongoing(self) -> "Deadline":
        """Give the same last day, after which it goes on without an end."""
        if self.until is None:
            return replace(self, ongoing=True)
        return Deadline(
            text=self.text,
            kind=DeadlineKind.DAY,
            first=self.last,
            last=self.last,
            ongoing=True,
            provisional=self.provisional,
        )


def stops_going_on(before: Deadline, after: Deadline | None) -> bool:
    """Say whether what went on without an end ends, by its new deadline, on a last day."""
    return before.ongoing and after is not None and after.last is not None and not after.ongoing


_GOING = (DeadlineKind.ONGOING, DeadlineKind.RHYTHM)
_UNDATED = {  # plain words, words for people
    DeadlineKind.ONGOING: ("ongoing", "ongoing, no end date"),
    DeadlineKind.NOT_FIXED: ("TBC", "not yet fixed"),
    DeadlineKind.BEGUN: ("commenced", "begun"),
}
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_for_people(day: date) -> str:
    """Write a day as reports do: ``30 September 2024``, with no leading zero."""
    return f"{day.day} {month_words(day)}"


def month_words(day: date) -> str:
    """Write the month that holds a day: ``September 2024``."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def financial_words(year: int) -> str:
    """Write the financial year that begins in a year: ``2028/29``."""
    return f"{year}/{(year + 1) % 100:02}"


def month_end(year: int, month: int) -> date:
    """Give the last day of a month, counted on after December: 15 is March of the next year."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def range_words(first: date, last: date) -> str:
    """Write a range of whole months by its months, any other by its days."""
    whole = first.day == 1 and last == month_end(last.year, last.month)
    words = month_words if whole else day_for_people
    return f"{words(first)} - {words(last)}"


def span_words(kind: DeadlineKind, first: date, last: date) -> str:
    """Write the days of a dated kind in the canonical words of the kind."""
    match kind:
        case DeadlineKind.DAY:
            return day_for_people(first)
        case DeadlineKind.MONTH:
            return month_words(first)
        case DeadlineKind.MONTHS:
            return f"{month_words(first).removesuffix(f' {last.year}')}/{month_words(last)}"
        case DeadlineKind.QUARTER:
            number = (first.month - 4) // 3 % 4 + 1
            return f"Q{number} {financial_words(first.year - (number == 4))}"
        case DeadlineKind.FINANCIAL_YEAR:
            return financial_words(first.year)
        case DeadlineKind.YEAR:
            return str(first.year)
        case _:
            return range_words(first, last)


def _beginning(first: date) -> str:
    return month_words(first) if first.day == 1 else day_for_people(first)


def _end(last: date) -> str:
    return month_words(last) if last == month_end(last.year, last.month) else day_for_people(last)
