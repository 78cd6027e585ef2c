"""Every view of every real plan and of a hostile one: as wide as asked, and nothing but text."""

from datetime import date

import pytest
from builders import (
    REAL_PLANS,
    action,
    board,
    evidence,
    kpi,
    milestone,
    move,
    officer,
    on,
    plan,
    real_plan,
    recommendation,
    review,
    risk,
    seen,
    until,
    update,
    workstream,
)

from cip.assessment.picture import picture
from cip.documents.reading.characters import first_hidden
from cip.model.money import Sum
from cip.model.plan import Label, Labels, NotAtHand, Objective, Paper, RestsOn, Shown
from cip.model.progress import Commentary, Source
from cip.model.review import DeclaredGap, PlanAnswer, RecommendationNote, Response
from cip.model.vocabulary import Status
from cip.terminal.action_view import action_lines
from cip.terminal.coverage_view import coverage_lines
from cip.terminal.lines import plain, width_of
from cip.terminal.list_view import list_lines
from cip.terminal.measure_view import kpi_lines, kpi_list, risk_lines, risk_list
from cip.terminal.rows import row_lines
from cip.terminal.rule_view import list_lines as rule_lines
from cip.terminal.silent_view import silent_groups, silent_lines
from cip.terminal.status_view import status_lines
from cip.terminal.workstream_view import workstream_lines

WIDTHS = (40, 60, 80, 120)


def hostile_plan():
    """Give a plan in which every text is what a text should not be."""
    bad = (
        "[red]x[/red] :boom: \x1b[31mESC\x1b[0m \u202eevil\nnew line\ttab " + "語" * 80 + "w" * 300
    )
    source = Source(document=bad, section=bad, note=bad, page=3)
    link = Sum(title=bad, kind=bad, amount=1.5, period=bad, as_published=bad)
    said = update(
        *("2024-06-01", "at-risk", bad),
        verified_by=bad,
        superseded_by=(bad,),
        moved_to=bad,
        agreed_by=bad,
        next=bad,
        expected="May 2025",
        source=source,
    )
    said = said._replace(evidence=(evidence(bad)._replace(url=bad),))
    part = milestone(
        *("a", "May 2024", said),
        moved=[move("2024-05-01", "May 2024", bad, agreed_by=bad)],
        title=bad,
        lead=(bad,),
        depends_on=(bad,),
        lost={"start": bad},
        as_published={bad: bad},
    )
    late = update("2024-06-20", "underway", bad, next=bad, expected="May 2025")
    item = action(
        "1.1",
        "June 2024",
        said,
        parts=[part],
        moved=[move("2024-05-01", "May 2024", bad, agreed_by=bad)],
        title=bad,
        detail=f"{bad}\n- {bad}\n    - {bad}",
        accountable=(bad,),
        lead=(bad,),
        lead_member=(bad,),
        depends_on=(bad, "1.1"),
        recommendations=("R1",),
        finance=(link,),
        as_published={bad: bad, "deadline": bad},
        notes=(bad,),
        tags=(bad,),
        source=source,
        path=bad,
    )
    long = Label(one=bad, many=bad)
    return plan(
        item,
        action("1.123456789012345678901", None, title=bad, accountable=()),
        action("1.2", "May 2024", late, title=bad, accountable=(bad,), lost={"lead": bad}),
        action("1.3", "May 2024", title=bad, accountable=(), lost={"accountable": bad}),
        action("1.4", "May 2024", late._replace(status=None, expected=None), title=bad),
        action("1.5", "2030", start="April 2024", title=bad, accountable=(bad,)),
        action("1.6", "2030", said._replace(status=Status.WITHDRAWN), recommendations=("R1",)),
        council=bad,
        title=bad,
        objectives=(Objective(ref="1", title=bad),),
        officers=(officer("x", bad, bad),),
        boards=(board(title=bad),),
        workstreams=(
            workstream(
                "1",
                title=bad,
                purpose=f"{bad}\n- {bad}",
                outcomes=(bad,),
                resources=(bad,),
                interdependencies=bad,
                financial_impact=bad,
                finance=(link,),
                notes=(bad,),
                source=source,
                folder=bad,
                recommendations=(bad,),
                commentary=(Commentary(on("2024-06-01"), bad, bad),),
                lost={"lead": bad},
                as_published={bad: bad},
            ),
        ),
        sets=(
            review(
                bad,
                recommendation("R1", text=bad),
                recommendation("R2", text=bad, gap=DeclaredGap(reason=bad, decided_by=bad)),
                recommendation("R3", text=bad, responses=(Response("rejected", reason=bad),)),
                recommendation(
                    "R4",
                    text=bad,
                    owner=(bad,),
                    due=until("May 2024"),
                    priority=bad,
                    updates=(RecommendationNote(on("2024-06-01"), bad, source=source),),
                ),
                recommendation(bad, text=bad),
                kind="peer-challenge",
                date="February 2024",
                title=bad,
            ),
        ),
        answers=(PlanAnswer(recommendation=bad, how=bad),),
        kpis=(
            kpi(
                bad,
                ("2024-01-01", 1.0),
                ("2024-06-01", 2.0),
                target=3,
                title=bad,
                unit=bad,
                owner=(bad,),
                notes=(bad,),
                source=source,
            ),
        ),
        risks=(
            risk(
                bad,
                ("2024-01-01", 4, 5),
                ("2024-06-01", 5, 5),
                title=bad,
                description=f"{bad}\n- {bad}",
                mitigations=(bad,),
                owner=(bad,),
                source=source,
            ),
        ),
        rests_on=RestsOn(bad, (NotAtHand(on("2024-06-25"), bad),)),
        legend={"underway": Shown(bad, "purple"), "overdue": Shown(bad), "silent": Shown(bad)},
        labels=Labels(objective=long, workstream=long, action=long, milestone=long),
    )


