"""Who answers for an action, by its own word or that of its workstream."""

import pytest
from builders import action, names, officer, seen, update, workstream

from cip.assessment.owners import Named, Owners
from cip.assessment.selection import concerns

OFFICERS = (
    officer("ce", "Chief Executive", "CE"),
    officer("hr", "Head of HR"),
    officer("leader", "Leader of the Council"),
)
ABOVE = workstream(
    accountable=("CE",), lead=("Head of HR",), lead_member=("Leader of the Council",)
)


def standing(item, above=ABOVE, as_of="2024-06-01"):
    whole = seen(item, officers=OFFICERS, workstreams=(above,), as_of=as_of)
    return whole.standings[0], whole


def test_what_an_action_does_not_name_its_workstream_names_key_by_key():
    found, _ = standing(action("1.1", "March 2025", accountable=("Head of HR",)))
    assert found.owners == Owners(
        accountable=Named(("Head of HR",), "action"),
        lead=Named(("Head of HR",), "workstream"),
        lead_member=Named(("Leader of the Council",), "workstream"),
    )


def test_where_neither_names_one_nobody_answers_for_it():
    found, _ = standing(action("1.1", "March 2025", accountable=()), above=workstream())
    assert found.owners == Owners()
    assert "unowned" in names(found.signals)


def test_an_action_whose_workstream_has_an_owner_is_not_unowned():
    found, _ = standing(action("1.1", "March 2025", accountable=()))
    assert "unowned" not in names(found.signals)


@pytest.mark.parametrize("name", ["CE", "hr", "Leader of the Council"])
def test_it_concerns_the_officers_of_its_workstream(name):
    found, whole = standing(action("1.1", "March 2025", accountable=()))
    assert concerns(found, name, whole.index)


def test_a_check_by_the_owner_of_its_workstream_is_one_by_its_owner():
    done = update("2024-05-01", "complete", verified_by="CE")
    found, _ = standing(action("1.1", "March 2025", done, accountable=()))
    assert "verified-by-owner" in names(found.findings)


def test_the_owner_that_the_workstream_alone_names_is_said_to_be_its_word():
    item = action("1.1", "December 2027", accountable=())
    above = workstream(accountable=("Chief Executive",))
    found, _ = standing(item, above=above, as_of="2024-03-01")
    assert found.owners.accountable == Named(("Chief Executive",), "workstream")
    assert found.signals == ()
    assert found.position == "not-reported"
