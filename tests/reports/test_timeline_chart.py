"""Tests of the timeline: which bars it has, from when to when, and that nothing breaks it."""

import pytest
from builders import action, seen, update

from cip.facts.timeline import timeline
from cip.reports.mermaid import gantt


def chart(*actions, as_of: str) -> list[str]:
    """Give the lines of a chart."""
    told = timeline(seen(*actions, as_of=as_of))
    return str(gantt(told)).split("\n") if told else []


def bars(*actions, as_of: str = "2025-01-01") -> list[str]:
    """Give the bars of a chart."""
    return [line.strip() for line in chart(*actions, as_of=as_of) if " :" in line]


def test_a_bar_goes_from_the_start_to_the_deadline() -> None:
    assert bars(action("1.1", "June 2025", start="March 2025")) == [
        "1.1 Action 1.1 :2025-03-01, 2025-06-30"
    ]


def test_a_bar_without_a_start_spans_its_deadline() -> None:
    assert bars(action("1.1", "June 2025"), action("1.2", "2025-06-15")) == [
        "1.1 Action 1.1 :2025-06-01, 2025-06-30",
        "1.2 Action 1.2 :2025-06-15, 2025-06-15",
    ]


def test_a_start_after_the_deadline_gives_a_bar_of_one_day() -> None:
    assert bars(action("1.1", "June 2025", start="August 2025")) == [
        "1.1 Action 1.1 :2025-06-30, 2025-06-30"
    ]


def test_the_last_day_belongs_to_a_bar() -> None:
    assert "    inclusiveEndDates" in chart(action("1.1", "June 2025"), as_of="2025-01-01")


@pytest.mark.parametrize(
    ("status", "tag"),
    [("complete", "done, "), ("underway", "active, "), ("at-risk", ""), ("not-started", "")],
)
def test_a_bar_says_how_it_stands(status: str, tag: str) -> None:
    (bar,) = bars(action("1.1", "June 2025", update("2024-12-30", status)))
    assert bar == f"1.1 Action 1.1 :{tag}2025-06-01, 2025-06-30"


def test_an_overdue_bar_is_critical() -> None:
    assert bars(action("1.1", "June 2024")) == ["1.1 Action 1.1 :crit, 2024-06-01, 2024-06-30"]


def test_what_has_no_last_day_has_no_bar() -> None:
    assert len(bars(action("1.1", "ongoing"), action("1.2", "TBC"), action("1.3"))) == 1


def test_there_is_no_chart_where_nothing_has_a_last_day() -> None:
    assert timeline(seen(action("1.1", "ongoing"), as_of="2025-01-01")) is None
    assert timeline(seen(as_of="2025-01-01")) is None


def test_a_name_is_cut_between_words() -> None:
    (bar,) = bars(
        action("1.1", "June 2025", title="Co-design leadership behaviours and much more of it")
    )
    assert bar.startswith("1.1 Co-design leadership behaviours and much... :")


def test_letters_of_every_language_stay() -> None:
    (bar,) = bars(action("1.1", "June 2025", title="Gŵyl y tŷ: Łódź; 100% #1"))
    assert bar.startswith("1.1 Gŵyl y tŷ Łódź 100 1 :")


@pytest.mark.parametrize("word", ["section", "click", "title", "Excludes"])
def test_a_bar_is_not_taken_for_a_word_of_the_diagram(word: str) -> None:
    (bar,) = bars(action(word, "June 2025", workstream="1"))
    assert bar.startswith(f"({word} Action {word}) :")
