"""Rules about what stood in a plan: nothing of it goes without a word."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from cip.changes.pairing import Pair
from cip.model.place import Pointer
from cip.model.text import counted
from cip.model.vocabulary import Severity
from cip.rules.of_change.identity import called, new_part
from cip.rules.of_change.paste import WHO, block
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
        if new_part(subject, action, was) is None:
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
