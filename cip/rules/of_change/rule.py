"""What a rule of change is: it holds what a plan says now against what it said before."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from shlex import quote
from typing import Any, NamedTuple, TypeVar

from cip.assessment.ends import history_until
from cip.assessment.index import Index
from cip.changes.pairing import Pair, Pairs
from cip.model.changed import ChangeControl
from cip.model.plan import Action, Milestone, Plan
from cip.model.vocabulary import Severity
from cip.resources import docstring_of
from cip.rules.rule import RULES, Fault, Guards, Rule

Answer = TypeVar("Answer")


class Terms(NamedTuple):
    """By what a change is judged: what the plan file said before it, as of the day of the check.

    ``approved`` is the day up to which moves are history, ``control`` the change control that holds
    already, or None.
    """

    approved: date | None
    control: ChangeControl | None

    @property
    def tolerance_days(self) -> int:
        """Give by how many days in all a deadline may move without anybody's agreement."""
        return self.control.tolerance_days if self.control else 0


def terms_of(plan: Plan, today: date) -> Terms:
    """Give the terms of a plan that hold on a day."""
    control = plan.change_control
    holds = control is not None and control.since <= today
    return Terms(approved=history_until(plan), control=control if holds else None)


class Both(NamedTuple):
    """An action or a part before and after: what to call it, and the records that say so."""

    name: str
    before: Action | Milestone
    after: Action | Milestone


def show_command(commit: str, path: str) -> str:
    """Give the command that shows what a file said in a commit, safe for a shell."""
    return f"git show {commit}:{quote(path)}"


def bring_back_command(commit: str, path: str) -> str:
    """Give the command that brings a file or a folder back from a commit, safe for a shell."""
    return f"git checkout {commit} -- {quote(path)}"


@dataclass(frozen=True)
class ChangeSubject:
    """What rules of change look at: a plan before and after, in pairs, the terms and the day.

    ``commit`` is what a command of git calls the state before, ``paths`` are the files there are
    now, and ``is_whole`` says that each of them could be used. Nothing is known here of files that
    could not, on either side.
    """

    base: Plan
    head: Plan
    pairs: Pairs
    terms: Terms
    today: date
    commit: str = "HEAD"
    paths: frozenset[str] = frozenset()
    is_whole: bool = True
    _worked_out: dict[Any, Any] = field(default_factory=dict, repr=False)

    def once(self, work: Callable[["ChangeSubject"], Answer]) -> Answer:
        """Give what a function works out of this subject, which several rules ask for."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        answer: Answer = self._worked_out[work]
        return answer

    def bring_back(self, path: str) -> str:
        """Give the command that brings a file back as it was, or shows it where it is there."""
        command = show_command if path in self.paths else bring_back_command
        return command(self.commit, path)

    @cached_property
    def before(self) -> Index:
        """Look things up in the plan as it was."""
        return Index(self.base)

    @cached_property
    def after(self) -> Index:
        """Look things up in the plan as it is."""
        return Index(self.head)

    @cached_property
    def tracked(self) -> tuple[Both, ...]:
        """Give each action and part that was there before and is there now, and may differ."""
        found: list[Both] = []
        for pair in self.pairs.touched:
            found.extend(_both(pair.name, pair))
            for part in self.pairs.parts_of(pair):
                found.extend(_both(f"{pair.name}({part.name})", part))
        return tuple(found)

    @cached_property
    def added(self) -> tuple[tuple[str, Action | Milestone], ...]:
        """Give each action and part that was not there before, with what to call it.

        The parts of an action that was not there are not among them.
        """
        actions = self.pairs.actions
        new = [(p.name, p.after) for p in actions if p.before is None and p.after is not None]
        parts = [
            (f"{pair.name}({part.name})", part.after)
            for pair, part in self.pairs.parts
            if part.before is None and part.after is not None
        ]
        return (*new, *parts)


def _both(name: str, pair: Pair[Action] | Pair[Milestone]) -> Iterator[Both]:
    if pair.before is not None and pair.after is not None:
        yield Both(name, pair.before, pair.after)


ChangeCheck = Callable[[ChangeSubject], Iterable[Fault]]


class ChangeRule(NamedTuple):
    """The function of a rule of change; its page stands in ``RULES`` with all others.

    ``always`` is how grave its findings are whatever the plan says, ``at_most`` how grave they are
    at most; both are None where the kind alone decides.
    """

    rule: Rule
    kind: Guards
    check: ChangeCheck
    always: Severity | None = None
    at_most: Severity | None = None


CHANGE_RULES: dict[str, ChangeRule] = {}
"""The rules of change by name, in the order in which their modules define them."""


def change_rule(
    kind: Guards, *, always: Severity | None = None, at_most: Severity | None = None
) -> Callable[[ChangeCheck], ChangeCheck]:
    """Enter a function in the lists of rules, under its own name and with its docstring as page.

    Where a rule of state has that name already, the two are one rule, and its page stays.
    """

    def enter(check: ChangeCheck) -> ChangeCheck:
        name = check.__name__.replace("_", "-")
        known = RULES.get(name)
        if known is None:
            severity = always or at_most or _USUAL[kind]
            made = Rule(name=name, severity=severity, page=docstring_of(check), kind=kind)
        else:
            made = Rule(known.name, known.severity, known.page, known.check, known.advice, kind)
        RULES[name] = made
        CHANGE_RULES[name] = ChangeRule(made, kind, check, always, at_most)
        return check

    return enter


_USUAL = {
    Guards.LOSS: Severity.ERROR,
    Guards.WORDS: Severity.WARNING,
    Guards.AUTHORITY: Severity.WARNING,
}
"""How grave the findings of each kind are in a plan that has no change control."""
