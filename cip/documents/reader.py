"""The strict reader: the text of a file to a document, or to the problems that stop it.

This is the only module that knows ruamel.yaml's parser. It composes the document itself, from the
parser's events, so that nothing a plan never needs can happen: no aliases, anchors, merge keys,
tags, directives or second documents, no depth beyond ``MAX_DEPTH``, no key twice. Every plain
value stays the text that was written: ``2024-09-30``, ``1.10`` and ``no`` mean what they look
like. The schema says later which values are numbers.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cip.documents import syntax
from cip.documents.characters import first_hidden, has_hidden, name_of
from cip.model.place import Keys, Mark, Place
from cip.model.problem import Problem, error

MAX_DEPTH = 20
"""How many maps and lists may stand inside each other. A plan needs six."""

MAX_BYTES = 256 * 1024
"""How large a file may be. The largest action of a real plan has some 6 kB."""

_NUMBER_START = frozenset("-0123456789")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")


@dataclass(slots=True)
class Document:
    """A file that could be read: its value, and where each part of it stands.

    ``value`` is made of dicts, lists and text. ``marks`` has line and column of every key and
    value. ``numbers`` names the unquoted values that look like a number: whether one is meant as a
    number is the schema's to say.
    """

    path: str
    value: dict[str, Any]
    marks: dict[Keys, Mark]
    numbers: list[Keys] = field(default_factory=list)


class _Refused(Exception):
    """Ends the reading of a file at its first syntax problem. Never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def decode(path: str, data: bytes) -> str | Problem:
    """Give the text of a file: strict UTF-8, one byte order mark allowed at the start."""
    if len(data) > MAX_BYTES:
        return _unreadable(path, f"The file has {len(data):,} bytes; {MAX_BYTES:,} are allowed.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _unreadable(path, "The file is saved as UTF-16.", "Save it as UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as caught:
        line = data.count(b"\n", 0, caught.start) + 1
        help = "Save the file as UTF-8 (in Word or Excel's save dialogue: encoding)."
        return error(
            "unreadable-file",
            Place(path, line),
            f"Line {line} holds a byte that is not UTF-8 text.",
            help,
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
    composer = _Composer(path, text)
    try:
        return composer.compose((events or parser_events)(text))
    except _Refused as refused:
        return [refused.problem]


def _suspicious(path: str, text: str) -> list[Problem]:
    """Give what can be seen before parsing: a merge conflict, characters that nobody can see."""
    if problem := syntax.merge_conflict(path, text):
        return [problem]
    hidden = first_hidden(text)
    if hidden is None:
        return []
    return [_hidden_character(syntax.place_of_index(path, text, hidden), text[hidden])]


def _hidden_character(place: Place, character: str) -> Problem:
    return error(
        "hidden-character",
        place,
        f"There is a character here that cannot be seen ({name_of(character)}).",
        "Delete the line and type it again, or paste it as plain text.",
    )


def parser_events(text: str) -> Iterator[Any]:
    """Give the events of the fast parser, or of the pure one where the fast one is missing."""
    try:
        from _ruamel_yaml import CParser
    except ImportError:  # pragma: no cover - depends on the machine
        return pure_events(text)
    return _pull(CParser(text))


def pure_events(text: str) -> Iterator[Any]:
    """Give the events of the parser that is written in Python."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    yaml.version = "1.2"  # type: ignore[assignment]
    return iter(yaml.parse(text))


def _pull(parser: Any) -> Iterator[Any]:
    while (event := parser.get_event()) is not None:
        yield event


class _Composer:
    """Builds one document from parser events, without recursion."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.document = Document(path=path, value={}, marks={})
        self.stack: list[_Open] = []
        self.documents = 0

    def compose(self, events: Iterator[Any]) -> Document:
        try:
            for event in events:
                _HANDLERS[type(event).__name__](self, event)
        except (ValueError, KeyError, RecursionError) as caught:
            raise _Refused(self._syntax(str(caught), None)) from None
        except _Refused:
            raise
        except Exception as caught:
            if not hasattr(caught, "problem_mark"):
                raise
            raise _Refused(syntax.explain(self.path, self.text, caught)) from None
        if not self.documents:
            raise _Refused(_unreadable_document(self.path, "The file is empty."))
        return self.document

    def _syntax(self, message: str, event: Any) -> Problem:
        return error("yaml-syntax", self._place(event), f"This cannot be read as YAML: {message}.")

    def _place(self, event: Any) -> Place:
        if event is None:
            return Place(self.path)
        start, end = event.start_mark, event.end_mark
        last = end.column if end.line == start.line else start.column + 1
        return Place(self.path, start.line + 1, start.column + 1, last + 1)

    def refuse(self, event: Any, rule: str, message: str, help: str = "") -> _Refused:
        return _Refused(error(rule, self._place(event), message, help))

    def on_nothing(self, event: Any) -> None:
        """A stream starts or ends, or a document ends."""

    def on_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self.refuse(
                event,
                "yaml-feature",
                "A second document begins here.",
                "One file holds one document: take the line --- out.",
            )
        if getattr(event, "version", None) or getattr(event, "tags", None):
            raise self.refuse(
                event, "yaml-feature", "A line that begins with % is not used in plan files."
            )

    def on_alias(self, event: Any) -> None:
        raise self._special(event)

    def _special(self, event: Any) -> _Refused:
        return self.refuse(
            event,
            "yaml-feature",
            "Text that begins with *, & or ! has a special meaning in YAML.",
            "Put the text in quotes.",
        )

    def on_scalar(self, event: Any) -> None:
        value: str = event.value
        if event.anchor or not (event.implicit[0] or event.implicit[1]):
            raise self._special(event)
        if has_hidden(value):
            character = next(c for c in value if has_hidden(c))
            raise _Refused(_hidden_character(self._place(event), character))
        if not self.stack:
            raise self._root(event)
        top = self.stack[-1]
        if top.key is None and top.is_map:
            self._begin_pair(top, event, value)
            return
        keys = top.next_keys()
        if not event.style and value and value[0] in _NUMBER_START and _NUMBER.fullmatch(value):
            self.document.numbers.append(keys)
        self._mark(keys, event, top)
        top.add(value)

    def _begin_pair(self, top: "_Open", event: Any, key: str) -> None:
        if key == "<<" and not event.style:
            raise self.refuse(event, "yaml-feature", "The key << is not used in plan files.")
        name = unicodedata.normalize("NFC", key) if not key.isascii() else key
        if name in top.names:
            raise self.refuse(
                event,
                "duplicate-key",
                f"'{key[:60]}' stands here twice.",
                f"The first one is in line {top.names[name]}. Keep one of them.",
            )
        top.names[name] = event.start_mark.line + 1
        top.key = key
        top.key_mark = event.start_mark

    def _mark(self, keys: Keys, event: Any, top: "_Open | None") -> None:
        start, end = event.start_mark, event.end_mark
        line, column = start.line + 1, start.column + 1
        last = end.column + 1 if end.line == start.line else column + 2
        if top is not None and top.is_map:
            key = top.key_mark
            self.document.marks[keys] = (key.line + 1, key.column + 1, line, column, last)
        else:
            self.document.marks[keys] = (line, column, line, column, last)

    def on_map(self, event: Any) -> None:
        self._open(event, {}, is_map=True)

    def on_list(self, event: Any) -> None:
        self._open(event, [], is_map=False)

    def _open(self, event: Any, value: Any, *, is_map: bool) -> None:
        if event.anchor or not event.implicit:
            raise self._special(event)
        if len(self.stack) >= MAX_DEPTH:
            raise self.refuse(
                event, "yaml-feature", f"More than {MAX_DEPTH} lists and maps stand inside each other."
            )
        top = self.stack[-1] if self.stack else None
        if top is None:
            if not is_map:
                raise self._root(event)
            keys: Keys = ()
            self.document.value = value
        elif top.is_map and top.key is None:
            raise self.refuse(
                event, "yaml-syntax", "A key must be a word, not a list or a map in brackets."
            )
        else:
            keys = top.next_keys()
        self._mark(keys, event, top)
        if top is not None:
            top.add(value)
        self.stack.append(_Open(keys, value, is_map))

    def _root(self, event: Any) -> _Refused:
        if getattr(event, "value", None) == "" and not getattr(event, "style", ""):
            return _Refused(_unreadable_document(self.path, "The file is empty."))
        return self.refuse(
            event,
            "not-a-form",
            "The file does not begin with 'key: value'.",
            'Each line at the top of the file is a key, a colon and a space: ref: "1.2.1"',
        )

    def on_end(self, event: Any) -> None:
        self.stack.pop()


def _unreadable_document(path: str, message: str) -> Problem:
    return error("not-a-form", Place(path), message, "Fill in the form, or delete the file.")


class _Open:
    """A map or list whose end has not been read yet."""

    __slots__ = ("is_map", "key", "key_mark", "keys", "names", "value")

    def __init__(self, keys: Keys, value: Any, is_map: bool) -> None:
        self.keys = keys
        self.value = value
        self.is_map = is_map
        self.key: str | None = None
        self.key_mark: Any = None
        self.names: dict[str, int] = {}

    def next_keys(self) -> Keys:
        """Give the way to the value that comes next."""
        return (*self.keys, self.key if self.is_map else len(self.value))  # type: ignore[arg-type]

    def add(self, value: Any) -> None:
        if self.is_map:
            self.value[self.key] = value
            self.key = None
        else:
            self.value.append(value)


_HANDLERS: dict[str, Callable[[_Composer, Any], None]] = {
    "StreamStartEvent": _Composer.on_nothing,
    "StreamEndEvent": _Composer.on_nothing,
    "DocumentStartEvent": _Composer.on_document,
    "DocumentEndEvent": _Composer.on_nothing,
    "AliasEvent": _Composer.on_alias,
    "ScalarEvent": _Composer.on_scalar,
    "MappingStartEvent": _Composer.on_map,
    "MappingEndEvent": _Composer.on_end,
    "SequenceStartEvent": _Composer.on_list,
    "SequenceEndEvent": _Composer.on_end,
}
