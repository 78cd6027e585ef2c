"""Problems as annotations of a GitHub workflow, and whole in the summary of its step.

GitHub shows ten errors and ten warnings of a step and drops the rest, so the worst ten of each are
annotated, one line says how many more there are, and the summary has them all.
"""

from typing import TYPE_CHECKING

from cip.checking import Checked
from cip.model.problem import Problem
from cip.model.text import counted, safe
from cip.model.vocabulary import Severity
from cip.reports.markdown import cell
from cip.terminal.door import Command, broken

if TYPE_CHECKING:
    from cip.checking_change import Compared

MOST = 10
SUMMARY_BYTES = 1_000_000


def written(checked: Checked) -> Command:
    """Give the annotations, and how many problems there are in all."""
    lines: list[str] = []
    for severity in Severity:
        listed = [problem for problem in checked.problems if problem.severity is severity]
        lines.extend(annotation(problem) for problem in listed[:MOST])
        if len(listed) > MOST:
            more = counted(sum(p.number for p in listed[MOST:]), severity.value)
            lines.append(_told("notice", f"{more} more: see the summary of this step"))
    lines.extend(map(_line, checked.compared.remarks if checked.compared is not None else ()))
    lines.append(
        f"Checked {counted(checked.files, 'file')}: {counted(checked.errors, 'error')}, "
        f"{counted(checked.warnings, 'warning')}.\n"
    )
    return Command("".join(lines))


def no_summary(reason: str) -> Command:
    """Give the annotation that says why the summary of the step could not be written."""
    return _told("warning", f"No summary: {reason}")


def annotation(problem: Problem) -> Command:
    """Give the workflow command for one problem."""
    place = problem.place
    properties = {"file": place.path}
    if place.has_line:
        properties["line"] = str(place.line)
        properties["col"] = str(place.column)
        properties["endColumn"] = str(place.end_column)
    properties["title"] = f"cip check: {problem.rule}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{problem.message.rstrip('.')}. {problem.help}" if problem.help else problem.message
    return Command(f"::{problem.severity.value} {listed}::{_message(text)}\n")


def _told(kind: str, text: str) -> Command:
    return Command(f"::{kind} title=cip check::{_message(text)}\n")


def _line(text: str) -> str:
    """Give a line of the log that is no order to the runner, whatever it begins with."""
    return f"cip: {_message(text)}\n"


def _message(text: str) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return broken(safe(text))


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _summary_of_change(checked: Checked, compared: "Compared") -> str:
    from cip.changes.differing import in_layout_only
    from cip.exports.changes.summary import SummaryHeading, summary_page

    plans = compared.told()
    facts = (fact for plan in plans for fact in plan.facts)
    heading = SummaryHeading(
        verdict=_verdict(checked),
        remarks=compared.remarks,
        problems=checked.problems,
        touched=frozenset(compared.paths),
        layout_only=in_layout_only(compared.legible, facts),
        command=f"cip diff {compared.asked}",
    )
    return summary_page(plans, heading)


def _verdict(checked: Checked) -> str:
    """Say in one sentence whether a change may be merged."""
    found = f"{counted(checked.errors, 'error')}, {counted(checked.warnings, 'warning')}"
    return f"This change {'may' if checked.holds else 'may not'} be merged: {found}"


def summary_page(checked: Checked) -> str:
    """Give all problems as a Markdown table, cut below the size that GitHub takes.

    Where files were compared, it is the summary of the change, with its problems.
    """
    if checked.compared is not None:
        return _summary_of_change(checked, checked.compared)
    problems = checked.problems
    said = counted(checked.errors + checked.warnings, "problem") if problems else "no problems"
    page = [f"## cip check: {said} in {counted(checked.files, 'file')}\n\n"]
    if problems:
        page.append("| Place | Problem | What to do | Rule |\n|---|---|---|---|\n")
    size = sum(len(part) for part in page)
    for number, problem in enumerate(problems):
        place = problem.place.path
        place += f":{problem.place.line}" if problem.place.has_line else ""
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
