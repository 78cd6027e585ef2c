"""cip returns: parts of actions, several rows of one file, and that import writes as edits do."""

import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from builders import repository
from command_runner import cip
from committed_plans import git
from edited_plan import PARTS, PLAN, REPORTED, TODAY, YEAR, edited_plan, text
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from second_readers import files, table_of

from cip.commands.answers import says_nothing

BY = ("--by", f"{YEAR}-01-01")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return edited_plan(tmp_path / "council")


def sent(root: Path) -> Path:
    """Give the folder of the returns of the plan."""
    out = root.parent / "out"
    said = cip("returns", "export", "north", "-o", str(out), *BY, root=root)
    assert said.status == 0, said.err
    return out


def rows_of(file: Path) -> list[dict[str, Any]]:
    return table_of(openpyxl.load_workbook(file)["Return"])


def fill(file: Path, **rows: dict[str, Any]) -> Path:
    """Write in the rows of a return, by number, under the headings of its columns."""
    read = openpyxl.load_workbook(file)
    sheet = read["Return"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for cell in sheet["A"]:
        for heading, said in rows.get(str(cell.value), {}).items():
            sheet.cell(cell.row, heads[heading]).value = said
    read.save(file)
    return file


def take(root: Path, *found: Path, options: tuple[str, ...] = ("--yes",)) -> Any:
    return cip("returns", "import", *map(str, found), *options, root=root)


def of(out: Path, who: str) -> Path:
    (file,) = out.glob(f"north-{who}-*")
    return file


def test_each_open_part_has_a_row_below_its_action_and_goes_to_who_leads_it(root: Path) -> None:
    path = root / PARTS
    led = path.read_text("utf-8").replace("title: First,", "title: First, lead: [Head of HR],")
    path.write_text(
        led + f"    updates: [{{date: {TODAY}, status: complete}}]\n"
        f'  - {{ref: "c", title: Third, deadline: May {YEAR}}}\n'
    )
    out = sent(root)
    office = rows_of(of(out, "chief-executive"))
    assert [row["Ref"] for row in office] == ["1.3", "1.3(a)", "1.3(c)"]
    assert office[1]["Action"] == "First\n(part of 1.3 Action 1.3)\n(asked too: Head of HR)"
    assert office[1]["Deadline"] == f"May {YEAR}"
    assert [row["Ref"] for row in rows_of(of(out, "head-of-hr"))] == ["1.1", "1.2", "1.3(a)", "1.4"]


def test_a_part_comes_in_as_the_edit_of_it_writes_it_and_only_once(root: Path) -> None:
    file = fill(
        of(sent(root), "chief-executive"),
        **{
            "1.3(a)": {"Status": "Complete", "Evidence": "Minutes=minutes#9"},
            "1.3(b)": {"New deadline": f"September {YEAR}", "Why it moves": "Late"},
            "1.3": {"Status": "Underway", "What was done": "Begun"},
        },
    )
    said = take(root, file)
    assert said.status == 0, said.out
    assert "3 rows written in: 3 new." in said.out
    assert "Written: 3 rows, in 1 file of the plan." in said.err
    by_import = text(root, PARTS)
    assert "1 row" not in take(root, file).out
    assert text(root, PARTS) == by_import
    assert "3 rows written in: 3 there already." in take(root, file).out
    git(root, "checkout", "-q", "--", PARTS)
    calls = (
        ("update", "north/1.3(a)", "--status", "complete", "--evidence", "Minutes=minutes#9"),
        ("reschedule", "north/1.3(b)", f"September {YEAR}", "--reason", "Late"),
        ("update", "north/1.3", "--status", "underway", "--note", "Begun"),
    )
    for call in calls:
        assert cip(*call, "--yes", root=root).status == 0
    assert text(root, PARTS) == by_import


def test_what_is_said_of_a_part_first_does_not_make_its_action_stale(root: Path) -> None:
    file = of(sent(root), "chief-executive")
    assert take(root, fill(file, **{"1.3(a)": {"Status": "At risk"}})).status == 0
    said = take(root, fill(file, **{"1.3": {"What was done": "Begun"}}))
    assert "2 rows written in: 1 new, 1 there already." in said.out


def test_half_of_the_rows_may_be_stale_and_the_others_come_in(root: Path) -> None:
    note = {"What was done": "Begun"}
    file = fill(of(sent(root), "head-of-hr"), **{"1.1": note, "1.2": note, "1.4": note})
    cip("update", "north/1.2", "--note", "Otherwise", "--yes", root=root)
    said = take(root, file)
    assert said.status == 1
    assert "3 rows written in: 2 new, 1 changed meanwhile." in said.out
    assert "Begun" not in text(root, "plans/north/1-lead/1.2-train.yaml")


def test_a_stale_move_names_the_command_that_enters_it(root: Path) -> None:
    move = {"New deadline": f"September {YEAR}", "Why it moves": "Late"}
    file = fill(of(sent(root), "chief-executive"), **{"1.3(b)": move})
    cip("update", "north/1.3(b)", "--note", "Otherwise", "--yes", root=root)
    said = " ".join(take(root, file).out.split())
    assert "the part says something else" in said
    assert "enter what still holds with 'cip reschedule 'north/1.3(b)''" in said


def test_a_move_that_was_moved_on_since_is_there_already(root: Path) -> None:
    move = {"New deadline": f"September {YEAR}", "Why it moves": "Late"}
    file = fill(of(sent(root), "chief-executive"), **{"1.3(b)": move})
    assert take(root, file).status == 0
    call = ("reschedule", "north/1.3(b)", f"October {YEAR}", "--reason", "Later", "--yes")
    assert cip(*call, root=root).status == 0
    assert "1 there already" in take(root, file).out
    other = fill(file, **{"1.3(b)": {**move, "Why it moves": "Another reason"}})
    assert "1 changed meanwhile" in take(root, other).out


def test_a_refused_cell_keeps_all_of_its_file_out_also_where_a_file_of_the_plan_is_shared(
    root: Path,
) -> None:
    path = root / PARTS
    path.write_text(path.read_text("utf-8").replace("First,", "First, lead: [Head of HR],"))
    out = sent(root)
    bad = fill(
        of(out, "head-of-hr"),
        **{"1.3(a)": {"What was done": "Mine"}, "1.1": {"Status": "Nearly there"}},
    )
    good = fill(of(out, "chief-executive"), **{"1.3(b)": {"What was done": "Ours"}})
    said = take(root, bad, good)
    assert "1 new, 1 refused, 1 left out with them, of the same file." in " ".join(said.out.split())
    assert "Ours" in text(root, PARTS)
    assert "Mine" not in text(root, PARTS)


def test_all_that_comes_in_is_one_commit_and_what_lay_there_before_is_not_taken_along(
    root: Path,
) -> None:
    note = {"What was done": "Begun"}
    file = fill(of(sent(root), "head-of-hr"), **{"1.1": note, "1.2": note})
    other = root / "plans/north/1-lead/1.2-train.yaml"
    whole = other.read_text("utf-8")
    other.write_text(f"{whole}# mine\n")
    said = take(root, file, options=("--yes", "--commit"))
    assert said.status == 2
    assert "1.2-train.yaml has changes that are not committed yet" in said.err
    assert git(root, "diff", "--name-only").split() == ["plans/north/1-lead/1.2-train.yaml"]
    other.write_text(whole)
    (root / "plans/north/notes.txt").write_text("Mine")
    said = take(root, file, options=("--yes", "--commit"))
    assert said.status == 0, said.err
    assert "Committed as " in said.err
    assert git(root, "log", "-1", "--format=%s").strip() == "north: returns on 1.1, 1.2"
    assert git(root, "show", "--format=", "--name-only", "HEAD").split() == [
        "plans/north/1-lead/1.1-charter.yaml",
        "plans/north/1-lead/1.2-train.yaml",
    ]


def test_two_plans_with_an_officer_of_one_title_come_in(root: Path, tmp_path: Path) -> None:
    repository(root, {"south/plan.yaml": PLAN, "south/1-w/1.1-x.yaml": "accountable: CE\n"})
    note = {"What was done": "Begun"}
    out = sent(root)
    cip("returns", "export", "south", "-o", str(tmp_path / "out"), *BY, root=root)
    (south,) = out.glob("south-chief-executive-*")
    both = (fill(south, **{"1.1": note}), fill(of(out, "chief-executive"), **{"1.3": note}))
    assert "2 rows written in: 2 new." in take(root, *both).out


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"Status": "Amber"}, "F", "Choose one of the list: Not started, "),
    ({"Status": "Finished"}, "F", "Did you mean 'Complete'?"),
    ({"Status": "withdrawn"}, "F", "cip withdraw 'north/1.3(a)' --reason TEXT"),
    ({"Status": "Cancelled"}, "F", "cip withdraw 'north/1.3(a)' --reason TEXT"),
    ({"Evidence": "Minutes"}, "H", "choose a Status, or write in plain words"),
    ({"Next": "Go on"}, "K", "choose a Status, or write in plain words"),
    ({"What was done": "x", "Evidence": "Minutes=Board#9"}, "H", "Write a title alone"),
    ({"What was done": "x", "Evidence": "Minutes=bord"}, "H", "The sheet Words has the documents"),
    ({"What was done": "x", "Evidence": "A=minuts#9"}, "H", "Did you mean 'minutes'?"),
    *(
        (
            {"Status": "Complete", "Evidence": said},
            "H",
            f"'{said}' says nothing. Leave the cell empty",
        )
        for said in ("None", "N/A", "-", "see above.")
    ),
    ({"What was done": "x", "Evidence": "N/A=minutes#9"}, "H", "'N/A' says nothing. Leave the"),
    ({"What was done": "x", "Evidence": "minutes#9"}, "H", "Write 'Title=minutes#9'."),
    *(
        ({"What was done": "x", "Evidence": said}, "H", f"Write 'Title={said}'.")
        for said in ("https://north.example/a", "https://north.example/a?b=c")
    ),
    ({"What was done": "x", "Evidence": "S:\\HR\\a.docx"}, "H", "Write the title of the paper."),
    ({"What was done": "-"}, "G", "'-' says nothing. Leave the cell empty."),
    ({"What was done": "n/a"}, "G", "'n/a' says nothing. Leave the cell empty."),
    ({"New deadline": f"June {YEAR}", "Why it moves": "-"}, "M", "'-' says nothing."),
    ({"What was done": "x", "Evidence": "A=http://"}, "H", "Write a title alone"),
    ({"Status": "Complete", "Done on": "Spring"}, "I", "Write it as 30 September 2024"),
    ({"Status": "Complete", "Done on": "today"}, "I", "'today' is another day when this is read."),
    ({"Status": "At risk", "Done on": "May 2024"}, "I", "Choose the status 'Complete'"),
    ({"Status": "Complete", "Done on": f"May {YEAR}"}, "I", "after the day of this report"),
    ({"What was done": "x", "Expected to be done": "Summer"}, "J", "cannot be read as a date"),
    ({"New deadline": "Summer", "Why it moves": "x"}, "L", "cannot be read as a date"),
    ({"New deadline": "May 2024", "Why it moves": "x"}, "L", "31 May 2024 has passed"),
    ({"New deadline": f"May {YEAR}", "Why it moves": "x"}, "L", f"is May {YEAR} already"),
    ({"New deadline": f"June {YEAR}"}, "M", "Say why the deadline moves."),
    ({"Who agreed": "CE"}, "N", "there is no new deadline. Write one, or leave this empty."),
    ({"New deadline": f"June {YEAR}", "Why it moves": "x", "Minute": "The minutes"}, "O", "Words"),
    ({"What was done": "x", "Reported on": "yesterday"}, "P", "Write the day"),
    ({"What was done": "x", "Reported on": "May 2024"}, "P", "is no day"),
    ({"What was done": "x", "Reported on": "2099-01-01"}, "P", "is still to come"),
    ({"What was done": "#REF!"}, "G", "This is an error of a formula"),
]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Give a repository that nothing is written into, and the return of an officer."""
    root = edited_plan(tmp_path_factory.mktemp("known") / "council")
    return root, of(sent(root), "chief-executive").read_bytes()


@pytest.mark.parametrize(("said", "column", "words"), REFUSED)
def test_a_refusal_names_the_cell_and_says_what_to_write_in_words_of_the_workbook(
    known: tuple[Path, bytes], tmp_path: Path, said: dict[str, Any], column: str, words: str
) -> None:
    root, data = known
    (tmp_path / "a.xlsx").write_bytes(data)
    found = take(root, fill(tmp_path / "a.xlsx", **{"1.3(a)": said}), options=("--dry-run",))
    told = " ".join(found.out.split())
    assert found.status == 1
    assert f"Return!{column}3 (1.3(a), " in told
    assert words in told
    refusal = told.partition(f"Return!{column}3 (1.3(a), ")[2]
    inner = ("done_on", "agreed_by", "next_", "plan.yaml", "at-risk", "not-started")
    assert not [word for word in inner if word in refusal]


def test_what_ends_with_its_parts_is_moved_in_their_rows(root: Path) -> None:
    sheet = openpyxl.load_workbook(of(sent(root), "chief-executive"))["Return"]
    locked = [sheet.cell(row, 12).protection.locked for row in (2, 3, 4)]
    assert locked == [True, False, False]
    move = {"New deadline": f"September {YEAR}", "Why it moves": "Late"}
    said = take(root, fill(of(sent(root), "chief-executive"), **{"1.3": move}))
    assert said.status == 1
    assert "Write the new deadline in the row of the part." in " ".join(said.out.split())


def damaged(file: Path, change: Any) -> Path:
    read = openpyxl.load_workbook(file)
    change(read["Return"])
    read.save(file)
    return file


def swapped(sheet: Any) -> None:
    """Change the numbers of two rows, as a sort of one column alone does."""
    sheet["A2"].value, sheet["A3"].value = sheet["A3"].value, sheet["A2"].value


def merged(sheet: Any) -> None:
    sheet.merge_cells("G2:H2")


def forged(sheet: Any) -> None:
    sheet["R3"].value = sheet["R2"].value


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (swapped, "The number and the mark of this row do not belong together"),
        (forged, "The number and the mark of this row do not belong together"),
        (merged, "Return!H2 (1.3, Evidence): This cell is merged with another one."),
    ],
)
def test_a_row_that_may_be_of_something_else_is_refused(root: Path, change: Any, said: str) -> None:
    note = {"What was done": "Begun"}
    file = fill(of(sent(root), "chief-executive"), **{"1.3": note, "1.3(a)": note})
    found = take(root, damaged(file, change))
    assert found.status == 1
    assert said in " ".join(found.out.split())
    assert "Begun" not in text(root, PARTS)


def moved_about(sheet: Any) -> None:
    """Sort the rows the other way, move a column, add two, and rename the sheet."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head, *others = [[*row[5:], "x", None, *row[:5]] for row in rows]
    head[13] = "Our own column"
    for number, row in enumerate([head, *reversed(others)], 1):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    sheet.title = "Sheet of the CE"


