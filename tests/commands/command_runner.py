"""Runs commands for tests: in this process, and as a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from builders import REPOSITORY
from typer.testing import CliRunner

from cip.commands.app import app
from cip.model.errors import CipError

AS_OF = ("--as-of", "2024-11-20")
"""The day of the newest update in the real plans."""

_UNSET = {"COLUMNS": None, "NO_COLOR": None, "FORCE_COLOR": None, "CIP_ROOT": None}


class Said(NamedTuple):
    """How a command ended, and what it wrote to stdout and to stderr."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Give the JSON document on stdout."""
        return json.loads(self.out)


def cip(*arguments: str, root: Path = REPOSITORY, **environment: str) -> Said:
    """Run a command in this process on a repository; an error is said as the process says it."""
    found = CliRunner().invoke(
        app, ["--root", str(root), *arguments], env={**_UNSET, **environment}
    )
    if isinstance(found.exception, CipError):
        said = f"{found.stderr}cip: {found.exception}\n"
        return Said(found.exception.exit_status, found.stdout, said)
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return Said(found.exit_code, found.stdout, found.stderr)


def process(
    *arguments: str, cwd: Path = REPOSITORY, module: bool = False, **environment: str
) -> Said:
    """Run a command as a process of its own: ``cip``, or ``python -m cip``."""
    command = [sys.executable, "-m", "cip"] if module else [executable()]
    found = subprocess.run(
        [*command, *arguments],
        cwd=cwd,
        env={**clean_environment(), **environment},
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    return Said(found.returncode, found.stdout, found.stderr)


def executable() -> str:
    """Give the command that the installation made."""
    return str(Path(sys.executable).parent / "cip")


def clean_environment() -> dict[str, str]:
    """Give the environment without what changes how a command looks."""
    return {name: value for name, value in os.environ.items() if name not in _UNSET}
