"""A row of a table, read by the layout of its columns."""

from typing import NamedTuple

from cip.importing.columns import Layout
from cip.importing.headings import Key
from cip.tables.table import Cell, Row, Table


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

    def text(self, key: Key) -> str:
        """Give the texts that are taken as a key, a line a paragraph."""
        return "\n".join(cell.text for cell in self.cells(key) if cell.text)

    def own_text(self, key: Key) -> str:
        """Give the texts that are taken as a key and stand in this row, not in one above."""
        return "\n".join(c.text for c in self.cells(key) if c.text and not c.is_filled)

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
