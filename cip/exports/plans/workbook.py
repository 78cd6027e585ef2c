"""Excel workbooks: the door to xlsxwriter, through which no text leaves as anything but text."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any, NamedTuple

from cip import __version__
from cip.exports.plans.extras import missing
from cip.exports.plans.instant import midnight
from cip.exports.plans.table import Cell
from cip.model.formulas import inert

LONGEST = 32_767
"""How many characters a cell of Excel holds."""

_CUT = " [cut here: a cell of Excel holds no more]"
DAY_FORMAT = "d mmmm yyyy"
_A3, _A4 = 8, 9
_USUAL_SIZE = 11
_LETTERS = 1.05
"""How many letters of a text are as wide as a digit, by which widths are counted, about."""
_WIDEST_ON_A4, _WIDEST_ON_A3 = 190, 280
_HIGHEST = 409
"""How high a row can be, in points."""

COLOURS: Mapping[str, tuple[str, str]] = {
    "red": ("#FFC7CE", "#7A0010"),
    "amber": ("#FFE1A8", "#5C3A00"),
    "yellow": ("#FFF7B8", "#4D4300"),
    "green": ("#C9EBCF", "#004D14"),
    "blue": ("#D3E5F7", "#0F3D66"),
    "purple": ("#E3DAF0", "#3D1F66"),
    "grey": ("#E6E6E6", "#333333"),
}
"""The fill and the ink of each colour that a plan can name; a word always stands in the cell."""


def _library() -> Any:
    try:
        import xlsxwriter
    except ModuleNotFoundError:
        raise missing("xlsx", "Excel output") from None
    return xlsxwriter


class Style(NamedTuple):
    """How a cell looks."""

    bold: bool = False
    size: int = _USUAL_SIZE
    colour: str | None = None
    is_day: bool = False
    is_number: bool = False
    is_head: bool = False
    is_open: bool = False
    is_quiet: bool = False
    is_link: bool = False


PLAIN = Style()


class Book:
    """A workbook that is being made; ``cut`` counts the texts that were too long for a cell.

    The same calls give the same bytes: it bears the day that it is for, and no other.
    """

    def __init__(
        self, *, title: str, author: str, as_of: date, font: str, size: int = _USUAL_SIZE
    ) -> None:
        self._bytes = BytesIO()
        self._book: Any = _library().Workbook(
            self._bytes,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._font, self._size = font, size
        self._book.formats[0].set_font_name(font)
        self._book.formats[0].set_font_size(size)
        self._formats: dict[Style, Any] = {}
        self._book.set_properties(
            {
                "title": title,
                "author": author,
                "comments": f"As of {as_of.isoformat()}. Made by cip {__version__}.",
                "created": midnight(as_of),
            }
        )
        self._sheets: list[Sheet] = []
        self.cut = 0

    def sheet(self, name: str, widths: Sequence[float]) -> "Sheet":
        """Begin a sheet, whose columns are so wide, in characters.

        It is printed across the page: in the width of one, unless it would be too small to read.
        """
        made = self._book.add_worksheet(name)
        made.set_landscape()
        made.set_paper(_A4 if sum(widths) <= _WIDEST_ON_A4 else _A3)
        if sum(widths) <= _WIDEST_ON_A3:
            made.fit_to_pages(1, 0)
        made.set_footer("&L&A&RPage &P of &N")
        for number, width in enumerate(widths):
            made.set_column(number, number, width)
        self._sheets.append(Sheet(self, made, widths))
        return self._sheets[-1]

    def look(self, style: Style) -> Any:
        """Give what xlsxwriter calls a style."""
        if style not in self._formats:
            self._formats[style] = self._book.add_format(self._settings(style))
        return self._formats[style]

    def _settings(self, style: Style) -> dict[str, Any]:
        settings: dict[str, Any] = {
            "font_name": self._font,
            "font_size": max(style.size, self._size),
            "valign": "top",
            "text_wrap": not style.is_quiet,
            "bold": style.bold,
            "locked": not style.is_open,
        }
        if style.is_day:
            settings |= {"num_format": DAY_FORMAT, "align": "left"}
        if style.is_number:
            settings |= {"align": "right", "indent": 1}
        if style.is_head:
            settings |= {"bg_color": "#1F3864", "font_color": "#FFFFFF", "border": 1}
        if style.is_link:
            settings |= {"font_color": "#0B3D91", "underline": 1}
        if style.is_open:
            settings |= {
                "bg_color": "#FFFBE6",
                "border": 1,
                "border_color": "#8C8C8C",
                "num_format": "@",  # what is typed stays what it is: no program makes a day of it
            }
        if style.colour is not None and style.colour in COLOURS:
            fill, ink = COLOURS[style.colour]
            settings |= {"bg_color": fill, "font_color": ink}
        return settings

    def text(self, text: str) -> str:
        """Give a text as a cell holds it: no formula, and no longer than Excel allows."""
        made = inert(text)
        if len(made.encode("utf-16-le")) // 2 <= LONGEST:
            return made
        self.cut += 1
        kept = made.encode("utf-16-le")[: 2 * (LONGEST - len(_CUT))]
        return kept.decode("utf-16-le", "ignore") + _CUT

    def written(self) -> bytes:
        """End the workbook and give its bytes."""
        for sheet in self._sheets:
            sheet.fit(1.36 * self._size)
        self._book.close()
        return self._bytes.getvalue()


class Sheet:
    """A sheet of a workbook; rows and columns are counted from 0."""

    def __init__(self, book: Book, made: Any, widths: Sequence[float]) -> None:
        self._book = book
        self._widths = widths
        self._lines: dict[int, float] = {}
        self.made = made

    def put(self, row: int, column: int, cell: Cell, style: Style = PLAIN) -> None:
        """Write a cell: a text as text whatever it looks like, a day as a day."""
        look = self._book.look(style)
        match cell:
            case None | "":
                self.made.write_blank(row, column, None, look)
            case bool():
                self.made.write_string(row, column, "yes" if cell else "no", look)
            case str():
                lines = 1 if style.is_quiet else _lines(cell, self._widths[column])
                lines *= max(1, style.size / _USUAL_SIZE)
                self._lines[row] = max(lines, self._lines.get(row, 1))
                self._put_text(row, column, self._book.text(cell), look)
            case date():
                dated = self._book.look(style._replace(is_day=True))
                self.made.write_datetime(row, column, cell, dated)
            case _:
                counted = self._book.look(style._replace(is_number=True))
                self.made.write_number(row, column, cell, counted)

    def _put_text(self, row: int, column: int, text: str, look: Any) -> None:
        """Write a text; xlsxwriter would let one through as XML that looks like its own runs."""
        if text.startswith("<r>") and text.endswith("</r>"):
            plain = self._book.look(PLAIN)
            self.made.write_rich_string(row, column, text[:1], plain, text[1:], look)
        else:
            self.made.write_string(row, column, text, look)

    def fit(self, height: float) -> None:
        """Make each row as high as its lines are together: not every program does it by itself."""
        for row, lines in self._lines.items():
            if lines > 1:
                self.made.set_row(row, min(lines * height, _HIGHEST))

    def give_room(self, row: int, lines: int) -> None:
        """Make a row high enough for some lines that are still to be written in it.

        LibreOffice gives rows without a height that of one line, whatever stands in them.
        """
        self._lines[row] = max(lines, self._lines.get(row, 1))

    def mark(self, top: int, rows: int, heads: Sequence[str], *, name: str, head: Style) -> None:
        """Mark rows below a header as a table with a name; the header is written."""
        look = self._book.look(head)
        self.made.add_table(
            *(top, 0, top + rows, len(heads) - 1),
            {
                "name": name,
                "columns": [{"header": text, "header_format": look} for text in heads],
                "autofilter": False,
                "style": "Table Style Light 1",
                "banded_rows": False,
            },
        )

    def link_to(self, row: int, column: int, sheet: str) -> None:
        """Let a cell lead to another sheet of the workbook, which bears a name of ours."""
        look = self._book.look(Style(is_link=True))
        self.made.write_url(row, column, f"internal:'{sheet}'!A1", look, sheet)

    def protect(self) -> None:
        """Lock all cells that are not open; rows and columns may be made larger. No password."""
        self.made.protect("", {"format_rows": True, "format_columns": True})

    def tell(self, first: int, column: int, rows: int, title: str, text: str) -> None:
        """Show a text of ours beside cells of a column, when one of them is chosen."""
        told = {"validate": "any", "input_title": title[:32], "input_message": text[:255]}
        self.made.data_validation(first, column, first + rows - 1, column, told)

    def offer(self, first: int, column: int, rows: int, sheet: str, number: int) -> None:
        """Offer, in cells of a column, the words below the head of the first column of a sheet."""
        told = {
            "validate": "list",
            "source": f"='{sheet}'!$A$2:$A${number + 1}",
            "error_title": "None of the list",
            "error_message": "Choose one of the words in the list, or leave the cell empty.",
        }
        self.made.data_validation(first, column, first + rows - 1, column, told)


def _lines(text: str, width: float) -> float:
    """Give about how many lines a text takes in a column."""
    return sum(max(1, math.ceil(len(line) / (_LETTERS * width))) for line in text.split("\n"))
