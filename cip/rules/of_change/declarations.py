"""Rules about what the files declare: it stays, it is true, and it is filled in."""

from collections.abc import Iterator
from typing import Any

from cip.changes.sense import is_same, sense
from cip.model.changed import Changed, fields_of
from cip.model.deadline import day_for_people
from cip.model.plan import Action
from cip.rules.of_change.dated import (
    declaring,
    entries_on_both,
    lists,
)
from cip.rules.of_change.declared import new_entries
from cip.rules.of_change.filed import as_filed, both_said
from cip.rules.of_change.paste import is_to_be_filled_in, scalar
from cip.rules.of_change.rule import ChangeSubject, change_rule
from cip.rules.rule import Fault, Guards
from cip.rules.words import quoted


@change_rule(Guards.LOSS)
def question_dropped(subject: ChangeSubject) -> Iterator[Fault]:
    """What a board is asked to decide stays until it has decided.

    An exception says that an action is off target, why, and what could be done. It ends with the
    board's decision, not with somebody who takes the question back.

    Wrong: the exception of the action was deleted, and the board had not decided

        deadline: March 2026

    Right:

        deadline: March 2026

        exception:
          raised: 2026-01-12
          cause: The trainer fell ill.
          consequence: No manager is trained before the summer.
          asked_of: improvement-board
          decided: {on: 2026-03-02, decision: The board takes a second trainer.}
    """
    for pair in subject.pairs.touched:
        if pair.before is None or pair.after is None or pair.before.exception is None:
            continue
        asked, now = pair.before.exception, pair.after.exception
        is_open = asked.decided_on is None
        if now is None or (is_open and now.raised != asked.raised):
            yield Fault(
                pair.after.spot.key("exception"),
                f"The exception of {pair.name}, raised on {day_for_people(asked.raised)}, is gone"
                + (", and was not decided" if is_open else ""),
                f"Put it back as '{subject.bring_back(pair.after.path)}' shows it. Once the board "
                "has decided, add to it:\n"
                + "decided: "
                + scalar({"on": subject.today, "decision": "(what was decided)"}),
            )


@change_rule(Guards.LOSS)
def declaration_removed(subject: ChangeSubject) -> Iterator[Fault]:
    """What a record declares about its own past stays.

    An entry of `changed` is all that tells a reader what stood there before; `closed` tells that a
    plan has ended. Without them, the change that they declare would have happened in silence.

    Wrong: the entry that said what the title was before is deleted

        title: Adopt the charter

    Right:

        title: Adopt the charter

        changed:
          - on: 2025-11-25
            was: {title: Develop a charter}
            reason: It is written; what is left is adoption.
    """
    for before, after in (*declaring(subject), *entries_on_both(subject)):
        kept = {sense(entry) for entry in after.changed}
        for entry in before.changed:
            if sense(entry) not in kept:
                yield Fault(
                    after.spot.key("changed"),
                    f"What was declared here on {day_for_people(entry.on)} is not any more, or is "
                    "another thing",
                    f"Put it back as '{subject.bring_back(after.spot.path)}' shows it.",
                )
    plan = subject.pairs.plan
    closed = plan.before.closed if plan and plan.before else None
    if closed is not None and subject.head.closed is None:
        yield Fault(
            subject.head.spot.key("closed"),
            f"The plan was closed on {day_for_people(closed.on)}, and does not say so any more",
            f"Put it back as '{subject.bring_back(subject.head.path)}' shows it.",
        )


