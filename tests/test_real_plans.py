"""The real plans: every file is read, fits its form, and is written as careful people write."""

import io
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from cip.documents.fitting.fit import shape_problems
from cip.documents.reading.document import Document
from cip.documents.reading.reader import MAX_BYTES, read_document
from cip.loading.forms import kind_of
from cip.sources.folder import Workspace

ROOT = Path(__file__).resolve().parents[1]
WORKSPACE = Workspace(ROOT)
FILES = sorted((ROOT / "plans").rglob("*.yaml"))
EACH = pytest.mark.parametrize(
    "file", FILES, ids=lambda file: str(file.relative_to(ROOT / "plans"))
)


def path_of(file: Path) -> str:
    """Give the path of a file from the root of the repository."""
    return file.relative_to(ROOT).as_posix()


def test_the_plans_are_those_of_three_councils() -> None:
    assert WORKSPACE.plan_names() == ("bedford", "nottingham", "york")
    assert WORKSPACE.stray_problems() == ()
    assert len(FILES) >= 228


@pytest.mark.parametrize("name", ["bedford", "nottingham", "york"])
def test_a_real_plan_loads_without_a_problem(name: str) -> None:
    loaded = WORKSPACE.load(name)
    assert loaded.problems == ()
    assert loaded.plan.readable
    assert all(item.readable for item in loaded.plan.workstreams)
    assert loaded.files == len([file for file in FILES if f"/plans/{name}/" in file.as_posix()])


@EACH
def test_a_real_file_fits_its_form(file: Path) -> None:
    kind = kind_of(path_of(file))
    assert kind is not None
    document = read_document(path_of(file), file.read_text(encoding="utf-8"))
    assert isinstance(document, Document)
    assert shape_problems(document, kind) == []


@EACH
def test_the_first_line_tells_editors_the_form_of_the_file(file: Path) -> None:
    first = file.read_text(encoding="utf-8").split("\n", 1)[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match
    schema = (file.parent / match[1]).resolve()
    kind = kind_of(path_of(file))
    assert kind is not None
    assert schema == ROOT / "schema" / f"{kind.value}.schema.json"
    assert schema.is_file()


@EACH
def test_a_round_trip_changes_no_byte(file: Path) -> None:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    written = io.BytesIO()
    yaml.dump(yaml.load(file.read_bytes()), written)
    assert written.getvalue() == file.read_bytes()


@EACH
def test_a_real_file_is_far_below_the_limits(file: Path) -> None:
    document = read_document(path_of(file), file.read_text(encoding="utf-8"))
    assert isinstance(document, Document)
    assert len(document.marks) <= 2_000
    assert file.stat().st_size <= MAX_BYTES / 4


@EACH
def test_the_bytes_are_those_of_any_editor(file: Path) -> None:
    data = file.read_bytes()
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert not re.search(rb"[ \t]\n", data)


@EACH
def test_a_blank_line_stands_between_the_keys_at_the_top(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    keys = [number for number, line in enumerate(lines) if re.match(r"[a-z_]+:", line)]
    assert all(lines[number - 1] == "" for number in keys[1:])
