"""A paper that somebody names on the command line, as bytes: a regular file of bounded size."""

import os
import stat
from pathlib import Path

from cip.model.errors import UsageError
from cip.model.text import safe

_SAFELY = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def paper_bytes(path: Path, *, most: int) -> bytes:
    """Give what a file holds, up to one byte more than ``most``.

    Raises ``UsageError`` where it cannot be read, or is no regular file.
    """
    shown = safe(str(path))[:200]
    try:
        handle = os.open(path, os.O_RDONLY | _SAFELY)
    except FileNotFoundError:
        raise UsageError(f"There is no file {shown}.") from None
    except (OSError, ValueError) as refused:
        why = getattr(refused, "strerror", None) or "it has no name that can be"
        raise UsageError(f"{shown} cannot be read: {why}.") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise UsageError(f"{shown} is no file: name the paper itself.")
    with os.fdopen(handle, "rb") as stream:
        return stream.read(most + 1)
