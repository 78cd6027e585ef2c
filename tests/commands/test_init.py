"""Tests of init: from an empty folder to a repository in which everything works."""

import json
import os
from pathlib import Path

import command_runner
import pytest
from command_runner import Said, process
from committed_plans import git
from officer import Officer
from ruamel.yaml import YAML

COUNCIL = ("--council", "Exampleton Borough Council")
REST = ("First objective", "Officers", "Board", "Typed in", "Begin with an example")
PLAN = "plans/exampleton/plan.yaml"


def cip(root: Path, *arguments: str) -> Said:
    return command_runner.cip(*arguments, root=root)


def held(root: Path) -> dict[str, bytes]:
    """Give what each file of a folder holds, by its path; git's own are left out."""
    files = (file for file in root.rglob("*") if file.is_file() and ".git" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def begun(root: Path, *more: str) -> Path:
    assert cip(root, "init", *COUNCIL, *more).status == 0
    return root


@pytest.mark.parametrize(
    ("forge", "more"),
    [
        ("github", ()),
        ("github", ("--bare",)),
        ("gitlab", ("--approved", "5 January 2026", "--period", "2026 to 2029")),
        ("none", ("--bare", "--approved", "today", "--since", "today")),
        ("gitlab", ("--bare",)),
        ("none", ()),
    ],
)
def test_in_a_new_repository_check_status_and_report_work(
    tmp_path: Path, forge: str, more: tuple[str, ...]
) -> None:
    said = cip(tmp_path, "init", *COUNCIL, "--objective", "One", "--forge", forge, *more)
    assert (said.status, said.err) == (0, "")
    left = "no errors." if "--bare" in more else "no errors, 2 warnings."
    assert f"{left}\n\nNext\n  1. " in said.out
    check = ("check", "--strict") if "--bare" in more else ("check",)
    for command in (check, ("status",), ("report", "exampleton"), ("coverage",)):
        said = cip(tmp_path, *command)
        assert (said.status, said.err) == (0, ""), command
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "-q", "-m", "The plan begins")
    assert cip(tmp_path, "check", "--against", "HEAD").status == 0
    assert git(tmp_path, "status", "--porcelain") == ""


def test_without_a_terminal_the_council_has_to_be_named(tmp_path: Path) -> None:
    said = cip(tmp_path, "init")
    assert said.status == 2
    assert "cip init --council 'Exampleton Borough Council'" in said.err
    assert held(tmp_path) == {}


def test_a_folder_is_made_and_the_way_to_it_is_told(tmp_path: Path) -> None:
    said = process("init", "new/our plan", *COUNCIL, cwd=tmp_path)
    assert said.status == 0
    assert "  1. Go there: cd 'new/our plan'\n" in said.out
    assert (tmp_path / "new/our plan" / PLAN).is_file()
    said = process("--root", "other", "init", *COUNCIL, cwd=tmp_path)
    assert (tmp_path / "other" / PLAN).is_file()


def test_the_defaults_are_printed_with_what_says_them_otherwise(tmp_path: Path) -> None:
    out = cip(tmp_path, "init", *COUNCIL).out
    for line in (
        "Council      Exampleton Borough Council\n",
        "Plan         exampleton, in plans/exampleton\n",
        "Approved     no day is named (--approved)\n",
        "Period       TBC (--period)\n",
        "Typed in by  no day is named (--since)\n",
        "Officers     Chief Executive\n",
        "Board        Improvement Board; it gets the board report\n",
        "Papers       The plan as it was published\n",
        "Examples     a workstream, an action and a recommendation, to be written over or\n",
        "Kept on      github\n",
    ):
        assert line in out


def test_titles_that_nobody_said_are_named_as_still_to_be_written(tmp_path: Path) -> None:
    out = cip(tmp_path, "init", *COUNCIL).out
    assert "Objectives   1, its title still to be written (--objective)\n" in out
    assert out.count("This title is still to be written [title-to-be-written]") == 3
    said = cip(tmp_path, "init", *COUNCIL, "--plan", "b", "--bare", *("--objective", "One: all"))
    assert "Objectives   1 One: all\n" in said.out
    two = ("--objective", "One", "--objective", "Two")
    begun(tmp_path, "--plan", "c", "--bare", *two)
    plan = YAML(typ="safe").load((tmp_path / "plans/c/plan.yaml").read_text("utf-8"))
    assert plan["objectives"] == [{"ref": "1", "title": "One"}, {"ref": "2", "title": "Two"}]


