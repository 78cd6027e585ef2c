"""Where something stands in the files: a path with line and column."""

from collections.abc import Mapping
from typing import NamedTuple

Keys = tuple[str | int, ...]
"""The way from the root of a document to a value: keys of maps and indexes of lists."""

Mark = tuple[int, int, int, int, int]
"""Line and column of a key, line and column of its value, column after the value's first line.

All count from 1. For an item of a list, and for the root, the key's place is the value's. The first
line of a text that begins below is its ``>-`` or ``|``; of a list or map it is one sign wide.
"""


class Place(NamedTuple):
    """A place in a file: path relative to the repository, line and columns counted from 1.

    ``end_column`` is the column just after the last character that the place covers.
    """

    path: str
    line: int = 1
    column: int = 1
    end_column: int = 1


class Spot:
    """Where a record stands, and from there where each of its values stands.

    Records carry a spot instead of a place for each field: places are worked out only when a
    problem has to be shown.
    """

    __slots__ = ("_keys", "_marks", "path")

    def __init__(self, path: str, marks: Mapping[Keys, Mark], keys: Keys = ()) -> None:
        self.path = path
        self._marks = marks
        self._keys = keys

    def within(self, *keys: str | int) -> "Spot":
        """Give the spot of a record inside this one."""
        return Spot(self.path, self._marks, self._keys + keys)

    def value(self, *keys: str | int) -> Place:
        """Give the place of a value; where the file lacks it, that of the nearest around it."""
        way = self._keys + keys
        while way not in self._marks and way:
            way = way[:-1]
        mark = self._marks.get(way)
        if mark is None:
            return Place(self.path)
        return Place(self.path, mark[2], mark[3], mark[4])

    def key(self, *keys: str | int) -> Place:
        """Give the place of a key; where there is none, that of the value, or of what is around."""
        way = self._keys + keys
        mark = self._marks.get(way)
        if mark is None or not way or isinstance(way[-1], int):
            return self.value(*keys)
        return Place(self.path, mark[0], mark[1], mark[1] + len(way[-1]))

    def __eq__(self, other: object) -> bool:
        """Where a record stands takes no part in comparing it: all spots are equal."""
        return isinstance(other, Spot)

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return f"Spot({self.path!r}, {self._keys!r})"


NOWHERE = Spot("", {})
"""The spot of a record that was not read from a file, as in tests."""
