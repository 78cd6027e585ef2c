"""Tests of the deadline grammar: its forms, its boundaries, its refusals and its laws."""

import copy
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

import cip
from cip.model.deadline import (
    LONGEST,
    YEARS,
    Deadline,
    DeadlineKind,
    NotADeadline,
    day_for_people,
    parse_deadline,
    parse_start,
)

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def meaning(deadline: Deadline) -> tuple[DeadlineKind, date | None, date | None, bool]:
    """Everything that a deadline says, without the words in which it was written."""
    return deadline.kind, deadline.first, deadline.last, deadline.ongoing


def span(text: str) -> tuple[str | None, str | None]:
    """The first and last day of a text, as ISO dates."""
    deadline = parse_deadline(text)
    if deadline.first is None or deadline.last is None:
        return None, None
    return str(deadline.first), str(deadline.last)


def refusal(text: str) -> NotADeadline:
    """The refusal of a text, which has to be one."""
    with pytest.raises(NotADeadline) as caught:
        parse_deadline(text)
    return caught.value


def outcome(parse: Callable[[str], Deadline], text: str) -> Deadline | NotADeadline:
    """What a text is read as, or its refusal; anything else that is raised is a fault of ours."""
    try:
        return parse(text)
    except NotADeadline as refused:
        return refused


# What is written, what it means


@pytest.mark.parametrize(
    ("text", "kind", "first", "last", "plain"),
    [
        ("2024-09-30", "day", "2024-09-30", "2024-09-30", "30 September 2024"),
        ("30 September 2024", "day", "2024-09-30", "2024-09-30", "30 September 2024"),
        ("30 Sept 2024", "day", "2024-09-30", "2024-09-30", "30 September 2024"),
        ("30/09/2024", "day", "2024-09-30", "2024-09-30", "30 September 2024"),
        ("1/9/2024", "day", "2024-09-01", "2024-09-01", "1 September 2024"),
        ("01 sep. 2024", "day", "2024-09-01", "2024-09-01", "1 September 2024"),
        ("2024-02-29", "day", "2024-02-29", "2024-02-29", "29 February 2024"),
        ("September 2024", "month", "2024-09-01", "2024-09-30", "September 2024"),
        ("February 2024", "month", "2024-02-01", "2024-02-29", "February 2024"),
        ("February 2025", "month", "2025-02-01", "2025-02-28", "February 2025"),
        ("February 2100", "month", "2100-02-01", "2100-02-28", "February 2100"),
        ("December 2100", "month", "2100-12-01", "2100-12-31", "December 2100"),
        ("May/June 2026", "months", "2026-05-01", "2026-06-30", "May/June 2026"),
        ("May / June 2026", "months", "2026-05-01", "2026-06-30", "May/June 2026"),
        ("Nov/Dec 2025", "months", "2025-11-01", "2025-12-31", "November/December 2025"),
        ("March/June 2026", "months", "2026-03-01", "2026-06-30", "March/June 2026"),
        (
            *("January 2026/February 2026", "months", "2026-01-01", "2026-02-28"),
            "January/February 2026",
        ),
        (
            *("December 2025/January 2026", "months", "2025-12-01", "2026-01-31"),
            "December 2025/January 2026",
        ),
        (
            *("January 2026 - April 2026", "range", "2026-01-01", "2026-04-30"),
            "January 2026 - April 2026",
        ),
        (
            *("15 January 2026 to 2 April 2026", "range", "2026-01-15", "2026-04-02"),
            "15 January 2026 - 2 April 2026",
        ),
        (
            *("15 January 2026 - April 2026", "range", "2026-01-15", "2026-04-30"),
            "15 January 2026 - 30 April 2026",
        ),
        (
            *("1 January 2026 - 30 April 2026", "range", "2026-01-01", "2026-04-30"),
            "January 2026 - April 2026",
        ),
        (
            *("2026-01-15 – 15/02/2026", "range", "2026-01-15", "2026-02-15"),
            "15 January 2026 - 15 February 2026",
        ),
        ("Q1 2025/26", "quarter", "2025-04-01", "2025-06-30", "Q1 2025/26"),
        ("q2 2025-26", "quarter", "2025-07-01", "2025-09-30", "Q2 2025/26"),
        ("Q3 2025/2026", "quarter", "2025-10-01", "2025-12-31", "Q3 2025/26"),
        ("Q4 2025/26", "quarter", "2026-01-01", "2026-03-31", "Q4 2025/26"),
        ("2028/29", "financial-year", "2028-04-01", "2029-03-31", "2028/29"),
        ("2028/2029", "financial-year", "2028-04-01", "2029-03-31", "2028/29"),
        ("2028-29", "financial-year", "2028-04-01", "2029-03-31", "2028/29"),
        ("2028-2029", "financial-year", "2028-04-01", "2029-03-31", "2028/29"),
        ("2028–29", "financial-year", "2028-04-01", "2029-03-31", "2028/29"),
        ("1999/00", "financial-year", "1999-04-01", "2000-03-31", "1999/00"),
        ("2011-12", "financial-year", "2011-04-01", "2012-03-31", "2011/12"),
        ("2099/2100", "financial-year", "2099-04-01", "2100-03-31", "2099/00"),
        ("1990", "year", "1990-01-01", "1990-12-31", "1990"),
        ("2027", "year", "2027-01-01", "2027-12-31", "2027"),
        ("2100", "year", "2100-01-01", "2100-12-31", "2100"),
        ("ongoing", "ongoing", None, None, "ongoing"),
        ("On-going", "ongoing", None, None, "ongoing"),
        ("on going", "ongoing", None, None, "ongoing"),
        ("TBC", "not-fixed", None, None, "TBC"),
        ("To be confirmed", "not-fixed", None, None, "TBC"),
        ("asap", "not-fixed", None, None, "as soon as possible"),
        ("As soon as possible", "not-fixed", None, None, "as soon as possible"),
    ],
)
def test_each_form_gives_its_first_and_last_day(
    text: str, kind: str, first: str | None, last: str | None, plain: str
) -> None:
    assert (parse_deadline(text).kind, *span(text)) == (kind, first, last)
    assert parse_deadline(text).plain == plain


