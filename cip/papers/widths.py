"""How wide the columns of a table are, and whether it needs a page on its side.

Widths are shares of the letters that fit beside each other. A column has at least its longest word.
What is left goes where it makes the table shortest: a column is as high as its text is long divided
by its width, and the sum of these is least where widths go with the roots of the lengths.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from cip.papers.blocks import Grid, Runs, plain

UPRIGHT = 96.0
"""How many letters of a table's text stand beside each other on an upright page of ours."""

SMALLER = 1.125
"""How many times as many letters fit where they are small: 8 points, and not 9."""

_MARGIN = 1.4
"""The room on both sides of a cell, in letters."""

_LONGEST_WORD = 18.0
"""What is longer is broken: else one address would take the page."""

_SHORT = 18
"""A text of so many letters, such as a date, is kept on one line where there is room for it."""

_BOLD = 1.1
"""How much wider a bold letter is: those of the header."""

_WIDTHS = {
    **dict.fromkeys("ijlIt.,:;'|!()[]-/fr ", 0.55),
    **dict.fromkeys("mwMW@%&", 1.6),
    **dict.fromkeys("ABCDEFGHKNOPQRSTUVXYZ", 1.3),
}
"""How wide a letter is that is much narrower or wider than others, in the fonts of papers."""

_MANY_COLUMNS = 6
_HIGHEST_ROW = 7
"""A table of many columns whose rows are higher than so many lines is laid across."""


class ColumnNeeds(NamedTuple):
    """What is known of a column, in letters.

    ``least`` is its longest word, ``short`` the longest of its short texts, ``most`` the longest of
    all, and ``amount`` all of them together.
    """

    least: float
    short: float
    most: float
    amount: float


def columns(grid: Grid) -> list[ColumnNeeds]:
    """Give what is known of each column of a table."""
    return [
        _column(header, [row[number] for row in grid.rows])
        for number, header in enumerate(grid.header)
    ]


def _column(header: Runs, cells: Sequence[Runs]) -> ColumnNeeds:
    texts = [plain(cell) for cell in cells]
    words = {word for text in texts for word in text.split()}
    heads = plain(header).split()
    least = max([*map(_wide, words), *(_wide(word) * _BOLD for word in heads)], default=0.0)
    least = min(least, _LONGEST_WORD) + _MARGIN
    short = max((_wide(text) for text in set(texts) if len(text) <= _SHORT), default=0.0) + _MARGIN
    lengths = [len(text) + _MARGIN for text in texts]
    most = max([*lengths, least, short])
    return ColumnNeeds(least, max(least, short), most, sum(lengths) + least)


def _wide(text: str) -> float:
    return sum(_WIDTHS.get(letter, 1.0) for letter in text)


def least_room(grid: Grid) -> float:
    """Give how many letters beside each other a table needs so that no word is broken."""
    return sum(column.least for column in columns(grid))


def widths(grid: Grid, room: float) -> list[float]:
    """Give the width of each column in letters; together they are ``room``.

    Where not even the longest words fit, all columns are narrower alike. A column is not made wider
    than its longest text, but where the whole table is narrower than its room.
    """
    return _widths(columns(grid), room)


def _widths(known: list[ColumnNeeds], room: float) -> list[float]:
    least = [column.short for column in known]
    if sum(least) > room:
        least = [column.least for column in known]
    found = _shared(known, least, room) if sum(least) < room else least
    scale = room / sum(found)
    return [width * scale for width in found]


def _shared(known: list[ColumnNeeds], least: list[float], room: float) -> list[float]:
    """Share the room by the roots of the amounts, within the least and the most of each column."""
    found = [0.0] * len(known)
    waiting, left = list(range(len(known))), room
    while waiting:
        whole = sum(sqrt(known[n].amount) for n in waiting)
        shares = {n: left * sqrt(known[n].amount) / whole for n in waiting}
        narrow = {n: least[n] for n in waiting if shares[n] < least[n]}
        full = {n: known[n].most for n in waiting if shares[n] > known[n].most}
        settled = narrow or full or shares
        for n, width in settled.items():
            found[n] = width
            left -= width
        waiting = [n for n in waiting if n not in settled]
        left = max(left, sum(least[n] for n in waiting))
    return found


def is_wide(grid: Grid, upright: float = UPRIGHT) -> bool:
    """Say whether a table is to be laid across: upright, it does not fit or is all too high.

    ``upright`` is how many letters an upright page has room for.

    One that holds mostly figures stays upright as long as their headings fit in smaller letters.
    """
    known = columns(grid)
    is_of_figures = sum(grid.figures) * 2 > len(known)
    if least_room(grid) > upright * (SMALLER if is_of_figures else 1):
        return True
    if len(known) < _MANY_COLUMNS or is_of_figures or not grid.rows:
        return False
    is_tight = sum(column.short for column in known) > upright
    return is_tight or _height(grid, _widths(known, upright)) > _HIGHEST_ROW * len(grid.rows)


def _height(grid: Grid, found: list[float]) -> float:
    """Give how many lines high a table is, about."""
    return sum(
        max(
            1 + len(plain(cell)) // (width - _MARGIN + 0.01)
            for cell, width in zip(row, found, strict=True)
        )
        for row in grid.rows
    )
