"""Every view of every real plan and of a hostile one: as wide as asked, and nothing but text."""

import re
from datetime import date

import pytest
from builders import (
    REAL_PLANS,
    action,
    board,
    changed,
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
from cip.documents.reading.characters import hidden
from cip.model.changed import Closed
from cip.model.money import Sum
from cip.model.plan import Label, Labels, NotAtHand, Objective, RestsOn, Shown
from cip.model.progress import Commentary
from cip.model.review import DeclaredGap, PlanAnswer, RecommendationNote, Response
from cip.model.source import Source
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


def _changed(bad, source):
    entry = changed("2024-05-02", title=bad, detail=bad, lead=(bad, bad))
    return entry._replace(reason=bad, agreed_by=bad, source=source)


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
        changed=(_changed(bad, source), _changed(bad, source)._replace(mistyped=source)),
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
        changed=(_changed(bad, source),),
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
        changed=(_changed(bad, source),),
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
                changed=(_changed(bad, source),),
            ),
        ),
        closed=Closed(on("2024-06-01"), bad, bad),
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
def test_no_view_is_wider_than_asked_but_for_a_path_or_prints_anything_but_text(name, width):
    text = plain(all_views(PICTURES[name], width))
    wide = [line for line in text.split("\n") if width_of(line) > width]
    assert [line for line in wide if not re.search("plans/|cip [a-z]", line)] == []
    assert not list(hidden(text))
    assert "\t" not in text


@pytest.mark.parametrize("name", PICTURES)
def test_a_row_for_a_program_is_one_line_of_nothing_but_text(name):
    whole = PICTURES[name]
    text = plain(row_lines([(whole, whole.standings)]))
    assert [line.split("  ")[0] for line in text.splitlines()] == [
        s.address for s in whole.standings
    ]
    assert not list(hidden(text))
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


def test_risks_are_listed_with_the_highest_score_first():
    risks = (risk("X1", ("2024-06-01", 1, 2)), risk("X2"), risk("X3", ("2024-06-01", 5, 5)))
    whole = picture(plan(risks=risks), as_of=on("2024-07-01"))
    text = plain(risk_list([whole], width=80))
    assert text.index("X3") < text.index("X1") < text.index("X2")


def test_what_was_changed_is_shown_where_it_was_changed() -> None:
    entry = changed("2024-11-10", title="Old")._replace(agreed_by="Cabinet")
    words = "changed 10 November 2024: title was “Old”; Better so; agreed by Cabinet"
    corrected = changed("2024-11-11", note="Half")
    item = action(
        *("1.1", None, update("2024-11-01", "underway", "All", changed=(corrected,))),
        changed=(entry,),
        parts=[milestone("a", changed=(entry,))],
    )
    picture = seen(item, as_of="2024-11-30", workstreams=(workstream("1", changed=(entry,)),))
    shown = " ".join(plain(action_lines(picture, picture.standings[0], width=80)).split())
    assert "Changed 10 November 2024: title was “Old”; Better so; agreed by Cabinet" in shown
    assert words in shown
    assert "changed 11 November 2024: note was “Half”; Better so" in shown
    (found,) = picture.plan.workstreams
    told = " ".join(plain(workstream_lines(picture, found, width=80)).split())
    assert words.replace("changed", "Changed") in told


def test_a_recommendation_shows_what_was_changed_in_it() -> None:
    entry = changed("2024-11-10", text="Old")
    asked = recommendation("R1", changed=(entry,))
    picture = seen(as_of="2024-11-30", sets=(review("peers", asked),))
    told = " ".join(plain(coverage_lines([picture], width=80, is_verbose=True)).split())
    assert "Changed 10 November 2024: text was “Old”; Better so" in told


@pytest.mark.parametrize(("day", "told"), [("2024-11-19", False), ("2024-11-20", True)])
def test_a_status_says_that_the_plan_was_closed_and_what_goes_on_with_it(day, told) -> None:
    closed = Closed(on("2024-11-20"), "It ended.", "north-2025")
    picture = seen(action(), as_of=day, closed=closed)
    text = plain(status_lines([picture], width=80, most=5))
    assert ("Closed on 20 November 2024: It ended; succeeded by north-2025." in text) is told
