"""Tests of the deadline grammar: its forms, its boundaries and its laws."""

import copy
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from deadline_texts import MONTHS, days, financial_words, financial_years, month_words, texts
from hypothesis import example, given

import cip
from cip.model.deadline import Deadline, DeadlineKind, day_for_people
from cip.model.grammar import NotADeadline, parse_deadline, parse_start
from cip.model.refusals import Refusal, refusal_of


def meaning(deadline: Deadline) -> tuple[object, ...]:
    """Everything that a deadline says, without the words in which it was written."""
    return deadline.meaning


def span(text: str) -> tuple[str | None, str | None]:
    """The first and last day of a text, as ISO dates."""
    deadline = parse_deadline(text)
    if deadline.first is None or deadline.last is None:
        return None, None
    return str(deadline.first), str(deadline.last)


def refusal(text: str) -> Refusal:
    """The refusal of a text, which has to be one."""
    with pytest.raises(NotADeadline):
        parse_deadline(text)
    refused = refusal_of(text)
    assert refused is not None
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
        ("Mar-26", "month", "2026-03-01", "2026-03-31", "March 2026"),
        ("Sept-24", "month", "2024-09-01", "2024-09-30", "September 2024"),
        ("Mar-2026", "month", "2026-03-01", "2026-03-31", "March 2026"),
        ("31-Mar-2026", "day", "2026-03-31", "2026-03-31", "31 March 2026"),
        ("31-Mar-26", "day", "2026-03-31", "2026-03-31", "31 March 2026"),
        ("1-Sep-89", "day", "2089-09-01", "2089-09-01", "1 September 2089"),
        ("Q4 2028-2029", "quarter", "2029-01-01", "2029-03-31", "Q4 2028/29"),
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
    [
        *(", then ongoing", " ongoing", " (and ongoing)", " and ongoing", ", ongoing"),
        *(" then ongoing", " onwards"),
    ],
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
        ("monthly", "monthly, no end date"),
        ("yearly from 2025", "yearly from January 2025, no end date"),
        ("ongoing until June 2024", "complete by 30 June 2024, ongoing until then"),
        ("monthly until June 2024", "complete by 30 June 2024, monthly until then"),
        ("June 2024 (provisional)", "by 30 June 2024 (provisional)"),
        ("June 2024 onwards (provisional)", "in place by 30 June 2024, then ongoing (provisional)"),
    ],
)
def test_what_it_asks_for_is_said_in_words_for_people(text: str, due: str) -> None:
    assert parse_start(text).due == due


def test_only_ongoing_and_what_goes_on_afterwards_are_ongoing() -> None:
    assert parse_deadline("ongoing").ongoing
    assert not any(parse_start(text).ongoing for text in ("2027", "TBC", "asap", "commenced"))
    assert not any(parse_start(f"{word} until 2027").ongoing for word in ("ongoing", "monthly"))


@pytest.mark.parametrize("dated", ["1 April 2025", "June 2024", "Q1 2024/25", "2025", "Mar-25"])
def test_from_a_date_onwards_is_the_date_and_then_ongoing(dated: str) -> None:
    plain = parse_deadline(f"{dated}, then ongoing")
    assert parse_deadline(f"{dated} onwards").meaning == plain.meaning
    assert parse_deadline(f"From {dated} ONWARDS").meaning == plain.meaning
    assert refusal(f"from {dated}").suggestion is None


@pytest.mark.parametrize(
    ("text", "every", "first", "last", "plain"),
    [
        ("monthly", "monthly", None, None, "monthly"),
        ("Quarterly", "quarterly", None, None, "quarterly"),
        ("Twice a  year", "twice a year", None, None, "twice a year"),
        ("YEARLY", "yearly", None, None, "yearly"),
        ("monthly from June 2024", "monthly", "2024-06-01", None, "monthly from June 2024"),
        ("Monthly from 15 June 2024", "monthly", "2024-06-15", None, "monthly from 15 June 2024"),
        ("yearly from 2024/25", "yearly", "2024-04-01", None, "yearly from April 2024"),
        ("yearly until 2027", "yearly", None, "2027-12-31", "yearly until December 2027"),
        (
            *("quarterly until 15 March 2026", "quarterly", None, "2026-03-15"),
            "quarterly until 15 March 2026",
        ),
        (
            *("twice a year from Q2 2024/25 until May/June 2026", "twice a year"),
            *("2024-07-01", "2026-06-30", "twice a year from July 2024 until June 2026"),
        ),
        (
            *("monthly from June 2024 until June 2024", "monthly", "2024-06-01", "2024-06-30"),
            "monthly from June 2024 until June 2024",
        ),
    ],
)
def test_a_rhythm_begins_on_a_first_day_and_ends_on_a_last_one(
    text: str, every: str, first: str | None, last: str | None, plain: str
) -> None:
    rhythm = parse_deadline(text)
    assert (rhythm.kind, rhythm.every) == (DeadlineKind.RHYTHM, every)
    assert rhythm.first == (date.fromisoformat(first) if first else None)
    assert rhythm.last == (date.fromisoformat(last) if last else None)
    assert rhythm.ongoing is (last is None)
    assert rhythm.plain == plain


