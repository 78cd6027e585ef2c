"""Saves a text as a whole file or not at all."""

import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from types import ModuleType

from cip.model.errors import UsageError
from cip.sources.guard import Folder, WayEnd, judge, reach

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

_TEMPORARY = re.compile(r"\.cip-[0-9a-z_]{8}\.new")
_NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR
_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def save(file: Path, text: str) -> None:
    """Write a text to a file, in place of what was there. Raises ``UsageError`` where it cannot be.

    ``cip.sources.guard.judge`` says what is refused. The text is written beside the file and takes
    its name at the end, so that a reader never meets half of it, and whoever ends the process finds
    the old file or the new one. What such an end leaves beside it is taken away by the next
    ``save`` in that folder.
    """
    data = text.encode()
    judge(file)  # so that no folder is made for a file that is refused
    with reach(file, make_folders=True) as target:
        _sweep(target.folder)
        _replace(target, data)
        target.folder.sync()


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


def _replace(target: WayEnd, data: bytes) -> None:
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
                _rename(folder, beside, target.name)
        if fcntl is None:  # Windows renames nothing that is open
            _rename(folder, beside, target.name)
    finally:
        with suppress(OSError):
            os.unlink(folder.at(beside), dir_fd=folder.handle)


def _rename(folder: Folder, old: str, new: str) -> None:
    os.replace(folder.at(old), folder.at(new), src_dir_fd=folder.handle, dst_dir_fd=folder.handle)


def _create(folder: Folder, *, is_private: bool) -> tuple[str, int]:
    """Make a temporary file, and give its name and its handle.

    It is locked as long as it is open: that tells others that it is in use.
    """
    while True:
        name = f".cip-{os.urandom(4).hex()}.new"
        mode = 0o600 if is_private else 0o666
        handle = os.open(folder.at(name), _NEW | _SAFELY, mode, dir_fd=folder.handle)
        if _lock(handle, unlockable=True) and folder.status(name) is not None:
            return name, handle
        os.close(handle)  # somebody swept it before it was locked


def _sweep(folder: Folder) -> None:
    """Take away the temporary files of saves that were ended: those that nobody holds locked.

    Whether the process of one is alive does not count, for it may run on another machine. Where
    there are no locks (Windows, some network disks) nothing is taken away.
    """
    with suppress(OSError):  # a folder may be written to and not read
        for name in folder.names():
            if _TEMPORARY.fullmatch(name):
                _sweep_one(folder, name)


def _sweep_one(folder: Folder, name: str) -> None:
    status = folder.status(name)
    if status is None or not stat.S_ISREG(status.st_mode):
        return
    with suppress(OSError):
        handle = os.open(folder.at(name), os.O_RDWR | _SAFELY, dir_fd=folder.handle)
        try:
            if _lock(handle, unlockable=False):
                os.unlink(folder.at(name), dir_fd=folder.handle)
        finally:
            os.close(handle)


def _lock(handle: int, *, unlockable: bool) -> bool:
    """Lock an open file unless somebody has; where nothing can be locked give ``unlockable``."""
    if fcntl is None:
        return unlockable
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return unlockable
    return True
