"""What something was on a day, as its ``changed`` entries say."""

import pytest
from builders import (
    action,
    changed,
    milestone,
    move,
    on,
    plan,
    recommendation,
    review,
    stands,
    until,
    update,
    workstream,
)

from cip.assessment.known import known
from cip.assessment.timeline import as_it_was, updates_as_they_were
from cip.model.changed import ChangeControl, Closed
from cip.model.measures import Kpi, Reading, Risk, Score
from cip.model.oversight import BoardRating
from cip.model.plan import Objective, Thresholds
from cip.model.progress import Commentary
from cip.model.review import DeclaredGap, RecommendationNote, Response
from cip.model.vocabulary import Position

DAY = on("2024-11-20")
BEFORE, AFTER = "2024-11-20", "2024-11-21"


def titles(item, *days):
    return [as_it_was(item, as_of=on(day)).title for day in days]


def test_before_a_change_the_value_was_the_one_before_and_from_its_day_on_it_is_todays():
    item = action(title="New", changed=(changed("2024-11-21", title="Old"),))
    assert titles(item, "2024-01-01", "2024-11-20", "2024-11-21") == ["Old", "Old", "New"]


def test_of_several_changes_the_earliest_later_one_says_what_it_was():
    entries = (changed("2024-05-01", title="First"), changed("2024-07-01", title="Second"))
    item = action(title="Third", changed=entries)
    days = ("2024-04-30", "2024-05-01", "2024-06-30", "2024-07-01")
    assert titles(item, *days) == ["First", "Second", "Second", "Third"]
    assert titles(item._replace(changed=entries[::-1]), *days) == titles(item, *days)


def test_of_two_changes_of_one_day_the_first_in_the_file_was_made_first():
    entries = (changed("2024-05-01", title="First"), changed("2024-05-01", title="Second"))
    assert titles(action(title="Third", changed=entries), "2024-04-30") == ["First"]


def test_what_was_mistyped_never_held():
    item = action(title="Right", changed=(changed("2024-11-21", mistyped=True, title="Wrong"),))
    assert titles(item, "2024-01-01", "2024-11-21") == ["Right", "Right"]


def test_a_typing_error_between_two_changes_of_mind_is_passed_over():
    item = action(
        title="Third",
        changed=(
            changed("2024-03-01", title="First"),
            changed("2024-05-01", mistyped=True, title="Secnod"),
            changed("2024-07-01", title="Second"),
        ),
    )
    days = ("2024-02-01", "2024-04-01", "2024-06-01", "2024-08-01")
    assert titles(item, *days) == ["First", "Second", "Second", "Third"]


def test_a_key_that_was_not_there_is_not_there():
    item = action(detail="Here", changed=(changed(AFTER, detail=None, lead=()),), lead=("CE",))
    then = as_it_was(item, as_of=DAY)
    assert (then.detail, then.lead) == (None, ())


def test_a_change_is_not_known_before_its_day():
    entries = (changed("2024-05-01", title="First"), changed(AFTER, mistyped=True, title="Second"))
    item = action(title="Third", changed=entries)
    assert as_it_was(item, as_of=DAY).changed == entries[:1]
    assert as_it_was(item, as_of=on(AFTER)) is item


def test_a_number_is_always_that_of_today():
    item = action("1.2", changed=(changed(AFTER, ref="1.3"),))
    asked = recommendation("R1", changed=(changed(AFTER, id="R2"),))
    assert as_it_was(item, as_of=DAY).ref == "1.2"
    assert as_it_was(asked, as_of=DAY).id == "R1"


