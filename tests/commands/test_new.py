"""Tests of new: the next number, the form of the schema, and what a check would say of it."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from command_runner import Said, cip, clean_environment, executable, process
from committed_plans import git, on, write
from data.output_schemas import faults
from edited_plan import (
    APPROVED,
    CONTROL,
    LEAD,
    REPORTED,
    TODAY,
    TOMORROW,
    YEAR,
    edited_plan,
    new_lines,
)
from officer import Officer

FOLDER = "plans/north/1-lead"
FIRST = f"{FOLDER}/1.5-run-staff-survey.yaml"
SURVEY = ("--title", "Run a staff survey")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give the repository of a small plan: its actions are 1.1 to 1.4."""
    return edited_plan(tmp_path)


def add(root: Path, address: str, *options: str) -> Said:
    return cip("new", address, *options, root=root)


def new_files(root: Path) -> list[str]:
    """Give the paths of the files that no commit has."""
    return git(root, "ls-files", "--others").splitlines()


def text(root: Path, path: str = FIRST) -> str:
    return (root / path).read_text(encoding="utf-8")


def test_a_new_action_has_the_next_number_and_the_form_of_the_schema(root: Path) -> None:
    said = add(
        root,
        "north/1",
        *SURVEY,
        *("--detail", "Ask all staff how it is, and act on it."),
        *("--accountable", "ce", "--accountable", "Head of HR"),
        *("--deadline", f"September {YEAR}", "--start", f"May {YEAR}"),
        *("--recommendation", "R2", "--source", "report#9"),
    )
    assert (said.status, said.err) == (0, "")
    assert new_files(root) == [FIRST]
    assert text(root) == (
        "# yaml-language-server: $schema=../../../schema/action.schema.json\n"
        'ref: "1.5"\n\ntitle: Run a staff survey\n\n'
        f"added: {TODAY}\n\n"
        "detail: >-\n  Ask all staff how it is, and act on it.\n\n"
        "accountable:\n  - Chief Executive\n  - Head of HR\n\n"
        f"start: May {YEAR}\n\ndeadline: September {YEAR}\n\n"
        "recommendations: [R2]\n\nsource: {document: report, paragraph: 9}\n"
    )
    assert f"Written to {FIRST}:\n" in said.out
    assert "  north/1.5: new, not reported\n" in said.out
    assert f"Next: git add {os.path.relpath(root / FIRST)}\n" in said.out


def test_what_was_added_passes_the_check_without_a_warning(root: Path) -> None:
    add(root, "north/1", *SURVEY, "--accountable", "CE", "--deadline", f"May {YEAR}")
    add(root, "north/1.3", "--part", "--title", "Third", "--deadline", f"May {YEAR}")
    add(root, "north", "--title", "Another workstream")
    checked = cip("check", "--against", "HEAD", "--strict", root=root)
    assert "1.5" not in checked.out
    assert "(c)" not in checked.out
    assert "0 errors" in checked.out or "no errors" in checked.out


# Numbers


def test_a_number_that_was_given_once_is_not_given_again(root: Path) -> None:
    survey = add(root, "north/1", *SURVEY)
    assert survey.status == 0
    on(root, TODAY)
    git(root, "rm", "-q", FIRST)
    on(root, TODAY)
    assert not (root / FIRST).exists()
    assert add(root, "north/1", "--title", "Next").status == 0
    assert new_files(root) == [f"{FOLDER}/1.6-next.yaml"]


def test_a_number_that_only_lies_in_the_last_commit_is_taken(root: Path) -> None:
    (root / FOLDER / "1.4-spare.yaml").unlink()
    assert add(root, "north/1", *SURVEY).status == 0
    assert new_files(root) == [FIRST]


def test_a_number_that_another_plan_speaks_of_is_taken(root: Path) -> None:
    shutil.copytree(root / "plans/north", root / "plans/south")
    with (root / "plans/south/1-lead/1.2-train.yaml").open("a", encoding="utf-8") as file:
        file.write(
            f"\nupdates:\n  - date: {REPORTED}\n    status: withdrawn\n    note: Gone over.\n"
            "    superseded_by: north/1.8\n"
        )
    assert add(root, "north/1", *SURVEY).status == 0
    assert (root / FOLDER / "1.9-run-staff-survey.yaml").is_file()


def test_without_git_the_files_alone_say_which_numbers_there_are(root: Path) -> None:
    shutil.rmtree(root / ".git")
    said = add(root, "north/1", *SURVEY)
    assert said.status == 0
    assert "Not compared with what stood before: the folder lies in no git" in said.out
    assert (root / FIRST).is_file()
    assert "added" not in text(root)