@change_rule(Guards.LOSS)
def was_differs(subject: ChangeSubject) -> Iterator[Fault]:
    """What an entry of `changed` says that something was, it was.

    The value under `was` is what reports of earlier days print. The oldest new entry that names a
    key has the value that stood there before this change.

    Wrong: the title was 'Develop a charter' before

        title: Adopt the charter

        changed:
          - on: 2025-11-25
            was: {title: Write a charter}
            reason: It is written; what is left is adoption.

    Right:

        title: Adopt the charter

        changed:
          - on: 2025-11-25
            was: {title: Develop a charter}
            reason: It is written; what is left is adoption.
    """
    yield from _never_there(subject)
    for before, after in (*declaring(subject), *entries_on_both(subject)):
        seen: set[str] = set()
        for entry in new_entries(before, after):
            wrong = [key for key in entry.keys if key not in seen and _is_wrong(entry, key, before)]
            seen.update(entry.keys)
            said = {key: as_filed(before, key, entry.was) for key in entry.keys}
            true = said | {key: as_filed(before, key) for key in wrong}
            for key in wrong:
                says, was = both_said(key, said[key], true[key])
                yield Fault(
                    entry.spot.value("was"),
                    f"It says that '{key}' was {says}, and before this change it was {was}",
                    f"Write what it was:\nwas: {scalar(true)}",
                )


def _is_wrong(entry: Changed, key: str, before: Any) -> bool:
    if key == "ref" and "/" in str(entry.was["ref"]):
        return False  # it stood in another plan
    return not all(
        is_same(entry.was[field], getattr(before, field, None), field) for field in fields_of(key)
    )


def _never_there(subject: ChangeSubject) -> Iterator[Fault]:
    """Give each new action that says that it had a number which none had in this plan."""
    actions = (item for _, item in subject.added if isinstance(item, Action))
    for entry in (entry for action in actions for entry in action.changed):
        former = str(entry.was.get("ref", ""))
        if former and "/" not in former and subject.before.action(former) is None:
            yield Fault(
                entry.spot.value("was"),
                f"It says that its number was {quoted(former)}, and no action had that",
                "Write the number that it had, or take the entry out and add 'added'.",
            )


@change_rule(Guards.LOSS)
def not_filled_in(subject: ChangeSubject) -> Iterator[Fault]:
    """What stands in brackets in a block to paste is filled in.

    A block that a finding prints holds what the tool knows: the day, and what it was. Why, and who
    agreed, the officer knows. With the brackets left in it, it says that there was a reason, and
    gives none.

    Wrong:

        rescheduled:
          - on: 2026-03-02
            from: March 2026
            reason: (why it moved)

    Right:

        rescheduled:
          - on: 2026-03-02
            from: March 2026
            reason: The trainer fell ill.
    """
    for before, entry in _new_words(subject):
        for field in _TO_FILL_IN:
            text = getattr(entry, field, None)
            if text and is_to_be_filled_in(text) and getattr(before, field, None) != text:
                yield Fault(
                    entry.spot.value(field),
                    f"{quoted(text)} is what a block to paste has in brackets",
                    "Write it in its place.",
                )


_TO_FILL_IN = ("reason", "note", "agreed_by", "decided_by", "decision")


def _new_words(subject: ChangeSubject) -> Iterator[tuple[Any, Any]]:
    """Give each entry that is there now, or was declared anew, with what it was before."""
    for found in lists(subject):
        for pair in found.pairs:
            if pair.after is not None and pair.after is not pair.before:
                yield pair.before, pair.after
    for before, after in (*declaring(subject), *entries_on_both(subject)):
        yield from ((None, entry) for entry in new_entries(before, after))
    yield from _words_beside_lists(subject)


def _words_beside_lists(subject: ChangeSubject) -> Iterator[tuple[Any, Any]]:
    for _, item in subject.added:
        yield from ((None, entry) for entry in (*item.updates, *item.rescheduled, *item.changed))
    for pair in subject.pairs.touched:
        if pair.after is not None and pair.after.exception is not None:
            yield getattr(pair.before, "exception", None), pair.after.exception
    for one in subject.pairs.recommendations:
        if one.after is not None and one.after.gap is not None:
            yield getattr(one.before, "gap", None), one.after.gap
    if subject.head.closed is not None:
        yield subject.base.closed, subject.head.closed
