"""The board's report: two pages for a chair, and an annex with everything else."""

import re
from collections.abc import Callable

import pytest
from builders import real_plan
from invented_plan import AS_OF, SINCE, invented_plan
from invented_reports import below, rows, text
from large_plan import LARGE_AS_OF, large_plan
from report_pages import DAYS, counts_table, page, real_report, report, section

BOARD = "board-report"
OURS = (BOARD, "exception-report", "highlight-report", "officer-brief")
"""The reports that say who is to be asked."""


def front(markdown: str) -> str:
    """Give the first two pages: what stands before the annex."""
    return markdown.split("\n## Annex\n")[0]


def test_the_head_says_council_plan_board_day_and_period_and_then_how_good_the_record_is() -> None:
    assert text(BOARD).split("\n")[:12] == [
        "# Board report: Recovery Plan",
        "",
        "- Council: South Council",
        "- Plan: Recovery Plan",
        "- Board: Improvement Board",
        "- As of: 30 June 2025",
        "- Period: 31 March 2025 to 30 June 2025",
        "- Next meeting: 30 September 2025",
        "",
        "Heard of in the last 92 days: 10 of 14 open steps.",
        "",
        "## Verdict",
    ]


def test_all_that_no_chair_asks_for_stands_at_the_foot() -> None:
    said = below(BOARD, "About this report").split("\n")
    assert said[:5] == [
        "- It rests on: The plan of April 2024, and the officers' reports.",
        "- Not in this record: Annex C of the annual report (1 June 2025)",
        said[2],
        "- Made from: commit 0123456789, with no change since",
        "- The plan's own colour rule: Red from three months behind.",
    ]
    assert said[2].startswith("- Lost in our copy of the paper: ")
    assert said[2].endswith("nobody is late or missing for that.")
    assert said[5].endswith("The plan's own colours go before these: Embedded is blue.")
    assert "Made from" not in front(text(BOARD))
    assert "Amber" not in front(text(BOARD))


def test_the_verdict_opens_with_the_programmes_own_words_of_the_period() -> None:
    assert below(BOARD, "Verdict").split("\n") == [
        "The programme's own words, 25 June 2025 (Chief Executive): Most of it goes well.",
        "",
        "4 of the 20 steps are past their date: 2 known late, of 1 it is not said whether it is "
        "done and on 1 no report is in this record since its date. The other 16: 3 at risk, 2 "
        "silent (no report here), 5 under way, 5 complete and 1 withdrawn. 1 "
        "decision is asked of the board (2.1): see Decisions.",
    ]


def test_the_verdict_ends_with_what_is_asked_of_the_board() -> None:
    said = section(real_report("york", BOARD, "2024-11-20"), "Verdict").rstrip()
    assert said.endswith(" No decision is asked for in this record; questions: see Decisions.")


@pytest.mark.parametrize(
    ("template", "column"),
    [
        ("plan-on-a-page", "Start"),
        ("assurance-report", "Last words"),
        ("board-report", "Board's rating"),
    ],
)
def test_a_column_that_would_be_empty_throughout_is_left_out(template: str, column: str) -> None:
    shown = [
        *(
            table
            for plan in DAYS
            for table in page(real_report(plan, template, DAYS[plan][1])).tables
        ),
        *page(report(invented_plan(), template, AS_OF, since=SINCE)).tables,
    ]
    having = [table for table in shown if column in table.header]
    assert having
    for table in having:
        place = table.header.index(column)
        assert any(row[place] for row in table.rows)


def test_words_from_before_the_period_or_after_the_day_are_no_words_of_it() -> None:
    later = report(invented_plan(), BOARD, "2025-07-20", since="2025-07-01")
    assert "own words" not in later
    first = report(invented_plan(), BOARD, "2025-02-01", since="2025-01-01")
    assert "20 January 2025 (Chief Executive): A slow start." in section(first, "Verdict")


