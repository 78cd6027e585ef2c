"""Which actions a reader asked for."""

import pytest
from builders import action, milestone, officer, seen, workstream

from cip.assessment.picture import selection
from cip.assessment.selection import Wanted, has_officer
from cip.model.vocabulary import Position

OFFICERS = (officer("chief-executive", "Chief Executive", "CE"), officer("hr", "Head of HR"))
ACTIONS = (
    action("1.1", accountable=("CE",), tags=("money",)),
    action("1.2", accountable=("Head of HR",), lead=("chief-executive",)),
    action("1.3", accountable=("hr",), lead_member=("Leader",)),
    action("2.1", "June 2024", accountable=(), parts=[milestone("a", lead=("chief executive",))]),
    action("10.1", accountable=("hr",), workstream="10"),
    action("1.4.1", accountable=("hr",), workstream="1.4"),
)
WORKSTREAMS = (
    workstream("1", "A"),
    workstream("1.4", "A"),
    workstream("2", "B"),
    workstream("10", "B"),
)


def kept(**wanted):
    whole = seen(*ACTIONS, as_of="2024-12-31", officers=OFFICERS, workstreams=WORKSTREAMS)
    part = selection(whole, Wanted(**wanted).keeps(whole.index))
    return [standing.action.ref for standing in part.standings]


def test_nothing_asked_for_keeps_everything():
    assert Wanted().is_everything
    assert len(kept()) == len(ACTIONS)


@pytest.mark.parametrize("name", ["Chief Executive", "ce", "CHIEF-EXECUTIVE", "chief  executive"])
def test_an_officer_has_what_they_answer_for_lead_or_lead_a_part_of(name):
    assert kept(officer=name) == ["1.1", "1.2", "2.1"]


def test_an_officer_whom_the_plan_does_not_list_is_found_as_written():
    assert kept(officer="leader") == ["1.3"]


def test_has_officer_knows_both():
    whole = seen(*ACTIONS, as_of="2024-12-31", officers=OFFICERS)
    assert has_officer(whole, "ce")
    assert has_officer(whole, "LEADER")
    assert not has_officer(whole, "Mayor")


def test_an_objective_has_the_actions_of_its_workstreams():
    assert kept(objective="B") == ["2.1", "10.1"]


def test_a_workstream_has_its_actions_and_those_of_workstreams_below_it():
    assert kept(workstream="1") == ["1.1", "1.2", "1.3", "1.4.1"]
    assert kept(workstream="1.4") == ["1.4.1"]


def test_a_tag_keeps_what_has_it():
    assert kept(tag="money") == ["1.1"]


def test_positions_keep_what_stands_in_one_of_them():
    assert kept(positions=(Position.OVERDUE,)) == ["2.1"]
    assert len(kept(positions=(Position.OVERDUE, Position.NOT_REPORTED))) == len(ACTIONS)


def test_all_that_is_asked_for_must_hold():
    assert kept(officer="CE", workstream="2") == ["2.1"]
    assert kept(officer="CE", tag="money", objective="B") == []


def test_a_selection_is_told_in_words_and_as_options():
    wanted = Wanted(officer="AD PS", workstream="1", positions=(Position.OVERDUE,))
    assert wanted.words() == "officer AD PS; workstream 1; position overdue"
    assert wanted.options() == ("--officer", "AD PS", "--workstream", "1")
    assert Wanted().words() == ""
