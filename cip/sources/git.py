"""Runs git: the only module that does, and never with anything that a repository could steer.

A repository may have come with the plans, by mail or in an archive, so its settings are a
stranger's. Git is asked for two things only: which commit a name means, and objects by their hash.
It never looks at the files of the folder, for that is where a repository's filters would run; and
it cannot start another program or reach another repository, not even to fetch what is missing.
"""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from enum import Enum
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import NamedTuple

from cip.limits import limiting
from cip.model.errors import RepositoryError
from cip.sources.git_files import strange

SECONDS = 10
"""How long it may take to ask a repository all that is asked of it, from when it is found."""

MOST_BYTES = 32 * 1024**2
"""How many bytes of objects are read in one go."""

CPU_SECONDS = 2
"""How much computing it may take for each question: a small repository answers in hundredths."""

MEMORY_BYTES = 400_000_000
"""How much memory it may ask for, files that it maps among it: one of them can be made of holes."""

_GUARDS = (
    "-c", "safe.bareRepository=explicit",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "protocol.allow=never",
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


class Repository(NamedTuple):
    """A repository: the folder that holds its ``.git``, the git that reads it, and until when."""

    top: Path
    program: str
    until: float

    def seconds_left(self) -> float:
        """Give how long git may still take. Raises ``GitError`` where that is over."""
        left = self.until - monotonic()
        if left <= 0:
            raise GitError(Failure.TOO_SLOW)
        return left


def repository_of(folder: Path) -> Repository:
    """Give the repository that a folder lies in. Raises ``GitError`` where there is none.

    Whatever the caller's environment says, as in a hook, it is that of the folder. One in which git
    would meet a pipe or a device in place of a file cannot be read.
    """
    inside = folder.resolve()
    for above in (inside, *inside.parents):
        if os.path.lexists(above / ".git"):
            found = Repository(above, _program(above), monotonic() + SECONDS)
            _look_first(found)
            return found
    raise GitError(Failure.NO_REPOSITORY)


def _look_first(repository: Repository) -> None:
    for is_strange in strange(repository.top):
        repository.seconds_left()
        if is_strange:
            raise GitError(Failure.UNREADABLE)


def commit_named(repository: Repository, name: str) -> str:
    """Give the full hash of the commit that a name means. Raises ``GitError``."""
    if found := _resolved(repository, f"{name}^{{commit}}"):
        return found
    is_named = _resolved(repository, name) is not None  # what it names is missing, or no commit
    raise GitError(Failure.UNREADABLE if is_named else Failure.NO_COMMIT)


def _resolved(repository: Repository, name: str) -> str | None:
    """Give the full hash that a name means, or None where it means nothing."""
    try:
        done = subprocess.run(  # noqa: S603 - arguments of our own
            _command(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", name),
            cwd=repository.top,
            env=_environment(repository),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=repository.seconds_left(),
            check=False,
            preexec_fn=_LIMIT,  # no thread of ours is running
        )
    except subprocess.TimeoutExpired:
        raise GitError(Failure.TOO_SLOW) from None
    except OSError:
        raise GitError(Failure.UNREADABLE) from None
    except ValueError:  # a name with NUL in it
        return None
    if done.returncode == 0:
        return done.stdout.decode("ascii", "replace").strip()
    if done.returncode == 1:
        return None
    if done.returncode == _OUT_OF_TIME:
        raise GitError(Failure.TOO_SLOW)
    is_foreign = any(words in done.stderr for words in _OWNED_BY_ANOTHER)
    raise GitError(Failure.NOT_OURS if is_foreign else Failure.UNREADABLE)


class Reader:
    """Gives objects by their hash; what it gives in all is bounded, in time and size."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._process = process
        self._room = MOST_BYTES
        self._is_late = False
        self._timer = Timer(seconds, self._end)
        self._timer.start()

    def object(self, oid: str, kind: str) -> bytes:
        """Give what an object holds. Raises ``GitError`` where it is missing or of another kind.

        Git does not hold every object against its hash, so the caller has to.
        """
        if not _HASH.fullmatch(oid):
            raise GitError(Failure.UNREADABLE)
        try:
            return self._answer(f"{oid}\n", [oid, kind])
        except OSError:
            raise self._failed() from None

    def _answer(self, question: str, head: list[str]) -> bytes:
        asked, said = self._process.stdin, self._process.stdout
        assert asked is not None  # noqa: S101 - for the type checker, as the next one
        assert said is not None  # noqa: S101
        asked.write(question.encode("ascii"))
        asked.flush()
        *found, size = said.readline(200).decode("ascii", "replace").split() or [""]
        if found != head or not size.isdigit():
            raise self._failed()
        self._room -= int(size)
        if self._room < 0:
            raise GitError(Failure.TOO_LARGE)
        data = said.read(int(size) + 1)
        if len(data) != int(size) + 1:
            raise self._failed()
        return data[:-1]

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
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._process.wait()


@contextmanager
def objects(repository: Repository) -> Iterator[Reader]:
    """Open a repository's objects, for the seconds that are left. Raises ``GitError``."""
    seconds = repository.seconds_left()
    try:
        process = subprocess.Popen(  # noqa: S603 - arguments of our own
            _command(repository, "cat-file", "--batch"),
            cwd=repository.top,
            env=_environment(repository),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            preexec_fn=_LIMIT,  # noqa: PLW1509 - no thread of ours is running
        )
    except OSError:
        raise GitError(Failure.UNREADABLE) from None
    with closing(Reader(process, seconds)) as reader:
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
