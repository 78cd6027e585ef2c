"""The command that lays files out."""

import os
import subprocess
from pathlib import Path

import pytest
from builders import REAL_PLANS, REPOSITORY, repository
from command_runner import cip, process

from cip.documents.reading.reader import read_document
from cip.editing.layout import modeline

MESSY = "title:   Train \r\nref: 1.1\r\naccountable:\r\n- Head of HR  # for now\r\n"
TIDY = """\
# yaml-language-server: $schema=../../../schema/action.schema.json
title:   Train

ref: "1.1"

accountable:
  - Head of HR  # for now
"""
FIRST = "north/1-first/1.1-train.yaml"
OTHER = "north/1-first/1.2-other.yaml"


OTHER_TEXT = 'ref: "1.2"\ntitle: Other\n'


def north(folder: Path, **more: str) -> Path:
    """Give a repository with a messy action, and other files by name beside it."""
    files = {f"north/1-first/{name}": text for name, text in more.items()}
    root = repository(folder, {FIRST: MESSY, **files})
    for path in ("north/plan.yaml", "north/1-first/workstream.yaml"):
        file = root / "plans" / path
        file.write_text(modeline(f"plans/{path}") + file.read_text(encoding="utf-8"))
    (root / "plans" / FIRST).write_bytes(MESSY.encode())
    return root


def text(root: Path, path: str = FIRST) -> str:
    """Give what a file of the plans holds, with its line ends."""
    return (root / "plans" / path).read_bytes().decode()


def test_a_file_is_laid_out_and_says_what_it_said(tmp_path: Path) -> None:
    said = cip("fmt", root=north(tmp_path))
    assert said == (
        0,
        f"plans/{FIRST}\n1 file was laid out anew; 2 are so already.\n",
        "",
    )
    assert text(tmp_path) == TIDY
    before, after = (read_document("a", found) for found in (MESSY, TIDY))
    assert not isinstance(before, list)
    assert not isinstance(after, list)
    assert before.value == after.value


def test_what_was_laid_out_is_not_touched_again(tmp_path: Path) -> None:
    cip("fmt", root=north(tmp_path))
    file = tmp_path / "plans" / FIRST
    before = file.stat()
    said = cip("fmt", root=tmp_path)
    assert said == (0, "Nothing to lay out: all 3 files are so already.\n", "")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_check_changes_nothing_and_ends_with_one_where_something_would_be(tmp_path: Path) -> None:
    north(tmp_path)
    said = cip("fmt", "--check", root=tmp_path)
    assert said.status == 1
    assert said.out == f"plans/{FIRST}\n1 file would be laid out anew; 2 are so already.\n"
    assert text(tmp_path) == MESSY
    cip("fmt", root=tmp_path)
    assert cip("fmt", "--check", root=tmp_path).status == 0


def test_a_diff_changes_nothing_and_can_be_applied(tmp_path: Path) -> None:
    root = north(tmp_path)
    (root / "plans" / FIRST).write_text(MESSY.replace("\r\n", "\n"), encoding="utf-8")
    said = process("fmt", "--diff", cwd=root)
    assert said.status == 0
    assert said.err == "1 file would be laid out anew; 2 are so already.\n"
    assert text(root) == MESSY.replace("\r\n", "\n")
    subprocess.run(["git", "apply", "-"], cwd=root, input=said.out.encode(), check=True)
    assert text(root) == TIDY
    (root / "plans" / FIRST).write_bytes(MESSY.encode())
    assert "-ref: 1.1<U+000D>\n" in process("fmt", "--diff", cwd=root).out
    assert cip("fmt", "--diff", "--check", root=root).status == 1


def test_keys_are_put_in_order_where_that_is_asked_for(tmp_path: Path) -> None:
    cip("fmt", "--order", root=north(tmp_path))
    assert text(tmp_path).split("\n")[1:4] == ['ref: "1.1"', "", "title:   Train"]


