"""What files of commits hold: each by its hash, once, and none that is too large."""

from pathlib import Path

import pytest
from git_folders import git, repository, write_object

from cip.documents.reading.reader import MAX_BYTES
from cip.sources import blobs as module
from cip.sources.blobs import blobs
from cip.sources.git import Failure, GitError, repository_of


@pytest.fixture
def north(tmp_path: Path) -> Path:
    return repository(tmp_path / "north")


def held(root: Path, *data: bytes) -> list[str]:
    """Write files that no commit names, and give their hashes."""
    return [write_object(root, "blob", each) for each in data]


def test_each_hash_has_what_it_holds_and_a_large_one_its_size(north: Path) -> None:
    data = (b"", b"\0\xff\n", b"x" * MAX_BYTES, b"x" * (MAX_BYTES + 1), b"missing")
    oids = held(north, *data)
    found = blobs(repository_of(north), [*oids, *oids])
    assert list(found) == oids
    assert list(found.values()) == [*data[:3], MAX_BYTES + 1, b"missing"]


def test_many_are_asked_some_at_a_time(north: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    oids = held(north, *(b"%d" % number for number in range(7)))
    monkeypatch.setattr(module, "_AT_ONCE", 3)
    assert [int(data) for data in blobs(repository_of(north), oids).values()] == list(range(7))


def test_where_none_is_asked_for_git_is_not_started(
    north: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = repository_of(north)
    monkeypatch.delattr("cip.sources.git.subprocess.Popen")
    assert blobs(found, []) == {}


def test_together_they_have_a_bound(north: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    oids = held(north, b"x" * 60, b"y" * 40)
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    assert len(blobs(repository_of(north), oids)) == 2
    monkeypatch.setattr(module, "MOST_BYTES", 99)
    with pytest.raises(GitError) as caught:
        blobs(repository_of(north), oids)
    assert caught.value.failure is Failure.TOO_LARGE


@pytest.mark.parametrize("name", ["1" * 40, "HEAD", "HEAD:plans", "HEAD^{commit}"])
def test_what_is_missing_or_no_file_is_an_error(north: Path, name: str) -> None:
    oid = name if name == "1" * 40 else git(north, "rev-parse", name)
    with pytest.raises(GitError) as caught:
        blobs(repository_of(north), [*held(north, b"x"), oid])
    assert caught.value.failure is Failure.UNREADABLE


def test_what_has_anothers_hash_is_an_error(north: Path) -> None:
    (oid,) = held(north, b"honest")
    write_object(north, "blob", b"forged", known_by=oid)
    with pytest.raises(GitError) as caught:
        blobs(repository_of(north), [oid])
    assert caught.value.failure is Failure.UNREADABLE
