"""A plan as it stood in a commit: found, read as from disk, and never taken for none."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from git_folders import (
    ACTION,
    FILES,
    PLAN,
    commit,
    commit_of,
    git,
    repository,
    trap,
    tree,
    write,
    write_object,
)

from cip.changes.differing import comparison
from cip.documents.reading.reader import MAX_BYTES
from cip.loading.plan import load_plan
from cip.model.errors import CipError, RepositoryError
from cip.model.problem import Problem
from cip.sources.folder import Workspace
from cip.sources.git import Failure, GitError, Repository
from cip.sources.revision import (
    base_of,
    differing,
    files_at,
    is_clean,
    plans_at,
    refuse_unreadable,
    remark,
)

OTHER = b"title: Other\n"


@pytest.fixture
def north(tmp_path: Path) -> Path:
    return repository(tmp_path / "north")


def head(root: Path, name: str = "HEAD") -> str:
    return git(root, "rev-parse", name)


def changed(root: Path, data: bytes = OTHER) -> str:
    """Commit a change of the action."""
    write(root, {ACTION: data})
    return commit(root)


def refusal(root: Path, asked: str, *, status: int = 3) -> str:
    """Give the sentence with which a comparison is refused."""
    with pytest.raises(CipError) as caught:
        base_of(root, asked)
    assert caught.value.exit_status == status
    return str(caught.value)


def lose(root: Path, name: str) -> None:
    """Take an object out of a repository."""
    oid = head(root, name)
    (root / ".git/objects" / oid[:2] / oid[2:]).unlink()


def texts(root: Path, plan: str = "north") -> dict[str, object]:
    """Give what is read of a plan in the commit that is checked out."""
    return dict(files_at(base_of(root, "HEAD"), plan))


# Which commit


def test_the_base_is_where_a_branch_began(north: Path) -> None:
    began = head(north)
    git(north, "checkout", "-q", "-b", "work")
    mine = changed(north)
    git(north, "checkout", "-q", "main")
    write(north, {PLAN: b"title: Newer\n"})
    theirs = commit(north)
    git(north, "checkout", "-q", "work")
    found = base_of(north, "main")
    assert (found.commit, found.head, found.asked, found.beginnings) == (began, mine, "main", 1)
    assert found.words == f"{began[:7]} (where 'main' and this branch parted)"
    assert base_of(north, "main", exact=True).commit == theirs
    assert base_of(north, "main", head="HEAD~1").commit == began
    assert base_of(north, "work", head="main").head == theirs


@pytest.mark.parametrize(
    "name", ["main", "HEAD", "origin/main", "HEAD^1", "HEAD~1", "v1", "v2", "refs/heads/main", "@"]
)
def test_a_commit_is_named_as_people_name_it(north: Path, name: str) -> None:
    first = head(north)
    git(north, "tag", "v1")
    git(north, "tag", "-a", "-m", "x", "v2")
    git(north, "update-ref", "refs/remotes/origin/main", "HEAD")
    last = changed(north)
    meant = last if name in ("main", "HEAD", "refs/heads/main", "@") else first
    assert base_of(north, name).commit == meant
    assert base_of(north, meant[:8]).commit == base_of(north, meant).commit == meant


def test_a_hash_that_was_asked_for_is_not_said_twice(north: Path) -> None:
    assert base_of(north, head(north)[:9]).words == head(north)[:7]


def test_a_name_that_means_a_branch_of_the_origin_is_looked_for_there(north: Path) -> None:
    git(north, "update-ref", "refs/remotes/origin/release", "HEAD")
    said = "There is no commit 'release' here. Did you mean 'origin/release'?"
    assert refusal(north, "release", status=2) == said


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("main2", " Did you mean 'main'?"),
        ("mian", " Did you mean 'main'?"),
        ("nothing-like-it", ""),
        ("HEAD~9", ""),
        ("1" * 40, ""),
        ("", ""),
        ("--upload-pack=x", ""),
        ("-x", ""),
        ("--all", ""),
        ("a\nb", ""),
        ("a\0b", ""),
        ("^main", " Did you mean 'main'?"),
        ("main^@", " Did you mean 'main'?"),
        ("main..HEAD", ""),
    ],
)
def test_a_name_of_no_commit_is_wrong_usage_and_one_close_to_it_is_named(
    north: Path, asked: str, hint: str
) -> None:
    assert refusal(north, asked, status=2) == f"There is no commit '{asked}' here.{hint}"


def test_a_long_name_is_said_in_part(north: Path) -> None:
    assert len(refusal(north, "x" * 5_000, status=2)) < 120


def test_a_name_that_a_shell_would_run_is_not_offered(north: Path) -> None:
    for name in ("release$(id)", "release;id", "release`id`", "release'x", "release\u202ex"):
        git(north, "update-ref", f"refs/heads/{name}", "HEAD")
    assert refusal(north, "release", status=2) == "There is no commit 'release' here."


@pytest.mark.parametrize("name", ["--upload-pack=x", "-x", "--all"])
def test_a_branch_with_the_name_of_an_option_is_a_branch(north: Path, name: str) -> None:
    first = head(north)
    git(north, "update-ref", f"refs/heads/{name}", "HEAD")
    changed(north)
    assert base_of(north, name).commit == first


def test_a_file_or_folder_of_a_commit_is_none(north: Path) -> None:
    for name in ("HEAD:plans", f"HEAD:{ACTION}", ":/Change", "main@{99}"):
        said = f"'{name}' cannot be read: it is no commit, or this clone does not hold it."
        assert refusal(north, name) == said


def test_what_cannot_be_asked_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "mail", FILES)
    assert refusal(tmp_path / "mail", "main") == "The folder lies in no git repository."
    git(tmp_path / "mail", "init", "-q")
    none = "The present branch has no commit yet, so there is nothing to compare with."
    assert refusal(tmp_path / "mail", "main") == none
    monkeypatch.setenv("PATH", "")
    assert refusal(tmp_path / "mail", "main") == "Git is not installed."


# How much of the history there is


def clone(root: Path, folder: Path, *how: str) -> Path:
    git(root.parent, "clone", "-q", *how, f"file://{root}", str(folder))
    return folder


ONE_COMMIT = (
    "This checkout holds one commit only, so there is nothing to compare with. In the workflow, "
    "give the checkout step 'fetch-depth: 2'."
)


def pull_request(north: Path) -> tuple[str, str]:
    """Make a branch and what GitHub merges of it for a check; give its base and the merge."""
    git(north, "checkout", "-q", "-b", "work")
    changed(north)
    git(north, "checkout", "-q", "main")
    write(north, {"plans/north/1-first/1.2-x.yaml": b"title: Theirs\n"})
    tip = commit(north)
    git(north, "checkout", "-q", "--detach")
    git(north, "merge", "-q", "--no-ff", "-m", "Merge", "work")
    git(north, "update-ref", "refs/pull/7/merge", "HEAD")
    git(north, "checkout", "-q", "main")
    return tip, head(north, "refs/pull/7/merge")


def checkout(north: Path, folder: Path, depth: int) -> Path:
    """Check a pull request out as GitHub's action does."""
    folder.mkdir()
    git(folder, "init", "-q")
    git(folder, "remote", "add", "origin", f"file://{north}")
    merge = "+refs/pull/7/merge:refs/remotes/pull/7/merge"
    git(folder, "fetch", "-q", "--no-tags", f"--depth={depth}", "origin", merge)
    git(folder, "checkout", "-q", "--detach", "refs/remotes/pull/7/merge")
    return folder


