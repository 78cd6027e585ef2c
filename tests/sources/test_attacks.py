"""A folder that came by mail: whatever its repository is set up to run, no command runs it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import builders
import pytest
from git_folders import GIT, Trap, commit, git, trap

CIP = str(Path(sys.executable).parent / "cip")

ACTION = "plans/north/1-first/1.1-lead.yaml"

AS_OF = ("--as-of", "2024-11-20")

COMMANDS = [
    ("status",),
    ("overdue",),
    ("at-risk",),
    ("due",),
    ("list", "--json"),
    ("show", "north/1.1"),
    ("check",),
    ("coverage",),
    ("explain",),
    ("silent",),
    ("trend", "north"),
    ("report", "north"),
    ("report", "north", "-o", "../written.md"),
    ("report", "--list"),
    ("export", "north", "-o", "../written.csv"),
    ("returns", "export", "north", "--by", "2099-12-04", "-o", "../returns/"),
    ("fmt", "--diff"),
    ("check", "--fix"),
]

ASKING = [
    ("check", "--against", "HEAD~1"),
    ("diff", "HEAD~1"),
    ("diff", "HEAD~1", "HEAD", "--markdown"),
    ("log", "north/1.1"),
    ("trend", "north", "--recorded"),
    ("update", "north/1.1", "--note", "Seen."),
    ("reschedule", "north/1.1", "May 2099", "--reason", "No.", "--dry-run"),
]
"""The commands that ask what stood in a commit."""

COMPLETIONS = ["cip report ", "cip report nor", "cip show north/", "cip list --officer "]


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    """Give a folder with a plan in which nothing is wrong, and its repository."""
    files = {
        "north/1-first/1.1-lead.yaml": "deadline: June 2024\n",
        "north/plan.yaml": builders.PLAN,
    }
    root = builders.repository(tmp_path / "mail", files)
    git(root, "init", "-q")
    commit(root)
    (root / ACTION).write_text((root / ACTION).read_text("utf-8") + "start: May 2024\n", "utf-8")
    commit(root)
    return root


def run(root: Path, *command: str, **environment: str) -> str:
    """Run a command in a folder, and give what it prints."""
    told = {**os.environ, **environment}
    return subprocess.run(
        [CIP, *command], cwd=root, env=told, capture_output=True, text=True, check=True
    ).stdout


def made_from(root: Path, **environment: str) -> str:
    """Write a report, and give what it says of its files."""
    lines = run(root, "report", "north", *AS_OF, **environment).splitlines()
    (origin,) = (line for line in lines if line.startswith("- Made from: "))
    return origin.removeprefix("- Made from: ")


def a_filter(root: Path, found: Trap, kind: str) -> None:
    git(root, "config", f"filter.mine.{kind}", str(found.program))
    (root / ".git/info/attributes").write_text("* filter=mine\n", encoding="utf-8")
    stale(root)


def a_filter_that_cleans(root: Path, found: Trap) -> None:
    a_filter(root, found, "clean")


def a_filter_that_stays(root: Path, found: Trap) -> None:
    a_filter(root, found, "process")


def a_watcher_of_files(root: Path, found: Trap) -> None:
    git(root, "config", "core.fsmonitor", str(found.program))


def a_hook(root: Path, found: Trap) -> None:
    git(root, "config", "core.hooksPath", str(found.program.parent))
    shutil.copy(found.program, found.program.with_name("post-index-change"))
    stale(root)


def stale(root: Path) -> None:
    """Let git's index say nothing of the files, so that git would look at them."""
    for file in (root / "plans").rglob("*.yaml"):
        os.utime(file, (1, 1))


@pytest.mark.parametrize(
    "attack",
    [a_filter_that_cleans, a_filter_that_stays, a_watcher_of_files, a_hook],
    ids=lambda attack: attack.__name__,
)
def test_what_git_status_would_run_is_not_run(
    mail: Path, tmp_path: Path, attack: Callable[[Path, Trap], None]
) -> None:
    found = trap(tmp_path / "trap")
    attack(mail, found)
    subprocess.run([GIT, "status"], cwd=mail, capture_output=True, timeout=20, check=False)
    assert found.was_run, "git itself runs it"
    stale(mail)
    assert made_from(mail).endswith(", with no change since")
    assert not found.was_run


