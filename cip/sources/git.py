"""Runs git: the only module that does, and never with anything that a repository could steer.

A repository may have come with the plans, by mail or in an archive, so its settings are a
stranger's. Git is asked for few things only: which commit a name means, which names there are,
whether the history was cut off, and objects by their hash. It never looks at the files of the
folder, for that is where a repository's filters would run; and it cannot start another program or
reach another repository, not even to fetch what is missing.
"""

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from enum import Enum
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import IO, NamedTuple, TypeVar

from cip.limits import limiting
from cip.model.errors import CipError, RepositoryError
from cip.sources.git_files import strange

SECONDS = 10
"""How long it may take to ask a repository all that is asked of it; other work does not count."""

MOST_BYTES = 32 * 1024**2
"""How many bytes of objects are read in one go."""

MOST_NAMES = 2000
"""How many names of commits are listed."""

CPU_SECONDS = 2
"""How much computing it may take for each question: a small repository answers in hundredths."""

MEMORY_BYTES = 400_000_000
"""How much memory it may ask for, files that it maps among it: one of them can be made of holes."""

_GUARDS = (
    "-c", "safe.bareRepository=explicit",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "protocol.allow=never",
    "-c", "core.commitGraph=false",  # it says of commits what need not stand in them
    "-c", "core.packedGitWindowSize=16m",  # so that a large pack is read within the memory
    "-c", "core.packedGitLimit=64m",
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
)  # fmt: skip

_ENVIRONMENT = {
    "LC_ALL": "C",
    # Git finds other programs here, itself among them when it wants to fetch: there are none.
    "PATH": os.devnull,
    "GIT_EXEC_PATH": os.devnull,
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_GRAFT_FILE": os.devnull,  # as in the place of info/grafts, which gives them other parents
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_WORK_TREE": ".",  # else core.worktree of the repository would be entered
    "GIT_ALLOC_LIMIT": "128m",  # a small file can say that it grows to gigabytes
}

_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 1000)

_HASH = re.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?")

_OWNED_BY_ANOTHER = (b"dubious ownership", b"unsafe repository")


class Failure(Enum):
    """Why git gave no answer, as the end of a sentence."""

    NO_REPOSITORY = "the folder lies in no git repository"
    NO_COMMIT = "there is no such commit"
    NO_PROGRAM = "git is not installed"
    NOT_OURS = "the repository belongs to another user, and git does not read it"
    TOO_SLOW = "git did not answer in time"
    TOO_LARGE = "the commit is too large to be looked through"
    UNREADABLE = "git cannot read the repository"
    UNHELD = f"a folder above the repository has '{os.pathsep}' in its name"


