"""The text of a cell as it is kept: plain spaces, a line a paragraph, nothing that is not seen."""

import re

from cip.model.text import ODD_SPACES, UNSEEN, is_common

_SPACES = re.compile(f"[ \t{ODD_SPACES}]+")
_FORMULA = re.compile(r"'(?=[=+\-@])")
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


def without_mark(text: str) -> str:
    """Give a text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return _FORMULA.sub("", text, count=1) if text.startswith("'") else text
