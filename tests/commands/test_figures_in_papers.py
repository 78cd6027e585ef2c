"""Every figure of a report in Word and HTML is that of ``cip status --json`` of the same day."""

import re
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from command_runner import cip

CASES = [("york", "2024-11-20"), ("bedford", "2025-12-31"), ("nottingham", "2024-09-30")]
FIRST = {"york": "Objective", "bedford": "Key Aim", "nottingham": "Aim"}

WORDS = {
    "overdue, known late": ("known-late",),
    "overdue, not said whether it is done": ("not-said",),
    "overdue, no report since": ("unheard",),
    "at risk": ("at-risk",),
    "silent": ("silent",),
    "not begun or not reported": ("not-started", "not-reported"),
    "under way": ("on-track",),
    "underway": ("on-track",),
    "complete": ("complete",),
    "withdrawn": ("withdrawn",),
    "all": ("total",),
}
"""What the headings of the table of figures stand for."""


class _Tables(HTMLParser):
    """Reads the tables of a page: rows of texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._is_in = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self._is_in = True

    def handle_endtag(self, tag: str) -> None:
        self._is_in = self._is_in and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._is_in:
            self.tables[-1][-1][-1] += data


def tables_of(file: Path) -> list[list[list[str]]]:
    """Give the tables of a report, read by another library than the tool's own."""
    if file.suffix == ".docx":
        found = docx.Document(str(file)).tables
        return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]
    reader = _Tables()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader.tables


@pytest.mark.parametrize("ending", ["docx", "html"])
@pytest.mark.parametrize("template", ["board-report", "highlight-report", "assurance-report"])
@pytest.mark.parametrize(("plan", "day"), CASES)
def test_the_figures_of_a_paper_are_those_of_the_status(
    tmp_path: Path, plan: str, day: str, template: str, ending: str
) -> None:
    file = tmp_path / f"report.{ending}"
    said = cip("report", plan, "--template", template, "--as-of", day, "-o", str(file))
    assert said.status == 0, said.err
    told = cip("status", plan, "--json", "--as-of", day).data["plans"][0]
    figures = {**told["counts"], **told["overdue_kinds"], "total": told["total"]}
    (table,) = (rows for rows in tables_of(file) if rows[0][0] == FIRST[plan])
    head = [" ".join(text.split()).lower() for text in table[0][1:]]
    (row,) = (cells[1:] for cells in table if cells[0] == "All")
    for name, cell in zip(head, row, strict=True):
        assert int(cell) == sum(figures[key] for key in WORDS[name]), name
    shown = {key for name in head for key in WORDS[name]}
    left_out = set(figures) - shown - {"overdue"}
    assert "total" in shown
    assert not any(figures[key] for key in left_out), left_out
    for column in range(len(head)):
        parts = [int(cells[column + 1]) for cells in table[1:] if re.match(r"\d", cells[0])]
        assert sum(parts) == int(row[column])
