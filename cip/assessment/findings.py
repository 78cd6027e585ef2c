"""Findings of assurance: what is to be said of a record, and is no risk to delivery."""

from collections.abc import Callable
from datetime import date

from cip.assessment.reasons import Reason
from cip.assessment.timeline import completed_on, known_updates
from cip.model.deadline import day_for_people
from cip.model.plan import Action
from cip.model.vocabulary import OPEN_STATUSES, Status


def findings_of(action: Action, status: Status | None, *, as_of: date) -> tuple[Reason, ...]:
    """Give the findings about an action with a status as of a day, in their fixed order."""
    return tuple(
        Reason(name, text)
        for name, finding in FINDINGS.items()
        if (text := finding(action, status, as_of)) is not None
    )


def unevidenced(action: Action, status: Status | None, as_of: date) -> str | None:
    """It is reported as complete, and nothing that shows it was named then or since."""
    if status is not Status.COMPLETE:
        return None
    completed = completed_on(action, as_of=as_of)
    known = known_updates(action.updates, as_of=as_of)
    if completed is None or any(u.evidence for u in known if u.date >= completed):
        return None
    return f"reported as complete on {day_for_people(completed)}, and no evidence is named"


def reopened(action: Action, _status: Status | None, as_of: date) -> str | None:
    """It was reported as complete, and later as open again."""
    complete: date | None = None
    for update in sorted(known_updates(action.updates, as_of=as_of), key=lambda u: u.date):
        if update.status is Status.COMPLETE:
            complete = update.date
        elif update.status is not None and update.status in OPEN_STATUSES and complete:
            words = update.status.value.replace("-", " ")
            return (
                f"reported as complete on {day_for_people(complete)}, and as {words} on "
                f"{day_for_people(update.date)}"
            )
    return None


Finding = Callable[[Action, Status | None, date], str | None]

FINDINGS: dict[str, Finding] = {"unevidenced": unevidenced, "reopened": reopened}
"""The findings by name, in the order in which they are given."""
