"""What the world around a command does to it is told in a sentence, and is never a fault."""

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from builders import REPOSITORY, repository
from command_runner import AS_OF, clean_environment, executable, process

READING = (
    ("status", *AS_OF),
    ("list", "--json", *AS_OF),
    ("show", "north/1.1", *AS_OF),
    ("coverage", *AS_OF),
    ("report", "north", *AS_OF),
    ("check", *AS_OF),
    ("check", "--output-format", "github", *AS_OF),
    ("check", "--json", *AS_OF),
    ("explain",),
    ("--version",),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a small repository in which nothing is wrong."""
    folder = tmp_path / "repository"
    text = "accountable: chief-executive\n\ndeadline: June 2030\n"
    return repository(folder, {"north/1-first/1.1-lead.yaml": text})


def run(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    """Run a command, with whatever is done to its process."""
    options = {"cwd": REPOSITORY, "env": clean_environment(), "timeout": 60, **more}
    if "stdout" not in options and "stderr" not in options:
        options["capture_output"] = True
    return subprocess.run([executable(), *arguments], text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


# A present folder that is gone


def run_nowhere(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder that is taken away just before it starts."""
    gone = tmp_path / "gone"
    gone.mkdir()
    return run(*arguments, cwd=gone, preexec_fn=lambda: os.rmdir(gone))


@pytest.mark.parametrize("arguments", READING)
def test_with_the_repository_named_no_present_folder_is_needed(
    root: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    found = run_nowhere(tmp_path, "--root", str(root), *arguments)
    said = process("--root", str(root), *arguments)
    assert (found.returncode, found.stdout) == (said.status, said.out)


@pytest.mark.parametrize(
    "arguments",
    [("status",), ("check",), ("--root", "x", "status"), ("report", "north")],
)
def test_without_it_the_present_folder_is_said_to_be_gone(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    found = run_nowhere(tmp_path, *arguments)
    assert found.returncode == 3
    assert found.stdout == ""
    assert "gone" in found.stderr or "There is no folder 'plans' in x" in found.stderr
    assert found.stderr.count("\n") == 1


def test_a_file_beside_a_folder_that_is_gone_is_not_written(root: Path, tmp_path: Path) -> None:
    found = run_nowhere(tmp_path, "--root", str(root), "report", "north", "-o", "a.md", *AS_OF)
    assert found.returncode in (2, 3)
    assert found.stderr.startswith("cip: ")


# What may not be read


def as_somebody() -> None:
    """Take from a process of root that it may read what nobody may read."""
    prctl_drop, read_all = 24, (1, 2)
    if os.geteuid() == 0:
        for capability in read_all:
            ctypes.CDLL(None).prctl(prctl_drop, capability, 0, 0, 0)


needs_rights = pytest.mark.skipif(sys.platform != "linux", reason="takes rights from root")


def refused(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody who may not read everything."""
    return run("--root", str(root), *arguments, preexec_fn=as_somebody)


@needs_rights
@pytest.mark.parametrize("mode", [0o000, 0o111])
@pytest.mark.parametrize("arguments", READING[:5])
def test_plans_that_may_not_be_read_are_told(
    root: Path, arguments: tuple[str, ...], mode: int
) -> None:
    (root / "plans").chmod(mode)
    found = refused(root, *arguments)
    (root / "plans").chmod(0o755)
    assert (found.returncode, found.stdout) == (3, "")
    assert found.stderr == (f"cip: {root}/plans: The folder cannot be read: Permission denied.\n")


@needs_rights
def test_a_check_names_the_folder_that_may_not_be_read(root: Path) -> None:
    (root / "plans").chmod(0)
    found = refused(root, "check")
    (root / "plans").chmod(0o755)
    assert found.returncode == 1
    assert "plans:1:1: error: The folder cannot be read: Permission denied" in found.stdout


@needs_rights
@pytest.mark.parametrize("arguments", READING[:7])
def test_a_repository_that_may_not_be_looked_into_is_told(
    root: Path, arguments: tuple[str, ...]
) -> None:
    root.chmod(0o444)
    found = refused(root, *arguments)
    root.chmod(0o755)
    assert (found.returncode, found.stdout) == (3, "")
    assert found.stderr == f"cip: {root} cannot be looked into: Permission denied.\n"


@needs_rights
@pytest.mark.parametrize(
    "path", ["plans/north", "plans/north/1-first", "plans/north/1-first/1.1-lead.yaml"]
)
@pytest.mark.parametrize("arguments", [READING[0], READING[4]])
def test_a_part_that_may_not_be_read_is_named_and_the_rest_is_worked_out(
    root: Path, arguments: tuple[str, ...], path: str
) -> None:
    (root / path).chmod(0)
    found = refused(root, *arguments)
    (root / path).chmod(0o755)
    assert found.returncode == 1
    assert found.stdout
    assert f"{path}:1:1: error: The f" in found.stderr
    assert "cannot be read: Permission denied" in found.stderr


@needs_rights
@pytest.mark.parametrize("path", ["templates", "templates/board-report.md.j2"])
def test_a_template_that_may_not_be_read_is_not_passed_over(root: Path, path: str) -> None:
    (root / "templates").mkdir()
    (root / "templates/board-report.md.j2").write_text("ours\n", encoding="utf-8")
    (root / path).chmod(0)
    found = refused(root, "report", "north", *AS_OF)
    (root / path).chmod(0o755)
    assert found.returncode in (2, 3)
    assert found.stdout == ""
    assert "cannot be read: Permission denied." in found.stderr


# What Python was told


@pytest.mark.parametrize("level", ["1", "2"])
@pytest.mark.parametrize(
    "arguments",
    [("explain",), ("explain", "unknown-officer"), ("--help",), ("report", "--help"), ("check",)],
)
def test_texts_are_there_when_python_forgets_docstrings(
    root: Path, level: str, arguments: tuple[str, ...]
) -> None:
    said = process("--root", str(root), *arguments)
    assert process("--root", str(root), *arguments, PYTHONOPTIMIZE=level) == said
    assert len(said.out) > 20


# Streams


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", READING)
def test_a_full_disk_is_told_by_every_command(root: Path, arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as out:
        found = run("--root", str(root), *arguments, stdout=out, stderr=subprocess.PIPE)
    assert found.returncode == 3
    assert found.stderr == "cip: there is no space left where the output goes.\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("arguments", "status"), [(("status", "x"), 2), (("check", "x"), 2), (("--version",), 0)]
)
def test_a_full_disk_under_stderr_changes_no_status(
    root: Path, arguments: tuple[str, ...], status: int
) -> None:
    with open("/dev/full", "wb") as err:
        found = run("--root", str(root), *arguments, stdout=subprocess.PIPE, stderr=err)
    assert found.returncode == status


@pytest.mark.parametrize("arguments", READING)
def test_a_stream_that_cannot_be_written_is_told(root: Path, arguments: tuple[str, ...]) -> None:
    with open(os.devnull, "rb") as out:
        found = run("--root", str(root), *arguments, stdout=out, stderr=subprocess.PIPE)
    assert found.returncode == 3
    assert found.stderr == "cip: what is printed cannot be written: Bad file descriptor.\n"


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize(("arguments", "status"), [("status", 0), ("status x", 2), ("explain", 0)])
def test_closed_streams_change_no_status(
    root: Path, closed: str, arguments: str, status: int
) -> None:
    found = subprocess.run(
        f"'{executable()}' --root '{root}' {arguments} {closed}",
        shell=True,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == status
    assert "Traceback" not in found.stderr


INTERRUPTED = """
import os, signal, sys
import cip.commands.session as session
def interrupted(*arguments, **more):
    os.kill(os.getpid(), signal.SIGINT)
session.day_named = interrupted
sys.argv = ["cip", "status"]
from cip.commands import main
main()
"""


def test_ctrl_c_ends_it_with_status_130_and_no_traceback() -> None:
    found = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert (found.returncode, found.stderr) == (130, "")


# What is no text


@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "a\udcff"),
        ("show", "north/\udcff"),
        ("check", "\udcff"),
        ("explain", "\udcff"),
        ("status", "--as-of", "\udcff"),
        ("status", "--officer", "\udcff"),
        ("report", "north", "--template", "\udcff"),
        ("report", "north", "--board", "\udcff"),
        ("\udcff",),
        ("status", "--\udcff"),
        ("--root", "/\udcff", "status"),
    ],
)
def test_an_argument_that_is_no_text_is_wrong_usage(root: Path, arguments: tuple[str, ...]) -> None:
    found = run("--root", str(root), *arguments)
    assert found.returncode in (2, 3)
    assert "dcff" in found.stderr.lower()
    assert "fault" not in found.stderr


def test_a_file_whose_name_is_no_text_is_a_problem(root: Path) -> None:
    (root / "plans/north/1-first" / "1.2-\udcff.yaml").write_text("x: y\n", encoding="utf-8")
    (root / "plans" / "\udcff").mkdir()
    found = run("--root", str(root), "check")
    assert found.returncode == 1
    assert found.stdout.count("cannot be shown") + found.stdout.count("<U+DCFF>") >= 2


@pytest.mark.parametrize("argument", ["\x1b[31mred", "a\nb", "\u202eabc", "\x07"])
def test_no_argument_reaches_the_terminal_raw(root: Path, argument: str) -> None:
    for arguments in (("status", argument), (argument,), ("status", f"--{argument}")):
        found = run("--root", str(root), *arguments)
        assert found.returncode == 2
        assert not set("\x1b\x07\u202e") & set(found.stdout + found.stderr)
