"""``cip check --fix``: what is sure is mended, what is likely is asked, and the rest is told."""

import subprocess
from pathlib import Path

import pytest
from builders import repository
from command_runner import Said, cip, process
from committed_plans import git, on
from officer import Officer

FIRST = "north/1-first/1.1-train.yaml"
OTHER = "north/1-first/1.2-other.yaml"
PLAN = """\
council: North Council
title: Improvement Plan
period: {start: April 2024, end: March 2027}
objectives:
  - {ref: "1", title: Lead}
officers:
  - {id: head-of-hr, title: Head of HR}
  - {id: chief-executive, title: Chief Executive}
"""
WRONG = """\
ref: "1.1"
title: Train
accountable: Hed of HR
Deadline: 30th September 2026
updates:
  - {date: 20/11/2024, status: Underway, note: "Nr. 1"}
"""
MENDED = """\
ref: "1.1"
title: Train
accountable: Hed of HR
deadline: 30 September 2026
updates:
  - {date: 2024-11-20, status: underway, note: "Nr. 1"}
"""


def north(folder: Path, **more: str) -> Path:
    """Give a repository with an action in which much is wrong, and other files by name."""
    files = {f"north/1-first/{name}": text for name, text in more.items()}
    return repository(folder, {"north/plan.yaml": PLAN, FIRST: WRONG, **files})


def text(root: Path, path: str = FIRST) -> str:
    """Give what a file of the plans holds."""
    return (root / "plans" / path).read_text(encoding="utf-8")


def check(root: Path, *options: str) -> Said:
    """Check a repository as of a day on which nothing in it is to come."""
    return cip("check", *options, "--as-of", "2026-01-01", root=root)


def test_what_is_sure_is_mended_and_told_and_what_is_left_is_checked_again(tmp_path: Path) -> None:
    said = check(north(tmp_path), "--fix")
    assert text(tmp_path) == MENDED
    assert said.status == 1
    lines = said.out.split("\n")
    assert lines[:5] == [
        "Mended",
        f"  plans/{FIRST}:4: Deadline: -> deadline:, "
        "deadline: 30th September 2026 -> 30 September 2026",
        f"  plans/{FIRST}:6: date: 20/11/2024 -> 2024-11-20",
        f"  plans/{FIRST}:6: status: Underway -> underway",
        "",
    ]
    assert "'Hed of HR' is not an officer of this plan" in said.out
    assert lines[-3:] == [
        "Checked 3 files: 1 error.",
        "3 mended, 1 more can be mended with --ask.",
        "",
    ]
    again = check(tmp_path, "--fix")
    assert again.out.endswith("Nothing mended, 1 can be mended with --ask.\n")
    assert text(tmp_path) == MENDED


def test_a_check_says_what_could_be_mended_and_mends_nothing(tmp_path: Path) -> None:
    said = check(north(tmp_path))
    assert text(tmp_path) == WRONG
    assert said.out.split("\n")[-3:] == [
        "4 of these can be mended: 3 by 'cip check --fix', "
        "1 by 'cip check --fix --ask', which asks first.",
        "Checked 3 files: 4 errors.",
        "",
    ]


def test_a_dry_run_prints_a_diff_that_can_be_applied_and_changes_nothing(tmp_path: Path) -> None:
    root = north(tmp_path, **{"1.2-other.yml": "ref: 1.2\ntitle: Other\n"})
    said = process("check", "--fix", "--dry-run", "--as-of", "2026-01-01", cwd=root)
    assert said.status == 1
    assert said.err == "5 would be mended, 1 more can be mended with --ask.\n"
    assert text(root) == WRONG
    assert not (root / "plans" / OTHER).exists()
    subprocess.run(["git", "apply", "-"], cwd=root, input=said.out.encode(), check=True)
    assert text(root) == MENDED
    assert text(root, OTHER) == 'ref: "1.2"\ntitle: Other\n'
    assert not (root / "plans/north/1-first/1.2-other.yml").exists()


