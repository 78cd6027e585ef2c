"""A plan as it stood in a commit, without a checkout: its files, as if they were read from disk.

What cannot be read is never taken for what is not there: it is a problem of its file, or an error.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from stat import S_IFDIR, S_IFMT
from string import digits
from typing import Any, NamedTuple

from cip.documents.reading.reader import decode, too_large
from cip.loading.plan import FileText, Loaded
from cip.model.errors import CipError, RepositoryError, UsageError
from cip.model.likeness import did_you_mean
from cip.model.problem import Problem
from cip.model.text import counted, short_commit
from cip.sources.blobs import blobs
from cip.sources.commit import Beginnings, beginnings, commit_if_there, commit_of
from cip.sources.folder import (
    PLANS,
    Content,
    FolderEntry,
    gathered,
    link,
    plans_in,
    shown,
    unreadable,
)
from cip.sources.git import (
    FETCH_MORE,
    Failure,
    GitError,
    Repository,
    commit_named,
    is_shallow,
    names_of_commits,
    objects,
    repository_of,
)
from cip.sources.tree import REPOSITORY, Blob, Trees, Walk

_LONGEST_NAME = 60
_MOST_NAMED = 3


class Past(NamedTuple):
    """The repository around a folder of plans: how far that lies in it, and what was read."""

    repository: Repository
    above: str
    trees: Trees
    texts: dict[tuple[str, str], FileText]
    """By path and hash, for a problem names the path of its file."""

    @contextmanager
    def walk(self, commit: str) -> Iterator[Walk]:
        """Open the trees of a commit. Raises ``GitError``."""
        with objects(self.repository) as reader:
            yield Walk(reader, commit_of(reader, commit).tree, self.trees)

    def read(self, keys: Iterable[tuple[str, str]]) -> None:
        """Read the texts of files by path and hash that were not read yet. Raises ``GitError``."""
        wanted = [key for key in keys if key not in self.texts]
        found = blobs(self.repository, (oid for _, oid in wanted))
        self.texts.update(((path, oid), _text(path, found[oid])) for path, oid in wanted)


class Base(NamedTuple):
    """A commit that something is compared with: what was asked for, and where that led.

    ``commit`` is the newest commit that both ``asked`` and ``head`` were made from, or ``asked``
    itself where that was wanted. Where there are several, it is the first of so many
    ``beginnings``. ``head_asked`` is what was asked for as ``head``. ``has_parted`` says that
    ``commit`` is another one than was asked for: the one at which both parted.
    """

    asked: str
    commit: str
    head: str
    past: Past
    beginnings: int = 1
    head_asked: str = "HEAD"
    has_parted: bool = False

    @property
    def of_head(self) -> "Base":
        """Give ``head`` as a commit to look at: what both hold is read once."""
        return self._replace(asked=self.head, commit=self.head, beginnings=1, has_parted=False)

    @property
    def short(self) -> str:
        """Give the commit as people write it: ``3f2a91c``."""
        return short_commit(self.commit)

    @property
    def words(self) -> str:
        """Give the commit with what was asked for: ``3f2a91c (main)``, or what it is of both."""
        if self.has_parted:
            return f"{self.short} (where {self.both} parted)"
        return self.short if self.commit.startswith(self.asked) else f"{self.short} ({self.asked})"

    @property
    def both(self) -> str:
        """Name what was asked for: ``'main' and this branch``, ``'main' and 'v2'``."""
        head = "this branch" if self.head_asked == "HEAD" else f"'{self.head_asked}'"
        return f"'{self.asked}' and {head}"


def base_of(root: Path, asked: str, *, head: str = "HEAD", exact: bool = False) -> Base:
    """Give the commit to compare with, where somebody asked for a branch, a tag or a commit.

    That is where it and ``head`` have their beginning: what others have merged since is no change
    of ours. With ``exact`` it is the one that was asked for. Raises ``UsageError`` where there is
    none of this name, and ``RepositoryError`` where nothing can be compared.
    """
    past = _past(root)
    tip = _commit(past.repository, head)
    commit = _commit(past.repository, asked)
    base = Base(
        asked=asked[:_LONGEST_NAME],
        commit=commit,
        head=tip,
        past=past,
        head_asked=head[:_LONGEST_NAME],
    )
    if exact or commit == tip:
        return base
    with objects(past.repository) as reader:
        found = beginnings(reader, commit, tip)
    if found.commits and found.certain:
        first, number = found.commits[0], len(found.commits)
        return base._replace(commit=first, beginnings=number, has_parted=first != commit)
    raise RepositoryError(_no_beginning(base, found))


def _past(root: Path) -> Past:
    repository = repository_of(root)
    inside = root.resolve().relative_to(repository.top)
    return Past(repository, "".join(f"{name}/" for name in inside.parts), {}, {})


def _commit(repository: Repository, asked: str) -> str:
    try:
        return commit_named(repository, asked)
    except GitError as error:
        if error.failure is Failure.NO_COMMIT:
            raise _no_commit(repository, asked[:_LONGEST_NAME]) from None
        if error.failure is Failure.UNREADABLE:
            said = "it is no commit, or this clone does not hold it"
            raise RepositoryError(f"'{asked[:_LONGEST_NAME]}' cannot be read: {said}.") from None
        raise


_BEFORE_THIS = ("HEAD^", "HEAD^1", "HEAD~", "HEAD~1")


def _no_commit(repository: Repository, asked: str) -> CipError:
    if asked == "HEAD":
        return RepositoryError(
            "The present branch has no commit yet, so there is nothing to compare with."
        )
    if is_shallow(repository):
        return RepositoryError(_cut_off(repository, asked))
    if asked in _BEFORE_THIS and not _parents(repository):
        return RepositoryError(
            "The present commit is the first one here, so nothing stood before it to compare with. "
            "'cip check' alone looks at the files."
        )
    names = [name for name in names_of_commits(repository) if _is_plain(name)]
    elsewhere = [name for name in names if name.endswith(f"/{asked}")]
    hint = f"Did you mean '{elsewhere[0]}'?" if elsewhere else did_you_mean(asked, names)
    hint = hint or did_you_mean(asked.rstrip(digits), names)  # a figure too many is a slip here
    return UsageError(f"There is no commit '{asked}' here. {hint}".rstrip())


def _is_plain(name: str) -> bool:
    """Say whether a name can be told and typed as it stands."""
    return name.isprintable() and not name.startswith("-") and not set(name) & set("'\"`$\\;&|<>")


def _parents(repository: Repository) -> tuple[str, ...]:
    """Give the hashes of the commits before the present one."""
    with objects(repository) as reader:
        return commit_of(reader, commit_named(repository, "HEAD")).parents


def _cut_off(repository: Repository, asked: str) -> str:
    """Say what to do where a clone holds the newest part of its history only."""
    parents = _parents(repository)
    with objects(repository) as reader:
        holds_one = all(commit_if_there(reader, parent) is None for parent in parents)
    if holds_one:
        return (
            "This checkout holds one commit only, so there is nothing to compare with. In the "
            "workflow, give the checkout step 'fetch-depth: 2'."
        )
    return f"This clone holds the newest commits only, and not '{asked}'. {FETCH_MORE}"


def _no_beginning(base: Base, found: Beginnings) -> str:
    if found.certain:
        return f"{base.both} have no common beginning: nothing was ever in both."
    if found.commits:
        return (
            f"Where {base.both} have their beginning is not certain, for this clone lacks a part "
            f"of their history. {FETCH_MORE}"
        )
    return f"{base.both} have no common beginning in this clone. {FETCH_MORE}"


class _InCommit:
    """The folders of a commit, looked through as those on disk are."""

    def __init__(self, walk: Walk, above: str) -> None:
        self._walk = walk
        self._above = above
        self._met: dict[str, Blob] = {}

    def entries(self, folder: str) -> list[FolderEntry] | Problem:
        found = self._met.get(folder) or self._walk.at(self._above + folder)
        if found is None:
            return []
        if found.is_link:
            return link(folder)
        if found.is_repository:
            return unreadable(folder, "This is another repository, and what it holds is not here")
        if not found.is_folder:
            return unreadable(folder, "This is no folder")
        entries = self._walk.entries(found.oid)
        self._met.update((f"{folder}/{name}", entry) for name, entry in entries.items())
        listed = shown(folder, (_CommitEntry(name, entry) for name, entry in entries.items()))
        if folder.count("/") == 1 and not isinstance(listed, Problem):  # the folder of a plan
            below = (entries[entry.name] for entry in listed)
            self._walk.read_ahead(entry.oid for entry in below if entry.is_folder)
        return listed

    def file(self, path: str) -> Blob | Problem:
        found = self._met[path]
        return found if found.is_file else unreadable(path, "This is not an ordinary file")


_FOLDERS = (S_IFDIR, REPOSITORY)


class _CommitEntry(NamedTuple):
    """What lies in a folder of a commit."""

    name: str
    blob: Blob

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:  # noqa: ARG002 - none is followed
        return S_IFMT(self.blob.mode) in _FOLDERS

    def is_symlink(self) -> bool:
        return self.blob.is_link


def plans_at(base: Base) -> tuple[str, ...]:
    """Give the names of the plans in a commit, in order, those too that cannot be read.

    Raises ``RepositoryError`` where that cannot be known.
    """
    with base.past.walk(base.commit) as walk:
        found = plans_in(_InCommit(walk, base.past.above))
    if isinstance(found, Problem):
        raise RepositoryError(f"{PLANS} at {base.short} cannot be read: {found.message}.")
    return found


def files_at(
    base: Base,
    plan: str,
    beside: Mapping[str, Content] | None = None,
    texts: Mapping[str, FileText] | None = None,
) -> dict[str, FileText]:
    """Give the text of each YAML file of a plan in a commit by its path, as ``load_plan`` takes it.

    ``beside`` and ``texts`` are what was read on disk: where a file has the same bytes, its text is
    the very same object, and git is not asked for it. There are none where the commit does not have
    the plan. Raises ``RepositoryError`` where the commit cannot be read.
    """
    found: dict[str, Any] = dict(_blobs_at(base, base.commit, plan))
    known = base.past.texts
    elsewhere: list[tuple[str, str]] = []
    for path, blob in found.items():
        if not isinstance(blob, Blob):
            continue
        data = (beside or {}).get(path)
        if isinstance(data, bytes) and blob.holds(data):
            found[path] = known[path, blob.oid] = (texts or {}).get(path) or decode(path, data)
        else:
            elsewhere.append((path, blob.oid))
    base.past.read(elsewhere)
    return found | {key[0]: known[key] for key in elsewhere}


def _blobs_at(base: Base, commit: str, plan: str) -> dict[str, Blob | Problem]:
    with base.past.walk(commit) as walk:
        return gathered(_InCommit(walk, base.past.above), plan)


def _text(path: str, found: bytes | int) -> FileText:
    return too_large(path, found) if isinstance(found, int) else decode(path, found)


def is_clean(base: Base, plan: str, contents: Mapping[str, Content]) -> bool:
    """Say whether what was read of a plan on disk is what the commit ``head`` holds."""
    found = _blobs_at(base, base.head, plan)
    return found.keys() == contents.keys() and all(
        blob.holds(data) if isinstance(blob, Blob) and isinstance(data, bytes) else blob == data
        for (path, data), blob in zip(contents.items(), found.values(), strict=True)
    )


def differing(before: Mapping[str, FileText], after: Mapping[str, FileText]) -> tuple[str, ...]:
    """Give the paths of the files that differ, or are in one of both only."""
    return tuple(sorted(p for p in {**before, **after} if before.get(p) != after.get(p)))


def refuse_unreadable(base: Base, loaded: Loaded) -> None:
    """Raise ``RepositoryError`` where the commit has a plan whose ``plan.yaml`` cannot be used.

    What holds of the plan stands there, so that nothing of it could be judged.
    """
    if loaded.plan.readable or not loaded.results:
        return
    broken = loaded.broken or (loaded.plan.path,)
    names = [*broken[:_MOST_NAMED], *(["…"] if len(broken) > _MOST_NAMED else [])]
    raise RepositoryError(
        f"The plan {loaded.plan.name} cannot be read at {base.short}: "
        f"{counted(len(broken), 'file')} ({', '.join(names)}). Nothing was checked of them."
    )


def remark(base: Base) -> str:
    """Say what somebody has to know of the base, or nothing."""
    if base.beginnings == 1:
        return ""
    return (
        f"{base.both} have {base.beginnings} common beginnings; this is compared with the first, "
        f"{base.short}."
    )
