"""Looks at the files of a repository before git does, for git waits for what is no file.

Git opens whatever has the name of one of its files, and a pipe in its place never answers. Nothing
is opened here to find that out, save the two short files that say where the others lie.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

_ORDINARY = (stat.S_IFREG, stat.S_IFDIR)

_READ = ("objects", "refs", "info", "reftable")
"""The folders of a repository in which git keeps what it needs to find a commit; of the others it
reads what a reference names."""

_MAY_BE_ELSEWHERE = (*_ORDINARY, stat.S_IFSOCK)
"""What may lie in the others: git keeps sockets there, and to open one for a file fails at once."""

_LONGEST = 10_000
"""How much is read of a file that names a folder."""


def strange(top: Path) -> Iterator[bool]:
    """Say of one thing after another that git would read below ``.git`` if it is no file or folder.

    A reference can name any file below ``.git``, so all of it is looked through. Links are
    followed, as git does, save those to folders that do not stand for ``objects``, ``refs`` and
    the like. What lies elsewhere because a setting or ``alternates`` says so is not looked at.
    """
    own = top / ".git"
    yield _is_strange(own)
    if named := _named_in(own, "gitdir: "):
        own = top / named
        yield _is_strange(own)
    yield _is_strange(own / "commondir")
    common = own / _named_in(own / "commondir")
    for folder in {own, common}:
        read = [folder / name for name in _READ]
        yield from _below(folder, besides=read, ordinary=_MAY_BE_ELSEWHERE)
        for each in read:
            yield from _below(each, ordinary=_ORDINARY)


def _below(
    folder: Path, *, besides: Iterable[Path] = (), ordinary: tuple[int, ...]
) -> Iterator[bool]:
    """Look through a folder, and say so of one that cannot be listed: git may open what is in it.

    ``besides`` are folders in it that are looked through by themselves.
    """
    others = {os.fspath(path) for path in besides}
    ahead = [os.fspath(folder)]
    while ahead:
        try:
            with os.scandir(ahead.pop()) as entries:
                for entry in entries:
                    is_folder = entry.is_dir(follow_symlinks=False)
                    if is_folder and entry.path not in others:
                        ahead.append(entry.path)
                    is_ordinary = is_folder or entry.is_file(follow_symlinks=False)
                    yield not is_ordinary and _is_strange(entry, ordinary)
        except PermissionError:
            yield True
        except (OSError, ValueError):  # it is missing, and git says so
            continue


def _is_strange(path: Path | os.DirEntry[str], ordinary: tuple[int, ...] = _ORDINARY) -> bool:
    try:
        return stat.S_IFMT(os.stat(path).st_mode) not in ordinary
    except (OSError, ValueError):  # a link that leads nowhere
        return False


def _named_in(file: Path, mark: str = "") -> str:
    """Give the folder that a file names behind a mark, or nothing; to git a NUL is its end."""
    try:
        with open(file, "rb", opener=_unwaiting) as opened:
            said = os.fsdecode(opened.read(_LONGEST))
    except (OSError, ValueError):
        return ""
    named = said.removeprefix(mark).rstrip("\r\n") if said.startswith(mark) else ""
    return named.partition("\0")[0]


def _unwaiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
