"""Headings that councils print, columns that group the actions, and counts below a table."""

import pytest
from imports import csv, imported

from cip.importing.account import RowKind
from cip.importing.headings import key_of
from cip.importing.present import present


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Progress and next steps", "note"),
        ("Progress note", "note"),
        ("Latest progress / comments", "note"),
        ("What we will do in 2025/26", "title"),
        ("Actions 2025-26", "title"),
        ("Actions for this year", "title"),
        ("Update Q2 2025/26", "note"),
        ("Supporting officers", "support"),
        ("Rec no.", "recommendations"),
        ("Target 2025/26", None),
        ("Last updated", None),
        ("Date of update", None),
        ("Progress rating", None),
        ("Next steps and measures", None),
    ],
)
def test_a_heading_is_known_by_its_words_together(heading, key):
    assert key_of(heading) == key


HEAD = ("Ref", "Action", "Lead", "By when")


def titles(found):
    return {stream.ref: stream.title for stream in found.loaded.plan.workstreams}


def test_the_heading_of_the_table_counts_before_one_with_a_year():
    head = ("Ref", "Action", "Actions for 2026/27", "Lead")
    found = imported("a.csv", csv(head, ("1.1", "Plan it", "Do it", "Clerk")))
    assert found.actions["1.1"].title == "Plan it"


def test_who_helps_stands_in_the_notes_without_the_names_of_persons():
    head = (*HEAD, "Supporting officers")
    found = imported(
        "a.csv",
        csv(
            head,
            ("1.1", "Plan it", "Clerk", "May 2026", "Head of Legal"),
            ("1.2", "Do it", "Clerk", "May 2026", "Jane Doe, Head of Finance"),
        ),
    )
    notes = [action.notes for action in found.actions.values()]
    assert notes == [
        ("Supporting officers as printed: Head of Legal",),
        ("Supporting officers as printed: Head of Finance",),
    ]
    assert "Doe" not in "".join(found.texts.values())


AUDITS = ("Audit", "Rec no.", "Recommendation", "Agreed action", "Responsible officer")


def test_numbers_of_recommendations_beside_their_texts_are_those_of_the_actions():
    rows = [
        ("Cyber", "R1", "Keep it safe.", "Test it", "Head of ICT"),
        ("Cyber", "R2", "Keep it safer.", "Test it more", "Head of ICT"),
        ("Payroll", "R1", "Pay in time.", "Mend it", "Head of HR"),
        ("Payroll", "R2", "Pay all.", "Count it", "Head of HR"),
    ]
    found = imported("a.csv", csv(AUDITS, *rows))
    assert list(titles(found).values()) == ["Cyber", "Payroll"]
    assert [a.as_published["ref"] for a in found.actions.values()] == ["R1", "R2", "R1", "R2"]
    assert [a.workstream for a in found.actions.values()] == ["1", "1", "2", "2"]


def test_numbers_of_recommendations_beside_those_of_actions_go_with_their_texts():
    head = ("Ref", *AUDITS[1:])
    found = imported("a.csv", csv(head, ("1.1", "R7", "Keep it safe.", "Test it", "Clerk")))
    assert found.actions["1.1"].recommendations == ("R7",)
    assert found.loaded.plan.sets[0].recommendations[0].text == "Keep it safe."


def test_numbers_that_run_on_over_groups_put_no_groups_together():
    head = ("Theme", *HEAD)
    rows = [("Money", "R1"), ("Money", "R2"), ("People", "R3")]
    found = imported(
        "a.csv", csv(head, *((*row, f"Do {row[1]}", "Clerk", "May 2026") for row in rows))
    )
    assert [a.workstream for a in found.actions.values()] == ["1", "1", "2"]
    lettered = [("Money", "A1"), ("Money", "A2"), ("People", "B1")]
    own = imported(
        "a.csv", csv(head, *((*row, f"Do {row[1]}", "Clerk", "May 2026") for row in lettered))
    )
    assert list(own.actions) == ["A1", "A2", "B1"]


