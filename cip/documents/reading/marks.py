"""Where each key and value of a file stands: found by reading its text once more.

Most files never have a problem to show, so a document is composed without this, and nobody keeps
it longer than for the problems of one file.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from cip.documents.reading.parser import parser_events
from cip.model.place import Keys, Mark, Place, Pointer

_BLOCK = frozenset("|>")
_STARTS = {"MappingStartEvent": True, "SequenceStartEvent": False}
_ENDS = frozenset({"MappingEndEvent", "SequenceEndEvent"})


class Places:
    """Turns pointers into places. Of the files, the one that was asked for last stays read.

    ``texts`` holds the text of each file by its path.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self._path: str | None = None
        self._marks: Mapping[Keys, Mark] = {}

    def of(self, pointer: Pointer) -> Place:
        """Give the place that a pointer means; in a file that has no text here, the start of it."""
        if pointer.path != self._path:
            text = self.texts.get(pointer.path)
            self._marks = {} if text is None else marks_of(text)
            self._path = pointer.path
        return pointer.place(self._marks)


class Ways:
    """Finds in which value of a text something stands, from its line and column."""

    def __init__(self, text: str) -> None:
        marks = marks_of(text)
        self._starts = sorted((mark[:2], number) for number, mark in enumerate(marks.values()))
        self._keys = list(marks)

    def at(self, line: int, column: int) -> Keys:
        """Give the way to the value that began last, both counted from 1; the root before any."""
        last = bisect_right(self._starts, ((line, column), len(self._keys))) - 1
        return self._keys[self._starts[last][1]] if last >= 0 else ()


class _Around:
    """A map or list whose end has not been read yet."""

    __slots__ = ("count", "is_map", "key", "keys")

    def __init__(self, keys: Keys, is_map: bool) -> None:
        self.keys = keys
        self.is_map = is_map
        self.key: Any = None
        self.count = 0

    def next_keys(self) -> Keys:
        """Give the way to the value that comes next."""
        return (*self.keys, self.key.value if self.is_map else self.count)


def marks_of(
    text: str, *, events: Callable[[str], Iterator[Any]] | None = None
) -> dict[Keys, Mark]:
    """Give where each key and value stands in a text that a document was read from.

    ``events`` is the source of parser events, as for the reader.
    """
    lines = text.split("\n")
    found: dict[Keys, Mark] = {}
    around: list[_Around] = []
    for event in (events or parser_events)(text):
        kind = type(event).__name__
        if kind in _ENDS:
            around.pop()
        elif kind in _STARTS or kind == "ScalarEvent":
            top = around[-1] if around else None
            if top is not None and top.is_map and top.key is None:
                top.key = event
                continue
            keys = top.next_keys() if top is not None else ()
            found[keys] = _mark(top.key if top is not None else None, event, lines)
            if top is not None:
                top.key = None
                top.count += 1
            if kind in _STARTS:
                around.append(_Around(keys, _STARTS[kind]))
    return found


def _mark(key: Any, event: Any, lines: Sequence[str]) -> Mark:
    value = event.start_mark
    start = value if key is None else key.start_mark
    end_column_of_value = end_column(event, lines)
    return (start.line + 1, start.column + 1, value.line + 1, value.column + 1, end_column_of_value)


def end_column(event: Any, lines: Sequence[str]) -> int:
    """Give the column after the last character that a value has on its first line."""
    start, end = event.start_mark, event.end_mark
    if end.line == start.line:
        return max(int(end.column), int(start.column) + 1) + 1
    if getattr(event, "style", None) in _BLOCK:
        return int(start.column) + 3
    return len(lines[start.line].rstrip()) + 1
