"""What each change of the files did is told from the changed files as from the whole plan."""

from pathlib import Path

import pytest
from builders import repository
from git_folders import git

from cip.changes.facts import facts_of
from cip.changes.followed import Thing, followed, wants
from cip.changes.pairing import Level, pairs_of
from cip.loading.plan import load_plan
from cip.sources import history as module
from cip.sources.git import Failure, GitError
from cip.sources.history import history_of
from cip.sources.moments import PlanHistory
from cip.sources.revision import files_at

FOLDER = "plans/north/1-lead"
ACTION = "accountable: Chief Executive\ndeadline: {year}\nmilestones:\n{parts}"
PART = "  - {{ref: {ref}, title: Part {ref}, deadline: March 2029}}\n"


def action(ref: str, title: str, *more: str, year: str = "2030", parts: str = "ab") -> str:
    head = f'ref: "{ref}"\ntitle: {title}\n'
    listed = "".join(PART.format(ref=part) for part in parts)
    return head + ACTION.format(year=year, parts=listed) + "".join(more)


def was(ref: str) -> str:
    return f'changed:\n  - {{on: 2024-06-01, was: {{ref: "{ref}"}}, reason: Put in order}}\n'


def commit(root: Path) -> None:
    git(root, "add", "--all", ".")
    git(root, "commit", "-q", "-m", "x")


@pytest.fixture
def north(tmp_path: Path) -> Path:
    """Give a repository in whose history everything happens that can happen to a file."""
    files = {f"north/1-lead/1.{n}-x.yaml": action(f"1.{n}", f"Action {n}") for n in range(1, 7)}
    root = repository(tmp_path, files)
    git(root, "init", "-q", "-b", "main")
    commit(root)
    folder = root / FOLDER
    steps = (
        {"1.1-x.yaml": action("1.1", "Action 1", year="2031")},
        {"1.2-x.yaml": None, "1.3-x.yaml": action("1.3", "Other words", parts="a")},
        {"1.4-x.yaml": None, "1.9-y.yaml": action("1.9", "Action 4", was("1.4"))},
        {"1.5-x.yaml": action("1.6", "Action 5", was("1.5")), "1.6-x.yaml": None},
        {"1.1-x.yaml": "ref: [", "1.2-x.yaml": action("1.2", "Action 2")},
        {"1.1-x.yaml": action("1.1", "Action 1", year="2032")},
        {"../plan.yaml": "council: ["},
        {"1.3-x.yaml": None, "../1-lead/1.10-new.yaml": action("1.10", "New")},
    )
    for step in steps:
        for name, text in step.items():
            if text is None:
                (folder / name).unlink()
            else:
                (folder / name).write_text(text, encoding="utf-8")
        commit(root)
    return root


def said(facts: object) -> list[str]:
    return [f"{f.kind} {f.address} {f.key} {f.before} {f.after}" for f in facts]  # type: ignore[attr-defined]


def test_the_changed_files_alone_tell_what_the_whole_plan_tells(north: Path) -> None:
    found = history_of(north, "north")
    told = PlanHistory(found, "north").moments(lambda *_: True)[::-1]
    assert len(told) == len(found.versions)
    before = None
    for moment, version in zip(told, found.versions, strict=True):
        after = load_plan("north", files_at(found.at(version), "north"))
        if before is not None and not (before.broken or after.broken):
            assert said(moment.facts) == said(facts_of(pairs_of(before.plan, after.plan)))
        before = after
    assert sum(bool(moment.facts) for moment in told) > 6


@pytest.mark.parametrize("ref", ["1.1", "1.2", "1.3", "1.6", "1.9", "1.10"])
def test_the_files_that_may_hold_a_number_tell_what_all_files_tell(north: Path, ref: str) -> None:
    past = PlanHistory(history_of(north, "north"), "north")
    subject = Thing("north", Level.ACTION, ref)
    whole = followed(past.moments(lambda *_: True), subject)
    some = followed(past.moments(wants(subject, whole.names)), subject)
    assert [(e.kept, said(e.facts), e.unread) for e in some.entries] == [
        (e.kept, said(e.facts), e.unread) for e in whole.entries
    ]
    assert whole.entries


def test_a_history_of_more_than_there_is_room_for_is_given_up(
    north: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = history_of(north, "north")
    monkeypatch.setattr(module, "_MOST_TEXT", 500)
    with pytest.raises(GitError) as caught:
        PlanHistory(found, "north")
    assert caught.value.failure is Failure.TOO_LARGE


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_texts_are_read_in_portions(
    north: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    whole = [said(m.facts) for m in PlanHistory(history_of(north, "north"), "north").moments(_all)]
    monkeypatch.setattr(module, "_TEXTS_AT_ONCE", at_once)
    some = [said(m.facts) for m in PlanHistory(history_of(north, "north"), "north").moments(_all)]
    assert some == whole


def _all(path: str, text: str) -> bool:
    return bool(path) and text is not None