ENTRIES = {
    "a plan": lambda c: known(plan(title="New", changed=c(title="Old")), as_of=DAY).title,
    "thresholds": lambda c: str(
        known(
            plan(thresholds={"stale_days": 200}, changed=c(thresholds=Thresholds(stale_days=31))),
            as_of=DAY,
        ).review_period_days
    ).replace("31", "Old"),
    "an objective": lambda c: (
        known(plan(objectives=(Objective("1", "New", changed=c(title="Old")),)), as_of=DAY)
        .objectives[0]
        .title
    ),
    "a workstream": lambda c: (
        known(plan(workstreams=(workstream(title="New", changed=c(title="Old")),)), as_of=DAY)
        .workstreams[0]
        .title
    ),
    "an action": lambda c: one(action(title="New", changed=c(title="Old"))).title,
    "a part": lambda c: (
        one(action(parts=[milestone(title="New", changed=c(title="Old"))])).milestones[0].title
    ),
    "an update": lambda c: (
        one(action("1.1", None, update("2024-01-01", note="New", changed=c(note="Old"))))
        .updates[0]
        .note
    ),
    "an update of a part": lambda c: (
        one(
            action(
                parts=[
                    milestone("a", None, update("2024-01-01", note="New", changed=c(note="Old")))
                ]
            )
        )
        .milestones[0]
        .updates[0]
        .note
    ),
    "a move": lambda c: (
        one(action(moved=[move("2024-01-01", "June 2024", reason="New", changed=c(reason="Old"))]))
        .rescheduled[0]
        .reason
    ),
    "a rating": lambda c: (
        one(
            action(
                board_ratings=(
                    BoardRating(on("2024-01-01"), "b", "red", "New", changed=c(reason="Old")),
                )
            )
        )
        .board_ratings[0]
        .reason
    ),
    "a commentary": lambda c: (
        known(
            plan(commentary=(Commentary(on("2024-01-01"), "New", changed=c(text="Old")),)),
            as_of=DAY,
        )
        .commentary[0]
        .text
    ),
    "a commentary on a workstream": lambda c: (
        known(
            plan(
                workstreams=(
                    workstream(
                        commentary=(Commentary(on("2024-01-01"), "New", changed=c(text="Old")),)
                    ),
                )
            ),
            as_of=DAY,
        )
        .workstreams[0]
        .commentary[0]
        .text
    ),
    "a recommendation": lambda c: asked(text="New", changed=c(text="Old")).text,
    "a gap of a recommendation": lambda c: (
        asked(gap=DeclaredGap("New", "CE"), changed=c(gap=DeclaredGap("Old", "CE"))).gap.reason
    ),
    "a response": lambda c: (
        asked(responses=(Response("New", changed=c(decision="Old")),)).response.decision
    ),
    "a note on a recommendation": lambda c: (
        asked(updates=(RecommendationNote(on("2024-01-01"), "New", changed=c(note="Old")),))
        .updates[0]
        .note
    ),
    "a KPI": lambda c: (
        known(plan(kpis=(Kpi("K1", "K", unit="New", changed=c(unit="Old")),)), as_of=DAY)
        .kpis[0]
        .unit
    ),
    "a risk": lambda c: (
        known(plan(risks=(Risk("X1", "New", changed=c(title="Old")),)), as_of=DAY).risks[0].title
    ),
    "a reading": lambda c: (
        known(
            plan(
                kpis=(
                    Kpi(
                        "K1",
                        "K",
                        readings=(
                            Reading(on("2024-01-01"), 1.0, note="New", changed=c(note="Old")),
                        ),
                    ),
                )
            ),
            as_of=DAY,
        )
        .kpis[0]
        .readings[0]
        .note
    ),
    "a score": lambda c: (
        known(
            plan(
                risks=(
                    Risk(
                        "X1",
                        "X",
                        scores=(Score(on("2024-01-01"), 1, 1, note="New", changed=c(note="Old")),),
                    ),
                )
            ),
            as_of=DAY,
        )
        .risks[0]
        .scores[0]
        .note
    ),
}


def one(item):
    return known(plan(item), as_of=DAY).actions[0]


def asked(**more):
    whole = plan(sets=(review("peers", recommendation("R1", **more)),))
    return known(whole, as_of=DAY).sets[0].recommendations[0]


@pytest.mark.parametrize("what", ENTRIES)
def test_wherever_something_says_how_it_was_changed_a_day_before_knows_the_old_value(what):
    found = ENTRIES[what]
    assert found(lambda **was: (changed(AFTER, **was),)) == "Old"
    assert found(lambda **was: (changed(AFTER, mistyped=True, **was),)) != "Old"
    assert found(lambda **was: (changed(BEFORE, **was),)) != "Old"


def test_an_entry_that_had_a_later_day_before_is_not_known_until_it_came():
    moved = update(
        "2024-01-01", "underway", changed=(changed("2025-03-01", date=on("2025-01-01")),)
    )
    assert one(action("1.1", None, moved)).updates == ()


@pytest.mark.parametrize(("day", "there"), [("2024-11-19", False), ("2024-11-20", True)])
def test_change_control_and_the_end_of_a_plan_count_from_their_days(day, there):
    whole = plan(change_control=ChangeControl(DAY), closed=Closed(DAY, "Done"))
    then = known(whole, as_of=on(day))
    assert (then.change_control is not None, then.closed is not None) == (there, there)


