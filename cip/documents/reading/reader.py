"""The strict reader: the text of a file to a document, or to the problems that stop it.

The document is composed from the events of a parser, so that nothing a plan never needs can happen:
no aliases, anchors, merge keys, tags, directives or second documents, and no depth beyond a limit,
no key twice. Every plain value stays the text that was written: ``2024-09-30``, ``1.10`` and ``no``
mean what they look like. The schema says later which values are numbers.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cip.documents.reading.characters import hidden
from cip.documents.reading.composer import Composer, Refused, hidden_character
from cip.documents.reading.document_type import Document
from cip.documents.reading.lines import place_of_index
from cip.documents.reading.parser import parser_events
from cip.documents.reading.usual import read_usual
from cip.model.place import Place
from cip.model.problem import Problem, error, first_and_rest

MAX_BYTES = 256 * 1024
"""How large a file may be. The largest action of a real plan has some 6 kB."""

_CONFLICT_SIGNS = ("<" * 7, "=" * 7, ">" * 7, "|" * 7)

_OTHER_KINDS = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
"""How files begin that were only renamed, and what they are."""

_NOT_RENAMED = (
    "Open it in its own program, copy the text, and paste it into a new file in a text editor."
)


def decode(path: str, data: bytes) -> str | Problem:
    """Give the text of a file: strict UTF-8, one byte order mark allowed at the start."""
    if len(data) > MAX_BYTES:
        return too_large(path, len(data))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:2]:
        hint = "Save it as UTF-8: in the editor, choose Save as, and there the encoding UTF-8."
        return _unreadable(path, "The file is saved as UTF-16", hint)
    for start, what in _OTHER_KINDS:
        if data.startswith(start):
            message = f"This is {what} under the name of a text file"
            return _unreadable(path, message, _NOT_RENAMED)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as caught:
        return _not_utf8(path, data[: caught.start])


def too_large(path: str, size: int, *, most: int = MAX_BYTES) -> Problem:
    """Give the problem of a file that has more bytes than it may have, such as a plan file."""
    return _unreadable(
        path,
        f"The file has {size:,} bytes; {most:,} are allowed",
        "Keep long papers elsewhere, and name their address in documents or evidence.",
    )


def _not_utf8(path: str, before: bytes) -> Problem:
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
    return error(
        "unreadable-file",
        Place(path, line, column, column + 1),
        f"Line {line} holds a byte that is not UTF-8 text",
        "Save the file as UTF-8: in the editor, choose Save as, and there the encoding UTF-8.",
    )


def _unreadable(path: str, message: str, help: str = "") -> Problem:
    return error("unreadable-file", Place(path), message, help)


def read_document(
    path: str, text: str, *, events: Callable[[str], Iterator[Any]] | None = None
) -> Document | list[Problem]:
    """Give the document that a text holds, or the problems that keep it from being read.

    ``events`` is the source of parser events, for tests that hold the fast parser against the
    pure one; left out, the fast one is used where it is installed.
    """
    if problems := _suspicious(path, text):
        return problems
    if events is None and (usual := read_usual(path, text)) is not None:
        return usual
    composer = Composer(path, text)
    try:
        return composer.compose((events or parser_events)(text))
    except Refused as refused:
        return [refused.problem]


def _suspicious(path: str, text: str) -> list[Problem]:
    """Give what can be seen before parsing: a merge conflict, hidden characters, tabs."""
    if any(sign in text for sign in _CONFLICT_SIGNS):
        from cip.documents.explaining.yaml_mistakes import merge_conflict

        if problem := merge_conflict(path, text):
            return [problem]
    if problems := _told(path, text, hidden(text), _hidden):
        return problems
    if "\t" in text:
        from cip.documents.explaining.yaml_mistakes import tab

        tabs = (match.start() for match in re.finditer(r"\t[^\n]*+", text))
        return _told(path, text, tabs, tab)
    return []


def _told(
    path: str, text: str, indexes: Iterable[int], tell: Callable[[Place, str, int], Problem]
) -> list[Problem]:
    """Give the problem of the character at each index; of very many the last has their number."""
    return [
        tell(place_of_index(path, text, index), text, index)._replace(number=number)
        for index, number in first_and_rest(indexes)
    ]


def _hidden(place: Place, text: str, index: int) -> Problem:
    return hidden_character(place, text[index])
