"""What is to be done with a text that no date can stand for."""

import re
from datetime import date

from cip.model.deadline import financial_words, range_words
from cip.model.grammar import FLAGS, RHYTHMS, YEARS
from cip.model.refusing.patterns import (
    NAME,
    SEASON,
    SOME_DATE,
    Found,
    dates_in,
    months,
    read_or_none,
    rest_of,
)

WORDS = "and the paper's words under as_published"
WHAT_IT_MEANS = f"Write the date that it means, such as 30 September 2024, or TBC, {WORDS}."
WHICH_DAY = f"Write the last day or month that is meant, {WORDS}."
WHICH_MONTHS = f"Write the first and the last of the months, each with its year, {WORDS}."
THE_YEAR = (
    "Write it with its year in four figures, and no word before it: 'September 2024', or for a "
    "quarter of a financial year 'Q2 2025/26'."
)
TWO_DATES = (
    "These are two dates. If it was moved, write the new one here, and the old one under "
    "rescheduled, as from. If it has stages, make them parts, each with its own date."
)
UNDER_START = "Write it under start, and here when it has to be done."


def as_a_line(key: str, suggestion: str | None, advice: str) -> str:
    """Say which line to add for what stands under as_published alone: the words stay there.

    ``suggestion`` is what they most likely mean, and else ``advice`` what to do with them.
    """
    stay = "leave the paper's words as they are."
    if suggestion is not None:
        return f"Add a line {key}: {suggestion}, if that is meant, and {stay}"
    said, beside, _ = advice.partition(f", {WORDS}")
    return f"{said}. It goes into a line {key}: of its own; {stay}" if beside else advice


def status(found: Found) -> str:
    """Say that a status is an update; of what is done, with the day, where one is written."""
    is_done = re.match(r"complete|done|finished|delivered|achieved", found["said"], FLAGS)
    day = rest_of(found) if is_done else None
    done_on = f", with done_on: {day}" if day else ""
    return f"Add an update with the status under updates{done_on}, and keep the date that was set."


def start(found: Found) -> str:
    """Say where a start is written."""
    dates = dates_in(found.string)
    if len(dates) == 2 and re.search(r"\b(?:by|due|end|ends|finish)\b", found.string, FLAGS):
        return f"Write start: {dates[0]}, and deadline: {dates[1]}."
    day = None if re.match("after|since", found["said"], FLAGS) else rest_of(found)
    if day is None or day not in dates:
        return UNDER_START
    return (
        f"Write start: {day}, and here when it has to be done; or '{day} onwards', where it only "
        "goes on from then."
    )


def uncertain(found: Found) -> str:
    """Say how a date is written that may yet change."""
    day = rest_of(found)
    if day is None and len(dates_in(found.string)) > 1:
        return TWO_DATES
    said = f"'{day} (provisional)'" if day else "the date with (provisional) behind it"
    return f"Write {said}, or TBC, {WORDS}."


def ongoing_beside(found: Found) -> str | None:
    """Tell the two meanings of "ongoing" beside a date apart."""
    day = found["date"]
    if read_or_none(day) is None:
        return None
    return (
        f"Write '{day}, then ongoing' where it is in place by then, 'ongoing until {day}' where it "
        "ends then."
    )


def two_years(found: Found) -> str | None:
    """Tell two financial years, or one, from years of the calendar; None for a plain range."""
    first, last = int(found["first"]), int(found["last"])
    last += first // 100 * 100 if last < 100 else 0
    is_range = len(found["last"]) == 4 and last > first + 1
    if last <= first or last > YEARS[-1] or is_range:
        return None
    financial = range_words(date(first, 4, 1), date(last, 3, 31))
    if last == first + 1:
        financial = financial_words(first)
    calendar = range_words(date(first, 1, 1), date(last, 12, 31))
    return f"Write '{financial}' if it means financial years, '{calendar}' if not."


def two_quarters(found: Found) -> str | None:
    """Tell a quarter of the financial year from one of the calendar's."""
    year, quarter = int(found["year"]), int(found["quarter"])
    if year + 1 not in YEARS:
        return None
    financial = f"Q{quarter} {financial_words(year)}"
    calendar = months(year, 3 * quarter - 2, 3 * quarter)
    return f"Write '{financial}' if it means the financial year, '{calendar}' if not."


def one_of_two_years(found: Found) -> str | None:
    """Tell the financial year that begins in a year from the one that ends in it."""
    year = int(found["year"])
    if year - 1 not in YEARS or year + 1 not in YEARS:
        return None
    begins, ends = financial_words(year), financial_words(year - 1)
    return f"Write '{begins}' if it begins in {year}, '{ends}' if it ends in {year}."


_REMAINING = (
    (r"^(?:commenced|started)$", UNDER_START),
    (
        r"\b(?:daily|weekly|fortnightly|monthly|termly|quarterly|yearly|annual(?:ly)?|twice|every"
        r"|bi-?monthly|bi-?annual(?:ly)?|biennial(?:ly)?|half-yearly)\b",
        f"A rhythm is {RHYTHMS.replace('|', ', ')}; from and until can follow, each with a date. "
        f"Write the one that is meant, {WORDS}.",
    ),
    (rf"\b(?:{SEASON}|winter|fall)\b", WHICH_MONTHS),
    (rf"{SOME_DATE}.*{SOME_DATE}|{NAME}.*[;&/].*{NAME}", TWO_DATES),
)


def advice_for(text: str) -> str:
    """Give what to do with a text in which no slip was found."""
    for pattern, advice in _REMAINING:
        if re.search(pattern, text, FLAGS):
            return advice
    return WHAT_IT_MEANS
