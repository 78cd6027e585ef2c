"""What rows of other styles become: numbers, parts, rows that go on, headings, officers, dates."""

import pytest
from imports import csv, imported

from cip.importing.account import RowKind, is_proved
from cip.importing.colour_keys import colour_key
from cip.tables.table import Tables

HEAD = ("Ref", "Action", "Lead", "By when", "Status", "Progress")


def come_in(*rows, head=HEAD, **more):
    return imported("a.csv", csv(head, *rows), **more)


def row(ref="1.1", action="Plan it", lead="Clerk", by="May 2026", status="", progress=""):
    return (ref, action, lead, by, status, progress)


def kinds(found):
    return [told.kind.value for told in found.made.account.rows]


def decided(found):
    return [(item.ref, item.key, item.text) for item in found.made.to_decide]


# Numbers


def test_a_row_without_a_number_is_given_the_next_and_that_is_said():
    found = come_in(row("1.1"), row("", "Do that"), row("1.4", "Do more"))
    assert list(found.actions) == ["1.1", "1.4", "1.5"]
    assert found.actions["1.5"].title == "Do that"
    assert "no number for 1.5" in " ".join(found.made.remarks)


def test_plain_numbers_are_those_of_the_workstream_with_the_papers_own_beside_them():
    found = come_in(row("1"), row("2", "Two"), row("3", "Three"))
    assert list(found.actions) == ["1.1", "1.2", "1.3"]
    assert found.actions["1.2"].as_published["ref"] == "2"


def test_a_number_that_comes_twice_is_that_of_the_first():
    found = come_in(row("1.1"), row("1.1", "Do that, too"))
    assert {ref: action.title for ref, action in found.actions.items()} == {
        "1.1": "Plan it",
        "1.2": "Do that, too",
    }
    assert found.actions["1.2"].as_published["ref"] == "1.1"


def test_a_number_that_no_file_can_have_stays_beside_a_given_one():
    found = come_in(row("AP-01"), row("AP-02", "Two"))
    assert [a.as_published["ref"] for a in found.actions.values()] == ["AP-01", "AP-02"]


def test_where_the_plan_has_another_number_lists_print_that_of_the_paper_before_the_title():
    found = come_in(row("EF-01"), row("7", "Two"))
    assert [a.title_in_lists for a in found.actions.values()] == ["EF-01: Plan it", "7: Two"]
    assert come_in(row("1.1")).actions["1.1"].title_in_lists == "Plan it"


def test_an_action_below_another_action_lies_in_the_workstream_of_both():
    found = come_in(row("1.1"), row("1.1.1", "Smaller"))
    assert {action.workstream for action in found.actions.values()} == {"1"}


def test_numbers_at_the_beginning_of_all_texts_are_those_of_the_table():
    head = ("Action", "Lead", "By when")
    rows = [("1.1 Plan it", "Clerk", "May 2026"), ("1.2. Do it", "Clerk", "June 2026")]
    found = come_in(*rows, head=head)
    assert {ref: a.title for ref, a in found.actions.items()} == {"1.1": "Plan it", "1.2": "Do it"}
    assert "number" not in " ".join(found.made.remarks)
    mixed = come_in(rows[0], ("Spend 1.5 million", "Clerk", "May 2026"), head=head)
    assert [a.title for a in mixed.actions.values()] == ["1.1 Plan it", "Spend 1.5 million"]


# Parts and rows that go on


def test_rows_numbered_by_letters_are_parts_of_the_row_above():
    found = come_in(row("1.1"), row("(a)", "First", "Mayor"), row("b)", "Second", "", "June 2026"))
    parts = found.actions["1.1"].milestones
    assert [(part.ref, part.title, part.lead) for part in parts] == [
        ("a", "First", ("Mayor",)),
        ("b", "Second", ()),
    ]
    assert kinds(found) == ["heading", "action", "part", "part"]