def pictures():
    found = {name: picture(real_plan(name), as_of=on("2025-06-30")) for name in REAL_PLANS}
    return {**found, "hostile": picture(hostile_plan(), as_of=date(2024, 7, 1))}


PICTURES = pictures()


def all_views(whole, width):
    """Give the lines of every view of a plan."""
    yield from status_lines([whole], width=width, most=0)
    yield from status_lines([whole, whole], width=width, most=1, only="officer " + "x" * 100)
    yield from list_lines([(whole, whole.standings)], "listed", width=width, only="tag x")
    yield from list_lines([(whole, whole.overdue)], "overdue", width=width)
    yield from silent_lines(silent_groups([whole]), width=width)
    yield from coverage_lines([whole], width=width)
    yield from coverage_lines([whole], width=width, is_verbose=True)
    yield from kpi_list([whole], width=width)
    yield from risk_list([whole], width=width)
    for standing in whole.standings:
        yield from action_lines(whole, standing, width=width)
    for stream in whole.plan.workstreams:
        yield from workstream_lines(whole, stream, width=width)
    for indicator in whole.kpis:
        yield from kpi_lines(whole, indicator, width=width)
    for threat in whole.risks:
        yield from risk_lines(whole, threat, width=width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PICTURES)
def test_no_view_is_wider_than_asked_or_prints_anything_but_text(name, width):
    text = plain(all_views(PICTURES[name], width))
    assert max(map(width_of, text.split("\n"))) <= width
    assert first_hidden(text) is None
    assert "\t" not in text


@pytest.mark.parametrize("name", PICTURES)
def test_a_row_for_a_program_is_one_line_of_nothing_but_text(name):
    whole = PICTURES[name]
    text = plain(row_lines([(whole, whole.standings)]))
    assert [line.split("  ")[0] for line in text.splitlines()] == [
        s.address for s in whole.standings
    ]
    assert first_hidden(text) is None
    assert "\t" not in text


def test_markup_and_escapes_are_shown_as_they_were_written():
    text = " ".join(
        plain(
            action_lines(PICTURES["hostile"], PICTURES["hostile"].standings[0], width=120)
        ).split()
    )
    assert "[red]x[/red] :boom: <U+001B>[31mESC<U+001B>[0m <U+202E>evil" in text


def test_a_wider_terminal_shows_the_same_words():
    words = [
        "".join(
            plain(
                action_lines(PICTURES["york"], PICTURES["york"].standings[3], width=width)
            ).split()
        )
        for width in WIDTHS
    ]
    assert len(set(words)) == 1


def test_the_page_of_a_rule_and_the_list_of_rules_fit():
    from cip.rules.catalogue import RULES

    for width in WIDTHS:
        text = plain(rule_lines(RULES.values(), width=width))
        assert max(map(width_of, text.split("\n"))) <= width


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
Their status of 30 September 2024 stands in Annex, which is not in this record:
ask the programme office for it.

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


