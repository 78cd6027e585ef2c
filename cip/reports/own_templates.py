"""Renders a council's own template in a child process with limits.

The sandbox of the template engine bounds neither time nor memory, so the process does.
"""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cip.limits import limit
from cip.model.errors import UsageError

MEMORY_BYTES = 400_000_000
CPU_SECONDS = 5
SECONDS = 60
"""How long is waited for it in all: a template is refused for its own time, not a busy machine."""

OUTPUT_BYTES = 5_000_000

TOO_DEEP = "it calls itself without end, or is nested too deep."
TOO_MUCH = f"it needs more than {MEMORY_BYTES // 1_000_000} MB of memory."

_CHILD = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from cip.reports.own_templates import child; child()"
)


def render_apart(own: Path, name: str, facts: Mapping[str, Any]) -> str:
    """Give a report from a template in a council's folder. Raises ``UsageError`` where it fails."""
    order = json.dumps({"folder": str(own), "name": name, "facts": facts}).encode()
    here = str(Path(__file__).resolve().parents[2])
    try:
        done = subprocess.run(  # noqa: S603 - this Python, with a program of our own
            [sys.executable, "-I", "-c", _CHILD, here],
            input=order,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UsageError(f"The template {name} took more than {SECONDS} seconds.") from None
    if done.returncode != 0:
        raise UsageError(f"The template {name} cannot be used: {_said(done)}")
    if len(done.stdout) > OUTPUT_BYTES:
        raise UsageError(f"The template {name} writes more than {OUTPUT_BYTES:,} bytes.")
    return done.stdout.decode("utf-8", "replace")


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Give why the child ended: its own sentence, or the limit that it met."""
    if done.returncode in (-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0)):
        return f"it computes for more than {CPU_SECONDS} seconds."
    if done.returncode == -getattr(signal, "SIGSEGV", 0):
        return TOO_DEEP
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode == 1 and said and "\n" not in said:
        return said[:300]
    if "MemoryError" in said:
        return TOO_MUCH
    return f"it ended with status {done.returncode} and without a word."


def child() -> None:
    """Render what stdin orders, within the limits; the parent reads stdout.

    What goes wrong in a template is one sentence on stderr.
    """
    limit(memory=MEMORY_BYTES, seconds=CPU_SECONDS)
    from cip.reports.render import render_own

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    order = json.load(sys.stdin)
    try:
        text = render_own(Path(order["folder"]), order["name"], order["facts"])
        sys.stdout.write(text[: OUTPUT_BYTES + 1])
    except UsageError as error:
        sys.exit(" ".join(str(error).split()))
    except (RecursionError, SyntaxError):
        sys.exit(TOO_DEEP)
    except MemoryError:
        sys.exit(TOO_MUCH)
    except Exception as error:  # noqa: BLE001 - whatever a template does is a sentence
        sys.exit(" ".join(f"{error}.".split()))
