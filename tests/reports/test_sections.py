"""Each section of the reports of an invented plan in which everything happens once."""

import pytest
from builders import on
from invented_plan import AS_OF, SINCE, invented_plan
from invented_reports import below, rows, text
from report_pages import asked, page, report, section

from cip.facts.catalogue import facts
from cip.reports.catalogue import TEMPLATES


def test_a_decision_that_was_taken_is_asked_for_no_more() -> None:
    said = below("exception-report", "Decisions taken")
    assert said.startswith("### 2.2 Balance the budget\n")
    assert "- Decision: Hire from the reserve.\n" in said
    assert "- Options: none written\n" in said


def test_a_decision_is_still_asked_for_before_its_day() -> None:
    earlier = report(invented_plan(), "exception-report", "2025-05-31", since=SINCE)
    assert "## Decisions taken" not in earlier
    assert "### 2.2 Balance the budget" in section(earlier, "Decisions asked for")
    assert "Hire from the reserve" not in earlier


def test_each_completed_step_says_how_far_it_is_closed() -> None:
    request = asked(invented_plan(), "board-report", on(AS_OF))
    closed = {row["ref"]: row["closed"] for row in facts(request, ["completed"])["completed"]}
    assert closed == {
        "1.1": "verified by Head of Audit on 1 April 2025",
        "1.2": "evidenced, not verified",
        "1.3": "delivered, not evidenced",
        "1.4": "evidenced, not verified; checked only by Chief Executive on 30 May 2025, "
        "who owns it",
        "3.5": "evidenced, not verified",
    }
    told = {row[0]: row[-1] for row in rows("board-report", "Completed")}
    assert told == {ref: words for ref, words in closed.items() if ref != "1.1"}


def test_evidence_links_to_its_page_or_to_the_page_of_its_paper() -> None:
    links = page(below("board-report", "Completed")).links
    assert links == ["https://council.example/m_%281%29.pdf", "https://council.example/page"]


def test_a_rating_that_agrees_is_shown_too() -> None:
    earlier = report(invented_plan(), "board-report", "2025-03-01")
    listed = page(section(earlier, "Reported and worked out side by side")).tables[0].rows
    assert ["2.3", "green on 20 February 2025: Well begun."] in [[r[0], r[-1]] for r in listed]


def test_the_third_move_of_a_deadline_stands_out() -> None:
    heading = "Slippage: every deadline that moved"
    assert "**Moved three times or more:** 2.1 Buy the system (3 moves)." in below(
        "board-report", heading
    )
    moves = rows("board-report", heading)
    assert [row[2] for row in moves] == ["1", "2", "3, again"]
    assert [row[6] for row in moves] == ["+123", "+92", "+89"]
    assert "| **3, again** |" in text("board-report")
    assert moves[0][-1] == "not recorded"


def test_the_days_lost_are_summed_by_objective_and_by_officer() -> None:
    heading = "Slippage: every deadline that moved"
    assert rows("board-report", heading, 1) == [["2 Balance the books.", "1", "3", "304"]]
    assert rows("board-report", heading, 2) == [
        ["Director of Finance", "1", "3", "304"],
        ["Chief Executive", "1", "3", "304"],
    ]


def test_recommendations_say_their_state_and_the_councils_response() -> None:
    first, second = page(below("coverage", "Recommendations and what answers them")).tables
    assert [row[1] for row in first.rows] == [
        *("in progress", "in progress", "rejected", "left open", "not answered", "in progress"),
    ]
    assert [row[3] for row in first.rows] == [
        "Accepted by Executive on 9 January 2025.",
        "Accepted in part by Executive: Not in one year.",
        "Rejected by Council: No mandate.",
        "Left open by Executive on 2 February 2025: No money.",
        "",
        "",
    ]
    assert first.rows[5][2] == "the plan as a whole"
    assert second.header == ["Audit letter", "State", "What answers it"]
    assert second.rows[0][0] == "R1 Lead as one (the same as peers/R1)"


def test_a_gap_and_what_was_decided_against_are_two_things() -> None:
    assert below("coverage", "Gaps") == "- R5: Plant trees. Nothing answers it."
    assert below("coverage", "Not answered by decision").split("\n") == [
        "- R3: Merge the towns. Rejected by Council: No mandate.",
        "- R4: Build a bridge. Left open by Executive on 2 February 2025: No money.",
    ]


