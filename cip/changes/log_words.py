"""The words of a history: when a change was recorded, what it is dated, what came with a record."""

from cip.changes.change import Change, ChangeKind
from cip.changes.followed import LogEntry
from cip.changes.moments import Kept
from cip.changes.wording import said_of, value_words, what
from cip.model.deadline import day_for_people
from cip.model.plan import Action, Milestone
from cip.model.text import counted

_DATED = frozenset(ChangeKind) - {ChangeKind.CHANGED, ChangeKind.REMOVED, ChangeKind.RENAMED}
"""The kinds whose day is that of the change, and not that of an old entry."""

_SHORT = 7


def kept_words(kept: Kept) -> tuple[str, ...]:
    """Give where a change is kept: the day, the commit, who made it; or that it is in none yet."""
    if kept.day is None or kept.commit is None:
        return ("not committed yet",)
    return tuple(filter(None, (day_for_people(kept.day), kept.commit[:_SHORT], kept.author)))


def fact_words(fact: Change, called: str) -> str:
    """Give what a fact says, behind its address where that is not how the thing is called."""
    where = "" if fact.address == called else f"{fact.address}: "
    return f"{where}{what(fact)}{said_of(fact)}{_came_with(fact)}"


def dated_words(fact: Change, kept: Kept) -> str:
    """Give both days where what is recorded bears another: how many days lie between them."""
    if fact.on is None or fact.kind not in _DATED:
        return ""
    dated = f"dated {day_for_people(fact.on)}"
    if kept.day is None:
        return dated
    days = (kept.day - fact.on).days
    if days == 0:
        return ""
    apart = f"{counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
    return f"{dated}, recorded {day_for_people(kept.day)} ({apart})"


def unread_words(entry: LogEntry) -> tuple[str, ...]:
    """Give what could not be read of a change, and what is therefore compared with an older one."""
    lost = "could not be read: what was changed in it is not known"
    told = "compared with what it said last" if entry.facts else "it says what it said last"
    return (
        *(f"{path} {lost}" for path in entry.unread),
        *(f"{path} could not be read before: {told}" for path in entry.bridged),
    )


def _came_with(fact: Change) -> str:
    """Give what an action or a part said already when it came: when it is due, its reports."""
    record = fact.after
    if fact.kind is not ChangeKind.ADDED or not isinstance(record, Action | Milestone):
        return ""
    said = [f"due {value_words(record.deadline)}"] if record.deadline is not None else []
    reports = record.updates
    if reports:
        first, last = min(u.date for u in reports), max(u.date for u in reports)
        days = day_for_people(first)
        days = days if first == last else f"{days} to {day_for_people(last)}"
        said.append(f"with {counted(len(reports), 'report')} of {days}")
    if record.rescheduled:
        said.append(f"moved {counted(len(record.rescheduled), 'time')}")
    return f" ({', '.join(said)})" if said else ""
