"""Lays several files below a folder: all of them, or none."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cip.model.errors import UsageError
from cip.sources.guard import judge_below, judge_repository, reach_below
from cip.sources.lock import locked
from cip.sources.saving import place


def lay(root: Path, texts: Mapping[str, str], *, over: frozenset[str] = frozenset()) -> None:
    """Write texts to files below a folder, by their paths; folders that are missing are made.

    Only the files in ``over`` are written over. Raises ``UsageError`` where one must not or cannot
    be written, ``RepositoryError`` where another edit does not end: then nothing is changed. What
    was written before a disk was full is taken away again.
    """
    judge_repository(root)
    made = _missing(root)
    root.mkdir(parents=True, exist_ok=True)
    laid = _Laid(root, made)
    try:
        with locked(root):
            for path in texts:
                judge_below(root, path)
            folders = [path.rpartition("/")[0] for path in texts]
            for (path, text), here, following in zip(
                texts.items(), folders, [*folders[1:], None], strict=True
            ):
                is_last = here != following
                laid.lay(path, text.encode(), may_replace=path in over, is_last=is_last)
    except BaseException:
        laid.undo()
        raise


def _missing(folder: Path) -> list[Path]:
    """Give the folders of a way that are not there yet, the uppermost first."""
    ways = (folder, *folder.parents)
    return [way for way in reversed(ways) if not os.path.lexists(way)]


class _Laid:
    """What was written so far, and how to take it away again."""

    def __init__(self, root: Path, made: list[Path]) -> None:
        self._root = root
        self._made = made
        self._before: dict[str, bytes | None] = {}

    def lay(self, path: str, data: bytes, *, may_replace: bool, is_last: bool) -> None:
        self._made += (way for way in _missing((self._root / path).parent))
        with reach_below(self._root, path, make_folders=True) as target:
            if target.status is not None and not may_replace:
                raise UsageError(f"{path} is there already. Nothing was changed.")
            before = (self._root / path).read_bytes() if target.status is not None else None
            place(target, data, is_last=is_last)
            self._before[path] = before

    def undo(self) -> None:
        for path, before in reversed(self._before.items()):
            with suppress(OSError, UsageError), reach_below(self._root, path) as target:
                if before is not None:
                    place(target, before)
                else:
                    os.unlink(target.folder.at(target.name), dir_fd=target.folder.handle)
        for folder in reversed(self._made):
            with suppress(OSError):  # somebody may have put something there
                folder.rmdir()
