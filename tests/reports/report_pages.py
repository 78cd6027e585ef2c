"""Writes reports for tests, and reads them back: headings, tables, links, text as it is shown."""

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from builders import on, real_plan
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cip.assessment.meetings import board_for, last_meeting
from cip.assessment.picture import picture
from cip.facts.request import Request
from cip.model.plan import Plan
from cip.reports.catalogue import TEMPLATES
from cip.reports.writing import write

ORIGIN = "commit 0123456789, with no change since"

DAYS = {
    "bedford": ("2026-01-15", "2026-11-22"),
    "nottingham": ("2024-07-15", "2025-03-31"),
    "york": ("2024-07-17", "2024-11-20"),
}
"""For which days the reports of the real plans are looked at."""

PARTS = {
    "bedford": (("bedford/2.4", "business-case"), ("bedford/8", "business-case")),
    "nottingham": (("nottingham/3", "business-case"), ("nottingham/1", "plan-on-a-page")),
    "york": (("york/1.2", "business-case"), ("york/1.2", "plan-on-a-page")),
}
"""Of which workstreams and actions of the real plans reports are looked at."""


def asked(
    plan: Plan, template: str, day: date, *, since: date | None = None, ref: str | None = None
) -> Request:
    """Give what the command line asks for with no more than a plan, a template and a day."""
    board = board_for(plan, template)
    meeting = last_meeting(board, as_of=day) if board else None
    begin = since or (meeting.day if meeting else None)
    return Request(
        picture=picture(plan, as_of=day),
        before=picture(plan, as_of=begin) if begin else None,
        board=board,
        origin=ORIGIN,
        ref=ref,
    )


def report(
    plan: Plan, template: str, day: str, *, since: str | None = None, ref: str | None = None
) -> str:
    """Give a report in Markdown."""
    begin = on(since) if since else None
    return write(template, asked(plan, template, on(day), since=begin, ref=ref))


def real_reports() -> Iterator[tuple[str, str, str]]:
    """Give plan (or a part of it), template and day of every real report that is looked at."""
    for plan, days in DAYS.items():
        for template in TEMPLATES:
            for day in days:
                yield plan, template, day
        for address, template in PARTS[plan]:
            yield address, template, days[1]


@cache
def real_report(plan: str, template: str, day: str) -> str:
    """Give a report of a real plan, or of a part of one, in Markdown."""
    name, _, ref = plan.partition("/")
    return report(real_plan(name), template, day, ref=ref or None)


class Table(NamedTuple):
    """A table as it is shown: the cells of its header, and those of each row."""

    header: list[str]
    rows: list[list[str]]


class Page(NamedTuple):
    """A report as a reader of its HTML sees it."""

    headings: list[tuple[int, str]]
    tables: list[Table]
    texts: list[str]
    links: list[str]
    fences: list[Token]
    raw_html: list[Token]


@lru_cache(maxsize=64)
def tokens_of(markdown: str, *, html: bool = False) -> list[Token]:
    """Give the tokens of a report as GitHub reads it: CommonMark, tables, strikethrough."""
    reader = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    return reader.parse(markdown)


def shown(inline: Token) -> str:
    """Give the text of a line as it is shown, marks left out."""
    parts = []
    for child in inline.children or []:
        if child.type in ("text", "code_inline", "text_special", "html_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)


@lru_cache(maxsize=64)
def page(markdown: str, *, html: bool = False) -> Page:
    """Read a report."""
    tokens = tokens_of(markdown, html=html)
    inlines = [token for token in tokens if token.type == "inline"]
    children = [child for inline in inlines for child in inline.children or []]
    return Page(
        headings=[
            (int(token.tag[1]), shown(tokens[number + 1]))
            for number, token in enumerate(tokens)
            if token.type == "heading_open"
        ],
        tables=list(_tables(tokens)),
        texts=[shown(inline) for inline in inlines],
        links=[str(c.attrs["href"]) for c in children if c.type == "link_open"],
        fences=[token for token in tokens if token.type in ("fence", "code_block")],
        raw_html=[t for t in (*tokens, *children) if t.type in ("html_block", "html_inline")],
    )


def _tables(tokens: list[Token]) -> Iterator[Table]:
    rows: list[list[str]] = []
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(shown(tokens[number + 1]))
        elif token.type == "table_close":
            yield Table(rows[0], rows[1:])


def section(markdown: str, heading: str) -> str:
    """Give the Markdown below a heading, up to the next one of its level or above, or a line."""
    lines = markdown.split("\n")
    start = next(n for n, line in enumerate(lines) if line.lstrip("#") == f" {heading}")
    level = len(lines[start]) - len(lines[start].lstrip("#"))
    end = next(
        (
            n
            for n, line in enumerate(lines[start + 1 :], start + 1)
            if (line.startswith("#") and len(line) - len(line.lstrip("#")) <= level)
            or line == "---"
        ),
        len(lines),
    )
    return "\n".join(lines[start + 1 : end]).strip("\n")


def counts_table(markdown: str) -> Table:
    """Give the table of counts by position."""
    return next(table for table in page(markdown).tables if table.header[-1] == "all")


def raw_tables(markdown: str) -> Iterator[list[str]]:
    """Give the source lines of each table."""
    block: list[str] = []
    for line in [*markdown.split("\n"), ""]:
        if line.startswith("|"):
            block.append(line)
        elif block:
            yield block
            block = []


def cells(line: str) -> int:
    """Give how many cells a source line of a table has, as GitHub counts them."""
    bare = line.strip().removeprefix("|")
    bare = bare.removesuffix("|") if not bare.endswith("\\|") else bare
    number, escaped = 1, False
    for character in bare:
        number += character == "|" and not escaped
        escaped = character == "\\" and not escaped
    return number
