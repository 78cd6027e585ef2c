"""What is left of a document that does not fit its schema: one that does, and its holes.

It is there for checking alone, so that one mistake of a file does not hide the others.
"""

import copy
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from cip.documents.fitting.compiled import fits
from cip.documents.fitting.faults import Misfit, faults_of
from cip.documents.fitting.schema import FORMATS, FileKind, known_keys, part_of
from cip.documents.reading.document_type import Document
from cip.model.holes import Holes
from cip.model.likeness import nearest
from cip.model.place import Keys
from cip.model.references import ref_of_name

_MOST_ROUNDS = 4
_NOBODY = "unnamed"
_TEXTS = (_NOBODY, "1990-01-01", "https://unnamed.example")
"""What stands in the place of a text that has to be there: the first that fits."""

_DAYS = frozenset({"date", "on"})


class Remainder(NamedTuple):
    """A document that fits, and what in it is not what the file says."""

    document: Document
    holes: Holes


def remainder(document: Document, kind: FileKind, lost: Iterable[str] = ()) -> Remainder | None:
    """Give what fits of a document whose problems are known; None where nothing would be left.

    What does not fit is taken out where it may be missing. Elsewhere something takes its place, so
    that what stands beside it is kept, and no item of a list changes its number. ``lost`` names
    keys that a text has swallowed.
    """
    left = _Left(document, kind, lost)
    for _ in range(_MOST_ROUNDS):
        if fits(left.value, kind):
            return left.done()
        faults = faults_of(document._replace(value=left.value), kind, {})
        for fault in sorted(faults, key=lambda fault: (len(fault.keys), fault.rule)):
            if not fault.keys:
                return None
            left.mend(fault)
    return left.done() if fits(left.value, kind) else None


class _Left:
    """A document on the way to fitting, and the holes that were made so far."""

    def __init__(self, document: Document, kind: FileKind, lost: Iterable[str]) -> None:
        self.document = document
        self.kind = kind
        self.value = copy.deepcopy(document.value)
        self.ways: set[Keys] = set()
        self.keys = set(lost)

    def done(self) -> Remainder:
        """Give what is left."""
        holes = Holes(frozenset(self.ways), frozenset(self.keys))
        return Remainder(self.document._replace(value=self.value), holes)

    def mend(self, fault: Misfit) -> None:
        """Take a fault out, or put something in its place."""
        holder: Any = self._holder(fault.keys)
        key: Any = fault.keys[-1]
        if not isinstance(holder, dict | list):
            return
        if fault.rule == "unknown-key":
            self._forget(fault, holder)
            return
        if fault.rule != "missing-key" and not _has(holder, key):
            return
        self.ways.add(fault.keys)
        if fault.rule == "too-long" and isinstance(fault.value, list):
            holder[key] = holder[key][: fault.wanted]
        elif isinstance(holder, list) or fault.rule == "missing-key" or self._is_needed(fault.keys):
            holder[key] = self._stand_in(fault.keys)
        else:
            del holder[key]

    def _holder(self, keys: Keys) -> Any:
        holder: Any = self.value
        for key in keys[:-1]:
            if not _has(holder, key):
                return None
            holder = holder[key]
        return holder

    def _forget(self, fault: Misfit, holder: Any) -> None:
        """Take a key out that is not known, and note the key that it was most likely meant as."""
        key = str(fault.keys[-1])
        holder.pop(key, None)
        if key in known_keys():
            self.keys.add(key)
        if meant := nearest(key, list(fault.schema.get("properties", {}))):
            self.ways.add((*fault.keys[:-1], meant))

    def _is_needed(self, keys: Keys) -> bool:
        part = part_of(self.kind, keys[:-1]) or {}
        return keys[-1] in part.get("required", ())

    def _stand_in(self, keys: Keys) -> Any:
        """Give a value that fits where one has to be.

        A number of an action or a workstream is that of its name, and an entry without a day is of
        the day of the one before it.
        """
        part = part_of(self.kind, keys) or {}
        kinds = part.get("type", "string")
        if "enum" in part:
            return part["enum"][0]
        if "string" in kinds:
            near = (self._from_name(keys), self._from_above(keys), *_TEXTS)
            return next((text for text in near if text and _suits(text, part)), _NOBODY)
        if "object" in kinds:
            return {key: self._stand_in((*keys, key)) for key in part.get("required", ())}
        if "array" in kinds:
            return [self._stand_in((*keys, n)) for n in range(part.get("minItems", 0))]
        return part.get("minimum", 0)

    def _from_name(self, keys: Keys) -> str | None:
        names = {FileKind.ACTION: -1, FileKind.WORKSTREAM: -2}
        if keys != ("ref",) or self.kind not in names:
            return None
        return ref_of_name(self.document.path.split("/")[names[self.kind]])

    def _from_above(self, keys: Keys) -> str | None:
        number, key = (None, *keys)[-2:]
        if not isinstance(number, int) or number == 0 or key not in _DAYS:
            return None
        before = self._holder((*keys[:-2], number - 1, key))
        found = before.get(key) if isinstance(before, dict) else None
        return found if isinstance(found, str) else None


def _has(holder: Any, key: str | int) -> bool:
    if isinstance(holder, list):
        return isinstance(key, int) and key < len(holder)
    return isinstance(holder, dict) and key in holder


def _suits(text: str, part: dict[str, Any]) -> bool:
    """Say whether a text fits a part of a schema that wants a text."""
    is_of_form = FORMATS.get(part.get("format", ""), bool)(text)
    return is_of_form and re.search(part.get("pattern", ""), text) is not None
