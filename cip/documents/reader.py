"""The strict reader: the text of a file to a document, or to the problems that stop it.

This is the only module that knows ruamel.yaml's parser. It composes the document itself, from the
parser's events, so that nothing a plan never needs can happen: no aliases, anchors, merge keys,
tags, directives or second documents, no depth beyond ``MAX_DEPTH``, no key twice. Every plain
value stays the text that was written: ``2024-09-30``, ``1.10`` and ``no`` mean what they look
like. The schema says later which values are numbers.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from cip.documents.characters import hidden, hidden_in_value, name_of
from cip.documents.quoting import short
from cip.model.place import Keys, Mark, Place
from cip.model.problem import Problem, error

MAX_DEPTH = 20
"""How many maps and lists may stand inside each other. A plan needs six."""

MAX_BYTES = 256 * 1024
"""How large a file may be. The largest action of a real plan has some 6 kB."""

MAX_VALUES = 20_000
"""How many values may stand in a file. The largest file of a real plan has some 1,500."""

MAX_KEY = 200
"""How many characters a key may have. The longest that a plan needs are abbreviations."""

MOST = 20
"""How many lines with a tab or a hidden character are named."""

_NUMBER_START = frozenset("+-.0123456789")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
_BLOCK = frozenset("|>")
_GLUED_REMARK = re.compile(r"[|>][-+0-9]{0,2}#")
_CONFLICT_SIGNS = ("<" * 7, "=" * 7, ">" * 7, "|" * 7)


@dataclass(slots=True)
class Document:
    """A file that could be read: its value, and where each part of it stands.

    ``value`` is made of dicts, lists and text. ``marks`` has line and column of every key and
    value. ``numbers`` names the unquoted values that any YAML reader takes for a number: whether
    one is meant as a number is the schema's to say.
    """

    path: str
    value: dict[str, Any]
    marks: dict[Keys, Mark]
    numbers: list[Keys] = field(default_factory=list)


class _Refused(Exception):  # noqa: N818 - a way out, not an error of ours
    """Ends the reading of a file at its first syntax problem. Never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Unparsable(Exception):  # noqa: N818 - it carries the parser's error
    """Carries whatever a parser raised, so that faults of our own code are not taken for it."""

    def __init__(self, caught: Exception) -> None:
        self.caught = caught


def decode(path: str, data: bytes) -> str | Problem:
    """Give the text of a file: strict UTF-8, one byte order mark allowed at the start."""
    if len(data) > MAX_BYTES:
        return too_large(path, len(data))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:2]:
        hint = "Save it as UTF-8: in the editor, choose Save as, and there the encoding UTF-8."
        return _unreadable(path, "The file is saved as UTF-16", hint)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as caught:
        return _not_utf8(path, data[: caught.start])


