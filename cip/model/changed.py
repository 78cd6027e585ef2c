"""How an exception is declared: what was changed and what it was, change control, a plan's end."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from cip.model.place import NOWHERE, Spot
from cip.model.source import Source

_FIELDS = {
    "documents": ("papers",),
    "from": ("previous",),
    "period": ("start", "end"),
    "superseded_by": ("superseded_by", "moved_to"),
}


def fields_of(key: str) -> tuple[str, ...]:
    """Give the fields of a record that a key of its file becomes: mostly one of the same name."""
    return _FIELDS.get(key, (key,))


class Changed(NamedTuple):
    """One change of the record that it stands in: on which day, what it was before, and why.

    ``was`` has the values before by the record's own fields, as its builder makes them; where a
    key was not there, that is what the field is without it. ``keys`` names what was changed as the
    file writes it: ``from`` of a move is its field ``previous``. Where only the typing was wrong,
    ``mistyped`` names the paper that shows it, and there is no reason.
    """

    on: date
    was: Mapping[str, Any]
    keys: tuple[str, ...] = ()
    reason: str | None = None
    mistyped: Source | None = None
    agreed_by: str | None = None
    source: Source | None = None
    spot: Spot = NOWHERE

    @property
    def is_mistyped(self) -> bool:
        """Say whether only the typing was wrong: then it was never meant as it stood."""
        return self.mistyped is not None


class ChangeControl(NamedTuple):
    """From which day a plan's files are the record, and who may agree to a change of them.

    Where ``agreed_by`` is empty, that is anybody who is named. ``tolerance_days`` is by how many
    days in all, from the first deadline, one may move without anybody's agreement.
    """

    since: date
    agreed_by: tuple[str, ...] = ()
    tolerance_days: int = 0
    spot: Spot = NOWHERE


class Closed(NamedTuple):
    """The end of a plan: the day, why, and the name of the plan here that goes on with it."""

    on: date
    reason: str
    succeeded_by: str | None = None
    spot: Spot = NOWHERE
