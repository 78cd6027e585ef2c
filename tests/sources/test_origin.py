"""Where files are from: what is said of a commit is true, whatever git's index says."""

import os
from pathlib import Path

import pytest
from git_folders import (
    ACTION,
    FILES,
    GIT,
    PLAN,
    commit,
    git,
    looked_at,
    made_from,
    repository,
    write,
)

from cip.sources.folder import Workspace
from cip.sources.origin import Revision, words

UNCHANGED = "commit {}, with no change since"
CHANGED = "commit {}, with changes that are not committed"
NONE = "files of which commit {} holds none"


def head(root: Path) -> str:
    return git(root, "rev-parse", "HEAD")


def says(root: Path, sentence: str, plan: str = "north") -> bool:
    """Say whether a report says this of the commit that is checked out."""
    return made_from(root, plan) == sentence.format(head(root)[:10])


@pytest.fixture
def north(tmp_path: Path) -> Path:
    return repository(tmp_path / "north")


# What was read is what the commit holds


def test_files_as_they_were_committed_are_the_commit(north: Path) -> None:
    assert looked_at(north) == Revision(head(north))
    assert says(north, UNCHANGED)


def test_a_changed_file_differs(north: Path) -> None:
    write(north, {ACTION: b"title: Other\n"})
    assert looked_at(north).changed == (ACTION,)
    assert says(north, CHANGED)


def test_a_staged_change_differs(north: Path) -> None:
    write(north, {ACTION: b"title: Other\n"})
    git(north, "add", ".")
    assert looked_at(north).changed == (ACTION,)


def test_a_new_file_differs(north: Path) -> None:
    write(north, {"plans/north/1-first/1.2-x.yaml": b"title: New\n"})
    assert looked_at(north).changed == ("plans/north/1-first/1.2-x.yaml",)


def test_a_file_that_is_gone_from_the_index_alone_is_unchanged(north: Path) -> None:
    git(north, "rm", "-q", "--cached", ACTION)
    assert says(north, UNCHANGED)


def test_a_deleted_file_differs(north: Path) -> None:
    (north / ACTION).unlink()
    assert looked_at(north).changed == (ACTION,)
    assert says(north, CHANGED)


def test_a_plan_of_which_every_file_was_deleted_differs(north: Path) -> None:
    (north / PLAN).unlink()
    (north / ACTION).unlink()
    assert says(north, CHANGED)


def test_a_file_that_git_ignores_differs_for_it_was_read(north: Path) -> None:
    write(north, {".gitignore": b"1.2*\n", "plans/north/1-first/1.2-x.yaml": b"title: New\n"})
    commit(north)
    assert git(north, "status", "--porcelain") == ""
    assert looked_at(north).changed == ("plans/north/1-first/1.2-x.yaml",)


@pytest.mark.parametrize("mark", ["--skip-worktree", "--assume-unchanged"])
def test_a_file_that_git_was_told_to_take_for_unchanged_differs(north: Path, mark: str) -> None:
    git(north, "update-index", mark, ACTION)
    assert looked_at(north).changed == ()
    write(north, {ACTION: b"title: Other\n"})
    assert git(north, "status", "--porcelain") == ""
    assert looked_at(north).changed == (ACTION,)


def test_what_a_sparse_checkout_leaves_out_is_missing(north: Path) -> None:
    git(north, "sparse-checkout", "set", "--no-cone", "/plans/north/plan.yaml")
    assert not (north / ACTION).exists()
    assert git(north, "status", "--porcelain") == ""
    assert looked_at(north).changed == (ACTION,)


