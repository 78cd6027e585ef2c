"""Tests of laying several files: all of them or none, and none through a link."""

import os
from pathlib import Path

import pytest
from mounts import apart

from cip.model.errors import UsageError
from cip.sources.laying import lay

TEXTS = {"README.md": "read\n", "plans/north/plan.yaml": "a\n", ".github/x/y.yml": "b\n"}


def found(root: Path) -> dict[str, str]:
    """Give what lies below a folder: the text of each file, nothing for each folder."""
    return {
        item.relative_to(root).as_posix(): item.read_text("utf-8") if item.is_file() else ""
        for item in root.rglob("*")
    }


def refused(root: Path, why: str, **more: frozenset[str]) -> None:
    """See to it that nothing is laid, for a reason, and that nothing is there but what was."""
    before = found(root)
    with pytest.raises(UsageError, match=why):
        lay(root, TEXTS, **more)
    assert found(root) == before


def test_files_are_laid_with_the_folders_that_they_need(tmp_path: Path) -> None:
    root = tmp_path / "new" / "repository"
    lay(root, TEXTS)
    assert {path: text for path, text in found(root).items() if text} == TEXTS


def test_what_is_there_is_written_over_only_where_that_is_meant(tmp_path: Path) -> None:
    lay(tmp_path, TEXTS)
    refused(tmp_path, "README.md is there already")
    lay(tmp_path, {"README.md": "new\n"}, over=frozenset({"README.md"}))
    assert found(tmp_path)["README.md"] == "new\n"


def test_what_came_meanwhile_stays_and_what_was_laid_before_it_goes(tmp_path: Path) -> None:
    (tmp_path / ".github/x").mkdir(parents=True)
    (tmp_path / ".github/x/y.yml").write_text("mine\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("older\n", encoding="utf-8")
    refused(tmp_path, "y.yml is there already", over=frozenset({"README.md"}))


@pytest.mark.parametrize("way", [".github", ".github/x", "plans", "README.md"])
def test_nothing_is_laid_through_a_link(tmp_path: Path, way: str) -> None:
    root = tmp_path / "root"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / way).parent.mkdir(parents=True)
    (root / way).symlink_to(elsewhere, target_is_directory=True)
    refused(root, "is a link")
    assert not list(elsewhere.iterdir())


@pytest.mark.parametrize("way", [".github", "plans/north"])
def test_a_file_where_a_folder_should_be_is_a_sentence(tmp_path: Path, way: str) -> None:
    (tmp_path / way).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / way).write_text("a file", encoding="utf-8")
    refused(tmp_path, "is not a folder")


def test_a_folder_that_belongs_to_git_or_to_a_plan_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plans/north").mkdir(parents=True)
    for inside in (".git/new", "plans/new", "plans/north"):
        with pytest.raises(UsageError, match=r"belongs to git|are kept"):
            lay(tmp_path / inside, TEXTS)
    with pytest.raises(UsageError, match="belongs to git"):
        lay(tmp_path, {".git/hooks/pre-commit": "x"})
    with pytest.raises(UsageError, match="no way to a file"):
        lay(tmp_path, {"../x": "x"})
    assert sorted(os.listdir(tmp_path / ".git")) == ["cip.lock"]


LAY = """
import sys
from pathlib import Path
from cip.model.errors import CipError
from cip.sources.laying import lay
try:
    lay(Path("root"), {"a/b.md": "x" * 3000, "c/d.md": "x" * 90000, "e.md": "x"})
except CipError as error:
    print(error)
"""


def test_on_a_full_disk_nothing_of_it_is_left(tmp_path: Path) -> None:
    done = apart(
        'mount -t tmpfs -o size=64k none . && cd . && "$PYTHON" -c "$LAY"; find .',
        cwd=tmp_path,
        LAY=LAY,
    )
    said = "c/d.md cannot be written: No space left on device.\n"
    assert done.stdout == f"{said}.\n", done.stderr


def test_in_a_folder_that_is_read_only_nothing_is_laid(tmp_path: Path) -> None:
    done = apart(
        "mkdir root && mount -t tmpfs none root && mkdir root/a root/c && "
        'mount -t tmpfs -o ro none root/c && "$PYTHON" -c "$LAY"; find root',
        cwd=tmp_path,
        LAY=LAY,
    )
    assert "c/d.md cannot be written: you may not write in " in done.stdout, done.stderr
    assert done.stdout.endswith("root\nroot/c\nroot/a\n")
