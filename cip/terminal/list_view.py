"""Lists of actions: one entry of two or three lines each."""

from collections.abc import Iterable, Iterator

from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.facts.actions import last_words, next_step
from cip.facts.phrases import sentence
from cip.facts.record import record
from cip.model.deadline import day_for_people
from cip.model.text import counted, safe
from cip.model.vocabulary import Position
from cip.terminal.counts_table import kinds_lines
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
from cip.terminal.phrases import last_heard, owners, position, when_due

Groups = Iterable[tuple[Picture, tuple[Standing, ...]]]
"""The lists of several plans."""

_MOST_INDENT = 14

_MOST_QUOTED = 400
"""How many columns of a note a list quotes; ``cip show`` gives it whole."""


def list_lines(groups: Groups, what: str, *, width: int, only: str = "") -> Iterator[Line]:
    """Give the lists of several plans, each under its plan's name; ``what`` names the list.

    ``only`` says in words what the lists were narrowed to.
    """
    for number, (picture, standings) in enumerate(groups):
        day = day_lines(picture, width, only) if number == 0 else ()
        yield from (*day, *plan_lines(picture, standings, what, width))
        for standing in standings:
            yield from entry(picture, standing, width)


def head_lines(groups: Groups, what: str, *, width: int, only: str = "") -> Iterator[Line]:
    """Give what stands above the lists of several plans, without the lists."""
    for number, (picture, standings) in enumerate(groups):
        day = day_lines(picture, width, only) if number == 0 else ()
        yield from (*day, *plan_lines(picture, standings, what, width))


def plan_lines(
    picture: Picture, standings: tuple[Standing, ...], what: str, width: int
) -> Iterator[Line]:
    """Give what stands above the list of a plan: how many there are, and its record."""
    yield EMPTY
    labels = picture.plan.labels.action
    number = counted(len(standings), labels.one.lower(), labels.many.lower())
    council = Span(safe(picture.plan.council), "strong")
    yield from headed(council, f": {safe(number)} {what}", width)
    yield from record_lines(picture, width)
    if any(standing.overdue_kind is not None for standing in standings):
        yield from kinds_lines(picture, width)


def day_lines(picture: Picture, width: int, only: str = "") -> Iterator[Line]:
    """Give the day that a picture is for, and what it was narrowed to."""
    yield line("As of ", Span(day_for_people(picture.as_of), "strong"))
    if only:
        yield from paragraph(f"Only {safe(only)}", width)


def record_lines(picture: Picture, width: int) -> Iterator[Line]:
    """Give how far the record can be relied on: how much was heard of, or the warning."""
    told = record(picture)
    said = safe(told["banner"])  # it ends in a command, which takes no full stop
    if not said:
        yield from paragraph(safe(sentence(told["heard"])), width)
        return
    end = min(found for sign in ":.;" if (found := said.find(sign)) >= 0)
    style = "amber" if picture.record.is_empty else "red"
    yield from headed(Span(said[:end], style), said[end:], width)


def entry(picture: Picture, standing: Standing, width: int) -> Iterator[Line]:
    """Give one action: reference, title and position; when, who, last heard; then why."""
    indent, title = title_lines(picture, standing, width)
    yield from title
    if standing.is_known_late:
        yield from words_lines(picture, standing, indent, width)
    said = (
        when_due(standing),
        owners(standing, picture.index),
        last_heard(standing, as_of=picture.as_of),
    )
    yield from facts(said, width, indent=indent)
    yield from reason_lines(reasons(standing), indent, width)


def title_lines(
    picture: Picture, standing: Standing, width: int, *, is_cut: bool = False
) -> tuple[int, list[Line]]:
    """Give the lines with reference, title and position, and how far what follows is indented.

    A long title is cut where that ``is_cut``, else it takes several lines.
    """
    ref, word = safe(standing.action.ref), position(standing, picture.plan)
    indent = 2 + max(len(ref), 5) + 2
    lines = []
    if indent > _MOST_INDENT:
        lines.append(line(cut(f"  {ref}", width)))
        ref, indent = "", 4
    word = Span(cut(word.text, width // 2), word.style)
    room = width - indent - width_of(word.text) - 2
    title = safe(standing.action.title_in_lists)
    first, *more = [cut(title, room)] if is_cut else list(wrapped(title, room)) or [""]
    filling = " " * (2 + room - width_of(first))
    lines.append(line(f"  {ref}".ljust(indent), Span(first, "strong"), filling, word))
    lines.extend(line(" " * indent, Span(text, "strong")) for text in more)
    return indent, lines


def words_lines(picture: Picture, standing: Standing, indent: int, width: int) -> Iterator[Line]:
    """Give the last words on an action with their day, and what was said to come next."""
    words, following = last_words(standing.action, picture.plan), next_step(standing.action)
    said = sentence(cut(safe(words), _MOST_QUOTED))
    if following:
        said += f" Next: {sentence(cut(safe(following), _MOST_QUOTED))}"
    yield from paragraph(said, width, indent=indent)


def reasons(standing: Standing) -> Iterator[tuple[str, str]]:
    """Give why an action stands where it stands: each reason by its name, with its figures."""
    yield from ((reason.name, reason.text) for reason in standing.signals)
    if standing.position is Position.SILENT and standing.silence is not None:
        yield from (("silent", text) for text in standing.silence.reasons)


def reason_lines(named: Iterable[tuple[str, str]], indent: int, width: int) -> Iterator[Line]:
    """Give reasons, each behind a dash."""
    for name, text in named:
        yield from paragraph(
            f"{name}: {safe(text)}", width, indent=indent + 2, first=" " * indent + "- "
        )
