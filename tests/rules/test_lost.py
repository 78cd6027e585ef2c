"""What our copy of a paper lost stood in that paper, and never in the file."""

import pytest

from .corpus import base, file, found, lead, rules_found

STREAM = base()["plans/example/2-second/workstream.yaml"]
SOURCE = "source: {document: report-2025}"
LOST = "lost: {%s: cut off in our copy}"
VALUES = {
    "start": "May 2025",
    "deadline": "May 2026",
    "accountable": "CE",
    "lead": "CE",
    "lead_member": "CE",
}


@pytest.mark.parametrize("key", VALUES)
def test_an_action_has_lost_what_it_has_not(key: str) -> None:
    assert rules_found(lead(f"{LOST % key}\n\n{SOURCE}")) == []
    (line,) = found(lead(f"{key}: {VALUES[key]}\n\n{LOST % key}\n\n{SOURCE}"))
    assert "of 1.1 is said to be lost, and stands in the file [not-lost]" in line
    assert line.startswith("plans/example/1-first/1.1-lead.yaml:7:8: ")
    (line,) = found(lead(LOST % key))
    assert "of 1.1 is said to be lost, and no source names the paper [not-lost]" in line


@pytest.mark.parametrize("key", VALUES)
def test_a_part_has_lost_what_its_action_is_quoted_from(key: str) -> None:
    part = f'milestones: [{{ref: "a", title: A, {LOST % key}}}]'
    is_own = key in ("start", "deadline", "lead")
    assert rules_found(lead(f"{part}\n\n{SOURCE}")) == ([] if is_own else ["not-lost"])
    assert rules_found(lead(part)) == ["not-lost"]
    if is_own:
        both = part.replace("lost:", f"{key}: {VALUES[key]}, lost:")
        assert rules_found(lead(f"{both}\n\n{SOURCE}")) == ["not-lost"]


@pytest.mark.parametrize("key", VALUES)
def test_a_workstream_has_lost_only_who_answers_for_it(key: str) -> None:
    text = f"{STREAM}\n{LOST % key}\n"
    rules = ["not-lost"] if key in ("start", "deadline") else []
    assert rules_found(file("2-second/workstream.yaml", f"{text}\n{SOURCE}")) == rules
    assert rules_found(file("2-second/workstream.yaml", text)) == ["not-lost"]


@pytest.mark.parametrize("on", ["2026-03-02", "unknown"])
def test_a_deadline_that_was_moved_to_none_is_not_lost(on: str) -> None:
    moved = f"rescheduled: [{{on: {on}, from: May 2026, reason: R}}]"
    (line,) = found(lead(f"{moved}\n\n{LOST % 'deadline'}\n\n{SOURCE}"))
    assert "and the file had one before it moved [not-lost]" in line
    assert rules_found(lead(f"{moved}\n\n{LOST % 'start'}\n\n{SOURCE}")) == []
