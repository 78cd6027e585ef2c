"""The tables of words in the README and the documentation are those of the code."""

import re

import pytest
from builders import REPOSITORY

from cip.assessment.findings import FINDINGS
from cip.assessment.position_words import KIND_WORDS, POSITION_WORDS, STATE_WORDS
from cip.assessment.signals import SIGNALS
from cip.commands.tree import COMMANDS
from cip.model.plan import Thresholds
from cip.model.vocabulary import OverdueKind, RecommendationState, Status
from cip.reports.catalogue import TEMPLATES

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
WORKED_OUT = (REPOSITORY / "docs/worked-out.md").read_text(encoding="utf-8")
REPORTS = (REPOSITORY / "docs/reports.md").read_text(encoding="utf-8")


def firsts(page: str, header: str) -> list[str]:
    """Give the first cells of the table that begins with a header, without their marks."""
    _, _, rest = page.partition(f"| {header} |")
    table = rest.split("\n\n", 1)[0].split("\n")[2:]
    return [row.split("|")[1].strip().strip("`").removeprefix("cip ") for row in table]


@pytest.mark.parametrize(
    ("page", "header", "words"),
    [
        (README, "Command", list(COMMANDS)),
        (README, "Signal", list(SIGNALS)),
        (WORKED_OUT, "Signal", list(SIGNALS)),
        (WORKED_OUT, "Finding", list(FINDINGS)),
        (WORKED_OUT, "Status", [str(status) for status in Status]),
        (WORKED_OUT, "Kind", [str(kind) for kind in OverdueKind]),
        (WORKED_OUT, "State", [str(state) for state in RecommendationState]),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)
def test_a_table_has_the_words_of_the_code_in_their_order(page, header, words):
    found = [word for cell in firsts(page, header) for word in cell.split("`, `")]
    assert found == words


def test_the_positions_of_the_readme_are_those_of_the_code():
    told = re.split(r" \(\w+\)|, ", ", ".join(firsts(README, "Position")))
    assert {word.strip(", ") for word in told} - {""} == set(POSITION_WORDS.values())


def test_the_positions_and_kinds_of_what_is_worked_out_have_their_words():
    told = ", ".join(firsts(WORKED_OUT, "Position"))
    assert re.split(", or |, ", told.replace(", or in place", "")) == list(POSITION_WORDS.values())
    for kind, words in KIND_WORDS.items():
        assert f"| `{kind}` | {words} |" in WORKED_OUT


def test_every_state_of_a_recommendation_is_told_with_its_word():
    for state, words in STATE_WORDS.items():
        assert f"| `{state}` | {words} |" in WORKED_OUT


@pytest.mark.parametrize("name", [n for n in Thresholds._fields if n != "stale_days"])
def test_a_threshold_is_told_with_its_usual_value(name):
    assert f"`{name}` ({getattr(Thresholds(), name)})" in WORKED_OUT


def test_every_report_is_told_in_its_order():
    assert firsts(REPORTS, "Template") == list(TEMPLATES)
    assert ", ".join(f"`{name}`" for name in TEMPLATES) in README
