"""The steps in which an action is closed."""

import pytest
from builders import action, officer, on, plan, update

from cip.assessment.closure import closure
from cip.assessment.index import Index
from cip.assessment.known import known
from cip.assessment.reported import action_status

OFFICERS = (
    officer("ce", "Chief Executive", "CE"),
    officer("audit", "Head of Audit", "HoA"),
)


def closed(day, *updates, accountable=("CE",), **more):
    whole = plan(
        action("1.1", "March 2025", *updates, accountable=accountable, **more), officers=OFFICERS
    )
    (item,) = known(whole, as_of=on(day)).actions
    return closure(item, action_status(item), Index(whole))


COMPLETE = update("2024-09-01", "complete")
SHOWN = update("2024-09-10", shown=True)
CHECKED = update("2024-09-20", note="Seen", verified_by="HoA")


@pytest.mark.parametrize("status", [None, "not-started", "underway", "at-risk", "withdrawn"])
def test_only_what_is_complete_or_in_place_is_closed_at_all(status):
    assert closed("2024-12-31", *([update("2024-09-01", status)] if status else [])) is None


@pytest.mark.parametrize(
    ("day", "step"),
    [
        ("2024-09-01", "delivered"),
        ("2024-09-09", "delivered"),
        ("2024-09-10", "evidenced"),
        ("2024-09-19", "evidenced"),
        ("2024-09-20", "verified"),
    ],
)
def test_it_is_delivered_then_evidenced_then_verified(day, step):
    found = closed(day, COMPLETE, SHOWN, CHECKED)
    assert found is not None
    assert found.step == step
    assert found.delivered == on("2024-09-01")


def test_a_check_without_evidence_does_not_verify():
    found = closed("2024-12-31", COMPLETE, CHECKED)
    assert found is not None
    assert (found.step, found.verified) == ("delivered", CHECKED)


@pytest.mark.parametrize("owner", ["CE", "ce", "chief executive", "Chief Executive"])
def test_a_check_by_an_owner_does_not_count_whatever_the_owner_is_called(owner):
    check = update("2024-09-20", verified_by=owner)
    found = closed("2024-12-31", COMPLETE, SHOWN, check)
    assert found is not None
    assert (found.step, found.verified, found.verified_by_owner) == ("evidenced", None, check)


def test_a_check_by_who_leads_the_work_does_not_count_either():
    check = update("2024-09-20", verified_by="HoA")
    found = closed("2024-12-31", COMPLETE, SHOWN, check, lead=("Head of Audit",))
    assert found is not None
    assert found.step == "evidenced"


def test_what_came_before_the_completion_does_not_count():
    early = update("2024-08-01", "underway", shown=True, verified_by="HoA")
    found = closed("2024-12-31", early, COMPLETE)
    assert found is not None
    assert (found.step, found.evidence, found.verified) == ("delivered", (), None)


def test_after_a_reopening_it_is_delivered_anew():
    again = update("2024-10-01", "underway"), update("2024-11-01", "complete")
    found = closed("2024-12-31", COMPLETE, SHOWN, CHECKED, *again)
    assert found is not None
    assert (found.delivered, found.step) == (on("2024-11-01"), "delivered")


def test_a_second_report_of_completion_is_no_second_delivery():
    found = closed("2024-12-31", COMPLETE, SHOWN, update("2024-10-01", "complete"))
    assert found is not None
    assert (found.delivered, found.step) == (on("2024-09-01"), "evidenced")


@pytest.mark.parametrize("after", [[], [update("2024-09-05", "at-risk")]])
def test_what_is_in_place_is_closed_in_the_same_steps(after):
    found = closed("2024-12-31", update("2024-09-01", "in-place"), *after, SHOWN, CHECKED)
    assert found is not None
    assert (found.delivered, found.step) == (on("2024-09-01"), "verified")


def test_what_was_in_place_and_is_complete_keeps_what_showed_it():
    in_place = update("2024-08-01", "in-place", shown=True)
    found = closed("2024-12-31", in_place, COMPLETE)
    assert found is not None
    assert (found.delivered, found.step) == (on("2024-09-01"), "evidenced")
