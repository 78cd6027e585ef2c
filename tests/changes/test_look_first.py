"""What a reviewer looks at first."""

import builders
import pytest
from builders import action, evidence, move, on, plan, until

from cip.changes.pairing import pairs_of
from cip.changes.told import told
from cip.model.changed import Closed
from cip.model.measures import Kpi
from cip.model.people import Board, Officer
from cip.model.plan import Thresholds
from cip.model.source import Source
from cip.model.vocabulary import Status


def update(*given, shown=False, **more):
    """Give an update; ``shown`` says that it names a page that shows it."""
    page = evidence()._replace(url="https://www.example.gov.uk/minutes")
    made = builders.update(*given, **more)
    return made._replace(evidence=(page,)) if shown else made


TODAY = on("2024-12-01")
LATE = action("1.1", "31 July 2024", update("2024-09-01", "underway", "The draft is written"))
OTHER = action("1.2", "31 December 2030", update("2024-11-20", "underway"))
MINUTED = move("2024-11-01", "31 July 2024", source=None)


def looks(after, before=LATE, **more):
    pairs = pairs_of(plan(before, OTHER), plan(after, OTHER))
    return [look.name for look in told(pairs, as_of=TODAY, **more).looks]


def report(status, **more):
    return LATE._replace(updates=(*LATE.updates, update("2024-11-30", status, **more)))


PROMISED = LATE._replace(source=Source(document="plan-2024"), detail="Train all managers.")
TITLE_ALONE = (evidence("An email"),)
ITS_OWN_PAPER = (evidence("The plan")._replace(document="plan-2024"),)


@pytest.mark.parametrize("shown", [TITLE_ALONE, ITS_OWN_PAPER, TITLE_ALONE + ITS_OWN_PAPER])
def test_evidence_that_shows_nothing_is_looked_at(shown):
    done = update("2024-11-30", "complete")._replace(evidence=shown)
    after = PROMISED._replace(updates=(*LATE.updates, done))
    assert looks(after, PROMISED) == ["hardly shown"]
    checked = done._replace(verified_by="Head of Audit")
    assert looks(PROMISED._replace(updates=(*LATE.updates, checked)), PROMISED) == []


def test_what_is_promised_otherwise_is_looked_at_also_where_it_was_agreed():
    assert looks(PROMISED._replace(detail="Train new managers."), PROMISED) == ["promises"]
    assert looks(PROMISED._replace(detail="Train  all managers"), PROMISED) == []


def test_a_day_on_which_a_board_meets_is_no_term_and_one_that_is_taken_out_is():
    boards = [Board("north", "Cabinet", meetings=days) for days in ((), (TODAY,))]
    without, with_it = (plan(LATE)._replace(boards=(board,)) for board in boards)
    assert told(pairs_of(without, with_it), as_of=TODAY).looks == ()
    (look,) = told(pairs_of(with_it, without), as_of=TODAY).looks
    assert look.name == "terms"


def test_a_name_that_goes_from_one_officer_to_another_is_looked_at():
    one, two = Officer("coo", "Chief Officer"), Officer("hr", "Head of HR")
    named = [who._replace(abbreviations=("COO",)) for who in (one, two)]
    before, after = (
        plan(LATE)._replace(officers=both) for both in ((named[0], two), (one, named[1]))
    )
    assert [look.name for look in told(pairs_of(before, after), as_of=TODAY).looks] == ["names"]
    without = plan(LATE)._replace(officers=(one, two))
    assert told(pairs_of(without, before), as_of=TODAY).looks == ()


def test_how_a_kpi_is_read_is_one_of_the_terms():
    up, down = (Kpi("tax", "Tax", direction=f"{way}-is-better") for way in ("higher", "lower"))
    two = (plan(LATE)._replace(kpis=(kpi,)) for kpi in (up, down))
    assert [look.name for look in told(pairs_of(*two), as_of=TODAY).looks] == ["terms"]


def test_a_plan_that_closes_says_what_it_leaves_open():
    ended = action("1.3", None, update("2024-11-20", "complete", shown=True))
    before = plan(LATE, OTHER, ended)
    after = before._replace(closed=Closed(on("2024-12-01"), "A second plan takes its place"))
    (look,) = told(pairs_of(before, after), as_of=TODAY, going_on={"north/1.2"}).looks
    assert look.name == "closed"
    assert "2 actions are open as it closes, and 1 of them are taken over" in look.text


