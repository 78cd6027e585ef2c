"""The page on reports names every fact and every filter that a council's template can use."""

import re

from builders import REPOSITORY, on, real_plan
from jinja2 import DictLoader
from jinja2.defaults import DEFAULT_FILTERS
from report_pages import asked, section

from cip.facts.catalogue import facts
from cip.reports.render import environment

PAGE = (REPOSITORY / "docs" / "reports.md").read_text(encoding="utf-8")
FACTS = facts(asked(real_plan("york"), "board-report", on("2024-11-20")))


def _named(heading: str) -> set[str]:
    """Give the names in the first column of the tables below a heading."""
    below = section(PAGE, heading).split("\n#### ")[0]
    cells = re.findall(r"^\| (`.*?) \|", below, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def test_each_fact_has_its_row() -> None:
    assert _named("Facts by name") == set(FACTS)


def test_each_key_of_an_action_has_its_row() -> None:
    assert _named("A row") == set(FACTS["overdue"][0])


def test_each_key_of_the_head_is_named() -> None:
    said = set(re.findall(r"`(\w+)`", section(PAGE, "Head")))
    assert set(FACTS["head"]) <= said


def test_each_filter_has_its_row() -> None:
    added = set(environment(DictLoader({})).filters) - set(DEFAULT_FILTERS)
    assert _named("Filters") == added
