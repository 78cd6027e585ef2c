"""Tests of what is asked of git, with real repositories, some of them hostile."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cip.history import git
from cip.history.git import Revision, revision

Git = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path) -> Git:
    """Give what runs git in the folder of the test, or in one below it."""

    def ran(*arguments: str, at: str = ".") -> str:
        (tmp_path / at).mkdir(parents=True, exist_ok=True)
        names = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", *names, *arguments],
            cwd=tmp_path / at,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    return ran


@pytest.fixture
def repository(run: Git, tmp_path: Path) -> Path:
    """Give a repository with one commit."""
    run("init", "-q")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.yaml").write_text("a\n", encoding="utf-8")
    run("add", ".")
    run("commit", "-q", "-m", "First")
    return tmp_path


def trap(folder: Path) -> tuple[Path, Path]:
    """Give a program that leaves a mark if it is run, and where the mark would be."""
    mark, program = folder / "was-run", folder / "trap.sh"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\n", encoding="utf-8")
    program.chmod(0o755)
    return program, mark


def test_a_clean_tree_is_its_commit(repository: Path, run: Git) -> None:
    assert revision(repository) == Revision(run("rev-parse", "HEAD")[:10], is_clean=True)


def test_a_changed_file_makes_the_tree_unclean(repository: Path) -> None:
    (repository / "plans" / "a.yaml").write_text("b\n", encoding="utf-8")
    found = revision(repository)
    assert found is not None
    assert not found.is_clean


def test_a_new_file_makes_the_tree_unclean(repository: Path) -> None:
    (repository / "plans" / "b.yaml").write_text("b\n", encoding="utf-8")
    found = revision(repository)
    assert found is not None
    assert not found.is_clean


def test_a_staged_change_makes_the_tree_unclean(repository: Path, run: Git) -> None:
    (repository / "plans" / "a.yaml").write_text("b\n", encoding="utf-8")
    run("add", ".")
    found = revision(repository)
    assert found is not None
    assert not found.is_clean


def test_a_deleted_file_makes_the_tree_unclean(repository: Path) -> None:
    (repository / "plans" / "a.yaml").unlink()
    found = revision(repository)
    assert found is not None
    assert not found.is_clean


def test_a_file_that_git_ignores_changes_nothing(repository: Path, run: Git) -> None:
    (repository / ".gitignore").write_text("*.tmp\n", encoding="utf-8")
    run("add", ".")
    run("commit", "-q", "-m", "Ignore")
    (repository / "x.tmp").write_text("x", encoding="utf-8")
    found = revision(repository)
    assert found is not None
    assert found.is_clean


def test_what_changed_beside_the_folder_is_not_looked_at(run: Git, repository: Path) -> None:
    (repository / "beside.txt").write_text("x", encoding="utf-8")
    found = revision(repository / "plans")
    assert found is not None
    assert found.is_clean


def test_a_detached_head_is_a_commit_too(repository: Path, run: Git) -> None:
    run("checkout", "-q", "--detach")
    assert revision(repository) == Revision(run("rev-parse", "HEAD")[:10], is_clean=True)


def test_a_folder_without_git_has_no_commit(tmp_path: Path) -> None:
    assert revision(tmp_path) is None


def test_a_repository_without_a_commit_has_none(run: Git, tmp_path: Path) -> None:
    run("init", "-q")
    assert revision(tmp_path) is None


def test_a_folder_that_is_not_there_has_no_commit(tmp_path: Path) -> None:
    assert revision(tmp_path / "nowhere") is None


def test_without_git_installed_there_is_no_commit(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert revision(repository) is None


def test_a_git_that_never_answers_is_not_waited_for(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    slow = tmp_path / "bin" / "git"
    slow.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.setattr(git, "SECONDS", 0.2)
    assert revision(repository) is None


@pytest.mark.parametrize(
    "key",
    [
        *("core.fsmonitor", "core.pager", "pager.status", "diff.external", "core.editor"),
        *("core.sshCommand", "core.askPass", "alias.status", "alias.rev-parse"),
        *("diff.mine.textconv", "diff.mine.command", "credential.helper", "gpg.program"),
    ],
)
def test_nothing_that_a_repository_is_set_up_to_run_is_run(
    repository: Path, run: Git, tmp_path_factory: pytest.TempPathFactory, key: str
) -> None:
    program, mark = trap(tmp_path_factory.mktemp("trap"))
    (repository / ".gitattributes").write_text("* diff=mine\n", encoding="utf-8")
    (repository / "plans" / "a.yaml").write_text("b\n", encoding="utf-8")
    run("config", key, f"!{program}" if key.startswith("alias") else str(program))
    found = revision(repository)
    assert found is not None
    assert not found.is_clean
    assert not mark.exists()


def test_no_hook_of_a_repository_is_run(
    repository: Path, run: Git, tmp_path_factory: pytest.TempPathFactory
) -> None:
    program, mark = trap(tmp_path_factory.mktemp("trap"))
    hooks = program.parent
    for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman"):
        (hooks / name).write_bytes(program.read_bytes())
        (hooks / name).chmod(0o755)
    run("config", "core.hooksPath", str(hooks))
    (repository / "plans" / "a.yaml").touch()
    assert revision(repository) is not None
    assert not mark.exists()


def test_a_bare_repository_that_lies_in_the_folder_is_not_used(
    repository: Path, run: Git, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("bare")
    shutil.copytree(repository / ".git", folder, dirs_exist_ok=True)
    run("config", "core.worktree", str(folder), at=str(folder))
    assert run("rev-parse", "HEAD", at=str(folder))
    assert revision(folder) is None


def test_a_repository_inside_the_repository_is_not_asked(
    repository: Path, run: Git, tmp_path_factory: pytest.TempPathFactory
) -> None:
    program, mark = trap(tmp_path_factory.mktemp("trap"))
    run("init", "-q", at="plans/inner")
    (repository / "plans" / "inner" / "x").write_text("x", encoding="utf-8")
    run("add", ".", at="plans/inner")
    run("commit", "-q", "-m", "Inner", at="plans/inner")
    run("-c", "advice.addEmbeddedRepo=false", "add", ".")
    run("commit", "-q", "-m", "Outer")
    run("config", "core.fsmonitor", str(program), at="plans/inner")
    (repository / "plans" / "inner" / "x").write_text("y", encoding="utf-8")
    assert revision(repository) is not None
    assert not mark.exists()


def test_asking_leaves_the_repository_as_it_was(repository: Path) -> None:
    (repository / "plans" / "a.yaml").touch()
    index = repository / ".git" / "index"
    before = (index.read_bytes(), sorted(p.name for p in (repository / ".git").iterdir()))
    revision(repository)
    assert (index.read_bytes(), sorted(p.name for p in (repository / ".git").iterdir())) == before


def test_a_strange_name_of_a_branch_or_file_is_no_option(repository: Path, run: Git) -> None:
    run("checkout", "-q", "-b", "x/--help")
    (repository / "plans" / "--help\n.yaml").write_text("x", encoding="utf-8")
    found = revision(repository)
    assert found is not None
    assert not found.is_clean
