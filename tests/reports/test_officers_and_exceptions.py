"""The reports that say who has to do what: exceptions, highlights, and each officer's brief."""

import pytest
from builders import action, board, plan, update
from invented_reports import below, rows, text
from report_pages import page, real_report, report, section

EXCEPTION, HIGHLIGHT, BRIEF = "exception-report", "highlight-report", "officer-brief"


@pytest.mark.parametrize(
    ("template", "heading"),
    [(EXCEPTION, "Decisions asked for"), (HIGHLIGHT, "Changes asked for")],
)
def test_a_decision_stands_with_its_case_for_the_board_that_is_asked(
    template: str, heading: str
) -> None:
    said = below(template, heading)
    if template == HIGHLIGHT:
        assert said.startswith("No decision is asked for in the plan's files.")
        assert "The board could:\n\n- Ask the programme office for Annex C" in said
        return
    assert said.split("\n")[:9] == [
        "### 2.1 Buy the system",
        "",
        "Asked of Improvement Board on 10 June 2025. Stands: overdue, known late (red); due 30 "
        "April 2025, 61 days past its date. Accountable officer: Director of Finance, Chief "
        "Executive.",
        "",
        "- Cause: The supplier failed.",
        "- Consequence: No savings this year.",
        "- Option 1: Buy again. Effect: Six months more",
        "- Option 2: Do without. Effect: £1m less",
        "- Recommendation: Buy again.",
    ]


def test_what_is_off_target_is_what_is_known_late_or_at_risk_and_has_its_case() -> None:
    said = below(EXCEPTION, "Off target")
    assert said.startswith(
        "2 known late, 3 at risk; for 3 of these 5 no officer has written cause and options."
    )
    cases = {row[0]: row[-1] for n in (0, 1) for row in rows(EXCEPTION, "Off target", n)}
    assert cases == {
        "2.1": "raised on 10 June 2025",
        "3.2": "none written",
        "2.2": "raised on 1 May 2025, decided on 1 June 2025",
        "2.5": "none written",
        "2.4": "none written",
    }


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ((), "Nothing is known to be late, and nothing is at risk."),
        ((("2024-07-05", "underway"),), "1 known late, 0 at risk; no officer has written"),
        ((("2024-05-05", "underway"),), "Nothing is known to be late, and nothing is at risk."),
    ],
    ids=["unheard", "known late", "heard before its date"],
)
def test_silence_after_a_date_is_not_called_off_target(
    acts: tuple[tuple[str, str], ...], said: str
) -> None:
    whole = plan(action("1.1", "June 2024", *(update(*act) for act in acts)))
    assert section(report(whole, EXCEPTION, "2024-07-10"), "Off target").startswith(said)
    unknown = section(report(whole, EXCEPTION, "2024-07-10"), "Not known")
    assert ("1.1 Action 1.1" in unknown) == (said.startswith("Nothing"))


def test_an_exception_has_its_owners_note_the_expected_day_and_the_next_step() -> None:
    late = {row[0]: row for row in rows(EXCEPTION, "Known late")}
    assert late["3.2"] == [
        "3.2",
        "Publish the accounts",
        "Head of Audit (from its workstream)",
        "31 May 2025",
        "30",
        "not moved",
        "10 June 2025: The auditors are still at work.",
        "by 30 September 2025",
        "The committee signs in August.",
        "none written",
    ]
    assert late["2.1"][5:9] == [
        "30 June 2024 (365 days ago)",
        "12 June 2025: A new supplier is sought.",
        "not said",
        "not said",
    ]


def test_what_is_not_known_is_told_by_kind_and_by_who_is_to_be_asked() -> None:
    for template in (EXCEPTION, HIGHLIGHT):
        assert rows(template, "Overdue, not said whether it is done")[0][5] == (
            "10 May 2025: The map was shown to staff."
        )
        assert below(template, "Overdue, no report since") == (
            "- Head of Audit (1): 3.4 Open the counter (due 30 April 2025)"
        )
        assert below(template, "Silent").split("\n") == [
            "- Chief Executive (1): 2.6 Close the books (due 31 December 2026)",
            "- Head of Audit (1): 3.6 Move the archive (date lost in our copy of the paper)",
        ]


def test_findings_stand_in_exceptions_and_highlights() -> None:
    for template in (EXCEPTION, HIGHLIGHT):
        assert (
            "- No evidence is named (1 step): 1.3 reported as complete on 21 May 2025, and no "
            "evidence is named."
        ) in below(template, "Findings").split("\n")


def test_a_highlight_report_looks_at_each_workstream() -> None:
    assert rows(HIGHLIGHT, "By workstream")[1][2:] == [
        "7",
        "1 overdue (known late), 3 at risk, 1 silent, 2 under way",
        "2.1 Buy the system (61 days; overdue, known late)",
    ]
    assert rows(HIGHLIGHT, "Dependencies at risk") == [
        ["2.4", "Pay by card", "Director of Finance", "depends on 2.1, which is known to be late"]
    ]


def test_of_each_workstream_the_one_that_is_past_its_date_the_longest_is_named() -> None:
    late = action("1.1", "June 2024"), action("1.2", "May 2024")
    said = report(plan(*late), HIGHLIGHT, "2024-07-10")
    (row,) = page(section(said, "By workstream")).tables[0].rows
    assert row[1:4] == ["not named for the whole", "2", "2 overdue (no report since)"]
    assert row[4] == "1.2 Action 1.2 (40 days; overdue, no report since)"


