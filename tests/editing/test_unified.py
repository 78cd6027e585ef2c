"""Tests of the diff: what it says, applied to the old text, gives the new one."""

import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import law

from cip.editing.unified import unified

TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d: e", "", " x", "é"]), max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n".join(lines), "\n".join(lines) + "\n"])
)


def applied(lines: list[str], before: str) -> str:
    """Apply a diff by its line numbers alone, and hold each line against what stands there."""
    old = before.splitlines(keepends=True)
    new: list[str] = []
    at = 0
    for number, line in enumerate(lines[2:], start=2):
        cut = lines[number + 1 : number + 2] == ["\\ No newline at end of file"]
        text = line[1:] if cut else f"{line[1:]}\n"
        if line.startswith("@@"):
            start, _, size = line.split()[1][1:].partition(",")
            begin = int(start) - (size != "0")
            new += old[at:begin]
            at = begin
        elif line[0] in " -":
            assert old[at] == text
            new += [text] if line[0] == " " else []
            at += 1
        elif line[0] == "+":
            new.append(text)
    return "".join([*new, *old[at:]])


@law(200)
@given(TEXTS, TEXTS)
def test_a_diff_applied_to_the_old_text_gives_the_new_one(before: str, after: str) -> None:
    lines = unified("plans/north/plan.yaml", before, after)
    assert (lines == []) == (before == after)
    if lines:
        assert applied(lines, before) == after


def test_a_diff_shows_three_lines_around_and_joins_what_lies_near() -> None:
    before = "".join(f"{n}\n" for n in range(1, 31))
    after = before.replace("\n5\n", "\nfive\n").replace("\n8\n", "\n").replace("30\n", "30\nend")
    assert unified("a.yaml", before, after) == [
        *("--- a/a.yaml", "+++ b/a.yaml", "@@ -2,10 +2,9 @@", " 2", " 3", " 4", "-5", "+five"),
        *(" 6", " 7", "-8", " 9", " 10", " 11", "@@ -28,3 +27,4 @@", " 28", " 29", " 30"),
        *("+end", "\\ No newline at end of file"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ref: 1\n\ntitle: x", 'ref: "1"\n\ntitle: x\n'),
        ("a\nb\n", "b\na\n"),
        ("", "a\n"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("a\n" * 20 + "b\n" + "a\n" * 20, "a\n" * 19 + "b\nc\n" + "a\n" * 21),
    ],
)
def test_git_applies_a_diff(before: str, after: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(before.encode())
    diff = "\n".join(unified("x.yaml", before, after)) + "\n"
    done = subprocess.run(
        ["git", "apply", "-"], cwd=tmp_path, input=diff.encode(), capture_output=True, check=False
    )
    assert done.stderr == b""
    assert (tmp_path / "x.yaml").read_bytes() == after.encode()


def test_a_diff_of_hostile_texts_ends_in_seconds() -> None:
    lines = [f"{n % 300}\n" for n in range(60_000)]
    others = ["x\n", *lines[::-1], "y\n"]
    began = time.process_time()
    unified("a", "".join(lines), "".join(others))
    unified(
        "a",
        "".join(f"{n}\n" for n in range(60_000)),
        "".join(f"{n}\n" for n in range(0, 120_000, 2)),
    )
    unified("a", "a\n" * 100_000, "b\n" + "a\n" * 50_000 + "c\n" + "a\n" * 50_000)
    assert time.process_time() - began < 10
