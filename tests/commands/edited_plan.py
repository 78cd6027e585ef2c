"""A small council's plan in a repository of git, for the tests of what edits it."""

from datetime import date, timedelta
from pathlib import Path

import builders
from committed_plans import git, on

LEAD = "plans/north/1-lead/1.1-charter.yaml"
TRAIN = "plans/north/1-lead/1.2-train.yaml"
PARTS = "plans/north/1-lead/1.3-parts.yaml"

_TODAY = date.today()  # noqa: DTZ011 - the day that the commands take

TODAY = _TODAY.isoformat()
TOMORROW = (_TODAY + timedelta(days=1)).isoformat()
APPROVED = (_TODAY - timedelta(days=90)).isoformat()
REPORTED = (_TODAY - timedelta(days=30)).isoformat()
"""The day of the one report that there is."""

YEAR = _TODAY.year + 3
"""When everything is due: nothing here is late, whenever the tests run."""

PLAN = f"""\
council: North Council

title: Improvement Plan

approved: {APPROVED}

period: {{start: {APPROVED}}}

objectives: [{{ref: "1", title: Lead well}}]

thresholds: {{stale_days: 999}}

officers:
  - {{id: chief-executive, title: Chief Executive, abbreviations: [CE]}}
  - {{id: head-of-hr, title: Head of HR}}
  - {{id: auditor, title: Head of Audit}}

boards:
  - {{id: board, title: Improvement Board}}

documents:
  - {{id: minutes, title: Minutes of the board}}
  - {{id: report, title: Report to the board}}
"""

CONTROL = f"""
change_control:
  since: {APPROVED}
  agreed_by: [board]
"""

FILES = {
    "north/plan.yaml": PLAN,
    "north/recommendations.yaml": (
        "sets:\n  - id: peers\n    title: Peers\n    kind: peer-challenge\n    recommendations:\n"
        "      - {id: R1, text: Lead better}\n      - id: R2\n        text: Train all\n"
    ),
    "north/1-lead/1.1-charter.yaml": (
        "detail: Write it with staff.\n\naccountable: Head of HR\n\n"
        f"deadline: June {YEAR}\n\n"
        f"recommendations: [R1]\n\nupdates:\n  - date: {REPORTED}\n    status: underway\n"
        "    note: Begun.\n"
    ),
    "north/1-lead/1.2-train.yaml": (
        f"accountable: Head of HR\n\ndeadline: July {YEAR}\n\nrecommendations: [R2]\n\n"
        'depends_on: ["1.1"]\n'
    ),
    "north/1-lead/1.4-spare.yaml": (
        f"accountable: Head of HR\n\ndeadline: July {YEAR}\n\nrecommendations: [R2]\n\n"
        f"updates:\n  - date: {REPORTED}\n    status: underway\n"
    ),
    "north/1-lead/1.3-parts.yaml": (
        "accountable: Chief Executive\n\nrecommendations: []\n\nmilestones:\n"
        f'  - {{ref: "a", title: First, deadline: May {YEAR}}}\n'
        f'  - ref: "b"\n    title: Second\n    deadline: August {YEAR}\n'
    ),
}


def edited_plan(folder: Path, *, control: bool = False, **others: str) -> Path:
    """Give the root of the repository, all of it committed; ``others`` are added to plan.yaml."""
    root = builders.repository(folder, {**FILES, **others})
    if control:
        file = root / "plans/north/plan.yaml"
        file.write_text(file.read_text(encoding="utf-8") + CONTROL, encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "Ann")
    git(root, "config", "user.email", "ann@north.example")
    on(root, REPORTED)
    return root


def text(root: Path, path: str = LEAD) -> str:
    """Give what a file holds."""
    return (root / path).read_text(encoding="utf-8")


def new_lines(root: Path) -> list[str]:
    """Give the lines that are new since the commit, of all files."""
    found = git(root, "diff", "-U0", "--no-color").splitlines()
    return [line[1:] for line in found if line.startswith("+") and not line.startswith("+++")]


def lines_gone(root: Path) -> list[str]:
    """Give the lines that are gone since the commit, of all files."""
    found = git(root, "diff", "-U0", "--no-color").splitlines()
    return [line[1:] for line in found if line.startswith("-") and not line.startswith("---")]
