"""What is reported as done can be shown, and stays done."""

from datetime import date

import pytest

from .corpus import found, lead, rules_found

BACK = "status-goes-back"
DONE = "status: complete, evidence: [{title: T, document: report-2025}]"
GONE = "status: withdrawn, note: Given up."


def _updates(*entries: str) -> str:
    lines = (f"  - {{date: 2025-0{number}-01, {entry}}}" for number, entry in enumerate(entries, 5))
    return "updates:\n" + "\n".join(lines)


@pytest.mark.parametrize(
    ("entries", "lines"),
    [
        ([DONE, "status: underway, note: N"], []),
        ([DONE, "status: at-risk, note: N"], []),
        ([DONE, "status: underway"], ["7"]),
        ([DONE, "status: at-risk"], ["7"]),
        ([DONE, "status: not-started"], ["7"]),
        ([DONE, "status: not-started, note: N"], ["7"]),
        ([GONE, "status: underway"], ["7"]),
        ([GONE, "status: underway, note: N"], []),
        ([GONE, "status: not-started, note: N"], ["7"]),
        ([DONE, GONE], []),
        ([GONE, DONE], []),
        ([DONE, "note: N", "status: underway"], ["8"]),
        ([DONE, "status: underway, note: N", "status: underway"], []),
        ([DONE, "status: underway, note: N", "status: not-started"], ["8"]),
        (["status: underway", "status: not-started"], []),
        ([DONE, "status: underway", "status: underway"], ["7"]),
    ],
)
def test_what_was_closed_is_opened_again_only_with_a_word(
    entries: list[str], lines: list[str]
) -> None:
    text = found(lead(_updates(*entries)))
    assert [line.split(":")[1] for line in text] == lines
    assert all(line.endswith(f"[{BACK}]") for line in text)


def test_a_part_does_not_go_back_either() -> None:
    updates = f"[{{date: 2025-05-01, {DONE}}}, {{date: 2025-06-01, status: not-started}}]"
    (line,) = found(lead(f'milestones: [{{ref: "a", title: A, updates: {updates}}}]'))
    assert "1.1(a) was reported as complete on 1 May 2025, and now as not started" in line


def test_updates_that_stand_out_of_order_are_followed_by_their_days() -> None:
    text = f"updates:\n  - {{date: 2025-06-01, {DONE}}}\n  - {{date: 2025-05-01, status: underway}}"
    assert rules_found(lead(text)) == ["update-out-of-order"]


EVIDENCE = "evidence: [{title: T, document: report-2025}]"


@pytest.mark.parametrize(
    ("entries", "rules"),
    [
        (["status: complete"], ["complete-without-evidence"]),
        (["status: complete", "note: N"], ["complete-without-evidence"]),
        ([DONE], []),
        (["status: complete", EVIDENCE], []),
        ([f"status: underway, {EVIDENCE}", "status: complete"], ["complete-without-evidence"]),
        (["status: complete", "status: underway, note: N"], []),
        (["status: underway"], []),
        (["status: in-place"], ["complete-without-evidence"]),
        (["status: in-place", EVIDENCE], []),
        ([f"status: in-place, {EVIDENCE}", "status: in-place"], []),
        ([f"status: in-place, {EVIDENCE}", "status: complete"], []),
        (
            [f"status: in-place, {EVIDENCE}", "status: underway", "status: in-place"],
            ["complete-without-evidence"],
        ),
        (["status: in-place", "status: underway"], []),
    ],
)
def test_what_is_complete_can_be_shown(entries: list[str], rules: list[str]) -> None:
    assert rules_found(lead(_updates(*entries))) == rules


@pytest.mark.parametrize(
    ("as_of", "rules"),
    [
        (date(2026, 3, 30), ["update-in-future"]),
        (date(2026, 3, 31), ["complete-without-evidence"]),
        (date(2026, 4, 1), ["complete-without-evidence"]),
    ],
)
def test_evidence_is_asked_for_from_the_day_itself(as_of: date, rules: list[str]) -> None:
    text = lead("updates: [{date: 2026-03-31, status: complete}]")
    assert rules_found(text, as_of=as_of) == rules


@pytest.mark.parametrize(
    ("part", "rules"),
    [
        ("status: underway", ["complete-with-open-parts"]),
        ("status: at-risk", ["complete-with-open-parts"]),
        ("status: not-started", ["complete-with-open-parts"]),
        ("status: complete", []),
        (GONE, []),
        ("note: N", []),
    ],
)
def test_what_is_complete_has_no_open_part(part: str, rules: list[str]) -> None:
    milestone = (
        f'milestones:\n  - {{ref: "a", title: A, updates: [{{date: 2025-05-01, {part}}}]}}\n'
    )
    milestone += '  - {ref: "b", title: B}\n\n'
    assert rules_found(lead(milestone + _updates(DONE))) == rules
    assert rules_found(lead(milestone + _updates("status: underway"))) == []


def test_what_is_in_place_is_named_so() -> None:
    (line,) = found(lead(_updates("status: in-place")))
    assert ": warning: 1.1 is in place, and no evidence is named [complete-without" in line


SOURCE = "source: {document: report-2025}"
PAGE = "evidence: [{title: T, url: 'https://www.example.gov.uk'}]"
BOTH = "evidence: [{title: T, document: report-2025}, {title: T, url: 'https://a.example'}]"


@pytest.mark.parametrize(
    ("entries", "rules"),
    [
        ([f"status: complete, {EVIDENCE}, {SOURCE}"], ["only-its-own-source"]),
        ([f"status: in-place, {EVIDENCE}, {SOURCE}"], ["only-its-own-source"]),
        ([f"status: complete, {EVIDENCE}"], []),
        ([f"status: complete, {PAGE}, {SOURCE}"], []),
        ([f"status: complete, {BOTH}, {SOURCE}"], []),
        ([f"status: complete, {EVIDENCE}, {SOURCE}", PAGE], []),
        ([f"status: complete, {SOURCE}", EVIDENCE], ["only-its-own-source"]),
        ([f"status: underway, {EVIDENCE}, {SOURCE}"], []),
        ([f"status: complete, {SOURCE}"], ["complete-without-evidence"]),
    ],
)
def test_where_it_was_read_is_no_evidence(entries: list[str], rules: list[str]) -> None:
    assert rules_found(lead(_updates(*entries))) == rules
