"""Reads commits, each held against its hash, and finds where two of them have their beginning.

Git is not asked for the latter: what it would believe of a history (files that stand beside the
objects, to make it quicker or to replace a part of it) can be false in a folder that came by mail.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Flag, auto
from heapq import heappop, heappush
from typing import NamedTuple

from cip.sources.git import Failure, GitError, Reader

_HEAD = re.compile(rb"tree ([0-9a-f]+)\n((?:parent [0-9a-f]+\n)*)")
_AUTHOR = re.compile(rb"author ([^\n<]*)")
_TIME = re.compile(rb"\ncommitter [^\n]*> ([0-9]{1,11}) ([-+])([0-9]{2})([0-9]{2})$", re.MULTILINE)
_DAY = 86_400
_DAY_OF_THE_CLOCK = date(1970, 1, 1).toordinal()


class Commit(NamedTuple):
    """A commit: the tree it holds, those it was made from, and when it was made.

    ``seconds`` are those since 1970, 0 where it does not say so; ``zone`` is how many more the
    clock showed where it was made.
    """

    oid: str
    tree: str
    parents: tuple[str, ...]
    seconds: int
    zone: int
    author: str

    @property
    def day(self) -> date:
        """Give the day on which it was made, where it was made."""
        days = max(0, self.seconds + self.zone) // _DAY
        return date.fromordinal(min(_DAY_OF_THE_CLOCK + days, date.max.toordinal()))


def object_id(kind: str, data: bytes, like: str) -> str:
    """Give the hash of an object, of the kind (SHA-1 or SHA-256) that another one is."""
    digest = hashlib.sha1 if len(like) == 40 else hashlib.sha256
    found = digest(b"%s %d\0" % (kind.encode(), len(data)), usedforsecurity=False)
    found.update(data)
    return found.hexdigest()


def verified(reader: Reader, oid: str, kind: str) -> bytes:
    """Give what an object holds. Raises ``GitError`` where that does not have this hash."""
    return _held_against(reader.object(oid, kind), oid, kind)


def verified_each(reader: Reader, oids: Sequence[str], kind: str) -> Iterator[bytes]:
    """Give what each of several objects holds, as ``verified`` does; quicker than one by one."""
    for oid, data in zip(oids, reader.objects(oids, kind), strict=True):
        yield _held_against(data, oid, kind)


def _held_against(data: bytes, oid: str, kind: str) -> bytes:
    if object_id(kind, data, oid) != oid:
        raise GitError(Failure.UNREADABLE)
    return data


def commit_of(reader: Reader, oid: str) -> Commit:
    """Give the commit of a hash. Raises ``GitError``."""
    return _parsed(oid, verified(reader, oid, "commit"))


def commit_if_there(reader: Reader, oid: str) -> Commit | None:
    """Give the commit of a hash, or None where the clone does not hold it."""
    data = reader.object_if_there(oid, "commit")
    return None if data is None else _parsed(oid, _held_against(data, oid, "commit"))


def _parsed(oid: str, data: bytes) -> Commit:
    head = _HEAD.match(data)
    if head is None:
        raise GitError(Failure.UNREADABLE)
    tree, parents = (group.decode() for group in head.groups())
    author = _AUTHOR.match(data, head.end())
    seconds, zone = _time(data[head.end() - 1 : data.find(b"\n\n")])
    return Commit(
        oid=oid,
        tree=tree,
        parents=tuple(line.removeprefix("parent ") for line in parents.split("\n")[:-1]),
        seconds=seconds,
        zone=zone,
        author=author[1].decode("utf-8", "replace").strip() if author else "",
    )


def _time(head: bytes) -> tuple[int, int]:
    """Give when a commit was made, and how many seconds the clock there is ahead; 0 if unknown."""
    found = _TIME.search(head)
    if found is None:
        return 0, 0
    seconds, sign, hours, minutes = found.groups()
    ahead = int(hours) * 3600 + int(minutes) * 60
    return int(seconds), -ahead if sign == b"-" else ahead


class Beginnings(NamedTuple):
    """Where two commits have their beginning: the newest that both were made from.

    There are several where two lines were merged into each other. They are not ``certain`` where
    the clone lacks a part of the history in which there may be a newer one.
    """

    commits: tuple[str, ...]
    certain: bool = True


class _Of(Flag):
    """Which of the two a commit belongs to the history of; ``OLDER`` is what a beginning has."""

    ONE = auto()
    OTHER = auto()
    BOTH = ONE | OTHER
    OLDER = auto()


def beginnings(reader: Reader, one: str, other: str) -> Beginnings:
    """Give where two commits have their beginning. Raises ``GitError``."""
    return _Search(reader).beginnings(one, other)


class _Search:
    """Goes back from two commits, the newest first, until all that is ahead is older than both.

    The times of commits decide only how far it has to go: the answer holds whatever they say.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._commits: dict[str, Commit | None] = {}
        self._marks: dict[str, _Of] = {}
        self._ahead: list[tuple[int, str]] = []
        self._open: set[str] = set()
        """Those ahead of which something that is not older yet may be found."""

    def beginnings(self, one: str, other: str) -> Beginnings:
        self._mark(one, _Of.ONE)
        self._mark(other, _Of.OTHER)
        for commit in self._steps():
            mark = self._marks[commit.oid]
            for parent in commit.parents:
                self._mark(parent, mark | _Of.OLDER if mark == _Of.BOTH else mark)
        found = {oid for oid, mark in self._marks.items() if mark == _Of.BOTH}
        if len(found) > 1:
            found -= self._before(found)
        return Beginnings(
            tuple(sorted(found, key=self._place)),
            certain=bool(found & {one, other})  # for none is newer than one of the two
            or not any(self._is_cut_off(oid) for oid in self._marks),
        )

    def _mark(self, oid: str, mark: _Of) -> None:
        known = self._marks.get(oid, _Of(0))
        if self._commit(oid) is None or mark in known:
            return
        self._marks[oid] = known | mark
        heappush(self._ahead, self._place(oid))
        if _Of.OLDER in known | mark:
            self._open.discard(oid)
        else:
            self._open.add(oid)

    def _steps(self) -> Iterator[Commit]:
        while self._open:
            commit = self._commit(heappop(self._ahead)[1])
            if commit is not None:
                self._open.discard(commit.oid)
                yield commit

    def _before(self, oids: Iterable[str]) -> set[str]:
        """Give all that some commits were made from: of several, one may be before another."""
        found: set[str] = set()
        ahead = list(oids)
        while ahead:
            commit = self._commit(ahead.pop())
            for parent in commit.parents if commit else ():
                if parent not in found:
                    found.add(parent)
                    ahead.append(parent)
        return found

    def _is_cut_off(self, oid: str) -> bool:
        """Say whether the clone lacks what a commit was made from that is of one history alone."""
        commit = self._commit(oid)
        parents = commit.parents if commit and _Of.BOTH not in self._marks[oid] else ()
        return any(self._commit(parent) is None for parent in parents)

    def _place(self, oid: str) -> tuple[int, str]:
        """Give where a commit stands among others: the newest first."""
        commit = self._commit(oid)
        return (-commit.seconds if commit else 0, oid)

    def _commit(self, oid: str) -> Commit | None:
        if oid not in self._commits:
            self._commits[oid] = commit_if_there(self._reader, oid)
        return self._commits[oid]
