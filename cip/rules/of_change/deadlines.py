"""Rules about deadlines: each move says why and who agreed, and the first one stays known."""

from collections.abc import Iterator
from typing import NamedTuple

from cip.assessment.ends import (
    Shift,
    baseline,
    counted_moves,
    end_of,
    has_own_end,
    shifts,
    slippage_days,
)
from cip.assessment.promises import Promises
from cip.changes.alignment import aligned
from cip.changes.pairing import Pair
from cip.changes.sense import is_same
from cip.model.deadline import Deadline, DeadlineKind, stops_going_on
from cip.model.plan import Action, Milestone
from cip.model.progress import Rescheduling
from cip.model.vocabulary import Severity
from cip.rules.of_change.declared import declared, is_mistyped
from cip.rules.of_change.paste import A_PAPER, WHO, block, lines
from cip.rules.of_change.rule import Both, ChangeSubject, change_rule
from cip.rules.of_change.scope import who_may
from cip.rules.rule import Fault, Guards
from cip.rules.words import quoted


class Ends(NamedTuple):
    """When something was due before a change, and which moves of its deadline are new."""

    item: Both
    before: Deadline | None
    by_parts: bool
    new: tuple[Rescheduling, ...]
    removed: bool

    @property
    def after(self) -> Deadline | None:
        """Give the deadline of its own that it has now."""
        return self.item.after.deadline


def _ends(subject: ChangeSubject) -> Iterator[Ends]:
    """Give the ends of all that was there before and says itself when it ends, then or now."""
    for item in subject.tracked:
        before, after, by_parts = item.before, item.after, False
        end = before.deadline
        if isinstance(before, Action) and isinstance(after, Action) and not has_own_end(before):
            if not has_own_end(after):
                continue
            end, by_parts = end_of(before, subject.terms.approved), True
        pairs = aligned(before.rescheduled, after.rescheduled)
        new = tuple(p.after for p in pairs if p.before is None and p.after is not None)
        yield Ends(item, end, by_parts, new, any(p.after is None for p in pairs))


_UNDATED = (DeadlineKind.NOT_FIXED, DeadlineKind.BEGUN)


def _is_moved(ends: Ends) -> bool:
    """Say whether a deadline became another one, and that is not only a date where there was none.

    What had no date because an earlier move took it away has a history, and goes on with it.
    """
    before = ends.before
    if before is None or (before.kind in _UNDATED and not ends.item.before.rescheduled):
        return False
    if is_mistyped(ends.item.before, ends.item.after, "deadline"):
        return False
    return not is_same(before, ends.after)


def _is_explained(ends: Ends) -> bool:
    """Say whether a new move says what the deadline was before."""
    before = ends.before
    if before is not None and ends.by_parts:
        return any(move.previous.last == before.last for move in ends.new)
    return any(is_same(move.previous, before) for move in ends.new)


def _silent(subject: ChangeSubject) -> Iterator[Ends]:
    """Give the ends that became others, and no new move says what they were before.

    Where the only move of a deadline begins with another date, it is the first deadline that was
    changed, and that is said of it.
    """
    history = subject.terms.approved
    for ends in _ends(subject):
        if not _is_moved(ends) or _is_explained(ends):
            continue
        was_moved = counted_moves(ends.item.before, history)
        if ends.by_parts or was_moved or not counted_moves(ends.item.after, history):
            yield ends


@change_rule(Guards.LOSS)
def deadline_moved_silently(subject: ChangeSubject) -> Iterator[Fault]:
    """A deadline that becomes another one leaves the old one, the day and the reason behind.

    Else nobody could see that something is late, or by how much the first date was missed. Each
    move is an entry of `rescheduled`, with the deadline that it moved under `from`. An action that
    ended with its last part and gets a deadline of its own is moved too.

    Wrong: July 2024 was overwritten

        deadline: November 2024

    Right:

        deadline: November 2024

        rescheduled:
          - on: 2024-07-30
            from: July 2024
            reason: The trainer fell ill.
            agreed_by: improvement-board
    """
    for ends in _silent(subject):
        after = ends.after
        if after is None or ends.before is None:
            continue
        with_parts = " with its last part" if ends.by_parts else ""
        yield Fault(
            ends.item.after.spot.value("deadline"),
            f"{ends.item.name} was due {ends.before.due}{with_parts}, is due {after.due}"
            f"{_by_days(ends.before, after)}, and no reason stands under rescheduled",
            _say_why(subject, ends),
        )


def _by_days(before: Deadline, after: Deadline | None) -> str:
    days = slippage_days(before, after)
    return f" ({days:+,} {'day' if abs(days) == 1 else 'days'})" if days else ""


