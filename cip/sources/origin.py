"""Says which commit a report was made from, and whether what was read is what it holds."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from cip.model.problem import Problem
from cip.sources.folder import Content, Sources, is_source, shown_path
from cip.sources.git import Failure, GitError, commit_named, objects, repository_of
from cip.sources.tree import Blob, files_of

_SHORT = 10

_NO_COMMIT = {
    Failure.NO_REPOSITORY: "files that lie in no git repository",
    Failure.NO_COMMIT: "files in a repository whose present branch has no commit yet",
}


class Revision(NamedTuple):
    """The commit that is checked out, and what of the files that were read differs from it.

    ``changed`` are the paths that the commit does not hold so, or that it holds and that were not
    there. ``unread`` are those that could not be read, so that nobody knows. ``is_known`` says
    whether the commit holds anything where they were read.
    """

    commit: str
    changed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    is_known: bool = True


def origin(root: Path, sources: Sources) -> str:
    """Give where a report was made from, in words: the commit, or why none can be named."""
    try:
        return words(revision(root, sources))
    except GitError as error:
        other = f"files whose commit is not known: {error.failure.value}"
        return _NO_COMMIT.get(error.failure, other)


def revision(root: Path, sources: Sources) -> Revision:
    """Give the commit that is checked out in a folder, held against what was read there.

    A file is unchanged if the commit holds its bytes, or holds them with the line ends of Unix
    where it has those of Windows, as git writes them on a checkout. What git's index says is not
    asked: a file that git ignores, or was told to take for unchanged, differs all the same.
    Raises ``GitError`` where no commit can be named.
    """
    repository = repository_of(root)
    commit = commit_named(repository, "HEAD")
    inside = root.resolve().relative_to(repository.top)
    above = "".join(f"{name}/" for name in inside.parts)
    with objects(repository) as reader:
        found = files_of(reader, commit, [above + folder for folder in sources.folders])
    held = {path.removeprefix(above): blob for path, blob in found.items()}
    return _compared(commit, sources.read, held)


def _compared(commit: str, read: Mapping[str, Content], held: Mapping[str, Blob]) -> Revision:
    blobs = {path: blob for path, blob in held.items() if is_source(path, is_link=blob.is_link)}
    changed = (
        path
        for path, data in read.items()
        if not isinstance(data, Problem) and not (path in blobs and blobs[path].holds(data))
    )
    return Revision(
        commit=commit,
        changed=tuple(sorted((*changed, *(path for path in blobs if _is_missing(path, read))))),
        unread=tuple(path for path, data in read.items() if isinstance(data, Problem)),
        is_known=bool(blobs),
    )


def _is_missing(path: str, read: Mapping[str, Content]) -> bool:
    """Say whether a file of the commit was not met, nor a folder around it that is not read."""
    names = shown_path(path).split("/")
    return not any("/".join(names[:end]) in read for end in range(1, len(names) + 1))


def words(revision: Revision) -> str:
    """Give a commit in words, and whether the files differ from it."""
    short = revision.commit[:_SHORT]
    if not revision.is_known:
        return f"files of which commit {short} holds none"
    if revision.changed:
        return f"commit {short}, with changes that are not committed"
    if not revision.unread:
        return f"commit {short}, with no change since"
    number = len(revision.unread)
    subject = "a file" if number == 1 else f"{number} files"
    verb = "differs" if number == 1 else "differ"
    return f"commit {short}; whether {subject} that could not be read {verb} from it is not known"
