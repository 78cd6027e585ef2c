"""Holds plans against what they said before: what the rules of change find, and how grave it is."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cip.changes.differing import comparison
from cip.changes.pairing import Pairs, beside_each_other, pairs_of
from cip.documents.reading.marks import Places
from cip.loading.plan import Loaded
from cip.model.deadline import day_for_people
from cip.model.place import Place, gone
from cip.model.plan import Plan
from cip.model.problem import Problem, a_problem, error, warning
from cip.model.text import counted
from cip.model.vocabulary import Severity
from cip.rules.of_change.catalogue import CHANGE_RULES
from cip.rules.of_change.rule import (
    ChangeRule,
    ChangeSubject,
    bring_back_command,
    show_command,
    terms_of,
)
from cip.rules.of_change.strictness import Strictness, severity, strictness
from cip.rules.rule import Fault

if TYPE_CHECKING:
    from cip.changes.told import Told


class Sides(NamedTuple):
    """One plan before a change and after it; None where it was not there, or is gone.

    ``commit`` is what a command of git calls the state before.
    """

    name: str
    base: Loaded | None
    head: Loaded | None
    commit: str

    @property
    def pairs(self) -> Pairs:
        """Give what both sides hold, in pairs."""
        return pairs_of(
            self.base.plan if self.base else None,
            self.head.plan if self.head else None,
            unread_before=self.base.broken if self.base else (),
            unread_after=self.head.broken if self.head else (),
        )

    @property
    def legible(self) -> frozenset[str]:
        """Give the paths of the files that could be read on both sides."""
        if self.base is None or self.head is None:
            return frozenset()
        both = self.base.texts.keys() & self.head.texts.keys()
        return frozenset(both - {*self.base.broken, *self.head.broken})


class PlanChange(NamedTuple):
    """What a change does to one plan: how strictly it is judged, the pairs, and what is wrong.

    ``texts`` has the text of each file as it is, by path.
    """

    name: str
    strictness: Strictness
    pairs: Pairs
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]

    @property
    def remark(self) -> str:
        """Give what a reader has to know of how the plan is judged, or nothing."""
        return how_judged(self.pairs.base, self.strictness)


def how_judged(base: Plan | None, strict: Strictness) -> str:
    """Give what a reader has to know of how strictly a change of a plan is judged, or nothing."""
    if base is None:
        return ""
    if strict is Strictness.DRAFT and base.approved is not None:
        day = day_for_people(base.approved)
        return (
            f"{base.name} is a draft until {day}: nothing in this change of it is refused, "
            "except change control that is put off, taken out or begins too late."
        )
    if strict is Strictness.TYPING_IN and base.change_control is not None:
        day = day_for_people(base.change_control.since)
        return (
            f"Until {day} {base.name} is being typed in: nothing in this change is refused, "
            "except to put off change control or to take it out."
        )
    return ""


class Compared(NamedTuple):
    """With what files were compared, and what was found in each plan.

    ``asked`` is what was named, ``base`` the full hash of the commit that this led to and ``words``
    how people call it. ``head`` is the newest commit, and ``is_clean`` says whether it holds what
    lies on disk; None where nobody asked. ``paths`` are those of the files of plans that differ,
    ``legible`` those of them that could be read on both sides, ``beside`` those of other files that
    differ, and on which a check rests. ``today`` is the day by which the change was judged.
    """

    asked: str
    base: str
    words: str
    head: str
    is_clean: bool | None
    paths: tuple[str, ...]
    plans: tuple[PlanChange, ...]
    today: date
    legible: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    remark: str = ""

    @property
    def files(self) -> int:
        """Give how many files of plans differ."""
        return len(self.paths)

    def told(self) -> "tuple[Told, ...]":
        """Tell what was changed in each plan; what was changed beside them, once.

        It costs several pictures of each plan, and only who prints it asks.
        """
        from cip.changes.told import told_of_all

        return told_of_all((plan.pairs for plan in self.plans), as_of=self.today, files=self.beside)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Give what a reader has to know of the comparison, a sentence each."""
        found = (*(plan.remark for plan in self.plans), self.remark)
        return comparison(self.words, self.paths), *filter(None, found)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give what the rules of change found in all plans."""
        return tuple(problem for plan in self.plans for problem in plan.problems)


def check_changes(sides: Iterable[Sides], *, today: date) -> tuple[PlanChange, ...]:
    """Give what the rules of change find in each of several plans, which may name one another."""
    every = tuple(sides)
    pairs = beside_each_other(one.pairs for one in every)
    return tuple(
        check_change(one, today=today, pairs=known) for one, known in zip(every, pairs, strict=True)
    )


def check_change(sides: Sides, *, today: date, pairs: Pairs | None = None) -> PlanChange:
    """Give what the rules of change find in one plan; ``pairs`` are known with the plans beside it.

    How grave it is follows from what the plan's own file said before. The day is that of the check,
    whatever day a picture is asked for: who could choose it could choose the terms.
    """
    before = sides.base.plan if sides.base else None
    strict = strictness(before, today=today)
    pairs = pairs or sides.pairs
    found = _together(_found(sides, pairs, strict, today), strict)
    problems = tuple(problem._replace(of_change=True) for problem in found)
    texts = sides.head.texts if sides.head else {}
    return PlanChange(sides.name, strict, pairs, problems, texts)


def _found(sides: Sides, pairs: Pairs, strict: Strictness, today: date) -> Iterator[Problem]:
    if sides.head is None:
        if sides.base is not None and strict is not Strictness.DRAFT:
            yield _deleted(sides, sides.base.plan, strict)
        return
    yield from _unreadable(sides)
    subject = _subject(sides, sides.head, pairs, today)
    places = Places(sides.head.texts)
    unread = {*sides.head.broken, *(sides.base.broken if sides.base else ())}
    faults = [
        (rule, grave, fault)
        for rule in CHANGE_RULES.values()
        if (grave := _severity(rule, strict, is_new=sides.base is None)) is not None
        for fault in rule.check(subject)
        if fault.at.path not in unread  # what is missing may stand in what could not be read
    ]
    faults.sort(key=lambda found: found[2].at.path)
    for rule, grave, fault in faults:
        place = _place(fault, places, sides.head.texts)
        yield a_problem(rule.rule.name, grave, place, fault.message, fault.help)


def _severity(rule: ChangeRule, strict: Strictness, *, is_new: bool) -> Severity | None:
    if is_new and rule.always is None:
        return None
    return severity(rule, strict)


def _subject(sides: Sides, head: Loaded, pairs: Pairs, today: date) -> ChangeSubject:
    nothing = Plan(name=sides.name, council=sides.name, title=sides.name, readable=False)
    base = sides.base.plan if sides.base else nothing
    return ChangeSubject(
        base=base,
        head=head.plan,
        pairs=pairs,
        terms=terms_of(base, today),
        today=today,
        commit=sides.commit,
        paths=frozenset(head.results),
        is_whole=not head.problems,
    )


def _place(fault: Fault, places: Places, texts: Mapping[str, str]) -> Place:
    """Give the place of a fault; a file that is not there any more has no line."""
    return places.of(fault.at) if fault.at.path in texts else gone(fault.at.path)


def _deleted(sides: Sides, plan: Plan, strict: Strictness) -> Problem:
    folder = f"plans/{sides.name}"
    made = error(
        "plan-deleted",
        gone(f"{folder}/plan.yaml"),
        f"The plan {sides.name} with {counted(len(plan.actions), 'action')} is gone",
        f"Bring it back with '{bring_back_command(sides.commit, folder)}'. A plan that is at its "
        "end says so in its plan.yaml:\nclosed:\n"
        '  on: (the day)\n  reason: "(why it has ended)"',
    )
    loose = strict is Strictness.TYPING_IN
    return made._replace(severity=Severity.WARNING) if loose else made


def _unreadable(sides: Sides) -> Iterator[Problem]:
    """Say of each file that was broken before that the change of it could not be judged."""
    if sides.base is None or sides.head is None:
        return
    for path in sides.base.broken:
        place = Place(path) if path in sides.head.results else gone(path)
        yield warning(
            "base-unreadable",
            place,
            "This file could not be read before the change, so what was changed in it was not "
            "judged",
            f"'{show_command(sides.commit, path)}' shows what it said.",
        )


def _together(problems: Iterable[Problem], strict: Strictness) -> Iterator[Problem]:
    """Give the problems; while a plan is typed in, the warnings of one rule as one, counted."""
    if strict is not Strictness.TYPING_IN:
        yield from problems
        return
    by_rule: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            yield problem
        else:
            by_rule.setdefault(problem.rule, []).append(problem)
    for first, *others in by_rule.values():
        if not others:
            yield first
            continue
        more = counted(len(others), "time")
        message = f"{first.message} (and {more} more in this plan)"
        yield first._replace(message=message)
