"""The text of a cell as it is kept: plain spaces, a line a paragraph, nothing that is not seen."""

import re

from cip.model.text import ODD_SPACES, UNSEEN, is_common

_SPACES = re.compile(f"[ \t{ODD_SPACES}]+")
_BREAKS = re.compile("\r\n?|\x0b|\x0c|\u2028|\u2029|\x85")


def clean(text: str) -> str:
    """Give a text with one space between words, and without characters that nobody can see."""
    if not text:
        return text
    if "\n" in text or "\r" in text or not text.isprintable():
        text = _BREAKS.sub("\n", text)
    if not is_common(text, in_lines=True):
        text = re.sub(UNSEEN, "", text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def whole_number(text: str, otherwise: int) -> int:
    """Give the number that a text of ASCII digits is; another one where it is none, or too long."""
    bare = text.strip()
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 10 else otherwise
