"""Reads the files of a commit, each object on the way held against its hash.

So what is said of a commit follows from its hash alone, even where the repository was made to lie.
"""

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cip.sources.git import Failure, GitError, Reader

MOST_ENTRIES = 100_000
"""How many files and folders are looked at: a small tree can be written to unfold without end."""

LONGEST_PATH = 1_000

_MODE = re.compile(rb"[0-7]{1,6}")
_NAME = re.compile(rb"(?!\.{1,2}\Z)[^/]+", re.DOTALL)


class Blob(NamedTuple):
    """A file or link of a commit: its mode, and the hash of what it holds."""

    mode: int
    oid: str

    @property
    def is_link(self) -> bool:
        """Say whether this is a link."""
        return stat.S_ISLNK(self.mode)


def blob_id(data: bytes, like: str) -> str:
    """Give the hash of a file's bytes, of the kind (SHA-1 or SHA-256) that another one is."""
    return _id("blob", data, like)


def files_of(reader: Reader, commit: str, folders: Iterable[str]) -> Mapping[str, Blob]:
    """Give the files and links below some folders of a commit, by path from the top.

    A folder that the commit does not have holds none. Raises ``GitError`` where an object cannot
    be read, or does not have the hash that it is known by.
    """
    return dict(_Walk(reader).files(commit, folders))


class _Walk:
    """One walk through a commit's trees, which ends where they would not."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._trees: dict[str, dict[str, Blob]] = {}
        self._entries = 0

    def files(self, commit: str, folders: Iterable[str]) -> Iterator[tuple[str, Blob]]:
        top = Blob(stat.S_IFDIR, self._tree_of(commit))
        for folder in folders:
            found: Blob | None = top
            for name in folder.split("/"):
                found = self._tree(found.oid).get(name) if found and _is_tree(found) else None
            if found and _is_tree(found):
                yield from self._below(folder, found.oid)

    def _below(self, folder: str, oid: str) -> Iterator[tuple[str, Blob]]:
        ahead = [(folder, oid)]
        while ahead:
            above, tree = ahead.pop()
            for name, entry in self._tree(tree).items():
                path = f"{above}/{name}"
                if len(path) > LONGEST_PATH:
                    raise GitError(Failure.TOO_LARGE)
                if _is_tree(entry):
                    ahead.append((path, entry.oid))
                elif stat.S_ISREG(entry.mode) or entry.is_link:
                    yield path, entry

    def _tree_of(self, commit: str) -> str:
        line = self._object(commit, "commit").split(b"\n", 1)[0]
        return line.removeprefix(b"tree ").decode("ascii", "replace")

    def _tree(self, oid: str) -> dict[str, Blob]:
        if oid not in self._trees:
            self._trees[oid] = dict(_entries(self._object(oid, "tree"), len(oid) // 2))
        self._entries += len(self._trees[oid])
        if self._entries > MOST_ENTRIES:
            raise GitError(Failure.TOO_LARGE)
        return self._trees[oid]

    def _object(self, oid: str, kind: str) -> bytes:
        data = self._reader.object(oid, kind)
        if _id(kind, data, oid) != oid:
            raise GitError(Failure.UNREADABLE)
        return data


def _entries(data: bytes, size: int) -> Iterator[tuple[str, Blob]]:
    """Give the entries of a tree by name; ``size`` is that of a hash in bytes."""
    names = set()
    at = 0
    while at < len(data):
        end = data.find(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        oid = data[end + 1 : end + 1 + size].hex()
        is_entry = end > 0 and _MODE.fullmatch(mode) and _NAME.fullmatch(name)
        if not is_entry or len(oid) != 2 * size or name in names:
            raise GitError(Failure.UNREADABLE)
        names.add(name)
        if len(names) > MOST_ENTRIES:
            raise GitError(Failure.TOO_LARGE)
        yield os.fsdecode(name), Blob(int(mode, 8), oid)
        at = end + 1 + size


def _is_tree(entry: Blob) -> bool:
    return stat.S_ISDIR(entry.mode)


def _id(kind: str, data: bytes, like: str) -> str:
    digest = hashlib.sha1 if len(like) == 40 else hashlib.sha256
    return digest(f"{kind} {len(data)}\0".encode() + data, usedforsecurity=False).hexdigest()
