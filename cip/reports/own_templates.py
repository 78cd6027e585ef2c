"""Renders a council's own template in a child process with limits.

The sandbox of the template engine bounds neither time nor memory, so the process does.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cip.model.errors import UsageError

MEMORY_BYTES = 400_000_000
CPU_SECONDS = 5
SECONDS = 8
OUTPUT_BYTES = 5_000_000


def render_apart(own: Path, name: str, facts: Mapping[str, Any]) -> str:
    """Give a report from a template in a council's folder. Raises ``UsageError`` where it fails."""
    order = json.dumps({"folder": str(own), "name": name, "facts": facts}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _CHILD, str(Path(__file__).resolve().parents[2])],
            input=order,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UsageError(f"The template {name} took more than {SECONDS} seconds.") from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        raise UsageError(f"The template {name} cannot be used. {said[:300]}")
    if len(done.stdout) > OUTPUT_BYTES:
        raise UsageError(f"The template {name} writes more than {OUTPUT_BYTES:,} bytes.")
    return done.stdout.decode("utf-8", "replace")


_CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from cip.reports.own_templates import child; child()"


def child() -> None:
    """Render what stdin orders, within the limits; the parent reads stdout."""
    _limit()
    from cip.reports.render import render_own

    order = json.load(sys.stdin)
    try:
        text = render_own(Path(order["folder"]), order["name"], order["facts"])
    except UsageError as error:
        sys.exit(str(error))
    except MemoryError:
        sys.exit("It needs too much memory.")
    sys.stdout.write(text[: OUTPUT_BYTES + 1])


def _limit() -> None:
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows has the time limit of the parent only
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
