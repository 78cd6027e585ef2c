"""What a rule is, and the one list of them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from inspect import cleandoc
from typing import NamedTuple

from cip.assessment.declared import Changing, declared
from cip.assessment.index import Index
from cip.assessment.known import known
from cip.documents.reading.marks import Places
from cip.model.holes import Holes
from cip.model.likeness import Nearest
from cip.model.mend import Suggestion
from cip.model.place import Pointer, Spot
from cip.model.plan import Action, Milestone, Plan
from cip.model.problem import Problem, a_problem
from cip.model.references import above, ref_of_name
from cip.model.vocabulary import Severity
from cip.resources import docstring_of
from cip.rules.circles import Links, circles
from cip.rules.successors import Link, links_of

_ENDINGS = (".yaml", ".yml")


class Fault(NamedTuple):
    """What a rule found: at what, what is wrong in one sentence, and what to write instead.

    ``help`` is a sentence, with what it suggests as a value where that can be done for the writer;
    below it may stand a block of lines to paste into the file. ``number`` is that of the problem
    that it becomes: 1, or how many it stands for.
    """

    at: Pointer
    message: str
    help: str | Suggestion = ""
    number: int = 1


@dataclass(frozen=True)
class Subject:
    """What rules look at: a plan, the day, and which of its files could not be used.

    A rule that needs a broken file to judge must keep silent: ``broken`` has the paths. So must one
    that needs what ``lacks`` says is not known of a file of which only a part fits; what it finds
    at such a value itself is left out without that. ``places`` is for a sentence that names the
    line of another entry. ``plans`` has the other plans of the repository, as far as they are
    known.
    Messages say what is wrong and what to write instead, and quote through ``cip.rules.words``.
    """

    plan: Plan
    as_of: date
    broken: frozenset[str] = frozenset()
    holes: Mapping[str, Holes] = field(default_factory=dict)
    places: Places = field(default_factory=lambda: Places({}))
    plans: "Plans | None" = field(default=None, repr=False)

    def lacks(self, spot: Spot, *way: str | int) -> bool:
        """Say whether something at a way from a record is not known, as it does not fit.

        A star in the way stands for any key and any number: ``("updates", "*", "status")``.
        """
        holes = self.holes.get(spot.path)
        return holes is not None and holes.touch((*spot.keys, *way))

    def known_faults(self, rule: "Rule") -> Iterator[Fault]:
        """Give what a rule finds, save at values that are not known."""
        for fault in rule.faults(self):
            holes = self.holes.get(fault.at.path)
            if holes is None or not holes.hide(fault.at.keys):
                yield fault

    @cached_property
    def index(self) -> Index:
        """Look things up in the plan."""
        return Index(self.plan)

    @cached_property
    def known(self) -> Plan:
        """Give the plan as it is known on the day: what is dated later counts for nothing yet."""
        return known(self.plan, as_of=self.as_of)

    @cached_property
    def known_index(self) -> Index:
        """Look things up in the plan as it is known on the day."""
        return Index(self.known)

    @cached_property
    def declared(self) -> tuple[Changing, ...]:
        """Give everything in the plan that was changed and says so."""
        return tuple(declared(self.plan))

    @cached_property
    def broken_refs(self) -> frozenset[str]:
        """Give the references of actions and workstreams whose files could not be used."""
        names = (name for path in self.broken for name in path.split("/")[2:])
        return frozenset(ref_of_name(name.removesuffix(".yml")) for name in names)

    @cached_property
    def broken_folders(self) -> frozenset[str]:
        """Give the references of workstreams whose whole folder could not be read."""
        names = (path.rsplit("/", 1)[1] for path in self.broken if path.count("/") == 2)
        return frozenset(ref_of_name(name) for name in names if not name.endswith(_ENDINGS))

    def may_exist(self, ref: str) -> bool:
        """Say whether a reference may be that of something in a file that could not be used."""
        return ref in self.broken_refs or any(r in self.broken_folders for r in above(ref))

    @cached_property
    def successors(self) -> Mapping[Link, Pointer]:
        """Give what took the place of what is withdrawn, by addresses, and where that is written.

        They stand in the plan's order.
        """
        return links_of(self.plan)

    def is_broken(self, path: str) -> bool:
        """Say whether a file is there, in capitals or with ``.yml`` too, and could not be used."""
        ways = (path, path.removesuffix("yaml") + "yml", path.rsplit("/", 1)[0])
        return not self._broken_in_small.isdisjoint(way.lower() for way in ways)

    @cached_property
    def _broken_in_small(self) -> frozenset[str]:
        return frozenset(path.lower() for path in self.broken)

    def tracked(self) -> tuple[tuple[str, Action | Milestone], ...]:
        """Give each action and each part of one, with what to call it: ``1.1``, ``1.1(a)``."""
        return self._tracked

    def reported(self) -> tuple[tuple[str, Action | Milestone], ...]:
        """Give each action and each part that has updates: in most plans few parts have any."""
        return self._reported

    @cached_property
    def _reported(self) -> tuple[tuple[str, Action | Milestone], ...]:
        return tuple(named for named in self._tracked if named[1].updates)

    @cached_property
    def _tracked(self) -> tuple[tuple[str, Action | Milestone], ...]:
        found: list[tuple[str, Action | Milestone]] = []
        for action in self.plan.actions:
            found.append((action.ref, action))
            found.extend((f"{action.ref}({part.ref})", part) for part in action.milestones)
        return tuple(found)


Through = tuple[list[str], list[int]]
"""A circle that goes through a plan, and at which numbers in it that plan's own members stand."""


