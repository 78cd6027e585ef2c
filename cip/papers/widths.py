"""How wide the columns of a table are, and whether it needs a page on its side.

Widths are shares of the letters that fit beside each other; a figure is as wide as a letter. A
column has at least its longest word. What is left goes where it makes the table shortest: a column
is as high as its text is long divided by its width, and the sum of these is least where widths go
with the roots of the lengths. A short text, such as a day, is kept on one line where that makes the
table hardly higher.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple, TypeAlias

from cip.papers.blocks import Blocks, Grid, Runs, plain

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

_HARDLY = 1.06
"""How many times as high a table may become so that the short texts of a column stay whole."""

_NOT_MUCH = 1.15
"""How many times as high tables may become by looking the same."""

_BOLD = 0.1
"""How much wider a letter is where it is bold: those of the header."""

_USUAL = 0.93
"""How wide the letters of a text are, one with another."""

_WIDTHS = {
    **dict.fromkeys("ijl'|", 0.42),
    **dict.fromkeys("Itf.,:;![]/ ", 0.52),
    **dict.fromkeys("r()-", 0.6),
    **dict.fromkeys("cksvxyzJ", 0.9),
    **dict.fromkeys("FTZ", 1.1),
    **dict.fromkeys("ABEKPSVXY&", 1.2),
    **dict.fromkeys("wCDHNRUGOQ", 1.4),
    **dict.fromkeys("mM%@W", 1.7),
}
"""How wide a letter is that is not as wide as a figure, in the fonts of papers."""

_MANY_COLUMNS = 6
_HIGHEST_ROW = 10
"""A table of many columns whose rows are higher than so many lines is laid across."""

_USUAL_TEXTS = (0.5, 0.75, 0.9, 1.0)
"""So great a share of the texts of a column is no longer than what it is made for: one is tried
after another."""

_LOOKED_AT = 80
"""So many rows of a long table say how high it is."""


class ColumnNeeds(NamedTuple):
    """What is known of a column, in letters.

    ``least`` is its longest word, ``short`` the longest of its short texts, ``pair`` what these
    take on two lines, ``most`` the longest of all texts, and ``amount`` all of them together.
    """

    least: float
    pair: float
    short: float
    most: float
    amount: float


class TableNeeds(NamedTuple):
    """What is known of a table.

    Its columns; how long the texts are of some of its rows, the header first; and whether most of
    its columns hold figures.
    """

    columns: tuple[ColumnNeeds, ...]
    rows: tuple[tuple[int, ...], ...]
    is_of_figures: bool

    @property
    def least_room(self) -> float:
        """Give how many letters beside each other it needs so that no word is broken."""
        return sum(column.least for column in self.columns)

    def widths(self, room: float) -> list[float]:
        """Give the width of each column in letters; together they are ``room``.

        Where not even the longest words fit, all columns are narrower alike. A column is not made
        wider than its longest text, but where the whole table is narrower than its room.
        """
        found = self._fitting(room)
        scale = room / sum(found)
        return [width * scale for width in found]

    def _fitting(self, room: float) -> list[float]:
        least = [column.least for column in self.columns]
        if sum(least) >= room:
            return least
        kept = [column.pair for column in self.columns]
        least = kept if sum(kept) < room else least
        found = self._lowest(least, room)
        highest = self.height(found) * _HARDLY
        by_cost = sorted(enumerate(self.columns), key=lambda item: item[1].short - item[1].pair)
        for number, column in by_cost:
            tried = [*least[:number], column.short, *least[number + 1 :]]
            if column.short <= least[number] or sum(tried) >= room:
                continue
            shared = self._lowest(tried, room)
            if self.height(shared) <= highest:
                least, found = tried, shared
        return found

    def _lowest(self, least: Sequence[float], room: float) -> list[float]:
        """Give the widths that make the rows lowest, of the few that are likely to."""
        tried = [_shared(self.columns, least, room)]
        lengths = [sorted(column) for column in zip(*self.rows, strict=True)]
        for share in _USUAL_TEXTS:
            long = [texts[int(share * (len(texts) - 1))] * _USUAL for texts in lengths]
            tried.append(_as_high(long, least, room))
        return min(tried, key=self.height)

    def height(self, widths: Sequence[float]) -> int:
        """Give how many lines high the rows are that were looked at, about."""
        return sum(_heights(self.rows, widths))

    def is_wide(self, upright: float = UPRIGHT) -> bool:
        """Say whether it is to be laid across: upright, it does not fit or is all too high.

        ``upright`` is how many letters an upright page has room for. A table that holds mostly
        figures stays upright as long as their headings fit in smaller letters.
        """
        if self.least_room > upright * (SMALLER if self.is_of_figures else 1):
            return True
        if len(self.columns) < _MANY_COLUMNS or self.is_of_figures:
            return False
        return self.height(self.widths(upright)) > _HIGHEST_ROW * len(self.rows)


def heights(grid: Grid, widths: Sequence[float]) -> list[int]:
    """Give how many lines high each row of a table is, about."""
    return _heights(([len(plain(cell)) for cell in row] for row in grid.rows), widths)


def _heights(rows: Iterable[Sequence[int]], widths: Sequence[float]) -> list[int]:
    room = [max(width - _MARGIN, 1.0) for width in widths]
    return [max(map(_lines, row, room), default=1) for row in rows]


def _lines(length: int, room: float) -> int:
    """Give how many lines a text takes: at the end of each stays room for half a word."""
    wide = length * _USUAL
    return 1 if wide <= room else 1 + int(wide / max(room - 2, 1.0))


KnownNeeds: TypeAlias = Mapping[str, TableNeeds]
"""What is known of the tables of a paper, by what each is called."""


def needs(grids: Sequence[Grid]) -> TableNeeds:
    """Give what is known of tables that have one header, as if they were one."""
    texts = [tuple(map(plain, row)) for grid in grids for row in grid.rows]
    heads = tuple(map(plain, grids[0].header))
    step = 1 + len(texts) // _LOOKED_AT
    rows = tuple(tuple(map(len, row)) for row in (heads, *texts[::step]))
    columns = (_column(head, [row[n] for row in texts]) for n, head in enumerate(heads))
    figures = grids[0].figures
    return TableNeeds(tuple(columns), rows, is_of_figures=sum(figures) * 2 > len(figures))


def needs_of_all(blocks: Blocks) -> KnownNeeds:
    """Give what is known of each table of a paper.

    Tables with the same header look the same, so that a reader who turns the page finds each column
    where it was; but not where their texts are so different that it would make them much higher.
    """
    alike: dict[tuple[Runs, ...], list[Grid]] = {}
    for block in blocks:
        if isinstance(block, Grid):
            alike.setdefault(block.header, []).append(block)
    found: dict[str, TableNeeds] = {}
    for grids in alike.values():
        single = [needs([grid]) for grid in grids]
        whole = needs(grids) if len(grids) > 1 else single[0]
        is_alike = _height_of(grids, [whole] * len(grids)) <= _NOT_MUCH * _height_of(grids, single)
        kept = [whole] * len(grids) if is_alike else single
        found |= {grid.caption: known for grid, known in zip(grids, kept, strict=True)}
    return found


def _height_of(grids: Sequence[Grid], known: Sequence[TableNeeds]) -> int:
    """Give how many lines high tables are on an upright page, about."""
    widths = {id(needed): needed.widths(UPRIGHT) for needed in known}
    return sum(
        sum(heights(grid, widths[id(needed)])) for grid, needed in zip(grids, known, strict=True)
    )


def _as_high(long: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Give widths with which a long text of each column takes as many lines as one of another.

    A row is as high as its highest cell, so room that makes only one of them lower is lost.
    """
    few, many = 0.5, 200.0
    for _ in range(12):
        lines = (few * many) ** 0.5
        found = [max(at_least, text / lines + _MARGIN) for text, at_least in _pairs(long, least)]
        few, many = (lines, many) if sum(found) > room else (few, lines)
    found = [max(at_least, text / many + _MARGIN) for text, at_least in _pairs(long, least)]
    scale = room / sum(found)
    return [width * scale for width in found]


