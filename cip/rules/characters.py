"""The rule about signs that were spoilt when a text was pasted or saved, and can still be read."""

import re
from collections.abc import Iterator

from cip.documents.reading.marks import Ways
from cip.model.place import Pointer
from cip.model.problem import first_and_rest
from cip.model.vocabulary import Severity
from cip.rules.rule import Fault, Subject, rule

_BEHIND = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SPOILT = re.compile(rf"[ÂÃ][{_BEHIND}]|â[€‚„†][{_BEHIND}]|[\ue000-\uf8ff]")
"""The signs that two bytes of UTF-8 become when they are read as Windows-1252, and those that only
the fonts of Word have."""


@rule(Severity.WARNING)
def spoilt_sign(subject: Subject) -> Iterator[Fault]:
    """A text has no signs that pasting or saving has spoilt.

    A bullet of Word's own fonts is shown as an empty box everywhere else. And where a program takes
    UTF-8 for another encoding, `é` becomes `Ã©` and an apostrophe `â€™`: so they would stand in
    every report.

    Wrong:

        title: Agree the councilâ€™s cafÃ© strategy

    Right:

        title: Agree the council’s café strategy
    """
    for path, text in subject.places.texts.items():
        if not text.isascii() and path not in subject.broken and _SPOILT.search(text):
            yield from _faults(path, text)


def _faults(path: str, text: str) -> Iterator[Fault]:
    """Give each kind of spoilt sign of each line; of very many the last stands for the rest."""
    ways = Ways(text)
    lines = (
        (number, line, match)
        for number, line in enumerate(text.split("\n"), 1)
        if _SPOILT.search(line) and not line.lstrip().startswith("#")
        for match in {match[0]: match for match in reversed([*_SPOILT.finditer(line)])}.values()
    )
    for (number, line, match), stands_for in first_and_rest(lines):
        way = ways.at(number, match.start() + 1)
        is_first = not line[: match.start()].strip()
        message, mend = _words(match[0], number, is_first=is_first)
        yield Fault(Pointer(path, way), message, mend, stands_for)


def _words(found: str, number: int, *, is_first: bool) -> tuple[str, str]:
    """Give what is wrong in a line, and what to write instead."""
    if len(found) == 1:
        message = f"A sign in line {number} (U+{ord(found):04X}) is in no font but Word's own"
        mend = "Write a hyphen in its place." if is_first else "Type another sign in its place."
        return message, mend
    message = f"'{found}' in line {number} is a sign that was saved with a wrong encoding"
    try:
        meant = found.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return message, "Type the sign again."
    is_seen = meant.isprintable() and not meant.isspace()
    return message, f"Write {meant} in its place." if is_seen else "Type a space in its place."
