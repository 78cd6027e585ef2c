"""The lists of a status: what matters to somebody in the morning, the most urgent first."""

from collections.abc import Iterable, Iterator

from cip.assessment.picture import DUE_WITHIN_DAYS, Picture
from cip.assessment.standing import Standing
from cip.facts.actions import last_words
from cip.facts.asked import by_asked
from cip.facts.phrases import inside
from cip.model.deadline import day_for_people
from cip.model.text import safe
from cip.model.vocabulary import OverdueKind, Position
from cip.terminal.extent import Extent
from cip.terminal.lines import (
    EMPTY,
    Line,
    Span,
    cut,
    facts,
    headed,
    line,
    padded,
    paragraph,
    width_of,
)
from cip.terminal.list_view import entry, words_lines
from cip.terminal.phrases import owners, when_due
from cip.terminal.silent_view import missing_lines, why_silent

_NOT_SAID = "Past their date, not said whether they are done"

_LINES_OF_WORDS, _BROKEN_LINES_LOSE = 2, 12
"""How many lines the last words get, and how many columns these lose to words kept whole."""

_REFS_OF_AN_ENTRY = 3
"""How many references stand for one entry of a list where they stand alone."""


def full_lists(picture: Picture, extent: Extent) -> Iterator[Line]:
    """Give the lists of a record that is current."""
    yield from _known_late(picture, extent)
    yield from _not_said(picture, extent)
    yield from _unheard(picture, extent)
    yield from _silent(picture, extent)
    if picture.silent:
        yield from missing_lines(picture, picture.silent, extent.width)
    yield from _at_risk(picture, extent)


def short_lists(picture: Picture, extent: Extent) -> Iterator[Line]:
    """Give the lists of a record that is out of date or empty: what is known, and whom to ask.

    A list of what nobody reported on would look like a list of what nobody did.
    """
    yield from _known_late(picture, extent)
    name = picture.plan.name
    not_said = picture.of_kind(OverdueKind.NOT_SAID)
    lists = (
        (_NOT_SAID, not_said, f"list {name} --position not-said"),
        ("At risk", picture.at_risk, f"at-risk {name}"),
    )
    for title, standings, command in lists:
        if standings:
            yield EMPTY
            said = f" ({len(standings)}, {extent.command(command)}): {_refs(standings, extent)}"
            yield from headed(Span(title, "amber"), said, extent.width)
    yield from _to_be_asked(picture, extent)


def _head(title: str, style: str, number: int, extent: Extent, more: str = "") -> Iterator[Line]:
    yield EMPTY
    yield from headed(Span(title, style), f" ({number}){more}", extent.width)


def _known_late(picture: Picture, extent: Extent) -> Iterator[Line]:
    """Give what somebody said to be late, with these words first."""
    late = picture.of_kind(OverdueKind.KNOWN_LATE)
    if not late:
        return
    yield from _head("Known late", "red", len(late), extent)
    for standing in late[: extent.shown(len(late))]:
        head, indent = _ref(standing)
        yield from paragraph(
            safe(standing.action.title_in_lists),
            extent.width,
            indent=indent,
            first=head,
            style="strong",
        )
        yield from words_lines(picture, standing, indent, extent.width)
        said = [when_due(standing), owners(standing, picture.index)]
        if standing.expected is not None:
            said.append(safe(f"expected {standing.expected.due}"))
        yield from facts(said, extent.width, indent=indent)
    yield from extent.more(len(late), f"overdue {picture.plan.name}")


def _ref(standing: Standing) -> tuple[str, int]:
    """Give a reference as it begins an entry, and how far what follows is indented."""
    ref = safe(standing.action.ref)
    return f"  {ref}", 2 + max(width_of(ref), 5) + 2


def _not_said(picture: Picture, extent: Extent) -> Iterator[Line]:
    """Give what was heard of after its date, with whose it is and the last words."""
    listed = picture.of_kind(OverdueKind.NOT_SAID)
    if not listed:
        return
    yield from _head(_NOT_SAID, "red", len(listed), extent)
    for standing in listed[: extent.shown(len(listed))]:
        yield from _with_words(picture, standing, extent.width)
    yield from extent.more(len(listed), f"overdue {picture.plan.name}")


def _with_words(picture: Picture, standing: Standing, width: int) -> Iterator[Line]:
    head, indent = _ref(standing)
    passed = standing.passed.last if standing.passed else None
    day = day_for_people(passed) if passed else ""
    room = max(width - indent - width_of(day) - 2, 10)
    title = cut(safe(standing.action.title_in_lists), room)
    yield line(cut(head, width).ljust(indent), padded(title, room + 2), Span(day, "quiet"))
    words = safe(last_words(standing.action, picture.plan))
    said = f"{owners(standing, picture.index)}. {words}"
    room = _LINES_OF_WORDS * (width - indent) - _BROKEN_LINES_LOSE
    yield from paragraph(cut(said, room), width, indent=indent)


