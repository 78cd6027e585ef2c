"""Which changes a record declares itself, in the entries of its ``changed`` that are new."""

from typing import Any

from cip.changes.sense import sense
from cip.model.changed import Changed


def new_entries(before: Any, after: Any) -> tuple[Changed, ...]:
    """Give the declarations of a record that it did not hold before, oldest first."""
    if not after.changed:
        return ()
    known = {sense(entry) for entry in before.changed}
    return tuple(entry for entry in after.changed if sense(entry) not in known)


def declared(before: Any, after: Any, field: str) -> Changed | None:
    """Give the newest new declaration that a field of a record was changed, or None."""
    found = (e for e in reversed(new_entries(before, after)) if field in e.was)
    return next(found, None)


def is_mistyped(before: Any, after: Any, field: str) -> bool:
    """Say whether a new declaration says that a field had only been typed wrong."""
    entry = declared(before, after, field)
    return entry is not None and entry.is_mistyped
