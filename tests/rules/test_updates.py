"""A key of an update stands beside the status that it belongs to."""

import pytest

from .corpus import found, helps, lead, rules_found

STATUSES = ("not-started", "underway", "at-risk", "in-place", "complete", "withdrawn", None)
HOMES = {
    "done_on: May 2025": ("complete", "in-place"),
    "expected: May 2026": ("not-started", "underway", "at-risk", "in-place", None),
    "agreed_by: improvement-board": ("withdrawn",),
    "superseded_by: '1.2'": ("withdrawn",),
    "superseded_by: ['1.2', '2.1']": ("withdrawn",),
    "superseded_by: {moved_to: The transport plan}": ("withdrawn",),
}
WRONG = "key-beside-wrong-status"
EVIDENCE = "evidence: [{title: T, document: report-2025}]"


def _update(status: str | None, further: str) -> str:
    said = f"status: {status}, " if status else ""
    return f"updates: [{{date: 2026-03-02, note: N, {EVIDENCE}, {said}{further}}}]"


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("key", HOMES)
def test_a_key_stands_beside_its_status(key: str, status: str | None) -> None:
    rules = [] if status in HOMES[key] else [WRONG]
    assert rules_found(lead(f"deadline: ongoing\n\n{_update(status, key)}")) == rules
    part = f'{{ref: "a", title: A, {_update(status, key)}}}'
    assert rules_found(lead(f"milestones: [{part}]")) == rules


def test_the_key_itself_is_underlined() -> None:
    (line,) = found(
        lead(
            "updates:\n  - date: 2026-03-02\n    expected: May 2026\n"
            f"    status: complete\n    {EVIDENCE}"
        )
    )
    assert line.startswith("plans/example/1-first/1.1-lead.yaml:7:5: ")


def test_the_help_names_the_key_that_was_meant() -> None:
    assert "stands under done_on" in helps(lead(_update("complete", "expected: May 2026")))[0]
    assert "still to come, expected" in helps(lead(_update("underway", "done_on: May 2025")))[0]
    assert (
        "under rescheduled" in helps(lead(_update("underway", "agreed_by: improvement-board")))[0]
    )


@pytest.mark.parametrize(
    ("done_on", "rules"),
    [
        ("1 March 2026", []),
        ("2 March 2026", []),
        ("3 March 2026", ["done-after-report"]),
        ("March 2026", []),
        ("April 2026", ["done-after-report"]),
        ("2026", []),
        ("Q4 2025/26", []),
        ("2026/27", ["done-after-report"]),
        ("May 1999", []),
    ],
)
def test_what_is_done_was_done_by_the_day_of_its_report(done_on: str, rules: list[str]) -> None:
    text = lead(_update("complete", f"done_on: {done_on}"))
    assert rules_found(text) == rules
    if rules:
        assert f"done_on is {done_on}, after the day of this report, 2 March 2026" in found(text)[0]