def test_a_file_of_the_same_size_and_time_differs(north: Path) -> None:
    before = (north / ACTION).stat()
    write(north, {ACTION: b"title: Deal\n"})
    os.utime(north / ACTION, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert looked_at(north).changed == (ACTION,)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
def test_whether_a_file_can_be_run_is_no_difference(north: Path) -> None:
    (north / ACTION).chmod(0o755)
    assert says(north, UNCHANGED)
    commit(north)
    (north / ACTION).chmod(0o644)
    assert says(north, UNCHANGED)


# Line ends and encodings


def test_a_checkout_with_the_line_ends_of_windows_is_unchanged(north: Path) -> None:
    write(north, {".gitattributes": b"*.yaml text eol=crlf\n"})
    commit(north)
    (north / PLAN).unlink()
    git(north, "checkout", "--", PLAN)
    assert b"\r\n" in (north / PLAN).read_bytes()
    assert says(north, UNCHANGED)


def test_other_line_ends_and_another_word_differ(north: Path) -> None:
    write(north, {PLAN: FILES[PLAN].replace(b"\n", b"\r\n").replace(b"2024", b"2025")})
    assert looked_at(north).changed == (PLAN,)


def test_a_file_with_the_line_ends_of_windows_in_the_commit_has_them(tmp_path: Path) -> None:
    windows = FILES[PLAN].replace(b"\n", b"\r\n")
    root = repository(tmp_path, {PLAN: windows})
    assert says(root, UNCHANGED)
    write(root, {PLAN: FILES[PLAN]})
    assert looked_at(root).changed == (PLAN,)


def test_a_lone_carriage_return_is_no_line_end(north: Path) -> None:
    write(north, {PLAN: FILES[PLAN].replace(b"\n", b"\r")})
    assert looked_at(north).changed == (PLAN,)


def test_a_byte_order_mark_is_a_difference(north: Path) -> None:
    write(north, {PLAN: b"\xef\xbb\xbf" + FILES[PLAN]})
    assert looked_at(north).changed == (PLAN,)


def test_a_file_that_is_no_text_is_compared_by_its_bytes(north: Path) -> None:
    write(north, {PLAN: b"title: N\xf6rth\n"})
    assert looked_at(north).changed == (PLAN,)
    commit(north)
    assert looked_at(north) == Revision(head(north))


# What could not be read


def test_of_a_file_that_is_too_large_nothing_is_claimed(north: Path) -> None:
    write(north, {ACTION: b"x" * 300_000})
    commit(north)
    assert looked_at(north).unread == (ACTION,)
    assert says(
        north, "commit {}; whether a file that could not be read differs from it is not known"
    )
    write(north, {"plans/north/1-first/1.2-x.yaml.txt": b"x"})
    assert says(
        north, "commit {}; whether 2 files that could not be read differ from it is not known"
    )


def test_of_a_folder_too_deep_to_be_read_nothing_is_claimed(north: Path) -> None:
    write(north, {"plans/north/a/b/c/d/e/f/x.yaml": b"x"})
    commit(north)
    assert looked_at(north) == Revision(head(north), unread=("plans/north/a/b/c/d/e",))


def test_a_name_that_cannot_be_shown_is_the_same_file_in_the_commit(north: Path) -> None:
    write(north, {"plans/north/1-first/1.2-\x1b[31m.yaml": b"x"})
    assert looked_at(north).unread == ("plans/north/1-first/1.2-<U+001B>[31m.yaml",)
    commit(north)
    assert looked_at(north).changed == ()
    assert len(looked_at(north).unread) == 1


def test_a_change_is_said_even_where_another_file_could_not_be_read(north: Path) -> None:
    write(north, {ACTION: b"x" * 300_000, PLAN: b"title: Other\n"})
    assert says(north, CHANGED)


# Links and submodules


def test_a_link_in_the_commit_is_no_file(north: Path) -> None:
    (north / ACTION).unlink()
    (north / ACTION).symlink_to("x")
    commit(north)
    assert looked_at(north) == Revision(head(north), unread=(ACTION,))
    (north / ACTION).unlink()
    write(north, {ACTION: b"x"})  # the very bytes that git holds of the link
    assert looked_at(north).changed == (ACTION,)


def test_a_link_that_the_commit_does_not_hold_is_not_followed(north: Path) -> None:
    (north / ACTION).rename(north / "beside.yaml")
    (north / ACTION).symlink_to(north / "beside.yaml")
    assert looked_at(north) == Revision(head(north), unread=(ACTION,))


def test_a_link_that_is_gone_differs_for_a_report_would_have_named_it(north: Path) -> None:
    (north / "plans/north/minutes.pdf").symlink_to("x")
    commit(north)
    (north / "plans/north/minutes.pdf").unlink()
    assert looked_at(north).changed == ("plans/north/minutes.pdf",)


def test_a_submodule_in_place_of_files_holds_none_of_them(north: Path, tmp_path: Path) -> None:
    repository(tmp_path / "inner", {"1.2-x.yaml": b"x"})
    git(north, "submodule", "--quiet", "add", str(tmp_path / "inner"), "plans/north/2-second")
    commit(north)
    changed = looked_at(north).changed
    assert "plans/north/2-second/1.2-x.yaml" in changed
    assert PLAN not in changed


def test_a_submodule_that_hides_its_changes_is_seen_through(north: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "-q")
    git(outer, "submodule", "--quiet", "add", str(north), "council")
    git(outer, "config", "-f", ".gitmodules", "submodule.council.ignore", "all")
    commit(outer)
    assert says(outer / "council", UNCHANGED)
    assert head(outer / "council") == head(north)
    write(outer / "council", {ACTION: b"title: Other\n"})
    assert git(outer, "status", "--porcelain") == ""
    assert says(outer / "council", CHANGED)


def test_a_plan_that_is_a_submodule_is_not_in_the_commit(north: Path, tmp_path: Path) -> None:
    write(tmp_path / "south", {"plan.yaml": b"title: South\n"})
    git(tmp_path / "south", "init", "-q")
    commit(tmp_path / "south")
    git(north, "submodule", "--quiet", "add", str(tmp_path / "south"), "plans/south")
    commit(north)
    assert says(north, NONE, "south")


# Other repositories around and inside


def test_a_plan_in_an_ignored_folder_of_another_repository_is_not_in_its_commit(
    north: Path,
) -> None:
    write(north / "mail", FILES)
    write(north, {".gitignore": b"/mail/\n"})
    commit(north)
    assert git(north, "status", "--porcelain") == ""
    assert says(north / "mail", NONE)


def test_a_plan_in_an_untracked_folder_of_another_repository_is_not_in_its_commit(
    north: Path,
) -> None:
    write(north / "mail", FILES)
    assert says(north / "mail", NONE)


def test_the_plans_may_lie_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "a council" / "plans of ours", FILES)
    write(tmp_path, FILES)
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    below = tmp_path / "a council" / "plans of ours"
    assert says(below, UNCHANGED)
    write(tmp_path, {PLAN: b"title: Other\n"})
    assert says(below, UNCHANGED)
    write(below, {PLAN: b"title: Other\n"})
    assert looked_at(below).changed == (PLAN,)