def test_two_recommendations_of_one_name_are_told_apart() -> None:
    names = [text for level, text in page(text("coverage")).headings if level == 3]
    assert "R1: in progress" in names
    assert "audit/R1: in progress" in names


def test_the_matrix_counts_the_steps_of_each_workstream() -> None:
    tables = page(below("coverage", "Which workstreams answer which recommendations")).tables
    assert tables[0].header == ["Peer challenge", "1", "2"]
    assert tables[0].rows[0] == ["R1", "6", ""]
    assert tables[0].rows[-1] == ["R6 (the plan as a whole)", "", ""]
    assert tables[1].rows == [["R1", "7"]]


def test_a_progress_report_answers_what_was_asked() -> None:
    said = below("progress-report", "R1: in progress").split("\n")
    assert said[:8] == [
        "**What was asked.** Lead as one.",
        "",
        "**What the council decided.** Accepted by Executive on 9 January 2025.",
        "",
        "**What the council says.**",
        "",
        "- 4 April 2025: The peers came back. What shows it: "
        "[The page](<https://council.example/page>); "
        "[Minutes of May](<https://council.example/m_%281%29.pdf>).",
        "",
    ]
    assert said[8] == (
        "**What is worked out.** It is in progress: work on it has begun. 1 withdrawn, of 6 steps."
    )
    assert (
        "- 1.1 Write the framework (Chief Executive): reported as complete on 10 February 2025, "
        "in time. What shows it: [The page](<https://council.example/page>). "
        "The framework is in use."
    ) in said
    assert (
        "- 1.5 Hold a fair (Chief Executive). Joined with another. In its place: 1.6 Meet." in said
    )


def test_a_progress_report_tells_each_step_once_and_names_it_where_it_answers_again() -> None:
    assert text("progress-report").count(" Buy the system (") == 1
    assert "Told already: 2.1, 2.2, 2.3, 2.4, 2.5, 2.6 and 2.7 under R2." in below(
        "progress-report", "audit/R1: in progress"
    )


def test_a_progress_report_puts_the_councils_words_beside_what_is_worked_out() -> None:
    assert below("progress-report", "What the council says overall").endswith(
        "Most of it goes well."
    )
    said = below("progress-report", "What is worked out from this record")
    assert "4 of the 20 steps are past their date: 2 known late" in said
    assert "1 not answered (R5)" in said


def test_a_progress_report_says_what_is_late_and_why() -> None:
    assert (
        "- 2.1 Buy the system (Director of Finance, Chief Executive), due 30 April 2025, 61 days "
        "ago: its deadline moved 3 times, the last time on 1 February 2025, by 304 days in all. "
        "Cause given on 10 June 2025: The supplier failed. 12 June 2025: A new supplier is sought."
    ) in below("progress-report", "R2: in progress").split("\n")


def test_what_is_not_known_is_told_in_one_sentence() -> None:
    said = below("progress-report", "What answers no recommendation")
    assert (
        "**Past its date, and no report in this record since (1):** 3.4 Open the counter "
        "(Head of Audit, due 30 April 2025)."
    ) in said
    assert "3.6 Move the archive (Head of Audit, date lost in our copy of the paper)" in said


def test_the_clock_of_a_review_says_what_is_late() -> None:
    assert rows("progress-report", "What the review makes due") == [
        [
            "report and action plan",
            "30 June 2024",
            "31 August 2024",
            "not recorded, and the day has passed",
        ],
        ["progress review", "about 31 January 2025", "", "not recorded"],
        [
            "report of the progress review",
            "31 March 2025",
            "",
            "not recorded, and the day has passed",
        ],
    ]


def test_kpis_with_a_reading_stand_before_those_without() -> None:
    said = below("board-report", "Key performance indicators")
    assert page(said).tables[0].rows == [
        [
            "Bills paid in time",
            "91.5% on 31 May 2025 · better, from 80% on 31 January 2025 · target 95% · off target",
            "Director of Finance",
            "2 Balance the books.",
        ]
    ]
    assert said.split("\n")[-4:] == [
        "No reading is recorded for 2 of the 3 indicators:",
        "",
        "- Days lost to illness (measures 1 Lead well and R1)",
        "- Read later",
    ]


