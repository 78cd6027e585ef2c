"""What came back in returns, in lines: what is new, what is not taken, and why."""

from collections.abc import Iterator, Mapping, Sequence

from cip.facts.edits import about
from cip.model.text import counted, safe
from cip.returning.form import COLUMNS
from cip.returning.outcome import RowOutcome
from cip.returning.rows import ReturnRow
from cip.terminal.edit_view import preview_lines
from cip.terminal.lines import EMPTY, Line, Span, line, paragraph
from cip.trying.targets import EditTarget
from cip.trying.trial import Trial

_HEADINGS = {column.key: column.heading for column in COLUMNS}


def new_lines(
    trial: Trial, target: EditTarget, missing: Sequence[str], width: int
) -> Iterator[Line]:
    """Give what a row would add, and what that does.

    ``missing`` are the officers who are asked about it too, and whose returns are not here.
    """
    title = about(trial.picture_before, target).title
    yield from paragraph(safe(f"{target.address}  {title}"), width, style="strong")
    if missing:
        text = f"Asked too, and no return of theirs is here: {', '.join(missing)}."
        yield from paragraph(safe(text), width, indent=2, first="  ", style="warning")
    yield from preview_lines(trial, target, width)


def changed_lines(row: ReturnRow, file: str, commands: Sequence[str], width: int) -> Iterator[Line]:
    """Give a row whose action or part says something else than when the return was made.

    ``commands`` are those that enter what it says by hand.
    """
    yield line(Span(safe(row.address), "strong"), ": ", Span("changed meanwhile", "warning"))
    what = "part" if "(" in row.ref else "action"
    by_hand = " and ".join(f"'{command}'" for command in commands)
    yield from paragraph(
        safe(
            f"{file}, {row.place}: the {what} says something else than when this return was made. "
            f"Look at it with 'cip show {row.address.partition('(')[0]}', and enter what still "
            f"holds with {by_hand}. It was written:"
        ),
        width,
        indent=2,
    )
    yield from _answers(row, width)
    yield EMPTY


def conflict_lines(
    rows: Sequence[tuple[ReturnRow, str]], commands: Sequence[str], width: int
) -> Iterator[Line]:
    """Give rows that say different things of one action or part: nothing of them is written.

    ``commands`` are those that enter by hand what holds.
    """
    first = rows[0][0]
    yield line(Span(safe(first.address), "strong"), ": ", Span("two answers", "warning"))
    yield from paragraph(
        "They are not the same, so none is written. Ask, and settle it with "
        + safe(" and ".join(f"'{command}'" for command in commands))
        + ", or empty the cells of the other. A file that is imported alone takes its own side.",
        width,
    )
    for row, file in rows:
        yield from paragraph(safe(f"{file}, {row.place}:"), width, indent=2)
        yield from _answers(row, width)
    yield EMPTY


def _answers(row: ReturnRow, width: int) -> Iterator[Line]:
    for key, answer in row.answers.items():
        yield from paragraph(
            safe(f"{_HEADINGS[key]}: {answer.text}"), width, indent=6, first="    - "
        )


def fault_lines(file: str, faults: Sequence[tuple[str, str, str]], width: int) -> Iterator[Line]:
    """Give the cells of a file that cannot be taken, each with its place, what it is, and why."""
    for place, about_, said in faults:
        text = safe(f"{file}: {place} ({about_}): {said}")
        yield from paragraph(text, width, indent=2, first="", style="error")
    yield EMPTY


def outside_lines(cells: Sequence[tuple[str, str, str]], width: int) -> Iterator[Line]:
    """Give what was written outside the cells for answers: the file, the place, and what of it."""
    for file, place, said in cells[:_MOST_OUTSIDE]:
        text = safe(f"{file}: {place} {said}")
        yield from paragraph(text, width, indent=2, first="", style="warning")
    if (more := len(cells) - _MOST_OUTSIDE) > 0:
        yield line(f"And {counted(more, 'cell')} more that no answer is taken from.")
    if cells:
        yield EMPTY


_MOST_OUTSIDE = 100


def unread_lines(files: Sequence[tuple[str, str]], width: int) -> Iterator[Line]:
    """Give the files of which nothing is taken, each with why."""
    for file, why in files:
        said = why if file in why else f"{file}: {why}"
        text = safe(f"{said} Nothing of this file is taken.")
        yield from paragraph(text, width, indent=2, first="", style="error")
    if files:
        yield EMPTY


def said_lines(said: Sequence[str], width: int) -> Iterator[Line]:
    """Give which files and officers what comes in is from."""
    for text in said:
        yield from paragraph(safe(f"From {text}"), width, indent=2, first="")
    if said:
        yield EMPTY


def sum_lines(counts: Mapping[RowOutcome, int], outside: int, width: int) -> Iterator[Line]:
    """Give how many rows became what, and how many cells stay outside."""
    total = sum(counts.values())
    told = ", ".join(f"{number:,} {outcome.words}" for outcome, number in counts.items() if number)
    nothing = (
        "Nothing was written in the cells for answers" if outside else "Nothing was written in"
    )
    said = f"{counted(total, 'row')} written in: {told}" if told else nothing
    verb = "is" if outside == 1 else "are"
    also = f" {counted(outside, 'other cell')} {verb} not taken." if outside else ""
    yield from paragraph(f"{said}.{also}", width, style="strong")
