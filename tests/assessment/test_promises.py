"""The first deadline of what took the place of something else."""

import pytest
from builders import action, changed, milestone, move, on, plan, seen, update, workstream

from cip.assessment.ledger import ledger
from cip.assessment.picture import picture
from cip.assessment.trend import points

DAY = "2026-11-25"


def gone(*successors, day="2026-11-02", **more):
    return update(day, "withdrawn", "Taken together.", superseded_by=successors, **more)


LATE = action("1.1", "July 2024", gone("1.9"))
HEIR = action("1.9", "December 2026", added="2026-11-02")


def first_of(ref, *actions, as_of=DAY, **more):
    (standing,) = (s for s in seen(*actions, as_of=as_of, **more).standings if s.action.ref == ref)
    return standing


def due(standing):
    return standing.baseline.text if standing.baseline else None


def test_what_takes_the_place_of_a_late_action_has_its_first_deadline():
    heir = first_of("1.9", LATE, HEIR, approved=on("2024-01-31"))
    assert (due(heir), heir.promised.text) == ("July 2024", "December 2026")
    assert (heir.inherited.of, heir.inherited.replaced) == ("north/1.1", "north/1.1")
    assert heir.slipped_days == 883
    assert heir.signal("slipped") == (
        "it took the place of 1.1, which was first due by 31 July 2024: it is due 883 days later"
    )


def test_the_earliest_of_all_that_was_replaced_counts_however_long_the_chain():
    chain = (
        action("1.1", "October 2024", gone("1.2", day="2024-11-01")),
        action("1.2", "March 2025", gone("1.4", day="2025-04-01")),
        action("1.3", "January 2025", gone("1.4", day="2025-04-01")),
        action("1.4", "December 2026"),
    )
    heir = first_of("1.4", *chain)
    assert due(heir) == "October 2024"
    assert (heir.inherited.of, heir.inherited.replaced) == ("north/1.1", "north/1.2")


def test_the_first_deadline_of_what_moved_before_it_was_withdrawn_is_taken_over():
    moved = LATE._replace(rescheduled=(move("2024-07-17", "March 2024"),))
    assert due(first_of("1.9", moved, HEIR)) == "March 2024"


def test_what_is_due_earlier_than_what_it_replaced_keeps_its_own():
    heir = first_of("1.9", LATE, action("1.9", "May 2024"))
    assert (due(heir), heir.inherited) == ("May 2024", None)


def test_what_has_no_date_has_slipped_from_that_of_what_it_replaced():
    heir = first_of("1.9", LATE, action("1.9", "TBC"))
    assert heir.signal("slipped") == (
        "it took the place of 1.1, which was first due by 31 July 2024, and has no date"
    )
    assert due(first_of("1.9", LATE, action("1.9", None))) == "July 2024"


def test_what_is_withdrawn_without_a_successor_keeps_its_own():
    assert due(first_of("1.1", action("1.1", "July 2024", gone()), HEIR)) == "July 2024"
    assert due(first_of("1.9", action("1.1", "July 2024", gone()), HEIR)) == "December 2026"


def test_a_withdrawal_counts_from_its_day_and_until_the_action_is_open_again():
    assert due(first_of("1.9", LATE, HEIR._replace(added=None), as_of="2026-11-01")) == (
        "December 2026"
    )
    again = LATE._replace(updates=(*LATE.updates, update("2026-11-10", "underway")))
    assert due(first_of("1.9", again, HEIR)) == "December 2026"


def test_what_was_withdrawn_before_the_plan_was_approved_is_history():
    assert due(first_of("1.9", LATE, HEIR, approved=on("2026-11-02"))) == "December 2026"
    assert due(first_of("1.9", LATE, HEIR, approved=on("2026-11-01"))) == "July 2024"


def test_a_part_passes_its_date_on_and_so_does_what_a_part_takes_over():
    old = action("1.1", None, parts=[milestone("a", "July 2024", gone("1.9"))])
    assert due(first_of("1.9", old, HEIR)) == "July 2024"
    new = action("1.9", "December 2026", parts=[milestone("c", "December 2026")])
    heir = first_of("1.9", action("1.1", "July 2024", gone("1.9(c)")), new)
    assert (due(heir), heir.inherited.of) == ("July 2024", "north/1.1")


def test_a_workstream_as_a_successor_is_all_its_actions():
    others = (action("2.1", "May 2026"), action("2.2", "June 2026"))
    late = action("1.1", "July 2024", gone("2"))
    found = seen(late, *others, as_of=DAY, workstreams=(workstream("1"), workstream("2")))
    assert [due(s) for s in found.standings] == ["July 2024"] * 3


def test_a_circle_ends_where_it_began():
    one, two = action("1.1", "July 2024", gone("1.2")), action("1.2", "May 2025", gone("1.1"))
    found = seen(one, two, as_of=DAY)
    assert [due(s) for s in found.standings] == ["July 2024", "July 2024"]
    assert [s.inherited is None for s in found.standings] == [True, False]


