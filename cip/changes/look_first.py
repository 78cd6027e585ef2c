"""What a reviewer looks at first: what makes a plan look better otherwise than by shown work."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cip.changes.change import LATE_ENTRY_DAYS, Change, ChangeKind, is_addition
from cip.changes.effect import Effect
from cip.changes.pairing import Level
from cip.changes.sense import typographic
from cip.changes.steps import FigureCause, has_evidence
from cip.changes.wording import said_of, what
from cip.model.changed import Closed
from cip.model.deadline import Deadline
from cip.model.progress import Update
from cip.model.text import counted
from cip.model.vocabulary import OPEN_STATUSES, Status

MOST_LINES = 7
"""How many lines there are at most: what is left then shares the last one."""

MOST_ADDRESSES = 5
"""How many addresses a line names."""


class Look(NamedTuple):
    """Something to look at first: what it is, in words, and where; many of a kind are one."""

    name: str
    text: str
    addresses: tuple[str, ...]


class _Around(NamedTuple):
    """What decides whether a fact is to be looked at: what the change does, and what else it has.

    ``ended`` are the addresses of the actions that are overdue no more because dates moved.
    ``promised`` has the paper that each action is quoted from, by its address.
    """

    as_of: date
    ended: frozenset[str]
    notes: Counter[str]
    papers: Counter[str]
    promised: Mapping[str, str]


_Test = Callable[[Change, _Around], bool]


def look_first(
    facts: Iterable[Change],
    effect: Effect,
    *,
    as_of: date,
    files: Sequence[str] = (),
    promised: Mapping[str, str] | None = None,
    at_close: str = "",
    unread: Sequence[str] = (),
) -> tuple[Look, ...]:
    """Give what is to be looked at first, in at most seven lines, the gravest first.

    ``files`` are those outside the plans on which a check rests, as far as they changed.
    ``promised`` has the paper that each action is quoted from, by its address; ``at_close`` says
    what a plan that is closed leaves open, and ``unread`` are the addresses of what stands in a
    file that could not be read on one side. A fact stands in one line. Where there are more kinds
    than lines, the last line has the others.
    """
    told = tuple(facts)
    around = _around(told, effect, as_of=as_of)._replace(promised=promised or {})
    groups: dict[str, list[Change]] = {kind.name: [] for kind in _KINDS}
    for fact in told:
        found = next((kind for kind in _KINDS if kind.test(fact, around)), None)
        if found is not None:
            groups[found.name].append(fact)
    looks = [_look(kind, groups[kind.name], at_close) for kind in _KINDS if groups[kind.name]]
    if files:
        named = ", ".join(files[:MOST_ADDRESSES]) + _more(len(files))
        text = f"Files that the check rests on are changed: {named}"
        looks.insert(1 if groups["terms"] else 0, Look("files", text, tuple(files)))
    if unread:
        named = ", ".join(unread[:MOST_ADDRESSES]) + _more(len(unread))
        text = f"Not known is what was changed where a file could not be read: {named}"
        looks.insert(0, Look("not known", text, tuple(unread)))
    return fitted(looks, MOST_LINES)


def _more(number: int) -> str:
    return f" and {number - MOST_ADDRESSES:,} more" if number > MOST_ADDRESSES else ""


def _look(kind: "_Kind", facts: Sequence[Change], at_close: str) -> Look:
    addresses = tuple(dict.fromkeys(fact.address for fact in facts))
    told = [f"{what(fact)}{said_of(fact)}" for fact in facts[:3]]
    if kind.name == "closed":
        said = "; ".join(filter(None, (*told, at_close)))
        return Look(kind.name, f"{addresses[0]}: {said}", addresses)
    if len(facts) == 1:
        alone = f"; {kind.alone}" if kind.alone else ""
        return Look(kind.name, f"{addresses[0]}: {told[0]}{alone}", addresses)
    if kind.name == "terms":
        more = f"; and {len(facts) - 3:,} more" if len(facts) > 3 else ""
        return Look(kind.name, f"{addresses[0]}: {'; '.join(told)}{more}", addresses)
    named = ", ".join(addresses[:MOST_ADDRESSES]) + _more(len(addresses))
    return Look(kind.name, f"{len(facts):,} {kind.many}: {named}", addresses)


def fitted(looks: Sequence[Look], most: int) -> tuple[Look, ...]:
    """Give at most so many lines: where there are more, the last one has all that are left."""
    if len(looks) <= most:
        return tuple(looks)
    kept, others = looks[: most - 1], looks[most - 1 :]
    addresses = tuple(dict.fromkeys(a for look in others for a in look.addresses))
    shown = "; ".join(f"{look.name}: {', '.join(look.addresses[:2])}" for look in others)
    text = f"Also {counted(len(others), 'other thing')}: {shown}{_more(len(addresses))}"
    return (*kept, Look("others", text, addresses))


def _around(facts: Iterable[Change], effect: Effect, *, as_of: date) -> _Around:
    told = tuple(facts)
    reports = [fact.entry for fact in told if fact.kind is ChangeKind.REPORTED]
    updates = [entry for entry in reports if isinstance(entry, Update)]
    dates = (FigureCause.MOVED, FigureCause.MISTYPED, FigureCause.PARTS)
    return _Around(
        as_of=as_of,
        ended=frozenset(
            address
            for reason in effect.of("overdue")
            if reason.cause in dates and reason.number < 0
            for address in reason.addresses
        ),
        notes=Counter(typographic(entry.note) for entry in updates if entry.note),
        papers=Counter(
            shown.document or shown.url or shown.title
            for entry in updates
            if entry.status is Status.COMPLETE
            for shown in entry.evidence
        ),
        promised={},
    )


_MANY_ALIKE = 3
"""From how many on notes with the same words, or completions by one paper, are told."""


def _is_closed(fact: Change, _: _Around) -> bool:
    return fact.kind is ChangeKind.CLOSED or isinstance(fact.before, Closed)


def _is_of_terms(fact: Change, _: _Around) -> bool:
    if fact.kind is not ChangeKind.TERMS or fact.level in _BELOW:
        return False
    is_new_day = fact.key == "meetings" and set(fact.before or ()) <= set(fact.after or ())
    return not is_new_day


_BELOW = (Level.ACTION, Level.PART, Level.WORKSTREAM)


def _is_deleted(fact: Change, _: _Around) -> bool:
    levels = (Level.PLAN, *_BELOW, Level.SET, Level.RECOMMENDATION, Level.KPI, Level.RISK)
    is_whole = fact.kind is ChangeKind.REMOVED and fact.key is None
    return is_whole and fact.level in (*levels, Level.BOARD, Level.OBJECTIVE)


def _ends_lateness(fact: Change, around: _Around) -> bool:
    is_date = fact.key in ("deadline", "end") and fact.kind is not ChangeKind.REMOVED
    return is_date and fact.address.split("(")[0] in around.ended


def _is_mistyped(fact: Change, _: _Around) -> bool:
    return fact.kind is ChangeKind.MISTYPED


def _has_no_end(fact: Change, _: _Around) -> bool:
    if fact.kind is not ChangeKind.DEADLINE or fact.key not in ("deadline", "end"):
        return False
    was = isinstance(fact.before, Deadline) and fact.before.last is not None
    return was and not (isinstance(fact.after, Deadline) and fact.after.last is not None)


def _is_promised_otherwise(fact: Change, _: _Around) -> bool:
    told = (ChangeKind.CHANGED, ChangeKind.AMENDED, ChangeKind.RECOMMENDATION, ChangeKind.REMOVED)
    keys = _PROMISES.get(fact.level, ())
    return fact.kind in told and fact.key in keys and fact.before is not None


_PROMISES: Mapping[Level, tuple[str, ...]] = {
    Level.OBJECTIVE: ("title",),
    Level.WORKSTREAM: ("title",),
    Level.ACTION: ("title", "detail"),
    Level.PART: ("title",),
    Level.RECOMMENDATION: ("text", "due"),
}
"""The words in which something was promised or asked for, and the day of a review."""


def _calls_another(fact: Change, _: _Around) -> bool:
    """Say whether an officer lost a name: actions that use it may have another owner now."""
    is_of_names = fact.level is Level.OFFICER and fact.key == "abbreviations"
    return is_of_names and not set(fact.before or ()) <= set(fact.after or ())


def _is_silent(fact: Change, _: _Around) -> bool:
    is_date = fact.kind is ChangeKind.DEADLINE and fact.key in ("deadline", "end")
    return is_date and fact.entry is None and fact.before is not None and (fact.days or 0) >= 0


def _is_rewritten(fact: Change, _: _Around) -> bool:
    if fact.entry is None or fact.key is None or is_addition(fact):
        return False
    listed = fact.key.split(".")[0]
    anew = (ChangeKind.CHANGED, ChangeKind.CORRECTED, ChangeKind.REMOVED)
    return fact.kind in anew and listed in _RECORDED


_RECORDED = ("updates", "rescheduled", "board_ratings", "readings", "scores", "response", "changed")


def _is_shown_late(fact: Change, _: _Around) -> bool:
    return _status(fact) in (Status.COMPLETE, Status.IN_PLACE) and not has_evidence(fact.entry)


def _is_hardly_shown(fact: Change, around: _Around) -> bool:
    """Say whether the evidence is a title alone, or the paper that made the promise."""
    if _status(fact) not in (Status.COMPLETE, Status.IN_PLACE) or fact.entry.verified_by:
        return False
    promised = around.promised.get(fact.address)
    return not any(
        shown.url or (shown.document and shown.document != promised)
        for shown in fact.entry.evidence
    )


def _status(fact: Change) -> Status | None:
    is_report = fact.kind is ChangeKind.REPORTED and isinstance(fact.entry, Update)
    return fact.entry.status if is_report else None


def _is_entered_late(fact: Change, around: _Around) -> bool:
    if fact.kind is not ChangeKind.REPORTED or _status(fact) in OPEN_STATUSES:
        return False
    return fact.on is not None and around.as_of - fact.on > timedelta(days=LATE_ENTRY_DAYS)


def _is_withdrawn(fact: Change, _: _Around) -> bool:
    return _status(fact) is Status.WITHDRAWN


def _loses_answers(fact: Change, _: _Around) -> bool:
    if fact.kind is ChangeKind.ANSWERS:
        return bool(fact.before) and not set(fact.before) <= set(fact.after or ())
    is_answer = fact.kind is ChangeKind.REMOVED and (fact.key or "").startswith("answers")
    return is_answer or (fact.kind is ChangeKind.RECOMMENDATION and fact.key == "gap")


def _has_no_minute(fact: Change, _: _Around) -> bool:
    return fact.agreed_by is not None and not fact.has_source


def _has_the_words_of_others(fact: Change, around: _Around) -> bool:
    note = getattr(fact.entry, "note", None) if fact.kind is ChangeKind.REPORTED else None
    return bool(note) and around.notes[typographic(str(note))] >= _MANY_ALIKE


def _has_the_paper_of_others(fact: Change, around: _Around) -> bool:
    if _status(fact) is not Status.COMPLETE:
        return False
    shown = (piece.document or piece.url or piece.title for piece in fact.entry.evidence)
    return any(around.papers[name] >= _MANY_ALIKE for name in shown)


class _Kind(NamedTuple):
    """A kind of things to look at: its name, what many of it are, and how one fact is known.

    ``alone`` is what a single one says besides, where its own words do not tell why it is here.
    """

    name: str
    many: str
    test: _Test
    alone: str = ""


_OLD = f"dated over {LATE_ENTRY_DAYS} days ago, entered now"
_HARDLY = "the evidence names no document and no address, or only the paper that promised it"

_KINDS: tuple[_Kind, ...] = (
    _Kind("closed", "plans closed", _is_closed),
    _Kind("terms", "rules of the plan changed", _is_of_terms),
    _Kind("deleted", "deleted", _is_deleted),
    _Kind(
        "ends lateness",
        "dates moved, which ends lateness",
        _ends_lateness,
        "no longer counted as overdue",
    ),
    _Kind("old entries", "old entries say something else", _is_rewritten),
    _Kind("silent moves", "deadlines moved, and nothing says why", _is_silent),
    _Kind("no end", "have no end any more", _has_no_end),
    _Kind("promises", "what was promised or asked for reads otherwise", _is_promised_otherwise),
    _Kind("names", "officers are called otherwise", _calls_another),
    _Kind("mistyped", "were mistyped, as the change says", _is_mistyped),
    _Kind("withdrawn", "withdrawn", _is_withdrawn),
    _Kind("not shown", "reported as done without evidence", _is_shown_late),
    _Kind("answers", "changes of what answers recommendations", _loses_answers),
    _Kind("entered late", _OLD, _is_entered_late, _OLD),
    _Kind("hardly shown", f"reported as done; {_HARDLY}", _is_hardly_shown, _HARDLY),
    _Kind("no minute", "agreed, with no paper that shows it", _has_no_minute, "no paper shows it"),
    _Kind("same words", "reported in the same words", _has_the_words_of_others),
    _Kind("one paper", "reported as complete by one paper", _has_the_paper_of_others),
)
"""What is to be looked at, the gravest first; a fact stands with the first that it fits."""
