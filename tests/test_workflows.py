"""Our own workflows and the example: pinned, with no right but to read, and audited."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from builders import REPOSITORY
from ruamel.yaml import YAML

BIN = Path(sys.executable).parent
EXAMPLE = REPOSITORY / "docs/examples/github-check.yml"
OURS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
WORKFLOWS = [*OURS, *sorted(EXAMPLE.parent.glob("github-*.yml"))]
PRE_COMMIT = [REPOSITORY / name for name in (".pre-commit-config.yaml", ".pre-commit-hooks.yaml")]
OTHERS = [REPOSITORY / ".github/dependabot.yml", *PRE_COMMIT]

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
"""An action by the full hash of a commit, with the release that it is."""

each_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)


def read(file: Path) -> Any:
    """Give what a file of YAML holds."""
    return YAML(typ="safe").load(file)


def steps(file: Path) -> list[dict[str, Any]]:
    """Give the steps of all jobs of a workflow."""
    return [step for job in read(file)["jobs"].values() for step in job["steps"]]


def audited(*files: Path) -> set[str]:
    """Give the names of what zizmor finds in files, with nothing asked of the web."""
    auditor = [BIN / "zizmor", "--offline", "--persona=auditor", "--format=json"]
    done = subprocess.run(
        [*auditor, "--strict-collection", "--collect=all", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    return {finding["ident"] for finding in json.loads(done.stdout)}


def test_there_are_workflows_to_look_at() -> None:
    assert OURS
    assert EXAMPLE in WORKFLOWS


def test_an_audit_finds_nothing_in_the_files_of_ci() -> None:
    assert audited(*WORKFLOWS, *OTHERS) == set()
    assert not [file for file in (*WORKFLOWS, *OTHERS) if "zizmor:" in file.read_text("utf-8")]


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("  pull_request:\n", "  pull_request_target:\n", "dangerous-triggers"),
        (r"@[0-9a-f]{40} # v", "@v", "unpinned-uses"),
        ("persist-credentials: false", "persist-credentials: true", "artipacked"),
        (r"permissions: \{\}", "permissions: write-all", "excessive-permissions"),
        ("check --", "check ${{ github.event.pull_request.title }} --", "template-injection"),
    ],
)
def test_the_audit_would_notice_a_careless_workflow(
    right: str, wrong: str, found: str, tmp_path: Path
) -> None:
    careless, changes = re.subn(right, wrong, EXAMPLE.read_text("utf-8"))
    assert changes
    (tmp_path / "check.yml").write_text(careless, encoding="utf-8")
    assert found in audited(tmp_path / "check.yml")


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.dependabot", [REPOSITORY / ".github/dependabot.yml"]),
    ],
)
def test_the_files_of_ci_have_the_form_that_github_reads(schema: str, files: list[Path]) -> None:
    checker = [BIN / "check-jsonschema", "--builtin-schema", schema]
    done = subprocess.run([*checker, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@each_workflow
def test_an_action_is_pinned_to_a_commit_and_names_its_release(file: Path) -> None:
    used = re.findall(r"^ *(?:- )?uses: *(.+)$", file.read_text("utf-8"), re.MULTILINE)
    assert len(used) == sum("uses" in step for step in steps(file)) > 0
    assert [action for action in used if not PINNED.fullmatch(action)] == []


@each_workflow
def test_a_workflow_may_only_read_and_keeps_no_credentials(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {}
    assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())
    checkouts = [step for step in steps(file) if "actions/checkout@" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert "secrets" not in file.read_text("utf-8").replace("no secrets", "")


@each_workflow
def test_nobody_outside_writes_a_line_that_a_workflow_runs(file: Path) -> None:
    assert set(read(file)["on"]) == {"pull_request", "push"}
    assert [step for step in steps(file) if "${{" in step.get("run", "")] == []


@each_workflow
def test_a_newer_push_ends_the_run_of_an_older_one(file: Path) -> None:
    assert read(file)["concurrency"]["cancel-in-progress"] is True


@each_workflow
def test_a_workflow_installs_from_a_lock_with_hashes(file: Path) -> None:
    lines = [line for step in steps(file) for line in step.get("run", "").splitlines()]
    installs = [line for line in lines if "pip install" in line]
    assert len(installs) == 2
    assert all("--require-hashes" in line or "--no-index" in line for line in installs)


def test_our_own_workflow_ends_with_the_one_command_for_all_tests() -> None:
    assert steps(REPOSITORY / ".github/workflows/check.yml")[-1]["run"] == "make test"


def test_the_hook_runs_for_a_commit_that_only_deletes_files() -> None:
    settings, hooks = (read(file) for file in PRE_COMMIT)
    assert [hook["id"] for hook in hooks] == ["cip-check", "cip-check-change"]
    ours = {hook["id"]: hook for hook in settings["repos"][0]["hooks"]}
    for one in (*hooks, ours["cip-check"]):
        assert one["always_run"] is True
        assert one["pass_filenames"] is False
        assert "files" not in one


def test_the_hook_for_a_change_runs_before_a_push() -> None:
    change = read(REPOSITORY / ".pre-commit-hooks.yaml")[1]
    assert change["stages"] == ["pre-push"]
    assert change["entry"] == "cip check --against origin/main"
