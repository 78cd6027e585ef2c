"""The laws of what is worked out, on plans at random.

Counts add up. Silence never pays. An honest report never costs more than the silence that it ends.
What is dated later changes nothing. The banner stands exactly where the record is old or empty.
"""

from datetime import timedelta

from builders import update
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from random_plans import days, plans

from cip.assessment.colours import colour_of
from cip.assessment.known import known
from cip.assessment.picture import Picture, counts_of, picture, selection
from cip.assessment.position_words import KIND_WORDS, POSITION_WORDS
from cip.facts.record import banner
from cip.model.plan import Plan
from cip.model.progress import Update
from cip.model.vocabulary import OverdueKind, Position

GOODNESS = {"red": 0, "amber": 1, None: 2, "green": 3, "blue": 4}
"""How good a colour looks in the tool's own rule; no colour lies between amber and green."""


@law(400)
@given(plans, days)
def test_counts_add_up(plan, day):
    whole = picture(plan, as_of=day)
    total = len(whole.standings)
    assert sum(whole.counts.values()) == total
    assert sum(whole.kinds.values()) == whole.counts[Position.OVERDUE] == len(whole.overdue)
    assert sum(len(whole.of_kind(kind)) for kind in OverdueKind) == len(whole.overdue)
    groups = [counts_of(found) for _, found in whole.by_objective()]
    for position in Position:
        assert sum(group[position] for group in groups) == whole.counts[position]
    assert whole.record.open == sum(s.is_open for s in whole.standings)
    assert 0 <= whole.record.heard <= whole.record.open
    for cover in whole.coverage.covers:
        decide = (
            [s for s in whole.standings if s.position is not Position.WITHDRAWN]
            if cover.answered_by_plan
            else cover.actions
        )
        assert sum(cover.counts.values()) == len(decide)
        assert sum(cover.kinds.values()) == cover.counts[Position.OVERDUE]


def told(plan: Plan, ref: str, said: Update, part: str | None = None) -> Plan:
    """Give a plan with one more report on an action, or on a part of it."""

    def more(action):
        if action.ref != ref:
            return action
        if part is None:
            return action._replace(updates=(*action.updates, said))
        parts = tuple(
            p._replace(updates=(*p.updates, said)) if p.ref == part else p
            for p in action.milestones
        )
        return action._replace(milestones=parts)

    return plan._replace(actions=tuple(map(more, plan.actions)))


def one(whole: Picture, ref: str):
    return next(s for s in whole.standings if s.action.ref == ref)


def goodness(standing, plan: Plan) -> int:
    return GOODNESS[colour_of(standing, plan)]


def silent_ones(whole: Picture):
    """Give what nobody has reported on: silent, or past its date with no report since."""
    return [s for s in whole.standings if s.position is Position.SILENT or s.is_unheard]


@law(400)
@given(plans, days)
def test_silence_never_looks_better_than_the_best_honest_report_nor_as_good_as_underway(plan, day):
    plan = plan._replace(legend={})
    whole = picture(plan, as_of=day)
    for standing in silent_ones(whole):
        ref, seen = standing.action.ref, goodness(standing, plan)
        honest = [
            one(picture(told(plan, ref, update(str(day), status)), as_of=day), ref)
            for status in ("underway", "in-place", "complete")
        ]
        assert seen <= max(goodness(s, plan) for s in honest)
        underway = honest[0]
        if underway.position is Position.ON_TRACK and not underway.is_end_lost:
            assert seen < goodness(underway, plan)


@law(400)
@given(plans, days, st.sampled_from([None, "not-started", "underway", "in-place", "complete"]))
def test_an_honest_report_never_costs_more_than_the_silence_that_it_ends(plan, day, status):
    """But for a declared risk, and an open status after the date."""
    plan = plan._replace(legend={})
    whole, said = picture(plan, as_of=day), update(str(day), status)
    for standing in silent_ones(whole):
        ref = standing.action.ref
        for part in (None, *(p.part.ref for p in standing.parts)):
            after = one(picture(told(plan, ref, said, part), as_of=day), ref)
            assert goodness(after, plan) >= goodness(standing, plan) or after.is_known_late


