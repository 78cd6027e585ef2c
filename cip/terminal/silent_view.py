"""What no report is in the record of, by who is to be asked."""

from collections import Counter
from collections.abc import Iterable, Iterator

from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.facts.asked import by_asked
from cip.facts.phrases import sentence
from cip.facts.record import missing_papers
from cip.model.text import safe
from cip.terminal.lines import EMPTY, Line, Span, facts, headed, paragraph
from cip.terminal.list_view import Groups, day_lines, plan_lines, reason_lines, title_lines
from cip.terminal.phrases import last_heard, when_due

WHAT = "of which a report is missing, by who is to be asked"
"""What the list is called."""


def silent_groups(pictures: Iterable[Picture]) -> list[tuple[Picture, tuple[Standing, ...]]]:
    """Give the open actions of which a report is missing, by who is to be asked."""
    return [
        (picture, tuple(s for asked in by_asked(picture, picture.silent) for s in asked.standings))
        for picture in pictures
    ]


def silent_lines(groups: Groups, *, width: int, only: str = "") -> Iterator[Line]:
    """Give what no report is in the record of, plan by plan, by who is to be asked."""
    for number, (picture, standings) in enumerate(groups):
        if number == 0:
            yield from day_lines(picture, width, only)
        yield from plan_lines(picture, standings, WHAT, width)
        yield from missing_lines(picture, standings, width)
        shared = _shared_reason(standings)
        if shared:
            yield EMPTY
            yield from paragraph(safe(f"Unless another reason is given: {shared}."), width)
        for asked in by_asked(picture, standings):
            yield EMPTY
            yield from headed(Span(safe(asked.who), "strong"), f" ({len(asked.standings)})", width)
            for standing in asked.standings:
                yield from _entry(picture, standing, shared, width)


def missing_lines(picture: Picture, standings: Iterable[Standing], width: int) -> Iterator[Line]:
    """Give which papers would say how actions stand and are not in the record, once a list."""
    for said in missing_papers(picture, standings):
        yield from paragraph(safe(sentence(said)), width)


def why_silent(standing: Standing) -> tuple[str, ...]:
    """Give why a report was expected: at least that the last day has passed with none since."""
    if standing.silence is not None:
        return standing.silence.reasons
    return ("no report in this record since its last day",)


def _shared_reason(standings: tuple[Standing, ...]) -> str:
    """Give the reason that stands first for most, so that it is said once; or nothing."""
    first = Counter(why_silent(standing)[0] for standing in standings)
    (reason, number), *_ = first.most_common(1) or [("", 0)]
    return reason if number > max(2, len(standings) // 2) else ""


def _entry(picture: Picture, standing: Standing, shared: str, width: int) -> Iterator[Line]:
    indent, title = title_lines(picture, standing, width, is_cut=True)
    yield from title
    said = [when_due(standing)]
    if standing.last_heard is not None:
        said.append(last_heard(standing, as_of=picture.as_of))
    yield from facts(said, width, indent=indent)
    why = [("silent", text) for text in why_silent(standing) if text != shared]
    yield from reason_lines(why, indent, width)
