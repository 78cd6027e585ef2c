"""cip returns: the workbooks that officers fill in, and what is taken in of them."""

import io
import json
import re
from datetime import date
from time import process_time

import openpyxl
import pytest
from builders import REPOSITORY, repository
from command_runner import cip
from committed_plans import git, on
from officer import Officer
from second_readers import book, files, table_of

from cip.model.grammar import parse_deadline
from cip.model.text import UNSEEN
from cip.terminal.lines import line
from cip.terminal.screen import picture

TODAY = date.today().isoformat()  # noqa: DTZ011 - imports are of today
PICTURE = REPOSITORY / "docs" / "returns.svg"
PLAN = """\
council: North Council

title: Improvement Plan

approved: 2024-01-10

period: {start: April 2024, end: March 2039}

objectives: [{ref: "1", title: Lead well}]

officers:
  - {id: coo, title: Chief Operating Officer, abbreviations: [COO]}
  - {id: hr, title: Head of HR}

documents:
  - {id: minutes, title: Minutes of the board}

legend:
  underway: {word: Going well}
"""
FILES = {
    "north/plan.yaml": PLAN,
    "north/1-w/1.1-x.yaml": "accountable: COO\n\ndeadline: May 2035\n",
    "north/1-w/1.2-x.yaml": "accountable: [COO, Head of HR]\n\ndeadline: June 2035\n",
    "north/1-w/1.3-x.yaml": "accountable: Head of HR\n\ndeadline: July 2035\n",
    "north/1-w/1.4-x.yaml": "deadline: July 2035\n",
    "north/1-w/1.5-x.yaml": "accountable: COO\n\nupdates: [{date: 2024-05-01, status: complete}]\n",
}


@pytest.fixture
def root(tmp_path):
    return repository(tmp_path / "council", FILES)


@pytest.fixture
def sent(root, tmp_path):
    """Give the folder of the returns of the plan."""
    said = cip("returns", "export", "north", "-o", str(tmp_path / "out"), *BY, root=root)
    assert said.status == 0, said.err
    return tmp_path / "out"


BY = ("--by", "2039-01-01", "--to", "office@north.example")


