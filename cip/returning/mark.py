"""The mark of a row in a return: its day, what its record said then, and whose mark it is."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from cip.model.formulas import without_mark
from cip.model.text import UNSEEN

_MARK = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9a-f]{12}) ([0-9a-f]{6})(?: ((?:[0-9a-f]{4})+))?"
)
_OF_A_CELL = 4
_OF_PARTS = "milestones"


class Mark(NamedTuple):
    """The day for which a return was made, the fingerprint of a record then, and of its address.

    ``known`` are those of the white cells of the row, one after the other; nothing in older marks.
    """

    day: date
    fingerprint: str
    owner: str
    known: str = ""

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.fingerprint} {self.owner} {self.known}".rstrip()

    def with_known(self, cells: Iterable[str]) -> "Mark":
        """Give the mark of a row in whose white cells these texts stand."""
        return self._replace(known="".join(map(_of_cell, cells)))

    def changed(self, cells: Iterable[str]) -> Iterable[int]:
        """Give which of the white cells say something else now, counted from 0."""
        was = re.findall(f".{{{_OF_A_CELL}}}", self.known)
        pairs = zip(was, map(_of_cell, cells), strict=False)
        return [number for number, (then, now) in enumerate(pairs) if then != now]

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


def _of_cell(text: str) -> str:
    """Give the fingerprint of a cell by what people see: programs keep white space as they like."""
    seen = "".join(re.sub(UNSEEN, "", without_mark(text)).split())
    return hashlib.sha256(seen.encode()).hexdigest()[:_OF_A_CELL]


def _owner(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:6]


def mark_of(text: str) -> Mark | None:
    """Give the mark that a text is, or None."""
    found = _MARK.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return Mark(date.fromisoformat(found[1]), found[2], found[3], found[4] or "")
    except ValueError:
        return None
