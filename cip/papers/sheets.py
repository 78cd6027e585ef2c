"""Which parts of a paper stand on upright pages, and which lie across for their wide tables."""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from cip.papers.blocks import (
    Blocks,
    Divider,
    Grid,
    PaperBlock,
    Paragraph,
    Points,
    Quotation,
    Title,
    Verbatim,
    plain,
)
from cip.papers.widths import UPRIGHT, KnownNeeds

_FEW_LETTERS = 1_200
"""What is shorter does not change the page between two wide tables."""


class PaperSheet(NamedTuple):
    """Blocks that stand on pages of one kind."""

    is_across: bool
    blocks: Blocks


class _Part(NamedTuple):
    """A heading with what stands below it, up to the next one."""

    is_across: bool
    blocks: Blocks
    letters: int


def sheets(blocks: Blocks, known: KnownNeeds, upright: float = UPRIGHT) -> tuple[PaperSheet, ...]:
    """Give the blocks of a paper by kinds of pages, in their order.

    ``known`` is what its tables need, ``upright`` how many letters of a table an upright page has
    room for. A heading goes with its
    table. A short part between two that lie across, and headings right above one, lie across as
    well, so that a reader does not turn the paper for a few lines.
    """
    wide = {name for name, needed in known.items() if needed.is_wide(upright)}
    parts = _calm(list(_parts(blocks, wide)))
    return tuple(
        PaperSheet(is_across, tuple(block for part in same for block in part.blocks))
        for is_across, same in groupby(parts, key=lambda part: part.is_across)
    )


def _parts(blocks: Blocks, wide: Collection[str]) -> Iterator[_Part]:
    held: list[PaperBlock] = []
    for block in blocks:
        if isinstance(block, Title) and held:
            yield _part(held, wide)
            held = []
        held.append(block)
    if held:
        yield _part(held, wide)


def _part(blocks: list[PaperBlock], wide: Collection[str]) -> _Part:
    is_across = any(isinstance(block, Grid) and block.caption in wide for block in blocks)
    return _Part(is_across, tuple(blocks), sum(map(_letters, blocks)))


def _calm(parts: list[_Part]) -> list[_Part]:
    """Lay across what would stand upright for less than half a page."""
    found: list[_Part] = []
    waiting: list[_Part] = []
    for part in parts:
        if not part.is_across:
            waiting.append(part)
            continue
        is_short = bool(found) and sum(p.letters for p in waiting) < _FEW_LETTERS
        above = len(waiting) if is_short else _headings_above(waiting)
        found.extend(waiting[: len(waiting) - above])
        found.extend(p._replace(is_across=True) for p in waiting[len(waiting) - above :])
        found.append(part)
        waiting = []
    return [*found, *waiting]


def _headings_above(parts: list[_Part]) -> int:
    """Give how many of the last parts are headings with nothing below them."""
    number = 0
    while number < len(parts) and len(parts[-1 - number].blocks) == 1:
        number += 1
    return number


def _letters(block: PaperBlock) -> int:
    match block:
        case Grid():
            return sum(len(plain(cell)) for row in block.rows for cell in row)
        case Points():
            return sum(map(_letters_of, block.items))
        case Quotation():
            return _letters_of(block.blocks)
        case Verbatim():
            return len(block.text)
        case Title() | Paragraph():
            return len(plain(block.runs))
        case Divider():
            return 0


def _letters_of(blocks: Iterable[PaperBlock]) -> int:
    return sum(map(_letters, blocks))
