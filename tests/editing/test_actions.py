"""Tests of what the commands change in an action, on a real plan: by text, value and rules."""

from datetime import date

import pytest
from builders import REPOSITORY

from cip.checking import problems_of
from cip.editing.actions import (
    corrected,
    entries_on,
    evidence_of,
    moved,
    reported,
    source_of,
)
from cip.editing.edited_file import EditedFile
from cip.editing.gate import edited, opened
from cip.editing.steps import Step
from cip.loading.plan import Loaded, load_plan
from cip.model.errors import UsageError

DAY = date(2026, 11, 26)
PATH = "plans/york/1.2-leadership-framework/1.2.1-leadership-behaviours.yaml"


@pytest.fixture(scope="module")
def york() -> Loaded:
    """Give a real plan."""
    files = {
        file.relative_to(REPOSITORY).as_posix(): file.read_text(encoding="utf-8")
        for file in (REPOSITORY / "plans" / "york").rglob("*.yaml")
    }
    return load_plan("york", files)


def file(york: Loaded) -> EditedFile:
    """Give the action 1.2.1 as it is edited."""
    return opened(PATH, york.texts[PATH])


def lines_new(york: Loaded, steps: list[Step]) -> list[str]:
    """Give the lines that an edit of 1.2.1 brings, and hold that no rule minds."""
    after = edited(PATH, york.texts[PATH], steps)
    found = problems_of(york.with_text(PATH, after), as_of=DAY)
    assert [p.message for p in found if p.place.path == PATH] == []
    old = york.texts[PATH].split("\n")
    return [line for line in after.split("\n") if line and line not in old]


def test_a_report_with_evidence_is_an_update_in_the_order_of_the_schema(york: Loaded) -> None:
    steps = reported(
        (),
        on=DAY,
        note="It is done,\nand communicated.",
        evidence=[
            evidence_of("Progress report = progress-2024-11#14"),
            evidence_of("The page=https://example.org/a?b=c"),
        ],
        done_on="2026-11-20",
        status="complete",
    )
    assert lines_new(york, steps) == [
        "  - date: 2026-11-26",
        "    status: complete",
        "    done_on: 2026-11-20",
        "    note: It is done, and communicated.",
        "    evidence:",
        "      - title: Progress report",
        "        document: progress-2024-11",
        "        paragraph: 14",
        "      - title: The page",
        "        url: https://example.org/a?b=c",
    ]


def test_a_move_keeps_the_old_deadline_as_it_stands(york: Loaded) -> None:
    steps = moved(
        file(york),
        (),
        "30 June 2027",
        on=DAY,
        reason="The post is vacant",
        agreed_by="Executive Leader",
        source=source_of("progress-2024-11#14"),
    )
    assert lines_new(york, steps) == [
        "deadline: 30 June 2027",
        "rescheduled:",
        "  - on: 2026-11-26",
        "    from: Sept 2024",
        "    reason: The post is vacant",
        "    agreed_by: Executive Leader",
    ]  # and a source, which is that of an update that stands there


def test_a_withdrawal_names_what_takes_its_place(york: Loaded) -> None:
    steps = reported(
        (),
        on=DAY,
        status="withdrawn",
        note="It is a part of the other one now",
        superseded_by=["1.2.2"],
        agreed_by="Executive Leader",
    )
    assert lines_new(york, steps) == [
        "  - date: 2026-11-26",
        "    status: withdrawn",
        "    note: It is a part of the other one now",
        '    superseded_by: "1.2.2"',
        "    agreed_by: Executive Leader",
    ]
    several = reported((), on=DAY, status="withdrawn", note="x", superseded_by=["1.2.2", "1.1.1"])
    assert '    superseded_by: ["1.2.2", "1.1.1"]' in lines_new(york, several)
    elsewhere = reported((), on=DAY, status="withdrawn", note="x", moved_to="The culture plan")
    assert "    superseded_by: {moved_to: The culture plan}" in lines_new(york, elsewhere)