@pytest.mark.parametrize("join", [" - ", "–", " – ", "—", " — ", " to ", " TO "])
def test_the_ends_of_a_range_are_joined_by_a_dash_or_by_to(join: str) -> None:
    assert span(f"January 2026{join}April 2026") == ("2026-01-01", "2026-04-30")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 June 2024 - 14 June 2024", None),
        ("15 June 2024 - 15 June 2024", ("2024-06-15", "2024-06-15")),
        ("15 June 2024 - 16 June 2024", ("2024-06-15", "2024-06-16")),
        ("15 June 2024 - May 2024", None),
        ("15 June 2024 - June 2024", ("2024-06-15", "2024-06-30")),
        ("June 2024 - June 2024", ("2024-06-01", "2024-06-30")),
        ("July 2024 - 30 June 2024", None),
    ],
)
def test_a_range_may_end_on_the_day_it_begins_and_not_before(
    text: str, expected: tuple[str, str] | None
) -> None:
    if expected is None:
        assert refusal(text).reason == "the range ends before it begins"
    else:
        assert span(text) == expected


@pytest.mark.parametrize(
    "tail",
    [", then ongoing", " ongoing", " (and ongoing)", " and ongoing", ", ongoing", " then ongoing"],
)
@pytest.mark.parametrize("word", ["ongoing", "on-going", "On going", "ONGOING"])
@pytest.mark.parametrize(
    "dated", ["30/06/2024", "June 2024", "May/June 2024", "May 2024 - June 2024", "Q1 2024/25"]
)
def test_any_dated_form_may_go_on_afterwards(dated: str, tail: str, word: str) -> None:
    goes_on = parse_deadline(dated + tail.replace("ongoing", word))
    assert goes_on.ongoing
    assert meaning(goes_on)[:3] == meaning(parse_deadline(dated))[:3]
    assert goes_on.last == date(2024, 6, 30)
    assert goes_on.plain == f"{parse_deadline(dated).plain}, then ongoing"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("September 2024", "by 30 September 2024"),
        ("1/9/2024", "by 1 September 2024"),
        ("2028/29", "by 31 March 2029"),
        ("January 2026 - April 2026", "by 30 April 2026"),
        ("June 2024 ongoing", "in place by 30 June 2024, then ongoing"),
        ("ongoing", "ongoing, no end date"),
        ("TBC", "not yet fixed"),
        ("asap", "not yet fixed"),
        ("commenced", "begun"),
    ],
)
def test_what_it_asks_for_is_said_in_words_for_people(text: str, due: str) -> None:
    assert parse_start(text).due == due


