"""The sentence that a file gets which is not read."""

from cip.model.errors import UsageError
from cip.model.text import safe


class UnreadableTableError(UsageError):
    """A file of tables is not read: what it is, and what to do."""


def refuse(name: str, why: str) -> UnreadableTableError:
    """Give the error that a file is not read; ``why`` goes on after its name."""
    return UnreadableTableError(f"{safe(name)[:80]} {why} Nothing was written.")


class TooMuchError(UnreadableTableError):
    """A file of tables is not read, as it holds too much; ``what`` goes on after its name."""

    def __init__(self, name: str, what: str, cure: str) -> None:
        super().__init__(f"{safe(name)[:80]} {what}. {cure} Nothing was written.")
        self.what = what
