"""The tables of the page on deadlines are the grammar's own answers."""

import re

import pytest
from builders import REPOSITORY

from cip.model.deadline import day_for_people
from cip.model.grammar import parse_deadline, parse_start
from cip.model.refusals import refusal_of

PAGE = (REPOSITORY / "docs/deadlines.md").read_text(encoding="utf-8")


def rows(header: str) -> list[list[str]]:
    """Give the cells of each row of the table whose last column has a name."""
    _, _, rest = PAGE.partition(f"| {header} |\n")
    table = rest.split("\n\n", 1)[0].split("\n")[1:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


FORMS = [
    pytest.param(form, text, first, last, id=text)
    for form, written, first, last in rows("Last day")
    for text in re.findall("`([^`]+)`", written)
]


@pytest.mark.parametrize(("form", "text", "first", "last"), FORMS)
def test_each_form_of_the_page_has_the_days_that_stand_there(
    form: str, text: str, first: str, last: str
) -> None:
    read = parse_start(text) if "starts only" in form else parse_deadline(text)
    days = [day_for_people(day) if day else "none" for day in (read.first, read.last)]
    assert days == [first, last]
    assert read.provisional == (form == "Provisional")
    assert (read.every is not None) == form.startswith("Rhythm")


@pytest.mark.parametrize(("text", "reason", "suggestion"), rows("Suggested"))
def test_each_suggestion_of_the_page_is_what_the_tool_suggests(
    text: str, reason: str, suggestion: str
) -> None:
    refused = refusal_of(text.strip("`"))
    assert refused is not None
    assert (refused.reason, f"`{refused.suggestion}`") == (reason, suggestion)


@pytest.mark.parametrize(("text", "reason", "advice"), rows("What to do"))
def test_each_advice_of_the_page_is_what_the_tool_says(text: str, reason: str, advice: str) -> None:
    refused = refusal_of(text.strip("`"))
    assert refused is not None
    assert (refused.reason, refused.suggestion, refused.advice) == (reason, None, advice)


def test_no_table_of_the_page_is_empty() -> None:
    assert len(FORMS) > 30
    assert len(rows("Suggested")) > 20
    assert len(rows("What to do")) > 15
