"""Tests of what is noticed of papers beside their rows."""

import pytest
from imports import csv, imported

from cip.importing.noticed import lists_of_risks
from cip.importing.plan_files import sorted_paper
from cip.tables.reading import read_tables

HEAD = ("Ref", "Action", "Lead", "By when", "RAG", "Comments")
KEY = ("Key: Red = Off track; Amber = Delayed; Green = On track; Blue = Complete",)


def remarks(*rows: tuple[str, ...]) -> str:
    return " ".join(
        imported("a.csv", csv(HEAD, KEY, *rows), told={"Comments": "note"}).made.remarks
    )


def test_colours_that_become_one_status_are_named_where_both_stand_in_the_paper() -> None:
    red = ("1.1", "Plan it", "Clerk", "May 2026", "Red", "")
    amber = ("1.2", "Do it", "Clerk", "May 2026", "Amber", "")
    words = "Red and amber both become at-risk; which it was stands under as_published."
    assert words in remarks(red, amber)
    assert "become" not in remarks(red, (*red[:1], "Do", *red[2:]))


@pytest.mark.parametrize(
    ("note", "is_named"),
    [
        ("Approved on 3 May 2025", True),
        ("Approved on 3rd May 2025", True),
        ("Approved, see the plan of 2025/26", False),
        ("Approved", False),
    ],
)
def test_a_day_in_the_note_of_what_is_complete_is_pointed_to(note: str, is_named: bool) -> None:
    done = ("1.1", "Plan it", "Clerk", "May 2025", "Blue", note)
    other = ("1.2", "Do it", "Clerk", "May 2025", "Blue", "")
    words = (
        "2 actions are complete and no day is known; the notes of 1.1 name one: write it as "
        "done_on in the update."
    )
    assert (words in remarks(done, other)) is is_named


@pytest.mark.parametrize(
    ("headings", "is_told"),
    [
        (("Ref", "Risk", "Likelihood", "Impact", "Mitigation"), True),
        (("Risk description", "Impact", "Existing controls"), True),
        (("Ref", "Report", "Impact", "Score"), False),
        (("Risk", "Committee", "Page"), False),
    ],
)
def test_a_list_of_risks_is_left_out_and_it_is_said_where_risks_go(
    headings: tuple[str, ...], is_told: bool
) -> None:
    data = csv(headings, ("R1", "Staff leave", "4", "3", "Pay more")[: len(headings)])
    paper = sorted_paper(read_tables("a.csv", data), {})
    pairs = zip(paper.paper.tables, paper.tables, strict=True)
    told = "".join(lists_of_risks(pairs, "new"))
    assert ("looks like a list of risks, and is left out" in told) is is_told
    assert ("plans/new/risks.yaml" in told) is is_told
