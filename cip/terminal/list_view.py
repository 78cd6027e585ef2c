"""Lists of actions: one entry of two or three lines each."""

from collections.abc import Iterable, Iterator

from cip.assessment.picture import Picture
from cip.assessment.reasons import counted
from cip.assessment.standing import Standing
from cip.model.deadline import day_for_people
from cip.terminal.lines import EMPTY, Line, Span, line, paragraph, safe, width_of, wrapped
from cip.terminal.wording import last_heard, owners, position, when_due


def list_lines(
    groups: Iterable[tuple[Picture, tuple[Standing, ...]]], what: str, *, width: int
) -> Iterator[Line]:
    """Give the lists of several plans, each under its plan's name; ``what`` names the list."""
    for number, (picture, standings) in enumerate(groups):
        if number == 0:
            yield line("As of ", Span(day_for_people(picture.as_of), "strong"))
        yield EMPTY
        one, many = picture.plan.labels.action.one.lower(), picture.plan.labels.action.many.lower()
        yield line(
            Span(safe(picture.plan.council), "strong"),
            f": {safe(counted(len(standings), one, many))} {what}",
        )
        for standing in standings:
            yield from entry(picture, standing, width)


def entry(picture: Picture, standing: Standing, width: int) -> Iterator[Line]:
    """Give one action: reference, title and position; then when, who, last update; then reasons."""
    ref = safe(standing.action.ref)
    indent = 2 + max(len(ref), 5) + 2
    word = position(standing)
    titles = list(wrapped(safe(standing.action.title), width - indent - width_of(word.text) - 2))
    first = titles[0] if titles else ""
    filling = " " * max(2, width - indent - width_of(first) - width_of(word.text))
    yield line(f"  {ref}".ljust(indent), Span(first, "strong"), filling, word)
    for title in titles[1:]:
        yield line(" " * indent, Span(title, "strong"))
    facts = " · ".join(
        (
            when_due(standing),
            owners(standing, picture.index),
            last_heard(standing, as_of=picture.as_of),
        )
    )
    yield from paragraph(facts, width, indent=indent)
    for reason in standing.signals:
        if reason.name == "stale" and not standing.reported and standing.days_overdue:
            continue  # the line above says that it is late and that nothing was ever reported
        yield from paragraph(
            f"{reason.name}: {safe(reason.text)}", width, indent=indent + 2, first=" " * indent + "- "
        )
