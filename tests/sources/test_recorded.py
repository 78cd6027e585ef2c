"""A plan as the files of each day had it."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from git_folders import ACTION, PLAN, git, repository, write

from cip.sources import history as module
from cip.sources.git import Failure, GitError
from cip.sources.history import history_of
from cip.sources.recorded import AsRecorded, recorded

DAYS = [date(2024, month, 28) for month in range(1, 7)]


@pytest.fixture
def north(tmp_path: Path) -> Path:
    root = repository(tmp_path / "north")
    for day in DAYS:
        write(root, {ACTION: f"title: Month {day.month}\n".encode()})
        keep(root, day)
    return root


def keep(root: Path, day: date) -> None:
    git(root, "add", "--all", ".")
    when = {"GIT_COMMITTER_DATE": f"{day}T12:00:00+0000"}
    git(root, "commit", "-q", "--amend" if day == DAYS[0] else "--allow-empty", "-m", "x", **when)


def said(item: AsRecorded) -> str:
    return item.loaded.texts[ACTION]


def test_each_day_has_the_files_of_its_newest_commit(north: Path) -> None:
    days = [date(2023, 1, 1), *DAYS, date(2024, 12, 31)]
    found = list(recorded(history_of(north, "north"), "north", days))
    assert [item.as_of for item in found] == days[1:]
    assert [said(item) for item in found] == [f"title: Month {n}\n" for n in (1, 2, 3, 4, 5, 6, 6)]


def test_a_day_is_told_as_done_only_when_it_is(north: Path) -> None:
    given: list[AsRecorded] = []

    def watch(items: Sequence[Any]) -> Iterator[Any]:
        for number, item in enumerate(items):
            assert len(given) == number
            yield item

    for item in recorded(history_of(north, "north"), "north", DAYS, watch):
        given.append(item)  # noqa: PERF402 - while the next one is waited for
    assert len(given) == len(DAYS)


@pytest.mark.parametrize("at_once", [1, 3, 100])
def test_all_that_is_read_has_one_bound_in_whatever_portions(
    north: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    texts = {
        (north / PLAN).read_text(encoding="utf-8"),
        *(f"title: Month {n}\n" for n in range(1, 7)),
    }
    whole = sum(map(len, texts))
    monkeypatch.setattr(module, "_TEXTS_AT_ONCE", at_once)
    monkeypatch.setattr(module, "_MOST_TEXT", whole)
    assert len(list(recorded(history_of(north, "north"), "north", DAYS))) == len(DAYS)
    monkeypatch.setattr(module, "_MOST_TEXT", whole - 1)
    with pytest.raises(GitError) as caught:
        list(recorded(history_of(north, "north"), "north", DAYS))
    assert caught.value.failure is Failure.TOO_LARGE


def test_a_link_or_another_repository_in_the_place_of_a_file_is_not_read(north: Path) -> None:
    (north / ACTION).unlink()
    (north / ACTION).symlink_to("../plan.yaml")
    inner = north / "plans/north/2-second.yaml"
    git(north, "init", "-q", str(inner))
    git(inner, "commit", "-q", "--allow-empty", "-m", "x")
    keep(north, date(2024, 7, 1))
    (item,) = recorded(history_of(north, "north"), "north", [date(2024, 7, 1)])
    assert set(item.loaded.texts) == {PLAN}
    assert {problem.rule for problem in item.loaded.problems} >= {"unreadable-file"}
    assert {ACTION, "plans/north/2-second.yaml"} <= set(item.loaded.broken)
