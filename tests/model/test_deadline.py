"""Tests of deadlines as values: what can be asked of them."""

from datetime import date

import pytest

from cip.model.deadline import DeadlineKind, Rhythm
from cip.model.grammar import parse_deadline, parse_start


@pytest.mark.parametrize(
    ("text", "goes_on", "ongoing", "until"),
    [
        ("June 2024", False, False, None),
        ("June 2024, then ongoing", True, True, None),
        ("ongoing", True, True, None),
        ("ongoing until June 2024", True, False, "2024-06-30"),
        ("monthly", True, True, None),
        ("monthly from June 2024", True, True, None),
        ("monthly until June 2024", True, False, "2024-06-30"),
        ("TBC", False, False, None),
    ],
)
def test_what_goes_on_does_so_without_an_end_or_until_its_last_day(
    text: str, goes_on: bool, ongoing: bool, until: str | None
) -> None:
    deadline = parse_deadline(text)
    assert (deadline.goes_on, deadline.ongoing) == (goes_on, ongoing)
    assert deadline.until == (date.fromisoformat(until) if until else None)


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [("monthly", 31), ("quarterly", 92), ("twice a year", 184), ("yearly", 366)],
)
def test_a_rhythm_has_a_review_period_of_its_own(rhythm: str, days: int) -> None:
    assert parse_deadline(rhythm).period_days == Rhythm(rhythm).days == days
    assert parse_deadline(f"{rhythm} until 2026").period_days == days


@pytest.mark.parametrize("text", ["June 2024", "ongoing", "ongoing until June 2024", "TBC"])
def test_what_is_no_rhythm_has_no_review_period_of_its_own(text: str) -> None:
    assert parse_deadline(text).period_days is None


def test_only_a_day_that_says_nothing_else_is_a_day() -> None:
    assert parse_deadline("31-Mar-2025").day == date(2025, 3, 31)
    for text in ("March 2025", "1 May 2025 - 1 May 2025", "ongoing", "ongoing until 1 May 2025"):
        assert parse_deadline(text).day is None
    for more in (", then ongoing", " onwards", " (provisional)"):
        assert parse_deadline(f"1 May 2025{more}").day is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("monthly", "quarterly"),
        ("monthly", "ongoing"),
        ("monthly", "monthly until 2026"),
        ("monthly", "monthly from 2025"),
        ("June 2024", "June 2024 (provisional)"),
        ("June 2024", "June 2024 onwards"),
        ("June 2024", "1 June 2024 - 30 June 2024"),
        ("ongoing until June 2024", "June 2024, then ongoing"),
    ],
)
def test_two_deadlines_with_another_meaning_are_told_apart(one: str, other: str) -> None:
    assert parse_deadline(one).meaning != parse_deadline(other).meaning
    assert parse_deadline(one).meaning == parse_deadline(one.upper()).meaning


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Q1 2024/25", "30 June 2024"),
        ("June 2024 onwards", "30 June 2024, then ongoing"),
        ("ongoing until June 2024", "30 June 2024, ongoing until then"),
        ("twice a year until June 2024", "30 June 2024, twice a year until then"),
        ("June 2024 (provisional)", "30 June 2024 (provisional)"),
        ("yearly", "yearly, no end date"),
        ("TBC", "not yet fixed"),
        ("commenced", "begun"),
    ],
)
def test_the_end_is_said_with_what_follows_it(text: str, end: str) -> None:
    assert parse_start(text).end == end


@pytest.mark.parametrize("text", ["June 2024", "June 2024 onwards"])
def test_a_date_that_then_goes_on_stays_the_date(text: str) -> None:
    assert (
        parse_deadline(text).then_ongoing().meaning
        == parse_deadline("June 2024, then ongoing").meaning
    )


@pytest.mark.parametrize("text", ["ongoing until June 2024", "monthly from May until June 2024"])
def test_what_ends_and_then_goes_on_has_its_last_day_and_no_end(text: str) -> None:
    ending = parse_deadline(text.replace("May", "May 2024"))
    going = ending.then_ongoing()
    assert (going.text, going.kind) == (ending.text, DeadlineKind.DAY)
    assert (going.last, going.ongoing, going.until) == (date(2024, 6, 30), True, None)
    assert parse_deadline(going.plain).meaning == going.meaning