class GitError(RepositoryError):
    """Git gave no answer; ``failure`` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(f"{failure.value[0].upper()}{failure.value[1:]}.")
        self.failure = failure


class Allowance:
    """How long git may still take. It runs down only while git is asked, for all questions."""

    def __init__(self, seconds: float) -> None:
        self._until = seconds
        self._stopped: float | None = 0.0

    def seconds_left(self) -> float:
        """Give the seconds that are left. Raises ``GitError`` where there are none."""
        left = self._until - (monotonic() if self._stopped is None else self._stopped)
        if left <= 0:
            raise GitError(Failure.TOO_SLOW)
        return left

    @contextmanager
    def running(self) -> Iterator[float]:
        """Let it run down meanwhile, and give the seconds that are left."""
        left = self.seconds_left()
        began = monotonic()
        self._until, self._stopped = began + left, None
        try:
            yield left
        finally:
            self._stopped = monotonic()


class Repository(NamedTuple):
    """A repository: the folder that holds its ``.git``, the git that reads it, and how long."""

    top: Path
    program: str
    allowance: Allowance


def repository_of(folder: Path) -> Repository:
    """Give the repository that a folder lies in. Raises ``GitError`` where there is none.

    Whatever the caller's environment says, as in a hook, it is that of the folder. One in which git
    would meet a pipe or a device in place of a file cannot be read.
    """
    inside = folder.resolve()
    for above in (inside, *inside.parents):
        if os.path.lexists(above / ".git"):
            found = Repository(above, _program(above), Allowance(SECONDS))
            _look_first(found)
            return found
    raise GitError(Failure.NO_REPOSITORY)


def _look_first(repository: Repository) -> None:
    with repository.allowance.running():
        for is_strange in strange(repository.top):
            repository.allowance.seconds_left()
            if is_strange:
                raise GitError(Failure.UNREADABLE)


def commit_named(repository: Repository, name: str) -> str:
    """Give the full hash of the commit that a name means. Raises ``GitError``."""
    if found := _resolved(repository, f"{name}^{{commit}}"):
        return found
    # What it names is missing, or no commit. A whole hash means itself, whether it is there or not.
    is_named = not _HASH.fullmatch(name) and _resolved(repository, name) is not None
    raise GitError(Failure.UNREADABLE if is_named else Failure.NO_COMMIT)


FETCH_MORE = "Fetch more of it: git fetch --unshallow"
"""What to do about a clone that is shallow."""


def is_shallow(repository: Repository) -> bool:
    """Say whether a repository holds the newest part of its history only. Raises ``GitError``."""
    return _answer(repository, "rev-parse", "--is-shallow-repository") == "true"


def names_of_commits(repository: Repository) -> tuple[str, ...]:
    """Give the branches and tags, those of other repositories as ``origin/main``; the first ones.

    Raises ``GitError``.
    """
    asked = ("for-each-ref", f"--count={MOST_NAMES}", "--format=%(refname)")
    said = _answer(repository, *asked, *_FOLDERS_OF_NAMES) or ""
    return tuple(line.split("/", 2)[2] for line in said.split("\n") if line.count("/") >= 2)


_FOLDERS_OF_NAMES = ("refs/heads/", "refs/remotes/", "refs/tags/")


def _resolved(repository: Repository, name: str) -> str | None:
    """Give the full hash that a name means, or None where it means nothing, or no one object."""
    if "\0" in name:
        return None
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", name)
    found = _answer(repository, *asked)
    if found is None or _HASH.fullmatch(found):
        return found
    if _HASH.fullmatch(found.removeprefix("^")):  # the name means all but a commit
        return None
    raise GitError(Failure.UNREADABLE)


def _answer(repository: Repository, *question: str) -> str | None:
    """Give what git says to a question, or None where it says that there is nothing."""
    try:
        with repository.allowance.running() as seconds:
            done = subprocess.run(  # noqa: S603 - arguments of our own
                _command(repository, *question),
                cwd=repository.top,
                env=_environment(repository),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=seconds,
                check=False,
                preexec_fn=_LIMIT,  # no thread of ours is running
            )
    except subprocess.TimeoutExpired:
        raise GitError(Failure.TOO_SLOW) from None
    except OSError:
        raise GitError(Failure.UNREADABLE) from None
    if done.returncode == 0:
        return done.stdout.decode("utf-8", "replace").strip()
    if done.returncode == 1:
        return None
    if done.returncode == _OUT_OF_TIME:
        raise GitError(Failure.TOO_SLOW)
    is_foreign = any(words in done.stderr for words in _OWNED_BY_ANOTHER)
    raise GitError(Failure.NOT_OURS if is_foreign else Failure.UNREADABLE)


def commit_file(folder: Path, path: str, subject: str, *, is_new: bool = False) -> str:
    """Commit one file as its owner would by hand, and give the hash of the commit.

    One that git does not know yet ``is_new``; where it is not committed, git forgets it again.

    This is, with ``commit_files``, the one place where git runs what the repository and its owner
    have set up: hooks, filters, signing. So it is done only where she asks for it. Nothing else is
    committed, whatever is prepared for a commit. Raises ``GitError`` where there is no repository,
    and ``NotCommittedError`` with git's own words where it refuses.
    """
    if not is_new:
        return commit_files(folder, [path], subject)
    repository = repository_of(folder)
    try:
        _run_by_hand(repository, folder, "add", "--intent-to-add", "--", path)
        return commit_files(folder, [path], subject)
    except NotCommittedError:
        with suppress(NotCommittedError):
            _run_by_hand(repository, folder, "rm", "--cached", "--quiet", "--", path)
        raise


def commit_files(folder: Path, paths: Sequence[str], message: str) -> str:
    """Commit files that git knows, all in one commit, as ``commit_file`` does; give its hash."""
    repository = repository_of(folder)
    _run_by_hand(repository, folder, "commit", "--only", "--message", message, "--", *paths)
    return commit_named(repository, "HEAD")


def _run_by_hand(repository: Repository, folder: Path, *asked: str) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in _STEERING}
    done = subprocess.run(  # noqa: S603 - arguments of our own
        [repository.program, "--literal-pathspecs", *asked],
        cwd=folder,
        env=kept,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode != 0:
        raise NotCommittedError(done.stdout.decode("utf-8", "replace").strip())


_STEERING = frozenset(
    ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
)
"""What would lead git to another repository than that of the folder."""


class NotCommittedError(CipError):
    """Git did not commit a file; the text is what it said."""

    exit_status = 1


_AHEAD = 50
"""How many objects are asked for ahead: a pipe takes in all of the question (3,250 characters)."""


T = TypeVar("T")


def portions(items: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Give items in portions of at most so many."""
    return (items[start : start + most] for start in range(0, len(items), most))


