"""The lists of a Word file: how each is counted, and what Word prints before an item."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cip.tables.wording import whole_number

DEEPEST = 8
"""The innermost level of a list, counted from 0."""
_LONGEST_LIST = 500
"""Up to which item a list is counted in letters: those of the next ones have ever more of them."""
_LONGEST_MARK = 40
_OFF = frozenset({"0", "false", "off", "none"})


class ListLevel(NamedTuple):
    """A level of a list: its form (``lowerLetter``), its text (``(%1)``), and how it is counted.

    ``start`` is None where the file does not say it. ``restart`` is the level, counted from 1,
    behind which it begins anew: None for each that is above it, 0 for none. ``style`` is that of
    paragraphs which are items of it.
    """

    form: str = ""
    text: str = ""
    start: int | None = None
    restart: int | None = None
    is_decimal: bool = False
    style: str = ""


Levels = Mapping[int, ListLevel]


class ListForm(NamedTuple):
    """A list: what it is counted with, its levels, and those that begin anew with it, from where.

    Lists of one ``counter`` go on with each other.
    """

    counter: str
    levels: Levels
    anew: Mapping[int, int]


class ListMark(NamedTuple):
    """What Word prints before an item; ``is_sure`` says that it is a number that surely is so."""

    text: str = ""
    is_sure: bool = False


class Lists:
    """Takes the events of the part that says how lists are numbered."""

    def __init__(self) -> None:
        self._abstract: dict[str, dict[int, ListLevel]] = {}
        self._of: dict[str, str] = {}
        self._own: dict[str, dict[int, ListLevel]] = {}
        self._anew: dict[str, dict[int, int]] = {}
        self._linked: dict[str, str] = {}
        self._number = self._id = ""
        self._level = 0

    def forms(self, styles: Mapping[str, str]) -> dict[str, ListForm]:
        """Give each list by its number; ``styles`` are the numbers of lists by their styles."""
        found: dict[str, ListForm] = {}
        for number, id_ in self._of.items():
            other = self._of.get(styles.get(self._linked.get(id_, ""), ""), id_)
            levels = {**self._abstract.get(other, {}), **self._own.get(number, {})}
            found[number] = ListForm(other, levels, self._anew.get(number, {}))
        return found

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._id, self._number = attributes.get("abstractNumId", ""), ""
        elif name == "num":
            self._number = attributes.get("numId", "")
        elif name == "abstractNumId":
            self._of[self._number] = value
        elif name == "numStyleLink":
            self._linked[self._id] = value
        elif name in ("lvl", "lvlOverride"):
            self._level = min(whole_number(attributes.get("ilvl", ""), 0), DEEPEST)
        elif name == "startOverride":
            anew = self._anew.setdefault(self._number, {})
            anew[self._level] = whole_number(value, 1)
        elif name in _OF_LEVEL:
            held = self._own if self._number else self._abstract
            levels = held.setdefault(self._number or self._id, {})
            levels[self._level] = _OF_LEVEL[name](levels.get(self._level, ListLevel()), value)

    def end(self, name: str) -> None:
        """Take its end."""

    def text(self, text: str) -> None:
        """Take a text: there is none."""


_OF_LEVEL: Mapping[str, Callable[[ListLevel, str], ListLevel]] = {
    "numFmt": lambda level, value: level._replace(form=value),
    "lvlText": lambda level, value: level._replace(text=value),
    "start": lambda level, value: level._replace(start=whole_number(value, 1)),
    "lvlRestart": lambda level, value: level._replace(restart=whole_number(value, 0)),
    "isLgl": lambda level, value: level._replace(is_decimal=value not in _OFF),
    "pStyle": lambda level, value: level._replace(style=value),
}


class ListCounts:
    """Counts the items of lists in the order in which they stand, as Word does."""

    def __init__(self, lists: Mapping[str, ListForm]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._anew: dict[str, str] = {}
        self._unsure: set[str] = set()

    def doubt(self, number: str) -> None:
        """Note that an item may be counted or not: no number of its list is sure from here on."""
        if form := self._lists.get(number):
            self._unsure.add(form.counter)

    def next(self, number: str, level: int) -> ListMark:
        """Count an item of a list, and give its mark."""
        form = self._lists.get(number)
        one = form.levels.get(level) if form else None
        if form is None or one is None:
            return ListMark()
        if one.form == "bullet":
            return ListMark("•")
        counts = self._counts.setdefault(form.counter, {})
        if number not in self._begun:
            self._begun.add(number)
            if form.anew and counts:
                self._anew[form.counter] = number
            for anew in form.anew:
                counts.pop(anew, None)
        if self._anew.get(form.counter, number) != number:
            self.doubt(number)  # whether it goes on where it was is not sure
        counts[level] = counts[level] + 1 if level in counts else _first(form, level)
        for deeper in [other for other in counts if other > level]:
            restart = form.levels.get(deeper, ListLevel()).restart
            if restart is None or level < restart:
                del counts[deeper]
        return self._mark(form, one, level, counts)

    def _mark(
        self, form: ListForm, one: ListLevel, level: int, counts: Mapping[int, int]
    ) -> ListMark:
        if one.form not in _COUNTED:
            return ListMark()
        is_sure = form.counter not in self._unsure and len(one.text) <= _LONGEST_MARK

        def said(found: re.Match[str]) -> str:
            nonlocal is_sure
            at = int(found[1]) - 1
            of = form.levels.get(at, ListLevel())
            is_sure &= at in counts and at <= level and (of.start is not None or at in form.anew)
            count = counts.get(at, _first(form, at))
            sign = "decimal" if one.is_decimal else of.form
            is_sure &= sign in _COUNTED and 0 < count <= _LONGEST_LIST
            if sign not in _COUNTED or not 0 < count <= _LONGEST_LIST:
                return str(count)
            return _COUNTED[sign](count)

        text = re.sub("%([1-9])", said, one.text[:_LONGEST_MARK])
        return ListMark(text.strip(), is_sure and text != one.text)


def _first(form: ListForm, level: int) -> int:
    start = form.levels.get(level, ListLevel()).start
    return form.anew.get(level, 1 if start is None else start)


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    found = ""
    for value, signs in _ROMAN:
        count, number = divmod(number, value)
        found += signs * count
    return found


_ROMAN = (
    *((100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_COUNTED: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
