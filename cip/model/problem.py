"""A problem: a plan file that is wrong, as a value with a place."""

from typing import NamedTuple

from cip.model.place import Place
from cip.model.vocabulary import Severity


class Problem(NamedTuple):
    """Something in a plan file that is wrong, in words that its editor can act on.

    ``rule`` is the stable kebab-case name, ``message`` says what is wrong in one sentence, and
    ``help`` says what to write instead (empty where there is nothing to add).
    ``number`` is 1, save for one that says how many others are not shown. ``of_change`` says that
    it was found by holding the files against what they said before.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    help: str = ""
    number: int = 1
    of_change: bool = False

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The key by which lists of problems are sorted: file, line, column, rule."""
        return (self.place.path, self.place.line, self.place.column, self.rule)


def error(rule: str, place: Place, message: str, help: str = "") -> Problem:
    """Give a problem that fails a check."""
    return Problem(rule=rule, severity=Severity.ERROR, place=place, message=message, help=help)


def warning(rule: str, place: Place, message: str, help: str = "") -> Problem:
    """Give a problem that is worth mending and fails nothing."""
    return Problem(rule=rule, severity=Severity.WARNING, place=place, message=message, help=help)