class Reader:
    """Gives objects by their hash; what it gives in all is bounded, in time and size."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float, most_bytes: int) -> None:
        self._process = process
        self._room = most_bytes
        self._is_late = False
        self._timer = Timer(seconds, self._end)
        self._timer.start()

    def object(self, oid: str, kind: str) -> bytes:
        """Give what an object holds. Raises ``GitError`` where it is missing or of another kind.

        Git does not hold every object against its hash, so the caller has to.
        """
        data = self.object_if_there(oid, kind)
        if data is None:
            raise self._failed()
        return data

    def object_if_there(self, oid: str, kind: str) -> bytes | None:
        """Give what an object holds, or None where the repository does not have it."""
        self._ask([oid])
        return self._object(oid, kind)

    def objects(self, oids: Sequence[str], kind: str) -> Iterator[bytes]:
        """Give what each of several objects holds. Raises ``GitError`` as ``object``.

        Some are asked for ahead, which is much quicker. Nothing else may be asked meanwhile.
        """
        for some in portions(oids, _AHEAD):
            self._ask(some)
            for oid in some:
                data = self._object(oid, kind)
                if data is None:
                    raise self._failed()
                yield data

    def sizes(self, oids: Sequence[str], kind: str) -> Iterator[int]:
        """Give the size of each of several objects, of a reader of sizes, as ``objects`` does."""
        for some in portions(oids, _AHEAD):
            self._ask(some)
            for oid in some:
                size = self._size(oid, kind)
                if size is None:
                    raise self._failed()
                yield size

    def _object(self, oid: str, kind: str) -> bytes | None:
        """Give what an object holds that was asked for."""
        size = self._size(oid, kind)
        if size is None:
            return None
        self._room -= size
        if self._room < 0:
            raise GitError(Failure.TOO_LARGE)
        try:
            data = self._said.read(size + 1)
        except OSError:
            raise self._failed() from None
        if len(data) != size + 1:
            raise self._failed()
        return data[:-1]

    def _ask(self, oids: Sequence[str]) -> None:
        """Ask for objects: for so few that git can take in the question, whatever it waits for."""
        if not all(map(_HASH.fullmatch, oids)):
            raise GitError(Failure.UNREADABLE)
        try:
            self._asked.write("".join(f"{oid}\n" for oid in oids).encode("ascii"))
            self._asked.flush()
        except OSError:
            raise self._failed() from None

    def _size(self, oid: str, kind: str) -> int | None:
        """Give the size that git says of an object that was asked for, before it tells the rest."""
        try:
            said = self._said.readline(200).decode("ascii", "replace").split()
        except OSError:
            raise self._failed() from None
        if said == [oid, "missing"]:
            return None
        if said[:2] != [oid, kind] or len(said) != 3 or not said[2].isdigit():
            raise self._failed()
        return int(said[2])

    @property
    def _asked(self) -> IO[bytes]:
        assert self._process.stdin is not None  # noqa: S101 - for the type checker
        return self._process.stdin

    @property
    def _said(self) -> IO[bytes]:
        assert self._process.stdout is not None  # noqa: S101 - for the type checker
        return self._process.stdout

    def _failed(self) -> GitError:
        return GitError(Failure.TOO_SLOW if self._is_late else Failure.UNREADABLE)

    def _end(self) -> None:
        self._is_late = True
        self._process.kill()

    def close(self) -> None:
        """End git."""
        self._timer.cancel()
        self._timer.join()
        self._process.kill()
        for pipe in (self._asked, self._said):
            with suppress(OSError):
                pipe.close()
        self._process.wait()


@contextmanager
def objects(repository: Repository, *, most_bytes: int | None = None) -> Iterator[Reader]:
    """Open a repository's objects, for the seconds that are left. Raises ``GitError``.

    Not while another reader is open: a thread of that one runs.
    """
    room = MOST_BYTES if most_bytes is None else most_bytes
    with _reading(repository, "--batch", room) as reader:
        yield reader


@contextmanager
def sizes(repository: Repository) -> Iterator[Reader]:
    """Open a repository's objects as ``objects`` does, for their sizes alone."""
    with _reading(repository, "--batch-check", 0) as reader:
        yield reader