def _say_why(subject: ChangeSubject, ends: Ends) -> str:
    """Give the block that declares the move of a deadline."""
    before = ends.before
    words = before.plain if before is not None and ends.by_parts else before
    entry = {
        "on": subject.today,
        "from": words,
        "reason": "(why it moved)",
    }
    if is_late := _is_past_tolerance(subject, ends, ends.after):
        entry["agreed_by"] = WHO
    hint = "Put the old deadline back, or say why" + (" and who agreed" if is_late else "")
    below = bool(ends.item.after.rescheduled)
    where = " below the last entry of rescheduled" if below else ""
    return f"{hint}. Add{where}:\n{block('rescheduled', entry, below=below)}"


@change_rule(Guards.LOSS)
def deadline_dropped(subject: ChangeSubject) -> Iterator[Fault]:
    """A deadline that is taken away leaves the old one, the day and the reason behind.

    What has no date is never late. That it has none any more is a move like any other: an entry of
    `rescheduled`, with no `deadline` beside it.

    Wrong: the line 'deadline: July 2024' was deleted, and nothing says so

        accountable: Chief Executive

    Right:

        rescheduled:
          - on: 2024-07-30
            from: July 2024
            reason: It waits for the review of the region.
            agreed_by: improvement-board
    """
    for ends in _silent(subject):
        if ends.after is not None or ends.before is None or "deadline" in ends.item.after.lost:
            continue
        yield Fault(
            ends.item.after.spot.key("rescheduled"),
            f"{ends.item.name} was due {ends.before.due} and has no deadline now, and nothing "
            "under rescheduled says why",
            _say_why(subject, ends),
        )


def changes_baseline(subject: ChangeSubject, item: Both) -> bool:
    """Say whether something has another first deadline than before, and nothing explains that."""
    before, after, history = item.before, item.after, subject.terms.approved
    old, new = baseline(before, history), baseline(after, history)
    if old is None or is_same(old, new) or is_mistyped(before, after, "deadline"):
        return False
    if not before.rescheduled and old.kind in _UNDATED:
        return False
    pairs = aligned(before.rescheduled, after.rescheduled)
    if any(p.after is None for p in pairs):
        return False  # that is said of the entry itself
    was_mistyped = any(
        is_mistyped(p.before, p.after, "previous")
        for p in pairs
        if p.before is not None and p.after is not None
    )
    return not was_mistyped


@change_rule(Guards.LOSS)
def baseline_changed(subject: ChangeSubject) -> Iterator[Fault]:
    """The first deadline of an action stays what it was.

    How late something is counts from the date that was promised when the plan was approved. It
    stands in `deadline` or in the first `from` of `rescheduled`, and no later entry may change it.
    One that was mistyped is declared, with the paper that shows it.

    Wrong: the first entry said 'from: July 2024' before

        rescheduled:
          - {on: 2024-07-30, from: October 2024, reason: The trainer fell ill.}

    Right:

        rescheduled:
          - {on: 2024-07-30, from: July 2024, reason: The trainer fell ill.}
    """
    silent = {ends.item.name for ends in _silent(subject)}
    for item in subject.tracked:
        if not changes_baseline(subject, item):
            continue
        old = baseline(item.before, subject.terms.approved)
        new = baseline(item.after, subject.terms.approved)
        moved = counted_moves(item.after, subject.terms.approved)
        if old is None or (item.name in silent and not moved):
            continue
        place = moved[0].spot.value("from") if moved else item.after.spot.value("deadline")
        now = "nothing" if new is None else quoted(new.plain)
        yield Fault(
            place,
            f"The first deadline of {item.name} was {quoted(old.plain)} and is {now} now"
            f"{_by_days(old, new)}",
            f"Write 'from: {old.plain}' in the first entry of rescheduled. If it was mistyped, "
            "add to that entry, with the paper that shows it:\n"
            + block(
                "changed",
                {
                    "on": subject.today,
                    "was": {"from": old.text},
                    "mistyped": {"document": A_PAPER},
                },
            ),
        )


@change_rule(Guards.AUTHORITY)
def start_moved(subject: ChangeSubject) -> Iterator[Fault]:
    """A start that becomes another one says why, and who agreed.

    What is to begin later will mostly end later, and its silence counts from its start. That work
    has begun ('started') is news and no move.

    Wrong: April 2024 was overwritten

        start: September 2024

    Right:

        start: September 2024

        changed:
          - on: 2024-04-12
            was: {start: April 2024}
            reason: The funds come in August.
            agreed_by: improvement-board
    """
    for name, before, after in subject.tracked:
        start = before.start
        if start is None or is_same(start, after.start) or declared(before, after, "start"):
            continue
        if "start" in after.lost or (after.start and after.start.kind is DeadlineKind.BEGUN):
            continue
        now = "has no start now" if after.start is None else f"is to start {after.start.plain}"
        entry = {
            "on": subject.today,
            "was": {"start": start.text},
            "reason": "(why it moved)",
            "agreed_by": WHO,
        }
        yield Fault(
            after.spot.value("start"),
            f"{name} was to start {start.plain}, {now}, and nothing says why",
            f"Put the old start back, or add:\n"
            f"{block('changed', entry, below=bool(after.changed))}",
        )


