"""A row of a table, read by the layout of its columns."""

from collections.abc import Iterator
from typing import NamedTuple

from cip.importing.columns import Layout
from cip.importing.dates import says_nothing
from cip.importing.headings import Key, is_period, key_of
from cip.tables.table import Cell, Row, Table

_TOLD_APART = frozenset({Key.DETAIL, Key.NOTE, Key.NEXT})
"""Texts that are told apart by their headings where several columns hold them."""


class Taken(NamedTuple):
    """A row of a list of actions, with the layout that holds for it."""

    table: Table
    row: Row
    layout: Layout

    @property
    def place(self) -> str:
        """Give where it stands."""
        return self.table.place_of(self.row)

    def cells(self, key: Key) -> tuple[Cell, ...]:
        """Give the cells that are taken as a key and say something."""
        found = (self.row.cell(number) for number in self.layout.of(key))
        return tuple(cell for cell in found if cell.text or cell.colour)

    def said(self, key: Key) -> Iterator[tuple[Cell, str]]:
        """Give the cells that are taken as a key and hold a text, each with what it says.

        Of columns that stand together, the heading stands before the text of each after the first,
        of each that is headed by a time alone, and of a detail whose heading is the paper's own.
        """
        columns = [column for column in self.layout.columns if column.key is key]
        for number, column in enumerate(columns):
            cell = self.row.cell(column.number)
            if not cell.text:
                continue
            is_told = key in _TOLD_APART and column.heading and not self.layout.is_own
            is_own = key is Key.DETAIL and key_of(column.heading) is None
            if not is_told or not (number or is_own or is_period(column.heading)):
                yield cell, cell.text
            elif not says_nothing(cell.text):
                yield cell, f"{' '.join(column.heading.split())}: {cell.text}"

    def text(self, key: Key) -> str:
        """Give the texts that are taken as a key, a line a paragraph."""
        return "\n".join(text for _, text in self.said(key))

    def own_text(self, key: Key) -> str:
        """Give the texts that are taken as a key and stand in this row, not in one above."""
        return "\n".join(text for cell, text in self.said(key) if not cell.is_filled)

    @property
    def footnotes(self) -> tuple[str, ...]:
        """Give the footnotes of the cells that are taken."""
        taken = {column.number for column in self.layout.columns if column.key}
        return tuple(
            note
            for number, cell in enumerate(self.row.cells)
            if number in taken
            for note in cell.footnotes
        )
