"""A paper's own key to its colours: what each colour or letter means, in the paper's words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cip.tables.colours import COLOURS
from cip.tables.table import Cell, Table

_LETTERS = {"r": "red", "a": "amber", "g": "green", "b": "blue", "y": "yellow", "p": "purple"}
_ALSO = {"gray": "grey", "orange": "amber"}
_PAIR = re.compile(
    r"(?:^|[,;.\n(:]|\s)\s*([A-Za-z]+)\s*(?:=|:|\s[–—-])\s*([^,;\n=]+?)\s*(?=[,;.\n)]|$)"
)
_BEGINS = re.compile(r"\s*(?:rag |brag |colour |status )?key\b(?:[^:=]*:)?", re.IGNORECASE)


def colour_of(text: str) -> str:
    """Give the colour that a text names, by its word or letter; nothing where it names none."""
    word = text.strip(" .").casefold()
    found = _LETTERS.get(word) or _ALSO.get(word) or word
    return found if found in COLOURS else ""


def is_key(text: str) -> bool:
    """Say whether a text is a key to the colours."""
    return _BEGINS.match(text) is not None


class ColourKey(NamedTuple):
    """What each colour means, in the paper's words; ``tables`` are the places of its tables."""

    words: Mapping[str, str]
    tables: frozenset[str] = frozenset()


def colour_key(tables: Iterable[Table], without_actions: Iterable[Table]) -> ColourKey:
    """Give the key of a paper: of tables that hold no actions, and of what says that it is one.

    A colour that is explained in two ways has no meaning.
    """
    found: dict[str, set[str]] = {}
    places: set[str] = set()
    for table in without_actions:
        pairs = list(_of_table(table))
        if pairs:
            places.add(table.place)
        for colour, words in pairs:
            found.setdefault(colour, set()).add(words)
    for table in tables:
        for text in (table.after, *(cell.text for row in table.rows for cell in row.cells)):
            if text and is_key(text):
                for colour, words in _of_text(text):
                    found.setdefault(colour, set()).add(words)
    return ColourKey(
        {colour: words.pop() for colour, words in found.items() if len(words) == 1},
        frozenset(places),
    )


def _of_text(text: str) -> Iterator[tuple[str, str]]:
    for sign, words in _PAIR.findall(_BEGINS.sub("", text, count=1)):
        if colour := colour_of(sign):
            yield colour, words


def _of_table(table: Table) -> Iterator[tuple[str, str]]:
    """Give the pairs of a small table whose cells have a colour and say what it means."""
    cells = [cell for row in table.rows for cell in row.cells if cell.text and not cell.is_filled]
    if len(cells) > 24:
        return
    beside = [(row.cells[0], row.cells[1]) for row in table.rows if len(row.cells) == 2]
    for sign, said in beside:
        colour = colour_of(sign.text) or (sign.colour if not sign.text else "")
        if colour and said.text and not colour_of(said.text):
            yield colour, said.text
    for cell in cells if not beside else ():
        if cell.colour and not colour_of(cell.text):
            yield cell.colour, cell.text


def shown_colour(cell: Cell) -> str:
    """Give what a cell shows of a colour: its text, else the word for its fill."""
    return cell.text or cell.colour
