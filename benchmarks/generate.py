"""Writes a repository with one generated plan of any size: ``generate.py FOLDER ACTIONS``.

The same size gives the same files. The files fit the schema and break no rule, so that a check has
to look at everything.
"""

import random
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

PER_WORKSTREAM = 25
OFFICERS = 20
RECOMMENDATIONS = 15
WORDS = [
    "review",
    "agree",
    "publish",
    "train",
    "refresh",
    "design",
    "budget",
    "service",
    "plan",
    "partner",
    "resident",
    "member",
    "officer",
    "framework",
    "governance",
    "scrutiny",
    "performance",
    "workforce",
    "digital",
    "asset",
    "savings",
    "procurement",
]


def sentence(chance: random.Random, words: int) -> str:
    """Give some words as a sentence without its full stop."""
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()


def plan_text() -> str:
    """Give the text of ``plan.yaml``."""
    lines = [
        "# yaml-language-server: $schema=../../schema/plan.schema.json",
        "council: Generated Council",
        "",
        "title: Generated Improvement Plan",
        "",
        'approved: "2024-06-01"',
        "",
        "period:",
        "  start: April 2024",
        "",
        "objectives:",
    ]
    for number in range(1, 5):
        lines += [f'  - ref: "{number}"', f"    title: Objective number {number}"]
    lines += ["", "officers:"]
    for number in range(OFFICERS):
        lines += [f"  - id: officer-{number}", f"    title: Director of Service {number}"]
    lines += ["", "documents:", "  - id: paper", "    title: The plan as published"]
    return "\n".join(lines) + "\n"


def recommendations_text(chance: random.Random) -> str:
    """Give the text of ``recommendations.yaml``."""
    lines = [
        "# yaml-language-server: $schema=../../schema/recommendations.schema.json",
        "sets:",
        "  - id: review",
        "    title: Generated review",
        "    kind: peer-challenge",
        "    date: February 2024",
        "    recommendations:",
    ]
    for number in range(1, RECOMMENDATIONS + 1):
        lines += [f"      - id: R{number}", f"        text: {sentence(chance, 12)}"]
    return "\n".join(lines) + "\n"


def workstream_text(chance: random.Random, number: int) -> str:
    """Give the text of a ``workstream.yaml``."""
    named = sorted(chance.sample(range(1, RECOMMENDATIONS + 1), 3))
    return "\n".join(
        (
            "# yaml-language-server: $schema=../../../schema/workstream.schema.json",
            f'ref: "{number}"',
            "",
            f"title: {sentence(chance, 4)}",
            "",
            f'objective: "{1 + number % 4}"',
            "",
            f"recommendations: [{', '.join(f'R{n}' for n in named)}]",
            "",
        )
    )


def action_text(chance: random.Random, ref: str, earlier: list[str]) -> str:
    """Give the text of an action with parts, updates and, now and then, a dependency."""
    due = date(2024, 9, 30) + timedelta(days=chance.randrange(900))
    lines = [
        "# yaml-language-server: $schema=../../../schema/action.schema.json",
        f'ref: "{ref}"',
        "",
        f"title: {sentence(chance, 8)}",
        "",
        "detail: >-",
        *(f"  {sentence(chance, 14)}" for _ in range(3)),
        "",
        f"accountable: Director of Service {chance.randrange(OFFICERS)}",
        "",
        "start: June 2024",
        "",
        f"deadline: {due.day} {due:%B} {due.year}",
    ]
    if earlier and chance.random() < 0.2:
        lines += ["", f'depends_on: ["{chance.choice(earlier)}"]']
    lines += ["", "milestones:"]
    for letter in "abc":
        lines += [f'  - ref: "{letter}"', f"    title: {sentence(chance, 10)}"]
        lines += [f"    deadline: {(due - timedelta(days=90)):%B %Y}"]
    lines += ["", "updates:"]
    for month in range(chance.randrange(1, 4)):
        lines += [f'  - date: "2024-{7 + month:02}-15"', "    status: underway"]
        lines += [f"    note: {sentence(chance, 12)}"]
    lines += ["", "source:", "  document: paper", f"  page: {chance.randrange(1, 90)}", ""]
    return "\n".join(lines)


def generate(root: Path, actions: int) -> None:
    """Write ``root/plans/generated`` with so many actions."""
    chance = random.Random(actions)
    plan = root / "plans" / "generated"
    plan.mkdir(parents=True)
    (plan / "plan.yaml").write_text(plan_text(), encoding="utf-8")
    (plan / "recommendations.yaml").write_text(recommendations_text(chance), encoding="utf-8")
    refs: list[str] = []
    for number in range(actions):
        workstream, place = divmod(number, PER_WORKSTREAM)
        folder = plan / f"{workstream + 1}-generated"
        if place == 0:
            folder.mkdir()
            text = workstream_text(chance, workstream + 1)
            (folder / "workstream.yaml").write_text(text, encoding="utf-8")
        ref = f"{workstream + 1}.{place + 1}"
        (folder / f"{ref}-generated.yaml").write_text(
            action_text(chance, ref, refs), encoding="utf-8"
        )
        refs.append(ref)


def commit_reports(root: Path, commits: int) -> None:
    """Make a repository of what was generated, and so many commits, each of one new report."""
    chance = random.Random(commits)
    files = sorted((root / "plans" / "generated").glob("*/[0-9]*.yaml"))
    every = [*sorted((root / "plans" / "generated").glob("**/*.yaml"))]
    first = datetime(2024, 7, 1, tzinfo=UTC)
    written = [_commit(root, first, every)]
    for number in range(commits):
        moment = first + timedelta(days=number * 900 // commits, minutes=number)
        file = chance.choice(files)
        entry = f'updates:\n  - date: "{moment.date()}"\n    note: {sentence(chance, 12)}\n'
        text = file.read_text(encoding="utf-8").replace("updates:\n", entry, 1)
        file.write_text(text, encoding="utf-8")
        written.append(_commit(root, moment, [file]))
    for command in (["init", "-q", "-b", "main"], ["fast-import", "--quiet"], ["reset", "-q"]):
        given = b"".join(written) if "fast-import" in command else None
        subprocess.run(["git", *command], cwd=root, input=given, check=True)


def _commit(root: Path, moment: datetime, files: list[Path]) -> bytes:
    """Give a commit of files as ``git fast-import`` takes it."""
    lines = [f"commit refs/heads/main\ncommitter A <a@b> {int(moment.timestamp())} +0000\ndata 0\n"]
    for file in files:
        text = file.read_text(encoding="utf-8")
        size = len(text.encode())
        lines.append(f"M 100644 inline {file.relative_to(root)}\ndata {size}\n{text}\n")
    return "".join(lines).encode()


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
