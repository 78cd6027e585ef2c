"""The slippage ledger: every deadline that an action had since it was promised, and why it moved.

What moved before the plan was approved is its history, and no slippage. That something with a later
deadline took the place of what was withdrawn is a move too, of the deadline of what it replaced.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from cip.assessment.ends import Shift, counted_moves, history_until, shifts, slippage_days
from cip.assessment.picture import Picture
from cip.assessment.standing import Standing

REPEATED = 3
"""From which move on a row of the ledger stands out."""


class LedgerEntry(NamedTuple):
    """One move of a deadline; ``number`` counts the action's moves from 1.

    ``on`` is None where no paper says when it was moved. ``replaced`` names what was withdrawn,
    where the action took its place.
    """

    number: int
    on: date | None
    before: str
    after: str
    days: int | None
    reason: str | None
    agreed_by: str | None
    replaced: str | None = None


class LedgerRow(NamedTuple):
    """All moves of one action's deadline; ``days`` is the sum where each move has days."""

    standing: Standing
    entries: tuple[LedgerEntry, ...]
    days: int

    @property
    def is_repeated(self) -> bool:
        """Say whether the deadline moved for the third time or more."""
        return len(self.entries) >= REPEATED


class Total(NamedTuple):
    """The days lost under one heading, and by how many moves of how many actions."""

    name: str
    actions: int
    moves: int
    days: int


class Ledger(NamedTuple):
    """The rows, most days first, and their totals by objective and by accountable officer.

    An action with two accountable officers counts for both.
    """

    rows: tuple[LedgerRow, ...]
    by_objective: tuple[Total, ...]
    by_officer: tuple[Total, ...]


def ledger(picture: Picture) -> Ledger:
    """Give the slippage ledger of a plan as of its picture's day."""
    history, plan = history_until(picture.plan), picture.plan.name
    rows = [row for standing in picture.standings if (row := _row(standing, history, plan))]
    titles = {o.ref: f"{o.ref} {o.title}" for o in picture.plan.objectives}
    return Ledger(
        rows=tuple(sorted(rows, key=lambda row: -row.days)),
        by_objective=_totals(
            (titles.get(row.standing.objective or "", "(no objective)"), row) for row in rows
        ),
        by_officer=_totals(
            (title, row)
            for row in rows
            for title in picture.index.officer_titles(row.standing.owners.accountable.officers)
        ),
    )


def _row(standing: Standing, history: date | None, plan: str) -> LedgerRow | None:
    moves = counted_moves(standing.action, history)
    since = [shift for shift in shifts(standing.action) if shift.move in moves]
    taken = _taken_over(standing, since, plan)
    found = [
        LedgerEntry(
            number=number,
            on=shift.move.on,
            before=shift.move.previous.plain,
            after=shift.after.plain if shift.after is not None else "no deadline",
            days=shift.days,
            reason=shift.move.reason,
            agreed_by=shift.move.agreed_by,
        )
        for number, shift in enumerate(since, start=1 if taken is None else 2)
    ]
    entries = tuple(found) if taken is None else (taken, *found)
    if not entries:
        return None
    return LedgerRow(standing=standing, entries=entries, days=sum(e.days or 0 for e in entries))


def _taken_over(standing: Standing, moves: Sequence[Shift], plan: str) -> LedgerEntry | None:
    """Give the entry that something took the place of what was due on another day, or None.

    It leads from when that was due at the end, to the action's own first deadline.
    """
    taken = standing.inherited
    if taken is None:
        return None
    own = moves[0].move.previous if moves else standing.deadline
    update = taken.update
    return LedgerEntry(
        number=1,
        on=update.date if update else None,
        before=taken.due.plain if taken.due is not None else "no deadline",
        after=own.plain if own is not None else "no deadline",
        days=slippage_days(taken.due, own),
        reason=update.note if update else None,
        agreed_by=update.agreed_by if update else None,
        replaced=taken.replaced_name(plan),
    )


def _totals(named: Iterable[tuple[str, LedgerRow]]) -> tuple[Total, ...]:
    found: dict[str, list[LedgerRow]] = {}
    for name, row in named:
        found.setdefault(name, []).append(row)
    return tuple(
        Total(
            name=name,
            actions=len(rows),
            moves=sum(len(row.entries) for row in rows),
            days=sum(row.days for row in rows),
        )
        for name, rows in found.items()
    )