def doubled(sheet: Any) -> None:
    sheet.append([cell.value for cell in sheet[2]])


@pytest.mark.parametrize(
    ("change", "said", "status"),
    [
        (moved_about, "1 new. 4 other cells are not taken.", 1),
        (doubled, "1 new, 1 said alike in another row.", 0),
    ],
)
def test_rows_and_columns_may_stand_elsewhere(
    root: Path, change: Any, said: str, status: int
) -> None:
    file = fill(of(sent(root), "chief-executive"), **{"1.3": {"What was done": "Begun"}})
    found = take(root, damaged(file, change))
    assert found.status == status, found.out
    assert said in " ".join(found.out.split())
    assert "Begun" in text(root, PARTS)


def test_days_numbers_and_shares_come_in_as_they_are_shown(root: Path) -> None:
    file = of(sent(root), "chief-executive")
    read = openpyxl.load_workbook(file)
    sheet = read["Return"]
    for cell, value, code in (
        ("G2", 0.45, "0%"),
        ("K2", True, "General"),
        ("J2", date(YEAR, 6, 30), "d mmmm yyyy"),
        ("P2", date.fromisoformat(TODAY), "dd/mm/yyyy"),
    ):
        sheet[cell].value, sheet[cell].number_format = value, code
    read.save(file)
    said = take(root, file, options=("--dry-run",))
    assert f"expected: {YEAR}-06-30" in said.out or f"expected: 30 June {YEAR}" in said.out
    for words in ('note: "45%"', 'next: "TRUE"'):
        assert words in said.out


