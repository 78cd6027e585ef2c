"""Rules about what is withdrawn: it says why, what takes its place, and nobody waits for it."""

from collections.abc import Iterator

from cip.assessment.reported import reported_status
from cip.model.deadline import day_for_people
from cip.model.place import Spot
from cip.model.plan import Action, Milestone
from cip.model.progress import Update
from cip.model.references import split_target
from cip.model.vocabulary import CLOSED_STATUSES, Severity, Status
from cip.rules.progress import stated
from cip.rules.references import successors
from cip.rules.rule import Fault, Subject, rule
from cip.rules.words import listed


@rule()
def unexplained_withdrawal(subject: Subject) -> Iterator[Fault]:
    """An action that is withdrawn says why in the note.

    A promise that the council made in public is given up. The board and the public will ask for
    the reason, and for what takes its place: that stands in `superseded_by`.

    Wrong:

        updates:
          - date: 2025-03-14
            status: withdrawn

    Right:

        updates:
          - date: 2025-03-14
            status: withdrawn
            note: Now a part of the customer strategy, agreed by the Executive on 11 March 2025.
            superseded_by: "1.3.4"
    """
    for name, item in subject.tracked():
        before: Status | None = None
        for update, status in stated(item):
            if status is Status.WITHDRAWN and before is not status and update.note is None:
                yield Fault(
                    update.spot.value("status"),
                    f"{name} is withdrawn, and there is no note that says why",
                    "Add a note with the reason, and superseded_by if something takes its place.",
                )
            before = status


@rule()
def superseded_by_itself(subject: Subject) -> Iterator[Fault]:
    """What takes the place of a withdrawn action is not that action, nor a part of it.

    A reader who looks for what became of it would be sent round in a circle.

    Wrong: in action 1.3

        superseded_by: "1.3"

    Right:

        superseded_by: "1.4"
    """
    for name, item in subject.tracked():
        for update in item.updates:
            for target, way in successors(update):
                if name in (target, split_target(target)[0]):
                    what = "itself" if name == target else f"its own part {target}"
                    hint = "Write what takes its place, or take the line out if nothing does."
                    message = f"{name} is superseded by {what}"
                    yield Fault(update.spot.value(*way), message, hint)


@rule(Severity.WARNING)
def withdrawn_target(subject: Subject) -> Iterator[Fault]:
    """Nothing that is still open depends on something that was withdrawn.

    What was withdrawn will never be done, so whoever waits for it waits for ever. Either the
    dependency no longer holds, or something else has taken its place.

    Wrong: action 1.1 is withdrawn, and 1.3 has taken its place

        depends_on: ["1.1"]

    Right:

        depends_on: ["1.3"]
    """
    known: dict[str, Update | None] = {}
    for name, targets, spot in _waiting(subject):
        for number, target in enumerate(targets):
            if target not in known:
                known[target] = _withdrawal(subject, target)
            if (withdrawal := known[target]) is not None:
                day = day_for_people(withdrawal.date)
                yield Fault(
                    spot.value("depends_on", number),
                    f"{name} depends on {target}, which was withdrawn on {day}",
                    _instead(name, withdrawal.superseded_by),
                )


def _waiting(subject: Subject) -> Iterator[tuple[str, tuple[str, ...], Spot]]:
    """Give what every workstream, open action and open part depends on."""
    for workstream in subject.plan.workstreams:
        yield workstream.ref, workstream.depends_on, workstream.spot
    for action in subject.known.actions:
        if _is_open(action):
            yield action.ref, action.depends_on, action.spot
            for part in action.milestones:
                if _is_open(part):
                    yield f"{action.ref}({part.ref})", part.depends_on, part.spot


def _is_open(item: Action | Milestone) -> bool:
    reported = reported_status(item.updates)
    return reported is None or reported.status not in CLOSED_STATUSES


def _withdrawal(subject: Subject, target: str) -> Update | None:
    """Give the update that withdrew an action, or a part by itself or with its action."""
    for ref in (target, split_target(target)[0]):
        item = subject.known_index.target(ref)
        if isinstance(item, Action | Milestone):
            reported = reported_status(item.updates)
            if reported is not None and reported.status is Status.WITHDRAWN:
                return reported.update
    return None


def _instead(name: str, successors: tuple[str, ...]) -> str:
    found = [s for s in successors if "/" not in s and name not in (s, split_target(s)[0])]
    if not found:
        return "Take it out of depends_on, or write what has taken its place."
    has = "has" if len(found) == 1 else "have"
    return f"{listed(found)} {has} taken its place: write that, or take it out of depends_on."
