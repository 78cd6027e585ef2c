"""Each fact in an officer's sentence: one place, for the terminal, Markdown and a summary."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from cip.assessment.position_words import POSITION_WORDS
from cip.assessment.reported import action_status, reported_status
from cip.changes.change import Change, ChangeKind
from cip.changes.effect import BY_FIRST_DEADLINE, FIGURES, AnswerState, Effect
from cip.changes.groups import Group
from cip.changes.pairing import Level
from cip.changes.steps import has_evidence
from cip.model.changed import Changed
from cip.model.deadline import Deadline, day_for_people, stops_going_on
from cip.model.plan import Action, Milestone
from cip.model.progress import Update
from cip.model.text import counted, shortened
from cip.model.vocabulary import Position, Status

MOST_OF_A_TEXT = 400
"""How many characters the two versions of a text take together where they are shown."""


def said_of(change: Change) -> str:
    """Give what a fact says, without its address, on one line: it reads on after its title.

    Texts from the files stand in it as they were written: whoever prints it makes it safe.
    """
    said = _SAID.get(change.kind, _valued)(change)
    return " ".join(said.split())


def what(change: Change) -> str:
    """Give of what a fact is told, where its address does not say so: ``Board 'Cabinet': ``."""
    named = {
        Level.OBJECTIVE: "Objective",
        Level.BOARD: "Board",
        Level.OFFICER: "Officer",
        Level.PAPER: "Document",
        Level.SET: "Set",
    }
    word = named.get(change.level)
    return f"{word} '{shortened(change.title, 80)}': " if word else ""


def ordinal(number: int) -> str:
    """Give a number as its place: ``1st``, ``2nd``, ``11th``."""
    ending = "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def signed(days: int) -> str:
    """Give days with their sign: ``+122 days``."""
    return f"{'+' if days > 0 else ''}{counted(days, 'day')}"


def value_words(value: Any) -> str:
    """Give a value of a record in words; nothing is ``none``."""
    if value is None or value == ():
        return "none"
    if isinstance(value, str) and not isinstance(value, Enum):
        return value
    for kind, words in _WORDS.items():
        if isinstance(value, kind):
            return words(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {value_words(item)}" for key, item in value.items()) or "none"
    fields = getattr(value, "_fields", None)
    if fields is not None:
        return _record_words(value, fields)
    if isinstance(value, tuple):
        return ", ".join(map(value_words, value))
    return str(value)


def _record_words(value: Any, fields: Iterable[str]) -> str:
    title = getattr(value, "title", None) or getattr(value, "text", None)
    if isinstance(title, str):
        return title
    said = ((name, getattr(value, name)) for name in fields if name != "spot")
    given = [(name, item) for name, item in said if item not in (None, ())]
    return ", ".join(f"{name.replace('_', ' ')} {value_words(item)}" for name, item in given)


_WORDS: Mapping[type, Callable[[Any], str]] = {
    Deadline: lambda end: str(end.plain),
    date: day_for_people,
    Status: lambda status: str(status.value.replace("-", " ")),
    Enum: lambda member: str(member.value),
    bool: lambda flag: "yes" if flag else "no",
    float: lambda number: f"{number:g}",
    Changed: lambda entry: f"the change of {day_for_people(entry.on)}",
}


def differing(before: str, after: str, most: int = MOST_OF_A_TEXT) -> str:
    """Give two versions of a text in at most so many characters, from where they differ.

    What both begin and end with is left out, but for a few words, and shown as ``…``.
    """
    was, now = before.split(), after.split()
    start = 0
    while start < min(len(was), len(now)) and was[start] == now[start]:
        start += 1
    end = 0
    while end < min(len(was), len(now)) - start and was[-1 - end] == now[-1 - end]:
        end += 1
    first, last = max(start - _AROUND, 0), max(end - _AROUND, 0)
    half = (most - 8) // 2
    one, other = (_middle(words, first, last, half) for words in (was, now))
    return f"'{one}' → '{other}'"


_AROUND = 3
"""How many words stand around those that differ."""


def _middle(words: list[str], first: int, last: int, most: int) -> str:
    kept = " ".join(words[first : len(words) - last])
    shown = f"{'…' if first else ''}{kept}{'…' if last else ''}"
    return shortened(shown, most)


def _both(before: Any, after: Any) -> str:
    """Give two values with an arrow between; of long texts where they differ."""
    is_text = isinstance(before, str) and isinstance(after, str)
    if is_text and not isinstance(before, Enum) and max(len(before), len(after)) > _SHORT:
        return differing(before, after)
    if _is_list(before) and _is_list(after) and before and after:
        return _lists(before, after)
    half = MOST_OF_A_TEXT // 2
    return f"{shortened(value_words(before), half)} → {shortened(value_words(after), half)}"


def _sides(change: Change) -> str:
    """Give a value before and after; a threshold that the plan does not give is the usual one."""
    usual = "the usual number" if (change.key or "").startswith("thresholds.") else None
    before, after = (usual if side is None else side for side in (change.before, change.after))
    return _both(before, after)


def _is_list(value: Any) -> bool:
    return isinstance(value, tuple) and not hasattr(value, "_fields")


def _lists(before: tuple[Any, ...], after: tuple[Any, ...]) -> str:
    """Give what came into a list and what was taken out, or that its order is another."""
    was, now = (list(map(value_words, items)) for items in (before, after))
    added = [item for item in now if item not in was]
    gone = [item for item in was if item not in now]
    if not added and not gone:
        return "in another order"
    half = MOST_OF_A_TEXT // 2
    said = [f"{shortened(', '.join(gone), half)} taken out"] if gone else []
    return "; ".join([*said, f"{shortened(', '.join(added), half)} added"] if added else said)


_SHORT = 40

_KEYS = {
    "thresholds.stale_days": "days without a report until something is silent",
    "thresholds.due_soon_days": "days within which something is due soon",
    "thresholds.slipped_days": "days by which something has slipped",
    "thresholds.slipped_times": "moves after which something has slipped",
    "thresholds.pace_gap_percent": "percent of the parts by which something is behind",
    "change_control.tolerance_days": "days without anybody's agreement",
    "change_control.agreed_by": "who may agree",
    "change_control.since": "the record counts from",
    "change_control": "change control",
    "approved": "approved on",
    "rests_on": "what the record rests on",
    "review_period_days": "review period in days",
    "accountable": "accountable officer",
    "gap": "declared gap",
    "deadline": "due",
    "depends_on": "depends on",
    "recommendations": "answers",
    "ref": "number",
}


def key_words(key: str) -> str:
    """Give what a key is called for people."""
    return _KEYS.get(key, key.replace("_", " ").replace(".", " "))


def _valued(change: Change) -> str:
    key = change.key or ""
    if change.entry is not None and "." in key:
        return _in_entry(change)
    if isinstance(change.after, Changed):
        return f"says under changed what did not change{_why(change)}"
    is_told = change.entry is not None and change.entry is change.after  # with its own reason
    why = "" if is_told else _why(change)
    return f"{key_words(key)}: {_sides(change)}{why}"


def _in_entry(change: Change) -> str:
    listed, _, key = (change.key or "").partition(".")
    name = entry_words(listed, change.entry)
    if key == "evidence" and change.before is None:
        return f"{name}: evidence added, '{shortened(str(change.after), 120)}'"
    return f"{name}: {key_words(key)} {_both(change.before, change.after)}"


_ENTRIES = {
    "updates": "the update",
    "rescheduled": "the move recorded",
    "board_ratings": "the rating",
    "commentary": "the commentary",
    "readings": "the reading",
    "scores": "the score",
    "response": "the decision",
    "answers": "the answer",
    "exception": "the exception report",
}


def entry_words(listed: str, entry: Any) -> str:
    """Give which entry of a list is meant: ``the update of 20 November 2024``."""
    name = _ENTRIES.get(listed, f"the entry of {listed.replace('_', ' ')}")
    day = getattr(entry, "date", None) or getattr(entry, "on", None)
    return f"{name} of {day_for_people(day)}" if isinstance(day, date) else name


def _why(change: Change) -> str:
    """Give who agreed and why, as far as it is recorded."""
    agreed = f", agreed by {change.who}" if change.who else ""
    return f"{agreed}{f': {shortened(change.reason, 160)}' if change.reason else ''}"


def _dated(change: Change) -> str:
    if change.kind is ChangeKind.START:
        days = f" ({signed(change.days)})" if change.days else ""
        return f"starts: {_both(change.before, change.after)}{days}{_why(change)}"
    if change.entry is not None and "." in (change.key or ""):
        return _in_entry(change)
    if change.after is None:
        said = f"no deadline any more; it was due {_due(change.before)}"
    elif change.before is None:
        said = f"has a deadline now: {value_words(change.after)}"
    else:
        said = f"due {value_words(change.before)} → {value_words(change.after)}{_by(change)}"
    if change.key == "end":
        return f"{said}, as its parts now say"
    return f"{said}{_recorded(change)}"


def _due(value: Any) -> str:
    return str(value.due) if isinstance(value, Deadline) else value_words(value)


def _by(change: Change) -> str:
    said = [signed(change.days)] if change.days is not None else []
    if change.move is not None and change.move > 1:
        said.append(f"{ordinal(change.move)} move")
    if change.since_baseline_days not in (None, change.days):
        said.append(f"{signed(change.since_baseline_days or 0)} since the first deadline")
    if isinstance(change.before, Deadline) and stops_going_on(change.before, change.after):
        said.append("it does not go on any more")
    return f" ({', '.join(said)})" if said else ""


def _recorded(change: Change) -> str:
    if change.kind is ChangeKind.MISTYPED:
        return ", for which the change names a paper"
    if change.entry is None and change.reason is None and change.before is not None:
        return ", and nothing says why"
    day = f", moved on {day_for_people(change.on)}" if change.on is not None else ""
    return f"{day}{_why(change)}"


def _came(change: Change) -> str:
    named = "part" if change.level is Level.PART else ""
    day = f", added on {day_for_people(change.on)}" if change.on is not None else ""
    return " ".join(filter(None, (named, "is new"))) + day


def _went(change: Change) -> str:
    if change.key is None:
        word = "part is deleted" if change.level is Level.PART else "is deleted"
        return f"{word}{_at_last(change.before)}"
    if "." in change.key and change.key.endswith(".evidence"):
        name = entry_words(change.key.split(".")[0], change.entry)
        return f"{name}: evidence taken out, '{shortened(str(change.before), 120)}'"
    if change.key.rsplit(".", 1)[-1] == "changed":
        return "what was declared under changed is taken out"
    said = f" ({shortened(value_words(change.before), 120)})" if change.before is not None else ""
    return f"{entry_words(change.key, change.entry)}{said} is taken out"


def _at_last(record: Any) -> str:
    """Give the last status of an action or a part that is gone, if one was reported."""
    said = None
    if isinstance(record, Action):
        said = action_status(record)
    elif isinstance(record, Milestone):
        said = reported_status(record.updates)
    return f"; it was {value_words(said.status)}" if said is not None else ""


def _reported(change: Change) -> str:
    entry = change.entry
    if not isinstance(entry, Update):
        key = key_words((change.key or "").split(".")[0])
        return f"{key}: '{shortened(str(change.after), 160)}'"
    day = day_for_people(entry.date)
    if entry.status is None:
        return f"noted on {day}: '{shortened(entry.note or '', 160)}'"
    shown = " with evidence" if has_evidence(entry) else " without evidence"
    shown = shown if entry.status in (Status.COMPLETE, Status.IN_PLACE) else ""
    successors = ", ".join(entry.superseded_by)
    replaced = f", replaced by {successors}" if successors else ""
    said = f"{value_words(entry.status)} on {day}{shown}{replaced}{_why(change)}"
    if change.before is entry.status:
        return f"reported as still {said}"
    return f"reported as {said}"


def _renamed(change: Change) -> str:
    return f"its file is now {change.after}"


def _renumbered(change: Change) -> str:
    return f"was {change.before}{_why(change)}"


def _declared(word: str) -> Callable[[Change], str]:
    def said(change: Change) -> str:
        is_date = change.key == "deadline"
        return f"{word}: {_dated(change) if is_date else _changed_value(change)}"

    return said


def _changed_value(change: Change) -> str:
    key = change.key or ""
    if change.entry is not None and "." in key:
        return f"{_in_entry(change)}{_why(change)}"
    return f"{key_words(key)} {_sides(change)}{_why(change)}"


def _decided(change: Change) -> str:
    day = f" on {day_for_people(change.on)}" if change.on is not None else ""
    before = f", before {value_words(change.before)}" if change.before is not None else ""
    return f"decided{day}: {shortened(value_words(change.after), 200)}{before}{_why(change)}"


def _rated(change: Change) -> str:
    board = getattr(change.entry, "board", "a board")
    day = f" on {day_for_people(change.on)}" if change.on is not None else ""
    before = f", before {change.before}" if change.before is not None else ""
    return f"rated {change.after} by {board}{day}{before}{_why(change)}"


def _measured(change: Change) -> str:
    word = "read" if change.kind is ChangeKind.READING else "scored"
    day = f" on {day_for_people(change.on)}" if change.on is not None else ""
    before = f", before {value_words(change.before)}" if change.before is not None else ""
    return f"{word} {value_words(change.after)}{day}{before}"


def _exception(change: Change) -> str:
    if change.key == "exception" and change.before is None:
        return f"raised as an exception: {shortened(change.after.cause, 160)}"
    return f"{key_words(change.key or '')}: {_both(change.before, change.after)}"


_SAID: Mapping[ChangeKind, Callable[[Change], str]] = {
    ChangeKind.ADDED: _came,
    ChangeKind.REMOVED: _went,
    ChangeKind.DEADLINE: _dated,
    ChangeKind.START: _dated,
    ChangeKind.REPORTED: _reported,
    ChangeKind.RENAMED: _renamed,
    ChangeKind.RENUMBERED: _renumbered,
    ChangeKind.CORRECTED: _declared("corrected"),
    ChangeKind.AMENDED: _declared("amended"),
    ChangeKind.MISTYPED: _declared("was mistyped"),
    ChangeKind.DECIDED: _decided,
    ChangeKind.RATED: _rated,
    ChangeKind.READING: _measured,
    ChangeKind.SCORE: _measured,
    ChangeKind.EXCEPTION: _exception,
}


def group_words(group: Group) -> str:
    """Give what a group of facts says, without where: ``12 deadlines moved, +30 to +122 days``."""
    one, many = _OF_GROUPS.get(group.kind, ("other change", "other changes"))
    said = counted(group.number, one, many)
    if group.days is not None and group.days != (0, 0):
        least, most = group.days
        said += f", {signed(most)}" if least == most else f", {least:+,d} to {signed(most)}"
    if group.dated is not None:
        first, last = map(day_for_people, group.dated)
        said += f", of {first}" if first == last else f", of {first} to {last}"
    if group.who:
        said += f", agreed by {group.who}"
    return f"{said}, one event" if group.is_event else said


_OF_GROUPS: Mapping[ChangeKind, tuple[str, str]] = {
    ChangeKind.ADDED: ("new", "new"),
    ChangeKind.REMOVED: ("taken out", "taken out"),
    ChangeKind.RENUMBERED: ("renumbered", "renumbered"),
    ChangeKind.RENAMED: ("file renamed", "files renamed"),
    ChangeKind.DEADLINE: ("deadline moved", "deadlines moved"),
    ChangeKind.START: ("start moved", "starts moved"),
    ChangeKind.REPORTED: ("report", "reports"),
    ChangeKind.CORRECTED: ("correction of an entry", "corrections of entries"),
    ChangeKind.AMENDED: ("amended", "amended"),
    ChangeKind.MISTYPED: ("mistyped", "mistyped"),
    ChangeKind.OWNER: ("owner", "owners"),
    ChangeKind.RATED: ("rating", "ratings"),
    ChangeKind.EXCEPTION: ("exception report", "exception reports"),
    ChangeKind.DECIDED: ("decision", "decisions"),
    ChangeKind.ANSWERS: ("answer to recommendations", "answers to recommendations"),
    ChangeKind.RECOMMENDATION: ("recommendation", "recommendations"),
    ChangeKind.READING: ("reading", "readings"),
    ChangeKind.SCORE: ("score", "scores"),
    ChangeKind.CLOSED: ("plan closed", "plans closed"),
    ChangeKind.TERMS: ("rule of the plan", "rules of the plan"),
}


def figure_words(effect: Effect, figure: str) -> str:
    """Give how a figure moved and why: ``overdue 49 → 12 (dates moved -37)``."""
    reasons = ", ".join(f"{r.cause.value} {r.number:+d}" for r in effect.of(figure) if r.number)
    both = f"{effect.before[figure]:,} → {effect.after[figure]:,}"
    name = _figure_name(figure)
    return f"{name} {both} ({reasons})" if reasons else f"{name} {both}"


def _figure_name(figure: str) -> str:
    return figure if figure == BY_FIRST_DEADLINE else POSITION_WORDS[Position(figure)]


_MEANINGS = {
    Position.OVERDUE: "open after its date",
    Position.AT_RISK: "open, with a reason to expect that it will be late, which is told",
    Position.SILENT: "open, and a report that was expected is not in the record",
    BY_FIRST_DEADLINE: "open after the deadline that was promised first, wherever it was moved to",
}
"""What those figures say whose words do not say it themselves."""


def meanings(effects: Iterable[Effect]) -> tuple[str, ...]:
    """Give what the figures mean that are told of some changes: ``silent: open, and ...``."""
    shown = {figure for effect in effects for figure in _figures_shown(effect)}
    return tuple(f"{_figure_name(f)}: {text}" for f, text in _MEANINGS.items() if f in shown)


def figures_words(effect: Effect) -> tuple[str, ...]:
    """Give the figures that moved, each with its causes, and what is overdue by either deadline.

    Where no figure moved, none is given.
    """
    return tuple(figure_words(effect, figure) for figure in _figures_shown(effect))


def _figures_shown(effect: Effect) -> list[str]:
    moved = {figure for figure in FIGURES if effect.of(figure)}
    return [f for f in FIGURES if moved and (f in moved or f in (BY_FIRST_DEADLINE, "overdue"))]


def answer_words(state: AnswerState) -> str:
    """Give how a recommendation is answered otherwise: ``R4: planned → uncovered``."""
    before, after = (
        side.value.replace("-", " ") if side is not None else "not there"
        for side in (state.before, state.after)
    )
    return f"{state.name}: {before} → {after}"
