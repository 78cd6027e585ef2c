"""Saves what was made as a whole file or not at all."""

import os
import re
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from cip.documents.reading.reader import MAX_BYTES, decode, read_document, too_large
from cip.loading.forms import kind_of
from cip.model.errors import UsageError
from cip.sources.guard import Folder, WayEnd, judge, reach, reach_plan_file
from cip.sources.lock import fcntl, locked, take

_TEMPORARY = re.compile(r"\.cip-[0-9a-z_]{8}\.new")
_NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR
_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def save(file: Path, text: str | bytes) -> None:
    """Write a text, or bytes, to a file, in place of what was there.

    Raises ``UsageError`` where it cannot be: ``cip.sources.guard.judge`` says what is refused. What
    is written lies beside the file and takes its name at the end, so that a reader never meets half
    of it, and whoever ends the process finds the old file or the new one. What such an end leaves
    beside it is taken away by the next ``save`` in that folder.
    """
    data = text.encode() if isinstance(text, str) else text
    judge(file)  # so that no folder is made for a file that is refused
    with reach(file, make_folders=True) as target:
        _sweep(target.folder, is_alone=False)
        _replace(target, data)
        target.folder.sync()


class Saved(NamedTuple):
    """What an edit did: the text of the file before it, and after it."""

    before: str
    after: str


def edit(root: Path, path: str, change: Callable[[str], str]) -> Saved:
    """Change a plan file of a repository, whole or not at all; ``path`` begins with ``plans/``.

    ``change`` gives the new text for the text that the file has now, and raises what it likes where
    there is none. No other edit of the repository is made meanwhile. If somebody who knows nothing
    of that saves the file in between, the change is made again on what is there then.

    Raises ``UsageError`` where ``cip.sources.guard.reach_plan_file`` does, where the file cannot be
    read, and where what ``change`` gives cannot be; ``RepositoryError`` where another edit does not
    end. Then the file is as it was.
    """
    with locked(root):
        for _ in range(_MOST_TIMES):
            with reach_plan_file(root, path) as target, suppress(_ChangedMeanwhile):
                _sweep(target.folder, is_alone=True)
                return _edited(target, path, change)
    raise UsageError(f"{path} is being changed by another program. Nothing was changed here.")


_MOST_TIMES = 5
_MARK = b"\xef\xbb\xbf"


class _ChangedMeanwhile(Exception):  # noqa: N818 - a way back, not an error of ours
    """The file is not any more what was read."""


def _edited(target: WayEnd, path: str, change: Callable[[str], str]) -> Saved:
    data = _read(target, path)
    before = decode(path, data)
    if not isinstance(before, str):
        raise UsageError(f"{path} cannot be changed: {before.message}.")
    after = change(before)
    _check(path, after)
    if after == before:
        return Saved(before, after)

    def place(folder: Folder, old: str, new: str) -> None:
        if _read(target, path) != data:
            raise _ChangedMeanwhile
        _rename(folder, old, new)

    mark = _MARK if data.startswith(_MARK) else b""
    _replace(target, mark + after.encode(), place)
    target.folder.sync()
    return Saved(before, after)


def create(root: Path, path: str, text: str, *, confirm: Callable[[], None] = lambda: None) -> None:
    """Write a new plan file, whole or not at all, with the folders that it needs.

    ``confirm`` is called when no other edit can be made any more; what it raises, such as that the
    number is taken, is raised, and nothing is written. Raises ``UsageError`` where there is such a
    file, and else as ``edit`` does.
    """
    _check(path, text)
    with locked(root):
        confirm()
        with reach_plan_file(root, path, make_folders=True) as target:
            if target.status is not None:
                raise UsageError(f"{path} is there already. Nothing was changed.")
            place(target, text.encode())


def place(target: WayEnd, data: bytes, *, is_last: bool = True) -> None:
    """Write the file of a target whole: in the place of the one that is there, or a new one.

    A new one never takes the place of one that has come meanwhile: that raises ``UsageError``. It
    is for who holds the lock of the repository. Where it is not the last of several files of one
    folder, the folder is swept and put to disk with the last.
    """
    if is_last:
        _sweep(target.folder, is_alone=True)
    _replace(target, data, _take_free_name if target.status is None else _rename)
    if is_last:
        target.folder.sync()


def rename(root: Path, path: str, name: str) -> None:
    """Give a file of the plans another name in its folder, which no other file has.

    Raises ``UsageError`` where there is such a file, where the new name is none of a plan file, and
    else as ``edit`` does.
    """
    right = f"{path.rsplit('/', 1)[0]}/{name}"
    if kind_of(right) is None:
        raise UsageError(f"{right} is no file of a plan.")
    with locked(root), reach_plan_file(root, path) as target:
        _sweep(target.folder, is_alone=True)
        folder = target.folder
        if folder.status(name) is not None:
            raise UsageError(f"{name} is there already. Nothing was changed.")
        _take_free_name(folder, target.name, name)
        with suppress(FileNotFoundError):  # where there are no hard links it is renamed already
            os.unlink(folder.at(target.name), dir_fd=folder.handle)
        folder.sync()