def fill(folder, who, ref, **answers):
    """Write in a return as an officer does, by the headings of the columns."""
    (file,) = folder.glob(f"north-{who}-*.xlsx")
    read = openpyxl.load_workbook(file)
    sheet = read["Return"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    (row,) = [cell.row for cell in sheet["A"] if cell.value == ref]
    for heading, text in answers.items():
        sheet.cell(row, heads[heading.replace("_", " ")]).value = text
    read.save(file)
    return file


def take(root, *files, options=("--yes",)):
    return cip("returns", "import", *map(str, files), *options, root=root)


def action(root, ref):
    return (root / f"plans/north/1-w/{ref}-x.yaml").read_text(encoding="utf-8")


def test_each_officer_gets_the_open_actions_and_nothing_open_is_lost(sent):
    refs = {
        file.name.split("-2")[0]: [
            row["Ref"] for row in table_of(openpyxl.load_workbook(file)["Return"])
        ]
        for file in sorted(sent.iterdir())
    }
    assert refs == {
        "north-coo": ["1.1", "1.2"],
        "north-hr": ["1.2", "1.3"],
        "north-programme-office": ["1.4"],
    }


def test_a_return_says_until_when_and_to_whom(sent):
    cover = {
        row[0].value: row[1].value for row in book(next(sent.glob("*coo*")).read_bytes())["Read me"]
    }
    assert cover["Return of"] == "Chief Operating Officer"
    assert cover["Send it back by"] == "1 January 2039"
    assert cover["To"] == "office@north.example"


def test_only_the_answers_can_be_written_and_a_status_is_chosen_in_the_plans_own_words(sent):
    read = book(next(sent.glob("*coo*")).read_bytes())
    sheet = read["Return"]
    assert sheet.protection.sheet
    open_heads = {sheet.cell(1, c.column).value for c in sheet[2] if not c.protection.locked}
    assert open_heads == {
        *("Status", "What was done", "Evidence", "Done on", "Expected to be done", "Next"),
        *("New deadline", "Why it moves", "Who agreed", "Minute", "Reported on"),
    }
    choices = [v for v in sheet.data_validations.dataValidation if v.type == "list"]
    assert {choice.formula1 for choice in choices} == {"'Words'!$A$2:$A$5"}
    assert [cell.value for cell in read["Words"]["A"]] == [
        *("Status", "Not started", "Going well", "At risk", "Complete", "In place"),
    ]


def test_in_place_is_offered_only_where_something_goes_on(root, tmp_path):
    goes_on = action(root, "1.1").replace("May 2035", "June 2024, then ongoing")
    (root / "plans/north/1-w/1.1-x.yaml").write_text(goes_on)
    cip("returns", "export", "north", "-o", str(tmp_path / "out"), *BY, root=root)
    read = book(next((tmp_path / "out").glob("*coo*")).read_bytes())["Return"]
    choices = [v for v in read.data_validations.dataValidation if v.type == "list"]
    assert {str(choice.sqref): choice.formula1 for choice in choices} == {
        "F2": "'Words'!$A$2:$A$6",
        "F3": "'Words'!$A$2:$A$5",
    }


def test_a_report_comes_in_as_an_update_in_the_plans_words(root, sent):
    file = fill(
        sent,
        "coo",
        "1.1",
        Status="Going well",
        What_was_done="The board was told.",
        Evidence="Paper of the board\nMinutes = minutes#9\nPage=https://north.example/p",
        Expected_to_be_done="April 2035",
        Next="Train all",
    )
    before = action(root, "1.1")
    said = take(root, file)
    assert said.status == 0, said.err
    assert "1 row written in: 1 new." in said.out
    added = action(root, "1.1").removeprefix(before.rstrip("\n"))
    for words in (
        f"date: {TODAY}",
        "status: underway",
        "note: The board was told.",
        "title: Paper of the board",
        "document: minutes",
        "https://north.example/p",
        "expected: April 2035",
        "next: Train all",
    ):
        assert words in added, words
    assert cip("check", "north", root=root).status == 0


def test_the_same_file_twice_adds_nothing_on_another_day_either(root, sent):
    file = fill(
        sent,
        "coo",
        "1.1",
        Status="At risk",
        What_was_done="Late grant",
        New_deadline="June 2036",
        Why_it_moves="Grant",
    )
    assert take(root, file).status == 0
    once = action(root, "1.1")
    for options in (("--yes",), ("--yes", "--on", "2025-03-01"), ("--dry-run",)):
        said = take(root, file, options=options)
        assert said.status == 0
        assert "1 row written in: 1 there already." in said.out
        assert action(root, "1.1") == once


def test_a_move_that_is_in_the_file_is_there_already_when_its_new_day_has_passed(root, tmp_path):
    out = tmp_path / "out"
    sent = ("returns", "export", "north", "-o", str(out), *BY, "--as-of", "2024-05-15")
    assert cip(*sent, root=root).status == 0
    file = fill(out, "coo", "1.1", New_deadline="June 2024", Why_it_moves="Sooner")
    assert take(root, file, options=("--yes", "--on", "2024-06-01")).status == 0
    again = take(root, file)
    assert "1 row written in: 1 there already." in again.out
    fill(out, "coo", "1.1", New_deadline="July 2024")
    assert "31 July 2024 has passed" in " ".join(take(root, file).out.split())


def test_the_day_on_which_it_was_done_comes_in_with_the_status_that_says_so(root, sent):
    file = fill(sent, "coo", "1.1", Status="Complete", Evidence="Minutes", Done_on="May 2025")
    assert take(root, file).status == 0
    (update,) = cip("show", "north/1.1", "--json", root=root).data["action"]["updates"]
    assert (update["status"], update["done_on"]["text"]) == ("complete", "May 2025")
    again = take(root, file)
    assert "1 there already" in again.out


def test_a_day_on_which_it_was_done_is_that_day_as_excel_keeps_it(root, sent):
    file = fill(sent, "coo", "1.1", Status="Complete", Done_on=date(2025, 5, 2))
    assert take(root, file).status == 0
    assert re.search(r"done_on: (2025-05-02|2 May 2025)\n", action(root, "1.1"))


def test_a_move_comes_in_as_a_rescheduling(root, sent):
    file = fill(
        sent,
        "hr",
        "1.3",
        New_deadline="October 2035",
        Why_it_moves="The grant is late",
        Who_agreed="COO",
        Reported_on="2025-06-02",
    )
    assert take(root, file).status == 0
    text = action(root, "1.3")
    assert "deadline: October 2035" in text
    for words in (
        "on: 2025-06-02",
        "from: July 2035",
        "reason: The grant is late",
        "agreed_by: Chief Operating Officer",
    ):
        assert words in text, words
    assert "updates" not in text


@pytest.mark.parametrize(
    ("answers", "place", "said"),
    [
        ({"Status": "Nearly there"}, "F2", "'Nearly there' is no status."),
        ({"Status": "Withdrawn"}, "F2", "What is withdrawn needs a reason: cip withdraw north/1.1"),
        (
            {"What_was_done": "x", "Expected_to_be_done": "Summer"},
            "J2",
            "'Summer' cannot be read as",
        ),
        ({"What_was_done": "x", "Evidence": "Minutes=minuts#9"}, "H2", "'minuts' is no document"),
        (
            {"What_was_done": "x", "Evidence": "Minutes=https://user:word@north.example/"},
            "H2",
            "without a user name or password in it",
        ),
        ({"Status": "Complete", "Done_on": "Spring"}, "I2", "'Spring' cannot be read as"),
        ({"Status": "Going well", "Done_on": "May 2024"}, "I2", "This says when it was done"),
        ({"What_was_done": "x", "Done_on": "May 2024"}, "I2", "This says when it was done"),
        ({"Status": "Complete", "Done_on": "2099-01-01"}, "I2", "after the day of this report"),
        ({"New_deadline": "June 2036"}, "M2", "Say why the deadline moves."),
        ({"Why_it_moves": "Grant"}, "M2", "This is for a move, and there is no new deadline."),
        (
            {"New_deadline": "May 2035", "Why_it_moves": "No"},
            "L2",
            "The deadline is May 2035 already.",
        ),
        ({"What_was_done": "x", "Reported_on": "2099-01-01"}, "P2", "is still to come"),
        ({"What_was_done": "x", "Reported_on": "2019-01-01"}, "P2", "2019"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_a_cell_that_cannot_be_taken_is_named_and_nothing_of_its_file_is_written(
    root, sent, answers, place, said
):
    fill(sent, "coo", "1.1", **answers)
    file = fill(sent, "coo", "1.2", Status="At risk", What_was_done="Fine")
    before = files(root / "plans/north/1-w")
    found = take(root, file)
    assert found.status == 1
    assert f"Return!{place} (1.1, " in found.out.replace("\n    ", " ")
    assert said in " ".join(found.out.split())
    assert files(root / "plans/north/1-w") == before
    assert "1 left out with them, of the same file" in " ".join(found.out.split())


def test_another_file_comes_in_though_one_is_refused(root, sent):
    bad = fill(sent, "coo", "1.1", Status="Nearly there")
    good = fill(sent, "hr", "1.3", What_was_done="Done with it")
    said = take(root, bad, good)
    assert said.status == 1
    assert "note: Done with it" in action(root, "1.3")


def test_what_two_say_comes_in_with_the_file_of_one_though_that_of_the_other_is_refused(root, sent):
    fill(sent, "hr", "1.3", Status="Nearly there")
    bad = fill(sent, "hr", "1.2", What_was_done="Told the board")
    good = fill(sent, "coo", "1.2", What_was_done="Told the board")
    said = take(root, bad, good)
    assert "3 rows written in: 1 new, 1 said alike in another row, 1 refused." in " ".join(
        said.out.split()
    )
    assert "note: Told the board" in action(root, "1.2")


def test_what_a_check_refuses_is_refused_in_each_file_that_says_it(root, sent):
    said = take(
        root,
        *(
            fill(sent, who, "1.2", What_was_done="x", Reported_on="2019-01-01")
            for who in ("coo", "hr")
        ),
    )
    assert said.out.count("Return!P") == 2


def test_an_action_that_changed_meanwhile_is_shown_and_not_written(root, sent):
    file = fill(sent, "coo", "1.1", What_was_done="Told the board")
    assert cip("update", "north/1.1", "--note", "Another", "--yes", root=root).status == 0
    before = action(root, "1.1")
    said = take(root, file)
    assert said.status == 1
    assert "north/1.1: changed meanwhile" in said.out
    assert "What was done: Told the board" in said.out
    assert action(root, "1.1") == before


def test_a_file_that_is_laid_out_anew_is_no_change(root, sent):
    file = fill(sent, "coo", "1.1", What_was_done="Told the board")
    path = root / "plans/north/1-w/1.1-x.yaml"
    path.write_text(action(root, "1.1").replace("May 2035", "'May 2035'") + "\n# a remark\n")
    assert take(root, file).status == 0
    assert "Told the board" in action(root, "1.1")


def test_two_owners_who_say_the_same_are_heard_once_and_others_are_shown(root, sent):
    same = {"Status": "At risk", "What_was_done": "Late"}
    one, other = fill(sent, "coo", "1.2", **same), fill(sent, "hr", "1.2", **same)
    assert take(root, one, other, options=("--dry-run",)).status == 0
    other = fill(sent, "hr", "1.2", What_was_done="In time")
    said = take(root, one, other)
    assert said.status == 1
    assert "north/1.2: two answers" in said.out
    assert "What was done: Late" in said.out
    assert "What was done: In time" in said.out
    told = " ".join(said.out.split())
    assert "settle it with 'cip update north/1.2'" in told
    assert "A file that is imported alone takes its own side." in told
    assert "updates" not in action(root, "1.2")


def test_one_of_two_who_were_asked_comes_in_with_a_line_that_the_other_is_not_here(root, sent):
    file = fill(sent, "coo", "1.2", What_was_done="Late")
    (empty,) = sent.glob("north-hr-*.xlsx")
    line_ = "Asked too, and no return of theirs is here: Head of HR."
    assert line_ in take(root, file, options=("--dry-run",)).out
    assert line_ not in take(root, file, empty, options=("--dry-run",)).out
    alone = fill(sent, "coo", "1.1", What_was_done="Late")
    assert take(root, alone, options=("--dry-run",)).out.count(line_) == 1


def test_the_message_of_the_commit_names_each_file_and_the_officer_who_said_it(root, sent):
    git(root, "init", "-q")
    on(root, "2025-01-01")
    coo = fill(sent, "coo", "1.1", What_was_done="Late")
    fill(sent, "coo", "1.2", What_was_done="Late")
    hr = fill(sent, "hr", "1.2", What_was_done="Late")
    damaged(hr, lambda read: setattr(read["Read me"]["B3"], "value", "Ann Smith"))
    said = take(root, coo, hr, options=("--yes", "--commit"))
    assert said.status == 0, said.err
    lines = [f"{coo.name}, Chief Operating Officer: 1.1, 1.2", f"{hr.name}: 1.2"]
    assert git(root, "log", "-1", "--format=%b").splitlines()[:2] == lines
    for each in lines:
        assert f"From {each}" in " ".join(said.out.split())


def test_a_row_that_a_file_has_thousands_of_times_is_held_against_the_plan_once(root, sent):
    file = fill(sent, "coo", "1.1", What_was_done="The board met.")
    read = openpyxl.load_workbook(file)
    sheet = read["Return"]
    row = [
        cell.value for cell in next(r for r in sheet.iter_rows(min_row=2) if r[0].value == "1.1")
    ]
    for _ in range(3_000):
        sheet.append(row)
    read.save(file)
    began = process_time()
    said = take(root, file)
    assert process_time() - began < 8
    assert said.status == 0
    assert action(root, "1.1").count("The board met.") == 1


def test_a_return_with_more_rows_than_there_can_be_is_refused_in_words_of_a_return(root, sent):
    file = fill(sent, "coo", "1.1", What_was_done="The board met.")
    read = openpyxl.load_workbook(file)
    for number in range(5_001):
        read["Return"].append([number])
    read.save(file)
    said = take(root, file)
    assert said.status == 2
    told = " ".join(said.out.split())
    assert "5,000 rows, so it is no return" in told
    assert "new copy of the return" in told
    assert "plan" not in told.replace(str(file.parent), "")


def test_what_a_check_warns_of_is_told_at_each_row_though_all_are_tried_together(root, sent):
    for who, ref in (("coo", "1.1"), ("coo", "1.2"), ("hr", "1.2"), ("hr", "1.3")):
        fill(sent, who, ref, Status="Complete")
    said = take(root, *sent.glob("*.xlsx"), options=("--yes", "--json"))
    assert said.status == 0
    told = {
        (row["address"], finding["path"].rsplit("/", 1)[1], finding["rule"])
        for row in json.loads(said.out)["rows"]
        for finding in row["findings"]
    }
    assert told == {
        (f"north/{ref}", f"{ref}-x.yaml", "complete-without-evidence")
        for ref in ("1.1", "1.2", "1.3")
    }


def test_a_number_without_end_is_told_cut_short(root, sent):
    file = fill(sent, "coo", "1.1", What_was_done="The board met.", Ref="9" * 30_000)
    said = take(root, file)
    assert said.status == 1
    assert "There is no action 999" in " ".join(said.out.split())
    assert len(said.out) < 1_000


def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(root, sent):
    file = fill(sent, "coo", "1.1", Status="At risk", What_was_done="Late")
    before = action(root, "1.1")
    said = take(root, file, options=("--dry-run",))
    assert said.status == 0
    assert "status: at-risk" in said.out
    assert action(root, "1.1") == before


def test_a_row_with_nothing_written_in_it_is_nothing(root, sent):
    file = fill(sent, "coo", "1.1", Reported_on="2025-01-01")
    said = take(root, file)
    assert said.status == 0
    assert "Nothing was written in." in said.out


def test_a_day_that_excel_made_of_what_was_typed_is_that_day(root, sent):
    file = fill(sent, "coo", "1.1", What_was_done="x", Expected_to_be_done=date(2035, 4, 30))
    assert take(root, file).status == 0
    line = next(t for t in action(root, "1.1").splitlines() if "expected:" in t)
    assert parse_deadline(line.split(": ")[1]).day == date(2035, 4, 30)


def damaged(file, change):
    read = openpyxl.load_workbook(file)
    change(read)
    read.save(file)
    return file


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda read: read.remove(read["Return"]), "is no return: it has no sheet called Return."),
        (
            lambda read: read["Return"].delete_cols(6),
            "no column, or more than one, called 'Status'",
        ),
        (lambda read: read["Return"].delete_cols(18), "called 'Mark'"),
        (
            lambda read: setattr(read["Return"]["R2"], "value", "?"),
            "Return!R2: this row does not say any more which action it is about.",
        ),
        (
            lambda read: setattr(read["Return"]["Q2"], "value", "elsewhere"),
            "There is no plan 'elsewhere'.",
        ),
    ],
)
def test_a_file_that_is_no_return_any_more_is_refused_in_a_sentence(root, sent, change, said):
    file = damaged(fill(sent, "coo", "1.1", What_was_done="x"), change)
    found = take(root, file)
    other = fill(sent, "hr", "1.3", What_was_done="Begun")
    found = take(root, file, other)
    assert found.status == 1
    told = " ".join(found.out.split())
    assert said in told
    assert "Nothing of this file is taken." in told
    assert "1 row written in: 1 new." in told
    assert "note: Begun" in action(root, "1.3")


def test_a_return_that_is_damaged_or_missing_is_named_and_the_others_come_in(root, sent, tmp_path):
    good = fill(sent, "hr", "1.3", What_was_done="Begun")
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(good.read_bytes()[:2_000])
    said = take(root, bad, tmp_path / "none.xlsx", good, options=("--json",))
    assert said.status == 1
    assert [file["file"] for file in said.data["unread"]] == [str(bad), str(tmp_path / "none.xlsx")]
    assert said.data["account"]["new"] == 1


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("C2", "June 2099", "C2 was changed and is not taken: it is not a cell for answers. It"),
        ("C2", date(2099, 6, 1), "It says '2099-06-01'. A new date belongs under 'New deadline'."),
        ("C2", None, "C2 was changed and is not taken: it is not a cell for answers. It is empty"),
        ("B2", "phase 1 done", "B2 was changed and is not taken"),
        ("A2", "1.99", "A2 was changed and is not taken"),
        ("S3", "my comment", "S3 is not taken: its column is none of the return."),
        ("S1", "Comments", "S1 is not taken: its column is none of the return."),
        ("A9", "on leave until May", "A9 is not taken: its row is none of the return."),
        ("G9", "back soon", "G9 is not taken: its row is none of the return."),
    ],
)
def test_what_is_written_where_no_answer_belongs_is_named_and_nothing_is_lost(
    root, sent, cell, value, said
):
    (file,) = sent.glob("north-coo-*.xlsx")
    damaged(file, lambda read: setattr(read["Return"][cell], "value", value))
    found = take(root, file)
    told = " ".join(found.out.split())
    assert f"Return!{cell} " in told
    assert said in told
    assert "Nothing was written in the cells for answers. 1 other cell is not taken." in told
    assert found.status == 1


