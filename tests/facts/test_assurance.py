"""What commissioners, auditors and scrutiny ask: by kind, with agreement, and what is not known."""

import pytest
from builders import action, milestone, move, on, plan, real_plan, update, workstream
from hypothesis import given
from laws import law
from random_plans import days, plans

from cip.assessment.picture import picture
from cip.facts.assurance import assurance
from cip.facts.request import Request
from cip.model.source import Source


def told(whole, day="2025-01-01"):
    as_of = on(day) if isinstance(day, str) else day
    return assurance(Request(picture=picture(whole, as_of=as_of)))


def refs(rows):
    return [row["ref"] for row in rows]


@given(plans, days)
@law(60)
def test_the_kinds_add_up_to_what_is_overdue(whole, day):
    found = told(whole, day)["kinds"]
    overdue = picture(whole, as_of=day).overdue
    assert sum(kind["number"] for kind in found) == len(overdue)
    assert all(kind["number"] == len(kind["actions"]) for kind in found)


def test_every_move_since_approval_stands_with_who_agreed():
    whole = plan(
        action(
            "1.1",
            "June 2025",
            moved=(
                move("2024-03-01", "January 2024"),
                move("2024-08-01", "June 2024", agreed_by="The board"),
                move("2024-10-01", "December 2024"),
            ),
        ),
        approved=on("2024-04-01"),
    )
    found = told(whole)["moves"]
    assert [(m["before"], m["agreed_by"], m["after_it_passed"]) for m in found] == [
        ("June 2024", "The board", True),
        ("December 2024", "nobody is named", False),
    ]


@pytest.mark.parametrize(
    ("updates", "said"),
    [
        ((update("2024-05-01", "complete", shown=True),), []),
        ((update("2024-05-01", "complete"),), ["1.1"]),
        ((update("2024-08-01", "complete", shown=True),), ["1.1"]),
    ],
    ids=["in time, and shown", "not shown", "after its date"],
)
def test_what_a_report_of_completion_does_not_show_is_named(updates, said):
    assert refs(told(plan(action("1.1", "June 2024", *updates)))["closed"]) == said


def test_what_is_evidenced_and_not_verified_is_named():
    shown = update("2024-05-01", "complete", shown=True)
    checked = update("2024-05-02", None, verified_by="Auditor")
    whole = plan(action("1.1", "June 2024", shown), action("1.2", "June 2024", shown, checked))
    assert refs(told(whole)["not_verified"]) == ["1.1"]


def test_what_our_copy_lost_is_told_with_how_and_blames_nobody():
    source = Source("paper")
    whole = plan(
        action(
            "1.1",
            None,
            accountable=(),
            source=source,
            lost={"deadline": "ten ends in one cell"},
            parts=(milestone("a", lost={"start": "ten ends in one cell"}),),
        ),
        action(
            "1.2", None, accountable=(), source=source, lost={"deadline": "ten ends in one cell"}
        ),
        workstreams=(workstream("1", lost={"accountable": "the cell is empty"}),),
    )
    found = told(whole)
    assert [(item["what"], item["refs"]) for item in found["lost"]] == [
        ("accountable officer", "1.1, 1.2"),
        ("deadline", "1.1, 1.2"),
        ("start", "1.1(a)"),
    ]
    assert found["undated"] == []
    assert found["unowned"] == []


def test_what_has_no_date_or_no_owner_in_the_paper_is_named():
    whole = plan(action("1.1", None), action("1.2", "TBC"), action("1.3", accountable=()))
    found = told(whole)
    assert (refs(found["undated"]), refs(found["unowned"])) == (["1.1", "1.2"], ["1.3"])
    assert [item["said"] for item in found["undated"]] == [
        ["it has no deadline"],
        ["its deadline is not fixed (TBC)"],
    ]


def test_no_date_means_in_the_assurance_report_what_it_means_in_a_signal():
    dated, bare = milestone("a", "June 2025"), milestone("b")
    lost = milestone("b", lost={"deadline": "ten ends in one cell"})
    whole = plan(
        action("1.1", None, parts=(dated, bare)),
        action("1.2", None, parts=(dated, lost), source=Source("paper")),
        action("1.3", "TBC", update("2024-05-01", "complete")),
    )
    found = told(whole)
    assert [(item["ref"], item["said"]) for item in found["undated"]] == [
        ("1.1", ["part (b) has no deadline"])
    ]


def test_york_says_what_had_passed_when_it_was_approved():
    said = told(real_plan("york"), "2024-11-20")["passed_at_approval"]
    assert said.startswith(
        "14 of these dates had passed when the plan was approved on 17 July 2024"
    )
