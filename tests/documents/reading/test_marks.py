"""Tests of where values stand: found by reading a text again, and for what the document holds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import REPOSITORY
from sections import BASE, PATH

from cip.documents.reading.document_type import Document
from cip.documents.reading.marks import Places, marks_of
from cip.documents.reading.parser import parser_events, pure_events
from cip.documents.reading.reader import read_document
from cip.model.place import Keys, Place, Pointer

REAL = sorted((REPOSITORY / "plans").rglob("*.yaml"))

TEXT = """\
a: [1, [x, {b: c, "d e": []}], {}]
list:
- - deep
  - {k: v}
-
- |
  block
"quoted key": >-

  folded

last: {}
"""


def ways(value: Any, way: Keys = ()) -> Iterator[Keys]:
    """Give the way to each value inside a value, and to itself."""
    yield way
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    if not isinstance(value, str):
        for key, item in inner:
            yield from ways(item, (*way, key))


@pytest.mark.parametrize("events", [parser_events, pure_events])
@pytest.mark.parametrize("text", [TEXT, BASE])
def test_each_value_of_a_document_has_a_mark_and_nothing_else_has(text: str, events: Any) -> None:
    document = read_document(PATH, text, events=events)
    assert isinstance(document, Document)
    assert list(marks_of(text, events=events)) == list(ways(document.value))


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_so_it_is_in_each_file_of_the_real_plans(path: Path) -> None:
    document = read_document(str(path), path.read_text(encoding="utf-8"))
    assert isinstance(document, Document)
    assert list(document.marks) == list(ways(document.value))


def test_a_pointer_into_a_text_is_a_place() -> None:
    places = Places({"a.yaml": "ref: x\nlist:\n  - y\n", "b.yaml": "ref: zz\n"})
    for _ in range(2):  # from one file to another and back
        assert places.of(Pointer("a.yaml", ("list", 0))) == Place("a.yaml", 3, 5, 6)
        assert places.of(Pointer("b.yaml", ("ref",))) == Place("b.yaml", 1, 6, 8)
        assert places.of(Pointer("b.yaml", ("ref",), of_key=True)) == Place("b.yaml", 1, 1, 4)


def test_a_pointer_into_a_file_that_is_not_there_means_its_start() -> None:
    assert Places({}).of(Pointer("a.yaml", ("ref",))) == Place("a.yaml", 1, 1, 1)


def test_a_file_is_read_once_for_all_the_pointers_into_it_that_follow_each_other() -> None:
    class Counted(dict[str, str]):
        asked = 0

        def get(self, path: str, default: Any = None) -> Any:
            Counted.asked += 1
            return super().get(path, default)

    places = Places(Counted({"a.yaml": "ref: x\n"}))
    for key in ("ref", "title", "ref"):
        places.of(Pointer("a.yaml", (key,)))
    assert Counted.asked == 1
