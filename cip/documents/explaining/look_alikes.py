"""Spaces and hyphens that look like the plain ones and are others, as Word and web pages make them.

A value with one of them is not what it looks like, so that "did you mean" would repeat it.
"""

import re

from cip.documents.reading.characters import name_of
from cip.model.text import ODD_HYPHENS, ODD_SPACES

_SPACE = re.compile(f"[{ODD_SPACES}]")
_HYPHEN = re.compile(f"[{ODD_HYPHENS}]")


def made_plain(text: str) -> str:
    """Give a text with plain spaces and hyphens, and with no space at its ends."""
    return _HYPHEN.sub("-", _SPACE.sub(" ", text)).strip()


def what_is_odd(text: str) -> str | None:
    """Give which character is not what it looks like, or None where every one is plain.

    It is the end of a sentence: ``a space that is not a plain one (U+00A0 NO-BREAK SPACE)``.
    """
    for word, odd in (("space", _SPACE), ("hyphen", _HYPHEN)):
        if match := odd.search(text):
            return f"a {word} that is not a plain one ({name_of(match[0])})"
    return "a space at its beginning or end" if text != text.strip(" ") else None
