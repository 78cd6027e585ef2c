"""The account of an import: what became of each row, what is to be decided, and that it adds up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple


class RowKind(StrEnum):
    """What a row became."""

    ACTION = "action"
    PART = "part"
    HEADING = "heading"
    CONTINUED = "continued"
    KEY = "key"
    LEFT_OUT = "left-out"


class RowTold(NamedTuple):
    """A row, where it stands, what it became, and what it is: its reference, or why it is left out.

    ``text`` is what it begins with.
    """

    place: str
    kind: RowKind
    what: str
    text: str = ""


class ToDecide(NamedTuple):
    """What somebody has to decide: where it is printed, of which action, what, and what to do.

    ``key`` is that of the file which is left out for it.
    """

    place: str
    ref: str
    key: str
    text: str
    advice: str


class Account(NamedTuple):
    """Every row that was read, and what became of it; how many parts stand in cells of theirs."""

    rows: tuple[RowTold, ...]
    parts_in_cells: int = 0

    def of(self, kind: RowKind) -> int:
        """Give how many rows became something."""
        return Counter(row.kind for row in self.rows)[kind]

    @property
    def words(self) -> str:
        """Give the sum: ``9 rows read = 6 actions + 0 parts + ...``."""
        counts = Counter(row.kind for row in self.rows)
        parts: tuple[str, ...] = (
            _counted(counts[RowKind.ACTION], "action"),
            _counted(counts[RowKind.PART], "part"),
            _counted(counts[RowKind.HEADING], "heading"),
            f"{counts[RowKind.CONTINUED]} continued",
            f"{counts[RowKind.LEFT_OUT]} left out",
        )
        if keys := counts[RowKind.KEY]:
            parts = (*parts, f"{keys} of a key to the colours")
        said = f"{_counted(len(self.rows), 'row')} read = {' + '.join(parts)}"
        number = self.parts_in_cells
        more = f"; {_counted(number, 'part')} {'stands' if number == 1 else 'stand'} in cells"
        return said + more if number else said


def _counted(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def is_proved(account: Account, rows: Iterable[Sequence[object]]) -> bool:
    """Say whether each row of some tables stands in an account just once."""
    told = Counter(row.place for row in account.rows)
    return sum(len(table) for table in rows) == len(account.rows) == len(told)
