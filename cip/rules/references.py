"""Rules about references: the objectives, workstreams, actions and parts that are named exist."""

from collections.abc import Iterator
from typing import NamedTuple

from cip.model.measures import Kpi, Risk
from cip.model.place import Keys, Spot
from cip.model.plan import Action, Plan
from cip.model.references import above, split_target
from cip.rules.rule import Fault, Subject, rule
from cip.rules.successors import said_of
from cip.rules.words import listed, quoted


@rule()
def unknown_objective(subject: Subject) -> Iterator[Fault]:
    """An objective that is named stands in the plan.

    Workstreams, KPIs and risks name the objective that they serve, measure or threaten. Under a
    number that `plan.yaml` does not have, a workstream and all its actions would be missing from
    every count by objective.

    Wrong: in a plan with the objectives 1 to 4

        objective: "5"

    Right:

        objective: "4"
    """
    if not subject.plan.readable or subject.lacks(subject.plan.spot, "objectives", "*", "ref"):
        return
    known = dict.fromkeys(objective.ref for objective in subject.plan.objectives)
    hint = f"The plan's objectives are {listed(list(known))}."
    for ref, spot, way in _objective_refs(subject.plan):
        if ref not in known:
            yield Fault(spot.value(*way), f"{quoted(ref)} is not an objective of this plan", hint)


def _objective_refs(plan: Plan) -> Iterator[tuple[str, Spot, Keys]]:
    for workstream in plan.workstreams:
        if workstream.objective is not None:
            yield workstream.objective, workstream.spot, ("objective",)
    for item in _measured(plan):
        for number, ref in enumerate(item.objectives):
            yield ref, item.spot, ("objectives", number)


def _measured(plan: Plan) -> tuple[Kpi | Risk, ...]:
    return (*plan.kpis, *plan.risks)


@rule()
def unknown_workstream(subject: Subject) -> Iterator[Fault]:
    """A workstream that a KPI or a risk names has a folder in the plan.

    Otherwise the KPI measures, or the risk threatens, something that no reader can find.

    Wrong: in a plan with the workstreams 1 to 9

        workstreams: ["12"]

    Right:

        workstreams: ["1", "2"]
    """
    plan = subject.plan
    hint = _workstreams_words(plan)
    for item in _measured(plan):
        for number, ref in enumerate(item.workstreams):
            if subject.index.workstream(ref) is None and not subject.may_exist(ref):
                message = f"{quoted(ref)} is not a workstream of this plan"
                yield Fault(item.spot.value("workstreams", number), message, hint)


def _workstreams_words(plan: Plan) -> str:
    refs = list(dict.fromkeys(workstream.ref for workstream in plan.workstreams))
    if not refs:
        return "The plan has no workstreams yet."
    return f"The plan's workstreams are {listed(refs)}."


@rule()
def unknown_dependency(subject: Subject) -> Iterator[Fault]:
    """What something depends on, or is superseded by, exists in the plan.

    `depends_on` and `superseded_by` name a workstream ("1.2"), an action ("1.2.1") or a part of an
    action ("4.1(c)"). If the number is wrong, nobody is warned when the thing that is really
    waited for is late.

    Wrong: in a plan without an action 1.9

        depends_on: ["1.9"]

    Right:

        depends_on: ["1.1", "4.1(c)"]
    """
    hints = _hints(subject.plan)
    for target, spot, way in _targets(subject):
        ref, part = split_target(target)
        if subject.index.target(target) is not None or subject.may_exist(ref):
            continue
        action = subject.index.action(ref)
        if part is not None and action is not None:
            if subject.lacks(action.spot, "milestones", "*", "ref"):
                continue
            message, hint = f"Action {ref} has no part {quoted(part)}", _parts_words(action)
        elif part is not None and subject.index.workstream(ref) is not None:
            message = f"{quoted(target)} names a part of a workstream, and only actions have parts"
            hint = "Write the number of the action, and then the part, such as 4.1(c)."
        else:
            message = f"{quoted(target)} is not an action or workstream of this plan"
            hint = hints.of(ref)
        yield Fault(spot.value(*way), message, hint)


def _targets(subject: Subject) -> Iterator[tuple[str, Spot, Keys]]:
    for workstream in subject.plan.workstreams:
        for number, target in enumerate(workstream.depends_on):
            yield target, workstream.spot, ("depends_on", number)
    for _, item in subject.tracked():
        for number, target in enumerate(item.depends_on):
            yield target, item.spot, ("depends_on", number)
        if item.updates:
            yield from (said for said in said_of(item) if "/" not in said[0])


class _Hints(NamedTuple):
    """What to say of a number that nothing has; made once, for a plan can hold thousands of them.

    ``actions`` names those of each workstream that has any, ``workstreams`` all workstreams.
    """

    actions: dict[str, str]
    workstreams: str

    def of(self, ref: str) -> str:
        """Name what stands beside the number, or else the workstreams."""
        near = next((self.actions[parent] for parent in above(ref) if parent in self.actions), None)
        return near or self.workstreams


def _hints(plan: Plan) -> _Hints:
    found: dict[str, list[str]] = {}
    for action in plan.actions:
        found.setdefault(action.workstream, []).append(action.ref)
    named = {ref: f"The actions of workstream {ref} are {listed(r)}." for ref, r in found.items()}
    return _Hints(named, _workstreams_words(plan))


def _parts_words(action: Action) -> str:
    if not action.milestones:
        return f"It has no parts: write {action.ref} alone."
    return f"Its parts are {listed([part.ref for part in action.milestones])}."
