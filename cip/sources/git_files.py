"""Looks at the files of a repository before git does, for git waits for what is no file.

Git opens whatever has the name of one of its files, and a pipe in its place never answers. Nothing
is opened here to find that out, save the two short files that say where the others lie.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

_READ = ("objects", "refs", "info", "reftable")
"""The folders of a repository that git reads to find a commit, beside the files around them."""

_ORDINARY = (stat.S_IFREG, stat.S_IFDIR)

_LONGEST = 10_000
"""How much is read of a file that names a folder."""


def strange(top: Path) -> Iterator[bool]:
    """Say of one thing after another that git would read below ``.git`` if it is no file or folder.

    Links are followed, as git does, save those that stand for a folder below ``objects`` or
    ``refs``. What lies elsewhere because a setting or ``alternates`` says so is not looked at.
    """
    own = top / ".git"
    yield _is_strange(own)
    if named := _named_in(own, "gitdir: "):
        own = top / named
        yield _is_strange(own)
    yield _is_strange(own / "commondir")
    common = own / _named_in(own / "commondir")
    for folder in {own, common}:
        # Git keeps a socket here, to be told of changes; to open one for a file fails at once.
        yield from _below(folder, deep=False, ordinary=(*_ORDINARY, stat.S_IFSOCK))
        for name in _READ:
            yield from _below(folder / name, deep=True, ordinary=_ORDINARY)


def _below(folder: Path, *, deep: bool, ordinary: tuple[int, ...]) -> Iterator[bool]:
    ahead = [os.fspath(folder)]
    while ahead:
        try:
            with os.scandir(ahead.pop()) as entries:
                for entry in entries:
                    is_folder = entry.is_dir(follow_symlinks=False)
                    if deep and is_folder:
                        ahead.append(entry.path)
                    is_ordinary = is_folder or entry.is_file(follow_symlinks=False)
                    yield not is_ordinary and _is_strange(entry, ordinary)
        except (OSError, ValueError):  # it is missing or closed to us, and git says so
            continue


def _is_strange(path: Path | os.DirEntry[str], ordinary: tuple[int, ...] = _ORDINARY) -> bool:
    try:
        return stat.S_IFMT(os.stat(path).st_mode) not in ordinary
    except (OSError, ValueError):  # a link that leads nowhere
        return False


def _named_in(file: Path, mark: str = "") -> str:
    """Give the folder that a file names behind a mark, or nothing."""
    try:
        with open(file, "rb", opener=_unwaiting) as opened:
            said = os.fsdecode(opened.read(_LONGEST))
    except (OSError, ValueError):
        return ""
    return said.removeprefix(mark).rstrip("\r\n") if said.startswith(mark) else ""


def _unwaiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
