"""What each accountable officer is asked for: first what to report, then what is late or due."""

from typing import Any

from cip.assessment.picture import Picture, by_due
from cip.assessment.standing import Standing, overdue_as
from cip.facts import phrases
from cip.facts.actions import rows
from cip.facts.groups import number_of, said_groups
from cip.facts.record import missing_papers
from cip.facts.request import Request
from cip.facts.summary import figure_words
from cip.model.vocabulary import OverdueKind, Position

Data = dict[str, Any]

NOBODY = "Nobody named"
"""Under whom the actions stand that have no accountable officer."""

NAME_LOST = f"Officers whose name is {phrases.LOST}"
"""Under what the actions stand whose officer the paper names, and our copy of it does not."""

NOBODY_ASKED = {
    NOBODY: "Nobody is named who could report on these: say who answers for them.",
    NAME_LOST: "The paper names who answers for these: ask the programme office for the names.",
}

BODY_ASKED = "This is a body, and no single officer: whoever speaks for it is asked."
"""What stands at the head of the brief of a body."""

SOON_DAYS = 92
"""How far ahead a brief looks for an officer: a quarter."""


NOTHING_ASKED = (
    "Nothing is to be reported now: none of this is past its date, silent, at risk, or due in the "
    f"next {SOON_DAYS} days."
)
"""What an officer is told of whom nothing is asked, so that a short brief is seen to be whole."""


def officers(request: Request) -> list[Data]:
    """Give each accountable officer, or the one that the report is about, with what is theirs."""
    picture = request.picture
    found = by_officer(picture)
    if request.ref is not None:
        wanted = picture.index.officer_titles((request.ref,))[0]
        found = {wanted: found.get(wanted, [])}
    ahead = {s.key for s in picture.due(within_days=SOON_DAYS)}
    return [_officer(picture, title, mine, ahead) for title, mine in found.items()]


def by_officer(picture: Picture) -> dict[str, list[Standing]]:
    """Give the actions by the titles of those accountable, in the plan's order.

    What nobody is named for stands under ``NOBODY`` or ``NAME_LOST``.
    """
    found: dict[str, list[Standing]] = {}
    for standing in picture.standings:
        titles = picture.index.officer_titles(standing.owners.accountable.officers)
        for title in dict.fromkeys(titles or [NAME_LOST if _is_lost(standing) else NOBODY]):
            found.setdefault(title, []).append(standing)
    return found


def _is_lost(standing: Standing) -> bool:
    return "accountable" in standing.lost


def _officer(picture: Picture, title: str, mine: list[Standing], ahead: set[str]) -> Data:
    """Give what one officer is asked for. What to report, late, at risk and soon: each once."""
    kinds = {kind: _longest(filter(overdue_as(kind), mine)) for kind in OverdueKind}
    late = kinds[OverdueKind.KNOWN_LATE]
    past = [*kinds[OverdueKind.NOT_SAID], *kinds[OverdueKind.UNHEARD]]
    silent = sorted((s for s in mine if s.position is Position.SILENT), key=by_due)
    risky = sorted((s for s in mine if s.position is Position.AT_RISK), key=by_due)
    told = {s.key for s in (*silent, *risky)}
    soon = sorted((s for s in mine if s.key in ahead and s.key not in told), key=by_due)
    return {
        "title": title,
        "body": BODY_ASKED if picture.index.is_body(title) else "",
        "total": len(mine),
        "total_words": number_of(picture, len(mine)),
        "counts": _counts(picture, mine),
        "asked": NOBODY_ASKED.get(title)
        or _asked(picture, past, silent)
        or ("" if late or risky or soon else NOTHING_ASKED),
        "papers": missing_papers(picture, [*past, *silent]),
        "past": rows(picture, past),
        "silent": said_groups(picture, silent, _why_silent),
        "known_late": rows(picture, late),
        "late": rows(picture, _longest([*late, *past])),
        "risky": rows(picture, risky),
        "soon": rows(picture, soon),
        "soon_days": SOON_DAYS,
        "done": rows(picture, [s for s in mine if s.position is Position.COMPLETE]),
    }


def _longest(standings: Any) -> list[Standing]:
    return sorted(standings, key=lambda s: -(s.days_overdue or 0))


def _why_silent(standing: Standing) -> str:
    said = phrases.clauses(standing.silence.reasons) if standing.silence else ""
    return said[:1].upper() + said[1:]


def _counts(picture: Picture, mine: list[Standing]) -> str:
    """Give in how many ways an officer's actions stand; the figures add up to their number."""
    figures = phrases.joined(figure_words(picture.plan, mine))
    return f"{number_of(picture, len(mine))}: {figures or 'none'}"


def _asked(picture: Picture, past: list[Standing], silent: list[Standing]) -> str:
    """Give what an officer is asked to report, in a sentence; nothing where it is nothing."""
    if past and silent:
        return (
            f"Please report on {number_of(picture, len(past) + len(silent))}: on {len(past)} past "
            f"the date, whether done, and when; on {len(silent)} more, how far the work is."
        )
    if past:
        number = number_of(picture, len(past))
        return f"Please report on {number} past the date: whether done, and when."
    if silent:
        return f"Please report on {number_of(picture, len(silent))}: how far the work is."
    return ""
