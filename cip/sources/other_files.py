"""Which files outside the plans that a check rests on differ from a commit.

They decide who must agree to a change, whether it is checked at all, and with what: so a change of
them is told, whatever it says.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from cip.model.errors import RepositoryError
from cip.sources.folder import PLANS, is_plan_name, read_bytes, shown_path
from cip.sources.git import Failure, GitError
from cip.sources.revision import Base
from cip.sources.tree import Blob, blob_id

_ANY = re.compile(".*", re.DOTALL)

_WHOLE = (".github/workflows", ".github/actions", "schema", "templates")
"""Folders of which every file counts; at the top of the repository and beside ``plans/``."""

_SINGLE: Mapping[str, re.Pattern[str]] = {
    folder: re.compile(names)
    for folder, names in {
        "": r"CODEOWNERS|\.git(?:ignore|attributes|modules)|\.gitlab-ci\.yml|action\.ya?ml"
        r"|\.pre-commit-config\.yaml|pyproject\.toml|setup\.cfg|.*\.lock|requirements.*\.txt",
        ".github": r"CODEOWNERS|.*\.lock|requirements.*\.txt",
        ".gitlab": r"CODEOWNERS",
        "docs": r"CODEOWNERS",
        PLANS: r"\.git(?:ignore|attributes)",
    }.items()
}
"""The names of single files that count, by folder; in the folder of a plan those of ``plans/``."""

_MOST = 20_000
"""How many files and folders are looked at on either side."""

_MOST_BYTES = 8 * 1024**2
"""How large a file on disk may be to be held against one of a commit; a larger one differs."""

_Entries = Callable[[str], Mapping[str, Blob]]
"""Gives what lies in a folder of one side, by name; on disk nobody knows the hashes yet."""


def other_files_changed(base: Base, head: Base | None = None) -> tuple[str, ...]:
    """Give the paths, from the top of the repository, of the files that differ from a base.

    Those of ``head`` are meant, or where there is none those on disk. Raises ``RepositoryError``.
    """
    roots = tuple(dict.fromkeys(("", base.past.above)))
    before = _in_commit(base, roots)
    if head is not None:
        after = _in_commit(head, roots)
        same = {path for path, blob in after.items() if blob.is_same(before.get(path))}
    else:
        top = base.past.repository.top
        after = dict(_files(_on_disk(top), roots))
        same = {path for path in after if _holds(top, path, before.get(path))}
    return tuple(sorted(shown_path(path) for path in {**before, **after} if path not in same))


def _in_commit(base: Base, roots: Iterable[str]) -> dict[str, Blob]:
    with base.past.walk(base.commit) as walk:

        def entries(folder: str) -> Mapping[str, Blob]:
            found = walk.at(folder)
            return walk.entries(found.oid) if found and found.is_folder else {}

        return dict(_files(entries, roots))


def _on_disk(top: Path) -> _Entries:
    def entries(folder: str) -> Mapping[str, Blob]:
        names = folder.split("/")
        if any(os.path.islink(top.joinpath(*names[:end])) for end in range(1, len(names) + 1)):
            return {}
        try:
            with os.scandir(top / folder) as found:
                some = islice(found, _MOST + 1)
                return {entry.name: Blob(_mode(entry), "") for entry in some}
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError as caught:
            said = f"{shown_path(folder) or top} cannot be read: {caught.strerror}."
            raise RepositoryError(said) from None

    return entries


def _mode(entry: os.DirEntry[str]) -> int:
    return entry.stat(follow_symlinks=False).st_mode


def _files(entries: _Entries, roots: Iterable[str]) -> Iterator[tuple[str, Blob]]:
    """Give the files of one side that count, by path. Raises ``GitError`` where it has no end."""
    left = _MOST
    for folder, names, is_whole in _folders(entries, roots):
        ahead = [folder]
        while ahead:
            above = ahead.pop()
            found = entries(above)
            left -= 1 + len(found)
            if left < 0:
                raise GitError(Failure.TOO_LARGE)
            for name, entry in found.items():
                path = f"{above}/{name}".lstrip("/")
                if not entry.is_folder and names.fullmatch(name):
                    yield path, entry
                elif entry.is_folder and is_whole:
                    ahead.append(path)


def _folders(
    entries: _Entries, roots: Iterable[str]
) -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Give each folder that is looked through, for which names, and whether those below are."""
    for root in roots:
        for folder, names in _SINGLE.items():
            yield (root + folder).rstrip("/"), names, False
        for name, entry in entries(root + PLANS).items():
            if entry.is_folder and is_plan_name(name):
                yield f"{root}{PLANS}/{name}", _SINGLE[PLANS], False
        for folder in _WHOLE:
            yield root + folder, _ANY, True


def _holds(top: Path, path: str, blob: Blob | None) -> bool:
    """Say whether a file on disk is what a commit has there."""
    if blob is None:
        return False
    file = f"{top}/{path}"
    if blob.is_link:
        return (
            os.path.islink(file) and blob_id(os.fsencode(os.readlink(file)), blob.oid) == blob.oid
        )
    data = read_bytes(file, path, most=_MOST_BYTES)
    return isinstance(data, bytes) and blob.holds(data)
