"""What a reviewer looks at first."""

import pytest
from builders import action, evidence, move, on, plan, until, update

from cip.changes.pairing import pairs_of
from cip.changes.told import told
from cip.model.plan import Thresholds
from cip.model.vocabulary import Status

TODAY = on("2024-12-01")
LATE = action("1.1", "31 July 2024", update("2024-09-01", "underway", "The draft is written"))
OTHER = action("1.2", "31 December 2030", update("2024-11-20", "underway"))
MINUTED = move("2024-11-01", "31 July 2024", source=None)


def looks(after, before=LATE, **more):
    pairs = pairs_of(plan(before, OTHER), plan(after, OTHER))
    return [look.name for look in told(pairs, as_of=TODAY, **more).looks]


def report(status, **more):
    return LATE._replace(updates=(*LATE.updates, update("2024-11-30", status, **more)))


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
    assert found.looks[1].text == "north/1.1: is deleted"


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
