"""A row whose values are being taken, and what an import knows beside it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cip.editing.values import Value
from cip.importing.account import ToDecide
from cip.importing.asked_for import Recommendations
from cip.importing.known_officers import Officers
from cip.importing.taken import Taken
from cip.tables.table import Cell

Values = dict[str, Value]

LONGEST_TEXT = 20_000
LONGEST_LINE = 300
_SHOWN = 60


class Context(NamedTuple):
    """What an import knows beside the row: the paper, its day, its key, officers, recommendations.

    ``roles`` are those that the paper names by themselves. ``decide``, ``names`` and ``helped`` are
    added to: what has to be decided, where names were left out, and who only helps with what; who
    helps has no words of its own where a column for it has them.
    """

    document: str
    day: date
    colours: Mapping[str, str]
    officers: Officers
    asked: Recommendations
    decide: list[ToDecide]
    names: list[str]
    helped: list[tuple[str, str]]
    roles: frozenset[str] = frozenset()


class RowRead(NamedTuple):
    """A row whose values are being taken: of an action, or of a part of one."""

    taken: Taken
    ref: str
    context: Context

    def source(self, cell: Cell | None = None) -> Values:
        """Give where something is read: a row, or a cell of it."""
        place = cell.place if cell else self.taken.place
        return {"document": self.context.document, "note": place[:1].upper() + place[1:]}

    def undecided(self, key: str, text: str, advice: str, cell: Cell | None = None) -> None:
        """Note what somebody has to decide."""
        place = cell.place if cell and cell.place else self.taken.place
        self.context.decide.append(ToDecide(place, self.ref, key, text, advice))

    def fitting(self, key: str, text: str, most: int = LONGEST_TEXT) -> str:
        """Give a text as a file takes it: where it is longer, it is noted what is left out."""
        if len(text) <= most:
            return text
        rest = f"{' '.join(text[most:].split())[:_SHOWN]}…"
        advice = (
            f"The text has {len(text):,} characters, and a file takes {most:,}: it is left out "
            "from these words on. Keep it in a document, and say so in the notes."
        )
        self.undecided(key, rest, advice)
        return text[:most]


def maps_in(value: Value) -> list[Values]:
    """Give the maps in a list; of anything else, none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