def test_a_row_that_goes_on_adds_its_text_and_its_note():
    found = come_in(
        row("1.1", progress="Begun."), row("", "and more", "", "", "", "Then done."), row("1.2")
    )
    action = found.actions["1.1"]
    assert (action.title, action.detail) == ("Plan it", "Plan it\nand more")
    assert action.updates[0].note == "Begun.\nThen done."
    assert kinds(found) == ["heading", "action", "continued", "action"]


def test_what_a_row_that_goes_on_prints_beside_its_text_is_kept_and_to_be_decided():
    found = come_in(row("1.1"), ("", "", "", "", "Paused", "Waiting."), row("1.2"))
    assert decided(found) == [("1.1", "notes", "Paused")]
    assert "Paused" in found.actions["1.1"].notes[0]


def test_items_of_a_list_are_parts_where_they_are_counted_and_text_where_they_are_bulleted():
    lettered = come_in(row(action="Do:\n(i) one\n(ii) two"))
    assert [part.ref for part in lettered.actions["1.1"].milestones] == ["i", "ii"]
    bulleted = come_in(row(action="Do:\n• one\n• two"))
    assert bulleted.actions["1.1"].milestones == ()
    assert bulleted.actions["1.1"].detail == "Do:\n• one\n• two"
    dated = come_in(row(action="Do:\n• one – May 2026\n• two – Head of HR – June 2026"))
    assert [part.lead for part in dated.actions["1.1"].milestones] == [(), ("Head of HR",)]


def test_dates_stacked_beside_items_go_with_them_with_their_marks_or_without():
    for by in ("May 2026\nJune 2026", "a) May 2026\nb) June 2026"):
        action = come_in(row(action="Do:\na) one\nb) two", by=by)).actions["1.1"]
        assert action.deadline is None
        assert [part.deadline.text for part in action.milestones] == ["May 2026", "June 2026"]


def test_items_that_do_not_count_on_are_text():
    found = come_in(row(action="See:\na. one\nc. three"))
    assert found.actions["1.1"].milestones == ()
    assert found.actions["1.1"].detail == "See:\na. one\nc. three"


# Headings


def test_headings_as_rows_are_workstreams_below_their_objectives():
    found = come_in(
        ("Theme 1: Money", "", "", "", "", ""),
        ("Programme A: Budget", "", "", "", "", ""),
        row("", "One"),
        ("Programme B: Tax", "", "", "", "", ""),
        row("", "Two"),
    )
    plan = found.loaded.plan
    assert [(w.ref, w.title, w.objective) for w in plan.workstreams] == [
        ("A", "Budget", "1"),
        ("B", "Tax", "1"),
    ]
    assert [w.source.section for w in plan.workstreams] == [
        "Programme A: Budget",
        "Programme B: Tax",
    ]
    assert plan.objectives[0].title == "Money"
    assert plan.objectives[0].source.section == "Theme 1: Money"


def test_a_recommendation_above_its_rows_is_answered_by_them():
    found = come_in(("Recommendation 3: Be open", "", "", "", "", ""), row())
    assert found.actions["1.1"].recommendations == ("3",)
    assert found.loaded.plan.sets[0].recommendations[0].text == "Be open"


def test_a_table_of_risks_is_left_out_whole():
    head = ("Ref", "Risk", "Likelihood", "Impact", "Action", "Owner")
    table = csv(("x",) * 6, head, ("1", "Fire", "3", "4", "Buy hoses", "Clerk"))
    found = imported("a.csv", table)
    assert [told.what for told in found.made.account.rows] == ["no list of actions"] * 3


def test_a_number_of_a_review_without_its_text_is_to_be_decided():
    head = ("Ref", "Action", "Lead", "Recommendation")
    found = come_in(("1.1", "Plan", "Clerk", "LGA 3; LGA 4"), head=head)
    assert decided(found) == [("1.1", "recommendations", "LGA 3; LGA 4")]
    assert found.loaded.plan.sets == ()


