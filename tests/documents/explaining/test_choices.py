"""What an officer is told who wrote a council's word where a form has a closed set of words.

Each suggestion is obeyed, and the file checked again.
"""

import json
import re

import pytest
from builders import REPOSITORY
from hypothesis import given
from hypothesis import strategies as st
from sections import PATH

from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.schema import FileKind
from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import read_document
from cip.model.council_words import (
    COLOUR,
    MEETS,
    OFFICER,
    RATING,
    RESPONSE,
    REVIEW,
    STATUS,
    VOCABULARIES,
    Vocabulary,
)
from cip.model.problem import Problem

_ACTION = 'ref: "1.2.1"\ntitle: T\n'
_PLAN = "council: C\ntitle: T\nperiod: {start: 2024}\nobjectives: [{ref: '1', title: T}]\n"
_SET = "sets:\n  - id: s\n    title: T\n    kind: KIND\n    recommendations:\n      - {REST}\n"
_ONE = "id: R1, text: T"

FORM_OF = {
    STATUS.name: (
        FileKind.ACTION,
        _ACTION + "updates: [{date: 2024-11-20, note: N, status: WORD}]\n",
    ),
    RATING.name: (
        FileKind.ACTION,
        _ACTION + "board_ratings: [{date: 2024-11-20, board: b, reason: R, rating: WORD}]\n",
    ),
    RESPONSE.name: (
        FileKind.RECOMMENDATIONS,
        _SET.replace("KIND", "audit").replace(
            "REST", f"{_ONE}, response: {{reason: R, decided_by: D, decision: WORD}}"
        ),
    ),
    REVIEW.name: (FileKind.RECOMMENDATIONS, _SET.replace("KIND", "WORD").replace("REST", _ONE)),
    OFFICER.name: (FileKind.PLAN, _PLAN + "officers: [{id: o, title: T, kind: WORD}]\n"),
    MEETS.name: (FileKind.PLAN, _PLAN + "boards: [{id: b, title: T, meets: WORD}]\n"),
    COLOUR.name: (FileKind.PLAN, _PLAN + "legend: {complete: {colour: WORD}}\n"),
}
"""A file of each kind in which all is right but for the word."""

SAID = [
    pytest.param(vocabulary, phrase, sense.word, id=f"{vocabulary.name}: {phrase}")
    for vocabulary in VOCABULARIES
    for sense in vocabulary.senses
    for phrase in sense.phrases
]


def problems(vocabulary: Vocabulary, word: str) -> list[Problem]:
    """Check a file in which a word stands in quotes."""
    kind, text = FORM_OF[vocabulary.name]
    document = read_document(PATH, text.replace("WORD", json.dumps(word)))
    assert isinstance(document, Document), document
    return shape_problems(document, kind)


def suggested(found: list[Problem]) -> str | None:
    """Give the word that the only problem suggests."""
    (problem,) = found
    assert problem.rule == "not-a-choice"
    said = re.match("Did you mean '([^']+)'", problem.help)
    return said[1] if said else None


@pytest.mark.parametrize(("vocabulary", "phrase", "word"), SAID)
def test_a_suggestion_that_is_obeyed_gives_a_file_without_a_problem(vocabulary, phrase, word):
    if phrase in vocabulary.meanings:
        return
    found = problems(vocabulary, phrase)
    assert suggested(found) == word
    assert word is None or problems(vocabulary, word) == []
    assert len(found[0].help) <= 330


@given(st.sampled_from(VOCABULARIES), st.data())
def test_so_does_one_for_a_slip(vocabulary, data):
    phrase = data.draw(st.sampled_from([*vocabulary.meanings]))
    at = data.draw(st.integers(0, len(phrase) - 1))
    text = phrase[:at] + data.draw(st.sampled_from(["", "x", phrase[at] * 2])) + phrase[at + 1 :]
    word = suggested(problems(vocabulary, text)) if text else None
    assert word in (None, phrase)
    assert word is None or problems(vocabulary, word) == []


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda item: item.name)
def test_without_a_suggestion_each_word_is_told_with_its_meaning(vocabulary):
    (problem,) = problems(vocabulary, "zzzzzz")
    for word, meaning in vocabulary.meanings.items():
        assert (f"{word} ({meaning})" if meaning else word) in problem.help


