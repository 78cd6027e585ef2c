"""Rows of returns, sorted by what becomes of each; what comes in is tried row after row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cip.commands.returned import Ground, Returned
from cip.returning.outcome import RowOutcome
from cip.trying.trial import Trial


class NewRow(NamedTuple):
    """A row that comes in, with its trial: on the plan with what the rows before it wrote."""

    row: Returned
    trial: Trial


class FileChange(NamedTuple):
    """What all rows together make of a file: the text that it has now, and the new one."""

    before: str
    after: str
    addresses: tuple[str, ...]


class SortedReturns:
    """The rows of returns, each with what becomes of it; ``new`` are those that come in."""

    def __init__(self, rows: Iterable[Returned]) -> None:
        self.rows = tuple(rows)
        self.outcomes: dict[Returned, RowOutcome] = {}
        self.conflicts: list[Sequence[Returned]] = []
        self.new: list[NewRow] = []
        self._known_alone: set[Returned] = set()
        candidates = [*self._candidates()]
        known = None
        while known != self._number_of_faults:
            known = self._number_of_faults
            self.new = [*self._tried(candidates)]
        self._settle(candidates)

    @property
    def _number_of_faults(self) -> int:
        return sum(len(row.faults) for row in self.rows)

    def of(self, outcome: RowOutcome) -> tuple[Returned, ...]:
        """Give the rows of which something becomes, in their order."""
        return tuple(row for row in self.rows if self.outcomes[row] is outcome)

    @property
    def counts(self) -> Mapping[RowOutcome, int]:
        """Give how many rows became what; together they are all rows."""
        found = Counter(self.outcomes.values())
        return {outcome: found[outcome] for outcome in RowOutcome}

    @property
    def is_clean(self) -> bool:
        """Say whether all that was written in the returns is in the plan now."""
        return all(outcome.is_clean for outcome in self.outcomes.values())

    @property
    def changes(self) -> dict[str, FileChange]:
        """Give what becomes of each file, by its path."""
        found: dict[str, FileChange] = {}
        for row, trial in self.new:
            known = found.get(trial.path)
            before = known.before if known is not None else trial.before
            others = known.addresses if known is not None else ()
            found[trial.path] = FileChange(before, trial.text, (*others, row.row.address))
        return found

    def _candidates(self) -> Iterator[list[Returned]]:
        """Give the rows that may come in, those together that say the same of the same thing."""
        groups: dict[str, list[Returned]] = {}
        for row in self.rows:
            if not row.faults:
                groups.setdefault(row.row.address, []).append(row)
        for group in groups.values():
            rest = [row for row in group if not row.is_there_already]
            self.outcomes |= {row: RowOutcome.THERE for row in group if row not in rest}
            if len({row.said.without_day for row in rest}) > 1:
                self.conflicts.append(rest)
                self.outcomes |= dict.fromkeys(rest, RowOutcome.CONFLICT)
            elif rest and rest[0].is_changed:
                self.outcomes |= dict.fromkeys(rest, RowOutcome.CHANGED)
            elif rest:
                yield rest

    def _tried(self, candidates: Iterable[Sequence[Returned]]) -> Iterator[NewRow]:
        """Try what comes in, each row on what those before it made; find the faults of all.

        What is refused is tried again after the others: the deadline of a part may move behind that
        of its action where this one moves too, whichever row comes first.
        """
        bad = {row.file for row in self.rows if row.faults}
        grounds: dict[str, Ground] = {}
        waiting = []
        for group in candidates:
            good = [row for row in group if not row.faults and row.file not in bad]
            if good:
                waiting.append([*good, *(row for row in group if row not in good)])
            else:
                self._try_alone(group)
        number = 0
        while len(waiting) != number:
            number, again = len(waiting), []
            for group in waiting:
                plan = group[0].plan
                ground = grounds.get(plan.name, plan.ground)
                trial = group[0].tried(ground)
                if isinstance(trial, list):
                    again.append(group)
                else:
                    grounds[plan.name] = ground.after(trial)
                    yield NewRow(group[0], trial)
            waiting = again
        for group in waiting:
            self._find_faults(group, grounds.get(group[0].plan.name, group[0].plan.ground))

    def _try_alone(self, group: Iterable[Returned]) -> None:
        """Find the faults of rows that stay out for another of their file: once is enough."""
        for row in group:
            if not row.faults and row not in self._known_alone:
                self._known_alone.add(row)
                self._find_faults([row], row.plan.ground)

    def _find_faults(self, group: Iterable[Returned], ground: Ground) -> None:
        for row in group:
            if not row.faults and isinstance(found := row.tried(ground), list):
                row.faults += found

    def _settle(self, candidates: Iterable[Sequence[Returned]]) -> None:
        """Say what becomes of the rows that could have come in, and of those with a fault."""
        new = {row for row, _ in self.new}
        for group in candidates:
            comes_in = any(row in new for row in group)
            for row in group:
                known = RowOutcome.ALIKE if comes_in else RowOutcome.LEFT
                self.outcomes[row] = RowOutcome.NEW if row in new else known
        self.outcomes |= {row: RowOutcome.REFUSED for row in self.rows if row.faults}
