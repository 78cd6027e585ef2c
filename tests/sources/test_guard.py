"""Tests of where the tool may write: whatever came with a repository leads nowhere else."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from git_folders import git, repository
from mounts import apart

import cip
from cip.model.errors import UsageError
from cip.sources.guard import judge
from cip.sources.saving import save


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """Give a repository: a plan, a schema, and what git keeps."""
    root = tmp_path / "council"
    for file in ("plans/north/plan.yaml", "schema/a.json", "templates/a.md.j2", ".git/config"):
        (root / file).parent.mkdir(parents=True)
        (root / file).write_text("before", encoding="utf-8")
    return root


def files_in(folder: Path) -> dict[str, bytes]:
    """Give all files below a folder with what they hold, and all links with where they lead."""
    return {
        str(file.relative_to(folder)): (
            os.fsencode(os.readlink(file)) if file.is_symlink() else file.read_bytes()
        )
        for file in folder.rglob("*")
        if file.is_symlink() or file.is_file()
    }


def refused(file: Path, said: str, beside: Path) -> None:
    """Assert that a file is refused when it is saved and when it is judged, and nothing changes."""
    before = files_in(beside), sorted(beside.rglob("*"))
    with pytest.raises(UsageError, match=said) as saved:
        save(file, "x")
    with pytest.raises(UsageError) as judged:
        judge(file)
    assert str(judged.value) == str(saved.value)
    assert str(file) in str(saved.value)
    assert (files_in(beside), sorted(beside.rglob("*"))) == before


LINK = "is a link, and links that lie in a repository are not followed"


@pytest.mark.parametrize("leads", ["../outside/there.md", "../outside/new.md", "README.md"])
def test_a_link_in_a_repository_is_not_written_through(council: Path, leads: str) -> None:
    (council / "../outside").mkdir()
    (council / "../outside/there.md").write_text("before", encoding="utf-8")
    (council / "README.md").write_text("before", encoding="utf-8")
    (council / "board.md").symlink_to(leads)
    refused(council / "board.md", LINK, council.parent)


@pytest.mark.parametrize("way", ["reports/board.md", "reports/new/board.md", "a/../reports/b.md"])
def test_a_folder_of_a_repository_that_is_a_link_is_not_entered(council: Path, way: str) -> None:
    (council / "../outside").mkdir()
    (council / "a").mkdir()
    (council / "reports").symlink_to(council.parent / "outside")
    refused(council / way, LINK, council.parent)


def test_a_link_outside_that_leads_to_one_inside_is_not_followed(council: Path) -> None:
    (council / "../outside").mkdir()
    (council / "reports").symlink_to(council.parent / "outside")
    (council / "../short").symlink_to(council / "reports")
    refused(council / "../short/board.md", LINK, council.parent)


def test_a_link_of_another_repository_is_not_followed(tmp_path: Path) -> None:
    for name, mark in (("first", ".git"), ("second", "plans")):
        (tmp_path / name / mark).mkdir(parents=True)
        (tmp_path / name / "board.md").symlink_to(tmp_path / "outside.md")
        refused(tmp_path / name / "board.md", LINK, tmp_path)


def test_a_link_outside_of_repositories_is_followed(council: Path) -> None:
    (council / "../real/deep").mkdir(parents=True)
    (council / "../real/deep/council").symlink_to(council)
    (council / "../short").symlink_to("real/deep")
    (council / "../own.md").symlink_to("real/there.md")
    save(council.parent / "short/council/reports/board.md", "x")
    save(council.parent / "short/../board.md", "y")
    save(council.parent / "own.md", "z")
    assert (council / "reports/board.md").read_text(encoding="utf-8") == "x"
    assert (council / "../real/board.md").read_text(encoding="utf-8") == "y"
    assert (council / "../real/there.md").read_text(encoding="utf-8") == "z"
    assert (council / "../own.md").is_symlink()


def test_links_without_end_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    refused(tmp_path / "a" / "board.md", "cannot be written: Too many levels", tmp_path)


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("plans/north/plan.yaml", "lies in .*/plans, where the council's plans are kept"),
        ("plans/north/board.md", "lies in .*/plans, where the council's plans are kept"),
        ("plans/board.md", "lies in .*/plans, where the council's plans are kept"),
        ("plans", "lies in .*/plans, where the council's plans are kept"),
        ("reports/../plans/board.md", "lies in .*/plans, where the council's plans are kept"),
        ("PLANS/board.md", "lies in .*/plans, where the council's plans are kept"),
        ("Pla\u200bns/board.md", "lies in .*/plans, where the council's plans are kept"),
        ("schema/a.json", "lies in .*/schema, where the schemas are kept"),
        ("templates/a.md.j2", "lies in .*/templates, where the report templates are kept"),
        ("templates/new/board.md", "lies in .*/templates, where the report templates are kept"),
        (".git/config", "lies in .git, which belongs to git"),
        (".git/hooks/pre-commit", "lies in .git, which belongs to git"),
        (".GIT/board.md", "lies in .git, which belongs to git"),
        (".g\u200cit/board.md", "lies in .git, which belongs to git"),
        ("git~1/board.md", "lies in .git, which belongs to git"),
        (".git./board.md", "lies in .git, which belongs to git"),
        ("new/.git", "lies in .git, which belongs to git"),
        ("new/deeper/.git/board.md", "lies in .git, which belongs to git"),
    ],
)
def test_what_a_repository_keeps_is_not_written_over(council: Path, way: str, said: str) -> None:
    (council / "reports").mkdir()
    refused(council / way, said, council)


def bare(folder: Path) -> Path:
    git(folder, "init", "-q", "--bare", "kept")
    return folder / "kept"


def apart_from_its_folder(folder: Path) -> Path:
    git(folder, "init", "-q", "--separate-git-dir", str(folder / "kept"), "work")
    return folder / "kept"


def of_a_submodule(folder: Path) -> Path:
    repository(folder / "inner")
    git(apart_from_its_folder(folder).parent / "work", "submodule", "-q", "add", "../inner", "sub")
    return folder / "kept/modules/sub"


def of_a_worktree(folder: Path) -> Path:
    repository(folder / "north", None, "--separate-git-dir", str(folder / "kept"))
    git(folder / "north", "worktree", "add", "-q", str(folder / "tree"))
    return folder / "kept/worktrees/tree"


def of_a_worktree_alone(folder: Path) -> Path:
    (of_a_worktree(folder)).rename(folder / "alone")
    (folder / "alone/commondir").write_text(f"{folder}/kept\n", encoding="utf-8")
    (folder / "tree/.git").write_text(f"gitdir: {folder}/alone\n", encoding="utf-8")
    assert git(folder / "tree", "rev-parse", "HEAD")
    return folder / "alone"


@pytest.mark.parametrize("way", ["board.md", "config", "hooks/board.md", "new/deep/board.md"])
@pytest.mark.parametrize(
    "kept",
    [bare, apart_from_its_folder, of_a_submodule, of_a_worktree, of_a_worktree_alone],
    ids=lambda kept: kept.__name__,
)
def test_what_git_keeps_under_any_name_is_not_written_into(
    tmp_path: Path, kept: Callable[[Path], Path], way: str
) -> None:
    folder = kept(tmp_path)
    refused(folder / way, "lies in .*, which belongs to git", tmp_path)
    (tmp_path / "short").symlink_to(folder)
    refused(tmp_path / "short" / way, "lies in .*, which belongs to git", tmp_path)


def test_a_link_that_lies_in_what_git_keeps_is_not_followed(tmp_path: Path) -> None:
    (bare(tmp_path) / "out").symlink_to(tmp_path)
    refused(tmp_path / "kept/out/board.md", LINK, tmp_path)


def test_a_worktree_inside_of_what_git_keeps_is_written_into(tmp_path: Path) -> None:
    git(repository(tmp_path / "north"), "clone", "-q", "--bare", ".", str(tmp_path / "kept"))
    git(tmp_path / "kept", "worktree", "add", "-q", "main")
    save(tmp_path / "kept/main/reports/board.md", "x")
    refused(tmp_path / "kept/reports/board.md", "lies in .*, which belongs to git", tmp_path)
    refused(tmp_path / "kept/main/.git/board.md", "lies in .git, which belongs to git", tmp_path)


def test_a_folder_that_holds_some_names_of_git_is_written_into(tmp_path: Path) -> None:
    for way in ("objects/board.md", "refs/board.md", "logs/HEAD/board.md", "HEAD/refs/board.md"):
        save(tmp_path / way, "x")
    (tmp_path / "some/objects").mkdir(parents=True)
    (tmp_path / "some/HEAD").touch()
    save(tmp_path / "some/board.md", "x")


@pytest.mark.parametrize("name", ["schema", "templates"])
def test_a_kept_folder_that_is_not_there_is_not_made(tmp_path: Path, name: str) -> None:
    (tmp_path / "plans").mkdir()
    refused(tmp_path / name / "board.md", f"lies in .*/{name}, where", tmp_path)
    refused(tmp_path / name, f"lies in .*/{name}, where", tmp_path)


def test_a_folder_of_plans_under_another_name_is_still_one(council: Path) -> None:
    """A second mount stands for a file system that knows a folder by several names."""
    (council / "mine").mkdir()
    found = apart(
        'mount --bind plans mine && "$PYTHON" -c "$SAVE" mine/board.md',
        cwd=council,
        SAVE="import sys, pathlib, cip.sources.saving as s; s.save(pathlib.Path(sys.argv[1]), 'x')",
    )
    assert "lies in" in found.stderr
    assert "where the council's plans are kept" in found.stderr
    assert not (council / "plans/board.md").exists()


def test_the_folder_of_a_plan_is_kept_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "mailed" / "1-first").mkdir(parents=True)
    (tmp_path / "mailed" / "plan.yaml").write_text("before", encoding="utf-8")
    for way in ("plan.yaml", "board.md", "1-first/board.md", "new/board.md"):
        refused(tmp_path / "mailed" / way, "which is the folder of a plan", tmp_path)


def test_the_tools_own_package_is_not_written_into() -> None:
    package = Path(cip.__file__).parent
    for way in ("board.md", "model/board.md", "_files/board.md"):
        refused(package / way, "lies in the tool's own folder", package / "model")


def test_folders_of_those_names_in_other_places_are_not_kept(tmp_path: Path) -> None:
    for way in ("templates/board.md", "schema/board.md", "gits/.gitignore"):
        save(tmp_path / way, "x")
        assert (tmp_path / way).read_text(encoding="utf-8") == "x"


def test_a_hard_link_to_a_plan_is_replaced_and_the_plan_stays(council: Path) -> None:
    plan, board = council / "plans/north/plan.yaml", council / "board.md"
    os.link(plan, board)
    save(board, "after")
    assert board.read_text(encoding="utf-8") == "after"
    assert plan.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555, 0o464])
def test_a_file_that_is_read_only_is_not_replaced(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "board.md"
    file.write_text("before", encoding="utf-8")
    file.chmod(mode)
    refused(file, r"is read-only\. Make it writable, or choose another name\.", tmp_path)


@contextmanager
def somebody() -> Iterator[None]:
    """Work as a user who is not root, for root may write everywhere."""
    own = os.geteuid()
    try:
        if own == 0:
            os.seteuid(65534)
        yield
    finally:
        os.seteuid(own)


@pytest.fixture
def shared() -> Iterator[Path]:
    """Give a folder that every user can enter, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for inside in folder.rglob("*"):
        inside.chmod(0o700)
    shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written_to_is_a_sentence(shared: Path) -> None:
    (shared / "papers").mkdir()
    (shared / "papers" / "board.md").write_text("before", encoding="utf-8")
    (shared / "papers").chmod(0o555)
    with somebody():
        for way in ("papers/new.md", "papers/new/board.md"):
            refused(shared / way, "cannot be written: you may not write in .*/papers", shared)
        refused(shared / "papers/board.md", "may not write in|read-only", shared)


