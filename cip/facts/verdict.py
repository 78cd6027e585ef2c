"""The verdict on a plan: what the programme itself says, and what is known of lateness."""

from typing import Any

from cip.assessment.picture import Picture
from cip.facts import phrases
from cip.facts.groups import number_of
from cip.facts.request import Request
from cip.facts.summary import NOT_BEGUN, column_words
from cip.model.vocabulary import OverdueKind, Position

Data = dict[str, Any]


def commentary(request: Request) -> Data | None:
    """Give the newest commentary of the period, as its author's own words; None without one."""
    picture, since = request.picture, request.before.as_of if request.before else None
    told = [c for c in picture.plan.commentary if since is None or c.date > since]
    newest = max(reversed(told), key=lambda item: item.date, default=None)
    if newest is None:
        return None
    names = (newest.by,) if newest.by else ()
    return {
        "day": phrases.day(newest.date),
        "by": phrases.people(picture.index, names, none="the programme office"),
        "text": newest.text,
    }


def verdict(picture: Picture) -> list[str]:
    """Give how a plan stands: what is overdue and how that is known; then the rest.

    Where no status is reported of anything, that comes first: then nothing is known.
    """
    if not picture.standings:
        return [f"The plan lists no {phrases.inside(picture.plan.labels.action.many)}."]
    overdue = len(picture.overdue)
    rest = len(picture.standings) - overdue
    said = [*filter(None, (unreported(picture),)), _overdue(picture)]
    if rest:
        said.append(_rest(picture, rest))
    return said


def unreported(picture: Picture) -> str:
    """Say that of nothing a status is reported, so that nothing is known; else nothing.

    Of a draft none is expected.
    """
    every = picture.standings
    is_reported = any(s.status or any(part.status for part in s.parts) for s in every)
    if is_reported or not every or picture.record.is_draft:
        return ""
    if len(every) == 1:
        return f"No status is reported of the {number_of(picture, 1)}: how it stands is not known."
    of = number_of(picture, len(every))
    return f"No status is reported of any of the {of}: how they stand is not known."


def _overdue(picture: Picture) -> str:
    kinds, total = picture.kinds, number_of(picture, len(picture.standings))
    late, overdue = kinds[OverdueKind.KNOWN_LATE], len(picture.overdue)
    if not overdue:
        return f"Of the {total} nothing is past its date."
    not_said, unheard = kinds[OverdueKind.NOT_SAID], kinds[OverdueKind.UNHEARD]
    figures = [f"{late} known late"] if late else []
    if not_said:
        they = "it is" if not_said == 1 else "they are"
        figures.append(f"of {_all(not_said, overdue)} it is not said whether {they} done")
    if unheard:
        since = f"since {'its' if unheard == 1 else 'their'} date"
        figures.append(f"on {_all(unheard, overdue)} no report is in this record {since}")
    opening = "" if late or unreported(picture) else "Nothing is known to be late."
    past = "is past its date" if overdue == 1 else "are past their date"
    return f"{opening} {overdue} of the {total} {past}: {phrases.joined(figures)}.".strip()


def _all(number: int, of: int) -> str:
    """Give a number of something; where it is the whole, in a word."""
    if number < of:
        return str(number)
    return {1: "it", 2: "both"}.get(number, "all of them")


def _rest(picture: Picture, rest: int) -> str:
    """Give in which other ways actions stand; where it is one way, in a plain sentence."""
    which = "The other one" if rest == 1 else f"The other {rest}"
    if not picture.overdue:
        which = "It" if rest == 1 else f"All {rest}"
    figures = _others(picture)
    if len(figures) == 1:
        return f"{which} {'is' if rest == 1 else 'are'} {figures[0].partition(' ')[2]}."
    return f"{which}: {phrases.joined(figures)}."


def _others(picture: Picture) -> list[str]:
    counts, plan = picture.counts, picture.plan
    begun = counts[Position.NOT_STARTED] + counts[Position.NOT_REPORTED]
    figures = (
        (counts[Position.AT_RISK], column_words("at-risk", plan)),
        (
            counts[Position.SILENT],
            f"{column_words('silent', plan)} (no report here)",
        ),
        (begun, column_words(NOT_BEGUN, plan)),
        (counts[Position.ON_TRACK], column_words("on-track", plan)),
        (counts[Position.COMPLETE], column_words("complete", plan)),
        (counts[Position.WITHDRAWN], column_words("withdrawn", plan)),
    )
    return [f"{number} {phrases.inside(words)}" for number, words in figures if number]