def test_a_checkout_of_one_commit_has_nothing_to_compare_with(north: Path, tmp_path: Path) -> None:
    pull_request(north)
    ci = checkout(north, tmp_path / "ci", 1)
    for asked in ("HEAD^1", "HEAD^2", "main", "origin/main", head(north), "main2"):
        assert refusal(ci, asked) == ONE_COMMIT


def test_nothing_stood_before_the_first_commit(north: Path, tmp_path: Path) -> None:
    first = git(north, "rev-list", "--max-parents=0", "HEAD").split()[0]
    git(north, "checkout", "--quiet", "--detach", first)
    for asked in ("HEAD^1", "HEAD~"):
        assert refusal(north, asked).startswith("The present commit is the first one here")


def test_in_a_checkout_of_two_commits_the_first_parent_is_the_base(
    north: Path, tmp_path: Path
) -> None:
    tip, merge = pull_request(north)
    ci = checkout(north, tmp_path / "ci", 2)
    found = base_of(ci, "HEAD^1")
    assert (found.commit, found.head, found.beginnings) == (tip, merge, 1)
    before, after = files_at(found, "north"), texts(ci)
    assert differing(before, after) == (ACTION,), "what others merged is no change of ours"


def test_a_name_that_is_not_in_a_short_history_is_fetched(north: Path, tmp_path: Path) -> None:
    pull_request(north)
    ci = checkout(north, tmp_path / "ci", 2)
    said = "This clone holds the newest commits only, and not 'main'. "
    assert refusal(ci, "main") == said + "Fetch more of it: git fetch --unshallow"