@dataclass(frozen=True)
class Plans:
    """The plans of a repository: the names of all in order, and by name those read whole."""

    names: Collection[str]
    read: Mapping[str, Subject]

    @cached_property
    def near(self) -> Nearest:
        """Find the plans that a misspelt name most likely means, asked for all plans together."""
        return Nearest(self.names)

    def circles_through(self, plan: str) -> Sequence[Through]:
        """Give the circles of what is withdrawn that go through a plan.

        Each is said to have taken the place of the one before. They may go through several plans:
        ``council/1.1``, ``council-2027/1.1``.
        """
        return self._circles.get(plan, ())

    @cached_property
    def _circles(self) -> Mapping[str, Sequence[Through]]:
        """Give the circles by each plan that they go through, found once for all plans."""
        links: Links = {}
        for subject in self.read.values():
            for before, after in subject.successors:
                links.setdefault(before, []).append(after)
        found: dict[str, list[Through]] = {}
        for circle in circles(links):
            members: dict[str, list[int]] = {}
            for number, address in enumerate(circle):
                members.setdefault(address.partition("/")[0], []).append(number)
            for plan, numbers in members.items():
                found.setdefault(plan, []).append((circle, numbers))
        return found


Check = Callable[[Subject], Iterable[Fault]]


class Guards(StrEnum):
    """What a rule of change guards; how grave its findings are follows from it and from the plan.

    ``LOSS``: the record loses nothing. ``WORDS``: words and proof stay. ``AUTHORITY``: what was
    promised is changed by those who may.
    """

    LOSS = "loss"
    WORDS = "words"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable kebab-case name, its severity, its manual page, and its function.

    ``check`` is None for what is found while a file is read or held against its schema.
    ``advice`` marks a rule of good writing that runs only when it is asked for. ``kind`` is that of
    a rule of change (``cip.rules.of_change``); a rule that has a ``check`` too is one of both.
    """

    name: str
    severity: Severity
    page: str
    check: Check | None = None
    advice: bool = False
    kind: Guards | None = None

    @property
    def summary(self) -> str:
        """Give the first sentence of the page."""
        return self.page.split("\n\n", 1)[0].replace("\n", " ")

    def faults(self, subject: Subject) -> Iterable[Fault]:
        """Give what the rule finds in a plan."""
        return self.check(subject) if self.check is not None else ()

    def problem(self, fault: Fault, places: Places) -> Problem:
        """Give the problem that a fault is, at its place."""
        place = places.of(fault.at)
        found = a_problem(self.name, self.severity, place, fault.message, fault.help)
        return found._replace(number=fault.number)


RULES: dict[str, Rule] = {}
"""The rules by name, in the order in which their modules define them."""


def rule(severity: Severity = Severity.ERROR, *, advice: bool = False) -> Callable[[Check], Check]:
    """Enter a function in the list of rules, under its own name and with its docstring as page."""

    def enter(check: Check) -> Check:
        name = check.__name__.replace("_", "-")
        page = docstring_of(check)
        RULES[name] = Rule(name=name, severity=severity, page=page, check=check, advice=advice)
        return check

    return enter


def page(name: str, severity: Severity, text: str, kind: Guards | None = None) -> None:
    """Enter the page of a rule that no function of a rule finds.

    It is found while a file is read or held against its schema, or, with a ``kind``, where the two
    sides of a change are put together.
    """
    RULES[name] = Rule(name=name, severity=severity, page=cleandoc(text), kind=kind)
