"""Tables of an Excel file, from its own XML: shown values, fills, what is hidden and merged."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from cip.model.formulas import without_mark
from cip.tables.limits import Room, too_many_columns, too_many_rows, too_much
from cip.tables.number_formats import shown
from cip.tables.packed import Packed
from cip.tables.styles_of_excel import Styles, styles_of
from cip.tables.table import MOST_COLUMNS, MOST_ROWS, Cell, Row, Table, Tables, letters_of
from cip.tables.wording import clean, whole_number

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MOST_MERGED = 20_000
_MOST_SHEETS = 500
_EMPTY = Cell()
"""A cell that holds nothing has no place: a sheet can have a million of them."""


def excel_tables(name: str, packed: Packed) -> Tables:
    """Give the tables of an Excel file: one a sheet, in their order; hidden sheets are named."""
    book, links, texts = _Book(name), _Links(), _Texts()
    if not packed.read("xl/workbook.xml", book):
        raise packed.broken()
    packed.read("xl/_rels/workbook.xml.rels", links)
    packed.read("xl/sharedStrings.xml", texts)
    styles = styles_of(packed)
    room = Room(name)
    tables, remarks, rows = [], [], 0
    for sheet in book.sheets:
        if sheet.is_hidden:
            remarks.append(f"The sheet {sheet.name} is hidden, and is not taken.")
            continue
        reader = _Sheet(name, sheet.name, texts.texts, styles, room, is_1904=book.is_1904)
        if not packed.read(_path(links.targets.get(sheet.link, "")), reader):
            continue  # a sheet of charts
        table = reader.table()
        rows += len(table.rows)
        if rows > MOST_ROWS:
            raise too_many_rows(name)
        tables.append(table)
        remarks += reader.remarks()
    return Tables(name, tuple(tables), tuple(remarks))


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


class _SheetEntry(NamedTuple):
    name: str
    link: str
    is_hidden: bool


class _Quiet:
    """A handler that takes nothing of what it is not asked for."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        pass

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


class _Book(_Quiet):
    def __init__(self, file: str) -> None:
        self._file = file
        self.sheets: list[_SheetEntry] = []
        self.is_1904 = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            state = attributes.get("state", "visible")
            title = clean(attributes.get("name", "")).replace("\n", " ")[:60]
            if any(known.name == title for known in self.sheets):
                title = f"{title} ({len(self.sheets) + 1})"
            entry = _SheetEntry(title, attributes.get("id", ""), state != "visible")
            self.sheets.append(entry)
            if len(self.sheets) > _MOST_SHEETS:
                raise too_much(self._file)
        elif name == "workbookPr":
            self.is_1904 = attributes.get("date1904", "0") in ("1", "true")


