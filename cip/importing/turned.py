"""Tables that are read across: their headings stand below each other in the first column."""

from collections.abc import Iterable, Sequence

from cip.importing.columns import Told, layout_at
from cip.importing.headings import key_of, plain
from cip.tables.table import Cell, Row, Table, Tables

_LEAST = 3
"""So many headings that are known have to stand below each other."""
_MOST_HEADINGS = 60
_LONGEST_HEADING = 120
_OF_PAIRS = 4


def with_tables_turned(paper: Tables, told: Told) -> Tables:
    """Give a paper whose tables have their headings in a row.

    Where one has them in its first column, such as a form for each action, its columns become its
    rows, and that is said.
    """
    tables = [_turned(table, told) if _is_across(table, told) else table for table in paper.tables]
    places = [table.place or paper.name for table in tables if table.is_turned]
    if not places:
        return paper
    named = ", ".join(places[:8]) + (f" and {len(places) - 8} more" if len(places) > 8 else "")
    remark = f"Read across, a column an action: {named}."
    return paper._replace(tables=tuple(tables), remarks=(*paper.remarks, remark))


def _is_across(table: Table, told: Told) -> bool:
    """Say whether the first column of a table holds its headings, and no row does."""
    if table.hidden_columns or table.width < 2 or len(table.rows) > _MOST_HEADINGS:
        return False
    heads = _heads(table, 0)
    if len(_known(heads, told)) < _LEAST or 2 * len(_known(heads, told)) < len(heads):
        return False
    if any(len(head) > _LONGEST_HEADING for head in heads):
        return False
    return (
        layout_at(table, 0, told) is None and layout_at(_turned(table, told), 0, told) is not None
    )


def _turned(table: Table, told: Told) -> Table:
    if _is_of_pairs(table, told):
        beside = (row for row in table.rows if not row.cell(2).is_filled)
        lines = [
            *(row.cells[:2] for row in table.rows),
            *(row.cells[2:] for row in beside if row.cell(2).text),
        ]
    else:
        lines = [row.cells for row in table.rows]
    width = max(len(cells) for cells in lines)
    rows = (
        Row(number + 1, tuple(_at(cells, number) for cells in lines), is_heading=number == 0)
        for number in range(width)
    )
    return table._replace(rows=tuple(rows), is_turned=True)


def _is_of_pairs(table: Table, told: Told) -> bool:
    """Say whether a form has headings in its third column too, each before its value."""
    if table.width != _OF_PAIRS or any(len(row.cells) != _OF_PAIRS for row in table.rows):
        return False
    heads = _heads(table, 2)
    return 2 * len(_known(heads, told)) > len(heads)


def _heads(table: Table, column: int) -> list[str]:
    cells = (row.cell(column) for row in table.rows)
    return [cell.text for cell in cells if cell.text and not cell.is_filled]


def _known(heads: Iterable[str], told: Told) -> list[str]:
    return [head for head in heads if told.get(plain(head)) or key_of(head)]


def _at(cells: Sequence[Cell], number: int) -> Cell:
    return cells[number] if number < len(cells) else Cell()
