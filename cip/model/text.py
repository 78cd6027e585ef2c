"""Foreign text made harmless: what a file says, fit to be shown anywhere."""

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def safe(text: str) -> str:
    """Give foreign text with every control or invisible character written as ``<U+001B>``.

    Line ends and tabs become spaces, so that a value never begins a line of its own.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = text.replace("\n", " ").replace("\t", " ")
    return _UNSAFE.sub(lambda match: f"<U+{ord(match[0]):04X}>", shown)
