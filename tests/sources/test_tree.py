"""The files of a commit follow from its hash, even in a repository that was made to lie."""

import stat
import sys
import zlib
from hashlib import sha1, sha256
from pathlib import Path

import pytest
from git_folders import (
    ACTION,
    PLAN,
    commit,
    commit_of,
    git,
    held,
    made_from,
    repository,
    tree,
    write,
    write_object,
)

from cip.sources import git as door
from cip.sources import tree as trees
from cip.sources.git import Failure, GitError
from cip.sources.tree import Blob, blob_id

UNREADABLE = "files whose commit is not known: git cannot read the repository"
TOO_LARGE = "files whose commit is not known: the commit is too large to be looked through"

BLOB = sha1(b"blob 0\0").hexdigest()


@pytest.fixture
def north(tmp_path: Path) -> Path:
    return repository(tmp_path / "north")


def test_the_hash_of_a_file_is_the_one_that_git_gives(north: Path) -> None:
    data = b"title: North\r\n\0\xff"
    known = git(north, "hash-object", "--stdin", "--no-filters", data=data)
    assert blob_id(data, "0" * 40) == known
    assert blob_id(data, "0" * 64) == sha256(b"blob 16\0" + data).hexdigest()


def test_the_files_of_a_commit_are_those_that_git_lists(north: Path) -> None:
    write(north, {"plans/north/Überblick \U0001f600.yaml": b"x", "templates/x": b"y"})
    (north / "plans/link").symlink_to("north")
    (north / ACTION).chmod(0o755)
    oid = commit(north)
    listed = git(north, "ls-tree", "-r", "-z", oid).split("\0")[:-1]
    known = {}
    for line in listed:
        head, path = line.split("\t")
        mode, _, blob = head.split()
        known[path] = Blob(int(mode, 8), blob)
    assert held(north, oid, "plans", "templates") == known
    assert known["plans/link"].is_link
    assert len(known) == 5


def test_a_folder_that_a_commit_does_not_have_holds_nothing(north: Path) -> None:
    oid = git(north, "rev-parse", "HEAD")
    assert held(north, oid, "plans/nowhere/at/all", PLAN, f"{PLAN}/x") == {}


# Forgeries


def forge(root: Path, path: str) -> None:
    """Give an object of the commit other contents under the same hash: those of an edited plan."""
    real = git(root, "rev-parse", f"HEAD:{path}" if path else "HEAD^{tree}")
    honest = git(root, "rev-parse", "HEAD")
    write(root, {ACTION: b"title: Forged\n"})
    commit(root)
    forged = git(root, "rev-parse", f"HEAD:{path}" if path else "HEAD^{tree}")
    whole = zlib.decompress((root / ".git/objects" / forged[:2] / forged[2:]).read_bytes())
    write_object(root, "tree", whole.split(b"\0", 1)[1], known_by=real)
    (root / ".git/HEAD").write_text(f"{honest}\n", encoding="utf-8")


@pytest.mark.parametrize("path", ["", "plans", "plans/north", "plans/north/1-first"])
def test_a_tree_under_anothers_hash_is_not_believed(north: Path, path: str) -> None:
    forge(north, path)
    assert made_from(north) == UNREADABLE


def test_git_itself_believes_a_forged_folder(north: Path) -> None:
    """So that the test before this one is known to be about something."""
    forge(north, "plans/north/1-first")
    blob = git(north, "rev-parse", f"HEAD:{ACTION}")
    assert blob == blob_id(b"title: Forged\n", blob)


def test_a_commit_under_anothers_hash_is_not_believed(north: Path) -> None:
    honest = git(north, "rev-parse", "HEAD")
    top = git(north, "rev-parse", "HEAD^{tree}")
    commit_of(north, top)
    data = git(north, "cat-file", "commit", "HEAD").encode() + b"\n"
    write_object(north, "commit", data, known_by=honest)
    (north / ".git/HEAD").write_text(f"{honest}\n", encoding="utf-8")
    assert made_from(north) == UNREADABLE


# Trees that git would never write


def plan_tree(root: Path, *entries: tuple[str, str, str]) -> None:
    """Commit a plan whose folder is a tree of these entries."""
    plan = write_object(root, "tree", tree(*entries))
    plans = write_object(root, "tree", tree(("40000", "north", plan)))
    commit_of(root, write_object(root, "tree", tree(("40000", "plans", plans))))


@pytest.mark.parametrize(
    "entries",
    [
        [("100644", "plan.yaml", BLOB), ("100644", "plan.yaml", "0" * 40)],
        [("100644", "../plan.yaml", BLOB)],
        [("100644", "1-first/1.1-lead.yaml", BLOB)],
        [("100644", "..", BLOB)],
        [("40000", ".", BLOB)],
        [("100644", "", BLOB)],
        [("x", "plan.yaml", BLOB)],
        [("100644", "plan.yaml", "00")],
        [("40000", "1-first", "0" * 40)],
        [("40000", "1-first", BLOB)],
    ],
    ids=[
        *("twice", "above", "slash", "two dots", "dot", "no name", "no mode", "half a hash"),
        *("missing", "no tree"),
    ],
)
def test_a_tree_with_names_or_hashes_that_cannot_be_is_not_believed(north: Path, entries) -> None:
    plan_tree(north, *entries)
    assert made_from(north) == UNREADABLE


