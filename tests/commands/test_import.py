"""Tests of the command that makes a plan's files of a table."""

import shlex
import shutil
from pathlib import Path

import pytest
from command_runner import cip, process
from imports import PAPERS, csv, expected
from officer import Officer

from cip.commands.import_asking import MEANINGS
from cip.importing.headings import Key
from cip.sources.folder import Workspace

NAMES = sorted(path.name for path in PAPERS.iterdir() if path.suffix != ".json")
HEAD = ("Ref", "Action", "Lead", "By when", "Status")
ONE = ("1.1", "Plan it", "Clerk", "May 2026", "On track")
COUNCIL = ("--council", "Exampleton Council")
DATED = ("--paper-date", "2025-10-14")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root/plans").mkdir(parents=True)
    return tmp_path / "root"


def paper(root: Path, *rows: tuple[str, ...], name: str = "a.csv") -> str:
    (root / name).write_bytes(csv(HEAD, *rows))
    return str(root / name)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "plans").rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_is_imported_checked_shown_and_reported_on(name: str, root: Path) -> None:
    wanted = expected(name)
    maps = [
        part for heading, key in wanted["map"].items() for part in ("--map", f"{heading}={key}")
    ]
    options = ("--council", wanted["council"], "--paper-date", wanted["paper_date"], *maps)
    said = cip("import", str(PAPERS / name), "--into", "new", *options, root=root)
    assert said.status == 0, said.err
    assert max(map(len, said.out.splitlines()[:-8])) <= 200
    for item in wanted["undecided"]:
        assert f"{item['ref']}, {item['field']}" in said.out
    for ref in (item["ref"] for item in wanted["actions"]):
        assert cip("show", f"new/{ref}", root=root).status == 0
    assert cip("check", "new", root=root).status == 0
    assert cip("status", "new", root=root).status == 0
    assert cip("report", "new", root=root).status == 0


def test_the_command_that_is_printed_does_the_same_again(root: Path) -> None:
    options = (*COUNCIL, *DATED, "--map", "Status=ignore", "--plan-approved", "1 September 2025")
    said = cip(
        "import", paper(root, ONE), "--into", "new", *options, "--title", "A 'plan'", root=root
    )
    before = files(root)
    shutil.rmtree(root / "plans/new")
    (command,) = [line for line in said.out.splitlines() if line.startswith("  cip import ")]
    again = cip(*shlex.split(command)[1:], root=root)
    assert again.status == 0, again.err
    assert files(root) == before
    assert b"approved: 2025-09-01" in before["plans/new/plan.yaml"]
    assert b"status:" not in before["plans/new/1-plan/1.1-plan.yaml"]


def test_a_dry_run_shows_the_same_and_writes_nothing(root: Path) -> None:
    arguments = ("import", paper(root, ONE), "--into", "new", *COUNCIL, *DATED)
    dry = cip(*arguments, "--dry-run", root=root)
    assert (dry.status, files(root)) == (0, {})
    assert "without --dry-run: 3 new files in plans/new." in dry.out
    real = cip(*arguments, root=root)
    assert real.out.split("\n\nWritten")[0] == dry.out.split("\n\nNothing was written")[0]
    assert len(files(root)) == 3


def test_into_a_plan_that_is_there_only_new_actions_come_in(root: Path) -> None:
    cip("import", paper(root, ONE), "--into", "new", *COUNCIL, *DATED, root=root)
    before = files(root)
    other = ("1.1", "Plan it", "Mayor", "June 2026", "Delayed")
    later = paper(
        root, other, ("1.2", "Do", "Mayor", "TBC", ""), ("2.1", "Go", "Clerk", "2027", "")
    )
    said = cip("import", later, "--into", "new", "--paper-date", "2025-11-01", root=root)
    assert said.status == 1
    for key, plan, table in (
        ("accountable", "Clerk", "Mayor"),
        ("deadline", "May 2026", "June 2026"),
        ("status", "underway", "at-risk"),
    ):
        assert f"1.1, {key}: the plan has '{plan}', the table '{table}' (row 2)." in said.out
    after = files(root)
    unchanged = {path: text for path, text in after.items() if path in before}
    assert unchanged | {"plans/new/plan.yaml": b""} == before | {"plans/new/plan.yaml": b""}
    assert [ref for ref in Workspace(root).load("new").plan.references if ref == "2.1"] == ["2.1"]
    assert b"title: Mayor" in after["plans/new/plan.yaml"]
    assert cip("check", "new", root=root).status == 0
    again = cip("import", later, "--into", "new", "--paper-date", "2025-11-01", root=root)
    assert "Nothing is new: nothing was written." in again.out
    assert files(root) == after


