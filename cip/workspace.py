"""The repository on disk: where it is, which plans it holds, and the text of their files.

Everything under ``plans/`` may be hostile: no link is followed, nothing but regular files is
opened, and nothing larger than a plan file may be is read.
"""

import os
import stat
from itertools import islice
from pathlib import Path

from cip.documents.characters import first_hidden
from cip.documents.reader import MAX_BYTES, decode, too_large
from cip.loading import FileText, Loaded, load_plan
from cip.model.bounds import MOST_FILES, MOST_SIGNS, plan_too_large
from cip.model.errors import RepositoryError
from cip.model.place import Place
from cip.model.problem import Problem, error, warning
from cip.resources import folder

PLANS = "plans"
_DEEPEST = 4
_YAML = (".yaml", ".yml")
_HIDDEN_ENDING = (".yaml.txt", ".yml.txt")

Entry = os.DirEntry[str]


class _Found:
    """The texts of a plan's files by path, up to the first that is too much for one plan."""

    def __init__(self) -> None:
        self.files: dict[str, FileText] = {}
        self._entries = 0
        self._size = 0
        self._is_full = False

    def add(self, path: str, text: FileText) -> None:
        self.files[path] = text
        self._size += len(text) if isinstance(text, str) else 0

    def has_room(self, path: str) -> bool:
        """Say whether one more can be taken; the first that cannot has the problem."""
        if self._is_full:
            return False
        self._entries += 1
        if self._entries > MOST_FILES:
            self._end(plan_too_large(path, "files", MOST_FILES))
        elif self._size >= MOST_SIGNS:
            self._end(plan_too_large(path, "characters", MOST_SIGNS))
        return not self._is_full

    def _end(self, problem: Problem) -> None:
        self._is_full = True
        self.files[problem.place.path] = problem


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
        """Give the names of the plans, in order: the folders of ``plans/`` that can be used.

        For what cannot, ``stray_problems`` has the reasons.
        """
        entries = self._entries(PLANS)
        if isinstance(entries, Problem):
            return ()
        return tuple(entry.name for entry in entries if _is_plan(entry))

    def stray_problems(self) -> tuple[Problem, ...]:
        """Give a problem for each link or YAML file that lies in ``plans/`` beside the plans.

        Where ``plans/`` itself is a link or cannot be read, that is the only one.
        """
        entries = self._entries(PLANS)
        if isinstance(entries, Problem):
            return (entries,)
        problems = (_stray_problem(entry) for entry in entries if not _is_plan(entry))
        return tuple(problem for problem in problems if problem is not None)

    def schema_problems(self) -> tuple[Problem, ...]:
        """Give a problem for each of the repository's schemas that is not the tool's own.

        The repository's copies are for editors; the tool uses those that it came with.
        """
        own = folder("schema")
        copies = self.root / "schema"
        if copies.is_symlink() or not copies.is_dir() or copies.samefile(own):
            return ()
        return tuple(
            warning(
                "schema-differs",
                Place(f"schema/{schema.name}"),
                "This schema is missing or is not the tool's own, so editors show other hints",
                f"Copy {schema.name} from the version of cip that you use.",
            )
            for schema in sorted(own.glob("*.json"))
            if read_file(copies / schema.name, schema.name) != schema.read_text(encoding="utf-8")
        )

    def files(self, plan: str) -> dict[str, FileText]:
        """Give the text of each YAML file of a plan by its path from the root, ``/`` between."""
        found = _Found()
        self._gather(f"{PLANS}/{plan}", found, 0)
        return dict(sorted(found.files.items()))

    def load(self, plan: str) -> Loaded:
        """Give a plan and the problems of its files."""
        return load_plan(plan, self.files(plan))

    def _entries(self, folder: str) -> list[Entry] | Problem:
        """Give what lies in a folder, by name, without what the system and editors hide there."""
        path = f"{self.root}/{folder}"
        if os.path.islink(path):
            return _link(folder)
        try:
            with os.scandir(path) as entries:
                listed = (entry for entry in entries if not entry.name.startswith("."))
                shown = list(islice(listed, MOST_FILES + 1))
        except OSError as caught:
            return _unreadable(folder, f"The folder cannot be read: {caught.strerror}")
        if len(shown) > MOST_FILES:
            return plan_too_large(folder, "files", MOST_FILES)
        return sorted(shown, key=lambda entry: entry.name)

    def _gather(self, folder: str, found: _Found, depth: int) -> None:
        entries = self._entries(folder)
        if isinstance(entries, Problem):
            found.add(folder, entries)
            return
        for entry in sorted(entries, key=lambda entry: entry.is_dir(follow_symlinks=False)):
            path = f"{folder}/{_visible(entry.name)}"
            if not found.has_room(path):
                return
            if problem := _entry_problem(entry, path, depth):
                found.add(path, problem)
            elif entry.is_dir(follow_symlinks=False):
                self._gather(path, found, depth + 1)
            elif _is_yaml(entry):
                found.add(path, read_file(f"{self.root}/{path}", path))