def test_a_sheet_that_an_officer_added_is_named(root, sent):
    file = fill(sent, "coo", "1.1", What_was_done="Begun")
    damaged(file, lambda read: read.create_sheet("Notes").append(["Ask me"]))
    found = take(root, file)
    assert "The sheet 'Notes' is not taken" in " ".join(found.out.split())
    assert "note: Begun" in action(root, "1.1")


def test_an_action_that_changed_since_does_not_make_its_white_cells_changed(root, sent):
    (file,) = sent.glob("north-coo-*.xlsx")
    cip("reschedule", "north/1.1", "June 2036", "--reason", "Late", "--yes", root=root)
    assert "Nothing was written in.\n" in take(root, file).out


def test_a_return_with_the_mark_of_an_older_export_comes_in(root, sent):
    file = fill(sent, "coo", "1.1", What_was_done="Begun", Deadline="June 2099")
    damaged(
        file, lambda read: setattr(read["Return"]["R2"], "value", read["Return"]["R2"].value[:30])
    )
    assert take(root, file).status == 0
    assert "note: Begun" in action(root, "1.1")


def test_a_number_that_is_gone_is_named_with_its_cell(root, sent):
    file = damaged(
        fill(sent, "coo", "1.1", What_was_done="x"),
        lambda read: setattr(read["Return"]["A2"], "value", "9.9"),
    )
    said = take(root, file)
    assert said.status == 1
    assert "Return!A2 (9.9, Ref): There is no action 9.9 in north that can be read." in " ".join(
        said.out.split()
    )