def test_a_key_below_the_table_says_what_colours_mean():
    head = ("Ref", "Action", "Lead", "BRAG")
    rows = [("1.1", "Plan", "Clerk", "B"), ("1.2", "Do", "Clerk", "Amber")]
    key = ("BRAG key: Blue - complete; Amber - some slippage", "", "", "")
    found = come_in(*rows, key, head=head)
    told = [action.updates[0].status for action in found.actions.values()]
    assert told == ["complete", "at-risk"]


BRAG = ("Ref", "Action", "Lead", "BRAG")
BRAGGED = [("1.1", "Plan", "Clerk", "Blue"), ("1.2", "Do", "Clerk", "Amber")]


@pytest.mark.parametrize(
    "key",
    [
        [("Key", "", "", ""), ("Blue", "Complete", "", ""), ("Amber", "Some slippage", "", "")],
        [("", "Key to RAG:", "", ""), ("", "", "B", "Done"), ("", "", "A", "At risk")],
        [("Red", "Off track"), ("Blue", "Complete"), ("Amber", "At risk")],
        [("Legend", "Blue", "Complete", ""), ("", "Amber", "At risk", "")],
        [("Key to the colours", "", "", "Blue: Complete; Amber: At risk")],
        [("RAG key", "Blue = Complete", "", ""), ("", "Amber = At risk", "", "")],
    ],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_a_key_in_cells_is_read_and_is_no_action(key, is_above):
    rows = [*key, BRAG, *BRAGGED] if is_above else [BRAG, *BRAGGED, ("", "", "", ""), *key]
    found = imported("a.csv", csv(*rows))
    if "=" in key[-1][1] or ":" in key[0][-1]:
        assert list(found.actions) == ["1.1", "1.2"]
        return
    told = [action.updates[0].status for action in found.actions.values()]
    assert told == ["complete", "at-risk"]
    assert kinds(found).count("key") == len(key)
    assert kinds(found).count("left-out") == len(rows) - len(key) - 3


def test_a_key_to_the_right_of_the_rows_is_read_and_its_rows_are_actions():
    head = (*BRAG, "", "Key", "")
    rows = [(*BRAGGED[0], "", "Blue", "Done"), (*BRAGGED[1], "", "Amber", "At risk")]
    found = imported("a.csv", csv(head, *rows))
    told = [action.updates[0].status for action in found.actions.values()]
    assert told == ["complete", "at-risk"]


def test_what_begins_with_the_word_key_is_no_key():
    head = ("Action", "Lead", "RAG", "Progress")
    rows = [("Key posts filled", "Clerk", "Green", "One: left"), ("Key risks", "Clerk", "Red", "")]
    found = come_in(*rows, ("Do more", "Clerk", "Amber", "Half"), head=head)
    assert [action.title for action in found.actions.values()] == [
        "Key posts filled",
        "Key risks",
        "Do more",
    ]
    assert {key for _, key, _ in decided(found)} == {"rag"}


@pytest.mark.parametrize(
    "texts",
    [
        ("Key to RAG: Blue – complete; Green - on track; Amber = at risk",),
        ("RAG status: Blue = complete, Green = on track, Amber = at risk",),
        ("Key", "Blue – complete", "Green – on track"),
        ("Blue: complete", "Green: on track", "Amber: at risk"),
    ],
)
def test_paragraphs_say_what_colours_mean(texts):
    found = colour_key(Tables("a.docx", (), outside=("This plan: a letter.", *texts)), ())
    assert found.words["blue"] == "complete"
    assert found.words["green"] == "on track"
    assert "A" not in found.words


def test_paragraphs_of_text_are_no_key():
    texts = ("The Green: on track for May.", "Blue – our waste partner; we meet weekly.")
    assert colour_key(Tables("a.docx", (), outside=texts), ()).words == {}


def test_the_title_is_that_above_the_table_without_the_council():
    above = (("Testshire Council", "", ""), ("Testshire Council: Plan 2026", "", ""))
    table = csv(*above, ("Action", "Lead", "By when"), ("Plan", "Clerk", "May 2026"))
    assert imported("a.csv", table).loaded.plan.title == "Plan 2026"


# Officers


@pytest.mark.parametrize(
    ("printed", "officers"),
    [
        ("Chief Executive; Head of HR", ("Chief Executive", "Head of HR")),
        ("Leader, Chief Executive", ("Leader", "Chief Executive")),
        ("Director of Housing, Health and Homes", ("Director of Housing, Health and Homes",)),
        ("Director of Adults and Health", ("Director of Adults and Health",)),
        ("Corporate Director (Finance)", ("Corporate Director (Finance)",)),
        ("Jane Smith (Head of HR)", ("Head of HR",)),
        ("Head of HR - Jane Smith", ("Head of HR",)),
        ("Cllr A. Jones, Leader", ("Leader",)),
        ("Human Resources", ("Human Resources",)),
        ("-", ()),
    ],
)
def test_officers_are_roles_as_they_are_printed(printed, officers):
    found = come_in(row(lead=printed))
    assert found.actions["1.1"].accountable == officers
    assert "Smith" not in "".join(found.texts.values())


@pytest.mark.parametrize("printed", ["Jane Smith", "TBC", "Mrs Jones"])
def test_who_is_no_officer_is_to_be_decided(printed):
    found = come_in(row(lead=printed))
    assert found.actions["1.1"].accountable == ()
    assert decided(found) == [("1.1", "accountable", printed)]
    assert "Jane" not in "".join(found.texts.values())


def test_roles_that_the_paper_names_by_themselves_are_split_and_others_to_be_decided():
    both = "Director of Law & Monitoring Officer"
    names = ["Director of Law", "Interim Director of Law; Monitoring Officer", both, "Solicitor/MO"]
    found = come_in(*(row(f"1.{n}", f"Do {n}", name) for n, name in enumerate(names, 1)))
    assert found.actions["1.3"].accountable == ("Director of Law", "Monitoring Officer")
    assert found.actions["1.4"].accountable == ("Solicitor/MO",)
    assert decided(found) == [("1.4", "accountable", "Solicitor/MO")]


def test_who_only_helps_stands_in_the_notes_and_that_is_said():
    for printed in (
        "Head of HR (with Head of IT)",
        "Head of HR, supported by Head of IT",
        "Head of HR (Jane Smith), supported by Head of IT",
    ):
        found = come_in(row(lead=printed))
        assert found.actions["1.1"].accountable == ("Head of HR",)
        assert found.actions["1.1"].notes == ("Helps, as printed: Head of IT",)
        assert decided(found) == []
        assert "Who only helps stands in the notes of the action: 1.1." in found.made.remarks
        assert "Jane" not in str(found.texts)
    named = come_in(row(lead="Head of HR (Jane Smith), with support from John Brown"))
    assert "Brown" not in str(named.texts)
    found = come_in(row(lead="Head of HR (with Jane Smith)"))
    assert "Jane" not in "".join(found.texts.values())
    found = come_in(row(lead="Head of Work with Families"))
    assert found.actions["1.1"].accountable == ("Head of Work with Families",)


def test_officers_of_parts_lead_them():
    text = "Bring it in:\na) Survey\nb) Clear"
    printed = "Director; Head of Assets (a); Fire Officer (b)"
    found = come_in(row(action=text, lead=printed))
    action = found.actions["1.1"]
    assert action.accountable == ("Director",)
    assert [part.lead for part in action.milestones] == [("Head of Assets",), ("Fire Officer",)]
    assert found.made.account.words.endswith("; 2 parts stand in cells")
    assert decided(found) == []
    found = come_in(row(lead="Head of Assets (a)"))
    assert decided(found) == [("1.1", "accountable", "Head of Assets (a)")]


def test_spellings_of_one_role_are_one_officer():
    found = come_in(row(lead="Head of HR & OD"), row("1.2", lead="head of  HR and OD"))
    assert [officer.title for officer in found.loaded.plan.officers] == ["Head of HR & OD"]


# Dates


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("31st March 2026", "31 March 2026"),
        ("31.03.2026", "31/03/2026"),
        ("End of March 2026", "March 2026"),
        ("March 2026.", "March 2026"),
    ],
)
def test_a_date_with_one_certain_mending_keeps_the_papers_words(printed, written):
    action = come_in(row(by=printed)).actions["1.1"]
    assert (action.deadline.text, action.as_published["deadline"]) == (written, printed)


