"""The repository on disk: where it is, which plans it holds, and the text of their files.

Everything under ``plans/`` may be hostile: no link is followed, nothing but regular files is
opened, and nothing larger than a plan file may be is read.
"""

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar
from unicodedata import normalize

from cip.documents.explaining.quoting import short
from cip.documents.reading.reader import MAX_BYTES, decode, too_large
from cip.loading.file import named
from cip.loading.file_names import begins_like_an_action, how_to_name, is_hidden_plan_file
from cip.loading.plan import FileText, Loaded, load_plan
from cip.model.bounds import MOST_BYTES, MOST_FILES, MOST_VALUES, plan_too_large
from cip.model.errors import RepositoryError
from cip.model.mend import Suggestion
from cip.model.place import Place
from cip.model.problem import Problem, error, warning
from cip.model.text import spelt
from cip.resources import folder

PLANS = "plans"
_DEEPEST = 4
_YAML = (".yaml", ".yml")
_HIDDEN_ENDING = (".yaml.txt", ".yml.txt")
_TEMPLATES = "templates"
MOST_AT_THE_ROOT = 50
"""How much of what lies beside ``plans/`` and belongs in there is named."""

Content = bytes | Problem
"""What a file holds, or the problem that kept it from being read."""

T = TypeVar("T")
_T_co = TypeVar("_T_co", covariant=True)


class FolderEntry(Protocol):
    """What lies in a folder, by its name."""

    @property
    def name(self) -> str:
        """Give the name."""

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Say whether it is a folder."""

    def is_symlink(self) -> bool:
        """Say whether it is a link."""


class Held(Protocol[_T_co]):
    """Where plan files lie: on disk or in a commit, which are looked through alike.

    What a file is given as may be read later.
    """

    def entries(self, folder: str) -> list[FolderEntry] | Problem:
        """Give what lies in a folder, by name, without what is hidden there."""

    def file(self, path: str) -> _T_co | Problem:
        """Give a file that is read."""


class Sources(NamedTuple):
    """What a report is made from: the folders that count, and what was read of them, by path.

    Other plans of the repository do not count, nor files of other kinds that lie beside a plan's.
    """

    folders: tuple[str, ...]
    read: Mapping[str, Content]


_PLAN_NAME = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(-[a-z0-9]+)*")
"""The form of an ``id``. A plan's name becomes a part of command lines, addresses and file names,
where any other sign could mean something."""


class _Room:
    """How much more of plans is read; the bounds hold for all that one command reads."""

    def __init__(self) -> None:
        self.files = MOST_FILES
        self.bytes = MOST_BYTES
        self.values = MOST_VALUES


class _Found(Generic[T]):
    """What a plan's files hold by path, up to the first for which there is no room."""

    def __init__(self, room: _Room) -> None:
        self.files: dict[str, T | Problem] = {}
        self._room = room
        self._is_full = False

    def add(self, path: str, content: T | Problem) -> None:
        self.files[path] = content
        self._room.bytes -= len(content) if isinstance(content, bytes) else 0

    def has_room(self, path: str) -> bool:
        """Say whether one more can be taken; the first that cannot has the problem."""
        if self._is_full:
            return False
        self._room.files -= 1
        if self._room.files < 0:
            self._end(plan_too_large(path, "files", MOST_FILES))
        elif self._room.bytes <= 0:
            self._end(plan_too_large(path, "bytes", MOST_BYTES))
        return not self._is_full

    def _end(self, problem: Problem) -> None:
        self._is_full = True
        self.files[problem.place.path] = problem