def test_an_action_that_ends_with_its_last_part_says_so():
    parts = [milestone("a", "May 2024"), milestone("b", "June 2024")]
    whole = picture(plan(action("1.1", None, parts=parts)), as_of=on("2024-07-01"))
    text = plain(action_lines(whole, whole.standings[0], width=80))
    assert "overdue, no report since · due by 30 June 2024 (its last part), 1 day ago\n" in text
    assert (
        "Deadline          June 2024 (1 June 2024 to 30 June 2024) (from its last part)\n" in text
    )


@pytest.mark.parametrize(
    ("item", "state"),
    [
        (recommendation("R1"), "not answered"),
        (recommendation("R1", gap=DeclaredGap(reason="No", decided_by="Cabinet")), "left open"),
        (recommendation("R1", responses=(Response(decision="rejected", reason="No"),)), "rejected"),
    ],
)
def test_the_coverage_table_says_why_nothing_answers(item, state):
    whole = picture(plan(sets=(review("peers", item),)), as_of=on("2024-07-01"))
    assert state in plain(coverage_lines([whole], width=80))


def test_what_a_council_decided_is_said_in_words():
    partly = Response(decision="partly", reason="Too dear", decided_by="Cabinet")
    sets = (review("peers", recommendation("R1", responses=(partly,))),)
    whole = picture(plan(sets=sets), as_of=on("2024-07-01"))
    assert "Accepted in part by Cabinet: Too dear." in plain(coverage_lines([whole], width=80))


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        ("£", 1234567, "£1,234,567"),
        ("%", 93.5, "93.5%"),
        ("days", 12, "12 days"),
        (None, 0.125, "0.125"),
        (None, 1000.0, "1,000"),
    ],
)
def test_a_reading_is_shown_with_its_unit_and_all_its_figures(unit, value, expected):
    item = kpi("K1", ("2024-06-30", value), unit=unit)
    whole = picture(plan(kpis=(item,)), as_of=on("2024-07-01"))
    assert f"{expected} on 30 June 2024" in plain(kpi_list([whole], width=80))


def test_updates_and_readings_are_shown_newest_first_wherever_they_stand_in_the_file():
    item = action(
        "1.1", "March 2025", update("2024-06-02", note="B"), update("2024-06-01", note="A")
    )
    indicator = kpi("K1", ("2024-06-02", 2), ("2024-06-01", 1))
    whole = picture(plan(item, kpis=(indicator,)), as_of=on("2024-07-01"))
    shown = plain(action_lines(whole, whole.standings[0], width=80))
    assert shown.index("2 June 2024: note. B") < shown.index("1 June 2024: note. A")
    shown = plain(kpi_lines(whole, whole.kpis[0], width=80))
    assert shown.rindex("2 on 2 June 2024") < shown.rindex("1 on 1 June 2024")


def test_risks_are_listed_with_the_highest_score_first():
    risks = (risk("X1", ("2024-06-01", 1, 2)), risk("X2"), risk("X3", ("2024-06-01", 5, 5)))
    whole = picture(plan(risks=risks), as_of=on("2024-07-01"))
    text = plain(risk_list([whole], width=80))
    assert text.index("X3") < text.index("X1") < text.index("X2")


