"""Commits plans on days, with real git, by a person who has set up nothing."""

import os
import subprocess
from pathlib import Path


def git(root: Path, *arguments: str, **environment: str) -> str:
    """Run git in a folder, and give what it prints."""
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments]
    done = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def on(root: Path, day: str, author: str = "A") -> str:
    """Commit all that lies there on a day, and give the commit as people write it."""
    git(root, "add", "--all", ".")
    when = {"GIT_COMMITTER_DATE": f"{day}T12:00:00+0000"}
    git(root, "commit", "-q", "-m", "x", "--author", f"{author} <x@y.example>", **when)
    return git(root, "rev-parse", "HEAD")[:7]


def write(root: Path, old: str, new: str, path: str) -> None:
    """Write something else in a file, which has to hold what was there."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
