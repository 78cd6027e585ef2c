"""The picture of each plan: the record, the counts, and what matters most of it."""

from collections.abc import Iterable, Iterator

from cip.assessment.picture import Picture
from cip.facts.declarations import closed_words
from cip.facts.verdict import unreported
from cip.model.text import counted, safe
from cip.model.vocabulary import Position
from cip.terminal.counts_table import counts_table, kinds_lines
from cip.terminal.extent import Extent
from cip.terminal.lines import EMPTY, Line, paragraph
from cip.terminal.list_view import day_lines, record_lines
from cip.terminal.phrases import plan_title
from cip.terminal.status_foot import foot_lines
from cip.terminal.status_lists import due_next, full_lists, short_lists


def status_lines(
    pictures: Iterable[Picture], *, width: int, most: int, only: str = "", options: str = ""
) -> Iterator[Line]:
    """Give the status of plans, one after the other.

    At most ``most`` entries of each list are given, and one line says how many more there are; 0
    gives all. Where the record is out of date or empty, the lists are short, unless all is wanted.
    ``only`` says in words what the pictures were narrowed to; what is about the whole plan is then
    left out. ``options`` are those that a command needs for the same picture.
    """
    for number, picture in enumerate(pictures):
        if number == 0:
            yield from day_lines(picture, width, only)
        yield EMPTY
        extent = Extent(width=width, most=most, options=options)
        yield from _plan_lines(picture, extent, is_whole=not only)


def _plan_lines(picture: Picture, extent: Extent, *, is_whole: bool) -> Iterator[Line]:
    width = extent.width
    yield from _head(picture, width)
    if not picture.standings:
        yield EMPTY
        yield from paragraph(f"No {safe(picture.plan.labels.action.many.lower())} to show.", width)
        return
    yield EMPTY
    yield from counts_table(picture, width)
    is_short = picture.record.needs_banner and extent.most > 0
    yield from kinds_lines(picture, width)
    if is_short and picture.counts[Position.SILENT]:
        yield from paragraph("Silent: a report was expected, and is not in this record.", width)
    yield from (short_lists if is_short else full_lists)(picture, extent)
    yield from due_next(picture, extent)
    if is_whole:
        yield from foot_lines(picture, extent, is_short=is_short)


def _head(picture: Picture, width: int) -> Iterator[Line]:
    plan = picture.plan
    yield from paragraph(plan_title(plan), width, style="strong")
    yield from record_lines(picture, width)
    if said := unreported(picture):
        yield from paragraph(safe(said), width, style="amber")
    if plan.closed is not None:
        yield from paragraph(safe(f"Closed {closed_words(plan.closed)}."), width)
    label = plan.labels.action
    number = counted(len(picture.standings), label.one.lower(), label.many.lower())
    yield from paragraph(f"{safe(plan.name)} · {safe(number)}", width)
