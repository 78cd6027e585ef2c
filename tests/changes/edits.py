"""Edits of a plan at random: any field of any record, with any value of its type."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from random import Random
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from builders import until

from cip.model.changed import Changed
from cip.model.deadline import Deadline
from cip.model.place import NOWHERE, Spot
from cip.model.source import Source

_WORDS = ("One", "Another", "a third thing", "Cabinet", "chief-executive", "R1", "1.1", "green")
_ENDS = ("May 2024", "31 July 2024", "TBC", "ongoing", "June 2025, then ongoing", "quarterly")
_DAYS = (date(2024, 1, 1), date(2024, 3, 31), date(2025, 9, 30))
_PLAIN: dict[Any, tuple[Any, ...]] = {
    str: _WORDS,
    int: (1, 2, 3, 40),
    float: (1.5, 20.0, 300.0),
    bool: (True,),
    date: _DAYS,
    NoneType: (None,),
}

_HOW_IT_WAS_READ = ("spot", "path", "folder", "readable", "is_draft", "name")


def edited(plan: Any, random: Random, *, times: int) -> Any:
    """Give a plan in which so many values are others, somewhere in it; names stay single."""
    for _ in range(times):
        plan = _edited(plan, type(plan), random)
    return plan


def _is_record(value: Any) -> bool:
    return isinstance(value, tuple) and hasattr(value, "_fields")


def _edited(value: Any, hint: Any, random: Random) -> Any:
    """Edit something inside a value, or put another in its place."""
    if _is_record(value):
        hints = get_type_hints(type(value))
        field = random.choice([f for f in value._fields if f not in _HOW_IT_WAS_READ])
        if field == "changed":
            return value._replace(changed=(*value.changed[:1], _declaration(hints, random)))
        return value._replace(**{field: _edited(getattr(value, field), hints[field], random)})
    if isinstance(value, tuple):
        return _single(_edited_list(value, hint, random))
    if isinstance(value, Mapping) and value and random.random() < 0.5:
        key = random.choice(list(value))
        left = {other: item for other, item in value.items() if other != key}
        return left if random.random() < 0.5 else {**left, key: made(_of(hint)[-1], random)}
    return made(hint, random)


def _edited_list(items: tuple[Any, ...], hint: Any, random: Random) -> tuple[Any, ...]:
    listed = list(items)
    number = random.randrange(len(listed) + 1)
    what = random.choice(("inside", "inside", "inside", "new", "drop", "swap"))
    item = _of(hint)[0]
    if what == "new" or number == len(listed):
        listed.insert(number, made(item, random))
    elif what == "drop":
        del listed[number]
    elif what == "swap":
        listed.insert(0, listed.pop(number))
    else:
        listed[number] = _edited(listed[number], item, random)
    return tuple(listed)


def _single(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """Let no number and no id stand twice: what is which is then for a rule to ask."""
    seen: set[str] = set()
    kept = []
    for item in items:
        name = getattr(item, "ref", None) or getattr(item, "id", None)
        if name is None or name not in seen:
            kept.append(item)
            seen.add(str(name))
    return tuple(kept)


def _of(hint: Any) -> tuple[Any, ...]:
    """Give what a list or a map holds, whether or not it may be missing."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(one for one in get_args(hint) if get_origin(one) is not None)
    return get_args(hint)


def made(hint: Any, random: Random) -> Any:
    """Give a value of a type."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return made(random.choice(get_args(hint)), random)
    if origin is tuple:
        return _single(tuple(made(_of(hint)[0], random) for _ in range(random.choice((0, 1, 2)))))
    if origin is not None:  # a map
        return {key: made(_of(hint)[1], random) for key in random.sample("abc", 2)}
    if hint in _PLAIN:
        return random.choice(_PLAIN[hint])
    if hint is Deadline:
        return until(random.choice(_ENDS))
    if hint is Spot:
        return NOWHERE
    if issubclass(hint, StrEnum):
        return random.choice(list(hint))
    hints = get_type_hints(hint)
    found = {field: made(kind, random) for field, kind in hints.items() if field != "changed"}
    if "changed" in hints and random.random() < 0.3:
        found["changed"] = (_declaration(hints, random),)
    return hint(**found)


def _declaration(hints: dict[str, Any], random: Random) -> Changed:
    """Give an entry that says what two fields of a record were; its number is never among them."""
    named = ("changed", "ref", "id", *_HOW_IT_WAS_READ, *_PAIRED_OR_DATED)
    fields = [field for field in hints if field not in named]
    return Changed(
        on=random.choice(_DAYS),
        was={f: made(hints[f], random) for f in random.sample(fields, min(2, len(fields)))},
        reason=random.choice((None, "A change of mind")),
        mistyped=random.choice((None, None, Source(document="paper"))),
    )


_PAIRED_OR_DATED = (
    *("updates", "rescheduled", "board_ratings", "commentary", "responses", "readings", "scores"),
    *("milestones", "objectives", "workstreams", "actions", "sets", "kpis", "risks"),
)
"""What an entry never names: each of these says itself what it was."""
