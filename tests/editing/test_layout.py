"""Tests of the layout: no value changes, and what was laid out stays as it is."""

import time
from random import Random

import pytest
from builders import REAL_PLANS, REPOSITORY
from editing.styles import REFUSED, STYLES
from editing.test_styles import PATH, laid_out_at_random, without_last_line_ends
from hypothesis import given
from hypothesis import strategies as st
from laws import SCALE, law

from cip.documents.reading.reader import read_document
from cip.editing.gate import UneditableError, edited
from cip.editing.layout import laid_out, modeline
from cip.editing.steps import Append

HOUSE = """# yaml-language-server: $schema=../../../schema/action.schema.json
ref: "1.2.1"

title: Charter

depends_on: ["1.1", "1.2"]

milestones:
  - ref: "a"
    title: |
      One
        two
    lead:
      - Chief Executive
      # and nobody else

# Of July
deadline: July 2024
"""
"""How a file looks when it was laid out."""


def value(text: str) -> object:
    """Give what a text holds, without the line ends at the end of texts."""
    document = read_document(PATH, text)
    assert not isinstance(document, list), document
    return without_last_line_ends(document.value)


@pytest.mark.parametrize("plan", REAL_PLANS)
def test_the_real_plans_are_laid_out_and_their_keys_in_order(plan: str) -> None:
    for file in (REPOSITORY / "plans" / plan).rglob("*.yaml"):
        path, text = file.relative_to(REPOSITORY).as_posix(), file.read_text(encoding="utf-8")
        assert laid_out(path, text) == text
        assert laid_out(path, text, in_order=True) == text


MESSY = {
    "line ends": HOUSE.replace("\n", "\r\n"),
    "mixed line ends": HOUSE.replace("\n", "\r\n", 5),
    "spaces at line ends": HOUSE.replace("Charter\n", "Charter  \n").replace("lead:\n", "lead: \n"),
    "blank lines with spaces": HOUSE.replace("\n\ntitle", "\n   \ntitle"),
    "no first line": HOUSE.split("\n", 1)[1],
    "a wrong first line": HOUSE.replace("../../../schema", "../schema"),
    "the first line in another place": HOUSE.split("\n", 1)[1].replace(
        "\nref:", "\n# yaml-language-server: $schema=x\nref:"
    ),
    "no blank lines": HOUSE.replace("\n\n", "\n"),
    "too many blank lines": HOUSE.replace("\n\n", "\n\n\n\n"),
    "no final line end": HOUSE.rstrip("\n"),
    "many final line ends": HOUSE + "\n  \n\n",
    "lists indented by four": HOUSE.replace("\n  - ", "\n    - ")
    .replace("\n    ", "\n      ")
    .replace("\n      - ref", "\n    - ref"),
    "references without quotes": HOUSE.replace('"1.2.1"', "1.2.1").replace('"1.1"', "'1.1'"),
    "a number for a reference": HOUSE.replace('"1.2"', "1.2"),
    "a letter without quotes": HOUSE.replace('"a"', "a"),
}


@pytest.mark.parametrize("messy", MESSY)
def test_a_file_is_laid_out_as_the_plans_are(messy: str) -> None:
    assert laid_out(PATH, MESSY[messy]) == HOUSE


def test_lists_that_are_not_indented_are_moved_with_all_that_is_in_them() -> None:
    house = HOUSE.replace("      # and nobody else\n", "")
    flat = (
        house.replace("\n  - ", "\n- ").replace("\n    ", "\n  ").replace("\n    - Ch", "\n  - Ch")
    )
    assert "\nmilestones:\n- ref" in flat
    assert "\n  lead:\n  - Chief" in flat
    assert laid_out(PATH, flat) == house


def test_keys_are_put_in_order_with_their_remarks_only_where_that_is_asked_for() -> None:
    above, *groups = HOUSE.rstrip("\n").split("\n\n")
    first, ref = above.split("\n")
    shuffled = "\n\n".join([f"{first}\n{groups[-1]}", *groups[:-1], ref]) + "\n"
    assert laid_out(PATH, shuffled) == shuffled
    ordered = laid_out(PATH, shuffled, in_order=True)
    keys = [line for line in ordered.split("\n") if line[:1].isalpha() or line == "# Of July"]
    assert [key.split(":")[0] for key in keys] == [
        *("ref", "title", "# Of July", "deadline", "depends_on", "milestones")
    ]
    assert value(ordered) == value(shuffled)