@pytest.mark.parametrize("printed", ["Winter 2026", "Spring 2026", "March", "01/13/2026x", "Soon"])
def test_a_date_that_cannot_be_read_is_kept_in_the_papers_words(printed):
    found = come_in(row(by=printed))
    assert found.actions["1.1"].deadline is None
    assert found.actions["1.1"].as_published["deadline"] == printed
    assert decided(found) == [("1.1", "deadline", printed)]


def test_a_deadline_that_does_not_apply_is_kept_and_named():
    found = come_in(row(by="N/A"), row("1.2", "Do", by="-"))
    assert decided(found) == [("1.1", "deadline", "N/A")]
    assert found.actions["1.1"].as_published["deadline"] == "N/A"


def test_a_start_after_the_end_is_left_out_and_to_be_decided():
    head = ("Ref", "Action", "Lead", "Start", "By when")
    found = come_in(("1.1", "Plan", "Clerk", "June 2026", "May 2026"), head=head)
    assert found.actions["1.1"].start is None
    assert decided(found) == [("1.1", "start", "June 2026")]


def test_dates_that_are_the_same_are_no_move():
    head = ("Ref", "Action", "Lead", "Target date", "Revised date")
    rows = [("1.1", "A", "Clerk", "May 2026", "May 2026"), ("1.2", "B", "Clerk", "May 2026", "")]
    found = come_in(*rows, head=head)
    assert [action.rescheduled for action in found.actions.values()] == [(), ()]
    assert [action.deadline.text for action in found.actions.values()] == ["May 2026"] * 2