def test_the_first_objective_takes_the_place_of_one_in_brackets(root: Path) -> None:
    options = ("--bare", "--council", "Exampleton Council", "--plan", "new", "--yes")
    assert cip("init", *options, root=root).status == 0
    assert "title: (the" in (root / "plans/new/plan.yaml").read_text("utf-8")
    rows = [("Theme", *HEAD), ("Homes", *ONE), ("Money", "2.1", "Save", "Clerk", "TBC", "")]
    (root / "b.csv").write_bytes(csv(*rows))
    said = cip("import", str(root / "b.csv"), "--into", "new", *DATED, root=root)
    assert said.status == 0, said.err
    plan = Workspace(root).load("new").plan
    assert [(item.ref, item.title) for item in plan.objectives] == [("1", "Homes"), ("2", "Money")]
    assert "title: (the" not in (root / "plans/new/plan.yaml").read_text("utf-8")


def test_that_no_status_was_taken_stands_at_the_end(root: Path) -> None:
    (root / "b.csv").write_bytes(csv((*HEAD[:4], "How is it?"), ONE, ("1.2", *ONE[1:])))
    said = cip("import", str(root / "b.csv"), "--into", "new", *COUNCIL, *DATED, root=root)
    assert " ".join(said.out.split()).endswith(
        "No column was taken as the status: 'How is it?' looks like one. Try --map "
        "'How is it?=status'."
    )


def test_a_table_without_numbers_comes_in_once(root: Path) -> None:
    rows = [("", "Plan it", "Clerk", "May 2026", ""), ("", "Do it", "Clerk", "TBC", "")]
    for _ in range(2):
        said = cip("import", paper(root, *rows), "--into", "new", *COUNCIL, *DATED, root=root)
        assert said.status == 0
    assert len(Workspace(root).load("new").plan.actions) == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (DATED, "Say --council (the council's name)."),
        (COUNCIL, "Say --paper-date (the day that the paper speaks of)."),
        ((*COUNCIL, "--paper-date", "2099-01-01"), "2099-01-01, is still to come"),
        ((*COUNCIL, *DATED, "--map", "Lead"), "--map takes a heading and what it is"),
        ((*COUNCIL, *DATED, "--map", "Lead=owner"), "There are ref, title,"),
        ((*COUNCIL, *DATED, "--map", "Lead=acountable"), "Did you mean 'accountable'?"),
        ((*COUNCIL, *DATED, "--map", "Laed=lead"), "No column is headed 'laed'."),
        ((*COUNCIL, *DATED, "--map", "Action=ignore"), "No list of actions was found in a.csv."),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_written(
    options: tuple[str, ...], said: str, root: Path
) -> None:
    found = cip("import", paper(root, ONE), "--into", "new", *options, root=root)
    assert found.status == 2
    assert said in found.err
    assert files(root) == {}


def test_where_no_list_of_actions_is_found_the_headings_are_named(root: Path) -> None:
    (root / "a.csv").write_bytes(csv(("What", "Whom"), ("Plan", "Clerk")))
    said = cip("import", str(root / "a.csv"), "--into", "new", *COUNCIL, *DATED, root=root)
    assert "Its tables begin with a.csv: What · Whom." in said.err
    maps = ("--map", "What=title", "--map", "Whom=accountable")
    said = cip("import", str(root / "a.csv"), "--into", "new", *COUNCIL, *DATED, *maps, root=root)
    assert said.status == 0, said.err


@pytest.mark.parametrize("name", ["../new", "New plan", "a/b", ""])
def test_a_plan_is_named_like_one(name: str, root: Path) -> None:
    said = cip("import", paper(root, ONE), "--into", name, *COUNCIL, *DATED, root=root)
    assert said.status == 2
    assert "cannot be a plan's folder" in said.err