def test_no_command_runs_anything_of_a_hostile_repository(mail: Path, tmp_path: Path) -> None:
    found = trap(tmp_path / "trap")
    for attack in (a_filter_that_cleans, a_filter_that_stays, a_watcher_of_files, a_hook):
        attack(mail, found)
    git(mail, "config", "extensions.partialClone", "origin")
    git(mail, "config", "remote.origin.url", f"ext::{found.program}")
    git(mail, "config", "protocol.ext.allow", "always")
    lose(mail, "HEAD:plans")
    trap(mail, "git").program.rename(mail / "plans/git")
    path = f".{os.pathsep}plans{os.pathsep}{os.environ['PATH']}"
    for command in COMMANDS:
        run(mail, *command, PATH=path)
    for command in ASKING:
        told = {**os.environ, "PATH": path}
        done = subprocess.run([CIP, *command], cwd=mail, env=told, capture_output=True, check=False)
        assert done.returncode in (0, 3), "a folder of HEAD is missing, and is not fetched"
    for words in COMPLETIONS:
        run(mail, PATH=path, **completing(words))
    assert not found.was_run
    assert not (tmp_path / "mail-was-run").exists()


def completing(words: str) -> dict[str, str]:
    """Give the environment in which bash asks what to offer after some words."""
    number = str(len(words.split(" ")) - 1)
    return {"_CIP_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": number}


def lose(root: Path, name: str) -> None:
    """Take an object out of a repository, so that git would fetch it."""
    oid = git(root, "rev-parse", name)
    (root / ".git/objects" / oid[:2] / oid[2:]).unlink()


@pytest.mark.parametrize(
    ("lost", "settings"),
    [
        ("HEAD", "extensions.partialClone"),
        ("HEAD:plans", "remote.origin.promisor"),
        (f"HEAD:{ACTION}", "extensions.partialClone"),
    ],
)
@pytest.mark.parametrize("way", ["ext", "upload pack", "helper"])
def test_nothing_is_fetched_for_a_clone_that_says_it_is_partial(
    mail: Path, tmp_path: Path, lost: str, settings: str, way: str
) -> None:
    found = trap(tmp_path / "trap", "git-remote-none")
    git(mail, "config", "core.repositoryformatversion", "1")
    git(mail, "config", settings, "true" if settings.endswith("promisor") else "origin")
    git(mail, "config", "protocol.allow", "always")
    if way == "ext":
        git(mail, "config", "remote.origin.url", f"ext::{found.program}")
    elif way == "upload pack":
        git(mail, "config", "remote.origin.url", str(mail))
        git(mail, "config", "remote.origin.uploadpack", str(found.program))
    else:
        git(mail, "config", "remote.origin.url", "none::x")
    git(mail, "config", "fetch.bundleURI", "http://127.0.0.1:9/")
    lose(mail, lost)
    path = f"{found.program.parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        [GIT, "cat-file", "-p", lost],
        cwd=mail,
        env={**os.environ, "PATH": path},
        capture_output=True,
        check=False,
    )
    assert found.was_run, "git itself runs it"
    said = made_from(mail, PATH=path)
    is_needed = lost != f"HEAD:{ACTION}"
    assert said.endswith("git cannot read the repository" if is_needed else "no change since")
    assert not found.was_run


PROGRAMS = (
    *("core.pager", "pager.status", "pager.rev-parse", "pager.cat-file", "core.editor"),
    *("core.sshCommand", "core.askPass", "core.gitProxy", "core.alternateRefsCommand"),
    *("alias.status", "alias.rev-parse", "alias.cat-file", "alias.ls-tree"),
    *("diff.external", "diff.mine.textconv", "diff.mine.command", "merge.mine.driver"),
    *("credential.helper", "gpg.program", "gpg.ssh.program", "interactive.diffFilter"),
    *("uploadpack.packObjectsHook", "trailer.x.command", "sequence.editor", "man.x.cmd"),
)
"""Settings of git that name a program."""


