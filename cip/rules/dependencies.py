"""The rule about dependencies: nothing waits, by whatever way, for itself."""

from collections.abc import Iterator, Mapping

from cip.model.place import Pointer, Spot
from cip.model.references import split_target
from cip.rules.circles import Links, circles, from_first
from cip.rules.rule import Fault, Subject, rule
from cip.rules.words import chain


@rule()
def dependency_circle(subject: Subject) -> Iterator[Fault]:
    """Nothing depends on itself, on what it is a part of, or on something that depends on it.

    `depends_on` says what has to be done first. If 1.1 has to wait for 1.2, and 1.2 for 1.1, then
    neither could ever begin, and the warnings about late dependencies would go round and round. An
    action waits for each of its parts, so a part cannot wait for its own action either.

    Wrong:

        depends_on: ["1.2"]     # in action 1.1
        depends_on: ["1.1"]     # in action 1.2

    Right:

        depends_on: ["1.1"]     # in action 1.2 only
    """
    written = _written(subject)
    homes = {action.ref: action.workstream for action in subject.plan.actions}
    waits: Links = {}
    for (name, target), pointer in written.items():
        if message := _own(name, target, homes):
            yield Fault(pointer, message, "Take it out of depends_on.")
        else:
            waits.setdefault(name, []).append(target)
    _let_wait_for_parts(waits)
    found = list(circles(waits))
    order = {pair: number for number, pair in enumerate(written)} if found else {}
    for circle in found:
        turned = from_first(circle, order)
        yield Fault(
            written[turned[0], turned[1]],
            f"This waits for itself: {chain([*turned, turned[0]])}",
            "None of them could ever begin. Take out the dependency that does not hold.",
        )


def _written(subject: Subject) -> dict[tuple[str, str], Pointer]:
    """Give each dependency once, in the plan's order, and where it is written."""
    found: dict[tuple[str, str], Pointer] = {}
    for name, targets, spot in _dependencies(subject):
        for number, target in enumerate(targets):
            found.setdefault((name, target), spot.value("depends_on", number))
    return found


def _dependencies(subject: Subject) -> Iterator[tuple[str, tuple[str, ...], Spot]]:
    for workstream in subject.plan.workstreams:
        yield workstream.ref, workstream.depends_on, workstream.spot
    for name, item in subject.tracked():
        yield name, item.depends_on, item.spot


def _own(name: str, target: str, homes: Mapping[str, str]) -> str | None:
    """Say what is wrong if something depends on itself, on its own whole or on its own part."""
    ref, target_ref = split_target(name)[0], split_target(target)[0]
    if name == target:
        return f"{name} depends on itself"
    if target == ref:
        return f"{name} depends on {target}, of which it is a part"
    if name == target_ref:
        return f"{name} depends on its own part {target}"
    if target == homes.get(ref):
        return f"{name} depends on workstream {target}, which it belongs to"
    if name == homes.get(target_ref):
        return f"Workstream {name} depends on its own action {target}"
    return None


def _let_wait_for_parts(waits: Links) -> None:
    """Let each action wait for those of its parts that wait for something."""
    for name in list(waits):
        ref, part = split_target(name)
        if part is not None:
            waits.setdefault(ref, []).append(name)