@pytest.mark.parametrize("text", ['ref: "1.1"\n\ntitle: [\n', 'ref: "1.1"\n\nsurprise: x\n'])
def test_an_action_whose_file_is_broken_now_is_named_with_its_cell(root, sent, text):
    file = fill(sent, "coo", "1.1", What_was_done="x")
    (root / "plans/north/1-w/1.1-x.yaml").write_text(text)
    said = take(root, file)
    assert said.status == 1
    assert "Return!A2 (1.1, Ref): " in said.out or "changed meanwhile" in said.out
    assert action(root, "1.1") == text


def test_a_plan_that_has_not_begun_is_not_asked_about(root, tmp_path):
    call = ("returns", "export", "north", "-o", str(tmp_path / "o"), *BY, "--as-of")
    said = cip(*call, "2024-03-31", root=root)
    assert said.status == 2
    assert "north begins on 1 April 2024: nothing can be reported before." in said.err
    assert cip(*call, "2024-04-01", root=root).status == 0


def test_a_return_says_what_each_status_is_and_who_else_is_asked(sent):
    read = book(next(sent.glob("*coo*")).read_bytes())
    words = {row[0].value: row[1].value for row in read["Words"].iter_rows(max_row=6)}
    assert words["In place"].endswith("goes on for good. For what is due once write 'Complete'.")
    assert all(words.values())
    titles = [row["Action"].split("\n")[1:] for row in table_of(read["Return"])]
    assert titles == [[], ["(asked too: Head of HR)"]]


