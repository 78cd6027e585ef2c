"""Tests of the files around the plans: their forms, their words, and that nothing stands twice."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from builders import REPOSITORY
from ruamel.yaml import YAML

from cip.commands.tree import COMMANDS
from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.schema import FileKind
from cip.documents.reading.reader import read_document
from cip.model.vocabulary import Status
from cip.starting.answers import Forge
from cip.starting.beside import FileBeside, files_beside

BIN = Path(sys.executable).parent
FORMS = ("update", "move", "new-action")
ACTION = json.loads((REPOSITORY / "schema/action.schema.json").read_text("utf-8"))["properties"]
COMMON = json.loads((REPOSITORY / "schema/common.schema.json").read_text("utf-8"))["$defs"]
UPDATE = COMMON["update"]["properties"]
MOVE = COMMON["rescheduled"]["items"]["properties"]


def beside(forge: Forge) -> dict[str, FileBeside]:
    files = files_beside(forge, plan="north", council="North Council", title="The plan")
    assert len({file.path for file in files}) == len(files)
    return {file.path: file for file in files}


def form(name: str) -> Any:
    """Give what a form for an issue holds."""
    return YAML(typ="safe").load(beside(Forge.GITHUB)[f".github/ISSUE_TEMPLATE/{name}.yml"].text)


def laid(forge: Forge, folder: Path) -> Path:
    for path, file in beside(forge).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(file.text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("forge", "schema", "names"),
    [
        (Forge.GITHUB, "vendor.github-workflows", [".github/workflows/check.yml"]),
        (
            Forge.GITHUB,
            "vendor.github-issue-forms",
            [f".github/ISSUE_TEMPLATE/{name}.yml" for name in FORMS],
        ),
        (Forge.GITLAB, "vendor.gitlab-ci", [".gitlab-ci.yml"]),
    ],
)
def test_what_a_forge_reads_has_the_form_that_it_publishes(
    forge: Forge, schema: str, names: list[str], tmp_path: Path
) -> None:
    root = laid(forge, tmp_path)
    checker = [BIN / "check-jsonschema", "--builtin-schema", schema]
    if forge is Forge.GITLAB:
        checker += ["--data-transform", "gitlab-ci"]
    done = subprocess.run([*checker, *names], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_pre_commit_reads_its_file(tmp_path: Path) -> None:
    laid(Forge.NONE, tmp_path)
    done = subprocess.run(
        [BIN / "pre-commit", "validate-config", ".pre-commit-config.yaml"],
        cwd=tmp_path,
        capture_output=True,
    )
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.parametrize(
    ("forge", "path", "source"),
    [
        (Forge.GITHUB, ".github/workflows/check.yml", "docs/examples/github-check.yml"),
        (Forge.GITLAB, ".gitlab-ci.yml", "docs/examples/gitlab-check.yml"),
        (Forge.NONE, ".pre-commit-config.yaml", "docs/examples/pre-commit-config.yaml"),
        (Forge.NONE, ".vscode/settings.json", ".vscode/settings.json"),
        (Forge.NONE, ".vscode/extensions.json", ".vscode/extensions.json"),
        (Forge.NONE, "schema/action.schema.json", "schema/action.schema.json"),
    ],
)
def test_what_the_repository_has_itself_is_written_byte_for_byte(
    forge: Forge, path: str, source: str
) -> None:
    assert beside(forge)[path].text == (REPOSITORY / source).read_text(encoding="utf-8")


def test_a_folder_for_no_forge_has_files_of_none() -> None:
    assert not [path for path in beside(Forge.NONE) if path.startswith((".git/", ".github"))]
    assert "@" not in beside(Forge.NONE)["README.md"].text
    assert "Issues" not in beside(Forge.NONE)["README.md"].text


@pytest.mark.parametrize("forge", Forge)
def test_no_mark_of_a_form_is_left_in_a_text(forge: Forge) -> None:
    for file in beside(forge).values():
        assert not re.search(r"(?m)^@|\$[a-z]|\n\n\n", file.text) or "schema" in file.path
        assert file.text.endswith("\n")


@pytest.mark.parametrize("forge", Forge)
def test_the_page_for_officers_names_commands_that_there_are_and_the_plan(forge: Forge) -> None:
    page = beside(forge)["README.md"].text
    assert page.startswith("# North Council: The plan\n")
    assert "cip status north" in page
    known = {*COMMANDS, "COMMAND", "--help"}
    assert set(re.findall(r"`cip ([A-Za-z-]+)", page)) <= known
    assert page.count("\n### ") == 5


def test_what_the_page_for_officers_shows_of_files_fits_their_form() -> None:
    page = beside(Forge.GITHUB)["README.md"].text
    blocks = re.findall(r"^  ```yaml\n(.*?)^  ```$", page, re.MULTILINE | re.DOTALL)
    report, closing, move, correction = (re.sub("(?m)^  ", "", block) for block in blocks)
    text = f'ref: "1.1.1"\ntitle: T\n{move}\n{report}{closing}{correction}'
    document = read_document("plans/north/1.1-a/1.1.1-b.yaml", text)
    assert not isinstance(document, list), document
    assert shape_problems(document, FileKind.ACTION) == []
    assert len(document.value["updates"]) == 2


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("update", {**UPDATE, "status": {**COMMON["status"], **UPDATE["status"]}}),
        ("move", {**MOVE, "deadline": ACTION["deadline"]}),
        ("new-action", ACTION),
    ],
)
def test_the_forms_for_issues_have_the_words_of_the_schema(name: str, keys: Any) -> None:
    fields = {field["id"]: field["attributes"] for field in form(name)["body"] if "id" in field}
    ours = {key: field for key, field in fields.items() if key not in ("ref", "workstream")}
    assert len(ours) >= 5
    for key, field in ours.items():
        assert field["label"] == keys[key]["title"]
        first = re.split(r"[.:;,] ", keys[key]["description"].rstrip("."))[0]
        if (name, key) != ("move", "deadline"):
            assert field["description"].startswith(first), key


def test_the_statuses_of_the_form_are_those_of_the_schema_with_their_meaning() -> None:
    (field,) = [f["attributes"] for f in form("update")["body"] if f.get("id") == "status"]
    meanings = dict(option.split(": ", 1) for option in field["options"])
    assert list(meanings) == [str(status) for status in Status]
    for said, told in zip(meanings.values(), COMMON["status"]["enumDescriptions"], strict=True):
        assert told.startswith(said.rstrip("."))


def test_a_form_is_a_text_with_the_same_fields_where_a_forge_has_no_forms() -> None:
    for name in FORMS:
        text = beside(Forge.GITLAB)[f".gitlab/issue_templates/{name}.md"].text
        for field in form(name)["body"]:
            assert field["attributes"].get("label", "") in text
            for option in field["attributes"].get("options", ()):
                assert f"- [ ] {option}\n" in text


def test_where_the_tool_comes_from_stays_what_was_filled_in() -> None:
    file = beside(Forge.GITHUB)[".github/workflows/check.yml"]
    blank = "- uses: OWNER/REPOSITORY@0000000000000000000000000000000000000000 # v0.0.0"
    ours = f"- uses: council/cip@{'1' * 40} # v1.2.3"
    before = file.text.replace(blank, ours).replace("timeout-minutes: 10", "timeout-minutes: 5")
    assert file.kept(before) == file.text.replace(blank, ours) != file.text
    assert file.kept("nothing of it") == file.text
