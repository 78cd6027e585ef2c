"""Rules about dated entries: what was reported, decided and measured stays as it was said."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from cip.assessment.ends import end_of, has_own_end, has_passed
from cip.assessment.reported import action_status, reported_status
from cip.changes.change import LATE_ENTRY_DAYS
from cip.changes.sense import is_same, typographic
from cip.model.deadline import day_for_people
from cip.model.plan import Action, Milestone
from cip.model.progress import Rescheduling, Update
from cip.model.text import counted
from cip.model.vocabulary import Status
from cip.rules.of_change.dated import (
    DatedList,
    Entries,
    called,
    day_of_entry,
    lists,
)
from cip.rules.of_change.deadlines import changes_baseline
from cip.rules.of_change.declared import declared
from cip.rules.of_change.filed import as_filed, both_said, key_of, written
from cip.rules.of_change.paste import block
from cip.rules.of_change.rule import Both, ChangeSubject, change_rule
from cip.rules.rule import Fault, Guards


@change_rule(Guards.LOSS)
def entry_removed(subject: ChangeSubject) -> Iterator[Fault]:
    """What was reported, moved, decided, rated or measured on a day is not taken out again.

    It was known to be so on that day, and reports were written from it. What was wrong in it is
    corrected where it stands, and stays visible; what stands under the wrong action is corrected
    to a note that says so.

    Wrong: the update of 20 November 2024 was deleted

        updates:
          - {date: 2025-03-14, status: complete}

    Right:

        updates:
          - date: 2024-11-20
            note: This was reported of 1.2.4.
            changed:
              - on: 2025-03-14
                was: {status: at-risk, note: null}
                reason: It stood under the wrong action.
          - {date: 2025-03-14, status: complete}
    """
    for found in lists(subject):
        for pair in found.pairs:
            if pair.after is None:
                entry = written(pair.before)
                yield Fault(
                    found.spot.key(found.key),
                    f"{called(found, pair.before)} is gone",
                    "Put it back in its place. What is wrong in it is corrected there, with an "
                    f"entry under its 'changed':\n{block(found.key, entry, below=True)}",
                )


_WORDS = ("note", "reason", "source", "text", "value")
"""The fields of an entry that are words about it: changing one is rewording."""


_ADDED = ("verified_by", "source", "agreed_by")
"""The fields that may be added to an entry of old: what proves it, and who agreed."""


def _differences(subject: ChangeSubject, found: DatedList, pair: Entries) -> Iterator[str]:
    """Give the fields of an entry that are not what they were, and say no more than before."""
    before, after = pair.before, pair.after
    for field in before._fields:
        if field in ("spot", "changed", "evidence"):
            continue
        was, now = getattr(before, field), getattr(after, field)
        if is_same(was, now, field) or declared(before, after, field):
            continue
        if field in _ADDED and was is None:
            continue
        if field == "note" and was and typographic(now or "").startswith(typographic(was)):
            continue
        if field == "previous" and _moves_over(subject, found, pair):
            continue
        yield field


def _moves_over(subject: ChangeSubject, found: DatedList, pair: Entries) -> bool:
    """Say whether what a move led away from is told elsewhere.

    It is where an earlier move is typed in, which led away from that deadline; and where the first
    deadline of all changes, that is said by a rule of its own.
    """
    position = found.pairs.index(pair)
    ahead = found.pairs[position - 1] if position else None
    if ahead is not None and ahead.before is None and isinstance(ahead.after, Rescheduling):
        return is_same(ahead.after.previous, pair.before.previous)
    return found.tracked is not None and changes_baseline(subject, found.tracked)


def _rewordings(subject: ChangeSubject, *, words: bool) -> Iterator[Fault]:
    for found in lists(subject):
        for pair in found.pairs:
            before, after = pair.before, pair.after
            if before is None or after is None or before is after:
                continue
            changed = [f for f in _differences(subject, found, pair) if (f in _WORDS) == words]
            if changed:
                yield _rewritten(subject, found, pair, changed)


def _rewritten(subject: ChangeSubject, found: DatedList, pair: Entries, fields: list[str]) -> Fault:
    before, after = pair.before, pair.after
    was = {key: as_filed(before, key) for key in (key_of(before, field) for field in fields)}
    key, more = next(iter(was)), len(was) - 1
    said, says = both_said(key, was[key], as_filed(after, key))
    entry = {"on": subject.today, "was": was, "reason": "(why it was corrected)"}
    return Fault(
        after.spot.value(key),
        f"{called(found, before)} said {said}, and says {says} now"
        + (f" (and {counted(more, 'key')} more)" if more else ""),
        "Put it back as it was. If it was wrong, add to this entry:\n"
        + block("changed", entry, below=bool(after.changed)),
    )


@change_rule(Guards.LOSS)
def entry_rewritten(subject: ChangeSubject) -> Iterator[Fault]:
    """What an entry said stays as it was said, or the entry says itself what it said before.

    A status, a day, a rating, a score, a deadline that was moved: reports were written from it.
    Evidence, a verification, a source or who agreed may be added to an entry of old, and a sentence
    to the end of its note. All else is corrected with `changed`, inside the entry.

    Wrong: the status was at-risk before

        updates:
          - date: 2024-11-20
            status: underway

    Right:

        updates:
          - date: 2024-11-20
            status: underway
            changed:
              - on: 2025-03-14
                was: {status: at-risk}
                reason: The report of that day spoke of another action.
    """
    yield from _rewordings(subject, words=False)
    for pair in subject.pairs.touched:
        if pair.before is None or pair.after is None:
            continue
        before, after = pair.before.exception, pair.after.exception
        if before is None or after is None or before.raised != after.raised:
            continue
        fields = ("cause", "consequence", "asked_of", "decided_on", "decision")
        for field in fields:
            was, now = getattr(before, field), getattr(after, field)
            if was is not None and not is_same(was, now, field):
                said, says = both_said(key_of(after, field), was, now)
                yield Fault(
                    after.spot.value(),
                    f"The exception of {day_for_people(before.raised)} of {pair.name} said "
                    f"{said}, and says {says} now",
                    f"Put it back as '{subject.bring_back(pair.after.path)}' shows it.",
                )
                break


@change_rule(Guards.WORDS)
def entry_reworded(subject: ChangeSubject) -> Iterator[Fault]:
    """The words of an entry, and what was measured, stay, or the entry says what they were.

    A note, a reason, a source or a reading was read by boards as it stood. A sentence may be added
    at the end of a note. Spelling, capitals, quotes and spaces do not count.

    Wrong: the note was 'Behind by three months' before

        updates:
          - date: 2024-11-20
            note: Good progress.

    Right:

        updates:
          - date: 2024-11-20
            note: Good progress.
            changed:
              - on: 2025-03-14
                was: {note: Behind by three months}
                reason: The three months were those of another action.
    """
    yield from _rewordings(subject, words=True)


@change_rule(Guards.WORDS)
def entry_backdated(subject: ChangeSubject) -> Iterator[Fault]:
    """What is entered late does not end lateness, nor stand before what was entered already.

    An entry that bears an old day makes every report of the days since say something that nobody
    knew then. It may be right: minutes arrive late. Whoever reviews the change should see that it
    was looked at; where the plan is under change control, it bears today's day and names its
    source.

    Wrong: entered on 2 March 2026

        updates:
          - date: 2025-11-03
            status: complete

    Right:

        updates:
          - date: 2026-03-02
            status: complete
            done_on: 3 November 2025
            evidence:
              - {title: Minutes of the board, document: report-2025}
    """
    for found in lists(subject):
        if found.tracked is None:
            continue
        newest = max(
            (d for p in found.pairs if p.before and (d := day_of_entry(p.before))), default=None
        )
        ends_lateness = _ends_lateness(subject, found.tracked)
        for pair in found.pairs:
            if pair.before is not None or (day := day_of_entry(pair.after)) is None:
                continue
            is_old = (subject.today - day).days > LATE_ENTRY_DAYS
            if newest is not None and day < newest:
                why = f"there is one of {day_for_people(newest)} already"
            elif is_old and ends_lateness and _closes_or_moves(pair.after):
                why = f"with it {found.of} is no longer counted as overdue"
            else:
                continue
            yield Fault(
                pair.after.spot.value("on" if isinstance(pair.after, Rescheduling) else "date"),
                f"This {found.what} is new in this change and dated {day_for_people(day)}; {why}",
                _dated_by(subject, pair.after, day),
            )


def _dated_by(subject: ChangeSubject, entry: Any, day: date) -> str:
    """Say by which day to date an entry; without change control one of that day may stand."""
    done = ", and say under done_on when it was done" if _says_done(entry) else ""
    today = subject.today.isoformat()
    if subject.terms.control is not None:
        return f"Date it by the day on which it is entered, such as {today}{done}."
    what = "decided" if isinstance(entry, Rescheduling) else "reported"
    return (
        f"Where it was {what} on {day_for_people(day)} and is only entered late, it may stand: "
        "whoever reviews the change looks at it. Else date it by the day on which it is entered, "
        f"such as {today}{done}."
    )


def _says_done(entry: Any) -> bool:
    """Say whether an entry can have ``done_on``: what is withdrawn was not done."""
    return isinstance(entry, Update) and entry.status in (Status.COMPLETE, Status.IN_PLACE)


def _closes_or_moves(entry: Any) -> bool:
    return isinstance(entry, Rescheduling) or entry.status in (
        Status.COMPLETE,
        Status.IN_PLACE,
        Status.WITHDRAWN,
    )


def _ends_lateness(subject: ChangeSubject, item: Both) -> bool:
    before, after = (_is_late(side, subject) for side in (item.before, item.after))
    return before and not after


def _is_late(item: Action | Milestone, subject: ChangeSubject) -> bool:
    end, said = item.deadline, reported_status(item.updates)
    if isinstance(item, Action):
        said = action_status(item)
        if not has_own_end(item):
            end = end_of(item, subject.terms.approved)
    return has_passed(end, said, as_of=subject.today)
