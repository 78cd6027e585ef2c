"""Reads a report in Markdown into the blocks of a paper.

HTML in it is text, as everywhere in our reports. A diagram is left out, for neither Word nor a page
without scripts draws it; the table that stands beside it holds the same. A picture is its words,
for a paper fetches nothing. What is code in Markdown, so that no site makes a link of it, is text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cip.model.errors import UsageError
from cip.model.text import safe, safe_lines
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
    plain,
)

MOST_SIGNS = 1_000_000
"""How long a report may be that is laid out as a paper: some hundreds of pages."""

DIAGRAM = "mermaid"
"""What a fence is called that holds a diagram."""

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def blocks_of(markdown: str) -> Blocks:
    """Give the blocks of a report. Raises ``UsageError`` for one that is too long for a paper."""
    if len(markdown) > MOST_SIGNS:
        raise UsageError(
            f"This report has {len(markdown):,} characters. One of more than {MOST_SIGNS:,} is "
            "written in Markdown alone: let the name end in .md, choose another template, or ask "
            "for a part of the plan."
        )
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    return _Reading(reader.parse(markdown)).whole()


class _Cells(NamedTuple):
    """The cells of a row, and which of them hold figures."""

    texts: tuple[Runs, ...]
    figures: tuple[bool, ...]


class _Reading:
    """Goes once through the tokens of a report, and knows below which headings it is."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = iter(tokens)
        self._headings: list[str] = []
        self._grids = Counter[str]()

    def whole(self) -> Blocks:
        """Give all blocks."""
        return tuple(self._until(""))

    def _until(self, closing: str) -> Iterator[PaperBlock]:
        """Give the blocks up to a token of this type, or to the end."""
        for token in self._tokens:
            if token.type == closing:
                return
            block = self._block(token)
            if block is not None:
                yield block

    def _block(self, token: Token) -> PaperBlock | None:
        match token.type:
            case "heading_open":
                return self._title(int(token.tag[1]))
            case "paragraph_open":
                return Paragraph(self._line())
            case "bullet_list_open":
                return Points(tuple(self._items("bullet_list_close")))
            case "ordered_list_open":
                first = int(token.attrs.get("start", 1))
                return Points(tuple(self._items("ordered_list_close")), first)
            case "blockquote_open":
                return Quotation(tuple(self._until("blockquote_close")))
            case "table_open":
                return self._grid()
            case "fence" if token.info.strip() == DIAGRAM:
                return None
            case "fence" | "code_block":
                return Verbatim(safe_lines(token.content.rstrip("\n")))
            case "hr":
                return Divider()
        return None  # what closes a heading or a paragraph

    def _line(self) -> Runs:
        """Give the text of a block that holds one, and go behind what closes it."""
        inline = next(self._tokens)
        next(self._tokens)
        return runs_of(inline.children or [])

    def _title(self, level: int) -> Title:
        runs = self._line()
        self._headings[level - 1 :] = [plain(runs)]
        return Title(level, runs)

    def _items(self, closing: str) -> Iterator[Blocks]:
        for token in self._tokens:
            if token.type == closing:
                return
            yield tuple(self._until("list_item_close"))

    def _grid(self) -> Grid:
        about = ": ".join(self._headings[1:] or self._headings)
        self._grids[about] += 1
        rows = []
        for token in self._tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append(self._cells())
        header, *others = rows
        texts = tuple(row.texts for row in others)
        return Grid(header.texts, texts, header.figures, about, self._grids[about])

    def _cells(self) -> _Cells:
        texts, figures = [], []
        for token in self._tokens:
            if token.type == "tr_close":
                break
            if token.type in ("th_open", "td_open"):
                texts.append(self._line())
                figures.append("right" in str(token.attrs.get("style", "")))
        return _Cells(tuple(texts), tuple(figures))


def runs_of(tokens: list[Token]) -> Runs:
    """Give the pieces of a line; neighbours that look alike are one."""
    looks = [run for run in _pieces(tokens) if run.text]
    return tuple(
        look._replace(text="".join(run.text for run in same))
        for look, same in groupby(looks, key=lambda run: run._replace(text=""))
    )


def _pieces(tokens: list[Token]) -> Iterator[Run]:
    strong = emphasis = 0
    address: str | None = None
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                address = _page(str(token.attrs.get("href", "")))
            case "link_close":
                address = None
            case "softbreak" | "hardbreak":
                text = "\n" if token.type == "hardbreak" else " "
                yield Run(text, bool(strong), bool(emphasis), address)
            case _:
                yield Run(safe(token.content), bool(strong), bool(emphasis), address)


def _page(address: str) -> str | None:
    """Give the address of a page, or None for anything else that a link may be."""
    return address if _ADDRESS.fullmatch(address) and safe(address) == address else None
