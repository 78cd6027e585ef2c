"""Whatever a table holds: each row is accounted for, and nothing is in the files that it lacks."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from imports import Imported, csv, imported
from laws import law

from cip.checking import problems_of
from cip.importing.account import is_proved
from cip.model.vocabulary import Severity

HEADINGS = ("Ref", "Action", "Detail", "Lead", "Start", "By when", "Revised date", "Status", "RAG")
CELLS = st.one_of(
    st.just(""),
    st.sampled_from(
        [
            *("1.1", "1.2", "2", "A1", "(a)", "1.1(b)", "R1. Be open", "-", "TBC", "N/A"),
            *("31 March 2026", "June 2026", "Autumn 2025", "31st May 2026", "ongoing", "Commenced"),
            *("Complete", "On track", "Withdrawn", "Embedded", "Overdue", "Amber", "G", "50%"),
            *("Head of HR", "Chief Executive; Mayor", "Jane Smith (Clerk)", "Theme 1: Money"),
            *("Do:\n(a) one\n(b) two", "Do:\n• one – May 2026\n• two – June 2026", "Total"),
            *("Key: R = late", "=1+1", "a: b", "- x", "#", "'", "yes", "1e9", "null", "{x}"),
        ]
    ),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40),
)
ROWS = st.lists(st.tuples(*[CELLS] * len(HEADINGS)), max_size=8)


def come_in(rows) -> Imported:
    return imported("a.csv", csv(HEADINGS, *rows), paper_date="2025-10-01")


@law(150)
@given(rows=ROWS)
def test_each_row_is_accounted_for_once_and_the_files_pass_the_check(rows):
    found = come_in(rows)
    assert is_proved(found.made.account, [t.rows for t in found.paper.paper.tables])
    problems = problems_of(found.loaded, as_of=date(2025, 10, 1)) if found.texts else ()
    assert [p.message for p in problems if p.severity is Severity.ERROR] == []


@law(100)
@given(rows=ROWS)
def test_no_word_stands_in_an_action_that_no_cell_prints(rows):
    found = come_in(rows)
    printed = {
        word
        for row in found.paper.paper.tables[0].rows
        for cell in row.cells
        for word in re.findall(r"\w+", cell.text.casefold())
    }
    for action in found.loaded.plan.actions:
        for text in (action.title, action.detail or "", *action.accountable, *action.lead):
            assert set(re.findall(r"\w+", text.casefold())) <= printed
        for update in action.updates:
            assert set(re.findall(r"\w+", (update.note or "").casefold())) <= printed


@law(60)
@given(rows=ROWS)
def test_the_same_table_gives_the_same_files(rows):
    assert come_in(rows).texts == come_in(rows).texts
