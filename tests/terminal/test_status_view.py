"""cip status, as it is printed."""

from builders import (
    action,
    on,
    plan,
    recommendation,
    review,
    seen,
    update,
    workstream,
)

from cip.assessment.picture import picture
from cip.model.plan import NotAtHand, Objective, RestsOn, Shown
from cip.model.review import DeclaredGap
from cip.terminal.lines import plain
from cip.terminal.list_view import list_lines
from cip.terminal.status_view import status_lines


def status(*actions, as_of="2024-10-02", most=10, **more):
    whole = picture(plan(*actions, **more), as_of=on(as_of))
    return plain(status_lines([whole], width=80, most=most))


def test_the_status_of_a_small_plan():
    text = status(
        action(
            "1.1",
            "September 2024",
            update("2024-10-01", "underway", "The consultation runs on.", next="Ask Cabinet"),
            title="Agree what leaders do",
        ),
        action("1.2", "September 2024", update("2024-10-01", note="Work was done.")),
        action("1.3", "August 2024", accountable=("Head of HR",)),
        action("1.4", "October 2024, then ongoing", update("2024-10-01", "not-started")),
        action("1.5", "2026", start="August 2024"),
        action("1.6", "ongoing", update("2024-09-01", "in-place")),
        action("1.7", "2026"),
        action("2.1", "March 2025", update("2024-09-30", "complete", shown=True)),
        approved=on("2024-09-01"),
        objectives=(Objective(ref="1", title="Lead well"), Objective(ref="2", title="Spend well")),
        workstreams=(workstream("1", "1"), workstream("2", "2")),
        rests_on=RestsOn(
            "Two papers of 2024, v. 1. More words.", (NotAtHand(on("2024-09-30"), "Annex"),)
        ),
        sets=(review("peers", recommendation("R1"), title="Peer review"),),
    )
    assert text == SMALL_STATUS


SMALL_STATUS = """\
As of 2 October 2024

North Council: Improvement Plan
Heard of in the last 92 days: 4 of 7 open actions.
north · 8 actions

                                   not begun
              over-    at             or not   under way
Objective       due  risk  silent   reported  / in place  complete  total
1 Lead well       3     1       1          1           1         0      7
2 Spend well      0     0       0          0           0         1      1
All               3     1       1          1           1         1      8
Of 3 past their date: known late 1, not said 1, no report since 1; 1 had passed
when the plan was approved.

Known late (1)
  1.1    Agree what leaders do
         1 October 2024: The consultation runs on. Next: Ask Cabinet.
         due by 30 September 2024, 2 days ago · Chief Executive

Past their date, not said whether they are done (1)
  1.2    Action 1.2                                            30 September 2024
         Chief Executive. 1 October 2024: Work was done.

Past their date, no report since (1), by who is to be asked: cip silent north
  - Head of HR (1): 1.3

Silent (1), a report was expected and is not in this record: cip silent north
  - was to start by 31 August 2024, and nothing is reported as begun (1)
    Chief Executive: 1.5
Annex (30 September 2024) is not in this record and may say how 2 of these
stood: the programme office can get it.

At risk (1)
  1.4    Action 1.4                                                      at risk
         to be in place by 31 October 2024, then ongoing · Chief Executive ·
         last heard of 1 October 2024
         - due-soon: due in 29 days, on 31 October 2024, and reported as not
           started

Due in the next 30 days (1)
    31 October 2024  1.4  Action 1.4

1 recommendation: nothing answers R1 (cip coverage north)

The record rests on: Two papers of 2024, v. 1.
"""


def test_a_list_that_is_cut_short_names_the_command_that_shows_the_rest():
    said = update("2024-09-30", "underway", "Not yet.")
    late = [action(f"1.{n}", "June 2024", said) for n in range(1, 5)]
    assert "  and 2 more: cip overdue north\n" in status(*late, most=2)
    assert " more: " not in status(*late, most=0)
    assert " more: " not in status(*late, most=4)


def test_a_plan_without_actions_says_so():
    assert "No actions to show." in status()


def test_recommendations_left_open_by_decision_are_told_from_gaps():
    declared = DeclaredGap(reason="Not this year", decided_by="Cabinet")
    sets = (review("peers", recommendation("R1"), recommendation("R2", gap=declared)),)
    text = status(action(), sets=sets)
    assert "2 recommendations: nothing answers R1; R2 not answered by decision" in text


def test_a_reader_knows_at_once_that_a_record_is_out_of_date_and_drowns_in_no_list():
    late = [action(f"1.{n}", "June 2024") for n in range(1, 30)]
    text = status(
        *late, action("1.30", "2026", update("2024-06-01", "underway")), as_of="2024-12-01"
    )
    assert text.split("\n")[3].startswith("This record is out of date: its newest update is of 1 ")
    assert (
        "A report is missing on 30 of 30 open actions. Who is to be asked:\ncip silent north\n"
        in text
    )
    assert "  Chief Executive 30\n" in text
    assert "1.17" not in text
    assert len(text.split("\n")) < 25


def test_the_command_for_the_last_picture_with_news_can_be_copied():
    text = status(action("1.1", "2026", update("2024-06-01", "underway")), as_of="2024-12-01")
    assert "cip status north --as-of 2024-06-01\n" in text


def test_all_lists_are_given_of_a_record_that_is_out_of_date_where_all_is_wanted():
    late = [action(f"1.{n}", "June 2024") for n in range(1, 30)]
    assert "  - Chief Executive (29): 1.1, 1.2, " in status(*late, most=0)


def test_what_is_known_late_stands_out_of_date_or_not():
    item = action("1.1", "June 2024", update("2024-07-02", "underway", "The tender failed."))
    text = status(item, as_of="2025-07-01")
    assert "Known late (1)\n  1.1    Action 1.1\n         2 July 2024: The tender failed.\n" in text


def test_an_empty_record_is_said_to_hold_nothing_but_the_plan():
    text = status(action("1.1", "June 2024"))
    assert text.split("\n")[3] == "No report is in this record; it shows the plan itself."
    assert "nobody" not in text


def test_the_plans_own_words_and_colours_are_printed():
    legend = {
        "underway": Shown("In progress", "amber"),
        "complete": Shown("Done", "green"),
        "overdue": Shown("Late", "purple"),
    }
    whole = seen(
        action("1.1", "2026", update("2024-09-01", "underway")),
        action("1.2", "2026", update("2024-09-01", "complete")),
        action("1.3", "June 2024", update("2024-09-01", note="Work was done.")),
        as_of="2024-10-02",
        legend=legend,
    )
    lines = list(list_lines([(whole, whole.standings)], "listed", width=80))
    styles = {span.text: span.style for item in lines for span in item}
    assert styles["In progress"] == "amber"
    assert styles["Done"] == "green"
    assert styles["Late, not said"] == "purple"
    head = plain(status_lines([whole], width=80, most=10)).split("\n")[6:8]
    assert [line.split() for line in head] == [
        ["in"],
        ["Objective", "late", "progress", "done", "total"],
    ]


def test_a_paper_that_is_not_at_hand_is_named_once():
    rests = RestsOn("The plan.", (NotAtHand(on("2024-08-01"), "Annex 2"),))
    items = [action(f"1.{n}", "June 2024") for n in range(1, 5)]
    for most in (0, 10):
        text = " ".join(status(*items, most=most, rests_on=rests).split())
        assert text.count("Annex 2") == 1
        assert "the programme office can get it" in text
    current = status(action("1.1", "2030", update("2024-09-30", "underway")), rests_on=rests)
    assert "Not in this record: Annex 2 (1 August 2024).\n" in current
