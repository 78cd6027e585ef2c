"""The reports of the real plans, byte for byte: ``pytest --rewrite`` writes them anew."""

from collections.abc import Callable

import pytest
from report_pages import DAYS, real_report, real_reports

AT_TWO_DAYS = ("board-report", "highlight-report", "coverage")
"""Which reports are kept at both days of each plan; the others are at the later one."""


@pytest.mark.parametrize(
    ("plan", "template", "day"),
    [
        (plan, template, day)
        for plan, template, day in real_reports()
        if template in AT_TWO_DAYS or day == DAYS[plan.split("/")[0]][1]
    ],
)
def test_a_report_of_a_real_plan_is_as_it_was_kept(
    plan: str, template: str, day: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"{plan.replace('/', '-')}-{template}-{day}.md", real_report(plan, template, day))
