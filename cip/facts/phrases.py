"""The words of reports: colours, dates, who, how late."""

from collections.abc import Iterable
from datetime import date, timedelta

from cip.assessment.colours import colour_of, word_of
from cip.assessment.completion import Completion
from cip.assessment.ends import printed_end
from cip.assessment.index import Index
from cip.assessment.position_words import KIND_WORDS, NO_REPORT, POSITION_WORDS
from cip.assessment.signals import SIGNALS
from cip.assessment.standing import PartStanding, Standing
from cip.model.deadline import Deadline, day_for_people
from cip.model.plan import Action, Milestone, Plan
from cip.model.text import counted
from cip.model.vocabulary import Position, Status


def rated(standing: Standing | PartStanding, plan: Plan) -> str:
    """Give the position with its colour: ``overdue, known late (red)``; a grey one stands alone."""
    word, colour = stands(standing, plan), colour_of(standing, plan)
    return f"{word} ({colour})" if colour else word


def stands(standing: Standing | PartStanding, plan: Plan) -> str:
    """Give the position in the plan's words or ours, and of what is overdue how that is known."""
    word = word_of(standing, plan)
    kind = standing.overdue_kind
    return f"{word}, {KIND_WORDS[kind]}" if kind is not None else word


def status_word(status: Status, plan: Plan) -> str:
    """Give the word for a reported status: the plan's own, else ours, as positions have it."""
    shown = plan.legend.get(status.value)
    if shown is not None and shown.word is not None:
        return shown.word
    return "under way" if status is Status.UNDERWAY else status.value.replace("-", " ")


def day(value: date | None) -> str:
    """Give a day for people, or ``not known``."""
    return day_for_people(value) if value else "not known"


def day_after(day_: date, days: int) -> str:
    """Give the day that is so many days after another."""
    return day(day_ + timedelta(days=days))


def due(deadline: Deadline | None) -> str:
    """Give when something is due: ``30 September 2024``, or in words where there is no day."""
    return "no deadline" if deadline is None else deadline.end


def people(index: Index, names: tuple[str, ...], *, none: str = "nobody named") -> str:
    """Give the titles of officers, or what stands for none."""
    return ", ".join(index.officer_titles(names)) or none


LOST = "lost in our copy of the paper"
"""What stands where the paper names an officer or a date and our copy of it does not."""


def owner(index: Index, standing: Standing) -> str:
    """Give who answers for an action, or that nobody is named, or that our copy lost who is."""
    none = f"name {LOST}" if "accountable" in standing.lost else "nobody named"
    return people(index, standing.owners.accountable.officers, none=none)


def owner_from(standing: Standing, plan: Plan) -> str:
    """Give whose word the accountable officer is where it is the level above: ``from its action``.

    Nothing where the action names its own, or has none.
    """
    if standing.owners.accountable.named_by != "workstream":
        return ""
    return f"from its {inside(plan.labels.workstream.one)}"


def due_on(standing: Standing) -> str:
    """Give when an action is due, or that our copy of the paper lost it."""
    if standing.deadline is not None:
        return due(standing.deadline)
    return f"date {LOST}" if "deadline" in standing.lost else no_end(standing.action)


def no_end(item: Action | Milestone) -> str:
    """Give that something has no deadline, or only words of the paper's that are no date."""
    return "no deadline" if printed_end(item) is None else "no date"


def heard(standing: Standing) -> str:
    """Give when the newest update was, or that there is no report in this record."""
    return day_for_people(standing.last_heard) if standing.last_heard else NO_REPORT


def when(deadline: Deadline | None) -> str:
    """Give when something is due with its verb: ``due 30 September 2024``, or ``no deadline``."""
    said = due(deadline)
    return f"due {said}" if deadline is not None and deadline.last is not None else said


def span(start: Deadline | None, deadline: Deadline | None) -> str:
    """Give from when to when: ``July 2024 to 31 August 2024``; of neither, nothing."""
    begins = "" if start is None else start.plain
    if start is not None and start.first and not start.every:
        if deadline is not None and deadline.last:
            return f"{begins} to {due(deadline)}"
        begins = f"from {begins}"
    ends = "" if deadline is None else when(deadline)
    said = (ends,) if ends.startswith(begins) else (begins, ends)
    return ", ".join(text for text in said if text)


def begins(standing: Standing) -> str:
    """Give when an action starts, as it is written; that our copy lost it; or nothing."""
    if standing.start is not None:
        return standing.start.plain
    return LOST if "start" in standing.lost else ""


def ends(standing: Standing) -> str:
    """Give when an action ends, as it is written; that our copy lost it; or that it has no end."""
    if standing.deadline is not None:
        return standing.deadline.plain
    return LOST if "deadline" in standing.lost else no_end(standing.action)


