"""The repository on disk: where it is, which plans it holds, and the text of their files.

Everything under ``plans/`` may be hostile: no link is followed, nothing but regular files is
opened, and nothing larger than a plan file may be is read.
"""

import os
import stat
from pathlib import Path

from cip.documents.characters import first_hidden
from cip.documents.reader import MAX_BYTES, decode
from cip.loading import FileText, Loaded, load_plan
from cip.model.errors import RepositoryError
from cip.model.place import Place
from cip.model.problem import Problem, error
from cip.resources import folder

PLANS = "plans"
_DEEPEST = 4


class Workspace:
    """A repository that holds ``plans/``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.plans = root / PLANS

    @property
    def templates(self) -> Path | None:
        """Give the folder of the council's own report templates, or None where it has none.

        In the tool's own repository ``templates/`` holds those that come with the tool.
        """
        own = self.root / "templates"
        if own.is_symlink() or not own.is_dir() or own.samefile(folder("templates")):
            return None
        return own

    def plan_names(self) -> tuple[str, ...]:
        """Give the names of the plans, in order: the folders of ``plans/`` that are no links."""
        with os.scandir(self.plans) as entries:
            return tuple(
                sorted(
                    entry.name
                    for entry in entries
                    if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
                )
            )

    def stray_problems(self) -> tuple[Problem, ...]:
        """Give a problem for each link or YAML file that lies in ``plans/`` beside the plans."""
        found = []
        with os.scandir(self.plans) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                path = f"{PLANS}/{_visible(entry.name)}"
                if entry.is_symlink():
                    found.append(_unreadable(path, "This is a link; links are not followed."))
                elif entry.is_file() and entry.name.lower().endswith((".yaml", ".yml")):
                    help = "A plan is a folder: plans/NAME/plan.yaml."
                    found.append(
                        error("misplaced-file", Place(path), "No plan file belongs here.", help)
                    )
        return tuple(found)

    def files(self, plan: str) -> dict[str, FileText]:
        """Give the text of each YAML file of a plan by its path from the root, ``/`` between."""
        found: dict[str, FileText] = {}
        self._gather(f"{PLANS}/{plan}", found, 0)
        return found

    def load(self, plan: str) -> Loaded:
        """Give a plan and the problems of its files."""
        return load_plan(plan, self.files(plan))

    def _gather(self, folder: str, found: dict[str, FileText], depth: int) -> None:
        try:
            with os.scandir(self.root / folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as caught:
            found[folder] = _unreadable(folder, f"The folder cannot be read: {caught.strerror}.")
            return
        for entry in listed:
            self._gather_entry(entry, folder, found, depth)

    def _gather_entry(
        self, entry: "os.DirEntry[str]", folder: str, found: dict[str, FileText], depth: int
    ) -> None:
        if entry.name.startswith("."):
            return
        path = f"{folder}/{_visible(entry.name)}"
        is_yaml = entry.name.lower().endswith((".yaml", ".yml"))
        if path != f"{folder}/{entry.name}":
            found[path] = _unreadable(path, "The name holds a character that cannot be shown.")
        elif entry.is_symlink():
            found[path] = _unreadable(path, "This is a link; links are not followed.")
        elif entry.is_dir(follow_symlinks=False):
            if is_yaml:
                found[path] = _unreadable(path, "This is a folder, and its name is that of a file.")
            elif depth < _DEEPEST:
                self._gather(path, found, depth + 1)
        elif is_yaml:
            found[path] = read_file(self.root / path, path)


def _visible(name: str) -> str:
    """Give a file's name with every character that cannot be shown written as ``<U+001B>``."""
    if first_hidden(name) is None and "\n" not in name and "\t" not in name:
        return name
    return "".join(
        f"<U+{ord(c):04X}>" if c in "\n\t\r" or first_hidden(c) is not None else c for c in name
    )


def _unreadable(path: str, message: str, help: str = "") -> Problem:
    return error("unreadable-file", Place(path), message, help)


def read_file(file: Path, path: str) -> FileText:
    """Give the text of a regular file, or a problem; ``path`` is what to call it.

    Links are not followed, and a pipe or device is not waited for.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(file, flags | getattr(os, "O_BINARY", 0))
    except OSError as caught:
        return _unreadable(path, f"The file cannot be read: {caught.strerror}.")
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return _unreadable(path, "This is not a regular file.")
        data = os.read(handle, MAX_BYTES + 1)
        while len(data) < min(status.st_size, MAX_BYTES + 1):
            more = os.read(handle, MAX_BYTES + 1 - len(data))
            if not more:
                break
            data += more
    except OSError as caught:
        return _unreadable(path, f"The file cannot be read: {caught.strerror}.")
    finally:
        os.close(handle)
    text = decode(path, data)
    return text


def find_root(start: Path, named: Path | None = None) -> Path:
    """Give the repository: the folder that was named, else the first one upwards with ``plans/``.

    Raises ``RepositoryError`` where there is none.
    """
    if named is not None:
        if not (named / PLANS).is_dir():
            raise RepositoryError(f"There is no folder '{PLANS}' in {named}.")
        return named.resolve()
    for folder in (start, *start.parents):
        if (folder / PLANS).is_dir():
            return folder
    raise RepositoryError(
        f"There is no folder '{PLANS}' here or above. Go to the repository of the plans, or name "
        "it with --root."
    )
