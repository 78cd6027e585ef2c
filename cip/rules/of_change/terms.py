"""Rules about the terms of a plan: by what its actions, and its changes, are judged."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from cip.changes.sense import is_same, sense
from cip.model.deadline import Deadline, day_for_people
from cip.model.measures import Target
from cip.model.place import Pointer
from cip.model.plan import Plan
from cip.model.vocabulary import Severity
from cip.rules.of_change.declared import declared, new_entries
from cip.rules.of_change.filed import as_filed, written
from cip.rules.of_change.paste import lines
from cip.rules.of_change.rule import ChangeSubject, change_rule
from cip.rules.of_change.scope import declaration
from cip.rules.rule import Fault, Guards
from cip.rules.words import quoted

MOST_DAYS_OF_TYPING_IN = 92


@change_rule(Guards.LOSS)
def approval_undone(subject: ChangeSubject) -> Iterator[Fault]:
    """A plan that was approved stays approved, on the day on which it was.

    A draft may be changed at will and nothing in it is late. Without its day of approval, or with
    one that is still to come, a plan would be a draft again.

    Wrong: the line 'approved: 2025-04-09' was deleted, or says a day that is still to come

        approved: 2027-01-01

    Right:

        approved: 2025-04-09
    """
    before, after = subject.base.approved, subject.head.approved
    if before is None or before > subject.today or before == after or not _both_read(subject):
        return
    if (
        after is not None
        and after <= subject.today
        and declared(subject.base, subject.head, "approved")
    ):
        return
    now = "does not say so any more" if after is None else f"says {day_for_people(after)} now"
    yield Fault(
        subject.head.spot.value("approved"),
        f"The plan was approved on {day_for_people(before)}, and {now}",
        f"Write it as it was:\n{lines({'approved': before})}",
    )


def _both_read(subject: ChangeSubject) -> bool:
    """Say whether the file of the plan could be read on both sides."""
    return subject.base.readable and subject.head.readable


@change_rule(Guards.LOSS, always=Severity.ERROR)
def since_too_far(subject: ChangeSubject) -> Iterator[Fault]:
    """Change control begins at most 92 days after it is brought in.

    Until `since`, the plan is being typed in and no change of it is refused. That is for some
    weeks, once, and not for good.

    Wrong: brought in on 2 March 2026

        change_control:
          since: 2029-01-01

    Right:

        change_control:
          since: 2026-04-01
    """
    control = subject.head.change_control
    if control is None or subject.base.change_control is not None:
        return
    latest = subject.today + timedelta(days=MOST_DAYS_OF_TYPING_IN)
    if control.since > latest:
        yield Fault(
            control.spot.value("since"),
            f"Change control is to begin on {day_for_people(control.since)}, more than "
            f"{MOST_DAYS_OF_TYPING_IN} days from today",
            f"Write a day up to {day_for_people(latest)}:\nsince: {latest.isoformat()}",
        )


@change_rule(Guards.LOSS, always=Severity.ERROR)
def since_moved(subject: ChangeSubject) -> Iterator[Fault]:
    """Change control that was brought in stays, and does not begin later.

    Whoever could take it out, or put it off, could change anything in the same commit. It may begin
    earlier.

    Wrong: it said 2026-04-01 before

        change_control:
          since: 2026-07-01

    Right:

        change_control:
          since: 2026-04-01
    """
    before, after = subject.base.change_control, subject.head.change_control
    if before is None or not _both_read(subject):
        return
    if after is None:
        yield Fault(
            subject.head.spot.key("change_control"),
            f"Change control since {day_for_people(before.since)} is gone",
            f"Put it back as '{subject.bring_back(subject.head.path)}' shows it.",
        )
    elif after.since > before.since:
        yield Fault(
            after.spot.value("since"),
            f"Change control was to begin on {day_for_people(before.since)}, and is to begin on "
            f"{day_for_people(after.since)} now",
            f"Write it as it was:\nsince: {before.since.isoformat()}",
        )


class _Term(NamedTuple):
    """One of the terms that differs: what it is, before and after, where, and how to declare it."""

    what: str
    before: str
    after: str
    at: Pointer
    was: dict[str, Any]
    record: Any
    is_declared: bool


@change_rule(Guards.AUTHORITY)
def terms_changed(subject: ChangeSubject) -> Iterator[Fault]:
    """The terms by which a plan is judged are changed openly.

    With a longer review period nothing is silent, with higher thresholds nothing is at risk, and a
    board that meets less often asks less. Terms are the thresholds, the legend, the period, the
    rhythm and the template of boards, targets and deadlines of objectives, what a KPI measures and
    what it is to reach, who may agree and how far a date may move, what our copy lost, and what the
    record rests on. A change is always judged by the terms from before it.

    Wrong: it was 92 before

        thresholds:
          stale_days: 200

    Right:

        thresholds:
          stale_days: 200

        changed:
          - on: 2026-03-02
            was: {thresholds: {stale_days: 92}}
            reason: Reports come twice a year from April.
            agreed_by: improvement-board
    """
    for term in _terms(subject):
        if not term.is_declared:
            yield Fault(
                term.at,
                f"The rules of this plan change: {term.what} {term.before} → {term.after}. "
                "This change is judged by the old ones",
                "Put it back, or say why. Add:\n" + declaration(subject, term.record, term.was),
            )


def _terms(subject: ChangeSubject) -> Iterator[_Term]:
    if _both_read(subject):
        yield from _of_plan(subject.base, subject.head)
    yield from _of_pairs(subject)
    yield from _of_lost(subject)


_THRESHOLDS = {
    "stale_days": ("silent after", "days"),
    "due_soon_days": ("due soon within", "days"),
    "slipped_times": ("slipped after", "moves"),
    "slipped_days": ("slipped by", "days"),
    "pace_gap_percent": ("behind by", "percent of the parts"),
}


class _Plans(NamedTuple):
    """The plan file before and after, and the keys that new declarations of it name."""

    base: Plan
    head: Plan
    declared: frozenset[str]

    def term(self, what: str, before: str, after: str, key: str, *way: str | int) -> _Term:
        """Give a term that differs, with the whole of its key as it was."""
        was = {key: as_filed(self.base, key)}
        at = self.head.spot.value(key, *way)
        return _Term(what, before, after, at, was, self.head, key in self.declared)


def _of_plan(base: Plan, head: Plan) -> Iterator[_Term]:
    named = {key for entry in new_entries(base, head) for key in entry.keys}
    plans = _Plans(base, head, frozenset(named))
    for terms in (_thresholds, _control, _legend, _period, _words_of_plan, _boards):
        yield from terms(plans)


def _thresholds(plans: _Plans) -> Iterator[_Term]:
    if plans.base.thresholds == plans.head.thresholds:
        return
    for field, (what, unit) in _THRESHOLDS.items():
        was, now = (getattr(plan.thresholds, field) for plan in (plans.base, plans.head))
        if field == "stale_days":
            was, now = plans.base.review_period_days, plans.head.review_period_days
        if was != now:
            yield plans.term(what, f"{was}", f"{now} {unit}", "thresholds", field)


def _control(plans: _Plans) -> Iterator[_Term]:
    before, after = plans.base.change_control, plans.head.change_control
    if before is None or after is None:
        return
    if set(before.agreed_by) != set(after.agreed_by):
        named = [", ".join(c.agreed_by) or "anybody named" for c in (before, after)]
        yield plans.term("who may agree:", *named, "change_control", "agreed_by")
    if before.tolerance_days != after.tolerance_days:
        days = f"{before.tolerance_days}", f"{after.tolerance_days} days"
        yield plans.term("tolerance", *days, "change_control", "tolerance_days")


def _legend(plans: _Plans) -> Iterator[_Term]:
    before, after = plans.base.legend, plans.head.legend
    for key in {**before, **after}:
        if before.get(key) != after.get(key):
            shown = _in_words(before.get(key)), _in_words(after.get(key))
            yield plans.term(f"legend of {key}:", *shown, "legend", key)
    was, now = plans.base.colour_rule, plans.head.colour_rule
    if was is not None and not is_same(was, now):
        yield plans.term("colour rule:", quoted(was), quoted(now or "nothing"), "colour_rule")


def _period(plans: _Plans) -> Iterator[_Term]:
    for key in ("start", "end"):
        was, now = getattr(plans.base, key), getattr(plans.head, key)
        if was is not None and not is_same(was, now):
            yield plans.term(f"{key} of the period:", _said(was), _said(now), "period", key)


def _words_of_plan(plans: _Plans) -> Iterator[_Term]:
    was, now = plans.base.rests_on, plans.head.rests_on
    if was is not None and (now is None or not is_same(was.text, now.text)):
        words = quoted(was.text), quoted(now.text if now else "nothing")
        yield plans.term("what the record rests on:", *words, "rests_on")
    if was is not None and now is not None:
        kept = {sense(paper) for paper in now.not_at_hand}
        for paper in was.not_at_hand:
            if sense(paper) not in kept:
                yield plans.term("papers not at hand:", quoted(paper.what), "nothing", "rests_on")


def _boards(plans: _Plans) -> Iterator[_Term]:
    now = {board.id: (number, board) for number, board in enumerate(plans.head.boards)}
    for board in plans.base.boards:
        number, after = now.get(board.id, (0, None))
        for field in ("meets", "review_period_days", "template"):
            was, then = getattr(board, field), getattr(after, field, None)
            if after is not None and was is not None and not is_same(was, then, field):
                what = f"{field.replace('_', ' ')} of the board {board.id}:"
                words = quoted(str(was)), quoted(str(then)) if then is not None else "nothing"
                yield plans.term(what, *words, "boards", number, field)


_IN_PAIRS = (
    ("objective", "objectives", ("target", "deadline")),
    ("KPI", "kpis", ("title", "unit", "direction", "target")),
)
"""What has terms of its own: what it is called, its pairs, and the keys of it that are terms."""


def _of_pairs(subject: ChangeSubject) -> Iterator[_Term]:
    for what, listed, keys in _IN_PAIRS:
        for pair in getattr(subject.pairs, listed):
            if pair.before is None or pair.after is None or pair.before is pair.after:
                continue
            for key in keys:
                was, now = getattr(pair.before, key), getattr(pair.after, key)
                if was is not None and not is_same(was, now, key):
                    yield _Term(
                        f"{key} of {what} {pair.name}:",
                        _said(was),
                        _said(now),
                        pair.after.spot.value(key),
                        {key: as_filed(pair.before, key)},
                        pair.after,
                        declared(pair.before, pair.after, key) is not None,
                    )


def _said(value: Any) -> str:
    """Give the value of a term in words."""
    if value is None:
        return "nothing"
    if isinstance(value, Deadline):
        return value.plain
    if isinstance(value, Target):
        by = f" by {value.by.plain}" if value.by is not None else ""
        return f"{value.value:,}{by}"
    return quoted(value)


def _of_lost(subject: ChangeSubject) -> Iterator[_Term]:
    """Give what is newly said to be lost, and had no value before either."""
    for name, before, after in subject.tracked:
        for key in after.lost:
            if key not in before.lost and not getattr(before, key, None):
                yield _Term(
                    f"'{key}' of {name}",
                    "not given",
                    "lost in our copy of the paper",
                    after.spot.value("lost", key),
                    {"lost": dict(before.lost) or None},
                    after,
                    declared(before, after, "lost") is not None,
                )


def _in_words(shown: Any) -> str:
    return ", ".join(written(shown).values()) if shown is not None else "our own words"
