"""Tables that are laid out otherwise: read across, with columns in parts, in two languages."""

from io import BytesIO

import docx
import pytest
from imports import csv, imported

from cip.importing.account import is_proved
from cip.importing.colour_keys import colour_of
from cip.importing.headings import Key, key_of


def form(*pairs):
    """Give a Word file with a form of two columns for each action."""
    paper = docx.Document()
    for values in pairs:
        table = paper.add_table(0, 2)
        for head, text in zip(("Ref", "Action", "Lead", "Deadline"), values, strict=True):
            cells = table.add_row().cells
            cells[0].text, cells[1].text = head, text
        paper.add_paragraph()
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def test_a_form_for_each_action_is_read_across():
    file = form(("A1", "Plan it", "Clerk", "May 2026"), ("A2", "Do it", "Mayor", "end Dec-26"))
    found = imported("a.docx", file)
    assert {ref: (a.title, a.accountable) for ref, a in found.actions.items()} == {
        "A1": ("Plan it", ("Clerk",)),
        "A2": ("Do it", ("Mayor",)),
    }
    assert "Read across, a column an action: table 1, table 2." in found.made.remarks
    assert found.actions["A1"].source.note == "Table 1, column 2"
    assert is_proved(found.made.account, [table.rows for table in found.paper.paper.tables])
    assert found.made.account.words.startswith("4 rows read = 2 actions + 0 parts + 2 headings")


def test_a_form_with_headings_in_two_columns_is_read_across():
    paper = docx.Document()
    for ref in ("A1", "A2"):
        table = paper.add_table(3, 4)
        lines = (("Ref", ref, "Status", "On track"), ("Action", f"Do {ref}", "", ""))
        for row, texts in enumerate((*lines, ("Owner", "Clerk", "Due date", "May 2026"))):
            for cell, text in zip(table.rows[row].cells, texts, strict=True):
                cell.text = text
        table.cell(1, 1).merge(table.cell(1, 3))
        paper.add_paragraph()
    file = BytesIO()
    paper.save(file)
    found = imported("a.docx", file.getvalue())
    told = [(a.title, a.accountable, a.deadline.text) for a in found.actions.values()]
    assert told == [("Do A1", ("Clerk",), "May 2026"), ("Do A2", ("Clerk",), "May 2026")]
    assert [a.updates[0].status for a in found.actions.values()] == ["underway", "underway"]
    assert is_proved(found.made.account, [table.rows for table in found.paper.paper.tables])


def test_a_table_whose_actions_stand_beside_each_other_is_read_across():
    rows = [("Ref", "1.1", "1.2"), ("Action", "Plan", "Do"), ("Owner", "Clerk", "Mayor")]
    found = imported("a.csv", csv(*rows, ("Status", "On track", "")))
    assert [a.accountable for a in found.actions.values()] == [("Clerk",), ("Mayor",)]
    assert [len(a.updates) for a in found.actions.values()] == [1, 0]


def test_a_list_whose_headings_stand_in_a_row_is_not_turned():
    rows = [("Action", "Owner", "Due"), ("Status", "Clerk", "2026"), ("Owner", "Mayor", "2027")]
    found = imported("a.csv", csv(*rows, ("Ref", "Clerk", "2026")))
    assert [a.title for a in found.actions.values()] == ["Status", "Owner", "Ref"]


def test_columns_that_are_parts_of_one_are_taken_together():
    head = ("Ref", "Action", "Owner 1", "Owner 2")
    found = imported("a.csv", csv(head, ("1.1", "Plan", "Clerk", "Mayor"), ("1.2", "Do", "", "")))
    assert found.actions["1.1"].accountable == ("Clerk", "Mayor")
    head = ("Ref", "Action", "Owner", "Action owner")
    found = imported("a.csv", csv(head, ("1.1", "Plan", "Clerk", "Mayor")))
    assert found.actions["1.1"].accountable == ()


@pytest.mark.parametrize(
    ("heads", "now"), [(("This month", "Last month"), "Red"), (("Previous", "Current"), "Green")]
)
def test_of_a_colour_now_and_before_that_of_now_is_taken(heads, now):
    paper = docx.Document()
    table = paper.add_table(3, 4)
    for row, texts in enumerate((("Ref", "Action", "RAG", ""), ("", "", *heads))):
        for cell, text in zip(table.rows[row].cells, texts, strict=True):
            cell.text = text
    for column in (0, 1):
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 2).merge(table.cell(0, 3))
    for cell, text in zip(table.rows[2].cells, ("1.1", "Plan", "Red", "Green"), strict=True):
        cell.text = text
    file = BytesIO()
    paper.save(file)
    found = imported("a.docx", file.getvalue())
    assert found.actions["1.1"].as_published["rag"] == now
    (left,) = [column for _, column in found.paper.columns if column.key is None]
    assert "is taken as rag" in left.why


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Cyf / Ref", Key.REF),
        ("Swyddog Arweiniol / Lead Officer", Key.LEAD),
        ("Dyddiad Targed\nTarget Date", Key.DEADLINE),
        ("Statws | Status", Key.STATUS),
        ("Status / Comments", None),
        ("Risk / Action", None),
        ("Owner 2", Key.ACCOUNTABLE),
        ("Who's leading?", Key.LEAD),
    ],
)
def test_a_heading_in_two_languages_is_what_both_say(heading, key):
    assert key_of(heading) is key


@pytest.mark.parametrize(
    ("shown", "colour"),
    [
        ("🟢", "green"),
        ("🟠 Amber", "amber"),
        ("Green ↑", "green"),
        ("A ▼", "amber"),
        ("🟢 Red", ""),
        ("🟢🔴", ""),
        ("✅", ""),
        ("Greenwich", ""),
    ],
)
def test_a_colour_is_known_as_a_circle_and_beside_an_arrow(shown, colour):
    assert colour_of(shown) == colour


def test_a_key_of_circles_is_read():
    rows = [
        ("1.1", "Plan", "🟢↑"),
        ("1.2", "Do", "🔴"),
        ("Key: 🟢 = On track; 🔴 = At risk", "", ""),
    ]
    found = imported("a.csv", csv(("Ref", "Action", "RAG"), *rows))
    assert [a.updates[0].status for a in found.actions.values()] == ["underway", "at-risk"]


def test_days_of_the_week_quarters_and_weeks_are_dates():
    printed = {
        "Friday 30 January 2026": "2026-01-30",
        "Thursday, 26th February 2026": "2026-02-26",
        "end Dec-25": "2025-12-31",
        "by 31.03.2026": "2026-03-31",
        "31st of March 2026": "2026-03-31",
        "Q3 25/26": "2025-12-31",
        "FY25/26": "2026-03-31",
        "w/c 20 April 2026": "2026-04-26",
    }
    rows = [(f"1.{n}", "Do", text) for n, text in enumerate(printed, 1)]
    found = imported("a.csv", csv(("Ref", "Action", "By when"), *rows))
    ends = [action.deadline.last.isoformat() for action in found.actions.values()]
    assert ends == list(printed.values())
