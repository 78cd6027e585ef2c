"""Rows of returns, sorted by what becomes of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cip.assessment.picture import Picture
from cip.commands.returned import Returned
from cip.commands.tried_returns import NewRow, Tries
from cip.returning.outcome import RowOutcome
from cip.trying.trial import Grounds, Trial

_Alike = Sequence[Returned]
"""Rows that say the same of the same action or part."""


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
        for row, before, text, _ in self.new:
            known = found.get(row.path, FileChange(before, before, ()))
            addresses = (*known.addresses, row.row.address)
            found[row.path] = FileChange(known.before, text, addresses)
        return found

    def trials(self) -> Iterator[tuple[Returned, Trial]]:
        """Give each row that comes in with its trial: on the plan with what those before wrote."""
        plans: dict[str, tuple[Grounds, Picture]] = {}
        for row, _, text, findings in self.new:
            grounds, picture = plans.get(row.plan.name, (row.plan.grounds, row.plan.picture))
            trial = Trial(grounds, row.path, text, picture, findings)
            plans[row.plan.name] = grounds._replace(now=trial.after), trial.picture_after
            yield row, trial

    def _candidates(self) -> Iterator[list[Returned]]:
        """Give the rows that may come in, those together that say the same of the same thing."""
        groups: dict[str, list[Returned]] = {}
        for row in self.rows:
            if not row.faults:
                groups.setdefault(row.row.address, []).append(row)
        for group in groups.values():
            rest = [row for row in group if not row.is_there_already]
            self.outcomes |= {row: RowOutcome.THERE for row in group if row.is_there_already}
            if len({row.said.without_day for row in rest}) > 1:
                self.conflicts.append(rest)
                self.outcomes |= dict.fromkeys(rest, RowOutcome.CONFLICT)
            elif rest and rest[0].is_changed:
                self.outcomes |= dict.fromkeys(rest, RowOutcome.CHANGED)
            elif rest:
                yield rest

    def _tried(self, candidates: Iterable[_Alike]) -> Iterator[NewRow]:
        """Try what comes in, all rows together; find the faults of all.

        What is refused is tried again with the others: the deadline of a part may move behind that
        of its action where this one moves too, whichever row comes first.
        """
        bad = {row.file for row in self.rows if row.faults}
        waiting: list[_Alike] = []
        alone: list[_Alike] = []
        for group in candidates:
            good = [row for row in group if not row.faults and row.file not in bad]
            if good:
                waiting.append([*good, *(row for row in group if row not in good)])
            elif rest := [r for r in group if not r.faults and r not in self._known_alone]:
                alone.append(rest)
        tries = {group[0].plan: Tries(group[0].plan) for group in waiting}
        number = 0
        while len(waiting) != number:
            number, new = len(waiting), dict[Returned, NewRow]()
            for plan, tried in tries.items():
                here = (group[0] for group in waiting if group[0].plan is plan)
                new |= {found.row: found for found in tried.let_in(here)}
            yield from (new[group[0]] for group in waiting if group[0] in new)
            waiting = [group for group in waiting if group[0] not in new]
        for plan, tried in tries.items():
            self._enter(tried, (group for group in waiting if group[0].plan is plan))
        self._try_alone(alone)

    def _try_alone(self, groups: Sequence[_Alike]) -> None:
        """Find the faults of rows that stay out for another of their file: once is enough."""
        self._known_alone.update(row for group in groups for row in group)
        for plan in dict.fromkeys(group[0].plan for group in groups):
            here = [group for group in groups if group[0].plan is plan]
            tried = Tries(plan, adds=False)
            tried.let_in(group[0] for group in here)
            self._enter(tried, here)

    def _enter(self, tried: Tries, groups: Iterable[_Alike]) -> None:
        """Enter the faults of rows that were refused, and of all that say the same."""
        for group in groups:
            if refusal := tried.refused.get(group[0]):
                for row in (row for row in group if not row.faults):
                    row.faults += row.faults_of(refusal)

    def _settle(self, candidates: Iterable[Sequence[Returned]]) -> None:
        """Say what becomes of the rows that could have come in, and of those with a fault."""
        new = {found.row for found in self.new}
        for group in candidates:
            comes_in = any(row in new for row in group)
            for row in group:
                known = RowOutcome.ALIKE if comes_in else RowOutcome.LEFT
                self.outcomes[row] = RowOutcome.NEW if row in new else known
        self.outcomes |= {row: RowOutcome.REFUSED for row in self.rows if row.faults}