def test_a_file_that_is_refused_leaves_nothing_behind(root: Path) -> None:
    good, bad = paper(root, ONE), root / "b.docx"
    bad.write_bytes(b"PK\x03\x04")
    for name in (str(bad), str(root / "none.docx"), str(root), "/dev/zero"):
        said = cip("import", good, name, "--into", "new", *COUNCIL, *DATED, root=root)
        assert said.status == 2
        assert files(root) == {}


def test_nothing_is_written_through_a_link_nor_into_a_plan_that_cannot_be_read(root: Path) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (root / "plans/new").symlink_to(outside)
    said = cip("import", paper(root, ONE), "--into", "new", *COUNCIL, *DATED, root=root)
    assert said.status in (2, 3)
    assert list(outside.iterdir()) == []
    (root / "plans/old").mkdir()
    (root / "plans/old/plan.yaml").write_text("title: [", encoding="utf-8")
    said = cip("import", paper(root, ONE), "--into", "old", *COUNCIL, *DATED, root=root)
    assert said.status == 2
    assert "'cip check old' names them" in said.err


def test_more_than_a_plan_can_hold_is_refused_with_the_reason(root: Path) -> None:
    rows = [(f"1.{n}", "Plan it", f"Head of {n}", "TBC", "") for n in range(1, 302)]
    said = cip("import", paper(root, *rows), "--into", "new", *COUNCIL, *DATED, root=root)
    assert (said.status, files(root)) == (2, {})
    assert "plan.yaml would not fit its form. Nothing was written." in said.err
    assert "300" in said.err


def test_a_heading_over_two_rows_is_named_as_it_is_printed(root: Path) -> None:
    name = str(PAPERS / "marshborough-on-a-page.docx")
    options = (*COUNCIL, "--paper-date", "2025-06-30", "--map", "Who SRO=lead", "--dry-run")
    said = cip("import", name, "--into", "new", *options, root=root)
    assert said.status == 0, said.err
    assert "--map 'Who SRO=lead'" in said.out
    told = " ".join(said.out.split())
    assert "table 1, row 1: a key to the colours" in told
    assert "4 headings + 0 continued + 0 left out + 1 of a key to the colours;" in told
    assert "2 paragraphs outside of the tables become no actions." in told


def test_two_papers_are_one_plan_and_each_row_says_whose_it_is(root: Path) -> None:
    first = paper(root, ONE)
    second = paper(root, ("2.1", "Go", "Mayor", "2027", ""), name="b.csv")
    options = ("--into", "new", *COUNCIL, *DATED, "--json")
    said = cip("import", first, second, *options, root=root)
    assert [row["where"] for row in said.data["rows"]] == [
        *("a.csv, row 1", "a.csv, row 2", "b.csv, row 1", "b.csv, row 2"),
    ]
    plan = Workspace(root).load("new").plan
    assert [action.source.document for action in plan.actions] == ["a", "b"]


def test_what_a_paper_prints_is_inert_on_the_screen(root: Path) -> None:
    name = paper(root, ("1.1", "Red \x1b[31m ::error:: [bold]", "Clerk", "Soon\u202e", ""))
    said = cip("import", name, "--into", "new", *COUNCIL, *DATED, root=root)
    assert said.status == 0, said.err
    assert "\x1b" not in said.out + said.err
    assert cip("check", "new", root=root).status == 0


def test_without_a_terminal_nothing_is_asked(root: Path) -> None:
    said = process("--root", str(root), "import", paper(root, ONE), "--into", "new", *DATED)
    assert said.status == 2
    assert "Say --council" in said.err


# In a terminal


def test_an_officer_is_asked_for_what_is_missing_and_sees_it_before_it_is_written(
    root: Path,
) -> None:
    with Officer("import", paper(root, ONE), "--into", "new", cwd=root) as officer:
        officer.sees("Council: ").types("Exampleton Council")
        officer.sees("Title of the plan").types("The plan")
        officer.sees("Day of the paper: ").types("31 October")
        officer.sees("is no day").sees("Day of the paper: ").types("14 October 2025")
        officer.sees("Plan approved on").types("")
        officer.sees("By when").sees("deadline").sees("Are the columns right?").types("n")
        officer.sees("3. Lead: accountable").sees("Which column is wrong?").types("3")
        officer.sees("note: what was done").sees("Lead is").types("lead")
        officer.sees("Another one?").types("Status").sees("Status is").types("ignore")
        officer.sees("Another one?").types("")
        officer.sees("2 rows read = 1 action").sees("Write 3 files?").types("")
        officer.sees("Written: 3 new files").sees("--map Lead=lead").sees("--yes")
        assert officer.ends() == 0
    action = Workspace(root).load("new").plan.actions[0]
    assert (action.accountable, action.lead, action.updates) == ((), ("Clerk",), ())


