"""What a workbook shows of the tables: sheets and columns, how wide, and in which words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cip.data.objects import Data
from cip.exports.plans.described import about, choices
from cip.exports.plans.table import Cell, CellKind, DataTable, ExportColumn, FilledTable
from cip.exports.plans.workbook import PLAIN, Sheet, Style

_WIDE = {
    **dict.fromkeys(("detail", "note", "description", "mitigations", "text", "reasons"), 56),
    **dict.fromkeys(("purpose", "next", "outcomes", "reason", "target", "evidence"), 40),
    **dict.fromkeys(("title", "stands", "accountable", "lead", "owner", "notes", "about"), 28),
    "path": 44,
    **dict.fromkeys(("url", "decision_reason", "declared_gap", "actions", "column"), 28),
    **dict.fromkeys(("ref", "part", "id", "plan", "workstream", "objective", "level"), 13),
}
_USUAL = 18


class Laid(NamedTuple):
    """A sheet: its name, its table with the columns that it shows, and the objects of its rows."""

    name: str
    table: DataTable
    items: Sequence[Data]


def laid(
    filled: Iterable[FilledTable],
    shown: Mapping[str, tuple[str, Sequence[str]]],
    *,
    with_plan: bool,
) -> list[Laid]:
    """Give the sheets of what has a row, in the order of ``shown``: tables to sheets and columns.

    ``with_plan`` puts the plan before all else.
    """
    by_name = {item.table.name: item for item in filled}
    sheets = []
    for name, (sheet, columns) in shown.items():
        table, items = by_name[name]
        if items:
            names = [n for n in ("plan", *columns) if n != "plan" or with_plan or name == "plans"]
            sheets.append(Laid(sheet, table.only(list(dict.fromkeys(names))), items))
    return sheets


def put_rows(
    sheet: Sheet, shown: Laid, first: int, *, empty: str | None = None, coloured: bool = True
) -> int:
    """Write the rows of a sheet from a row on, and give how many they are.

    ``empty`` stands where nothing would; ``coloured`` is where something stands.
    """
    worded = [bool(choices(shown.table, column)) for column in shown.table.columns]
    for number, item in enumerate(shown.items):
        for place, column in enumerate(shown.table.columns):
            cell = column.cell(item)
            style = PLAIN
            if coloured and column.name == "stands":
                style = Style(colour=item.get("colour"))
            if isinstance(cell, str) and (worded[place] or column.name == "stands"):
                cell = words(cell) if worded[place] else cell[:1].upper() + cell[1:]
            sheet.put(first + number, place, empty if cell is None else cell, style)
    return len(shown.items)


def words(word: str) -> str:
    """Give a word of a closed set as people write it: ``At risk``."""
    return word.replace("-", " ").capitalize()


def width(column: ExportColumn) -> int:
    """Give how wide a column is, in characters."""
    if column.kind is CellKind.DAY:
        return 19
    return _WIDE.get(column.name, 13 if column.kind is not CellKind.TEXT else _USUAL)


def meanings(sheets: Iterable[Laid], *, empty: str = "empty") -> list[tuple[Cell, ...]]:
    """Give what each column of each sheet holds; ``empty`` is what is said of an empty cell."""
    return [
        (sheet.name, column.heading, re.sub(r"\bempty\b", empty, about(sheet.table, column)))
        for sheet in sheets
        for column in sheet.table.columns
    ]