def test_each_row_has_room_for_an_answer_of_five_lines(sent):
    sheet = book(next(sent.glob("*coo*")).read_bytes())["Return"]
    assert all(sheet.row_dimensions[row].height >= 5 * 14 for row in (2, 3))


def test_one_officer_alone_can_be_asked(root, tmp_path):
    out = tmp_path / "one"
    cip("returns", "export", "north", "--officer", "COO", "-o", str(out), *BY, root=root)
    assert [name[:9] for name in files(out)] == ["north-coo"]
    said = cip("returns", "export", "north", "--officer", "Cook", "-o", str(out), *BY, root=root)
    assert said.status == 2
    assert "'Cook' answers for nothing that is open here." in said.err


def test_until_when_is_the_next_meeting_or_has_to_be_said(root, tmp_path):
    said = cip("returns", "export", "north", "-o", str(tmp_path), root=root)
    assert said.status == 2
    assert "Say until when the returns are wanted: --by" in said.err
    assert "north names no meeting to come." in " ".join(said.err.split())
    board = "\nboards: [{id: board, title: Board, meetings: [2038-03-01, 2038-02-01]}]\n"
    (root / "plans/north/plan.yaml").write_text(PLAN + board)
    assert cip("returns", "export", "north", "-o", str(tmp_path / "m"), root=root).status == 0
    read = book(next((tmp_path / "m").glob("*coo*")).read_bytes())
    assert "1 February 2038" in [row[1].value for row in read["Read me"]]


