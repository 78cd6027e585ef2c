"""Tests of the files of a new plan: they are right, laid out, and hold what was answered."""

from datetime import date

import pytest

from cip.checking import problems_of
from cip.editing.gate import UneditableError
from cip.editing.layout import laid_out
from cip.loading.plan import load_plan
from cip.model.plan import Plan
from cip.starting.answers import NewPlan, officers_named, period_named, short_name
from cip.starting.plan_files import plan_files

DAY = date(2026, 11, 26)
EXAMPLETON = NewPlan("exampleton", "Exampleton Borough Council")
PLANS = [
    EXAMPLETON,
    EXAMPLETON._replace(is_bare=True),
    EXAMPLETON._replace(is_bare=True, objectives=("One: all", "Two"), officers=("Head of HR",)),
    EXAMPLETON._replace(approved=date(2026, 7, 1), since=date(2026, 12, 1)),
    EXAMPLETON._replace(council="A: B # C", title="Yes", start="Q3 2026/27", end="1 March 2029"),
]


def of(plan: NewPlan, day: date = DAY) -> Plan:
    """Give the plan that its files hold, with nothing wrong in them but titles nobody said."""
    loaded = load_plan(plan.name, plan_files(plan, as_of=day))
    found = {problem.rule for problem in problems_of(loaded, as_of=day)}
    assert found <= {"title-to-be-written"}
    assert bool(found) == (not plan.is_bare or not plan.objectives)
    return loaded.plan


@pytest.mark.parametrize("plan", PLANS)
def test_a_new_plan_holds_what_was_answered_and_nothing_is_wrong_in_it(plan: NewPlan) -> None:
    found = of(plan)
    assert (found.council, found.title, found.approved) == (plan.council, plan.title, plan.approved)
    assert (found.change_control and found.change_control.since) == plan.since
    assert len(found.actions) == len(found.workstreams) == len(found.sets) == int(not plan.is_bare)


@pytest.mark.parametrize("plan", PLANS)
def test_the_files_are_laid_out_and_teach_by_remarks(plan: NewPlan) -> None:
    for path, text in plan_files(plan, as_of=DAY).items():
        assert laid_out(path, text) == text
        assert text.count("\n#") >= 3, path


def test_what_was_answered_leaves_the_remark_that_explains_it() -> None:
    text = plan_files(PLANS[3], as_of=DAY)["plans/exampleton/plan.yaml"]
    assert "# refused.\napproved: 2026-07-01\n\n" in text
    assert "say who agreed.\nchange_control:\n  since: 2026-12-01\n" in text
    assert "# approved:" not in text


def test_the_example_is_due_a_year_later_on_a_leap_day_too() -> None:
    (example,) = of(EXAMPLETON, date(2028, 2, 29)).actions
    assert example.deadline is not None
    assert example.deadline.plain == "February 2029"


def test_officers_and_the_board_are_those_that_were_named() -> None:
    named = ("Head of HR", "chief executive", "Head, of HR", "主任")
    plan = of(PLANS[3]._replace(officers=named, board="Recovery Board"))
    assert [(officer.id, officer.title) for officer in plan.officers] == [
        ("chief-executive", "Chief Executive"),
        ("head-of-hr", "Head of HR"),
        ("head-of-hr-2", "Head, of HR"),
        ("officer", "主任"),
    ]
    assert [(board.id, board.title) for board in plan.boards] == [
        ("recovery-board", "Recovery Board")
    ]
    assert plan.change_control is not None
    assert plan.change_control.agreed_by == ("recovery-board",)


@pytest.mark.parametrize(
    ("text", "officers"),
    [
        ("Head of HR,  Director of\tFinance , Head of HR,", ("Head of HR", "Director of Finance")),
        ("Head, of HR; Auditor", ("Head, of HR", "Auditor")),
        ("Head, of HR;", ("Head, of HR",)),
    ],
)
def test_officers_stand_with_commas_or_semicolons_between(
    text: str, officers: tuple[str, ...]
) -> None:
    assert officers_named(text) == officers


@pytest.mark.parametrize("wrong", [{"council": ""}, {"title": "x" * 5000}, {"start": "spring"}])
def test_what_does_not_fit_the_schema_is_refused_with_its_problem(wrong: dict[str, str]) -> None:
    with pytest.raises(UneditableError) as refused:
        plan_files(EXAMPLETON._replace(**wrong), as_of=DAY)
    assert refused.value.problems


@pytest.mark.parametrize(
    ("council", "name"),
    [
        ("Exampleton Borough Council", "exampleton"),
        ("London Borough of Tower Hamlets", "tower-hamlets"),
        ("King's Lynn & West Norfolk Borough Council", "kings-lynn-west-norfolk"),
        ("Cyngor Sir Ynys Môn", "ynys-mon"),
        ("Borough Council", "borough-council"),
        ("委員会", "plan"),
        ("x" * 90, "x" * 60),
    ],
)
def test_a_plan_is_called_after_its_council(council: str, name: str) -> None:
    assert short_name(council) == name


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("April 2026 to March 2029", ("April 2026", "March 2029")),
        (" TBC ", ("TBC", None)),
        ("October 2026", ("October 2026", None)),
    ],
)
def test_a_period_is_a_start_and_perhaps_an_end(text: str, period: tuple[str, str | None]) -> None:
    assert period_named(text) == period