def test_nothing_is_written_as_a_fact_that_nobody_said_and_no_summary_showed(
    tmp_path: Path,
) -> None:
    out = cip(tmp_path, "init", *COUNCIL, "--bare", "--since", "today").out
    plan = YAML(typ="safe").load((tmp_path / PLAN).read_text("utf-8"))
    assert plan["officers"] == [{"id": "chief-executive", "title": "Chief Executive"}]
    assert plan["boards"] == [
        {"id": "improvement-board", "title": "Improvement Board", "template": "board-report"}
    ]
    assert "from then on Improvement Board agrees to changes\n" in out
    for value in (plan["documents"][0]["title"], plan["period"]["start"], plan["title"]):
        assert value in out


def test_a_second_time_nothing_is_written_and_what_is_left_is_named(tmp_path: Path) -> None:
    before = held(begun(tmp_path))
    for again in ((), COUNCIL, ("--update", "--yes")):
        said = cip(tmp_path, "init", *again)
        assert (said.status, said.err) == (0, "")
        assert "Written" not in said.out
        assert f"Left as it is\n  {Path(PLAN).parent}/1.1-first-workstream/" in said.out
        assert f"  {PLAN}\n" in said.out
        assert "  schema/ (7 files)\n" in said.out
    assert held(tmp_path) == before


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    mine = {"README.md": b"mine", "CODEOWNERS": b"* @us", "schema/plan.schema.json": b"{}"}
    for path, data in mine.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    said = cip(tmp_path, "init", *COUNCIL)
    assert "Left as it is\n  README.md\n  schema/plan.schema.json\n  CODEOWNERS\n" in said.out
    assert "schema-differs" in said.out
    now = held(tmp_path)
    assert {path: now[path] for path in mine} == mine
    assert ".github/CODEOWNERS" not in now, "it would take the place of the council's own"


def test_a_dry_run_names_what_would_be_written_and_writes_nothing(tmp_path: Path) -> None:
    said = cip(tmp_path, "init", *COUNCIL, "--dry-run", "--json")
    assert said.status == 0
    assert held(tmp_path) == {}
    assert said.data["dry_run"] is True
    begun(tmp_path)
    assert sorted(file["path"] for file in said.data["files"]) == sorted(held(tmp_path))
    assert "Would be written\n" in cip(tmp_path, "init", "--plan", "b", *COUNCIL, "--dry-run").out


def test_what_was_done_is_told_to_a_program_too(tmp_path: Path) -> None:
    for more, words in ((COUNCIL, {"written"}), ((), {"left"}), (("--schemas",), {"left"})):
        said = cip(tmp_path, "init", *more, "--json")
        assert said.status == 0
        assert {file["done"] for file in said.data["files"]} == words
        assert said.data["root"] == str(tmp_path)
        assert said.data["plan"] == ("exampleton" if more == COUNCIL else None)
        assert bool(said.data["next"]) == (more == COUNCIL)


