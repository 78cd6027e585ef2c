"""What the kind of a review makes due, and when."""

import pytest
from builders import on, plan, real_plan, recommendation, review, seen, until

from cip.assessment.clock import Step, clocks
from cip.assessment.known import known


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


PEERS = review("peers", kind="peer-challenge", date="December 2023")


def done(day, *sets, **more):
    """Give what is done of each clock on a day, of a plan that was approved in February 2024."""
    whole = known(plan(sets=sets, approved=on("2024-02-20"), **more), as_of=on(day))
    return {clock.review.id: [step.done for step in clock.steps] for clock in clocks(whole)}


def test_no_approval_of_a_plan_closes_the_clock_of_a_challenge():
    assert done("2025-11-25", PEERS) == {"peers": [None, None, None]}


def test_a_challenge_is_closed_by_its_own_dates_each_from_its_day():
    told = PEERS._replace(
        action_plan_published=until("20 February 2024"),
        progress_review=until("October 2024"),
        progress_report_published=until("15 December 2024"),
    )
    plan_out, reviewed, report_out = on("2024-02-20"), on("2024-10-31"), on("2024-12-15")
    assert done("2024-02-19", told) == {"peers": [None, None, None]}
    assert done("2024-02-20", told) == {"peers": [plan_out, None, None]}
    assert done("2024-10-30", told) == {"peers": [plan_out, None, None]}
    assert done("2024-10-31", told) == {"peers": [plan_out, reviewed, None]}
    assert done("2024-12-15", told) == {"peers": [plan_out, reviewed, report_out]}


def test_a_progress_review_closes_its_step_of_the_challenge_and_has_no_clock_of_its_own():
    progress = review(
        "again", kind="peer-challenge", date="October 2024", progress_review_of="peers"
    )
    assert done("2024-10-30", PEERS, progress) == {"peers": [None, None, None]}
    assert done("2024-10-31", PEERS, progress) == {"peers": [None, on("2024-10-31"), None]}


def test_a_second_challenge_has_a_clock_of_its_own_once_it_has_taken_place():
    second = review("second", recommendation("C1"), kind="peer-challenge", date="8 July 2025")
    assert list(done("2025-07-07", PEERS, second)) == ["peers"]
    assert done("2025-11-25", PEERS, second)["second"] == [None, None, None]
    before, after = (
        seen(as_of=day, sets=(PEERS, second)).coverage for day in ("2024-11-15", "2025-07-08")
    )
    assert before.gaps == ()
    assert [cover.name for cover in after.gaps] == ["C1"]
