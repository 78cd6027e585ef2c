"""What the file of a new action and the folder of a new workstream are called."""

import re
from unicodedata import normalize

_SMALL = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "into", "is", "it"),
        *("its", "of", "on", "or", "our", "that", "the", "their", "this", "to", "we", "which"),
        *("will", "with", "who", "what", "how", "has", "have", "been", "was", "were", "all"),
    )
)
_MOST_WORDS = 5
_LONGEST = 60


def words_for_name(title: str) -> str:
    """Give the first words of a title that say something, as a name has them: ``staff-survey``.

    They are ASCII and small; a title without any gives nothing.
    """
    plain = normalize("NFKD", title.replace("’", "").replace("'", ""))
    words = re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    telling = [word for word in words if word not in _SMALL] or words
    name = ""
    for word in telling[:_MOST_WORDS]:
        longer = f"{name}-{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return name


def name_for(ref: str, title: str, *, otherwise: str) -> str:
    """Give the name of what has a number and a title: ``1.2.4-staff-survey``.

    It begins with the number and a hyphen, so it is none that Windows keeps for itself (``con``).
    """
    return f"{ref}-{words_for_name(title) or otherwise}"
