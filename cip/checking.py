"""Runs the rules over loaded plans: the problems of every file, in file order, and not too many."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from cip.documents.reading.marks import Places
from cip.loading.plan import Loaded
from cip.model.problem import MOST_IN_A_FILE, Mended, Problem, error, number_of
from cip.model.text import counted
from cip.model.vocabulary import Severity
from cip.rules.of_state import RULES
from cip.rules.rule import Plans, Rule, Subject

if TYPE_CHECKING:
    from cip.checking_change import Compared


class Fixed(NamedTuple):
    """What was mended before files were checked again, and what was not.

    ``likely`` is how many of the problems that are left can be mended where somebody is asked.
    ``refused`` has a sentence for each file that could not be written to. It ``stopped_early``
    where it would have been too much work to try every mending.
    """

    mended: tuple[Mended, ...]
    likely: int
    refused: tuple[str, ...] = ()
    stopped_early: bool = False


class Checked(NamedTuple):
    """What a check found: the problems in file order, and how many files were looked at.

    ``texts`` has the text of each file in which there is a problem, by path. ``compared`` says with
    what the files were compared, None where they were not. ``strict`` says that warnings count as
    much as errors. ``fixed`` says what was mended before, None where that was not asked for.
    """

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    files: int
    compared: "Compared | None" = None
    strict: bool = False
    fixed: "Fixed | None" = None

    @property
    def holds(self) -> bool:
        """Say whether what was checked may stand as it is."""
        is_refused = self.fixed is not None and bool(self.fixed.refused)
        return not (self.errors or is_refused or (self.strict and self.warnings))

    @property
    def errors(self) -> int:
        """Give how many errors there are, those too that are only counted."""
        return number_of(self.problems, Severity.ERROR)

    @property
    def warnings(self) -> int:
        """Give how many warnings there are, those too that are only counted."""
        return number_of(self.problems, Severity.WARNING)


def check(
    plans: Iterable[Loaded],
    beside: Iterable[Problem],
    *,
    as_of: date,
    wanted: Sequence[str] = (),
    advice: bool = False,
    names: Sequence[str] = (),
    whole: bool = False,
) -> Checked:
    """Check plans, and give what is wrong in the wanted paths; everywhere where none is named.

    ``beside`` are the problems that are known already: of what lies beside the plans, and of a
    change of them. What was found of a change is not said again of the state. ``names`` are those
    of all plans of the repository, also of such as are not to be checked. Of very many problems the
    first are given, and how many others there are; with ``whole`` all of them.
    """
    read = tuple(plans)
    subjects = _subjects(read, names, as_of)
    known = tuple(beside)
    told = {(problem.rule, problem.place) for problem in known}
    texts: dict[str, str] = {}
    files = 0

    def found() -> Iterator[Problem]:
        nonlocal files
        yield from known
        for loaded, subject in zip(read, subjects, strict=True):
            paths = {*loaded.texts, *loaded.broken}
            files += sum(_is_wanted(path, wanted) for path in paths)
            for problem in _all_of(loaded, subject, advice=advice):
                if (problem.rule, problem.place) not in told:
                    yield problem

    concerned = (problem for problem in found() if _is_wanted(problem.place.path, wanted))
    problems = in_order(concerned) if whole else first_of(concerned)
    for path in dict.fromkeys(problem.place.path for problem in problems):
        found_in = (loaded.texts[path] for loaded in read if path in loaded.texts)
        texts.update((path, text) for text in found_in)
    return Checked(problems, texts, files)


def _is_wanted(path: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(lies_in(path, folder) for folder in wanted)


def lies_in(path: str, folder: str) -> bool:
    """Say whether a path is that of a folder or file, or lies in it; the root is the empty path."""
    return folder == "" or path == folder or path.startswith(folder + "/")


MOST_IN_ALL = 2000
"""How many problems are named, of all plans that one command reads."""

_AT_ONCE = 5 * MOST_IN_ALL
"""From how many on those are let go that will not be named, so that they take no memory."""


def problems_of(loaded: Loaded, *, as_of: date, advice: bool = False) -> tuple[Problem, ...]:
    """Give what is wrong with a plan's files: what loading found, and what the rules find.

    They are the ``first_of`` them. Rules that only give advice about good writing run where
    ``advice`` is asked for. None runs where the plan is too large to be read whole: what is missing
    may stand in the rest. What other plans hold is not known here.
    """
    return first_of(_all_of(loaded, _subject(loaded, as_of), advice=advice))


def _all_of(loaded: Loaded, subject: Subject, *, advice: bool) -> Iterator[Problem]:
    is_whole = loaded.is_whole
    rules = [rule for rule in RULES.values() if is_whole and (advice or not rule.advice)]
    return chain(loaded.problems, _found(subject, rules))


def _subject(loaded: Loaded, as_of: date, plans: Plans | None = None) -> Subject:
    holes = loaded.holes
    return Subject(
        plan=loaded.plan_to_check,
        as_of=as_of,
        broken=frozenset(loaded.broken) - holes.keys(),
        holes=holes,
        places=Places(loaded.texts),
        plans=plans,
    )


def _subjects(read: Iterable[Loaded], names: Sequence[str], as_of: date) -> list[Subject]:
    """Give what rules look at for each plan; they know of each other."""
    whole: dict[str, Subject] = {}
    plans = Plans(dict.fromkeys(sorted(names)), whole)
    found = []
    for loaded in read:
        subject = _subject(loaded, as_of, plans)
        found.append(subject)
        if loaded.is_whole:
            whole[loaded.plan.name] = subject
    return found


def _found(subject: Subject, rules: Iterable[Rule]) -> Iterator[Problem]:
    """Give what the rules find, each fault at its place.

    They are taken by file, some thousands at a time, so that a file is read again only once for
    all that was found in it.
    """
    faults = ((rule, fault) for rule in rules for fault in subject.known_faults(rule))
    while some := list(islice(faults, _AT_ONCE)):
        some.sort(key=lambda found: found[1].at.path)
        yield from (rule.problem(fault, subject.places) for rule, fault in some)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give problems by file, line, column and rule."""
    return tuple(sorted(problems, key=lambda problem: problem.order))


