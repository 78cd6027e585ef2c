"""The steps of an edit: what changes in the value of a file, and by which splices."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from cip.documents.fitting.schema import FileKind
from cip.editing.dressing import dressed
from cip.editing.edited_file import EditedFile
from cip.editing.entries import append, rearranged
from cip.editing.keys import add, replace
from cip.editing.places import Attempt, first_item
from cip.editing.splices import Splice
from cip.editing.values import NUMBER, Plain, Value, bracketed, key_of
from cip.model.place import Keys

Order = Callable[[Keys], Sequence[str]]
"""Gives the order in which the keys of the map at a way are written."""


class Put(NamedTuple):
    """Gives the key at a way another value; where the key is not there, adds it."""

    way: Keys
    value: Value

    def dressed(self, kind: FileKind | None) -> "Put":
        """Give the step with its value as the schema of a kind of file wants it written."""
        return Put(self.way, dressed(kind, self.way, self.value))

    def changed(self, whole: Any) -> Any:
        """Give what a file holds afterwards, of what it held before."""
        return _with(whole, self.way, lambda _: plain_value(self.value))

    def splices(self, file: EditedFile, order: Order, attempt: Attempt) -> list[Splice]:
        """Give the splices that do it."""
        if self.way in file.reaches:
            return replace(file, self.way, self.value, attempt)
        return add(file, self.way, self.value, order(self.way[:-1]), attempt)


class Append(NamedTuple):
    """Puts an entry at the end of the list at a way; where there is no list, begins it.

    With ``before``, it is put before the entry of that number.
    """

    way: Keys
    entry: Value
    before: int | None = None

    def dressed(self, kind: FileKind | None) -> "Append":
        """Give the step with its entry as the schema of a kind of file wants it written."""
        return self._replace(entry=dressed(kind, (*self.way, 0), self.entry))

    def changed(self, whole: Any) -> Any:
        """Give what a file holds afterwards, of what it held before."""
        return _with(whole, self.way, self._put_into)

    def _put_into(self, old: Any) -> list[Any]:
        held = list(old or ())
        end = len(held) if self.before is None else self.before
        return [*held[:end], plain_value(self.entry), *held[end:]]

    def splices(self, file: EditedFile, order: Order, attempt: Attempt) -> list[Splice]:
        """Give the splices that do it; none where something else than a list stands there."""
        reach = file.reaches.get(self.way)
        if reach is None:
            return add(file, self.way, [self.entry], order(self.way[:-1]), attempt)
        if reach.style in ("-", "["):
            return append(file, self.way, self.entry, attempt, before=self.before)
        if file.at(self.way):
            return []
        if file.is_in_brackets(self.way):
            text = bracketed([self.entry], file.manner)
            space = " " if reach.start == reach.end else ""
            return [Splice(reach.start, reach.end, space + text)]
        start = len(file.text[: reach.start].rstrip(" "))
        return [Splice(start, reach.end, ""), first_item(file, reach, self.entry, attempt)]


class Rename(NamedTuple):
    """Gives the key of a value another name; where it stands, and the value, stay."""

    way: Keys
    key: str

    def dressed(self, kind: FileKind | None) -> "Rename":  # noqa: ARG002 - as of all steps
        """Give the step itself: a key is written in one way."""
        return self

    def changed(self, whole: Any) -> Any:
        """Give what a file holds afterwards, of what it held before."""
        *around, old = self.way
        return _with(
            whole,
            tuple(around),
            lambda held: {self.key if key == old else key: value for key, value in held.items()},
        )

    def splices(self, file: EditedFile, order: Order, attempt: Attempt) -> list[Splice]:  # noqa: ARG002
        """Give the splices that do it; none where the key has no place of its own."""
        reach = file.reaches[self.way]
        return [Splice(*reach.key, key_of(self.key, file.manner))] if reach.key else []


class Rearrange(NamedTuple):
    """Puts the entries of the list at a way in another order, each with what stands above it.

    ``order`` has the numbers that they have now, in the order in which they are to stand.
    """

    way: Keys
    order: tuple[int, ...]

    def dressed(self, kind: FileKind | None) -> "Rearrange":  # noqa: ARG002 - as of all steps
        """Give the step itself: nothing is written that is not there."""
        return self

    def changed(self, whole: Any) -> Any:
        """Give what a file holds afterwards, of what it held before."""
        return _with(whole, self.way, lambda held: [held[number] for number in self.order])

    def splices(self, file: EditedFile, order: Order, attempt: Attempt) -> list[Splice]:  # noqa: ARG002
        """Give the splices that do it; none where no list stands there."""
        reach = file.reaches.get(self.way)
        if reach is None or reach.style not in ("-", "["):
            return []
        return rearranged(file, self.way, self.order)


Step = Put | Append | Rename | Rearrange


def _with(whole: Any, way: Keys, changed: Callable[[Any], Any]) -> Any:
    """Give a value with another one at a way."""
    if not way:
        return changed(whole)
    key, rest = way[0], way[1:]
    if isinstance(whole, list) and isinstance(key, int):
        return [_with(item, rest, changed) if n == key else item for n, item in enumerate(whole)]
    return {**whole, key: _with(whole.get(key), rest, changed)}


def plain_value(value: Value) -> Any:
    """Give what the strict reader makes of a value that is written: of numbers ``Plain``."""
    if value is None:
        return None
    if isinstance(value, str):
        is_number = isinstance(value, Plain) and NUMBER.fullmatch(value)
        return Plain(value) if is_number else str(value)
    if isinstance(value, dict):
        return {key: plain_value(held) for key, held in value.items()}
    return [plain_value(item) for item in value]
