"""How the actions of a plan differ from what a table prints of them: listed, and left alone."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cip.editing.values import Value
from cip.importing import entering
from cip.importing.dates import dated_text
from cip.importing.frame import Frame
from cip.importing.known_officers import Officers
from cip.importing.plan_files import ImportedAction
from cip.importing.present import Present, plain_words
from cip.importing.reading_rows import Values, maps_in
from cip.model.plan import Action
from cip.model.progress import Update
from cip.model.vocabulary import Status

_NO_DATE = "It is no date that can be read: write in the file what is meant."
_IS_NO_MORE = "Where it is no longer to be done, withdraw it; else leave it."
_IS_DONE = "It is reported as complete, and stays in the plan."
_OTHER_SIGN = "In the paper: "
"""What begins the note of a report of which a paper prints another colour, and nothing else."""


class ActionDifference(NamedTuple):
    """What differs of an action: its key, what the plan has and what the table prints.

    ``key`` is ``action`` where the table does not print the action at all. ``command`` enters what
    the table prints; ``advice`` is what else is to be done. ``entered`` is the day of the plan's
    own entry where the paper is older than that: then there is nothing to settle.
    """

    ref: str
    path: str
    place: str
    key: str
    plan: str
    table: str
    command: str = ""
    advice: str = ""
    entered: date | None = None


class _Otherwise(NamedTuple):
    """What differs of one key, and the day of the plan's own entry, where it has one."""

    key: str
    plan: str
    table: str
    command: str = ""
    advice: str = ""
    since: date | None = None


def differences(
    same: tuple[ImportedAction, ...],
    present: Present,
    frame: Frame,
    *,
    untaken: Collection[str] = frozenset(),
) -> Iterator[ActionDifference]:
    """Give what differs of the actions that a plan has already, and those that are not printed.

    What the table says nothing of does not differ; nor does what a column says that is not taken,
    whose heading (``untaken``) stands before its words in the plan. A table that prints no action
    of the plan is no version of it, and then none is missing.
    """
    officers = Officers(present.officers)
    for printed in same:
        action = present.actions[printed.ref]
        at = entering.EnteredAt(f"{frame.plan}/{printed.ref}", frame.paper_date)
        known = action._replace(detail=_without(action.detail, untaken))
        for found in _differing(known, printed, officers, at):
            yield _told(found, printed.ref, printed.path, printed.place, frame.paper_date)
    if same:
        yield from _not_printed({printed.ref for printed in same}, present, frame)


def _without(detail: str | None, headings: Collection[str]) -> str | None:
    """Give a detail without the lines of columns by their headings."""
    lines = (detail or "").split("\n")
    kept = [line for line in lines if line.partition(": ")[0] not in headings]
    return "\n".join(kept).strip() or None


def _told(found: _Otherwise, ref: str, path: str, place: str, day: date) -> ActionDifference:
    """Give what differs; where the plan's own entry is newer than the paper, nothing is to do."""
    key, plan, table, command, advice, since = found
    if since is not None and since > day:
        return ActionDifference(ref, path, place, key, plan, table, entered=since)
    return ActionDifference(ref, path, place, key, plan, table, command, advice)


def _not_printed(refs: set[str], present: Present, frame: Frame) -> Iterator[ActionDifference]:
    """Give the actions of a plan that a paper does not print, but for those that are withdrawn."""
    for ref, action in present.actions.items():
        status = _newest_status(action)
        if ref in refs or status == Status.WITHDRAWN:
            continue
        command, advice = "", _IS_DONE
        if status != Status.COMPLETE:
            command = entering.withdrawn(
                entering.EnteredAt(f"{frame.plan}/{ref}", frame.paper_date)
            )
            advice = _IS_NO_MORE
        found = _Otherwise("action", action.title, "", command, advice, action.added)
        yield _told(found, ref, action.path, "", frame.paper_date)


def _differing(
    action: Action, printed: ImportedAction, officers: Officers, at: entering.EnteredAt
) -> Iterator[_Otherwise]:
    values = printed.values
    yield from _text(action, values, at)
    yield from _officers(action, values, officers, at)
    for key in ("start", "deadline"):
        yield from _date(action, values, key, at)
    yield from _report(action, values, at)
    yield from _parts(action, values, at)


def _text(action: Action, values: Values, at: entering.EnteredAt) -> Iterator[_Otherwise]:
    whole = str(values.get("detail") or values["title"])
    texts = (f"{action.title}\n{action.detail or ''}", action.detail or action.title)
    if any(plain_words(whole) == plain_words(text) for text in texts):
        return
    given: dict[str, str] = {key: str(values[key]) for key in ("title", "detail") if key in values}
    differing: dict[str, str] = {
        key: text for key, text in given.items() if text != getattr(action, key)
    }
    since = max(_changed(action, key) or date.min for key in ("title", "detail"))
    yield _Otherwise("text", texts[1], whole, entering.corrected(at, differing), since=since)


def _officers(
    action: Action, values: Values, officers: Officers, at: entering.EnteredAt
) -> Iterator[_Otherwise]:
    for key in ("accountable", "lead", "lead_member"):
        printed = _list(values.get(key))
        new = [name for name in printed if not officers.has((name,))]
        held = [officers.title(name) for name in getattr(action, key)]
        names = [officers.title(name) for name in printed]
        if names and sorted(held) != sorted(names):
            advice = entering.officers_first(new)
            command = entering.corrected(at, {key: names})
            since = _changed(action, key)
            yield _Otherwise(key, ", ".join(held), ", ".join(names), command, advice, since)


