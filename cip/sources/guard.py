"""Says where the tool may write, and goes there without following a link of a repository.

A pull request or a mailed folder can bring ``reports -> /home/ann`` with it. So the way to a file
is gone folder by folder. Each is opened from the one before it, where the system can hold a folder
open, so that what was judged is what is written to, even if a link is put in its place meanwhile.

A repository is, here, whatever holds ``.git`` or ``plans``: the council's own, and any other. What
git keeps for itself is known by what it holds, for it need not be called ``.git``.
"""

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from cip.model.errors import UsageError
from cip.resources import PACKAGE

_HOLDS_FOLDERS = {os.open, os.stat, os.mkdir, os.rename, os.unlink} <= os.supports_dir_fd
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_DIRECTORY", 0)
_FOLDER = _NO_LINK | getattr(os, "O_PATH", os.O_RDONLY)
_MOST_LINKS = 40

_KEPT = {
    "plans": "the council's plans",
    "schema": "the schemas",
    "templates": "the report templates",
}
"""What lies beside ``plans`` and is never written over, and what it holds."""

_GIT = (".git", "git~1")
"""What the folder is called that git keeps for itself, and its short name on Windows."""


class Folder(NamedTuple):
    """A folder on the way to a file; with no handle (Windows), it is its path alone."""

    path: str
    handle: int | None
    in_repository: bool = False
    in_git: bool = False

    def at(self, name: str) -> str:
        """Give how to call what lies in the folder, beside ``dir_fd=folder.handle``."""
        return os.path.join(self.path, name) if self.handle is None else name

    def status(self, name: str) -> os.stat_result | None:
        """Give the status of what lies in the folder, of a link itself; None where nothing does."""
        try:
            return os.lstat(self.at(name), dir_fd=self.handle)
        except FileNotFoundError:
            return None

    def own_status(self) -> os.stat_result:
        """Give the status of the folder itself."""
        return os.stat(self.path if self.handle is None else self.handle)

    def names(self) -> list[str]:
        """Give the names of all that lies in the folder."""
        if self.handle is None:
            return os.listdir(self.path)
        handle = os.open(".", os.O_RDONLY | _NO_LINK, dir_fd=self.handle)
        try:
            return os.listdir(handle)
        finally:
            os.close(handle)

    def sync(self) -> None:
        """Let the disk take in what was made or renamed in the folder, where the system can."""
        if self.handle is None:
            return
        try:
            handle = os.open(".", os.O_RDONLY | _NO_LINK, dir_fd=self.handle)
        except OSError:  # it may be written to and not read
            return
        try:
            os.fsync(handle)
        except OSError:  # some file systems cannot, and the file is in its place
            pass
        finally:
            os.close(handle)


class WayEnd(NamedTuple):
    """What is written: its folder, its name there, and its status, or None where it is new.

    ``missing`` are the names behind it where it is a folder that is still to be made.
    """

    folder: Folder
    name: str
    status: os.stat_result | None
    missing: tuple[str, ...] = ()


def judge(file: Path) -> None:
    """Raise ``UsageError`` where a file must not or cannot be written; nothing is changed.

    Refused are: a link that lies in a repository, on the way or at its end; whatever lies in what
    git keeps for itself, be it called ``.git`` or not, in the ``plans``, ``schema`` or
    ``templates`` of a repository, beside or below a ``plan.yaml``, or in the tool's own package;
    what is read-only; what is no regular file. A hard link is allowed, for it is replaced and not
    written through.
    """
    with _refusing(file), ExitStack() as opened:
        folder = _Way(file, opened, make_folders=False).target().folder
        _refuse_unwritable(str(file), folder)


@contextmanager
def reach(file: Path, *, make_folders: bool) -> Iterator[WayEnd]:
    """Give the target of a file with its folder held open. Raises ``UsageError`` as ``judge`` does.

    Folders that are missing are made, or are an error. What the system refuses while the target is
    in use is told as ``UsageError`` too.
    """
    with _refusing(file), ExitStack() as opened:
        target = _Way(file, opened, make_folders=make_folders).target()
        if target.missing:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        yield target


