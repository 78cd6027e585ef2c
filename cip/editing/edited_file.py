"""A file that is edited: its text, what it holds, and how far each value of it reaches."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from cip.documents.reading.document_type import Document
from cip.documents.reading.outline import Reach, outline_of
from cip.documents.reading.reader import read_document
from cip.editing.values import NUMBER, Manner, Plain
from cip.model.place import Keys
from cip.model.problem import Problem


class EditedFile:
    """A file that the strict reader takes, with where everything in it begins and ends."""

    def __init__(self, document: Document) -> None:
        self.path = document.path
        self.text = document.text
        self.document = document

    @classmethod
    def read(cls, path: str, text: str) -> "EditedFile | list[Problem]":
        """Give the file, or the problems that keep it from being read, and so from being edited."""
        document = read_document(path, text)
        return document if isinstance(document, list) else cls(document)

    @cached_property
    def reaches(self) -> dict[Keys, Reach]:
        """Give how far each value reaches, by the way to it."""
        return outline_of(self.text)

    @cached_property
    def value(self) -> dict[str, Any]:
        """Give what it holds: texts, numbers as ``Plain``, None for a nothing that is written."""
        whole: dict[str, Any] = _typed(self.document, self.document.value, ())
        return whole

    @cached_property
    def newline(self) -> str:
        """Give how most of its lines end."""
        return "\r\n" if self.text.count("\r\n") * 2 > self.text.count("\n") else "\n"

    @cached_property
    def manner(self) -> Manner:
        """Give how it is written: its first list below a key says how deep lists stand."""
        root = self.reaches[()]
        keys = [reach.key for reach in self.reaches.values() if reach.key]
        is_json = root.style == "{" and all(self.text[key[0]] == '"' for key in keys)
        deeper = next((depth for depth in self._depths() if depth >= 0), 2)
        return Manner(deeper=deeper, is_json=is_json)

    def _depths(self) -> Iterator[int]:
        for reach in self.reaches.values():
            if reach.style == "-" and reach.key:
                yield self.column(reach.start) - self.column(reach.key[0])

    def at(self, way: Keys) -> Any:
        """Give the value at a way."""
        value: Any = self.value
        for key in way:
            value = value[key]
        return value

    def is_in_brackets(self, way: Keys) -> bool:
        """Say whether a value stands inside brackets or braces: its own do not count."""
        return any(self.reaches[way[:depth]].is_in_brackets for depth in range(len(way)))

    def children(self, way: Keys) -> list[tuple[Keys, Reach]]:
        """Give the values that stand in a list or map, in their order."""
        depth = len(way) + 1
        return [
            (found, reach)
            for found, reach in self.reaches.items()
            if len(found) == depth and found[:-1] == way
        ]

    # Lines

    def line_start(self, index: int) -> int:
        """Give where the line of an index begins."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Give where the line of an index ends, without its line end."""
        found = self.text.find("\n", index)
        if found < 0:
            return len(self.text)
        return found - 1 if found > index and self.text[found - 1] == "\r" else found

    def next_line(self, index: int) -> int:
        """Give where the line after that of an index begins, or the end of the text."""
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1

    def below(self, end: int) -> int:
        """Give where the line below a value begins that ends at an index."""
        return end if self.text[end - 1 : end] == "\n" else self.next_line(end)

    def column(self, index: int) -> int:
        """Give the column of an index, counted from 0."""
        return index - self.line_start(index)

    def line_number(self, index: int) -> int:
        """Give the number of the line of an index, counted from 1."""
        return self.text.count("\n", 0, index) + 1

    def is_first_on_its_line(self, index: int) -> bool:
        """Say whether only spaces stand before an index in its line."""
        return not self.text[self.line_start(index) : index].strip(" ")

    def line_at(self, start: int) -> str:
        """Give the line that begins at an index, without its line end."""
        return self.text[start : self.line_end(start)]


def _typed(document: Document, value: Any, way: Keys) -> Any:
    numbers, nulls = set(document.numbers), set(document.nulls)

    def typed(value: Any, way: Keys) -> Any:
        if isinstance(value, dict):
            return {key: typed(held, (*way, key)) for key, held in value.items()}
        if isinstance(value, list):
            return [typed(held, (*way, number)) for number, held in enumerate(value)]
        if way in nulls:
            return None
        is_number = way in numbers and NUMBER.fullmatch(value) is not None
        return Plain(value) if is_number else value

    return typed(value, way)