def test_what_excel_keeps_beside_an_open_return_is_left_out_and_said(root: Path) -> None:
    file = fill(of(sent(root), "chief-executive"), **{"1.3": {"What was done": "Begun"}})
    beside = file.with_name(f"~${file.name}")
    beside.write_bytes(b"\x03Ann")
    said = take(root, beside, file)
    assert said.status == 0
    assert "is left out: Excel keeps it beside a return that is open." in said.err


@pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
def test_what_libreoffice_saved_comes_in_as_what_was_written(
    root: Path, tmp_path: Path, form: str
) -> None:
    from shutil import which

    if which("soffice") is None:
        pytest.skip("needs LibreOffice")
    note = {"What was done": "The board\nwas told", "Expected to be done": f"June {YEAR}"}
    file = fill(of(sent(root), "chief-executive"), **{"1.3(a)": note})
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    call = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(tmp_path / "s")]
    subprocess.run([*call, str(file)], check=True, capture_output=True, timeout=120)
    (saved,) = (tmp_path / "s").iterdir()
    assert take(root, saved).status == 0
    by_libreoffice = text(root, PARTS)
    assert "The board was told" in by_libreoffice
    git(root, "checkout", "-q", "--", PARTS)
    assert take(root, file).status == 0
    assert text(root, PARTS) == by_libreoffice


