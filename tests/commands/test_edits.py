"""The commands that edit, where nobody is asked: what they write, say and refuse."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from builders import REPOSITORY
from command_runner import Said, cip, process
from committed_plans import git, on
from data.output_schemas import faults
from edited_plan import (
    APPROVED,
    LEAD,
    REPORTED,
    TODAY,
    TOMORROW,
    TRAIN,
    YEAR,
    edited_plan,
    lines_gone,
    new_lines,
    text,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give the repository of a small plan."""
    return edited_plan(tmp_path)


@pytest.fixture
def controlled(tmp_path: Path) -> Path:
    """Give the repository of a plan under change control."""
    return edited_plan(tmp_path, control=True)


def document(said: Said) -> Any:
    """Give the JSON document of an edit, which fits its schema."""
    found = json.loads(said.out)
    assert faults("edit", found) == []
    return found


# What is written, and what is said of it


def test_a_report_is_written_and_what_it_does_is_said(root: Path) -> None:
    said = cip("update", "north/1.2", "--status", "underway", "--note", "Half is done.", root=root)
    assert said.status == 0, said.err
    assert [line for line in new_lines(root) if line] == [
        "updates:",
        f"  - date: {TODAY}",
        "    status: underway",
        "    note: Half is done.",
    ]
    assert lines_gone(root) == []
    assert f"Written to {TRAIN}:\n" in said.out
    assert "north/1.2: not reported → under way\n" in said.out
    assert f"Next: git add {os.path.relpath(root / TRAIN)}\n" in said.out


def test_what_is_complete_is_closed_with_its_evidence_and_the_recommendation_with_it(
    root: Path,
) -> None:
    said = cip(
        *("complete", "north/1.1", "--evidence", "The charter=minutes#4"),
        *("--evidence", "The page=https://north.example/charter?a=b"),
        *("--done-on", "8 November 2024", "--verified-by", "auditor", "--note", "Adopted."),
        root=root,
    )
    assert said.status == 0, said.err
    assert new_lines(root) == [
        f"  - date: {TODAY}",
        "    status: complete",
        "    done_on: 8 November 2024",
        "    note: Adopted.",
        "    evidence:",
        "      - title: The charter",
        "        document: minutes",
        "        paragraph: 4",
        "      - title: The page",
        "        url: https://north.example/charter?a=b",
        "    verified_by: Head of Audit",
    ]
    assert "north/1.1: under way → complete, verified\n" in said.out
    assert "Recommendation R1: in progress → verified\n" in said.out


def test_a_part_is_reported_on_and_its_position_told(root: Path) -> None:
    said = cip("update", "north/1.3(b)", "--status", "underway", root=root)
    assert said.status == 0, said.err
    assert "    updates:" in new_lines(root)
    assert "north/1.3(b): not reported → under way\n" in said.out
    assert "north/1.3: not reported → under way\n" in said.out


def test_a_report_of_an_earlier_day_stands_where_it_belongs(root: Path) -> None:
    for day in (APPROVED, REPORTED):
        said = cip("update", "north/1.1", "--note", f"Of {day}.", "--on", day, root=root)
        assert said.status == 0, said.err
    assert text(root).split("updates:\n")[1] == (
        f"  - date: {APPROVED}\n    note: Of {APPROVED}.\n"
        f"  - date: {REPORTED}\n    status: underway\n    note: Begun.\n"
        f"  - date: {REPORTED}\n    note: Of {REPORTED}.\n"
    )


def test_a_recommendation_gets_a_note_and_a_workstream_and_a_plan_a_commentary(root: Path) -> None:
    said = cip("update", "north/R2", "--note", "Begun.", "--evidence", "It=minutes", root=root)
    assert said.status == 0, said.err
    assert f"          - date: {TODAY}" in new_lines(root)
    assert cip("update", "north/peers/R1", "--note", "Seen.", root=root).status == 0
    for address, path in (("north/1", "1-lead/workstream.yaml"), ("north", "plan.yaml")):
        assert cip("update", address, "--note", "It goes well.", root=root).status == 0
        commentary = f"commentary:\n  - date: {TODAY}\n    text: It goes well.\n"
        assert commentary in text(root, f"plans/north/{path}")
    assert cip("check", "--against", "HEAD", root=root).status == 0


