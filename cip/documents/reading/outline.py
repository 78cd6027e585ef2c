"""How far each key and value of a file reaches: what an edit needs beyond where they begin."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from cip.documents.reading.parser import parser_events
from cip.model.place import Keys

_BLOCK = frozenset("|>")
_HEADER = re.compile(r"[|>][-+0-9]*")
_COLON = re.compile(r"[ \r\n]*:")


class Reach(NamedTuple):
    """How far a value reaches in its text, as indexes of characters.

    ``style`` is, of a text, ``""`` or the sign that it begins with: a quote, ``|`` or ``>``; of a
    list ``[`` or ``-``, of a map ``{`` or ``:``. ``end`` is behind the last character that belongs
    to the value: blank lines and remarks behind it do not. ``raw_end`` is where the parser stopped,
    which is often the next key. ``key`` is where the key begins and ends, None of an item.
    """

    style: str
    start: int
    end: int
    raw_end: int
    key: tuple[int, int] | None = None

    @property
    def is_text(self) -> bool:
        """Say whether it is neither a list nor a map."""
        return self.style not in ("[", "-", "{", ":")

    @property
    def is_in_brackets(self) -> bool:
        """Say whether it is a list or map that is written in brackets."""
        return self.style in ("[", "{")


class _Open:
    """A list or map whose end has not been read yet."""

    __slots__ = ("count", "event", "is_map", "key", "own_key", "way")

    def __init__(self, way: Keys, event: Any, own_key: Any, is_map: bool) -> None:
        self.way = way
        self.event = event
        self.own_key = own_key
        self.is_map = is_map
        self.key: Any = None
        self.count = 0


def outline_of(
    text: str, *, events: Callable[[str], Iterator[Any]] | None = None
) -> dict[Keys, Reach]:
    """Give how far each value of a text reaches that a document was read from, in their order."""
    found: dict[Keys, Reach] = {}
    around: list[_Open] = []
    last = 0  # where the last text or bracket ended, and with it every list and map around it
    for event in (events or parser_events)(text):
        kind = type(event).__name__
        if kind in ("MappingEndEvent", "SequenceEndEvent"):
            ended = around.pop()
            raw = int(event.end_mark.index)
            if ended.event.flow_style:
                last = raw
            key = _key(ended.own_key)
            style = _style(ended)
            found[ended.way] = Reach(style, ended.event.start_mark.index, last, raw, key)
            continue
        if kind not in ("MappingStartEvent", "SequenceStartEvent", "ScalarEvent"):
            continue
        top = around[-1] if around else None
        if top is not None and top.is_map and top.key is None:
            top.key = event
            continue
        way, own_key = ((), None) if top is None else _next(top)
        if kind == "ScalarEvent":
            found[way] = reach = _text(text, event, own_key)
            last = reach.end
        else:
            found[way] = Reach("", 0, 0, 0)  # keeps its place in the order
            around.append(_Open(way, event, own_key, kind == "MappingStartEvent"))
    return found


def _next(top: _Open) -> tuple[Keys, Any]:
    """Give the way to the value that comes next, and its key."""
    key, top.key = top.key, None
    way = (*top.way, key.value if top.is_map else top.count)
    top.count += 1
    return way, key


def _style(ended: _Open) -> str:
    if ended.event.flow_style:
        return "{" if ended.is_map else "["
    return ":" if ended.is_map else "-"


def _key(event: Any) -> tuple[int, int] | None:
    return None if event is None else (int(event.start_mark.index), int(event.end_mark.index))


def _text(text: str, event: Any, key: Any) -> Reach:
    start, raw = int(event.start_mark.index), int(event.end_mark.index)
    style = event.style or ""
    if style in _BLOCK:
        return Reach(style, start, _end_of_block(text, start, raw), raw, _key(key))
    if key is not None and start == raw and (colon := _COLON.match(text, key.end_mark.index)):
        start = raw = colon.end()  # nothing stands there; the two parsers differ about where
    return Reach(style, start, raw, raw, _key(key))


def _end_of_block(text: str, start: int, raw: int) -> int:
    """Give where a longer text ends: without the blank lines behind it, unless it keeps them."""
    header = _HEADER.match(text, start)
    if header is not None and "+" in header[0]:
        return raw
    return start + len(text[start:raw].rstrip(" \r\n"))
