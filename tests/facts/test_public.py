"""What residents are told: every promise once, in plain words, and nothing that is not known."""

import re

import pytest
from builders import REAL_PLANS, action, on, plan, real_plan, update
from hypothesis import given
from laws import law
from random_plans import days, plans

from cip.assessment.picture import picture
from cip.facts.public import SORTS, meanings, plain_record, promises
from cip.facts.request import Request
from cip.reports.writing import write


def asked(whole, day):
    return Request(picture=picture(whole, as_of=on(day) if isinstance(day, str) else day))


@given(plans, days)
@law(60)
def test_each_promise_is_of_one_sort_and_named_once(whole, day):
    request = asked(whole, day)
    for standing in request.picture.standings:
        assert sum(sort.holds(standing) for sort in SORTS) == 1
    refs = [p["ref"] for aim in promises(request) for s in aim["sorts"] for p in s["promises"]]
    assert sorted(refs) == sorted(s.action.ref for s in request.picture.standings)


@given(plans, days)
@law(60)
def test_the_figures_add_up(whole, day):
    request = asked(whole, day)
    assert sum(m["number"] for m in meanings(request)) == len(request.picture.standings)
    for aim in promises(request):
        figures = [int(figure) for figure in re.findall(r"\b\d+\b", aim["sentence"])]
        assert figures[0] == sum(figures[1:]) == aim["total"]


@pytest.mark.parametrize(
    ("item", "sort"),
    [
        (action("1.1", "June 2024"), "past"),
        (action("1.1", "June 2024", update("2024-08-01", None, "Talked of")), "past"),
        (action("1.1", "June 2024", update("2024-08-01", "underway")), "late"),
        (action("1.1", "June 2024", update("2024-06-01", "underway")), "past"),
        (action("1.1", "June 2025", update("2024-08-01", "underway")), "under-way"),
        (action("1.1", "June 2024, then ongoing", update("2024-08-01", "in-place")), "under-way"),
        (action("1.1", "June 2025", update("2024-08-01", "at-risk")), "at-risk"),
        (action("1.1", "June 2025", update("2024-01-01", "underway")), "silent"),
        (action("1.1", "June 2025", update("2024-08-20", "not-started")), "later"),
        (action("1.1", "June 2025", update("2024-08-01", "complete")), "done"),
        (action("1.1", "June 2025", update("2024-08-01", "withdrawn")), "withdrawn"),
    ],
)
def test_late_is_said_only_of_what_somebody_said_was_not_done(item, sort):
    (aim,) = promises(asked(plan(item), "2024-09-01"))
    assert [found["name"] for found in aim["sorts"]] == [sort]


def test_a_record_without_a_report_says_so():
    said = plain_record(asked(plan(action("1.1", "June 2024")), "2024-09-01"))
    assert said.startswith("No report by the council is used on this page.")


def test_an_old_record_says_that_much_may_have_been_done_since():
    whole = plan(action("1.1", "June 2024", update("2024-01-01", "underway")))
    assert "244 days before the day of this page" in plain_record(asked(whole, "2024-09-01"))
    new = plan(action("1.1", "June 2024", update("2024-08-30", "underway")))
    assert plain_record(asked(new, "2024-09-01")) == (
        "The newest report used here is of 30 August 2024."
    )


MACHINE = re.compile(r"\b(overdue|on.track|unheard|not-said|stale|cip|yaml)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", REAL_PLANS)
@pytest.mark.parametrize("day", ["2024-11-20", "2026-11-25"])
def test_a_page_for_residents_has_no_words_of_machines(name, day):
    text = write("public-summary", asked(real_plan(name), day))
    assert not MACHINE.findall(text)
    assert "not finished" not in text
