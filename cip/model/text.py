"""Foreign text made harmless: what nobody can see in it, and how it is shown all the same.

This is the only list of such characters. A file that holds one is refused; a text that is shown
has it written as ``<U+001B>``.
"""

import re

_BASIC = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, with U+0085
    "\u00ad\u034f\u061c"  # soft hyphen, grapheme joiner, Arabic letter mark
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters that are drawn as nothing
    "\u180b-\u180f"  # Mongolian variation selectors and vowel separator
    "\u200b-\u200f"  # zero width, left-to-right and right-to-left marks
    "\u2028-\u202e"  # line and paragraph separators, bidirectional embedding
    "\u2060-\u206f"  # word joiner, invisible operators, bidirectional isolates
    "\u2800"  # the braille pattern without a dot
    "\ud800-\udfff"  # surrogates: halves of a character, or bytes that are no text
    "\ufdd0-\ufdef"  # code points that are no characters
    "\ufe00-\ufe0e"  # variation selectors
    "\ufeff\ufff0-\uffff"  # byte order mark inside the text, specials, the sign of lost text
)
_UNSEEN = (
    _BASIC
    + "\U00013430-\U0001343f\U00016fe4"  # joiners of hieroglyphs, filler of the Khitan script
    "\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"  # signs of shorthand and of music
    "\U000e0000-\U000e0fff"  # tags and more variation selectors
    + "".join(
        chr(plane | 0xFFFE) + chr(plane | 0xFFFF) for plane in range(1 << 16, 17 << 16, 1 << 16)
    )
)
_PICTURES = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf"
    "\u2934\u2935\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_COARSE = "\U00013430-\U0001343f\U00016fe4\U0001bca0-\U0001d17a\U0001fffe-\U0010ffff"
"""Few ranges around what is in ``_UNSEEN`` above U+FFFF: each that is asked takes its time."""


def unseen_or(also: str = "") -> str:
    """Give the pattern of ``UNSEEN``, or of one of a few other characters; not of U+FE0F.

    It begins with one set of characters, by which Python runs over a text some ten times as fast
    as where a pattern begins with a choice; what is exact is asked of the few that are met.
    """
    return (
        f"[{_BASIC}{also}\ufe0f{_COARSE}](?<=[{_UNSEEN}{also}\ufe0f])"
        f"(?<![{_PICTURES}]\ufe0f)(?!(?<=\ufe0f)\u20e3)"
    )


UNSEEN = unseen_or()
"""The pattern of a character that nobody can see, or that turns the direction of text.

It holds what Unicode calls ignorable by default, and more. U+FE0F is left alone behind a sign that
it turns into a picture, and in the picture of a key: there it can be seen, and phones write it.
Code points to which no character is assigned are not in it: the next Unicode may make letters of
them, and a file must not be right with one Python and wrong with another. Line ends and tabs are
not in it either: whoever uses the pattern says what they are.
"""

_UNSEEN_OR_BREAK = unseen_or("\t\n\r")  # compiled where it is first needed, as the next one
_UNSEEN_IN_LINES = unseen_or("\r")

_PRINTED = bytes(range(ord(" "), ord("~") + 1))
_PRINTED_IN_LINES = _PRINTED + b"\n"
_COMMON = frozenset("£§·½×àâäçèéêëïñóôöü–—‘’“”•…€−")


def is_common(text: str, *, in_lines: bool = False) -> bool:
    """Say whether a text has only ASCII that is printed, and signs that most papers hold.

    There is nothing unseen in such a text: it need not be looked through. ``in_lines`` allows line
    feeds.
    """
    if text.isascii() and text.isprintable():
        return True
    printed = _PRINTED_IN_LINES if in_lines else _PRINTED
    rest = text.encode("utf-8", "surrogatepass").translate(None, printed)
    return not rest or _COMMON.issuperset(rest.decode("utf-8", "surrogatepass"))


def spelt(text: str) -> str:
    """Give a name with each character that nobody can see written as ``<U+001B>``, breaks too."""
    return text if is_common(text) else re.sub(_UNSEEN_OR_BREAK, _code, text)


def safe(text: str) -> str:
    """Give foreign text with every control or invisible character written as ``<U+001B>``.

    Line ends and tabs become spaces, so that a value never begins a line of its own.
    """
    if is_common(text):
        return text
    return re.sub(_UNSEEN_OR_BREAK, _code, text.replace("\n", " ").replace("\t", " "))


def safe_lines(text: str) -> str:
    """Give text of several lines made safe: line ends and tabs stay what they are."""
    return text if is_common(text, in_lines=True) else re.sub(_UNSEEN_IN_LINES, _code, text)


def _code(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def shortened(text: str, most: int) -> str:
    """Give a text on one line with at most so many characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    whole, _, _ = line[: most - 1].rpartition(" ")
    return f"{whole or line[: most - 1]}…"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Give a number with its noun: ``1 day``, ``2 days``."""
    return f"{number:,} {one if abs(number) == 1 else many or one + 's'}"


ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Every space that is not the plain one, as a part of a set of characters."""

ODD_HYPHENS = "\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
"""Every hyphen and dash that looks like the plain one, as a part of a set of characters."""


def short_commit(commit: str) -> str:
    """Give the hash of a commit as people write it: ``3f2a91c``."""
    return commit[:7]


def as_typed(text: str) -> str:
    """Give a text as a keyboard types it: its letters in one form, plain spaces and hyphens."""
    if text.isascii():
        return text
    from unicodedata import normalize

    plain = re.sub(f"[{ODD_HYPHENS}]", "-", re.sub(f"[{ODD_SPACES}]", " ", text))
    return normalize("NFC", plain)
