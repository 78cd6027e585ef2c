"""The law of costs for changes: what many records lose or gain at once is judged in time.

Each change is made so that a search among all that came or went, for each that came or went, would
take its time.
"""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_worst_plans import MEGABYTES, cip
from worst_plans import LATE, Files, plan_files, refs, write

REFS = refs(4000)
LATER = [
    f"{workstream}.{int(number) + 60}" for workstream, _, number in (r.partition(".") for r in REFS)
]
FEW = REFS[:300]


def git(root: Path, *arguments: str) -> None:
    named = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "gc.auto=0")
    subprocess.run(["git", *named, *arguments], cwd=root, capture_output=True, check=True)


def actions(names: list[str], **more: Any) -> dict[str, Any]:
    return {ref: {**LATE, "title": f"Do thing {n}", **more} for n, ref in enumerate(names)}


def renumbered() -> tuple[Files, Files]:
    """All actions get other numbers, and nothing says so."""
    return plan_files(actions(REFS)), plan_files(actions(LATER))


def renumbered_in_the_same_words() -> tuple[Files, Files]:
    """All actions get other numbers, and all have the same title."""
    files = [plan_files(actions(names, title="Do")) for names in (REFS, LATER)]
    return files[0], files[1]


def parts_with_other_letters() -> tuple[Files, Files]:
    """All parts get other letters, as many as an action may have."""
    files = [
        plan_files(actions(FEW, milestones=[{"ref": f"{a}{n}", "title": "Do"} for n in range(60)]))
        for a in "ab"
    ]
    return files[0], files[1]


@pytest.mark.parametrize(
    "made",
    [renumbered, renumbered_in_the_same_words, parts_with_other_letters],
    ids=lambda made: made.__name__,
)
def test_a_change_of_very_many_records_is_judged_and_told_in_time(
    made: Callable[[], tuple[Files, Files]], tmp_path: Path
) -> None:
    before, after = made()
    write(tmp_path, before)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "plans")
    git(tmp_path, "commit", "-q", "-m", "before")
    for path in before.keys() - after.keys():
        (tmp_path / path).unlink()
    write(tmp_path, after)
    for command, status in ((("check", "--against", "main"), 1), (("diff", "main"), 0)):
        run = cip(tmp_path, *command)
        assert (run.status, run.err) == (status, "")
        assert run.megabytes < MEGABYTES
