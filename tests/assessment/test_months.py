"""Counting in months."""

import pytest
from builders import on

from cip.assessment.months import months_after


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2024-02-29", 3, "2024-05-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-08-31", 1, "2024-09-30"),
        ("2024-12-15", 1, "2025-01-15"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2025-03-31", -1, "2025-02-28"),
    ],
)
def test_a_shorter_month_ends_on_its_last_day(day, months, expected):
    assert months_after(on(day), months) == on(expected)
