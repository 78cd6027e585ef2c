"""A table whose texts begin with the numbers of its actions: they get a column of their own."""

import re

from cip.importing.columns import Layout, PaperColumn
from cip.importing.headings import Key
from cip.tables.table import Cell, Row, Table

_BEGINS = re.compile(r"(?P<ref>[A-Z]{0,2}[0-9]{1,3}(?:\.[0-9]{1,3})+)[.:)]?\s+(?=[^\W\d_])")


def with_numbers_apart(table: Table, layout: Layout) -> tuple[Table, Layout]:
    """Give a table with the numbers apart, where no column has them and all its texts begin so."""
    columns = layout.of(Key.TITLE)
    if len(columns) != 1 or layout.of(Key.REF):
        return table, layout
    (title,) = columns
    rows = [row for row in table.rows[layout.last + 1 :] if _is_of_action(row, title)]
    if not rows or not all(_BEGINS.match(row.cells[title].text) for row in rows):
        return table, layout
    number = table.width
    column = PaperColumn(number, "", Key.REF, "the numbers with which its texts begin")
    places = {row.number for row in rows}
    with_rows = tuple(
        _apart(row, title, number) if row.number in places else row for row in table.rows
    )
    return table._replace(rows=with_rows), layout._replace(columns=(*layout.columns, column))


def _is_of_action(row: Row, title: int) -> bool:
    """Say whether a row has the text of an action, and more beside it."""
    texts = [cell for cell in row.cells if cell.text and not cell.is_filled]
    cell = row.cell(title)
    return bool(cell.text) and not cell.is_filled and len(texts) > 1


def _apart(row: Row, title: int, number: int) -> Row:
    cell = row.cells[title]
    found = _BEGINS.match(cell.text)
    assert found  # noqa: S101 - for the type checker
    cells = [*row.cells, *(Cell() for _ in range(number - len(row.cells)))]
    cells[title] = cell._replace(text=cell.text[found.end() :])
    return row._replace(cells=(*cells, Cell(found["ref"], cell.place)))