def test_only_ongoing_and_what_goes_on_afterwards_are_ongoing() -> None:
    assert parse_deadline("ongoing").ongoing
    assert not any(parse_start(text).ongoing for text in ("2027", "TBC", "asap", "commenced"))


@pytest.mark.parametrize("text", ["commenced", "Commenced", "started"])
def test_a_start_may_have_begun_on_a_day_that_nobody_knows(text: str) -> None:
    assert meaning(parse_start(text)) == (DeadlineKind.BEGUN, None, None, False)
    assert parse_start(text).plain == "commenced"


@pytest.mark.parametrize("text", ["commenced", "Started"])
def test_a_deadline_cannot_have_begun(text: str) -> None:
    assert refusal(text).reason == f"'{text}' is for a start: a deadline says when it is due"
    assert refusal(text).suggestion is None


def test_the_text_is_kept_as_written_but_for_the_space_around_it() -> None:
    assert parse_deadline("  Sept\t 2024\n").text == "Sept\t 2024"


@pytest.mark.parametrize("space", [" ", "   ", "\t", "\u00a0"])
def test_any_run_of_white_space_is_one_space(space: str) -> None:
    written = f"30{space}September{space}2024,{space}then{space}ongoing"
    assert meaning(parse_deadline(written)) == meaning(
        parse_deadline("30 September 2024, then ongoing")
    )


@pytest.mark.parametrize("month", ["Sept", "Sep", "Sep.", "Sept.", "SEPTEMBER", "september"])
def test_every_way_to_write_september_is_one(month: str) -> None:
    for before, after in (("", ""), ("30 ", ""), ("May/", ""), ("", " - October 2024")):
        written = parse_deadline(f"{before}{month} 2024{after}")
        assert meaning(written) == meaning(parse_deadline(f"{before}September 2024{after}"))


@pytest.mark.parametrize("name", MONTHS)
def test_a_month_is_its_full_name_or_its_first_three_letters(name: str) -> None:
    whole = meaning(parse_deadline(f"{name} 2024"))
    for written in (name[:3], f"{name[:3]}.", name.upper(), name[:3].lower()):
        assert meaning(parse_deadline(f"{written} 2024")) == whole


# What is refused


