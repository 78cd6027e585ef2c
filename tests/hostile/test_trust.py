"""What the tool trusts and what it leaves alone: forms, modules, the web, the files of a plan."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from repositories import FOLDER, HOSTILE, repository

from cip.commands.tree import COMMANDS as COMMANDS_BY_NAME
from cip.documents.reading.reader import read_document
from cip.resources import folder

RETURNS = ["returns", "export", "york", "-o", "out", "--as-of", "2024-07-02"]
IMPORT = ["import", "paper.csv", "--into", "new"]
COMMANDS = {
    "status": ["status", "york"],
    "overdue": ["overdue", "york"],
    "at-risk": ["at-risk", "york"],
    "silent": ["silent", "york"],
    "due": ["due", "york"],
    "list": ["list", "york"],
    "show": ["show", "york/1.2.1"],
    "update": ["update", "york/1.2.1", "--note", "Seen.", "--dry-run"],
    "complete": ["complete", "york/1.2.1", "--evidence", "It=https://a.example", "--dry-run"],
    "withdraw": ["withdraw", "york/1.2.1(a)", "--reason", "No.", "--dry-run"],
    "reschedule": ["reschedule", "york/1.2.1", "May 2099", "--reason", "No.", "--dry-run"],
    "correct": ["correct", "york/1.2.1", "--title", "A", "--reason", "No.", "--dry-run"],
    "new": ["new", "york/1.2", "--title", "A", "--dry-run"],
    "check": ["check", "york"],
    "fmt": ["fmt", "york", "--diff"],
    "explain": ["explain", "unknown-officer"],
    "coverage": ["coverage", "york"],
    "report": ["report", "york"],
    "import": [*IMPORT, "--council", "A", "--paper-date", "2025-10-01", "--dry-run"],
    "export": ["export", "york", "-o", "york.xlsx", "--dry-run"],
    "returns": [*RETURNS, "--by", "2099-01-01", "--dry-run"],
    "diff": ["diff", "HEAD"],
    "log": ["log", "york/1.2.1"],
    "trend": ["trend", "york", "--recorded"],
    "init": ["init", "--dry-run"],
}
"""A call of each command, in a repository of git."""

CALLS = [
    *COMMANDS.values(),
    ["check", "--against", "HEAD"],
    ["export", "york", "--format", "ics"],
    ["export", "york", "-o", "york.csv", "--dry-run"],
]
"""Each command, what asks git for more, and what loads other libraries."""

WHATEVER = b'{"$schema": "https://json-schema.org/draft/2020-12/schema"}'
"""A form that takes everything."""


def cip(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a repository."""
    return subprocess.run(
        [executable(), *arguments],
        cwd=root,
        env={**clean_environment(), **environment},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def in_git(folder: Path, files: Mapping[str, bytes] | None = None) -> Path:
    """Give the root of the repository of ``repositories``, with all of it committed."""
    root = repository(folder, files).root
    paper = "Ref,Action,Lead,By when\n1.1,Plan it,Clerk,May 2030\n"
    (root / "paper.csv").write_text(paper, encoding="utf-8")
    names = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "The plan"]):
        subprocess.run(["git", *names, *arguments], cwd=root, check=True, capture_output=True)
    return root


def executable() -> str:
    """Give the command that the installation made."""
    return str(Path(sys.executable).parent / "cip")