def test_a_highlight_report_opens_with_the_programmes_own_words() -> None:
    before = text(HIGHLIGHT).split("## In short")[0]
    assert "The programme's own words, 25 June 2025 (Chief Executive): Most of it goes" in before


def test_next_steps_stand_under_the_next_period() -> None:
    assert rows(HIGHLIGHT, "Next steps, in their owners' words") == [
        [
            *("3.1", "Hold reviews", "Head of Audit (from its workstream)", "Ask the users."),
            *("31 March 2025, then ongoing", "not said"),
        ],
        [
            *("3.2", "Publish the accounts", "Head of Audit (from its workstream)"),
            *("The committee signs in August.", "31 May 2025", "by 30 September 2025"),
        ],
    ]


def test_a_step_that_is_closed_has_no_next_step() -> None:
    said = (
        update("2024-06-01", "underway", next="Sign."),
        update("2024-06-20", "complete", next="Frame it."),
    )
    whole = plan(action("1.1", "June 2024", *said), boards=(board("b", template=HIGHLIGHT),))
    assert "Sign." in report(whole, HIGHLIGHT, "2024-06-10")
    assert "Next steps" not in report(whole, HIGHLIGHT, "2024-06-25")


def test_a_brief_can_be_of_one_officer_by_any_of_their_names() -> None:
    for name in ("DoF", "director of finance", "director-of-finance"):
        said = text(BRIEF, name)
        headings = [t for level, t in page(said).headings if level == 2]
        assert headings == ["Director of Finance", "About this report"]
        assert "4 steps: 1 overdue (known late), 2 at risk and 1 under way." in said


def test_a_brief_of_all_names_what_nobody_owns() -> None:
    headings = [t for level, t in page(text(BRIEF)).headings if level == 2]
    assert headings == [
        *("Chief Executive", "Director of Finance", "Nobody named", "Head of Audit"),
        "About this report",
    ]
    assert "Nobody is named who could report on these: say who answers for them." in below(
        BRIEF, "Nobody named"
    ).split("\n")


def test_a_brief_asks_first_what_to_report_and_then_tells_what_is_late_at_risk_and_due() -> None:
    said = section(text(BRIEF, "Head of Audit"), "Head of Audit")
    assert said.split("\n")[:5] == [
        "6 steps: 1 overdue (known late), 1 overdue (not said whether it is done), 1 overdue (no "
        "report since), 1 silent, 1 under way and 1 complete.",
        "",
        "Please report on 3 steps: on 2 past the date, whether done, and when; on 1 more, how far "
        "the work is.",
        "",
        "Annex C of the annual report (1 June 2025) is not in this record and may say how 3 "
        "of these stood: the programme office can get it.",
    ]
    assert [text for _, text in page(said).headings] == [
        "To report: past its date",
        "To report: silent",
        "Known late",
    ]
    officer = section(text(BRIEF, "DoF"), "Director of Finance")
    assert [text for _, text in page(officer).headings] == ["Known late", "At risk"]


def test_a_brief_has_the_officers_own_last_words_and_whose_word_it_is_that_it_is_theirs() -> None:
    said = section(text(BRIEF, "Head of Audit"), "Head of Audit")
    past, late = page(said).tables
    assert past.rows[0] == [
        "3.3",
        "Map the records (from its workstream)",
        "30 April 2025",
        "61",
        "overdue, not said whether it is done",
        "10 May 2025: The map was shown to staff.",
    ]
    assert late.rows[0][4:] == [
        "10 June 2025: The auditors are still at work.",
        "by 30 September 2025",
        "The committee signs in August.",
    ]


def test_a_brief_gives_each_step_once() -> None:
    for name in ("Chief Executive", "DoF", "Head of Audit"):
        said = text(BRIEF, name)
        listed = [row[0] for table in page(said).tables for row in table.rows]
        assert len(listed) == len(set(listed))


def test_what_is_silent_for_the_same_reason_stands_under_one_sentence() -> None:
    said = section(real_report("york", BRIEF, "2024-11-20"), "Director of City Development")
    silent = section(f"## x\n\n{said}", "To report: silent")
    assert silent.split("\n") == [
        "No report in this record for 126 days, since a report could be expected on 17 July 2024; "
        "one is expected every 92 days.",
        "",
        "- 3.2.3 Establish a City Developments Group, due 31 December 2024",
        "- 3.2.4 Through the City Developments Group, reignite the York Narrative, due 31 December "
        "2024",
    ]


def test_nobody_is_asked_for_what_our_copy_lost_but_the_programme_office() -> None:
    heading = "Officers whose name is lost in our copy of the paper"
    said = section(real_report("nottingham", BRIEF, "2025-03-31"), heading)
    assert (
        "The paper names who answers for these: ask the programme office for the names."
        in said.split("\n")
    )
    assert "Please report" not in said


def test_the_day_of_the_brief_decides() -> None:
    earlier = report(plan(action("1.1", "June 2024")), BRIEF, "2024-06-30")
    assert "past its date" not in earlier


@pytest.mark.parametrize(
    ("deadline", "status", "is_told"),
    [
        ("June 2027", "underway", True),
        ("June 2027", "complete", True),
        ("June 2025", "underway", False),
    ],
    ids=["far ahead", "done", "due soon"],
)
def test_an_officer_of_whom_nothing_is_asked_is_told_so(
    deadline: str, status: str, is_told: bool
) -> None:
    made = plan(action("1.1", deadline, update("2025-04-30", status)))
    said = report(made, BRIEF, "2025-05-10")
    assert ("Nothing is to be reported now: none of this is past its date" in said) == is_told
