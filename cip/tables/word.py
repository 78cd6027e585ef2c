"""Tables of a Word file, from its own XML: what is inserted is text, what is deleted is gone."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cip.tables.colours import colour_word
from cip.tables.limits import Room, too_many_columns, too_many_rows
from cip.tables.lists_of_word import DEEPEST, ListCounts, ListMark
from cip.tables.packed import Packed
from cip.tables.styles_of_word import Around, around
from cip.tables.table import MOST_COLUMNS, MOST_ROWS, Cell, HeadingAbove, Row, Table, Tables
from cip.tables.wording import clean, whole_number

_DOCUMENT = "word/document.xml"
_PASSED_OVER = frozenset(
    {"del", "moveFrom", "Fallback", "drawing", "pict", "object", "instrText", "delText", "sdtPr"}
    | {"pPrChange", "rPrChange", "tcPrChange", "trPrChange", "tblPrChange", "sectPr", "rPh"}
)
_OFF = frozenset({"0", "false", "off", "none"})
_GONE = frozenset({"del", "moveFrom", "vanish"})
"""What says of a row or of the end of a paragraph that it is deleted or hidden."""
_BOLD_LEVEL = 10
"""The level of a paragraph that is a heading by its bold letters alone: below all others."""

_LONGEST_HEADING = 200
_LONGEST_OUTSIDE = 600


def word_tables(name: str, packed: Packed) -> Tables:
    """Give the tables of a Word file. Raises ``UnreadableTableError`` where it is none."""
    body = _Body(name, around(packed))
    if not packed.read(_DOCUMENT, body):
        raise packed.broken()
    return Tables(name, tuple(body.tables), tuple(body.remarks()), tuple(body.outside))


class _Merged(NamedTuple):
    """A cell as the file has it, with how far it reaches."""

    cell: Cell
    span: int
    goes_on: bool


class _Paragraph:
    """What is read of a paragraph."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.style = ""
        self.level: int | None = None
        self.list: tuple[str | None, int | None] | None = None
        self.may_be_gone = False
        self.all_bold = True
        self.footnotes: list[str] = []


class _Grid:
    """A table as it is being read."""

    def __init__(self, headings: tuple[HeadingAbove, ...]) -> None:
        self.headings = headings
        self.rows: list[Row] = []
        self.number = 0
        self.above: dict[int, Cell] = {}
        self.merged: list[_Merged] = []
        self.begin_row()

    def begin_row(self) -> None:
        self.before = 0
        self.is_heading = self.is_deleted = False
        self.merged = []

    def begin_cell(self) -> None:
        self.lines: list[str] = []
        self.marks: list[ListMark] = []
        self.marked = ""
        self.footnotes: list[str] = []
        self.colour = ""
        self.span = 1
        self.goes_on = False