def test_risks_stand_with_the_highest_score_first() -> None:
    listed = rows("board-report", "Risks")
    assert [row[0] for row in listed] == ["Money runs out", "Small thing", "Not looked at"]
    assert listed[0][2:] == [
        "20 of 25 (likelihood 4, impact 5) on 1 May 2025, worse",
        "Director of Finance",
        "Freeze posts; Sell land",
    ]
    assert listed[2][2:] == ["not scored", "nobody named", "none named"]


def test_a_plan_on_a_page_keeps_parts_without_a_day_in_the_row_of_their_step() -> None:
    listed = page(text("plan-on-a-page")).tables[1].rows
    assert listed[-2][:4] == [
        "2.7",
        "Agree the pay. (b) Hear the unions; (c) Sign: one; two",
        "June 2025",
        "December 2025",
    ]
    assert listed[-1] == ["2.7(a)", "Draft", "", "July 2025", "not reported"]


def test_a_plan_on_a_page_can_be_of_one_workstream() -> None:
    said = text("plan-on-a-page", "2")
    assert "## 2 Workstream 2" in said
    assert "## 1 Workstream 1" not in said


def test_a_business_case_has_every_part_of_its_form() -> None:
    said = text("business-case")
    assert [t for level, t in page(said).headings if level > 1] == [
        "2.6 Close the books",
        "1. Summary of the improvement plan action",
        "1.1 Improvement plan action",
        "1.2 What impact is the action seeking to achieve?",
        "1.3 Options considered",
        "1.4 Key risks",
        "1.5 Key dependencies, impacts and outcomes",
        "1.6 Resources required",
        "1.7 Activity and timescales",
        "2. Financial overview",
        "About this report",
    ]
    rows = page(said).tables[-1].rows
    assert [row[0] for row in rows] == [
        "A. Internal resources",
        "B. External investment",
        "B1. Capital: one-off",
        "B2. Revenue: one-off",
        "Total (external investment)",
        "C. Expected financial benefits",
        "C1. Revenue: ongoing budgeted saving",
        "C2. Revenue: one-off budgeted saving",
        "C3. Cost avoidance: ongoing",
        "C4. Cost avoidance: one-off",
        "Total (financial benefits)",
    ]
    assert rows[0] == ["A. Internal resources", "Base", "12.3", "0", "12.3"]
    assert rows[6][2:] == rows[10][2:] == ["150", "1,000", "1,150"]
    assert rows[2][1:] == rows[4][1:] == ["", "", "", ""]


def test_a_business_case_of_a_step_is_filled_with_what_the_plan_holds() -> None:
    said = text("business-case", "2.7")
    assert page(said).tables[0].rows == [
        [
            *["not in the plan's files"] * 4,
            *("June 2025", "31 December 2025"),
        ]
    ]
    assert "In the plan: Accountable officer: Chief Executive. Lead: Director of Finance." in said
    assert "- Pay rise (cost): £1,250,000, 2025/26" in said
    assert "| 2.7(b) | Hear the unions. |" in said


def test_a_public_summary_speaks_without_codes() -> None:
    said = text("public-summary")
    body = said.split("## How far it has come")[1]
    assert "2.1" not in body
    assert "amber" not in body
    assert section(said, "Late") == (
        "- Buy the system. It was due by 30 April 2025. The council said on 12 June 2025: A new "
        "supplier is sought."
    )
    assert "Of 7 promises here: 4 are done; 2 are under way; 1 is withdrawn." in said
    assert "- Hold a fair. Joined with another. In its place: Meet." in said
    assert (
        "- Hold reviews. The council said on 28 May 2025: The review is held every month." in said
    )


def test_a_public_summary_explains_its_words() -> None:
    found = {row[1]: row[2] for row in rows("public-summary", "How far it has come")}
    assert found["At risk"] == "The council has said so, or the plan's own dates do."
    assert "Not begun, or nothing reported yet" not in found


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_report_of_an_empty_plan_says_so_in_whole_sections(template: str) -> None:
    empty = invented_plan()._replace(
        actions=(), workstreams=(), sets=(), kpis=(), risks=(), answers=(), boards=()
    )
    said = report(empty, template, AS_OF)
    levels = [level for level, _ in page(said).headings]
    assert levels.count(1) == 1
    assert len(levels) > 1
    assert "{" not in said
