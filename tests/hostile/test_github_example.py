"""The action for GitHub, step by step, in a folder full of traps: none of its files is run."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from repositories import GOOD, repository
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
ACTION = ROOT / "action.yml"
EXAMPLE = ROOT / "docs/examples/github-check.yml"
LOCK = ".github/requirements.lock"
PACKAGED = (
    *("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "cip", "schema", "templates"),
    *(".vscode", "docs/examples"),
)

MODULES = (
    *("pip", "venv", "ensurepip", "site", "sitecustomize", "usercustomize", "runpy", "typing"),
    *("json", "hatchling", "typer", "jsonschema", "jsonschema_rs", "jinja2", "_ruamel_yaml"),
)
PROGRAMS = ("python", "pip", "git", ".venv/bin/python", ".venv/bin/cip", "bin/git")

Steps = list[dict[str, Any]]


class Runner(NamedTuple):
    """A machine that takes the steps of a workflow: its folders, and what steps are told."""

    workspace: Path
    mark: Path
    environment: dict[str, str]

    def run(
        self, script: str, variables: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run the lines of a step as GitHub does."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.workspace,
            env={**self.environment, **(variables or {})},
            capture_output=True,
            text=True,
            check=False,
        )

    def sprung(self) -> list[str]:
        """Give the traps that were sprung since the last time, and forget them."""
        said = self.mark.read_text(encoding="utf-8").split() if self.mark.exists() else []
        self.mark.unlink(missing_ok=True)
        return said


def action() -> dict[str, Any]:
    """Give what the action says of itself."""
    read: dict[str, Any] = YAML(typ="safe").load(ACTION)
    return read


def parted() -> tuple[Steps, Steps]:
    """Give the steps before the files of the pull request are there, and those after."""
    steps = action()["runs"]["steps"]
    (checkout,) = (
        n for n, step in enumerate(steps) if step.get("uses", "").startswith("actions/checkout@")
    )
    return steps[:checkout], steps[checkout + 1 :]


def environment_of(step: dict[str, Any], inputs: dict[str, str]) -> dict[str, str]:
    """Give the variables of a step, with what GitHub would write in place of its expressions."""
    said = {name: given["default"] for name, given in action()["inputs"].items()} | inputs
    values = {f"inputs.{name}": value for name, value in said.items()}
    values["steps.python.outputs.python-path"] = sys.executable
    return {
        name: re.sub(r"\$\{\{ (\S+) \}\}", lambda found: values[found[1]], value)
        for name, value in step.get("env", {}).items()
    }


def set_traps(folder: Path, mark: Path) -> None:
    """Lay files into a folder that leave a mark where they are run or imported."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*(f"{module}.py" for module in MODULES), "cip/__init__.py", "cip/__main__.py"):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        line = f"with open({str(mark)!r}, 'a') as mark: print({name!r}, file=mark)\n"
        file.write_text(line, encoding="utf-8")
    for name in PROGRAMS:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\necho {name} >> '{mark}'\n", encoding="utf-8")
        file.chmod(0o755)
    nowhere = "[global]\nindex-url = https://pypi.invalid/simple\nno-index = true\n"
    for name in ("pip.conf", "pip.ini", ".pip/pip.conf", ".config/pip/pip.conf"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(nowhere, encoding="utf-8")
    (folder / "x.pth").write_text("import pip\n", encoding="utf-8")
    (folder / "setup.cfg").write_text("[install]\nprefix = /nowhere\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "hatchling"\nbackend-path = ["."]\n',
        encoding="utf-8",
    )
    (folder / LOCK).parent.mkdir(exist_ok=True)
    (folder / LOCK).write_text("evil==1.0\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "config", "core.fsmonitor", str(folder / "bin/git"))


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, under an invented name."""
    names = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *names, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def publish(folder: Path) -> None:
    """Lay the tool as it stands here into a folder, as GitHub unpacks an action: without git."""
    folder.mkdir(parents=True)
    for name in PACKAGED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, folder / name)
    (folder / LOCK).parent.mkdir()
    shutil.copy(ROOT / LOCK, folder / LOCK)


def machine(folder: Path) -> Runner:
    """Give a machine whose working folder holds a plan and traps from the start.

    That is worse than a fresh machine, where the folder is empty until the checkout: some councils
    keep machines of their own, and an earlier pull request leaves its files there.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "GIT_", "GITHUB_", "VIRTUAL_ENV", "CIP_"))
    }
    environment = {
        **kept,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(folder / "temp"),
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "GITHUB_ACTION_PATH": str(folder / "tool"),
    }
    (folder / "temp").mkdir()
    made = Runner(folder / "work", folder / "mark", environment)
    repository(made.workspace)
    set_traps(made.workspace, made.mark)
    return made


