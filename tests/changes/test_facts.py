"""Each change as a fact, with what the files say of it."""

from builders import action, board, evidence, milestone, move, on, plan, recommendation, review
from builders import update as said

from cip.changes.change import ChangeKind, is_addition
from cip.changes.facts import facts_of
from cip.changes.pairing import pairs_of
from cip.model.changed import Changed
from cip.model.oversight import BoardRating, ExceptionCase
from cip.model.place import Spot
from cip.model.plan import Thresholds
from cip.model.review import DeclaredGap, Response
from cip.model.source import Source
from cip.model.vocabulary import Status

FIRST = said("2024-09-01", "underway", "The draft is written")
BASE = action("1.1", "31 July 2024", FIRST, detail="Write a charter")


def told(before, after, **more):
    """Give the facts of one action that changed."""
    return facts_of(pairs_of(plan(before, **more), plan(after, **more)))


def one(before, after, **more):
    (fact,) = told(before, after, **more)
    return fact


def test_a_move_with_its_record_is_one_fact_with_its_days():
    moved = BASE._replace(
        deadline=move("2024-06-01", "30 November 2024").previous,
        rescheduled=(move("2024-06-01", "31 July 2024", "Elections", agreed_by="Cabinet"),),
    )
    fact = one(BASE, moved)
    assert (fact.kind, fact.key, fact.address) == (ChangeKind.DEADLINE, "deadline", "north/1.1")
    assert (fact.before.plain, fact.after.plain) == ("31 July 2024", "30 November 2024")
    assert (fact.days, fact.move, fact.since_baseline_days) == (122, 1, 122)
    assert (fact.on, fact.reason, fact.agreed_by) == (on("2024-06-01"), "Elections", "Cabinet")


def test_the_days_since_the_first_deadline_are_counted_from_before_the_change():
    once = BASE._replace(
        deadline=move("2024-06-01", "30 November 2024").previous,
        rescheduled=(move("2024-06-01", "31 July 2024"),),
    )
    silent = once._replace(
        deadline=move("2024-06-01", "30 January 2025").previous,
        rescheduled=(move("2024-06-01", "30 November 2024"),),
    )
    facts = told(once, silent)
    dated = next(fact for fact in facts if fact.key == "deadline")
    assert (dated.days, dated.since_baseline_days, dated.reason) == (61, 183, None)
    assert [fact.key for fact in facts if fact is not dated] == ["rescheduled.from"]


def test_a_date_that_moved_in_silence_has_no_day_no_reason_and_nobody_who_agreed():
    fact = one(BASE, BASE._replace(deadline=move("2024-06-01", "30 November 2024").previous))
    assert (fact.kind, fact.days, fact.move) == (ChangeKind.DEADLINE, 122, None)
    assert (fact.on, fact.reason, fact.agreed_by) == (None, None, None)


def test_a_deadline_in_other_words_is_no_change():
    assert told(BASE, BASE._replace(deadline=move("2024-06-01", "2024-07-31").previous)) == ()


def test_another_last_part_is_another_end_of_its_action():
    parts = (milestone("a", "May 2024"), milestone("b", "July 2024"))
    before = action("1.1", None, parts=parts)
    facts = told(before, before._replace(milestones=parts[:1]))
    assert [(fact.kind, fact.key, fact.address) for fact in facts] == [
        (ChangeKind.REMOVED, None, "north/1.1(b)"),
        (ChangeKind.DEADLINE, "end", "north/1.1"),
    ]
    assert facts[1].days == -61


def test_an_own_deadline_on_an_action_that_ended_with_its_parts_is_a_move():
    before = action("1.1", None, parts=[milestone("a", "31 May 2024")])
    fact = one(before, before._replace(deadline=BASE.deadline))
    assert (fact.kind, fact.key, fact.before.plain) == (
        ChangeKind.DEADLINE,
        "deadline",
        "31 May 2024",
    )
    assert fact.days == 61


def test_a_part_that_moves_and_ends_its_action_is_told_once():
    before = action("1.1", None, parts=[milestone("a", "31 May 2024")])
    later = milestone("a", "31 July 2024", moved=[move("2024-05-01", "31 May 2024")])
    fact = one(before, before._replace(milestones=(later,)))
    assert (fact.address, fact.part, fact.days, fact.move) == ("north/1.1(a)", "a", 61, 1)


def test_a_report_is_told_with_the_status_before_and_after():
    done = said("2024-11-20", "complete", "Adopted", shown=True)
    fact = one(BASE, BASE._replace(updates=(FIRST, done)))
    assert (fact.kind, fact.key, fact.entry) == (ChangeKind.REPORTED, "updates.status", done)
    assert (fact.before, fact.after, fact.on) == (
        Status.UNDERWAY,
        Status.COMPLETE,
        on("2024-11-20"),
    )