def test_what_cannot_be_read_is_named_and_left_and_the_rest_is_laid_out(tmp_path: Path) -> None:
    broken = {"1.2-other.yaml": "ref: 1\ntitle: [a, b\n", "1.3-old.yml": "ref: 1\ntitle: Old\n"}
    root = north(tmp_path, **broken)
    said = cip("fmt", root=root)
    assert said.status == 1
    assert "1.2-other.yaml:2:8: error: The bracket that opens here ([) is not closed" in said.err
    assert "1.3-old.yml:1:1: error: No plan file belongs here [misplaced-file]" in said.err
    assert said.out.endswith("2 are so already. 2 files could not be, and are left.\n")
    assert text(root) == TIDY
    assert text(root, OTHER) == "ref: 1\ntitle: [a, b\n"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no links")
def test_what_cannot_be_written_to_is_named_and_left(tmp_path: Path) -> None:
    root = north(tmp_path, **{"1.2-other.yaml": OTHER_TEXT})
    (root / "plans" / FIRST).chmod(0o444)
    outside = tmp_path / "outside.yaml"
    outside.write_text(MESSY, encoding="utf-8")
    (root / "plans" / "north" / "1-first" / "1.3-link.yaml").symlink_to(outside)
    said = cip("fmt", root=root)
    assert said.status == 1
    assert f"plans/{FIRST} is read-only. Make it writable first.\n" in said.err
    assert "1.3-link.yaml:1:1: error:" in said.err
    assert (text(root), outside.read_bytes().decode()) == (MESSY, MESSY)
    assert text(root, OTHER).startswith("# yaml-language-server")
    data = cip("fmt", "--json", root=root).data
    assert [item["path"] for item in data["refused"]] == [f"plans/{FIRST}"]
    assert [item["path"] for item in data["findings"]] == ["plans/north/1-first/1.3-link.yaml"]


def test_only_what_is_named_is_laid_out(tmp_path: Path) -> None:
    root = north(tmp_path, **{"1.2-other.yaml": OTHER_TEXT})
    assert cip("fmt", str(root / "plans" / OTHER), root=root).status == 0
    assert text(root) == MESSY
    assert cip("fmt", "north/1-first", root=root).status == 2
    assert "Did you mean" in cip("fmt", "nort", root=root).err
    assert cip("fmt", "north", root=root).status == 0
    assert text(root) == TIDY


def test_of_many_files_few_lines_are_printed(tmp_path: Path) -> None:
    files = {f"north/1-first/1.{n}-a.yaml": f'ref: "1.{n}"\ntitle: A \n' for n in range(1, 41)}
    files |= {f"south/1-first/1.{n}-a.yaml": f'ref: "1.{n}"\ntitle: A \n' for n in range(1, 4)}
    said = cip("fmt", root=repository(tmp_path, files))
    assert said.out == (
        "plans/north: 42 files\nplans/south: 5 files\n"
        "47 files were laid out anew; 0 are so already.\n"
    )
    assert cip("fmt", "--json", root=tmp_path).data["changed"] == []


def test_the_document_names_what_was_changed(tmp_path: Path) -> None:
    root = north(tmp_path)
    data = cip("fmt", "--json", "--check", root=root).data
    assert (data["changed"], data["written"], data["files"]) == ([f"plans/{FIRST}"], False, 3)
    data = cip("fmt", "--json", root=root).data
    assert (data["changed"], data["written"]) == ([f"plans/{FIRST}"], True)
    assert text(root) == TIDY


def test_where_there_is_no_plan_nothing_is_laid_out(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    assert cip("fmt", root=tmp_path).status == 2


def test_the_real_plans_are_laid_out_so() -> None:
    said = cip("fmt", "--check", "--order", *REAL_PLANS)
    files = sum(1 for plan in REAL_PLANS for _ in (REPOSITORY / "plans" / plan).rglob("*.yaml"))
    assert said == (0, f"Nothing to lay out: all {files} files are so already.\n", "")
