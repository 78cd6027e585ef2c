"""What a check rests on beside the plans: whatever of it a change touches is told."""

import os
from pathlib import Path

import pytest
from git_folders import ACTION, FILES, PLAN, commit, git, repository, trap, write

from cip.sources import other_files
from cip.sources.git import Failure, GitError
from cip.sources.other_files import other_files_changed
from cip.sources.revision import base_of

RESTS_ON = (
    ".gitattributes",
    ".github/CODEOWNERS",
    ".github/actions/check/action.yml",
    ".github/requirements.lock",
    ".github/workflows/check.yml",
    ".gitignore",
    ".gitlab-ci.yml",
    ".gitlab/CODEOWNERS",
    ".gitmodules",
    ".pre-commit-config.yaml",
    "CODEOWNERS",
    "action.yml",
    "docs/CODEOWNERS",
    "plans/.gitattributes",
    "plans/north/.gitignore",
    "pyproject.toml",
    "requirements-dev.txt",
    "schema/action.schema.json",
    "templates/board.md.j2",
    "templates/parts/head.md.j2",
    "uv.lock",
)

DOES_NOT = (
    "README.md",
    "docs/guide.md",
    ".github/ISSUE_TEMPLATE/new.yml",
    "council/pyproject.toml",
    "src/uv.lock",
    "plans/notes.txt",
)


@pytest.fixture
def north(tmp_path: Path) -> Path:
    return repository(tmp_path / "north", dict.fromkeys((*RESTS_ON, *DOES_NOT), b"x\n"))


def told(root: Path, asked: str = "HEAD") -> tuple[str, ...]:
    return other_files_changed(base_of(root, asked))


def test_where_nothing_was_touched_nothing_is_told(north: Path) -> None:
    assert told(north) == ()
    write(north, {PLAN: b"title: Other\n", ACTION: b"x\n", **dict.fromkeys(DOES_NOT, b"y\n")})
    assert told(north) == ()


def test_what_was_changed_is_told(north: Path) -> None:
    write(north, dict.fromkeys(RESTS_ON, b"y\n"))
    assert told(north) == RESTS_ON


def test_what_was_deleted_is_told(north: Path) -> None:
    for path in RESTS_ON:
        (north / path).unlink()
    assert told(north) == RESTS_ON


def test_what_is_new_is_told(tmp_path: Path) -> None:
    root = write(repository(tmp_path / "new"), dict.fromkeys(RESTS_ON, b"x"))
    assert told(root) == RESTS_ON


def test_two_commits_are_held_against_each_other(north: Path) -> None:
    write(north, dict.fromkeys(RESTS_ON[:3], b"y\n"))
    (north / "uv.lock").unlink()
    commit(north)
    write(north, {"schema/new.json": b"x"})
    found = base_of(north, "HEAD^1")
    assert other_files_changed(found, found.of_head) == (*RESTS_ON[:3], "uv.lock")
    assert other_files_changed(found.of_head, found) == (*RESTS_ON[:3], "uv.lock")
    assert other_files_changed(found) == (*RESTS_ON[:3], "schema/new.json", "uv.lock")


def test_below_a_folder_they_lie_there_or_at_the_top(tmp_path: Path) -> None:
    files = {f"council/{path}": data for path, data in FILES.items()}
    root = repository(tmp_path / "all", files)
    paths = (".github/workflows/check.yml", "council/plans/.gitignore", "council/schema/x.json")
    write(root, dict.fromkeys(paths, b"x"))
    write(root, {"other/schema/x.json": b"x"})
    assert told(root / "council") == paths


def test_the_line_ends_of_windows_and_the_right_to_run_it_are_no_change(north: Path) -> None:
    write(north, {"uv.lock": b"x\r\n"})
    (north / "action.yml").chmod(0o755)
    assert told(north) == ()
    commit(north)
    assert other_files_changed(base_of(north, "HEAD^1"), base_of(north, "HEAD")) == ("uv.lock",)


def test_a_link_is_what_it_leads_to_and_is_not_followed(north: Path) -> None:
    (north / "CODEOWNERS").unlink()
    (north / "CODEOWNERS").symlink_to("README.md")
    assert told(north) == ("CODEOWNERS",)
    commit(north)
    assert told(north) == ()
    (north / "CODEOWNERS").unlink()
    (north / "CODEOWNERS").symlink_to("docs/guide.md")
    assert told(north) == ("CODEOWNERS",)
    write(north, {"CODEOWNERS.x": b"README.md"})
    (north / "CODEOWNERS.x").rename(north / "CODEOWNERS")
    assert told(north) == ("CODEOWNERS",)


@pytest.mark.parametrize("folder", [".github", ".github/workflows"])
def test_a_folder_that_became_a_link_has_lost_its_files(north: Path, folder: str) -> None:
    (north / folder).rename(north / "elsewhere")
    (north / folder).symlink_to(os.path.relpath(north / "elsewhere", (north / folder).parent))
    assert told(north) == tuple(path for path in RESTS_ON if path.startswith(f"{folder}/"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_what_is_no_file_is_told_and_not_waited_for(north: Path) -> None:
    (north / "uv.lock").unlink()
    os.mkfifo(north / "uv.lock")
    assert told(north) == ("uv.lock",)


def test_a_large_file_is_held_against_its_hash_and_one_without_end_is_told(
    north: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(north, {"uv.lock": b"x" * 1_000_000})
    commit(north)
    assert told(north) == ()
    monkeypatch.setattr(other_files, "_MOST_BYTES", 999_999)
    assert told(north) == ("uv.lock",)


def test_folders_without_end_are_an_error(north: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_files, "_MOST", 100)
    assert told(north) == ()
    write(north, {f"templates/{number}": b"x" for number in range(100)})
    with pytest.raises(GitError) as caught:
        told(north)
    assert caught.value.failure is Failure.TOO_LARGE


def test_a_path_is_told_with_its_hidden_characters(north: Path) -> None:
    write(north, {"templates/a\u202eb.j2": b"x"})
    assert told(north) == ("templates/a<U+202E>b.j2",)


def test_nothing_of_the_repository_is_run(north: Path, tmp_path: Path) -> None:
    found = trap(tmp_path / "trap")
    git(north, "config", "filter.mine.clean", str(found.program))
    write(north, {".gitattributes": b"* filter=mine\n"})
    assert told(north) == (".gitattributes",)
    assert not found.was_run
