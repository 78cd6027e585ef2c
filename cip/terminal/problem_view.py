"""Problems as their editor sees them: place, sentence, source line, what to write instead.

The line with the place and the sentence is never wrapped: editors and terminals make it a link.
Nor are the lines of a help that are there to be pasted.
"""

from collections.abc import Iterable, Iterator, Mapping

from cip.checking import Checked
from cip.model.place import Place
from cip.model.problem import Problem
from cip.model.text import counted, safe
from cip.terminal.lines import EMPTY, Line, Span, cut, line, paragraph, width_of

MOST_OF_A_LINE = 160


def problem_lines(
    problems: Iterable[Problem], texts: Mapping[str, str], *, width: int
) -> Iterator[Line]:
    """Give each problem with its source line; ``texts`` has the text of each file by path."""
    path, lines = "", [""]
    for problem in problems:
        if problem.place.path != path:
            path = problem.place.path
            lines = texts.get(path, "").split("\n")
        yield from _problem(problem, lines, width)


def _problem(problem: Problem, lines: list[str], width: int) -> Iterator[Line]:
    place = problem.place
    yield line(
        Span(safe(place.words), "strong"),
        ": ",
        Span(problem.severity.value, problem.severity.value),
        f": {safe(problem.message)} ",
        Span(f"[{problem.rule}]", "quiet"),
    )
    gutter = max(len(str(place.line)), 3) + 1
    source = lines[place.line - 1].rstrip("\r") if 0 < place.line <= len(lines) else ""
    if source.strip():
        shown, lead, carets = _source(source, place, min(width, MOST_OF_A_LINE) - gutter - 3)
        yield line(Span(f"{place.line:>{gutter}} | ", "quiet"), shown)
        yield line(Span(" " * gutter + " | ", "quiet"), lead, Span(carets, problem.severity.value))
    if problem.help:
        sentence, _, block = problem.help.partition("\n")
        yield from paragraph(safe(sentence), width, indent=gutter + 3, first=" " * gutter + " = ")
        for pasted in block.split("\n") if block else ():
            yield line(" " * (gutter + 3) + safe(pasted))
    yield EMPTY


def _source(source: str, place: Place, room: int) -> tuple[str, str, str]:
    """Give the source line, the spaces below it, and the carets.

    Of a line that is too long, the beginning is left out where it would push the place away.
    """
    start, end = place.column - 1, max(place.end_column - 1, place.column)
    before = safe(source[max(start - 2 * room, 0) : start])
    covered, after = safe(source[start : min(end, start + room)]), safe(source[end : end + room])
    wanted = min(max(width_of(covered), 1) + bool(after), room // 2)
    if start > 2 * room or width_of(before) + wanted > room:
        while width_of(before) + 1 + wanted > room:
            before = before[1:]
        before = "…" + before
    shown = cut(before + covered + after, room)
    carets = min(max(width_of(covered), 1), max(width_of(shown) - width_of(before), 1))
    return shown, " " * width_of(before), "^" * carets


def remark_lines(checked: Checked) -> Iterator[Line]:
    """Give with what the files were compared, where they were, and how the change was judged."""
    for remark in checked.compared.remarks if checked.compared is not None else ():
        yield line(safe(remark))


def total_line(checked: Checked) -> Line:
    """Give the count that ends a check: ``Checked 80 files: 2 errors, 1 warning.``"""
    said = counted(checked.errors, "error") if checked.errors else "no errors"
    if checked.warnings:
        said += f", {counted(checked.warnings, 'warning')}"
    style = "error" if checked.errors else "green"
    return line(f"Checked {counted(checked.files, 'file')}: ", Span(said, style), ".")
