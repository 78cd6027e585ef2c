"""Problems as annotations of a GitHub workflow, and whole in the summary of its step.

GitHub shows ten errors and ten warnings of a step and drops the rest, so the worst ten of each are
annotated, one line says how many more there are, and the summary has them all.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from cip.assessment.reasons import counted
from cip.model.errors import UsageError
from cip.model.problem import Problem
from cip.model.text import safe
from cip.model.vocabulary import Severity
from cip.reports.markdown import cell
from cip.saving import append
from cip.terminal.door import Command, broken

MOST = 10
SUMMARY_BYTES = 1_000_000


def annotate(problems: Sequence[Problem], *, files: int, stream: IO[str]) -> None:
    """Write the annotations to a stream, and the summary to the file that GitHub names."""
    for severity in Severity:
        listed = [problem for problem in problems if problem.severity is severity]
        for problem in listed[:MOST]:
            stream.write(annotation(problem))
        if len(listed) > MOST:
            more = counted(sum(p.number for p in listed[MOST:]), severity.value)
            stream.write(_notice(f"{more} more: see the summary of this step"))
    total = sum(problem.number for problem in problems)
    errors = sum(p.number for p in problems if p.severity is Severity.ERROR)
    stream.write(
        f"Checked {counted(files, 'file')}: {counted(errors, 'error')}, "
        f"{counted(total - errors, 'warning')}.\n"
    )
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        try:
            append(Path(summary), summary_page(problems, files=files))
        except UsageError as error:
            stream.write(f"::warning title=cip check::No summary: {_message(str(error))}\n")


def annotation(problem: Problem) -> Command:
    """Give the workflow command for one problem."""
    place = problem.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": f"cip check: {problem.rule}",
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{problem.message.rstrip('.')}. {problem.help}" if problem.help else problem.message
    return Command(f"::{problem.severity.value} {listed}::{_message(text)}\n")


def _notice(text: str) -> Command:
    return Command(f"::notice title=cip check::{_message(text)}\n")


def _message(text: str) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return broken(safe(text))


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def summary_page(problems: Sequence[Problem], *, files: int) -> str:
    """Give all problems as a Markdown table, cut below the size that GitHub takes."""
    said = counted(sum(p.number for p in problems), "problem") if problems else "no problems"
    page = [f"## cip check: {said} in {counted(files, 'file')}\n\n"]
    if problems:
        page.append("| Place | Problem | What to do | Rule |\n|---|---|---|---|\n")
    size = sum(len(part) for part in page)
    for number, problem in enumerate(problems):
        place = f"{problem.place.path}:{problem.place.line}"
        row = (
            f"| {cell(place)} | {problem.severity.value}: {cell(problem.message)} "
            f"| {cell(problem.help)} | {problem.rule} |\n"
        )
        size += len(row.encode("utf-8", "replace"))
        if size > SUMMARY_BYTES:
            page.append(f"\nand {sum(p.number for p in problems[number:]):,} more\n")
            break
        page.append(row)
    return "".join(page)
