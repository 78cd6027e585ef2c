"""The words that several views share: positions, dates, owners."""

from datetime import date

from cip.assessment.colours import colour_of, word_of
from cip.assessment.completion import Completion
from cip.assessment.index import Index
from cip.assessment.position_words import NO_REPORT
from cip.assessment.standing import PartStanding, Standing
from cip.facts.phrases import done_words, no_end
from cip.model.deadline import Deadline, day_for_people
from cip.model.plan import Plan
from cip.model.text import counted, safe
from cip.model.vocabulary import OverdueKind
from cip.terminal.lines import Span

SHORT_KINDS = {
    OverdueKind.KNOWN_LATE: "known late",
    OverdueKind.NOT_SAID: "not said",
    OverdueKind.UNHEARD: "no report since",
}
"""How it is known that something is overdue, as short as it stands in tables and lists."""

UNCOLOURED = "grey"
"""The style of what has no colour."""


def position(standing: Standing | PartStanding, plan: Plan) -> Span:
    """Give the position in the plan's words and colour; of what is overdue, how that is known."""
    return Span(position_words(standing, plan), colour_of(standing, plan) or UNCOLOURED)


def position_words(standing: Standing | PartStanding, plan: Plan) -> str:
    """Give the position in the plan's words or ours: ``overdue, no report since``."""
    word, kind = safe(word_of(standing, plan)), standing.overdue_kind
    return f"{word}, {SHORT_KINDS[kind]}" if kind is not None else word


def when_due(standing: Standing | PartStanding) -> str:
    """Give when something is due, and how long that is past: ``due by 30 June 2024, 3 days ago``.

    Of what is complete, when that was reported and whether it was in time.
    """
    if isinstance(standing, Standing) and standing.completed is not None:
        return safe(f"{done_words(standing.completed)}{_was_due(standing.completed)}")
    item = standing.action if isinstance(standing, Standing) else standing.part
    deadline = standing.deadline
    if deadline is None:
        is_lost = "deadline" in item.lost
        said = "deadline lost in our copy of the paper" if is_lost else no_end(item)
    elif deadline.last is None:
        said = deadline.due
    else:
        said = f"{'to be' if deadline.goes_on else 'due'} {deadline.due}"
    if isinstance(standing, Standing):
        said += " (its last part)" if standing.deadline_from == "parts" else ""
        said += _passed_instead(standing)
    if standing.days_overdue is not None:
        said += f", {counted(standing.days_overdue, 'day')} ago"
    return safe(said)


def _passed_instead(standing: Standing) -> str:
    """Give the last deadline with a date, where that has passed and the present one has none."""
    passed = standing.passed
    if passed is None or passed.last is None or standing.due == passed.last:
        return ""
    return f"; before that, by {day_for_people(passed.last)}"


def _was_due(done: Completion) -> str:
    last = done.deadline.last if done.deadline else None
    return f" (due by {day_for_people(last)})" if last else ""


def owners(standing: Standing, index: Index) -> str:
    """Give the titles of the accountable officers, or that there is none, or that it is lost."""
    titles = index.officer_titles(standing.owners.accountable.officers)
    if titles:
        return safe(", ".join(titles))
    if "accountable" in standing.lost:
        return "officer lost in our copy of the paper"
    return "no accountable officer"


def last_heard(standing: Standing, *, as_of: date) -> str:
    """Give when it was last heard of: ``last heard of 20 November 2024``, or that it never was."""
    heard = standing.last_heard
    if heard is None:
        return NO_REPORT
    return "heard of today" if heard == as_of else f"last heard of {day_for_people(heard)}"


def as_written(deadline: Deadline | None) -> str | None:
    """Give a deadline as it was written, and the days that it means where they are not the same."""
    if deadline is None:
        return None
    first = day_for_people(deadline.first) if deadline.first else ""
    last = day_for_people(deadline.last) if deadline.last else ""
    days = f"{first} to {last}" if first and last and first != last else last
    if not first or not last:
        days = f"from {first}" if first else f"until {last}" if last else deadline.text
    return safe(deadline.text) + (f" ({days})" if deadline.text != days else "")


def plan_title(plan: Plan) -> str:
    """Give the title of a plan with its council, unless the title names the council already."""
    title = plan.title if plan.council in plan.title else f"{plan.council}: {plan.title}"
    return safe(title)
