"""Lists of actions: one entry of two or three lines each."""

from collections.abc import Iterable, Iterator

from cip.assessment.picture import Picture
from cip.assessment.reasons import counted
from cip.assessment.standing import Standing
from cip.model.deadline import day_for_people
from cip.model.text import safe
from cip.terminal.lines import (
    EMPTY,
    Line,
    Span,
    cut,
    facts,
    headed,
    line,
    paragraph,
    width_of,
    wrapped,
)
from cip.terminal.wording import last_heard, owners, position, when_due

_MOST_INDENT = 14


def list_lines(
    groups: Iterable[tuple[Picture, tuple[Standing, ...]]], what: str, *, width: int, only: str = ""
) -> Iterator[Line]:
    """Give the lists of several plans, each under its plan's name; ``what`` names the list.

    ``only`` says in words what the lists were narrowed to.
    """
    for number, (picture, standings) in enumerate(groups):
        if number == 0:
            yield from day_lines(picture, width, only)
        yield EMPTY
        one, many = picture.plan.labels.action.one.lower(), picture.plan.labels.action.many.lower()
        council = Span(safe(picture.plan.council), "strong")
        yield from headed(council, f": {safe(counted(len(standings), one, many))} {what}", width)
        for standing in standings:
            yield from entry(picture, standing, width)


def day_lines(picture: Picture, width: int, only: str = "") -> Iterator[Line]:
    """Give the day that a picture is for, and what it was narrowed to."""
    yield line("As of ", Span(day_for_people(picture.as_of), "strong"))
    if only:
        yield from paragraph(f"Only {safe(only)}", width)


def entry(picture: Picture, standing: Standing, width: int) -> Iterator[Line]:
    """Give one action: reference, title and position; then when, who, last update; then reasons."""
    ref = safe(standing.action.ref)
    indent, word = 2 + max(len(ref), 5) + 2, position(standing)
    if indent > _MOST_INDENT:
        yield line(cut(f"  {ref}", width))
        ref, indent = "", 4
    room = width - indent - width_of(word.text) - 2
    first, *titles = list(wrapped(safe(standing.action.title), room)) or [""]
    filling = " " * (2 + room - width_of(first))
    yield line(f"  {ref}".ljust(indent), Span(first, "strong"), filling, word)
    for title in titles:
        yield line(" " * indent, Span(title, "strong"))
    said = (
        when_due(standing),
        owners(standing, picture.index),
        last_heard(standing, as_of=picture.as_of),
    )
    yield from facts(said, width, indent=indent)
    for reason in standing.signals:
        yield from paragraph(
            f"{reason.name}: {safe(reason.text)}",
            width,
            indent=indent + 2,
            first=" " * indent + "- ",
        )
