"""How strictly a change is judged: by what the plan file said before, as of today."""

from datetime import date

import pytest

from cip.model.changed import ChangeControl
from cip.model.plan import Plan
from cip.model.vocabulary import Severity
from cip.rules.of_change.catalogue import CHANGE_RULES
from cip.rules.of_change.strictness import Strictness, severity, strictness

TODAY = date(2026, 3, 31)
E, W = Severity.ERROR, Severity.WARNING


def plan(approved: date | None = None, since: date | None = None) -> Plan:
    control = ChangeControl(since=since) if since else None
    return Plan(name="a", council="A", title="A", approved=approved, change_control=control)


@pytest.mark.parametrize(
    ("approved", "since", "expected"),
    [
        (None, None, Strictness.LIVE),
        (date(2026, 3, 30), None, Strictness.LIVE),
        (date(2026, 3, 31), None, Strictness.LIVE),
        (date(2026, 4, 1), None, Strictness.DRAFT),
        (date(2026, 4, 1), date(2026, 1, 1), Strictness.DRAFT),
        (None, date(2026, 3, 30), Strictness.CONTROLLED),
        (None, date(2026, 3, 31), Strictness.CONTROLLED),
        (None, date(2026, 4, 1), Strictness.TYPING_IN),
        (date(2026, 1, 1), date(2026, 4, 1), Strictness.TYPING_IN),
    ],
)
def test_the_day_itself_counts(
    approved: date | None, since: date | None, expected: Strictness
) -> None:
    assert strictness(plan(approved, since), today=TODAY) is expected


def test_what_was_not_there_before_is_a_draft() -> None:
    assert strictness(None, today=TODAY) is Strictness.DRAFT


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("action-deleted", (None, E, E, W)),
        ("entry-reworded", (None, W, E, W)),
        ("move-not-agreed", (None, W, E, None)),
        ("duplicate-deleted", (None, W, W, W)),
        ("since-too-far", (E, E, E, E)),
        ("since-moved", (E, E, E, E)),
    ],
)
def test_how_grave_a_finding_is(name: str, expected: tuple[Severity | None, ...]) -> None:
    rule = CHANGE_RULES[name]
    assert tuple(severity(rule, strict) for strict in Strictness) == expected