def test_a_stale_base_of_a_pull_request_is_refused_in_a_short_history(
    north: Path, tmp_path: Path
) -> None:
    stale = head(north)
    for number in range(3):
        write(north, {PLAN: b"title: %d\n" % number})
        commit(north)
    pull_request(north)
    assert "git fetch --unshallow" in refusal(checkout(north, tmp_path / "ci", 2), stale)


def test_a_short_history_without_the_beginning_is_refused(north: Path, tmp_path: Path) -> None:
    git(north, "checkout", "-q", "-b", "work")
    for number in range(3):
        changed(north, b"title: %d\n" % number)
    git(north, "checkout", "-q", "main")
    for number in range(3):
        write(north, {PLAN: b"title: %d\n" % number})
        commit(north)
    short = clone(north, tmp_path / "short", "--depth=2", "--no-single-branch", "-b", "work")
    said = "'origin/main' and this branch have no common beginning in this clone. "
    assert refusal(short, "origin/main") == said + "Fetch more of it: git fetch --unshallow"
    git(short, "fetch", "-q", "--unshallow")
    assert base_of(short, "origin/main").commit == head(north, "main~3")


def test_a_beginning_that_may_not_be_the_newest_is_refused(north: Path, tmp_path: Path) -> None:
    """The clone knows an old beginning, and lacks a merge that made a newer one."""
    first = head(north)
    shared = changed(north)
    git(north, "checkout", "-q", "-b", "work")
    mine = changed(north, b"title: Mine\n")
    data = git(north, "cat-file", "commit", mine)
    lines = data.replace(f"parent {shared}", f"parent {shared}\nparent {first}") + "\n"
    oid = write_object(north, "commit", lines.encode())
    git(north, "update-ref", "refs/heads/work", oid)
    assert base_of(north, "main").commit == shared
    lose(north, shared)
    git(north, "checkout", "-q", "-f", "-B", "old", first)
    changed(north, b"title: Theirs\n")
    git(north, "checkout", "-q", "-f", "work")
    assert refusal(north, "old") == (
        "Where 'old' and this branch have their beginning is not certain, for this clone lacks a "
        "part of their history. Fetch more of it: git fetch --unshallow"
    )


def test_histories_that_never_met_have_no_beginning(north: Path) -> None:
    git(north, "checkout", "-q", "--orphan", "other")
    changed(north)
    said = "'main' and this branch have no common beginning: nothing was ever in both."
    assert refusal(north, "main") == said
    with pytest.raises(RepositoryError, match=r"^'main' and 'other' have no common beginning"):
        base_of(north, "main", head="other")
    assert base_of(north, "main", exact=True).commit == head(north, "main")


def test_of_several_beginnings_the_first_is_taken_and_that_is_said(north: Path) -> None:
    git(north, "checkout", "-q", "-b", "work")
    mine = changed(north)
    git(north, "checkout", "-q", "main")
    write(north, {PLAN: b"title: Theirs\n"})
    theirs = commit(north)
    git(north, "merge", "-q", "-m", "x", mine)
    git(north, "checkout", "-q", "work")
    git(north, "merge", "-q", "-m", "x", theirs)
    found = base_of(north, "main")
    assert found.commit in (mine, theirs)
    assert found.beginnings == 2
    assert remark(found) == (
        f"'main' and this branch have 2 common beginnings; this is compared with the first, "
        f"{found.short}."
    )
    assert remark(base_of(north, "HEAD")) == ""
    git(north, "checkout", "-q", "main")
    named = remark(base_of(north, "main", head="work"))
    assert named.startswith("'main' and 'work' have 2 common beginnings; ")