def test_an_entry_that_is_gone_or_says_something_else_is_told_so():
    fact = one(BASE, BASE._replace(updates=()))
    assert (fact.kind, fact.key, fact.entry) == (ChangeKind.REMOVED, "updates", FIRST)
    fact = one(BASE, BASE._replace(updates=(FIRST._replace(status=Status.COMPLETE),)))
    assert (fact.kind, fact.key) == (ChangeKind.CHANGED, "updates.status")
    assert (fact.before, fact.after) == (Status.UNDERWAY, Status.COMPLETE)


def test_what_is_added_to_an_old_entry_says_nothing_otherwise():
    more = FIRST._replace(evidence=(evidence(),), note="The draft is written. It is long.")
    facts = told(BASE, BASE._replace(updates=(more,)))
    assert [fact.key for fact in facts] == ["updates.note", "updates.evidence"]
    assert all(map(is_addition, facts))
    (other,) = told(BASE, BASE._replace(updates=(FIRST._replace(note="Nothing is written"),)))
    assert not is_addition(other)
    (gone,) = told(BASE._replace(updates=(FIRST._replace(note="It is"),)), BASE)
    assert not is_addition(gone)


def test_two_reports_of_one_day_in_another_order_are_told():
    late = FIRST._replace(status=Status.COMPLETE)
    before = BASE._replace(updates=(late, FIRST))
    fact = one(before, before._replace(updates=(FIRST, late)))
    assert (fact.kind, fact.key) == (ChangeKind.CHANGED, "updates")


def test_an_action_that_came_or_went_is_one_fact():
    new = action("1.2", added="2024-11-25")
    added, removed = facts_of(pairs_of(plan(BASE), plan(new)))
    assert (removed.kind, removed.address, removed.on) == (ChangeKind.ADDED, "north/1.2", new.added)
    assert (added.kind, added.address, added.at) == (ChangeKind.REMOVED, "north/1.1", None)


def test_owners_answers_and_starts_have_kinds_of_their_own():
    after = BASE._replace(
        accountable=(),
        recommendations=("R1",),
        start=move("2024-06-01", "May 2024").previous,
    )
    assert {fact.key: fact.kind for fact in told(BASE, after)} == {
        "accountable": ChangeKind.OWNER,
        "recommendations": ChangeKind.ANSWERS,
        "start": ChangeKind.START,
    }


def test_a_rating_is_told_with_the_last_one_of_its_board():
    red = BoardRating(date=on("2024-09-01"), board="cabinet", rating="red", reason="Late")
    green = red._replace(date=on("2024-12-01"), rating="green", reason="Adopted")
    before = BASE._replace(board_ratings=(red,))
    fact = one(before, before._replace(board_ratings=(red, green)))
    assert (fact.kind, fact.before, fact.after) == (ChangeKind.RATED, "red", "green")
    assert (fact.reason, fact.on) == ("Adopted", on("2024-12-01"))


def test_a_decision_on_an_exception_is_one_fact():
    case = ExceptionCase(raised=on("2024-09-01"), cause="Illness", consequence="Delay")
    decided = case._replace(decided_on=on("2024-10-01"), decision="Wait")
    assert one(BASE, BASE._replace(exception=case)).kind is ChangeKind.EXCEPTION
    fact = one(BASE._replace(exception=case), BASE._replace(exception=decided))
    assert (fact.kind, fact.key) == (ChangeKind.DECIDED, "exception.decided.decision")
    assert (fact.before, fact.after, fact.on) == (None, "Wait", on("2024-10-01"))


def test_the_terms_of_a_plan_are_told_by_their_keys():
    pairs = pairs_of(
        plan(boards=(board("cabinet", meets="monthly"),)),
        plan(boards=(board("cabinet", meets="yearly"),))._replace(
            approved=on("2024-07-17"), thresholds=Thresholds(stale_days=200)
        ),
    )
    facts = facts_of(pairs)
    assert {fact.key: fact.kind for fact in facts} == dict.fromkeys(
        ("approved", "thresholds.stale_days", "meets"), ChangeKind.TERMS
    )


def test_what_is_decided_on_a_recommendation_is_told_with_who_decided():
    item = recommendation("R1", responses=(Response(decision="accepted"),))
    gap = DeclaredGap(reason="No money", decided_by="Cabinet", on=on("2024-10-01"))
    no = Response(decision="rejected", decided_by="Cabinet", on=on("2024-10-01"))
    after = item._replace(responses=(*item.responses, no), gap=gap)
    decided, declared = facts_of(
        pairs_of(plan(sets=(review("lga", item),)), plan(sets=(review("lga", after),)))
    )
    assert (decided.kind, decided.before, decided.after) == (
        ChangeKind.DECIDED,
        "accepted",
        "rejected",
    )
    assert (declared.kind, declared.key) == (ChangeKind.RECOMMENDATION, "gap")
    assert {fact.agreed_by for fact in (decided, declared)} == {"Cabinet"}


def test_a_plan_that_is_gone_is_one_fact():
    (fact,) = facts_of(pairs_of(plan(BASE), None))
    assert (fact.kind, fact.address) == (ChangeKind.REMOVED, "north")


