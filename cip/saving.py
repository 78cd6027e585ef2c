"""Saves a text as a whole file or not at all."""

import os
import tempfile
from pathlib import Path

from cip.model.errors import UsageError


def save(file: Path, text: str) -> None:
    """Write a text to a file, in place of what was there. Raises ``UsageError`` where it cannot be.

    The text is written beside the file and takes its name at the end, so that a reader never meets
    half of it.
    """
    if file.is_dir():
        raise UsageError(f"{file} is a folder.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=".new")
    except OSError as caught:
        raise UsageError(f"{file} cannot be written: {caught.strerror}.") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(beside, _mode(file))
        os.replace(beside, file)
    except OSError as caught:
        Path(beside).unlink(missing_ok=True)
        raise UsageError(f"{file} cannot be written: {caught.strerror}.") from None


def _mode(file: Path) -> int:
    """Give the mode of the file that is replaced, or that of a new file."""
    try:
        return file.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
