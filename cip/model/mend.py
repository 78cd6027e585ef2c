"""What mends a problem, as a value: made where the sentence is made that says what to write.

So whoever reads the sentence and whoever lets the tool mend it do the same.
"""

from enum import StrEnum
from typing import NamedTuple

from cip.model.place import Pointer


class Sureness(StrEnum):
    """How sure it is that a mending is what was meant.

    ``SURE``: the file says the same, and only its form was refused. ``LIKELY``: one thing is near
    that can have been meant, and the writer is asked.
    """

    SURE = "sure"
    LIKELY = "likely"


class NewValue(NamedTuple):
    """Another text in the place of a value."""

    at: Pointer
    text: str


class NewKey(NamedTuple):
    """Another name for the key of a value, which stays what it is."""

    at: Pointer
    key: str


class ByDay(NamedTuple):
    """The entries of a list in the order of their days, which stand under ``key``."""

    at: Pointer
    key: str


class NewName(NamedTuple):
    """Another name for a file, in the folder in which it lies."""

    at: Pointer
    name: str


Mending = NewValue | NewKey | ByDay | NewName
"""What is done to a file so that it is mended."""


class Mend(NamedTuple):
    """What mends a problem, and how sure it is that it is what was meant."""

    sureness: Sureness
    change: Mending


class Suggestion(NamedTuple):
    """What to write instead: the words, and the mending that they suggest, where there is one."""

    words: str
    mend: Mend | None = None

    def more(self, words: str) -> "Suggestion":
        """Give it with more words behind it."""
        return self._replace(words=f"{self.words} {words}".strip())


def suggestion(words: str, change: Mending, *, is_sure: bool = False) -> Suggestion:
    """Give words with the mending that they suggest."""
    return Suggestion(words, Mend(Sureness.SURE if is_sure else Sureness.LIKELY, change))
