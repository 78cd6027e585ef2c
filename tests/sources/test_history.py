"""The history of a plan: each commit that changed a file of it, when, and to what."""

from datetime import date
from pathlib import Path

import pytest
from git_folders import ACTION, FILES, PLAN, commit_of, git, repository, tree, write, write_object

from cip.model.errors import UsageError
from cip.model.problem import Problem
from cip.sources import history as module
from cip.sources.folder import Workspace
from cip.sources.git import Failure, GitError
from cip.sources.history import History, history_of
from cip.sources.revision import files_at
from cip.sources.tree import Blob

NEW = "plans/north/1-first/1.2-x.yaml"


@pytest.fixture
def north(tmp_path: Path) -> Path:
    root = repository(tmp_path / "north")
    when = {"GIT_COMMITTER_DATE": "2023-01-01T12:00:00+0000"}
    git(root, "commit", "-q", "--amend", "--no-edit", **when)
    return root


def on(root: Path, day: str, files: dict[str, bytes] | None = None, author: str = "A") -> str:
    """Commit files on a day, and give the commit's hash."""
    write(root, files or {})
    git(root, "add", "--all", ".")
    when = {"GIT_COMMITTER_DATE": f"{day}T12:00:00+0000"}
    git(root, "commit", "-q", "--allow-empty", "-m", "x", "--author", f"{author} <x@y>", **when)
    return git(root, "rev-parse", "HEAD")


def changed(found: History) -> list[list[str]]:
    """Give the paths that each version changed, without the first of them."""
    return [sorted(version.changed) for version in found.versions[1:]]


def test_each_commit_that_changed_a_file_is_a_version_and_the_oldest_is_first(north: Path) -> None:
    oids = [git(north, "rev-parse", "HEAD"), on(north, "2024-01-01", {ACTION: b"title: Other\n"})]
    on(north, "2024-01-02", {"README": b"x", "plans/east/plan.yaml": b"x"})
    oids.append(on(north, "2024-01-03", {NEW: b"title: New\n", PLAN: b"title: Newer\n"}))
    (north / NEW).unlink()
    oids.append(on(north, "2024-01-04"))
    found = history_of(north, "north")
    assert [version.commit for version in found.versions] == oids
    assert found.is_whole
    assert sorted(found.versions[0].changed) == [ACTION, PLAN]
    assert changed(found) == [[ACTION], [NEW, PLAN], [NEW]]
    assert found.versions[2].changed[NEW] == Blob(
        0o100644, git(north, "rev-parse", f"HEAD~1:{NEW}")
    )
    assert found.versions[3].changed[NEW] is None


def test_what_the_versions_changed_is_what_the_files_were(north: Path) -> None:
    on(north, "2024-01-01", {NEW: b"title: New\n"})
    (north / ACTION).unlink()
    on(north, "2024-01-02", {PLAN: b"title: Newer\n"})
    found = history_of(north, "north")
    files: dict[str, Blob] = {}
    for version in found.versions:
        files.update({path: blob for path, blob in version.changed.items() if blob})
        for path in [path for path, blob in version.changed.items() if blob is None]:
            del files[path]
        texts = dict(zip(files, found.texts(files.items()), strict=True))
        assert texts == files_at(found.at(version), "north")
    assert texts == Workspace(north).files("north")


def test_what_was_merged_counts_from_when_it_was_merged(north: Path) -> None:
    git(north, "checkout", "-q", "-b", "work")
    on(north, "2024-01-01", {ACTION: b"title: One\n"})
    on(north, "2024-01-02", {ACTION: b"title: Two\n"})
    git(north, "checkout", "-q", "main")
    on(north, "2024-01-03", {PLAN: b"title: Newer\n"})
    when = {"GIT_COMMITTER_DATE": "2024-01-04T12:00:00+0000"}
    git(north, "merge", "-q", "--no-ff", "-m", "x", "work", **when)
    found = history_of(north, "north")
    assert changed(found) == [[PLAN], [ACTION]]
    assert found.versions[2].day == date(2024, 1, 4)
    assert changed(history_of(north, "north", "work")) == [[ACTION], [ACTION]]


def test_a_file_that_was_moved_is_gone_and_another_is_new(north: Path) -> None:
    git(north, "mv", ACTION, NEW)
    on(north, "2024-01-01")
    (version,) = history_of(north, "north").versions[1:]
    assert {path: blob is not None for path, blob in version.changed.items()} == {
        ACTION: False,
        NEW: True,
    }


def test_days_do_not_run_backwards(north: Path) -> None:
    for number, day in enumerate(("2024-03-01", "2024-02-01", "2024-03-02")):
        on(north, day, {ACTION: b"title: %d\n" % number})
    days = [version.day for version in history_of(north, "north").versions]
    assert days == [date(2023, 1, 1), date(2024, 3, 1), date(2024, 3, 1), date(2024, 3, 2)]


