"""Where something stands in the files: a path with line and column."""

from collections.abc import Mapping
from functools import lru_cache
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

    ``end_column`` is the column just after the last character that the place covers. All three are
    0 for a file that is gone: it has no line to point at.
    """

    path: str
    line: int = 1
    column: int = 1
    end_column: int = 1

    @property
    def has_line(self) -> bool:
        """Say whether there is a line to point at."""
        return self.line > 0

    @property
    def words(self) -> str:
        """Give the place as editors make a link of it: ``path:9:14``, or the path alone."""
        return f"{self.path}:{self.line}:{self.column}" if self.has_line else self.path


def gone(path: str) -> Place:
    """Give the place of a file that is no longer there."""
    return Place(path, 0, 0, 0)


class Pointer(NamedTuple):
    """A value of a file, or with ``of_key`` its key, named by the way to it.

    It becomes a ``Place`` when a problem has to be shown: then the file's text is read again.
    """

    path: str
    keys: Keys = ()
    of_key: bool = False

    def place(self, marks: Mapping[Keys, Mark]) -> Place:
        """Give the place, from where everything in the file stands.

        Where the file lacks the value, that is the place of the nearest around it. An item of a
        list has no key, and a missing value none either: then the value's place is given.
        """
        if self.of_key and self.keys in marks and self.keys and isinstance(self.keys[-1], str):
            mark, key = marks[self.keys], self.keys[-1]
            return Place(self.path, mark[0], mark[1], mark[1] + len(key))
        way = self.keys
        while way not in marks and way:
            way = way[:-1]
        if way not in marks:
            return Place(self.path)
        return Place(self.path, *marks[way][2:])


class Spot:
    """Where a record stands: its file, and the way to it in there.

    Records carry a spot instead of a place for each field.
    """

    __slots__ = ("keys", "path")

    def __init__(self, path: str, keys: Keys = ()) -> None:
        self.path = path
        self.keys = keys

    def within(self, *keys: str | int) -> "Spot":
        """Give the spot of a record inside this one."""
        return Spot(self.path, _joined(self.keys, keys))

    def value(self, *keys: str | int) -> Pointer:
        """Point to a value of the record, or to the record itself."""
        return Pointer(self.path, self.keys + keys)

    def key(self, *keys: str | int) -> Pointer:
        """Point to a key of the record."""
        return Pointer(self.path, self.keys + keys, of_key=True)

    def __eq__(self, other: object) -> bool:
        """Where a record stands takes no part in comparing it: all spots are equal."""
        return isinstance(other, Spot)

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return f"Spot({self.path!r}, {self.keys!r})"


@lru_cache(maxsize=4096)
def _joined(keys: Keys, more: Keys) -> Keys:
    """Give a way and what follows it: the same object for the same way in every file."""
    return keys + more


NOWHERE = Spot("")
"""The spot of a record that was not read from a file, as in tests."""
