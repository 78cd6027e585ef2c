"""Which characters a plan file may not hold, and how to name them to a person."""

import re
from functools import cache

_FORBIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, with U+0085
    "\u00ad"  # soft hyphen
    "\u061c\u180e"  # Arabic letter mark, Mongolian vowel separator
    "\u200b-\u200f"  # zero width, left-to-right and right-to-left marks
    "\u2028-\u202e"  # line and paragraph separators, bidirectional embedding
    "\u2060-\u206f"  # word joiner, invisible operators, bidirectional isolates
    "\ufe00-\ufe0f"  # variation selectors
    "\ufeff\ufff0-\uffff"  # byte order mark inside the text, specials
    "\ud800-\udfff"  # surrogates
    "\U000e0000-\U000e0fff"  # tags and more variation selectors
)
_HIDDEN = re.compile(f"[{_FORBIDDEN}]")
_HIDDEN_IN_VALUE = re.compile(f"[{_FORBIDDEN}\r]")


def first_hidden(text: str, start: int = 0) -> int | None:
    """Give the index of the first character that nobody can see or that reorders text, or None.

    Tabs and line ends are no such characters; neither is a carriage return before a line feed.
    """
    match = _HIDDEN.search(text, start)
    return match.start() if match else None


def has_hidden(value: str) -> bool:
    """Say whether a value read from a file, escapes undone, holds a character nobody can see."""
    return _HIDDEN_IN_VALUE.search(value) is not None


@cache
def name_of(character: str) -> str:
    """Give ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    import unicodedata

    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"