def _unheard(picture: Picture, extent: Extent) -> Iterator[Line]:
    """Give what was not heard of since its date: all say the same, so only whose they are."""
    listed = picture.of_kind(OverdueKind.UNHEARD)
    if not listed:
        return
    command = extent.command(f"silent {picture.plan.name}")
    title = "Past their date, no report since"
    yield from _head(title, "red", len(listed), extent, f", by who is to be asked: {command}")
    groups = by_asked(picture, listed)
    for asked in groups[: extent.shown(len(groups))]:
        text = f"{asked.who} ({len(asked.standings)}): {_refs(asked.standings, extent)}"
        yield from paragraph(safe(text), extent.width, indent=4, first="  - ")
    yield from _left_out(groups, extent)


def _left_out(groups: Iterable[object], extent: Extent) -> Iterator[Line]:
    number = len(tuple(groups))
    left = number - extent.shown(number)
    if left:
        text = f"and {left} {'other' if left == 1 else 'others'}"
        yield from paragraph(text, extent.width, indent=2, style="quiet")


def _refs(standings: Iterable[Standing], extent: Extent) -> str:
    """Give the references of actions; of very many, the first ones and how many are left."""
    refs = [standing.action.ref for standing in standings]
    most = extent.most * _REFS_OF_AN_ENTRY or len(refs)
    left = len(refs) - most
    return ", ".join(refs[:most]) + (f" and {left} more" if left > 0 else "")


def _silent(picture: Picture, extent: Extent) -> Iterator[Line]:
    """Give what is silent: those for which a report was expected for one reason stand together."""
    listed = picture.in_position(Position.SILENT)
    if not listed:
        return
    command = extent.command(f"silent {picture.plan.name}")
    more = f", a report was expected and is not in this record: {command}"
    yield from _head("Silent", "amber", len(listed), extent, more)
    groups: dict[str, list[Standing]] = {}
    for standing in listed:
        groups.setdefault(why_silent(standing)[0], []).append(standing)
    by_number = sorted(groups.items(), key=lambda group: -len(group[1]))
    for why, standings in by_number[: extent.shown(len(by_number))]:
        text = f"{why} ({len(standings)})"
        yield from paragraph(safe(text), extent.width, indent=4, first="  - ")
        asked = by_asked(picture, standings)
        said = [
            safe(f"{one.who}: {_refs(one.standings, extent)}")
            for one in asked[: extent.shown(len(asked))]
        ]
        left = sum(len(one.standings) for one in asked[len(said) :])
        yield from facts([*said, *([f"others: {left}"] if left else [])], extent.width, indent=4)
    yield from _left_out(by_number, extent)


def _to_be_asked(picture: Picture, extent: Extent) -> Iterator[Line]:
    """Give whom to ask for the reports that are missing, and for how many."""
    missing = picture.silent
    if not missing:
        return
    yield EMPTY
    still_open, many = sum(s.is_open for s in picture.standings), picture.plan.labels.action.many
    head = f" on {len(missing)} of {still_open} open {inside(many)}. Who is to be asked: "
    command = extent.command(f"silent {picture.plan.name}")
    yield from headed(Span("A report is missing", "strong"), safe(head) + command, extent.width)
    groups = by_asked(picture, missing)
    shown = groups[: extent.shown(len(groups))]
    said = [safe(f"{asked.who} {len(asked.standings)}") for asked in shown]
    left = sum(len(asked.standings) for asked in groups[len(shown) :])
    yield from facts([*said, *([f"others {left}"] if left else [])], extent.width, indent=2)
    yield from missing_lines(picture, missing, extent.width)


def _at_risk(picture: Picture, extent: Extent) -> Iterator[Line]:
    listed = picture.at_risk
    if not listed:
        return
    yield from _head("At risk", "amber", len(listed), extent)
    for standing in listed[: extent.shown(len(listed))]:
        yield from entry(picture, standing, extent.width)
    yield from extent.more(len(listed), f"at-risk {picture.plan.name}")


def due_next(picture: Picture, extent: Extent) -> Iterator[Line]:
    """Give what is due next: a line each."""
    due = picture.due(within_days=DUE_WITHIN_DAYS)
    if not due:
        return
    yield EMPTY
    yield line(Span(f"Due in the next {DUE_WITHIN_DAYS} days", "strong"), f" ({len(due)})")
    shown = due[: extent.shown(len(due))]
    refs = max(width_of(safe(standing.action.ref)) for standing in shown)
    for standing in shown:
        day = day_for_people(standing.due or picture.as_of).rjust(17)
        text = f"{padded(safe(standing.action.ref), refs)}  {safe(standing.action.title_in_lists)}"
        yield line("  ", Span(day, "quiet"), f"  {cut(text, extent.width - 21)}")
    yield from extent.more(len(due), f"due {picture.plan.name}")
