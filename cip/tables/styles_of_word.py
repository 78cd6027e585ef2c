"""What the other parts of a Word file say of its paragraphs: headings, lists, footnotes."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from cip.tables.packed import Packed
from cip.tables.wording import clean, whole_number

_HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)

_DEEPEST = 8
"""The innermost level of a list, counted from 0."""


class Around(NamedTuple):
    """The level of each style that is a heading, the form of each list's levels, the footnotes."""

    levels: Mapping[str, int]
    lists: Mapping[str, Mapping[int, tuple[str, str]]]
    footnotes: Mapping[str, str]


def around(packed: Packed) -> Around:
    """Give what a Word file says beside its text."""
    styles, lists, notes = _Styles(), _Lists(), _Notes()
    packed.read("word/styles.xml", styles)
    packed.read("word/numbering.xml", lists)
    packed.read("word/footnotes.xml", notes)
    return Around(styles.levels, lists.forms(), notes.texts)


class _Styles:
    def __init__(self) -> None:
        self.levels: dict[str, int] = {}
        self._style = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self._style = attributes.get("styleId", "")
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


class _Lists:
    """The form of each level (``lowerLetter``) and its text (``(%1)``), by the list's number."""

    def __init__(self) -> None:
        self._abstract: dict[str, dict[int, tuple[str, str]]] = {}
        self._of: dict[str, str] = {}
        self._number = self._id = ""
        self._level = 0

    def forms(self) -> dict[str, dict[int, tuple[str, str]]]:
        return {number: self._abstract.get(id_, {}) for number, id_ in self._of.items()}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._id = attributes.get("abstractNumId", "")
        elif name == "num":
            self._number = attributes.get("numId", "")
        elif name == "abstractNumId":
            self._of[self._number] = value
        elif name == "lvl":
            self._level = min(whole_number(attributes.get("ilvl", ""), 0), _DEEPEST)
        elif name in ("numFmt", "lvlText"):
            levels = self._abstract.setdefault(self._id, {})
            form, text = levels.get(self._level, ("", ""))
            levels[self._level] = (value, text) if name == "numFmt" else (form, value)

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
