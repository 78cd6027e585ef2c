"""The files of templates: those that came with the tool, and a council's own, which are foreign."""

import os
import stat
from pathlib import Path

from cip.model.errors import UsageError
from cip.resources import folder

MOST_BYTES = 100_000
"""How large a template may be."""


def plain_file(path: Path) -> bytes | None:
    """Give the first bytes of a regular file that is no link, or None.

    Raises ``UsageError`` for one that must not be read: what it says is not known.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags)
    except PermissionError as caught:
        raise UsageError(f"{path.name} cannot be read: {caught.strerror}.") from None
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read(MOST_BYTES + 1)


def template_text(name: str, own: Path | None) -> str | None:
    """Give the text of a template's file, a council's own before that of the tool, or None.

    What is no text in UTF-8 is given as far as it can be read: it is refused when it is rendered.
    """
    folders = [folder("templates")] if own is None else [own, folder("templates")]
    for place in folders:
        data = plain_file(place / name)
        if data is not None:
            return data.decode("utf-8", "replace")
    return None
