"""The command itself over hostile files: exit status, what is printed, time and memory."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from hostile_files import FILES, HEAD
from markdown_it import MarkdownIt
from repositories import FOLDER, GOOD, HOSTILE, repository

MEGABYTES = 150
SECONDS = 10
"""The command takes half a second; a shared machine may be slow."""

ROOM = 3 * 1024**3
"""More address space than any file should need: a bomb ends here and not in the machine's swap."""

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


class Run(NamedTuple):
    """What came of a command."""

    status: int
    out: str
    err: str
    seconds: float
    megabytes: float


LAUNCHER = """
import os, resource, sys
room, report = int(sys.argv[1]), sys.argv[2]
child = os.fork()
if child == 0:
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    os.execv(sys.executable, [sys.executable, "-m", "cip", *sys.argv[3:]])
_, status, usage = os.wait4(child, 0)
with open(report, "w") as file:
    file.write(f"{os.waitstatus_to_exitcode(status)} {usage.ru_maxrss}")
"""
"""Starts the command from a small process: a child's peak counts what its parent had in memory."""


def cip(root: Path, *arguments: str, **environment: str) -> Run:
    """Run the command in a repository, with limits, and measure it."""
    report = root / "report"
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, str(ROOM), str(report), *arguments],
        cwd=root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "COLUMNS": "100", **environment},
    )
    seconds = time.monotonic() - started
    status, peak = report.read_text(encoding="utf-8").split()
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Run(int(status), done.stdout.decode(), done.stderr.decode(), seconds, int(peak) / unit)


WORST = (
    *("an alias bomb", "a merge-key bomb", "100,000 open brackets", "100,000 hyphens", "10 MB"),
    *("10,000 unknown keys", "10,000 items", "50,000 pairs", "4,000 moves", "a title of 250 kB"),
    *("100,000 accents on a key", "spaces before a colon", "a number of 250,000 digits"),
    *("80,000 characters of no width", "120,000 escapes", "accents of 250 kB", "NUL alone"),
)


@pytest.mark.parametrize("name", WORST)
def test_a_check_of_a_hostile_file_is_quick_and_small(name: str, tmp_path: Path) -> None:
    repository(tmp_path, {HOSTILE: FILES[name]})
    run = cip(tmp_path, "check")
    assert (run.status, run.err) == (1, "")
    assert run.out.startswith(f"{HOSTILE}:")
    assert re.search(r"Checked 5 files: (1 error|[\d,]+ errors)", run.out)
    assert len(run.out) < 20_000
    assert not ACTING.search(run.out)
    assert run.seconds < SECONDS
    assert run.megabytes < MEGABYTES


@pytest.mark.parametrize(
    "name", ["an alias bomb", "10,000 unknown keys", "a terminal's escape", "a list"]
)
@pytest.mark.parametrize("command", ["status", "list", "overdue", "coverage"])
def test_what_can_be_read_is_worked_out_and_the_rest_is_named(
    command: str, name: str, tmp_path: Path
) -> None:
    repository(tmp_path, {HOSTILE: FILES[name]})
    run = cip(tmp_path, command, "--as-of", "2025-03-31")
    assert run.status == 1
    assert HOSTILE in run.err
    assert "Traceback" not in run.err
    assert not ACTING.search(run.out + run.err)
    whole = cip(repository(tmp_path / "whole").root, command, "--as-of", "2025-03-31")
    assert (whole.status, whole.out) == (0, run.out)


def test_a_good_repository_is_the_measure(tmp_path: Path) -> None:
    repository(tmp_path)
    run = cip(tmp_path, "check")
    assert (run.status, run.out, run.err) == (0, "Checked 4 files: no errors.\n", "")


def test_every_hostile_file_at_once(tmp_path: Path) -> None:
    files = {f"{FOLDER}/1.2.{n}-x.yaml": data for n, data in enumerate(FILES.values(), 10)}
    repository(tmp_path, files)
    run = cip(tmp_path, "check", "--json")
    assert run.status == 1
    assert run.err == ""
    broken = {finding["path"] for finding in json.loads(run.out)["findings"]}
    assert GOOD not in broken
    assert len(broken) > 400


def test_plans_that_is_a_link_is_a_problem_of_the_check(tmp_path: Path) -> None:
    repository(tmp_path / "outside")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/plans").symlink_to(tmp_path / "outside/plans")
    run = cip(tmp_path / "in", "check")
    assert (run.status, run.err) == (1, "")
    assert run.out.startswith("plans:1:1: error: This is a link")


# What files say is shown, and never acts

NASTY = (
    "[bold red]x[/] [link=https://evil.example]y[/link] :boom: <script>alert(1)</script> "
    "**z** `code` |cell| ![i](javascript:x) &amp; ##[error]x ::error::y %0A::error::z"
)


@pytest.mark.parametrize("colour", [{}, {"FORCE_COLOR": "1", "TERM": "xterm-256color"}])
def test_markup_in_a_file_is_printed_as_it_stands(colour: dict[str, str], tmp_path: Path) -> None:
    repository(tmp_path, {HOSTILE: HEAD.replace(b"x", f"{NASTY!r}".encode()) + b"zzz: y\n"})
    run = cip(tmp_path, "check", COLUMNS="300", **colour)
    shown = re.sub("\x1b\\[[0-9;]*m", "", run.out)
    assert run.status == 1
    assert "'zzz' is not known" in shown
    assert not ACTING.search(shown)
    repository(tmp_path, {HOSTILE: HEAD.replace(b"x", f"{NASTY!r}".encode())})
    run = cip(tmp_path, "list", "--as-of", "2025-03-31", COLUMNS="400", **colour)
    shown = re.sub("\x1b\\[[0-9;]*m", "", run.out)
    assert NASTY in shown
    assert not ACTING.search(shown)


def test_markup_in_a_problem_is_no_command_to_github(tmp_path: Path) -> None:
    key = "::error::x%0A##[error]y <img src=x> |"
    data = HEAD + f'"{key}": y\ndeadline: "{key}"\n"a\\n::error ::b": y\n'.encode()
    repository(tmp_path, {HOSTILE: data})
    summary = tmp_path / "summary.md"
    run = cip(tmp_path, "check", "--output-format", "github", GITHUB_STEP_SUMMARY=str(summary))
    lines = run.out.splitlines()
    assert run.status == 1
    assert [line[:14] for line in lines[:-1]] == ["::error file=p"] * 3
    assert "##[" not in run.out
    page = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .render(summary.read_text(encoding="utf-8"))
    )
    assert page.count("<tr>") == 4
    assert page.count("<td>") == 3 * 4
    assert "&lt;img src=x&gt;" in page
    assert "<img" not in page


def test_a_name_that_acts_is_printed_harmlessly(tmp_path: Path) -> None:
    repository(tmp_path, {f"{FOLDER}/1.2.2-\x1b[31m\n::error::x.yaml": b"x"})
    for arguments in (["check"], ["check", "--output-format", "github"], ["check", "--json"]):
        run = cip(tmp_path, *arguments)
        assert run.status == 1
        assert not ACTING.search(run.out)
        assert "\n::error::" not in run.out
        assert "1.2.2-<U+001B>[31m<U+000A>" in run.out.replace("%3A", ":")
