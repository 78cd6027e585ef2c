"""What a value says, whatever its typing: the one place that decides whether two say the same."""

import re
from collections.abc import Hashable, Mapping
from typing import Any

from cip.model.deadline import Deadline

PLACES = frozenset(["spot", "path", "folder"])
"""The fields that say where a record lies, and nothing of what it says."""

_NAMES = frozenset(
    [
        *("ref", "id", "name", "workstream", "objective", "objectives", "workstreams"),
        *("recommendation", "recommendations", "same_as", "depends_on", "superseded_by"),
        *("progress_review_of", "document", "url", "template", "tags", "status", "colour"),
    ]
)
"""The fields that hold names of things and addresses: there each letter counts."""

_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u2026": "...",
    }
)
_RUNS_OF_DASHES = re.compile("-{2,}")


def typographic(text: str) -> str:
    """Give what two spellings of a text share, where only the typing differs.

    Capitals, runs of spaces and line ends, the kind of quotes and dashes, a final stop, and how an
    accent is stored do not count. Where this is the same, nothing was changed.
    """
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text).translate(_STRAIGHT)
    text = " ".join(text.split())
    return _RUNS_OF_DASHES.sub("-", text).rstrip(". ").casefold()


def sense(value: Any, field: str = "") -> Hashable:
    """Give what a value of a field says: two that say the same have the same sense.

    A deadline says its meaning, a text its words as ``typographic`` has them, a record what its
    fields say, wherever it lies. Names of things are kept to the letter.
    """
    if isinstance(value, str):
        return value if field in _NAMES else typographic(value)
    if isinstance(value, Deadline):
        return value.meaning
    if isinstance(value, Mapping):
        return frozenset((key, sense(item, field)) for key, item in value.items())
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        if names is None:
            return tuple(sense(item, field) for item in value)
        return (
            type(value).__name__,
            *(
                sense(item, name)
                for name, item in zip(names, value, strict=True)
                if name not in PLACES
            ),
        )
    return value  # type: ignore[no-any-return]


def is_same(before: Any, after: Any, field: str = "") -> bool:
    """Say whether two values of a field say the same."""
    return before is after or before == after or sense(before, field) == sense(after, field)