KNOWN = [
    ("ends lateness", LATE._replace(deadline=until("2030"), rescheduled=(MINUTED,))),
    ("silent moves", LATE._replace(deadline=until("31 October 2024"))),
    ("no end", LATE._replace(deadline=until("TBC"), rescheduled=(MINUTED,))),
    ("old entries", LATE._replace(updates=())),
    (
        "old entries",
        LATE._replace(updates=(LATE.updates[0]._replace(status=Status.COMPLETE),)),
    ),
    ("withdrawn", report("withdrawn", note="No money")),
    ("not shown", report("complete")),
    (
        "entered late",
        LATE._replace(updates=(*LATE.updates, update("2024-10-01", "complete", shown=True))),
    ),
    (
        "no minute",
        LATE._replace(
            deadline=until("August 2024"),
            rescheduled=(move("2024-11-01", "31 July 2024", agreed_by="Cabinet"),),
        ),
    ),
]


@pytest.mark.parametrize(("name", "after"), KNOWN)
def test_what_makes_a_plan_look_better_without_being_shown_is_looked_at(name, after):
    assert looks(after) == [name]


@pytest.mark.parametrize(
    "after",
    [
        report("complete", shown=True),
        report("underway"),
        LATE._replace(accountable=()),
        LATE._replace(deadline=until("31 August 2024"), rescheduled=(MINUTED,)),
        LATE._replace(updates=(LATE.updates[0]._replace(evidence=(evidence(),)),)),
    ],
)
def test_shown_work_and_the_business_of_a_month_are_not(after):
    assert looks(after) == []


def test_what_is_deleted_and_the_rules_of_the_plan_come_first():
    head = plan(OTHER)._replace(thresholds=Thresholds(stale_days=999))
    found = told(pairs_of(plan(LATE, OTHER), head), as_of=TODAY)
    assert [look.name for look in found.looks] == ["terms", "deleted"]
    assert found.looks[1].text == "north/1.1: is deleted; it was underway"


def test_files_that_the_check_rests_on_are_named():
    found = looks(report("underway"), files=(".github/workflows/check.yml",))
    assert found == ["files"]


def test_many_of_a_kind_are_one_line():
    before = [action(f"1.{n}", "July 2024") for n in range(1, 10)]
    after = [item._replace(deadline=until("2030")) for item in before]
    (look,) = told(pairs_of(plan(*before), plan(*after)), as_of=TODAY).looks
    assert look.text == (
        "9 dates moved, which ends lateness: north/1.1, north/1.2, north/1.3, north/1.4, north/1.5 "
        "and 4 more"
    )


def test_notes_in_the_same_words_and_one_paper_for_all_are_seen():
    before = [action(f"1.{n}", "July 2024") for n in range(1, 5)]
    notes = [
        item._replace(updates=(update("2024-11-30", "underway", "On track"),)) for item in before
    ]
    found = told(pairs_of(plan(*before), plan(*notes)), as_of=TODAY).looks
    assert [look.name for look in found] == ["same words"]
    done = [
        item._replace(updates=(update("2024-11-30", "complete", f"Done {item.ref}", shown=True),))
        for item in before
    ]
    found = told(pairs_of(plan(*before), plan(*done)), as_of=TODAY).looks
    assert [look.name for look in found] == ["one paper"]


def test_there_are_never_more_than_seven_lines_and_none_is_lost():
    afters = [after for _, after in KNOWN]
    before = [LATE._replace(ref=f"1.{n}") for n in range(len(afters) + 1)]
    head = [after._replace(ref=f"1.{n}") for n, after in enumerate(afters)]
    base, later = plan(*before), plan(*head)._replace(thresholds=Thresholds(stale_days=999))
    found = told(pairs_of(base, later), as_of=TODAY, files=("CODEOWNERS",)).looks
    assert len(found) == 7
    assert found[-1].name == "others"
    named = {address for look in found for address in look.addresses}
    assert named == {"north", "CODEOWNERS", *(f"north/1.{n}" for n in range(len(before)))}
