"""Says whether a file that is about to be replaced is one that this tool wrote."""

import json
import os
import stat
from pathlib import Path

_MOST = 4 * 1024 * 1024
_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def is_foreign(file: Path, key: str) -> bool:
    """Say whether there is such a file that is no JSON document with a key of ours."""
    try:
        handle = os.open(file, os.O_RDONLY | _SAFELY)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return True
        data = stream.read(_MOST + 1)
    try:
        found = json.loads(data) if len(data) <= _MOST else None
    except (ValueError, RecursionError):
        return True
    return not (isinstance(found, dict) and key in found)