def _is_yaml(entry: Entry) -> bool:
    return entry.name.lower().endswith(_YAML)


def _is_plan(entry: Entry) -> bool:
    is_folder = entry.is_dir(follow_symlinks=False)
    return is_folder and not _is_yaml(entry) and _visible(entry.name) == entry.name


def _stray_problem(entry: Entry) -> Problem | None:
    path = f"{PLANS}/{_visible(entry.name)}"
    if problem := _entry_problem(entry, path, 0):
        return problem
    if not _is_yaml(entry):
        return None
    hint = "A plan is a folder: plans/NAME/plan.yaml."
    return error("misplaced-file", Place(path), "No plan file belongs here", hint)


def _entry_problem(entry: Entry, path: str, depth: int) -> Problem | None:
    """Give why a file or folder cannot be used, as far as that shows without opening it."""
    if not path.endswith(f"/{entry.name}"):
        hint = "Give it a name of letters, digits, dots and hyphens."
        return _unreadable(path, "The name holds a character that cannot be shown", hint)
    if entry.is_symlink():
        return _link(path)
    if entry.name.lower().endswith(_HIDDEN_ENDING):
        hint = "Let its name end in .yaml. Windows adds .txt and hides it."
        return error("misplaced-file", Place(path), "The name of this file ends in .txt", hint)
    if not entry.is_dir(follow_symlinks=False):
        return None
    if _is_yaml(entry):
        return _unreadable(path, "This is a folder, and its name is that of a file")
    if depth >= _DEEPEST:
        hint = "An action lies in its workstream's folder: plans/NAME/1.2-words/1.2.1-words.yaml."
        return error("misplaced-file", Place(path), "Folders as deep as this are not read", hint)
    return None


def _link(path: str) -> Problem:
    hint = "Put the file or the folder itself in its place."
    return _unreadable(path, "This is a link, and links are not followed", hint)


def _visible(name: str) -> str:
    """Give a file's name with every character that cannot be shown written as ``<U+001B>``."""
    if first_hidden(name) is None and "\n" not in name and "\t" not in name:
        return name
    return "".join(
        f"<U+{ord(c):04X}>" if c in "\n\t\r" or first_hidden(c) is not None else c for c in name
    )


def _unreadable(path: str, message: str, help: str = "") -> Problem:
    return error("unreadable-file", Place(path), message, help)


def read_file(file: Path | str, path: str) -> FileText:
    """Give the text of a regular file, or a problem; ``path`` is what to call it.

    Links are not followed, and a pipe or device is not waited for.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(file, flags | getattr(os, "O_BINARY", 0))
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                return _unreadable(path, "This is not an ordinary file")
            if status.st_size > MAX_BYTES:
                return too_large(path, status.st_size)
            data = _all_of(handle)
        finally:
            os.close(handle)
    except OSError as caught:
        return _unreadable(path, f"The file cannot be read: {caught.strerror}")
    return decode(path, data)


def _all_of(handle: int) -> bytes:
    """Give what a file holds, and of one that grows no more than makes it too large."""
    data = os.read(handle, MAX_BYTES + 1)
    while len(data) <= MAX_BYTES and (more := os.read(handle, MAX_BYTES + 1 - len(data))):
        data += more
    return data


def find_root(start: Path, named: Path | None = None) -> Path:
    """Give the repository: the folder that was named, else the first one upwards with ``plans/``.

    Raises ``RepositoryError`` where there is none.
    """
    if named is not None:
        if not _holds_plans(named):
            raise RepositoryError(f"There is no folder '{PLANS}' in {named}.")
        return named.resolve()
    for above in (start, *start.parents):
        if _holds_plans(above):
            return above
    raise RepositoryError(
        f"There is no folder '{PLANS}' here or above. Go to the repository of the plans, or name "
        "it with --root."
    )


def _holds_plans(root: Path) -> bool:
    plans = root / PLANS
    return os.path.isdir(plans) or os.path.islink(plans)