def test_a_tree_that_ends_in_the_middle_of_an_entry_is_not_believed(north: Path) -> None:
    whole = tree(("100644", "plan.yaml", BLOB))
    for end in range(1, len(whole)):
        top = write_object(north, "tree", whole[:end])
        with pytest.raises(GitError) as caught:
            held(north, commit_of(north, top), "plans")
        assert caught.value.failure is Failure.UNREADABLE


@pytest.mark.parametrize("line", ["tree HEAD", "tree ", "tree \xff", "parent x", "tree " + BLOB])
def test_a_commit_that_names_no_tree_is_not_believed(north: Path, line: str) -> None:
    with pytest.raises(GitError) as caught:
        held(north, write_object(north, "commit", f"{line}\n".encode("latin-1")))
    assert caught.value.failure is Failure.UNREADABLE


def test_an_entry_of_no_kind_that_git_knows_is_no_file(north: Path) -> None:
    plan_tree(north, ("160000", "a.yaml", BLOB), ("10644", "b.yaml", BLOB), ("0", "c.yaml", BLOB))
    assert held(north, git(north, "rev-parse", "HEAD")) == {}


def test_the_old_mode_of_a_file_is_one_too(north: Path) -> None:
    plan_tree(north, ("100664", "a.yaml", BLOB))
    found = held(north, git(north, "rev-parse", "HEAD"))
    assert [stat.S_ISREG(blob.mode) for blob in found.values()] == [True]


# Trees that unfold without end


def unfolding(root: Path, levels: int, entry: tuple[str, str, str] | None = None) -> None:
    """Commit a tree of which each level holds the one below it ten times."""
    oid = write_object(root, "tree", tree(entry or ("100644", "x.yaml", BLOB)))
    for _ in range(levels):
        oid = write_object(root, "tree", tree(*(("40000", f"{n}", oid) for n in range(10))))
    plan_tree(root, ("40000", "bomb", oid))


def test_a_tree_that_unfolds_without_end_is_given_up(north: Path) -> None:
    unfolding(north, 12)
    assert made_from(north) == TOO_LARGE


def test_a_tree_that_is_empty_without_end_is_given_up(north: Path) -> None:
    unfolding(north, 12, ("160000", "x", BLOB))
    assert made_from(north) == TOO_LARGE


def test_a_tree_that_is_deep_without_end_is_given_up(north: Path) -> None:
    oid = write_object(north, "tree", tree(("100644", "x.yaml", BLOB)))
    for _ in range(600):
        oid = write_object(north, "tree", tree(("40000", "d", oid)))
    plan_tree(north, ("40000", "deep", oid))
    assert made_from(north) == TOO_LARGE


def test_as_many_files_as_are_allowed_are_looked_at(
    north: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 1 + 1 + 2 + 1  # plans; north; plan.yaml and 1-first; 1.1-lead.yaml
    monkeypatch.setattr(trees, "MOST_ENTRIES", count)
    assert made_from(north).endswith("no change since") is False
    monkeypatch.setattr(trees, "MOST_ENTRIES", count + 2)  # the top once more, for templates/
    assert made_from(north).endswith("no change since")


def test_objects_are_read_up_to_a_size(north: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_BYTES", 100)
    assert made_from(north) == TOO_LARGE


@pytest.mark.parametrize("kind", ["tree", "commit"])
def test_a_small_file_that_grows_to_gigabytes_is_not_unpacked(north: Path, kind: str) -> None:
    resource = pytest.importorskip("resource")
    oid = write_object(north, "commit", b"x", known_by="0123456789" * 4)
    file = north / ".git/objects" / oid[:2] / oid[2:]
    file.write_bytes(grown(f"{kind} {3 << 30}\0".encode(), megabytes=150))
    if kind == "tree":
        commit_of(north, oid)
    else:
        (north / ".git/HEAD").write_text(f"{oid}\n", encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert made_from(north) in (UNREADABLE, TOO_LARGE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert after - before < 100_000_000 / (1 if sys.platform == "darwin" else 1024)


def grown(head: bytes, *, megabytes: int) -> bytes:
    """Give a file of some kilobytes that unpacks to as many megabytes as are asked for."""
    press = zlib.compressobj(9)
    nothing = b"\0" * (1 << 20)
    return press.compress(head) + b"".join(
        (*(press.compress(nothing) for _ in range(megabytes)), press.flush())
    )
