"""Writes the lines that a help tells to paste: a key of a plan file with its entry.

Foreign text in them is quoted so that every reader of YAML takes it for just that text.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cip.model.deadline import Deadline

WHO = "(who agreed)"
"""What stands in a block where nobody but the officer knows who agreed."""

A_PAPER = "(the document)"
"""What stands in a block where only the officer knows which paper shows it."""

_TO_FILL_IN = re.compile(r"\((?:who|why|what|where|the) [a-z ]{3,60}\)")

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ /.()-]{1,2}[A-Za-z0-9]+)*")
_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_WORDS = re.compile("(?i)y|n|yes|no|on|off|true|false|null|none")
_LONGEST_PLAIN = 80

LONGEST = 1_000
"""How long a text may be to stand in a help; of a longer one is said where it can be read."""

_TOO_LONG = "(what stood there before: it is too long to be shown here)"


def block(key: str, entry: Mapping[str, Any], *, below: bool = False) -> str:
    """Give the lines of a list with one entry; ``below`` where the list is there already."""
    lines = list(_mapping(entry))
    first, rest = f"  - {lines[0]}", [f"    {line}" for line in lines[1:]]
    return "\n".join([first, *rest] if below else [f"{key}:", first, *rest])


def lines(entry: Mapping[str, Any]) -> str:
    """Give the lines of keys with their values."""
    return "\n".join(_mapping(entry))


def _mapping(entry: Mapping[str, Any]) -> Iterator[str]:
    for key, value in entry.items():
        yield f"{key}: {scalar(value)}"


def is_to_be_filled_in(text: Any) -> bool:
    """Say whether a text is what a block has in brackets, for the officer to write in its place."""
    return isinstance(text, str) and _TO_FILL_IN.fullmatch(text.strip()) is not None


def scalar(value: Any) -> str:
    """Give a value on one line: text plain where that is safe, else in quotes."""
    if value is None:
        return "null"
    if isinstance(value, Deadline):
        return scalar(value.text)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {scalar(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(scalar(item) for item in value) + "]"
    return json.dumps(value)


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else json.dumps(str(key), ensure_ascii=False)


def _text(text: str) -> str:
    text = str(text)
    if len(text) > LONGEST:
        return json.dumps(_TOO_LONG)
    is_plain = len(text) <= _LONGEST_PLAIN and _PLAIN.fullmatch(text)
    if is_plain and not _WORDS.fullmatch(text):
        return text
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
