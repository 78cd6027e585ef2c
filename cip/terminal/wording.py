"""The words that several views share: positions, dates, owners."""

from datetime import date

from cip.assessment.index import Index
from cip.assessment.reasons import counted
from cip.assessment.standing import PartStanding, Standing
from cip.assessment.words import POSITION_WORDS
from cip.model.deadline import day_for_people
from cip.model.plan import Plan
from cip.model.text import safe
from cip.terminal.lines import Span


def position(standing: Standing | PartStanding) -> Span:
    """Give the position in words and in its colour."""
    return Span(POSITION_WORDS[standing.position], standing.position.value)


def when_due(standing: Standing | PartStanding) -> str:
    """Give when something is due, and how late: ``due by 30 September 2024, 51 days overdue``."""
    deadline = standing.deadline
    if deadline is None:
        return "no deadline"
    if deadline.last is None:
        return deadline.due
    text = f"{'to be' if deadline.goes_on else 'due'} {deadline.due}"
    if isinstance(standing, Standing) and standing.deadline_from == "parts":
        text += " (its last part)"
    if standing.days_overdue is not None:
        text += f", {counted(standing.days_overdue, 'day')} overdue"
    return text


def owners(standing: Standing, index: Index) -> str:
    """Give the titles of the accountable officers, or that there is none."""
    titles = index.officer_titles(standing.owners.accountable.officers)
    return safe(", ".join(titles)) if titles else "no accountable officer"


def last_heard(standing: Standing, *, as_of: date) -> str:
    """Give when the newest update was: ``last update 20 November 2024``, or that there is none."""
    if standing.newest_update is None:
        return "nothing was ever reported"
    if standing.newest_update == as_of:
        return "last update today"
    return f"last update {day_for_people(standing.newest_update)}"


def age(day: date, *, as_of: date) -> str:
    """Give how old a day is: ``today``, ``1 day old``, ``112 days old``."""
    days = (as_of - day).days
    return "today" if days == 0 else f"{counted(days, 'day')} old"


def plan_title(plan: Plan) -> str:
    """Give the title of a plan with its council, unless the title names the council already."""
    title = plan.title if plan.council in plan.title else f"{plan.council}: {plan.title}"
    return safe(title)
