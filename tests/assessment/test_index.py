"""Finding the things of a plan by what other things call them."""

import pytest
from builders import action, milestone, officer, plan, recommendation, review, workstream

from cip.assessment.index import Index

HR = officer("head-of-hr", "Head of Human Resources", "HoHR", "H HR")


@pytest.mark.parametrize(
    "name",
    [
        "Head of Human Resources",
        "head of human resources",
        "HEAD OF HUMAN RESOURCES",
        "Head  of\nHuman Resources ",
        "head-of-hr",
        "HEAD-OF-HR",
        "HoHR",
        "hohr",
        "h hr",
    ],
)
def test_an_officer_is_found_by_title_id_or_abbreviation_in_any_case(name):
    assert Index(plan(officers=(HR,))).officer(name) is HR


@pytest.mark.parametrize("name", ["", "Head", "Human Resources", "head_of_hr", "HHR"])
def test_no_officer_is_found_by_a_part_of_a_name(name):
    assert Index(plan(officers=(HR,))).officer(name) is None


def test_of_two_officers_with_one_name_the_first_is_found():
    first, second = officer("a", "Director", "D"), officer("b", "Deputy", "D")
    assert Index(plan(officers=(first, second))).officer("d") is first


def test_an_unknown_officer_stands_as_it_was_written():
    index = Index(plan(officers=(HR,)))
    assert index.officer_ids(("hohr", "The Mayor")) == ["head-of-hr", "The Mayor"]
    assert index.officer_titles(("hohr", "The Mayor")) == ["Head of Human Resources", "The Mayor"]


def test_an_action_answers_its_own_recommendations_or_else_its_workstreams():
    index = Index(plan(action(), workstreams=(workstream("1", recommendations=("R1", "R2")),)))
    assert index.recommendations_of(action()) == (("R1", "R2"), "workstream")
    assert index.recommendations_of(action(recommendations=("R3",))) == (("R3",), "action")
    assert index.recommendations_of(action(recommendations=())) == ((), "action")
    assert index.recommendations_of(action("2.1")) == ((), None)


def test_a_recommendation_is_found_by_its_id_or_with_its_set_before_it():
    first, second = recommendation("R1"), recommendation("R1")
    index = Index(plan(sets=(review("peers", first), review("audit", second))))
    assert index.recommendation("R1") == ("peers", first)
    assert index.recommendation("peers/R1") == ("peers", first)
    assert index.recommendation("audit/R1") == ("audit", second)
    assert index.recommendation("r1") is None


def test_a_dependency_may_name_an_action_a_part_or_a_workstream():
    part = milestone("a")
    item, stream = action("1.1", parts=[part]), workstream("1")
    index = Index(plan(item, workstreams=(stream,)))
    assert index.target("1.1") is item
    assert index.target("1.1(a)") is part
    assert index.target("1") is stream
    for unknown in ("1.2", "1.1(b)", "1(a)", "9", "", "(a)"):
        assert index.target(unknown) is None


def test_what_depends_on_something_is_given_in_the_plans_order():
    stream = workstream("2", depends_on=("1.1",))
    needs = action("1.2", depends_on=("1.1", "1.1"))
    part = action("1.3", parts=[milestone("a", depends_on=("1.1",))])
    index = Index(plan(action("1.1"), needs, part, workstreams=(workstream("1"), stream)))
    assert index.dependents("1.1") == ("2", "1.2", "1.3(a)")
    assert index.dependents("1.2") == ()


def test_of_two_actions_with_one_reference_the_first_is_found():
    first, second = action("1.1"), action("1.1", title="Another")
    assert Index(plan(first, second)).action("1.1") is first
