"""How the cells of an Excel file look: the code of the format of each style, and its fill."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cip.tables.colours import colour_word, tinted
from cip.tables.number_formats import format_code
from cip.tables.packed import Packed
from cip.tables.wording import whole_number

_INDEXED = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF"
    " FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366"
    " FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080"
    " 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00"
    " FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
)
"""The colours that a cell names by their number, six figures each with a space behind them."""

_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)))
"""The colours of a theme in the order in which cells count them."""


class CellLook(NamedTuple):
    """How cells of a style look: the code of their number format, and the word for their fill."""

    code: str = "General"
    colour: str = ""


class Styles(NamedTuple):
    """The looks of a file's cells, by the number that a cell names."""

    looks: Sequence[CellLook]

    def look(self, style: str) -> CellLook:
        """Give how a cell of a style looks; plainly where the file knows no such style."""
        number = whole_number(style, -1)
        return self.looks[number] if 0 <= number < len(self.looks) else CellLook()


def styles_of(packed: Packed) -> Styles:
    """Give how the cells of an Excel file look."""
    theme, styles = _Theme(), _Reader()
    packed.read("xl/theme/theme1.xml", theme)
    packed.read("xl/styles.xml", styles)
    fills = [_colour(fill, theme.colours) for fill in styles.fills]
    return Styles(
        [
            CellLook(
                format_code(code, styles.codes.get(code)),
                fills[fill] if 0 <= fill < len(fills) else "",
            )
            for code, fill in styles.cells
        ]
    )


def _colour(fill: Mapping[str, str], theme: Mapping[str, str]) -> str:
    """Give the word for a fill: of figures, of the list of colours, or of the file's theme."""
    figures = fill.get("rgb", "")
    if not figures and (number := whole_number(fill.get("indexed", ""), -1)) >= 0:
        figures = _INDEXED[7 * number : 7 * number + 6]
    if not figures and 0 <= (number := whole_number(fill.get("theme", ""), -1)) < len(_THEME):
        figures = theme.get(_THEME[number], "")
    try:
        tint = float(fill.get("tint", "0"))
    except ValueError:
        tint = 0.0
    return colour_word(tinted(figures, tint) if tint else figures) if figures else ""


class _Theme:
    def __init__(self) -> None:
        self.colours: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _THEME:
            self._name = name
        elif name in ("srgbClr", "sysClr") and self._name:
            found = attributes.get("lastClr") or attributes.get("val", "")
            self.colours.setdefault(self._name, found)

    def end(self, name: str) -> None:
        if name == self._name:
            self._name = ""

    def text(self, text: str) -> None:
        pass


class _Reader:
    """The formats, the fills, and what the cells name of both."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.fills: list[Mapping[str, str]] = []
        self.cells: list[tuple[int, int]] = []
        self._is_solid = self._in_cells = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self.codes[_figure(attributes, "numFmtId")] = attributes.get("formatCode", "")
        elif name == "fill":
            self.fills.append({})
        elif name == "patternFill":
            self._is_solid = attributes.get("patternType") == "solid"
        elif name == "fgColor" and self._is_solid and self.fills:
            self.fills[-1] = attributes
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.cells.append((_figure(attributes, "numFmtId"), _figure(attributes, "fillId")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def text(self, text: str) -> None:
        pass


def _figure(attributes: Mapping[str, str], name: str) -> int:
    return whole_number(attributes.get(name, ""), 0)
