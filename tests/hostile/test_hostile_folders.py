"""Links, pipes, folders and names that a pull request may hold: nothing outside is ever read."""

import os
import socket
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from repositories import ACTION, FOLDER, GOOD, HOSTILE, repository

from cip.checking import problems_of
from cip.loading.plan import Loaded
from cip.model.problem import Problem
from cip.sources.folder import Workspace, read_file

SECRET = b'ref: "1.2.2"\n\ntitle: A secret\n'
AS_OF = date(2025, 3, 31)

linux = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
pytestmark = linux


def outside(tmp_path: Path) -> Path:
    """Give a folder outside of the repository that holds a whole plan with a secret in it."""
    return repository(tmp_path / "outside", {HOSTILE: SECRET}).root


def only_problem(loaded: Loaded) -> Problem:
    """Give the one problem of a plan whose good action is still there."""
    assert [action.path for action in loaded.plan.actions] == [GOOD]
    (problem,) = problems_of(loaded, as_of=AS_OF)
    return problem


# Links


def test_a_link_to_a_file_is_not_followed(tmp_path: Path) -> None:
    workspace = repository(tmp_path / "in")
    (workspace.root / HOSTILE).symlink_to(outside(tmp_path) / HOSTILE)
    problem = only_problem(workspace.load("york"))
    assert problem.place == (HOSTILE, 1, 1, 1)
    assert problem.message == "This is a link, and links are not followed"


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "/dev/zero", "/dev/stdin", "nowhere", "1.2.2-hostile.yaml", "."]
)
def test_a_link_to_anything_is_a_problem(target: str, tmp_path: Path) -> None:
    workspace = repository(tmp_path)
    (workspace.root / HOSTILE).symlink_to(target)
    assert only_problem(workspace.load("york")).rule == "unreadable-file"


def test_a_link_inside_the_repository_is_not_followed_either(tmp_path: Path) -> None:
    workspace = repository(tmp_path)
    (workspace.root / HOSTILE).symlink_to(workspace.root / GOOD)
    assert only_problem(workspace.load("york")).rule == "unreadable-file"


def test_a_link_to_a_workstream_is_not_followed(tmp_path: Path) -> None:
    workspace = repository(tmp_path / "in")
    link = workspace.root / "plans/york/1.3-elsewhere"
    link.symlink_to(outside(tmp_path) / FOLDER)
    problem = only_problem(workspace.load("york"))
    assert problem.place.path == "plans/york/1.3-elsewhere"


def test_a_link_to_a_plan_is_no_plan_and_a_problem(tmp_path: Path) -> None:
    workspace = repository(tmp_path / "in")
    (workspace.root / "plans/bedford").symlink_to(outside(tmp_path) / "plans/york")
    assert workspace.plan_names() == ("york",)
    (problem,) = workspace.stray_problems()
    assert problem.place.path == "plans/bedford"


def test_a_link_that_is_loaded_by_its_name_is_not_followed(tmp_path: Path) -> None:
    workspace = repository(tmp_path / "in")
    (workspace.root / "plans/bedford").symlink_to(outside(tmp_path) / "plans/york")
    loaded = workspace.load("bedford")
    assert loaded.plan.actions == ()
    assert loaded.broken == ("plans/bedford",)


def test_plans_itself_may_not_be_a_link(tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    (root / "plans").symlink_to(outside(tmp_path) / "plans")
    workspace = Workspace(root)
    assert workspace.plan_names() == ()
    (problem,) = workspace.stray_problems()
    assert (problem.rule, problem.place) == ("unreadable-file", ("plans", 1, 1, 1))


def test_a_link_is_not_opened_even_where_it_was_overlooked(tmp_path: Path) -> None:
    link = tmp_path / "x.yaml"
    link.symlink_to(outside(tmp_path) / GOOD)
    assert isinstance(read_file(link, "x.yaml"), Problem)


# What is no file


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.mkdir()
    (path / "1.2.3-x.yaml").write_bytes(SECRET)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server, tempfile.TemporaryDirectory() as short:
        server.bind(f"{short}/s")
        os.rename(f"{short}/s", path)


@pytest.mark.parametrize("make", [a_pipe, a_folder, a_socket])
@pytest.mark.parametrize("name", [HOSTILE, "plans/york/kpis.yaml"])
def test_what_is_no_file_is_a_problem_and_is_not_waited_for(
    name: str, make: Callable[[Path], None], tmp_path: Path
) -> None:
    workspace = repository(tmp_path)
    make(workspace.root / name)
    problem = only_problem(workspace.load("york"))
    assert (problem.rule, problem.place.path) == ("unreadable-file", name)


def test_a_folder_called_like_a_file_beside_the_plans_is_no_plan(tmp_path: Path) -> None:
    workspace = repository(tmp_path)
    a_folder(workspace.root / "plans/x.yaml")
    assert workspace.plan_names() == ("york",)
    assert [problem.place.path for problem in workspace.stray_problems()] == ["plans/x.yaml"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no such device")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/null"])
def test_a_device_is_not_read(device: str) -> None:
    problem = read_file(device, "x.yaml")
    assert isinstance(problem, Problem)
    assert problem.message == "This is not an ordinary file"


def test_a_file_that_has_gone_is_a_problem(tmp_path: Path) -> None:
    problem = read_file(tmp_path / "x.yaml", "x.yaml")
    assert isinstance(problem, Problem)
    assert problem.message == "The file cannot be read: No such file or directory"


@pytest.mark.skipif(not os.path.exists("/proc/self/limits"), reason="there is no such file")
def test_a_file_that_does_not_know_its_size_is_read_to_its_end() -> None:
    text = read_file("/proc/self/limits", "x.yaml")
    assert isinstance(text, str)
    assert "Max realtime timeout" in text


