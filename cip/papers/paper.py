"""A paper: its blocks, and what it says of itself."""

from datetime import date
from typing import NamedTuple

from cip.papers.blocks import Blocks, Title, plain


class ReportPaper(NamedTuple):
    """A report that is laid out: what it holds, who made it and for which day."""

    blocks: Blocks
    author: str
    as_of: date

    @property
    def title(self) -> str:
        """Give what the paper is called: its first heading, or that it is a report."""
        titles = (plain(b.runs) for b in self.blocks if isinstance(b, Title))
        return next(filter(None, titles), "Report")