@pytest.mark.parametrize(
    ("text", "reason", "suggestion"),
    [
        ("by September 2024", "a date is written without 'by'", "September 2024"),
        ("end of September 2024", "a date is written without 'end of'", "September 2024"),
        ("By the end of June 2024", "a date is written without 'By the end of'", "June 2024"),
        ("end of June", "'June' has no year", None),
        ("mid-June 2024", "a date is written without 'mid-'", "June 2024"),
        ("Monday 30 September 2024", "a date is written without 'Monday'", "30 September 2024"),
        ("Tues, 1 October 2024", "a date is written without 'Tues,'", "1 October 2024"),
        ("30th September 2024", "the day is a plain number, not '30th'", "30 September 2024"),
        (
            "1st of May 2024 ongoing",
            "the day is a plain number, not '1st of'",
            "1 May 2024 ongoing",
        ),
        ("09/30/2024", "there is no month 30: the day comes first", "30/09/2024"),
        ("02/30/2024", "there is no month 30: the day comes first", None),
        ("13/13/2024", "there is no month 13: the day comes first", None),
        ("01/00/2024", "there is no month 0: the day comes first", None),
        ("2024-30-09", "there is no month 30: the day comes first", "30/09/2024"),
        ("September 30, 2024", "the day comes first in 'September 30, 2024'", "30 September 2024"),
        ("2024-02-30", "February 2024 has 29 days", "2024-02-29"),
        ("2023-02-29", "February 2023 has 28 days", "2023-02-28"),
        ("29/02/2100", "February 2100 has 28 days", "28/02/2100"),
        ("31 April 2025", "April 2025 has 30 days", "30 April 2025"),
        ("31 Sept. 2024", "September 2024 has 30 days", "30 Sept. 2024"),
        ("0 May 2024", "May 2024 has 31 days", "1 May 2024"),
        (
            *("31 April 2025 - 31 June 2025", "April 2025 has 30 days"),
            "30 April 2025 - 30 June 2025",
        ),
        ("30/09/24", "a year has four figures", "30/09/2024"),
        ("30.09.24", "'30.09.24' needs slashes", "30/09/2024"),
        ("2024/09/30", "'2024/09/30' needs hyphens", "2024-09-30"),
        ("Sept 24", "a year has four figures", "Sept 2024"),
        ("Sept ’24", "a year has four figures", "Sept 2024"),
        ("30 Sept 24, then ongoing", "a year has four figures", "30 Sept 2024, then ongoing"),
        ("28/29", "a year has four figures", "2028/29"),
        ("Q3 25/26", "a year has four figures", "Q3 2025/26"),
        ("1989", "the year 1989 is outside 1990 to 2100", None),
        ("2101", "the year 2101 is outside 1990 to 2100", None),
        ("1989/90", "the year 1989 is outside 1990 to 2100", None),
        ("2100/01", "the year 2101 is outside 1990 to 2100", None),
        ("September 20244", "'September 20244' is not a date in a known form", None),
        ("2028/30", "the financial year that begins in 2028 is written 2028/29", "2028/29"),
        ("2028/28", "the financial year that begins in 2028 is written 2028/29", "2028/29"),
        ("2028/029", "the financial year that begins in 2028 is written 2028/29", "2028/29"),
        ("Q3 2025", "the financial year that begins in 2025 is written 2025/26", "Q3 2025/26"),
        ("Q3", "'Q3' has no year", None),
        ("Q5 2025/26", "'Q5 2025/26' is not a date in a known form", None),
        ("spring", "'spring' has no year", None),
        (
            *("Autumn 2025", "'Autumn 2025' has no first and last day"),
            "September 2025 - November 2025",
        ),
        ("winter 2025", "'winter 2025' has no first and last day", None),
        ("September", "'September' has no year", None),
        ("30 September, ongoing", "'30 September' has no year", None),
        ("30/09", "'30/09' has no year", None),
        ("2024-09", "a month is written by its name, not as '2024-09'", None),
        ("June/May 2026", "the first of two months has to come before the second", None),
        ("May/May 2026", "the first of two months has to come before the second", None),
        (
            *("Dec/Jan 2026", "the first of two months has to come before the second"),
            "Dec 2025/Jan 2026",
        ),
        ("Dec/Jan 1990", "the year 1989 is outside 1990 to 2100", None),
        (
            *("January - April 2026", "both ends of a range are written in full"),
            "January 2026 - April 2026",
        ),
        (
            *("1-5 May 2026", "both ends of a range are written in full"),
            "1 May 2026 - 5 May 2026",
        ),
        (
            *("May 2026-June 2026", "a hyphen between dates needs spaces"),
            "May 2026 - June 2026",
        ),
        (
            *("2025/26 - 2027/28", "a range goes from a month or day to a month or day"),
            "April 2025 - March 2028",
        ),
        ("Setpember 2024", "'Setpember' is not a month", "September 2024"),
        ("May/Jly 2025", "'Jly' is not a month", "May/July 2025"),
        ("Mat 2025", "'Mat' is not a month", None),
        ("ongiong", "'ongiong' is not a date in a known form", "ongoing"),
        ("TBD", "'TBD' is written 'TBC'", "TBC"),
        ("EMDS July 2024", "'EMDS July 2024' is not a date in a known form", "July 2024"),
        (
            *("Ongoing / by May 2025", "'Ongoing / by May 2025' is not a date in a known form"),
            "May 2025, then ongoing",
        ),
        ("before May 2025", "'before May 2025' is not a date in a known form", None),
        ("May 2025 & July 2025", "'May 2025 & July 2025' is not a date in a known form", None),
        ("by hook", "'by hook' is not a date in a known form", None),
        ("", "nothing is written where a date should be", None),
        (" \n", "nothing is written where a date should be", None),
    ],
)
def test_a_refusal_names_what_is_wrong_and_what_is_near(
    text: str, reason: str, suggestion: str | None
) -> None:
    assert (refusal(text).reason, refusal(text).suggestion) == (reason, suggestion)


def test_where_several_things_are_wrong_the_suggestion_mends_them_all() -> None:
    refused = refusal("by the end of Monday 30th Setpember, 24")
    assert refused.reason == "a date is written without 'by the end of'"
    assert refused.suggestion == "30 September 2024"


