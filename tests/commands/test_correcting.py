"""``cip correct``: officers, starts, readings and scores, each with what it was before."""

from pathlib import Path

import pytest
from builders import repository
from command_runner import Said, cip
from committed_plans import git
from edited_plan import LEAD, REPORTED, TODAY, edited_plan, lines_gone, new_lines
from officer import Officer

MEASURES = {
    "north/kpis.yaml": (
        'kpis:\n  - id: paid\n    title: Bills paid in time\n    unit: "%"\n    readings:\n'
        "      - {date: 2025-03-31, value: 20}\n"
    ),
    "north/risks.yaml": (
        "risks:\n  - id: money\n    title: Money runs out\n    scores:\n"
        "      - {date: 2025-03-31, likelihood: 3, impact: 4}\n"
    ),
    "north/1-a/1.1-b.yaml": "",
}
WHY = ("--reason", "It was entered wrongly")


def correct(root: Path, *arguments: str) -> Said:
    """Correct something, and say why."""
    return cip("correct", *arguments, *WHY, root=root)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a small council's plan in a repository."""
    return edited_plan(tmp_path)


@pytest.fixture
def measured(tmp_path: Path) -> Path:
    """Give a plan with a KPI and a risk, without git."""
    return repository(tmp_path, MEASURES)


def test_officers_and_a_start_are_corrected_and_say_what_they_were(root: Path) -> None:
    said = correct(root, "north/1.1", "--accountable", "CE", "--lead", "auditor", "--start", "2026")
    assert said.status == 0, said.err
    assert lines_gone(root) == ["accountable: Head of HR"]
    assert [line for line in new_lines(root) if line] == [
        "accountable: Chief Executive",
        "lead: Head of Audit",
        "start: 2026",
        "changed:",
        f"  - on: {TODAY}",
        "    was: {accountable: Head of HR, lead: null, start: null}",
        "    reason: It was entered wrongly",
    ]


def test_several_officers_stand_as_a_list(root: Path) -> None:
    said = correct(root, "north/1.3(b)", "--lead", "CE", "--lead", "Head of HR")
    assert said.status == 0, said.err
    assert new_lines(root)[:3] == ["    lead:", "      - Chief Executive", "      - Head of HR"]
    assert cip("check", "north", root=root).status == 0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("north/1.1", "--accountable", "Head of HT"), "is no officer of this plan"),
        (("north/1.1", "--accountable", "Head of HR"), "That is what stands in"),
        (("north/1.1", "--start", "soon"), "cannot be read as a date"),
        (("north/1.1", "--value", "3"), "--value corrects an entry"),
        (("north/1.3(a)", "--accountable", "CE"), "It can have --title, --lead, --start or"),
        (("north/1", "--start", "2026"), "north/1 has no --start. It can have --title,"),
        (("north/1.1", REPORTED, "--value", "3"), "has no --value. It can have --status, --note"),
        (("north/1.1", REPORTED, "--lead", "CE"), "corrects the action itself: leave the day out"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_corrected_so_is_refused(
    root: Path, call: tuple[str, ...], words: str
) -> None:
    said = correct(root, *call)
    assert (said.status, said.out) == (2, "")
    assert words in said.err
    assert new_lines(root) == []


def test_a_reading_is_corrected_in_figures_and_says_what_it_was(measured: Path) -> None:
    said = correct(measured, "north/paid", "2025-03-31", "--value", "92.5%")
    assert said.status == 0, said.err
    text = (measured / "plans/north/kpis.yaml").read_text(encoding="utf-8")
    assert "value: 92.5" in text
    assert "was: {value: 20}" in text
    again = correct(measured, "north/paid", "2025-03-31", "--value", "92.5")
    assert "That is what stands in kpis.yaml already" in again.err


def test_a_score_is_corrected_and_says_what_it_was(measured: Path) -> None:
    call = ("north/money", "2025-03-31", "--likelihood", "5", "--new-date", "2025-04-01")
    assert correct(measured, *call).status == 0
    text = (measured / "plans/north/risks.yaml").read_text(encoding="utf-8")
    assert "date: 2025-04-01, likelihood: 5, impact: 4" in text
    assert "was: {date: 2025-03-31, likelihood: 3}" in text
    assert "is no score" in correct(measured, "north/money", "2025-04-01", "--impact", "6").err


def test_an_officer_is_corrected_in_a_terminal(root: Path) -> None:
    with Officer("correct", "north/1.1", cwd=root) as officer:
        officer.sees("2. detail: Write it with staff.\n  3. accountable: Head of HR\n")
        officer.sees("Wrong is").sees(": ").types("3")
        officer.sees("It says now: Head of HR\n  1. Chief Executive (CE)\n  2. Head of HR\n")
        officer.sees("Right is (1 to 3): ").types("1, Head of Audit")
        officer.sees("Why").sees(": ").types("Both answer for it")
        officer.sees("Write this? [Y/n]: ").types("")
        assert officer.ends() == 0
    assert new_lines(root)[:3] == ["accountable:", "  - Chief Executive", "  - Head of Audit"]


def test_who_is_missing_can_be_named_in_a_terminal(root: Path) -> None:
    file = root / LEAD
    file.write_text(
        file.read_text(encoding="utf-8").replace("accountable: Head of HR\n\n", ""),
        encoding="utf-8",
    )
    git(root, "commit", "-qam", "Nobody answers for it")
    with Officer("correct", "north/1.1", cwd=root) as officer:
        officer.sees("3. accountable: nobody is named\n").sees(": ").types("3")
        officer.sees("Nobody is named now.\n").sees(": ").types("chief")
        officer.sees("Why").sees(": ").types("He took it over")
        officer.sees("Write this? [Y/n]: ").types("")
        assert officer.ends() == 0
    assert "accountable: Chief Executive" in file.read_text(encoding="utf-8")
