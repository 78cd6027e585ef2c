"""The sentence that a file gets which is not read."""

from cip.model.errors import UsageError
from cip.model.text import safe


class UnreadableTableError(UsageError):
    """A file of tables is not read: what it is, and what to do."""


def refuse(name: str, why: str) -> UnreadableTableError:
    """Give the error that a file is not read; ``why`` goes on after its name."""
    return UnreadableTableError(f"{safe(name)[:80]} {why} Nothing was written.")