@pytest.mark.parametrize(("size", "is_text"), [(262_143, True), (262_144, True), (262_145, False)])
def test_the_size_of_a_file_has_a_limit(size: int, is_text: bool, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"#" * size)
    assert isinstance(read_file(file, "x.yaml"), str) == is_text


def test_a_huge_file_is_not_read_and_its_size_is_told(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    with open(file, "wb") as hole:
        hole.truncate(40_000_000_000)
    problem = read_file(file, "x.yaml")
    assert isinstance(problem, Problem)
    assert problem.message == "The file has 40,000,000,000 bytes; 262,144 are allowed"


# Names

STRANGE = {
    b"1.2.2-a\nb.yaml": "1.2.2-a<U+000A>b.yaml",
    b"1.2.2-a\tb.yaml": "1.2.2-a<U+0009>b.yaml",
    b"1.2.2-\x1b[31m.yaml": "1.2.2-<U+001B>[31m.yaml",
    "1.2.2-\u202eb.yaml".encode(): "1.2.2-<U+202E>b.yaml",
    "1.2.2-\u200bb.yaml".encode(): "1.2.2-<U+200B>b.yaml",
    "1.2.2-\u2028b.yaml".encode(): "1.2.2-<U+2028>b.yaml",
    b"1.2.2-\xff\xfe.yaml": "1.2.2-<U+DCFF><U+DCFE>.yaml",
    b"1.2.2-a.yaml\r": "1.2.2-a.yaml<U+000D>",
}


@pytest.mark.parametrize("name", STRANGE, ids=ascii)
@pytest.mark.parametrize(
    "make", [lambda path: open(path, "wb").close(), os.mkdir], ids=["file", "folder"]
)
def test_a_name_with_a_character_that_cannot_be_shown_is_a_problem(
    name: bytes, make: Callable[[bytes], None], tmp_path: Path
) -> None:
    workspace = repository(tmp_path)
    make(os.fsencode(workspace.root / FOLDER) + b"/" + name)
    problem = only_problem(workspace.load("york"))
    assert problem.place.path == f"{FOLDER}/{STRANGE[name]}"
    assert problem.message == "The name holds a character that cannot be shown"


@pytest.mark.parametrize("name", STRANGE, ids=ascii)
def test_a_plan_with_such_a_name_is_no_plan_and_a_problem(name: bytes, tmp_path: Path) -> None:
    workspace = repository(tmp_path)
    os.mkdir(os.fsencode(workspace.plans) + b"/" + name.removesuffix(b".yaml"))
    assert workspace.plan_names() == ("york",)
    (problem,) = workspace.stray_problems()
    assert problem.place.path == f"plans/{STRANGE[name].removesuffix('.yaml')}"


@pytest.mark.parametrize(
    "name",
    [
        "1.2.2-é.yaml",
        "1.2.2 with spaces.yaml",
        "1.2.2-[red]x[-red].yaml",
        "1.2.2-$(id);`id`.yaml",
        "-rf.yaml",
        "1.2.2-'\".yaml",
    ],
)
def test_any_other_name_is_a_name(name: str, tmp_path: Path) -> None:
    workspace = repository(tmp_path, {f"{FOLDER}/{name}": b"- x\n"})
    (problem,) = workspace.load("york").problems
    assert (problem.rule, problem.place.path) == ("not-a-form", f"{FOLDER}/{name}")


# What may not be read


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that every user may go into."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield Path(name)


@contextmanager
def closed(path: Path) -> Iterator[None]:
    """Let nobody but the system's administrator read a file or folder for a while."""
    os.chmod(path, 0)
    try:
        yield
    finally:
        os.chmod(path, 0o755)


def said(root: Path) -> list[str]:
    """Say how many actions each plan has, and what is wrong."""
    workspace = Workspace(root)
    lines = [_line(problem) for problem in workspace.stray_problems()]
    for name in workspace.plan_names():
        loaded = workspace.load(name)
        lines += [str(len(loaded.plan.actions)), *(_line(problem) for problem in loaded.problems)]
    return lines


def _line(problem: Problem) -> str:
    return f"{problem.rule} {problem.place.path} {problem.message}"


def said_as_nobody(root: Path) -> list[str]:
    """Say the same in a process of a user who may not read everything."""
    said(root)  # whatever is imported late is imported now
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a copy of a process with threads: this one starts none
        child = os.fork()
    if child == 0:
        try:
            _become_nobody()
            os.write(writing, "\n".join(said(root)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as answer:
        lines = answer.read().splitlines()
    return lines or pytest.skip("the system's administrator may not become another user here")


def _become_nobody() -> None:
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


@pytest.mark.parametrize(
    ("path", "actions", "message"),
    [
        (HOSTILE, 1, f"unreadable-file {HOSTILE} The file cannot be read: Permission denied"),
        (FOLDER, 0, f"unreadable-file {FOLDER} The folder cannot be read: Permission denied"),
    ],
)
def test_what_may_not_be_read_is_a_problem(
    path: str, actions: int, message: str, open_folder: Path
) -> None:
    repository(open_folder, {HOSTILE: ACTION})
    with closed(open_folder / path):
        assert said_as_nobody(open_folder) == [str(actions), message]


@pytest.mark.parametrize("path", ["plans/york", "plans"])
def test_a_folder_of_plans_that_may_not_be_read_is_a_problem(path: str, open_folder: Path) -> None:
    repository(open_folder)
    with closed(open_folder / path):
        lines = said_as_nobody(open_folder)
    assert f"unreadable-file {path} The folder cannot be read: Permission denied" in lines
