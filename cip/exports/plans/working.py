"""The workbook to work in: filters, a header that stays, colours with words, real dates."""

from collections.abc import Sequence

from cip.assessment.picture import Picture
from cip.exports.plans.laid_out import Laid, laid, meanings, put_rows, width
from cip.exports.plans.table import FilledTable
from cip.exports.plans.workbook import PLAIN, Book, Style
from cip.model.deadline import day_for_people

_DATED = ("start", "deadline", "deadline_last", "original")
_STANDS = ("stands", "status", "status_date", "days_overdue", "last_heard")

SHEETS = {
    "actions": (
        "Actions",
        (
            *("ref", "title", "detail", "workstream", "objective"),
            *("accountable", "lead", "lead_member", *_DATED, *_STANDS, "expected"),
            *("note", "next", "reasons", "evidence_count", "recommendations", "depends_on"),
            *("tags", "path"),
        ),
    ),
    "parts": ("Parts", ("action", "ref", "title", "lead", *_DATED, *_STANDS, "depends_on")),
    "updates": (
        "Updates",
        ("action", "part", "date", "status", "note", "next", "expected", "evidence", "verified_by"),
    ),
    "moves": ("Moves", ("action", "part", "on", "from", "reason", "agreed_by")),
    "recommendations": (
        "Recommendations",
        ("review", "id", "text", "state", "owner", "due", "decision", "actions", "declared_gap"),
    ),
    "kpis": (
        "KPIs",
        ("id", "title", "unit", "target", "target_by", "value", "value_date", "trend", "owner"),
    ),
    "risks": (
        "Risks",
        (
            *("id", "title", "description", "mitigations", "likelihood", "impact", "level"),
            *("scored_on", "trend", "owner"),
        ),
    ),
    "workstreams": (
        "Workstreams",
        ("ref", "title", "objective", "purpose", "accountable", "lead", "lead_member"),
    ),
    "objectives": ("Objectives", ("ref", "title", "target", "deadline")),
    "officers": ("Officers", ("title", "abbreviations", "kind", "id")),
    "plans": (
        "Figures",
        (
            *("plan", "title", "council", "total", "overdue", "known_late", "not_said", "unheard"),
            *("at_risk", "silent", "not_reported", "not_started", "on_track", "complete"),
            *("withdrawn", "open", "heard", "newest_update"),
        ),
    ),
}
_HEAD = Style(bold=True, is_head=True)
_MOST_FROZEN = 2


def written(
    pictures: Sequence[Picture], filled: Sequence[FilledTable], *, remark: str = ""
) -> tuple[bytes, int]:
    """Give the workbook of plans, and how many texts of it had to be cut.

    ``remark`` is what a reader has to know of it.
    """
    first = pictures[0]
    title = ", ".join(picture.plan.title for picture in pictures)
    book = Book(title=title, author=first.plan.council, as_of=first.as_of, font="Calibri")
    sheets = laid(filled, SHEETS, with_plan=len(pictures) > 1)
    for shown in sheets:
        _put(book, shown)
    _put_about(book, pictures, sheets, remark)
    return book.written(), book.cut


def _put(book: Book, shown: Laid) -> None:
    columns = shown.table.columns
    sheet = book.sheet(shown.name, [width(column) for column in columns])
    for place, column in enumerate(columns):
        sheet.put(0, place, column.heading, _HEAD)
    rows = put_rows(sheet, shown, 1)
    sheet.made.freeze_panes(1, _MOST_FROZEN if "title" in shown.table.names[:_MOST_FROZEN] else 1)
    sheet.made.autofilter(0, 0, rows, len(columns) - 1)
    sheet.made.repeat_rows(0)


def _put_about(
    book: Book, pictures: Sequence[Picture], sheets: Sequence[Laid], remark: str
) -> None:
    """Write what the workbook is, and what its columns hold."""
    sheet = book.sheet("About", [18, 30, 90])
    said = [
        f"As of {day_for_people(pictures[0].as_of)}",
        *(f"{picture.plan.council}: {picture.plan.title}" for picture in pictures),
        "This is a copy: the files of the plan are the record. What is typed in here changes "
        "nothing there.",
        "Where a text begins with a sign that Excel would take for a formula, it has an apostrophe "
        "before it.",
        *([remark] if remark else []),
    ]
    for row, text in enumerate(said):
        sheet.put(row, 0, text, Style(bold=row == 0, is_quiet=True))
    top = len(said) + 1
    for row, cells in enumerate([("Sheet", "Column", "What it holds"), *meanings(sheets)]):
        for place, cell in enumerate(cells):
            sheet.put(top + row, place, cell, _HEAD if row == 0 else PLAIN)
