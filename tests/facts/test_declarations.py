"""What was changed in the record, in words, and in every report that a reader of it needs."""

from builders import action, board, changed, milestone, on, plan, update
from report_pages import report

from cip.assessment.picture import picture
from cip.facts.declarations import change_words, closed_words, control_words
from cip.model.changed import ChangeControl, Closed
from cip.model.plan import Paper, Thresholds
from cip.model.source import Source

AGREED = changed("2024-11-10", detail="Draft it.", lead=())._replace(
    agreed_by="board", source=Source("minutes", paragraph="9")
)
TYPED = changed("2024-11-11", mistyped=True, title="Tile")._replace(
    mistyped=Source("minutes", page=3)
)
RENUMBERED = changed("2024-09-01", ref="south/1.1")
PLAN = plan(
    action(
        *("1.1", "March 2025", update("2024-11-01", "complete", "All")),
        title="Title",
        detail="Adopt it.",
        lead=("CE",),
        changed=(RENUMBERED, AGREED, TYPED),
        parts=[milestone("a", title="New part", changed=(changed("2024-11-12", title="Old"),))],
    ),
    action(
        "1.2",
        "March 2025",
        update("2024-11-01", "at-risk", "Half", changed=(changed("2024-11-13", note="All"),)),
    ),
    papers=(Paper("minutes", "Minutes of November"),),
    boards=(board("board"),),
    changed=(changed("2024-11-14", thresholds=Thresholds(stale_days=31)),),
    change_control=ChangeControl(on("2024-11-01"), ("board", "Chief Executive"), 30),
    closed=Closed(on("2024-11-20"), "The next plan goes on.", "north-2025"),
)
SEEN = picture(PLAN, as_of=on("2024-11-30"))


def told(change):
    return change_words(SEEN, change)


def test_a_change_is_told_with_what_it_was_why_and_who_agreed() -> None:
    assert told(AGREED) == (
        "10 November 2024: detail was “Draft it.”, lead was not there; Better so; agreed by "
        "The board; Minutes of November, paragraph 9"
    )
    assert told(RENUMBERED) == "1 September 2024: its number was south/1.1; Better so"


def test_a_typing_error_is_told_with_the_paper_that_shows_it() -> None:
    assert told(TYPED) == (
        "11 November 2024: title was “Tile”; mistyped, as Minutes of November, page 3 shows"
    )


def test_values_of_every_kind_are_told_in_words() -> None:
    change = changed(
        "2024-11-10",
        status="at-risk",
        accountable=("CE", "CO"),
        start=on("2024-01-02"),
        thresholds=Thresholds(stale_days=1200),
        lost={"start": "torn"},
        evidence=(Paper("a", "A"),),
    )
    assert told(change).startswith(
        "10 November 2024: accountable was “CE, CO”, start was “2 January 2024”, thresholds was "
        "“30, 1,200, 2, 90, 25”, lost was “start: torn”, evidence was “a, A”, status was “at risk”"
    )


def test_change_control_and_the_end_of_a_plan_are_told_in_words() -> None:
    assert control_words(None) == closed_words(None) == ""
    assert control_words(ChangeControl(on("2024-11-01"))) == (
        "Since 1 November 2024 a change of the plan has to be agreed by somebody who is named. "
        "Without that a deadline may move by 0 days in all, counted from the first one."
    )
    assert closed_words(PLAN.closed) == (
        "on 20 November 2024: The next plan goes on; succeeded by north-2025"
    )


def test_the_board_reads_what_was_changed_since_its_last_report() -> None:
    text = report(PLAN, "board-report", "2024-11-30", since="2024-11-09")
    assert "### What was changed in the record since 9 November 2024 (5)" in text
    rows = [line for line in text.split("\n") if " November 2024 |" in line and "“" in line]
    assert rows == [
        "| The plan | 14 November 2024 | thresholds was “30, 31, 2, 90, 25” | Better so "
        "| nobody is named |",
        "| 1.1 Title | 10 November 2024 | detail was “Draft it.”, lead was not there | Better so "
        "| The board |",
        "| 1.1 Title | 11 November 2024 | title was “Tile” "
        "| mistyped, as Minutes of November, page 3 shows | none needed |",
        "| 1.1(a) New part | 12 November 2024 | title was “Old” | Better so | nobody is named |",
        "| 1.2 Action 1.2, update of 1 November 2024 | 13 November 2024 | note was “All” "
        "| Better so | none needed |",
    ]


def test_a_report_of_a_day_before_knows_nothing_of_a_change() -> None:
    text = report(PLAN, "board-report", "2024-11-09", since="2024-10-01")
    assert "What was changed in the record" not in text
    assert "Draft it." in report(PLAN, "plan-on-a-page", "2024-11-09")
    assert "Adopt it." in report(PLAN, "plan-on-a-page", "2024-11-10")


def test_the_assurance_report_lists_every_change_and_who_may_agree() -> None:
    text = report(PLAN, "assurance-report", "2024-11-30", since="2024-11-13")
    assert "## What else was changed in the record (6)" in text
    assert "its number was south/1.1" in text
    assert "a change of the plan has to be agreed by The board or Chief Executive" in text


def test_every_report_says_that_the_plan_was_closed_and_what_goes_on_with_it() -> None:
    for template in ("plan-on-a-page", "board-report", "public-summary"):
        after, before = (report(PLAN, template, day) for day in ("2024-11-20", "2024-11-19"))
        assert "succeeded by north-2025" in after
        assert "succeeded by" not in before