def test_a_refusal_keeps_the_text_and_shows_its_reason() -> None:
    refused = refusal("  Q3 ")
    assert (refused.text, str(refused)) == ("Q3", "'Q3' has no year")
    again = copy.copy(refused)
    assert (again.text, again.reason, again.suggestion) == ("Q3", "'Q3' has no year", None)


@pytest.mark.parametrize("spaces", [LONGEST - 13, LONGEST - 12])
def test_eighty_characters_are_read_and_one_more_is_not(spaces: int) -> None:
    text = "September" + " " * spaces + "2024"
    if len(text) <= LONGEST:
        assert span(text) == ("2024-09-01", "2024-09-30")
    else:
        assert refusal(text).reason == "a date takes no more than 80 characters"


def test_a_huge_text_is_refused_unread() -> None:
    assert refusal("September 2024 " * 100_000).suggestion is None


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_line_break_inside_is_refused(line_break: str) -> None:
    assert refusal(f"September{line_break}2024").reason == "a date is written on one line"


@pytest.mark.parametrize("sign", ["\x1b", "\x00", "\u200b", "\u202e", "\ud800"])
def test_a_reason_never_carries_a_sign_that_cannot_be_seen(sign: str) -> None:
    refused = refusal(f"September{sign} 2024")
    assert refused.reason == "'\ufffd' is not a sign that dates are written with"


def test_a_reason_quotes_no_more_than_sixty_characters() -> None:
    refused = refusal("word " * 15)
    assert refused.reason.startswith("'word word")
    assert len(refused.reason.split("'")[1]) == 60


@pytest.mark.parametrize("text", ["ſept 2024", "May 2026‐June 2026", "Јune 2024", "TBC\u0301"])
def test_a_look_alike_letter_is_no_letter(text: str) -> None:
    assert "is not a sign that dates are written with" in refusal(text).reason


# Laws

days = st.dates(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31))
financial_years = st.integers(YEARS[0], YEARS[-1] - 1)


