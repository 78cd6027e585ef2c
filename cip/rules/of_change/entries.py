"""Rules about dated entries: what was reported, decided and measured stays as it was said."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from cip.assessment.ends import end_of, has_own_end, has_passed
from cip.assessment.reported import action_status, reported_status
from cip.changes.alignment import aligned
from cip.changes.change import LATE_ENTRY_DAYS
from cip.changes.sense import is_same, sense, typographic
from cip.model.changed import Changed, fields_of
from cip.model.deadline import day_for_people
from cip.model.place import Spot
from cip.model.plan import Action, Milestone
from cip.model.progress import Rescheduling, Update
from cip.model.text import counted
from cip.model.vocabulary import Status
from cip.rules.of_change.deadlines import changes_baseline
from cip.rules.of_change.declared import declared, new_entries
from cip.rules.of_change.filed import as_filed, both_said, key_of, written
from cip.rules.of_change.paste import A_PAPER, block, is_to_be_filled_in, scalar
from cip.rules.of_change.rule import Both, ChangeSubject, change_rule
from cip.rules.progress import done
from cip.rules.rule import Fault, Guards
from cip.rules.words import quoted


class _Entries(NamedTuple):
    """A dated entry before and after; None where it was not there, or was removed."""

    before: Any
    after: Any


class _List(NamedTuple):
    """A list of dated entries before and after: of what, what one is called, its key, its pairs."""

    of: str
    what: str
    key: str
    spot: Spot
    pairs: tuple["_Entries", ...]
    tracked: Both | None = None


def lists(subject: ChangeSubject) -> tuple[_List, ...]:
    """Give every list of dated entries of what was there before and is there now."""
    return subject.once(_lists)


def _lists(subject: ChangeSubject) -> tuple[_List, ...]:
    return tuple(_all_lists(subject))


def _all_lists(subject: ChangeSubject) -> Iterator[_List]:
    for item in subject.tracked:
        name, before, after = item
        yield _listed(name, "update", "updates", before, after, item)
        yield _listed(name, "move of the deadline", "rescheduled", before, after, item)
        if isinstance(before, Action):
            yield _listed(name, "rating", "board_ratings", before, after)
    pairs = subject.pairs
    levels = (
        ((pairs.plan,) if pairs.plan else (), (("commentary", "commentary"),)),
        (pairs.workstreams, (("commentary", "commentary"),)),
        (pairs.recommendations, (("update", "updates"), ("decision", "responses"))),
        (pairs.kpis, (("reading", "readings"),)),
        (pairs.risks, (("score", "scores"),)),
    )
    for found, kinds in levels:
        for pair in found:
            if pair.before is not None and pair.after is not None and not pair.is_untouched:
                for what, key in kinds:
                    yield _listed(pair.name, what, key, pair.before, pair.after)


def _listed(
    of: str, what: str, key: str, before: Any, after: Any, tracked: Both | None = None
) -> _List:
    old, new = getattr(before, key), getattr(after, key)
    if old == new:
        pairs = tuple(map(_Entries, old, new))
    else:
        pairs = tuple(_Entries(pair.before, pair.after) for pair in aligned(old, new))
    return _List(of, what, _KEYS.get(key, key), after.spot, pairs, tracked)


_KEYS = {"responses": "response"}
"""What files call a list that records call otherwise."""


def _day(entry: Any) -> date | None:
    found: date | None = getattr(entry, "date", None) or getattr(entry, "on", None)
    return found


def _called(found: _List, entry: Any) -> str:
    day = _day(entry)
    when = f" of {day_for_people(day)}" if day is not None else ""
    return f"The {found.what}{when} of {found.of}"


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
                    f"{_called(found, pair.before)} is gone",
                    "Put it back in its place. What is wrong in it is corrected there, with an "
                    f"entry under its 'changed':\n{block(found.key, entry, below=True)}",
                )


_WORDS = ("note", "reason", "source", "text", "value")
"""The fields of an entry that are words about it: changing one is rewording."""

_ADDED = ("verified_by", "source", "agreed_by")
"""The fields that may be added to an entry of old: what proves it, and who agreed."""


def _differences(subject: ChangeSubject, found: _List, pair: _Entries) -> Iterator[str]:
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


def _moves_over(subject: ChangeSubject, found: _List, pair: _Entries) -> bool:
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


def _rewritten(subject: ChangeSubject, found: _List, pair: _Entries, fields: list[str]) -> Fault:
    before, after = pair.before, pair.after
    was = {key: as_filed(before, key) for key in (key_of(before, field) for field in fields)}
    key, more = next(iter(was)), len(was) - 1
    said, says = both_said(key, was[key], as_filed(after, key))
    entry = {"on": subject.today, "was": was, "reason": "(why it was corrected)"}
    return Fault(
        after.spot.value(key),
        f"{_called(found, before)} said {said}, and says {says} now"
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
def evidence_withdrawn(subject: ChangeSubject) -> Iterator[Fault]:
    """Evidence that was named for something stays named.

    Somebody looked at it and took the thing for done. Evidence that turns out to be wrong is not
    taken out in silence: `changed` in the entry says what it was.

    Wrong: the update named the minutes before

        updates:
          - date: 2024-11-20
            status: complete

    Right:

        updates:
          - date: 2024-11-20
            status: complete
            changed:
              - on: 2025-03-14
                was:
                  evidence:
                    - {title: Minutes, document: report-2025}
                reason: The minutes are those of another meeting.
    """
    for found in lists(subject):
        for pair in found.pairs:
            before, after = pair.before, pair.after
            if before is None or after is None or not getattr(before, "evidence", ()):
                continue
            if declared(before, after, "evidence"):
                continue
            now = {_named(item) for item in after.evidence}
            for item in before.evidence:
                if _named(item) not in now:
                    yield Fault(
                        after.spot.key("evidence"),
                        f"{_called(found, before)} named {quoted(item.title)} as evidence, and "
                        "does not now",
                        f"Put it back:\n{block('evidence', written(item))}",
                    )


def _named(evidence: Any) -> object:
    """Give by what evidence is known: where it lies, or its title where nothing says that."""
    if evidence.document or evidence.url:
        return evidence.document, evidence.url
    return sense(evidence.title)


@change_rule(Guards.WORDS)
def complete_without_evidence(subject: ChangeSubject) -> Iterator[Fault]:
    """What is newly complete or in place names what shows it, parts too."""
    news: list[tuple[str, Action | Milestone]] = list(subject.added)
    news += [(name, after) for name, before, after in subject.tracked if not done(before)]
    for name, item in news:
        found = done(item)
        if found and not any(update.evidence for update in found.since):
            yield Fault(
                found.update.spot.value("status"),
                f"{name} is {found.status.value.replace('-', ' ')}, and no evidence is named",
                "Add evidence: the title of what shows it, and its document or url.",
            )


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
        newest = max((d for p in found.pairs if p.before and (d := _day(p.before))), default=None)
        ends_lateness = _ends_lateness(subject, found.tracked)
        for pair in found.pairs:
            if pair.before is not None or (day := _day(pair.after)) is None:
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
                f"Date it by the day on which it is entered, such as {subject.today.isoformat()}"
                + (", and say under done_on when it was done." if _says_done(pair.after) else "."),
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


@change_rule(Guards.WORDS)
def agreement_without_source(subject: ChangeSubject) -> Iterator[Fault]:
    """Who says that a board agreed names the minute.

    `agreed_by` is what the file claims. The minute, the decision or the letter proves it, and
    stands in `source`.

    Wrong:

        rescheduled:
          - on: 2026-03-02
            from: March 2026
            reason: The trainer fell ill.
            agreed_by: improvement-board

    Right:

        rescheduled:
          - on: 2026-03-02
            from: March 2026
            reason: The trainer fell ill.
            agreed_by: improvement-board
            source: {document: report-2025, paragraph: 9}
    """
    for entry in newly_agreed(subject):
        if entry.source is None:
            yield Fault(
                entry.spot.value("agreed_by"),
                f"{quoted(entry.agreed_by)} agreed, and no minute is named",
                "Add to this entry, with the document and the place in it:\n"
                f"source: {scalar({'document': A_PAPER, 'section': '(where in it)'})}",
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
    for before, after in (*declaring(subject), *_entries(subject)):
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


def newly_agreed(subject: ChangeSubject) -> Iterator[Any]:
    """Give each entry that is new, or newly says so, and names who agreed."""
    for found in lists(subject):
        for pair in found.pairs:
            was = getattr(pair.before, "agreed_by", None)
            if getattr(pair.after, "agreed_by", None) and was is None:
                yield pair.after
    for before, after in declaring(subject):
        yield from (entry for entry in new_entries(before, after) if entry.agreed_by)


def declaring(subject: ChangeSubject) -> Iterator[tuple[Any, Any]]:
    """Give every record before and after that may declare its own changes, entries not."""
    for _, before, after in subject.tracked:
        yield before, after
    pairs = subject.pairs
    whole = (pairs.plan,) if pairs.plan else ()
    for pair in (*whole, *pairs.objectives, *pairs.workstreams, *pairs.recommendations):
        if pair.before is not None and pair.after is not None and not pair.is_untouched:
            yield pair.before, pair.after


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
    for before, after in (*declaring(subject), *_entries(subject)):
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


def _entries(subject: ChangeSubject) -> Iterator[tuple[Any, Any]]:
    """Give every dated entry before and after that is there on both sides and may differ."""
    for found in lists(subject):
        for pair in found.pairs:
            if pair.before is not None and pair.after is not None and pair.before is not pair.after:
                yield pair.before, pair.after


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
    for before, after in (*declaring(subject), *_entries(subject)):
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
