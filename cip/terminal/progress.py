"""Says on stderr how far a long command has come: only on a terminal, and only after a second."""

import sys
from collections.abc import Iterator, Sized
from time import monotonic
from typing import Protocol, TypeVar

from cip.terminal.door import Anew

Item = TypeVar("Item", covariant=True)

_AFTER = 1.0
"""After how many seconds it begins to be said."""

_EACH = 0.2
"""How many seconds lie between two lines at least."""


class Countable(Sized, Protocol[Item]):
    """What can be counted and gone through."""

    def __iter__(self) -> Iterator[Item]:
        """Go through it."""


def with_progress(items: Countable[Item], what: str) -> Iterator[Item]:
    """Give the items one after the other, and say meanwhile how many of them are done.

    What was said is wiped out at the end. In a pipe, and where all is done at once, nothing is.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    whole, due, shown = len(items), monotonic() + _AFTER, 0
    try:
        for number, item in enumerate(items):
            if monotonic() >= due:
                text = f"{what}: {number:,} of {whole:,}"
                shown = max(shown, len(text))
                _write(f"{text:<{shown}}")
                due = monotonic() + _EACH
            yield item
    finally:
        if shown:
            _write(" " * shown)
            _write("")


def _write(text: str) -> None:
    sys.stderr.write(Anew(text))
    sys.stderr.flush()
