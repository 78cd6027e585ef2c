"""Reads the files of a commit, each object on the way held against its hash.

So what is said of a commit follows from its hash alone, even where the repository was made to lie.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import NamedTuple

from cip.sources.commit import commit_of, object_id, verified, verified_each
from cip.sources.git import Failure, GitError, Reader

MOST_ENTRIES = 100_000
"""How many files and folders are looked at: a small tree can be written to unfold without end."""

LONGEST_PATH = 1_000

_ENTRY = re.compile(rb"([0-7]{1,6}) (?!\.{1,2}\0)([^/\0]++)\0")
"""The mode and the name of an entry; its hash stands behind it."""


class Blob(NamedTuple):
    """A file, link or folder of a commit: its mode, and the hash of what it holds."""

    mode: int
    oid: str

    @property
    def is_link(self) -> bool:
        """Say whether this is a link."""
        return stat.S_ISLNK(self.mode)

    @property
    def is_file(self) -> bool:
        """Say whether this is an ordinary file."""
        return stat.S_ISREG(self.mode)

    @property
    def is_folder(self) -> bool:
        """Say whether this is a folder."""
        return stat.S_ISDIR(self.mode)

    @property
    def is_repository(self) -> bool:
        """Say whether this is another repository, of which the commit knows no file."""
        return self.mode == REPOSITORY

    def is_same(self, other: "Blob | None") -> bool:
        """Say whether this is the same as another, be it that one of them can be run."""
        return other is not None and self.oid == other.oid and self.is_link == other.is_link

    def holds(self, data: bytes) -> bool:
        """Say whether these are a file's bytes, or are with the line ends of Unix.

        So git writes them on a checkout where the files of the commit have those of Windows.
        """
        if not self.is_file:
            return False
        if blob_id(data, self.oid) == self.oid:
            return True
        return b"\r\n" in data and blob_id(data.replace(b"\r\n", b"\n"), self.oid) == self.oid


REPOSITORY = 0o160000
"""The mode of another repository, of which a commit names a commit."""


def blob_id(data: bytes, like: str) -> str:
    """Give the hash of a file's bytes, of the kind (SHA-1 or SHA-256) that another one is."""
    return object_id("blob", data, like)


Trees = MutableMapping[str, Mapping[str, Blob]]
"""What trees hold, by their hash: what was read once is known for other commits too."""


def files_of(reader: Reader, commit: str, folders: Iterable[str]) -> Mapping[str, Blob]:
    """Give the files and links below some folders of a commit, by path from the top.

    A folder that the commit does not have holds none. Raises ``GitError`` where an object cannot
    be read, or does not have the hash that it is known by.
    """
    return dict(Walk(reader, commit_of(reader, commit).tree).files(folders))


def read_trees(reader: Reader, oids: Iterable[str], trees: Trees) -> None:
    """Read folders by the hashes of their trees, those that were not read yet.

    A walk then finds them there. Raises ``GitError`` as a walk does.
    """
    new = tuple(dict.fromkeys(oid for oid in oids if oid not in trees))
    for oid, data in zip(new, verified_each(reader, new, "tree"), strict=True):
        trees[oid] = dict(_entries(data, len(oid) // 2))


class Walk:
    """A walk through the trees of a commit, from its own, which ends where they would not."""

    def __init__(self, reader: Reader, tree: str, trees: Trees | None = None) -> None:
        self._reader = reader
        self._trees = {} if trees is None else trees
        self._ahead: dict[str, bytes] = {}
        self._entries = 0
        self._top = Blob(stat.S_IFDIR, tree)

    def files(self, folders: Iterable[str]) -> Iterator[tuple[str, Blob]]:
        """Give the files and links below some folders, by path from the top."""
        for folder in folders:
            found = self.at(folder)
            if found and found.is_folder:
                yield from self._below(folder, found.oid)

    def at(self, path: str) -> Blob | None:
        """Give what the commit has at a path, the top at the empty one, or None."""
        found: Blob | None = self._top
        for name in path.split("/") if path else ():
            found = self.entries(found.oid).get(name) if found and found.is_folder else None
        return found

    def entries(self, oid: str) -> Mapping[str, Blob]:
        """Give what a folder holds, by name; folders are known by the hash of their tree."""
        if oid not in self._trees:
            data = self._ahead.pop(oid, None)
            data = verified(self._reader, oid, "tree") if data is None else data
            self._trees[oid] = dict(_entries(data, len(oid) // 2))
        self._entries += len(self._trees[oid])
        if self._entries > MOST_ENTRIES:
            raise GitError(Failure.TOO_LARGE)
        return self._trees[oid]

    def read_ahead(self, oids: Iterable[str]) -> None:
        """Read folders that will be asked for: to ask git for several at once is much quicker."""
        new = [oid for oid in dict.fromkeys(oids) if oid not in self._trees]
        self._ahead.update(zip(new, verified_each(self._reader, new, "tree"), strict=True))

    def _below(self, folder: str, oid: str) -> Iterator[tuple[str, Blob]]:
        ahead = [(folder, oid)]
        while ahead:
            above, tree = ahead.pop()
            for name, entry in self.entries(tree).items():
                path = f"{above}/{name}"
                if len(path) > LONGEST_PATH:
                    raise GitError(Failure.TOO_LARGE)
                if entry.is_folder:
                    ahead.append((path, entry.oid))
                elif entry.is_file or entry.is_link:
                    yield path, entry


def _entries(data: bytes, size: int) -> Iterator[tuple[str, Blob]]:
    """Give the entries of a tree by name; ``size`` is that of a hash in bytes."""
    names = set()
    at = 0
    while at < len(data):
        entry = _ENTRY.match(data, at)
        if entry is None or entry[2] in names:
            raise GitError(Failure.UNREADABLE)
        mode, name = entry.groups()
        at = entry.end() + size
        oid = data[entry.end() : at].hex()
        if len(oid) != 2 * size:
            raise GitError(Failure.UNREADABLE)
        names.add(name)
        if len(names) > MOST_ENTRIES:
            raise GitError(Failure.TOO_LARGE)
        yield os.fsdecode(name), Blob(int(mode, 8), oid)