_Left = dict[tuple[str, Severity], Problem]
"""Those that are left out, by the file and how grave they are: the first, with their number."""


def first_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the first problems of each file, and of all, and how many others are left out.

    One that stands for several is never named: it counts as many among those that are left out.
    """
    named: list[Problem] = []
    left: _Left = {}
    for problem in problems:
        named.append(problem)
        if len(named) >= _AT_ONCE:
            named = list(_named(named, left))
    named = list(_named(named, left))
    return in_order([*named, *_left_out(named, left)])


def _named(problems: list[Problem], left: _Left) -> Iterator[Problem]:
    """Give the first problems of each file, and enter those that are left out."""
    path, in_file, in_all = "", 0, 0
    for problem in in_order(problems):
        if problem.place.path != path:
            path, in_file = problem.place.path, 0
        is_one = problem.number == 1
        if is_one and in_file < MOST_IN_A_FILE and in_all < MOST_IN_ALL:
            in_file, in_all = in_file + 1, in_all + 1
            yield problem
        else:
            _leave(problem, left)


def _leave(problem: Problem, left: _Left) -> None:
    key = (problem.place.path, problem.severity)
    known = left.get(key)
    if known is not None:
        first = min(known, problem, key=lambda item: item.order)
        problem = first._replace(number=known.number + problem.number)
    left[key] = problem


def _left_out(named: list[Problem], left: _Left) -> Iterator[Problem]:
    """Say of each file how many are left out, and of files of which none is named, together."""
    shown = {problem.place.path for problem in named}
    others: _Left = {}
    for (path, severity), first in sorted(left.items(), key=lambda item: item[0]):
        if path in shown:
            yield _more(first, "in this file")
            continue
        known = others.get(("", severity))
        number = first.number + (known.number if known else 0)
        others["", severity] = (known or first)._replace(number=number)
    for first in others.values():
        yield _more(first, "in this file and those after it")


def _more(first: Problem, where: str) -> Problem:
    verb = "is" if first.number == 1 else "are"
    said = f"{counted(first.number, f'more {first.severity.value}')} {where} {verb} not shown"
    made = error("too-many-problems", first.place, said, "Mend those above, and check again.")
    return made._replace(severity=first.severity, number=first.number)
