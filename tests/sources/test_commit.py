"""Commits and where two have their beginning: what git would say, and nothing that lies beside."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from subprocess import CalledProcessError

import pytest
from git_folders import commit, git, repository, write_object

from cip.sources.commit import Beginnings, Commit, beginnings, commit_if_there, commit_of
from cip.sources.git import Failure, GitError, objects, repository_of


@pytest.fixture
def north(tmp_path: Path) -> Path:
    return repository(tmp_path / "north")


def made(root: Path, *parents: str, at: int = 1_700_000_000, zone: str = "+0000") -> str:
    """Write a commit of the same files, made from others."""
    top = git(root, "rev-parse", "HEAD^{tree}")
    return write_commit(root, top, parents, f"A <a@b.example> {at} {zone}")


def write_commit(root: Path, top: str, parents: Sequence[str], person: str, said: str = "x") -> str:
    lines = [f"tree {top}", *(f"parent {oid}" for oid in parents)]
    lines += [f"author {person}", f"committer {person}", "", said]
    return write_object(root, "commit", "\n".join(lines).encode())


def begun(root: Path, one: str, other: str) -> Beginnings:
    with objects(repository_of(root)) as reader:
        return beginnings(reader, one, other)


def read(root: Path, oid: str) -> Commit:
    with objects(repository_of(root)) as reader:
        return commit_of(reader, oid)


@pytest.mark.parametrize("clock", ["right", "wrong", "stopped"])
def test_two_commits_begin_where_git_says_whatever_their_clocks_say(
    north: Path, clock: str
) -> None:
    random = Random(2)
    top = git(north, "rev-parse", "HEAD^{tree}")
    history: list[str] = []
    for number in range(40):
        times = {"right": number, "wrong": number * 17 % 40, "stopped": 0}
        wanted = random.choice((1, 2, 2, 2)) if number % 20 else 0
        parents = random.sample(history[-5:], min(len(history), wanted))
        person = f"A <a@b.example> {1_700_000_000 + times[clock]} +0000"
        history.append(write_commit(north, top, parents, person, said=str(number)))
    pairs = [random.sample(history[10:], 2) for _ in range(20)]
    with objects(repository_of(north)) as reader:
        found = [beginnings(reader, *pair) for pair in pairs]
    assert {len(each.commits) for each in found} == {0, 1, 2}, "there are some of each kind"
    assert all(each.certain for each in found)
    for pair, each in zip(pairs, found, strict=True):
        assert sorted(each.commits) == sorted(known_to_git(north, *pair))


def known_to_git(root: Path, one: str, other: str) -> list[str]:
    try:
        return git(root, "merge-base", "--all", one, other).split()
    except CalledProcessError:  # there is none
        return []


def test_of_two_lines_that_were_merged_into_each_other_the_newest_beginning_is_first(
    north: Path,
) -> None:
    first = made(north, at=1)
    one, other = made(north, first, at=2), made(north, first, at=3)
    both, again = made(north, one, other, at=4), made(north, other, one, at=5)
    assert begun(north, both, again) == Beginnings((other, one))


def test_a_commit_and_one_made_from_it_begin_in_the_older(north: Path) -> None:
    first = made(north, at=1)
    last = made(north, made(north, first, at=2), at=3)
    for one, other in ((first, last), (last, first), (first, first)):
        assert begun(north, one, other) == Beginnings((first,))


def test_histories_of_their_own_have_no_beginning_and_that_is_certain(north: Path) -> None:
    assert begun(north, made(north, at=1), made(north, at=2)) == Beginnings(())


def test_where_a_part_of_the_history_is_missing_nothing_is_certain(north: Path) -> None:
    lost = "1" * 40
    assert begun(north, made(north, lost, at=1), made(north, lost, at=2)) == Beginnings((), False)


def test_a_beginning_is_uncertain_if_what_is_missing_may_hold_a_newer_one(north: Path) -> None:
    first = made(north, "1" * 40, at=1)
    one, other = made(north, first, at=2), made(north, first, at=3)
    assert begun(north, one, other) == Beginnings((first,)), "what is missing is older"
    merged = made(north, other, "2" * 40, at=4)
    assert begun(north, one, merged) == Beginnings((first,), certain=False)
    assert begun(north, first, merged) == Beginnings((first,)), "none is newer than itself"


def test_no_history_beside_the_objects_is_believed(north: Path) -> None:
    """Such as grafts, replacements and a table of commits, all of which git believes."""
    first = made(north, at=1)
    one, other = made(north, first, at=2), made(north, at=3)
    git(north, "replace", "--graft", other, first)
    (north / ".git/info").mkdir(exist_ok=True)
    (north / ".git/info/grafts").write_text(f"{other} {first}\n", encoding="utf-8")
    assert known_to_git(north, one, other) == [first]
    assert begun(north, one, other) == Beginnings(())


def test_a_commit_of_a_history_under_anothers_hash_is_not_believed(north: Path) -> None:
    first, other = made(north, at=1), made(north, at=2)
    one = made(north, first, at=3)
    data = git(north, "cat-file", "commit", one).encode() + b"\n"
    write_object(north, "commit", data, known_by=other)
    with pytest.raises(GitError) as caught:
        begun(north, one, other)
    assert caught.value.failure is Failure.UNREADABLE


def test_a_long_history_is_gone_through_in_time(north: Path) -> None:
    top = git(north, "rev-parse", "HEAD^{tree}")
    line = [made(north, at=0)]
    for number in range(1, 2_000):
        person = f"A <a@b.example> {number} +0000"
        line.append(write_commit(north, top, [line[-1]], person))
    assert begun(north, line[-1], made(north, line[0], at=9)) == Beginnings((line[0],))


# What a commit says


def test_a_commit_says_what_it_was_made_from_and_when(north: Path) -> None:
    head = git(north, "rev-parse", "HEAD")
    oid = made(north, head, "1" * 40, at=1_700_000_000, zone="-0330")
    found = read(north, oid)
    assert found.parents == (head, "1" * 40)
    assert found.tree == git(north, "rev-parse", "HEAD^{tree}")
    assert (found.seconds, found.zone, found.author) == (1_700_000_000, -12_600, "A")


@pytest.mark.parametrize(
    ("zone", "day"), [("+0000", 14), ("+0100", 14), ("+0147", 15), ("-1200", 14), ("+0146", 14)]
)
def test_the_day_of_a_commit_is_that_where_it_was_made(north: Path, zone: str, day: int) -> None:
    found = read(north, made(north, at=1_700_000_000, zone=zone))  # 22:13:20 of the 14th
    assert found.day == date(2023, 11, day)


@pytest.mark.parametrize(
    "person", ["A <a@b.example> x +0000", "A", "", "A <a> -5 +0000", "A <a> 1 zone", "<\xff> 9"]
)
def test_a_commit_whose_time_cannot_be_read_is_one_all_the_same(north: Path, person: str) -> None:
    top = git(north, "rev-parse", "HEAD^{tree}")
    found = read(north, write_commit(north, top, (), person))
    assert (found.seconds, found.zone, found.parents) == (0, 0, ())


def test_a_time_in_what_somebody_wrote_is_not_that_of_the_commit(north: Path) -> None:
    top = git(north, "rev-parse", "HEAD^{tree}")
    oid = write_commit(north, top, (), "A", "\ncommitter A <a> 99 +0000\nparent " + "1" * 40)
    assert read(north, oid)[2:4] == ((), 0)


@pytest.mark.parametrize(
    ("at", "day"), [(0, date(1970, 1, 1)), (99_999_999_999, date(5138, 11, 15))]
)
def test_a_day_is_one_whatever_the_time_is(north: Path, at: int, day: date) -> None:
    assert read(north, made(north, at=at, zone="-1200")).day == day


def test_a_commit_that_is_not_there_is_none_and_one_that_is_none_is_an_error(north: Path) -> None:
    with objects(repository_of(north)) as reader:
        assert commit_if_there(reader, "1" * 40) is None
        assert commit_if_there(reader, git(north, "rev-parse", "HEAD")) is not None
    for name in ("HEAD^{tree}", "HEAD:plans"):
        with objects(repository_of(north)) as reader, pytest.raises(GitError):
            commit_if_there(reader, git(north, "rev-parse", name))


def test_a_commit_of_a_repository_with_long_hashes_is_read(tmp_path: Path) -> None:
    root = repository(tmp_path / "long", {}, "--object-format=sha256")
    first = git(root, "rev-parse", "HEAD")
    (root / "new").touch()
    last = commit(root)
    assert len(last) == 64
    assert read(root, last).parents == (first,)
    assert begun(root, first, last) == Beginnings((first,))
