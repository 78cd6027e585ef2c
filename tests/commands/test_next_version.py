"""Tests of the next version of a paper: what it has otherwise, and the commands that enter it."""

import json
import shlex
from pathlib import Path

import pytest
from command_runner import Said, cip
from committed_plans import git
from imports import csv

from cip.sources.folder import Workspace

HEAD = ("Ref", "Action", "Lead", "By when", "RAG", "Progress")
KEY = ("Key: Red = Off track; Amber = Delayed; Green = On track; Blue = Complete",)
FIRST = (
    ("1.1", "Plan it", "Clerk", "May 2026", "Green", "Begun"),
    ("1.2", "Do it", "Mayor", "Spring 2027", "Red", "A draft is with the board"),
    ("1.3", "Go", "Clerk", "TBC", "Green", ""),
    ("3.8", "Fly", "Clerk", "2027", "Amber", ""),
)
NEXT = (
    ("1.1", "Plan it", "Mayor", "January 2027", "Amber", "Begun\nIt's late by 'far'"),
    ("1.2", "Do it", "Mayor", "Autumn 2027", "Amber", "A draft is with the board."),
    ("1.3", "Go", "Clerk", "TBC", "Green", ""),
)
MORE = ("1.4", "Swim", "Clerk", "2027", "Green", "")
INTO = ("--into", "new", "--map", "Progress=note", "--yes", "--paper-date")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    said = read(tmp_path, *FIRST, day="2025-10-14", options=("--council", "North Council"))
    assert said.status == 0, said.err
    return tmp_path


def read(root: Path, *rows: tuple[str, ...], day: str, options: tuple[str, ...] = ()) -> Said:
    (root / "a.csv").write_bytes(csv(HEAD, KEY, *rows))
    return cip("import", str(root / "a.csv"), *INTO, day, *options, root=root)


def settle(root: Path, told: str) -> None:
    """Do what is told, with a reason where one is asked for."""
    for line in told.splitlines():
        if line.startswith("      cip "):
            words = shlex.split(line)[1:]
            why = ("--reason", "As the paper says") if words[0] not in ("update", "new") else ()
            said = cip(*words, *why, "--yes", root=root)
            assert said.status == 0, said.err


def test_what_the_next_version_says_otherwise_is_entered_by_the_commands_it_names(
    root: Path,
) -> None:
    said = read(root, *NEXT, day="2025-11-14")
    assert said.status == 1
    flat = " ".join(said.out.split())
    for words in (
        "1.1, accountable: the plan has 'Clerk', the table 'Mayor' (row 3).",
        "1.1, deadline: the plan has 'May 2026', the table 'January 2027' (row 3).",
        "1.1, status: the plan has 'underway', the table 'at-risk' (row 3).",
        "1.1, note: the plan has 'Begun', the table 'It's late by 'far'' (row 3).",
        "1.2, deadline: the plan has 'Spring 2027', the table 'Autumn 2027' (row 4).",
        "1.2, rag: the plan has 'Red', the table 'Amber' (row 4).",
        "3.8 stands in the plan and not in this paper: 'Fly'.",
        "cip reschedule new/1.1 'January 2027' --on 2025-11-14",
        "cip correct new/1.1 --on 2025-11-14 --accountable Mayor",
        "cip withdraw new/3.8 --on 2025-11-14",
    ):
        assert words in flat
    assert "1.3" not in said.out.split("The plan has it otherwise")[1]
    assert "1.2, note" not in said.out
    settle(root, said.out)
    action = Workspace(root).load("new").plan.actions[0]
    assert (action.updates[-1].status, action.updates[-1].note) == ("at-risk", "It's late by 'far'")
    again = read(root, *NEXT, day="2025-11-14").out
    assert "The plan has it otherwise: 1 value," in again
    assert "1.2, deadline" in again


def test_what_the_plan_has_of_a_later_day_stands_apart_and_is_nothing_to_settle(root: Path) -> None:
    for words in (
        ("update", "new/1.1", "--status", "complete", "--on", "2025-11-20", "--note", "Done"),
        ("reschedule", "new/1.2", "June 2027", "--on", "2025-11-21", "--reason", "Late"),
    ):
        cip(*words, "--yes", root=root)

    row = ("1.1", "Plan it", "Clerk", "May 2026", "Amber", "Begun")
    said = read(root, row, *FIRST[1:], day="2025-11-14")
    assert said.status == 0
    flat = " ".join(said.out.split())
    assert "The plan is newer than the paper: 1 value, nothing to do" in flat
    words = "The plan's is of 20 November 2025, and the paper is of 14 November 2025."
    assert f"1.1, status: the plan has 'complete', the table 'at-risk' (row 3). {words}" in flat
    assert "otherwise" not in flat
    document = json.loads(read(root, row, *FIRST[1:], day="2025-11-14", options=("--json",)).out)
    assert document["differences"] == []
    assert [(item["key"], item["entered"]) for item in document["newer"]] == [
        ("status", "2025-11-20")
    ]


