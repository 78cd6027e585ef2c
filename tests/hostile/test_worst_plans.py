"""The law of costs: whatever a plan holds, each command ends within ten seconds and 500 MB.

Seconds are those of the processor, and the system ends a command that takes more: nothing here
depends on how busy the machine is. With ``CIP_LAWS`` of 10 or more every command runs over every
plan, three times as large.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import laws
import pytest
from worst_plans import PLAN, PLANS, REFUSED, write

from cip.checking import MOST_IN_ALL
from cip.model.problem import MOST_IN_A_FILE
from cip.reports.catalogue import TEMPLATES

SECONDS = 10
MEGABYTES = 500
LONG = laws.SCALE >= 10
SCALE = 1.0 if LONG else 0.3
DAY = ("--as-of", "2025-03-31")

TOO_LONG = "This report would have more than 20,000,000 characters"
TOO_MANY = "This report would list more than 100,000 answers to recommendations"

LAUNCHER = """
import os, resource, sys
seconds, report = int(sys.argv[1]), sys.argv[2]
child = os.fork()
if child == 0:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    os.execv(sys.executable, [sys.executable, "-m", "cip", *sys.argv[3:]])
_, status, usage = os.wait4(child, 0)
with open(report, "w") as file:
    file.write(f"{os.waitstatus_to_exitcode(status)} {usage.ru_maxrss}")
"""
"""Starts the command from a small process: a child's peak counts what its parent had in memory."""


class Run(NamedTuple):
    """What came of a command; the status is negative where the system ended it."""

    status: int
    out: str
    err: str
    megabytes: float


def cip(root: Path, *arguments: str) -> Run:
    """Run a command that may take so much of the processor and no more."""
    report = root / "report"
    done = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, str(SECONDS), str(report), *arguments],
        cwd=root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "COLUMNS": "100"},
    )
    status, peak = report.read_text(encoding="utf-8").split()
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Run(int(status), done.stdout.decode(), done.stderr.decode(), int(peak) / unit)


REPORTS = tuple(
    ("report", PLAN, "--template", name, "--since", "2024-12-01", *DAY) for name in TEMPLATES
)
OTHERS = (
    ("status", PLAN, *DAY),
    ("status", "--json", *DAY),
    ("overdue", *DAY),
    ("at-risk", *DAY),
    ("due", *DAY),
    ("silent", *DAY),
    ("silent", "--json", *DAY),
    ("list", *DAY),
    ("list", "--json", *DAY),
    ("list", "--kind", "kpi", *DAY),
    ("list", "--kind", "risk", "--json", *DAY),
    ("coverage", *DAY),
    ("coverage", "--json", *DAY),
    ("show", f"{PLAN}/1", *DAY),
    ("show", f"{PLAN}/1.1", "--json", *DAY),
    ("check", "--advice", "--output-format", "github", *DAY),
)
HEAVIEST = (
    ("status", PLAN, *DAY),
    ("report", PLAN, "--template", "progress-report", "--since", "2024-12-01", *DAY),
)


@pytest.mark.parametrize("name", PLANS)
def test_every_command_ends_on_the_worst_plans_that_a_check_accepts(
    name: str, tmp_path: Path
) -> None:
    write(tmp_path, PLANS[name](SCALE))
    accepted = cip(tmp_path, "check", *DAY)
    assert (accepted.status, accepted.err) == (0, "")
    assert accepted.megabytes < MEGABYTES
    for command in (*OTHERS, *REPORTS) if LONG else HEAVIEST:
        run = cip(tmp_path, *command)
        is_refused = run.status == 2 and (TOO_LONG in run.err or TOO_MANY in run.err)
        assert run.status == 0 or is_refused, command
        assert run.megabytes < MEGABYTES, command


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_template_ends_where_all_answer_all(template: str, tmp_path: Path) -> None:
    write(tmp_path, PLANS["all_name_all"](0.2))
    run = cip(tmp_path, "report", PLAN, "--template", template, *DAY)
    assert (run.status, run.err) == (0, "")
    assert run.megabytes < MEGABYTES


def test_all_boards_get_their_reports(tmp_path: Path) -> None:
    write(tmp_path, PLANS["many_boards"](0.3))
    run = cip(tmp_path, "report", PLAN, "--all-boards", "out", *DAY)
    assert run.status == 0, run.err
    assert len(list((tmp_path / "out").iterdir())) == 50


def test_a_report_that_nobody_could_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    write(tmp_path, PLANS["long_notes"](0.3))
    run = cip(tmp_path, "report", PLAN, "--template", "progress-report", *DAY)
    assert run.status == 2
    assert TOO_LONG in run.err
    assert run.out == ""
    assert run.megabytes < MEGABYTES


def test_a_matrix_that_nobody_could_read_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, PLANS["many_recommendations"](0.5))
    run = cip(tmp_path, "coverage", *DAY)
    assert run.status == 0
    assert "Which workstreams answer it would be too large a table." in run.out
    report = cip(tmp_path, "report", PLAN, "--template", "coverage", *DAY)
    assert report.status == 0
    assert ": the table would be too large to read." in report.out


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_check_of_very_many_problems_ends_and_is_short(
    name: str, form: str, tmp_path: Path
) -> None:
    write(tmp_path, REFUSED[name](0.5))
    run = cip(tmp_path, "check", "--output-format", form, *DAY)
    assert run.status == 1
    assert run.megabytes < MEGABYTES
    assert len(run.out) < 1000 * (MOST_IN_ALL + 10)


def test_twenty_problems_of_a_file_are_named_and_all_are_counted(tmp_path: Path) -> None:
    write(tmp_path, REFUSED["findings_in_one_file"](1))
    text = cip(tmp_path, "check", *DAY).out
    assert len(text) < 15_000
    assert "error: 2,179 more errors in this file are not shown [too-many-problems]" in text
    assert text.endswith("Checked 3 files: 2,199 errors.\n")
    findings = json.loads(cip(tmp_path, "check", "--json", *DAY).out)["findings"]
    assert len(findings) == MOST_IN_A_FILE + 1
    assert findings[-1]["rule"] == "too-many-problems"
    github = cip(tmp_path, "check", "--output-format", "github", *DAY).out
    assert "2,189 errors more: see the summary of this step" in github
    assert github.endswith("Checked 3 files: 2,199 errors, 0 warnings.\n")


def test_of_very_many_files_with_problems_the_first_are_named(tmp_path: Path) -> None:
    write(tmp_path, REFUSED["findings_everywhere"](0.5))
    text = cip(tmp_path, "check", *DAY).out
    assert "errors in this file and those after it are not shown [too-many-problems]" in text
    assert text.endswith(f"Checked 409 files: {400 * 120:,} errors.\n")
