"""The mark of a row in a return: its day, what its record said then, and whose mark it is."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

_MARK = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9a-f]{12}) ([0-9a-f]{6})")
_OF_PARTS = "milestones"


class Mark(NamedTuple):
    """The day for which a return was made, the fingerprint of a record then, and of its address."""

    day: date
    fingerprint: str
    owner: str

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.fingerprint} {self.owner}"

    def is_of(self, address: str) -> bool:
        """Say whether it was made for what has this address: ``north/1.3(a)``."""
        return self.owner == _owner(address)


def mark(day: date, address: str, record: Mapping[str, Any]) -> Mark:
    """Give the mark of what has an address, for a day, by what its file says of it now."""
    return Mark(day, fingerprint(record), _owner(address))


def fingerprint(record: Mapping[str, Any]) -> str:
    """Give the fingerprint of what an action or a part says itself: parts have their own.

    It is the same however the file is laid out.
    """
    own = {key: value for key, value in record.items() if key != _OF_PARTS}
    text = json.dumps(own, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _owner(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:6]


def mark_of(text: str) -> Mark | None:
    """Give the mark that a text is, or None."""
    found = _MARK.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return Mark(date.fromisoformat(found[1]), found[2], found[3])
    except ValueError:
        return None
