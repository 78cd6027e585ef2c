"""Our own workflows, the action and the examples: pinned, with no right but to read, audited."""

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
GITLAB = REPOSITORY / "docs/examples/gitlab-check.yml"
ACTION = REPOSITORY / "action.yml"
OURS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
WORKFLOWS = [*OURS, *sorted(EXAMPLE.parent.glob("github-*.yml"))]
HOOKS = REPOSITORY / ".pre-commit-hooks.yaml"
PRE_COMMIT = [
    REPOSITORY / ".pre-commit-config.yaml",
    REPOSITORY / "docs/examples/pre-commit-config.yaml",
]
OTHERS = [REPOSITORY / ".github/dependabot.yml", HOOKS, PRE_COMMIT[0], ACTION]

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
"""An action by the full hash of a commit, with the release that it is."""

MERGES = "merge_group"

each_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
each_on_github = pytest.mark.parametrize("file", [*WORKFLOWS, ACTION], ids=lambda file: file.name)


def read(file: Path) -> Any:
    """Give what a file of YAML holds."""
    return YAML(typ="safe").load(file)


def steps(file: Path) -> list[dict[str, Any]]:
    """Give the steps of all jobs of a workflow, or of an action."""
    said = read(file)
    jobs = said["jobs"].values() if "jobs" in said else [said["runs"]]
    return [step for job in jobs for step in job["steps"]]


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
    ("file", "right", "wrong", "found"),
    [
        (EXAMPLE, "  pull_request:\n", "  pull_request_target:\n", "dangerous-triggers"),
        (EXAMPLE, r"@[0-9a-f]{40} # v", "@v", "unpinned-uses"),
        (EXAMPLE, r"permissions: \{\}", "permissions: write-all", "excessive-permissions"),
        (ACTION, r"@[0-9a-f]{40} # v", "@v", "unpinned-uses"),
        (ACTION, r'"--against=\$BASE"', "--against=${{ inputs.base }}", "template-injection"),
        (OURS[0], "persist-credentials: false", "persist-credentials: true", "artipacked"),
    ],
)
def test_the_audit_would_notice_a_careless_file(
    file: Path, right: str, wrong: str, found: str, tmp_path: Path
) -> None:
    careless, changes = re.subn(right, wrong, file.read_text("utf-8"))
    assert changes
    (tmp_path / file.name).write_text(careless, encoding="utf-8")
    assert found in audited(tmp_path / file.name)


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-actions", [ACTION]),
        ("vendor.gitlab-ci", [GITLAB]),
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.dependabot", [REPOSITORY / ".github/dependabot.yml"]),
    ],
)
def test_the_files_of_ci_have_the_form_that_github_and_gitlab_publish(
    schema: str, files: list[Path]
) -> None:
    checker = [BIN / "check-jsonschema", "--builtin-schema", schema]
    if schema == "vendor.gitlab-ci":
        checker += ["--data-transform", "gitlab-ci"]
    done = subprocess.run([*checker, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("kind", "file"), [("manifest", HOOKS), *(("config", file) for file in PRE_COMMIT)]
)
def test_pre_commit_reads_its_files(kind: str, file: Path) -> None:
    """Its home lies outside of the user's, for it keeps a database there."""
    done = subprocess.run([BIN / "pre-commit", f"validate-{kind}", file], capture_output=True)
    assert (done.returncode, done.stdout) == (0, b"")


@each_on_github
def test_an_action_is_pinned_to_a_commit_and_names_its_release(file: Path) -> None:
    used = re.findall(r"^ *(?:- )?uses: *(.+)$", file.read_text("utf-8"), re.MULTILINE)
    assert len(used) == sum("uses" in step for step in steps(file)) > 0
    assert [action for action in used if not PINNED.fullmatch(action)] == []


@each_workflow
def test_a_workflow_may_only_read_and_keeps_no_credentials(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {}
    assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())
    assert "secrets" not in file.read_text("utf-8").replace("no secrets", "")


@pytest.mark.parametrize("file", [*OURS, ACTION], ids=lambda file: file.name)
def test_a_checkout_leaves_no_credentials(file: Path) -> None:
    checkouts = [step for step in steps(file) if "actions/checkout@" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@each_workflow
def test_no_workflow_is_started_with_the_rights_of_the_main_branch(file: Path) -> None:
    assert {"pull_request", "push"} <= set(read(file)["on"]) <= {"pull_request", "push", MERGES}


@each_on_github
def test_nobody_outside_writes_a_line_that_a_workflow_runs(file: Path) -> None:
    assert [step for step in steps(file) if "${{" in step.get("run", "")] == []


@each_workflow
def test_a_newer_push_ends_the_run_of_an_older_one(file: Path) -> None:
    assert read(file)["concurrency"]["cancel-in-progress"] is True


@pytest.mark.parametrize("file", [*OURS, ACTION, GITLAB], ids=lambda file: file.name)
def test_a_workflow_installs_from_a_lock_with_hashes(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    installs = [line for line in lines if "pip install" in line]
    assert len(installs) == 2
    assert all("--require-hashes" in line or "--no-index" in line for line in installs)


def test_our_own_workflow_ends_with_the_one_command_for_all_tests() -> None:
    assert steps(REPOSITORY / ".github/workflows/check.yml")[-1]["run"] == "make test"


def test_our_own_plans_are_held_against_what_stood_before() -> None:
    found = steps(REPOSITORY / ".github/workflows/check.yml")
    assert any("cip check --against HEAD^1" in step.get("run", "") for step in found)
    (checkout,) = (step for step in found if "actions/checkout@" in step.get("uses", ""))
    assert checkout["with"]["fetch-depth"] == 2


def test_the_hooks_run_for_a_commit_that_only_deletes_files() -> None:
    settings = read(REPOSITORY / ".pre-commit-config.yaml")
    ours = {hook["id"]: hook for hook in settings["repos"][0]["hooks"]}
    offered = {hook["id"]: hook for hook in read(HOOKS)}
    assert set(offered) == {"cip-check", "cip-check-change", "cip-fmt"}
    for one in (offered["cip-check"], offered["cip-check-change"], ours["cip-check"]):
        assert one["always_run"] is True
        assert one["pass_filenames"] is False
        assert "files" not in one


def test_the_hook_for_the_layout_is_given_the_files_of_plans_one_call_after_the_other() -> None:
    layout = read(HOOKS)[2]
    assert (layout["entry"], layout["require_serial"]) == ("cip fmt", True)
    assert re.search(layout["files"], "plans/york/1.2-a/1.2.1-b.yaml")
    assert not re.search(layout["files"], "docs/plans/york/plan.yaml")


def test_the_hook_for_a_change_runs_before_a_push() -> None:
    change = read(HOOKS)[1]
    assert change["stages"] == ["pre-push"]
    assert (change["entry"], change["args"]) == ("cip check", ["--against=origin/main"])


def test_the_example_for_pre_commit_names_every_hook_that_is_offered() -> None:
    (repo,) = read(PRE_COMMIT[1])["repos"]
    assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in read(HOOKS)]
    assert repo["rev"] == "0" * 40


def test_a_change_is_held_against_its_base_everywhere() -> None:
    assert action_inputs()["base"]["default"] == "HEAD^1"
    assert action_inputs()["depth"]["default"] == "2"
    assert GITLAB.read_text("utf-8").count('"--against=$BASE"') == 2


def action_inputs() -> dict[str, Any]:
    """Give what can be said to the action."""
    found: dict[str, Any] = read(ACTION)["inputs"]
    return found