WORDS = st.text(
    alphabet=st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=("C",)),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip("' -=+@\xa0\xad") == text and not says_nothing(text))
DAYS = st.sampled_from([f"June {YEAR}", f"30 September {YEAR}", f"{YEAR}-07-01", "Spring", "TBC"])


@law(6)
@given(
    st.sampled_from(["1.3(a)", "1.3(b)", "1.1", "1.4"]),
    st.fixed_dictionaries(
        {},
        optional={
            "Status": st.sampled_from(["underway", "at-risk", "complete", "in-place", "withdrawn"]),
            "What was done": WORDS,
            "Evidence": st.sampled_from(["Minutes=minutes#9", "Page=https://north.example/a"]),
            "Done on": st.sampled_from(["May 2024", TODAY, f"May {YEAR}"]),
            "Expected to be done": DAYS,
            "Next": WORDS,
        },
    ),
    st.none() | st.tuples(DAYS, WORDS, st.none() | st.sampled_from(["board", "CE", "The Mayor"])),
    st.none() | st.sampled_from([TODAY, "2020-05-05"]),
)
def test_whatever_comes_in_is_what_the_edits_write(
    known: tuple[Path, bytes],
    tmp_path_factory: pytest.TempPathFactory,
    ref: str,
    report: dict[str, str],
    move: tuple[str, str, str | None] | None,
    day: str | None,
) -> None:
    root, _ = known
    out = root.parent / "out"
    who = "chief-executive" if ref.startswith("1.3") else "head-of-hr"
    file = tmp_path_factory.mktemp("law") / "a.xlsx"
    file.write_bytes(of(out, who).read_bytes())
    moves = dict(zip(("New deadline", "Why it moves", "Who agreed"), move or (), strict=False))
    dated = {"Reported on": day} if day else {}
    before = files(root / "plans/north/1-lead")
    try:
        said = take(root, fill(file, **{ref: {**report, **moves, **dated}}))
        taken = files(root / "plans/north/1-lead")
        git(root, "checkout", "-q", "--", "plans")
        calls = [*_calls(ref, report, move, day)]
        done = [cip(*call, root=root).status for call in calls]
        if said.status == 0:
            assert done == [0] * len(calls)
            assert files(root / "plans/north/1-lead") == taken
        else:
            assert taken == before
            assert any(done)
    finally:
        git(root, "checkout", "-q", "--", "plans")


