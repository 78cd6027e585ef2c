"""What the kind of a review makes due, and when."""

import pytest
from builders import on, plan, real_plan, review

from cip.assessment.clock import Step, clocks


def test_yorks_peer_challenge_of_february_2024_set_these_days():
    (clock,) = clocks(real_plan("york"))
    report, progress, published = clock.steps
    assert (report.due, report.latest) == (on("2024-05-29"), on("2024-07-29"))
    assert report.done == on("2024-07-17")
    assert (progress.due, progress.about) == (on("2024-12-29"), True)
    assert published.due == on("2025-02-28")


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("30 November 2024", ["2025-02-28", "2025-09-30", "2025-11-30"]),
        ("31 October 2024", ["2025-01-31", "2025-08-31", "2025-10-31"]),
        ("15 January 2025", ["2025-04-15", "2025-11-15", "2026-01-15"]),
    ],
)
def test_the_months_count_from_the_last_day_and_end_within_their_month(date, days):
    peers = review("peers", kind="peer-challenge", date=date)
    (clock,) = clocks(plan(sets=(peers,)))
    assert [step.due for step in clock.steps] == [on(day) for day in days]


@pytest.mark.parametrize(
    ("kind", "date"),
    [("inspection", "March 2025"), ("other", "March 2025"), ("peer-challenge", None)],
)
def test_a_review_of_another_kind_or_without_a_date_has_no_clock(kind, date):
    assert clocks(plan(sets=(review("r", kind=kind, date=date),))) == ()


def test_the_guidance_is_named():
    (clock,) = clocks(real_plan("york"))
    assert "Local Government Association" in clock.guidance
    assert clock.url.startswith("https://www.local.gov.uk/")


@pytest.mark.parametrize(
    ("day", "late"), [("2024-05-28", False), ("2024-05-29", False), ("2024-05-30", True)]
)
def test_a_step_is_late_after_its_last_day(day, late):
    assert Step("report", due=on("2024-05-29")).is_late(as_of=on(day)) is late


@pytest.mark.parametrize(("day", "late"), [("2024-07-29", False), ("2024-07-30", True)])
def test_where_the_guidance_allows_more_time_that_day_counts(day, late):
    step = Step("report", due=on("2024-05-29"), latest=on("2024-07-29"))
    assert step.is_late(as_of=on(day)) is late


@pytest.mark.parametrize(
    ("done", "late"), [("2024-05-28", False), ("2024-05-29", False), ("2024-05-30", True)]
)
def test_what_was_done_in_time_is_never_late_and_what_was_done_too_late_stays_so(done, late):
    step = Step("report", due=on("2024-05-29"), done=on(done))
    assert step.is_late(as_of=on("2024-12-31")) is late
