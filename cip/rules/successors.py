"""What took the place of what was withdrawn, as the updates of a plan say it."""

from collections.abc import Iterator, Mapping

from cip.assessment.reported import reported_status
from cip.model.place import Keys, Pointer, Spot
from cip.model.plan import Action, Milestone, Plan
from cip.model.progress import Update
from cip.model.references import name_in, split_target
from cip.model.vocabulary import Status

Link = tuple[str, str]
"""What was withdrawn and what took its place, both with their plan: ``council/1.1``."""


def successors(update: Update) -> Iterator[tuple[str, Keys]]:
    """Give what an update says takes the place of something, each with the way to it in there."""
    for number, target in enumerate(update.superseded_by):
        yield target, ("superseded_by", number)


def links_of(plan: Plan) -> Mapping[Link, Pointer]:
    """Give what took the place of each thing that is withdrawn now, and where it is written.

    What is said to have taken its own place is left out.
    """
    found: dict[Link, Pointer] = {}
    for action in plan.actions:
        found.update(_links(plan.name, action.ref, action))
        for part in action.milestones:
            if part.updates:
                found.update(_links(plan.name, f"{action.ref}({part.ref})", part))
    return found


def _links(plan: str, name: str, item: Action | Milestone) -> Iterator[tuple[Link, Pointer]]:
    said = list(said_of(item))
    reported = reported_status(item.updates) if said else None
    if reported is None or reported.status is not Status.WITHDRAWN:
        return
    for target, spot, way in said:
        if not is_itself(plan, name, target):
            address = target if "/" in target else f"{plan}/{target}"
            yield (f"{plan}/{name}", address), spot.value(*way)


def is_itself(plan: str, name: str, target: str) -> bool:
    """Say whether a successor is the thing itself or a part of it, with its own plan's name too."""
    own = name_in(plan, target)
    return name in (own, split_target(own)[0])


def said_of(item: Action | Milestone) -> Iterator[tuple[str, Spot, Keys]]:
    """Give whatever the updates of an action or a part name as having taken its place."""
    for update in item.updates:
        for target, way in successors(update):
            yield target, update.spot, way