# Status


@pytest.mark.parametrize(
    ("printed", "note", "key"),
    [
        ("Withdrawn", "", "status"),
        ("Embedded", "Done.", "status"),
        ("Purple", "", "rag"),
        ("On hold", "Planning appeal.", "status"),
        ("Superseded", "", "status"),
    ],
)
def test_a_status_that_cannot_stand_is_kept_and_to_be_decided(printed, note, key):
    found = come_in(row(status=printed, progress=note))
    assert decided(found) == [("1.1", key, printed)]
    assert all(update.status is None for update in found.actions["1.1"].updates)


def test_a_withdrawal_with_its_reason_stands():
    found = come_in(row(status="Cancelled", progress="The grant ended."))
    assert found.actions["1.1"].updates[0].status == "withdrawn"


def test_what_is_superseded_is_withdrawn_and_what_takes_its_place_is_to_be_decided():
    found = come_in(row(status="Superseded", progress="See 2.1."))
    assert found.actions["1.1"].updates[0].status == "withdrawn"
    (item,) = found.made.to_decide
    assert (item.key, item.text) == ("status", "Superseded")
    assert "superseded_by" in item.advice


# Columns


def test_a_position_is_the_status_where_its_values_are_and_else_a_note():
    head = ("Ref", "Action", "Lead", "Current Position", "Comments")
    rows = [("1.1", "Plan", "Clerk", "On target", "Going well."), ("1.2", "Do", "Clerk", "Missed")]
    found = come_in(*rows, head=head)
    assert [u.status for u in found.actions["1.1"].updates] == ["underway"]
    assert decided(found) == [("1.2", "status", "Missed")]
    assert found.made.without_status == ""
    prose = [(ref, title, who, "We have begun to look at it") for ref, title, who, *_ in rows]
    found = come_in(*prose, head=head)
    assert [u.status for u in found.actions["1.1"].updates] == [None]
    assert "'Current Position' looks like one" in found.made.without_status


