"""Tests of the quick reading of usual files: what it reads, the composer reads from it too."""

import random
import time
from pathlib import Path

import pytest
from builders import REPOSITORY
from hypothesis import given
from hypothesis import strategies as st
from laws import SCALE, law
from sections import BASE, PATH, sections

from cip.documents.reading.composer import MAX_DEPTH, MAX_VALUES
from cip.documents.reading.document_type import Document
from cip.documents.reading.parser import events_in, parser_events
from cip.documents.reading.reader import read_document
from cip.documents.reading.usual import read_usual

REAL = sorted((REPOSITORY / "plans").rglob("*.yaml"))
CORPORA = Path(__file__).parent.parent / "explaining"

LINES = (
    *("a: b", "a: b c", "b: 1.10", "c: 2024-09-30", "d:", "a:", "e: null", "f: ~", 'g: "q"', "b"),
    *("- a", "- b: c", "- d:", "- 12", '- "x: y"', "- - a", "-  a", "-", "- >-", "- [a]", "1: a"),
    *("a: >-", "a: >", "a: |-", "a: |", "a: >+", "a: |2", "text", "more: text", "a: [b, c]", "?"),
    *('a: ["b", 1]', "a: {b: c}", "a: {b: 1, c: n}", "a: []", "a: {}", "a: [b,c]", "a: [b, ", "]"),
    *("a: {b: c: d}", "a: [b: c]", "a: {b: c, b: d}", "a: b: c", "a: b :c", "a: b:c", "a:  b"),
    *("a : b", "a: b ", "a: 'b'", "'a': b", '"a": b', 'a: "b\\n"', 'a: "b', "a: - b", "a: (b)"),
    *(
        "a: £4m",
        "a: &b c",
        "a: *b",
        "a: !b c",
        "a: #b",
        "# remark",
        "---",
        "...",
        "<<: a",
        "",
        "  ",
    ),
    *("ŵ: a", "a: ŵ", "a: “b”", "a: b\u00a0", "a: 0x1F", "a: 1e3", "a: -1", "a: [1, null]", "%a"),
)


def hold(text: str) -> bool:
    """Hold the quick reading of a text against the composer's; say whether it was read quickly."""
    found, slow = read_document(PATH, text), read_document(PATH, text, events=parser_events)
    assert found == slow, text
    assert repr(found) == repr(slow), text  # and in the same order
    if not isinstance(found, Document):
        return False
    return read_usual(PATH, text) is not None


def test_nearly_all_real_files_are_read_quickly() -> None:
    quick = [hold(path.read_text(encoding="utf-8")) for path in REAL]
    assert sum(quick) > len(quick) * 0.9


@pytest.mark.parametrize("corpus", ["mistakes", "misfits"])
def test_every_mistake_is_told_as_the_composer_tells_it(corpus: str) -> None:
    texts = [section.text for section in sections(CORPORA / f"{corpus}.txt")]
    assert not all(map(hold, texts))


@law(300)
@given(
    st.lists(st.tuples(st.integers(0, 6), st.sampled_from(LINES)), min_size=1, max_size=12),
    st.sampled_from(["\n", "", "\n\n"]),
)
def test_whatever_lines_a_file_has_it_says_what_the_composer_reads(
    lines: list[tuple[int, str]], end: str
) -> None:
    hold("\n".join(" " * depth + line for depth, line in lines) + end)


def test_a_usual_file_in_which_a_line_was_changed_says_what_the_composer_reads() -> None:
    """The real files are read, each with some changes; of those, a good part is read quickly."""
    chance = random.Random(1)
    texts = [path.read_text(encoding="utf-8") for path in REAL] + [BASE] * 100
    tries = 1_000 * SCALE
    quick = sum(hold(changed(chance.choice(texts), chance)) for _ in range(tries))
    assert tries * 0.1 < quick < tries


