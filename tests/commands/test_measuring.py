"""``cip update`` of KPIs and risks: a reading, a score."""

from pathlib import Path

import pytest
from builders import repository
from command_runner import Said, cip
from officer import Officer

KPIS = """\
# yaml-language-server: $schema=../../schema/kpis.schema.json
kpis:
  - id: homes
    title: Homes built
    direction: higher-is-better
    target: {value: 50, by: March 2026}
    readings:
      - date: 2025-03-31
        value: 20
      # of the year
      - date: 2025-09-30
        value: 1200.5
  - id: paid
    title: Bills paid in time
    unit: "%"
"""
RISKS = """\
risks:
  - id: money
    title: Money runs out
    scores:
      - {date: 2025-03-31, likelihood: 3, impact: 4}
"""


@pytest.fixture
def north(tmp_path: Path) -> Path:
    """Give a repository whose plan has KPIs and a risk."""
    files = {"north/kpis.yaml": KPIS, "north/risks.yaml": RISKS, "north/1-a/1.1-b.yaml": ""}
    return repository(tmp_path, files)


def update(root: Path, *arguments: str) -> Said:
    """Enter a report of a day."""
    return cip("update", *arguments, "--on", "2025-10-31", root=root)


def kpis(root: Path) -> str:
    """Give what the file of KPIs holds."""
    return (root / "plans/north/kpis.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("55", "55"), ("1,250", "1250"), ("-0.5", "-0.5"), (" 1200.50 ", "1200.50"), ("0", "0")],
)
def test_a_reading_is_entered_at_the_end_in_figures_alone(
    north: Path, typed: str, kept: str
) -> None:
    said = update(north, "north/homes", "--value", typed)
    assert said.status == 0, said.err
    new = f"      - date: 2025-10-31\n        value: {kept}\n"
    assert kpis(north) == KPIS.replace("1200.5\n", f"1200.5\n{new}")


def test_a_reading_says_what_it_does_to_the_kpi(north: Path) -> None:
    said = update(north, "north/homes", "--value", "55")
    assert "north/homes: 55 on 31 October 2025 · worse, from 1,200.5" in said.out
    assert "55 on 31 October 2025" in cip("show", "north/homes", root=north).out


def test_a_reading_of_an_earlier_day_stands_where_it_belongs(north: Path) -> None:
    cip("update", "north/homes", "--value", "30", "--on", "2025-06-30", root=north)
    days = [line.split()[-1] for line in kpis(north).split("\n") if "date:" in line]
    assert days == ["2025-03-31", "2025-06-30", "2025-09-30"]


def test_the_sign_of_the_unit_may_be_typed_and_no_other_one(north: Path) -> None:
    said = update(north, "north/paid", "--value", "92.5%", "--note", "From the return.")
    assert said.status == 0
    assert kpis(north).endswith(
        "    readings:\n      - date: 2025-10-31\n        value: 92.5\n"
        "        note: From the return.\n"
    )
    said = update(north, "north/paid", "--value", "£5")
    assert said.status == 2
    assert "'£5' has £, and this is counted in %." in said.err
    assert "'5%' has %, and this has no unit." in update(north, "north/homes", "--value", "5%").err


@pytest.mark.parametrize("typed", ["many", "1.2.3", "1,2", "1e3", "", "0x1F", "1" * 16, "5 000"])
def test_what_is_no_number_is_refused(north: Path, typed: str) -> None:
    said = update(north, "north/homes", "--value", typed)
    assert said.status == 2
    assert kpis(north) == KPIS


def test_a_score_is_entered_and_said(north: Path) -> None:
    said = update(north, "north/money", "--likelihood", "2", "--impact", "4", "--note", "A grant.")
    assert said.status == 0, said.err
    assert "north/money: score 8 of 25 (likelihood 2, impact 4) on 31 October 2025" in said.out
    assert (north / "plans/north/risks.yaml").read_text(encoding="utf-8") == RISKS + (
        "      - date: 2025-10-31\n        likelihood: 2\n        impact: 4\n"
        "        note: A grant.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["north/homes"], "What was measured? Name it with --value NUMBER."),
        (["north/money"], "How likely is it, and how grave? Name --likelihood N and --impact N."),
        (["north/money", "--likelihood", "3"], "Name --impact N."),
        (["north/money", "--likelihood", "6", "--impact", "1"], "write a number from 1 to 5."),
        (["north/money", "--value", "6"], "north/money is a risk, and has no --value."),
        (["north/homes", "--status", "complete"], "north/homes is a KPI, and has no --status."),
        (["north/1.1", "--value", "6"], "--value is of a KPI, and north/1.1 is none."),
        (["north/1.1", "--impact", "1"], "--impact is of a risk, and north/1.1 is none."),
    ],
)
def test_what_is_missing_or_cannot_be_said_is_named(
    north: Path, arguments: list[str], words: str
) -> None:
    said = update(north, *arguments)
    assert said.status == 2
    assert words in said.err


def test_a_dry_run_and_the_document_write_nothing_and_tell_the_reading(north: Path) -> None:
    said = update(north, "north/homes", "--value", "55", "--dry-run", "--json")
    assert said.data["plans"][0]["changes"][0]["kind"] == "reading"
    assert "+        value: 55\n" in update(north, "north/homes", "--value", "55", "--dry-run").out
    assert kpis(north) == KPIS


def test_in_a_terminal_it_asks_for_what_is_missing(north: Path) -> None:
    with Officer("update", "north/paid", cwd=north) as officer:
        officer.sees("north/paid  Bills paid in time").sees("no reading")
        officer.sees("What was measured, in %?").sees("Value: ").types("ninety")
        officer.sees("'ninety' is no number.").types("90%")
        officer.sees("Note").types("-").sees("Evidence").types("").sees("value: 90")
        officer.sees("Write this?").types("y")
        officer.sees("Written to plans/north/kpis.yaml")
        assert officer.ends() == 0
    assert kpis(north).endswith("        value: 90\n")
    with Officer("update", "north/money", cwd=north) as officer:
        officer.sees("score 12 of 25").sees("Likelihood [3]: ").types("")
        officer.sees("From 1 (slight) to 5 (grave).").sees("Impact [4]: ").types("2")
        officer.sees("Note").types("-").sees("Write this?").types("y")
        assert officer.ends() == 0
    risks = (north / "plans/north/risks.yaml").read_text(encoding="utf-8")
    assert risks.endswith("        likelihood: 3\n        impact: 2\n")
