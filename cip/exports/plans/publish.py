"""The workbook to publish, by the checklist of the Government Analysis Function for spreadsheets.

A cover sheet, a list of contents and notes; then one table a sheet, which begins in column A and is
marked as a table, with one header row; no merged cells, no empty rows or cells, no filters and no
frozen panes, no colours; Arial in 12 points.
"""

from collections.abc import Sequence

from cip.assessment.picture import Picture
from cip.exports.plans.laid_out import Laid, laid, meanings, put_rows, width
from cip.exports.plans.table import Cell, FilledTable
from cip.exports.plans.workbook import PLAIN, Book, Sheet, Style
from cip.model.deadline import day_for_people
from cip.model.text import counted

SHEETS = {
    "plans": (
        "Figures",
        (
            *("plan", "title", "total", "overdue", "at_risk", "silent", "not_reported"),
            *("not_started", "on_track", "complete", "withdrawn"),
        ),
    ),
    "actions": (
        "Actions",
        (
            *("ref", "title", "detail", "workstream", "accountable", "lead", "deadline"),
            *("deadline_last", "baseline", "stands", "last_heard", "note"),
        ),
    ),
    "parts": ("Parts", ("action", "ref", "title", "deadline", "deadline_last", "stands")),
    "moves": ("Moves", ("action", "part", "on", "from", "reason", "agreed_by")),
    "recommendations": ("Recommendations", ("review", "id", "text", "state", "actions")),
    "kpis": ("KPIs", ("id", "title", "unit", "target", "target_by", "value", "value_date")),
    "risks": ("Risks", ("id", "title", "description", "mitigations", "level", "scored_on")),
}
NOT_THERE = "[x]"
"""What stands in a cell that would be empty, as the Analysis Function writes it."""

_TITLE = Style(bold=True, size=16, is_quiet=True)
_HEAD = Style(bold=True)
_PLAIN = Style(is_quiet=True)
_SIZE = 12
_WIDER = 1.2
"""By how much columns are wider than they would be in 11 points."""


def written(
    pictures: Sequence[Picture], filled: Sequence[FilledTable], *, remark: str = ""
) -> tuple[bytes, int]:
    """Give the workbook of plans, and how many texts of it had to be cut.

    ``remark`` is what a reader has to know of it.
    """
    first = pictures[0]
    title = ", ".join(picture.plan.title for picture in pictures)
    book = Book(title=title, author=first.plan.council, as_of=first.as_of, font="Arial", size=_SIZE)
    sheets = laid(filled, SHEETS, with_plan=len(pictures) > 1)
    _put_cover(book, pictures, remark)
    _put_contents(book, sheets)
    _put_notes(book, sheets)
    day = day_for_people(first.as_of)
    for shown in sheets:
        _put_table(book, shown, day)
    return book.written(), book.cut


def _put_cover(book: Book, pictures: Sequence[Picture], remark: str) -> None:
    sheet = book.sheet("Cover", [100])
    day = day_for_people(pictures[0].as_of)
    lines = [", ".join(f"{p.plan.council}: {p.plan.title}" for p in pictures)]
    lines += [
        f"This workbook says where the actions of the plan stood on {day}.",
        *([remark] if remark else []),
        *(p.plan.summary for p in pictures if p.plan.summary),
        *(
            f"Published by {council}."
            for council in dict.fromkeys(picture.plan.council for picture in pictures)
        ),
        "The sheet Contents names the sheets; the sheet Notes says what their columns hold.",
    ]
    for row, text in enumerate(lines):
        sheet.put(row, 0, text, Style(bold=True, size=16) if row == 0 else PLAIN)


def _put_contents(book: Book, sheets: Sequence[Laid]) -> None:
    sheet = book.sheet("Contents", [24, 90])
    sheet.put(0, 0, "Contents", _TITLE)
    sheet.put(1, 0, "This sheet contains one table: the sheets of this workbook.", _PLAIN)
    rows: list[tuple[Cell, ...]] = [
        ("Notes", "What the columns hold, and what [x] means"),
        *(
            (s.name, f"{s.table.title}, {counted(len(s.items), 'row')}. {s.table.about}")
            for s in sheets
        ),
    ]
    _put_marked(sheet, "contents", ("Sheet", "What it holds"), rows, top=2)
    for row, (name, _) in enumerate(rows, start=3):
        sheet.link_to(row, 0, str(name))


def _put_notes(book: Book, sheets: Sequence[Laid]) -> None:
    sheet = book.sheet("Notes", [24, 34, 90])
    sheet.put(0, 0, "Notes", _TITLE)
    said = (
        "This sheet contains one table: what the columns of the other sheets hold.",
        f"{NOT_THERE} stands where the record holds nothing, or where it does not apply.",
        "A text that would be taken for a formula has an apostrophe before it.",
    )
    for row, text in enumerate(said, start=1):
        sheet.put(row, 0, text, _PLAIN)
    heads = ("Sheet", "Column", "What it holds")
    _put_marked(sheet, "notes", heads, meanings(sheets, empty=NOT_THERE), top=len(said) + 1)


def _put_table(book: Book, shown: Laid, day: str) -> None:
    columns = shown.table.columns
    sheet = book.sheet(shown.name, [width(column) * _WIDER for column in columns])
    sheet.put(0, 0, f"{shown.table.title}, as of {day}", _TITLE)
    said = f"This sheet contains one table. {shown.table.about}"
    sheet.put(1, 0, f"{said} The sheet Notes says what its columns hold.", _PLAIN)
    rows = put_rows(sheet, shown, 3, empty=NOT_THERE, coloured=False)
    heads = [column.heading for column in columns]
    sheet.mark(2, rows, heads, name=shown.table.name, head=_HEAD)


def _put_marked(
    sheet: Sheet,
    name: str,
    heads: Sequence[str],
    rows: Sequence[tuple[Cell, ...]],
    *,
    top: int,
) -> None:
    for number, cells in enumerate(rows, start=top + 1):
        for place, cell in enumerate(cells):
            sheet.put(number, place, cell, PLAIN)
    sheet.mark(top, len(rows), heads, name=name, head=_HEAD)
