"""Where KPIs and risks stand."""

import pytest
from builders import kpi, on, plan, risk, until

from cip.assessment.known import known
from cip.assessment.measures import kpi_standings, risk_standings
from cip.assessment.position_words import kpi_words
from cip.model.measures import Target

READINGS = (("2024-06-30", 90.0), ("2024-09-30", 95.0), ("2024-12-31", 93.0))


def indicator(day, item):
    return kpi_standings(known(plan(kpis=(item,)), as_of=on(day)), as_of=on(day))[0]


def threat(day, item):
    return risk_standings(known(plan(risks=(item,)), as_of=on(day)))[0]


@pytest.mark.parametrize(
    ("day", "newest", "previous"),
    [
        ("2024-06-29", None, None),
        ("2024-06-30", 90, None),
        ("2024-09-30", 95, 90),
        ("2025-01-01", 93, 95),
    ],
)
def test_the_newest_reading_by_the_day_stands_against_the_one_before(day, newest, previous):
    found = indicator(day, kpi("K1", *READINGS))
    assert (found.newest.value if found.newest else None) == newest
    assert (found.previous.value if found.previous else None) == previous
    assert found.address == "north/K1"


def test_readings_count_by_their_day_wherever_they_stand_in_the_file():
    found = indicator("2025-01-01", kpi("K1", *reversed(READINGS)))
    assert found.newest is not None
    assert found.newest.value == 93


@pytest.mark.parametrize(
    ("direction", "values", "trend"),
    [
        ("higher-is-better", (90, 95), "better"),
        ("higher-is-better", (95, 90), "worse"),
        ("lower-is-better", (90, 95), "worse"),
        ("lower-is-better", (95, 90), "better"),
        (None, (90, 95), "up"),
        (None, (95, 90), "down"),
        ("higher-is-better", (90, 90), "same"),
        (None, (90, 90), "same"),
        ("higher-is-better", (90,), None),
        ("higher-is-better", (), None),
    ],
)
def test_the_trend_knows_which_way_is_better_only_if_the_plan_says_so(direction, values, trend):
    readings = [(f"2024-0{n}-01", value) for n, value in enumerate(values, 1)]
    assert indicator("2024-12-31", kpi("K1", *readings, direction=direction)).trend == trend


@pytest.mark.parametrize(
    ("direction", "value", "expected"),
    [
        ("higher-is-better", 94.9, False),
        ("higher-is-better", 95, True),
        ("higher-is-better", 95.1, True),
        ("lower-is-better", 94.9, True),
        ("lower-is-better", 95, True),
        ("lower-is-better", 95.1, False),
        (None, 95, None),
    ],
)
def test_the_target_itself_is_on_target(direction, value, expected):
    item = kpi("K1", ("2024-09-30", value), target=95, direction=direction)
    assert indicator("2024-12-31", item).on_target is expected


@pytest.mark.parametrize(
    ("day", "value", "on_target", "is_ahead"),
    [
        ("2025-06-29", 75, None, True),
        ("2025-06-30", 75, None, True),
        ("2025-07-01", 75, False, False),
        ("2025-06-30", 100, True, False),
    ],
)
def test_a_target_is_not_missed_before_its_last_day_has_passed(day, value, on_target, is_ahead):
    item = kpi("K1", ("2025-03-31", value), direction="higher-is-better")
    found = indicator(day, item._replace(target=Target(value=100, by=until("June 2025"))))
    assert (found.on_target, found.is_ahead) == (on_target, is_ahead)
    assert ("not due yet" in kpi_words(found)) is is_ahead


def test_without_a_target_or_a_reading_nothing_is_on_or_off_target():
    assert (
        indicator("2024-12-31", kpi("K1", *READINGS, direction="higher-is-better")).on_target
        is None
    )
    unread = kpi("K1", target=95, direction="higher-is-better")
    assert indicator("2024-12-31", unread).on_target is None


SCORES = (("2024-06-30", 4, 5), ("2024-09-30", 3, 5), ("2024-12-31", 5, 3), ("2025-03-31", 5, 5))


@pytest.mark.parametrize(
    ("day", "level", "trend"),
    [
        ("2024-06-29", None, None),
        ("2024-06-30", 20, None),
        ("2024-09-30", 15, "better"),
        ("2024-12-31", 15, "same"),
        ("2025-03-31", 25, "worse"),
    ],
)
def test_a_risk_has_the_level_of_its_newest_score_and_the_way_it_went(day, level, trend):
    found = threat(day, risk("X1", *SCORES))
    assert (found.level, found.trend) == (level, trend)
    assert found.address == "north/X1"
