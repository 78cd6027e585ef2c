"""What columns are taken as that stand beside each other, and what is said of the others."""

import pytest
from imports import csv, imported

from cip.importing.headings import Key, is_period, key_of


def come_in(head, *rows, **more):
    return imported("a.csv", csv(head, *rows), **more)


def said(found, words):
    return [remark for remark in found.made.remarks if words in remark]


@pytest.mark.parametrize(
    "heading",
    ["Recovery action", "Task Name", "Improvement", "Key activities agreed", "Savings actions"],
)
def test_words_that_together_say_what_is_to_be_done_head_the_actions(heading):
    assert key_of(heading) is Key.TITLE


@pytest.mark.parametrize(
    "heading", ["Actions taken", "Action status", "Completed actions", "Project", "Priority"]
)
def test_other_words_beside_them_do_not(heading):
    assert key_of(heading) is not Key.TITLE


@pytest.mark.parametrize(
    "heading",
    ["Q1 25/26", "Q1 2026/27 (Apr-Jun)", "Apr–Jun 2025", "Year 1", "2025/26", "Quarter 2", "May"],
)
def test_a_time_alone_is_known(heading):
    assert is_period(heading)
    assert not is_period(f"{heading} spend")


QUARTERS = ("Ref", "Action", "Q1 25/26", "Q2 25/26")


def test_what_is_done_in_each_quarter_is_the_detail_with_its_heading():
    rows = [("1.1", "Plan it", "Ask the staff", "Agree a plan"), ("1.2", "Do it", "-", "Do it all")]
    found = come_in(QUARTERS, *rows, told={"Ref": "ref"})
    details = [action.detail for action in found.actions.values()]
    assert details == ["Q1 25/26: Ask the staff\nQ2 25/26: Agree a plan", "Q2 25/26: Do it all"]
    assert not said(found, "not taken")


@pytest.mark.parametrize("texts", [("Green", "On track"), ("12", "40%"), ("Yes", "Not started")])
def test_quarters_that_hold_statuses_or_figures_are_no_detail(texts):
    found = come_in((*QUARTERS, "Status"), ("1.1", "Plan it", *texts, "Complete"))
    assert found.actions["1.1"].detail is None


def test_the_heading_of_a_second_column_of_notes_stands_before_its_text():
    head = ("Ref", "Action", "Progress", "Comments", "Status")
    found = come_in(head, ("1.1", "Plan it", "Begun.", "Well.", "Started"), ("1.2", "Do", "", "So"))
    notes = [action.updates[0].note for action in found.actions.values()]
    assert notes == ["Begun.\nComments: Well.", "Comments: So"]


def test_words_in_columns_that_are_not_taken_are_counted_before_anything_is_written():
    head = ("Ref", "Action", "Outcome", "Budget", "Status")
    rows = [("1.1", "Plan it", "It works", "20", ""), ("1.2", "Do it", "It is done", "30", "")]
    (remark,) = said(come_in(head, *rows), "not taken")
    assert "Outcome (2 cells)." in remark
    assert "Budget" not in remark
    assert not said(come_in(head, *rows, told={"Outcome": "ignore"}), "not taken")
    assert not said(come_in(head, *rows, told={"Outcome": "note"}), "not taken")


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        (("SRO", "Action owner"), {}),
        (("Executive sponsor", "Responsible officer"), {}),
        (("SRO", "Lead officer"), {}),
        (("Lead", "Support"), {"Support": "lead"}),
    ],
)
def test_of_two_columns_of_officers_one_answers_and_the_other_leads(heads, told):
    head = ("Ref", "Action", *heads, "Status")
    found = come_in(head, ("1.1", "Plan it", "Chief Executive", "Head of Law", ""), told=told)
    titles = {officer.id: officer.title for officer in found.loaded.plan.officers}
    action = found.actions["1.1"]
    assert [titles.get(o, o) for o in action.accountable] == ["Chief Executive"]
    assert [titles.get(o, o) for o in action.lead] == ["Head of Law"]


def test_two_columns_of_which_nobody_knows_who_answers_are_not_taken():
    head = ("Ref", "Action", "Owner", "Responsible officer", "Status")
    found = come_in(head, ("1.1", "Plan it", "Chief Executive", "Head of Law", ""))
    assert found.actions["1.1"].accountable == ()
    (remark,) = said(found, "Owner (1 cell), Responsible officer (1 cell)")
    assert "=note" not in remark


def test_findings_that_stand_over_several_actions_group_them():
    head = ("Area finding", "Ref", "Action", "Status")
    rows = [
        ("Contracts are not watched", "1", "Plan it", ""),
        ("Contracts are not watched", "2", "Do it", ""),
        ("Data is late", "3", "Ask", ""),
        ("Data is late", "4", "Tell", ""),
    ]
    titles = [item.title for item in come_in(head, *rows).loaded.plan.workstreams]
    assert titles == ["Contracts are not watched", "Data is late"]
