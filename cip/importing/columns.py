"""What the columns of a table are: the rows of its headings, and the key of each column."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cip.importing.headings import (
    PEOPLE,
    RISKS,
    SEVERAL,
    Key,
    is_number_of_recommendation,
    is_printed,
    is_revised,
    is_senior,
    key_of,
    plain,
    stem,
)
from cip.importing.own_tables import OwnTable, TableKind, own_table
from cip.tables.table import Cell, Row, Table

_BY = (Key.TITLE, Key.DETAIL)
"""A table of actions says what is to be done."""

_BESIDE = frozenset(
    {Key.REF, *PEOPLE, Key.START, Key.DEADLINE, Key.ORIGINAL, Key.STATUS, Key.RAG, Key.NOTE}
)
"""And one of these of each."""

LEFT_OUT_BY_MAP = "--map leaves it out"
UNKNOWN_HEADING = "its heading is not known"
_MOST_HEADING_ROWS = 4
_REFERENCE = re.compile(r"[A-Za-z]{0,4}[ .-]?[0-9]{1,3}(?:\.[0-9A-Za-z]{1,3}){0,4}[a-z]?\.?")
_OF_NUMBERS = re.compile(r"(?P<of>[a-z]{1,4}) (?:ref|reference|no|number|id)")
"""The heading of numbers that begin with its first word."""
_LONGEST_HEADING = 120
_LOOKED_AT = 40
"""By how many rows it is judged whether a column without a heading holds numbers."""
_NOW = re.compile(r"\b(?:this|current|latest|now|new)\b")
_BEFORE = re.compile(r"\b(?:last|previous|prior|before|old|earlier)\b")
"""Headings of the same thing, as it is now and as it was."""


class PaperColumn(NamedTuple):
    """A column: its number counted from 0, its heading as it is printed, and what it is taken as.

    ``key`` is None where it is not taken, and ``why`` says why.
    """

    number: int
    heading: str
    key: Key | None
    why: str = ""


class Layout(NamedTuple):
    """Where the headings of a table stand, and what its columns are.

    ``first`` and ``last`` are the indexes of the first and the last row of headings. ``is_own``
    says that this tool wrote the table.
    """

    first: int
    last: int
    columns: tuple[PaperColumn, ...]
    kind: TableKind = TableKind.ACTIONS
    is_own: bool = False

    def of(self, key: Key) -> tuple[int, ...]:
        """Give the numbers of the columns that are taken as a key."""
        return tuple(column.number for column in self.columns if column.key is key)

    @property
    def keys(self) -> frozenset[Key]:
        """Give what the columns are taken as."""
        return frozenset(column.key for column in self.columns if column.key)

    @property
    def is_of_actions(self) -> bool:
        """Say whether it is that of a list of actions."""
        return bool(self.keys.intersection(_BY)) and bool(self.keys & _BESIDE)


Told = Mapping[str, Key]
"""What somebody said of headings: the key by the heading in its plain form."""


def layout_at(
    table: Table, start: int, told: Told, *, known: Layout | None = None
) -> Layout | None:
    """Give the layout whose headings are the first at or below a row, or None where none is.

    A table of risks, or one of which it is not sure that its rows are actions, has none. Where one
    of the same table is ``known``, no row is looked at to whose headings the first cannot belong.
    """
    end = start + _MOST_HEADING_ROWS + 1 if known else len(table.rows)
    width = len(known.columns) if known else table.width
    for number in range(start, min(end, len(table.rows))):
        row = table.rows[number]
        if own := own_table(_texts(row)):
            return Layout(
                number, number, tuple(_own_columns(table, row, own)), own.kind, is_own=True
            )
        if _is_of_headings(row, told):
            first, last = _extent(table.rows, number, told)
            if known and first > start:
                return None
            if not _may_be_of_actions(table.rows[first : last + 1], told):
                continue
            layout = Layout(first, last, tuple(_columns(table, width, first, last, told)))
            if layout.is_of_actions and not _is_of_risks(layout):
                return layout
    return None


def _may_be_of_actions(rows: Sequence[Row], told: Told) -> bool:
    """Say whether a heading in some rows is that of what is to be done: quicker than all columns.

    A heading can go on from row to row: then what it is all together is asked.
    """
    if any(_known(text, told) in _BY for row in rows for text in _texts(row)):
        return True
    width = max(len(row.cells) for row in rows)
    return len(rows) > 1 and any(
        _key(_distinct(row.cell(number).text for row in rows), told) in _BY
        for number in range(width)
    )


def _own_columns(table: Table, row: Row, own: OwnTable) -> Iterator[PaperColumn]:
    for number in range(table.width):
        heading = " ".join(row.cell(number).text.split())
        key = own.keys.get(plain(heading))
        yield PaperColumn(
            number, heading, key, "" if key else "it is worked out, or kept elsewhere"
        )


def is_repeated(row: Row, table: Table, layout: Layout) -> bool:
    """Say whether a row prints the headings of the table again."""
    texts = [plain(cell.text) for cell in row.cells]
    return any(
        texts == [plain(cell.text) for cell in table.rows[number].cells]
        for number in range(layout.first, layout.last + 1)
    )


def is_of_headings(row: Row, told: Told) -> bool:
    """Say whether a row is one of headings, and not of an action."""
    return _is_of_headings(row, told)


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells if cell.text and not cell.is_filled]


def _known(text: str, told: Told) -> Key | None:
    return told.get(plain(text)) or key_of(text)


def _is_of_headings(row: Row, told: Told) -> bool:
    texts = _texts(row)
    if any(len(text) > _LONGEST_HEADING for text in texts):
        return False
    known = sum(_known(text, told) is not None for text in texts)
    return known >= 2 and 2 * known >= len(texts) - 1


def _extent(rows: Sequence[Row], number: int, told: Told) -> tuple[int, int]:
    """Give the first and last row of headings around one of them."""
    first = last = number
    while first > 0 and number - first < _MOST_HEADING_ROWS and _is_above(rows[first - 1]):
        first -= 1
    while (
        last + 1 < len(rows)
        and last + 1 - number < _MOST_HEADING_ROWS
        and _goes_on(rows[last], rows[last + 1], told)
    ):
        last += 1
    return first, last


def _is_above(row: Row) -> bool:
    """Say whether a row parts the columns below it into groups."""
    has_groups = any(cell.is_filled and cell.text for cell in row.cells)
    return (row.is_heading or has_groups) and len(set(_texts(row))) > 1


def _goes_on(above: Row, row: Row, told: Told) -> bool:
    """Say whether a row goes on with the headings above it."""
    if row.is_empty or any(len(text) > _LONGEST_HEADING for text in _texts(row)):
        return False
    if (row.is_heading and above.is_heading) or _is_merged(above, row):
        return True
    across = [
        number
        for number, cell in enumerate(above.cells)
        if cell.text
        and (
            (cell.is_filled and number and above.cells[number - 1].text == cell.text)
            or (number + 1 < len(above.cells) and above.cells[number + 1].is_filled)
        )
    ]
    below = [row.cell(number).text for number in across]
    return bool(across) and all(below) and any(_known(text, told) for text in below)


def _is_merged(above: Row, row: Row) -> bool:
    """Say whether a cell of a row is merged with the heading above it."""
    return any(
        cell.is_filled
        and cell.text == above.cell(number).text
        and (number == 0 or row.cell(number - 1).text != cell.text)
        for number, cell in enumerate(row.cells)
        if cell.text
    )


def _is_of_risks(layout: Layout) -> bool:
    return sum(plain(column.heading) in RISKS for column in layout.columns) >= 2


def _columns(table: Table, width: int, first: int, last: int, told: Told) -> Iterator[PaperColumn]:
    found: list[PaperColumn] = []
    for number in range(width):
        texts = _distinct(
            " ".join(table.rows[row].cell(number).text.split("\n"))
            for row in range(first, last + 1)
        )
        heading = " ".join(texts)
        key, why = _key(texts, told), ""
        if number in table.hidden_columns and plain(heading) not in told:
            key, why = None, "the file hides it"
        elif key is None and heading:
            why = UNKNOWN_HEADING
        found.append(PaperColumn(number, heading, key, why))
    found = _with_revised(found)
    found = _with_who_leads(_with_one_lead(found, told), told)
    found = _with_numbers_of_recommendations(found, told)
    found = _with_numbers(found, table, last)
    yield from _without_doubt(found, told)


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _key(texts: Sequence[str], told: Told) -> Key | None:
    """Give the key of a column by all its headings, else the lowest that is known."""
    whole = " ".join(texts)
    for text in (whole, *reversed(texts)):
        if text and (key := _known(text, told)):
            return key
    return None


def _with_revised(columns: list[PaperColumn]) -> list[PaperColumn]:
    """Where a date and a revised date stand beside each other, the first is the original one."""
    dates = [column for column in columns if column.key is Key.DEADLINE]
    revised = [column for column in dates if is_revised(column.heading)]
    if len(dates) != 2 or len(revised) != 1:
        return columns
    return [
        column._replace(key=Key.ORIGINAL) if column in dates and column not in revised else column
        for column in columns
    ]


def _with_one_lead(columns: list[PaperColumn], told: Told) -> list[PaperColumn]:
    """Where one column alone names officers, or parts of one, they answer for the action."""
    officers = [column for column in columns if column.key in (Key.ACCOUNTABLE, Key.LEAD)]
    if not officers or not _is_numbered(officers) or plain(officers[0].heading) in told:
        return columns
    return [
        column._replace(key=Key.ACCOUNTABLE) if column in officers else column for column in columns
    ]


def _with_who_leads(columns: list[PaperColumn], told: Told) -> list[PaperColumn]:
    """Where two columns of officers would be the same, one answers for the action, the other leads.

    The senior one answers; where somebody says that one leads, so does the other.
    """
    free = [column for column in columns if plain(column.heading) not in told]
    said = {column.key for column in columns if column not in free}
    lead = [column for column in columns if column.key is Key.LEAD]
    owners = [column for column in columns if column.key is Key.ACCOUNTABLE]
    senior = [column for column in owners if is_senior(column.heading)]
    to: dict[PaperColumn, Key] = {}
    if len(owners) == 2 and len(senior) == 1 and not lead:
        to = {column: Key.LEAD for column in owners if column not in senior}
    elif len(lead) == 2 and Key.LEAD in said and not owners:
        to = {column: Key.ACCOUNTABLE for column in lead if column in free}
    if not all(column in free for column in to):
        return columns
    return [column._replace(key=to.get(column, column.key)) for column in columns]


def _with_numbers_of_recommendations(columns: list[PaperColumn], told: Told) -> list[PaperColumn]:
    """Beside the texts of recommendations, their numbers are those of rows that have none."""
    number = _number_beside_texts(columns)
    if number is None or any(column.key is Key.REF for column in columns):
        return columns
    if plain(number.heading) in told:
        return columns
    return [column._replace(key=Key.REF) if column is number else column for column in columns]


def _number_beside_texts(columns: Iterable[PaperColumn]) -> PaperColumn | None:
    """Give the column of the numbers of recommendations, where one has their texts."""
    asked = [column for column in columns if column.key is Key.RECOMMENDATIONS]
    numbers = [column for column in asked if is_number_of_recommendation(column.heading)]
    return numbers[0] if len(asked) == 2 and len(numbers) == 1 else None


def _is_numbered(columns: Sequence[PaperColumn]) -> bool:
    """Say whether columns are one, or parts of one: ``Owner 1`` and ``Owner 2``."""
    return len({(column.key, stem(column.heading)) for column in columns}) == 1


def _with_numbers(columns: list[PaperColumn], table: Table, last: int) -> list[PaperColumn]:
    """Where no column is headed as one of numbers, one that has them is.

    It has no heading, or one that speaks of numbers, or its numbers are those of a list of Word.
    """
    if any(column.key is Key.REF for column in columns):
        return columns
    below = table.rows[last + 1 : last + 1 + _LOOKED_AT]
    looked_at = [row for row in below if sum(_is_shown(cell) for cell in row.cells) > 1]
    for column in columns:
        if column.key or column.number in table.hidden_columns:
            continue
        cells = [row.cell(column.number) for row in looked_at]
        numbers = [text for cell in cells if (text := cell.text or cell.number)]
        if len(numbers) < 2 or not all(map(_REFERENCE.fullmatch, numbers)):
            continue
        is_of_word = not any(cell.text for cell in cells)
        if not column.heading or is_of_word or _names_numbers(column.heading, numbers):
            found = column._replace(key=Key.REF, why="")
            return [found if other is column else other for other in columns]
    return columns


def _is_shown(cell: Cell) -> bool:
    return bool(cell.text or cell.number) and not cell.is_filled


def _names_numbers(heading: str, numbers: Sequence[str]) -> bool:
    """Say whether a heading is that of numbers which are each another: ``BV Ref`` of BV1, BV2."""
    found = _OF_NUMBERS.fullmatch(plain(heading))
    if found is None or len(set(numbers)) < len(numbers):
        return False
    return all(number.casefold().startswith(found["of"]) for number in numbers)


def _without_doubt(columns: list[PaperColumn], told: Told) -> Iterator[PaperColumn]:
    """Take no column where two could be meant; a second one of actions is their detail."""
    by_key: dict[Key, list[PaperColumn]] = {}
    number = _number_beside_texts(columns)
    for column in columns:
        if column.key and column.key not in SEVERAL and column is not number:
            by_key.setdefault(column.key, []).append(column)
    for column in columns:
        same = by_key.get(column.key, []) if column.key and column is not number else []
        said = [other for other in same if plain(other.heading) in told] or _newest(same)
        if not said and column.key is Key.TITLE:
            said = [other for other in same if is_printed(other.heading)]
        if column.key is Key.IGNORE:
            yield column._replace(key=None, why=LEFT_OUT_BY_MAP)
        elif len(same) < 2 or said == [column] or (not said and _is_one(same)):
            yield column
        elif len(said) == 1:
            yield column._replace(key=None, why=f"{said[0].heading} is taken as {column.key}")
        else:
            named = " and ".join(other.heading for other in same)
            yield column._replace(key=None, why=f"{named} could both be {column.key}: use --map")


def _is_one(same: Sequence[PaperColumn]) -> bool:
    return same[0].key in PEOPLE and _is_numbered(same)


def _newest(same: Sequence[PaperColumn]) -> list[PaperColumn]:
    """Give the column that says how it is now, where the others say that they are older."""
    newest = [column for column in same if _NOW.search(plain(column.heading))]
    older = [column for column in same if _BEFORE.search(plain(column.heading))]
    return newest if len(newest) == 1 and len(older) == len(same) - 1 else []