def test_a_column_of_notes_may_be_called_progress(root: Path) -> None:
    arguments = ("import", paper(root, ONE), "--into", "new", *COUNCIL, *DATED, "--title", "A")
    with Officer(*arguments, cwd=root) as officer:
        officer.sees("Plan approved on").types("").sees("columns right?").types("n")
        officer.sees("Which column").types("5").sees("Status is").types("progress")
        officer.sees("Another one?").types("").sees("Write 3 files?").types("y")
        officer.sees("--map Status=note")
        assert officer.ends() == 0
    shutil.rmtree(root / "plans/new")
    said = cip(*arguments, "--map", "Status=progress", root=root)
    assert said.status == 0, said.err
    assert Workspace(root).load("new").plan.actions[0].updates[0].note == "On track"


def test_every_key_that_a_column_can_be_is_explained() -> None:
    assert list(MEANINGS) == [str(key) for key in Key if key is not Key.PART]


def test_who_says_no_or_leaves_has_written_nothing(root: Path) -> None:
    arguments = ("import", paper(root, ONE), "--into", "new", *COUNCIL, *DATED, "--title", "A")
    with Officer(*arguments, cwd=root) as officer:
        officer.sees("Plan approved on").types("").sees("columns right?").types("y")
        officer.sees("Write 3 files?").types("n").sees("Nothing was written.")
        assert officer.ends() == 0
    with Officer(*arguments, cwd=root) as officer:
        officer.sees("Plan approved on")
        assert officer.leaves() == 130
    assert files(root) == {}


# What colours mean, where the paper does not say it

COLOURED = (
    ("Ref", "Action", "Lead", "By when", "RAG"),
    ("1.1", "Plan it", "Clerk", "May 2026", "Green"),
    ("1.2", "Do it", "Clerk", "May 2026", "A"),
    ("1.3", "End it", "Clerk", "May 2026", "✅"),
)
KEYS = ("--key", "green=On track", "--key", "Amber=At risk", "--key", "✅=Done")


def test_a_key_whose_words_give_no_status_is_quoted_and_not_called_missing(root: Path) -> None:
    key = ("Key: Green = On track; Amber = Ask Tom",)
    (root / "a.csv").write_bytes(csv(*COLOURED[:3], (), key))
    said = cip("import", str(root / "a.csv"), "--into", "new", *COUNCIL, *DATED, root=root)
    told = " ".join(said.out.split())
    assert "Amber: the paper's key says 'Ask Tom', of which no status comes." in told
    assert "--key 'Amber=...'" in told
    assert "elsewhere" not in told
    assert "1.2, rag: 'A' (row 3, column 5). The paper's key says 'Ask Tom'" in told


def test_a_key_that_the_council_prints_elsewhere_is_said_and_stands_in_the_command(
    root: Path,
) -> None:
    (root / "a.csv").write_bytes(csv(*COLOURED))
    arguments = ("import", str(root / "a.csv"), "--into", "new", *COUNCIL, *DATED)
    said = cip(*arguments, "--dry-run", root=root)
    told = " ".join(said.out.split())
    assert "Green and Amber stand without a meaning: no status came in for it." in told
    assert "import with --key 'Green=...' --key 'Amber=...'" in told
    assert "1.1, rag: 'Green' (row 2, column 5)." in told
    said = cip(*arguments, *KEYS, root=root)
    assert said.status == 0, said.err
    assert "To decide" not in said.out
    assert "without a meaning" not in said.out
    plan = Workspace(root).load("new").plan
    told = [(a.updates[0].status, a.as_published.get("status")) for a in plan.actions]
    assert told == [("underway", None), ("at-risk", None), ("complete", "✅")]
    before = files(root)
    shutil.rmtree(root / "plans/new")
    (command,) = [line for line in said.out.splitlines() if line.startswith("  cip import ")]
    assert cip(*shlex.split(command)[1:], root=root).status == 0
    assert files(root) == before