def _calls(ref: str, report: dict[str, str], move: Any, day: str | None) -> Any:
    options = {
        "Status": "--status",
        "What was done": "--note",
        "Evidence": "--evidence",
        "Done on": "--done-on",
        "Expected to be done": "--expected",
        "Next": "--next",
    }
    dated = ("--on", day) if day else ()
    if report:
        given_ = [part for key, said in report.items() for part in (options[key], said)]
        yield "update", f"north/{ref}", *given_, *dated, "--yes"
    if move:
        deadline, why, who = move
        agreed = ("--agreed-by", who) if who else ()
        yield "reschedule", f"north/{ref}", deadline, "--reason", why, *agreed, *dated, "--yes"


def test_a_part_moves_behind_its_action_where_both_move_whichever_row_comes_first(
    root: Path,
) -> None:
    path = root / PARTS
    whole = path.read_text("utf-8")
    path.write_text(
        whole.replace("recommendations:", f"deadline: August {YEAR}\n\nrecommendations:")
    )
    move = {"New deadline": f"October {YEAR}", "Why it moves": "Late"}
    file = of(sent(root), "chief-executive")
    said = take(root, fill(file, **{"1.3(b)": move}))
    assert said.status == 1
    assert "Return!L4 (1.3(b), New deadline): Part b is due by" in " ".join(said.out.split())
    assert "as_published" not in said.out
    damaged(file, lambda sheet: sheet.move_range("A2:R2", rows=4))
    said = take(root, fill(file, **{"1.3": move, "1.3(b)": move}))
    assert said.status == 0, said.out
    assert "2 rows written in: 2 new." in said.out