def test_another_colour_of_the_same_status_stands_in_the_note_and_is_told_once(root: Path) -> None:
    row = ("1.2", "Do it", "Mayor", "Spring 2027", "Amber", "A draft is with the board")
    settle(root, read(root, FIRST[0], row, *FIRST[2:], day="2025-11-14").out)
    action = Workspace(root).load("new").plan.actions[1]
    assert (action.updates[-1].status, action.updates[-1].note) == (
        "at-risk",
        "In the paper: Amber",
    )
    again = read(root, FIRST[0], row, *FIRST[2:], day="2025-12-14")
    assert again.status == 0
    assert "otherwise" not in again.out


def test_what_a_column_said_that_is_not_taken_now_does_not_differ(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    head = ("Ref", "Action", "Lead", "By when", "How we shall know")
    row = ("1.1", "Plan it", "Clerk", "May 2026", "It is planned")
    (tmp_path / "a.csv").write_bytes(csv(head, row))
    into = ("import", str(tmp_path / "a.csv"), "--into", "new", "--yes", "--paper-date")
    options = ("--council", "North", "--map", "How we shall know=detail")
    assert cip(*into, "2025-10-14", *options, root=tmp_path).status == 0
    held = Workspace(tmp_path).load("new").plan.actions[0].detail
    assert held == "How we shall know: It is planned"
    said = cip(*into, "2025-11-14", root=tmp_path)
    assert (said.status, "otherwise" in said.out) == (0, False)
    (tmp_path / "a.csv").write_bytes(csv(head, ("1.1", "Drop it", *row[2:])))
    assert "1.1, text: the plan has" in cip(*into, "2025-11-14", root=tmp_path).out


def test_what_is_new_in_the_plan_is_named(root: Path) -> None:
    said = read(root, *FIRST, MORE, day="2025-11-14").out
    assert "New in the plan: 1.4." in said
    assert "New in the plan" not in read(root, *FIRST, MORE, day="2025-11-14").out


def test_a_table_of_other_actions_says_of_none_that_it_is_missing(root: Path) -> None:
    said = read(root, ("4.1", "Swim", "Clerk", "2027", "Green", ""), day="2025-11-14")
    assert said.status == 0
    assert "not in this paper" not in said.out


def test_what_is_to_be_decided_is_listed_again_where_advice_is_asked_for(root: Path) -> None:
    said = read(root, ("5.1", "Go", "Clerk", "Spring 2026", "Green", ""), day="2025-10-14").out
    assert "'cip check new --advice' lists again" in said
    advised = " ".join(cip("check", "new", "--advice", root=root).out.split())
    assert "5.1: only the paper's words give its deadline: 'Spring 2026'" in advised
    assert "Add a line deadline: March 2026 - May 2026, if that is meant" in advised
    assert "only the paper's words" not in cip("check", "new", root=root).out


def added(root: Path) -> str:
    (action,) = [a for a in Workspace(root).load("new").plan.actions if a.ref == "1.4"]
    return str(action.added)


@pytest.mark.parametrize(
    ("day", "approved", "is_committed", "since"),
    [
        ("2025-11-14", "", False, "2025-11-14"),
        ("2025-11-14", "", True, "2025-11-14"),
        ("2025-10-14", "", False, "None"),
        ("2025-10-14", "", True, "2025-10-14"),
        ("2025-11-14", "2025-12-01", False, "None"),
    ],
)
def test_an_action_of_a_newer_paper_says_since_when_it_is_in_the_plan(
    day: str, approved: str, is_committed: bool, since: str, root: Path
) -> None:
    plan = root / "plans/new/plan.yaml"
    if approved:
        before = plan.read_text("utf-8")
        plan.write_text(before.replace("period:", f"approved: {approved}\n\nperiod:"), "utf-8")
    if is_committed:
        git(root, "init", "-q")
        git(root, "add", "-A")
        git(root, "commit", "-qm", "The plan")
    assert read(root, *FIRST, MORE, day=day).status == 0
    assert added(root) == since
    if is_committed:
        assert cip("check", "--against", "HEAD", root=root).status == 0


def test_what_comes_into_a_plan_without_actions_was_there_from_the_start(tmp_path: Path) -> None:
    options = ("--bare", "--council", "North Council", "--plan", "new", "--yes")
    assert cip("init", *options, root=tmp_path).status == 0
    assert read(tmp_path, MORE, day="2025-11-14").status == 0
    assert added(tmp_path) == "None"


def test_what_is_said_of_a_plan_that_has_it_otherwise_is_told_and_not_taken(root: Path) -> None:
    said = ("--council", "South Council", "--title", "Another", "--plan-approved", "1 May 2025")
    told = " ".join(read(root, *FIRST, day="2025-11-14", options=said).out.split())
    assert "plan.yaml has council: North Council; it is left as it is, though --council" in told
    assert "says South Council. Write it there." in told
    assert "plan.yaml has title: a; it is left as it is, though --title says Another." in told
    assert "plan.yaml has no approved; it is left as it is, though --plan-approved says" in told
    same = ("--council", "North Council", "--title", "a")
    assert "left as it is, though" not in read(root, *FIRST, day="2025-11-14", options=same).out