def test_a_key_that_is_said_holds_against_that_of_the_paper_and_that_is_told(root: Path) -> None:
    (root / "a.csv").write_bytes(csv(*COLOURED, ("Key: Green = Complete; Amber = At risk",)))
    options = ("--into", "new", *COUNCIL, *DATED, *KEYS)
    said = cip("import", str(root / "a.csv"), *options, root=root)
    assert said.status == 0, said.err
    words = "The paper's key says green = Complete, and --key says On track: --key holds."
    assert words in " ".join(said.out.split())
    assert Workspace(root).load("new").plan.actions[0].updates[0].status == "underway"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("Green", "--key takes a colour or a word of the paper and what it means"),
        ("Green=", "--key takes a colour or a word"),
        ("Green=Overdue", "'Overdue' does not say how an action stands"),
        ("Greem=On track", "No status or colour of the paper is 'greem'. There are 'Green',"),
    ],
)
def test_a_key_that_says_nothing_is_refused(key: str, said: str, root: Path) -> None:
    (root / "a.csv").write_bytes(csv(*COLOURED))
    options = ("--into", "new", *COUNCIL, *DATED, "--key", key)
    found = cip("import", str(root / "a.csv"), *options, root=root)
    assert (found.status, files(root)) == (2, {})
    assert said in found.err


def test_an_officer_is_asked_what_colours_mean_that_the_paper_does_not_explain(root: Path) -> None:
    (root / "a.csv").write_bytes(csv(*COLOURED[:3]))
    arguments = ("import", str(root / "a.csv"), "--into", "new", *COUNCIL, *DATED, "--title", "A")
    with Officer(*arguments, cwd=root) as officer:
        officer.sees("Plan approved on").types("").sees("columns right?").types("y")
        officer.sees("Green means").types("Overdue").sees("does not say how an action stands")
        officer.sees("Green means").types("On track").sees("Amber means").types("")
        officer.sees("Write 4 files?").types("y")
        officer.sees("Amber stands without a meaning").sees("--key 'Amber=...'")
        assert officer.ends() == 0
    plan = Workspace(root).load("new").plan
    assert [a.updates[0].status if a.updates else None for a in plan.actions] == ["underway", None]


def test_what_has_no_status_does_not_sound_well_and_is_found_by_the_number_of_the_paper(
    root: Path,
) -> None:
    head = ("Ref", "Action", "Lead", "By when", "Comments")
    rows = [(f"EF-0{n}", f"Do {n}", "Clerk", "May 2025", "We have met twice.") for n in (1, 2)]
    (root / "a.csv").write_bytes(csv(head, *rows))
    said = cip("import", str(root / "a.csv"), "--into", "new", *COUNCIL, *DATED, root=root)
    assert said.status == 0, said.err
    day = ("--as-of", "2025-10-20")
    words = "No status is reported of any of the 2 actions: how they stand is not known."
    for command in ("status", "report"):
        shown = cip(command, "new", *day, root=root).out
        assert words in " ".join(shown.split())
        assert "Nothing is known to be late" not in shown
        assert "EF-01: Do 1" in shown
    assert "EF-02: Do 2" in cip("list", "new", *day, root=root).out
    found = cip("show", "new/EF-02", root=root)
    assert "The paper prints 'EF-02' for new/1.2." in found.err


def test_persons_in_a_table_are_told_of_before_anything_is_written(root: Path) -> None:
    named = ("1.1", "Plan it", "Clerk", "May 2026", "On track. Ask Ms A. Smith, 01632 960123")
    options = ("--into", "new", *COUNCIL, *DATED, "--map", "Status=note")
    said = cip("import", paper(root, named), *options, "--dry-run", root=root)
    told = " ".join(said.err.split())
    assert "1 text with a person's name, address or telephone number" in told
    assert "'Ms A. Smith' and '01632 960123'" in told
    assert files(root) == {}
    assert "telephone" not in cip("import", paper(root, ONE), *options, root=root).err