def test_the_same_plan_and_day_give_the_same_bytes(root, tmp_path):
    made = []
    for name in ("a", "b"):
        call = ("--as-of", "2025-01-01", *BY)
        cip("returns", "export", "north", "-o", str(tmp_path / name), *call, root=root)
        made.append(files(tmp_path / name))
    assert made[0] == made[1]
    assert not [n for n in made[0] if b"<f>" in io.BytesIO(made[0][n]).getvalue()]


def test_a_move_that_change_control_wants_agreed_is_refused_at_its_cell(root, sent):
    (root / "plans/north/plan.yaml").write_text(
        PLAN + "\nchange_control: {since: 2024-06-01, agreed_by: [COO], tolerance_days: 0}\n"
    )
    git(root, "init", "-q")
    on(root, "2025-01-01")
    file = fill(sent, "hr", "1.3", New_deadline="October 2035", Why_it_moves="Late grant")
    said = take(root, file)
    assert said.status == 1
    assert "Return!N3 (1.3, Who agreed): " in said.out
    fill(sent, "hr", "1.3", Who_agreed="Chief Operating Officer")
    assert (
        "Return!O3 (1.3, Minute): 'Chief Operating Officer' agreed, and no minute is named."
        in " ".join(take(root, file).out.split())
    )
    assert "October" not in action(root, "1.3")
    fill(sent, "hr", "1.3", Minute="minutes#9")
    assert take(root, file).status == 0
    assert "agreed_by: Chief Operating Officer" in action(root, "1.3")


