"""A problem: a plan file that is wrong, as a value with a place."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

from cip.model.mend import Mend, Suggestion
from cip.model.place import Place
from cip.model.vocabulary import Severity


class Problem(NamedTuple):
    """Something in a plan file that is wrong, in words that its editor can act on.

    ``rule`` is the stable kebab-case name, ``message`` says what is wrong in one sentence, and
    ``help`` says what to write instead (empty where there is nothing to add).
    ``number`` is how many it stands for: 1, save for one that stands for others of its file too,
    which were counted and are not put into words. ``of_change`` says that it was found by holding
    the files against what they said before.
    ``mend`` is what the help suggests, as a value; None where the writer alone knows what is right.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    help: str = ""
    number: int = 1
    of_change: bool = False
    mend: Mend | None = None

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The key by which lists of problems are sorted: file, line, column, rule."""
        return (self.place.path, self.place.line, self.place.column, self.rule)


class Mended(NamedTuple):
    """A problem that was mended, and by what, in short: ``status: Complete -> complete``.

    ``path`` is what its file is called now. There is no problem where only the first line was put
    right that tells editors which form a file has.
    """

    problem: Problem | None
    words: str
    path: str


MOST_IN_A_FILE = 20
"""How many problems of a file are named: nobody mends more before checking again."""

_Found = TypeVar("_Found")


def first_and_rest(found: Iterable[_Found]) -> Iterator[tuple[_Found, int]]:
    """Give the first of what is wrong in a file, each with 1, and how many there are behind them.

    The one after the ``MOST_IN_A_FILE`` stands for all that are left: it has their number. So the
    others are counted, and nobody has to put them into words.
    """
    left = iter(found)
    for item in islice(left, MOST_IN_A_FILE):
        yield item, 1
    for item in left:
        yield item, 1 + sum(1 for _ in left)


def number_of(problems: Iterable[Problem], severity: Severity) -> int:
    """Give how many problems of a severity there are, those too that are only counted."""
    return sum(problem.number for problem in problems if problem.severity is severity)


def a_problem(
    rule: str, severity: Severity, place: Place, message: str, help: str | Suggestion = ""
) -> Problem:
    """Give a problem; ``help`` is words, or words with the mending that they suggest."""
    said = help if isinstance(help, Suggestion) else Suggestion(help)
    return Problem(rule, severity, place, message, said.words, mend=said.mend)


def error(rule: str, place: Place, message: str, help: str | Suggestion = "") -> Problem:
    """Give a problem that fails a check."""
    return a_problem(rule, Severity.ERROR, place, message, help)


def warning(rule: str, place: Place, message: str, help: str | Suggestion = "") -> Problem:
    """Give a problem that is worth mending and fails nothing."""
    return a_problem(rule, Severity.WARNING, place, message, help)
