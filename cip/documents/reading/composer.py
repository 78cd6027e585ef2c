"""Composes a document from the events of a parser, and refuses what a plan never needs."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import chain, islice
from typing import Any

from cip.documents.explaining.quoting import short
from cip.documents.reading.characters import hidden_in_value, name_of
from cip.documents.reading.document_type import Document
from cip.documents.reading.lines import KEY_IN_TEXT
from cip.documents.reading.marks import end_column
from cip.documents.reading.parser import scalar_type
from cip.model.place import Keys, Place
from cip.model.problem import Problem, error

MAX_DEPTH = 20
"""How many maps and lists may stand inside each other. A plan needs six."""

MAX_VALUES = 20_000
"""How many values may stand in a file. The largest file of a real plan has some 1,500."""

_AT_ONCE = 500
"""How many events are taken from a parser before they are looked at."""

MAX_KEY = 200
"""How many characters a key may have. The longest that a plan needs are abbreviations."""

_NUMBER_START = frozenset("+-.0123456789")
NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
"""What any reader of YAML takes for a number, where it stands without quotes."""

NOTHING = frozenset({"~", "null", "Null", "NULL"})
"""What any reader of YAML takes for nothing."""

_BLOCK = frozenset("|>")
_REMARK_BEHIND = re.compile(r" +#\S| # *[0-9]")
_REMARK_BELOW = re.compile(r"\r?\n(?:[ \r]*+\n)*+ *+#(?![A-Za-z_]+:(?:\s|$))\w|\r?\n *+# *+[0-9]")
"""What follows a text as a remark and was most likely meant as text, behind it or below it."""

_GLUED_REMARK = re.compile(r"[|>][-+0-9]{0,2}#")


class Refused(Exception):  # noqa: N818 - a way out, not an error of ours
    """Ends the reading of a file at its first syntax problem. Never leaves this room."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


_TYPE_AGAIN = "Delete the line and type it again, or paste it as plain text."


def hidden_character(place: Place, character: str, hint: str = _TYPE_AGAIN) -> Problem:
    """Give the problem of a character that nobody can see."""
    message = f"There is a character here that cannot be seen ({name_of(character)})"
    return error("hidden-character", place, message, hint)