@pytest.mark.parametrize(
    "text",
    [
        "it is \u202edone",
        "it\u200bis",
        "x" * 30_000,
        "a: b\n- c\n\n#d",
        "'quoted' \"so\": {x}, [y]",
        "---",
    ],
    ids=["bidirectional", "zero width", "long", "yaml", "quotes", "document"],
)
def test_whatever_is_typed_is_kept_as_text_or_refused_at_its_cell(root, sent, text):
    file = fill(sent, "coo", "1.1", What_was_done=text)
    before = action(root, "1.1")
    said = take(root, file)
    if said.status == 0:
        (update,) = cip("show", "north/1.1", "--json", root=root).data["action"]["updates"]
        assert " ".join(update["note"].split()) == " ".join(re.sub(UNSEEN, "", text).split())
        assert cip("check", "north", root=root).status == 0
    else:
        assert said.status == 1
        assert "Return!G2 (1.1, What was done): " in said.out
        assert action(root, "1.1") == before


def test_a_formula_is_never_run_and_where_its_value_is_not_known_it_is_refused(root, sent):
    file = fill(sent, "coo", "1.1", What_was_done="=1+1", Next="Go on")
    said = take(root, file)
    assert said.status == 1
    assert "Return!G2 (1.1, What was done): This is a formula" in " ".join(said.out.split())
    assert "updates" not in action(root, "1.1")


def test_the_picture_of_the_page_shows_what_is_printed(root, sent, rewrite, monkeypatch):
    """Where this fails after a change of the words: look, then ``pytest --rewrite``."""
    fill(
        sent,
        "coo",
        "1.1",
        Status="Going well",
        What_was_done="The board agreed the brief.",
        Evidence="Minutes of the board=minutes#9",
        Reported_on="2025-06-02",
    )
    fill(sent, "hr", "1.3", New_deadline="Summer", Why_it_moves="The grant is late")
    for file in sent.iterdir():
        file.rename(sent / f"{file.name[: -len(TODAY) - 6]}.xlsx")
    monkeypatch.chdir(sent.parent)
    calls = ("out/north-coo.xlsx", "out/north-hr.xlsx")
    said = take(root, *calls, options=("--dry-run",))
    command = f"cip returns import {' '.join(calls)} --dry-run"
    shown = [line(f"$ {command}"), *map(line, said.out.splitlines())]
    drawn = picture(shown, width=80, title=command)
    if rewrite:
        PICTURE.write_text(drawn, encoding="utf-8")
    assert PICTURE.read_text(encoding="utf-8") == drawn


@pytest.mark.parametrize(("answer", "status"), [("n", 1), ("y", 0)])
def test_in_a_terminal_it_is_asked_before_anything_is_written(root, sent, answer, status):
    file = fill(sent, "coo", "1.1", What_was_done="Told the board")
    with Officer("returns", "import", str(file), cwd=root) as officer:
        officer.sees("Write what is new of 1 row? [Y/n]").types(answer)
        assert officer.ends() == status
    assert ("Told the board" in action(root, "1.1")) == (answer == "y")