def test_each_fact_points_to_where_it_stands_now():
    spot = Spot("plans/north/1-a/1.1-charter.yaml")
    before = BASE._replace(path=spot.path, spot=spot)
    after = before._replace(
        detail="Write two charters",
        updates=(FIRST, said("2024-12-01", "complete")._replace(spot=spot.within("updates", 1))),
    )
    detail, reported = told(before, after)
    assert detail.at == spot.key("detail")
    assert reported.at == spot.value("updates", 1)
    assert {detail.path, reported.path} == {spot.path}


# What is declared under changed


def declared(*fields, before=BASE, **more):
    """Give an entry that says what some fields of an action were."""
    was = {field: getattr(before, field) for field in fields}
    return Changed(on=on("2024-11-25"), was=was, **more)


def test_a_declared_change_is_amended_with_its_reason_and_who_agreed():
    entry = declared("detail", reason="It is written", agreed_by="Cabinet")
    fact = one(BASE, BASE._replace(detail="Adopt the charter", changed=(entry,)))
    assert (fact.kind, fact.key) == (ChangeKind.AMENDED, "detail")
    assert (fact.on, fact.reason, fact.agreed_by) == (entry.on, "It is written", "Cabinet")


def test_a_typing_error_is_mistyped_a_first_deadline_too():
    paper = Source(document="action-plan")
    entry = declared("title", mistyped=paper)
    assert one(BASE, BASE._replace(title="Lead", changed=(entry,))).kind is ChangeKind.MISTYPED
    entry = declared("deadline", mistyped=paper)
    after = BASE._replace(deadline=move("2024-06-01", "31 July 2025").previous, changed=(entry,))
    fact = one(BASE, after)
    assert (fact.kind, fact.key, fact.days) == (ChangeKind.MISTYPED, "deadline", 365)
    assert fact.has_source


def test_a_declared_change_of_an_old_entry_is_a_correction_and_tells_its_day_apart():
    entry = Changed(
        on=on("2024-11-25"), was={"date": FIRST.date, "note": FIRST.note}, reason="Wrong day"
    )
    other = FIRST._replace(date=on("2024-10-01"), note="The draft is agreed", changed=(entry,))
    facts = told(BASE, BASE._replace(updates=(other,)))
    assert {fact.key: fact.kind for fact in facts} == {
        "updates.date": ChangeKind.CORRECTED,
        "updates.note": ChangeKind.CORRECTED,
    }
    assert {fact.on for fact in facts} == {entry.on}


def test_a_declared_new_number_is_the_same_action_and_undeclared_it_is_not():
    entry = declared("ref", reason="Moved to the other workstream")
    moved = BASE._replace(ref="1.7", changed=(entry,))
    (fact,) = facts_of(pairs_of(plan(BASE), plan(moved)))
    assert (fact.kind, fact.before, fact.after) == (ChangeKind.RENUMBERED, "1.1", "1.7")
    facts = facts_of(pairs_of(plan(BASE), plan(moved._replace(changed=()))))
    assert [fact.kind for fact in facts] == [ChangeKind.REMOVED, ChangeKind.ADDED]


def test_a_declaration_pairs_once_and_not_again_after_it_is_merged():
    entry = declared("ref", reason="Moved")
    moved = BASE._replace(ref="1.7", changed=(entry,))
    other = action("1.1", title="Another one")
    pairs = pairs_of(plan(other, moved), plan(other._replace(detail="More"), moved))
    assert {pair.name: pair.before.title for pair in pairs.actions} == {
        "1.1": "Another one",
        "1.7": BASE.title,
    }


def test_two_actions_that_change_their_numbers_with_each_other_stay_themselves():
    other = action("1.2", title="Another one")
    first = BASE._replace(ref="1.2", changed=(declared("ref", reason="Order"),))
    second = other._replace(ref="1.1", changed=(declared("ref", before=other, reason="Order"),))
    pairs = pairs_of(plan(BASE, other), plan(second, first))
    assert {pair.before.title: pair.after.ref for pair in pairs.actions} == {
        BASE.title: "1.2",
        "Another one": "1.1",
    }


def test_a_declaration_that_declares_nothing_or_is_taken_out_is_told():
    entry = declared("detail", reason="It is written")
    fact = one(BASE, BASE._replace(changed=(entry,)))
    assert (fact.kind, fact.key) == (ChangeKind.CHANGED, "changed")
    fact = one(BASE._replace(changed=(entry,)), BASE)
    assert (fact.kind, fact.key) == (ChangeKind.REMOVED, "changed")


def test_what_a_board_cannot_declare_itself_its_plan_does():
    monthly, yearly = board("cabinet", meets="monthly"), board("cabinet", meets="yearly")
    entry = Changed(on=on("2024-11-25"), was={"boards": (monthly,)}, reason="New terms")
    before = plan(boards=(monthly,))
    (fact,) = facts_of(pairs_of(before, plan(boards=(yearly,))._replace(changed=(entry,))))
    assert (fact.kind, fact.key) == (ChangeKind.TERMS, "meets")
    assert (fact.reason, fact.on) == ("New terms", entry.on)
