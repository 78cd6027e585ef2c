"""What a rule is, and the one list of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from inspect import cleandoc
from typing import NamedTuple

from cip.assessment.index import Index
from cip.model.place import Place
from cip.model.plan import Action, Milestone, Plan, Update
from cip.model.problem import Problem
from cip.model.references import ref_of_name
from cip.model.vocabulary import Severity


class Fault(NamedTuple):
    """What a rule found: the place, what is wrong in one sentence, and what to write instead."""

    place: Place
    message: str
    help: str = ""


@dataclass(frozen=True)
class Subject:
    """What rules look at: a plan, the day, and which of its files could not be used.

    A rule that needs a broken file to judge must keep silent: ``broken`` has the paths.
    """

    plan: Plan
    as_of: date
    broken: frozenset[str] = frozenset()

    @cached_property
    def index(self) -> Index:
        """Look things up in the plan."""
        return Index(self.plan)

    @cached_property
    def broken_refs(self) -> frozenset[str]:
        """Give the references of actions and workstreams whose files could not be used."""
        refs = set()
        for path in self.broken:
            parts = path.split("/")[2:]
            refs.update(ref_of_name(part) for part in parts if part != "workstream.yaml")
        return frozenset(refs)

    def is_known_file(self, name: str) -> bool:
        """Say whether a file beside ``plan.yaml``, such as ``recommendations.yaml``, is not broken."""
        return f"plans/{self.plan.name}/{name}" not in self.broken

    def items_with_updates(self) -> Iterator[tuple[Action | Milestone, tuple[Update, ...]]]:
        """Give each action and each part of one, with its updates."""
        for action in self.plan.actions:
            yield action, action.updates
            for part in action.milestones:
                yield part, part.updates


Check = Callable[[Subject], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable kebab-case name, its severity, its manual page, and its function.

    ``check`` is None for what is found while a file is read or held against its schema.
    ``advice`` marks a rule of good writing that runs only when it is asked for.
    """

    name: str
    severity: Severity
    page: str
    check: Check | None = None
    advice: bool = False

    @property
    def summary(self) -> str:
        """Give the first sentence of the page."""
        return self.page.split("\n\n", 1)[0].replace("\n", " ")

    def problems(self, subject: Subject) -> Iterator[Problem]:
        """Give what the rule finds in a plan."""
        if self.check is None:
            return
        for place, message, help in self.check(subject):
            yield Problem(
                rule=self.name, severity=self.severity, place=place, message=message, help=help
            )


RULES: dict[str, Rule] = {}
"""The rules by name, in the order in which their modules define them."""


def rule(severity: Severity = Severity.ERROR, *, advice: bool = False) -> Callable[[Check], Check]:
    """Enter a function in the list of rules, under its own name and with its docstring as page."""

    def enter(check: Check) -> Check:
        name = check.__name__.replace("_", "-")
        page = cleandoc(check.__doc__ or "")
        RULES[name] = Rule(name=name, severity=severity, page=page, check=check, advice=advice)
        return check

    return enter


def page(name: str, severity: Severity, text: str) -> None:
    """Enter the page of a rule that is found while a file is read or held against its schema."""
    RULES[name] = Rule(name=name, severity=severity, page=cleandoc(text))
