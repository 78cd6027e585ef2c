"""Tests of the timeline: which bars it has, from when to when, and that nothing breaks it."""

import pytest
from builders import action, milestone, seen, update, workstream

from cip.facts.timeline import timeline
from cip.model.plan import Action, Objective
from cip.reports.mermaid import LONGEST, gantt


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


@pytest.mark.parametrize("start", [None, "commenced", "TBC", "ongoing"])
def test_no_start_is_invented_a_deadline_alone_is_a_point(start: str | None) -> None:
    assert bars(action("1.1", "June 2025", start=start)) == [
        "1.1 Action 1.1 :milestone, 2025-06-30, 0d"
    ]


def test_a_bar_begins_with_the_first_part_where_that_is_what_is_known() -> None:
    parts = (milestone("a", "May 2025", start="March 2025"), milestone("b", "June 2025"))
    assert bars(action("1.1", None, parts=parts)) == ["1.1 Action 1.1 :2025-03-01, 2025-06-30"]


def test_a_start_after_the_deadline_gives_a_point() -> None:
    assert bars(action("1.1", "June 2025", start="August 2025")) == [
        "1.1 Action 1.1 :milestone, 2025-06-30, 0d"
    ]


def many(number: int, objective: str) -> tuple[Action, ...]:
    """Give actions with long titles, in a workstream called as their objective."""
    return tuple(
        action(f"{objective}.{n}", "June 2025", title="A long title for a bar that fills its line")
        for n in range(number)
    )


def of_two_objectives(*numbers: int) -> str:
    """Give the charts of a plan with two objectives that have so many actions."""
    told = timeline(
        seen(
            *(
                item
                for ref, number in zip("12", numbers, strict=True)
                for item in many(number, ref)
            ),
            objectives=(Objective(ref="1", title="First"), Objective(ref="2", title="Second")),
            workstreams=(workstream("1", "1"), workstream("2", "2")),
            as_of="2025-01-01",
        )
    )
    assert told is not None
    return str(gantt(told))


def test_what_is_too_long_for_one_chart_is_drawn_by_objective() -> None:
    text = of_two_objectives(400, 400)
    charts = text.split("```mermaid")[1:]
    assert [chart.count("milestone") for chart in charts] == [400, 400]
    assert all(len(chart) <= LONGEST for chart in charts)
    assert of_two_objectives(20, 20).count("```mermaid") == 1


def test_an_objective_that_is_too_long_for_a_chart_says_where_it_stands() -> None:
    text = of_two_objectives(1000, 3)
    assert text.count("```mermaid") == 1
    assert "1 First: too many to be drawn; the list below holds them." in text


def test_the_last_day_belongs_to_a_bar() -> None:
    assert "    inclusiveEndDates" in chart(action("1.1", "June 2025"), as_of="2025-01-01")


@pytest.mark.parametrize(
    ("status", "tag"),
    [("complete", "done, "), ("underway", "active, "), ("at-risk", ""), ("not-started", "")],
)
def test_a_bar_says_how_it_stands(status: str, tag: str) -> None:
    (bar,) = bars(action("1.1", "June 2025", update("2024-12-30", status), start="March 2025"))
    assert bar == f"1.1 Action 1.1 :{tag}2025-03-01, 2025-06-30"


def test_an_overdue_bar_is_critical() -> None:
    assert bars(action("1.1", "June 2024")) == ["1.1 Action 1.1 :crit, milestone, 2024-06-30, 0d"]


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
