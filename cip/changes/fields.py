"""What the fields of records are called in the files, and what kind of fact a change of one is."""

from collections.abc import Mapping
from typing import Any

from cip.changes.change import ChangeKind
from cip.changes.sense import PLACES
from cip.model.plan import Action, Plan
from cip.model.review import RecommendationSet, Response

_PAIRED: Mapping[type, tuple[str, ...]] = {
    Plan: (
        *("objectives", "officers", "boards", "papers", "workstreams", "actions", "sets"),
        *("kpis", "risks"),
    ),
    Action: ("milestones",),
    RecommendationSet: ("recommendations",),
}
"""The fields that hold records which are paired, and of which facts are told by themselves."""

_APART = PLACES | {"readable", "is_draft", "ref", "id", "name", "changed"}
"""The fields that say how a record was read, that name it, and that declare a change of it."""

ENTRIES = {
    "updates": ChangeKind.REPORTED,
    "rescheduled": ChangeKind.DEADLINE,
    "board_ratings": ChangeKind.RATED,
    "commentary": ChangeKind.REPORTED,
    "readings": ChangeKind.READING,
    "scores": ChangeKind.SCORE,
    "responses": ChangeKind.DECIDED,
    "answers": ChangeKind.ANSWERS,
    "evidence": ChangeKind.CHANGED,
    "changed": ChangeKind.CHANGED,
}
"""The lists of entries, and what kind of fact a new one is."""

_OWNERS = ("accountable", "lead", "lead_member", "owner")

_KINDS: Mapping[str, Mapping[str, ChangeKind]] = {
    "Plan": {
        **dict.fromkeys(("approved", "start", "end", "thresholds", "legend"), ChangeKind.TERMS),
        **dict.fromkeys(("colour_rule", "rests_on", "change_control"), ChangeKind.TERMS),
        "closed": ChangeKind.CLOSED,
    },
    "Objective": dict.fromkeys(("target", "deadline"), ChangeKind.TERMS),
    "Board": dict.fromkeys(
        ("meets", "meetings", "review_period_days", "template"), ChangeKind.TERMS
    ),
    "Kpi": dict.fromkeys(("target", "direction"), ChangeKind.TERMS),
    "Action": {
        "start": ChangeKind.START,
        "recommendations": ChangeKind.ANSWERS,
        "exception": ChangeKind.EXCEPTION,
    },
    "Milestone": {"start": ChangeKind.START},
    "Workstream": {"recommendations": ChangeKind.ANSWERS},
}
_OF_RECOMMENDATIONS = ("Recommendation", "RecommendationSet")

_KEYS = {
    "previous": ("from",),
    "papers": ("documents",),
    "responses": ("response",),
    "decided_on": ("decided", "on"),
    "decision": ("decided", "decision"),
    "moved_to": ("superseded_by", "moved_to"),
}


def fields_of(record: Any) -> tuple[str, ...]:
    """Give the fields of a record of which facts are told one by one."""
    paired = _PAIRED.get(type(record), ())
    return tuple(field for field in record._fields if field not in _APART and field not in paired)


def kind_of(record: Any, field: str) -> ChangeKind:
    """Give what kind of fact it is that a field of a record changed."""
    name = type(record).__name__
    if found := _KINDS.get(name, {}).get(field):
        return found
    if field == "lost":
        return ChangeKind.TERMS
    if name in _OF_RECOMMENDATIONS:
        return ChangeKind.RECOMMENDATION
    return ChangeKind.OWNER if field in _OWNERS else ChangeKind.CHANGED


def keys_of(record: Any, field: str) -> tuple[str, ...]:
    """Give the way to a field of a record in its file: ``period``, ``start`` of a plan's start."""
    if isinstance(record, Plan) and field in ("start", "end"):
        return ("period", field)
    if isinstance(record, Response):
        return (field,)
    return _KEYS.get(field, (field,))
