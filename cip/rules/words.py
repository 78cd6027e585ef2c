"""Puts what files say into messages: cut, quoted, listed, and beside the known name that is close.

Foreign text stands in a message in pieces of at most ``LONGEST`` characters.
"""

import re
from collections.abc import Sequence
from itertools import islice
from unicodedata import normalize

from cip.documents.explaining.quoting import LONGEST, in_quotes, short
from cip.model.likeness import Nearest
from cip.model.mend import NewValue, Suggestion, suggestion
from cip.model.place import Pointer


def quoted(text: str) -> str:
    """Give a text as messages quote it: ``'Chief Officer HR'``."""
    return f"'{short(text)}'"


def both_quoted(before: str, after: str) -> tuple[str, str]:
    """Give two texts as messages quote them, cut so that one sees in what they differ."""
    old, new = " ".join(before.split()), " ".join(after.split())
    at = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    begin = old.rfind(" ", 0, max(at - LONGEST // 2, 0)) + 1 if at > LONGEST // 2 else 0
    lead = "…" if begin else ""
    return quoted(lead + old[begin:]), quoted(lead + new[begin:])


def listed(names: Sequence[str], last: str = "and", *, room: int = LONGEST) -> str:
    """Give names as a sentence lists them: ``1, 2 and 3``; what does not fit is counted."""
    shown = _fitting(names, room)
    if more := len(names) - len(shown):
        return f"{', '.join(shown)} {last} {more:,} more"
    return f" {last} ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def chain(names: Sequence[str]) -> str:
    """Give names with arrows between them; of a long chain, the beginning and the end."""
    shown = _fitting(names)
    if len(shown) < len(names):
        shown = [*shown[:-1], "...", names[-1]]
    return " -> ".join(shown)


def _fitting(names: Sequence[str], room: int = LONGEST) -> list[str]:
    """Give the first names that have room in so many characters, and always one."""
    shown = [short(names[0])]
    room -= len(shown[0])
    for name in map(short, islice(names, 1, None)):
        room -= len(name)
        if room < 0:
            break
        shown.append(name)
    return shown


def place_words(path: str, line: int, seen_from: str) -> str:
    """Say where something stands: ``in line 9``, or in which file where that is another one."""
    if path == seen_from:
        return f"in line {line}"
    below = path.split("/", 2)[-1]
    return f"in {short(below if len(below) <= LONGEST else below.rsplit('/', 1)[-1])}"


def close_name(near: Nearest, name: str, at: Pointer, *, behind: str = "") -> Suggestion | None:
    """Give ``Did you mean 'Chief Officer HR'?``, or None where no name is meant for sure.

    The name stands at a place of a file, and what is ``behind`` it there stays behind it.
    """
    close = near.to(name)
    if not close:
        return None
    meant = close + behind
    return suggestion(f"Did you mean {quoted(meant)}?", NewValue(at, meant))


_ROOM = 120


def known_names(near: Nearest, name: str, what: str) -> str:
    """Give ``The plan's boards are a and b. ``, the likeliest first and bounded; or that none is.

    ``what`` is what they are, in the plural.
    """
    first = near.first(name)
    if not first:
        return f"plan.yaml lists no {what} yet. "
    if len(first) == 1:
        return f"The plan has only {short(first[0])}. "
    return f"The plan's {what} are {listed(first, room=_ROOM)}. "


_PLAIN = re.compile(r"(?!null$)[A-Za-z][A-Za-z0-9 .()&'/-]*", re.IGNORECASE)


def entry(name: str) -> str:
    """Give the entry of a list that adds what has a name: ``- {id: head-of-it, title: ...}``.

    A name that is itself a short one is the id, and its title is left open.
    """
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = "-".join(re.findall("[a-z0-9]+", plain))[:LONGEST].strip("-")
    if key == name or not key or len(name) > LONGEST:
        return f"- {{id: {key or 'short-name'}, title: …}}"
    title = name if _PLAIN.fullmatch(name) else in_quotes(name)
    return f"- {{id: {key}, title: {title}}}"