@contextmanager
def reach_plan_file(root: Path, path: str, *, make_folders: bool = False) -> Iterator[WayEnd]:
    """Give a file of a repository's plans as a target, with its folder held open.

    The way from the repository to it has no links, and neither is the file one; it is a regular
    file that may be written to. One that is missing is a target only where ``make_folders`` is
    given; then folders that are missing are made. Raises ``UsageError`` otherwise, and for what the
    system refuses while the target is in use.
    """
    if not path.startswith("plans/"):
        raise UsageError(f"{path} does not lie in the plans.")
    with reach_below(root, path, make_folders=make_folders) as target:
        yield target


@contextmanager
def reach_below(root: Path, path: str, *, make_folders: bool = False) -> Iterator[WayEnd]:
    """Give a file below a folder as a target, with its own folder held open.

    What holds of the way to a plan file (``reach_plan_file``) holds of this one. Nothing that git
    keeps for itself is a target.
    """
    *between, name = _steps(path)
    with _refusing(Path(path)), ExitStack() as opened:
        folder = _held(str(root.resolve()), None, opened)
        for part in between:
            folder = _step_into(folder, part, path, opened, make_folders=make_folders)
        status = folder.status(name)
        if status is None and not make_folders:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        if status is not None:
            _refuse_unchangeable(path, folder, name, status)
        _refuse_unwritable(path, folder)
        yield WayEnd(folder, name, status)


def judge_below(root: Path, path: str) -> None:
    """Raise ``UsageError`` where ``reach_below`` would for a file that may be new.

    Nothing is made: of a way that is not there yet, the part that is there is looked at.
    """
    *between, name = _steps(path)
    with _refusing(Path(path)), ExitStack() as opened:
        folder = _held(str(root.resolve()), None, opened)
        for part in between:
            if folder.status(part) is None:
                break
            folder = _step_into(folder, part, path, opened, make_folders=False)
        else:
            if (status := folder.status(name)) is not None:
                _refuse_unchangeable(path, folder, name, status)
        _refuse_unwritable(path, folder)


def judge_repository(folder: Path) -> None:
    """Raise ``UsageError`` where a folder must not or cannot become a repository of plans.

    It may be missing. What ``judge`` says of a file in it holds of the folder.
    """
    with _refusing(folder), ExitStack() as opened:
        way = _Way(folder / _SOME_NAME, opened, make_folders=False)
        way.file = folder
        _refuse_unwritable(str(folder), way.target().folder)


_SOME_NAME = ".cip-begins.new"
"""A file that nobody has, for the way to it."""


def _steps(path: str) -> list[str]:
    """Give the names of a path. Raises ``UsageError`` where one would leave the way."""
    names = path.split("/")
    if not all(name.strip(".") for name in names):
        raise UsageError(f"{path} cannot be written: that is no way to a file.")
    for name in names:
        _refuse_git(Path(path), name)
    return names


def _refuse_unwritable(path: str, folder: Folder) -> None:
    if not _may_write(folder, "."):
        raise UsageError(f"{path} cannot be written: you may not write in {folder.path}.")


def _held(path: str, above: Folder | None, opened: ExitStack) -> Folder:
    """Give a folder, held open where the system can: by its path, or by its name in another one."""
    whole = path if above is None else os.path.join(above.path, path)
    if not _HOLDS_FOLDERS:
        return Folder(whole, None)
    handle = os.open(path, _FOLDER, dir_fd=above.handle if above else None)
    opened.callback(os.close, handle)
    return Folder(whole, handle)