def test_an_earlier_day_stands_where_the_edit_puts_it(root: Path) -> None:
    cip("update", "north/1.3(a)", "--note", "Newer", "--yes", root=root)
    file = of(sent(root), "chief-executive")
    note = {"What was done": "Older", "Reported on": REPORTED}
    assert take(root, fill(file, **{"1.3(a)": note})).status == 0
    assert text(root, PARTS).index("Older") < text(root, PARTS).index("Newer")


@pytest.mark.parametrize(
    ("said", "column", "words"),
    [
        ({}, "N", "Write here which board or officer agreed."),
        ({"Who agreed": "board"}, "O", "Write here the document of the sheet Words"),
        ({"Who agreed": "CE", "Minute": "minutes#9"}, "N", "may not in this plan"),
        ({"Status": "Complete"}, "H", "Write here the title of what shows it."),
        ({"What was done": "x", "Reported on": "2020-01-01"}, "P", "under 'Done on'"),
        ({"What was done": "x" * 30_000}, "G", "'What was done' has 30,000 characters"),
    ],
)
def test_what_a_check_refuses_is_told_at_the_cell_that_helps(
    tmp_path: Path, said: dict[str, Any], column: str, words: str
) -> None:
    root = edited_plan(tmp_path / "council", control=True)
    move = {"New deadline": f"June {YEAR + 1}", "Why it moves": "Late"}
    moves = {} if "Status" in said or "What was done" in said else move
    file = fill(of(sent(root), "chief-executive"), **{"1.3(a)": {**moves, **said}})
    told = " ".join(take(root, file, options=("--dry-run",)).out.split())
    assert words in told.partition(f"Return!{column}3 (1.3(a), ")[2]
