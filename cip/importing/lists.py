"""A list in a cell: lettered or numbered items are parts; bulleted ones where each has a date."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cip.importing.dates import is_date
from cip.importing.owners import is_role

_LETTERED = re.compile(
    r"(?:\((?P<a>[a-z]|[ivx]{1,4}|[0-9]{1,2})\)|(?P<b>[a-z]|[ivx]{1,4}|[0-9]{1,2})[.)])\s+(?=\S)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[•·▪◦‣●○*–—-]\s+(?=\S)")
_BETWEEN = re.compile(r"\s+[–—-]\s+")


class Item(NamedTuple):
    """An item of a list that is a part: its reference, its words, and what it says of itself."""

    ref: str
    title: str
    lead: str = ""
    deadline: str = ""


class Listed(NamedTuple):
    """The text of a cell: what stands before its list, and the items that are parts."""

    text: str
    items: tuple[Item, ...] = ()


def listed(text: str) -> Listed:
    """Give the text of a cell, and its parts. Without parts, the text is the whole cell."""
    lines = text.split("\n")
    marks = [_LETTERED.match(line) for line in lines]
    first = next((number for number, mark in enumerate(marks) if mark), None)
    if first is not None and first > 0 and all(marks[first:]) and len(marks) - first >= 2:
        refs = [(mark["a"] or mark["b"]).lower() for mark in marks[first:] if mark]
        if _is_counted(refs):
            bare = [line[mark.end() :] for line, mark in zip(lines, marks, strict=True) if mark]
            items = tuple(_item(ref, line) for ref, line in zip(refs, bare, strict=True))
            return Listed("\n".join(lines[:first]), items)
    return _bulleted(text, lines)


def without_marks(lines: Sequence[str], items: Sequence[Item]) -> list[str]:
    """Give lines without the marks of the items that they stand beside, where each has its own."""
    marks = [_LETTERED.match(line) for line in lines]
    refs = [(mark["a"] or mark["b"]).lower() if mark else "" for mark in marks]
    if refs != [item.ref for item in items]:
        return list(lines)
    return [line[mark.end() :] for line, mark in zip(lines, marks, strict=True) if mark]


def _bulleted(text: str, lines: Sequence[str]) -> Listed:
    """Take bulleted items as parts where each ends with its own date or its lead."""
    marks = [_BULLET.match(line) for line in lines]
    first = next((number for number, mark in enumerate(marks) if mark), None)
    if first is None or first == 0 or not all(marks[first:]) or len(marks) - first < 2:
        return Listed(text)
    bare = [line[mark.end() :] for line, mark in zip(lines, marks, strict=True) if mark]
    items = tuple(_item(str(number), line) for number, line in enumerate(bare, 1))
    if all(item.lead or item.deadline for item in items):
        return Listed("\n".join(lines[:first]), items)
    return Listed(text)


def _is_counted(refs: Sequence[str]) -> bool:
    """Say whether marks count on, each the next of the one before it."""
    if len(set(refs)) != len(refs):
        return False
    for count in (_LETTERS, _ROMANS, _NUMBERS):
        if refs[0] in count:
            start = count.index(refs[0])
            if list(refs) == count[start : start + len(refs)]:
                return True
    return False


_LETTERS = [chr(ord("a") + number) for number in range(26)]
_ROMANS = re.findall("[ivx]+", "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv")
_NUMBERS = [str(number) for number in range(100)]


def _item(ref: str, line: str) -> Item:
    """Give an item; a role and a date at its end, behind dashes, are its lead and its deadline."""
    title, lead, deadline = line, "", ""
    pieces = _BETWEEN.split(line)
    while len(pieces) > 1:
        last = pieces[-1].strip()
        if not deadline and not lead and is_date(last):
            deadline = last
        elif not lead and is_role(last):
            lead = last
        else:
            break
        pieces.pop()
        end = _last_dash(title)
        title = title[:end].rstrip()
    return Item(ref, title, lead, deadline)


def _last_dash(text: str) -> int:
    return [found.start() for found in _BETWEEN.finditer(text)][-1]
