"""Answers to recommendations that nobody could follow are not worked out, and a check says so."""

import pytest
from builders import action, on, plan, recommendation, review, workstream

from cip.assessment import coverage as module
from cip.assessment.picture import picture
from cip.facts import coverage as facts
from cip.facts.request import Request
from cip.model.errors import PlanTooLargeError, UsageError
from cip.rules import recommendations as rules
from cip.rules.recommendations import too_many_answers
from cip.rules.rule import Subject

DAY = on("2024-06-01")
WHOLE = plan(
    *(action(f"1.{number}", "March 2025") for number in range(1, 4)),
    workstreams=(workstream("1", recommendations=("R1", "R2")),),
    sets=(review("peers", recommendation("R1"), recommendation("R2")),),
)
"""Three actions that answer two recommendations each: six answers."""


@pytest.mark.parametrize(("most", "is_refused"), [(5, True), (6, False)])
def test_answers_are_worked_out_up_to_their_most_number(most, is_refused, monkeypatch):
    monkeypatch.setattr(module, "MOST_ANSWERS", most)
    monkeypatch.setattr(rules, "MOST_ANSWERS", most)
    seen = picture(WHOLE, as_of=DAY)
    found = list(too_many_answers(Subject(plan=WHOLE, as_of=DAY)))
    assert bool(found) is is_refused
    if is_refused:
        with pytest.raises(PlanTooLargeError, match="'cip check' says more"):
            _ = seen.coverage
    else:
        assert len(seen.coverage.covers) == 2


@pytest.mark.parametrize(("most", "is_refused"), [(5, True), (6, False)])
def test_a_report_lists_them_up_to_their_most_number(most, is_refused, monkeypatch):
    monkeypatch.setattr(facts, "MOST_LISTED", most)
    request = Request(picture=picture(WHOLE, as_of=DAY))
    if is_refused:
        with pytest.raises(UsageError, match="nobody could read it"):
            facts.recommendations(request)
    else:
        assert len(facts.recommendations(request)) == 1
