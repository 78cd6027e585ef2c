"""What is said of a plan beside its tables: council, title, days; and the titles of papers."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cip.importing.account import RowKind
from cip.importing.rows import Sorted
from cip.tables.table import Tables

_LONGEST = 300
_IS_COUNCIL = re.compile(r"\b(?:council|authority)\W*$", re.IGNORECASE)


class Frame(NamedTuple):
    """The name of a plan, its council and title, the day of the paper, and when it was approved."""

    plan: str
    council: str
    title: str
    paper_date: date
    approved: date | None = None


def printed_title(papers: Iterable[tuple[Tables, Iterable[Sorted]]], council: str = "") -> str:
    """Give the title that the papers print, else the name of the first file."""
    names = []
    for paper, tables in papers:
        names.append(paper.name.rsplit(".", 1)[0])
        for text in _titles(paper, tables):
            if text.casefold() != council.casefold() and not _IS_COUNCIL.search(text):
                return " ".join(text.split())[:_LONGEST].strip()
    return names[0] if names else ""


def _titles(paper: Tables, tables: Iterable[Sorted]) -> Iterator[str]:
    for table in paper.tables:
        yield from (heading.text for heading in table.headings if heading.level == 0)
    for found in tables:
        for row in found.rows:
            if row.kind is RowKind.LEFT_OUT and row.what == "title above the table":
                yield row.text