def test_no_program_that_the_settings_name_is_run(mail: Path, tmp_path: Path) -> None:
    found = trap(tmp_path / "trap")
    (mail / ".gitattributes").write_text("* diff=mine merge=mine\n", encoding="utf-8")
    commit(mail)
    included = tmp_path / "included"
    for key in PROGRAMS:
        command = f"!{found.program}" if key.startswith("alias") else str(found.program)
        git(mail, "config", "--file", str(included), key, command)
    (mail / ACTION).write_text("x: y\n", encoding="utf-8")
    git(mail, "config", "include.path", str(included))
    subprocess.run([GIT, "diff"], cwd=mail, capture_output=True, timeout=20, check=False)
    assert found.was_run, "git itself runs one"
    said = subprocess.run(
        [CIP, "report", "north", *AS_OF], cwd=mail, capture_output=True, text=True, check=False
    )
    assert "with changes that are not committed" in said.stdout
    assert not found.was_run


def test_a_git_in_the_present_folder_is_not_run(mail: Path, tmp_path: Path) -> None:
    found = trap(mail, "git")
    for path in ("", ".", f".{os.pathsep}", str(mail), "plans/.."):
        paths = f"{path}{os.pathsep}{os.environ['PATH']}"
        subprocess.run(["/bin/sh", "-c", "git"], cwd=mail, env={"PATH": paths}, check=True)
        assert found.was_run, "a shell would run it"
        assert made_from(mail, PATH=paths).endswith(", with no change since")
        assert not found.was_run


WATCHED = """
import os, sys
seen = []
programs = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.fork")
def watch(event, arguments):
    if event in programs or event.startswith(("socket.", "urllib.", "ftplib.", "smtplib.")):
        seen.append((event, str(arguments[0]) if arguments else ""))
sys.addaudithook(watch)
sys.argv = ["cip", *sys.argv[2:]]
target = os.open(%r, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
try:
    from cip.commands import main
    main()
finally:
    os.write(target, "".join(f"{event} {what}\\n" for event, what in seen).encode())
"""


def watched(root: Path, tmp_path: Path, *command: str, **environment: str) -> list[str]:
    """Run a command and give the programs that it started and the connections that it opened."""
    told = {**os.environ, **environment}
    script = WATCHED % str(tmp_path / "seen")
    subprocess.run(
        [sys.executable, "-c", script, "--", *command],
        cwd=root,
        env=told,
        capture_output=True,
        check=True,
    )
    seen = (tmp_path / "seen").read_text(encoding="utf-8").splitlines()
    (tmp_path / "seen").unlink()
    return seen


@pytest.mark.parametrize("command", ASKING, ids=" ".join)
def test_what_asks_for_a_commit_starts_git_alone_by_its_full_path(
    mail: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    assert set(watched(mail, tmp_path, *command)) == {f"subprocess.Popen {GIT}"}


@pytest.mark.parametrize(
    "name",
    [
        *("--upload-pack=touch x", "-h", "--", "@{u}", ":/before", "HEAD^{tree}", "HEAD:plans", ""),
        *("^HEAD", "HEAD..", "*", "HEAD^{/x|\n::error::\x1b[31m}", "HEAD~99999999999999999999"),
    ],
)
def test_a_name_that_means_another_thing_than_a_commit_is_refused_and_told_harmlessly(
    mail: Path, name: str
) -> None:
    for command in (["check", f"--against={name}"], ["diff", "--", name]):
        done = subprocess.run(
            [CIP, *command], cwd=mail, capture_output=True, text=True, check=False
        )
        assert done.returncode in (2, 3)
        assert done.stdout == ""
        assert done.stderr.removesuffix("\n").isprintable()


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if c[:2] != ("report", "north")], ids=" ".join
)
def test_a_command_that_asks_no_commit_starts_no_program_and_opens_no_connection(
    mail: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    assert watched(mail, tmp_path, *command) == []


@pytest.mark.parametrize("words", COMPLETIONS)
def test_completion_starts_no_program_and_opens_no_connection(
    mail: Path, tmp_path: Path, words: str
) -> None:
    assert watched(mail, tmp_path, **completing(words)) == []


def test_a_report_starts_git_twice_by_its_full_path_and_opens_no_connection(
    mail: Path, tmp_path: Path
) -> None:
    assert watched(mail, tmp_path, "report", "north") == [f"subprocess.Popen {GIT}"] * 2


def test_a_report_with_a_template_of_the_council_starts_python_too(
    mail: Path, tmp_path: Path
) -> None:
    (mail / "templates").mkdir()
    (mail / "templates/ours.md.j2").write_text("x\n", encoding="utf-8")
    seen = watched(mail, tmp_path, "report", "north", "--template", "ours")
    assert seen == [f"subprocess.Popen {program}" for program in (GIT, GIT, sys.executable)]