def has_packages(folder: Path) -> bool:
    """Say whether pip gets a small package here."""
    pip = [sys.executable, "-I", "-m", "pip", "download", "--quiet", "--no-deps", "packaging"]
    done = subprocess.run([*pip, "--dest", folder / "probe"], capture_output=True, check=False)
    return done.returncode == 0


@pytest.mark.network
def test_no_file_of_a_pull_request_is_run_by_the_steps_of_the_action(tmp_path: Path) -> None:
    """One test, because the tool is installed for it from the registry."""
    publish(tmp_path / "tool")
    runner = machine(tmp_path)
    before, (check,) = parted()
    for step in before:
        if "run" in step:
            done = runner.run(step["run"], environment_of(step, {}))
            if done.returncode != 0 and not has_packages(tmp_path):
                pytest.skip("the registry of packages cannot be reached")
            assert done.returncode == 0, done.stdout + done.stderr
    variables = environment_of(check, {})
    git(runner.workspace, "-c", "core.fsmonitor=false", "add", "plans")
    git(runner.workspace, "-c", "core.fsmonitor=false", "commit", "--quiet", "-m", "The plan")
    git(runner.workspace, "commit", "--quiet", "--allow-empty", "-m", "A change")
    runner.sprung()
    good = runner.run(check["run"], variables)
    path = runner.workspace / GOOD
    path.write_bytes(path.read_bytes().replace(b"Chief Officer HR", b"Chief Oficer HR"))
    broken = runner.run(check["run"], variables)
    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout.endswith("Checked 4 files: 0 errors, 0 warnings.\n")
    assert (broken.returncode, broken.stderr) == (1, "")
    assert f"::error file={GOOD},line=10," in broken.stdout
    path.unlink()
    deleted = runner.run(check["run"], variables)
    unheld = runner.run(check["run"], environment_of(check, {"base": ""}))
    assert deleted.returncode == 1
    assert "action-deleted" in deleted.stdout
    assert "action-deleted" not in unheld.stdout
    assert runner.sprung() == []


@pytest.mark.parametrize(
    ("script", "trap"),
    [
        ("python -m pip --version", "pip.py"),
        ("python -m cip check", "cip/__init__.py"),
        ("python -m venv elsewhere", "venv.py"),
        ('PATH=".:$PATH"; git status', "git"),
        ("git status", "bin/git"),
        (".venv/bin/cip check", ".venv/bin/cip"),
    ],
)
def test_the_traps_are_sprung_where_the_care_of_the_example_is_left_out(
    script: str, trap: str, tmp_path: Path
) -> None:
    runner = machine(tmp_path)
    runner.run(f"unset PYTHONSAFEPATH; {script}")
    assert trap in runner.sprung()


def test_the_example_names_no_commit_so_that_nobody_trusts_one_unseen() -> None:
    (job,) = YAML(typ="safe").load(EXAMPLE)["jobs"].values()
    assert [step["uses"] for step in job["steps"]] == [f"OWNER/REPOSITORY@{'0' * 40}"]