def test_a_number_can_be_named(root: Path) -> None:
    assert add(root, "north/1", *SURVEY, "--ref", "1.12").status == 0
    assert new_files(root) == [f"{FOLDER}/1.12-run-staff-survey.yaml"]
    assert add(root, "north/1", "--title", "Next").status == 0
    assert f"{FOLDER}/1.13-next.yaml" in new_files(root)


@pytest.mark.parametrize(
    ("ref", "why"),
    [
        ("1.4", "1.4 is or was the number of something else. The next one is 1.5."),
        ("2.1", "2.1 does not begin with 1, to which it belongs."),
        ("1.x y", "would not fit its form"),
    ],
)
def test_a_number_that_cannot_be_is_refused(root: Path, ref: str, why: str) -> None:
    said = add(root, "north/1", *SURVEY, "--ref", ref)
    assert (said.status, why in said.err) == (2 if "form" not in why else 1, True), said.err
    assert new_files(root) == []


def test_several_who_add_at_once_get_numbers_of_their_own(root: Path) -> None:
    command = [executable(), "new", "north/1", "--yes", "--title"]
    running = [
        subprocess.Popen(
            [*command, f"Action {name}"],
            cwd=root,
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for name in ("one", "two", "three", "four")
    ]
    assert [process.wait(60) for process in running] == [0] * 4
    numbers = sorted(path.rsplit("/", 1)[1].split("-")[0] for path in new_files(root))
    assert numbers == ["1.5", "1.6", "1.7", "1.8"]


# Since when


def test_the_day_on_which_it_came_into_the_plan_can_be_named(root: Path) -> None:
    assert add(root, "north/1", *SURVEY, "--on", REPORTED).status == 0
    assert f"\nadded: {REPORTED}\n" in text(root)
    said = add(root, "north/1", *SURVEY, "--date", TOMORROW)
    assert (said.status, "is still to come" in said.err) == (2, True)


def test_what_comes_into_a_draft_says_no_day(tmp_path: Path) -> None:
    root = edited_plan(tmp_path)
    write(root, f"approved: {APPROVED}", f"approved: {TOMORROW}", "plans/north/plan.yaml")
    on(root, TODAY)
    assert add(root, "north/1", *SURVEY).status == 0
    assert "added" not in text(root)


def test_what_is_typed_in_was_in_the_plan_when_it_was_approved(tmp_path: Path) -> None:
    root = edited_plan(tmp_path)
    with (root / "plans/north/plan.yaml").open("a", encoding="utf-8") as file:
        file.write(CONTROL.replace(APPROVED, TOMORROW))
    on(root, TODAY)
    said = add(root, "north/1", *SURVEY)
    assert said.status == 0
    assert f"\nadded: {APPROVED}\n" in text(root)
    assert "not-declared-as-added" not in said.out


# What is refused


@pytest.mark.parametrize(
    ("address", "options", "why"),
    [
        ("north/1", (), "What is the action called? --title 'Run a staff survey'"),
        ("north/1", ("--title", "a\u202eb"), "a character here that cannot be seen"),
        ("north/1", (*SURVEY, "--accountable", "Head of IT"), "is no officer of this plan"),
        ("north/1", (*SURVEY, "--deadline", "soon"), "cannot be read as a date"),
        ("north/1", (*SURVEY, "--recommendation", "R9"), "is no recommendation of this plan"),
        ("north/1", (*SURVEY, "--source", "minute"), "Did you mean 'minutes'?"),
        ("north/1.1", SURVEY, "'cip new north/1.1 --part' adds a part to it, 'cip new north/1'"),
        ("north/1", (*SURVEY, "--part"), "is a workstream"),
        ("north/7", SURVEY, "There is nothing with the number '7'"),
        ("north", (*SURVEY, "--deadline", "May 2030"), "A workstream has no --deadline"),
        ("north/1.3", (*SURVEY, "--part", "--detail", "x"), "A part has no --detail"),
        ("north/1.3", (*SURVEY, "--part", "--ref", "a"), "has or had a part (a) already"),
    ],
)
def test_what_is_wrong_is_refused_with_a_sentence(
    root: Path, address: str, options: tuple[str, ...], why: str
) -> None:
    said = add(root, address, *options)
    assert said.status in (1, 2)
    assert why in said.err
    assert (new_files(root), git(root, "diff")) == ([], "")


def test_what_a_check_would_refuse_is_refused_with_its_sentence(root: Path) -> None:
    options = (*SURVEY, "--start", f"May {YEAR}", "--deadline", f"April {YEAR}")
    said = add(root, "north/1", *options)
    assert said.status == 1
    assert "A check would refuse this (1 error). Nothing was written." in said.err
    assert new_files(root) == []
    (root / FIRST).write_text(
        f'ref: "1.5"\n\ntitle: x\n\nadded: {TODAY}\n\n'
        f"start: May {YEAR}\n\ndeadline: April {YEAR}\n",
        encoding="utf-8",
    )
    checked = cip("check", "--against", "HEAD", root=root)
    (sentence,) = [part.split("error: ")[1] for part in checked.out.splitlines() if "1.5-" in part]
    assert sentence in said.err


def test_a_folder_that_is_a_link_is_a_sentence(root: Path, tmp_path: Path) -> None:
    os.rename(root / FOLDER, tmp_path / "elsewhere")
    (root / FOLDER).symlink_to(tmp_path / "elsewhere")
    before = sorted(os.listdir(tmp_path / "elsewhere"))
    said = add(root, "north/1", *SURVEY)
    assert (said.status, "1 is the number of a workstream that cannot be used" in said.err) == (
        1,
        True,
    )
    assert sorted(os.listdir(tmp_path / "elsewhere")) == before


# What it does, and for whom it is told


def test_the_recommendation_that_is_answered_now_is_named(root: Path) -> None:
    with (root / "plans/north/recommendations.yaml").open("a", encoding="utf-8") as file:
        file.write("      - {id: R3, text: Listen}\n")
    on(root, TODAY)
    said = add(root, "north/1", *SURVEY, "--recommendation", "R3")
    assert said.status == 0
    (line,) = [line for line in said.out.splitlines() if "Recommendation" in line]
    assert "R3: uncovered → planned" in line


def test_a_dry_run_prints_a_difference_that_git_applies(root: Path) -> None:
    dry = add(root, "north/1", *SURVEY, "--dry-run")
    assert (dry.status, new_files(root)) == (0, [])
    subprocess.run(["git", "apply", "-"], cwd=root, input=dry.out, text=True, check=True)
    applied = text(root)
    (root / FIRST).unlink()
    add(root, "north/1", *SURVEY)
    assert text(root) == applied


def test_what_was_added_is_told_to_a_program(root: Path) -> None:
    late = ("--start", f"May {YEAR}", "--deadline", "2020")
    for address, options, named, written in (
        ("north/1", ("--dry-run",), "north/1.5", False),
        ("north/1", (), "north/1.5", True),
        ("north/1.3", ("--part",), "north/1.3(c)", True),
        ("north/1", late, "north/1.6", False),
        ("north", (), "north/2", True),
    ):
        said = add(root, address, *SURVEY, *options, "--json")
        document: Any = json.loads(said.out)
        assert faults("edit", document) == []
        assert (document["address"], document["written"]) == (named, written)
        assert document["lines"][0]["sign"] == "+"
        assert bool(document["findings"]) == (options == late)


# Commits


def test_the_new_file_is_committed_alone(root: Path) -> None:
    (root / "plans/north/notes.md").write_text("mine", encoding="utf-8")
    git(root, "add", "plans/north/notes.md")
    said = add(root, "north/1", *SURVEY, "--commit")
    assert (said.status, "Committed as " in said.out) == (0, True)
    assert git(root, "show", "--name-only", "--format=%s").splitlines()[-1] == FIRST
    assert git(root, "show", "-s", "--format=%s").startswith("north/1.5: ")
    assert git(root, "status", "--porcelain") == "A  plans/north/notes.md"


def test_what_git_does_not_commit_is_written_and_git_does_not_know_it(root: Path) -> None:
    hook = root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho no >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    said = add(root, "north/1", *SURVEY, "--commit")
    assert said.status == 1
    assert "The file was written, and not committed. Git says: no" in said.err
    assert git(root, "status", "--porcelain") == f"?? {FIRST}"


# Parts and workstreams


def test_a_part_gets_the_next_letter(root: Path) -> None:
    said = add(
        root,
        "north/1.3",
        "--part",
        *("--title", "Third: the last", "--deadline", f"September {YEAR}", "--accountable", "CE"),
    )
    assert said.status == 0, said.err
    assert new_lines(root) == [
        '  - ref: "c"',
        '    title: "Third: the last"',
        f"    added: {TODAY}",
        "    lead: Chief Executive",
        f"    deadline: September {YEAR}",
    ]
    assert "north/1.3(c): new, not reported" in said.out


def test_the_letter_of_a_part_that_is_gone_is_not_given_again(root: Path) -> None:
    path = f"{FOLDER}/1.3-parts.yaml"
    write(root, f'  - ref: "b"\n    title: Second\n    deadline: August {YEAR}\n', "", path)
    said = add(root, "north/1.3", "--part", "--title", "Third", "--ref", "b")
    assert (said.status, "has or had a part (b)" in said.err) == (2, True)
    said = add(root, "north/1.3", "--part", "--title", "Third", "--dry-run")
    assert '+  - ref: "c"\n' in said.out


def test_nor_is_a_letter_that_an_older_commit_had(root: Path) -> None:
    """A part may have been deleted, or its commit taken back, and others committed since."""
    path = f"{FOLDER}/1.3-parts.yaml"
    write(root, f'  - ref: "b"\n    title: Second\n    deadline: August {YEAR}\n', "", path)
    git(root, "commit", "-aqm", "Without the second part")
    git(root, "mv", path, f"{FOLDER}/1.3-renamed.yaml")
    git(root, "commit", "-aqm", "Called otherwise")
    said = add(root, "north/1.3", "--part", "--title", "Third", "--ref", "b")
    assert (said.status, "has or had a part (b)" in said.err) == (2, True)
    said = add(root, "north/1.3", "--part", "--title", "Third", "--dry-run")
    assert '+  - ref: "c"\n' in said.out


def test_a_workstream_gets_its_folder_and_the_next_number(root: Path) -> None:
    said = add(root, "north", "--title", "Money & people", "--recommendation", "R1")
    assert said.status == 0, said.err
    path = "plans/north/2-money-people/workstream.yaml"
    assert new_files(root) == [path]
    assert text(root, path) == (
        "# yaml-language-server: $schema=../../../schema/workstream.schema.json\n"
        'ref: "2"\n\ntitle: Money & people\n\nobjective: "1"\n\nrecommendations: [R1]\n'
    )
    assert add(root, "north/2", *SURVEY).status == 0
    assert (root / "plans/north/2-money-people/2.1-run-staff-survey.yaml").is_file()


# In a terminal


def test_an_officer_is_asked_for_what_is_missing(root: Path) -> None:
    with Officer("new", "north/1", cwd=root) as officer:
        officer.sees("north/1  ").sees("What is the action called?\nTitle: ").types("")
        officer.sees("needs an answer").types("Run a staff survey")
        officer.sees("In full (Enter for none, + for an editor): ").types("Ask: all staff")
        officer.sees("  2. Head of HR\n").sees("Accountable").types("IT")
        officer.sees("is no officer of this plan").types("?")
        officer.sees("there first, under officers").sees("Accountable").types("head")
        officer.sees("That can be Head of HR, Head of Audit.").types("2")
        officer.sees("Deadline (Enter for none): ").types("September")
        officer.sees("cannot be read as a date").types(f"September {YEAR}")
        officer.sees("Paper (1 to 2, or another, Enter for none): ").types("<")
        officer.sees("Deadline").types(f"October {YEAR}")
        officer.sees("Paper").types("report#9")
        officer.sees("Is it new since ").sees("? [Y/n]: ").types("?")
        officer.sees("is only typed in now").types("n")
        officer.sees('ref: "1.5"').sees("north/1.5: new").sees("Write this? [Y/n]: ").types("")
        officer.sees(f"Written to {FIRST}.\nNext: git add {FIRST}\n")
        assert officer.ends() == 0
    assert f"\nadded: {APPROVED}\n" in text(root)
    assert "\ndetail: >-\n  Ask: all staff\n" in text(root)
    assert f"\ndeadline: October {YEAR}\n" in text(root)


@pytest.mark.parametrize("leaves", [True, False])
def test_whoever_leaves_or_says_no_has_written_nothing(root: Path, leaves: bool) -> None:
    with Officer("new", "north/1", *SURVEY, "--accountable", "CE", cwd=root) as officer:
        for asked in ("In full", "Deadline", "Paper", "Is it new"):
            officer.sees(asked).types("-" if asked == "In full" else "")
        officer.sees("Write this? [Y/n]: ")
        status = officer.leaves() if leaves else officer.types("n").ends()
        assert status == (130 if leaves else 1)
        assert "Nothing was written." in officer.screen
    assert new_files(root) == []


def test_a_longer_text_is_written_in_an_editor(root: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nprintf "One.\\n\\nTwo: 1.10\\n" >"$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    with Officer("new", "north/1", *SURVEY, cwd=root, EDITOR=str(editor)) as officer:
        for asked in ("In full", "Accountable", "Deadline", "Paper", "Is it new", "Write this"):
            officer.sees(asked).types("+" if asked == "In full" else "")
        assert officer.ends() == 0
    assert "\ndetail: >-\n  One.\n\n  Two: 1.10\n" in text(root)


def test_a_longer_text_is_given_back_where_nothing_is_written(root: Path) -> None:
    with Officer("new", "north/1", *SURVEY, cwd=root) as officer:
        officer.sees("In full").sees(": ").types("Ask all staff in May.")
        officer.sees("Accountable")
        assert officer.leaves() == 130
        officer.sees("What you wrote, so that it is not lost:\n\nAsk all staff in May.\n")
    assert new_files(root) == []


def test_an_address_that_is_completed_is_that_of_a_workstream(root: Path) -> None:
    said = process("new", "plans/north/1", *SURVEY, "--yes", cwd=root)
    assert (said.status, said.err) == (0, "")
    assert text(root, LEAD)