def test_what_the_council_decides_about_a_recommendation_is_entered_where_it_belongs(
    root: Path,
) -> None:
    said = cip("update", "north/R2", "--response", "partly", root=root)
    assert said.status == 2
    assert "--reason TEXT --agreed-by WHO" in said.err
    call = ("update", "north/R2", "--response", "partly", "--reason", "Half is ours.")
    said = cip(*call, "--agreed-by", "board", "--source", "minutes#4", root=root)
    assert said.status == 0, said.err
    assert new_lines(root) == [
        "        response:",
        "          decision: partly",
        "          reason: Half is ours.",
        "          decided_by: Improvement Board",
        f"          on: {TODAY}",
        "          source: {document: minutes, paragraph: 4}",
    ]
    again = cip("update", "north/R2", "--response", "accepted", root=root)
    assert again.status == 2
    assert "Make 'response' a list there" in again.err
    for wrong in (
        ("update", "north/R2", "--response", "agreed"),
        ("update", "north/R2", "--response", "noted", "--note", "x"),
        ("update", "north/R2", "--reason", "x", "--note", "y"),
        ("update", "north/1.1", "--response", "noted"),
    ):
        assert cip(*wrong, root=root).status == 2


def test_what_only_an_action_has_is_refused_for_anything_else(root: Path) -> None:
    for address, option in (("north/R2", "--status"), ("north/1", "--expected")):
        said = cip("update", address, "--note", "x", option, "at-risk", root=root)
        assert said.status == 2
    said = cip("update", "north/R2", "--note", "x", "--status", "complete", root=root)
    assert "north/R2 is a recommendation, and has no --status. It can have --note" in said.err
    for command in ("complete", "withdraw", "reschedule"):
        assert "north/1 is a workstream." in cip(command, "north/1", root=root).err
    assert new_lines(root) == []


def test_a_withdrawal_names_what_takes_its_place_and_what_loses_its_answer(root: Path) -> None:
    said = cip(
        *("withdraw", "north/1.4", "--reason", "It is a part of 1.2.", "--superseded-by", "1.2"),
        *("--agreed-by", "BOARD", "--source", "minutes#7"),
        root=root,
    )
    assert said.status == 0, said.err
    assert new_lines(root) == [
        f"  - date: {TODAY}",
        "    status: withdrawn",
        "    note: It is a part of 1.2.",
        '    superseded_by: "1.2"',
        "    agreed_by: Improvement Board",
        "    source: {document: minutes, paragraph: 7}",
    ]
    assert "north/1.4: under way → withdrawn\n" in said.out
    assert "Recommendation R2: in progress → planned\n" in said.out


def test_a_withdrawal_of_the_only_answer_is_refused_as_a_check_refuses_it(root: Path) -> None:
    said = cip("withdraw", "north/1.1", "--reason", "No money.", root=root)
    assert said.status == 1
    assert "error: Nothing answers R1 any more; 1.1 did [cover-lost]" in said.err
    assert new_lines(root) == []


def test_a_withdrawal_whose_plan_is_not_here_says_so_in_words(root: Path) -> None:
    said = cip("withdraw", "north/1.4", "--reason", "x", "--moved-to", "The region", root=root)
    assert said.status == 0, said.err
    assert "    superseded_by: {moved_to: The region}" in new_lines(root)
    said = cip("withdraw", "north/1.4", "--reason", "x", "--superseded-by", "9.9", root=root)
    assert said.status == 2
    assert "There is no '9.9' in this plan." in said.err