def test_a_folder_that_may_not_be_entered_is_a_sentence(shared: Path) -> None:
    (shared / "papers").mkdir()
    (shared / "papers").chmod(0o000 if os.geteuid() else 0o700)
    with somebody(), pytest.raises(UsageError, match="cannot be written: Permission denied"):
        save(shared / "papers" / "board.md", "x")


def test_a_folder_that_may_be_passed_and_not_listed_is_no_hindrance(shared: Path) -> None:
    (shared / "papers" / "own").mkdir(parents=True)
    (shared / "papers" / "own").chmod(0o733)
    (shared / "papers").chmod(0o711)
    with somebody():
        save(shared / "papers" / "own" / "board.md", "x")
    assert (shared / "papers" / "own" / "board.md").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("file", ["/dev/stdout", "/dev/fd/1", "/dev/new.md", "/proc/self/fd/1"])
def test_a_stream_of_the_process_is_not_replaced(file: str) -> None:
    for act in (judge, lambda file: save(file, "x")):
        with pytest.raises(UsageError, match="is not a regular file"):
            act(Path(file))


def test_a_way_back_from_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    refused(tmp_path / "new" / ".." / "board.md", "cannot be written: No such file", tmp_path)


def test_a_folder_of_any_spelling_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for folder in (tmp_path / "a", tmp_path / "a" / "..", Path("/")):
        with pytest.raises(UsageError, match="is a folder"):
            save(folder, "x")


def test_a_present_folder_that_is_gone_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(UsageError, match=r"board\.md cannot be written: No such file"):
        save(Path("board.md"), "x")


SWAP = """
import ctypes, sys
swap = ctypes.CDLL(None).renameat2
one, other = (name.encode() for name in sys.argv[1:])
while True:
    swap(-100, one, -100, other, 2)
"""
"""Lets two names change places without end (Linux: AT_FDCWD, RENAME_EXCHANGE)."""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets names change places at once")
def test_a_link_that_is_put_in_between_is_not_followed(council: Path) -> None:
    outside, reports = council / "../outside", council / "reports"
    outside.mkdir()
    reports.mkdir()
    (council / "link").symlink_to("../outside")
    swapper = subprocess.Popen([sys.executable, "-c", SWAP, reports, council / "link"])
    written = 0
    try:
        for _ in range(400):
            with suppress(UsageError):
                save(reports / "board.md", "x")
                written += 1
    finally:
        swapper.kill()
        swapper.wait()
    assert list(outside.iterdir()) == []
    assert 0 < written < 400