def too_large(path: str, size: int) -> Problem:
    """Give the problem of a file that has more bytes than a plan file may have."""
    return _unreadable(
        path,
        f"The file has {size:,} bytes; {MAX_BYTES:,} are allowed",
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
    composer = _Composer(path, text)
    try:
        return composer.compose((events or parser_events)(text))
    except _Refused as refused:
        return [refused.problem]


def _suspicious(path: str, text: str) -> list[Problem]:
    """Give what can be seen before parsing: a merge conflict, hidden characters, tabs."""
    if any(sign in text for sign in _CONFLICT_SIGNS):
        from cip.documents.mistakes import merge_conflict

        if problem := merge_conflict(path, text):
            return [problem]
    if places := _places(path, text, hidden(text)):
        return [_hidden_character(place, text[index]) for index, place in places]
    if "\t" in text:
        from cip.documents.mistakes import tab

        tabs = (match.start() for match in re.finditer("\t", text))
        return [tab(place, text, index) for index, place in _places(path, text, tabs)]
    return []


def _places(path: str, text: str, indexes: Iterable[int]) -> list[tuple[int, Place]]:
    """Give the first of the indexes in each line, with its place, for at most ``MOST`` lines."""
    chosen = list(islice(_first_in_lines(text, indexes), MOST))
    if not chosen:
        return []
    from cip.documents.lines import place_of_index

    return [(index, place_of_index(path, text, index)) for index in chosen]


def _first_in_lines(text: str, indexes: Iterable[int]) -> Iterator[int]:
    end = -1
    for index in indexes:
        if index > end:
            yield index
            end = text.find("\n", index)
            if end < 0:
                return


_TYPE_AGAIN = "Delete the line and type it again, or paste it as plain text."


def _hidden_character(place: Place, character: str, hint: str = _TYPE_AGAIN) -> Problem:
    message = f"There is a character here that cannot be seen ({name_of(character)})"
    return error("hidden-character", place, message, hint)


def parser_events(text: str) -> Iterator[Any]:
    """Give the events of the fast parser, or of the pure one where the fast one is missing."""
    try:
        from _ruamel_yaml import CParser
    except ImportError:  # pragma: no cover - depends on the machine
        return pure_events(text)
    return _fast_events(CParser(text))


def _fast_events(parser: Any) -> Iterator[Any]:
    try:
        while (event := parser.get_event()) is not None:
            yield event
    except Exception as caught:  # noqa: BLE001 - the parser meets hostile text
        raise _Unparsable(caught) from None


def pure_events(text: str) -> Iterator[Any]:
    """Give the events of the parser that is written in Python."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    yaml.version = "1.2"
    try:
        yield from yaml.parse(text)
    except Exception as caught:  # noqa: BLE001 - the parser meets hostile text
        raise _Unparsable(caught) from None


class _Composer:
    """Builds one document from parser events, without recursion."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.document = Document(path=path, value={}, marks={})
        self.lines: list[str] | None = None
        self.stack: list[_Open] = []
        self.documents = 0

    def compose(self, events: Iterator[Any]) -> Document:
        try:
            for event in events:
                _HANDLERS[type(event).__name__](self, event)
        except _Unparsable as stopped:
            from cip.documents.syntax import explain

            problem = explain(self.path, self.text, stopped.caught)
            raise _Refused(problem) from None
        if not self.documents:
            raise _Refused(_empty(self.path))
        return self.document

    def _place(self, event: Any) -> Place:
        start = event.start_mark
        return Place(self.path, start.line + 1, start.column + 1, self._end(event))

    def refuse(self, event: Any, rule: str, message: str, help: str = "") -> _Refused:
        return _Refused(error(rule, self._place(event), message, help))

    def on_nothing(self, _: Any) -> None:
        """A stream starts or ends."""

    def on_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self.refuse(
                event,
                "yaml-feature",
                "A second document begins here",
                "One file holds one document: take the line --- out.",
            )
        if getattr(event, "version", None) or getattr(event, "tags", None):
            from cip.documents.mistakes import directive

            problem = directive(self.path, self.text)
            raise _Refused(problem) if problem else self._special(event)

    def on_document_end(self, event: Any) -> None:
        if event.explicit:
            raise self.refuse(
                event,
                "yaml-feature",
                "The line ... is not used in plan files",
                "Take the line out.",
            )

    def on_alias(self, event: Any) -> None:
        raise self._special(event)

    def _special(self, event: Any) -> _Refused:
        from cip.documents.mistakes import special_start

        mark = event.start_mark
        problem = special_start(self.path, self._lines(), mark.line, mark.column)
        message = "Text that begins with *, & or ! has a special meaning here"
        hint = "Put the text in quotes."
        return _Refused(problem) if problem else self.refuse(event, "yaml-feature", message, hint)

    def on_scalar(self, event: Any) -> None:
        value: str = event.value
        if event.anchor or event.ctag:
            raise self._special(event)
        style = event.style
        if style == '"' and (character := hidden_in_value(value)):
            hint = "Take out the code that begins with a backslash."
            raise _Refused(_hidden_character(self._place(event), character, hint))
        if not self.stack:
            raise self._root(event)
        top = self.stack[-1]
        if top.key is None and top.is_map:
            self._begin_pair(top, event, value)
            return
        keys = top.next_keys()
        if not style and value and value[0] in _NUMBER_START and _NUMBER.fullmatch(value):
            self.document.numbers.append(keys)
        self._mark(keys, event, top)
        if not style:
            if event.end_mark.line > event.start_mark.line:
                self._refuse_items(event)
        elif style in _BLOCK and _GLUED_REMARK.match(self.text, event.start_mark.index):
            raise self._text_after_sign(event.start_mark)
        top.add(value)

    def _refuse_items(self, event: Any) -> None:
        """Refuse text over several lines if one of them was meant to be the next item of a list."""
        lines, start = self._lines(), event.start_mark.line
        for number in range(start + 1, event.end_mark.line + 1):
            if lines[number].lstrip(" ").startswith("- "):
                from cip.documents.mistakes import item_in_text

                raise _Refused(item_in_text(self.path, lines, start, number))

    def _text_after_sign(self, mark: Any) -> _Refused:
        """Refuse what the fast parser takes for a remark, and no other program does."""
        from cip.documents.mistakes import text_after_sign

        lines = self._lines()
        column = lines[mark.line].index("#", mark.column)
        return _Refused(text_after_sign(self.path, lines, mark.line, mark.column, column))

    def _lines(self) -> list[str]:
        if self.lines is None:
            self.lines = self.text.split("\n")
        return self.lines

    def _begin_pair(self, top: "_Open", event: Any, key: str) -> None:
        if not key:
            raise self.refuse(
                event,
                "yaml-syntax",
                "There is no key before the colon",
                "Write the key, or take the line out.",
            )
        if len(key) > MAX_KEY:
            raise self.refuse(
                event, "too-long", f"A key has {len(key):,} characters; {MAX_KEY} are allowed"
            )
        if key == "<<" and not event.style:
            raise self.refuse(
                event,
                "yaml-feature",
                "The key << is not used in plan files",
                "Write the keys themselves here.",
            )
        name = key if key.isascii() else _normal(key)
        if name in top.names:
            raise self.refuse(
                event,
                "duplicate-key",
                f"'{short(key)}' stands here twice",
                f"The first one is in line {top.names[name]}. Keep one of them.",
            )
        top.names[name] = event.start_mark.line + 1
        top.key = key
        top.key_mark = event.start_mark

    def _mark(self, keys: Keys, event: Any, top: "_Open | None") -> None:
        start = event.start_mark
        line, column = start.line + 1, start.column + 1
        marks = self.document.marks
        if top is not None and top.is_map:
            key = top.key_mark
            marks[keys] = (key.line + 1, key.column + 1, line, column, self._end(event))
        else:
            marks[keys] = (line, column, line, column, self._end(event))
        if len(marks) > MAX_VALUES:
            raise self.refuse(event, "too-long", f"The file holds more than {MAX_VALUES:,} values")

    def _end(self, event: Any) -> int:
        """Give the column after the last character that a value has on its first line."""
        start, end = event.start_mark, event.end_mark
        column: int = start.column
        if end.line == start.line:
            last: int = end.column
            return (last if last > column else column + 1) + 1
        if getattr(event, "style", None) in _BLOCK:
            return column + 3
        return len(self._lines()[start.line].rstrip()) + 1

    def on_map(self, event: Any) -> None:
        self._open(event, {}, is_map=True)

    def on_list(self, event: Any) -> None:
        self._open(event, [], is_map=False)

    def _open(self, event: Any, value: Any, *, is_map: bool) -> None:
        if event.anchor or event.ctag:
            raise self._special(event)
        if len(self.stack) >= MAX_DEPTH:
            raise self.refuse(
                event,
                "yaml-feature",
                f"More than {MAX_DEPTH} lists and groups of keys stand inside each other here",
                "Put the text in quotes, if the brackets are a part of it.",
            )
        top = self.stack[-1] if self.stack else None
        if top is None:
            if not is_map:
                raise self._root(event)
            keys: Keys = ()
            self.document.value = value
        elif top.is_map and top.key is None:
            raise self.refuse(
                event,
                "yaml-syntax",
                "A key is a word, and here stands a list or a group of keys",
                "Write a word, a colon and a space.",
            )
        else:
            keys = top.next_keys()
        self._mark(keys, event, top)
        if top is not None:
            top.add(value)
        self.stack.append(_Open(keys, value, is_map))

    def _root(self, event: Any) -> _Refused:
        if getattr(event, "value", None) == "" and not getattr(event, "style", ""):
            return _Refused(_empty(self.path))
        from cip.documents.mistakes import broken_key

        line = event.start_mark.line
        if hasattr(event, "value") and (found := broken_key(self.path, self._lines(), line)):
            return _Refused(found)
        return self.refuse(
            event,
            "not-a-form",
            "The file does not begin with 'key: value'",
            'Each line at the top of the file is a key, a colon and a space: ref: "1.2.1"',
        )

    def on_end(self, _: Any) -> None:
        """End a list or a group of keys."""
        self.stack.pop()


def _normal(key: str) -> str:
    """Give what two spellings of a key share that look the same."""
    from unicodedata import normalize

    return normalize("NFC", key)


def _empty(path: str) -> Problem:
    return error(
        "not-a-form", Place(path), "The file is empty", "Fill in the form, or delete the file."
    )


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
    "DocumentEndEvent": _Composer.on_document_end,
    "AliasEvent": _Composer.on_alias,
    "ScalarEvent": _Composer.on_scalar,
    "MappingStartEvent": _Composer.on_map,
    "MappingEndEvent": _Composer.on_end,
    "SequenceStartEvent": _Composer.on_list,
    "SequenceEndEvent": _Composer.on_end,
}
