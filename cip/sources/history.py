"""The history of a plan's files: the commits that changed one of them, and what each changed.

Only first parents are followed: what was merged counts from when it was merged, for then it began
to hold. Renames are not guessed: a file that was moved is gone, and another one is new.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from cip.loading.plan import FileText
from cip.model.bounds import MOST_BYTES
from cip.sources.commit import Commit, commit_if_there
from cip.sources.folder import PLANS, is_source, shown_path, unreadable
from cip.sources.git import FETCH_MORE, Failure, GitError, Reader, is_shallow, objects, portions
from cip.sources.revision import Base, Past, base_of
from cip.sources.tree import LONGEST_PATH, Blob, Trees, Walk, read_trees

_AT_ONCE = 500
"""How many commits are asked of one git, which has little time for computing."""

_MOST_BYTES = 128_000_000
"""How many bytes of commits and folders are read of one git."""

_TEXTS_AT_ONCE = 4_000
"""How many texts are read of one git, so that few are held twice: as bytes and as text."""

_MOST_TEXT = 4 * MOST_BYTES
"""How many characters the texts of a history have together."""

MOST_COMMITS = 20_000
"""How many commits are gone back."""


Watch = Callable[[Sequence[Any]], Iterator[Any]]
"""Gives what it is given one after the other, and may say meanwhile how far that has come."""


class Version(NamedTuple):
    """A commit that changed files of a plan: when it was recorded, and what they are since.

    ``day`` never runs backwards: it is the last day that this commit or one before it names.
    ``changed`` has None for a file that is gone.
    """

    commit: str
    day: date
    author: str
    changed: Mapping[str, Blob | None]


class History(NamedTuple):
    """The commits that changed a plan, the oldest first. Without ``is_whole`` older ones lack."""

    head: Base
    versions: tuple[Version, ...]
    is_whole: bool

    @property
    def why_cut_off(self) -> str:
        """Say why older commits are not known, as the end of a sentence; nothing where they are."""
        if self.is_whole:
            return ""
        if is_shallow(self.head.past.repository):
            return f"this clone holds the newest commits only. {FETCH_MORE}"
        return f"of a history only the newest {MOST_COMMITS:,} commits are looked at."

    def at(self, version: Version) -> Base:
        """Give a version as a commit to look at."""
        return self.head._replace(asked=version.commit, commit=version.commit)

    def texts(self, files: Iterable[tuple[str, Blob]]) -> list[FileText]:
        """Give the texts of files by path, each of which is read once; of a link, a problem.

        Raises ``GitError`` where one cannot be read, or where they are too large together.
        """
        listed = tuple(files)
        keys = dict.fromkeys((path, blob.oid) for path, blob in listed if blob.is_file)
        past, room = self.head.past, _MOST_TEXT
        for some in portions(tuple(keys), _TEXTS_AT_ONCE):
            past.read(some)
            texts = (past.texts[key] for key in some)
            room -= sum(len(text) for text in texts if isinstance(text, str))
            if room < 0:
                raise GitError(Failure.TOO_LARGE)
        return [
            past.texts[path, blob.oid]
            if blob.is_file
            else unreadable(path, "This is not an ordinary file")
            for path, blob in listed
        ]


def history_of(root: Path, plan: str, head: str = "HEAD", *, authors: bool = False) -> History:
    """Give the history of a plan's files up to a commit; who made it only if that was asked for.

    Where the clone lacks what is older, the first version is all that stood then. Raises
    ``UsageError`` where there is no such commit, and ``RepositoryError`` where it cannot be read.
    """
    tip = base_of(root, head, head=head, exact=True)
    line, is_whole = _line(tip)
    found = _versions(tip.past, line, plan)
    known = found if authors else (version._replace(author="") for version in found)
    return History(tip, tuple(known), is_whole)


def _line(tip: Base) -> tuple[list[Commit], bool]:
    """Give the first parents of a commit and itself, the oldest first, and whether it is all."""
    found: list[Commit] = []
    ahead = [tip.commit]
    is_cut_off = False
    while ahead and not is_cut_off:
        with objects(tip.past.repository, most_bytes=_MOST_BYTES) as reader:
            some = list(_back(reader, ahead))
        found.extend(some)
        is_cut_off = len(some) < _AT_ONCE or len(found) >= MOST_COMMITS
    return found[::-1], not ahead


def _back(reader: Reader, ahead: list[str]) -> Iterator[Commit]:
    """Give some commits back from the one ahead, and leave there what comes next."""
    for _ in range(_AT_ONCE):
        commit = commit_if_there(reader, ahead[0]) if ahead else None
        if commit is None:
            return
        ahead[:] = commit.parents[:1]
        yield commit


def _versions(past: Past, line: list[Commit], plan: str) -> Iterator[Version]:
    folder = f"{past.above}{PLANS}/{plan}"
    before: Blob | None = None
    day = date.min
    for some in portions(line, _AT_ONCE):
        with objects(past.repository, most_bytes=_MOST_BYTES) as reader:
            _read_ahead(reader, past.trees, [commit.tree for commit in some], folder)
            for commit in some:
                day = max(day, commit.day)
                walk = Walk(reader, commit.tree, past.trees)
                after = walk.at(folder)
                found = _changes(walk, folder, before, after)
                before = after
                if changed := dict(_shown(past.above, found)):
                    yield Version(commit.oid, day, commit.author, changed)


def _read_ahead(reader: Reader, trees: Trees, tops: list[str], folder: str) -> None:
    """Read the folders of a plan's files in some commits, all of a level at once.

    Whoever walks through them then finds them read. Below the plan's own folder those are read that
    were not in it before.
    """
    oids = tops
    for name in (*folder.split("/"), None):
        read_trees(reader, oids, trees)
        if name is not None:
            there = (trees[oid].get(name) for oid in oids)
            oids = [blob.oid for blob in there if blob is not None and blob.is_folder]
    read_trees(
        reader,
        (blob.oid for oid in oids for blob in trees[oid].values() if blob.is_folder),
        trees,
    )


def _shown(
    above: str, changes: Iterable[tuple[str, Blob | None, Blob | None]]
) -> Iterator[tuple[str, Blob | None]]:
    """Give what the files of a plan are after a change, by their paths as they are called here."""
    for path, before, after in changes:
        inside = path.removeprefix(above)
        is_link = any(blob is not None and blob.is_link for blob in (before, after))
        if is_source(inside, is_link=is_link):
            yield shown_path(inside), after


def _changes(
    walk: Walk, folder: str, before: Blob | None, after: Blob | None
) -> Iterator[tuple[str, Blob | None, Blob | None]]:
    """Give each file below a folder that two trees do not hold alike, before and after."""
    ahead = [(folder, before, after)]
    while ahead:
        path, old, new = ahead.pop()
        if old == new:
            continue
        if len(path) > LONGEST_PATH:
            raise GitError(Failure.TOO_LARGE)
        was, is_now = _entries(walk, old), _entries(walk, new)
        names = {**was, **is_now}
        ahead.extend((f"{path}/{name}", was.get(name), is_now.get(name)) for name in names)
        file, later = _file(old), _file(new)
        if (file or later) and not (file and file.is_same(later)):
            yield path, file, later


def _entries(walk: Walk, blob: Blob | None) -> Mapping[str, Blob]:
    return walk.entries(blob.oid) if blob is not None and blob.is_folder else {}


def _file(blob: Blob | None) -> Blob | None:
    return None if blob is None or blob.is_folder else blob