def test_lines_of_a_longer_text_keep_their_spaces_and_blank_lines() -> None:
    text = HOUSE.replace("      One\n", "      One  \n\n\n       \n")
    assert laid_out(PATH, text) == text


def test_a_text_that_keeps_its_blank_lines_keeps_them() -> None:
    text = HOUSE.replace("title: Charter\n\n", "title: |+\n  Charter\n\n\n")
    assert laid_out(PATH, text) == text
    at_the_end = HOUSE.replace("deadline: July 2024\n", "title_: |+\n  x\n\n\n")
    assert laid_out(PATH, at_the_end) == at_the_end


def test_json_stays_json() -> None:
    for name in ("JSON", "JSON over lines"):
        assert laid_out(PATH, STYLES[name]) == STYLES[name]


@pytest.mark.parametrize("name", STYLES)
def test_every_style_keeps_its_values_and_is_laid_out_only_once(name: str) -> None:
    assert_laid_out(STYLES[name])


def assert_laid_out(text: str) -> None:
    """Hold a text that is laid out to the laws."""
    for in_order in (False, True):
        once = laid_out(PATH, text, in_order=in_order)
        assert laid_out(PATH, once, in_order=in_order) == once
        assert value(once) == value(text)
        for line in text.replace("\r", "").split("\n"):
            if "#" in line and "yaml-language-server" not in line:
                assert line.strip() in once
    assert laid_out(PATH, once) == once


def test_random_layouts_keep_their_values_and_are_laid_out_only_once() -> None:
    random, texts, done = Random(20261126), [*STYLES.values(), *MESSY.values()], 0
    while done < 100 * SCALE:
        text = laid_out_at_random(random, random.choice(texts))
        if isinstance(read_document(PATH, text), list):
            continue
        done += 1
        assert_laid_out(text)


@law(60)
@given(st.sampled_from([*STYLES.values(), *MESSY.values()]), st.integers(0, 2**32))
def test_what_is_laid_out_twice_is_what_is_laid_out_once(text: str, seed: int) -> None:
    messy = laid_out_at_random(Random(seed), text)
    if not isinstance(read_document(PATH, messy), list):
        assert_laid_out(messy)


@pytest.mark.parametrize(
    "text",
    [
        'ref: "1"\ntitle: x' + "\n" * 200_000 + "detail: y",
        'ref: "1"\ntitle: x\n' + (" " * 200_000) + "\ndetail: y # " + " " * 20_000 + "x",
        'ref: "1"\ntitle: x\n' + "# r\n" * 50_000 + "notes:\n" + "- a\n" * 2_000,
        'ref: "1"\nlead:\n' + "- - a\n" * 2_000,
        'ref: "1"\nmilestones:\n' + "- lead:\n  - a\n" * 2_000,
        'ref: "1"\nnotes: [' + "x, " * 5_000 + "x]\n",
    ],
)
def test_a_hostile_file_is_laid_out_and_edited_in_seconds(text: str) -> None:
    began = time.process_time()
    once = laid_out(PATH, text)
    assert laid_out(PATH, once) == once
    edited(PATH, text, [Append(("updates",), {"date": "2026-11-26", "note": "Done."})])
    assert time.process_time() - began < 20


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_read_is_not_laid_out(name: str) -> None:
    with pytest.raises(UneditableError):
        laid_out(PATH, REFUSED[name])


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("plans/north/plan.yaml", "../../schema/plan.schema.json"),
        ("plans/north/kpis.yaml", "../../schema/kpis.schema.json"),
        ("plans/north/1-a/workstream.yaml", "../../../schema/workstream.schema.json"),
        ("plans/north/1-a/1.1-b.yaml", "../../../schema/action.schema.json"),
    ],
)
def test_the_first_line_leads_from_the_file_to_its_schema(path: str, where: str) -> None:
    assert modeline(path) == f"# yaml-language-server: $schema={where}\n"