def test_a_correction_of_a_title_says_what_it_was(york: Loaded) -> None:
    steps = corrected(
        file(york), (), {"title": "Co-design behaviours"}, on=DAY, reason="Values are in 1.2.2"
    )
    assert lines_new(york, steps) == [
        "title: Co-design behaviours",
        "changed:",
        "  - on: 2026-11-26",
        '    was: {title: "Co-design expected leadership behaviours, values and actions"}',
        "    reason: Values are in 1.2.2",
    ]


def test_a_correction_of_yesterday_s_date_stands_in_the_entry(york: Loaded) -> None:
    (at,) = entries_on(file(york), (), date(2024, 11, 20))
    steps = corrected(
        file(york),
        at,
        {"date": "2024-11-21"},
        on=DAY,
        mistyped=source_of("progress-2024-11#14"),
    )
    assert lines_new(york, steps) == [
        "  - date: 2024-11-21",
        "    changed:",
        "      - on: 2026-11-26",
        "        was: {date: 2024-11-20}",
        "        mistyped: {document: progress-2024-11, paragraph: 14}",
    ]


def test_what_was_not_there_was_nothing(york: Loaded) -> None:
    (at,) = entries_on(file(york), (), date(2024, 11, 20))
    steps = corrected(file(york), at, {"status": "underway"}, on=DAY, reason="It says so")
    assert "        was: {status: null}" in lines_new(york, steps)


def test_a_part_has_its_own_updates_and_its_own_deadline() -> None:
    path = "plans/north/1-lead/1.1-charter.yaml"
    text = (
        'ref: "1.1"\n\ntitle: Charter\n\nmilestones:\n  - ref: "a"\n    title: One\n'
        '  - ref: "b"\n    title: Two\n    deadline: July 2026\n'
    )
    action = opened(path, text)
    at = ("milestones", 1)
    after = edited(path, text, moved(action, at, "2027", on=DAY, reason="Late"))
    assert after == text.replace("July 2026\n", "2027\n") + (
        "    rescheduled:\n      - on: 2026-11-26\n        from: July 2026\n        reason: Late\n"
    )
    after = edited(path, text, reported(("milestones", 0), on=DAY, status="underway"))
    assert after == text.replace(
        "title: One\n",
        "title: One\n    updates:\n      - date: 2026-11-26\n        status: underway\n",
    )
    with pytest.raises(UsageError, match="There is no deadline in 1"):
        moved(action, (), "2027", on=DAY, reason="Late")
    with pytest.raises(UsageError, match="The deadline is July 2026 already"):
        moved(action, at, "July 2026", on=DAY, reason="Late")


def test_what_would_change_nothing_is_said(york: Loaded) -> None:
    with pytest.raises(UsageError, match="A report needs a status or a note"):
        reported((), on=DAY, note=" ")
    title = file(york).value["title"]
    with pytest.raises(UsageError, match="That is what stands in 1"):
        corrected(file(york), (), {"title": title}, on=DAY, reason="x")
    with pytest.raises(UsageError, match="needs a reason, or the paper"):
        corrected(file(york), (), {"title": "x"}, on=DAY)


@pytest.mark.parametrize("text", ["Minutes", "=minutes-2026-11", "Minutes=", "Minutes=The Minutes"])
def test_what_is_no_evidence_is_told_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match="Minutes of the board=minutes-2026-11#9"):
        evidence_of(text)


def test_a_source_is_a_document_and_perhaps_a_paragraph() -> None:
    assert source_of("minutes-2026-11") == {"document": "minutes-2026-11"}
    assert source_of("minutes-2026-11#4.2") == {"document": "minutes-2026-11", "paragraph": "4.2"}
    for wrong in ("The minutes", "", "#4", "minutes#"):
        with pytest.raises(UsageError, match="is no document"):
            source_of(wrong)
