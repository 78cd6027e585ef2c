"""What holds of every report of every plan: its figures are those of ``cip status``."""

import itertools
import json
import re
from collections import Counter
from datetime import date

import pytest
from builders import on, real_plan
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from random_plans import days, plans
from report_pages import asked, counts_table, page, real_reports, report

from cip.assessment.known import known
from cip.assessment.picture import Picture, picture
from cip.assessment.standing import Standing
from cip.data.documents import as_text, status_document
from cip.facts.catalogue import facts
from cip.facts.record import unreported
from cip.facts.request import Request
from cip.model.plan import Plan
from cip.model.vocabulary import OverdueKind
from cip.reports.catalogue import TEMPLATES
from cip.reports.writing import write

COUNTED = ("board-report", "highlight-report", "progress-report", "assurance-report")
"""The reports that have the table of counts."""


def _status(plan: Plan, day: date) -> dict[str, object]:
    """Give what ``cip status --json`` prints of a plan."""
    shown = picture(plan, as_of=day)
    text = as_text(status_document([shown], as_of=day))
    found: dict[str, object] = json.loads(text)["plans"][0]
    return found


def _counted(shown: Picture) -> list[dict[str, int]]:
    """Give what each row of the table has to hold, by the key of its column; the last is the sum.

    What is overdue is counted by how that is known; not started and not reported are one column.
    """
    rows = [standings for _, standings in shown.by_objective() if standings]
    return [Counter(map(_key, standings)) for standings in (*rows, shown.standings)]


def _key(standing: Standing) -> str:
    if standing.overdue_kind is not None:
        return standing.overdue_kind.value
    position = standing.position.value
    return "not-begun" if position in ("not-started", "not-reported") else position


def _check_counts(plan: Plan, template: str, day: date, text: str, request: Request) -> None:
    status = _status(plan, day)
    table = counts_table(text)
    told = facts(request, ["counts"])["counts"]
    assert table.header[1:-1] == told["positions"]
    listed = [row for row in table.rows if not row[0].startswith("Change since")]
    numbers = [[int(number) for number in row[1:]] for row in listed]
    keys = told["keys"]
    wanted = _counted(picture(plan, as_of=day))
    assert numbers == [[*(row[key] for key in keys), sum(row.values())] for row in wanted]
    assert all(sum(row[:-1]) == row[-1] for row in numbers)
    assert numbers[-1][-1] == status["total"] == sum(status["counts"].values())
    kinds = status["overdue_kinds"]
    assert sum(kinds.values()) == status["counts"]["overdue"]
    assert not status["counts"]["overdue"] or kinds == {k: wanted[-1][k] for k in kinds}


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
        _check_counts(plan, template, day, write(template, request), request)


@pytest.mark.parametrize(
    ("plan", "template", "day"), [item for item in real_reports() if item[1] in COUNTED]
)
def test_the_counts_of_a_real_report_are_those_of_status(
    plan: str, template: str, day: str
) -> None:
    whole = real_plan(plan)
    request = asked(whole, template, on(day))
    _check_counts(whole, template, on(day), report(whole, template, day), request)


@given(plan=plans, day=days, earlier=days)
@law(100)
def test_the_balance_of_a_period_adds_up(plan: Plan, day: date, earlier: date) -> None:
    request = asked(plan, "board-report", day, since=min(day, earlier))
    changes = facts(request, ["changes"])["changes"]
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
    counts = facts(asked(plan, "board-report", day, since=begin), ["counts"])["counts"]
    now, before = (_counted(picture(plan, as_of=d))[-1] for d in (day, begin))
    told = [0 if text == "no change" else int(text) for text in counts["change"]]
    assert told == [now[key] - before[key] for key in counts["keys"]]
    assert all(key in counts["keys"] for key in now | before)


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


@given(plan=plans, day=days, earlier=days)
@law(40)
def test_the_figures_of_the_verdict_add_up(plan: Plan, day: date, earlier: date) -> None:
    shown = picture(plan, as_of=day)
    request = asked(plan, "board-report", day, since=min(day, earlier))
    found = facts(request, ["verdict", "unknown", "by_cause", "counts", "changes"])
    if not shown.standings:
        return
    kinds = shown.kinds
    not_known = (*shown.of_kind(OverdueKind.NOT_SAID), *shown.of_kind(OverdueKind.UNHEARD))
    assert len(shown.overdue) == len(not_known) + kinds[OverdueKind.KNOWN_LATE]
    if shown.overdue:
        said = any(text.startswith("Nothing is known to be late.") for text in found["verdict"])
        assert said == (not kinds[OverdueKind.KNOWN_LATE] and not unreported(shown))
    rest = len(shown.standings) - len(shown.overdue)
    if rest:
        first, *others = map(int, re.findall(r"\d+", found["verdict"][-1]) or [1])
        assert first == rest
        assert not others or sum(others) == rest
    unknown = found["unknown"]
    columns = zip(*(owner["numbers"] for owner in unknown["owners"]), strict=True)
    assert [sum(numbers) for numbers in columns] == unknown["numbers"] or not unknown["owners"]
    assert sum(unknown["numbers"]) == unknown["total"]
    refs = [r for owner in unknown["owners"] for cell in owner["refs"] for r in cell.split(", ")]
    assert len([ref for ref in refs if ref]) == unknown["total"]


@given(plan=plans, day=days, earlier=days)
@law(40)
def test_all_to_which_something_happened_is_told_by_cause_and_in_the_annex(
    plan: Plan, day: date, earlier: date
) -> None:
    request = asked(plan, "board-report", day, since=min(day, earlier))
    found = facts(request, ["by_cause", "changes"])
    told = {ref.split("(")[0] for cause in found["by_cause"] for ref in cause["refs"]}
    moves = {move["ref"] for move in found["changes"]["moves"]}
    gone = {item["ref"] for item in found["changes"]["gone"]}
    assert told == moves | gone
    assert all(cause["number"] == len(set(cause["refs"])) for cause in found["by_cause"])