@pytest.mark.parametrize(
    ("printed", "groups"),
    [
        (("Good homes", "Good homes", "A greener town", "A greener town"), 2),
        (("High", "Low", "High", "Low"), 0),
        (("Priority 1", "Priority 1", "Priority 2", "Priority 2"), 0),
        (("Medium (2)", "High (3)", "High (3)", "Medium (2)"), 0),
        (("Save money", "House people", "Plant trees", "Clean streets"), 0),
    ],
)
def test_a_priority_in_words_that_stands_over_several_actions_groups_them(printed, groups):
    head = ("Priority", "Action", "Lead", "By when")
    rows = [(word, f"Do it {n}", "Clerk", "May 2026") for n, word in enumerate(printed)]
    found = imported("a.csv", csv(head, *rows))
    assert len(found.loaded.plan.workstreams) == max(groups, 1)
    assert bool(found.actions["1.1"].notes) == (not groups)


def test_counts_that_stand_apart_below_a_table_are_no_actions():
    head = ("Action", "Lead", "By when", "Share done")
    action = ("Plan it", "Clerk", "May 2026", "50%")
    below = [("", "", "", ""), ("", "Closed", "8", ""), ("Overdue", "4", "33%", "")]
    found = imported("a.csv", csv(head, action, action, *below))
    assert len(found.actions) == 2
    left = [row.what for row in found.made.account.rows if row.kind is RowKind.LEFT_OUT]
    assert left == ["empty", "a count below the table", "a count below the table"]
    without = imported("a.csv", csv(head, action, ("Do it", "", "", "50%")))
    assert len(without.actions) == 2


@pytest.mark.parametrize(
    ("heading", "ref", "title"),
    [
        ("Objective 2: A council that lives within its means", "2", None),
        ("Theme B – Money", "B", "Money"),
        ("3 Money", "3", "Money"),
        ("Area for improvement 4: Money", "4", "Money"),
        ("A council that works", "1", "A council that works"),
        ("20 homes for everybody", "1", "20 homes for everybody"),
        ("Section 1 of the report", "1", "Section 1 of the report"),
    ],
)
def test_the_number_of_a_heading_is_the_reference_and_its_words_the_title(heading, ref, title):
    title = title or "A council that lives within its means"
    found = imported("a.csv", csv(("Objective", "Action", "Lead"), (heading, "Plan it", "Clerk")))
    plan = found.loaded.plan
    assert [(one.ref, one.title) for one in plan.objectives] == [(ref, title)]
    assert titles(found) == {ref: title}
    assert plan.workstreams[0].source.section == heading
    assert (plan.objectives[0].source is None) == (title == heading)
    again = imported(
        "a.csv",
        csv(("Objective", "Action", "Lead"), (heading, "Do more", "Clerk")),
        present=present(found.loaded.plan, ()),
    )
    assert [(a.ref, a.values.get("title")) for a in again.made.actions] == [(f"{ref}.2", "Do more")]
    assert not [values for path, values in again.made.files.items() if "workstream" in path]


def test_what_stands_under_the_heading_of_a_recommendation_is_a_workstream_where_nothing_else_is():
    rows = [
        ("Recommendation 1: Be open", "", "", ""),
        ("1.1", "Plan it", "Clerk", "May 2026"),
        ("Recommendation 2: Be kind", "", "", ""),
        ("2.1", "Do it", "Clerk", "May 2026"),
    ]
    found = imported("a.csv", csv(HEAD, *rows))
    assert titles(found) == {"1": "Be open", "2": "Be kind"}
    assert [a.recommendations for a in found.actions.values()] == [("1",), ("2",)]
    below = imported("a.csv", csv(HEAD, ("Theme 1: Money", "", "", ""), *rows[:2]))
    assert titles(below) == {"1": "Money"}
