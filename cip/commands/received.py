"""Returns as they came back: each file whose it is, its rows, and what of it is not taken."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cip.commands.returned import OpenedPlan, Returned
from cip.commands.session import Session, plan_names
from cip.model.errors import UsageError
from cip.model.text import safe
from cip.returning.rows import Outside, ReturnTable, return_of
from cip.sources.papers import paper_bytes
from cip.tables.limits import MOST_BYTES
from cip.tables.reading import read_tables
from cip.tables.refused import TooMuchError

_OF_ALL = " Nothing was written."
"""What a file of tables is refused with; of several returns only this one is not taken."""

_AS_MADE = (
    " as 'cip returns export' makes it. Take what was written over into a new copy of the return."
)


class OutsideCell(NamedTuple):
    """What was written in a file outside the cells for answers."""

    file: str
    found: Outside


class UnreadReturn(NamedTuple):
    """A file of which nothing is taken, and why."""

    file: str
    said: str


class Received:
    """The files that came back: the rows of those that can be read, and what is not taken.

    ``remarks`` say what was left out or read otherwise than it is shown, file by file.
    """

    def __init__(self, session: Session, files: Iterable[Path], *, day: date) -> None:
        self.rows: list[Returned] = []
        self.outside: list[OutsideCell] = []
        self.unread: list[UnreadReturn] = []
        self.remarks: list[str] = []
        self._here: set[tuple[str, str]] = set()
        self._session = session
        self._day = day
        self._plans: dict[str, OpenedPlan] = {}
        for file in dict.fromkeys(files):
            if file.name.startswith("~$"):
                self.remarks.append(
                    f"{file} is left out: Excel keeps it beside a return that is open. Close that "
                    "one first, so that it is saved."
                )
                continue
            try:
                self._take(file)
            except TooMuchError as refused:
                said = f"{safe(file.name[:80])} {refused.what}, so it is no return{_AS_MADE}"
                self.unread.append(UnreadReturn(str(file), said))
            except UsageError as refused:
                self.unread.append(UnreadReturn(str(file), str(refused).removesuffix(_OF_ALL)))

    @property
    def status(self) -> int:
        """Give how the command ends: 0 where all stands in rows that were read, 2 where none do."""
        if self.unread and not self.rows:
            return 2
        return int(bool(self.outside or self.unread))

    def missing(self, row: Returned) -> tuple[str, ...]:
        """Give the officers who are asked about the same too, and whose returns are not here."""
        plan = row.row.plan
        return tuple(who for who in row.others_asked if (plan, who) not in self._here)

    def _take(self, file: Path) -> None:
        """Read a file, all of it or nothing. Raises ``UsageError`` where it cannot be taken."""
        tables = read_tables(file.name, paper_bytes(file, most=MOST_BYTES))
        came = return_of(tables)
        rows = [*self._held(file, came)]
        self.rows += rows
        self._here |= {(plan, came.who) for plan in came.plans}
        self.remarks += [f"{file}: {remark}" for remark in tables.remarks]
        self.outside += [OutsideCell(str(file), found) for found in came.outside]

    def _held(self, file: Path, came: ReturnTable) -> Iterable[Returned]:
        """Give the rows of a file, each held against its plan."""
        for row in came.rows:
            if row.plan not in self._plans:
                (name,) = plan_names(self._session.workspace, [row.plan])
                self._plans[row.plan] = OpenedPlan(
                    self._session.workspace, name, today=self._session.day
                )
            yield Returned(str(file), row, self._plans[row.plan], day=self._day, who=came.who)
