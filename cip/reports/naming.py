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


def names_in(
    template: str, source: Callable[[str], str | None], known: Iterable[str]
) -> frozenset[str]:
    """Give those of the known names that a template, or a part that it includes, may use.

    ``source`` gives the text of a template, or None where there is no such one. Where a part is
    named by an expression, it cannot be told which it is, and all names count.
    """
    texts: dict[str, str] = {}
    waiting = [template]
    while waiting:
        name = waiting.pop()
        text = None if name in texts else source(name)
        if text is not None:
            texts[name] = text
            waiting.extend(_PART.findall(text))
    if any(_BY_NAME.search(text) for text in texts.values()):
        return frozenset(known)
    words = {word for text in texts.values() for word in _WORD.findall(text)}
    return frozenset(words.intersection(known))
