"""Reads a plan as the files of each of some days had it: those of the newest commit of the day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from cip.loading.plan import Loaded, load_plan
from cip.sources.history import History, Version, Watch
from cip.sources.tree import Blob


class AsRecorded(NamedTuple):
    """A plan as its files had it on a day, and the commit of these files."""

    as_of: date
    commit: str
    loaded: Loaded


def recorded(
    found: History, plan: str, days: Iterable[date], watch: Watch = iter
) -> Iterator[AsRecorded]:
    """Give a plan as of days, the oldest first, by the files of the newest commit of each.

    A day before the first commit of the plan, or on which it was not there, is left out. A record
    is made once of each text, and all texts are read before the first is given. ``watch`` is told
    for how many days that is done. Raises ``GitError``.
    """
    held = list(_held(found.versions, days))
    keys = tuple({key: None for _, _, files in held for key in files.items()})
    texts = dict(zip(keys, found.texts(keys), strict=True))
    known: Loaded | None = None
    for day, commit, files in watch(held):
        known = load_plan(plan, {path: texts[path, files[path]] for path in files}, known=known)
        yield AsRecorded(day, commit, known)


def _held(
    versions: Iterable[Version], days: Iterable[date]
) -> Iterator[tuple[date, str, Mapping[str, Blob]]]:
    """Give the commit that tells each day, and the files that it holds."""
    ahead = list(versions)[::-1]
    files: dict[str, Blob] = {}
    newest: Version | None = None
    for day in days:
        while ahead and ahead[-1].day <= day:
            newest = ahead.pop()
            _enter(files, newest)
        if newest is not None and files:
            yield day, newest.commit, dict(files)


def _enter(files: dict[str, Blob], version: Version) -> None:
    """Enter what a commit changed into the files as they were before it."""
    for path, blob in version.changed.items():
        if blob is None:
            files.pop(path, None)
        else:
            files[path] = blob
