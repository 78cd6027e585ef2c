"""Tries an edit: the plan with the new text of a file in it, what is wrong then, what that does.

Nothing is written. What is on disk and in the newest commit comes in as values.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cip.assessment.picture import Picture, picture
from cip.changes.change import Change
from cip.changes.effect import AnswerState, answers, effect
from cip.changes.facts import facts_of
from cip.changes.pairing import Pairs, pairs_of
from cip.checking import check
from cip.checking_change import PlanChange, Sides, check_change, how_judged
from cip.loading.plan import Loaded
from cip.model.plan import Plan
from cip.model.problem import Problem
from cip.model.text import counted
from cip.model.vocabulary import Severity
from cip.rules.of_change.strictness import strictness

if TYPE_CHECKING:
    from cip.changes.effect import Effect


class Grounds(NamedTuple):
    """What an edit is tried on: a plan as it lies there, and as the newest commit has it.

    ``base`` is None where that commit does not have the plan, and where there is none to compare
    with: then ``unjudged`` says why. ``commit`` is what git calls it. ``beside`` are the plans that
    have to do with this one, ``names`` those of all plans.
    """

    now: Loaded
    base: Loaded | None
    commit: str
    unjudged: str
    beside: tuple[Loaded, ...]
    names: tuple[str, ...]

    @property
    def plan(self) -> Plan:
        """Give the plan as it lies there."""
        return self.now.plan

    @property
    def others(self) -> tuple[Plan, ...]:
        """Give the plans beside it."""
        return tuple(loaded.plan for loaded in self.beside)

    def picture(self, *, today: date) -> Picture:
        """Give the picture of the plan as it lies there."""
        return picture(self.plan, as_of=today, beside=(self.plan, *self.others))

    def is_committed(self, path: str) -> bool:
        """Say whether the newest commit holds a file just as it lies there."""
        text = self.now.texts.get(path)
        return self.base is not None and text is not None and self.base.texts.get(path) == text


@dataclass(frozen=True, eq=False)
class PlanState:
    """A plan as it is or would be, with what a check finds of it; looked for when it is asked for.

    ``grounds`` has the plan in that state. It is judged by today.
    """

    grounds: Grounds
    today: date

    def with_texts(self, texts: Mapping[str, str]) -> "PlanState":
        """Give the state in which files have other texts."""
        return PlanState(self.grounds._replace(now=self.grounds.now.with_texts(texts)), self.today)

    def text(self, path: str) -> str:
        """Give the text of a file; none where it is not there or cannot be read."""
        return self.grounds.now.texts.get(path, "")

    @cached_property
    def judged(self) -> PlanChange | None:
        """Give what the rules of change say of the plan; None where none can."""
        grounds = self.grounds
        if grounds.unjudged:
            return None
        sides = Sides(grounds.plan.name, grounds.base, grounds.now, grounds.commit)
        return check_change(sides, today=self.today)

    @cached_property
    def found(self) -> tuple[Problem, ...]:
        """Give what ``check --against`` finds of the plan."""
        found = check(
            (self.grounds.now, *self.grounds.beside),
            self.judged.problems if self.judged is not None else (),
            as_of=self.today,
            wanted=(f"plans/{self.grounds.plan.name}",),
            names=self.grounds.names,
        )
        return found.problems

    def new_since(self, before: "PlanState") -> tuple[Problem, ...]:
        """Give what is wrong, of the state or the change, and was not before, in any file."""
        if not self.found:
            return ()
        known = Counter(map(_identity, before.found))
        new = []
        for problem in self.found:
            known[_identity(problem)] -= 1
            if known[_identity(problem)] < 0:
                new.append(problem)
        return tuple(new)


@dataclass(frozen=True, eq=False)
class Trial:
    """An edit of one file, tried: ``text`` takes the place of what it holds. Equal to itself alone.

    ``picture_before`` is that of the plan as it is, as of today, by which the change is judged.
    ``known`` is what would be wrong and is not now, where that was found out already.
    """

    grounds: Grounds
    path: str
    text: str
    picture_before: Picture
    known: tuple[Problem, ...] | None = None

    @property
    def today(self) -> date:
        """Give the day by which the change is judged."""
        return self.picture_before.as_of

    @property
    def before(self) -> str:
        """Give the text that the file has now."""
        return self.grounds.now.texts.get(self.path, "")

    @property
    def after(self) -> Loaded:
        """Give the plan as it would be."""
        return self._state_after.grounds.now

    @cached_property
    def _state_after(self) -> PlanState:
        return PlanState(self.grounds, self.today).with_texts({self.path: self.text})

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Give what would be wrong, of the state or the change, and is not now, in any file."""
        if self.known is not None:
            return self.known
        return self._state_after.new_since(PlanState(self.grounds, self.today))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Give what a check would refuse: with one of these, nothing is written."""
        return errors_of(self.problems)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Give what a check would warn of."""
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)

    @property
    def judged(self) -> PlanChange | None:
        """Give what the rules of change say of the plan as it would be; None where none can."""
        return self._state_after.judged

    @property
    def remark(self) -> str:
        """Say why the change was not judged, or how mildly; nothing where there is none to say."""
        grounds = self.grounds
        if grounds.unjudged:
            said = grounds.unjudged[:1].lower() + grounds.unjudged[1:]
            return f"Not compared with what stood before: {said}"
        if grounds.base is None:
            return f"{grounds.plan.name} is in no commit yet, so nothing in it counts as changed."
        base = grounds.base.plan
        return how_judged(base, strictness(base, today=self.today))

    @cached_property
    def pairs(self) -> Pairs:
        """Give what the plan holds before the edit and after it, in pairs."""
        now, others = self.grounds.now, list(self.grounds.others)
        found = pairs_of(
            now.plan, self.after.plan, unread_before=now.broken, unread_after=self.after.broken
        )
        return found.beside([now.plan, *others], [self.after.plan, *others])

    @cached_property
    def facts(self) -> tuple[Change, ...]:
        """Give what the edit changes, as facts."""
        return facts_of(self.pairs)

    @cached_property
    def picture_after(self) -> Picture:
        """Give the picture of the plan as it would be."""
        plan = self.after.plan
        beside = (plan, *self.grounds.others)
        return picture(plan, as_of=self.today, beside=beside, like=self.picture_before)

    @cached_property
    def answers(self) -> tuple[AnswerState, ...]:
        """Give the recommendations that would be answered otherwise."""
        return answers(self.picture_before, self.picture_after)

    @cached_property
    def effect(self) -> "Effect":
        """Give what the edit does to the figures of the plan, and why."""
        return effect(self.pairs, self.facts, as_of=self.today)


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give what a check refuses, of what it finds."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


_LINE = re.compile(r"\bline [0-9]+")


def _identity(problem: Problem) -> tuple[str, str, str]:
    """Give by what a problem is known again: not by its line, which an edit moves."""
    return problem.rule, problem.place.path, _LINE.sub("line", problem.message)


def refusal(errors: tuple[Problem, ...]) -> str:
    """Give the sentence that ends a command whose edit a check would refuse."""
    return f"A check would refuse this ({counted(len(errors), 'error')}). Nothing was written."