def month_words(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def financial_words(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


@st.composite
def points(draw: st.DrawFn, day: date) -> str:
    """A day, or the month that holds it, in any way of writing it."""
    name = MONTHS[day.month - 1]
    short = {name, name[:3], f"{name[:3]}."} | ({"Sept", "Sept."} if day.month == 9 else set())
    month = draw(st.sampled_from(sorted(short)))
    month = draw(st.sampled_from([month, month.lower(), month.upper()]))
    forms = [f"{month} {day.year}", f"{day.day} {month} {day.year}", day.isoformat()]
    return draw(st.sampled_from([*forms, f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}"]))


@st.composite
def dated_texts(draw: st.DrawFn) -> str:
    """Any dated form of the grammar."""
    first, last = sorted((draw(days), draw(days)))
    year = draw(financial_years)
    forms = [draw(points(first)), str(first.year), financial_words(year), f"{year}-{year + 1}"]
    forms.append(f"Q{draw(st.integers(1, 4))} {financial_words(year)}")
    if month_words(first) != month_words(last):
        forms.append(f"{month_words(first)}/{month_words(last)}")
        join = draw(st.sampled_from([" - ", " – ", "—", " to "]))
        forms.append(f"{draw(points(first))}{join}{draw(points(last))}")
    return draw(st.sampled_from(forms))


tails = st.sampled_from(["", ", then ongoing", " on-going", " (and ongoing)", " and on going"])
undated_texts = st.sampled_from(
    ["ongoing", "TBC", "asap", "to be confirmed", "As soon as possible"]
)
texts = st.one_of(st.builds(str.__add__, dated_texts(), tails), undated_texts)

SCRAPS = (
    *("by ", "end of ", "Monday ", "th", "Q", "Q3 ", " - ", "–", " to ", "/", "-", ".", ",", "'"),
    *(" ", "24", "2025", "2024/25", "30", "31 ", "0", "1889", "Setpember ", "Feb", "May ", "April"),
    *("autumn ", "winter", "ongoing", " (and ongoing)", "TBC", "commenced", "x", "é", "٣", "\n"),
)
patchwork = st.lists(st.sampled_from(SCRAPS), max_size=8).map("".join)


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A right text with something put in the place of a few of its characters."""
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return (
        text[:start]
        + draw(st.sampled_from(("", *SCRAPS)))
        + text[start + draw(st.integers(0, 2)) :]
    )


any_text = st.one_of(st.text(), patchwork, slips(), texts)


@given(texts)
def test_what_is_printed_is_read_back_with_the_same_meaning(text: str) -> None:
    deadline = parse_deadline(text)
    again = parse_deadline(deadline.plain)
    assert meaning(again) == meaning(deadline)
    assert again.plain == deadline.plain


@given(texts)
def test_the_last_day_is_never_before_the_first(text: str) -> None:
    deadline = parse_deadline(text)
    assert (deadline.first is None) == (deadline.last is None)
    if deadline.first is not None and deadline.last is not None:
        assert date(1990, 1, 1) <= deadline.first <= deadline.last <= date(2100, 12, 31)


@given(texts)
def test_case_does_not_matter(text: str) -> None:
    assert meaning(parse_deadline(text.upper())) == meaning(parse_deadline(text.lower()))


@given(texts)
def test_whatever_a_deadline_can_be_a_start_can_be(text: str) -> None:
    assert parse_start(text) == parse_deadline(text)


@given(days)
@example(date(2024, 2, 29))
def test_a_day_is_the_same_in_every_way_of_writing_it(day: date) -> None:
    written = (day.isoformat(), day_for_people(day), f"{day:%d/%m/%Y}", f"{day.day}/{day:%m/%Y}")
    for text in written:
        assert meaning(parse_deadline(text)) == (DeadlineKind.DAY, day, day, False)


@given(days)
def test_slashes_are_read_day_first_or_not_at_all(day: date) -> None:
    month_first = f"{day:%m/%d/%Y}"
    if day.day > 12:
        assert refusal(month_first).suggestion == f"{day:%d/%m/%Y}"
    else:
        assert parse_deadline(month_first).first == date(day.year, day.day, day.month)


@given(days)
def test_a_month_ends_where_the_calendar_says_leap_years_too(day: date) -> None:
    expected = (day.replace(day=1), day + relativedelta(day=31))
    deadline = parse_deadline(month_words(day))
    assert (deadline.first, deadline.last) == expected


@given(financial_years)
def test_the_quarters_of_a_financial_year_tile_it_from_april_to_march(year: int) -> None:
    whole = parse_deadline(financial_words(year))
    assert (whole.first, whole.last) == (date(year, 4, 1), date(year + 1, 3, 31))
    leap = parse_deadline(f"Feb {year + 1}").last == date(year + 1, 2, 28) + timedelta(days=1)
    assert (date(year + 1, 3, 31) - date(year, 4, 1)).days + 1 == (366 if leap else 365)
    next_day = whole.first
    for number in (1, 2, 3, 4):
        quarter = parse_deadline(f"Q{number} {financial_words(year)}")
        assert quarter.first == next_day
        assert quarter.last is not None
        next_day = quarter.last + timedelta(days=1)
    assert next_day == date(year + 1, 4, 1)


@given(any_text)
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    for parse in (parse_deadline, parse_start):
        answer = outcome(parse, text)
        assert answer.text == text.strip()
        if isinstance(answer, Deadline):
            assert meaning(parse(answer.plain)) == meaning(answer)
        else:
            assert answer.reason
            assert answer.reason.isprintable()
            assert len(answer.reason) < 150


@given(any_text)
@example("Dec/Jan 1990")
@example("31 April 2025 - 31 June 1889")
@example("September 2024 " * 5)
def test_every_suggestion_is_itself_accepted(text: str) -> None:
    for parse in (parse_deadline, parse_start):
        answer = outcome(parse, text)
        if isinstance(answer, NotADeadline) and answer.suggestion is not None:
            assert answer.suggestion.strip() == answer.suggestion != text
            assert isinstance(outcome(parse, answer.suggestion), Deadline)


@given(texts, st.data())
def test_figures_of_another_script_are_refused(text: str, data: st.DataObject) -> None:
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    if places:
        place = data.draw(st.sampled_from(places))
        foreign = data.draw(st.characters(categories=["Nd"], min_codepoint=128))
        assert refusal(text[:place] + foreign + text[place + 1 :]).suggestion is None


def test_reading_a_date_loads_no_library_that_a_short_command_would_wait_for() -> None:
    program = (
        "import sys; from cip.model.deadline import parse_deadline; parse_deadline('June 2024');"
        "print(*sorted({'calendar', 'dateutil', 'decimal', 'difflib'} & set(sys.modules)))"
    )
    root = Path(cip.__file__).parent.parent
    loaded = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.split() == []