class Composer:
    """Builds one document from parser events, a call for each list or group of keys in another."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.scalar: Any = scalar_type()
        self.events: Iterator[Any] = iter(())
        self.value: dict[str, Any] = {}
        self.numbers: list[Keys] = []
        self.nulls: list[Keys] = []
        self.keyed: list[Keys] = []
        self.values = 0
        self.documents = 0
        self.has_remarks = text.find("#", 1) > 0

    def compose(self, events: Iterator[Any]) -> Document:
        """Give the document that the events make up. Raises ``Refused`` at the first problem."""
        self.events = chain.from_iterable(self._readable(events))
        for event in self.events:
            _OUTERMOST[type(event).__name__](self, event)
        if not self.documents:
            raise Refused(_empty(self.path))
        return Document(
            path=self.path,
            value=self.value,
            numbers=tuple(self.numbers),
            nulls=tuple(self.nulls),
            keyed=tuple(self.keyed),
            values=self.values,
            text=self.text,
        )

    def _readable(self, events: Iterator[Any]) -> Iterator[list[Any]]:
        """Give the events in portions; what stops the parser stands behind all that came before."""
        while True:
            portion: list[Any] = []
            try:
                portion.extend(islice(events, _AT_ONCE))
            except Exception as caught:  # noqa: BLE001 - the parser meets hostile text
                from cip.documents.explaining.syntax import explain

                yield portion
                raise Refused(explain(self.path, self.text, caught)) from None
            if not portion:
                return
            yield portion

    def _place(self, event: Any) -> Place:
        start = event.start_mark
        end = end_column(event, self.lines)
        return Place(self.path, start.line + 1, start.column + 1, end)

    @cached_property
    def lines(self) -> list[str]:
        """Give the lines of the file."""
        return self.text.split("\n")

    def refuse(self, event: Any, rule: str, message: str, help: str = "") -> Refused:
        """Give the refusal of an event."""
        return Refused(error(rule, self._place(event), message, help))

    def on_nothing(self, _: Any) -> None:
        """A stream starts or ends."""

    def on_document(self, event: Any) -> None:
        """Refuse a second document, and directives."""
        self.documents += 1
        if self.documents > 1:
            raise self.refuse(
                event,
                "yaml-feature",
                "A second document begins here",
                "One file holds one document: take the line --- out.",
            )
        if event.explicit:
            from cip.documents.explaining.yaml_mistakes import directive

            if problem := directive(self.path, self.text[: event.end_mark.index]):
                raise Refused(problem)

    def on_document_end(self, event: Any) -> None:
        """Refuse the line that ends a document."""
        if event.explicit:
            raise self.refuse(
                event,
                "yaml-feature",
                "The line ... is not used in plan files",
                "Take the line out.",
            )

    def on_map(self, event: Any) -> None:
        """Take the group of keys that the file is."""
        self.value = self._begun(event, ())

    def on_other(self, event: Any) -> None:
        """Refuse a file that is no group of keys."""
        self._look_at_marks(event)
        raise self._no_form(event)

    def _map(self, way: Keys) -> dict[str, Any]:
        """Give the group of keys that has begun."""
        found: dict[str, Any] = {}
        starts: dict[str, Any] = {}
        events, scalar = self.events, self.scalar
        for event in events:
            if type(event) is not scalar:
                if type(event).__name__ == "MappingEndEvent":
                    break
                raise self._no_key(event, way)
            key: str = event.value
            if event.anchor or event.ctag or event.style == '"':
                self._look_at_marks(event)
            if not 0 < len(key) <= MAX_KEY or key == "<<":
                self._look_at_key(event, key)
            # A key is compared only now, when it is short: that takes long for very many accents.
            name = key if key.isascii() else _normal(key)
            if name in starts:
                raise self._twice(event, key, starts[name], found.get(key))
            starts[name] = event.start_mark
            found[key] = self._value(next(events), way, key)
        return found

    def _list(self, way: Keys) -> list[Any]:
        """Give the list that has begun."""
        found: list[Any] = []
        for event in self.events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            found.append(self._value(event, way, len(found)))
        return found

    def _value(self, event: Any, way: Keys, key: str | int) -> Any:
        """Give the value at a key, or at an index, of the list or group of keys at a way."""
        if type(event) is not self.scalar:
            return self._begun(event, (*way, key))
        value: str = event.value
        style = event.style
        if event.anchor or event.ctag or style == '"':
            self._look_at_marks(event)
        self.values += 1
        if self.values > MAX_VALUES:
            raise self._too_many(event)
        if not style:
            self._look_at_plain(event, value, way, key)
        elif style in _BLOCK:
            self._look_at_block(event)
        if style and event.start_mark.line != event.end_mark.line and ":" in value:
            start, end = event.start_mark.index, event.end_mark.index
            if KEY_IN_TEXT.search(self.text, start, end):
                self.keyed.append((*way, key))
        return value

    def _begun(self, event: Any, way: Keys) -> Any:
        """Give the list or group of keys that an event begins."""
        if event.anchor or event.ctag:
            raise self._special(event)
        if len(way) >= MAX_DEPTH:
            raise self._too_deep(event)
        self.values += 1
        if self.values > MAX_VALUES:
            raise self._too_many(event)
        return self._map(way) if type(event).__name__ == "MappingStartEvent" else self._list(way)

    def _look_at_marks(self, event: Any) -> None:
        """Refuse a name for a part of the file, a type, and what nobody sees in double quotes."""
        if event.anchor or event.ctag:
            raise self._special(event)
        is_quoted = type(event) is self.scalar and event.style == '"'
        if is_quoted and (character := hidden_in_value(event.value)):
            hint = "Take out the code that begins with a backslash."
            raise Refused(hidden_character(self._place(event), character, hint))

    def _special(self, event: Any) -> Refused:
        from cip.documents.explaining.yaml_mistakes import special_start

        mark = event.start_mark
        problem = special_start(self.path, self.lines, mark.line, mark.column)
        message = "Text that begins with *, & or ! has a special meaning here"
        hint = "Put the text in quotes."
        return Refused(problem) if problem else self.refuse(event, "yaml-feature", message, hint)

    def _look_at_plain(self, event: Any, value: str, way: Keys, key: str | int) -> None:
        """Note a number or a nothing, and refuse what was not meant as it would be read."""
        if value and value[0] in _NUMBER_START and NUMBER.fullmatch(value):
            self.numbers.append((*way, key))
        elif value in NOTHING:
            self.nulls.append((*way, key))
        end = event.end_mark
        if self.has_remarks and value:
            self._refuse_lost_text(end.index)
        if end.line > event.start_mark.line:
            self._refuse_items(event)

    def _look_at_block(self, event: Any) -> None:
        """Refuse what the sign of a longer text or its last line loses."""
        if _GLUED_REMARK.match(self.text, event.start_mark.index):
            raise self._text_after_sign(event.start_mark)
        if self.has_remarks:
            end = event.end_mark.index
            while self.text[end - 1] in "\r\n ":
                end -= 1
            self._refuse_lost_text(end, is_block=True)

    def _refuse_lost_text(self, end: int, *, is_block: bool = False) -> None:
        """Refuse a remark behind or below the text that ends at an index, if it looks like text."""
        for pattern in (_REMARK_BEHIND, _REMARK_BELOW):
            if match := pattern.match(self.text, end):
                from cip.documents.explaining.yaml_mistakes import lost_text

                sign = self.text.index("#", match.start())
                raise Refused(lost_text(self.path, self.text, sign, is_block=is_block))

    def _refuse_items(self, event: Any) -> None:
        """Refuse text over several lines if one of them was meant to be the next item of a list."""
        lines, start = self.lines, event.start_mark.line
        for number in range(start + 1, event.end_mark.line + 1):
            if lines[number].lstrip(" ").startswith("- "):
                from cip.documents.explaining.yaml_mistakes import item_in_text

                raise Refused(item_in_text(self.path, lines, start, number))

    def _text_after_sign(self, mark: Any) -> Refused:
        """Refuse what the fast parser takes for a remark, and no other program does."""
        from cip.documents.explaining.yaml_mistakes import text_after_sign

        lines = self.lines
        column = lines[mark.line].index("#", mark.column)
        return Refused(text_after_sign(self.path, lines, mark.line, mark.column, column))

    def _look_at_key(self, event: Any, key: str) -> None:
        """Refuse what cannot be a key."""
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

    def _twice(self, event: Any, key: str, start: Any, first: Any) -> Refused:
        """Refuse a key that stood in its group before; both may hold what must not be lost."""
        mend = "Keep one of them."
        if isinstance(first, list | dict):
            more = "entries of its list" if isinstance(first, list) else "of its keys"
            mend = f"Put what stands here below it, as more {more}, and take this line out."
        message = f"'{short(key)}' stands here twice"
        hint = f"The first one is in line {start.line + 1}. {mend}"
        return self.refuse(event, "duplicate-key", message, hint)

    def _no_key(self, event: Any, way: Keys) -> Refused:
        """Refuse a list or a group of keys in the place of a key."""
        if event.anchor or event.ctag:
            return self._special(event)
        if len(way) + 1 >= MAX_DEPTH:
            return self._too_deep(event)
        return self.refuse(
            event,
            "yaml-syntax",
            "A key is a word, and here stands a list or a group of keys",
            "Write a word, a colon and a space.",
        )

    def _too_deep(self, event: Any) -> Refused:
        return self.refuse(
            event,
            "yaml-feature",
            f"More than {MAX_DEPTH} lists and groups of keys stand inside each other here",
            "Put the text in quotes, if the brackets are a part of it.",
        )

    def _too_many(self, event: Any) -> Refused:
        return self.refuse(event, "too-long", f"The file holds more than {MAX_VALUES:,} values")

    def _no_form(self, event: Any) -> Refused:
        if getattr(event, "value", None) == "" and not getattr(event, "style", ""):
            return Refused(_empty(self.path))
        from cip.documents.explaining.yaml_mistakes import broken_key

        line = event.start_mark.line
        if hasattr(event, "value") and (found := broken_key(self.path, self.lines, line)):
            return Refused(found)
        return self.refuse(
            event,
            "not-a-form",
            "The file does not begin with 'key: value'",
            'Each line at the top of the file is a key, a colon and a space: ref: "1.2.1"',
        )


def _normal(key: str) -> str:
    """Give what two spellings of a key share that look the same."""
    from unicodedata import normalize

    return normalize("NFC", key)


def _empty(path: str) -> Problem:
    return error(
        "not-a-form", Place(path), "The file is empty", "Fill in the form, or delete the file."
    )


_OUTERMOST: dict[str, Callable[[Composer, Any], None]] = {
    "StreamStartEvent": Composer.on_nothing,
    "StreamEndEvent": Composer.on_nothing,
    "DocumentStartEvent": Composer.on_document,
    "DocumentEndEvent": Composer.on_document_end,
    "MappingStartEvent": Composer.on_map,
    "SequenceStartEvent": Composer.on_other,
    "ScalarEvent": Composer.on_other,
    "AliasEvent": Composer.on_other,
}
"""What is done with the events that stand around the keys of a file."""