def _enums(node: object) -> list[tuple[str, ...]]:
    if isinstance(node, list):
        return [found for item in node for found in _enums(item)]
    if not isinstance(node, dict):
        return []
    own = [tuple(node["enum"])] if "enumDescriptions" in node else []
    return own + [found for item in node.values() for found in _enums(item)]


def test_the_closed_sets_of_the_forms_are_those_of_the_table_and_three_that_need_none():
    found = {
        words
        for file in sorted((REPOSITORY / "schema").glob("*.schema.json"))
        for words in _enums(json.loads(file.read_text(encoding="utf-8")))
    }
    known = {tuple(vocabulary.meanings) for vocabulary in VOCABULARIES}
    assert known <= found
    assert {words[0] for words in found - known} == {
        "gap",
        "internal-resources",
        "higher-is-better",
    }


# What editors show

_CHOICES = re.compile(r'("enum": (\[[^\]]*\]),\s*"enumDescriptions": )(\[[^\]]*\])')
_SAYS = " Papers say: "
TOLD = 5
"""How many phrases an editor shows beside a word."""


def with_words_of_papers(text: str) -> str:
    """Give the text of a schema with what papers say for each word of a closed set."""

    def told(found: re.Match[str]) -> str:
        words, meanings = json.loads(found[2]), json.loads(found[3])
        senses = next((v.senses for v in VOCABULARIES if set(v.meanings) == set(words)), ())
        said = {
            word: ", ".join([p for s in senses if s.word == word for p in s.phrases][:TOLD])
            for word in words
        }
        lines = [
            meaning.partition(_SAYS)[0] + (f"{_SAYS}{said[word]}." if said[word] else "")
            for word, meaning in zip(words, meanings, strict=True)
        ]
        indent = re.findall(r"\n( *)", found[3])[0]
        listed = ",".join(f"\n{indent}{json.dumps(line, ensure_ascii=False)}" for line in lines)
        return f"{found[1]}[{listed}\n{indent[:-2]}]"

    return _CHOICES.sub(told, text)


@pytest.mark.parametrize(
    "file", sorted((REPOSITORY / "schema").glob("*.schema.json")), ids=lambda file: file.name
)
def test_an_editor_tells_the_words_as_the_check_does(file, rewrite: bool) -> None:
    text = file.read_text(encoding="utf-8")
    if rewrite:
        file.write_text(with_words_of_papers(text), encoding="utf-8")
        return
    assert text == with_words_of_papers(text)


def test_the_words_of_each_vocabulary_are_told_by_an_editor() -> None:
    told = "".join(
        file.read_text(encoding="utf-8") for file in (REPOSITORY / "schema").glob("*.schema.json")
    )
    for vocabulary in VOCABULARIES:
        for word in vocabulary.meanings:
            first = next((s.phrases[0] for s in vocabulary.senses if s.word == word), None)
            assert first is None or f"{_SAYS}{first}" in told


# The page for officers

PAGE = REPOSITORY / "docs/editing.md"
BEGINS, ENDS = "### The words of papers\n\n", "\n### Owners, dates and plans that end"
SHOWN = 10
"""How many phrases of a sense the page shows."""


def tables() -> str:
    """Give what the page says of councils' words, from the table of the package."""
    parts = []
    for vocabulary in VOCABULARIES:
        parts += [
            f"**{vocabulary.name.capitalize()}**\n",
            "| The paper says | You write | Besides |",
        ]
        parts.append("|---|---|---|")
        for sense in vocabulary.senses:
            said = ", ".join(sense.phrases[:SHOWN])
            word = f"`{sense.word}`" if sense.word else "you choose"
            parts.append(f"| {said} | {word} | {sense.remark} |".replace("|  |", "| |"))
        parts.append("")
    return "\n".join(parts)


def test_the_page_tells_the_words_as_the_check_does(rewrite: bool) -> None:
    before, begins, rest = PAGE.read_text(encoding="utf-8").partition(BEGINS)
    found, ends, after = rest.partition(ENDS)
    assert begins
    assert ends
    if rewrite:
        PAGE.write_text(before + begins + tables() + ends + after, encoding="utf-8")
        return
    assert found == tables()
