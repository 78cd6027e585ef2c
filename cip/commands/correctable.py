"""What can be corrected, key by key: how an option names it, and what is checked of a new value.

Whether a thing, or an entry of it, has a key at all says the form of its file.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cip.commands.answers import (
    Names,
    date_named,
    day_past,
    deadline_named,
    number_named,
    one_or_many,
    score_named,
    start_named,
    status_named,
    text_given,
)
from cip.documents.fitting.schema import part_of
from cip.editing.values import Value
from cip.loading.forms import kind_of
from cip.model.place import Keys

Given = str | Sequence[str]
"""What an option gives: a text, or several where it may be repeated."""


class HeldAgainst(NamedTuple):
    """What a new value is checked against: the names of the plan, the day, a KPI's unit."""

    names: Names
    today: date
    unit: str | None = None


class Correctable(NamedTuple):
    """A key that can be corrected, and what it is called where it is asked about."""

    called: str
    check: Callable[[str, HeldAgainst], Value]
    is_long: bool = False
    is_officer: bool = False


def _day(text: str, around: HeldAgainst) -> str:
    return day_past(text, today=around.today).isoformat()


def _text(called: str, *, is_long: bool = True) -> Correctable:
    return Correctable(called, lambda text, _: text_given(text), is_long=is_long)


def _officer(called: str) -> Correctable:
    return Correctable(called, lambda text, around: around.names.officer(text), is_officer=True)


def _plain(called: str, check: Callable[[str], str]) -> Correctable:
    return Correctable(called, lambda text, _: check(text))


OF_A_THING: Mapping[str, Correctable] = {
    "title": _text("title", is_long=False),
    "detail": _text("detail"),
    "text": _text("text"),
    "purpose": _text("purpose"),
    "accountable": _officer("accountable"),
    "lead": _officer("lead"),
    "lead_member": _officer("lead member"),
    "start": _plain("start", start_named),
    "deadline": _plain("deadline", deadline_named),
}
"""What can be corrected of a thing itself, in the order in which it is offered."""

OF_AN_ENTRY: Mapping[str, Correctable] = {
    "date": Correctable("day", _day),
    "on": Correctable("day", _day),
    "status": _plain("status", status_named),
    "value": Correctable("value", lambda text, around: number_named(text, around.unit)),
    "likelihood": _plain("likelihood", score_named),
    "impact": _plain("impact", score_named),
    "note": _text("note"),
    "done_on": _plain("done_on", date_named),
    "expected": _plain("expected", date_named),
    "next": _text("what comes next"),
    "from": _plain("deadline that was moved", deadline_named),
    "reason": _text("reason"),
    "text": _text("text"),
}
"""What can be corrected of a dated entry, in the order in which it is offered."""

LISTS = ("updates", "rescheduled", "commentary", "readings", "scores")
"""The lists of dated entries."""

OPTIONS_OF_A_THING = (
    *("title", "detail", "accountable", "lead", "lead_member", "start", "deadline"),
)
OPTIONS_OF_AN_ENTRY = ("status", "note", "new_date", "deadline", "value", "likelihood", "impact")

_MEANT = {"detail": ("detail", "text", "purpose")}
_MEANT_OF_AN_ENTRY = {"new_date": ("date", "on"), "deadline": ("from",), "note": ("note", "text")}
"""The keys that an option can mean where it is not called like one."""


def key_of_a_thing(option: str, keys: Collection[str]) -> str | None:
    """Give which of a thing's keys an option means, or None where it has no such key."""
    meant = _MEANT.get(option) or (option,)
    return next((key for key in meant if key in keys and key in OF_A_THING), None)


def key_of_an_entry(option: str, keys: Collection[str]) -> str | None:
    """Give which of an entry's keys an option means, or None where it has no such key."""
    meant = _MEANT_OF_AN_ENTRY.get(option) or (option,)
    return next((key for key in meant if key in keys and key in OF_AN_ENTRY), None)


def keys_in_form(path: str, way: Keys) -> tuple[str, ...]:
    """Give the keys that the form of a file has for what stands at a way in it."""
    kind = kind_of(path)
    return tuple((part_of(kind, way) or {}).get("properties", ())) if kind is not None else ()


def checked(key: str, given: Given, around: HeldAgainst, of: Mapping[str, Correctable]) -> Value:
    """Give a new value of a key as it is kept. Raises ``UsageError`` where it cannot be one."""
    check = of[key].check
    if isinstance(given, str):
        return check(given, around)
    return one_or_many([check(text, around) for text in given])


def option_name(option: str) -> str:
    """Give an option as it is typed: ``--lead-member``."""
    return f"--{option.replace('_', '-')}"
