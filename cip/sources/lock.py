"""Locks: of a file that is open, and of a repository, so that no two edits are made at once."""

import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from random import uniform
from time import sleep
from types import ModuleType

from cip.model.errors import RepositoryError

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

SECONDS = 10
"""How long an edit waits for another one to end."""

_LONGEST_PAUSE = 0.01
_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_BYTE = 2**30
"""Which byte Windows locks: one behind the name of the holder, so that others can read that."""

_HOLDER = re.compile(rb"([0-9]{1,10}) ([A-Za-z0-9.-]{1,60})\n")


def take(handle: int) -> bool | None:
    """Lock an open file and say whether that could be done: not where somebody holds the lock.

    Give None where nothing can be locked: on Windows, on some network disks. The lock is let go
    when the file is closed, and when the process ends in whatever way.
    """
    if fcntl is None:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock of the repository at a folder. Raises ``RepositoryError`` after ``SECONDS``.

    It is a file in ``.git``, so that all who work in one folder share it, from other machines too
    where their network disk can lock. Where ``.git`` is missing, no folder, or not to be written
    to, it is a file in the folder for temporary files, which only one machine shares.
    """
    handle = _waited_for(root.resolve())
    try:
        _sign(handle)
        yield
    finally:
        os.close(handle)


def _waited_for(root: Path) -> int:
    """Give the handle of the first lock file that can be locked, once it is."""
    for file in _files(root):
        paused = 0.0
        while (handle := _opened(file)) is not None:
            taken = take(handle) if fcntl is not None else _take_on_windows(handle)
            if taken and _is_still(file, handle):
                return handle
            holder = _holder(handle)
            os.close(handle)
            if taken is None:
                break
            if paused > SECONDS:
                raise RepositoryError(_busy(holder))
            pause = uniform(0, _LONGEST_PAUSE)  # noqa: S311 - so that those who wait take turns
            paused += pause
            sleep(pause)
    raise RepositoryError(
        f"The plans in {root} cannot be locked, neither in .git nor in {tempfile.gettempdir()}, "
        "so nothing was changed."
    )


def _busy(holder: str) -> str:
    return (
        f"Another cip is changing plans here, {holder}. It was waited for {SECONDS} seconds, and "
        "nothing was changed. Try again when it is done."
    )


def _files(root: Path) -> Iterator[Path]:
    """Give where the lock file may lie. What a file ``.git`` names is not believed."""
    for above in (root, *root.parents):
        with suppress(OSError):
            if stat.S_ISDIR(os.lstat(above / ".git").st_mode):
                yield above / ".git" / "cip.lock"
                break
    yield Path(tempfile.gettempdir(), f"cip-{sha256(os.fsencode(root)).hexdigest()[:16]}.lock")


def _opened(file: Path) -> int | None:
    """Give the handle of a lock file, made where it is missing, or None where it cannot be.

    Another user's can be locked too, though not be written to.
    """
    for flags in (os.O_RDWR, os.O_RDONLY, os.O_RDWR | os.O_CREAT | os.O_EXCL, os.O_RDWR):
        with suppress(OSError):
            handle = os.open(file, flags | _SAFELY, 0o644)
            if stat.S_ISREG(os.fstat(handle).st_mode):
                return handle
            os.close(handle)
            return None
    return None


def _take_on_windows(handle: int) -> bool | None:  # pragma: no cover - depends on the machine
    try:
        import msvcrt
    except ImportError:
        return None
    os.lseek(handle, _BYTE, os.SEEK_SET)
    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except PermissionError:
        return False
    except OSError:
        return None
    return True


def _is_still(file: Path, handle: int) -> bool:
    """Say whether a lock file is the one of its name: somebody may have taken that away."""
    with suppress(OSError):
        return os.path.samestat(os.lstat(file), os.fstat(handle))
    return False


def _sign(handle: int) -> None:
    """Write who holds the lock, where that harms no other file and may be done."""
    with suppress(OSError):
        if os.fstat(handle).st_nlink == 1:
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, f"{os.getpid()} {_machine()}\n".encode())


def _holder(handle: int) -> str:
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        if match := _HOLDER.fullmatch(os.read(handle, 100)):
            number, machine = (part.decode("ascii", "replace") for part in match.groups())
            where = "" if machine == _machine() else f" on {machine}"
            return f"process {number}{where}"
    return "of which nothing is known"


def _machine() -> str:
    import platform

    return re.sub(r"[^A-Za-z0-9.-]", "-", platform.node())[:60] or "here"
