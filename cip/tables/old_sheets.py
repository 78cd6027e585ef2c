"""Tables of an .xls or .ods file, by python-calamine, in a process with limits.

Such files have no number formats and fills here: a real date is a day, and nothing is hidden.
"""

import json
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from cip.limits import limit
from cip.model.formulas import without_mark
from cip.tables.limits import Room, too_many_columns, too_many_rows
from cip.tables.refused import UnreadableTableError, refuse
from cip.tables.table import MOST_COLUMNS, MOST_ROWS, Cell, Row, Table, Tables, letters_of
from cip.tables.wording import clean

MEMORY_BYTES = 450_000_000
CPU_SECONDS = 6
SECONDS = 60
"""How long is waited for it in all: a file is refused for its own time, not a busy machine."""

_CHILD = (
    "import sys; sys.path.insert(0, sys.argv[1]); from cip.tables.old_sheets import child; child()"
)
_ROWS, _COLUMNS, _MISSING, _PROTECTED = "rows", "columns", "missing", "protected"


class _TooManyError(Exception):
    """There is more than any plan has: of what."""


def old_sheets(name: str, data: bytes) -> Tables:
    """Give the tables of a file. Raises ``UnreadableTableError`` where they cannot be read."""
    here = str(Path(__file__).resolve().parents[2])
    try:
        done = subprocess.run(  # noqa: S603 - this Python, with a program of our own
            [sys.executable, "-I", "-c", _CHILD, here],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refuse(name, "takes too long to read. Save it as .xlsx, and import that.") from None
    told: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"why": ""}
    if "why" in told:
        raise _why(name, told["why"])
    sheets: list[dict[str, Any]] = told["sheets"]
    room = Room(name)
    return Tables(
        name,
        tuple(
            _table(sheet["name"], sheet["rows"], room) for sheet in sheets if not sheet["hidden"]
        ),
        tuple(
            f"The sheet {sheet['name']} is hidden, and is not taken."
            for sheet in sheets
            if sheet["hidden"]
        ),
    )


def _why(name: str, why: str) -> UnreadableTableError:
    if why == _ROWS:
        return too_many_rows(name)
    if why == _COLUMNS:
        return too_many_columns(name)
    if why == _MISSING:
        return refuse(
            name,
            'is read with an extra: uv tool install "cip-tracker[xlsx]". Or save it as .xlsx, and '
            "import that.",
        )
    if why == _PROTECTED:
        return refuse(name, "is protected by a password. Save it without one, and import that.")
    return refuse(
        name,
        "is damaged, or holds more than any plan does. Save it as .xlsx under a new name, and "
        "import that.",
    )


def _table(sheet: str, held: list[list[list[str]]], room: Room) -> Table:
    title = clean(sheet).replace("\n", " ")[:60]
    rows = []
    for number, cells in enumerate(held, 1):
        found = tuple(
            Cell(
                without_mark(clean(text)),
                f"{title}!{letters_of(column)}{number}",
                day=date.fromisoformat(day) if day else None,
            )
            for column, (text, day) in enumerate(cells)
        )
        for cell in found:
            room.take(cell)
        rows.append(Row(number, found))
    while rows and rows[-1].is_empty:
        rows.pop()
    return Table(f"sheet {title}", tuple(rows), sheet=title)


def child() -> None:
    """Read the file on stdin, and write its sheets as JSON, or why it is not read."""
    limit(memory=MEMORY_BYTES, seconds=CPU_SECONDS)
    sys.stdout.write(json.dumps(_told(sys.stdin.buffer.read())))


def _told(data: bytes) -> dict[str, Any]:
    try:
        import python_calamine as calamine
    except ImportError:
        return {"why": _MISSING}
    try:
        return {"sheets": _sheets(calamine, data)}
    except _TooManyError as many:
        return {"why": str(many)}
    except calamine.PasswordError:
        return {"why": _PROTECTED}
    except Exception:  # noqa: BLE001 - whatever a library makes of a file is a sentence above
        return {"why": ""}


def _sheets(calamine: Any, data: bytes) -> list[dict[str, Any]]:
    book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    sheets, rows = [], 0
    for entry in book.sheets_metadata:
        if entry.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        is_hidden = entry.visible != calamine.SheetVisibleEnum.Visible
        found: list[list[list[str]]] = []
        if not is_hidden:
            sheet = book.get_sheet_by_name(entry.name)
            if sheet.total_height > MOST_ROWS:
                raise _TooManyError(_ROWS)
            if sheet.total_width > MOST_COLUMNS:
                raise _TooManyError(_COLUMNS)
            top, left = sheet.start or (0, 0)
            found = [[]] * top
            found += [
                [["", ""]] * left + [_shown(value) for value in row]
                for row in sheet.to_python(skip_empty_area=True)
            ]
            rows += len(found)
            if rows > MOST_ROWS:
                raise _TooManyError(_ROWS)
        sheets.append({"name": entry.name, "hidden": is_hidden, "rows": found})
    return sheets


def _shown(value: Any) -> list[str]:
    """Give the text of a value, and the day where it is one."""
    if isinstance(value, bool):
        return ["TRUE" if value else "FALSE", ""]
    if isinstance(value, float):
        return [str(int(value)) if value == int(value) else f"{value:.10g}", ""]
    if isinstance(value, date):
        day = value.isoformat()[:10]
        return [day, day]
    return [str(value), ""]