def test_the_counts_tell_apart_how_it_is_known_that_something_is_overdue() -> None:
    table = counts_table(text(BOARD))
    assert table.header == [
        "Objective",
        "overdue, known late",
        "overdue, not said whether it is done",
        "overdue, no report since",
        "at risk",
        "silent",
        "not begun or not reported",
        "under way or embedded",
        "complete",
        "withdrawn",
        "all",
    ]
    assert table.rows[-2] == ["All", "2", "1", "1", "3", "2", "0", "5", "5", "1", "20"]
    assert table.rows[-1][0] == "Change since 31 March 2025"
    assert table.rows[-1][-1] == "+1"


def test_what_is_known_late_stands_with_its_owners_last_words_and_what_comes_next() -> None:
    assert below(BOARD, "Known late, and why").split("\n") == [
        "- 2.1 Buy the system (Director of Finance, Chief Executive), due 30 April 2025, 61 days "
        "ago. Its owner's last words, 12 June 2025: A new supplier is sought.",
        "- 3.2 Publish the accounts (Head of Audit), due 31 May 2025, 30 days ago. Its owner's "
        "last words, 10 June 2025: The auditors are still at work. Expected by 30 September 2025. "
        "Next: The committee signs in August.",
    ]


def test_what_is_not_known_is_told_by_who_is_to_be_asked() -> None:
    heading = "Not known"
    assert rows(BOARD, heading) == [
        ["Head of Audit", "1: 3.3", "1: 3.4", "1: 3.6"],
        ["Chief Executive", "0", "0", "1: 2.6"],
        ["All", "1", "1", "2"],
    ]
    assert (
        "- Annex C of the annual report (1 June 2025) is not in this record and may say how 4 "
        "of these stood: the programme office can get it."
    ) in below(BOARD, heading).split("\n")


def test_what_is_at_risk_for_the_same_reason_is_told_together() -> None:
    assert below(BOARD, "At risk").split("\n") == [
        "- 2.2 Balance the budget (Director of Finance; due 30 September 2025): said to be at risk "
        "on 5 June 2025: Two posts are vacant.",
        "- 2.5 Sell the depot (nobody named; due 30 September 2025): no officer is accountable "
        "for it.",
        "- 2.4 Pay by card (Director of Finance; due 30 November 2025): depends on 2.1, which is "
        "known to be late.",
    ]
    said = section(report(real_plan("york"), BOARD, "2024-11-20"), "At risk")
    assert said == "No risk is reported, and no date of the plan shows one."


def test_the_board_reads_what_it_is_asked_and_what_it_could_ask() -> None:
    said = below(BOARD, "Decisions").split("\n")
    assert said == [
        "- 2.1 Buy the system (Director of Finance, Chief Executive), asked on 10 June 2025. "
        "Cause: The supplier failed. Recommended: Buy again. Options: 2, in the annex.",
        "",
        "The board could:",
        "",
        "- Ask the programme office for Annex C of the annual report (1 June 2025), which is not "
        "in this record.",
        "- Ask the programme office for a whole copy of the plan: ours has lost dates or names of "
        "1 step.",
        "- Ask Head of Audit what is to be done about 3.2 Publish the accounts: known to be late, "
        "and no options are written.",
        "- Ask Head of Audit whether these 2 steps (3.3, 3.4) are done, and when.",
        "- Ask for a report on the 2 steps that are silent (2.6, 3.6).",
        "- Say who answers for 2.5 Sell the depot: nobody is named.",
        "- Say whether the later dates of 2.1 Buy the system are agreed: nobody is named who "
        "agreed to them.",
    ]


