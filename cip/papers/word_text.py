"""The text of a Word document: the blocks of a paper as Word's own XML.

All that comes from a plan stands in ``w:t``, which Word shows and never obeys; the names of the
tables, which are read aloud, in attributes. A field stands in the foot of the page alone, and a
link where a run has the address of a page.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from typing import NamedTuple

from cip.papers.blocks import (
    Blocks,
    Divider,
    Grid,
    PaperBlock,
    Paragraph,
    Points,
    Quotation,
    Run,
    Runs,
    Title,
    Verbatim,
    is_head,
    named,
    plain,
)
from cip.papers.ratings import TINTS, tint_of, tinted
from cip.papers.sheets import PaperSheet, sheets
from cip.papers.widths import SMALLER, KnownNeeds, heights, needs, needs_of_all
from cip.papers.word_parts import BULLETS, DEEPEST, NAMESPACES, XML

A4 = (11906, 16838)
"""The sides of the paper: 210 by 297 mm."""


class PageFrame(NamedTuple):
    """The margins of the page, how wide a letter is in a table, what refers to heads and feet."""

    margins: Mapping[str, int]
    letter: float
    references: str = ""
    has_first_page: bool = False


_WHOLE = 12
"""A table of so many lines stays on one page."""

_HIGHEST = 20
"""A row of more lines may be split over two pages."""

_LED = 500
"""So many letters of text that lead up to a table stay with it."""

_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E9EDF2"/>'
_NO_LINE = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
"""How high a paragraph is that Word needs and nobody does: behind a table, or to end a section."""

_BEHIND = 140
"""The space behind a list."""


class WordText(NamedTuple):
    """The text of a document, and with which number each of its numbered lists begins."""

    xml: str
    firsts: list[int]


def text_of(
    blocks: Blocks, names: Mapping[str, str], frame: PageFrame, link: Callable[[str], str]
) -> WordText:
    """Give the text of a document.

    ``names`` gives the id of each style that we name, ``link`` the id of the relation to a page.
    """
    known = needs_of_all(blocks)
    writer = _Writer(names, frame, link, known)
    upright = (A4[0] - frame.margins["left"] - frame.margins["right"]) / frame.letter
    pieces = list(writer.whole(sheets(blocks, known, upright)))
    body = f"{XML}<w:document {NAMESPACES}><w:body>{''.join(pieces)}</w:body></w:document>"
    return WordText(body, writer.firsts)


class _Place(NamedTuple):
    """Where a block stands: how deep in lists, and in which style its paragraphs are."""

    depth: int = 0
    style: str = "Normal"


class _Writer:
    """Writes block after block, and knows what stands above."""

    def __init__(
        self,
        names: Mapping[str, str],
        frame: PageFrame,
        link: Callable[[str], str],
        known: KnownNeeds,
    ) -> None:
        self.firsts: list[int] = []
        self._names = names
        self._frame = frame
        self._link = link
        self._known = known
        self._room = 0
        self._size = ""
        self._above: PaperBlock | None = None

    def whole(self, parts: tuple[PaperSheet, ...]) -> Iterator[str]:
        """Give the pieces of the body: sheet after sheet, each with its page at its end."""
        for number, sheet in enumerate(parts or (PaperSheet(is_across=False, blocks=()),)):
            page = self._page(is_across=sheet.is_across, is_first=number == 0)
            yield from self._blocks(sheet.blocks, _Place())
            is_last = number >= len(parts) - 1
            if isinstance(self._above, Grid) or not is_last:
                yield f"<w:p><w:pPr>{_NO_LINE}{'' if is_last else page}</w:pPr></w:p>"
                self._above = None
            if is_last:
                yield page

    def _page(self, *, is_across: bool, is_first: bool) -> str:
        """Give what ends a section. Head and foot are those of the first one."""
        short, long = A4
        wide, high = (long, short) if is_across else (short, long)
        margins = self._frame.margins
        self._room = wide - margins["left"] - margins["right"]
        turned = ' w:orient="landscape"' if is_across else ""
        sides = " ".join(f'w:{side}="{width}"' for side, width in margins.items())
        first = "<w:titlePg/>" if is_first and self._frame.has_first_page else ""
        return (
            f"<w:sectPr>{self._frame.references if is_first else ''}"
            f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/><w:pgMar {sides}/>{first}</w:sectPr>'
        )

    def _blocks(self, blocks: Blocks, place: _Place) -> Iterator[str]:
        for number, block in enumerate(blocks):
            yield from self._block(block, place, stays=_leads(blocks, number))
            self._above = block

    def _block(  # noqa: C901 - one case for each kind
        self, block: PaperBlock, place: _Place, *, stays: bool
    ) -> Iterator[str]:
        match block:
            case Title(level=1):
                yield self._paragraph("Title", block.runs, outline='<w:outlineLvl w:val="0"/>')
            case Title():
                yield self._paragraph(f"heading {block.level - 1}", block.runs)
            case Paragraph():
                yield self._paragraph(place.style, block.runs, stays=stays)
            case Points() if is_head(self._above):
                yield from self._facts(block)
            case Points():
                yield from self._points(block, place)
            case Grid():
                if isinstance(self._above, Grid):
                    yield "<w:p/>"
                yield self._grid(block)
            case Verbatim():
                for line in block.text.split("\n"):
                    yield self._paragraph("Report lines", (Run(line),))
                    self._above = block
            case Quotation():
                yield from self._blocks(block.blocks, place._replace(style="Quote"))

    def _paragraph(
        self,
        name: str,
        runs: Runs,
        *,
        stays: bool = False,
        mark: str = "",
        outline: str = "",
        after: int | None = None,
    ) -> str:
        """Give a paragraph; its properties stand in the order in which Word wants them."""
        page = "<w:pageBreakBefore/>" if isinstance(self._above, Divider) else ""
        space = f' w:after="{after}"' if after is not None else ""
        if isinstance(self._above, Grid) and not name.startswith("heading"):
            space = f' w:before="160"{space}'
        self._above = None
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self._names[name]}"/>'
            f"{'<w:keepNext/>' if stays else ''}{page}{mark}"
            f"{f'<w:spacing{space}/>' if space else ''}{outline}</w:pPr>{self._line(runs)}</w:p>"
        )

    def _points(self, points: Points, place: _Place) -> Iterator[str]:
        if points.first is None:
            number, name = BULLETS, "List Bullet"
        else:
            self.firsts.append(points.first)
            number, name = BULLETS + len(self.firsts), "List Number"
        depth = min(place.depth, DEEPEST)
        mark = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        inside = _Place(depth + 1, "List Continue")
        for count, item in enumerate(points.items, 1):
            first = item[0] if item and isinstance(item[0], Paragraph) else None
            after = _BEHIND if count == len(points.items) and len(item) == 1 else None
            yield self._paragraph(name, first.runs if first else (), mark=mark, after=after)
            yield from self._blocks(item[1:] if first else item, inside)

    def _facts(self, points: Points) -> Iterator[str]:
        """Give the list below the title of the paper: the name of each fact, and the fact."""
        for count, item in enumerate(points.items, 1):
            after = _BEHIND if count == len(points.items) else None
            first = item[0] if item and isinstance(item[0], Paragraph) else Paragraph(())
            yield self._paragraph("Report facts", _tabbed(first.runs), after=after)
            yield from self._blocks(item[1:] if item[:1] == (first,) else item, _Place(1))

    def _grid(self, grid: Grid) -> str:
        needed = self._known.get(grid.caption) or needs([grid])
        room, letters = self._room, self._room / self._frame.letter
        self._size = " small" if needed.least_room > letters else ""
        letters *= SMALLER if self._size else 1
        found = needed.widths(letters)
        columns = [int(width / letters * room) for width in found]
        columns[-1] += room - sum(columns)
        called = f'"{escape(grid.caption)}"'
        head = "".join(map(self._head_cell, grid.header, columns, grid.figures))
        high = heights(grid, found)
        stays, rated = _staying(high), tinted(grid)
        rows = "".join(
            self._row(row, columns, grid.figures, rated, high=lines, stays=number in stays)
            for number, (row, lines) in enumerate(zip(grid.rows, high, strict=True))
        )
        sides = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._names["Table Grid"]}"/>'
            f'<w:tblW w:w="{room}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            '<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
            '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
            'w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>'
            f"<w:tblCaption w:val={called}/><w:tblDescription w:val={called}/></w:tblPr>"
            f"<w:tblGrid>{sides}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
        )

    def _row(
        self,
        row: tuple[Runs, ...],
        columns: list[int],
        figures: tuple[bool, ...],
        rated: tuple[bool, ...],
        *,
        high: int,
        stays: bool,
    ) -> str:
        whole = "" if high > _HIGHEST else "<w:trPr><w:cantSplit/></w:trPr>"
        shades = [
            _tint(runs) if is_rated else "" for runs, is_rated in zip(row, rated, strict=True)
        ]
        kinds = ["text"] * len(row)
        cells = map(partial(self._cell, stays=stays), row, columns, figures, kinds, shades)
        return f"<w:tr>{whole}{''.join(cells)}</w:tr>"

    def _head_cell(self, runs: Runs, width: int, is_figure: bool) -> str:
        return self._cell(runs, width, is_figure, "heading", _SHADE)

    def _cell(
        self,
        runs: Runs,
        width: int,
        is_figure: bool,
        kind: str = "text",
        shade: str = "",
        *,
        stays: bool = False,
    ) -> str:
        side = '<w:jc w:val="right"/>' if is_figure else ""
        stay = "<w:keepNext/>" if stays else ""
        name = f"Report table{self._size} {kind}"
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{self._names[name]}"/>{stay}{side}</w:pPr>'
            f"{self._line(runs)}</w:p></w:tc>"
        )

    def _line(self, runs: Runs) -> str:
        return "".join(self._linked(run) if run.address else written(run) for run in runs)

    def _linked(self, run: Run) -> str:
        relation = self._link(run.address or "")
        style = f'<w:rStyle w:val="{self._names["Hyperlink"]}"/>'
        return f'<w:hyperlink r:id="{relation}">{written(run, style)}</w:hyperlink>'


def _tint(runs: Runs) -> str:
    colour = tint_of(runs)
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{TINTS[colour]}"/>' if colour else ""


def _leads(blocks: Blocks, number: int) -> bool:
    """Say whether a block is a paragraph that leads up to a table or a list, and stays with it."""
    letters = 0
    for at in range(number, len(blocks)):
        block = blocks[at]
        if isinstance(block, Grid) or (isinstance(block, Points) and at == number + 1):
            return at > number
        if not isinstance(block, Paragraph) or letters > _LED:
            return False
        letters += len(plain(block.runs))
    return False


def _staying(high: Sequence[int]) -> Collection[int]:
    """Give which rows stay with the next one, by how high each is.

    All do in a short table; in a longer one the last but one, so that none is left over for a page
    of its own.
    """
    last = len(high) - 1
    if sum(high) <= _WHOLE:
        return range(last)
    return (last - 1,) if sum(high[-2:]) <= _WHOLE else ()


def written(run: Run, style: str = "") -> str:
    """Give a piece of a line; what is emphasised in it is so by Word's own marks."""
    marks = style
    marks += "<w:b/><w:bCs/>" if run.strong else ""
    marks += "<w:i/><w:iCs/>" if run.emphasis else ""
    look = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    pieces = []
    for number, text in enumerate(run.text.split("\n")):
        for column, part in enumerate(text.split("\t")):
            before = "<w:tab/>" if column else "<w:br/>" if number else ""
            pieces.append(f'{before}<w:t xml:space="preserve">{escape(part)}</w:t>')
    return f"<w:r>{look}{''.join(pieces)}</w:r>"


def _tabbed(runs: Runs) -> Runs:
    """Give a fact with a tab between its name and what it is."""
    found = named(runs)
    if found is runs:
        return runs
    name, *others = found
    return (name._replace(text=f"{name.text.rstrip()}\t"), *others)
