"""Findings of assurance: what is to be said of a record, and is no risk to delivery."""

from collections.abc import Callable
from datetime import date

from cip.assessment.closure import Closure
from cip.assessment.reasons import Reason
from cip.model.deadline import day_for_people
from cip.model.plan import Action
from cip.model.vocabulary import OPEN_STATUSES, Status


def findings_of(action: Action, closed: Closure | None) -> tuple[Reason, ...]:
    """Give the findings about an action, in their fixed order.

    ``closed`` says how far it is closed, None where it is not reported as complete.
    """
    return tuple(
        Reason(name, text)
        for name, finding in FINDINGS.items()
        if (text := finding(action, closed)) is not None
    )


def unevidenced(_action: Action, closed: Closure | None) -> str | None:
    """It is reported as complete, and nothing that shows it was named then or since."""
    if closed is None or closed.evidence:
        return None
    return f"reported as complete on {day_for_people(closed.delivered)}, and no evidence is named"


def verified_by_owner(_action: Action, closed: Closure | None) -> str | None:
    """It is complete, and only an officer who owns it or leads it has verified that."""
    if closed is None or closed.verified is not None or closed.verified_by_owner is None:
        return None
    update = closed.verified_by_owner
    return (
        f"verified on {day_for_people(update.date)} by {closed.owner}, who answers for it: "
        "another officer has to verify it"
    )


def reopened(action: Action, _closed: Closure | None) -> str | None:
    """It was reported as complete, and later as open again."""
    complete: date | None = None
    for update in sorted(action.updates, key=lambda u: u.date):
        if update.status is Status.COMPLETE:
            complete = update.date
        elif update.status is not None and update.status in OPEN_STATUSES and complete:
            words = update.status.value.replace("-", " ")
            return (
                f"reported as complete on {day_for_people(complete)}, and as {words} on "
                f"{day_for_people(update.date)}"
            )
    return None


Finding = Callable[[Action, Closure | None], str | None]

FINDINGS: dict[str, Finding] = {
    "unevidenced": unevidenced,
    "verified-by-owner": verified_by_owner,
    "reopened": reopened,
}
"""The findings by name, in the order in which they are given."""