class _Disk:
    """A folder on disk in which plan files lie."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def entries(self, folder: str) -> list[FolderEntry] | Problem:
        path = f"{self._root}/{folder}"
        if os.path.islink(path):
            return link(folder)
        try:
            with os.scandir(path) as entries:
                return shown(folder, entries)
        except OSError as caught:
            return unreadable(folder, f"The folder cannot be read: {caught.strerror}")

    def file(self, path: str) -> Content:
        return read_bytes(f"{self._root}/{path}", path)


def shown(folder: str, entries: Iterable[FolderEntry]) -> list[FolderEntry] | Problem:
    """Give what lies in a folder, by name, without what the system and editors hide there."""
    found = list(islice((entry for entry in entries if _is_shown(entry.name)), MOST_FILES + 1))
    if len(found) > MOST_FILES:
        return plan_too_large(folder, "files", MOST_FILES)
    return sorted(found, key=lambda entry: entry.name)


class Workspace:
    """A repository that holds ``plans/``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.plans = root / PLANS
        self._disk = _Disk(root)
        self._room = _Room()

    @property
    def templates(self) -> Path | None:
        """Give the folder of the council's own report templates, or None where it has none.

        In the tool's own repository ``templates/`` holds those that come with the tool.
        """
        own = self.root / _TEMPLATES
        if own.is_symlink() or not own.is_dir() or self._is_the_tools(own):
            return None
        return own

    def _is_the_tools(self, templates: Path) -> bool:
        return templates.is_dir() and templates.samefile(folder(_TEMPLATES))

    def plan_names(self) -> tuple[str, ...]:
        """Give the names of the plans, in order: the folders of ``plans/`` that can be used.

        For what cannot, ``stray_problems`` has the reasons.
        """
        entries = self._disk.entries(PLANS)
        if isinstance(entries, Problem):
            return ()
        return tuple(entry.name for entry in entries if _is_plan(entry))

    def stray_problems(self) -> tuple[Problem, ...]:
        """Give a problem for each thing in ``plans/`` that is no plan and was meant to be read.

        That is a link, a YAML file, a folder that cannot be a plan by its name, or a file whose
        name begins like an action, there or at the root; and a folder at the root that holds a
        plan or a workstream. Where ``plans/`` itself is a link or cannot be read, that is the only
        one.
        """
        entries = self._disk.entries(PLANS)
        if isinstance(entries, Problem):
            return (entries,)
        names = {entry.name for entry in entries}
        problems = (_stray_problem(entry, names) for entry in entries if not _is_plan(entry))
        return tuple(problem for problem in (*problems, *self._at_the_root()) if problem)

    def _at_the_root(self) -> Iterator[Problem | None]:
        """Give a problem for what lies beside ``plans/`` and belongs in there, by its name."""
        try:
            with os.scandir(self.root) as entries:
                found = (problem for entry in entries if (problem := _at_the_root(entry)))
                yield from sorted(islice(found, MOST_AT_THE_ROOT), key=lambda item: item.order)
        except OSError:
            return

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
                "'cip init --schemas' takes it from the version of cip that you use.",
            )
            for schema in sorted(own.glob("*.json"))
            if read_file(copies / schema.name, schema.name) != schema.read_text(encoding="utf-8")
        )

    def contents(self, plan: str) -> dict[str, Content]:
        """Give the bytes of each YAML file of a plan by its path from the root, ``/`` between."""
        return _gathered(self._disk, plan, self._room)

    def files(self, plan: str) -> dict[str, FileText]:
        """Give the text of each YAML file of a plan by its path."""
        return texts_of(self.contents(plan))

    def load(self, plan: str) -> Loaded:
        """Give a plan and the problems of its files. The bytes that were read are let go first."""
        return self.of_texts(plan, self.files(plan))

    def loaded(self, plan: str, contents: Mapping[str, Content]) -> Loaded:
        """Give the plan that files hold whose contents were read, and their problems."""
        return self.of_texts(plan, texts_of(contents))

    def of_texts(self, plan: str, files: Mapping[str, FileText]) -> Loaded:
        """Give the plan that files hold whose texts were read, and their problems."""
        found = load_plan(plan, files, most_values=self._room.values)
        self._room.values -= found.values
        return found

    def sources(self, plan: str, contents: Mapping[str, Content]) -> Sources:
        """Give what a report of a plan is made from: its files as they were read, and templates.

        Templates are those of the council, each file that lies in ``templates/``; the tool's own
        are part of the tool. Where there is no room for all of them, none counts as read.
        """
        folder = f"{PLANS}/{plan}"
        counted = {path: data for path, data in contents.items() if not is_overlooked(data)}
        if self._is_the_tools(self.root / _TEMPLATES):
            return Sources((folder,), counted)
        return Sources((folder, _TEMPLATES), {**counted, **self._template_contents()})

    def _template_contents(self) -> dict[str, Content]:
        entries = self._disk.entries(_TEMPLATES) if self.templates else []
        if isinstance(entries, Problem):
            return {_TEMPLATES: entries}
        found: _Found[bytes] = _Found(self._room)
        for entry in entries:
            path = f"{_TEMPLATES}/{spelt(entry.name)}"
            if not _is_plain_file(f"{self.root}/{_TEMPLATES}/{entry.name}"):
                continue
            if not found.has_room(path):
                return {_TEMPLATES: found.files[path]}
            found.add(path, read_bytes(f"{self.root}/{_TEMPLATES}/{entry.name}", path))
        return found.files


def gathered(held: Held[T], plan: str) -> dict[str, T | Problem]:
    """Give each YAML file of a plan by its path, as ``Workspace.contents`` does, from anywhere."""
    return _gathered(held, plan, _Room())


