"""What the rows of a return say: the action of each, and what was written, with its places."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cip.model.errors import UsageError
from cip.returning.form import ANSWERS, COLUMNS, COVER, KNOWN, SHEET, WHOSE, WORDS
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


class Outside(NamedTuple):
    """What was written outside the cells for answers: where, and a sentence that goes on there."""

    place: str
    said: str


class ReturnTable(NamedTuple):
    """A return that came back: whose it is as its cover says, its rows, and what is outside them.

    ``plans`` are those that it asked about.
    ``rows`` are those in which something was written. ``outside`` names each cell, and each sheet,
    of which nothing is taken though somebody wrote in it.
    """

    who: str
    plans: frozenset[str]
    rows: tuple[ReturnRow, ...]
    outside: tuple[Outside, ...]


def return_of(tables: Tables) -> ReturnTable:
    """Give what a return says.

    Raises ``UsageError`` where the file is no return, or a row of it has lost what it is about.
    """
    table = _return_of(tables)
    places = _places(tables.name, table)
    plans: set[str] = set()
    rows: list[ReturnRow] = []
    outside: list[Outside] = [*_beyond(table.rows[0], places)]
    for row in table.rows[1:]:
        found = _row(tables.name, row, places)
        outside += [*_written_over(row, places, found), *_beyond(row, places)]
        if found is not None:
            plans.add(found.plan)
            if found.unusable or set(found.answers) - {"on"}:
                rows.append(found)
    outside += _other_sheets(tables, table)
    return ReturnTable(_who(tables), frozenset(plans), tuple(rows), tuple(outside))


def _beyond(row: Row, places: Mapping[str, int]) -> Iterator[Outside]:
    """Give the cells in columns of no heading of ours."""
    ours = set(places.values())
    others = (column for column in range(len(row.cells)) if column not in ours)
    return _texts(row, others, "its column is none of the return")


def _written_over(
    row: Row, places: Mapping[str, int], found: ReturnRow | None
) -> Iterator[Outside]:
    """Give the white cells of a row that say something else; of one of no action, all cells."""
    if found is None:
        yield from _texts(row, places.values(), "its row is none of the return")
        return
    if not found.mark.is_of(found.address) and not found.answers and not found.unusable:
        yield Outside(found.place, _CHANGED + _says(found.ref))
    for number in found.mark.changed(row.cell(places[key]).text for key in KNOWN):
        key = KNOWN[number]
        hint = f" A new date belongs under '{_NEW_DATE}'." if key == "deadline" else ""
        yield Outside(found.places[key], _CHANGED + _says(_text(row.cell(places[key]))) + hint)


_CHANGED = "was changed and is not taken: it is not a cell for answers."
_LONGEST = 60


def _says(text: str) -> str:
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return f" It says '{shown}'." if text else " It is empty now."


def _texts(row: Row, columns: Iterable[int], why: str) -> Iterator[Outside]:
    for column in columns:
        cell = row.cell(column)
        if (text := _text(cell)) and not cell.is_filled:
            yield Outside(_place(row, column), f"is not taken: {why}.{_says(text)}")


def _other_sheets(tables: Tables, ours: Table) -> Iterator[Outside]:
    for table in tables.tables:
        if table is not ours and table.sheet not in (COVER, WORDS):
            text = next((_text(c) for row in table.rows for c in row.cells if _text(c)), "")
            if text:
                what = f"The sheet '{table.sheet[:_LONGEST]}'" if table.sheet else table.place
                yield Outside(what, f"is not taken: it is none of the return.{_says(text)}")


def _who(tables: Tables) -> str:
    """Give the officer that the cover names, or nothing."""
    rows = (row for table in tables.tables if table.sheet == COVER for row in table.rows)
    return next((row.cell(1).text.strip() for row in rows if row.cell(0).text == WHOSE), "")


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


_NEW_DATE = next(column.heading for column in COLUMNS if column.key == "new_deadline")


def _row(name: str, row: Row, places: Mapping[str, int]) -> ReturnRow | None:
    """Give a row with what it is about, or None where it is about nothing, as below the table."""
    answers = {
        key: Answer(text, _place(row, places[key]))
        for key in ANSWERS
        if (text := _text(row.cell(places[key])))
    }
    unusable = {key: why for key in ANSWERS if (why := _unusable(row.cell(places[key])))}
    plan, ref, printed = (row.cell(places[key]).text.strip() for key in ("plan", "ref", "mark"))
    mark = mark_of(printed)
    if plan and ref and mark is not None:
        place = {key: _place(row, column) for key, column in places.items()}
        return ReturnRow(plan, ref, mark, answers, place, unusable)
    if (plan or printed) and (answers or unusable):
        raise UsageError(
            f"{name}: {_place(row, places['mark'])}: this row does not say any more which "
            "action it is about. Take what was written over into a new copy of the return."
        )
    return None


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
