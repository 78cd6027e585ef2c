"""What a table is: its columns, and where each finds its value in an object of the JSON documents.

So a cell says what the document says, and its description stands in the schema of the document.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from cip.data.objects import Data

Cell = str | int | float | date | bool | None
Row = tuple[Cell, ...]


class CellKind(StrEnum):
    """What the cells of a column hold, as the metadata of CSV files call it."""

    TEXT = "string"
    INTEGER = "integer"
    NUMBER = "number"
    DAY = "date"
    TRUTH = "boolean"


class ExportColumn(NamedTuple):
    """A column: ``name`` for programs, ``heading`` for people.

    ``way`` is where its value stands in an object: ``deadline.last``; ``signals.*.text`` is the
    text of each of them, ``rescheduled.0`` the first. ``between`` stands between several values.
    ``about`` says what it holds, where the schema does not.
    """

    name: str
    heading: str
    way: str
    kind: CellKind = CellKind.TEXT
    about: str = ""
    between: str = "; "

    def cell(self, item: Data) -> Cell:
        """Give the value of the column for an object."""
        found: Cell = _plain(_at(item, _steps(self.way)), self.between)
        if self.kind is CellKind.DAY and found is not None:
            return date.fromisoformat(str(found))
        return found


class TableLink(NamedTuple):
    """Columns that name a row of another table by its key; ``is_optional`` if they may be empty."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]
    is_optional: bool = False


class DataTable(NamedTuple):
    """A table: what it is called, what a row is, its columns, and what makes a row the only one.

    ``schema`` names the object that a row is made of: ``common#action``.
    """

    name: str
    title: str
    about: str
    columns: tuple[ExportColumn, ...]
    schema: str = ""
    key: tuple[str, ...] = ()
    links: tuple[TableLink, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of its columns."""
        return tuple(column.name for column in self.columns)

    def rows(self, items: Iterable[Data]) -> Iterator[Row]:
        """Give a row for each object."""
        return (tuple(column.cell(item) for column in self.columns) for item in items)

    def only(self, names: Sequence[str]) -> "DataTable":
        """Give the table with these columns alone, in this order."""
        known = {column.name: column for column in self.columns}
        return self._replace(columns=tuple(known[name] for name in names))


class FilledTable(NamedTuple):
    """A table with its objects."""

    table: DataTable
    items: Sequence[Data]

    @property
    def rows(self) -> Iterator[Row]:
        """Give its rows."""
        return self.table.rows(self.items)


@cache
def _steps(way: str) -> tuple[str, ...]:
    return tuple(way.split("."))


def _at(value: Any, steps: Sequence[str]) -> Any:
    if not steps or value is None:
        return value
    first, rest = steps[0], steps[1:]
    if first == "*":
        return [_at(item, rest) for item in value]
    if first.isdigit():
        return _at(value[int(first)], rest) if int(first) < len(value) else None
    return _at(value[first], rest)


def _plain(value: Any, between: str) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Mapping):
        value = [f"{key}: {said}" for key, said in value.items()]
    if isinstance(value, list):
        return between.join(str(item) for item in value if item is not None) or None
    return value