def _gathered(held: Held[T], plan: str, room: _Room) -> dict[str, T | Problem]:
    found = _Found[T](room)
    _gather(held, f"{PLANS}/{plan}", found, 0)
    return dict(sorted(found.files.items()))


def _gather(held: Held[T], folder: str, found: _Found[T], depth: int) -> None:
    entries = held.entries(folder)
    if isinstance(entries, Problem):
        found.add(folder, entries)
        return
    names: frozenset[str] | None = None
    for entry in sorted(entries, key=lambda entry: entry.is_dir(follow_symlinks=False)):
        path = f"{folder}/{spelt(entry.name)}"
        if not found.has_room(path):
            return
        if problem := _entry_problem(entry, path, depth):
            found.add(path, problem)
        elif entry.is_dir(follow_symlinks=False):
            _gather(held, path, found, depth + 1)
        elif _is_read(entry.name):
            found.add(path, held.file(path))
        else:
            names = names or frozenset(entry.name for entry in entries)
            if problem := _overlooked(entry.name, path, names):
                found.add(path, problem)


def _is_shown(name: str) -> bool:
    """Say whether a file is looked at: not what the system and editors hide."""
    return not name.startswith(".") or is_hidden_plan_file(name)


def _is_read(name: str) -> bool:
    return name.lower().endswith(_YAML) and not name.startswith(".")


def _is_plain_file(path: str) -> bool:
    """Say whether a file lies there, and not a link: it is not told where a link leads."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def _overlooked(name: str, path: str, beside: frozenset[str]) -> Problem | None:
    """Give the problem of a file that is not read and that a person takes for a plan file."""
    hint = how_to_name(name, path.count("/"), beside)
    return error("misplaced-file", Place(path), _NOT_READ, hint) if hint else None


_NOT_READ = "A file of this name is not read"


def is_overlooked(content: Content | str) -> bool:
    """Say whether this is the problem of a file that a person takes for a plan file, by its name.

    Such a file is never read, so what it holds counts for nothing.
    """
    return isinstance(content, Problem) and content.message == _NOT_READ


def _is_yaml(entry: FolderEntry) -> bool:
    return entry.name.lower().endswith(_YAML)


def _at_the_root(entry: os.DirEntry[str]) -> Problem | None:
    """Give the problem of a file that begins like an action, or of a folder with a plan in it."""
    if begins_like_an_action(entry.name) and _is_plain_file(entry.path):
        return _overlooked(spelt(entry.name), spelt(entry.name), frozenset())
    is_hidden = entry.name.startswith(".")
    is_folder = entry.name != PLANS and not is_hidden and entry.is_dir(follow_symlinks=False)
    return _folder_at_the_root(entry) if is_folder else None


def _folder_at_the_root(entry: os.DirEntry[str]) -> Problem | None:
    """Give the problem of a folder that holds a plan or a workstream, or None."""
    name = short(spelt(entry.name))
    for file, what, home in (
        ("plan.yaml", "a plan", f"plans/{name}"),
        ("workstream.yaml", "a workstream", f"plans/NAME/{name}"),
    ):
        if _is_plain_file(f"{entry.path}/{file}"):
            message = f"This folder holds {what}, and nothing in it is read here"
            return error("misplaced-file", Place(spelt(entry.name)), message, f"Move it to {home}.")
    return None


def _is_plan(entry: FolderEntry) -> bool:
    return is_plan_name(entry.name) and entry.is_dir(follow_symlinks=False)


def plans_in(held: Held[object]) -> tuple[str, ...] | Problem:
    """Give the names of all that stands for a plan, be it one that cannot be read.

    That is a folder of ``plans/`` or a link in its place, of a name that a plan can have.
    """
    entries = held.entries(PLANS)
    if isinstance(entries, Problem):
        return entries
    return tuple(
        entry.name
        for entry in entries
        if _is_plan(entry) or (entry.is_symlink() and is_plan_name(entry.name))
    )


def is_plan_name(name: str) -> bool:
    """Say whether a folder of this name can be a plan: it is a short name, as of an officer."""
    return _PLAN_NAME.fullmatch(name) is not None


def _stray_problem(entry: FolderEntry, taken: Collection[str]) -> Problem | None:
    path = f"{PLANS}/{spelt(entry.name)}"
    if problem := _entry_problem(entry, path, 0):
        return problem
    if entry.is_dir(follow_symlinks=False):
        message = "No plan can have this name, so nothing in the folder was read"
        return error("plan-name", Place(path), message, _plan_name_help(entry.name, taken))
    if begins_like_an_action(entry.name) or is_hidden_plan_file(entry.name):
        return _overlooked(entry.name, path, frozenset())
    if not _is_yaml(entry):
        return None
    hint = "A plan is a folder: plans/NAME/plan.yaml."
    return error("misplaced-file", Place(path), "No plan file belongs here", hint)


def _plan_name_help(name: str, taken: Collection[str]) -> str:
    """Say how to name a plan's folder: as it is called, where that is not the name of another."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    better = "-".join(re.findall("[a-z0-9]+", plain))[:60].rstrip("-")
    if better and better not in taken:
        return f"Rename the folder to {better}: small letters, digits and single hyphens."
    return (
        "Name the folder in small letters, digits and single hyphens, at most 60 in all: plan-2027."
    )


