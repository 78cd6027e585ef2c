"""A file that could be read: what stands in it, and where."""

from collections.abc import Iterator, Mapping
from typing import Any

from cip.model.place import Keys, Mark

_BLOCK = frozenset("|>")


class Marks(Mapping[Keys, Mark]):
    """Where each key and value of a file stands.

    What the parser said is kept as it came, and turned into lines and columns when it is asked
    for: most files never have a problem to show. ``found`` takes, for each value,
    the mark of its key, None where there is none, and the event of the value.
    """

    __slots__ = ("_lines", "_text", "found")

    def __init__(self, text: str = "") -> None:
        self.found: dict[Keys, tuple[Any, Any]] = {}
        self._text = text
        self._lines: list[str] | None = None

    def __getitem__(self, keys: Keys) -> Mark:
        key, event = self.found[keys]
        start = event.start_mark
        line, column = start.line + 1, start.column + 1
        if key is None:
            return (line, column, line, column, self.end_column(event))
        return (key.line + 1, key.column + 1, line, column, self.end_column(event))

    def __iter__(self) -> Iterator[Keys]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def end_column(self, event: Any) -> int:
        """Give the column after the last character that a value has on its first line."""
        start, end = event.start_mark, event.end_mark
        if end.line == start.line:
            return max(int(end.column), int(start.column) + 1) + 1
        if getattr(event, "style", None) in _BLOCK:
            return int(start.column) + 3
        return len(self.lines()[start.line].rstrip()) + 1

    def lines(self) -> list[str]:
        """Give the lines of the file."""
        if self._lines is None:
            self._lines = self._text.split("\n")
        return self._lines


class Document:
    """A file that could be read: its value, and where each part of it stands.

    ``value`` is made of dicts, lists and text. ``marks`` has line and column of every key and
    value. ``numbers`` names the unquoted values that any YAML reader takes for a number: whether
    one is meant as a number is the schema's to say.
    """

    __slots__ = ("marks", "numbers", "path", "value")

    def __init__(
        self,
        path: str,
        value: dict[str, Any],
        marks: Mapping[Keys, Mark],
        numbers: list[Keys] | None = None,
    ) -> None:
        self.path = path
        self.value = value
        self.marks = marks
        self.numbers = [] if numbers is None else numbers

    def __eq__(self, other: object) -> bool:
        """Say whether two documents hold the same in the same places."""
        if not isinstance(other, Document):
            return NotImplemented
        mine = (self.path, self.value, self.marks, self.numbers)
        return mine == (other.path, other.value, other.marks, other.numbers)

    __hash__ = None  # type: ignore[assignment]
