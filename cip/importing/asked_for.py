"""The recommendations that a table prints: one a text, with its own number or a given one."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from cip.importing.dates import says_nothing

_LABEL = re.compile(
    r"(?:rec(?:ommendation)?\.? ?)?(?P<id>[A-Za-z]{0,3}[0-9]{1,3}(?:\.[0-9]{1,3})?)", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?:rec(?:ommendation)?\.? ?)?(?P<id>[A-Za-z]{0,3}[0-9]{1,3}(?:\.[0-9]{1,3})?)"
    r"\s*(?:[:.)–—-]\s*|\s+(?=[A-Z]))(?P<text>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_OF_ANOTHER = re.compile(r"(?!rec)[A-Za-z]{2,12} [0-9]{1,3}(?:\.[0-9]{1,3})?", re.IGNORECASE)
"""A number of a review that is only named: ``LGA 3``."""

_BETWEEN = re.compile(r"\s*(?:[,;&\n/]|\band\b)\s*")


class AskedFor(NamedTuple):
    """The recommendations that a cell names, or the words where it is not sure which."""

    ids: tuple[str, ...] = ()
    words: str | None = None


class Recommendations:
    """The recommendations that a plan has, and those that come in with their texts."""

    def __init__(self, known: Iterable[tuple[str, str]] = ()) -> None:
        self._texts = {id_: _plain(text) for id_, text in known}
        self._ids = {text: id_ for id_, text in reversed(list(self._texts.items()))}
        self.new: dict[str, str] = {}
        self.given: list[str] = []
        self._number = 1

    def learn(self, cells: Iterable[str]) -> None:
        """Take the texts with their own numbers first, so that a number alone finds its text."""
        for cell in cells:
            for id_, text in _pairs(cell):
                if id_ and text:
                    self.know(id_, text)

    def know(self, id_: str, text: str) -> None:
        """Take a recommendation by its number; the first text of a number stays."""
        if id_ not in self._texts:
            self._add(id_, text)

    def answered(self, cell: str) -> AskedFor:
        """Give the recommendations that a cell names; one without a number is given the next."""
        if says_nothing(cell):
            return AskedFor()
        if all(_OF_ANOTHER.fullmatch(piece) for piece in _BETWEEN.split(cell)):
            return AskedFor(words=cell)
        found: list[str] = []
        for id_, text in _pairs(cell):
            known = self._known(id_, text)
            if known is None:
                return AskedFor(words=cell)
            found.append(known)
        return AskedFor(tuple(dict.fromkeys(found)))

    def _known(self, id_: str, text: str) -> str | None:
        if id_:
            known = self._texts.get(id_)
            return id_ if known is not None and (not text or known == _plain(text)) else None
        if (same := self._ids.get(_plain(text))) is not None:
            return same
        while f"R{self._number}" in self._texts:
            self._number += 1
        self.given.append(f"R{self._number}")
        self._add(f"R{self._number}", text)
        return self.given[-1]

    def _add(self, id_: str, text: str) -> None:
        self._texts[id_] = _plain(text)
        self._ids.setdefault(_plain(text), id_)
        self.new[id_] = text


def _pairs(cell: str) -> list[tuple[str, str]]:
    """Give the numbers and texts in a cell; a number alone has no text, a text alone no number."""
    lines = [line for line in cell.split("\n") if line]
    labelled = [_LABELLED.fullmatch(line) for line in lines]
    if len(lines) > 1 and all(labelled):
        return [(found["id"].upper(), found["text"]) for found in labelled if found]
    pieces = [piece for piece in _BETWEEN.split(cell) if piece]
    alone = [_LABEL.fullmatch(piece) for piece in pieces]
    if pieces and all(alone):
        return [(found["id"].upper(), "") for found in alone if found]
    if found := _LABELLED.fullmatch(cell):
        return [(found["id"].upper(), found["text"])]
    return [("", cell)]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