def _take_free_name(folder: Folder, old: str, new: str) -> None:
    """Give a file a name that no other one has; where there are no hard links, by renaming it."""
    try:
        os.link(folder.at(old), folder.at(new), src_dir_fd=folder.handle, dst_dir_fd=folder.handle)
    except FileExistsError:
        raise UsageError(f"{new} is there already. Nothing was changed.") from None
    except (OSError, NotImplementedError):
        _rename(folder, old, new)


def _check(path: str, text: str) -> None:
    """Raise where a text is none of a plan file: nothing is saved that cannot be read again."""
    if kind_of(path) is None:
        raise UsageError(f"{path} is no file of a plan.")
    size = len(text.encode()) + len(_MARK)
    problem = too_large(path, size) if size > MAX_BYTES else None
    document = read_document(path, text)
    if problem is None and isinstance(document, list):
        problem = document[0]
    if problem is not None:
        raise UsageError(f"{path} would not be readable: {problem.message}. Nothing was changed.")


def _read(target: WayEnd, path: str) -> bytes:
    """Give what a file holds, up to one byte more than a plan file may have."""
    folder = target.folder
    handle = os.open(folder.at(target.name), os.O_RDONLY | _SAFELY, dir_fd=folder.handle)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise UsageError(f"{path} is not a regular file.")
        return stream.read(MAX_BYTES + len(_MARK) + 1)


def append(file: Path, text: str) -> None:
    """Add a text to the end of a file. Raises ``UsageError`` where ``save`` would.

    A file of several names (hard links) is refused too, for it would be changed under all of them.
    """
    data = text.encode()
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | _SAFELY
    with reach(file, make_folders=False) as (folder, name, *_):
        handle = os.open(folder.at(name), flags, 0o666, dir_fd=folder.handle)
        with os.fdopen(handle, "ab") as stream:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
                raise UsageError(f"{file} is not a regular file of one name.")
            stream.write(data)


def _rename(folder: Folder, old: str, new: str) -> None:
    os.replace(folder.at(old), folder.at(new), src_dir_fd=folder.handle, dst_dir_fd=folder.handle)


def _replace(
    target: WayEnd, data: bytes, place: Callable[[Folder, str, str], None] = _rename
) -> None:
    """Write a file beside another one, and let it take its place. What is left over is unlinked."""
    folder = target.folder
    beside, handle = _create(folder, is_private=target.status is not None)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if target.status is not None and os.chmod in os.supports_fd:
                os.chmod(handle, target.status.st_mode & 0o777)
            os.fsync(handle)
            if fcntl is not None:  # while it is locked, so that nobody sweeps it
                place(folder, beside, target.name)
        if fcntl is None:  # Windows renames nothing that is open
            place(folder, beside, target.name)
    finally:
        with suppress(OSError):
            os.unlink(folder.at(beside), dir_fd=folder.handle)


def _create(folder: Folder, *, is_private: bool) -> tuple[str, int]:
    """Make a temporary file, and give its name and its handle.

    It is locked as long as it is open: that tells others that it is in use.
    """
    while True:
        name = f".cip-{os.urandom(4).hex()}.new"
        mode = 0o600 if is_private else 0o666
        handle = os.open(folder.at(name), _NEW | _SAFELY, mode, dir_fd=folder.handle)
        if take(handle) is not False and folder.status(name) is not None:
            return name, handle
        os.close(handle)  # somebody swept it before it was locked


def _sweep(folder: Folder, *, is_alone: bool) -> None:
    """Take away the temporary files of saves that were ended: those that nobody holds locked.

    Whether the process of one is alive does not count, for it may run on another machine. Where
    there are no locks (Windows, some network disks) nothing is taken away, unless the caller
    ``is_alone``: holds the lock of the repository, under which nobody else writes there.
    """
    with suppress(OSError):  # a folder may be written to and not read
        for name in folder.names():
            if _TEMPORARY.fullmatch(name):
                _sweep_one(folder, name, is_alone=is_alone)


def _sweep_one(folder: Folder, name: str, *, is_alone: bool) -> None:
    status = folder.status(name)
    if status is None or not stat.S_ISREG(status.st_mode):
        return
    with suppress(OSError):
        handle = os.open(folder.at(name), os.O_RDWR | _SAFELY, dir_fd=folder.handle)
        try:
            taken = take(handle)
            if taken or (taken is None and is_alone):
                os.unlink(folder.at(name), dir_fd=folder.handle)
        finally:
            os.close(handle)
