"""The history of one thing, the newest entry first: where each change is kept, and what it did."""

from collections.abc import Iterator

from cip.changes.followed import Log, LogEntry
from cip.changes.log_words import dated_words, fact_words, kept_words, unread_words
from cip.model.text import counted, safe
from cip.terminal.lines import EMPTY, Line, line, paragraph


def head_lines(story: Log, width: int) -> Iterator[Line]:
    """Give what is told of, and how many changes are."""
    yield from paragraph(
        safe(f"{story.subject.address} {story.title}".rstrip()), width, style="strong"
    )
    number = counted(len(story.entries), "change")
    yield from paragraph(f"{number} of its files, the newest first", width)


def log_lines(story: Log, width: int) -> Iterator[Line]:
    """Give the history of a thing for a person."""
    yield from head_lines(story, width)
    for entry in story.entries:
        yield EMPTY
        kept = " · ".join(kept_words(entry.kept))
        yield from paragraph(safe(kept), width, style="strong")
        for fact in entry.facts:
            said = safe(fact_words(fact, story.subject.address))
            yield from paragraph(said, width, indent=4, first="  - ")
            if dated := dated_words(fact, entry.kept):
                yield from paragraph(dated, width, indent=6, style="quiet")
        for said in unread_words(entry):
            yield from paragraph(safe(said), width, indent=4, first="  ! ", style="warning")
    yield from remark_lines(story, width)


def remark_lines(story: Log, width: int) -> Iterator[Line]:
    """Give what a reader has to know of the history."""
    if story.remarks:
        yield EMPTY
    for remark in story.remarks:
        yield from paragraph(safe(remark), width)


def log_rows(story: Log) -> Iterator[Line]:
    """Give the history for a program: a line for each fact, that begins with its address."""
    for entry in story.entries:
        kept = f"{_day(entry)}, {', '.join(kept_words(entry.kept)[1:])}".removesuffix(", ")
        for fact in entry.facts:
            dated = dated_words(fact, entry.kept)
            said = fact_words(fact, fact.address) + (f" · {dated}" if dated else "")
            yield line(safe(f"{fact.address}: {kept}: {said}"))
        yield from (
            line(safe(f"{story.subject.address}: {kept}: {said}")) for said in unread_words(entry)
        )


def _day(entry: LogEntry) -> str:
    day = entry.kept.day
    return day.isoformat() if day is not None else kept_words(entry.kept)[0]
