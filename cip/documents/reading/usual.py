"""Reads a text that is written as nearly all plan files are, by its lines: much quicker.

It knows one narrow form: a key or an item on each line, a value of one line behind it or a longer
text below it, nothing that needs a second look. Whatever is written in any other way is left to
the composer, and so is each problem. The parser still goes through every text: it has to accept
it, and to find as many things in it as were read here. A law holds both readings to the same
documents (``tests/documents/reading/test_usual.py``).
"""

import re
from typing import Any

from cip.documents.reading.composer import MAX_DEPTH, MAX_VALUES, NOTHING, NUMBER
from cip.documents.reading.document_type import Document
from cip.documents.reading.lines import KEY_IN_TEXT
from cip.documents.reading.parser import events_in
from cip.model.place import Keys

_WORD = r"[A-Za-z_][A-Za-z0-9_-]{0,59}"
_HEAD = re.compile(r"(?:#[^\n]*+\n)?\n*+")
_START = r"[A-Za-z0-9(£]"
_PLAIN = rf"{_START}[^\n:]*+(?::(?=[^ \n])[^\n:]*+)*+(?<! )"
_QUOTED = r'"[^"\\\n]*+"'
_LONGER = r"([>|]-?)\n( ++)([^ \n][^\n]*+(?:\n++\7[^ \n][^\n]*+)*+)"
_LINE = re.compile(
    rf"^( *+)(- )?(?:({_WORD}):(?: |(?=\n)))?"
    rf"(?:({_PLAIN})|({_QUOTED})|{_LONGER}|([\[{{][^\n]*+))?+"
    r"(?:\n++|([^\n]++\n?+))",
    re.MULTILINE,
)
"""A line, with the longer text and the empty lines below it: how deep it stands, hyphen, key, then
one of plain, quoted, the sign, depth and lines of a longer text, brackets; and what is unusual."""

_PLAIN_INSIDE = rf"{_START}[^\n:?,\[\]{{}}\"']*+(?<! )"
_VALUE_INSIDE = rf'(?:({_PLAIN_INSIDE})|("[^"\\\n]*+"))'
_PAIR = re.compile(rf"({_WORD}): {_VALUE_INSIDE}(?:, |\}}\Z)")
_ITEM = re.compile(rf"{_VALUE_INSIDE}(?:, |\]\Z)")

_NOTED = frozenset("0123456789nN")
"""What a number or a nothing begins with."""

_AROUND = 4
"""How many events stand around what a file holds: two each for the stream and the document."""


class _Unusual(Exception):  # noqa: N818 - a way out, not an error
    """Ends the reading of a text that is for the composer."""


def read_usual(path: str, text: str) -> Document | None:
    """Give the document of a text, or None where the composer has to read it.

    The text has no character that cannot be seen and no tab: who calls has looked for them.
    """
    if "\r" in text or not text.endswith("\n") or text.find("#", 1) > 0:
        return None
    if text.count("\n") > MAX_VALUES:  # each line becomes an object before it is looked at
        return None
    lines = _Lines()
    try:
        lines.read(text)
    except _Unusual:
        return None
    if lines.values > MAX_VALUES or not lines.root or events_in(text) != lines.events:
        return None
    return Document(
        path=path,
        value=lines.root,
        numbers=tuple(lines.numbers),
        nulls=tuple(lines.nulls),
        values=lines.values,
        text=text,
    )


def _folded(text: str) -> str:
    """Give a text in which one line end is a space, and of several the first is left out."""
    if "\n\n" not in text:
        return text.replace("\n", " ")
    return re.sub(r"\n(\n*+)", lambda found: found[1] or " ", text)


