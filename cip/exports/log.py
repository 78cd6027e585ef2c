"""The history of one thing in Markdown."""

from collections.abc import Iterator

from cip.changes.followed import Log
from cip.changes.log_words import dated_words, fact_words, kept_words, unread_words
from cip.reports.markdown import line


def log_page(story: Log) -> str:
    """Give the history of a thing, the newest entry first, each with a list of what it did."""
    return "\n".join(_parts(story)) + "\n"


def _parts(story: Log) -> Iterator[str]:
    yield f"## {line(f'{story.subject.address} {story.title}'.rstrip())}"
    for entry in story.entries:
        yield ""
        yield f"### {line(' · '.join(kept_words(entry.kept)))}"
        yield ""
        for fact in entry.facts:
            dated = dated_words(fact, entry.kept)
            said = line(fact_words(fact, story.subject.address))
            yield f"- {said}" + (f" ({line(dated)})" if dated else "")
        for text in unread_words(entry):
            yield f"- {line(text)}"
    for remark in story.remarks:
        yield ""
        yield str(line(remark))
