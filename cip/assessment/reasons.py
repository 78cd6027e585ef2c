"""A named reason, in a sentence with its figures."""

from typing import NamedTuple


class Reason(NamedTuple):
    """Why an action is rated as it is, or what is to be said of it.

    ``name`` is one of the fixed names of signals and findings; ``text`` has the figures and reads
    on after the action's title.
    """

    name: str
    text: str


def counted(number: int, one: str, many: str | None = None) -> str:
    """Give a number with its noun: ``1 day``, ``2 days``."""
    return f"{number:,} {one if abs(number) == 1 else many or one + 's'}"
