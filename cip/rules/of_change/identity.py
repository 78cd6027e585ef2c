"""Rules about who is who in a plan: numbers stay, and what is new says since when."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from cip.changes.pairing import Pair
from cip.changes.sense import is_same, sense, typographic
from cip.model.deadline import day_for_people
from cip.model.plan import Action, Milestone
from cip.rules.of_change.declared import declared
from cip.rules.of_change.paste import block, lines
from cip.rules.of_change.rule import ChangeSubject, change_rule
from cip.rules.rule import Fault, Guards
from cip.rules.words import quoted


def called(item: Any, name: str) -> str:
    """Give what a sentence calls something: its number and its title, which may be cut."""
    return f"{name} {quoted(item.title)}"


@change_rule(Guards.LOSS)
def number_changed(subject: ChangeSubject) -> Iterator[Fault]:
    """What gets another number says which one it had.

    Boards, minutes and papers call an action by its number. Under another one it would be a new
    action, with no first deadline and no history. `changed` says that it is the same one.

    Wrong: 1.3.1 stands as 1.4.2 now, and says no more than

        ref: "1.4.2"

    Right:

        ref: "1.4.2"

        changed:
          - on: 2026-03-02
            was: {ref: "1.3.1"}
            reason: It belongs to the work on customers.
    """
    for pair in subject.pairs.actions:
        gone = pair.before
        if gone is not None and pair.is_gone and (now := subject.pairs.new_in_its_words(gone)):
            yield _renumbering(subject, called(gone, gone.ref), gone.ref, now, now.ref)
    for action, part in subject.pairs.parts:
        was = part.before
        if was is None or not part.is_gone:
            continue
        if other := new_part(subject, action, was):
            name = f"{action.name}({was.ref})"
            yield _renumbering(
                subject, called(was, name), was.ref, other, f"{action.name}({other.ref})"
            )


def _renumbering(
    subject: ChangeSubject, what: str, ref: str, now: Action | Milestone, number: str
) -> Fault:
    entry = {"on": subject.today, "was": {"ref": ref}, "reason": "(why the number changed)"}
    return Fault(
        now.spot.value("ref"),
        f"{what} stands as {number} now, and nothing says so",
        f"Give it its number back, or add to it:\n{block('changed', entry)}",
    )


@change_rule(Guards.LOSS)
def number_reused(subject: ChangeSubject) -> Iterator[Fault]:
    """A number that belonged to one action is not given to another.

    What was reported under the number, its first deadline and what boards decided would be said of
    something else. A new action gets a new number, and the old one is reported as withdrawn.

    Wrong: 1.2.3 was 'Choose a trainer', and its file now says

        ref: "1.2.3"
        title: Sell the depot in Mill Lane

    Right: 1.2.3 stays what it was, and the new action says

        ref: "1.2.5"
        title: Sell the depot in Mill Lane
        added: 2026-03-02
    """
    for pair in subject.pairs.touched:
        before, after = pair.before, pair.after
        if before is None or after is None or not is_another(before, after):
            continue
        yield Fault(
            after.spot.value("title"),
            f"{before.ref} was {quoted(before.title)} and is {quoted(after.title)} now: that is "
            "another action",
            f"Put the old one back as '{subject.bring_back(before.path)}' shows it, and give the "
            f"new one a number of its own:\n{lines({'added': subject.today})}",
        )
    former = {
        str(entry.was["ref"])
        for a in subject.head.actions
        for entry in a.changed
        if "ref" in entry.was
    }
    for pair in subject.pairs.actions:
        if pair.is_new and pair.after is not None and pair.name in former:
            yield Fault(
                pair.after.spot.value("ref"),
                f"{pair.name} is the former number of another action",
                "Give the new action a number that none has had.",
            )


_SHARED = 0.25
"""Which part of their words two actions share that are still one; of the one that has fewer."""


def is_another(before: Action, after: Action) -> bool:
    """Say whether hardly a word is left of an action, and nothing declares that it was changed.

    Where it has another number, that it is the same one is what was declared, and is held to it.
    """
    if is_same(before.title, after.title):
        return False
    if before.ref == after.ref and declared(before, after, "title"):
        return False
    old, new = _words(before), _words(after)
    return len(old & new) < _SHARED * min(len(old), len(new))


def _words(action: Action) -> frozenset[str]:
    """Give the words of an action that mean something by themselves."""
    text = typographic(f"{action.title} {action.detail or ''}")
    words = ("".join(filter(str.isalnum, word)) for word in text.split())
    return frozenset(word for word in words if len(word) > 3)


@change_rule(Guards.WORDS)
def not_declared_as_added(subject: ChangeSubject) -> Iterator[Fault]:
    """An action or a part that was not in the plan before says since when it is.

    Without the day it looks as if it had been promised from the start: its clock would begin with
    the plan's approval. What was in the plan and is only typed in now has the day of approval.

    Wrong: in a new file

        ref: "1.2.5"
        title: Sell the depot in Mill Lane

    Right:

        ref: "1.2.5"
        title: Sell the depot in Mill Lane
        added: 2026-03-02
    """
    for name, item in subject.added:
        if item.added is not None or _is_carried_over(item):
            continue
        if isinstance(item, Action) and subject.pairs.is_gone_in_its_words(item):
            continue  # it is found to be one that is gone: then its number is what is asked
        yield Fault(
            item.spot.value("ref"),
            f"{called(item, name)} was not in the plan before, and does not say since when it is",
            _since_when(subject),
        )


def _since_when(subject: ChangeSubject) -> str:
    today = subject.today.isoformat()
    first = subject.base.approved or subject.base.first_day
    if first is None:
        return f"Add 'added: {today}', or the day on which it came into the plan."
    return (
        f"New since {day_for_people(first)}? Add 'added: {today}'. Was it in the plan then and is "
        f"only typed in now? Add 'added: {first.isoformat()}'."
    )


def _is_carried_over(item: Action | Milestone) -> bool:
    """Say whether something came from another plan, where it stood under a number."""
    return any("/" in str(entry.was.get("ref", "")) for entry in item.changed)


@change_rule(Guards.LOSS)
def added_changed(subject: ChangeSubject) -> Iterator[Fault]:
    """The day on which something came into the plan stays.

    With a later day an old action would look new, and the time in which nobody reported on it would
    be forgotten. Without one it would look as if it had always been there.

    Wrong: an action that has stood in the plan since it was approved says today

        added: 2026-03-02

    Right: the line stays as it was; a day that was mistyped is declared

        added: 2025-06-02

        changed:
          - on: 2026-03-02
            was: {added: 2025-02-06}
            mistyped: {document: report-2025, paragraph: 4}
    """
    for name, before, after in subject.tracked:
        if before.added == after.added or declared(before, after, "added"):
            continue
        was = "had no 'added'" if before.added is None else f"was added {before.added.isoformat()}"
        now = "has none" if after.added is None else f"says {after.added.isoformat()}"
        cure = (
            "Take the line out."
            if before.added is None
            else (f"Write it as it was:\n{lines({'added': before.added})}")
        )
        yield Fault(after.spot.value("added"), f"{name} {was}, and {now} now", cure)


def new_part(subject: ChangeSubject, action: Pair[Action], was: Milestone) -> Milestone | None:
    """Give the first new part of an action that has the title of one that is gone, or None."""
    return subject.once(_new_parts).get((action.way, sense(was.title)))


def _new_parts(subject: ChangeSubject) -> Mapping[tuple[tuple[str, ...], Hashable], Milestone]:
    found: dict[tuple[tuple[str, ...], Hashable], Milestone] = {}
    for action, part in subject.pairs.parts:
        if part.before is None and part.after is not None:
            found.setdefault((action.way, sense(part.after.title)), part.after)
    return found
