"""Plans as one SQLite file: the tables with their keys, for those who ask in SQL."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from cip import __version__
from cip.exports.plans.described import about
from cip.exports.plans.table import Cell, CellKind, FilledTable

_TYPES = {
    CellKind.TEXT: "TEXT",
    CellKind.INTEGER: "INTEGER",
    CellKind.NUMBER: "REAL",
    CellKind.DAY: "TEXT",
    CellKind.TRUTH: "INTEGER",
}
_ABOUT = """\
CREATE TABLE about (as_of TEXT NOT NULL, cip TEXT NOT NULL, remark TEXT NOT NULL);
CREATE TABLE columns (
  "table" TEXT NOT NULL,
  "column" TEXT NOT NULL,
  heading TEXT NOT NULL,
  about TEXT NOT NULL,
  PRIMARY KEY ("table", "column")
);
"""


def written(filled: Sequence[FilledTable], *, as_of: date, remark: str = "") -> bytes:
    """Give the data base; ``about`` says for which day it is, ``columns`` what each column holds.

    ``remark`` is what a reader has to know of it.

    Days are texts as ISO 8601 has them, yes and no are 1 and 0, and texts stand as the plan has
    them. The bytes are the same for the same tables and the same version of SQLite.
    """
    base = sqlite3.connect(":memory:")
    try:
        base.executescript(_ABOUT + "".join(_created(item) for item in filled))
        base.execute("INSERT INTO about VALUES (?, ?, ?)", (as_of.isoformat(), __version__, remark))
        for item in filled:
            table = item.table
            base.executemany(
                "INSERT INTO columns VALUES (?, ?, ?, ?)",
                [(table.name, c.name, c.heading, about(table, c)) for c in table.columns],
            )
            places = ", ".join("?" for _ in table.columns)
            base.executemany(
                f"INSERT INTO {_quoted(table.name)} VALUES ({places})",  # noqa: S608 - our own names
                (tuple(map(_value, row)) for row in item.rows),
            )
        base.commit()
        return base.serialize()
    finally:
        base.close()


def _created(item: FilledTable) -> str:
    table = item.table
    lines = [
        f"{_quoted(column.name)} {_TYPES[column.kind]}"
        + (" NOT NULL" if column.name in table.key else "")
        for column in table.columns
    ]
    if table.key:
        lines.append(f"PRIMARY KEY ({_listed(table.key)})")
    lines += [
        f"FOREIGN KEY ({_listed(link.columns)}) REFERENCES "
        f"{_quoted(link.table)} ({_listed(link.target)})"
        for link in table.links
    ]
    return f"CREATE TABLE {_quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n);\n"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(_quoted, names))


def _value(cell: Cell) -> Cell:
    return cell.isoformat() if isinstance(cell, date) else cell
