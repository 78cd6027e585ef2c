"""Keys to the colours in words, tables that are none, and what a key's words come to."""

import pytest
from imports import csv, imported

from cip.importing.account import RowKind
from cip.importing.colour_keys import colour_key
from cip.importing.statuses import status_of
from cip.tables.table import Cell, Row, Table, Tables

HEAD = ("Ref", "Action", "Lead", "By when", "RAG")
GREEN = ("1.1", "Plan it", "Clerk", "May 2026", "Green")
KEY = [("Key", "Green = complete"), ("", "Amber = in progress"), ("", "Red – not started")]


def statuses(found):
    return [action.updates[-1].status for action in found.actions.values() if action.updates]


@pytest.mark.parametrize(
    "around",
    [
        (*KEY, (), HEAD, GREEN),
        (HEAD, GREEN, (), *KEY),
        (("Key", "Green = complete", "Amber = in progress"), (), HEAD, GREEN),
        (("Key: Green = complete; Amber = in progress",), HEAD, GREEN),
    ],
    ids=["above", "below", "across", "in one cell"],
)
def test_a_key_in_words_holds_for_the_rows_and_is_no_action(around):
    found = imported("a.csv", csv(*((*row, *[""] * (5 - len(row))) for row in around)))
    assert statuses(found) == ["complete"]
    left = [r for r in found.made.account.rows if r.kind is RowKind.LEFT_OUT and r.what != "empty"]
    assert left == []


def table(*rows):
    made = [
        Row(n, tuple(Cell(text, "", colour=colour) for text, colour in row))
        for n, row in enumerate(rows, 1)
    ]
    return Table("table 1", tuple(made))


@pytest.mark.parametrize(
    "rows",
    [
        [[("Version", "blue"), ("Date", "blue"), ("Author", "blue")], [("1.0", ""), ("May", "")]],
        [[("Risk", ""), ("Score", "")], [("Fire", ""), ("16", "red"), ("", "")]],
        [[("Risk", ""), ("a", ""), ("9", "red")], [("Flood", ""), ("b", ""), ("6", "amber")]],
    ],
    ids=["versions", "one score", "scores"],
)
def test_tables_with_coloured_headings_or_scores_are_no_key(rows):
    one = table(*rows)
    assert colour_key(Tables("a.docx", (one,)), [one]).words == {}
    shown = table([("Done", "blue"), ("Going on", "green"), ("Late", "red")])
    assert set(colour_key(Tables("a.docx", (shown,)), [shown]).words) == {"blue", "green", "red"}


@pytest.mark.parametrize(
    ("printed", "status", "by"),
    [
        ("Complete and embedded", "complete", "May 2026"),
        ("Complete – now business as usual", "complete", "May 2026"),
        ("Complete – now business as usual", "in-place", "Monthly"),
        ("Embedded", None, "May 2026"),
    ],
)
def test_what_is_due_once_and_called_complete_as_well_is_complete(printed, status, by):
    head = (*HEAD[:4], "Status")
    found = imported("a.csv", csv(head, ("1.1", "Plan it", "Clerk", by, printed)))
    assert statuses(found) == ([status] if status else [])
    if status:
        assert found.actions["1.1"].as_published["status"] == printed


def test_a_key_says_what_a_letter_and_white_mean_and_nothing_is_guessed_without_it():
    rows = [(f"1.{n}", "Plan it", "Clerk", "May 2026", sign) for n, sign in enumerate("BAW", 1)]
    assert statuses(imported("a.csv", csv(HEAD, *rows))) == []
    key = [("Key", "B = Complete and evidence seen", "A = At risk of missing the due date")]
    key = [(*key[0], "W = Not started (not yet due)", "")]
    assert statuses(imported("a.csv", csv(*key, (), HEAD, *rows))) == [
        "complete",
        "at-risk",
        "not-started",
    ]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("At risk – some slippage, but expected to be delivered", "at-risk"),
        ("Not started: the work has yet to begin and is planned", "not-started"),
        ("will not be delivered without intervention", "at-risk"),
        ("Will not be delivered", "withdrawn"),
        ("Complete – awaiting sign-off", None),
        ("On track – but delayed", None),
    ],
)
def test_a_key_explains_what_it_says_first(words, status):
    assert status_of(words) == status


def test_a_cell_of_a_key_may_name_its_own_colour():
    shown = table([("GREEN: On track", "green"), ("RED: Off track", "red"), ("Grey: None", "grey")])
    assert colour_key(Tables("a.docx", (shown,)), [shown]).words == {
        "green": "On track",
        "red": "Off track",
        "grey": "None",
    }
