"""What is read from a file of tables: rows of cells, each with its place and its shown text."""

from datetime import date
from typing import NamedTuple

MOST_ROWS = 5_000
"""How many rows the tables of one file may have together."""

MOST_COLUMNS = 200


class Cell(NamedTuple):
    """A cell: its text as it is shown, a line a paragraph.

    ``day`` is set where it holds a real date that is shown as a day. ``colour`` is the word for its
    fill. ``is_filled`` says that it is merged with one above or before it, whose text it has.
    ``footnotes`` are the texts of those that stand in it. ``lacks_value`` says that it is a formula
    whose value the file does not have. ``number`` is the one number that Word itself prints in it,
    by its list: before its text, where it has one.
    """

    text: str = ""
    place: str = ""
    colour: str = ""
    day: date | None = None
    is_filled: bool = False
    footnotes: tuple[str, ...] = ()
    lacks_value: bool = False
    number: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Give its paragraphs, without empty ones."""
        return tuple(line for line in self.text.split("\n") if line)


class Row(NamedTuple):
    """A row of a table: its number, counted from 1, and its cells, one for each column.

    ``is_heading`` says that the file itself marks it as a row of headings.
    """

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False
    is_heading: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether no cell holds a text; a colour alone is nothing."""
        return not any(cell.text for cell in self.cells)

    def cell(self, column: int) -> Cell:
        """Give the cell of a column, an empty one where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else Cell()


class HeadingAbove(NamedTuple):
    """A heading above a table, with its level: the outermost has the lowest."""

    text: str
    level: int


class Table(NamedTuple):
    """A table: its place (``table 3``, ``sheet Actions``), what stands above it, and its rows.

    ``place`` is empty where the file is one table. ``sheet`` is the name of its sheet, or nothing.
    ``hidden_columns`` are those that the file hides, counted from 0. ``is_turned`` says that its
    rows are the columns of the file.
    """

    place: str
    rows: tuple[Row, ...]
    headings: tuple[HeadingAbove, ...] = ()
    sheet: str = ""
    hidden_columns: frozenset[int] = frozenset()
    is_turned: bool = False

    @property
    def width(self) -> int:
        """Give how many columns there are."""
        return max((len(row.cells) for row in self.rows), default=0)

    def place_of(self, row: Row) -> str:
        """Give the place of a row: ``table 3, row 7``."""
        place = f"{'column' if self.is_turned else 'row'} {row.number}"
        return f"{self.place}, {place}" if self.place else place


class Tables(NamedTuple):
    """What a file holds: its tables in their order, and what has to be said of how it was read.

    ``outside`` are the short paragraphs that stand between the tables.
    """

    name: str
    tables: tuple[Table, ...]
    remarks: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


def letters_of(column: int) -> str:
    """Give the letters of a column, counted from 0: A, B, ... AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
