"""The table of a CSV or TSV file: its signs, and what stands between its columns, are found."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

from cip.model.formulas import without_mark
from cip.tables.limits import too_many_columns, too_many_rows
from cip.tables.refused import refuse
from cip.tables.table import MOST_COLUMNS, MOST_ROWS, Cell, Row, Table, Tables
from cip.tables.wording import clean

_BETWEEN = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_LOOKED_AT = 200
"""By how many rows it is judged what stands between the columns."""

_LONGEST = 1_000_000
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def delimited_table(name: str, data: bytes) -> Tables:
    """Give the table of a CSV or TSV file. Raises ``UnreadableTableError`` where it is none."""
    text = _decoded(name, data)
    csv.field_size_limit(_LONGEST)
    between = _between(text)
    rows = tuple(_rows(name, text.text, between))
    remarks = [
        *([text.remark] if text.remark else []),
        f"Columns are parted by {_BETWEEN[between]}.",
    ]
    return Tables(name, (Table("", rows),), tuple(remarks))


class _Decoded(NamedTuple):
    text: str
    remark: str = ""


def _decoded(name: str, data: bytes) -> _Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _Decoded(data.decode(encoding))
            except UnicodeDecodeError:
                raise refuse(name, "is no text that can be read. Save it as CSV UTF-8.") from None
    if b"\0" in data[:4000]:
        encoding = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        try:
            found = data.decode(encoding)
        except UnicodeDecodeError:
            found = "\0"
        if "\0" in found:
            raise refuse(name, "is no table of text. Save the table as CSV UTF-8, and import that.")
        return _Decoded(found)
    try:
        return _Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        found = data.decode("cp1252", "replace")
        if "\ufffd" in found:
            raise refuse(name, "is no text that can be read. Save it as CSV UTF-8.") from None
        return _Decoded(found, "It is not saved as UTF-8; it was read as Windows-1252.")


def _between(decoded: _Decoded) -> str:
    """Give what stands between the columns: what parts most rows into as many pieces."""

    def fit(sign: str) -> tuple[float, int]:
        sizes: Counter[int] = Counter()
        reader = csv.reader(StringIO(decoded.text, newline=""), delimiter=sign)
        try:
            for number, row in enumerate(reader):
                if number >= _LOOKED_AT:
                    break
                sizes[len(row)] += 1
        except csv.Error:
            return 0, 0
        columns, rows = max(
            ((size, count) for size, count in sizes.items() if size > 1),
            key=lambda found: (found[1], found[0]),
            default=(1, 0),
        )
        return rows / max(1, sizes.total()), columns

    return max(_BETWEEN, key=fit)


def _rows(name: str, text: str, between: str) -> Iterator[Row]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=between)
    number = 0
    try:
        for number, fields in enumerate(reader, 1):
            if number > MOST_ROWS:
                raise too_many_rows(name)
            if len(fields) > MOST_COLUMNS and any(field.strip() for field in fields[MOST_COLUMNS:]):
                raise too_many_columns(name)
            cells = (
                Cell(without_mark(clean(field)), f"row {number}, column {column}")
                for column, field in enumerate(fields[:MOST_COLUMNS], 1)
            )
            yield Row(number, tuple(cells))
    except csv.Error:
        raise refuse(
            name, f"cannot be read as CSV behind row {number}: a quote is opened and not closed."
        ) from None