# What a plan was


def test_the_files_of_a_commit_are_those_that_were_read_then(north: Path) -> None:
    write(north, {"plans/north/1-first/picture.png": b"x", "plans/north/.hidden.yaml": b"x"})
    commit(north)
    then = Workspace(north).files("north")
    assert texts(north) == then
    (north / PLAN).unlink()
    write(north, {ACTION: b"title: Other\n", "plans/north/1-first/1.2-x.yaml": b"title: New\n"})
    found = base_of(north, "HEAD")
    assert files_at(found, "north") == then
    assert list(then) == [ACTION, PLAN]
    assert differing(then, Workspace(north).files("north")) == (
        ACTION,
        "plans/north/1-first/1.2-x.yaml",
        PLAN,
    )


def test_plans_are_those_of_the_commit(north: Path) -> None:
    write(north, {"plans/east/plan.yaml": b"title: East\n", "plans/No Plan/plan.yaml": b"x"})
    commit(north)
    shutil.rmtree(north / "plans")
    found = base_of(north, "HEAD")
    assert plans_at(found) == ("east", "north")
    assert files_at(found, "west") == {}


def test_a_commit_without_plans_has_none(north: Path) -> None:
    shutil.rmtree(north / "plans")
    write(north, {"README": b"x"})
    commit(north)
    assert plans_at(base_of(north, "HEAD")) == ()


@pytest.mark.parametrize("kind", ["link", "repository", "file"])
def test_plans_that_cannot_be_read_are_not_taken_for_none(north: Path, kind: str) -> None:
    shutil.rmtree(north / "plans")
    stand_in(north, north / "plans", kind)
    with pytest.raises(RepositoryError, match=r"^plans at [0-9a-f]{7} cannot be read: This is "):
        plans_at(base_of(north, "HEAD"))


@pytest.mark.parametrize("kind", ["link", "repository"])
def test_a_plan_that_cannot_be_read_is_not_taken_for_none(north: Path, kind: str) -> None:
    shutil.rmtree(north / "plans/north")
    stand_in(north, north / "plans/north", kind)
    found = base_of(north, "HEAD")
    assert plans_at(found) == ("north",)
    files = files_at(found, "north")
    assert [type(file) for file in files.values()] == [Problem]
    with pytest.raises(RepositoryError, match=r"1 file \(plans/north\)\. Nothing was checked"):
        refuse_unreadable(found, load_plan("north", files))


def stand_in(root: Path, place: Path, kind: str) -> None:
    """Commit something in the place of a folder."""
    if kind == "link":
        place.symlink_to(".")
    elif kind == "repository":
        git(root, "rm", "-r", "-q", "--cached", "plans", "--ignore-unmatch")
        path = place.relative_to(root).as_posix()
        git(root, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{path}")
        git(root, "commit", "-q", "-m", "x")
        return
    else:
        place.write_bytes(b"x")
    commit(root)


LARGE = b"#" * (MAX_BYTES + 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (LARGE, "The file has 262,145 bytes; 262,144 are allowed"),
        (b"#" * 300_000, "The file has 300,000 bytes; 262,144 are allowed"),
        (b"#" * 50_000_000, "The file has 50,000,000 bytes; 262,144 are allowed"),
        (b"title: \xff\n", "Line 1 holds a byte that is not UTF-8 text"),
        ("title: x\n".encode("utf-16"), "The file is saved as UTF-16"),
    ],
    ids=["one too large", "too large", "far too large", "no text", "other text"],
)
def test_a_file_that_could_not_be_used_then_is_a_problem(
    north: Path, data: bytes, said: str
) -> None:
    bad = changed(north, data)
    on_disk = Workspace(north).files("north")
    found = files_at(base_of(north, "HEAD"), "north")
    assert found == on_disk
    problem = found[ACTION]
    assert isinstance(problem, Problem)
    assert problem.message.startswith(said)
    changed(north)
    beside = Workspace(north).contents("north")
    assert files_at(base_of(north, bad), "north", beside) == on_disk


