"""How git is found and asked: from PATH alone, about the folder, with nothing that steers it."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from git_folders import (
    ACTION,
    FILES,
    GIT,
    Trap,
    commit,
    git,
    looked_at,
    made_from,
    repository,
    trap,
    write,
)

from cip.model.errors import RepositoryError
from cip.sources.git import (
    CPU_SECONDS,
    MEMORY_BYTES,
    Allowance,
    Failure,
    GitError,
    commit_named,
    is_shallow,
    names_of_commits,
    objects,
    repository_of,
    sizes,
)

UNREADABLE = "files whose commit is not known: git cannot read the repository"
TOO_SLOW = "files whose commit is not known: git did not answer in time"
NOT_INSTALLED = "files whose commit is not known: git is not installed"


@pytest.fixture
def north(tmp_path: Path) -> Path:
    return repository(tmp_path / "north")


def head(root: Path) -> str:
    return git(root, "rev-parse", "HEAD")


# Which program is run


@pytest.mark.parametrize("entry", ["", ".", "bin", "./bin", "../north", "~"])
def test_an_entry_of_path_that_depends_on_the_present_folder_is_passed_over(
    north: Path, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    here, below = trap(north, "git"), trap(north / "bin", "git")
    monkeypatch.chdir(north)
    monkeypatch.setenv("PATH", entry)
    assert made_from(north) == NOT_INSTALLED
    monkeypatch.setenv("PATH", f"{entry}{os.pathsep}{Path(GIT).parent}")
    assert made_from(north).endswith(", with no change since")
    assert not here.was_run
    assert not below.was_run


def test_a_program_in_the_repository_is_passed_over(
    north: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = trap(north / "plans" / "bin", "git")
    (tmp_path / "link").symlink_to(inside.program.parent)
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "git").symlink_to(inside.program)
    for entry in (inside.program.parent, tmp_path / "link", tmp_path / "links"):
        monkeypatch.setenv("PATH", str(entry))
        assert subprocess.run(["git"], stdin=subprocess.DEVNULL, check=False).returncode == 0
        assert inside.was_run, "it would be found"
        assert made_from(north) == NOT_INSTALLED
        assert not inside.was_run


def test_a_program_in_the_repository_around_the_plans_is_passed_over(
    north: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(north / "council", FILES)
    beside = trap(north / "bin", "git")
    monkeypatch.setenv("PATH", str(beside.program.parent))
    assert made_from(north / "council") == NOT_INSTALLED
    assert not beside.was_run


def test_what_is_called_git_and_cannot_be_run_is_passed_over(
    north: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one" / "git").mkdir(parents=True)
    write(tmp_path, {"two/git": b"x"})
    entries = (tmp_path / "one", tmp_path / "two", tmp_path / "none", Path(GIT).parent)
    monkeypatch.setenv("PATH", os.pathsep.join(map(str, entries)))
    assert made_from(north).endswith(", with no change since")


def test_outside_a_repository_no_program_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = trap(tmp_path / "bin", "git")
    monkeypatch.setenv("PATH", str(found.program.parent))
    made_from(write(tmp_path / "mail", FILES))
    assert not found.was_run
    repository(tmp_path / "north")
    made_from(tmp_path / "north")
    assert found.was_run


# What it is told


@pytest.mark.parametrize(
    "names",
    [
        ("GIT_DIR",),
        ("GIT_DIR", "GIT_WORK_TREE"),
        ("GIT_DIR", "GIT_INDEX_FILE"),
        ("GIT_OBJECT_DIRECTORY",),
        ("GIT_CEILING_DIRECTORIES",),
        ("GIT_NAMESPACE",),
        ("GIT_CONFIG_GLOBAL",),
    ],
    ids=" ".join,
)
def test_the_answer_is_that_of_the_folder_whatever_the_caller_has_set(
    north: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    other = repository(tmp_path / "other", {ACTION: b"title: Other\n"})
    values = {
        "GIT_DIR": other / ".git",
        "GIT_WORK_TREE": other,
        "GIT_INDEX_FILE": other / ".git" / "index",
        "GIT_OBJECT_DIRECTORY": other / ".git" / "objects",
        "GIT_CEILING_DIRECTORIES": north.parent,
        "GIT_NAMESPACE": "other",
        "GIT_CONFIG_GLOBAL": other / "plans",  # a folder: git fails on it
    }
    known = head(north)
    for name in names:
        monkeypatch.setenv(name, str(values[name]))
    assert looked_at(north).commit == known
    assert looked_at(north).changed == ()


def test_settings_of_the_callers_environment_do_not_reach_git(
    north: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.repositoryformatversion",
        "GIT_CONFIG_VALUE_0": "nonsense",
        "GIT_TRACE": str(tmp_path / "trace"),
        "GIT_TRACE2_EVENT": str(tmp_path / "trace2"),
        "GIT_EXEC_PATH": str(tmp_path),
    }.items():
        monkeypatch.setenv(name, value)
    assert made_from(north).endswith(", with no change since")
    assert not (tmp_path / "trace").exists()
    assert not (tmp_path / "trace2").exists()


def test_in_a_hook_the_answer_is_that_of_the_folder(north: Path, tmp_path: Path) -> None:
    write(tmp_path / "mail", FILES)
    hook = north / ".git" / "hooks" / "pre-commit"
    lines = (
        f"'{sys.executable}' -m cip --root '{root}' report north" for root in (north, "../mail")
    )
    hook.write_text(
        f"#!/bin/sh\nexport PYTHONPATH='{Path(__file__).parents[2]}'\n"
        + "\n".join(f"{line} >> '{tmp_path}/said' 2>/dev/null" for line in lines)
        + "\ntrue\n",
        encoding="utf-8",
    )
    hook.chmod(0o755)
    before = head(north)
    write(north, {ACTION: b"title: Other\n"})
    commit(north)
    said = (tmp_path / "said").read_text(encoding="utf-8").splitlines()
    assert [line for line in said if line.startswith("- Made from: ")] == [
        f"- Made from: commit {before[:10]}, with changes that are not committed",
        "- Made from: files that lie in no git repository",
    ]


def test_asking_leaves_the_repository_as_it_was(north: Path) -> None:
    (north / ACTION).touch()
    known = {file: file.read_bytes() for file in (north / ".git").rglob("*") if file.is_file()}
    assert made_from(north).endswith(", with no change since")
    assert {f: f.read_bytes() for f in (north / ".git").rglob("*") if f.is_file()} == known


# What it may not be asked of


def test_a_bare_repository_that_lies_in_the_folder_is_not_used(north: Path) -> None:
    folder = north / "plans" / "bare"
    shutil.copytree(north / ".git", folder)
    git(folder, "config", "core.worktree", str(folder))
    assert git(folder, "rev-parse", "HEAD") == head(north)
    assert repository_of(folder).top == north
    shutil.rmtree(north / ".git")
    assert made_from(folder) == "files that lie in no git repository"


def test_a_bare_repository_around_an_empty_one_is_not_used(north: Path) -> None:
    for file in (north / ".git").iterdir():
        shutil.move(file, north / file.name)
    git(north, "config", "--file", "config", "core.bare", "true")
    assert git(north, "rev-parse", "HEAD")
    assert made_from(north) == UNREADABLE


@pytest.mark.parametrize("elsewhere", ["/", "/nowhere", "../../nowhere", ".."])
def test_a_work_tree_that_is_said_to_lie_elsewhere_changes_nothing(
    north: Path, elsewhere: str
) -> None:
    known = head(north)
    git(north, "config", "core.worktree", elsewhere)
    assert looked_at(north).commit == known
    assert made_from(north).endswith(", with no change since")
    write(north, {ACTION: b"title: Other\n"})
    assert looked_at(north).changed == (ACTION,)


def test_a_pointer_to_another_repository_is_followed_and_told_by_what_was_read(
    north: Path, tmp_path: Path
) -> None:
    write(tmp_path / "mail", {**FILES, ACTION: b"title: Other\n"})
    write(tmp_path / "mail", {".git": f"gitdir: {north}/.git\n".encode()})
    assert looked_at(tmp_path / "mail").commit == head(north)
    assert looked_at(tmp_path / "mail").changed == (ACTION,)


def test_objects_that_lie_in_another_repository_are_held_against_their_hash(
    north: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", "--shared", str(north), "clone")
    assert not list((tmp_path / "clone/.git/objects").glob("??/*"))
    assert made_from(tmp_path / "clone").endswith(", with no change since")


MEASURED = """
import resource, sys
from pathlib import Path
from cip.sources.git import GitError, commit_named, repository_of
try:
    commit_named(repository_of(Path(sys.argv[1])), "HEAD")
