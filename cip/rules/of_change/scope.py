"""Rules about what was promised, and by whom: it is changed openly, by those who may."""

from collections.abc import Iterator
from typing import Any

from cip.assessment.reported import reported_status
from cip.changes.sense import is_same
from cip.model.plan import Action, Milestone
from cip.model.progress import Update
from cip.model.vocabulary import Status
from cip.rules.of_change.declared import declared
from cip.rules.of_change.identity import is_another
from cip.rules.of_change.paste import WHO, block, lines
from cip.rules.of_change.rule import ChangeSubject, change_rule
from cip.rules.rule import Fault, Guards
from cip.rules.words import both_quoted, listed, quoted


def who_may(subject: ChangeSubject) -> str:
    """Give a sentence that says who may agree, and a space; nothing where the plan names nobody."""
    control = subject.terms.control
    if control is None or not control.agreed_by:
        return ""
    return f"Those who may agree are {listed(control.agreed_by)}. "


def declaration(subject: ChangeSubject, record: Any, was: dict[str, Any]) -> str:
    """Give the block that declares a change of a record, with what it was."""
    entry = {
        "on": subject.today,
        "was": was,
        "reason": "(why it changed)",
        "agreed_by": WHO,
    }
    return block("changed", entry, below=bool(record.changed))


@change_rule(Guards.AUTHORITY)
def scope_changed(subject: ChangeSubject) -> Iterator[Fault]:
    """What an action promises is changed openly: title, detail, and the titles of its parts.

    An action that is late can be done in a day if it promises less. Spaces, capitals, quotes and a
    final stop do not count; all else is declared, with what it was.

    Wrong: the title was 'Train all managers' before

        title: Train new managers

    Right:

        title: Train new managers

        changed:
          - on: 2026-03-02
            was: {title: Train all managers}
            reason: All others were trained in 2025.
            agreed_by: improvement-board
    """
    for name, before, after in subject.tracked:
        if isinstance(before, Action) and isinstance(after, Action) and is_another(before, after):
            continue  # that is said of its number
        for field in ("title", "detail"):
            was, now = getattr(before, field, None), getattr(after, field, None)
            if is_same(was, now, field) or declared(before, after, field) or was is None:
                continue
            old, new = both_quoted(was, now or "")
            said = f"is {new} now" if now else "is gone"
            yield Fault(
                after.spot.value(field),
                f"The {field} of {name} was {old}, and {said}",
                f"Put it back, or say why it changed. Add:\n"
                f"{declaration(subject, after, {field: was})}",
            )
            break


@change_rule(Guards.AUTHORITY)
def owner_removed(subject: ChangeSubject) -> Iterator[Fault]:
    """What somebody answers for is not left without anybody.

    Another officer may take it over; that is no finding. Nobody at all means that nobody can be
    asked.

    Wrong: the line 'accountable: Head of HR' was deleted

        title: Train all managers

    Right:

        title: Train all managers

        accountable: Chief Executive
    """
    bare = set()
    for pair in subject.pairs.workstreams:
        was, now = pair.before, pair.after
        if was is None or now is None or pair.is_untouched:
            continue
        if was.accountable and not now.accountable and "accountable" not in now.lost:
            bare.add(now.ref)
            yield Fault(
                now.spot.value("accountable"),
                f"{quoted(was.accountable[0])} was accountable for workstream {now.ref}, and "
                "nobody is now",
                _name_somebody(was.accountable),
            )
    for touched in subject.pairs.touched:
        before, after = touched.before, touched.after
        if before is None or after is None or "accountable" in after.lost:
            continue
        old = subject.before.owners_of(before).accountable
        if not old.officers or subject.after.owners_of(after).accountable.officers:
            continue
        if old.named_by == "action" or after.workstream not in bare:
            yield Fault(
                after.spot.value("accountable"),
                f"{quoted(old.officers[0])} was accountable for {after.ref}, and nobody is now",
                _name_somebody(old.officers),
            )


def _name_somebody(officers: tuple[str, ...]) -> str:
    return f"Name who is now. As it was:\n{lines({'accountable': officers[0]})}"


@change_rule(Guards.AUTHORITY)
def withdrawn_alone(subject: ChangeSubject) -> Iterator[Fault]:
    """What is withdrawn names what takes its place, or who agreed that nothing does.

    A promise that the council made in public is given up, or goes where nobody sees it any more
    (`moved_to`). That is a decision, and it is made by those who may make it.

    Wrong:

        updates:
          - date: 2026-03-02
            status: withdrawn
            note: There is no money for it.

    Right:

        updates:
          - date: 2026-03-02
            status: withdrawn
            note: There is no money for it.
            agreed_by: improvement-board
            source: {document: report-2025, paragraph: 9}
    """
    for name, before, after in subject.tracked:
        update = _withdrawal(after)
        if update is None or _withdrawal(before) is not None:
            continue
        if not (update.superseded_by or update.agreed_by):
            what = "is moved out of the plans" if update.moved_to else "nothing takes its place"
            yield Fault(
                update.spot.value("status"),
                f"{name} is withdrawn, and {what}; nobody is named who agreed",
                f"{who_may(subject)}Add to this entry superseded_by with what takes its place, or "
                f"who agreed:\n{lines({'agreed_by': WHO})}",
            )


def _withdrawal(item: Action | Milestone) -> Update | None:
    said = reported_status(item.updates)
    return said.update if said is not None and said.status is Status.WITHDRAWN else None


@change_rule(Guards.LOSS)
def lost_declared(subject: ChangeSubject) -> Iterator[Fault]:
    """What the file gave before is not lost in our copy of the paper.

    `lost` is for what nobody could ever read: the tool draws no signal from it. Of a value that
    stood in the file, somebody did read it.

    Wrong: the file said 'deadline: July 2024' before

        lost:
          deadline: The paper prints ten ends in one cell.

    Right:

        deadline: July 2024
    """
    for name, record, before, after in _losing(subject):
        for key in after.lost:
            value = getattr(before, key, None)
            if key not in before.lost and value and not getattr(after, key, None):
                words = value.text if hasattr(value, "text") else ", ".join(value)
                yield Fault(
                    record.spot.value("lost", key),
                    f"'{key}' of {name} was {quoted(words)} before, so our copy of the paper did "
                    "not lose it",
                    f"Take the line out, and put back:\n{_given_back(key, value)}",
                )


def _given_back(key: str, value: Any) -> str:
    given = list(value) if isinstance(value, tuple) and len(value) > 1 else value
    return lines({key: given[0] if isinstance(given, tuple) else given})


def _losing(subject: ChangeSubject) -> Iterator[tuple[str, Any, Any, Any]]:
    for name, before, after in subject.tracked:
        yield name, after, before, after
    for pair in subject.pairs.workstreams:
        if pair.before is not None and pair.after is not None and not pair.is_untouched:
            yield f"workstream {pair.name}", pair.after, pair.before, pair.after
