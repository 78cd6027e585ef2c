"""No quote is left over in a title, and none is still to be written."""

import pytest

from .corpus import base, file, found, rules_found

PLAN = base()["plans/example/plan.yaml"]


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ('Lead"', "The title ends with a quote, and does not begin with one"),
        ("'\"Lead'", "The title begins with a quote, and does not end with one"),
        ("“Lead”", "The title stands in curly quotes, as Word writes them"),
        ("‘Lead’", "The title stands in curly quotes, as Word writes them"),
    ],
)
def test_a_quote_that_is_left_over_is_told(title: str, message: str) -> None:
    text = f'=== plans/example/1-first/1.1-lead.yaml\nref: "1.1"\n\ntitle: {title}\n'
    assert found(text) == [
        f"plans/example/1-first/1.1-lead.yaml:3:8: warning: {message} [stray-quote]"
    ]


@pytest.mark.parametrize(
    "title",
    ['"Lead"', "'\"Lead\" and go'", 'Lead and "go"', "“Lead” and “go”", "Let’s lead", 'A 12" rule'],
)
def test_quotes_inside_of_a_title_are_left_alone(title: str) -> None:
    text = f'=== plans/example/1-first/1.1-lead.yaml\nref: "1.1"\n\ntitle: {title}\n'
    assert rules_found(text) == []


@pytest.mark.parametrize(
    "old",
    ["title: Improvement plan", "title: Lead well", "title: Progress report of 2025"],
)
def test_the_titles_of_plan_yaml_are_looked_at_too(old: str) -> None:
    assert rules_found(file("plan.yaml", PLAN.replace(old, f'{old}"'))) == ["stray-quote"]
    unwritten = PLAN.replace(old, "title: (the title of the first one)")
    assert rules_found(file("plan.yaml", unwritten)) == ["title-to-be-written"]