@pytest.mark.parametrize("ending", ["yml", "yaml.txt", "YML.TXT"])
def test_a_file_gets_its_name_where_no_other_one_has_it(tmp_path: Path, ending: str) -> None:
    root = north(tmp_path, **{f"1.2-other.{ending}": "ref: 1.2\ntitle: Other\n"})
    old = root / f"plans/north/1-first/1.2-other.{ending}"
    old.write_text("ref: 1.2\ntitle: Other\n", encoding="utf-8")
    check(root, "--fix")
    assert text(root, OTHER) == 'ref: "1.2"\ntitle: Other\n'
    assert not old.exists()


def test_no_file_is_written_over(tmp_path: Path) -> None:
    root = north(tmp_path, **{"1.1-train.yml": 'ref: "1.1"\ntitle: Mine\n'})
    said = check(root, "--fix")
    assert "1.1-train.yml:1:1: error: No plan file belongs here" in said.out
    assert text(root) == MENDED
    assert "Mine" in text(root, "north/1-first/1.1-train.yml")


def test_line_ends_and_the_sign_at_the_beginning_of_a_file_stay(tmp_path: Path) -> None:
    root = north(tmp_path)
    file = root / "plans" / FIRST
    file.write_bytes(b"\xef\xbb\xbf" + WRONG.replace("\n", "\r\n").encode())
    check(root, "--fix")
    assert file.read_bytes() == b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode()


def test_what_cannot_be_written_to_is_said_and_the_rest_is_mended(tmp_path: Path) -> None:
    root = north(tmp_path, **{"1.2-other.yaml": "ref: 1.2\ntitle: Other\n"})
    (root / "plans" / FIRST).chmod(0o444)
    said = check(root, "--fix")
    assert said.status == 1
    assert f"plans/{FIRST} is read-only. Make it writable first.\n" in said.out
    assert said.out.endswith("1 mended, 1 more can be mended with --ask, 3 left.\n")
    assert text(root) == WRONG
    assert text(root, OTHER) == 'ref: "1.2"\ntitle: Other\n'


def test_only_what_is_named_is_mended(tmp_path: Path) -> None:
    root = north(tmp_path, **{"1.2-other.yaml": "ref: 1.2\ntitle: Other\n"})
    said = check(root, f"plans/{OTHER}", "--fix")
    assert (said.status, text(root)) == (0, WRONG)
    assert text(root, OTHER) == 'ref: "1.2"\ntitle: Other\n'


def test_first_lines_are_put_where_the_repository_has_the_forms(tmp_path: Path) -> None:
    root = north(tmp_path)
    (root / "schema").mkdir()
    said = check(root, "--fix", "north")
    assert text(root) == "# yaml-language-server: $schema=../../../schema/action.schema.json\n" + (
        MENDED
    )
    assert "  plans/north/plan.yaml:1: the first line, for editors\n" in said.out
    assert check(root, "--fix", "north").out.endswith(
        "Nothing mended, 1 can be mended with --ask.\n"
    )


def test_the_document_tells_what_was_mended_and_how_sure_the_rest_is(tmp_path: Path) -> None:
    root = north(tmp_path)
    before = check(root, "--json").data
    assert [item["mend"] for item in before["findings"]] == ["likely", "sure", "sure", "sure"]
    assert before["mended"] == []
    said = check(root, "--fix", "--json")
    assert said.err == "3 mended, 1 more can be mended with --ask.\n"
    assert [(item["rule"], item["line"]) for item in said.data["mended"]] == [
        *(("unknown-key", 4), ("not-a-date", 6), ("not-a-choice", 6))
    ]
    assert [item["mend"] for item in said.data["findings"]] == ["likely"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--ask"], "--ask goes with --fix."),
        (["--dry-run"], "--dry-run goes with --fix."),
        (["--fix", "--ask"], "--ask asks at a terminal: leave it out."),
        (["--fix", "--ask", "--dry-run"], "--ask changes nothing with --dry-run: leave it out."),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, options: list[str], words: str) -> None:
    said = check(north(tmp_path), *options)
    assert (said.status, said.err) == (2, f"cip: {words}\n")
    assert text(tmp_path) == WRONG


# What is likely


