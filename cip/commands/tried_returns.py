"""Rows of returns tried on their plan: many together, and what is refused alone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cip.commands.returned import OpenedPlan, RefusedRowError, Returned, RowRefusal
from cip.model.problem import Problem
from cip.trying.together import together


class NewRow(NamedTuple):
    """A row that comes in: the text of its file before it and with it, and what a check finds."""

    row: Returned
    before: str
    text: str
    findings: tuple[Problem, ...]


class Tries:
    """What came of the rows of a plan that were tried: those that come in, and the refusals.

    Where it ``adds`` what comes in, later rows are tried on that, else each on the plan as it lies.
    """

    def __init__(self, plan: OpenedPlan, *, adds: bool = True) -> None:
        self.refused: dict[Returned, RowRefusal] = {}
        self._state = plan.state
        self._adds = adds
        self._errors: dict[Returned, tuple[Problem, ...]] = {}

    def let_in(self, rows: Iterable[Returned]) -> Sequence[NewRow]:
        """Try rows in rounds, each with one row of a file, and give those that come in."""
        found: list[NewRow] = []
        left = list(rows)
        while left:
            now: dict[str, Returned] = {}
            later = [row for row in left if now.setdefault(row.path, row) is not row]
            found += self._round(now)
            left = later
        return found

    def _round(self, rows: Mapping[str, Returned]) -> Iterable[NewRow]:
        texts, before = {}, self._state
        for path, row in rows.items():
            try:
                texts[path] = row.written(before.text(path))
            except RefusedRowError as refused:
                self.refused[row] = refused.refusal
        known = {path: self._errors[rows[path]] for path in texts if rows[path] in self._errors}
        came = together(before, texts, known)
        if self._adds:
            self._state = came.state
        for path, errors in came.refused.items():
            if errors is not known.get(path):
                row = rows[path]
                self._errors[row] = errors
                self.refused[row] = row.refusal(came.state, errors)
        for path, findings in came.made.items():
            self.refused.pop(rows[path], None)
            yield NewRow(rows[path], before.text(path), texts[path], findings)
