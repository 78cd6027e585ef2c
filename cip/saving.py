"""Saves a text as a whole file or not at all."""

import os
import tempfile
from pathlib import Path

from cip.model.errors import UsageError


def save(file: Path, text: str) -> None:
    """Write a text to a file, in place of what was there. Raises ``UsageError`` where it cannot be.

    The text is written beside the file and takes its name at the end, so that a reader never meets
    half of it. A link stays: what it leads to is written. A device or a pipe is refused, for it
    would be replaced.
    """
    target = Path(os.path.realpath(file))
    if os.path.isdir(target):
        raise UsageError(f"{file} is a folder.")
    if os.path.exists(target) and not os.path.isfile(target):
        raise UsageError(f"{file} is not a regular file.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, text.encode())
    except OSError as caught:
        raise UsageError(f"{file} cannot be written: {caught.strerror}.") from None


def _replace(file: Path, data: bytes) -> None:
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=".cip-", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(beside, _mode(file))
        os.replace(beside, file)
    finally:
        Path(beside).unlink(missing_ok=True)


def _mode(file: Path) -> int:
    """Give the mode of the file that is replaced, or that of a new file."""
    try:
        return file.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
