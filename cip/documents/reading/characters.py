"""Which characters a plan file may not hold, and how to name them to a person."""

import re
from collections.abc import Iterator
from functools import cache

from cip.model.text import is_common, unseen_or

_HIDDEN = unseen_or("\r") + r"(?!(?<=\r)\n)[^\n]*+"  # compiled where it is first needed
_HIDDEN_IN_VALUE = unseen_or("\r\t")


def hidden(text: str) -> Iterator[int]:
    """Give the index of the first character in each line that nobody can see or that reorders text.

    Tabs and line ends are no such characters; a carriage return is one unless a line feed follows.
    """
    if is_common(text, in_lines=True):
        return iter(())
    return (match.start() for match in re.finditer(_HIDDEN, text))


def hidden_in_value(value: str) -> str | None:
    """Give the first character of a value, escapes undone, that nobody can see, or None."""
    if is_common(value):
        return None
    match = re.search(_HIDDEN_IN_VALUE, value)
    return match[0] if match else None


@cache
def name_of(character: str) -> str:
    """Give ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    import unicodedata

    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"
