"""Rules about what was changed: it says what it was, why, and who agreed."""

from collections.abc import Iterator
from typing import Any

from cip.assessment.declared import Changing
from cip.model.changed import Changed, fields_of
from cip.model.likeness import Nearest
from cip.model.mend import Suggestion
from cip.model.place import Keys, Spot
from cip.model.plan import Action, Milestone
from cip.model.progress import Rescheduling, Update
from cip.model.vocabulary import Severity
from cip.rules.rule import Fault, Subject, rule
from cip.rules.words import close_name, quoted


@rule()
def mistyped_and_decided(subject: Subject) -> Iterator[Fault]:
    """What is changed was either mistyped, or changed by a decision.

    What was `mistyped` never held, and reports of earlier days show the right value too. What was
    decided has a `reason`, and mostly somebody who agreed; a report of an earlier day still shows
    what held then. A change that says both would be read in two ways.

    Wrong:

        changed:
          - on: 2026-03-02
            was: {title: Train al managers}
            mistyped: {document: action-plan-2025, page: 4}
            reason: The title was too narrow.

    Right:

        changed:
          - on: 2026-03-02
            was: {title: Train al managers}
            mistyped: {document: action-plan-2025, page: 4}
    """
    for _, change in _changes(subject):
        beside = [key for key in ("reason", "agreed_by") if getattr(change, key) is not None]
        if change.is_mistyped and beside:
            message = f"This change was mistyped, and has {' and '.join(beside)} too"
            hint = "Take mistyped out if it was decided; else take the other out."
            yield Fault(change.spot.key(beside[0]), message, hint)


@rule()
def move_told_as_change(subject: Subject) -> Iterator[Fault]:
    """A deadline that moves is told under `rescheduled`.

    There every reader looks for it, and the days that it moved by are counted. Only a deadline that
    was `mistyped`, here or as the `from` of a move, is mended under `changed`.

    Wrong:

        deadline: June 2026

        changed:
          - on: 2026-03-02
            was: {deadline: March 2026}
            reason: The trainer is ill.

    Right:

        deadline: June 2026

        rescheduled:
          - on: 2026-03-02
            from: March 2026
            reason: The trainer is ill.
    """
    for found, change in _changes(subject):
        key = next((k for k in change.keys if _is_of_a_move(found.record, k)), None)
        if key is not None and not change.is_mistyped:
            hint = "Write it under rescheduled: the day in on, the old deadline in from, and why."
            if key == "from":
                hint = "Write mistyped, and the paper that shows what the deadline was."
            message = "A move of a deadline is told as another change"
            yield Fault(change.spot.key("was", key), message, hint)


def _is_of_a_move(record: Any, key: str) -> bool:
    kinds = {"deadline": (Action, Milestone), "from": (Rescheduling,)}
    return isinstance(record, kinds.get(key, ()))


@rule()
def change_without_change(subject: Subject) -> Iterator[Fault]:
    """What was changed is another one afterwards.

    An entry of `changed` keeps a value as it was before, under `was`. The new one stands where it
    always stands, or, where it was changed again, in `was` of the next entry. If the two are the
    same, the new one was never written.

    Wrong:

        title: Train all managers

        changed:
          - on: 2026-03-02
            was: {title: Train all managers}
            reason: Team leaders are trained too.

    Right:

        title: Train all managers and team leaders

        changed:
          - on: 2026-03-02
            was: {title: Train all managers}
            reason: Team leaders are trained too.
    """
    for found in subject.declared:
        after = {name: getattr(found.record, name) for c in found.changes for name in c.was}
        for change in reversed(found.record.changed):
            for key in change.keys:
                if all(change.was[name] == after[name] for name in fields_of(key)):
                    message = f"'{key}' was changed, and is the same before and after"
                    hint = "Write the old value here, and the new one where it stands."
                    yield Fault(change.spot.value("was", key), message, hint)
            after.update(change.was)


@rule(Severity.WARNING)
def unknown_agreement(subject: Subject) -> Iterator[Fault]:
    """Who agreed is a board or an officer of the plan.

    `agreed_by` says who agreed that a deadline moves, that an action is withdrawn, or that
    something is changed, and in `change_control` who may. By the short name, title or abbreviation
    of a board or an officer of `plan.yaml`, a reader knows who that is. Other words may stand
    there, and nobody can check them.

    Wrong:

        agreed_by: everybody

    Right:

        agreed_by: improvement-board
    """
    plan = subject.plan
    if not plan.readable:
        return
    boards = dict.fromkeys(name for board in plan.boards for name in (board.id, board.title))
    near = Nearest(
        (*boards, *(name for o in plan.officers for name in (o.title, *o.abbreviations)))
    )
    for name, spot, way in _agreements(subject):
        if name not in boards and subject.index.officer(name) is None:
            message = f"{quoted(name)} is no board and no officer of this plan"
            rest = "Boards and officers are listed in plan.yaml."
            at = spot.value(*way)
            yield Fault(at, message, (close_name(near, name, at) or Suggestion("")).more(rest))


def _agreements(subject: Subject) -> Iterator[tuple[str, Spot, Keys]]:
    control = subject.plan.change_control
    if control is not None:
        for number, name in enumerate(control.agreed_by):
            yield name, control.spot, ("agreed_by", number)
    for _, change in _changes(subject):
        if change.agreed_by is not None:
            yield change.agreed_by, change.spot, ("agreed_by",)
    for _, item in subject.tracked():
        entries: tuple[Update | Rescheduling, ...] = (*item.updates, *item.rescheduled)
        for entry in entries:
            if entry.agreed_by is not None:
                yield entry.agreed_by, entry.spot, ("agreed_by",)


@rule()
def unknown_succeeding_plan(subject: Subject) -> Iterator[Fault]:
    """The plan that goes on with a closed one is here.

    `succeeded_by` under `closed` names the folder of another plan of this repository. Where no plan
    here goes on with it, the key is left out.

    Wrong: where there is no folder plans/council-2028

        closed: {on: 2026-03-31, reason: The period has ended., succeeded_by: council-2028}

    Right:

        closed: {on: 2026-03-31, reason: The period has ended.}
    """
    closed, plans = subject.plan.closed, subject.plans
    if closed is None or closed.succeeded_by is None:
        return
    name = closed.succeeded_by
    if name == subject.plan.name:
        message = "This plan is said to go on with itself"
        yield Fault(closed.spot.value("succeeded_by"), message, "Name the next plan's folder.")
    elif plans is not None and name not in plans.names:
        others = [other for other in plans.names if other != subject.plan.name]
        rest = "Write the name of its folder, or take the line out."
        message = f"There is no plan {quoted(name)} here"
        at = closed.spot.value("succeeded_by")
        hint = close_name(Nearest(others), name, at) or Suggestion("")
        yield Fault(at, message, hint.more(rest))


def _changes(subject: Subject) -> Iterator[tuple[Changing, Changed]]:
    for found in subject.declared:
        for change in found.changes:
            yield found, change
