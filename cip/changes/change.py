"""The fact type: one thing that changed in a plan, as a value."""

from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from cip.changes.pairing import Level
from cip.changes.sense import typographic
from cip.model.place import Pointer


class ChangeKind(StrEnum):
    """What kind of thing changed."""

    ADDED = "added"
    REMOVED = "removed"
    RENUMBERED = "renumbered"
    RENAMED = "renamed"
    DEADLINE = "deadline"
    START = "start"
    REPORTED = "reported"
    CORRECTED = "corrected"
    AMENDED = "amended"
    MISTYPED = "mistyped"
    OWNER = "owner"
    RATED = "rated"
    EXCEPTION = "exception"
    DECIDED = "decided"
    ANSWERS = "answers"
    RECOMMENDATION = "recommendation"
    READING = "reading"
    SCORE = "score"
    CLOSED = "closed"
    TERMS = "terms"
    CHANGED = "changed"


LATE_ENTRY_DAYS = 31
"""By more than how many days a report is entered late: that is told."""

Way = tuple[str, ...]
"""The way to a value from the root of a plan: fields, references and ids, as ``difference`` has it.

Entries of a list that have no reference and no id have no step of their own.
"""


class Value(NamedTuple):
    """A value that differs, and the way to it. None stands where one side does not hold it."""

    way: Way
    before: Any
    after: Any


class Change(NamedTuple):
    """One fact: something that a change of the files did to a plan.

    ``level``, ``address`` and ``way`` say of what, as its pair does; ``part`` is the letter of a
    part, ``key`` the key of the file (None where a whole record came or went). ``before`` and
    ``after`` are values of the model: texts, days, deadlines, statuses, lists of names; of a whole
    record they are the record. ``entry`` is the dated entry of which it is told: the update, the
    move, the rating, as it is, or where it was removed, as it was. ``days`` lie between two
    deadlines or starts, ``move`` is which move of this deadline it is since the plan was approved,
    ``since_baseline_days`` lie between the first deadline, as it was before the change, and the new
    one. ``on``, ``reason`` and ``agreed_by`` are what the files say of it: of a change that nothing
    declares they are None. ``who`` is what people call who agreed: a board by its title.
    ``has_source`` says that a paper is named for it. ``at`` points to it in the files as they are,
    None for what is gone. ``covers`` are the values that differ and that this fact tells; empty
    where it tells what follows from other facts, such as another end of an action because its last
    part is another.
    """

    kind: ChangeKind
    level: Level
    address: str
    title: str
    path: str
    way: Way = ()
    part: str | None = None
    key: str | None = None
    before: Any = None
    after: Any = None
    entry: Any = None
    days: int | None = None
    move: int | None = None
    since_baseline_days: int | None = None
    on: date | None = None
    reason: str | None = None
    agreed_by: str | None = None
    who: str | None = None
    has_source: bool = False
    at: Pointer | None = None
    covers: tuple[Value, ...] = ()


def is_addition(change: Change) -> bool:
    """Say whether a fact only adds to an entry that was there: evidence, a source, who agreed.

    So does a note that goes on where the old one ended. Nothing that was said is said otherwise.
    """
    if change.kind is ChangeKind.REMOVED or change.key is None:
        return False
    name = change.key.rsplit(".", 1)[-1]
    if name in ("note", "reason", "text"):
        before, after = typographic(change.before or ""), typographic(change.after or "")
        return bool(before) and after.startswith(before)
    added = ("evidence", "verified_by", "source", "agreed_by", "next")
    return change.before in (None, ()) and name in added
