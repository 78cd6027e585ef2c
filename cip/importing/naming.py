"""Short names of officers, documents and sets, in small letters with hyphens between."""

import re
from collections.abc import Container
from unicodedata import normalize

_LONGEST_ID = 60


def short_name(title: str, taken: Container[str], otherwise: str) -> str:
    """Give a short name that nothing has yet; ``otherwise`` where a title has no letter of ours."""
    name = _slug(title, _LONGEST_ID - 4) or otherwise
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _slug(text: str, longest: int) -> str:
    plain = normalize("NFKD", text.replace("&", " and ")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain.casefold()))
    found = ""
    for word in words:
        if found and len(found) + 1 + len(word) > longest:
            break
        found = f"{found}-{word}" if found else word[:longest]
    return found
