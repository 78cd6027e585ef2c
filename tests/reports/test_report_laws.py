"""What holds of every report of every plan: its figures are those of ``cip status``."""

import itertools
import json
import re
from datetime import date

import pytest
from builders import on, real_plan
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from random_plans import days, plans
from report_pages import asked, counts_table, page, real_reports, report

from cip.assessment.known import known
from cip.assessment.picture import picture
from cip.assessment.words import POSITION_WORDS
from cip.data.documents import as_text, status_document
from cip.facts.catalogue import facts
from cip.model.plan import Plan
from cip.reports.catalogue import TEMPLATES
from cip.reports.writing import write

COUNTED = ("board-report", "highlight-report", "progress-report", "public-summary")
WORDS = {words: position.value for position, words in POSITION_WORDS.items()}
WORDS["no report, not due"] = "not-reported"


def _status(plan: Plan, day: date) -> dict[str, object]:
    """Give what ``cip status --json`` prints of a plan."""
    shown = picture(plan, as_of=day)
    text = as_text(status_document([shown], as_of=day))
    found: dict[str, object] = json.loads(text)["plans"][0]
    return found


def _check_counts(plan: Plan, template: str, day: date, text: str) -> None:
    status = _status(plan, day)
    table = counts_table(text)
    names = [WORDS[word] for word in table.header[1:-1]]
    listed = [row for row in table.rows if not row[0].startswith("Change since")]
    *rows, total = [(row[0], [int(number) for number in row[1:]]) for row in listed]
    counts = status["counts"]
    assert isinstance(counts, dict)
    assert total == ("All", [*(counts[name] for name in names), status["total"]])
    assert sum(counts.values()) == sum(counts[name] for name in names) == status["total"]
    objectives = status["objectives"]
    assert isinstance(objectives, list)
    told = [[o["counts"][name] for name in names] for o in objectives if any(o["counts"].values())]
    assert [numbers[:-1] for _, numbers in rows] == told
    assert all(sum(numbers[:-1]) == numbers[-1] for _, numbers in rows)


@given(plan=plans, day=days, earlier=days)
@law(10)
def test_no_report_says_what_was_not_known_on_its_day(plan: Plan, day: date, earlier: date) -> None:
    then = known(plan, as_of=day)
    assert _status(then, day) == _status(plan, day)
    for template in TEMPLATES:
        since = min(day, earlier)
        told = [write(template, asked(p, template, day, since=since)) for p in (plan, then)]
        assert told[0] == told[1]


@given(plan=plans, day=days, earlier=days)
@law(25)
def test_the_counts_of_a_report_are_those_of_status(plan: Plan, day: date, earlier: date) -> None:
    for template in COUNTED:
        request = asked(plan, template, day, since=min(day, earlier))
        _check_counts(plan, template, day, write(template, request))


@pytest.mark.parametrize(
    ("plan", "template", "day"), [item for item in real_reports() if item[1] in COUNTED]
)
def test_the_counts_of_a_real_report_are_those_of_status(
    plan: str, template: str, day: str
) -> None:
    whole = real_plan(plan)
    _check_counts(whole, template, on(day), report(whole, template, day))


@given(plan=plans, day=days, earlier=days)
@law(100)
def test_the_balance_of_a_period_adds_up(plan: Plan, day: date, earlier: date) -> None:
    changes = facts(asked(plan, "board-report", day, since=min(day, earlier)))["changes"]
    found = changes["balance"]
    assert found["balanced"]
    assert (
        found["opening"]
        + found["new"]
        - found["completed"]
        - found["withdrawn"]
        + found["reopened"]
        == found["closing"]
    )
    assert "is not" not in found["sentence"]
    assert found["new"] == len(changes["new"])
    assert found["completed"] == len(changes["completed"])
    assert found["withdrawn"] == len(changes["withdrawn"])
    assert found["reopened"] == len(changes["reopened"])


@given(plan=plans, day=days, earlier=days)
@law(60)
def test_the_changes_of_the_counts_are_those_of_the_pictures(
    plan: Plan, day: date, earlier: date
) -> None:
    begin = min(day, earlier)
    counts = facts(asked(plan, "board-report", day, since=begin))["counts"]
    now, before = picture(plan, as_of=day).counts, picture(plan, as_of=begin).counts
    told = [0 if text == "no change" else int(text) for text in counts["change"]]
    shown = [p for p in now if now[p] or before[p]]
    assert told == [now[p] - before[p] for p in shown]


@given(plan=plans, day=days, template=st.sampled_from(sorted(TEMPLATES)))
@law(60)
def test_the_same_files_and_day_give_the_same_bytes(plan: Plan, day: date, template: str) -> None:
    assert write(template, asked(plan, template, day)) == write(
        template, asked(plan, template, day)
    )


@given(plan=plans, day=days, earlier=days, template=st.sampled_from(sorted(TEMPLATES)))
@law(100)
def test_every_report_of_any_plan_keeps_its_outline(
    plan: Plan, day: date, earlier: date, template: str
) -> None:
    text = write(template, asked(plan, template, day, since=min(day, earlier)))
    levels = [level for level, _ in page(text).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert "{{" not in text
    assert not re.search(r"(?<!- )\bNone\b", text)


@given(plan=plans, day=days)
@law(30)
def test_every_action_stands_in_the_list_of_all(plan: Plan, day: date) -> None:
    text = write("board-report", asked(plan, "board-report", day))
    known = {s.action.ref for s in picture(plan, as_of=day).standings}
    listed = {
        row[0]
        for table in page(text).tables
        if table.header[-2:] == ["Stands", "Last update"]
        for row in table.rows
    }
    assert listed == known


@given(plan=plans, day=days)
@law(60)
def test_the_public_figures_of_an_aim_add_up(plan: Plan, day: date) -> None:
    for promise in facts(asked(plan, "public-summary", day))["promises"]:
        words = promise["sentence"].replace(",", "").split()
        figures = [
            0 if word == "none" else int(word) for word in words if word.isdigit() or word == "none"
        ]
        assert figures[0] == sum(figures[1:]) == promise["total"]
