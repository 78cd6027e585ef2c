"""Runs the rules over loaded plans: every problem of every file, in file order."""

from collections.abc import Iterable
from datetime import date

from cip.documents.reading.marks import Places
from cip.loading.plan import Loaded
from cip.model.problem import Problem
from cip.rules.catalogue import RULES
from cip.rules.rule import Subject


def problems_of(loaded: Loaded, *, as_of: date, advice: bool = False) -> tuple[Problem, ...]:
    """Give what is wrong with a plan's files: what loading found, and what the rules find.

    Rules that only give advice about good writing run where ``advice`` is asked for.
    """
    broken = frozenset(problem.place.path for problem in loaded.problems)
    places = Places(loaded.texts)
    subject = Subject(plan=loaded.plan, as_of=as_of, broken=broken, places=places)
    rules = (rule for rule in RULES.values() if advice or not rule.advice)
    faults = [(rule, fault) for rule in rules for fault in rule.faults(subject)]
    faults.sort(key=lambda found: found[1].at.path)  # so that each file is read again only once
    found = (rule.problem(fault, places) for rule, fault in faults)
    return in_order((*loaded.problems, *found))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give problems by file, line, column and rule."""
    return tuple(sorted(problems, key=lambda problem: problem.order))
