"""Findings of assurance: unevidenced and reopened."""

import pytest
from builders import action, names, seen, stands, update


def found(day, *updates):
    return [(f.name, f.text) for f in stands(action("1.1", "March 2025", *updates), day).findings]


@pytest.mark.parametrize("status", [None, "not-started", "underway", "at-risk", "withdrawn"])
def test_only_what_is_complete_needs_evidence(status):
    assert found("2024-12-31", update("2024-09-01", status)) == []


def test_what_is_complete_without_evidence_is_unevidenced():
    assert found("2024-12-31", update("2024-09-01", "complete")) == [
        ("unevidenced", "reported as complete on 1 September 2024, and no evidence is named")
    ]


def test_evidence_may_come_with_the_completion_or_later():
    bare, shown = update("2024-09-01", "complete"), update("2024-10-01", shown=True)
    assert found("2024-12-31", update("2024-09-01", "complete", shown=True)) == []
    assert names_on("2024-09-30", bare, shown) == ["unevidenced"]
    assert names_on("2024-10-01", bare, shown) == []


def names_on(day, *updates):
    return [name for name, _ in found(day, *updates)]


def test_evidence_of_before_the_completion_does_not_count():
    before = update("2024-08-01", "underway", shown=True)
    assert names_on("2024-12-31", before, update("2024-09-01", "complete")) == ["unevidenced"]


def test_evidence_of_the_first_report_counts_when_it_is_reported_as_complete_again():
    first = update("2024-09-01", "complete", shown=True)
    assert names_on("2024-12-31", first, update("2024-10-01", "complete")) == []


def test_evidence_of_an_earlier_completion_that_was_taken_back_does_not_count():
    said = (
        update("2024-09-01", "complete", shown=True),
        update("2024-10-01", "underway"),
        update("2024-11-01", "complete"),
    )
    assert names_on("2024-12-31", *said) == ["unevidenced", "reopened"]


@pytest.mark.parametrize(
    ("day", "expected"), [("2024-09-30", ["unevidenced"]), ("2024-10-01", ["reopened"])]
)
def test_what_was_complete_and_is_open_again_was_reopened(day, expected):
    said = update("2024-09-01", "complete"), update("2024-10-01", "underway")
    assert names_on(day, *said) == expected


def test_reopening_gives_both_days():
    said = update("2024-09-01", "complete"), update("2024-10-01", "at-risk")
    (finding,) = found("2024-12-31", *said)
    assert finding == (
        "reopened",
        "reported as complete on 1 September 2024, and as at risk on 1 October 2024",
    )


def test_updates_out_of_order_in_the_file_do_not_look_like_a_reopening():
    said = update("2024-10-01", "complete", shown=True), update("2024-09-01", "underway")
    assert found("2024-12-31", *said) == []


@pytest.mark.parametrize("after", [None, "complete", "withdrawn"])
def test_a_note_a_second_completion_and_a_withdrawal_reopen_nothing(after):
    said = update("2024-09-01", "complete", shown=True), update("2024-10-01", after)
    assert found("2024-12-31", *said) == []


def test_a_finding_is_no_risk_to_delivery():
    item = action("1.1", "March 2025", update("2024-09-01", "complete"))
    standing = seen(item, as_of="2024-12-31").standings[0]
    assert names(standing.findings) == ["unevidenced"]
    assert standing.position.value == "complete"


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ([], []),
        (["CE"], ["verified-by-owner"]),
        (["Head of Audit"], []),
        (["CE", "Head of Audit"], []),
    ],
)
def test_what_only_its_owner_verified_is_said_to_be_so(checks, expected):
    done = update("2024-09-01", "complete", shown=True)
    said = [update("2024-09-10", verified_by=name) for name in checks]
    assert names_on("2024-09-09", done, *said) == []
    assert names_on("2024-09-10", done, *said) == expected