def _step_into(
    folder: Folder, name: str, path: str, opened: ExitStack, *, make_folders: bool
) -> Folder:
    status = folder.status(name)
    if status is None and make_folders:
        with suppress(FileExistsError):  # somebody else was quicker
            os.mkdir(folder.at(name), dir_fd=folder.handle)
        folder.sync()
        status = folder.status(name)
    if status is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    if stat.S_ISLNK(status.st_mode):
        raise UsageError(f"{path} is not changed: {os.path.join(folder.path, name)} is a link.")
    if not stat.S_ISDIR(status.st_mode):
        where = os.path.join(folder.path, name)
        raise UsageError(f"{path} cannot be written: {where} is not a folder.")
    return _held(name, folder, opened)


def _refuse_unchangeable(path: str, folder: Folder, name: str, status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise UsageError(f"{path} is not changed: it is a link.")
    if not stat.S_ISREG(status.st_mode):
        raise UsageError(f"{path} is not a regular file.")
    if not status.st_mode & stat.S_IWUSR or not _may_write(folder, name):
        raise UsageError(f"{path} is read-only. Make it writable first.")


@contextmanager
def _refusing(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as caught:
        raise UsageError(f"{file} cannot be written: {caught.strerror}.") from None


class _Way:
    """The way from the top of the file system to a file: the folders so far, the names to come."""

    def __init__(self, file: Path, opened: ExitStack, *, make_folders: bool) -> None:
        self.file = file
        self.opened = opened
        self.make_folders = make_folders
        self.links = 0
        whole = file.absolute()
        self.folders = [self._top(whole)]
        self.names = [*reversed(whole.parts[1:])]

    def target(self) -> WayEnd:
        """Go the way to its end, and give what is written there."""
        while self.names:
            name = self.names.pop()
            if name == "..":
                self.folders = self.folders[:-1] or self.folders
                continue
            if found := self._step(self.folders[-1], name):
                return found
        raise UsageError(f"{self.file} is a folder.")

    def _step(self, folder: Folder, name: str) -> WayEnd | None:
        status = folder.status(name)
        _refuse_kept(self.file, folder, name, status)
        if _is_of_the_system(folder.path, is_last=not self.names):
            raise UsageError(f"{self.file} is not a regular file.")
        if status is not None and stat.S_ISLNK(status.st_mode):
            self._follow(folder, name)
            return None
        if folder.in_git and (status is None or not self.names):
            raise UsageError(
                f"{self.file} lies in {folder.path}, which belongs to git. Choose another folder."
            )
        if not self.names:
            _refuse_kind(self.file, folder, name, status)
            return WayEnd(folder, name, status)
        if status is None:
            self._check_missing()
            if not self.make_folders:
                return WayEnd(folder, name, None, tuple(reversed(self.names)))
            self._make(folder, name)
        elif not stat.S_ISDIR(status.st_mode):
            path = os.path.join(folder.path, name)
            raise UsageError(f"{self.file} cannot be written: {path} is not a folder.")
        self.folders.append(self._enter(folder, name))
        return None

    def _follow(self, folder: Folder, name: str) -> None:
        if folder.in_repository:
            raise UsageError(
                f"{self.file} cannot be written: {os.path.join(folder.path, name)} is a link, and "
                "links that lie in a repository are not followed. Name the place itself."
            )
        self.links += 1
        if self.links > _MOST_LINKS:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        leads = Path(os.readlink(folder.at(name), dir_fd=folder.handle))
        if leads.is_absolute():
            self.folders = [self._top(leads)]
        self.names.extend(reversed(leads.parts[1:] if leads.is_absolute() else leads.parts))

    def _check_missing(self) -> None:
        """Raise where the names behind a folder that is missing cannot be, or must not be."""
        if ".." in self.names:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        for name in self.names:
            _refuse_git(self.file, name)

    def _make(self, folder: Folder, name: str) -> None:
        with suppress(FileExistsError):  # somebody else was quicker
            os.mkdir(folder.at(name), dir_fd=folder.handle)
        folder.sync()

    def _top(self, path: Path) -> Folder:
        return self._opened(path.anchor, path.anchor, None)

    def _enter(self, above: Folder, name: str) -> Folder:
        folder = self._opened(above.at(name), os.path.join(above.path, name), above)
        if folder.status("plan.yaml") is not None:
            raise UsageError(
                f"{self.file} lies in {folder.path}, which is the folder of a plan. "
                "Choose another folder."
            )
        if os.path.samestat(folder.own_status(), os.stat(PACKAGE)):
            raise UsageError(f"{self.file} lies in the tool's own folder. Choose another folder.")
        return folder

    def _opened(self, name: str, path: str, above: Folder | None) -> Folder:
        folder = _held(name, above, self.opened)._replace(path=path)
        is_top = folder.status(".git") is not None  # of a worktree, if git keeps what is around it
        is_gits = _is_kept_by_git(folder)
        is_root = is_top or is_gits or _holds_plans(folder)
        if above is None:
            return folder._replace(in_repository=is_root, in_git=is_gits)
        return folder._replace(
            in_repository=is_root or above.in_repository,
            in_git=is_gits or (above.in_git and not is_top),
        )


def _refuse_kept(file: Path, folder: Folder, name: str, status: os.stat_result | None) -> None:
    """Raise where a name of a folder is one that the repository keeps for what is no output."""
    _refuse_git(file, name)
    if not _holds_plans(folder):
        return
    for kept, held in _KEPT.items():
        if _plain(name) == kept or _is_same(status, folder.status(kept)):
            raise UsageError(
                f"{file} lies in {os.path.join(folder.path, kept)}, where {held} are kept. "
                "Choose another folder."
            )


def _refuse_git(file: Path, name: str) -> None:
    if _plain(name) in _GIT:
        raise UsageError(f"{file} lies in .git, which belongs to git. Choose another folder.")


def _refuse_kind(file: Path, folder: Folder, name: str, status: os.stat_result | None) -> None:
    """Raise where what is there already cannot be replaced."""
    if status is None:
        return
    if stat.S_ISDIR(status.st_mode):
        raise UsageError(f"{file} is a folder.")
    if not stat.S_ISREG(status.st_mode):
        raise UsageError(f"{file} is not a regular file.")
    # The system lets root write to what is read-only, so the mode is asked too.
    if not status.st_mode & stat.S_IWUSR or not _may_write(folder, name):
        raise UsageError(f"{file} is read-only. Make it writable, or choose another name.")


def _may_write(folder: Folder, name: str) -> bool:
    effective = os.access in os.supports_effective_ids
    return os.access(folder.at(name), os.W_OK, dir_fd=folder.handle, effective_ids=effective)


def _is_kept_by_git(folder: Folder) -> bool:
    """Say whether a folder is what git takes for a repository: its own, or that of a worktree."""
    head = folder.status("HEAD")
    if head is None or stat.S_ISDIR(head.st_mode):
        return False
    is_whole = all(folder.status(name) is not None for name in ("objects", "refs"))
    return is_whole or folder.status("commondir") is not None


def _holds_plans(folder: Folder) -> bool:
    """Say whether the tool would take a folder for a repository of plans."""
    status = folder.status("plans")
    return status is not None and (stat.S_ISDIR(status.st_mode) or stat.S_ISLNK(status.st_mode))


def _is_of_the_system(path: str, *, is_last: bool) -> bool:
    """Say whether something in a folder is a device, or a process's (``/dev/stdout`` is both)."""
    return path == "/proc" or path.startswith("/proc/") or (path == "/dev" and is_last)


def _is_same(one: os.stat_result | None, other: os.stat_result | None) -> bool:
    return one is not None and other is not None and os.path.samestat(one, other)


def _plain(name: str) -> str:
    """Give a name as a system sees it that ignores letter case, invisible signs, final dots."""
    seen = (c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) != "Cf")
    return "".join(seen).split(":")[0].rstrip(". ").casefold()