class _Body:
    """Takes the events of the text: its headings, and its tables."""

    def __init__(self, name: str, around: Around) -> None:
        self.tables: list[Table] = []
        self._name = name
        self._around = around
        self._room = Room(name)
        self.outside: list[str] = []
        self._headings: list[HeadingAbove] = []
        self._grids: list[_Grid] = []
        self._paragraphs: list[_Paragraph] = []
        self._skipped = 0
        self._in_run = self._is_text = self._is_hidden = self._is_bold = False
        self._place: list[str] = []
        self._lists = ListCounts(around.lists)
        self._rows = self._outside = self._hidden = 0

    def remarks(self) -> Iterator[str]:
        """Give what was not taken from the text, or became no action."""
        if self._outside:
            one = self._outside == 1
            yield (
                f"{self._outside} paragraph{'' if one else 's'} outside of the tables "
                f"{'becomes no action' if one else 'become no actions'}."
            )
        if self._hidden:
            yield "Text that Word hides is not taken."

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if self._skipped or (name in _PASSED_OVER and not self._is_mark(name)):
            self._skipped += 1
            return
        self._place.append(name)
        value = attributes.get("val", "")
        if self._place[-3:-1] == ["pPr", "rPr"]:
            self._of_end(name, value)
        elif name in _STARTS:
            _STARTS[name](self, value, attributes)
        elif self._grids:
            self._of_table(name, value, attributes)

    def _is_mark(self, name: str) -> bool:
        """Say whether a deletion marks the row or the paragraph's end, and holds nothing."""
        return name in _GONE and bool(self._place) and self._place[-1] in ("trPr", "rPr")

    def _of_end(self, name: str, value: str) -> None:
        """Take what is said of the end of a paragraph: one that is gone may not be counted."""
        if name in _GONE and value not in _OFF and self._paragraphs:
            self._paragraphs[-1].may_be_gone = True

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._skipped:
            self._skipped -= 1
            return
        self._place.pop()
        if name == "t":
            self._is_text = False
        elif name == "r":
            self._in_run = False
        elif name == "p":
            self._end_paragraph()
        elif name == "tc" and self._grids:
            self._end_cell(self._grids[-1])
        elif name == "tr" and self._grids:
            self._end_row(self._grids[-1])
        elif name == "tbl":
            self._end_table()

    def text(self, text: str) -> None:
        """Take a text."""
        if self._is_text and not self._skipped and self._paragraphs:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._is_hidden:
            self._hidden += 1
            return
        paragraph = self._paragraphs[-1]
        paragraph.parts.append(text)
        if text.strip() and not self._is_bold:
            paragraph.all_bold = False

    def start_paragraph(self, _value: str, _attributes: Mapping[str, str]) -> None:
        self._paragraphs.append(_Paragraph())

    def start_run(self, _value: str, _attributes: Mapping[str, str]) -> None:
        self._in_run, self._is_hidden, self._is_bold = True, False, False

    def start_text(self, _value: str, _attributes: Mapping[str, str]) -> None:
        self._is_text = True

    def start_mark(self, _value: str, attributes: Mapping[str, str]) -> None:
        """Take what stands for a sign: a break, a tab, a hyphen that does not break."""
        if self._in_run and self._paragraphs:
            sign = {"br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(self._place[-1], " ")
            self._add(sign if attributes.get("type") != "page" else "\n")

    def start_format(self, value: str, _attributes: Mapping[str, str]) -> None:
        if self._place[-2:-1] != ["rPr"] or not self._in_run:
            return
        is_on = value not in _OFF
        if self._place[-1] == "vanish":
            self._is_hidden = is_on
        else:
            self._is_bold = is_on

    def start_style(self, value: str, _attributes: Mapping[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].style = value

    def start_outline(self, value: str, _attributes: Mapping[str, str]) -> None:
        if self._paragraphs and (level := whole_number(value, 9)) < 9:
            self._paragraphs[-1].level = level + 1

    def start_list(self, value: str, _attributes: Mapping[str, str]) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        number, level = paragraph.list or (None, None)
        if self._place[-1] == "ilvl":
            level = whole_number(value, 0)
        else:
            number = value
        paragraph.list = (number, level)

    def start_footnote(self, _value: str, attributes: Mapping[str, str]) -> None:
        if self._paragraphs and (note := self._around.footnotes.get(attributes.get("id", ""))):
            self._paragraphs[-1].footnotes.append(note)

    def start_table(self, _value: str, _attributes: Mapping[str, str]) -> None:
        self._grids.append(_Grid(tuple(self._headings)))

    def start_row(self, _value: str, _attributes: Mapping[str, str]) -> None:
        if self._grids:
            self._grids[-1].begin_row()

    def start_cell(self, _value: str, _attributes: Mapping[str, str]) -> None:
        if self._grids:
            self._grids[-1].begin_cell()

    def _of_table(self, name: str, value: str, attributes: Mapping[str, str]) -> None:
        """Take what is said of a row or of a cell."""
        grid, within = self._grids[-1], self._place[-2:-1]
        if within == ["trPr"]:
            if name == "tblHeader":
                grid.is_heading = value not in _OFF
            elif name == "del":
                grid.is_deleted = True
            elif name == "gridBefore":
                grid.before = min(whole_number(value, 0), MOST_COLUMNS)
        elif within == ["tcPr"]:
            if name == "gridSpan":
                grid.span = max(1, min(whole_number(value, 1), MOST_COLUMNS + 1))
            elif name in ("vMerge", "hMerge"):
                grid.goes_on = value != "restart"
            elif name == "shd":
                grid.colour = colour_word(attributes.get("fill", ""))

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        text = clean("".join(paragraph.parts))
        mark = self._mark(paragraph, text)
        if self._grids:
            grid = self._grids[-1]
            grid.marks += [mark] if mark.is_sure else []
            if text and mark.text:
                grid.marked = grid.marked if grid.lines else mark.text
                text = f"{mark.text} {text}"
            grid.lines += [text] if text else []
            grid.footnotes += paragraph.footnotes
        elif text:
            self._outside_of_tables(paragraph, text)

    def _outside_of_tables(self, paragraph: _Paragraph, text: str) -> None:
        level = self._around.levels.get(paragraph.style, paragraph.level)
        is_short = len(text) <= _LONGEST_HEADING and "\n" not in text
        if level is None and paragraph.all_bold and is_short:
            level = _BOLD_LEVEL
        if level is None or len(text) > _LONGEST_OUTSIDE:
            self._outside += 1
            if len(text) <= _LONGEST_OUTSIDE:
                self.outside.append(text)
            return
        self.outside.append(text)
        self._headings = [item for item in self._headings if item.level < level]
        self._headings.append(HeadingAbove(" ".join(text.split("\n")), level))

    def _mark(self, paragraph: _Paragraph, text: str) -> ListMark:
        """Count an item of a list, and give the sign or number that Word prints before it."""
        number, level = self._around.items.get(paragraph.style, ("", 0))
        own_number, own_level = paragraph.list or (None, None)
        number = number if own_number is None else own_number
        level = level if own_level is None else own_level
        if any(grid.is_deleted for grid in self._grids):
            return ListMark()
        if paragraph.may_be_gone or any(grid.goes_on for grid in self._grids):
            if paragraph.may_be_gone and not text:
                return ListMark()
            self._lists.doubt(number)
        return self._lists.next(number, min(level, DEEPEST))

    def _end_cell(self, grid: _Grid) -> None:
        notes = tuple(grid.footnotes)
        text = "\n".join(grid.lines)
        one = grid.marks[0].text if len(grid.marks) == 1 else ""
        number = one if not text or one == grid.marked else ""
        cell = Cell(text, colour=grid.colour, footnotes=notes, number=number)
        grid.merged.append(_Merged(cell, grid.span, grid.goes_on))

    def _end_row(self, grid: _Grid) -> None:
        if grid.is_deleted:
            return
        grid.number += 1
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise too_many_rows(self._name)
        cells = tuple(self._placed(grid))
        for cell in cells:
            self._room.take(cell)
        if len(cells) > MOST_COLUMNS:
            raise too_many_columns(self._name)
        grid.above = dict(enumerate(cells))
        grid.rows.append(Row(grid.number, cells, is_heading=grid.is_heading))

    def _placed(self, grid: _Grid) -> Iterator[Cell]:
        where = f"table {len(self.tables) + 1}, row {grid.number}, column "
        column = 0
        for _ in range(grid.before):
            yield Cell(place=f"{where}{column + 1}")
            column += 1
        for own, span, goes_on in grid.merged:
            above = grid.above.get(column)
            is_filled = goes_on and above is not None
            cell = Cell(above.text, colour=above.colour) if goes_on and above else own
            for number in range(span):
                if column > MOST_COLUMNS:
                    return
                is_more = is_filled or number > 0
                yield cell._replace(
                    place=f"{where}{column + 1}",
                    is_filled=is_more,
                    footnotes=() if is_more else cell.footnotes,
                )
                column += 1

    def _end_table(self) -> None:
        if not self._grids:
            return
        grid = self._grids.pop()
        if self._grids:  # a table in a cell: its texts are the cell's
            lines = (cell.text for row in grid.rows for cell in row.cells if not cell.is_filled)
            self._grids[-1].lines += [line for line in lines if line]
            self._rows -= len(grid.rows)
            return
        if not grid.rows:
            return  # Word writes none without a row
        place = f"table {len(self.tables) + 1}"
        self.tables.append(Table(place, tuple(grid.rows), grid.headings))


_STARTS = {
    "p": _Body.start_paragraph,
    "r": _Body.start_run,
    "t": _Body.start_text,
    **dict.fromkeys(("br", "cr", "tab", "noBreakHyphen"), _Body.start_mark),
    **dict.fromkeys(("b", "vanish"), _Body.start_format),
    "pStyle": _Body.start_style,
    "outlineLvl": _Body.start_outline,
    **dict.fromkeys(("ilvl", "numId"), _Body.start_list),
    "footnoteReference": _Body.start_footnote,
    "tbl": _Body.start_table,
    "tr": _Body.start_row,
    "tc": _Body.start_cell,
}