def test_a_deadline_moves_and_the_old_one_stays(root: Path) -> None:
    said = cip(
        *("reschedule", "north/1.1", f"30 November {YEAR}", "--reason", "The trainer fell ill."),
        *("--agreed-by", "CE", "--source", "minutes#2", "--on", TODAY),
        root=root,
    )
    assert said.status == 0, said.err
    assert lines_gone(root) == [f"deadline: June {YEAR}"]
    assert [line for line in new_lines(root) if line] == [
        f"deadline: 30 November {YEAR}",
        "rescheduled:",
        f"  - on: {TODAY}",
        f"    from: June {YEAR}",
        "    reason: The trainer fell ill.",
        "    agreed_by: Chief Executive",
        "    source: {document: minutes, paragraph: 2}",
    ]
    assert cip("check", "--against", "HEAD", root=root).status == 0


def test_what_ends_with_its_last_part_names_the_part_to_move(root: Path) -> None:
    said = cip("reschedule", "north/1.3", f"May {YEAR + 1}", "--reason", "x", root=root)
    assert said.status == 2
    assert "1.3 has no deadline of its own; part (b) has the last." in said.err
    assert "cip reschedule 'north/1.3(b)'" in said.err
    moved = cip("reschedule", "north/1.3(b)", f"May {YEAR + 1}", "--reason", "x", root=root)
    assert moved.status == 0, moved.err
    assert lines_gone(root) == [f"    deadline: August {YEAR}"]


def test_an_entry_is_corrected_and_says_what_it_was(root: Path) -> None:
    said = cip(
        *("correct", "north/1.1", REPORTED, "--new-date", TODAY),
        *("--mistyped", "minutes#3"),
        root=root,
    )
    assert said.status == 0, said.err
    assert lines_gone(root) == [f"  - date: {REPORTED}"]
    assert new_lines(root) == [
        f"  - date: {TODAY}",
        "    changed:",
        f"      - on: {TODAY}",
        f"        was: {{date: {REPORTED}}}",
        "        mistyped: {document: minutes, paragraph: 3}",
    ]
    assert cip("check", "--against", "HEAD", root=root).status == 0


def test_the_deadline_that_a_move_moved_is_corrected_and_the_update_of_that_day_stays(
    root: Path,
) -> None:
    moves = f"  - {{on: {REPORTED}, from: May {YEAR}, reason: Ill}}\n"
    (root / LEAD).write_text(f"{text(root)}rescheduled:\n{moves}", encoding="utf-8")
    on(root, TODAY)
    said = cip(
        *("correct", "north/1.1", REPORTED, "--deadline", f"April {YEAR}"),
        *("--mistyped", "minutes#3"),
        root=root,
    )
    assert said.status == 0, said.err
    (line,) = [line for line in new_lines(root) if line]
    assert line.startswith(f"  - {{on: {REPORTED}, from: April {YEAR}, reason: Ill, changed: [{{")
    several = cip("correct", "north/1.1", REPORTED, "--new-date", TODAY, "--reason", "x", root=root)
    assert several.status == 2
    assert "There are 2 entries of that day." in several.err


def test_a_title_is_corrected_and_an_entry_that_is_not_there_is_told(root: Path) -> None:
    said = cip("correct", "north/1.1", "--title", "A charter", "--reason", "Shorter", root=root)
    assert said.status == 0, said.err
    assert "    was: {title: Action 1.1}" in new_lines(root)
    said = cip("correct", "north/1.1", APPROVED, "--note", "x", "--reason", "y", root=root)
    assert said.status == 2
    assert f"It has entries of {REPORTED}." in said.err
    said = cip("correct", "north/1.1", "--note", "x", "--reason", "y", root=root)
    assert "--note corrects an entry: name its day" in said.err


def test_a_note_comes_from_the_standard_input(root: Path) -> None:
    done = subprocess.run(
        [shutil.which("cip") or "cip", "update", "north/1.1", "--note", "-"],
        cwd=root,
        input="First line:\n- one\n- two\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PATH": f"{REPOSITORY}/.venv/bin{os.pathsep}{os.environ['PATH']}"},
    )
    assert done.returncode == 0, done.stderr
    assert new_lines(root)[-4:] == [
        "    note: |-",
        "      First line:",
        "      - one",
        "      - two",
    ]


