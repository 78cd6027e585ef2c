"""Runs git: the only module that does, and never with anything that a repository could steer."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

SECONDS = 20

WHAT_COUNTS = ("plans", "templates")
"""The folders that a report is made from: a report that lies beside them is no change of them."""

_GUARDS = (
    "-c", "safe.bareRepository=explicit",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "--no-pager",
    "--literal-pathspecs",
)  # fmt: skip


class Revision(NamedTuple):
    """The commit that files were read at: its short hash, and whether they differ from it."""

    commit: str
    is_clean: bool


def revision(root: Path) -> Revision | None:
    """Give the commit that is checked out, and whether the files differ from it.

    None where the folder is in no repository, has no commit yet, or git is not installed.
    """
    commit = _run(
        root, "rev-parse", "--verify", "--quiet", "--short=10", "--end-of-options", "HEAD"
    )
    if not commit:
        return None
    changes = _run(root, "status", "--porcelain", "-z", "--untracked-files", "--", *WHAT_COUNTS)
    return Revision(commit=commit.strip(), is_clean=changes == "")


def _run(root: Path, *arguments: str) -> str | None:
    """Give what git prints, or None where it fails or is missing."""
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
    }
    try:
        done = subprocess.run(  # noqa: S603 - arguments of our own
            ["git", *_GUARDS, *arguments],  # noqa: S607 - the user's own git
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
