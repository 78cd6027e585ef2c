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
    update,
    workstream,
)

from cip.assessment.picture import picture
from cip.documents.reading.characters import first_hidden
from cip.model.money import Sum
from cip.model.plan import Label, Labels, Objective
from cip.model.progress import Source
from cip.model.review import DeclaredGap, PlanAnswer, Response
from cip.terminal.coverage_view import coverage_lines
from cip.terminal.lines import plain, width_of
from cip.terminal.list_view import list_lines
from cip.terminal.measure_view import kpi_lines, kpi_list, risk_lines, risk_list
from cip.terminal.rule_view import list_lines as rule_lines
from cip.terminal.show_view import action_lines, workstream_lines
from cip.terminal.status_view import status_lines

WIDTHS = (40, 60, 80, 120)


def hostile_plan():
    """Give a plan in which every text is what a text should not be."""
    bad = (
        "[red]x[/red] :boom: \x1b[31mESC\x1b[0m \u202eevil\nnew line\ttab " + "語" * 80 + "w" * 300
    )
    source = Source(document=bad, section=bad, note=bad, page=3)
    link = Sum(title=bad, kind=bad, amount=1.5, period=bad, as_published=bad)
    said = update("2024-06-01", "at-risk", bad, verified_by=bad, superseded_by=bad)
    said = said._replace(evidence=(evidence(bad)._replace(url=bad),))
    part = milestone("a", "May 2024", said, title=bad, lead=(bad,), depends_on=(bad,))
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
            ),
        ),
        sets=(
            review(
                bad,
                recommendation("R1", text=bad),
                recommendation("R2", text=bad, gap=DeclaredGap(reason=bad, decided_by=bad)),
                recommendation("R3", text=bad, response=Response(decision="rejected", reason=bad)),
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
    yield from coverage_lines([whole], width=width)
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
        action("1.1", "September 2024", title="Agree what leaders do"),
        action("1.2", "October 2024, then ongoing", update("2024-10-01", "not-started")),
        action("2.1", "March 2025", update("2024-09-30", "complete", shown=True)),
        objectives=(Objective(ref="1", title="Lead well"), Objective(ref="2", title="Spend well")),
        workstreams=(workstream("1", "1"), workstream("2", "2")),
        sets=(review("peers", recommendation("R1"), title="Peer review"),),
    )
    assert (
        text
        == """\
As of 2 October 2024

North Council: Improvement Plan
north · 3 actions · newest update 1 October 2024 (1 day old)

              over-    at
Objective       due  risk  complete  total
1 Lead well       1     1         0      2
2 Spend well      0     0         1      1
All               1     1         1      3

Overdue (1, on 1 of them nothing was ever reported)
  1.1    Agree what leaders do                                           overdue
         due by 30 September 2024, 2 days overdue · Chief Executive ·
         nothing was ever reported

At risk (1)
  1.2    Action 1.2                                                      at risk
         to be in place by 31 October 2024, then ongoing · Chief Executive ·
         last update 1 October 2024
         - due-soon: due in 29 days, on 31 October 2024, and reported as not
           started

Due in the next 30 days (1)
    31 October 2024  1.2  Action 1.2

1 recommendation; nothing answers R1 (cip coverage north)
"""
    )


def test_a_list_that_is_cut_short_names_the_command_that_shows_the_rest():
    late = [action(f"1.{n}", "June 2024") for n in range(1, 5)]
    assert "  and 2 more: cip overdue north\n" in status(*late, most=2)
    assert " more: " not in status(*late, most=0)
    assert " more: " not in status(*late, most=4)


def test_a_plan_without_actions_says_so():
    assert "No actions to show." in status()


def test_recommendations_left_open_by_decision_are_told_from_gaps():
    declared = DeclaredGap(reason="Not this year", decided_by="Cabinet")
    sets = (review("peers", recommendation("R1"), recommendation("R2", gap=declared)),)
    text = status(action(), sets=sets)
    assert "2 recommendations; nothing answers R1; R2 not answered by decision" in text


@pytest.mark.parametrize(
    ("deadline", "due", "line"),
    [
        ("monthly", "monthly, no end date", "monthly"),
        (
            *("Yearly from June 2024", "yearly from June 2024, no end date"),
            "Yearly from June 2024 (from 1 June 2024)",
        ),
        (
            *("ongoing until Mar-25", "to be complete by 31 March 2025, ongoing until then"),
            "ongoing until Mar-25 (until 31 March 2025)",
        ),
        (
            *("June 2024 onwards", "to be in place by 30 June 2024, then ongoing"),
            "June 2024 onwards (1 June 2024 to 30 June 2024)",
        ),
        (
            *("31-Mar-25 (provisional)", "due by 31 March 2025 (provisional)"),
            "31-Mar-25 (provisional) (31 March 2025)",
        ),
    ],
)
def test_a_deadline_is_shown_as_written_and_as_understood(deadline, due, line):
    whole = picture(plan(action("1.1", deadline)), as_of=on("2024-05-01"))
    text = plain(action_lines(whole, whole.standings[0], width=100))
    assert f" · {due}\n" in text
    assert f"Deadline          {line}\n" in text


def test_an_action_that_ends_with_its_last_part_says_so():
    parts = [milestone("a", "May 2024"), milestone("b", "June 2024")]
    whole = picture(plan(action("1.1", None, parts=parts)), as_of=on("2024-07-01"))
    text = plain(action_lines(whole, whole.standings[0], width=80))
    assert "overdue · due by 30 June 2024 (its last part), 1 day overdue\n" in text
    assert (
        "Deadline          June 2024 (1 June 2024 to 30 June 2024) (from its last part)\n" in text
    )


@pytest.mark.parametrize(
    ("item", "state"),
    [
        (recommendation("R1"), "not answered"),
        (recommendation("R1", gap=DeclaredGap(reason="No", decided_by="Cabinet")), "left open"),
        (recommendation("R1", response=Response(decision="rejected", reason="No")), "rejected"),
    ],
)
def test_the_coverage_table_says_why_nothing_answers(item, state):
    whole = picture(plan(sets=(review("peers", item),)), as_of=on("2024-07-01"))
    assert state in plain(coverage_lines([whole], width=80))


def test_what_a_council_decided_is_said_in_words():
    partly = Response(decision="partly", reason="Too dear", decided_by="Cabinet")
    sets = (review("peers", recommendation("R1", response=partly)),)
    whole = picture(plan(sets=sets), as_of=on("2024-07-01"))
    assert "accepted in part by Cabinet: Too dear" in plain(coverage_lines([whole], width=80))


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
