"""Text of a plan is inert in every format: no formula, link, field, event or statement."""

import io
import re
import zipfile

import pytest
from builders import action, milestone, on, plan, seen, update
from hostile_plan import hostile_plan
from second_readers import book, csv_rows, events, sql

from cip.assessment.picture import picture
from cip.exports.plans.formats import ExportFormat, ExportRequest, Readership, exported
from cip.exports.plans.workbook import LONGEST
from cip.model.formulas import without_mark

TITLES = (
    *("=1+1", "+1", "-1 day", "@SUM(1)", "'=1+1", "'tis so", '=HYPERLINK("https://evil.example")'),
    *("https://evil.example", "mailto:a@evil.example", "internal:'Figures'!A1", "\\\\evil\\share"),
    *("<r><t>bold</t></r>", "<r>=1</r>", "_x003D_1+1", "]]><f>1+1</f>", "&A&P&[File]", "#REF!"),
    *("a;=1+1;b", 'say "=1"', "x,y", "'; DROP TABLE actions; --", "1.10", "007", "1e5", "TRUE"),
    *("END:VEVENT", "x;y\\nz", "{=1+1}", "{{ 7*7 }}", "１＝１", "＝1+1", "£5 – “ok” 💥"),
)


def made(shown, export_format, readership=Readership.WORKING):
    """Give the bytes of an export's first file."""
    request = ExportRequest([shown], shown.as_of, "x.csv", readership)
    return exported(request, export_format).files[0].data


@pytest.fixture(scope="module")
def hostile():
    """Give a plan in which each title, and more, could be taken for something else."""
    actions = [
        action(
            f"1.{number}",
            "May 2030",
            update("2024-05-01", "underway", f"{title}\nEND:VEVENT\nBEGIN:VALARM", next=title),
            title=title,
            detail=f"{title}\r\n{title}",
            tags=(title,),
            parts=[milestone("a", "April 2030", title=title)],
        )
        for number, title in enumerate(TITLES, start=1)
    ]
    return seen(*actions, as_of="2024-06-01", title=TITLES[0], council=TITLES[6])


def test_csv_and_a_workbook_have_each_title_as_it_is_with_its_mark(hostile):
    in_csv = [row["title"] for row in csv_rows(made(hostile, ExportFormat.CSV).decode())]
    sheet = book(made(hostile, ExportFormat.XLSX))["Actions"]
    in_book = [sheet.cell(row, 2).value for row in range(2, sheet.max_row + 1)]
    for titles in (in_csv, in_book):
        assert [without_mark(title) for title in titles] == list(TITLES)
        assert not any(title.lstrip()[0] in "=+-@＝" for title in titles)


def test_json_and_the_data_base_have_each_text_as_it_is(hostile):
    rows = sql(made(hostile, ExportFormat.SQLITE), "SELECT title, tags FROM actions")
    assert [row["title"] for row in rows] == [row["tags"] for row in rows] == list(TITLES)
    assert [
        row["title"] for row in sql(made(hostile, ExportFormat.SQLITE), "SELECT title FROM parts")
    ] == list(TITLES)


@pytest.mark.parametrize("readership", Readership)
def test_a_workbook_has_text_where_the_plan_has_text_and_links_of_its_own_alone(
    hostile, readership
):
    data = made(hostile, ExportFormat.XLSX, readership)
    for sheet in book(data):
        for cell in (cell for row in sheet for cell in row):
            assert cell.data_type in "snd", cell.coordinate
            if cell.hyperlink is not None:
                assert sheet.title == "Contents"
                assert cell.hyperlink.target is None
    parts = zipfile.ZipFile(io.BytesIO(data))
    for name in parts.namelist():
        text = parts.read(name).decode()
        assert "<f>" not in text
        assert "evil.example" not in text or name in ("xl/sharedStrings.xml", "docProps/core.xml")
        assert not re.search("external|macro|vba|dde", name, re.IGNORECASE)


def test_a_calendar_has_the_events_that_the_plan_has_and_no_other(hostile):
    data = made(hostile, ExportFormat.ICS)
    found = events(data)
    assert [event.summary for event in found] == [
        f"Due: 1.{number} {title}" for number, title in enumerate(TITLES, start=1)
    ]
    assert b"BEGIN:VALARM" not in data
    assert b"ATTACH" not in data
    assert b"URL" not in data


@pytest.mark.parametrize("export_format", ExportFormat)
def test_a_plan_that_is_hostile_throughout_is_exported_and_nothing_in_it_runs(export_format):
    found, texts = hostile_plan()
    shown = picture(found, as_of=on("2025-06-30"))
    data = made(shown, export_format)
    assert data == made(shown, export_format)
    if export_format is ExportFormat.XLSX:
        sheets = list(book(data))
        cells = [cell for sheet in sheets for row in sheet for cell in row]
        assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
        assert not [c.value for c in cells if str(c.value or "").lstrip()[:1] in tuple("=+-@")]
    if export_format is ExportFormat.SQLITE:
        rows = sql(data, "SELECT title FROM actions")
        assert {row["title"] for row in rows} <= set(texts.given.values())
    if export_format is ExportFormat.CSV:
        for row in csv_rows(data.decode()):
            assert not [cell for cell in row.values() if cell.lstrip()[:1] in tuple("=+-@")]
    if export_format is ExportFormat.ICS:
        assert len(events(data)) == data.count(b"BEGIN:VEVENT\r\n")


def test_a_text_longer_than_a_cell_is_cut_and_says_so_in_a_workbook_alone():
    long = "=" + "ab 💥" * 20_000
    shown = seen(action(detail=long), as_of="2024-06-01")
    request = ExportRequest([shown], shown.as_of, "x.xlsx")
    made_book = exported(request, ExportFormat.XLSX)
    assert made_book.cut == 1
    cell = book(made_book.files[0].data)["Actions"]["C2"].value
    assert cell.startswith("'=ab 💥ab")
    assert cell.endswith("💥 [cut here: a cell of Excel holds no more]") or " [cut here" in cell
    assert len(cell.encode("utf-16-le")) // 2 <= LONGEST
    assert csv_rows(made(shown, ExportFormat.CSV).decode())[0]["detail"] == f"'{long}"
    assert sql(made(shown, ExportFormat.SQLITE), "SELECT detail FROM actions") == [{"detail": long}]


@pytest.mark.parametrize("export_format", ExportFormat)
def test_a_plan_with_nothing_in_it_can_be_exported(export_format):
    empty = picture(plan(), as_of=on("2024-06-01"))
    assert made(empty, export_format)
