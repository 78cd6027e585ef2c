"""What is said of a plan beside its tables: council, title, days; and the titles of papers."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cip.importing.rows import ABOVE, Sorted
from cip.tables.table import Tables

_LONGEST = 300
_IS_NONE = re.compile(r"\b(?:council|authority)\W*$|:$", re.IGNORECASE)


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
            title = " ".join(text.split())
            if council and title.casefold().startswith(council.casefold()):
                title = title[len(council) :].lstrip(" -–—:,")
            if title and not _IS_NONE.search(title):
                return title[:_LONGEST].strip()
    return names[0] if names else ""


def _titles(paper: Tables, tables: Iterable[Sorted]) -> Iterator[str]:
    for table in paper.tables:
        yield from (heading.text for heading in table.headings if heading.level == 0)
    for table, found in zip(paper.tables, tables, strict=True):
        above = {row.place for row in found.rows if row.what == ABOVE}
        for row in table.rows:
            if table.place_of(row) in above:
                yield next(cell.text for cell in row.cells if cell.text)