def _date(action: Action, values: Values, key: str, at: entering.EnteredAt) -> Iterator[_Otherwise]:
    text, read = values.get(key), action.start if key == "start" else action.deadline
    moves = action.rescheduled if key == "deadline" else ()
    days = [move.on for move in moves if move.on is not None]
    since = max(days, default=None)
    if (changed := _changed(action, key)) is not None:
        since = max(changed, since or changed)
    held = read.text if read else ""
    if isinstance(text, str):
        meaning = dated_text(text, starts=key == "start").meaning
        if meaning is not None and (read is None or read.meaning != meaning.meaning):
            command, advice = entering.dated(at, key, text, meaning, has_one=read is not None)
            yield _Otherwise(key, held, text, command, advice, since)
        return
    words, published = _published(values, key), action.as_published.get(key, "")
    if words and plain_words(words) not in (plain_words(published), plain_words(held)):
        yield _Otherwise(key, published or held, words, advice=_NO_DATE, since=since)


def _report(action: Action, values: Values, at: entering.EnteredAt) -> Iterator[_Otherwise]:
    """Give what a table reports and the plan does not: the status, a colour, and what was done."""
    update = next(iter(maps_in(values.get("updates"))), {})
    stated = next((u for u in reversed(action.updates) if u.status), None)
    since = stated.date if stated else None
    held = str(stated.status) if stated and stated.status else ""
    status = str(update.get("status") or "")
    found: list[_Otherwise] = []
    if status and status != held:
        found.append(_Otherwise("status", held, status, since=since))
    elif since is None or since < at.day:
        found += _signs(action, values, held, is_stated=bool(status), since=since)
    new = {key: _not_held(action, str(update.get(key) or "")) for key in ("note", "next")}
    noted = [u for u in action.updates if u.note or u.next]
    for key, text in new.items():
        if text:
            last = noted[-1] if noted else None
            found.append(
                _Otherwise(key, _newest(noted, key), text, since=last.date if last else None)
            )
    if not found:
        return
    is_older = since is not None and since > at.day
    whole = str(update.get("note") or "") if status == Status.WITHDRAWN else new["note"]
    if not whole and [item.key for item in found] == ["rag"]:
        whole = f"{_OTHER_SIGN}{found[0].table}"
    command = entering.reported(at, "" if is_older else status, whole, new["next"])
    yield from (item._replace(command=command) for item in found)


def _signs(
    action: Action, values: Values, held: str, *, is_stated: bool, since: date | None
) -> Iterator[_Otherwise]:
    """Give a colour that is another one, and words of a status that nobody has decided on yet."""
    for key in ("status", "rag"):
        words, before = _published(values, key), action.as_published.get(key, "")
        if key == "status" and is_stated:
            continue
        if key == "rag":
            before = next(_other_signs(action), before)
        if words and plain_words(words) != plain_words(before):
            yield _Otherwise(key, before or held, words, since=since)


def _other_signs(action: Action) -> Iterator[str]:
    """Give the colours that papers printed since, as notes of reports hold them, newest first."""
    for update in reversed(action.updates):
        if update.note and update.note.startswith(_OTHER_SIGN):
            yield update.note.removeprefix(_OTHER_SIGN)


def _not_held(action: Action, text: str) -> str:
    """Give the lines of a report that no update and no note of an action has."""
    known = [plain_words(f"{u.note or ''}\n{u.next or ''}") for u in action.updates]
    known += [plain_words(note) for note in action.notes]
    if any(plain_words(text) in whole for whole in known):
        return ""
    lines = [line for line in text.split("\n") if plain_words(line)]
    return "\n".join(line for line in lines if all(plain_words(line) not in w for w in known))


def _newest(noted: list[Update], key: str) -> str:
    held = (u.note if key == "note" else u.next for u in reversed(noted))
    return next((text for text in held if text), "")


def _parts(action: Action, values: Values, at: entering.EnteredAt) -> Iterator[_Otherwise]:
    parts = {str(part["ref"]): str(part["title"]) for part in maps_in(values.get("milestones"))}
    held = [part.ref for part in action.milestones]
    if parts and list(parts) != held:
        first = next((ref for ref in parts if ref not in held), None)
        command = entering.new_part(at, first, parts[first]) if first is not None else ""
        yield _Otherwise("parts", ", ".join(held), ", ".join(parts), command)


def _newest_status(action: Action) -> Status | None:
    return next((u.status for u in reversed(action.updates) if u.status), None)


def _changed(action: Action, key: str) -> date | None:
    """Give the newest day on which a key of an action was corrected."""
    return max((change.on for change in action.changed if key in change.keys), default=None)


def _published(values: Values, key: str) -> str:
    published = values.get("as_published")
    return str(published.get(key) or "") if isinstance(published, dict) else ""


def _list(value: Value) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(item) for item in value] if isinstance(value, list) else []


def to_settle(differing: Iterable[ActionDifference]) -> list[ActionDifference]:
    """Give the differences that are to be settled: all but where the plan is the newer one."""
    return [item for item in differing if item.entered is None]