def test_a_colour_of_progress_is_the_colour():
    found = come_in(("1.1", "Plan", "Green"), head=("Ref", "Action", "Progress RAG"))
    assert decided(found) == [("1.1", "rag", "Green")]


def test_where_a_column_that_nobody_knows_looks_like_the_status_that_is_said():
    head = ("Ref", "Action", "Lead", "How is it?")
    rows = [("1.1", "Plan", "Clerk", "On track"), ("1.2", "Do", "Clerk", "Complete")]
    found = come_in(*rows, head=head)
    assert "Try --map 'How is it?=status'" in found.made.without_status
    told = come_in(*rows, head=head, told={"How is it?": "status"})
    assert told.made.without_status == ""


def test_a_column_that_could_be_two_things_is_not_taken():
    head = ("Ref", "Action", "Lead", "Deadline", "Due date")
    found = come_in(("1.1", "Plan", "Clerk", "May 2026", "June 2026"), head=head)
    assert found.actions["1.1"].deadline is None
    left = [column for _, column in found.paper.columns if column.key is None]
    assert [column.heading for column in left] == ["Deadline", "Due date"]
    assert all(column.why for column in left)
    told = {"Due date": "deadline"}
    found = come_in(("1.1", "Plan", "Clerk", "May 2026", "June 2026"), head=head, told=told)
    assert found.actions["1.1"].deadline.text == "June 2026"


def test_two_columns_of_officers_are_who_answers_and_who_leads():
    head = ("Ref", "Action", "SRO", "Delivery lead", "Lead member")
    found = come_in(("1.1", "Plan", "Director", "Clerk", "Mayor"), head=head)
    action = found.actions["1.1"]
    assert (action.accountable, action.lead, action.lead_member) == (
        ("Director",),
        ("Clerk",),
        ("Mayor",),
    )


def test_a_column_can_be_left_out_by_its_heading():
    found = come_in(row(progress="Secret"), told={"Progress": "ignore"})
    assert found.actions["1.1"].updates == ()
    assert "Secret" not in "".join(found.texts.values())


def test_the_account_is_proved():
    found = come_in(row(), ("", "", "", "", "", ""), ("Total", "1", "", "", "", ""))
    assert is_proved(found.made.account, [found.paper.paper.tables[0].rows])
    assert found.made.account.words == (
        "4 rows read = 1 action + 0 parts + 1 heading + 0 continued + 2 left out"
    )
    assert found.made.account.of(RowKind.LEFT_OUT) == 2


def test_what_cannot_be_read_is_answered_with_the_line_to_write_and_not_with_the_papers_words() -> (
    None
):
    head = ("Ref", "Action", "Lead", "Start", "By when")
    row = ("1.1", "Plan it", "Clerk", "Summer 2025", "Spring 2026")
    vague = ("1.2", "Do it", "Clerk", "", "when it is ready")
    made = imported("a.csv", csv(head, row, vague)).made
    leave = "if that is meant, and leave the paper's words as they are."
    assert [item.advice for item in made.to_decide] == [
        f"Add a line start: June 2025 - August 2025, {leave}",
        f"Add a line deadline: March 2026 - May 2026, {leave}",
        "Write the date that it means, such as 30 September 2024, or TBC. It goes into a line "
        "deadline: of its own; leave the paper's words as they are.",
    ]


def test_what_stands_under_the_colour_of_a_part_on_several_lines_fits_its_file() -> None:
    head = ("Ref", "Action", "RAG")
    rows = (("1.1", "Plan it", ""), ("a", "Draft it", "Nearly:\n(a) one\n(b) two"))
    part = imported("a.csv", csv(head, *rows)).actions["1.1"].milestones[0]
    assert " ".join(part.as_published.values()).startswith("Nearly:")
