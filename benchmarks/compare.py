"""Prints how commands compare in time and memory: ``compare.py [PART]... [--runs N] [--base REV]``.

Parts are ``start``, ``reports``, ``changes``, ``check``, ``growth``, ``history`` and, with
``--base``, ``base``.
Two commands take turns (A B A B ...), so that a machine that gets slower slows both, and the median
of the ratios of their processor times is what counts. The tool is built and installed into a folder
of its own first: an editable install may start more slowly.
"""

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate import commit_reports, generate

ROOT = Path(__file__).resolve().parent.parent
SIZES = (2_000, 16_000, 25_600)
"""How many actions the plans have on which it is looked how time and memory grow."""

Command = Sequence[str | Path]


class Used(NamedTuple):
    """What one run took: seconds of the processor, and the most memory in megabytes."""

    seconds: float
    megabytes: float


def used(command: Command, folder: Path) -> Used:
    """Run a command once. What it prints is thrown away, and how it ends does not matter."""
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere)
    _, process.returncode, usage = os.wait4(process.pid, 0)
    return Used(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def ratio(name: str, first: Command, second: Command, folder: Path, runs: int, bound: str) -> None:
    """Print how many times as long the first command takes as the second, and what is aimed at."""
    used(first, folder), used(second, folder)
    pairs = [(used(first, folder), used(second, folder)) for _ in range(runs)]
    ratios = sorted(a.seconds / b.seconds for a, b in pairs)
    times = [statistics.median(u.seconds for u in side) for side in zip(*pairs, strict=True)]
    print(
        f"{name:<60} {statistics.median(ratios):7.3f}  ({ratios[0]:.3f} to {ratios[-1]:.3f}; "
        f"{times[0]:.2f} s against {times[1]:.2f} s)  {bound}",
        flush=True,
    )


def installed(source: Path, folder: Path) -> Path:
    """Install the tool, without its editable link, and give the folder of its commands."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", f"{source}[all]"], check=True)
    return python.parent


def generated(place: Path, actions: int) -> Path:
    """Give a repository with a plan of so many actions; it is made once."""
    folder = place / str(actions)
    if not folder.exists():
        folder.mkdir()
        generate(folder, actions)
    return folder


def start(tools: Path, runs: int) -> None:
    """Print what it takes to begin, against a typer command that does nothing."""
    nothing = [tools / "python", ROOT / "benchmarks" / "nothing.py"]
    for arguments, bound in (
        (["--version"], "at most 1.05"),
        (["--help"], "at most 1.05"),
        (["status", "york"], "at most 2.3"),
        (["status"], "at most 2.8, 186 actions"),
    ):
        name = f"cip {' '.join(arguments)} : a typer command that does nothing"
        ratio(name, [tools / "cip", *arguments], nothing, ROOT, runs, bound)


def reports(tools: Path, runs: int, place: Path) -> None:
    """Print what the board's report of each plan takes, against the status of all.

    The plans lie alone, as a council's do: what lies in ``templates/`` beside them counts as the
    council's own, and is laid out in a process with limits, which takes longer.
    """
    cip = tools / "cip"
    alone = committed(place / "plans-alone")
    own = committed(place / "own-templates", "templates")
    for plan in ("york", "bedford", "nottingham"):
        report = [cip, "report", plan, "--template", "board-report"]
        ratio(f"cip report {plan} : cip status", report, [cip, "status"], alone, runs, "at most 2")
        for form in ("docx", "html"):
            written = [*report, "-o", place / f"{plan}.{form}"]
            ratio(f"cip report {plan} as {form} : as md", written, report, alone, runs, "at most 3")
    name = "cip report york, own template : cip status"
    report = [cip, "report", "york", "--template", "board-report"]
    ratio(name, report, [cip, "status"], own, runs, "no aim")


def committed(folder: Path, *names: str) -> Path:
    """Give a repository with a copy of the plans that came with the tool, and of other folders."""
    for name in ("plans", *names):
        shutil.copytree(ROOT / name, folder / name)
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    """Make a folder a repository that holds all that lies in it, in one pack, in one commit."""
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "gc.auto=0"]
    for command in (["init"], ["add", "."], ["commit", "-m", "All"], ["repack", "-adq"]):
        subprocess.run([*git, *command], cwd=folder, check=True, capture_output=True)


CHANGED = 200
"""In how many of 10,000 actions something is changed."""


def changes(tools: Path, runs: int, place: Path) -> None:
    """Print what it takes to look at a change: of the real plans, and of a large one."""
    cip = tools / "cip"
    real = committed(place / "real-change")
    change(real / "plans", 20)
    name = "cip diff HEAD, 20 files of three plans : cip status"
    ratio(name, [cip, "diff", "HEAD"], [cip, "status"], real, runs, "at most 2.5")
    large = place / "large-change"
    large.mkdir()
    generate(large, 10_000)
    commit(large)
    change(large / "plans", CHANGED)
    name = f"cip check --against HEAD, {CHANGED} of 10,000 actions : cip check"
    against = [cip, "check", "--against", "HEAD"]
    ratio(name, against, [cip, "check"], large, max(3, runs // 2), "at most 1.15")


def change(plans: Path, number: int) -> None:
    """Give so many actions, spread over plans, a tag."""
    files = sorted(plans.glob("*/*/[0-9]*.yaml"))
    for file in files[:: len(files) // number][:number]:
        with file.open("a", encoding="utf-8") as end:
            end.write("\ntags: [changed]\n")


def check(tools: Path, runs: int, place: Path) -> None:
    """Print what a check takes against check-jsonschema, which holds files against a schema."""
    for actions, bound in ((1_000, "at most 0.083"), (10_000, "at most 0.056")):
        folder = generated(place, actions)
        checker = [
            Path(sys.executable).parent / "check-jsonschema",
            "--schemafile", ROOT / "schema" / "action.schema.json",
            *sorted((folder / "plans" / "generated").glob("*/[0-9]*.yaml")),
        ]  # fmt: skip
        name = f"cip check, {actions:,} actions : check-jsonschema"
        ratio(name, [tools / "cip", "check"], checker, folder, max(1, runs // 5), bound)


def growth(tools: Path, place: Path) -> None:
    """Print how time and memory grow with the number of actions; 1 is in proportion.

    Each plan is measured in turn with the others, so that a machine that gets slower slows all.
    """
    for arguments, bound in (
        (["check"], "at most 250 MB"),
        (["status"], "at most 250 MB"),
        (["coverage"], ""),
        (["list", "--json"], ""),
        (["report", "generated", "--template", "board-report"], "at most 300 MB of 16,000"),
        (["report", "generated", "--template", "progress-report"], ""),
    ):
        turns = [
            [used([tools / "cip", *arguments], generated(place, n)) for n in SIZES]
            for _ in range(2)
        ]
        found = [min(same) for same in zip(*turns, strict=True)]
        said = ", ".join(
            f"{n:,}: {u.seconds:.1f} s {u.megabytes:.0f} MB"
            for n, u in zip(SIZES, found, strict=True)
        )
        exponent = math.log(found[-1].seconds / found[0].seconds) / math.log(SIZES[-1] / SIZES[0])
        aims = ", ".join(filter(None, ("at most 1.1", bound)))
        print(
            f"cip {' '.join(arguments):<50} exponent {exponent:.2f}  ({said})  {aims}", flush=True
        )


def history(tools: Path, runs: int, place: Path) -> None:
    """Print what looking back over 2,000 commits of 1,000 actions takes, against a status."""
    folder = place / "history"
    folder.mkdir()
    generate(folder, 1_000)
    commit_reports(folder, 2_000)
    cip = tools / "cip"
    for arguments, bound in (
        (["log", "generated/11.18"], "seconds"),
        (["log", "generated"], "seconds"),
        (["trend", "generated"], "seconds"),
        (["trend", "generated", "--recorded"], "seconds"),
    ):
        name = f"cip {' '.join(arguments)}, 2,000 commits : cip status"
        ratio(name, [cip, *arguments], [cip, "status"], folder, max(1, runs // 3), bound)


def base(tools: Path, runs: int, place: Path, revision: str) -> None:
    """Print how the tool compares with itself at another revision."""
    source = place / "base"
    source.mkdir()
    archive = subprocess.run(
        ["git", "archive", revision], cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    subprocess.run(["tar", "x", "-C", source], input=archive.stdout, check=True)
    others = installed(source, place / "base-venv")
    for actions in (1_000, 10_000):
        folder = generated(place, actions)
        name = f"cip check, {actions:,} actions : the same at {revision}"
        pair = [tools / "cip", "check"], [others / "cip", "check"]
        ratio(name, *pair, folder, max(3, runs // 2), "at most 0.8")


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("parts", nargs="*", default=[], metavar="PART")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--base", metavar="REV")
    asked = parser.parse_args()
    parts = asked.parts or [
        "start",
        "reports",
        "changes",
        "check",
        "growth",
        "history",
        *(["base"] if asked.base else []),
    ]
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        tools = installed(ROOT, place / "venv")
        print("A : B, median ratio of processor times (least to most; median times)")
        if "start" in parts:
            start(tools, asked.runs)
        if "reports" in parts:
            reports(tools, asked.runs, place)
        if "changes" in parts:
            changes(tools, asked.runs, place)
        if "check" in parts:
            check(tools, asked.runs, place)
        if "growth" in parts:
            growth(tools, place)
        if "history" in parts:
            history(tools, asked.runs, place)
        if "base" in parts:
            base(tools, asked.runs, place, asked.base)


if __name__ == "__main__":
    main()