@pytest.mark.parametrize("kind", ["link", "repository"])
def test_what_is_no_file_is_a_problem_at_its_path(north: Path, kind: str) -> None:
    (north / ACTION).unlink()
    (north / ACTION).symlink_to("../plan.yaml")
    commit(north)
    if kind == "repository":
        git(north, "rm", "-q", "--cached", ACTION)
        git(north, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{ACTION}")
        git(north, "commit", "-q", "-m", "x")
    found = texts(north)[ACTION]
    assert isinstance(found, Problem)
    assert found.rule == "unreadable-file"


def test_a_workstream_that_is_another_repository_is_a_problem(north: Path) -> None:
    folder = "plans/north/2-second"
    git(north, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{folder}")
    git(north, "commit", "-q", "-m", "x")
    found = texts(north)
    assert isinstance(found[folder], Problem)
    assert found[ACTION] == "title: Lead\n"


@pytest.mark.parametrize(
    "name", ["a\nb.yaml", "a\x1bb.yaml", "a\u202eb.yaml", "-x.yaml", "1.3-x.yaml.txt", "1.4-y.yml"]
)
def test_a_file_name_means_in_a_commit_what_it_means_on_disk(north: Path, name: str) -> None:
    write(north, {f"plans/north/1-first/{name}": b"title: x\n"})
    commit(north)
    assert texts(north) == Workspace(north).files("north")


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_file_name_that_is_no_text_is_a_problem(north: Path) -> None:
    os.link(north / ACTION, os.fsencode(north / ACTION) + b"\xff.yaml")
    commit(north)
    assert texts(north) == Workspace(north).files("north")
    assert any(isinstance(found, Problem) for found in texts(north).values())


def test_an_entry_of_no_kind_is_a_problem(north: Path) -> None:
    blob = head(north, f"HEAD:{PLAN}")
    plan = write_object(north, "tree", tree(("10644", "a.yaml", blob), ("100664", "b.yaml", blob)))
    plans = write_object(north, "tree", tree(("40000", "north", plan)))
    commit_of(north, write_object(north, "tree", tree(("40000", "plans", plans))))
    found = texts(north)
    assert isinstance(found["plans/north/a.yaml"], Problem)
    assert found["plans/north/b.yaml"] == FILES[PLAN].decode()


def test_folders_without_end_are_given_up(north: Path) -> None:
    blob = head(north, f"HEAD:{PLAN}")
    hidden = tree(*(("100644", f".{number}", blob) for number in range(5_000)))
    oid = write_object(north, "tree", hidden)
    oid = write_object(north, "tree", tree(*(("40000", f"{n}", oid) for n in range(100))))
    plans = write_object(north, "tree", tree(("40000", "north", oid)))
    commit_of(north, write_object(north, "tree", tree(("40000", "plans", plans))))
    with pytest.raises(GitError) as caught:
        texts(north)
    assert caught.value.failure is Failure.TOO_LARGE


# Where it lies


def test_a_root_may_be_a_folder_of_the_repository(tmp_path: Path) -> None:
    root = repository(tmp_path / "all", {f"council/plans/{p[6:]}": d for p, d in FILES.items()})
    write(root / "council", {ACTION: OTHER})
    found = base_of(root / "council", "main")
    assert plans_at(found) == ("north",)
    assert files_at(found, "north") == {path: data.decode() for path, data in FILES.items()}
    assert not is_clean(found, "north", Workspace(root / "council").contents("north"))


def test_a_root_that_the_commit_does_not_have_holds_no_plans(tmp_path: Path) -> None:
    root = repository(tmp_path / "all")
    write(root / "council", FILES)
    assert plans_at(base_of(root / "council", "main")) == ()


def test_a_worktree_is_compared_with_its_own_head(north: Path, tmp_path: Path) -> None:
    git(north, "worktree", "add", "-q", "-b", "work", str(tmp_path / "tree"))
    last = changed(tmp_path / "tree")
    found = base_of(tmp_path / "tree", "main")
    assert (found.commit, found.head) == (head(north), last)
    assert files_at(found, "north")[ACTION] == "title: Lead\n"
    assert texts(tmp_path / "tree")[ACTION] == "title: Other\n"


def test_a_submodule_is_a_repository_of_its_own(north: Path, tmp_path: Path) -> None:
    around = repository(tmp_path / "around", {"README": b"x"})
    git(around, "submodule", "add", "-q", str(north), "council")
    commit(around)
    found = base_of(around / "council", "HEAD")
    assert found.commit == head(north)
    assert files_at(found, "north")[ACTION] == "title: Lead\n"


def test_a_repository_with_long_hashes_is_compared(tmp_path: Path) -> None:
    root = repository(tmp_path / "long", {}, "--object-format=sha256")
    first = head(root)
    changed(root)
    found = base_of(root, "HEAD^1")
    assert found.commit == first
    assert len(first) == 64
    beside = Workspace(root).contents("north")
    assert files_at(found, "north", beside)[ACTION] == "title: Lead\n"


def test_a_repository_of_another_user_is_not_compared(
    north: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setattr("cip.sources.git._environment", told(north))
    assert refusal(north, "main") == (
        "The repository belongs to another user, and git does not read it."
    )


def told(root: Path) -> Callable[[Repository], dict[str, str]]:
    return lambda _: {**os.environ, "GIT_CEILING_DIRECTORIES": str(root.parent), "LC_ALL": "C"}


# What is missing or false


@pytest.mark.parametrize("lost", [f"HEAD:{ACTION}", "HEAD:plans/north", "HEAD^{tree}"])
def test_an_object_that_is_missing_is_an_error_and_not_a_file_less(north: Path, lost: str) -> None:
    lose(north, lost)
    with pytest.raises(RepositoryError):
        texts(north)


@pytest.mark.parametrize("name", ["1-first", ".hidden"])
def test_a_folder_that_is_read_ahead_has_to_be_there_and_to_have_its_hash(
    north: Path, name: str
) -> None:
    """One that is hidden is not read ahead: what nobody looks at cannot stop a check."""
    write(north, {f"plans/north/{name}/1.9-other.yaml": b"ref: x\n"})
    commit(north)
    known = texts(north)
    write_object(north, "tree", b"", known_by=head(north, f"HEAD:plans/north/{name}"))
    if name.startswith("."):
        assert texts(north) == known
        return
    with pytest.raises(GitError) as caught:
        texts(north)
    assert caught.value.failure is Failure.UNREADABLE


def test_an_object_under_anothers_hash_is_an_error(north: Path) -> None:
    write_object(north, "blob", OTHER, known_by=head(north, f"HEAD:{ACTION}"))
    with pytest.raises(GitError) as caught:
        texts(north)
    assert caught.value.failure is Failure.UNREADABLE


def test_a_partial_clone_fetches_nothing_and_says_that_it_cannot_be_read(
    north: Path, tmp_path: Path
) -> None:
    git(north, "config", "uploadpack.allowFilter", "true")
    first = head(north)
    changed(north)
    part = clone(north, tmp_path / "part", "--filter=blob:none")
    found = base_of(part, "HEAD^1")
    assert found.commit == first
    with pytest.raises(RepositoryError):
        files_at(found, "north", Workspace(part).contents("north"))
    assert files_at(base_of(part, "HEAD"), "north", Workspace(part).contents("north"))


def test_nothing_that_a_repository_is_set_up_to_run_is_run(north: Path, tmp_path: Path) -> None:
    found = trap(tmp_path / "trap")
    first = head(north)
    changed(north)
    lose(north, f"{first}:{ACTION}")
    settings = ("core.fsmonitor", "core.pager", "core.alternateRefsCommand", "core.sshCommand")
    for key in (*settings, "filter.mine.clean", "filter.mine.smudge", "diff.mine.textconv"):
        git(north, "config", key, str(found.program))
    git(north, "config", "core.hooksPath", str(found.program.parent))
    git(north, "config", "extensions.partialClone", "origin")
    git(north, "config", "remote.origin.url", f"ext::{found.program}")
    git(north, "config", "protocol.ext.allow", "always")
    (north / ".git/info/attributes").write_text("* filter=mine diff=mine\n", encoding="utf-8")
    base = base_of(north, "HEAD^1")
    assert plans_at(base) == ("north",)
    with pytest.raises(RepositoryError):
        files_at(base, "north", Workspace(north).contents("north"))
    assert refusal(north, "mian", status=2).endswith("Did you mean 'main'?")
    assert refusal(north, "1" * 40, status=2).startswith("There is no commit")
    assert not found.was_run


def test_no_replacement_of_git_is_believed(north: Path) -> None:
    first = head(north)
    last = changed(north)
    git(north, "replace", last, first)
    git(north, "replace", head(north, f"{first}:{ACTION}"), head(north, f"{last}:{ACTION}"), "-f")
    found = base_of(north, "HEAD")
    assert found.commit == last
    assert files_at(found, "north")[ACTION] == "title: Other\n"


# Held against what was read on disk


def test_a_text_that_was_read_already_is_the_same_object_and_is_not_asked_for(north: Path) -> None:
    write(north, {PLAN: b"title: Newer\n"})
    beside = Workspace(north).contents("north")
    read = load_plan("north", Workspace(north).files("north"))
    lose(north, f"HEAD:{ACTION}")
    found = files_at(base_of(north, "HEAD"), "north", beside, read.texts)
    assert found[ACTION] is read.texts[ACTION]
    assert found[PLAN] == FILES[PLAN].decode()
    assert files_at(base_of(north, "HEAD"), "north", beside) == found


def test_what_two_commits_hold_is_read_once(north: Path) -> None:
    changed(north)
    found = base_of(north, "HEAD^1")
    before = files_at(found, "north")
    after = files_at(found.of_head, "north")
    assert after[PLAN] is before[PLAN]
    assert after[ACTION] == "title: Other\n"
    assert differing(before, after) == (ACTION,)
    assert found.of_head.words == head(north)[:7]


def test_a_checkout_with_the_line_ends_of_windows_differs_in_nothing(north: Path) -> None:
    write(north, {ACTION: FILES[ACTION].replace(b"\n", b"\r\n")})
    beside = Workspace(north).contents("north")
    read = Workspace(north).files("north")
    found = files_at(base_of(north, "HEAD"), "north", beside, read)
    assert found[ACTION] is read[ACTION]
    assert differing(found, read) == ()
    assert is_clean(base_of(north, "HEAD"), "north", beside)


def test_what_was_read_is_clean_if_head_holds_it(north: Path) -> None:
    first = head(north)
    assert is_clean(base_of(north, first), "north", Workspace(north).contents("north"))
    changed(north)
    assert is_clean(base_of(north, first), "north", Workspace(north).contents("north"))
    write(north, {ACTION: b"title: Third\n"})
    assert not is_clean(base_of(north, first), "north", Workspace(north).contents("north"))
    write(north, {ACTION: OTHER, "plans/north/1-first/1.2-x.yaml": b"title: New\n"})
    assert not is_clean(base_of(north, first), "north", Workspace(north).contents("north"))
    (north / "plans/north/1-first/1.2-x.yaml").unlink()
    (north / ACTION).unlink()
    assert not is_clean(base_of(north, first), "north", Workspace(north).contents("north"))


def test_that_nothing_differs_is_said(north: Path) -> None:
    found = base_of(north, "main")
    assert differing(files_at(found, "north"), Workspace(north).files("north")) == ()
    assert comparison(found.words, ()) == f"Nothing differs from {found.short} (main): 0 files."


def test_a_file_without_which_nothing_can_be_judged_is_named(north: Path) -> None:
    for name in ("1.2-x", "1.3-x", "1.4-x"):
        write(north, {f"plans/north/1-first/{name}.yaml": b"\xff"})
    write(north, {PLAN: b"{"})
    commit(north)
    found = base_of(north, "main")
    loaded = load_plan("north", files_at(found, "north"))
    with pytest.raises(RepositoryError) as caught:
        refuse_unreadable(found, loaded)
    assert str(caught.value).startswith(f"The plan north cannot be read at {found.short}: ")
    assert str(caught.value).endswith("…). Nothing was checked of them.")


def test_a_plan_that_is_new_is_not_refused(north: Path) -> None:
    found = base_of(north, "main")
    refuse_unreadable(found, load_plan("east", files_at(found, "east")))


def test_a_plan_without_its_first_file_is_refused(north: Path) -> None:
    git(north, "rm", "-q", PLAN)
    git(north, "commit", "-q", "-m", "x")
    found = base_of(north, "main")
    with pytest.raises(RepositoryError, match=r"cannot be read at [0-9a-f]{7}: "):
        refuse_unreadable(found, load_plan("north", files_at(found, "north")))