def changed(text: str, chance: random.Random) -> str:
    """Give a text in which some lines are gone, come twice, lie elsewhere, deeper or are new."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 2, 3))):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[at] = chance.choice(
            (
                *("", lines[other], f" {lines[at]}", f"  {lines[at]}", lines[at][1:]),
                *(lines[at][2:], lines[at] + chance.choice(LINES), chance.choice(LINES)),
                *(lines[at] + ":", lines[at] + " ", lines[at].replace(" ", "\n", 1)),
            )
        )
    return "\n".join(lines)


def test_numbers_and_nothings_are_noted_where_they_stand() -> None:
    text = "a: 1\nb:\n  - 2.5\n  - c: null\n    d: [x, 3]\ne: {f: 4, g: Null, h: '5'}\n".replace(
        "'5'", '"5"'
    )
    assert hold(text)
    document = read_usual(PATH, text)
    assert document is not None
    assert document.numbers == (("a",), ("b", 0), ("b", 1, "d", 1), ("e", "f"))
    assert document.nulls == (("b", 1, "c"), ("e", "g"))


@pytest.mark.parametrize(
    "text",
    [
        "a: >-\n  b\n  c\n\nd: e\n",
        "a: >\n   b\n   c\nd: |\n b \n - c\n",
        "a: >-\n  b\n\n  c\n  d\n\n\n\n  e\nf: |-\n  g\n\n  h\n\n\n",
        "not-yet: {a-b: c}\n",
        "a:\n  b:\n    - c: d\n      e: f\n    - >-\n      g\n  h: i\nj: k\n",
        'a: "b: c, d"\nb: b:c\n',
        "a: [b, \"c, d\"]\nb: {c: d e, f: \"g}\"}\n",
        "# remark\na: Llŷn\n",
        "# remark\n\n\na: b\n",
        "\na: b\n",
    ],
)  # fmt: skip
def test_what_is_written_usually_is_read_quickly(text: str) -> None:
    assert hold(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "a: b", "# a\n", "a: b\r\nc: d\r\n", "a: b # c\n", "a: b\na: c\n", "a: b\n  c\n"),
        *("a: >-\n  b\n   c\n", "a: >-\n  b\n\n   c\n", "a: >-\n  b\n c: d\n", "a:\n- b\n", "a:\n"),
        *(
            "a: >-\n  b\n  c: d\n",
            "- a\n",
            "a: [b,\n  c]\n",
            "a: {b: c}}\n",
            "a: [b]]\n",
            "a: 'b'\n",
        ),
        *('a: "\\u200b"\n', "a: {b: c,\n", "a: [b, \n", "a: [b, c: d]\n", "a: {b: c, b: d}\n"),
        "".join(f"{' ' * depth}a:\n" for depth in range(MAX_DEPTH)) + " " * MAX_DEPTH + "a: b\n",
        "a:\n" + "  - b\n" * MAX_VALUES,
        f"a: [{', '.join('b' * MAX_VALUES)}]\n",
    ],
)
def test_what_needs_a_second_look_is_left_to_the_composer(text: str) -> None:
    assert not hold(text)
    assert read_usual(PATH, text) is None


def test_the_parser_goes_through_each_text_and_finds_as_many_things() -> None:
    """It has the last word: what it refuses is never read, however harmless the lines look."""
    assert events_in("a: b\nc: [d, e]\n") == 13
    assert events_in("a: [b\n") is None
    assert events_in("a: \ud800\n") is None
    assert read_usual(PATH, "a: \ud800\n") is None


@pytest.mark.parametrize(
    "text",
    [
        f"a: [{'b' * 200_000}?\n",
        f"a: {{{'b: c, ' * 40_000}\n",
        f"a: [{'b' + ' ' * 200_000}]\n",
        f"a: {'b ' * 100_000}\n",
        f"a: {'b:' * 100_000}\n",
        "a: >-\n" + f"{' ' * 500}b\n" * 500 + f"{' ' * 499}c\n",
        "a: b\n" + "\n" * 200_000 + "- c\n",
        f"{'a_' * 100_000}: b\n",
        f'{"a: " + chr(34) * 200_000}\n',
        "a:\n" + "  - b\n" * 19_000 + "c\n",
    ],
    ids=range(10),
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    hold(text)
    read_usual(PATH, text)
    assert time.process_time() - start < 5