# What is asked for beside


CALLS = [
    ("update", "north/1.1", "--note", "Half."),
    ("complete", "north/1.1", "--evidence", "It=minutes"),
    ("withdraw", "north/1.4", "--reason", "No money."),
    ("reschedule", "north/1.1", f"May {YEAR + 1}", "--reason", "No money."),
    ("correct", "north/1.1", "--title", "Another", "--reason", "Shorter"),
]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_a_dry_run_prints_a_difference_that_git_takes_and_writes_nothing(
    root: Path, call: tuple[str, ...]
) -> None:
    said = cip(*call, "--dry-run", root=root)
    assert said.status == 0, said.err
    assert new_lines(root) == []
    subprocess.run(["git", "apply", "-"], cwd=root, input=said.out, encoding="utf-8", check=True)
    applied = git(root, "diff")
    git(root, "checkout", "-q", ".")
    assert cip(*call, root=root).status == 0
    assert git(root, "diff") == applied != ""


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_the_document_fits_its_schema_whether_it_was_written_or_not(
    root: Path, call: tuple[str, ...]
) -> None:
    dry = document(cip(*call, "--json", "--dry-run", root=root))
    assert not dry["written"]
    done = document(cip(*call, "--json", root=root))
    assert done == {**dry, "written": True}
    lines = text(root, done["path"]).split("\n")
    assert all(
        lines[line["line"] - 1] == line["text"] for line in done["lines"] if line["sign"] == "+"
    )
    (plan,) = done["plans"]
    assert plan["changes"]


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (("update", "north/1.1"), "--status, --note, or both"),
        (("update", "north/R1"), "--note"),
        (("update", "north/1"), "--note"),
        (("complete", "north/1.1"), "--evidence"),
        (("withdraw", "north/1.1"), "--reason"),
        (("reschedule", "north/1.1"), "the new deadline"),
        (("reschedule", "north/1.1", f"May {YEAR + 1}"), "--reason"),
        (("correct", "north/1.1"), "--lead-member, --start or --deadline"),
        (("correct", "north/1.1", REPORTED), "--new-date"),
        (("correct", "north/1.1", "--title", "x"), "--mistyped"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_where_nobody_can_be_asked_the_missing_option_is_named(
    root: Path, call: tuple[str, ...], named: str
) -> None:
    for more in ((), ("--json", "--yes")):
        said = cip(*call, *more, root=root)
        assert said.status == 2
        assert said.out == ""
        assert named in " ".join(said.err.split())
    assert new_lines(root) == []


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("update", "north/1.1", "--status", "done"), "Did you mean 'complete'?"),
        (("update", "north/1.1", "--status", "withdrawn"), "cip withdraw north/1.1"),
        (("update", "north/1.1", "--note", " "), "There is no text."),
        (
            ("update", "north/1.1", "--note", "x", "--verified-by", "Head of Audits"),
            "Head of Audit",
        ),
        (("complete", "north/1.1", "--evidence", "x"), "is no evidence"),
        (("complete", "north/1.1", "--evidence", "None=minutes#9"), "'None' says nothing."),
        (("complete", "north/1.1", "--evidence", "minutes#9"), "Write 'Title=minutes#9'."),
        (
            ("complete", "north/1.1", "--evidence", "https://a.example/?b=minutes"),
            "Write 'Title=https://a.example/?b=minutes'.",
        ),
        (("complete", "north/1.1", "--evidence", "x=https://a<b"), "is no address"),
        (("complete", "north/1.1", "--evidence", "x=https://u:p@a/b"), "is no address"),
        (("complete", "north/1.1", "--evidence", "x=minuts"), "Did you mean 'minutes'?"),
        (
            ("reschedule", "north/1.1", f"30 Feb {YEAR + 1}", "--reason", "x"),
            f"Did you mean '28 Feb {YEAR + 1}'?",
        ),
        (("reschedule", "north/1.1", f"June {YEAR}", "--reason", "x"), f"is June {YEAR} already"),
        (
            ("correct", "north/1.1", "--title", "x", "--reason", "y", "--mistyped", "z"),
            "Choose one",
        ),
        (
            ("update", "north/1.9", "--note", "x"),
            "There is nothing with the number '1.9' in north.",
        ),
        (("update", "nroth/1.1", "--note", "x"), "Did you mean 'north'?"),
        (("update", "north/1.3(c)", "--note", "x"), "1.3(c)"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_value_that_cannot_be_is_refused_with_the_nearest_form(
    root: Path, call: tuple[str, ...], words: str
) -> None:
    said = cip(*call, root=root)
    assert said.status == 2
    assert words in said.err
    assert new_lines(root) == []


def test_a_day_to_come_is_refused_and_today_is_not(root: Path) -> None:
    call = ("update", "north/1.1", "--note", "x")
    for option in ("--on", "--date"):
        said = cip(*call, option, TOMORROW, root=root)
        assert said.status == 2
        assert "is still to come" in said.err
    assert cip(*call, "--on", TODAY, root=root).status == 0


def test_a_deadline_that_went_on_and_now_ends_is_warned_of_and_told_where_the_move_is_told(
    root: Path,
) -> None:
    file = root / LEAD
    ongoing = file.read_text("utf-8").replace(f"June {YEAR}", f"June {YEAR} and ongoing")
    file.write_text(ongoing, "utf-8")
    git(root, "commit", "-qam", "It goes on")
    said = cip("reschedule", "north/1.1", f"May {YEAR + 1}", "--reason", "x", root=root)
    assert said.status == 0
    assert "[goes-on-no-more]" in said.err + said.out
    assert "does not go on any more)" in cip("diff", root=root).out
    assert "[goes-on-no-more]" in cip("check", "--against", "HEAD", root=root).out


# What is refused


def test_a_person_in_a_note_is_warned_of_before_it_is_written(root: Path) -> None:
    call = ("update", "north/1.1", "--note", "Ms A. Smith leads (a.smith@north.gov.uk).")
    said = cip(*call, "--dry-run", root=root)
    assert "'Ms A. Smith' and 'a.smith@north.gov.uk' [personal-data]" in said.out + said.err
    assert new_lines(root) == []
    assert cip(*call, root=root).status == 0
    assert "[personal-data]" in cip("check", root=root).out


def test_a_colour_for_a_status_is_told_what_the_plans_legend_says(root: Path) -> None:
    said = cip("update", "north/1.1", "--status", "green", root=root)
    assert said.status == 2
    assert "A colour follows from the status" in said.err
    assert "Write not-started, underway, at-risk," in " ".join(said.err.split())
    plan = root / "plans/north/plan.yaml"
    legend = "\nlegend: {complete: {colour: green}, in-place: {colour: green}}\n"
    plan.write_text(plan.read_text("utf-8") + legend, "utf-8")
    said = cip("update", "north/1.1", "--status", "Green", root=root)
    assert "In this plan's legend it stands for in-place or complete" in " ".join(said.err.split())


MOVE = ("reschedule", "north/1.1", f"May {YEAR + 1}", "--reason", "x")


def by_hand(root: Path, difference: str) -> Said:
    """Make an edit that was printed as a difference, and give what a check says of it."""
    subprocess.run(["git", "apply", "-"], cwd=root, input=difference, encoding="utf-8", check=True)
    said = cip("check", "--against", "HEAD", root=root)
    git(root, "checkout", "-q", ".")
    return said


@pytest.mark.parametrize(
    ("call", "rule"),
    [
        (MOVE, "move-not-agreed"),
        (
            (
                "reschedule",
                "north/1.1",
                f"May {YEAR + 1}",
                "--reason",
                "x",
                "--agreed-by",
                "Head of HR",
            ),
            "not-their-decision",
        ),
        (
            (*MOVE, "--agreed-by", "board"),
            "agreement-without-source",
        ),
        (("update", "north/1.1", "--status", "complete"), "complete-without-evidence"),
        (("correct", "north/1.1", "--title", "Other", "--reason", "x"), "change-not-agreed"),
        (("update", "north/1.2", "--note", "x", "--on", "2023-01-01"), "update-before-plan"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_check_of_the_change_would_refuse_is_refused_in_its_words(
    controlled: Path, call: tuple[str, ...], rule: str
) -> None:
    said = cip(*call, root=controlled)
    assert said.status == 1
    assert f"[{rule}]" in said.err
    assert said.err.endswith("Nothing was written.\n")
    assert new_lines(controlled) == []
    dry = cip(*call, "--dry-run", root=controlled)
    assert dry.status == 1
    difference = _difference(controlled, call)
    checked = by_hand(controlled, difference)
    assert checked.status == 1
    errors = [line for line in checked.out.splitlines() if " error: " in line]
    assert errors
    assert all(line in said.err for line in errors)
    refused = document(cip(*call, "--json", root=controlled))
    assert not refused["written"]
    assert any(f["severity"] == "error" for f in refused["findings"])


def _difference(root: Path, call: tuple[str, ...]) -> str:
    """Give the difference that a call would make if nothing refused it: without git."""
    (root / ".git").rename(root / "git-away")
    plan = root / "plans/north/plan.yaml"
    before = plan.read_text(encoding="utf-8")
    plan.write_text(
        before.replace("period: {start: ", "period: {start: 2001-01-01, note: "), encoding="utf-8"
    )
    said = cip(*call, "--dry-run", root=root)
    plan.write_text(before, encoding="utf-8")
    (root / "git-away").rename(root / ".git")
    assert said.status == 0, said.err
    return said.out


def test_a_warning_is_told_and_refuses_nothing(root: Path) -> None:
    said = cip("reschedule", "north/1.1", f"May {YEAR + 1}", "--reason", "x", root=root)
    assert said.status == 0
    assert f"warning: 1.1 moves from June {YEAR} to May {YEAR + 1}" in said.out
    assert "1 warning: this may be written, and a check of the change says so too" in said.out


def test_what_is_wrong_already_refuses_no_edit_of_something_else(controlled: Path) -> None:
    file = controlled / TRAIN
    file.write_text(text(controlled, TRAIN).replace("July", "August"), encoding="utf-8")
    assert cip("check", "--against", "HEAD", root=controlled).status == 1
    said = cip("update", "north/1.1", "--note", "x", root=controlled)
    assert said.status == 0, said.err


def test_without_git_it_is_said_and_done(root: Path) -> None:
    shutil.rmtree(root / ".git")
    said = cip("reschedule", "north/1.1", f"May {YEAR + 1}", "--reason", "x", root=root)
    assert said.status == 0, said.err
    assert "Not compared with what stood before: the folder lies in no git repository." in (
        " ".join(said.out.split())
    )
    assert "Next: cip check north\n" in said.out
    assert document(cip("update", "north/1.1", "--note", "x", "--json", root=root))["unjudged"]


def test_of_a_draft_it_is_said_that_nothing_is_refused(tmp_path: Path) -> None:
    root = edited_plan(tmp_path)
    plan = root / "plans/north/plan.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace(f"approved: {APPROVED}", "approved: 2999-04-01"),
        encoding="utf-8",
    )
    on(root, TODAY)
    said = cip("reschedule", "north/1.1", f"May {YEAR + 1}", "--reason", "x", root=root)
    assert said.status == 0
    assert "north is a draft until 1 April 2999" in said.out


def test_a_file_that_does_not_fit_its_form_is_found_by_its_number_and_edited(root: Path) -> None:
    broken = text(root).replace("accountable:", "acountable:")
    (root / LEAD).write_text(broken, encoding="utf-8")
    said = cip("update", "north/1.1", "--note", "Half.", root=root)
    assert said.status == 0, said.err
    assert text(root) == f"{broken}  - date: {TODAY}\n    note: Half.\n"


def test_another_file_that_is_broken_is_told_and_stops_nothing(root: Path) -> None:
    (root / TRAIN).write_text("title: [", encoding="utf-8")
    said = cip("update", "north/1.1", "--note", "Half.", root=root)
    assert said.status == 0
    assert "1 other file of north cannot be used: 'cip check north' says why." in said.err


def test_a_file_with_a_conflict_is_refused_with_its_line(root: Path) -> None:
    conflict = text(root) + "<<<<<<< ours\nnotes: [a]\n=======\nnotes: [b]\n>>>>>>> theirs\n"
    (root / LEAD).write_text(conflict, encoding="utf-8")
    said = cip("update", "north/1.1", "--note", "Half.", root=root)
    assert said.status == 1
    assert f"{LEAD} cannot be read, so it is not changed." in said.err
    assert f"{LEAD}:17:1: error: Two people changed these lines" in said.err
    assert text(root) == conflict


def test_a_file_that_is_a_link_is_refused(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    (root / LEAD).rename(other)
    (root / LEAD).symlink_to(other)
    before = other.read_text(encoding="utf-8")
    said = cip("update", "north/1.1", "--note", "Half.", root=root)
    assert said.status == 1
    assert "link" in said.err
    assert other.read_text(encoding="utf-8") == before


def test_a_file_that_cannot_be_changed_safely_is_told_with_what_to_paste(root: Path) -> None:
    (root / LEAD).write_text(text(root).replace("updates:\n", "updates:\n\t"), encoding="utf-8")
    said = cip("update", "north/1.1", "--note", "Half.", root=root)
    assert said.status == 1


# Committing


def test_the_file_alone_is_committed_with_a_subject_that_says_what_changed(root: Path) -> None:
    other = root / TRAIN
    other.write_text(text(root, TRAIN).replace("July", "August"), encoding="utf-8")
    git(root, "add", TRAIN)
    said = cip(
        *("reschedule", "north/1.1", f"30 November {YEAR}", "--reason", "Ill", "--commit"),
        root=root,
    )
    assert said.status == 0, said.err
    assert git(root, "log", "-1", "--format=%s") == (
        f"north/1.1: due 30 June {YEAR} to 30 November {YEAR} (+153 days)"
    ) or git(root, "log", "-1", "--format=%s").startswith(
        f"north/1.1: due June {YEAR} to 30 November"
    )
    assert git(root, "show", "--name-only", "--format=") == LEAD
    assert git(root, "diff", "--cached", "--name-only") == TRAIN
    assert "Next: push it, and open a pull request." in said.out
    found = document(cip("update", "north/1.1", "--note", "x", "--commit", "--json", root=root))
    assert found["commit"] == git(root, "rev-parse", "HEAD")


def test_a_file_with_other_changes_is_not_committed(root: Path) -> None:
    (root / LEAD).write_text(text(root) + "# mine\n", encoding="utf-8")
    before = text(root)
    said = cip("update", "north/1.1", "--note", "x", "--commit", root=root)
    assert said.status == 2
    assert "has changes that are not committed yet" in said.err
    assert text(root) == before


def test_a_hook_that_refuses_is_heard_and_the_file_stays_written(root: Path) -> None:
    hook = root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'Not on a Friday.'\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    said = cip("update", "north/1.1", "--note", "Half.", "--commit", root=root)
    assert said.status == 1
    assert "The file was written, and not committed. Git says: Not on a Friday." in said.err
    assert "    note: Half." in new_lines(root)
    assert git(root, "rev-list", "--count", "HEAD") == "1"


# The real plans


@pytest.mark.parametrize(
    ("call", "path"),
    [
        (("update", "york/1.3.2", "--status", "underway"), "york"),
        (("update", "bedford/1.3(a)", "--note", "Seen: 1.10 of them."), "bedford"),
        (("update", "nottingham/5.1", "--status", "at-risk", "--note", "Late."), "nottingham"),
        (("update", "york/R6", "--note", "Agreed."), "york"),
    ],
)
def test_on_the_real_plans_only_the_lines_of_the_edit_are_new(
    tmp_path: Path, call: tuple[str, ...], path: str
) -> None:
    shutil.copytree(REPOSITORY / "plans" / path, tmp_path / "plans" / path)
    git(tmp_path, "init", "-q")
    on(tmp_path, "2024-12-01")
    said = process(*call, cwd=tmp_path)
    assert said.status == 0, said.err
    assert lines_gone(tmp_path) == []
    assert len(new_lines(tmp_path)) <= 5
    assert process("check", "--against", "HEAD", cwd=tmp_path).status == 0


# What saves an officer from a slip


@pytest.mark.parametrize(
    ("options", "day"),
    [((), TODAY), (("--on", "yesterday"), "yesterday"), (("--on", APPROVED), "")],
)
def test_a_deadline_is_not_moved_to_a_day_that_has_passed(
    root: Path, options: tuple[str, ...], day: str
) -> None:
    call = ("reschedule", "north/1.1", "March 2020", "--reason", "x", "--yes")
    said = cip(*call, *options, root=root)
    assert said.status == 2, day
    assert "31 March 2020 has passed: a deadline is moved to a day after the move, " in said.err
    assert "cip correct north/1.1 --deadline 'March 2020'" in said.err
    assert new_lines(root) == []


def test_an_edit_says_how_it_is_taken_back_and_that_does_so(root: Path) -> None:
    said = cip("update", "north/1.1", "--note", "x", "--on", "yesterday", root=root)
    path = os.path.relpath(root / LEAD)
    assert said.out.endswith(
        f"\nNext: git add {path}\nThen: git commit (or give --commit, which does both), and a pull "
        f"request.\nTo take it back before git add: git restore {path}\n"
    )
    again = cip("update", "north/1.1", "--note", "y", root=root)
    assert "To take it back" not in again.out, "the first note would be lost with it"
    git(root, "restore", LEAD)
    assert new_lines(root) == []
    said = cip("new", "north/1", "--title", "Pay", "--yes", root=root)
    assert "\nTo take it back before git add: delete " in said.out


def test_a_number_of_the_plan_may_stand_with_the_name_of_the_plan(root: Path) -> None:
    call = ("withdraw", "north/1.4", "--reason", "x", "--superseded-by", "north/1.2", "--yes")
    assert cip(*call, root=root).status == 0
    assert '    superseded_by: "1.2"' in new_lines(root)


def test_what_is_not_committed_yet_is_told_by_diff_alone(root: Path) -> None:
    cip("update", "north/1.1", "--note", "Two wards were heard.", root=root)
    said = cip("diff", root=root)
    assert said.out == cip("diff", "HEAD", root=root).out
    assert "Two wards were heard." in said.out


@pytest.mark.parametrize(
    "command", ["update", "complete", "withdraw", "reschedule", "correct", "new"]
)
def test_an_address_that_is_left_out_is_named_as_any_option_is(root: Path, command: str) -> None:
    said = cip(command, root=root)
    assert (said.status, said.out) == (2, "")
    address = "north/1" if command == "new" else "north/1.1"
    assert said.err == f"cip: What is it about? Name it: cip {command} {address}\n"


def test_a_number_without_its_plan_is_told_with_it(root: Path) -> None:
    said = cip("update", "1.2", "--note", "x", root=root)
    assert (said.status, said.err) == (2, "cip: There is no plan '1.2'. Did you mean north/1.2?\n")


def test_a_comment_on_a_whole_plan_is_said_to_be_one(root: Path) -> None:
    said = cip("update", "north", "--note", "Slow.", root=root)
    assert said.status == 0
    told = " ".join(said.err.split())
    assert (
        "comment on the plan north as a whole. An action is named with its number: north/" in told
    )


def test_an_edit_says_why_an_action_stands_worse_by_it(root: Path) -> None:
    call = ("reschedule", "north/1.1", f"December {YEAR}", "--reason", "x")
    said = cip(*call, root=root)
    assert said.status == 0
    assert "north/1.1: under way → under way, at risk\n  Why: " in said.out
