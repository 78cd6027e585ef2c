"""How new a record is, and what a reader has to be warned of."""

import pytest
from builders import action, milestone, on, seen, until, update

from cip.assessment.picture import selection
from cip.assessment.record import missing_paper
from cip.facts.record import banner, record
from cip.model.plan import NotAtHand, RestsOn

APPROVED = {"approved": on("2024-07-01")}


@pytest.mark.parametrize(
    ("day", "is_current"), [("2024-12-01", True), ("2024-12-02", True), ("2024-12-03", False)]
)
def test_it_is_current_for_a_review_period_after_its_newest_report(day, is_current):
    found = seen(action("1.1", None, update("2024-09-01")), as_of=day, **APPROVED)
    assert found.record.is_current is is_current
    assert bool(banner(found)) is not is_current


@pytest.mark.parametrize(("day", "is_current"), [("2024-10-01", True), ("2024-10-02", False)])
def test_where_nothing_was_reported_it_is_current_for_a_period_after_the_approval(day, is_current):
    found = seen(action("1.1", None), as_of=day, **APPROVED)
    assert (found.record.is_current, found.record.is_empty) == (is_current, True)
    assert banner(found) == "No report is in this record; it shows the plan itself."


def test_it_counts_what_is_open_and_what_was_heard_of_within_the_period():
    found = seen(
        action("1.1", None, update("2024-09-30", note="Met")),
        action("1.2", None, update("2024-09-29")),
        action("1.3", None, parts=[milestone("a", None, update("2024-12-31"))]),
        action("1.4", None, update("2024-12-31", "complete")),
        action("1.5", None),
        as_of="2024-12-31",
        **APPROVED,
    )
    assert found.record == (on("2024-12-31"), 0, 92, True, False, 4, 2)
    assert record(found)["sentence"] == "Heard of in the last 92 days: 2 of 4 open actions"


def test_a_filter_leaves_it_that_of_the_whole_plan():
    items = action("1.1", None, update("2024-09-01")), action("1.2", None)
    whole = seen(*items, as_of="2025-12-31", **APPROVED)
    part = selection(whole, lambda standing: standing.action.ref == "1.2")
    assert part.record == whole.record
    assert banner(part) == banner(whole)


def test_the_banner_says_how_old_it_is_and_what_it_shows_with_figures_that_add_up():
    found = seen(
        action("1.1", "June 2024"),
        action("1.2", "June 2024", update("2024-11-20", "underway")),
        action("1.3", None, update("2024-11-20", "complete")),
        action("1.4", "December 2030"),
        as_of="2025-11-25",
        **APPROVED,
    )
    assert banner(found) == (
        "This record is out of date: its newest update is of 20 November 2024, 370 days ago; "
        "reports are due every 92 days. It shows what has not been reported, not what has not been "
        "done. Past their date: 2, known late 1. Not past it, and no report: 1. The last picture "
        "with news: cip status north --as-of 2024-11-20"
    )
    assert record(found)["sentence"] == banner(found)


@pytest.mark.parametrize("said", [[], [update("2024-06-01")]])
def test_before_its_approval_it_says_that_the_plan_was_a_draft(said):
    found = seen(action("1.1", None, *said), as_of="2024-06-30", **APPROVED)
    assert banner(found) == ""
    assert record(found)["sentence"] == (
        "The plan was a draft on this day: it was not approved yet, and no report is due"
    )


def test_readings_notes_on_recommendations_and_moves_are_no_news_of_actions():
    from builders import kpi, move, recommendation, review

    from cip.model.review import RecommendationNote

    said = RecommendationNote(date=on("2024-12-01"), note="Begun")
    found = seen(
        action("1.1", "May 2026", moved=[move("2024-12-01", "May 2025")]),
        as_of="2024-12-31",
        kpis=(kpi("K1", ("2024-12-01", 1.0)),),
        sets=(review("peers", recommendation("R1", updates=(said,))),),
        **APPROVED,
    )
    assert found.record.newest_update is None
    assert found.standings[0].last_heard is None
    assert found.standings[0].silence.since == on("2024-07-01")


class TestAPaperThatIsNotAtHand:
    """It may say what this record does not."""

    RESTS = RestsOn(
        "One paper",
        (NotAtHand(on("2024-09-01"), "Annex 1"), NotAtHand(on("2024-11-20"), "Annex 2")),
    )

    def paper(self, day, *said):
        found = seen(action("1.1", None, *said), as_of=day, rests_on=self.RESTS, **APPROVED)
        paper = missing_paper(found.standings[0], found.plan)
        return paper and paper.what

    @pytest.mark.parametrize(
        ("day", "what"),
        [
            ("2024-08-31", None),
            ("2024-09-01", "Annex 1"),
            ("2024-11-19", "Annex 1"),
            ("2024-11-20", "Annex 2"),
            ("2025-11-20", "Annex 2"),
        ],
    )
    def test_is_the_newest_of_a_day_in_the_silence(self, day, what):
        assert self.paper(day) == what

    @pytest.mark.parametrize(
        ("said", "what"),
        [("2024-11-19", "Annex 2"), ("2024-11-20", None), ("2024-11-21", None)],
    )
    def test_says_nothing_of_what_was_heard_of_since(self, said, what):
        assert self.paper("2024-12-31", update(said)) == what


def test_it_is_empty_before_the_first_report_and_out_of_date_long_after_the_last():
    items = (action("1.1", None, update("2024-09-01")),)
    days = {"2024-08-31": (True, True), "2024-09-01": (False, True), "2026-01-01": (False, False)}
    for day, expected in days.items():
        found = seen(*items, as_of=day, start=until("July 2024"), approved=on("2024-07-01")).record
        assert (found.is_empty, found.is_current) == expected