def test_schemas_are_written_anew_and_nothing_else(tmp_path: Path) -> None:
    begun(tmp_path)
    before = held(tmp_path)
    (tmp_path / "schema/plan.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "schema/risks.schema.json").unlink()
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    checked = cip(tmp_path, "check")
    assert "cip init --schemas" in checked.out
    said = cip(tmp_path, "init", "--schemas")
    assert "Written\n  schema/risks.schema.json\n" in said.out
    assert "Renewed\n  schema/plan.schema.json\n" in said.out
    assert held(tmp_path) == {**before, "README.md": b"mine"}


def test_what_is_newer_is_shown_file_by_file_and_written_where_it_is_wanted(
    tmp_path: Path,
) -> None:
    begun(tmp_path)
    before = held(tmp_path)
    check = tmp_path / ".github/workflows/check.yml"
    ours = check.read_text("utf-8").replace("OWNER/REPOSITORY@0", "us/cip@1")
    for path in (".editorconfig", "README.md", PLAN):
        with (tmp_path / path).open("a", encoding="utf-8") as file:
            file.write("# ours\n")
    check.write_text(ours.replace("timeout-minutes: 10", "timeout-minutes: 3"), encoding="utf-8")
    changed = held(tmp_path)
    refused = cip(tmp_path, "init", "--update")
    assert refused.status == 2
    assert "Add --yes, or --dry-run" in refused.err
    dry = cip(tmp_path, "init", "--update", "--dry-run")
    assert "--- a/README.md\n+++ b/README.md\n" in dry.out
    assert "Would be renewed\n  README.md\n  .editorconfig\n  .github/workflows" in dry.out
    assert held(tmp_path) == changed
    with Officer("init", "--update", cwd=tmp_path) as officer:
        officer.sees("-# ours\n").sees("Write this into README.md? [y/N]: ").types("")
        officer.sees("Write this into .editorconfig? [y/N]: ").types("y")
        officer.sees("-    timeout-minutes: 3\n+    timeout-minutes: 10\n")
        officer.sees("Write this into .github/workflows/check.yml? [y/N]: ").types("yes")
        assert officer.ends() == 0
    now = held(tmp_path)
    assert now["README.md"] == changed["README.md"]
    assert now[".editorconfig"] == before[".editorconfig"]
    assert now[".github/workflows/check.yml"].decode() == ours
    assert now[PLAN] == changed[PLAN]


def test_another_plan_can_be_begun_beside_the_first(tmp_path: Path) -> None:
    before = held(begun(tmp_path))
    said = cip(tmp_path, "init", "--council", "Other Council", "--bare")
    assert (said.status, "Checked 5 files: no errors, 4 warnings." in said.out) == (
        0,
        True,
    )
    assert held(tmp_path).keys() - before.keys() == {"plans/other/plan.yaml"}


def test_a_folder_of_a_repository_is_none_of_its_own_unless_that_is_said(tmp_path: Path) -> None:
    begun(tmp_path)
    (tmp_path / "papers").mkdir()
    before = held(tmp_path)
    said = process("init", *COUNCIL, cwd=tmp_path / "papers")
    assert (said.status, f"lies in {tmp_path}, which has plans" in said.err) == (2, True)
    assert held(tmp_path) == before
    assert process("init", ".", *COUNCIL, cwd=tmp_path / "papers").status == 0


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (("--plan", "Our Plan"), "is no name for the folder of a plan"),
        (("--approved", "soon"), "'soon' is no day"),
        (("--since", "2099-01-01"), "92 days from today"),
        (("--period", "spring"), "cannot be read as a date"),
        (("--title", "a\u202eb"), "that nobody can see"),
        (("--title", ""), "title"),
        (("--objective", ""), "title"),
        (("--objective", "a\u202eb"), "that nobody can see"),
        (("--forge", "forgejo"), "forgejo"),
    ],
)
def test_what_is_wrong_is_refused_before_anything_is_written(
    tmp_path: Path, more: tuple[str, ...], why: str
) -> None:
    said = cip(tmp_path, "init", *COUNCIL, *more)
    assert said.status == 2
    assert why in said.err
    assert held(tmp_path) == {}


@pytest.mark.parametrize(
    "more",
    [
        ("--update", "--yes"),
        ("--council", "Other Council"),
        ("--forge", "gitlab"),
        ("--officer", "Director"),
        ("--board", "Cabinet"),
        ("--bare",),
    ],
)
def test_schemas_are_asked_for_alone(tmp_path: Path, more: tuple[str, ...]) -> None:
    said = cip(tmp_path, "init", "--schemas", *more)
    assert (said.status, said.out) == (2, "")
    assert "--schemas writes the schemas and nothing else" in said.err
    assert held(tmp_path) == {}


def test_a_link_or_a_file_in_the_way_is_a_sentence_and_nothing_is_half_done(
    tmp_path: Path,
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "a/.github").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "b").mkdir()
    (tmp_path / "b/templates").write_text("x", encoding="utf-8")
    before = held(tmp_path)
    for folder, why in (("a", "is a link"), ("b", "is not a folder"), ("b/templates", "folder")):
        said = cip(tmp_path / folder, "init", *COUNCIL)
        assert (said.status, why in said.err) == (2, True), said.err
    assert held(tmp_path) == before
    begun(tmp_path / "elsewhere")
    for inside in ("plans", "plans/exampleton", "schema"):
        said = cip(tmp_path / "elsewhere" / inside, "init", *COUNCIL)
        assert (said.status, "are kept" in said.err) == (2, True), said.err


