"""Rules about what stands in a plan: nothing of it goes without a word, and numbers stay."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from cip.changes.pairing import Pair
from cip.changes.sense import is_same, sense, typographic
from cip.model.deadline import day_for_people
from cip.model.place import Pointer
from cip.model.plan import Action, Milestone
from cip.model.text import counted
from cip.model.vocabulary import Severity
from cip.rules.of_change.declared import declared
from cip.rules.of_change.paste import WHO, block, lines
from cip.rules.of_change.rule import ChangeSubject, change_rule
from cip.rules.rule import Fault, Guards, page
from cip.rules.words import quoted

page(
    "plan-deleted",
    Severity.ERROR,
    """
    A plan that was approved is not deleted.

    Its actions were promised, and what became of them is for everybody to read. A plan that is at
    its end says so: `closed` in its `plan.yaml` has the day, why, and which plan goes on with it.

    Wrong: the folder of a plan is deleted, or has another name

        rm -r plans/council-2024

    Right: in `plan.yaml`

        closed:
          on: 2026-03-31
          reason: What is left of it stands in the plan of 2027.
          succeeded_by: council-2027
    """,
    Guards.LOSS,
)
page(
    "base-unreadable",
    Severity.WARNING,
    """
    A change can be judged where the files before it could be read.

    A file that was broken before the change has no record to compare with, so what the change did
    to it is not known. It is said, so that somebody looks at that file.

    Wrong: before the change the file could not be read

        deadline: [

    Right: look at what the file says now, with the papers beside it

        deadline: March 2026
    """,
    Guards.WORDS,
)


def called(item: Any, name: str) -> str:
    """Give what a sentence calls something: its number and its title, which may be cut."""
    return f"{name} {quoted(item.title)}"


def _withdrawal(subject: ChangeSubject) -> str:
    return block(
        "updates",
        {
            "date": subject.today,
            "status": "withdrawn",
            "note": "(why it is given up)",
            "agreed_by": WHO,
        },
    )


@change_rule(Guards.LOSS)
def action_deleted(subject: ChangeSubject) -> Iterator[Fault]:
    """An action that stood in an approved plan is not deleted.

    Whoever promised it would be free of it, and nobody would ask. What is given up is reported as
    `withdrawn`, with the reason; what was merged into another action names it.

    Wrong: the file of the action is deleted

        rm plans/council/1.2-train/1.2.3-choose-a-trainer.yaml

    Right: the file stays, and says

        updates:
          - date: 2026-03-02
            status: withdrawn
            note: The trainers of the region do it from April.
            superseded_by: "1.2.4"
    """
    gone_with = {pair.name for pair in subject.pairs.workstreams if pair.is_gone}
    for pair in subject.pairs.actions:
        action = pair.before
        if action is None or not pair.is_gone or action.workstream in gone_with:
            continue
        if subject.pairs.same_words_now(action) is None:
            yield Fault(
                Pointer(action.path, ("ref",)),
                f"{called(action, pair.name)} stood in the plan and is gone",
                f"Bring it back with '{subject.bring_back(action.path)}'. If it is no longer to be "
                f"done, add to it:\n{_withdrawal(subject)}",
            )


@change_rule(Guards.LOSS, at_most=Severity.WARNING)
def duplicate_deleted(subject: ChangeSubject) -> Iterator[Fault]:
    """Of two actions with the same words, the one that goes is reported as withdrawn.

    The plan loses no promise, since the other one stays. But what was reported of the one that is
    deleted is lost, and its number leads nowhere.

    Wrong: the file of one of the two is deleted

        rm plans/council/1.2-train/1.2.4-choose-a-trainer.yaml

    Right: the file stays, and says

        updates:
          - date: 2026-03-02
            status: withdrawn
            note: It stood in the plan twice.
            superseded_by: "1.2.3"
    """
    for pair in subject.pairs.actions:
        action = pair.before
        if action is None or not pair.is_gone or subject.pairs.new_in_its_words(action):
            continue
        if (other := subject.pairs.same_words_now(action)) is not None:
            entry = {
                "date": subject.today,
                "status": "withdrawn",
                "note": "It stood in the plan twice.",
                "superseded_by": other.ref,
            }
            yield Fault(
                Pointer(action.path, ("ref",)),
                f"{called(action, pair.name)} is gone; {other.ref} has the same words and stays",
                f"Bring it back with '{subject.bring_back(action.path)}', and add to it:\n"
                f"{block('updates', entry)}",
            )


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
        if other := _new_part(subject, action, was):
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


def _new_part(subject: ChangeSubject, action: Pair[Action], was: Milestone) -> Milestone | None:
    """Give the first new part of an action that has the title of one that is gone, or None."""
    return subject.once(_new_parts).get((action.way, sense(was.title)))


def _new_parts(subject: ChangeSubject) -> Mapping[tuple[tuple[str, ...], Hashable], Milestone]:
    found: dict[tuple[tuple[str, ...], Hashable], Milestone] = {}
    for action, part in subject.pairs.parts:
        if part.before is None and part.after is not None:
            found.setdefault((action.way, sense(part.after.title)), part.after)
    return found


@change_rule(Guards.LOSS)
def part_deleted(subject: ChangeSubject) -> Iterator[Fault]:
    """A part that stood in an action of an approved plan is not deleted.

    An action may end with its last part, and is judged by its parts. What is given up is reported
    as `withdrawn` in the part itself, with the reason.

    Wrong: of the parts (a) and (b) only this is left

        milestones:
          - ref: "a"
            title: Choose a trainer

    Right:

        milestones:
          - ref: "a"
            title: Choose a trainer
          - ref: "b"
            title: Train
            updates:
              - date: 2026-03-02
                status: withdrawn
                note: The trainers of the region do it from April.
    """
    for action, part in subject.pairs.parts:
        was, now = part.before, action.after
        if was is None or now is None or not part.is_gone:
            continue
        if _new_part(subject, action, was) is None:
            name = f"{action.name}({was.ref})"
            entry = {"ref": was.ref, "title": was.title}
            if was.deadline is not None:
                entry["deadline"] = was.deadline.text
            yield Fault(
                now.spot.key("milestones"),
                f"{called(was, name)} stood in the action and is gone",
                f"Put it back as '{subject.bring_back(now.path)}' shows it. If it is no longer to "
                f"be done, report it there as withdrawn, with a note that says why:\n"
                f"{block('milestones', entry, below=bool(now.milestones))}",
            )


@change_rule(Guards.LOSS)
def workstream_deleted(subject: ChangeSubject) -> Iterator[Fault]:
    """A workstream that stood in an approved plan is not deleted, nor is its folder.

    Its actions would go with it. Those that are given up are reported as `withdrawn`, each with the
    reason; those that went to another workstream say which number they had.

    Wrong: the folder of the workstream is deleted

        rm -r plans/council/1.2-train

    Right: the folder stays, and each of its actions says what became of it

        updates:
          - date: 2026-03-02
            status: withdrawn
            note: The region trains all managers from April.
    """
    actions_in = Counter(action.workstream for action in subject.base.actions)
    for pair in subject.pairs.workstreams:
        was = pair.before
        if was is None or not pair.is_gone:
            continue
        number = counted(actions_in[was.ref], "action")
        path = was.spot.path or f"{was.folder}/workstream.yaml"
        yield Fault(
            Pointer(path, ("ref",)),
            f"Workstream {called(was, pair.name)} with {number} stood in the plan and is gone",
            f"Bring it back with '{subject.bring_back(was.folder or path)}'. Report each of its "
            f"actions that is no longer to be done:\n{_withdrawal(subject)}",
        )


@change_rule(Guards.LOSS)
def objective_deleted(subject: ChangeSubject) -> Iterator[Fault]:
    """An objective that stood in an approved plan is not deleted.

    Its target and its date would go with it, and with them what the council said that all of its
    workstreams were for. One that goes on as a part of another stays, and its description says so.
    One that has another number says which it had, as an action does.

    Wrong: of two objectives only this is left

        objectives:
          - {ref: "1", title: Lead well}

    Right:

        objectives:
          - {ref: "1", title: Lead well}
          - ref: "2"
            title: Spend well
            description: Goes on as a part of objective 1 since March 2026.
    """
    for pair in subject.pairs.objectives:
        was = pair.before
        if was is None or not pair.is_gone:
            continue
        path = was.spot.path
        served = sum(1 for one in subject.base.workstreams if one.objective == was.ref)
        after = f" with {counted(served, 'workstream')}" if served else ""
        entry = {"on": subject.today, "was": {"ref": was.ref}, "reason": "(why it was renumbered)"}
        yield Fault(
            Pointer(path, ("objectives",)),
            f"Objective {called(was, pair.name)}{after} stood in the plan and is gone",
            f"Put it back as '{subject.bring_back(path)}' shows it; where it goes on as a part of "
            "another, its description says so. If it has another number now, add to it:\n"
            + block("changed", entry),
        )


@change_rule(Guards.LOSS)
def recommendation_deleted(subject: ChangeSubject) -> Iterator[Fault]:
    """A recommendation of a review is not deleted, nor is the review.

    The reviewers made it, and the council answers to them for it. What the council does not accept
    stays, with its `response`; what nobody answers for now has a `gap` that says why.

    Wrong: of R1 and R2 only this is left

        recommendations:
          - {id: R1, text: Lead.}

    Right:

        recommendations:
          - {id: R1, text: Lead.}
          - id: R2
            text: Plan.
            response: {decision: rejected, reason: The plan is there., decided_by: The Cabinet}
    """
    gone = {pair.name for pair in subject.pairs.sets if pair.is_gone}
    for pair in subject.pairs.sets:
        was = pair.before
        if was is not None and pair.is_gone:
            number = counted(len(was.recommendations), "recommendation")
            yield Fault(
                Pointer(was.spot.path, ("sets",)),
                f"The review {called(was, pair.name)} with {number} is gone",
                f"Put it back as '{subject.bring_back(was.spot.path)}' shows it.",
            )
    for item in subject.pairs.recommendations:
        said = item.before
        if said is not None and item.is_gone and item.way[1] not in gone:
            yield Fault(
                Pointer(said.spot.path, ("sets",)),
                f"Recommendation {said.id} {quoted(said.text)} is gone",
                f"Put it back as '{subject.bring_back(said.spot.path)}' shows it. What the council "
                "does not accept stays, with its response.",
            )


@change_rule(Guards.LOSS)
def measure_deleted(subject: ChangeSubject) -> Iterator[Fault]:
    """A KPI, a risk or a board that stood in an approved plan is not deleted.

    A measure that goes is one that nobody has to explain any more, and a board that goes is one
    that nobody reports to.

    Wrong: of two KPIs only this is left

        kpis:
          - {id: staff-turnover, title: Staff turnover}

    Right: it stays, and a note says what became of it

        kpis:
          - {id: staff-turnover, title: Staff turnover}
          - id: sickness
            title: Days lost to sickness
            notes: [Measured no more since March 2026. The new system counts hours.]
    """
    kinds: tuple[tuple[str, str, tuple[Pair[Any], ...]], ...] = (
        ("KPI", "kpis", subject.pairs.kpis),
        ("risk", "risks", subject.pairs.risks),
        ("board", "boards", subject.pairs.boards),
    )
    for what, key, pairs in kinds:
        for pair in pairs:
            if pair.before is not None and pair.is_gone:
                path = pair.before.spot.path
                yield Fault(
                    Pointer(path, (key,)),
                    f"The {what} {called(pair.before, pair.name)} is gone",
                    f"Put it back as '{subject.bring_back(path)}' shows it.",
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
