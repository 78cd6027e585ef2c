"""What becomes of a row of a return."""

from collections.abc import Iterable, Sequence
from enum import StrEnum


class RowOutcome(StrEnum):
    """What becomes of a row; each row has exactly one."""

    NEW = "new"
    ALIKE = "alike"
    THERE = "there"
    CHANGED = "changed"
    CONFLICT = "conflict"
    REFUSED = "refused"
    LEFT = "left"

    @property
    def words(self) -> str:
        """Give how it is said of a number of rows."""
        return _WORDS[self]

    @property
    def is_clean(self) -> bool:
        """Say whether all that the row says is in the plan then."""
        return self in (RowOutcome.NEW, RowOutcome.ALIKE, RowOutcome.THERE)


_WORDS = {
    RowOutcome.NEW: "new",
    RowOutcome.ALIKE: "said alike in another row",
    RowOutcome.THERE: "there already",
    RowOutcome.CHANGED: "changed meanwhile",
    RowOutcome.CONFLICT: "in conflict",
    RowOutcome.REFUSED: "refused",
    RowOutcome.LEFT: "left out with them, of the same file",
}


_MOST_NAMED = 5
_MOST_SAID = 40


def subject(addresses: Sequence[str]) -> str:
    """Give the subject of the commit of what came in: ``north: returns on 1.1 and 1.3(a)``."""
    plans = dict.fromkeys(address.partition("/")[0] for address in addresses)
    is_one = len(plans) == 1
    named = [address.partition("/")[2] if is_one else address for address in addresses]
    shown = ", ".join(named[:_MOST_NAMED])
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return (
        f"{', '.join(plans)}: returns on {shown}{more}" if is_one else f"returns on {shown}{more}"
    )


def who_said(rows: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """Give of which file and officer rows are: ``north-coo.xlsx, Chief Operating Officer: 1.1.2``.

    Each of ``rows`` is a file, the officer whose return it is or nothing, and an address.
    """
    found: dict[tuple[str, str], dict[str, None]] = {}
    for file, who, address in rows:
        found.setdefault((file, who), {})[address] = None
    plans = {address.partition("/")[0] for addresses in found.values() for address in addresses}
    said = []
    for (file, who), addresses in found.items():
        named = [a.partition("/")[2] if len(plans) == 1 else a for a in addresses]
        more = f" and {len(named) - _MOST_SAID} more" if len(named) > _MOST_SAID else ""
        whose = f"{file}, {who}" if who else file
        said.append(f"{whose}: {', '.join(named[:_MOST_SAID])}{more}")
    return tuple(said)