def _is_past_tolerance(subject: ChangeSubject, ends: Ends, after: Deadline | None) -> bool:
    """Say whether an end is later than before, by more in all than nobody has to agree to.

    An end without a last day is later than any.
    """
    if (slippage_days(ends.before, after) or 1) < 0:
        return False
    first = _first_end(subject, ends.item.before) or ends.before
    if first is None or first.last is None:
        return False
    days = slippage_days(first, after)
    return days is None or days > subject.terms.tolerance_days


def _first_end(subject: ChangeSubject, item: Action | Milestone) -> Deadline | None:
    """Give when something was to end at first: an action by its own deadline or its last part."""
    if isinstance(item, Action):
        promised, _ = subject.once(_promises)
        return promised.of(item).end
    return baseline(item, subject.terms.approved)


def _new_moves(subject: ChangeSubject) -> Iterator[tuple[Ends, Shift]]:
    """Give the new moves; those dated before the plan was approved are history."""
    history = subject.terms.approved
    for ends in _ends(subject):
        new = {id(move) for move in ends.new}
        for shift in shifts(ends.item.after):
            on = shift.move.on
            is_history = history is not None and (on is None or on <= history)
            if not is_history and id(shift.move) in new:
                yield ends, shift


def late_moves(subject: ChangeSubject) -> Iterator[tuple[Ends, Shift]]:
    """Give the new moves that lead to a later end, further than the plan lets nobody agree to."""
    for ends, shift in _new_moves(subject):
        moved = ends._replace(before=shift.move.previous)
        if shift.is_later and _is_past_tolerance(subject, moved, shift.after):
            yield ends, shift


@change_rule(Guards.AUTHORITY, at_most=Severity.WARNING)
def goes_on_no_more(subject: ChangeSubject) -> Iterator[Fault]:
    """What went on after its date goes on after the new one, too.

    'October 2024, then ongoing' promises two things: to be in place by a day, and to go on. A move
    to 'January 2025' alone takes the second one away, mostly because nobody thought of it. It may
    be meant: then whoever reviews the change should see that it was looked at.

    Wrong: the deadline was 'October 2024, then ongoing'

        deadline: January 2025

        rescheduled:
          - {on: 2024-09-30, from: "October 2024, then ongoing", reason: The trainer fell ill.}

    Right:

        deadline: January 2025, then ongoing

        rescheduled:
          - {on: 2024-09-30, from: "October 2024, then ongoing", reason: The trainer fell ill.}
    """
    for ends, shift in _new_moves(subject):
        before, after = shift.move.previous, shift.after
        if after is not None and stops_going_on(before, after):
            yield Fault(
                shift.move.spot.value("from"),
                f"{ends.item.name} went on, as its deadline said: {before.plain}. From now on it "
                f"ends: {after.plain}",
                f"Write '{after.then_ongoing().plain}' where it goes on.",
            )


@change_rule(Guards.AUTHORITY)
def move_not_agreed(subject: ChangeSubject) -> Iterator[Fault]:
    """A deadline that moves further than the plan's tolerance names who agreed.

    What was promised to a board is moved by the board, or by whom it gave that right. How far an
    officer may move a date alone, in days after the first deadline, stands in `tolerance_days` of
    `change_control`; nothing there means not at all. A move to no date is further than any.

    What takes the place of something withdrawn keeps its first deadline. Is it due later, whoever
    agreed to the withdrawal, in that entry, agreed to that.

    Wrong:

        rescheduled:
          - on: 2026-03-02
            from: March 2026
            reason: The trainer fell ill.

    Right:

        rescheduled:
          - on: 2026-03-02
            from: March 2026
            reason: The trainer fell ill.
            agreed_by: improvement-board
            source: {document: report-2025, paragraph: 9}
    """
    for ends, shift in late_moves(subject):
        if shift.move.agreed_by is None:
            after = "to no date" if shift.after is None else f"to {shift.after.plain}"
            yield Fault(
                shift.move.spot.key("from"),
                f"{ends.item.name} moves from {shift.move.previous.plain} {after}"
                f"{_by_days(shift.move.previous, shift.after)}, and nobody is named who agreed",
                f"{_tolerance(subject)}{who_may(subject)}Add to this entry who did:\n"
                + lines({"agreed_by": WHO}),
            )
    yield from _later_by_parts(subject)
    yield from _later_in_its_place(subject)


