"""Tables that are read across: their headings stand below each other in the first column."""

from collections.abc import Iterable

from cip.importing.columns import Told, layout_at
from cip.importing.headings import key_of, plain
from cip.tables.table import Cell, Row, Table, Tables

_LEAST = 3
"""So many headings that are known have to stand below each other."""
_MOST_HEADINGS = 60
_LONGEST_HEADING = 120


def with_tables_turned(paper: Tables, told: Told) -> Tables:
    """Give a paper whose tables have their headings in a row.

    Where one has them in its first column, such as a form for each action, its columns become its
    rows, and that is said.
    """
    tables = [_turned(table) if _is_across(table, told) else table for table in paper.tables]
    places = [table.place or paper.name for table in tables if table.is_turned]
    if not places:
        return paper
    named = ", ".join(places[:8]) + (f" and {len(places) - 8} more" if len(places) > 8 else "")
    remark = f"Read across, a column an action: {named}."
    return paper._replace(tables=tuple(tables), remarks=(*paper.remarks, remark))


def _is_across(table: Table, told: Told) -> bool:
    """Say whether the first column of a table holds its headings, and no row does."""
    if table.hidden_columns or not table.width >= 2 or len(table.rows) > _MOST_HEADINGS:
        return False
    first = [row.cell(0) for row in table.rows if not row.cell(0).is_filled]
    heads = [cell.text for cell in first if cell.text]
    known = [head for head in heads if told.get(plain(head)) or key_of(head)]
    if len(known) < _LEAST or 2 * len(known) < len(heads):
        return False
    if any(len(head) > _LONGEST_HEADING for head in heads):
        return False
    return layout_at(table, 0, told) is None and layout_at(_turned(table), 0, told) is not None


def _turned(table: Table) -> Table:
    rows = (
        Row(number + 1, _column(table.rows, number), is_heading=number == 0)
        for number in range(table.width)
    )
    return table._replace(rows=tuple(rows), is_turned=True)


def _column(rows: Iterable[Row], number: int) -> tuple[Cell, ...]:
    return tuple(row.cell(number) for row in rows)