def test_what_is_likely_is_asked_and_mended_where_somebody_agrees(tmp_path: Path) -> None:
    root = north(tmp_path, **{"1.2-other.yaml": 'ref: "1.2"\ntitle: B\nlead: Chief Exekutive\n'})
    with Officer("check", "--fix", "--ask", "--as-of", "2026-01-01", cwd=root) as officer:
        officer.sees("'Hed of HR' is not an officer").sees("-accountable: Hed of HR")
        officer.sees("+accountable: Head of HR").sees("Mend this? [y/N]: ").types("?")
        officer.sees("what you do not stays as it is").sees("Mend this?").types("y")
        officer.sees("'Chief Exekutive' is not an officer").sees("Mend this? [y/N]").types("")
        officer.sees("4 mended, 1 more can be mended with --ask.").ends()
    assert text(root) == MENDED.replace("Hed of", "Head of")
    assert "Chief Exekutive" in text(root, OTHER)


def test_who_leaves_while_she_is_asked_has_changed_nothing(tmp_path: Path) -> None:
    root = north(tmp_path)
    with Officer("check", "--fix", "--ask", cwd=root) as officer:
        officer.sees("Mend this?")
        assert officer.leaves() == 130
        assert "Nothing was written." in officer.screen
    assert text(root) == WRONG


# A change


def in_git(root: Path) -> Path:
    """Commit a repository as it is."""
    git(root, "init", "-q")
    on(root, "2025-12-01")
    return root


BASE = """\
ref: "1.1"
title: Train
accountable: Head of HR
deadline: 30 June 2026
updates:
  - {date: 2024-11-20, status: underway}
"""


def test_what_a_change_hides_is_seen_once_a_file_is_mended(tmp_path: Path) -> None:
    root = in_git(repository(tmp_path, {"north/plan.yaml": PLAN, FIRST: BASE}))
    moved = BASE.replace("30 June", "30th September").replace("underway", "Underway")
    (root / "plans" / FIRST).write_text(moved, encoding="utf-8")
    assert "deadline-moved-silently" not in check(root, "--against", "HEAD").out
    said = check(root, "--against", "HEAD", "--fix")
    assert "deadline-moved-silently" in said.out
    assert "2 mended, 1 left." in said.out
    assert text(root) == BASE.replace("30 June", "30 September")


def test_a_mending_that_would_hide_what_was_changed_is_not_offered(tmp_path: Path) -> None:
    """By the right name of the board a move looks agreed: who wrote it has to say so."""
    board = "boards:\n  - {id: improvement-board, title: Improvement Board}\n"
    board += "documents:\n  - {id: minutes, title: Minutes, date: 2025-12-01}\n"
    control = "change_control: {since: 2024-05-01, agreed_by: [improvement-board]}\n"
    root = in_git(repository(tmp_path, {"north/plan.yaml": PLAN + board + control, FIRST: BASE}))
    move = """\
rescheduled:
  - on: 2025-12-01
    from: 30 June 2026
    reason: More time
    agreed_by: improvement-bord
    source: {document: minutes}
"""
    moved = BASE.replace("30 June", "30 September").replace("updates", f"{move}updates")
    (root / "plans" / FIRST).write_text(moved, encoding="utf-8")
    alone = check(root, "--fix")
    assert alone.out.endswith("Nothing mended, 1 can be mended with --ask.\n")
    said = check(root, "--against", "HEAD", "--fix")
    assert "[move-not-agreed]" in said.out or "[not-their-decision]" in said.out
    assert "can be mended with --ask" not in said.out.split("\n")[-2]


def test_what_is_too_much_to_be_tried_in_one_go_is_said_and_mended_in_the_next(
    tmp_path: Path,
) -> None:
    entry = f'  - {{date: 20/11/2024, note: "{"x" * 800}"}}\n'
    root = north(tmp_path, **{"1.2-other.yaml": f'ref: "1.2"\ntitle: B\nupdates:\n{entry * 70}'})
    assert "Not every mending was tried" in check(root, "--fix", "--dry-run").err
    assert "Not every mending was tried" in check(root, "--fix").out
    assert "20/11/2024" in text(root, OTHER)
    assert "Not every" not in check(root, "--fix").out
    assert "20/11/2024" not in text(root, OTHER)


def test_where_all_was_tried_nothing_is_said_of_it(tmp_path: Path) -> None:
    assert "Not every" not in check(north(tmp_path), "--fix").out