class _Lines:
    """What the lines of a text hold, as far as they were read.

    ``here`` is the list or group of keys that the next line belongs to, if it stands as deep as
    ``column``; ``around`` has those around it. ``open`` is a key whose value begins below it.
    ``values`` counts texts, lists and groups, ``others`` keys and the ends of lists and groups.
    """

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self.numbers: list[Keys] = []
        self.nulls: list[Keys] = []
        self.values = 1
        self.others = 1
        self.here: Any = self.root
        self.is_list = False
        self.column = 0
        self.way: Keys = ()
        self.open = ""
        self.around: list[tuple[Any, bool, int, Keys]] = []

    @property
    def events(self) -> int:
        """Give how many events a parser makes of what was read."""
        return _AROUND + self.values + self.others

    def read(self, text: str) -> None:
        """Take each line. Raises ``_Unusual`` at the first that is written in another way."""
        found = _LINE.findall(text, _HEAD.match(text).end())  # type: ignore[union-attr]
        self.values += len(found)  # each line has one: a text, or what begins below it
        for depth, hyphen, key, plain, quoted, sign, deep, longer, brackets, unusual in found:
            if unusual:
                raise _Unusual
            if hyphen or not key or self.open or self.is_list or len(depth) != self.column:
                self._move(len(depth), hyphen, key)
            if plain and plain[0] not in _NOTED:
                value = plain
            elif quoted:
                value = quoted[1:-1]
            else:
                value = self._other(plain, sign, deep, longer, brackets, key)
            if not key:
                self.here.append(value)
            elif key not in self.here:
                self.others += 1
                self.here[key] = value
            else:
                raise _Unusual
        if self.open:
            raise _Unusual

    def _move(self, depth: int, hyphen: str, key: str) -> None:
        """Let ``here`` be what the value of a line belongs to: with a key, a group of keys."""
        if self.open:
            self._begin([] if hyphen else {}, self.open, depth)
            self.open = ""
        elif depth != self.column:
            self._end(depth)
        if self.is_list != bool(hyphen) or not (key or hyphen):
            raise _Unusual
        if key and hyphen:
            self.values += 1
            self._begin({}, len(self.here), depth + 2)

    def _begin(self, new: Any, place: str | int, depth: int) -> None:
        """Begin a list or a group of keys in the present one."""
        if depth <= self.column or len(self.around) >= MAX_DEPTH - 2:
            raise _Unusual
        if self.is_list:
            self.here.append(new)
        else:
            self.here[place] = new
        self.around.append((self.here, self.is_list, self.column, self.way))
        self.here, self.is_list, self.column = new, type(new) is list, depth
        self.way = (*self.way, place)
        self.others += 1

    def _end(self, depth: int) -> None:
        """Go back to what stands as deep as a line."""
        while self.column > depth:
            self.here, self.is_list, self.column, self.way = self.around.pop()
        if self.column != depth:
            raise _Unusual

    def _other(self, plain: str, sign: str, deep: str, longer: str, brackets: str, key: str) -> Any:
        """Give a value that is looked at more closely; None where it begins below its key."""
        if plain:
            self._note(plain, key or len(self.here))
            return plain
        if longer:
            return self._longer(sign, deep, longer)
        if brackets:
            return self._in_brackets(brackets, key or len(self.here))
        if not key:
            raise _Unusual
        self.open = key
        return None

    def _note(self, plain: str, *places: str | int) -> None:
        """Note a number or a nothing."""
        if plain in NOTHING:
            self.nulls.append((*self.way, *places))
        elif NUMBER.fullmatch(plain):
            self.numbers.append((*self.way, *places))

    def _longer(self, sign: str, deep: str, text: str) -> str:
        """Give a text over several lines, each as deep as the first one, or empty."""
        if len(deep) <= self.column or (":" in text and KEY_IN_TEXT.search(f"\n{text}\n")):
            raise _Unusual
        value = text.replace(f"\n{deep}", "\n")
        if sign[0] == ">":
            value = _folded(value)
        return value if sign.endswith("-") else f"{value}\n"

    def _in_brackets(self, text: str, place: str | int) -> Any:
        """Give the list or the group of keys in brackets, on one line."""
        return self._list(text, place) if text[0] == "[" else self._group(text, place)

    def _list(self, text: str, place: str | int) -> list[str]:
        found: list[str] = []
        at = 1
        while item := _ITEM.match(text, at):
            plain, quoted = item.groups()
            if plain:
                self._note(plain, place, len(found))
            found.append(plain or quoted[1:-1])
            at = item.end()
        self._close(text, at, "]")
        self.values += len(found)
        return found

    def _group(self, text: str, place: str | int) -> dict[str, str]:
        found: dict[str, str] = {}
        at = 1
        while pair := _PAIR.match(text, at):
            key, plain, quoted = pair.groups()
            if key in found:
                raise _Unusual
            if plain:
                self._note(plain, place, key)
            found[key] = plain or quoted[1:-1]
            at = pair.end()
        self._close(text, at, "}")
        self.values += len(found)
        self.others += len(found)
        return found

    def _close(self, text: str, at: int, bracket: str) -> None:
        """Make sure that all was read, up to the bracket at the end."""
        if at != len(text) or text[-1] != bracket:
            raise _Unusual
        self.others += 1
