"""Rules about dated entries: updates, moves of a deadline, ratings, readings, scores and notes."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, pairwise
from typing import NamedTuple

from cip.model.deadline import day_for_people
from cip.model.measures import Reading, Score
from cip.model.mend import ByDay, Suggestion, suggestion
from cip.model.oversight import BoardRating
from cip.model.place import Pointer, Spot
from cip.model.plan import NotAtHand, Plan
from cip.model.progress import Commentary, Rescheduling, Update
from cip.model.review import RecommendationNote, Response
from cip.rules.rule import Fault, Subject, rule


class _Entries(NamedTuple):
    """Dated entries in their order: what to call one, the key of its date, and day and spot."""

    what: str
    key: str
    dated: list[tuple[date, Spot]]


_Dated = Update | BoardRating | RecommendationNote | Reading | Score | Commentary | NotAtHand


def _entries(what: str, entries: Iterable[_Dated]) -> _Entries:
    return _Entries(what, "date", [(entry.date, entry.spot) for entry in entries])


def _moves(moves: Iterable[Rescheduling]) -> _Entries:
    dated = [(move.on, move.spot) for move in moves if move.on is not None]
    return _Entries("move of the deadline", "on", dated)


def _responses(said: Iterable[Response]) -> _Entries:
    dated = [(item.on, item.spot) for item in said if item.on is not None]
    return _Entries("decision", "on", dated)


def _alone(subject: Subject) -> Iterator[_Entries]:
    """Give what is dated and stands in no list."""
    yield from _exceptions(subject.plan)
    for _, item in subject.tracked():
        if item.added is not None:
            yield _Entries("addition", "added", [(item.added, item.spot)])
    for review in subject.plan.sets:
        for recommendation in review.recommendations:
            gap = recommendation.gap
            if gap is not None and gap.on is not None:
                yield _Entries("decision", "on", [(gap.on, gap.spot)])


def _exceptions(plan: Plan) -> Iterator[_Entries]:
    for action in plan.actions:
        case = action.exception
        if case is not None:
            yield _Entries("exception", "raised", [(case.raised, case.spot)])
            if case.decided_on is not None:
                yield _Entries("decision", "on", [(case.decided_on, case.spot.within("decided"))])


def _of_actions(subject: Subject) -> Iterator[_Entries]:
    """Give each list of entries of actions and parts that has any."""
    for _, item in subject.tracked():
        if item.rescheduled:
            yield _moves(item.rescheduled)
        if item.updates:
            yield _entries("update", item.updates)
    for action in subject.plan.actions:
        if action.board_ratings:
            yield _entries("rating", action.board_ratings)


def _of_all(subject: Subject) -> Iterator[_Entries]:
    """Give each list of entries of the whole plan."""
    plan = subject.plan
    yield from _of_actions(subject)
    yield _entries("commentary", plan.commentary)
    for workstream in plan.workstreams:
        yield _entries("commentary", workstream.commentary)
    if plan.rests_on is not None:
        yield _entries("paper", plan.rests_on.not_at_hand)
    for review in plan.sets:
        for recommendation in review.recommendations:
            yield _entries("update", recommendation.updates)
            yield _responses(recommendation.responses)
    for kpi in plan.kpis:
        yield _entries("reading", kpi.readings)
    for risk in plan.risks:
        yield _entries("score", risk.scores)
    for found in subject.declared:
        dated = [(change.on, change.spot) for change in found.changes]
        yield _Entries("change", "on", dated)


@rule()
def update_in_future(subject: Subject) -> Iterator[Fault]:
    """What is reported has happened by today.

    An update, a move of a deadline, a rating, an exception, a decision, a commentary, a reading or
    a score says what was known on its day; `added`, `not_at_hand` and `changed` too. A day that is
    still to come is mistyped, mostly in the year, and the newest status of the action would be one
    that nobody has reported.

    Wrong: on 3 March 2026

        updates:
          - date: 2027-03-02
            status: underway

    Right:

        updates:
          - date: 2026-03-02
            status: underway

    What is planned for later stands in `deadline`, in `expected`, or in the note of today's update.
    """
    as_of = subject.as_of
    for what, key, dated in chain(_of_all(subject), _alone(subject)):
        for day, spot in dated:
            if day > as_of:
                yield Fault(
                    spot.value(key),
                    f"This {what} is dated {day_for_people(day)}, after the day of this check, "
                    f"{day_for_people(as_of)}",
                    "Write the day on which it was reported.",
                )


@rule()
def update_out_of_order(subject: Subject) -> Iterator[Fault]:
    """Updates stand in the order of their days, the oldest first.

    So do moves of a deadline, changes, ratings, decisions, commentaries, readings, scores and
    notes. A reader takes the last entry for the newest. Several entries of one day are in order. A
    move whose day is `unknown` stands before those that have a day: it counts as older than they
    are.

    Wrong:

        updates:
          - date: 2024-11-20
            status: complete
          - date: 2024-07-17
            status: underway

    Right:

        updates:
          - date: 2024-07-17
            status: underway
          - date: 2024-11-20
            status: complete
    """
    for what, key, dated in _of_all(subject):
        for (earlier, before), (day, spot) in pairwise(dated):
            if day < earlier:
                place = subject.places.of(before.value(key))
                yield Fault(
                    spot.value(key),
                    f"This {what} is dated {day_for_people(day)}, and the one before it "
                    f"{day_for_people(earlier)}",
                    _first_the_oldest(
                        f"The oldest stands first: put this one above that of line {place.line}, "
                        "or mend the date that is wrong.",
                        spot,
                        key,
                    ),
                )
    for _, item in subject.tracked():
        for older, move in pairwise(item.rescheduled):
            if move.on is None and older.on is not None:
                place = subject.places.of(older.spot.value("on"))
                yield Fault(
                    move.spot.value("on"),
                    "The day of this move of the deadline is not known, and it stands below one "
                    "that has a day",
                    _first_the_oldest(
                        f"It counts as older: put it above that of line {place.line}.",
                        move.spot,
                        "on",
                    ),
                )


def _first_the_oldest(words: str, spot: Spot, key: str) -> Suggestion:
    """Suggest that the entries of a list are put in order; the spot is that of one of them."""
    return suggestion(words, ByDay(Pointer(spot.path, spot.keys[:-1]), key))


_MEND_OR_START = "Mend the date, or the start of the period in plan.yaml."
_HELP_BEFORE_PLAN = {
    "update": f"{_MEND_OR_START} What was done before the plan began is reported on the day of the "
    "report, with the older day under done_on.",
    "move of the deadline": f"{_MEND_OR_START} Where the day is not known, write on: unknown.",
}


@rule()
def update_before_plan(subject: Subject) -> Iterator[Fault]:
    """No update of an action is older than the plan.

    Nothing can be reported, and no deadline moved, before the first day of the plan's `period`.
    Most often a year was mistyped. Readings of KPIs, scores of risks and notes on recommendations
    may be older: they say how things stood when the plan began. What was done before that is
    reported in the plan's time, with the older day under `done_on`.

    Wrong: in a plan whose period starts on 9 May 2024

        updates:
          - date: 2023-11-20
            status: complete

    Right:

        updates:
          - date: 2024-11-20
            status: complete
    """
    first = subject.plan.first_day
    if first is None:
        return
    for what, key, dated in _of_actions(subject):
        for day, spot in dated:
            if day < first:
                yield Fault(
                    spot.value(key),
                    f"This {what} is dated {day_for_people(day)}, and the plan begins on "
                    f"{day_for_people(first)}",
                    _HELP_BEFORE_PLAN.get(what, _MEND_OR_START),
                )