def _entry_problem(entry: FolderEntry, path: str, depth: int) -> Problem | None:
    """Give why a file or folder cannot be used, as far as that shows without opening it."""
    if not path.endswith(f"/{entry.name}"):
        hint = "Give it a name of letters, digits, dots and hyphens."
        return unreadable(path, "The name holds a character that cannot be shown", hint)
    if entry.is_symlink():
        return link(path)
    if entry.name.lower().endswith(_HIDDEN_ENDING):
        words = "Let its name end in .yaml. Windows adds .txt and hides it."
        right = f"{path.rsplit('.', 2)[0]}.yaml"
        is_folder = entry.is_dir(follow_symlinks=False)
        said = Suggestion(words) if is_folder else named(path, words, right)
        return error("misplaced-file", Place(path), "The name of this file ends in .txt", said)
    if not entry.is_dir(follow_symlinks=False):
        return None
    if _is_yaml(entry):
        return unreadable(path, "This is a folder, and its name is that of a file")
    if depth >= _DEEPEST:
        hint = "An action lies in its workstream's folder: plans/NAME/1.2-words/1.2.1-words.yaml."
        return error("misplaced-file", Place(path), "Folders as deep as this are not read", hint)
    return None


def link(path: str) -> Problem:
    """Give the problem of a link."""
    hint = "Put the file or the folder itself in its place."
    return unreadable(path, "This is a link, and links are not followed", hint)


def unreadable(path: str, message: str, help: str = "") -> Problem:
    """Give the problem of a file or folder that cannot be used as it is."""
    return error("unreadable-file", Place(path), message, help)


def is_source(path: str, *, is_link: bool = False) -> bool:
    """Say whether a file at a path of one of the ``Sources`` would be read, or be a problem."""
    names = path.split("/")
    if any(name.startswith(".") for name in names):
        return False
    if names[0] == _TEMPLATES:
        return len(names) == 2 and not is_link
    return is_link or names[-1].lower().endswith(_YAML + _HIDDEN_ENDING)


def shown_path(path: str) -> str:
    """Give a path as it is called here, with every character that cannot be shown spelt out."""
    return "/".join(spelt(name) for name in path.split("/"))


def texts_of(contents: Mapping[str, Content]) -> dict[str, FileText]:
    """Give the text of each file by its path."""
    return {
        path: data if isinstance(data, Problem) else decode(path, data)
        for path, data in contents.items()
    }


def read_file(file: Path | str, path: str) -> FileText:
    """Give the text of a regular file, or a problem; ``path`` is what to call it."""
    data = read_bytes(file, path)
    return data if isinstance(data, Problem) else decode(path, data)


_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_bytes(file: Path | str, path: str, *, most: int = MAX_BYTES) -> Content:
    """Give what a regular file holds, or a problem; ``path`` is what to call it.

    Links are not followed, and a pipe or device is not waited for.
    """
    try:
        handle = os.open(file, _FLAGS)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                return unreadable(path, "This is not an ordinary file")
            if status.st_size > most:
                return too_large(path, status.st_size, most=most)
            data = _all_of(handle, status.st_size, most)
        finally:
            os.close(handle)
    except OSError as caught:
        return unreadable(path, f"The file cannot be read: {caught.strerror}")
    return too_large(path, len(data), most=most) if len(data) > most else data


def _all_of(handle: int, size: int, most: int) -> bytes:
    """Give what a file of a size holds, and of one that grows no more than makes it too large."""
    data = os.read(handle, size + 1)
    while size != len(data) <= most and (more := os.read(handle, most + 1 - len(data))):
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
        "it with --root. 'cip init' begins a new one."
    )


def _holds_plans(root: Path) -> bool:
    plans = root / PLANS
    try:
        mode = os.lstat(plans).st_mode
    except PermissionError as caught:
        raise RepositoryError(f"{root} cannot be looked into: {caught.strerror}.") from None
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(mode) or stat.S_ISLNK(mode)