class TestAStatusMadeBetter:
    REPORTED = ("2024-09-30", "underway")

    def said(self, day, *updates):
        found = updates_as_they_were(updates, as_of=on(day))
        return [(str(u.date), u.status and u.status.value, u.note) for u in found]

    @pytest.mark.parametrize("mistyped", [False, True])
    def test_counts_from_the_day_on_which_it_was_changed(self, mistyped):
        entry = changed("2024-11-25", mistyped=mistyped, status="underway")
        mended = update("2024-09-30", "complete", "Trained", changed=(entry,))
        assert self.said("2024-11-24", mended) == [("2024-09-30", "underway", "Trained")]
        assert self.said("2024-11-25", mended) == [
            ("2024-09-30", "underway", "Trained"),
            ("2024-11-25", "complete", "Trained"),
        ]

    def test_stands_beside_what_was_said_on_its_own_day_in_the_words_of_that_day(self):
        entry = changed("2024-11-25", status="underway", note="Half", evidence=())
        mended = update("2024-09-30", "complete", "All", shown=True, changed=(entry,))
        first, second = updates_as_they_were((mended,), as_of=on("2025-01-01"))
        assert (first.note, first.evidence, first.changed) == ("Half", (), ())
        assert (second.note, bool(second.evidence), second.changed) == ("All", True, (entry,))

    def test_is_never_in_time_by_the_day_of_an_old_update(self):
        entry = changed("2024-11-25", status="underway")
        honest = update("2024-09-30", "complete", shown=True)
        mended = honest._replace(changed=(entry,))
        done = [
            stands(action("1.1", "30 September 2024", said), "2025-01-01").completed
            for said in (honest, mended)
        ]
        assert [item.is_in_time for item in done] == [True, False]
        assert [str(item.reported) for item in done] == ["2024-09-30", "2024-11-25"]

    def test_ends_lateness_from_that_day_only(self):
        entry = changed("2024-11-25", status="underway")
        mended = update("2024-09-30", "complete", shown=True, changed=(entry,))
        item = action("1.1", "31 August 2024", mended)
        assert stands(item, "2024-11-24").position is Position.OVERDUE
        assert stands(item, "2024-11-25").position is Position.COMPLETE

    def test_stands_among_the_others_by_its_day(self):
        entry = changed("2024-11-25", status=None)
        mended = update("2024-09-30", "complete", changed=(entry,))
        between = update("2024-10-31", "underway")
        assert [day for day, *_ in self.said("2025-01-01", mended, between)] == [
            "2024-09-30",
            "2024-10-31",
            "2024-11-25",
        ]

    @pytest.mark.parametrize("now", ["at-risk", "not-started"])
    def test_one_that_was_made_worse_counts_from_the_day_of_its_update(self, now):
        mended = update("2024-09-30", now, changed=(changed("2024-11-25", status="underway"),))
        assert self.said("2024-11-24", mended) == [("2024-09-30", "underway", None)]
        assert self.said("2024-11-25", mended) == [("2024-09-30", now, None)]

    def test_one_that_was_mistyped_as_a_better_one_never_held(self):
        entry = changed("2024-11-25", mistyped=True, status="complete")
        mended = update("2024-09-30", "underway", changed=(entry,))
        assert self.said("2024-10-01", mended) == [("2024-09-30", "underway", None)]

    def test_twice_is_told_twice(self):
        entries = (
            changed("2024-10-10", status="not-started"),
            changed("2024-11-25", status="underway", note="Half"),
        )
        mended = update("2024-09-30", "complete", "All", changed=entries)
        assert self.said("2025-01-01", mended) == [
            ("2024-09-30", "not-started", "Half"),
            ("2024-10-10", "underway", "Half"),
            ("2024-11-25", "complete", "All"),
        ]

    def test_a_change_of_the_same_day_as_the_update_needs_no_second_entry(self):
        entry = changed("2024-09-30", status="underway")
        mended = update("2024-09-30", "complete", changed=(entry,))
        assert self.said("2024-09-30", mended) == [("2024-09-30", "complete", None)]
        assert self.said("2024-09-29", mended) == [("2024-09-30", "underway", None)]


def test_a_baseline_moves_by_no_change_but_a_typing_error():
    item = action("1.1", "September 2024", changed=(changed(AFTER, mistyped=True, deadline="x"),))
    assert stands(item, "2024-01-01").baseline == until("September 2024")
