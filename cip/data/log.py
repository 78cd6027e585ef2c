"""The history of one thing as a JSON document."""

from collections.abc import Iterable
from datetime import date

from cip import __version__
from cip.changes.followed import LogEntry
from cip.data.changes import LineOf, change
from cip.data.objects import Data, day


def log_document(
    address: str,
    title: str,
    entries: Iterable[Data],
    remarks: Iterable[str],
    *,
    as_of: date,
    is_whole: bool,
) -> Data:
    """Give the document of ``log``."""
    return {
        "as_of": as_of.isoformat(),
        "cip": __version__,
        "address": address,
        "title": title,
        "whole": is_whole,
        "remarks": list(remarks),
        "entries": list(entries),
    }


def log_entry(entry: LogEntry, line_of: LineOf) -> Data:
    """Give one entry; ``line_of`` finds a line in the files as they were after it."""
    return {
        "commit": entry.kept.commit,
        "day": day(entry.kept.day),
        "author": entry.kept.author or None,
        "changes": [change(fact, line_of) for fact in entry.facts],
        "unread": list(entry.unread),
        "bridged": list(entry.bridged),
    }
