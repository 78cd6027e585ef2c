"""Runs a script that may mount: in a namespace of its own, which takes its mounts with it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")


def apart(script: str, *, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script in which ``$PYTHON`` is this Python; skip where nobody may mount."""
    if not _may_mount():
        pytest.skip("a user may not mount here")
    return subprocess.run(
        [*_NAMESPACE, "sh", "-c", script],
        cwd=cwd,
        env={"PYTHON": sys.executable, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def _may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    tried = [*_NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0
