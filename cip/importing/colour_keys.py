"""A paper's own key to its colours: what each colour or letter means, in the paper's words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cip.tables.colours import COLOURS
from cip.tables.table import Cell, Table, Tables

_LETTERS = {
    "r": "red",
    "a": "amber",
    "g": "green",
    "b": "blue",
    "y": "yellow",
    "p": "purple",
    "w": "white",
}
_NAMED = frozenset({*COLOURS, "white"})
"""The colours that a text may name; as a fill, white is none."""
_ALSO = {"gray": "grey", "orange": "amber"}
_CIRCLES = dict(
    zip(
        "🔴🟥🟠🟧🟡🟨🟢🟩🔵🟦🟣🟪⚫⬛",
        [c for c in ("red", "amber", "yellow", "green", "blue", "purple", "black") for _ in (1, 2)],
        strict=True,
    )
)
_TRENDS = re.compile("[\u2190-\u21ff\u25b2-\u25ff\u2b05-\u2b0d\ufe0e\ufe0f]")
"""Arrows beside a colour: whether it is better or worse than it was."""
_PAIR = re.compile(
    r"(?:^|[,;.\n(:|]|\s)\s*([A-Za-z]+|[🔴🟥🟠🟧🟡🟨🟢🟩🔵🟦🟣🟪⚫⬛]\ufe0f?)\s*(?:=|:|\s?[–—-]\s|[–—])\s*+"
    r"([^,;\n=|][^,;.\n)=|]*+)(?=[,;.\n)|]|$)"
)
_SHOWN = r"(?:b?rags?|colours?|status(?:es)?|ratings?|progress|symbols?|position|used|and|&|/)"
_IN_ONE = re.compile(r"(?P<sign>[^\s=:–—-]+)\s*(?:[=:–—]|-\s)\s*(?P<words>\S.*)", re.DOTALL)
"""A cell that says both: ``Green = complete``."""
_LABEL = re.compile(
    rf"\s*(?:{_SHOWN} )*(?:key|legend)(?: (?:to|for|of)(?: the)?(?: {_SHOWN})+)?"
    r"\s*(?P<sign>[:=]|$)?",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\s*(?:rag |brag |colour |status )?(?:key|legend)\b", re.IGNORECASE)
_BEFORE = re.compile(r"[^:=;,–—]*:")
_LEAST = 3
_LONGEST_KEY = 600


def colour_of(text: str) -> str:
    """Give the colour that a text names, by its word or letter; nothing where it names none."""
    bare = _TRENDS.sub(" ", text)
    circles = {_CIRCLES[sign] for sign in bare if sign in _CIRCLES}
    word = "".join(sign for sign in bare if sign not in _CIRCLES).strip(" .").casefold()
    found = _LETTERS.get(word) or _ALSO.get(word) or word
    if len(circles) == 1 and (not word or found in circles):
        return circles.pop()
    return found if found in _NAMED and not circles else ""


def sign_of(text: str) -> str:
    """Give the plain form of a sign for how an action stands: its colour, else its words."""
    return colour_of(text) or " ".join(text.casefold().split())


def is_key(text: str) -> bool:
    """Say whether a text is a key to the colours, or the word that says that one follows."""
    found = _LABEL.match(text)
    if found and found.end() == len(text.rstrip()):
        return True
    if len(text) > _LONGEST_KEY or not _BEGINS.match(text):
        return False
    return len(list(_of_text(text))) >= (1 if found and found["sign"] else 2)


def sign_and_words(text: str) -> tuple[str, str] | None:
    """Give the colour that a text names and what it says of it, ``Green = complete``; or None."""
    found = _IN_ONE.fullmatch(text)
    colour = colour_of(found["sign"]) if found else ""
    return (colour, found["words"]) if found and colour else None


class ColourKey(NamedTuple):
    """What each colour means, in the paper's words; ``tables`` are the places of its tables."""

    words: Mapping[str, str]
    tables: frozenset[str] = frozenset()


def colour_key(
    paper: Tables, without_actions: Iterable[Table], blocks: Iterable[tuple[str, str]] = ()
) -> ColourKey:
    """Give the key of a paper: of tables that hold no actions, and of what says that it is one.

    ``blocks`` are the pairs of colours and meanings that stand beside its rows. A colour that is
    explained in two ways has no meaning.
    """
    found: dict[str, set[str]] = {}
    places: set[str] = set()
    for table in without_actions:
        pairs = list(_of_table(table))
        if pairs:
            places.add(table.place)
        for colour, words in pairs:
            found.setdefault(colour, set()).add(words)
    for table in paper.tables:
        for text in (cell.text for row in table.rows for cell in row.cells):
            if text and is_key(text):
                for colour, words in _of_text(text):
                    found.setdefault(colour, set()).add(words)
    for colour, words in (*blocks, *_of_paragraphs(paper.outside)):
        found.setdefault(colour, set()).add(words)
    return ColourKey(
        {colour: words.pop() for colour, words in found.items() if len(words) == 1},
        frozenset(places),
    )


def _of_paragraphs(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the pairs of paragraphs: of one that is a key, of those below it, and of three pairs."""
    held: list[tuple[str, str]] = []
    is_said = False
    for text in (*texts, ""):
        pairs = list(_of_text(text)) if len(text) <= _LONGEST_KEY else []
        is_label = bool(text) and is_key(text)
        if is_label or not pairs or not _begins_with_a_colour(text):
            yield from _sure(held, is_said=is_said)
            held, is_said = [], is_label
        held += pairs


def _sure(pairs: Sequence[tuple[str, str]], *, is_said: bool) -> Iterator[tuple[str, str]]:
    colours = {colour for colour, _ in pairs}
    if is_said or (len(colours) >= _LEAST and len(colours) == len(pairs)):
        yield from pairs


def _begins_with_a_colour(text: str) -> bool:
    found = _PAIR.match(text)
    return found is not None and bool(colour_of(found[1]))


def _of_text(text: str) -> Iterator[tuple[str, str]]:
    bare = _BEGINS.sub("", text, count=1)
    before = _BEFORE.match(bare)
    if before and not colour_of(before[0].rstrip(": ").rpartition(" ")[2]):
        bare = bare[before.end() :]
    for sign, words in _PAIR.findall(bare):
        if (colour := colour_of(sign)) and (said := words.strip()):
            yield colour, said


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
    filled = [cell for cell in cells if cell.colour and not beside]
    if len({cell.colour for cell in filled}) < len(filled) or not _may_be_meanings(filled):
        return  # cells of one colour are headings
    for cell in filled:
        if both := sign_and_words(cell.text):
            yield both
        elif not colour_of(cell.text):
            yield cell.colour, cell.text


def _may_be_meanings(cells: Sequence[Cell]) -> bool:
    """Say whether cells say what their colours mean: a score of a risk is none."""
    return len(cells) > 1 and not any(re.fullmatch(r"[\W\d]+", cell.text) for cell in cells)


def shown_colour(cell: Cell) -> str:
    """Give what a cell shows of a colour: its text, else the word for its fill."""
    return cell.text or cell.colour
