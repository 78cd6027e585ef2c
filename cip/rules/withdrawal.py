"""Rules about what is withdrawn: it says why, what takes its place, and nobody waits for it."""

from collections.abc import Iterator

from cip.assessment.reported import reported_status
from cip.documents.explaining.quoting import LONGEST, short
from cip.model.deadline import day_for_people
from cip.model.mend import NewValue, Suggestion, suggestion
from cip.model.place import Pointer, Spot
from cip.model.plan import Action, Milestone
from cip.model.progress import Update
from cip.model.references import name_in, split_target
from cip.model.vocabulary import CLOSED_STATUSES, Severity, Status
from cip.rules.progress import is_unsure, newest_is_unsure, stated
from cip.rules.rule import Fault, Plans, Subject, rule
from cip.rules.successors import is_itself, said_of
from cip.rules.words import chain, close_name, listed, quoted


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
    for name, item in subject.reported():
        if is_unsure(subject, item):
            continue
        before: Status | None = None
        for update, status in stated(item):
            if status is Status.WITHDRAWN and before is not status and update.note is None:
                if subject.lacks(update.spot, "note"):
                    continue
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
    for name, item in subject.reported():
        for target, spot, way in said_of(item):
            if is_itself(subject.plan.name, name, target):
                is_whole = name == name_in(subject.plan.name, target)
                what = "itself" if is_whole else f"its own part {target}"
                hint = "Write what takes its place, or take the line out if nothing does."
                yield Fault(spot.value(*way), f"{name} is superseded by {what}", hint)


@rule()
def superseded_in_a_circle(subject: Subject) -> Iterator[Fault]:
    """What took the place of a withdrawn action did not give its place back to it.

    If 1.1 is withdrawn for 1.2, and 1.2 for 1.1, then nothing is done of either, and each looks as
    if the other one had taken it over.

    Wrong: 1.1 and 1.2 are both withdrawn

        superseded_by: "1.2"     # in action 1.1
        superseded_by: "1.1"     # in action 1.2

    Right:

        superseded_by: "1.2"     # in action 1.1 only
    """
    if not subject.successors:
        return
    plans = subject.plans or Plans((), {subject.plan.name: subject})
    order = {link: number for number, link in enumerate(subject.successors)}
    for circle, own in plans.circles_through(subject.plan.name):
        links = {(circle[n], circle[(n + 1) % len(circle)]): n for n in own}
        written = [link for link in links if link in order]
        if not written:
            continue
        first = min(written, key=lambda link: order[link])
        turned = _from(circle, links[first])
        named = [name_in(subject.plan.name, address) for address in (*turned, first[0])]
        yield Fault(
            subject.successors[first],
            f"What took its place gave it back: {chain(named)}",
            "All of them are withdrawn. Write what is done instead, or take the line out.",
        )


def _from(circle: list[str], number: int) -> list[str]:
    """Give a circle from one of its members on, and of a long one no more than has room.

    Each of the plans that it goes through tells of it.
    """
    behind = circle[number : number + LONGEST]
    return [*behind, *circle[: min(number, LONGEST - len(behind))]]


@rule()
def unknown_successor(subject: Subject) -> Iterator[Fault]:
    """What takes the place of something in another plan exists there.

    A council's next plan takes over what this one has not finished: `council-2027/1.2.1` is action
    1.2.1 of that plan. A name that no folder of `plans/` has, or a number that is not in there,
    would lead everybody who asks what became of the action nowhere. Whether the number exists is
    seen where both plans are checked. Of a plan that is not in this repository only the words are
    written, below `superseded_by`, as `moved_to`.

    Wrong: in a repository without a plan `council-2072`

        superseded_by: council-2072/1.2.1

    Right:

        superseded_by: council-2027/1.2.1
    """
    for _, item in subject.reported():
        for target, spot, way in said_of(item):
            plan, _, ref = target.rpartition("/")
            if plan and (found := _not_there(subject, plan, ref, spot.value(*way))):
                yield found


def _not_there(subject: Subject, plan: str, ref: str, at: Pointer) -> Fault | None:
    """Give what is wrong with an address in another plan, and what to write instead; or None."""
    if plan == subject.plan.name:
        message = f"{quoted(f'{plan}/{ref}')} stands in this plan itself"
        return Fault(at, message, suggestion(f'Write "{short(ref)}".', NewValue(at, ref)))
    if subject.plans is None:
        return None
    if plan not in subject.plans.names:
        hint = close_name(subject.plans.near, plan, at, behind=f"/{ref}") or Suggestion("")
        rest = "Where that plan is not here, write moved_to: and its words."
        return Fault(at, f"There is no plan {quoted(plan)} here", hint.more(rest))
    other = subject.plans.read.get(plan)
    if other is None or other.index.target(ref) or other.may_exist(split_target(ref)[0]):
        return None
    action = other.index.action(split_target(ref)[0])
    if action is not None and other.lacks(action.spot, "milestones", "*", "ref"):
        return None
    message = f"{quoted(ref)} is not an action or workstream of the plan {short(plan)}"
    return Fault(at, message, f"Look it up in plans/{short(plan)}.")


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
        waiting = [part for part in action.milestones if part.depends_on]
        if (waiting or action.depends_on) and _is_open(subject, action):
            yield action.ref, action.depends_on, action.spot
            for part in waiting:
                if _is_open(subject, part):
                    yield f"{action.ref}({part.ref})", part.depends_on, part.spot


def _is_open(subject: Subject, item: Action | Milestone) -> bool:
    if newest_is_unsure(subject, item):
        return False
    reported = reported_status(item.updates)
    return reported is None or reported.status not in CLOSED_STATUSES


def _withdrawal(subject: Subject, target: str) -> Update | None:
    """Give the update that withdrew an action, or a part by itself or with its action."""
    for ref in (target, split_target(target)[0]):
        item = subject.known_index.target(ref)
        if isinstance(item, Action | Milestone) and not newest_is_unsure(subject, item):
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
