"""The last words that were reported on an action."""

from datetime import date
from typing import NamedTuple

from cip.assessment.reported import all_updates
from cip.assessment.standing import Standing


class LastWords(NamedTuple):
    """A note, the day that it was reported, and what it then says comes next, if anything."""

    note: str
    day: date
    next: str | None


def last_words(standing: Standing) -> LastWords | None:
    """Give the newest note on an action or one of its parts, or None where there is none.

    Of several on one day, the last one in the file counts.
    """
    found: LastWords | None = None
    for update in all_updates(standing.action):
        if update.note and (found is None or update.date >= found.day):
            found = LastWords(update.note, update.date, update.next)
    return found
