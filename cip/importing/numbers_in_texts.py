"""The numbers of actions that stand in no column of theirs: in their texts, or in lists of Word."""

import re

from cip.importing.columns import Layout, PaperColumn
from cip.importing.headings import Key
from cip.tables.table import Cell, Row, Table

_BEGINS = re.compile(r"(?P<ref>[A-Z]{0,2}[0-9]{1,3}(?:\.[0-9]{1,3})+)[.:)]?\s+(?=[^\W\d_])")


def with_numbers(table: Table, layout: Layout) -> tuple[Table, Layout]:
    """Give a table with the numbers of its actions as texts in a column of their own.

    Those that Word counts itself are taken as the page shows them. Where no column has numbers and
    all texts of actions begin with one, they are taken from there.
    """
    columns = layout.of(Key.REF)
    if columns:
        return _with_own_of_word(table, layout, columns), layout
    return _with_numbers_apart(table, layout)


def is_own_of_word(cell: Cell) -> bool:
    """Say whether the text of a cell of numbers is one that Word counts itself."""
    return bool(cell.number) and cell.text == shown_number(cell)


def shown_number(cell: Cell) -> str:
    """Give the number that Word prints in a cell, without the dot or bracket behind it."""
    return cell.number.rstrip(" .):")


def _with_own_of_word(table: Table, layout: Layout, columns: tuple[int, ...]) -> Table:
    rows = (
        row
        if number <= layout.last or row.is_empty
        else row._replace(
            cells=tuple(
                cell._replace(text=shown_number(cell))
                if at in columns and cell.number and not cell.text
                else cell
                for at, cell in enumerate(row.cells)
            )
        )
        for number, row in enumerate(table.rows)
    )
    return table._replace(rows=tuple(rows))


def _with_numbers_apart(table: Table, layout: Layout) -> tuple[Table, Layout]:
    columns = layout.of(Key.TITLE)
    if len(columns) != 1:
        return table, layout
    (title,) = columns
    rows = [row for row in table.rows[layout.last + 1 :] if _is_of_action(row, title)]
    if not rows or not all(_begins(row.cells[title]) for row in rows):
        return table, layout
    number = table.width
    column = PaperColumn(number, "", Key.REF, "the numbers with which its texts begin")
    places = {row.number for row in rows}
    with_rows = tuple(
        _apart(row, title, number) if row.number in places else row for row in table.rows
    )
    return table._replace(rows=with_rows), layout._replace(columns=(*layout.columns, column))


def _begins(cell: Cell) -> tuple[str, str] | None:
    """Give the number with which a text begins, and what stands behind it; or None."""
    if cell.number and cell.text.startswith(f"{cell.number} "):
        return shown_number(cell), cell.text[len(cell.number) + 1 :]
    found = _BEGINS.match(cell.text)
    return (found["ref"], cell.text[found.end() :]) if found else None


def _is_of_action(row: Row, title: int) -> bool:
    """Say whether a row has the text of an action, and more beside it."""
    texts = [cell for cell in row.cells if cell.text and not cell.is_filled]
    cell = row.cell(title)
    return bool(cell.text) and not cell.is_filled and len(texts) > 1


def _apart(row: Row, title: int, number: int) -> Row:
    cell = row.cells[title]
    found = _begins(cell)
    assert found  # noqa: S101 - for the type checker
    cells = [*row.cells, *(Cell() for _ in range(number - len(row.cells)))]
    cells[title] = cell._replace(text=found[1], number="")
    return row._replace(cells=(*cells, Cell(found[0], cell.place, number=cell.number)))
