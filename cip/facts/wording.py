"""The words of reports: colours, dates, who, how late."""

from collections.abc import Iterable
from datetime import date

from cip.assessment.claims import RATING_OF
from cip.assessment.index import Index
from cip.assessment.reasons import counted
from cip.assessment.signals import SIGNALS
from cip.assessment.standing import PartStanding, Standing
from cip.assessment.words import POSITION_WORDS
from cip.model.deadline import Deadline, day_for_people
from cip.model.plan import Plan
from cip.model.vocabulary import Position


def rated(standing: Standing | PartStanding) -> str:
    """Give the position with its colour: ``overdue (red)``; a grey one stands alone."""
    word = POSITION_WORDS[standing.position]
    colour = RATING_OF.get(standing.position)
    return f"{word} ({colour})" if colour else word


def day(value: date | None) -> str:
    """Give a day for people, or ``not known``."""
    return day_for_people(value) if value else "not known"


def due(deadline: Deadline | None) -> str:
    """Give when something is due: ``30 September 2024``, or in words where there is no day."""
    return "no deadline" if deadline is None else deadline.end


def people(index: Index, names: tuple[str, ...], *, none: str = "nobody named") -> str:
    """Give the titles of officers, or what stands for none."""
    return ", ".join(index.officer_titles(names)) or none


def heard(standing: Standing) -> str:
    """Give when the newest update was, or that nothing was ever reported."""
    if standing.newest_update is None:
        return "nothing ever reported"
    return day_for_people(standing.newest_update)


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


def last_day(deadline: Deadline | None) -> str:
    """Give the last day of a deadline alone, or nothing."""
    return day_for_people(deadline.last) if deadline and deadline.last else ""


def late_words(standing: Standing) -> str:
    """Give by how much something overdue is late, and what was last heard of it."""
    days = counted(standing.days_overdue or 0, "day")
    said = f"its last day, {last_day(standing.deadline)}, passed {days} ago"
    if standing.status is not None:
        return f"{said}, and it is reported as {standing.status.value.replace('-', ' ')}"
    return said if standing.reported else f"{said}, and nothing was ever reported"


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
    return [
        "Blue: reported as complete.",
        "Red: its last day has passed and it is not reported as complete.",
        f"Amber: {declared}, or any of these holds: {'; '.join(filter(None, others))}.",
        "Green: reported as underway, and none of these holds.",
        "No colour: the rest.",
    ]


def position_words(position: Position) -> str:
    """Give a position in words."""
    return POSITION_WORDS[position]