@contextmanager
def _reading(repository: Repository, how: str, most_bytes: int) -> Iterator[Reader]:
    with repository.allowance.running() as seconds:
        try:
            process = subprocess.Popen(  # noqa: S603 - arguments of our own
                _command(repository, "cat-file", how),
                cwd=repository.top,
                env=_environment(repository),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                preexec_fn=_LIMIT,  # noqa: PLW1509 - no thread of ours is running
            )
        except OSError:
            raise GitError(Failure.UNREADABLE) from None
        with closing(Reader(process, seconds, most_bytes)) as reader:
            yield reader


_LIMIT = limiting(memory=MEMORY_BYTES, seconds=CPU_SECONDS)


def _command(repository: Repository, *arguments: str) -> list[str]:
    return [repository.program, *_GUARDS, *arguments]


def _environment(repository: Repository) -> dict[str, str]:
    """Give the environment of git: the caller's, without what steers git or lets it find others.

    Raises ``GitError`` where git could not be told to look no further up: it divides what it is
    told at each such sign.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    above = str(repository.top.parent)
    if os.pathsep in above:
        raise GitError(Failure.UNHELD)
    return {**kept, **_ENVIRONMENT, "GIT_CEILING_DIRECTORIES": above}


def _program(top: Path) -> str:
    """Give the full path of git, from PATH alone. Raises ``GitError`` where there is none.

    The present folder is never searched, which Windows would do first, and no entry of PATH that
    depends on it; nor is what lies in the repository that is looked at.
    """
    name = "git.exe" if os.name == "nt" else "git"
    for entry in os.get_exec_path():
        program = Path(entry, name)
        is_program = os.path.isfile(program) and os.access(program, os.X_OK)
        if program.is_absolute() and is_program and not _lies_in(program, top):
            return str(program)
    raise GitError(Failure.NO_PROGRAM)


def _lies_in(file: Path, top: Path) -> bool:
    """Say whether a file lies in a folder, or leads into it."""
    return any(path.resolve().is_relative_to(top) for path in (file, file.parent))
