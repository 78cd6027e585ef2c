"""A table as CSV: RFC 4180, UTF-8, ISO dates, the names of the columns above."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from cip.exports.plans.table import Cell, FilledTable, Row
from cip.model.formulas import inert

LINE_END = "\r\n"


def csv_text(filled: FilledTable) -> str:
    """Give a table as text: the header, then a line for each row.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    return _text([filled.table.names, *filled.rows])


def _text(rows: Iterable[Row]) -> str:
    made = StringIO(newline="")
    csv.writer(made, lineterminator=LINE_END).writerows([*map(written, row)] for row in rows)
    return made.getvalue()


def written(cell: Cell) -> str:
    """Give a cell as it stands in the file; nothing stands for what is not known."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return inert(cell)
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)