def _pairs(long: Sequence[float], least: Sequence[float]) -> Iterable[tuple[float, float]]:
    return zip(long, least, strict=True)


def _column(head: str, texts: Sequence[str]) -> ColumnNeeds:
    words = {word for text in set(texts) for word in text.split()}
    heads = (_wide(word) + _BOLD * len(word) for word in head.split())
    least = max([*map(_wide, words), *heads], default=0.0)
    least = min(least, _LONGEST_WORD) + _MARGIN
    few = {text for text in texts if len(text) <= _SHORT}
    pair = max(map(_on_two_lines, few), default=0.0) + _MARGIN
    short = max(map(_wide, few), default=0.0) + _MARGIN
    lengths = [len(text) + _MARGIN for text in texts]
    most = max([*lengths, least, short])
    amount = sum(lengths) + least
    return ColumnNeeds(least, max(least, pair), max(least, short), most, amount)


def _wide(text: str) -> float:
    return sum(_WIDTHS.get(letter, 1.0) for letter in text)


def _on_two_lines(text: str) -> float:
    """Give how wide a text is on two lines, where they are as even as its words let them be."""
    words = [_wide(word) for word in text.split()]
    space = _WIDTHS[" "]
    return min(
        (
            max(sum(words[:n]) + space * (n - 1), sum(words[n:]) + space * (len(words) - n - 1))
            for n in range(1, len(words))
        ),
        default=sum(words),
    )


def _shared(known: Sequence[ColumnNeeds], least: Sequence[float], room: float) -> list[float]:
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
