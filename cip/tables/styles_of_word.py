"""What the other parts of a Word file say of its paragraphs: headings, lists, footnotes."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cip.tables.lists_of_word import DEEPEST, ListForm, Lists
from cip.tables.packed import Packed
from cip.tables.wording import clean, whole_number

_HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_MOST_BASES = 20
"""So many styles may stand on each other."""


class Around(NamedTuple):
    """The level of each style that is a heading, each list, the footnotes.

    ``items`` are the styles whose paragraphs are items of lists: the number and level of each.
    """

    levels: Mapping[str, int]
    lists: Mapping[str, ListForm]
    footnotes: Mapping[str, str]
    items: Mapping[str, tuple[str, int]]


def around(packed: Packed) -> Around:
    """Give what a Word file says beside its text."""
    styles, lists, notes = _Styles(), Lists(), _Notes()
    packed.read("word/styles.xml", styles)
    packed.read("word/numbering.xml", lists)
    packed.read("word/footnotes.xml", notes)
    forms = lists.forms(styles.numbers)
    return Around(styles.levels, forms, notes.texts, dict(styles.items(forms)))


class _Styles:
    def __init__(self) -> None:
        self.levels: dict[str, int] = {}
        self.numbers: dict[str, str] = {}
        self._depths: dict[str, int] = {}
        self._bases: dict[str, str] = {}
        self._style = ""

    def items(self, lists: Mapping[str, ListForm]) -> Iterator[tuple[str, tuple[str, int]]]:
        """Give the styles whose paragraphs are items of lists, with the number and the level."""
        for style in {*self.numbers, *self._bases}:
            based = style
            for _ in range(_MOST_BASES):
                if based in self.numbers or based not in self._bases:
                    break
                based = self._bases[based]
            number = self.numbers.get(based, "")
            if number not in lists:
                continue
            of_style = (n for n, level in lists[number].levels.items() if level.style == style)
            level = self._depths.get(style, self._depths.get(based, 0))
            yield style, (number, next(of_style, level))

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self._style = attributes.get("styleId", "")
        elif name == "basedOn":
            self._bases[self._style] = value
        elif name == "numId":
            self.numbers[self._style] = value
        elif name == "ilvl":
            self._depths[self._style] = min(whole_number(value, 0), DEEPEST)
        elif name == "name" and (found := _HEADING.fullmatch(value)):
            self.levels[self._style] = int(found[1])
        elif name == "name" and value.lower() == "title":
            self.levels[self._style] = 0
        elif name == "outlineLvl" and (level := whole_number(value, 9)) < 9:
            self.levels.setdefault(self._style, level + 1)

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


class _Notes:
    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._id = ""
        self._parts: list[str] = []
        self._is_text = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "footnote":
            self._id, self._parts = attributes.get("id", ""), []
        self._is_text = name == "t"

    def end(self, name: str) -> None:
        self._is_text = False
        if name == "p":
            self._parts.append("\n")
        elif name == "footnote" and (text := clean("".join(self._parts))):
            self.texts[self._id] = text

    def text(self, text: str) -> None:
        if self._is_text:
            self._parts.append(text)