except GitError as error:
    print(error.failure.name)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is one of Linux")
@pytest.mark.parametrize("name", ["packed-refs", "HEAD", "refs/heads/main", "config"])
def test_a_file_of_the_repository_that_is_huge_and_empty_takes_little(
    north: Path, name: str
) -> None:
    git(north, "pack-refs", "--all", "--no-prune")
    os.truncate(north / ".git" / name, 5_000_000_000)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(north)], capture_output=True, text=True, check=True
    )
    *said, used = done.stdout.splitlines()
    seconds, kilobytes = map(float, used.split())
    assert said[:1] in ([], ["UNREADABLE"])
    assert seconds < 6
    assert kilobytes < 450_000


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_git_has_limits_and_a_lower_one_of_the_caller_stays(north: Path, tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = f"#!/bin/sh\nulimit -v > {told}; ulimit -St >> {told}; exit 1\n"
    write(tmp_path, {"bin/git": script.encode()})
    (tmp_path / "bin/git").chmod(0o755)
    begin = ["/bin/sh", "-c", 'ulimit -v $0; exec "$@"']
    for given, kept in (("unlimited", MEMORY_BYTES // 1024), ("300000", 300_000)):
        subprocess.run(
            [*begin, given, sys.executable, "-c", MEASURED, str(north)],
            env={**os.environ, "PATH": f"{tmp_path / 'bin'}"},
            check=True,
            capture_output=True,
        )
        assert told.read_text(encoding="ascii").split() == [str(kept), str(CPU_SECONDS)]


def test_settings_that_include_a_pipe_end_in_time(
    north: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(north / "pipe")
    git(north, "config", "include.path", "../pipe")
    monkeypatch.setattr("cip.sources.git.SECONDS", 0.5)
    assert made_from(north) == TOO_SLOW


# What git would wait for


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link_to_a_pipe(path: Path) -> None:
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


def a_link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server, TemporaryDirectory() as short:
        server.bind(f"{short}/s")
        shutil.move(f"{short}/s", path)


def loose(root: Path, name: str) -> str:
    oid = git(root, "rev-parse", name)
    return f"objects/{oid[:2]}/{oid[2:]}"


READ_BY_GIT: tuple[str | Callable[[Path], str], ...] = (
    *("HEAD", "config", "commondir", "config.worktree", "packed-refs", "shallow", "info/grafts"),
    *("refs/heads/main", "refs/tags/HEAD", "objects/info/alternates", "objects/pack/x.idx"),
    *("objects/info/commit-graph", "objects/pack/multi-pack-index"),
    lambda root: loose(root, "HEAD"),
    lambda root: loose(root, "HEAD:plans"),
)


@pytest.fixture
def no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trap:
    """Give a git that leaves a mark, and that alone can be found."""
    found = trap(tmp_path / "bin", "git")
    monkeypatch.setenv("PATH", str(found.program.parent))
    return found


@pytest.mark.parametrize("name", READ_BY_GIT)
def test_git_is_not_started_where_it_would_wait_for_a_file(
    north: Path, no_git: Trap, name: str | Callable[[Path], str]
) -> None:
    file = north / ".git" / (name if isinstance(name, str) else name(north))
    file.unlink(missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    a_pipe(file)
    assert made_from(north) == UNREADABLE
    assert not no_git.was_run


def test_git_is_not_started_where_a_reference_names_a_pipe(north: Path, no_git: Trap) -> None:
    (north / ".git/refs/heads/main").write_text("ref: other/folder/name\n")
    (north / ".git/other/folder").mkdir(parents=True)
    a_pipe(north / ".git/other/folder/name")
    assert made_from(north) == UNREADABLE
    assert not no_git.was_run


@pytest.mark.parametrize("file", [".git", "kept/commondir"])
def test_git_is_not_started_where_the_name_of_a_folder_ends_before_its_line(
    north: Path, no_git: Trap, file: str
) -> None:
    (north / ".git").rename(north / "kept")
    (north / ".git").write_bytes(b"gitdir: kept\n")
    (north / file).write_bytes(b"gitdir: kept\0 more" if file == ".git" else b"../common\0 more")
    shutil.copytree(north / "kept", north / "common")
    folder = north / ("kept" if file == ".git" else "common")
    (folder / "refs/heads/main").unlink()
    a_pipe(folder / "refs/heads/main")
    assert made_from(north) == UNREADABLE
    assert not no_git.was_run


def test_git_is_not_started_where_a_folder_cannot_be_listed(north: Path, no_git: Trap) -> None:
    heads = north / ".git/refs/heads"
    (heads / "main").unlink()
    a_pipe(heads / "main")
    heads.chmod(0o311)
    if os.access(heads, os.R_OK):
        pytest.skip("root may list every folder")
    try:
        assert made_from(north) == UNREADABLE
    finally:
        heads.chmod(0o755)
    assert not no_git.was_run


@pytest.mark.parametrize("make", [a_link_to_a_pipe, a_link_to_a_device])
@pytest.mark.parametrize("name", ["HEAD", "config", "refs/heads/main"])
def test_git_is_not_started_where_a_file_is_a_link_to_what_is_none(
    north: Path, no_git: Trap, name: str, make: Callable[[Path], None]
) -> None:
    (north / ".git" / name).unlink()
    make(north / ".git" / name)
    assert made_from(north) == UNREADABLE
    assert not no_git.was_run


@pytest.mark.parametrize("name", ["HEAD", "config", "packed-refs", "refs/heads/main"])
def test_a_socket_in_place_of_a_file_is_no_file(north: Path, name: str) -> None:
    (north / ".git" / name).unlink(missing_ok=True)
    a_socket(north / ".git" / name)
    assert made_from(north) == UNREADABLE


@pytest.mark.parametrize("folder", [".git", ".git/modules/other"])
def test_a_socket_that_git_keeps_is_no_hindrance(north: Path, folder: str) -> None:
    (north / folder).mkdir(parents=True, exist_ok=True)
    a_socket(north / folder / "fsmonitor--daemon.ipc")
    assert made_from(north).endswith(", with no change since")


@pytest.mark.parametrize("make", [a_pipe, a_link_to_a_pipe, a_link_to_a_device])
def test_git_is_not_started_where_git_itself_is_a_pipe(
    north: Path, no_git: Trap, make: Callable[[Path], None]
) -> None:
    shutil.rmtree(north / ".git")
    make(north / ".git")
    assert made_from(north) == UNREADABLE
    assert not no_git.was_run


@pytest.mark.parametrize("name", ["HEAD", "config.worktree", "commondir"])
def test_git_is_not_started_for_a_worktree_with_a_pipe(
    north: Path, tmp_path: Path, name: str, request: pytest.FixtureRequest
) -> None:
    git(north, "worktree", "add", "-q", str(tmp_path / "tree"))
    own = north / ".git/worktrees/tree"
    (own / name).unlink(missing_ok=True)
    a_pipe(own / name)
    no_git = request.getfixturevalue("no_git")
    assert made_from(tmp_path / "tree") == UNREADABLE
    assert not no_git.was_run


def test_git_is_not_started_where_the_repository_of_a_worktree_has_a_pipe(
    north: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    git(north, "worktree", "add", "-q", str(tmp_path / "tree"))
    (north / ".git/refs/heads/main").unlink()
    a_pipe(north / ".git/refs/heads/main")
    no_git = request.getfixturevalue("no_git")
    assert made_from(tmp_path / "tree") == UNREADABLE
    assert not no_git.was_run


def test_folders_of_git_that_are_links_are_looked_into_and_used(
    north: Path, tmp_path: Path
) -> None:
    for name in ("objects", "refs", "config"):
        (north / ".git" / name).rename(tmp_path / name)
        (north / ".git" / name).symlink_to(tmp_path / name)
    assert made_from(north).endswith(", with no change since")
    a_pipe(tmp_path / "refs/heads/other")
    assert made_from(north) == UNREADABLE


@pytest.mark.parametrize("named", [b"a\0b", b"\xff", b"x" * 9_000, b"", b"/nowhere", b"."])
@pytest.mark.parametrize("file", [".git", ".git/commondir"])
def test_a_file_that_names_no_folder_of_git_is_no_crash(
    north: Path, file: str, named: bytes
) -> None:
    if file == ".git":
        shutil.rmtree(north / ".git")
    (north / file).write_bytes(b"gitdir: " * (file == ".git") + named + b"\n")
    assert made_from(north).startswith(("files whose commit is not known: ", "commit "))


def test_links_that_lead_round_are_looked_at_once(north: Path) -> None:
    (north / ".git/objects/round").symlink_to("..")
    (north / ".git/refs/heads/round").symlink_to(".")
    assert made_from(north).endswith(", with no change since")


def test_all_that_is_asked_has_one_deadline(
    north: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each question alone would be answered in time, and all together are not."""
    write(tmp_path, {"bin/git": f'#!/bin/sh\n/bin/sleep 0.6\nexec {GIT} "$@"\n'.encode()})
    (tmp_path / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr("cip.sources.git.SECONDS", 1)
    assert made_from(north) == TOO_SLOW


def test_a_repository_with_files_without_end_is_looked_through_in_time(
    north: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2_000):
        (north / f".git/refs/heads/{number}").touch()
    monkeypatch.setattr("cip.sources.git.SECONDS", 0.001)
    assert made_from(north) == TOO_SLOW


# Failures are typed


def test_a_commit_is_named_by_what_git_takes_for_a_name(north: Path) -> None:
    found = repository_of(north)
    first = head(north)
    write(north, {ACTION: b"title: Other\n"})
    second = commit(north)
    git(north, "tag", "-a", "-m", "x", "v1", first)
    assert commit_named(found, "v1") == commit_named(found, "HEAD~1") == first
    assert commit_named(found, "main") == commit_named(found, second[:12]) == second


@pytest.mark.parametrize(
    "name", ["nowhere", "--help", "-h", "", "a b", "a\nb", "a\0b", "x" * 5_000, "^"]
)
def test_a_name_of_no_commit_is_a_failure_of_its_own(north: Path, name: str) -> None:
    with pytest.raises(GitError, match=r"^There is no such commit\.$") as caught:
        commit_named(repository_of(north), name)
    assert caught.value.failure is Failure.NO_COMMIT
    assert isinstance(caught.value, RepositoryError)


def test_a_name_of_something_else_is_no_commit(north: Path) -> None:
    with pytest.raises(GitError) as caught:
        commit_named(repository_of(north), f"HEAD:{ACTION}")
    assert caught.value.failure is Failure.UNREADABLE


@pytest.mark.parametrize("oid", ["HEAD", "0" * 39, "0" * 41, "0" * 40, "", "a\nb", "\xff" * 40])
def test_an_object_is_asked_for_by_its_whole_hash_alone(north: Path, oid: str) -> None:
    with objects(repository_of(north)) as reader, pytest.raises(GitError) as caught:
        reader.object(oid, "commit")
    assert caught.value.failure is Failure.UNREADABLE


def test_objects_end_git_when_they_are_closed(north: Path) -> None:
    with objects(repository_of(north)) as reader:
        assert reader.object(head(north), "commit").startswith(b"tree ")
    with pytest.raises(ValueError, match="closed"):
        reader.object(head(north), "commit")


def test_every_failure_is_a_sentence_for_a_person() -> None:
    for failure in Failure:
        said = str(GitError(failure))
        assert said[0].isupper()
        assert said.endswith(".")
        assert said[:-1].isascii()


# What else is asked


def test_the_names_of_commits_are_branches_and_tags(north: Path) -> None:
    git(north, "tag", "-a", "-m", "x", "v1")
    for name in ("heads/work/a", "remotes/origin/main", "pull/7/merge", "stash", "notes/x"):
        git(north, "update-ref", f"refs/{name}", "HEAD")
    names = names_of_commits(repository_of(north))
    assert names == ("main", "work/a", "origin/main", "v1")


def test_not_all_of_very_many_names_are_listed(
    north: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        git(north, "update-ref", f"refs/heads/{number}", "HEAD")
    monkeypatch.setattr("cip.sources.git.MOST_NAMES", 3)
    assert names_of_commits(repository_of(north)) == ("0", "1", "2")


def test_to_list_names_runs_nothing(north: Path, tmp_path: Path) -> None:
    found = trap(tmp_path / "trap")
    for key in ("core.pager", "pager.for-each-ref", "core.fsmonitor", "alias.for-each-ref"):
        git(north, "config", key, str(found.program))
    shutil.copy(found.program, north / ".git/hooks/reference-transaction")
    names_of_commits(repository_of(north))
    is_shallow(repository_of(north))
    assert not found.was_run


def test_a_clone_of_the_newest_commits_is_shallow(north: Path, tmp_path: Path) -> None:
    write(north, {ACTION: b"title: Other\n"})
    commit(north)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{north}", "short")
    assert is_shallow(repository_of(tmp_path / "short"))
    assert not is_shallow(repository_of(north))


def test_what_is_done_between_two_questions_takes_no_time_of_git(
    north: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr("cip.sources.git.monotonic", lambda: clock[0])
    allowance = Allowance(10)
    with allowance.running() as left:
        assert left == 10
        clock[0] += 4
        assert allowance.seconds_left() == 6
    clock[0] += 100
    with allowance.running() as left:
        assert left == 6
        clock[0] += 5
    assert allowance.seconds_left() == 1
    with allowance.running():
        clock[0] += 1
    with pytest.raises(GitError) as caught:
        allowance.seconds_left()
    assert caught.value.failure is Failure.TOO_SLOW


def test_an_object_that_is_not_there_is_none_and_the_next_one_is_given(north: Path) -> None:
    with objects(repository_of(north)) as reader:
        assert reader.object_if_there("1" * 40, "blob") is None
        assert reader.object(head(north), "commit").startswith(b"tree ")


def test_sizes_are_given_without_what_is_in_it(north: Path) -> None:
    oid = git(north, "rev-parse", f"HEAD:{ACTION}")
    with sizes(repository_of(north)) as reader:
        assert list(reader.sizes([oid, oid], "blob")) == [len(FILES[ACTION])] * 2
    for missing in ("1" * 40, head(north)):
        with sizes(repository_of(north)) as reader, pytest.raises(GitError):
            list(reader.sizes([oid, missing], "blob"))


def test_a_whole_hash_of_no_commit_here_means_none(north: Path) -> None:
    with pytest.raises(GitError) as caught:
        commit_named(repository_of(north), "1" * 40)
    assert caught.value.failure is Failure.NO_COMMIT


@pytest.mark.parametrize("name", ["^main", "^HEAD", "main^!", "main^@", "main..HEAD", "main...v1"])
def test_a_name_of_more_or_less_than_one_commit_means_none(north: Path, name: str) -> None:
    with pytest.raises(GitError) as caught:
        commit_named(repository_of(north), name)
    assert caught.value.failure is Failure.NO_COMMIT


def test_a_name_is_followed_by_what_commits_say_and_not_by_grafts(tmp_path: Path) -> None:
    root = repository(tmp_path)
    first = git(root, "rev-parse", "HEAD")
    write(root, {"more": b"1"})
    second = commit(root)
    other = git(root, "commit-tree", f"{first}^{{tree}}", "-m", "other")
    (root / ".git/info").mkdir(exist_ok=True)
    (root / ".git/info/grafts").write_text(f"{second} {other}\n", encoding="utf-8")
    assert git(root, "rev-parse", "HEAD~1") == other, "git itself believes it"
    assert commit_named(repository_of(root), "HEAD~1") == first
