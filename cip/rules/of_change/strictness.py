"""How strictly a change of a plan is judged, by what its plan file said before."""

from datetime import date
from enum import StrEnum

from cip.model.plan import Plan
from cip.model.vocabulary import Severity
from cip.rules.of_change.rule import ChangeRule
from cip.rules.rule import Guards


class Strictness(StrEnum):
    """What a plan is, as far as changing it goes.

    ``DRAFT``: not approved yet, everything may change. ``LIVE``: approved, or it does not say.
    ``CONTROLLED``: its change control holds. ``TYPING_IN``: it has one that is still to begin.
    """

    DRAFT = "draft"
    LIVE = "live"
    CONTROLLED = "controlled"
    TYPING_IN = "typing-in"


def strictness(plan: Plan | None, *, today: date) -> Strictness:
    """Give how strict a plan is, as it was before the change; one that was not there is a draft.

    The day of approval, and that from which change control holds, count already.
    """
    if plan is None or (plan.approved is not None and plan.approved > today):
        return Strictness.DRAFT
    if plan.change_control is None:
        return Strictness.LIVE
    begun = plan.change_control.since <= today
    return Strictness.CONTROLLED if begun else Strictness.TYPING_IN


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_TABLE = {
    Strictness.DRAFT: {},
    Strictness.LIVE: {Guards.LOSS: _ERROR, Guards.WORDS: _WARNING, Guards.AUTHORITY: _WARNING},
    Strictness.CONTROLLED: dict.fromkeys(Guards, _ERROR),
    Strictness.TYPING_IN: {Guards.LOSS: _WARNING, Guards.WORDS: _WARNING},
}


def severity(rule: ChangeRule, strict: Strictness) -> Severity | None:
    """Give how grave what a rule finds is in a plan, or None where it does not count."""
    if rule.always is not None:
        return rule.always
    found = _TABLE[strict].get(rule.kind)
    return rule.at_most or found if found is not None else None
