"""Which facts a template names, so that only those are worked out.

Its text is looked at and not parsed: a council's own template is foreign, and is parsed only in a
process with limits. What looks like a name counts, so a fact may be worked out that is not used,
and none is missing.
"""

import re
from collections.abc import Callable, Iterable

_WORD = re.compile(r"(?<![.\w])[a-z_]+")
_PART = re.compile(r"[\"']([\w.-]+)[\"']")
_BY_NAME = re.compile(r"\{%[-+]?\s*(?:include|import|extends|from)\s+[^\s\"']")


MOST_SIGNS = 1_000_000
"""How much of a template and its parts is looked at. The tool's own have some 30,000 signs."""


def names_in(
    template: str, source: Callable[[str], str | None], known: Iterable[str]
) -> frozenset[str]:
    """Give those of the known names that a template, or a part that it includes, may use.

    ``source`` gives the text of a template, or None where there is no such one. All names count
    where a part is named by an expression, so that it cannot be told which it is, and where there
    are more parts than are looked at.
    """
    names = frozenset(known)
    seen: set[str] = set()
    words: set[str] = set()
    waiting = [template]
    room = MOST_SIGNS
    while waiting:
        name = waiting.pop()
        text = None if name in seen else source(name)
        seen.add(name)
        if text is None:
            continue
        room -= len(text)
        if room < 0 or _BY_NAME.search(text):
            return names
        waiting.extend(_PART.findall(text))
        words.update(names.intersection(_WORD.findall(text)))
    return frozenset(words)
