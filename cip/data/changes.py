"""What a change did to a plan, as plain objects: each fact, and what that does to its figures."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from cip.changes.change import Change
from cip.changes.effect import BY_FIRST_DEADLINE, Effect
from cip.data.objects import Data, day
from cip.model.deadline import Deadline
from cip.model.place import Place, Pointer
from cip.model.vocabulary import Position

LineOf = Callable[[Pointer], Place]
"""What finds the place of a pointer."""


def plan_change(
    name: str, strictness: str, facts: Iterable[Change], effect: Effect, line_of: LineOf
) -> Data:
    """Give what a change did to one plan."""
    return {
        "plan": name,
        "strictness": strictness,
        "changes": [change(fact, line_of) for fact in facts],
        "effect": effect_of(effect),
    }


def change(fact: Change, line_of: LineOf) -> Data:
    """Give one fact; ``line_of`` finds its line."""
    is_whole = fact.key is None
    place = line_of(fact.at) if fact.at is not None else None
    return {
        "kind": fact.kind.value,
        "address": fact.address,
        "part": fact.part,
        "title": fact.title,
        "key": fact.key,
        "before": None if is_whole else words(fact.before),
        "after": None if is_whole else words(fact.after),
        "days": fact.days,
        "move": fact.move,
        "since_baseline_days": fact.since_baseline_days,
        "on": day(fact.on),
        "reason": fact.reason,
        "agreed_by": fact.agreed_by,
        "path": place.path if place is not None else fact.path,
        "line": place.line or None if place is not None else None,
    }


def words(value: Any) -> str | None:
    """Give a value of the model as text: a text as it is, a list or a group of keys as JSON."""
    found = _plain(value)
    if found is None or isinstance(found, str):
        return found
    return json.dumps(found, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, Deadline):
        return value.text
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        fields = getattr(value, "_asdict", None)
        if fields is None:
            return [_plain(item) for item in value]
        said = {key: item for key, item in fields().items() if key != "spot"}
        return {key: _plain(item) for key, item in said.items() if item not in (None, (), {})}
    return value


def effect_of(effect: Effect) -> Data:
    """Give the figures before and after, and why they differ."""
    return {
        "before": _counts(effect.before),
        "after": _counts(effect.after),
        "overdue_by_first_deadline": {
            "before": effect.before[BY_FIRST_DEADLINE],
            "after": effect.after[BY_FIRST_DEADLINE],
        },
        "causes": [
            {
                "position": reason.figure,
                "cause": reason.cause.value,
                "n": reason.number,
                "addresses": list(reason.addresses),
            }
            for reason in effect.reasons
        ],
        "recommendations": [
            {
                "id": state.name,
                "before": state.before.value if state.before else None,
                "after": state.after.value if state.after else None,
            }
            for state in effect.recommendations
        ],
    }


def _counts(figures: Mapping[str, int]) -> Data:
    return {position.value: figures[position.value] for position in Position}
