"""How an action that a plan has differs from what a table prints of it: listed, and left alone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cip.editing.values import Value
from cip.importing.dates import dated_text
from cip.importing.known_officers import Officers
from cip.importing.plan_files import ImportedAction
from cip.importing.present import Present
from cip.importing.reading_rows import maps_in
from cip.model.plan import Action


class ActionDifference(NamedTuple):
    """What differs of an action: its key, what the plan has and what the table prints."""

    ref: str
    path: str
    place: str
    key: str
    plan: str
    table: str


def differences(same: tuple[ImportedAction, ...], present: Present) -> Iterator[ActionDifference]:
    """Give what differs of the actions that a plan has already.

    What the table says nothing of does not differ.
    """
    officers = Officers(present.officers)
    for printed in same:
        action = present.actions[printed.ref]
        for key, plan, table in _differing(action, printed, officers):
            yield ActionDifference(printed.ref, printed.path, printed.place, key, plan, table)


def _differing(
    action: Action, printed: ImportedAction, officers: Officers
) -> Iterator[tuple[str, str, str]]:
    values = printed.values
    whole = str(values.get("detail") or values["title"])
    texts = (f"{action.title}\n{action.detail or ''}", action.detail or action.title)
    if all(_plain(whole) != _plain(text) for text in texts):
        yield "text", action.detail or action.title, whole
    for key in ("accountable", "lead", "lead_member"):
        held = [officers.title(name) for name in getattr(action, key)]
        names = [officers.title(name) for name in _list(values.get(key))]
        if names and sorted(held) != sorted(names):
            yield key, ", ".join(held), ", ".join(names)
    for key in ("start", "deadline"):
        text, read = values.get(key), getattr(action, key)
        meaning = dated_text(text, starts=key == "start").meaning if isinstance(text, str) else None
        if meaning is not None and (read is None or read.meaning != meaning.meaning):
            yield key, read.text if read else "", str(text)
    status = _status(values)
    newest = next((u.status for u in reversed(action.updates) if u.status), None)
    if status and status != newest:
        yield "status", newest.value if newest else "", status
    refs = [str(part["ref"]) for part in maps_in(values.get("milestones"))]
    held = [part.ref for part in action.milestones]
    if refs and refs != held:
        yield "parts", ", ".join(held), ", ".join(refs)


def _status(values: dict[str, Value]) -> str | None:
    for update in maps_in(values.get("updates")):
        if isinstance(status := update.get("status"), str):
            return status
    return None


def _list(value: Value) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(item) for item in value] if isinstance(value, list) else []


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
