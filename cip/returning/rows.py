"""What the rows of a return say: the action of each, and what was written, with its places."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cip.model.errors import UsageError
from cip.returning.form import ANSWERS, COLUMNS, SHEET
from cip.returning.mark import Mark, mark_of
from cip.tables.table import Cell, Row, Table, Tables, letters_of


class Answer(NamedTuple):
    """What an officer wrote in a cell, and where: ``Return!H7``."""

    text: str
    place: str


class ReturnRow(NamedTuple):
    """A row in which something was written; ``places`` are those of all its cells, by key.

    ``unusable`` says, by column, why what is shown in a cell is not what was written in it.
    """

    plan: str
    ref: str
    mark: Mark
    answers: Mapping[str, Answer]
    places: Mapping[str, str]
    unusable: Mapping[str, str]

    @property
    def place(self) -> str:
        """Give the place of its reference."""
        return self.places["ref"]

    @property
    def address(self) -> str:
        """Give the address of its action."""
        return f"{self.plan}/{self.ref}"

    def text(self, key: str) -> str:
        """Give what was written in a column, or nothing."""
        found = self.answers.get(key)
        return found.text if found is not None else ""


def rows_of(tables: Tables) -> tuple[ReturnRow, ...]:
    """Give the rows of a return in which something was written.

    Raises ``UsageError`` where the file is no return, or a row of it has lost what it is about.
    """
    table = _return_of(tables)
    return tuple(_rows(tables.name, table, _places(tables.name, table)))


def _return_of(tables: Tables) -> Table:
    """Give the table that is the return: by the name of its sheet, else by its headings."""
    named = [table for table in tables.tables if table.sheet == SHEET]
    wanted = {column.heading for column in COLUMNS}
    found = named or [table for table in tables.tables if wanted <= set(_heads(table))]
    if len(found) != 1:
        raise UsageError(
            f"{tables.name} is no return: it has no sheet called {SHEET}. 'cip returns export' "
            "makes one."
        )
    return found[0]


def _heads(table: Table) -> list[str]:
    return [" ".join(cell.text.split()) for cell in table.rows[0].cells] if table.rows else []


def _places(name: str, table: Table) -> dict[str, int]:
    """Give the column of each key, by the headings in the first row."""
    heads = _heads(table)
    lost = [column.heading for column in COLUMNS if heads.count(column.heading) != 1]
    if lost:
        raise UsageError(
            f"{name} cannot be read: the first row of its sheet {table.sheet or SHEET} has no "
            f"column, or more than one, called '{lost[0]}'. Take what was written over into a new "
            "copy of the return."
        )
    return {column.key: heads.index(column.heading) for column in COLUMNS}


def _rows(name: str, table: Table, places: Mapping[str, int]) -> Iterator[ReturnRow]:
    for row in table.rows[1:]:
        answers = {
            key: Answer(text, _place(row, places[key]))
            for key in ANSWERS
            if (text := _text(row.cell(places[key])))
        }
        unusable = {key: why for key in ANSWERS if (why := _unusable(row.cell(places[key])))}
        if not unusable and set(answers) <= {"on"}:
            continue
        plan, ref, printed = (row.cell(places[key]).text.strip() for key in ("plan", "ref", "mark"))
        mark = mark_of(printed)
        if not plan or not ref or mark is None:
            raise UsageError(
                f"{name}: {_place(row, places['mark'])}: this row does not say any more which "
                "action it is about. Take what was written over into a new copy of the return."
            )
        yield ReturnRow(
            plan,
            ref,
            mark,
            answers,
            {key: _place(row, column) for key, column in places.items()},
            unusable,
        )


def _unusable(cell: Cell) -> str:
    """Say why what a cell shows is not what somebody wrote in it; nothing where it is."""
    if cell.lacks_value:
        return _NO_VALUE
    if cell.is_filled and cell.text:
        return _MERGED
    return _AN_ERROR if _ERROR.fullmatch(cell.text.strip()) else ""


_NO_VALUE = (
    "This is a formula, and the file does not say what it shows. Write the words themselves."
)
_MERGED = (
    "This cell is merged with another one. Take the merging back, and write in each by itself."
)
_ERROR = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!)|Err:[0-9]{3}")
_AN_ERROR = "This is an error of a formula. Write the words themselves."


def _text(cell: Cell) -> str:
    """Give what was written in a cell; a day is the day, however it is shown."""
    return cell.day.isoformat() if cell.day is not None else cell.text.strip()


def _place(row: Row, column: int) -> str:
    return row.cell(column).place or f"{SHEET}!{letters_of(column)}{row.number}"
