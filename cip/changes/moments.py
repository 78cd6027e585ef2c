"""What is followed through the history of a plan: one change of its files after the other."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from cip.changes.change import Change
from cip.changes.facts import facts_of
from cip.changes.pairing import pairs_of
from cip.model.plan import Plan


class Unread(NamedTuple):
    """A file that could not be used: its path, and the references that its records had before."""

    path: str
    refs: tuple[str, ...]


class Kept(NamedTuple):
    """Where a change of the files is kept: its commit, and the day and author that this names.

    ``commit`` and ``day`` are None for what lies on disk and is in no commit yet. ``author`` is
    empty where it was not asked for.
    """

    commit: str | None = None
    day: date | None = None
    author: str = ""


class Moment:
    """One change of a plan's files: what the files that it changed said before, and say after.

    Of both sides there are only the records of these files, and what stands in ``plan.yaml``.
    ``before`` or ``after`` is None where the plan had no file. A file that could not be used is
    among ``unread``, and what it said last stands on both sides; where it can be used again, it is
    among ``bridged``, and what it says is compared with that. ``texts`` has the text of each file
    as it is after.
    """

    def __init__(
        self,
        kept: Kept,
        before: Plan | None,
        after: Plan | None,
        *,
        unread: tuple[Unread, ...] = (),
        bridged: tuple[str, ...] = (),
        texts: Mapping[str, str] | None = None,
    ) -> None:
        self.kept = kept
        self.before = before
        self.after = after
        self.unread = unread
        self.bridged = bridged
        self.texts: Mapping[str, str] = texts or {}

    @property
    def sides(self) -> tuple[Plan, ...]:
        """Give what there is of the two sides, what stands after first."""
        return tuple(side for side in (self.after, self.before) if side is not None)

    @cached_property
    def facts(self) -> tuple[Change, ...]:
        """Give all that changed. A plan that came or went is told record by record."""
        name = self.sides[0].name if self.sides else ""
        nothing = Plan(name=name, council="", title="", path=f"plans/{name}/plan.yaml")
        return facts_of(pairs_of(self.before or nothing, self.after or nothing))

    @cached_property
    def whole(self) -> tuple[Change, ...]:
        """Give the fact that the whole plan came or went; all facts where it did not."""
        if self.before is not None and self.after is not None:
            return self.facts
        return facts_of(pairs_of(self.before, self.after))
