"""A file that is no text is named, and nothing else is said because of it."""

from pathlib import Path

import pytest

from cip.checking import problems_of
from cip.documents.reading.reader import MAX_BYTES, decode
from cip.loading.plan import load_plan
from cip.model.problem import Problem
from cip.rules.catalogue import RULES
from cip.sources.folder import read_file

from .corpus import AS_OF, base

PATH = "plans/example/1-first/1.1-lead.yaml"


@pytest.mark.parametrize(
    "data",
    [b"title: Caf\xe9\n", "title: A".encode("utf-16"), b"x" * (MAX_BYTES + 1)],
    ids=["windows-1252", "utf-16", "too large"],
)
def test_bytes_that_are_no_text_are_unreadable(data: bytes) -> None:
    text = decode(PATH, data)
    assert isinstance(text, Problem)
    assert text.rule == "unreadable-file"
    assert text.severity is RULES["unreadable-file"].severity
    loaded = load_plan("example", {**base(), PATH: text})
    assert [problem.rule for problem in problems_of(loaded, as_of=AS_OF)] == ["unreadable-file"]


def test_a_link_is_unreadable(tmp_path: Path) -> None:
    link = tmp_path / "1.1-lead.yaml"
    link.symlink_to(tmp_path / "elsewhere.yaml")
    text = read_file(link, PATH)
    assert isinstance(text, Problem)
    assert text.rule == "unreadable-file"


@pytest.mark.parametrize("size", [MAX_BYTES - 1, MAX_BYTES])
def test_a_large_file_is_text_up_to_the_limit(size: int) -> None:
    assert decode(PATH, b"x" * size) == "x" * size