def test_what_is_no_ordinary_file_is_neither_read_nor_written(tmp_path: Path) -> None:
    begun(tmp_path / "root")
    root, secret = tmp_path / "root", tmp_path / "secret"
    secret.write_text("secret\n", encoding="utf-8")
    for path in ("README.md", ".editorconfig", ".github/CODEOWNERS"):
        (root / path).unlink()
    (root / "README.md").symlink_to(secret)
    (root / ".github/CODEOWNERS").symlink_to(tmp_path / "nowhere")
    os.mkfifo(root / ".editorconfig")
    said = cip(root, "init", "--update", "--yes")
    assert said.status == 0
    assert "secret" not in said.out
    assert "Renewed" not in said.out
    assert (root / "README.md").is_symlink()
    assert secret.read_text("utf-8") == "secret\n"
    assert not (tmp_path / "nowhere").exists()


# In a terminal


def test_an_officer_is_asked_for_what_is_missing(tmp_path: Path) -> None:
    with Officer("init", "--title", "Our plan", cwd=tmp_path) as officer:
        officer.sees("Council: ").types("Borough Council of Exampleton")
        officer.sees("Short name (Enter for exampleton): ").types("Our Plan")
        officer.sees("is no name for the folder of a plan").types("")
        officer.sees("Approved on (Enter for none): ").types("30 Feb 2026")
        officer.sees("Did you mean").types("17 July 2026")
        officer.sees("Period (Enter for TBC): ").types("<")
        officer.sees("Approved on (Enter for 17 July 2026, - for none): ").types("16 July 2026")
        officer.sees("Period (Enter for TBC): ").types("April 2026 to March 2029")
        officer.sees("First objective (Enter for none): ").types("A council: as one")
        officer.sees("Officers (Enter for none): ").types("Head of HR, Director of Finance")
        officer.sees("Board (Enter for Improvement Board): ").types("Recovery Board")
        officer.sees("Typed in by (Enter for none): ").types("")
        officer.sees("Begin with an example").sees(" [Y/n]: ").types("")
        officer.sees("Kept on (1 to 3, Enter for github): ").types("2")
        officer.sees("Title        Our plan\n").sees("Approved     16 July 2026\n")
        officer.sees("Write 24 files? [Y/n]: ").types("")
        officer.sees("24 files written in ").sees("Checked 4 files: no errors, 2 warnings.")
        assert officer.ends() == 0
    text = (tmp_path / PLAN).read_text("utf-8")
    assert "\napproved: 2026-07-16\n" in text
    assert '\n  - ref: "1"\n    title: "A council: as one"\n' in text
    assert "\nperiod:\n  start: April 2026\n  end: March 2029\n" in text
    assert "\n  - id: director-of-finance\n    title: Director of Finance\n" in text
    assert "\n  - id: recovery-board\n    title: Recovery Board\n" in text
    assert (tmp_path / ".gitlab-ci.yml").is_file()


@pytest.mark.parametrize("leaves", [True, False])
def test_whoever_leaves_or_says_no_has_written_nothing(tmp_path: Path, leaves: bool) -> None:
    with Officer("init", *COUNCIL, "--forge", "none", cwd=tmp_path) as officer:
        for asked in ("Title of the plan", "Short name", "Approved on", "Period", *REST):
            officer.sees(asked).sees(": ").types("")
        officer.sees("Write 18 files? [Y/n]: ").types("?")
        officer.sees("y writes the files that are listed above").sees("Write 18 files? [Y/n]: ")
        status = officer.leaves() if leaves else officer.types("n").ends()
        assert status == (130 if leaves else 1)
        assert "Nothing was written." in officer.screen
    assert held(tmp_path) == {}


def test_yes_asks_nothing(tmp_path: Path) -> None:
    with Officer("init", *COUNCIL, "--yes", cwd=tmp_path) as officer:
        assert officer.ends() == 0
    assert (tmp_path / PLAN).is_file()
    assert json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("options", "first"), [(("--bare",), ""), ((), "delete the example's file, and ")]
)
def test_who_has_the_plan_as_a_table_is_told_of_import(
    options: tuple[str, ...], first: str, tmp_path: Path
) -> None:
    said = cip(tmp_path, "init", *options, "--council", "North Council", "--plan", "new")
    told = " ".join(said.out.split())
    assert f"Then {first}'cip import FILE --into new' makes its files." in told