def test_a_linked_worktree_is_looked_at_with_its_own_commit(north: Path, tmp_path: Path) -> None:
    git(north, "worktree", "add", "-q", "-b", "other", str(tmp_path / "tree"))
    write(tmp_path / "tree", {PLAN: b"title: Other\n"})
    commit(tmp_path / "tree")
    assert head(tmp_path / "tree") != head(north)
    assert says(tmp_path / "tree", UNCHANGED)
    assert says(north, UNCHANGED)
    write(tmp_path / "tree", {PLAN: FILES[PLAN]})
    assert says(tmp_path / "tree", CHANGED)


def test_a_shallow_clone_holds_its_commit(north: Path, tmp_path: Path) -> None:
    write(north, {PLAN: b"title: Other\n"})
    commit(north)
    git(tmp_path, "clone", "-q", "--depth", "1", north.as_uri(), "clone")
    assert git(tmp_path / "clone", "rev-list", "--count", "HEAD") == "1"
    assert says(tmp_path / "clone", UNCHANGED)


def test_a_clone_without_the_contents_of_files_is_held_by_their_hashes(
    north: Path, tmp_path: Path
) -> None:
    git(north, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", north.as_uri(), "clone")
    assert says(tmp_path / "clone", UNCHANGED)
    git(tmp_path, "clone", "-q", "--filter=tree:0", "--no-checkout", north.as_uri(), "bare")
    write(tmp_path / "bare", FILES)
    assert made_from(tmp_path / "bare") == (
        "files whose commit is not known: git cannot read the repository"
    )


def test_a_packed_repository_is_read_like_any_other(north: Path) -> None:
    for number in range(5):
        write(north, {PLAN: f"title: {number}\n".encode()})
        commit(north)
    git(north, "gc", "-q", "--aggressive", "--prune=now")
    git(north, "pack-refs", "--all")
    assert says(north, UNCHANGED)


def test_a_repository_of_longer_hashes_is_read_too(tmp_path: Path) -> None:
    root = repository(tmp_path, None, "--object-format=sha256")
    assert len(looked_at(root).commit) == 64
    assert says(root, UNCHANGED)
    write(root, {ACTION: b"title: Other\n"})
    assert looked_at(root).changed == (ACTION,)


def test_a_detached_head_is_a_commit_too(north: Path) -> None:
    git(north, "checkout", "-q", "--detach")
    assert says(north, UNCHANGED)


def test_a_strange_name_of_a_branch_or_file_is_no_option(north: Path) -> None:
    git(north, "checkout", "-q", "-b", "x/--help")
    write(north, {"plans/north/--help.yaml": b"x"})
    assert looked_at(north).changed == ("plans/north/--help.yaml",)
    commit(north)
    assert says(north, UNCHANGED)


def test_the_commit_of_a_replacement_is_not_told_for_the_one_it_replaces(north: Path) -> None:
    first = head(north)
    write(north, {PLAN: b"title: Other\n"})
    second = commit(north)
    git(north, "replace", first, second)
    git(north, "checkout", "-q", "--detach", first)
    assert (north / PLAN).read_bytes() == b"title: Other\n"
    assert git(north, "status", "--porcelain") == ""
    assert says(north, CHANGED)


# Which files count


def test_other_plans_and_files_of_other_kinds_do_not_count(tmp_path: Path) -> None:
    more = {
        "plans/south/plan.yaml": b"x",
        "plans/north/README.md": b"x",
        "plans/north/.drafts/1.2-x.yaml": b"x",
        "plans/stray.yaml": b"x",
        "README.md": b"x",
    }
    root = repository(tmp_path, more)
    for path in more:
        write(root, {path: b"y"})
        (root / path).with_name("new.md").write_bytes(b"y")
    assert says(root, UNCHANGED)
    for path in more:
        (root / path).unlink()
    assert says(root, UNCHANGED)
    assert says(root, CHANGED, "south")


def test_a_councils_own_templates_count(tmp_path: Path) -> None:
    root = repository(tmp_path, {"templates/board-report.md.j2": b"a", "templates/_part": b"a"})
    assert says(root, UNCHANGED)
    write(root, {"templates/_part": b"b"})
    assert looked_at(root).changed == ("templates/_part",)
    (root / "templates/_part").unlink()
    assert looked_at(root).changed == ("templates/_part",)
    git(root, "checkout", "--", ".")
    write(root, {"templates/new.md.j2": b"b"})
    assert looked_at(root).changed == ("templates/new.md.j2",)


def test_of_the_templates_only_what_can_be_included_counts(tmp_path: Path) -> None:
    more = {"templates/.x": b"a", "templates/old/board-report.md.j2": b"a", "templates/a": b"a"}
    root = repository(tmp_path, more)
    write(root, {"templates/.x": b"b", "templates/old/board-report.md.j2": b"b"})
    (root / "templates/link").symlink_to("a")
    assert says(root, UNCHANGED)


def test_a_folder_of_templates_that_is_gone_or_a_link_differs(tmp_path: Path) -> None:
    root = repository(tmp_path / "north", {"templates/board-report.md.j2": b"a"})
    (root / "templates").rename(tmp_path / "elsewhere")
    assert looked_at(root).changed == ("templates/board-report.md.j2",)
    (root / "templates").symlink_to(tmp_path / "elsewhere")
    assert looked_at(root).changed == ("templates/board-report.md.j2",)


def test_the_tools_own_templates_are_no_files_of_the_plan() -> None:
    own = Workspace(Path(__file__).resolve().parents[2])
    assert own.sources("north", {}).folders == ("plans/north",)


# Where no commit can be named


def test_a_folder_without_git_lies_in_no_repository(tmp_path: Path) -> None:
    assert made_from(write(tmp_path, FILES)) == "files that lie in no git repository"


def test_a_folder_that_is_not_there_lies_in_no_repository(tmp_path: Path) -> None:
    assert made_from(tmp_path / "nowhere") == "files that lie in no git repository"


NO_COMMIT = "files in a repository whose present branch has no commit yet"


def test_a_repository_without_a_commit_has_none_yet(tmp_path: Path) -> None:
    git(write(tmp_path, FILES), "init", "-q")
    assert made_from(tmp_path) == NO_COMMIT
    git(tmp_path, "add", ".")
    assert made_from(tmp_path) == NO_COMMIT


def test_a_new_branch_without_a_commit_has_none_yet(north: Path) -> None:
    git(north, "checkout", "-q", "--orphan", "new")
    assert made_from(north) == NO_COMMIT


def test_without_git_installed_that_is_said(north: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert made_from(north) == "files whose commit is not known: git is not installed"


@pytest.mark.parametrize("slow", ["rev-parse", "cat-file"])
def test_a_git_that_never_answers_is_not_waited_for(
    north: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slow: str
) -> None:
    fake_git(tmp_path, f'case "$*" in *{slow}*) exec /bin/sleep 30;; esac\nexec {GIT} "$@"')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr("cip.sources.git.SECONDS", 0.5)
    assert made_from(north) == "files whose commit is not known: git did not answer in time"


@pytest.mark.parametrize("broken", ["rev-parse", "cat-file"])
@pytest.mark.parametrize("end", ["exit 128", "exit 0", "kill -9 $$", "echo x"])
def test_a_git_that_breaks_off_is_no_answer(
    north: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, end: str
) -> None:
    fake_git(tmp_path, f'case "$*" in *{broken}*) {end}; exit;; esac\nexec {GIT} "$@"')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert made_from(north) == "files whose commit is not known: git cannot read the repository"


def test_a_repository_of_another_user_is_not_read(
    north: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_git(tmp_path, f'GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {GIT} "$@"')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert made_from(north) == (
        "files whose commit is not known: the repository belongs to another user, and git does "
        "not read it"
    )
    git(tmp_path, "config", "--file", ".gitconfig", "safe.directory", str(north))
    assert says(north, UNCHANGED)


def fake_git(folder: Path, script: str) -> None:
    write(folder, {"bin/git": f"#!/bin/sh\n{script}\n".encode()})
    (folder / "bin/git").chmod(0o755)


def break_head(root: Path) -> None:
    (root / ".git/HEAD").write_bytes(b"x")


def lose_the_commit(root: Path) -> None:
    oid = head(root)
    (root / ".git/objects" / oid[:2] / oid[2:]).unlink()


def lose_a_tree(root: Path) -> None:
    oid = git(root, "rev-parse", "HEAD:plans/north")
    (root / ".git/objects" / oid[:2] / oid[2:]).unlink()


def empty_the_folder(root: Path) -> None:
    (root / ".git").rename(root / "old")
    (root / ".git").mkdir()


def point_nowhere(root: Path) -> None:
    (root / ".git").rename(root / "old")
    (root / ".git").write_text("gitdir: /nowhere\n", encoding="utf-8")


def point_at_the_bare_folder(root: Path) -> None:
    (root / ".git").rename(root / "old")
    (root / ".git").symlink_to("nowhere")


def break_the_settings(root: Path) -> None:
    (root / ".git/config").write_text("[core\n", encoding="utf-8")


def come_from_the_future(root: Path) -> None:
    git(root, "config", "core.repositoryformatversion", "1")
    git(root, "config", "extensions.unheard", "true")


@pytest.mark.parametrize(
    "damage",
    [
        *(break_head, lose_the_commit, lose_a_tree, empty_the_folder, point_nowhere),
        *(point_at_the_bare_folder, break_the_settings, come_from_the_future),
    ],
    ids=lambda damage: damage.__name__,
)
def test_a_repository_that_cannot_be_read_names_no_commit(north: Path, damage) -> None:
    damage(north)
    assert made_from(north) == "files whose commit is not known: git cannot read the repository"


def test_a_broken_repository_inside_another_is_not_taken_for_the_other(north: Path) -> None:
    write(north / "mail", FILES)
    (north / "mail/.git").mkdir()
    commit_with_mail = made_from(north / "mail")
    assert commit_with_mail == "files whose commit is not known: git cannot read the repository"


def test_a_sign_that_divides_paths_lets_git_look_no_further_up(north: Path) -> None:
    """Git is told a folder above which it does not look, and would read such a name as two."""
    mail = north / f"a{os.pathsep}b" / "mail"
    write(mail, FILES)
    (mail / ".git").mkdir()
    assert made_from(mail) == (
        f"files whose commit is not known: a folder above the repository has '{os.pathsep}' in "
        "its name"
    )


def test_the_words_for_a_commit_are_short() -> None:
    assert words(Revision("0123456789" * 4)) == "commit 0123456789, with no change since"