class _Links(_Quiet):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Texts(_Quiet):
    """The texts that the cells share; how they are spoken is left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._is_text = self._is_spoken = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._is_spoken = True
        elif name == "t":
            self._is_text = not self._is_spoken

    def end(self, name: str) -> None:
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_spoken = False
        elif name == "si":
            self.texts.append(without_mark(clean("".join(self._parts))))

    def text(self, text: str) -> None:
        if self._is_text:
            self._parts.append(text)


class _Sheet(_Quiet):
    """The cells of a sheet, as they are shown."""

    def __init__(
        self, file: str, sheet: str, texts: list[str], styles: Styles, room: Room, *, is_1904: bool
    ) -> None:
        self._file, self._sheet, self._room = file, sheet, room
        self._texts, self._styles, self._is_1904 = texts, styles, is_1904
        self._rows: dict[int, dict[int, Cell]] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merged: list[tuple[int, int, int, int]] = []
        self._row = self._column = 0
        self._kind = self._style = ""
        self._value: list[str] = []
        self._is_value = self._has_formula = self._is_spoken = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if act := _STARTS.get(name):
            act(self, attributes)
        elif name == "t":
            self._is_value = not self._is_spoken
        elif name == "v":
            self._is_value = True
        elif name == "f":
            self._has_formula = True

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._is_value = False
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._is_spoken = False

    def text(self, text: str) -> None:
        if self._is_value:
            self._value.append(text)

    def start_spoken(self, _attributes: Mapping[str, str]) -> None:
        self._is_spoken = True

    def start_row(self, attributes: Mapping[str, str]) -> None:
        self._row = whole_number(attributes.get("r", ""), self._row + 1) or self._row + 1
        self._column = -1
        if attributes.get("hidden") in ("1", "true"):
            self._hidden_rows.add(self._row)
        if len(self._hidden_rows) > MOST_ROWS * 10:
            raise too_many_rows(self._file)

    def start_columns(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true"):
            first = whole_number(attributes.get("min", ""), 1)
            last = whole_number(attributes.get("max", ""), first)
            self._hidden_columns.update(range(max(first - 1, 0), min(last, MOST_COLUMNS + 1)))

    def start_merged(self, attributes: Mapping[str, str]) -> None:
        ends = [_PLACE.fullmatch(end) for end in attributes.get("ref", "").split(":")]
        if len(ends) == 2 and ends[0] and ends[1] and len(self._merged) < _MOST_MERGED:
            top, bottom = int(ends[0][2]), int(ends[1][2])
            self._merged.append((top, bottom, _number(ends[0][1]), _number(ends[1][1])))

    def start_cell(self, attributes: Mapping[str, str]) -> None:
        place = _PLACE.fullmatch(attributes.get("r", ""))
        self._column = _number(place[1]) if place else self._column + 1
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._value, self._has_formula = [], False

    def _end_cell(self) -> None:
        look = self._styles.look(self._style)
        if not (self._value or look.colour or self._has_formula):
            return
        place = f"{self._sheet}!{letters_of(self._column)}{self._row}"
        cell = self._cell(place)._replace(colour=look.colour)
        if self._has_formula and self._kind != "str" and not "".join(self._value).strip():
            cell = cell._replace(place=place, lacks_value=True)
        if not (cell.text or cell.colour or cell.lacks_value):
            return
        if cell.text:
            if self._column >= MOST_COLUMNS:
                raise too_many_columns(self._file)
            if self._row not in self._rows and len(self._rows) >= 2 * MOST_ROWS:
                raise too_many_rows(self._file)
        elif self._column >= MOST_COLUMNS or len(self._rows) >= 2 * MOST_ROWS:
            return
        self._keep(self._row, self._column, cell)

    def _keep(self, row: int, column: int, cell: Cell) -> None:
        self._room.take(cell)
        self._rows.setdefault(row, {})[column] = cell

    def _cell(self, place: str) -> Cell:
        value = "".join(self._value)
        if self._kind == "s":
            number = whole_number(value, -1)
            text = self._texts[number] if 0 <= number < len(self._texts) else ""
            return Cell(text, place)
        if self._kind == "b":
            return Cell("TRUE" if value.strip() == "1" else "FALSE", place) if value else Cell()
        if self._kind in ("str", "inlineStr", "e"):
            return Cell(without_mark(clean(value)), place)
        if self._kind == "d":
            return Cell(value.strip()[:10], place)
        if not value.strip():
            return Cell("", place)
        code = self._styles.look(self._style).code
        text, day = shown(value.strip(), code, is_1904=self._is_1904)
        return Cell(clean(text), place, day=day)

    def remarks(self) -> Iterator[str]:
        """Give what has to be said of the sheet."""
        if hidden := sorted(self._hidden_rows & self._rows.keys()):
            named = ", ".join(map(str, hidden[:10])) + (" …" if len(hidden) > 10 else "")
            rows = f"Row {named} is" if len(hidden) == 1 else f"Rows {named} are"
            yield f"{rows} hidden on the sheet {self._sheet}, and taken all the same."

    def table(self) -> Table:
        """Give the sheet as a table; rows that the file leaves out are empty ones."""
        last = max(
            (n for n, cells in self._rows.items() if any(c.text for c in cells.values())), default=0
        )
        if last > MOST_ROWS:
            raise too_many_rows(self._file)
        self._fill(last)
        width = max((max(cells) + 1 for cells in self._rows.values()), default=0)
        rows = tuple(self._whole(number, width) for number in range(1, last + 1))
        hidden = frozenset(column for column in self._hidden_columns if column < width)
        place = f"sheet {self._sheet}"
        return Table(place, rows, sheet=self._sheet, hidden_columns=hidden)

    def _whole(self, number: int, width: int) -> Row:
        held = self._rows.get(number, {})
        cells = tuple(held.get(column, _EMPTY) for column in range(width))
        return Row(number, cells, is_hidden=number in self._hidden_rows)

    def _fill(self, last: int) -> None:
        """Give merged cells the text of the first of them."""
        for top, bottom, left, right in self._merged:
            first = self._rows.get(top, {}).get(left)
            if first is None:
                continue
            for row in range(top, min(bottom, last) + 1):
                for column in range(left, min(right, MOST_COLUMNS - 1) + 1):
                    if (row, column) != (top, left):
                        place = f"{self._sheet}!{letters_of(column)}{row}"
                        filled = first._replace(place=place, is_filled=True)
                        self._keep(row, column, filled)


_STARTS: Mapping[str, Callable[[_Sheet, Mapping[str, str]], None]] = {
    "row": _Sheet.start_row,
    "col": _Sheet.start_columns,
    "mergeCell": _Sheet.start_merged,
    "c": _Sheet.start_cell,
    "rPh": _Sheet.start_spoken,
}


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
