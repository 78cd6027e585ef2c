"""The table of a CSV or TSV file: its signs, and what stands between its columns, are found."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from cip.model.formulas import without_mark
from cip.tables.limits import Room, too_many_columns, too_many_rows
from cip.tables.refused import refuse
from cip.tables.table import MOST_COLUMNS, MOST_ROWS, Cell, Row, Table, Tables
from cip.tables.wording import clean

_BETWEEN = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_LOOKED_AT = 200
"""By how many rows it is judged what stands between the columns."""

_LONGEST = 1_000_000
"""How many characters a row may have."""

_LINE_END = re.compile("\r\n?|\n")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def delimited_table(name: str, data: bytes) -> Tables:
    """Give the table of a CSV or TSV file. Raises ``UnreadableTableError`` where it is none."""
    text = _decoded(name, data)
    csv.field_size_limit(_LONGEST)
    between = _between(text.text)
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


class _TooLongError(Exception):
    """A row has more characters than the row of any plan."""


class _Records:
    """The rows of a text, as lists of texts; one that is too long is not taken apart.

    Raises ``csv.Error`` or ``_TooLongError``.
    """

    def __init__(self, text: str, between: str) -> None:
        self._text = text
        self._reader = csv.reader(self._lines(), delimiter=between)
        self._signs = 0

    def __iter__(self) -> Iterator[list[str]]:
        for record in self._reader:
            self._signs = 0
            yield record

    def _lines(self) -> Iterator[str]:
        at = 0
        while at < len(self._text):
            end = self._end(at)
            self._signs += end - at
            if self._signs > _LONGEST:
                raise _TooLongError
            yield self._text[at:end]
            at = end

    def _end(self, start: int) -> int:
        """Give where a line ends, or a place that is too far behind its start."""
        found = _LINE_END.search(self._text, start, start + _LONGEST + 1)
        return found.end() if found else min(len(self._text), start + _LONGEST + 1)


def _between(text: str) -> str:
    """Give what stands between the columns: what parts most rows into as many pieces."""

    def fit(sign: str) -> tuple[float, int]:
        sizes: Counter[int] = Counter()
        with suppress(csv.Error, _TooLongError):  # what stands before it tells enough
            sizes.update(len(row) for row in islice(_Records(text, sign), _LOOKED_AT))
        columns, rows = max(
            ((size, count) for size, count in sizes.items() if size > 1),
            key=lambda found: (found[1], found[0]),
            default=(1, 0),
        )
        return rows / max(1, sizes.total()), columns

    return max(_BETWEEN, key=fit)


def _rows(name: str, text: str, between: str) -> Iterator[Row]:
    room = Room(name)
    number = 0
    try:
        for number, fields in enumerate(_Records(text, between), 1):
            if number > MOST_ROWS:
                raise too_many_rows(name)
            if len(fields) > MOST_COLUMNS and any(field.strip() for field in fields[MOST_COLUMNS:]):
                raise too_many_columns(name)
            cells = tuple(
                Cell(without_mark(clean(field)), f"row {number}, column {column}")
                for column, field in enumerate(fields[:MOST_COLUMNS], 1)
            )
            for cell in cells:
                room.take(cell)
            yield Row(number, cells)
    except (csv.Error, _TooLongError):
        raise refuse(
            name,
            f"cannot be read as CSV: row {number + 1} has more than {_LONGEST:,} characters, as "
            "where a quote is opened and not closed.",
        ) from None
