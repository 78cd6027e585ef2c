"""Which characters a plan file may not hold, and how to name them to a person."""

import re
from collections.abc import Iterator
from functools import cache

_FORBIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, with U+0085
    "\u00ad\u034f"  # soft hyphen, grapheme joiner
    "\u061c\u180e"  # Arabic letter mark, Mongolian vowel separator
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters that are drawn as nothing
    "\u200b-\u200f"  # zero width, left-to-right and right-to-left marks
    "\u2028-\u202e"  # line and paragraph separators, bidirectional embedding
    "\u2060-\u206f"  # word joiner, invisible operators, bidirectional isolates
    "\ufe00-\ufe0f"  # variation selectors
    "\ufeff\ufff0-\uffff"  # byte order mark inside the text, specials, the sign of lost text
    "\ud800-\udfff"  # surrogates
    "\U0001d173-\U0001d17a"  # musical signs that are drawn as nothing
    "\U000e0000-\U000e0fff"  # tags and more variation selectors
)
_HIDDEN = re.compile(f"[{_FORBIDDEN}\r](?<!\r(?=\n))")
_HIDDEN_IN_VALUE = re.compile(f"[{_FORBIDDEN}\r\t]")


def hidden(text: str) -> Iterator[int]:
    """Give the index of each character that nobody can see or that reorders text.

    Tabs and line ends are no such characters; a carriage return is one unless a line feed follows.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return iter(())
    return (match.start() for match in _HIDDEN.finditer(text))


def first_hidden(text: str) -> int | None:
    """Give the index of the first character that nobody can see or that reorders text, or None."""
    return next(hidden(text), None)


def hidden_in_value(value: str) -> str | None:
    """Give the first character of a value, escapes undone, that nobody can see, or None."""
    match = _HIDDEN_IN_VALUE.search(value)
    return match[0] if match else None


@cache
def name_of(character: str) -> str:
    """Give ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    import unicodedata

    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"
