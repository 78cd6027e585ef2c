"""Findings of assurance: what is to be said of a record, and is no risk to delivery."""

from collections.abc import Callable
from datetime import date

from cip.assessment.reasons import Reason
from cip.assessment.timeline import Reported, known_updates
from cip.model.deadline import day_for_people
from cip.model.plan import Action
from cip.model.vocabulary import Status


def findings_of(action: Action, reported: Reported | None, *, as_of: date) -> tuple[Reason, ...]:
    """Give the findings about an action as of a day, in their fixed order."""
    return tuple(
        Reason(name, text)
        for name, finding in FINDINGS.items()
        if (text := finding(action, reported, as_of)) is not None
    )


def unevidenced(action: Action, reported: Reported | None, as_of: date) -> str | None:
    """It is reported as complete, and nothing that shows it was named then or since."""
    if reported is None or reported.status is not Status.COMPLETE:
        return None
    since = [u for u in known_updates(action.updates, as_of=as_of) if u.date >= reported.update.date]
    if any(update.evidence for update in since):
        return None
    day = day_for_people(reported.update.date)
    return f"reported as complete on {day}, and no evidence is named"


def reopened(action: Action, reported: Reported | None, as_of: date) -> str | None:
    """It was reported as complete, and later as open again."""
    complete: date | None = None
    for update in known_updates(action.updates, as_of=as_of):
        if update.status is Status.COMPLETE:
            complete = update.date
        elif update.status is not None and complete is not None:
            return (
                f"reported as complete on {day_for_people(complete)}, and as "
                f"{update.status.value.replace('-', ' ')} on {day_for_people(update.date)}"
            )
    return None


Finding = Callable[[Action, Reported | None, date], str | None]

FINDINGS: dict[str, Finding] = {"unevidenced": unevidenced, "reopened": reopened}
"""The findings by name, in the order in which they are given."""