def _promises(subject: ChangeSubject) -> tuple[Promises, Promises]:
    """Look up the first deadlines before and now, both by the approval that held before."""
    now = subject.head._replace(approved=subject.base.approved, is_draft=subject.base.is_draft)
    pairs = subject.pairs
    return Promises(subject.base, pairs.beside_base), Promises(now, pairs.beside_head)


def _later_in_its_place(subject: ChangeSubject) -> Iterator[Fault]:
    """Tell each withdrawal by which something is due later, where nobody agreed to it."""
    before, now = subject.once(_promises)
    for pair in subject.pairs.actions:
        if pair.after is None or not now.takes_over(pair.after):
            continue
        promise = now.of(pair.after)
        taken, first = promise.inherited, promise.end
        if first is None or taken is None or taken.update is None:
            continue
        if taken.update.agreed_by is not None:
            continue
        was = before.of(pair.before) if pair.before is not None else None
        if was is not None and was.inherited is not None and was.own == promise.own:
            continue  # that was so before the change
        days = slippage_days(first, promise.own)
        if days is not None and days <= subject.terms.tolerance_days:
            continue
        due = "has no date" if promise.own is None else f"is due {promise.own.plain}"
        spot, where = taken.update.spot, "this entry"
        if spot.path not in subject.paths:  # it stands in another plan
            spot, where = pair.after.spot, f"the withdrawal of {taken.replaced} in {spot.path}"
        yield Fault(
            spot.value("superseded_by" if where == "this entry" else "deadline"),
            f"{pair.name} takes the place of {taken.name(subject.head.name)}, which was first due "
            f"{first.due}, and {due}{_by_days(first, promise.own)}; nobody is "
            "named who agreed",
            f"{_tolerance(subject)}{who_may(subject)}Add to {where} who did:\n"
            + lines({"agreed_by": WHO}),
        )


def _tolerance(subject: ChangeSubject) -> str:
    days = subject.terms.tolerance_days
    return f"Up to {days} days in all need nobody. " if days else ""


def _later_by_parts(subject: ChangeSubject) -> Iterator[Fault]:
    """Tell each action that ends later because of a part that is new, or had no date before."""
    history = subject.terms.approved
    for pair in subject.pairs.touched:
        before, after = pair.before, pair.after
        if before is None or after is None or has_own_end(before) or has_own_end(after):
            continue
        old, new = end_of(before, history), end_of(after, history)
        if old is None or new is None or (slippage_days(old, new) or 0) <= 0:
            continue
        first = _first_end(subject, before)
        first = first if first is not None and first.last is not None else old
        if (slippage_days(first, new) or 0) <= subject.terms.tolerance_days:
            continue
        if later := next((p for p in subject.pairs.parts_of(pair) if _ends_on(p, new)), None):
            yield _later_by_part(subject, pair, later, (first, old, new))


def _ends_on(part: Pair[Milestone], end: Deadline) -> bool:
    """Say whether a part that is new, or had no date, ends last now, and nobody agreed to that.

    That one with a date was moved is said of the part itself.
    """
    before, after = part.before, part.after
    if after is None or after.deadline is None or after.deadline.last != end.last:
        return False
    if before is None:
        return True
    moves = aligned(before.rescheduled, after.rescheduled)
    if any(m.before is None and m.after is not None and m.after.agreed_by for m in moves):
        return False
    had = before.deadline
    return had is None or (had.kind in _UNDATED and not before.rescheduled)


def _later_by_part(
    subject: ChangeSubject,
    pair: Pair[Action],
    part: Pair[Milestone],
    ends: tuple[Deadline, Deadline, Deadline],
) -> Fault:
    first, old, new = ends
    at_first = "" if first.last == old.last else f"was first to end {first.due}, "
    which = "a new one" if part.is_new else f"({part.name}), which had no date"
    return Fault(
        pair.either.spot.value("milestones"),
        f"{pair.name} {at_first}ended {old.due} with its last part, and ends {new.due} with "
        f"{which}; nobody is named who agreed",
        f"{_tolerance(subject)}{who_may(subject)}Give the action a deadline of its own, and say "
        f"who agreed:\ndeadline: {new.plain}\n\n"
        + block(
            "rescheduled",
            {
                "on": subject.today,
                "from": old.plain,
                "reason": "(why it moved)",
                "agreed_by": WHO,
            },
        ),
    )
