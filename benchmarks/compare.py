"""Times commands against each other in one run and prints ratios: ``compare.py [RUNS]``.

Two commands take turns (A B A B ...), so that a machine that gets slower slows both. The median
ratio is what counts. The tool is built and installed into a folder of its own first: an editable
install may start more slowly.
"""

import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate import generate

ROOT = Path(__file__).resolve().parent.parent
NOTHING = ROOT / "benchmarks" / "nothing.py"

Command = Sequence[str | Path]


def seconds(command: Command, folder: Path) -> float:
    """Give the time of one run. What it prints is thrown away, and how it ends does not matter."""
    before = time.perf_counter()
    subprocess.run(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return time.perf_counter() - before


def ratio(
    name: str, first: Command, second: Command, folder: Path, runs: int, bound: float
) -> None:
    """Print how many times as long the first command takes as the second, and the bound."""
    seconds(first, folder), seconds(second, folder)
    pairs = [(seconds(first, folder), seconds(second, folder)) for _ in range(runs)]
    ratios = sorted(a / b for a, b in pairs)
    times = [statistics.median(side) * 1000 for side in zip(*pairs, strict=True)]
    print(
        f"{name:<66} {statistics.median(ratios):7.3f}  ({ratios[0]:.3f} to {ratios[-1]:.3f}; "
        f"{times[0]:.0f} ms against {times[1]:.0f} ms)  bound {bound:g}",
        flush=True,
    )


def installed(folder: Path) -> Path:
    """Install the tool, without its editable link, and give the folder of its commands."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", ROOT], check=True)
    return python.parent


def main(runs: int) -> None:
    """Print all ratios."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        tools = installed(place / "venv")
        cip, nothing = tools / "cip", [tools / "python", NOTHING]
        print("A against B: median ratio (least to most; median times)")
        for name, arguments, bound in (
            ("cip --version : a typer command that does nothing", ["--version"], 1.6),
            ("cip --help : a typer command that does nothing", ["--help"], 1.6),
            ("cip status york : a typer command that does nothing", ["status", "york"], 2.5),
            ("cip status, 186 actions : a typer command ... (and 1 ms an action)", ["status"], 2.5),
        ):
            ratio(name, [cip, *arguments], nothing, ROOT, runs, bound)
        for plan in ("york", "bedford", "nottingham"):
            report = [cip, "report", plan, "--template", "board-report"]
            ratio(f"cip report {plan} : cip status", report, [cip, "status"], ROOT, runs, 3)
        large = place / "large"
        large.mkdir()
        generate(large, 1000)
        files = sorted((large / "plans" / "generated").glob("*/[0-9]*.yaml"))
        checker = [
            Path(sys.executable).parent / "check-jsonschema",
            "--schemafile", ROOT / "schema" / "action.schema.json",
            *files,
        ]  # fmt: skip
        ratio(
            "cip check, 1,000 actions : check-jsonschema",
            [cip, "check"], checker, large, max(3, runs // 3), 0.1,
        )  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
