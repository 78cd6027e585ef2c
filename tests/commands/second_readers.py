"""Reads exported files back with libraries that did not write them."""

import csv
import io
import json
import re
import sqlite3
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import vobject


class Figures(NamedTuple):
    """What a file says of plans, by plan: actions by position, kinds of overdue, and all else."""

    counts: dict[str, Counter[str]]
    kinds: dict[str, Counter[str]]


def figures(rows: list[dict[str, Any]]) -> Figures:
    """Count rows of actions, whose cells are called as the columns of CSV files are."""
    counts: dict[str, Counter[str]] = {}
    kinds: dict[str, Counter[str]] = {}
    for row in rows:
        counts.setdefault(row["plan"], Counter())[row["position"]] += 1
        kind = row["overdue_kind"]
        if kind:
            kinds.setdefault(row["plan"], Counter())[kind] += 1
    return Figures(counts, kinds)


def csv_rows(text: str) -> list[dict[str, str]]:
    """Read CSV as RFC 4180 has it."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def json_rows(data: bytes) -> list[dict[str, Any]]:
    """Read the actions of a JSON document."""
    found: list[dict[str, Any]] = json.loads(data)["actions"]
    return found


def sql(data: bytes, query: str) -> list[dict[str, Any]]:
    """Ask a SQLite file, whose keys must all lead somewhere."""
    base = sqlite3.connect(":memory:")
    try:
        base.deserialize(data)
        base.row_factory = sqlite3.Row
        assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        return [dict(row) for row in base.execute(query)]
    finally:
        base.close()


def book(data: bytes) -> openpyxl.Workbook:
    """Read a workbook; formulas stand as they are."""
    return openpyxl.load_workbook(io.BytesIO(data))


def table_of(sheet: Any, top: int = 1) -> list[dict[str, Any]]:
    """Give the rows below the header of a sheet by their headings; ``top`` is the header's row."""
    rows = list(sheet.iter_rows(min_row=top, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


class Event(NamedTuple):
    """An event of a calendar that lasts whole days."""

    uid: str
    first: date
    end: date
    summary: str
    description: str


def events(data: bytes) -> list[Event]:
    """Read the events of a calendar."""
    found = vobject.readOne(data.decode())
    return [
        Event(
            uid=item.uid.value,
            first=item.dtstart.value,
            end=item.dtend.value,
            summary=item.summary.value,
            description=item.description.value,
        )
        for item in found.contents.get("vevent", [])
    ]


def files(folder: Path) -> dict[str, bytes]:
    """Give what each file of a folder holds, by its name."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def report_text(file: Path) -> str:
    """Give what a report in a file says, without its last line: the seal, which it must have."""
    found = re.fullmatch(
        r"(.*\n)<!-- cip [0-9a-f]{16} -->\n", file.read_bytes().decode(), re.DOTALL
    )
    assert found is not None, file
    return found[1]