@law(300)
@given(plans, days, days)
def test_no_colour_gets_better_by_time_in_silence(plan, day, later):
    """With nothing new said, what is open looks as it did, or worse.

    But for its pace, of which nothing is known once its parts were not heard of for a period.
    """
    day, later = sorted((day, later))
    plan = known(plan._replace(approved=None, legend={}), as_of=day)
    then, now = picture(plan, as_of=day), picture(plan, as_of=later)
    for was, is_ in zip(then.standings, now.standings, strict=True):
        only_pace = [reason.name for reason in was.signals] == ["pace"]
        assert goodness(is_, plan) <= goodness(was, plan) or only_pace


@law(300)
@given(plans, days)
def test_what_is_dated_later_than_a_day_changes_nothing_of_it(plan, day):
    whole, then = picture(plan, as_of=day), picture(known(plan, as_of=day), as_of=day)
    assert whole.standings == then.standings
    assert whole.coverage == then.coverage
    assert whole.record == then.record
    assert banner(whole) == banner(then)


@law(400)
@given(plans, days, st.integers(0, 400))
def test_the_banner_stands_exactly_where_the_record_is_old_or_empty(plan, day, after):
    as_of = day + timedelta(days=after)
    whole = picture(plan, as_of=as_of)
    said = [u.date for a in whole.plan.actions for item in (a, *a.milestones) for u in item.updates]
    old = bool(said) and (as_of - max(said)).days > whole.plan.review_period_days
    is_draft = whole.plan.is_draft
    assert bool(banner(whole)) is (not is_draft and (not said or old))
    assert ("No report is in this record" in banner(whole)) is (not is_draft and not said)


@law(200)
@given(plans, days)
def test_a_selection_leaves_the_record_that_of_the_whole_plan(plan, day):
    whole = picture(plan, as_of=day)
    assert selection(whole, lambda _: False).record == whole.record


@law(300)
@given(plans, days)
def test_every_action_has_one_position_and_it_agrees_with_the_rest(plan, day):
    whole = picture(plan, as_of=day)
    for s in whole.standings:
        overdue = s.position is Position.OVERDUE
        assert overdue == (s.days_overdue is not None) == (s.overdue_kind is not None)
        assert overdue == (s.passed is not None)
        assert (s.position is Position.COMPLETE) == (s.completed is not None)
        if s.position is Position.AT_RISK:
            assert s.signals
        if s.position is Position.SILENT:
            assert s.silence is not None
        if s.position in (Position.NOT_REPORTED, Position.NOT_STARTED, Position.ON_TRACK):
            assert not s.signals
            assert s.silence is None
        if not s.is_open:
            assert not s.signals
            assert s.silence is None
        if s.silence is not None:
            assert s.silence.due <= day
        assert (s.deadline is None) == (s.deadline_from is None)
        assert s.last_heard is None or s.last_heard <= day
        if s.is_unheard:
            assert s.last_heard is None or s.last_heard <= s.passed.last
        if s.is_end_lost:
            assert colour_of(s, plan) != "green" or not s.is_open


@law(200)
@given(plans, days)
def test_what_answers_a_recommendation_is_open_or_complete_and_what_is_withdrawn_is_not(plan, day):
    for cover in picture(plan, as_of=day).coverage.covers:
        assert all(s.position is not Position.WITHDRAWN for s in cover.actions)
        assert all(s.position is Position.WITHDRAWN for s in cover.withdrawn)


def test_every_position_and_every_kind_has_its_words():
    assert list(POSITION_WORDS) == list(Position)
    assert list(KIND_WORDS) == list(OverdueKind)
    words = [*POSITION_WORDS.values(), *KIND_WORDS.values()]
    assert len(set(words)) == len(words)
