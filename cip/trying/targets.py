"""Finds what an edit is of: the file, and the way to the record in there.

It is found by its number in the text too, so that a file that does not fit its form can be mended.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from cip.changes.pairing import Level
from cip.documents.fitting.schema import FileKind
from cip.editing.edited_file import EditedFile
from cip.loading.forms import kind_of
from cip.loading.plan import Loaded
from cip.model.place import Keys, Spot
from cip.model.plan import Plan
from cip.model.text import as_typed


class EditTarget(NamedTuple):
    """What is edited: its kind, its address, its file and the way to it in there.

    ``name`` is what people of the plan call it: ``1.3(a)``.
    """

    kind: Level
    address: str
    path: str
    at: Keys = ()

    @property
    def name(self) -> str:
        """Give what people of the plan call it."""
        return self.address.partition("/")[2] or self.address

    @property
    def is_tracked(self) -> bool:
        """Say whether it has a status and a deadline: an action or a part."""
        return self.kind in (Level.ACTION, Level.PART)


_PART = re.compile(r"([^()]+)\(([^()]+)\)")


def target_of(loaded: Loaded, name: str) -> EditTarget | None:
    """Give what a number, an id, or the path of a file means in a plan; None where it is nothing.

    The empty name is the plan itself.
    """
    plan = loaded.plan
    wanted = as_typed(name).strip().rstrip("/")
    if not wanted:
        return EditTarget(Level.PLAN, plan.name, plan.path)
    if found := next((t for t in _of_records(plan) if _is_called(t, wanted)), None):
        return found
    return _of_text(loaded, wanted) or _of_path(loaded, name)


def _is_called(target: EditTarget, wanted: str) -> bool:
    return wanted in (target.name, target.name.partition("/")[2])


def _of_records(plan: Plan) -> Iterator[EditTarget]:
    """Give all that can be edited in the records of a plan, actions first."""
    for action in plan.actions:
        yield _target(Level.ACTION, plan, action.ref, action.spot)
        for part in action.milestones:
            yield _target(Level.PART, plan, f"{action.ref}({part.ref})", part.spot)
    for workstream in plan.workstreams:
        if workstream.readable:
            yield _target(Level.WORKSTREAM, plan, workstream.ref, workstream.spot)
    ids = Counter(item.id for review in plan.sets for item in review.recommendations)
    for review in plan.sets:
        for item in review.recommendations:
            name = item.id if ids[item.id] == 1 else f"{review.id}/{item.id}"
            yield _target(Level.RECOMMENDATION, plan, name, item.spot)
            yield _target(Level.RECOMMENDATION, plan, f"{review.id}/{item.id}", item.spot)
    for kpi in plan.kpis:
        yield _target(Level.KPI, plan, kpi.id, kpi.spot)
    for risk in plan.risks:
        yield _target(Level.RISK, plan, risk.id, risk.spot)
    for objective in plan.objectives:
        yield _target(Level.OBJECTIVE, plan, objective.ref, objective.spot)


def _target(kind: Level, plan: Plan, name: str, spot: Spot) -> EditTarget:
    return EditTarget(kind, f"{plan.name}/{name}", spot.path, spot.keys)


_KINDS = {FileKind.ACTION: Level.ACTION, FileKind.WORKSTREAM: Level.WORKSTREAM}


def _of_text(loaded: Loaded, wanted: str) -> EditTarget | None:
    """Find an action, part or workstream in the files that were left out, by its number there."""
    whole = _PART.fullmatch(wanted)
    ref = whole[1] if whole else wanted
    for path in loaded.broken:
        kind = _KINDS.get(kind_of(path) or FileKind.PLAN)
        value = _value_of(loaded, path) if kind is not None else {}
        if kind is None or value.get("ref") != ref:
            continue
        address = f"{loaded.plan.name}/{wanted}"
        if whole is None:
            return EditTarget(kind, address, path)
        parts = value.get("milestones")
        for number, part in enumerate(parts if isinstance(parts, list) else ()):
            if isinstance(part, dict) and part.get("ref") == whole[2]:
                return EditTarget(Level.PART, address, path, ("milestones", number))
    return None


def _value_of(loaded: Loaded, path: str) -> dict[str, Any]:
    text = loaded.texts.get(path)
    file = EditedFile.read(path, text) if text is not None else []
    return {} if isinstance(file, list) else file.value


def _of_path(loaded: Loaded, name: str) -> EditTarget | None:
    """Give the action, workstream or plan whose file has a path, from the root or the plan."""
    plan = loaded.plan
    if name in (plan.path, "plan.yaml"):
        return EditTarget(Level.PLAN, plan.name, plan.path)
    for target in _of_records(plan):
        if not target.at and target.path in (name, f"plans/{plan.name}/{name}"):
            return target
    return None
