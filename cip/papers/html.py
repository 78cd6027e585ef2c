"""A paper as one page of HTML that needs nothing else: no script, no font, nothing fetched.

It is made for WCAG 2.2 AA: headings, a caption for each table, header cells with their scope, a
link that skips to the text, the language, and lines that fit a window of 320 pixels, in which each
row of a table becomes a block with its headings. Nothing is said by colour alone: a tint stands
behind a rating that names its colour.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape

from cip.papers.blocks import (
    Blocks,
    Divider,
    Grid,
    PaperBlock,
    Paragraph,
    Points,
    Quotation,
    Runs,
    Title,
    Verbatim,
    is_head,
    named,
    plain,
)
from cip.papers.paper import ReportPaper
from cip.papers.ratings import TINTS, tint_of, tinted
from cip.papers.sheets import sheets
from cip.papers.widths import needs_of_all

_LISTED = 4
"""From how many parts on a page begins with a list of them."""

_STYLE = """\
:root { color: #1b1b1b; background: #fff; }
body { margin: 0; font: 1rem/1.5 Arial, Helvetica, "Liberation Sans", sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
main p, main li, pre, blockquote { max-width: 46rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 .5em; }
h1 { font-size: 1.9rem; margin-top: .5em; }
h2 { font-size: 1.45rem; border-top: 2px solid #1b1b1b; padding-top: .5em; }
h3 { font-size: 1.2rem; }
h4, h5, h6 { font-size: 1.05rem; }
ul, ol { padding-left: 1.4rem; }
li { margin: .25em 0; }
li > p { margin: .25em 0; }
a { color: #0b4a94; }
a:focus-visible, main:focus-visible, .table:focus-visible { outline: 3px solid #0b4a94; \
outline-offset: 2px; }
.skip { position: absolute; left: -99rem; padding: .7rem 1rem; background: #fff; }
.skip:focus { left: 0; top: 0; z-index: 1; }
.facts { list-style: none; padding: 0; }
.table { overflow-x: auto; margin: .8rem 0 1.6rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.35; }
caption, .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; \
clip-path: inset(50%); white-space: nowrap; }
th, td { border: 1px solid #767676; padding: .35rem .5rem; text-align: left; \
vertical-align: top; }
thead th, thead td { background: #e9edf2; font-weight: bold; vertical-align: bottom; }
tbody th { font-weight: normal; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
pre { white-space: pre-wrap; border: 1px solid #767676; padding: .5rem; }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 4px solid #767676; }
@media screen and (max-width: 48rem) {
  table, tbody, tr, tbody th, tbody td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border: 1px solid #767676; margin-bottom: .8rem; }
  th, td { border: 0; }
  tbody th { background: #e9edf2; font-weight: bold; }
  tbody th, tbody td, tbody .n { text-align: left; }
  tbody td[data-label]::before { content: attr(data-label) ": "; font-weight: bold; }
  tbody td:empty { display: none; }
}
hr { border: 0; margin: 2rem 0 0; }
@page { size: A4; margin: 16mm; }
@page across { size: A4 landscape; }
@media print {
  :root { font-size: 10pt; }
  body { line-height: 1.3; }
  h2, h3, h4, h5, h6 { margin: 1em 0 .35em; }
  p, ul, ol { margin: .5em 0; }
  li { margin: .1em 0; }
  th, td { padding: .15rem .35rem; }
  .table { margin: .5rem 0 .8rem; }
  main { max-width: none; padding: 0; }
  .skip, nav { display: none; }
  .across { page: across; }
  hr { break-after: page; }
  .table { overflow: visible; }
  table { font-size: 8.5pt; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  a[href^="http"]::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
}
"""
_STYLE += "".join(
    f"td.{name} {{ background: #{tint}; print-color-adjust: exact; }}\n"
    for name, tint in TINTS.items()
)
_STYLED = b64encode(sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_STYLED}'; base-uri 'none'; form-action 'none'"


def written(paper: ReportPaper) -> str:
    """Give the page of a paper."""
    return "\n".join(
        [*_head(paper), *_Body(paper.blocks).lines(), "</main>", "</body>", "</html>", ""]
    )


def _head(paper: ReportPaper) -> list[str]:
    return [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="format-detection" content="telephone=no, email=no, address=no, date=no">',
        '<meta name="referrer" content="no-referrer">',
        f'<meta name="author" content="{escape(paper.author)}">',
        f"<title>{escape(paper.title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        '<a class="skip" href="#main">Skip to the content</a>',
        '<main id="main" tabindex="-1">',
    ]


class _Body:
    """Writes the blocks of a paper; it numbers its headings and tables as it goes."""

    def __init__(self, blocks: Blocks) -> None:
        self._sheets = sheets(blocks, needs_of_all(blocks))
        self._parts = [b for b in blocks if isinstance(b, Title) and b.level == 2]
        self._above: PaperBlock | None = None
        self._titles = 0
        self._grids = 0
        self._is_listed = len(self._parts) < _LISTED

    def lines(self) -> list[str]:
        """Give the lines of the page's body."""
        found = []
        for sheet in self._sheets:
            kind = ' class="across"' if sheet.is_across else ""
            found += [f"<div{kind}>", *self._blocks(sheet.blocks), "</div>"]
        return found

    def _blocks(self, blocks: Blocks) -> list[str]:
        return [line for block in blocks for line in self._block(block)]

    def _block(self, block: PaperBlock) -> list[str]:
        above, self._above = self._above, block
        match block:
            case Title():
                return self._title(block)
            case Paragraph():
                return [f"<p>{_line(block.runs)}</p>"]
            case Points():
                return self._points(block, has_facts=is_head(above))
            case Grid():
                return self._grid(block)
            case Verbatim():
                return [f"<pre>{escape(block.text)}</pre>"]
            case Quotation():
                return ["<blockquote>", *self._blocks(block.blocks), "</blockquote>"]
            case Divider():
                return ["<hr>"]

    def _title(self, title: Title) -> list[str]:
        before = []
        if title.level == 2:
            if not self._is_listed:
                before, self._is_listed = self._contents(), True
            self._titles += 1
            name = f' id="part-{self._titles}"'
        else:
            name = ""
        tag = f"h{title.level}"
        return [*before, f"<{tag}{name}>{_line(title.runs)}</{tag}>"]

    def _contents(self) -> list[str]:
        items = [
            f'<li><a href="#part-{number}">{escape(plain(part.runs))}</a></li>'
            for number, part in enumerate(self._parts, 1)
        ]
        name = '<p id="contents"><strong>Contents</strong></p>'
        return ['<nav aria-labelledby="contents">', name, "<ul>", *items, "</ul>", "</nav>"]

    def _points(self, points: Points, *, has_facts: bool) -> list[str]:
        tag, start = "ul", ' class="facts"' if has_facts else ""
        if points.first is not None:
            tag, start = "ol", "" if points.first == 1 else f' start="{points.first}"'
        found = [f"<{tag}{start}>"]
        for item in points.items:
            only = item[0] if len(item) == 1 else None
            if isinstance(only, Paragraph):
                runs = named(only.runs) if has_facts else only.runs
                found.append(f"<li>{_line(runs)}</li>")
            else:
                found += ["<li>", *self._blocks(item), "</li>"]
        return [*found, f"</{tag}>"]

    def _grid(self, grid: Grid) -> list[str]:
        self._grids += 1
        name = f"table-{self._grids}"
        labels, rated = [plain(cell) for cell in grid.header], tinted(grid)
        return [
            f'<div class="table" role="region" aria-labelledby="{name}" tabindex="0">',
            '<table role="table">',
            f'<caption id="{name}">{escape(grid.caption)}</caption>',
            '<thead role="rowgroup">',
            f'<tr role="row">{"".join(map(_head_cell, grid.header, grid.figures))}</tr>',
            "</thead>",
            '<tbody role="rowgroup">',
            *(_row(row, labels, grid.figures, rated) for row in grid.rows),
            "</tbody>",
            "</table>",
            "</div>",
        ]


def _head_cell(runs: Runs, is_figure: bool) -> str:
    kind = ' class="n"' if is_figure else ""
    if not runs:
        return f'<td role="cell"{kind}></td>'
    return f'<th role="columnheader" scope="col"{kind}>{_line(runs)}</th>'


def _row(
    row: tuple[Runs, ...], labels: list[str], figures: tuple[bool, ...], rated: tuple[bool, ...]
) -> str:
    """Give a row; its first cell heads it, unless there is nothing in it."""
    cells = []
    columns = zip(row, labels, figures, rated, strict=True)
    for number, (runs, label, is_figure, is_rated) in enumerate(columns):
        colour = tint_of(runs) if is_rated else None
        kind = ' class="n"' if is_figure else f' class="{colour}"' if colour else ""
        if number == 0 and runs:
            cells.append(f'<th role="rowheader" scope="row"{kind}>{_line(runs)}</th>')
        else:
            called = f' data-label="{escape(label)}"' if label and runs else ""
            cells.append(f'<td role="cell"{kind}{called}>{_line(runs)}</td>')
    return f'<tr role="row">{"".join(cells)}</tr>'


def _line(runs: Runs) -> str:
    found = ""
    for run in runs:
        text = "<br>".join(escape(part) for part in run.text.split("\n"))
        if run.emphasis:
            text = f"<em>{text}</em>"
        if run.strong:
            text = f"<strong>{text}</strong>"
        if run.address is not None:
            text = f'<a href="{escape(run.address)}" rel="noopener noreferrer">{text}</a>'
        found += text
    return found
