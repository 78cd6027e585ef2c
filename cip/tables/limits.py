"""The sentences of files that hold more than any plan does."""

from cip.tables.refused import TooMuchError
from cip.tables.table import MOST_COLUMNS, MOST_ROWS, Cell

MOST_BYTES = 20_000_000
"""How large a file of tables may be."""

MOST_CELLS = 200_000
MOST_SIGNS = 5_000_000
"""How many cells that hold something a file may have, and how many characters they may show."""


class Room:
    """How much the cells of a file hold so far: one for all its tables.

    What counts is what they show. A text counts in each cell that shows it, however often the file
    itself says it: a few bytes can fill a sheet by merging, or by sharing one text.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells = self._signs = 0

    def take(self, cell: Cell) -> None:
        """Count a cell. Raises ``TooMuchError`` where it is more than any plan has."""
        self._cells += 1
        self._signs += len(cell.text) + sum(map(len, cell.footnotes))
        if self._cells > MOST_CELLS or self._signs > MOST_SIGNS:
            raise too_much(self._name)


def too_much(name: str) -> TooMuchError:
    """Give the error of a file that holds more than any plan."""
    cure = "Copy its table into a new file, and import that."
    return TooMuchError(name, "holds more than any plan does", cure)


def too_many_rows(name: str) -> TooMuchError:
    """Give the error of a file with more rows than any plan has."""
    cure = "Copy the rows of the plan into a new file, and import that."
    return TooMuchError(name, f"has more than {MOST_ROWS:,} rows", cure)


def too_many_columns(name: str) -> TooMuchError:
    """Give the error of a file with more columns than any plan has."""
    cure = "Copy the columns of the plan into a new file, and import that."
    return TooMuchError(name, f"has more than {MOST_COLUMNS} columns", cure)


def too_large(name: str) -> TooMuchError:
    """Give the error of a file that is larger than any table."""
    cure = "Copy the table of the plan, without pictures, into a new file, and import that."
    return TooMuchError(name, f"is larger than {MOST_BYTES // 1_000_000} MB", cure)
