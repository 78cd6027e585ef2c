"""The catalogue: every rule can be looked up, and has a page that a policy officer can follow."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import cip
from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import read_document
from cip.model.vocabulary import Severity
from cip.rules.catalogue import RULES, name_close_to, rule_named
from cip.rules.rule import Rule

_NAME = re.compile(r"[a-z]+(-[a-z]+)+")
_ABOUT_FILES = (
    "missing-file",
    "misplaced-file",
    "plan-name",
    "wrong-folder",
    "schema-differs",
    "plan-too-large",
)
EACH = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


_HOME = Path(cip.__file__).parent


def _names_in(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        word = node.value if isinstance(node, ast.Constant) else None
        if isinstance(word, str) and _NAME.fullmatch(word):
            yield word


def _names_given() -> Iterator[str]:
    """Give the names of rules that any module of ``cip`` gives to a problem that it makes.

    Where files are read, every word of that form is one; elsewhere, what a problem is made with.
    """
    for path in sorted(_HOME.rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        room = path.relative_to(_HOME).parts[0]
        if room in ("documents", "loading", "loading.py", "workspace.py"):
            yield from _names_in(nodes)
        for call in nodes:
            if isinstance(call, ast.Call):
                called = getattr(call.func, "id", getattr(call.func, "attr", ""))
                if called in ("error", "warning"):
                    yield from _names_in(call.args[:1])


def test_every_name_that_a_module_gives_to_a_problem_has_a_page() -> None:
    given = set(_names_given())
    assert {"yaml-feature", "wrong-form", "unreadable-file"} <= given
    assert given - set(RULES) == set()


def test_every_page_without_a_function_is_of_a_name_that_a_module_gives() -> None:
    pages = {rule.name for rule in RULES.values() if rule.check is None and rule.kind is None}
    assert pages - set(_names_given()) <= {"schema-differs"}


def test_rules_stand_in_the_order_in_which_a_plan_is_read() -> None:
    names = list(RULES)
    asked = ["yaml-syntax", "missing-key", "file-name", "duplicate-ref", "unknown-officer"]
    asked += ["start-after-deadline", "update-in-future", "status-goes-back"]
    assert sorted(asked, key=names.index) == asked


@EACH
def test_the_summary_is_one_sentence(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert ". " not in rule.summary
    assert len(rule.summary) <= 110


@EACH
def test_the_page_has_a_wrong_and_a_right_fragment_after_its_reason(rule: Rule) -> None:
    paragraphs = rule.page.split("\n\n")
    heads = [text.split(":")[0] for text in paragraphs if text.startswith(("Wrong:", "Right:"))]
    assert heads == ["Wrong", "Right"]
    assert not paragraphs[1].startswith(("Wrong", "    "))
    for head in ("Wrong:", "Right:"):
        after = next(n for n, text in enumerate(paragraphs) if text.startswith(head)) + 1
        assert paragraphs[after].startswith("    ")


@EACH
def test_the_page_is_in_plain_words(rule: Rule) -> None:
    prose = " ".join(p for p in rule.page.split("\n\n") if not p.startswith("    "))
    jargon = r"\b(null|None|string|array|boolean|integer|schema\.json|regex|parser|dict|mapping)\b"
    assert not re.search(jargon, prose)
    assert max(len(line) for line in rule.page.splitlines()) <= 100


@EACH
def test_the_right_fragment_can_be_read(rule: Rule) -> None:
    if rule.name in _ABOUT_FILES:
        return
    _, right = rule.page.split("\nRight:", 1)
    lines = [line for line in right.splitlines()[1:] if not line or line.startswith("    ")]
    text = "\n".join(line.removeprefix("    ") for line in lines) + "\n"
    assert isinstance(read_document("page.yaml", text), Document)


@pytest.mark.parametrize(
    "asked", ["unknown-officer", "unknown_officer", "Unknown-Officer", "[unknown-officer]"]
)
def test_a_rule_is_found_however_its_name_was_copied(asked: str) -> None:
    rule = rule_named(asked)
    assert rule is not None
    assert rule.name == "unknown-officer"
    assert rule.severity is Severity.ERROR


def test_a_name_that_is_no_rule_gives_the_one_that_is_meant() -> None:
    assert rule_named("unknown-oficer") is None
    assert name_close_to("unknown-oficer") == "unknown-officer"
    assert name_close_to("xyz") is None