def test_a_decision_stands_with_its_whole_case_in_the_annex() -> None:
    assert below(BOARD, "Decisions in full").split("\n")[:9] == [
        "#### 2.1 Buy the system",
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


def test_what_changed_is_told_by_cause_and_the_balance_is_written_out() -> None:
    assert below(BOARD, "What changed since 31 March 2025").split("\n") == [
        "17 open on 31 March 2025 + 1 new − 4 completed − 1 withdrawn + 1 reopened = 14 open now. "
        "No deadline moved.",
        "",
        "- Reported as complete: 4 (1.2, 1.3, 1.4, 3.5)",
        "- Reported as embedded: 1 (3.1)",
        "- Reported as under way: 7 (1.6, 1.7, 2.1, 2.3, 2.4, 2.7, 3.2)",
        "- Reported as at risk: 1 (2.2)",
        "- Reported as withdrawn: 1 (1.5)",
        "- Open again after it was closed: 1 (1.7)",
        "- Reported on in a note, without a status: 3 (1.1, 1.4, 3.3)",
        "- New in the plan: 1 (1.6)",
        "- Its date passed: 6 (2.1, 3.1, 3.2, 3.3, 3.4, 3.5)",
        "- Stands otherwise by its own dates, or by what it waits for: 1 (2.4)",
    ]


def test_the_annex_tells_all_that_happened_one_by_one() -> None:
    moved = {row[0]: row[2:] for row in rows(BOARD, "What changed, one by one")}
    assert moved["2.1"] == [
        "at risk (amber)",
        "overdue, known late (red)",
        "its date, 30 April 2025, passed; reported as under way on 12 June 2025",
    ]
    assert moved["1.2"] == ["silent (amber)", "complete (blue)", moved["1.2"][2]]
    assert below(BOARD, "Withdrawn") == (
        "- 1.5 Hold a fair. Joined with another. Replaced by 1.6 Meet."
    )
    assert below(BOARD, "Open again") == (
        "- 1.7 Tidy the register, now under way (green). It did not hold."
    )
    assert below(BOARD, "New") == "- 1.6 Meet (Chief Executive), due 31 July 2025"
    assert below(BOARD, "Recommendations that gained or lost cover") == (
        "- R1: gained 1.6, lost 1.5"
    )


def test_due_next_is_what_is_due_up_to_the_next_meeting_by_its_day() -> None:
    assert below(BOARD, "Due next").split("\n") == [
        "3 steps are due up to 30 September 2025.",
        "",
        "- 31 July 2025: 1.6 Meet (Chief Executive; under way)",
        "- 30 September 2025: 2.2 Balance the budget (Director of Finance; at risk); 2.5 Sell the "
        "depot (nobody named; at risk)",
    ]


def test_both_deadlines_of_what_is_overdue_stand_side_by_side_in_the_ledger() -> None:
    moves = rows(BOARD, "Slippage: every deadline that moved")
    assert moves[0][4:6] == ["June 2024", "October 2024"]
    assert moves[-1][5] == "April 2025"
    assert rows(BOARD, "Known late")[0][3:5] == ["30 April 2025", "61"]


def test_claimed_worked_out_and_the_boards_rating_stand_side_by_side() -> None:
    listed = {row[0]: row[2:] for row in rows(BOARD, "Reported and worked out side by side")}
    assert list(listed) == ["2.1", "2.2", "2.3", "2.4", "3.2"]
    assert listed["2.1"][0:2] == ["underway", "overdue, known late (red)"]
    assert listed["2.1"][3] == "red on 20 June 2025: Too slow."
    assert listed["2.3"] == [
        "underway",
        "under way (green)",
        "the board rated it amber",
        "amber on 20 June 2025: No figures yet.",
    ]
    assert "depends on 2.1, which is known to be late" in listed["2.4"][2]


def test_findings_of_one_kind_are_told_together() -> None:
    assert section(real_report("york", BOARD, "2024-11-20"), "Findings").split("\n") == [
        "- No evidence is named (2 details): 2.3.1 reported as complete on 8 July 2024, and no "
        "evidence is named; 3.3.1 reported as complete on 20 November 2024, and no evidence is "
        "named.",
        "- The day it was done is not known (2 details): 2.3.1 complete in the report of 8 July "
        "2024; its date was 30 June 2024; the day it was done is not known; 3.3.1 complete in the "
        "report of 20 November 2024; its date was 30 June 2024; the day it was done is not known.",
    ]


def _extent(markdown: str) -> tuple[int, int]:
    """Give the lines and the words of the first two pages."""
    shown = front(markdown)
    return len(shown.split("\n")), len([word for word in shown.split() if re.search(r"\w", word)])


@pytest.mark.parametrize(
    ("plan", "day"),
    [
        ("york", "2024-07-17"),
        ("york", "2024-11-20"),
        ("york", "2026-11-25"),
        ("bedford", "2026-01-15"),
        ("bedford", "2026-11-22"),
        ("nottingham", "2024-07-15"),
        ("nottingham", "2025-03-31"),
    ],
)
def test_the_first_part_fits_on_two_pages(plan: str, day: str) -> None:
    lines, words = _extent(report(real_plan(plan), BOARD, day))
    assert lines <= 110
    assert words <= 900


@pytest.mark.parametrize("objectives", [4, 8, 40])
def test_the_first_part_of_a_large_plan_in_which_everything_happens_stays_short(
    objectives: int,
) -> None:
    markdown = report(large_plan(objectives), BOARD, LARGE_AS_OF)
    lines, words = _extent(markdown)
    assert lines <= 110
    assert words <= 1100
    shown = front(markdown)
    assert re.search(r"And \d+ more: annex\.", shown)
    table = page(section(shown, "Not known"))
    *owners, total = table.tables[0].rows
    figures = [[int(cell) for cell in row[1:]] for row in owners]
    assert [sum(column) for column in zip(*figures, strict=True)] == list(map(int, total[1:]))
    assert re.fullmatch(r"\d+ others \(annex\)", owners[-1][0])


def test_a_large_plan_counts_its_objectives_in_the_annex() -> None:
    markdown = report(large_plan(40), BOARD, LARGE_AS_OF)
    assert counts_table(markdown).rows[0][0] == "All"
    assert len(page(section(markdown, "By objective")).tables[0].rows) == 42


# What a reader can say who has nothing but the first two pages of York as of 20 November 2024.


def _york() -> str:
    return front(real_report("york", BOARD, "2024-11-20"))


def test_a_reader_learns_that_nothing_is_known_to_be_late() -> None:
    assert "Nothing is known to be late." in section(_york(), "Verdict")
    assert section(_york(), "Known late, and why").startswith("Nothing: ")


def test_a_reader_learns_what_is_past_its_date_and_not_said() -> None:
    table = page(section(_york(), "Not known"))
    cells = [row[1] for row in table.tables[0].rows[:-1]]
    assert sorted(ref for cell in cells for ref in re.findall(r"\d\.\d\.\d", cell)) == [
        *("1.2.1", "1.2.2", "2.1.2", "2.4.2", "3.1.5", "3.3.2", "4.2.1", "4.3.3"),
    ]


def test_a_reader_learns_what_nobody_here_has_heard_of_and_why() -> None:
    said = section(_york(), "Not known")
    assert "On all 26 with no report since their date there is no report of any day." in said
    assert (
        "- Annex 2 of the progress report (20 November 2024) is not in this record and may say how "
        "47 of these stood: the programme office can get it."
    ) in said


def test_a_reader_learns_what_the_council_itself_says() -> None:
    said = section(_york(), "Verdict")
    assert said.startswith(
        "The programme's own words, 20 November 2024 (Chief Officer HR and Support Services): "
    )
    assert "the majority of the action plan is either completed, underway or is part of" in said


def test_a_reader_learns_which_dates_had_passed_when_the_plan_was_approved() -> None:
    assert (
        "- 14 of these 34 dates had passed when the plan was approved on 17 July 2024: 1.1.1, "
    ) in _york()


def test_a_reader_learns_what_is_asked_of_her() -> None:
    said = section(_york(), "Decisions").split("\n")
    assert said[0] == "The board could:"
    assert said[2] == (
        "- Ask the programme office for Annex 2 of the progress report (20 November 2024), which "
        "is not in this record."
    )
    assert said[3].startswith("- Ask AD PS whether these 13 details (1.1.3, ")


def test_nobody_at_nottingham_is_blamed_for_a_cell_that_our_copy_lost() -> None:
    for template in OURS:
        said = real_report("nottingham", template, "2025-03-31").split("## Risks")[0]
        assert "nobody named" not in said
        assert "Nobody is named" not in said
        assert "no officer is accountable" not in said
        assert "Say who answers" not in said
        assert "lost in our copy of the paper" in said


@pytest.mark.parametrize("template", OURS)
def test_a_report_of_the_invented_plan_is_as_it_was_kept(
    template: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"invented/{template}.md", report(invented_plan(), template, AS_OF, since=SINCE))