def test_who_made_it_is_given_only_if_that_was_asked_for(north: Path) -> None:
    on(north, "2024-01-01", {ACTION: b"title: Other\n"}, author="Zoë Example")
    assert {version.author for version in history_of(north, "north").versions} == {""}
    assert history_of(north, "north", authors=True).versions[-1].author == "Zoë Example"


def test_of_a_short_history_the_first_version_is_all_that_stood_then(
    north: Path, tmp_path: Path
) -> None:
    on(north, "2024-01-01", {NEW: b"title: New\n"})
    last = on(north, "2024-01-02", {ACTION: b"title: Other\n"})
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{north}", "short")
    found = history_of(tmp_path / "short", "north")
    assert not found.is_whole
    assert found.why_cut_off.startswith("this clone holds the newest commits only. Fetch more")
    assert [version.commit for version in found.versions] == [last]
    assert sorted(found.versions[0].changed) == [ACTION, NEW, PLAN]


@pytest.mark.parametrize("at_once", [1, 2, 3, 4])
def test_a_long_history_is_read_in_parts_and_up_to_a_number(
    north: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    for number in range(3):
        on(north, "2024-01-01", {ACTION: b"title: %d\n" % number})
    whole = history_of(north, "north")
    monkeypatch.setattr(module, "_AT_ONCE", at_once)
    assert history_of(north, "north").versions == whole.versions
    assert history_of(north, "north").is_whole
    monkeypatch.setattr(module, "MOST_COMMITS", at_once)
    short = history_of(north, "north")
    assert len(short.versions) == at_once
    assert short.is_whole == (at_once == 4)
    why = f"of a history only the newest {at_once} commits are looked at."
    assert short.why_cut_off == ("" if short.is_whole else why)


def test_a_root_may_be_a_folder_of_the_repository(tmp_path: Path) -> None:
    root = repository(tmp_path / "all", {f"council/{path}": data for path, data in FILES.items()})
    on(root, "2024-01-01", {PLAN: b"title: Of another\n"})
    on(root, "2024-01-02", {f"council/{ACTION}": b"title: Other\n"})
    assert changed(history_of(root / "council", "north")) == [[ACTION]]


def test_files_that_are_not_read_and_the_right_to_run_them_make_no_version(north: Path) -> None:
    on(north, "2024-01-01", {"plans/north/.x.yaml": b"x", "plans/north/1-first/x.png": b"x"})
    (north / ACTION).chmod(0o755)
    on(north, "2024-01-02")
    assert changed(history_of(north, "north")) == []


def test_a_link_in_the_place_of_a_file_or_folder_is_a_change(north: Path) -> None:
    (north / ACTION).unlink()
    (north / ACTION).symlink_to("../plan.yaml")
    on(north, "2024-01-01")
    (north / ACTION).unlink()
    (north / ACTION).parent.rmdir()
    (north / ACTION).parent.symlink_to(".")
    on(north, "2024-01-02")
    folder = ACTION.rsplit("/", 1)[0]
    found = history_of(north, "north")
    assert changed(found) == [[ACTION], sorted([folder, ACTION])]
    link = found.versions[2].changed[folder]
    assert link is not None
    assert link.is_link


def test_a_file_that_could_not_be_used_is_a_problem_in_its_place(north: Path) -> None:
    on(north, "2024-01-01", {ACTION: b"#" * 300_000})
    found = history_of(north, "north")
    blob = found.versions[-1].changed[ACTION]
    assert blob is not None
    (text,) = found.texts([(ACTION, blob)])
    assert isinstance(text, Problem)


def test_a_plan_that_never_was_has_no_versions(north: Path) -> None:
    assert history_of(north, "east").versions == ()
    with pytest.raises(UsageError, match="There is no commit 'mian' here"):
        history_of(north, "north", "mian")


def test_folders_that_unfold_without_end_are_given_up(north: Path) -> None:
    oid = write_object(north, "tree", tree(("100644", "x.yaml", "1" * 40)))
    for _ in range(12):
        oid = write_object(north, "tree", tree(*(("40000", f"{n}", oid) for n in range(10))))
    plans = write_object(north, "tree", tree(("40000", "north", oid)))
    commit_of(north, write_object(north, "tree", tree(("40000", "plans", plans))))
    with pytest.raises(GitError) as caught:
        history_of(north, "north")
    assert caught.value.failure is Failure.TOO_LARGE


def test_an_object_that_is_missing_is_an_error_and_no_version_less(north: Path) -> None:
    oid = git(north, "rev-parse", "HEAD:plans/north")
    on(north, "2024-01-01", {ACTION: b"title: Other\n"})
    (north / ".git/objects" / oid[:2] / oid[2:]).unlink()
    with pytest.raises(GitError) as caught:
        history_of(north, "north")
    assert caught.value.failure is Failure.UNREADABLE
