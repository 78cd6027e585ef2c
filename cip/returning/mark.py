"""The mark of an action in a return: of which day it is, and what the action's file said then."""

import hashlib
import json
import re
from datetime import date
from typing import Any, NamedTuple

_MARK = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9a-f]{12})")


class Mark(NamedTuple):
    """The day for which a return was made, and the fingerprint of an action then."""

    day: date
    fingerprint: str

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.fingerprint}"


def fingerprint(value: Any) -> str:
    """Give the fingerprint of what a file holds: the same however the file is laid out."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def mark_of(text: str) -> Mark | None:
    """Give the mark that a text is, or None."""
    found = _MARK.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return Mark(date.fromisoformat(found[1]), found[2])
    except ValueError:
        return None
