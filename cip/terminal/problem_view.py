"""Problems as their editor sees them: place, sentence, source line, caret, what to write instead."""

from collections.abc import Iterable, Iterator, Mapping

from cip.assessment.reasons import counted
from cip.model.problem import Problem
from cip.model.vocabulary import Severity
from cip.terminal.lines import EMPTY, Line, Span, cut, line, padded, paragraph, safe, width_of

MOST_OF_A_LINE = 160


def problem_lines(
    problems: Iterable[Problem], texts: Mapping[str, str], *, width: int
) -> Iterator[Line]:
    """Give each problem with its source line; ``texts`` has the text of each file by path."""
    split: dict[str, list[str]] = {}
    for problem in problems:
        path = problem.place.path
        if path not in split:
            split[path] = texts.get(path, "").split("\n")
        yield from _problem(problem, split[path], width)


def _problem(problem: Problem, lines: list[str], width: int) -> Iterator[Line]:
    place = problem.place
    yield line(
        Span(f"{safe(place.path)}:{place.line}:{place.column}", "strong"),
        ": ",
        Span(problem.severity.value, problem.severity.value),
        f": {safe(problem.message)} ",
        Span(f"[{problem.rule}]", "quiet"),
    )
    gutter = max(len(str(place.line)), 3) + 1
    source = lines[place.line - 1].rstrip("\r") if place.line <= len(lines) else ""
    help = safe(problem.help)
    if source.strip():
        before = safe(source[: place.column - 1])
        covered = safe(source[place.column - 1 : max(place.end_column - 1, place.column)])
        after = safe(source[place.column - 1 + len(covered) :])
        shown = cut(before + covered + after, min(MOST_OF_A_LINE, max(width - gutter - 3, 40)))
        yield line(Span(f"{place.line:>{gutter}} | ", "quiet"), shown)
        room = max(width_of(shown) - width_of(before), 1)
        carets = "^" * min(max(width_of(covered), 1), room)
        lead = padded("", min(width_of(before), width_of(shown)))
        yield line(Span(" " * gutter + " | ", "quiet"), lead, Span(carets, problem.severity.value))
    if help:
        yield from paragraph(help, width, indent=gutter + 3, first=" " * gutter + " = ")
    yield EMPTY


def total_line(problems: Iterable[Problem], *, files: int) -> Line:
    """Give the count that ends a check: ``Checked 80 files: 2 errors, 1 warning.``"""
    listed = list(problems)
    errors = sum(problem.severity is Severity.ERROR for problem in listed)
    warnings = len(listed) - errors
    said = counted(errors, "error") if errors else "no errors"
    if warnings:
        said += f", {counted(warnings, 'warning')}"
    style = "error" if errors else "on-track"
    return line(f"Checked {counted(files, 'file')}: ", Span(said, style), ".")