def last_day(deadline: Deadline | None) -> str:
    """Give the last day of a deadline alone, or nothing."""
    return day_for_people(deadline.last) if deadline and deadline.last else ""


def done_words(done: Completion | None) -> str:
    """Give when something was reported as complete, and what is known of when it was done."""
    if done is None:
        return ""
    said = f"reported as complete on {day_for_people(done.reported)}"
    if done.done_on is not None:
        is_day = done.done_on.first == done.done_on.last
        said += f", done {'on' if is_day else 'in'} {done.done_on.plain}"
    if done.days_late is not None:
        return f"{said}, {_late_words(done.days_late)}"
    if done.days_late_at_least is not None:
        days = counted(done.days_late_at_least, "day")
        return f"{said}, late by {days} at the least"
    if done.is_in_time:
        return f"{said}, in time"
    return f"{said}; the day it was done is not known" if done.is_undated else said


def _late_words(days: int) -> str:
    if days == 0:
        return "on its last day"
    return f"{counted(abs(days), 'day')} {'late' if days > 0 else 'early'}"


def first_due(standing: Standing, plan: str) -> str:
    """Give the first deadline; of an action that took a place, of what it was promised."""
    said = due(standing.baseline)
    taken = standing.inherited
    return said if taken is None else f"{said}, as {taken.name(plan)}"


def days_after_first(standing: Standing, as_of: date) -> int | None:
    """Give by how many days an open action is past its first deadline, or None."""
    first = standing.baseline.last if standing.baseline else None
    if first is None or as_of <= first or not standing.is_open:
        return None
    return (as_of - first).days


def signed(number: int) -> str:
    """Give a change: ``+3``, ``-2``, ``no change``."""
    return "no change" if number == 0 else f"{number:+,}"


def signed_days(days: int | None) -> str:
    """Give by how many days a deadline moved: ``+31``, ``0``, ``not counted``."""
    if days is None:
        return "not counted"
    return f"{days:+,}" if days else "0"


def reasons(standing: Standing) -> str:
    """Give the reasons of a rating in one sentence."""
    return "; ".join(reason.text for reason in standing.signals)


def joined(items: Iterable[str]) -> str:
    """Give items as a reader says them: ``a, b and c``."""
    listed = list(items)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} and {listed[-1]}"


_ENDS = ".!?…:"
_QUOTES = "\"'”’»)]"


def sentence(text: str) -> str:
    """Give a text with a full stop at its end, unless it ends with a sign of its own."""
    ended = text.rstrip()
    return ended if not ended or ended.rstrip(_QUOTES)[-1:] in _ENDS else f"{ended}."


def clauses(texts: Iterable[str]) -> str:
    """Give texts as the clauses of one sentence, with semicolons between and no stop at the end."""
    return "; ".join(text.rstrip(" .;") for text in texts)


def inside(label: str) -> str:
    """Give a label as it stands inside a sentence: ``key aim``; ``KPI`` stays as it is."""
    words = label.split()
    return " ".join(w if len(w) > 1 and w.isupper() else w.lower() for w in words)


def colour_rule(plan: Plan) -> list[str]:
    """Give what the colours mean in this report, with the plan's thresholds."""
    declared, *others = (signal.rule(plan) for signal in SIGNALS.values())
    period = counted(plan.review_period_days, "day")
    return [
        "Blue: reported as complete.",
        "Red: its last day has passed and it is not reported as complete, or in place where it "
        "goes on.",
        f"Amber: {declared}, or any of these holds: {'; '.join(filter(None, others))}; and what "
        f"is silent: a report was expected, one every {period}, and is not in this record.",
        "Green: reported as under way or in place, and none of these holds.",
        "No colour: the rest.",
        *_own_colours(plan),
    ]


def _own_colours(plan: Plan) -> list[str]:
    """Give what the plan's own legend changes of the colours, in a sentence; or nothing."""
    said = [
        f"{shown.word or key.replace('-', ' ')} is {_coloured(shown.colour)}"
        for key, shown in plan.legend.items()
        if shown.colour is not None
    ]
    return [f"The plan's own colours go before these: {joined(said)}."] if said else []


def _coloured(colour: str) -> str:
    return "without a colour" if colour == "none" else colour


def position_words(position: Position) -> str:
    """Give a position in words."""
    return POSITION_WORDS[position]


def cut(text: str, most: int) -> str:
    """Give at most so many words of a text; an ellipsis stands for the rest."""
    words = text.split()
    return text if len(words) <= most else f"{' '.join(words[:most])} …"