def test_an_action_that_took_the_place_of_one_in_another_plan_has_its_first_deadline():
    old = plan(action("1.1", "July 2024", gone("south/1.9")), name="north")
    new = plan(HEIR, name="south", approved=on("2026-11-20"))
    (heir,) = picture(new, as_of=on(DAY), beside=(old, new)).standings
    assert (due(heir), heir.inherited.of) == ("July 2024", "north/1.1")
    assert heir.inherited.name("south") == "north/1.1"
    (alone,) = picture(new, as_of=on(DAY)).standings
    assert due(alone) == "December 2026"


def carried_over(*moves):
    came = changed("2026-11-20", ref="north/1.1")
    return action("1.9", "December 2026", moved=moves, changed=(came,))


def test_what_was_carried_over_from_a_closed_plan_keeps_the_first_deadline_that_it_had_there():
    old = plan(action("1.1", "July 2024"), name="north")
    new = plan(carried_over(), name="south", approved=on("2026-11-20"))
    (heir,) = picture(new, as_of=on(DAY), beside=(old, new)).standings
    assert (due(heir), heir.inherited.of, heir.inherited.update) == ("July 2024", "north/1.1", None)


def test_where_that_plan_is_not_here_the_moves_in_the_new_file_say_it():
    new = plan(
        carried_over(move("2025-03-31", "July 2024")), name="south", approved=on("2026-11-20")
    )
    (heir,) = picture(new, as_of=on(DAY)).standings
    assert due(heir) == "July 2024"


def test_a_long_chain_and_a_crowd_cost_no_more_than_their_length():
    chain = [action(f"1.{n}", f"{1 + n % 28} May 2025", gone(f"1.{n + 1}")) for n in range(1, 4000)]
    found = seen(*chain, action("1.4000", "December 2026"), as_of=DAY)
    assert due(found.standings[-1]) == "1 May 2025"
    crowd = [action(f"1.{n}", "May 2025", gone("2")) for n in range(1, 2000)]
    heirs = [action(f"2.{n}", "December 2026") for n in range(1, 2000)]
    found = seen(*crowd, *heirs, as_of=DAY, workstreams=(workstream("1"), workstream("2")))
    assert {due(s) for s in found.standings} == {"May 2025"}


def test_the_ledger_has_the_succession_as_a_move_with_who_agreed_to_the_withdrawal():
    late = action(
        "1.1", "July 2024", gone("1.9", agreed_by="Board"), moved=[move("2024-05-01", "May 2024")]
    )
    heir = HEIR._replace(rescheduled=(move("2026-11-20", "November 2026"),))
    rows = {row.standing.action.ref: row for row in ledger(seen(late, heir, as_of=DAY)).rows}
    taken, moved = rows["1.9"].entries
    assert (taken.number, taken.replaced, taken.before, taken.after) == (
        *(1, "1.1", "July 2024", "November 2026"),
    )
    assert (taken.on, taken.agreed_by, taken.days) == (on("2026-11-02"), "Board", 852)
    assert (moved.number, moved.replaced, moved.days) == (2, None, 31)
    whole = sum(row.days for row in rows.values())
    assert whole == rows["1.9"].standing.slipped_days == 944


def findings(heir):
    return {finding.name: finding.text for finding in heir.findings}


def test_a_later_date_for_what_took_a_place_is_agreed_by_whoever_agreed_to_the_withdrawal():
    said = findings(first_of("1.9", LATE, HEIR))
    assert said["move-not-agreed"] == (
        "it took the place of 1.1, which was first due by 31 July 2024, and its withdrawal names "
        "nobody who agreed to the later date"
    )
    assert said["moved-late"] == (
        "it took the place of 1.1 on 2 November 2026, 824 days after the date of that had passed"
    )
    agreed = action("1.1", "July 2024", gone("1.9", agreed_by="Board"))
    assert "move-not-agreed" not in findings(first_of("1.9", agreed, HEIR))


@pytest.mark.parametrize(
    ("moved_to", "told"),
    [("November 2026", True), ("December 2026", False), ("March 2027", False), ("TBC", True)],
)
def test_a_withdrawal_that_made_nothing_later_needs_nobody_who_agreed(moved_to, told):
    agreed = move("2024-07-17", "July 2024", agreed_by="Board")
    late = action("1.1", moved_to, gone("1.9"), moved=[agreed])
    heir = first_of("1.9", late, HEIR)
    assert due(heir) == "July 2024"
    assert ("move-not-agreed" in findings(heir)) is told


def test_a_later_date_in_a_chain_is_told_with_the_withdrawal_that_made_it_later():
    chain = (
        action("1.1", "October 2024", gone("1.2", day="2024-09-01", agreed_by="Board")),
        action("1.2", "March 2025", gone("1.9", day="2025-02-01")),
    )
    assert findings(first_of("1.9", *chain, HEIR))["move-not-agreed"] == (
        "it took the place of 1.1, which was first due by 31 October 2024, and the withdrawal of "
        "1.2 names nobody who agreed to the later date"
    )


def test_over_time_what_took_a_place_counts_as_open_after_the_day_promised_first():
    days = [on("2026-11-01"), on("2026-11-02")]
    assert [p.past_first for p in points(plan(LATE, HEIR), days)] == [1, 1]
    old = plan(action("1.1", "July 2024", gone("south/1.9")), name="north")
    new = plan(HEIR, name="south")
    assert [p.past_first for p in points(new, days, beside=(old, new))] == [0, 1]