@pytest.mark.parametrize("word", ["ongoing", "On-going", "on going"])
@pytest.mark.parametrize("end", ["31 March 2026", "March 2026", "Q4 2025/26", "Mar-26", "2025/26"])
def test_ongoing_until_a_date_has_its_last_day(word: str, end: str) -> None:
    deadline = parse_deadline(f"{word} until {end}")
    assert deadline.kind is DeadlineKind.ONGOING
    assert (deadline.first, deadline.last, deadline.ongoing) == (None, date(2026, 3, 31), False)
    assert deadline.plain == "ongoing until March 2026"


@pytest.mark.parametrize(
    "dated",
    [
        *("30/06/2024", "June 2024", "2027", "June 2024, then ongoing", "June 2024 onwards"),
        *("ongoing until June 2024", "monthly until June 2024", "May/June 2024"),
    ],
)
def test_any_last_day_may_be_provisional(dated: str) -> None:
    certain, provisional = parse_deadline(dated), parse_deadline(f"{dated} (Provisional)")
    assert (certain.provisional, provisional.provisional) == (False, True)
    assert provisional.meaning[:-1] == certain.meaning[:-1]
    assert provisional.plain == f"{certain.plain} (provisional)"


@pytest.mark.parametrize("text", ["TBC", "ongoing", "monthly", "monthly from June 2024", "asap"])
def test_what_has_no_last_day_cannot_be_provisional(text: str) -> None:
    refused = refusal(f"{text} (provisional)")
    assert refused.reason == f"'{text} (provisional)' has no last day that could be provisional"


@pytest.mark.parametrize("text", ["commenced", "Commenced", "started"])
def test_a_start_may_have_begun_on_a_day_that_nobody_knows(text: str) -> None:
    assert meaning(parse_start(text)) == (DeadlineKind.BEGUN, None, None, False, None, False)
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
    for before, after in (("", ""), ("30 ", ""), ("August/", ""), ("", " - October 2024")):
        written = parse_deadline(f"{before}{month} 2024{after}")
        assert meaning(written) == meaning(parse_deadline(f"{before}September 2024{after}"))


@pytest.mark.parametrize("name", MONTHS)
def test_a_month_is_its_full_name_or_its_first_three_letters(name: str) -> None:
    whole = meaning(parse_deadline(f"{name} 2024"))
    for written in (name[:3], f"{name[:3]}.", name.upper(), name[:3].lower()):
        assert meaning(parse_deadline(f"{written} 2024")) == whole


# What is refused


def test_a_refusal_names_the_part_that_is_wrong_and_what_is_right_there() -> None:
    with pytest.raises(NotADeadline) as caught:
        parse_deadline("1 May 2025 - 31 June 2025")
    refused = copy.copy(caught.value)
    assert (refused.part, refused.right) == ("31 June 2025", "30 June 2025")
    assert str(refused) == refused.reason == "June 2025 has 30 days"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("March/June 2026", "the two months of 'March/June 2026' are not neighbours"),
        ("May 2024/June 2025", "the two months of 'May 2024/June 2025' are not neighbours"),
        ("2024-2025", "'2024-2025' can be two years or a financial year"),
        (
            "monthly from June 2024 until May 2024",
            "'monthly from June 2024 until May 2024' ends before it begins",
        ),
        ("monthly from", "'monthly from' is not a date in a known form"),
        ("monthly until TBC", "'TBC' is not a date in a known form"),
        ("ongoing until ongoing", "'ongoing' is not a date in a known form"),
        ("from TBC onwards", "'from TBC onwards' is not a date in a known form"),
        ("Mar-99", "'Mar-99' is not a date in a known form"),
        ("(provisional)", "'(provisional)' is not a date in a known form"),
    ],
)
def test_what_is_no_form_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(NotADeadline) as caught:
        parse_deadline(text)
    assert caught.value.reason == reason


# Laws


@given(texts)
def test_what_is_printed_is_read_back_with_the_same_meaning(text: str) -> None:
    deadline = parse_deadline(text)
    again = parse_deadline(deadline.plain)
    assert meaning(again) == meaning(deadline)
    assert again.plain == deadline.plain


@given(texts)
def test_the_last_day_is_never_before_the_first(text: str) -> None:
    deadline = parse_deadline(text)
    if not deadline.goes_on:
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
        assert parse_deadline(text).day == day


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


def test_reading_a_date_loads_no_library_that_a_short_command_would_wait_for() -> None:
    program = (
        "import sys; from cip.model.grammar import parse_deadline; parse_deadline('June 2024');"
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
