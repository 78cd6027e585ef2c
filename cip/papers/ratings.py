"""Columns that say a colour in words, such as ``silent (amber)``: the tint that stands behind."""

import re

from cip.papers.blocks import Grid, Runs, plain

TINTS = {
    "red": "F8D7DA",
    "amber": "FFE8B8",
    "green": "DCEFDC",
    "blue": "D9E6F5",
    "grey": "E6E6E6",
}
"""The tint of each colour: light enough for dark text on it, and told apart when printed grey."""

_RATED = re.compile(rf"\((?P<colour>{'|'.join(TINTS)})\)$")
_LONGEST = 60


def tinted(grid: Grid) -> tuple[bool, ...]:
    """Say of each column whether its cells are ratings: all short, and one ends in a colour.

    So no long text of a plan that ends in the name of a colour is taken for one.
    """
    columns = [[plain(row[number]) for row in grid.rows] for number in range(len(grid.header))]
    return tuple(
        number > 0
        and all(len(text) <= _LONGEST for text in texts)
        and any(_RATED.search(text) for text in texts)
        for number, texts in enumerate(columns)
    )


def tint_of(runs: Runs) -> str | None:
    """Give the name of the colour that a rating ends in, or None."""
    found = _RATED.search(plain(runs))
    return found["colour"] if found else None