def clean_environment() -> dict[str, str]:
    """Give the environment without what others may have set for Python, git and the tool."""
    ours = ("PYTHON", "GIT_", "GITHUB_", "CIP_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def names_of_commands() -> set[str]:
    """Give the names of all commands that there are."""
    return set(COMMANDS_BY_NAME)


def test_each_command_is_called_here() -> None:
    assert set(COMMANDS) == names_of_commands()


# What YAML can do beyond keys, texts, numbers and lists


@pytest.mark.parametrize(
    "text",
    [
        "a: &x b\n",
        "a: *x\n",
        "a: {b: c}\n<<: {d: e}\n",
        "a: !include /etc/passwd\n",
        "a: !!python/object/apply:os.system [id]\n",
        "%YAML 1.1\n---\na: b\n",
        "%TAG ! tag:example.org,2000:\n---\na: b\n",
        "a: b\n---\nc: d\n",
    ],
)
def test_what_a_plan_never_needs_of_yaml_is_refused(text: str) -> None:
    found = read_document("x.yaml", text)
    assert isinstance(found, list)
    assert {problem.rule for problem in found} == {"yaml-feature"}


@pytest.mark.parametrize(
    "text",
    [
        "a: b\na: b\n",
        "a: {b: c, b: d}\n",
        'a: b\n"a": c\n',
        "a: b\n'a': c\n",
        "caf\u00e9: a\ncafe\u0301: b\n",
    ],
)
def test_a_key_that_stands_twice_is_refused(text: str) -> None:
    found = read_document("x.yaml", text)
    assert isinstance(found, list)
    assert {problem.rule for problem in found} == {"duplicate-key"}


# Forms and modules


def test_a_form_that_came_with_a_pull_request_is_not_used(tmp_path: Path) -> None:
    files = {f"schema/{form.name}": WHATEVER for form in folder("schema").glob("*.json")}
    assert files
    hostile = {HOSTILE: b'ref: "1.2.2"\n\ntitle: x\n\nnonsense: y\n'}
    root = repository(tmp_path, {**files, **hostile}).root
    checked = cip(root, "check", "york")
    assert checked.returncode == 1
    assert f"{HOSTILE}:5:1: error: 'nonsense' is not known" in checked.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_no_module_of_the_folder_that_one_stands_in_is_used(command: str, tmp_path: Path) -> None:
    root, mark = in_git(tmp_path / "in"), tmp_path / "mark"
    line = f"open({str(mark)!r}, 'w')\n"
    for name in ("cip", "typer", "jinja2", "json", "jsonschema_rs", "site", "sitecustomize", "ast"):
        (root / f"{name}.py").write_text(line, encoding="utf-8")
    assert cip(root, *COMMANDS[command]).returncode == 0
    assert not mark.exists()


# The web

WATCHED = """
import os, sys

def watch(event, arguments):
    if event.startswith("socket."):
        os._exit(99)

sys.addaudithook(watch)
{program}
"""
"""Runs a program of Python, and ends at once where it touches a socket."""


def ended(program: str, *arguments: str, root: Path) -> int:
    """Give the status with which a watched program ends."""
    call = [sys.executable, "-c", WATCHED.format(program=program), *arguments]
    environment = clean_environment()
    return subprocess.run(call, cwd=root, env=environment, capture_output=True).returncode


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_touches_a_socket(command: str, tmp_path: Path) -> None:
    root = in_git(tmp_path)
    assert ended("from cip.commands import main; main()", *COMMANDS[command], root=root) == 0


def test_a_program_that_touches_a_socket_would_be_noticed(tmp_path: Path) -> None:
    assert ended("import socket; socket.socket()", root=tmp_path) == 99


needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="there is no strace here")


def connections(calls: list[list[str]], root: Path, tmp_path: Path) -> list[str]:
    """Give the sockets of the internet that calls and their children ask the system for."""
    script = "\n".join(f"{shlex.join(call)} > /dev/null" for call in calls)
    log = tmp_path / "log"
    watch = ["strace", "-f", "-qq", "-e", "trace=socket", "-o", log, "sh", "-c", script]
    done = subprocess.run(
        watch, cwd=root, env=clean_environment(), capture_output=True, text=True, check=False
    )
    if "ptrace" in done.stderr:
        pytest.skip("no process may be watched here")
    assert done.returncode == 0, done.stderr
    return [line for line in log.read_text("utf-8").splitlines() if "AF_INET" in line]


@needs_strace
def test_no_command_asks_for_a_connection(tmp_path: Path) -> None:
    root = in_git(tmp_path / "in")
    calls = [[executable(), *arguments] for arguments in CALLS]
    assert connections(calls, root, tmp_path) == []


@needs_strace
def test_the_watch_would_notice_a_connection(tmp_path: Path) -> None:
    program = "import socket; socket.socket(socket.AF_INET6).close()"
    assert len(connections([[sys.executable, "-c", program]], tmp_path, tmp_path)) == 1


# The files


def everything(root: Path) -> dict[str, tuple[int, int, bytes]]:
    """Give the mode, the time and what it holds of each file of a folder."""
    return {
        str(file.relative_to(root)): (
            file.stat().st_mode,
            file.stat().st_mtime_ns,
            file.read_bytes() if file.is_file() else b"",
        )
        for file in sorted(root.rglob("*"))
    }


def test_no_command_changes_a_file_of_the_repository_or_of_the_user(tmp_path: Path) -> None:
    root = in_git(tmp_path / "in", {f"{FOLDER}/1.2.3-x.yaml": b"title: [\n"})
    home = tmp_path / "home"
    home.mkdir()
    before = everything(tmp_path)
    for arguments in CALLS:
        done = cip(root, *arguments, HOME=str(home), TMPDIR=str(home))
        assert done.returncode in (0, 1), done.stderr
    assert everything(tmp_path) == before