def test_a_reader_knows_at_once_that_a_record_is_out_of_date_and_drowns_in_no_list():
    late = [action(f"1.{n}", "June 2024") for n in range(1, 30)]
    text = status(
        *late, action("1.30", "2026", update("2024-06-01", "underway")), as_of="2024-12-01"
    )
    assert text.split("\n")[3].startswith("This record is out of date: its newest update is of 1 ")
    assert "as was" not in text
    assert (
        "A report is missing on 30 of 30 open actions. Who is to be asked: cip silent\nnorth\n"
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


def test_what_is_lost_is_told_from_what_is_not_there():
    lost = {"deadline": "ten ends in one cell", "accountable": "the cell is empty"}
    whole = seen(
        action("1.1", None, update("2024-09-01", "underway"), lost=lost, accountable=()),
        as_of="2024-10-02",
    )
    listed = " ".join(plain(list_lines([(whole, whole.standings)], "listed", width=80)).split())
    assert (
        "deadline lost in our copy of the paper · officer lost in our copy of the paper" in listed
    )
    shown = " ".join(plain(action_lines(whole, whole.standings[0], width=80)).split())
    assert "Deadline lost in our copy of the paper: ten ends in one cell" in shown
    assert "Accountable lost in our copy of the paper: the cell is empty" in shown
    assert "no deadline" not in shown
    assert "Lost in our copy of the paper: 2 dates and officers of 1 action." in plain(
        status_lines([whole], width=80, most=10)
    )


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        ([update("2024-06-20", "complete")], "reported as complete on 20 June 2024, in time"),
        (
            [update("2024-07-20", "complete", done_on="12 June 2024")],
            "reported as complete on 20 July 2024, done on 12 June 2024, 18 days early",
        ),
        (
            [update("2024-07-20", "complete", done_on="30 June 2024")],
            "reported as complete on 20 July 2024, done on 30 June 2024, on its last day",
        ),
        (
            [update("2024-07-20", "complete", done_on="1 July 2024")],
            "reported as complete on 20 July 2024, done on 1 July 2024, 1 day late",
        ),
        (
            [update("2024-07-05", "underway"), update("2024-07-20", "complete")],
            "reported as complete on 20 July 2024, late by 5 days at the least",
        ),
        (
            [update("2024-07-20", "complete")],
            "reported as complete on 20 July 2024; the day it was done is not known",
        ),
    ],
)
def test_when_something_was_done_is_told_as_far_as_it_is_known(updates, expected):
    whole = seen(action("1.1", "June 2024", *updates), as_of="2024-10-02")
    text = plain(action_lines(whole, whole.standings[0], width=120))
    assert f"complete · {expected} (due by 30 June 2024)" in text


def test_an_update_is_shown_whole():
    papers = (Paper(id="report", title="Progress report"),)
    said = update(
        *("2024-09-01", "underway", "Begun."),
        next="Consult",
        expected="May 2025",
        agreed_by="Cabinet",
        moved_to="the new plan",
        source=Source(document="report", paragraph="14"),
    )
    whole = seen(action("1.1", "June 2025", said), as_of="2024-10-02", papers=papers)
    text = plain(action_lines(whole, whole.standings[0], width=80))
    for told in (
        "    expected by 31 May 2025\n",
        "    next: Consult\n",
        "    moved to the new plan\n",
        "    agreed by Cabinet\n",
        "    read in Progress report, paragraph 14\n",
        "Expected          by 31 May 2025\n",
        "Last heard of     1 September 2024\n",
    ):
        assert told in text


def test_moves_are_shown_with_what_they_led_to_and_history_is_told_from_slippage():
    moved = [move("2024-05-01", "May 2024", agreed_by="Cabinet"), move("2024-08-01", "June 2024")]
    item = action("1.1", "October 2024", moved=moved)
    whole = seen(item, as_of="2024-10-02", approved=on("2024-07-01"))
    text = " ".join(plain(action_lines(whole, whole.standings[0], width=120)).split())
    assert "When approved June 2024 (1 June 2024 to 30 June 2024); now 123 days later" in text
    assert (
        "Moved on 1 May 2024 from May 2024 to June 2024: More time; agreed by Cabinet "
        "(before the plan was approved: no slippage)" in text
    )
    assert "Moved on 1 August 2024 from June 2024 to October 2024: More time " in text


def test_who_is_to_be_asked_is_an_officer_or_else_the_programme_office():
    lost = {"accountable": "the cell is empty"}
    whole = seen(
        action("1.1", "June 2024", accountable=("CE", "Head of HR")),
        action("1.2", "June 2024", accountable=("Head of HR", "CE")),
        action("1.3", "June 2024", accountable=(), lead=("Head of IT",)),
        action("1.4", "June 2024", accountable=(), lost=lost),
        action("1.5", "June 2024", accountable=()),
        as_of="2024-10-02",
    )
    text = plain(silent_lines(silent_groups([whole]), width=80))
    assert [line for line in text.split("\n") if line.endswith(")")] == [
        "Chief Executive, Head of HR (2)",
        "Head of IT (lead) (1)",
        "the programme office (the officer is lost in our copy of the paper) (1)",
        "the programme office (no officer is named) (1)",
    ]


