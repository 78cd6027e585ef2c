"""The examples of the pages for officers fit the forms, and the pages tell every key of them."""

import re

import pytest
from builders import REPOSITORY
from sections import PATH

from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.schema import FileKind, part_of
from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import read_document
from cip.model.place import Keys
from cip.model.problem import Problem

EDITING = (REPOSITORY / "docs/editing.md").read_text(encoding="utf-8")
ADDING = (REPOSITORY / "docs/adding-a-council.md").read_text(encoding="utf-8")
THRESHOLDS = (REPOSITORY / "docs/worked-out.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", EDITING + ADDING, re.MULTILINE | re.DOTALL)
EXAMPLES = [text for text in BLOCKS if re.search("^[a-z]", text, re.MULTILINE)]

NEEDED = {
    FileKind.ACTION: {"ref": "1.2.1", "title": "T"},
    FileKind.WORKSTREAM: {"ref": "1.2", "title": "T", "objective": "1"},
    FileKind.PLAN: {
        "council": "C",
        "title": "T",
        "period": {"start": "2024"},
        "objectives": [{"ref": "1", "title": "T"}],
    },
}
"""What the forms need and an example need not show again."""


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.split("\n")[0][:40])
def test_an_example_fits_one_of_the_forms(text: str) -> None:
    found = {kind: _problems(text, kind) for kind in FileKind}
    assert [] in found.values(), found


def _problems(text: str, kind: FileKind) -> list[Problem]:
    document = read_document(PATH, text)
    assert isinstance(document, Document), document
    whole = {**NEEDED.get(kind, {}), **document.value}
    return shape_problems(document._replace(value=whole), kind)


def _keys(kind: FileKind, way: Keys = ()) -> set[str]:
    part = part_of(kind, way) or {}
    known = set(part.get("properties", {})) if way[-1:] != ("was",) else set()
    below = [(*way, key) for key in known] + ([(*way, "*")] if "items" in part else [])
    return known.union(*(_keys(kind, deeper) for deeper in below))


@pytest.mark.parametrize("kind", FileKind)
def test_every_key_of_a_form_is_told(kind: FileKind) -> None:
    told = set(re.findall(r"[a-z][a-z_-]*", EDITING + THRESHOLDS))
    untold = _keys(kind) - told
    assert untold == set()
