"""Makes repositories for tests with real git, some of them hostile, and asks where files are from.

Each holds the plan ``north``; what its files say does not matter here, so they say little.
"""

import os
import shutil
import subprocess
import zlib
from collections.abc import Mapping
from hashlib import sha1
from pathlib import Path
from typing import NamedTuple

from cip.sources.folder import Workspace
from cip.sources.git import objects, repository_of
from cip.sources.origin import Revision, origin, revision
from cip.sources.tree import Blob, files_of

PLAN = "plans/north/plan.yaml"
ACTION = "plans/north/1-first/1.1-lead.yaml"

FILES: Mapping[str, bytes] = {PLAN: b"title: North\nyear: 2024\n", ACTION: b"title: Lead\n"}

GIT = shutil.which("git") or "git"


def git(folder: Path, *arguments: str, data: bytes | None = None, **environment: str) -> str:
    """Run git in a folder, by a person who has set up nothing, and give what it prints."""
    names = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    local = ("-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        [GIT, *names, *local, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        input=data,
        check=True,
        capture_output=True,
    )
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def write(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below a folder."""
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return root


def commit(folder: Path) -> str:
    """Commit all that lies in a folder, and give the commit's hash."""
    git(folder, "add", "--all", ".")
    git(folder, "commit", "-q", "-m", "Change")
    return git(folder, "rev-parse", "HEAD")


def repository(root: Path, files: Mapping[str, bytes] | None = None, *init: str) -> Path:
    """Make a repository with one commit that holds the plan, and other files laid into it."""
    write(root, {**FILES, **(files or {})})
    git(root, "init", "-q", *init)
    commit(root)
    return root


def looked_at(root: Path, plan: str = "north") -> Revision:
    """Give the commit of a folder, held against what is read of a plan now."""
    workspace = Workspace(root)
    return revision(root, workspace.sources(plan, workspace.contents(plan)))


def made_from(root: Path, plan: str = "north") -> str:
    """Give the words of a report for where it was made from."""
    workspace = Workspace(root)
    return origin(root, workspace.sources(plan, workspace.contents(plan)))


def held(root: Path, commit: str, *folders: str) -> Mapping[str, Blob]:
    """Give the files of a commit below some folders."""
    with objects(repository_of(root)) as reader:
        return files_of(reader, commit, folders or ("plans",))


class Trap(NamedTuple):
    """A program that leaves a mark if it is run, and where the mark would be."""

    program: Path
    mark: Path

    @property
    def was_run(self) -> bool:
        """Say whether somebody ran it since this was last asked."""
        is_there = self.mark.exists()
        self.mark.unlink(missing_ok=True)
        return is_there


def trap(folder: Path, name: str = "trap.sh") -> Trap:
    """Lay a program into a folder that leaves a mark beside the folder if it is run."""
    folder.mkdir(parents=True, exist_ok=True)
    program, mark = folder / name, folder.parent / f"{folder.name}-was-run"
    program.write_text(f"#!/bin/sh\n: > '{mark}'\n", encoding="utf-8")
    program.chmod(0o755)
    return Trap(program, mark)


def write_object(root: Path, kind: str, data: bytes, *, known_by: str | None = None) -> str:
    """Write an object that git itself would not, under its own hash or under another one."""
    whole = f"{kind} {len(data)}\0".encode() + data
    oid = known_by or sha1(whole).hexdigest()
    file = root / ".git" / "objects" / oid[:2] / oid[2:]
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_bytes(zlib.compress(whole))
    return oid


def tree(*entries: tuple[str, str, str]) -> bytes:
    """Give a tree object: mode, name and hash of each entry, as they come."""
    return b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(oid) for mode, name, oid in entries)


def commit_of(root: Path, top: str) -> str:
    """Write a commit of a tree, let HEAD be it, and give its hash."""
    person = "A <a@b.example> 1700000000 +0000"
    data = f"tree {top}\nauthor {person}\ncommitter {person}\n\nForged\n".encode()
    oid = write_object(root, "commit", data)
    (root / ".git" / "HEAD").write_text(f"{oid}\n", encoding="utf-8")
    return oid