def test_a_reason_that_most_share_is_said_once():
    items = [action(f"1.{n}", "2030") for n in range(1, 5)]
    whole = seen(
        *items,
        action("1.5", "2030", update("2024-06-01", "underway")),
        as_of="2024-12-01",
        approved=on("2024-05-01"),
    )
    text = " ".join(plain(silent_lines(silent_groups([whole]), width=80)).split())
    shared = "no report in this record for 214 days, since a report could be expected on 1 May 2024"
    assert text.count(shared) == 1
    assert text.count("for 183 days, since the last report on 1 June 2024") == 1


def test_a_paper_that_is_not_at_hand_is_named_once():
    rests = RestsOn("The plan.", (NotAtHand(on("2024-08-01"), "Annex 2"),))
    items = [action(f"1.{n}", "June 2024") for n in range(1, 5)]
    for most in (0, 10):
        text = " ".join(status(*items, most=most, rests_on=rests).split())
        assert text.count("Annex 2") == 1
        assert "ask the programme office for it" in text
    current = status(action("1.1", "2030", update("2024-09-30", "underway")), rests_on=rests)
    assert "Not in this record: Annex 2 (1 August 2024).\n" in current


def test_recommendations_stand_with_their_trouble():
    items = [
        action("1.1", "June 2024", update("2024-09-30", "underway"), recommendations=("R1",)),
        action("1.2", "June 2024", recommendations=("R1",)),
        action("1.3", "2030", start="May 2024", recommendations=("R1",)),
        action("1.4", "2030", update("2024-09-30", "complete"), recommendations=("R1", "R2")),
    ]
    sets = (review("peers", recommendation("R1"), recommendation("R2")),)
    assert "  R1  2 past their date (1 known late), 1 silent, of 4 actions\n" in status(
        *items, sets=sets
    )
    whole = seen(*items, as_of="2024-10-02", sets=sets)
    text = plain(coverage_lines([whole], width=80))
    assert "   2 past their date (1 known late), 1 silent, 1 complete, of 4 actions\n" in text
    assert "   1 complete, of 1 action\n" in text


def test_a_recommendation_is_shown_whole_where_that_is_asked_for():
    decided = (
        Response("accepted-in-principle", on=on("2024-05-01"), decided_by="Cabinet"),
        Response("accepted", on=on("2024-06-01")),
    )
    item = recommendation(
        "R1",
        owner=("CE",),
        due=until("May 2025"),
        priority="High",
        responses=decided,
        updates=(RecommendationNote(on("2024-07-01"), "Work goes on."),),
    )
    gone = update("2024-08-01", "withdrawn", superseded_by=("1.2",), agreed_by="Cabinet")
    whole = seen(
        action("1.1", "2030", gone, recommendations=("R1",)),
        action("1.2", "2030"),
        as_of="2024-10-02",
        sets=(review("peers", item),),
    )
    text = plain(coverage_lines([whole], width=80, is_verbose=True))
    for told in (
        "R1  Do what R1 says.\n  State           planned; 1 not begun or not reported, of 1 ",
        "  Owner           Chief Executive\n",
        "  Due             May 2025 (1 May 2025 to 31 May 2025)\n",
        "  Priority        High\n",
        "    Accepted in principle by Cabinet on 1 May 2024. Accepted on 1 June 2024.\n",
        "  - the council on 1 July 2024: Work goes on.\n",
        "    1.2 Action 1.2: not reported\n",
        "    1.1 Action 1.1: withdrawn; in its place: 1.2\n",
        "Withdrawn, of what answered them\n  - R1: 1.1 Action 1.1; withdrawn; in its place: 1.2\n",
    ):
        assert told in text


def test_a_verified_recommendation_and_one_that_was_given_up_are_told():
    gone = action("1.1", "2030", update("2024-08-01", "withdrawn"), recommendations=("R1",))
    checked = update("2024-08-01", "complete", shown=True, verified_by="Internal Audit")
    whole = seen(
        gone,
        action("1.2", "2030", checked, recommendations=("R2",)),
        as_of="2024-10-02",
        sets=(review("peers", recommendation("R1"), recommendation("R2")),),
    )
    text = plain(coverage_lines([whole], width=80))
    assert (
        "not answered\n   all that answered it is withdrawn, and nothing took its place\n" in text
    )
    assert "verified\n" in text
    assert "all that answered R1 is withdrawn" in plain(status_lines([whole], width=80, most=10))
