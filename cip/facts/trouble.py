"""Where what answers a recommendation stands, in words that stand beside its state."""

from collections.abc import Iterator

from cip.assessment.colours import word_for
from cip.assessment.coverage import Cover
from cip.model.plan import Plan
from cip.model.vocabulary import OverdueKind, Position


def trouble(cover: Cover) -> str:
    """Give the trouble of what answers a recommendation, with its figures, or nothing.

    ``12 past their date (0 known late), 5 silent, of 17``.
    """
    said = list(_trouble(cover))
    return f"{', '.join(said)}, of {len(cover.actions)}" if said else ""


def composition(cover: Cover, plan: Plan) -> str:
    """Give the trouble and the rest of what answers a recommendation: the numbers add up.

    ``9 past their date (0 known late), 3 silent, 2 under way, 2 complete, of 16``.
    """
    counts = cover.counts
    waiting = counts.get(Position.NOT_REPORTED, 0) + counts.get(Position.NOT_STARTED, 0)
    said = [*_trouble(cover), *([f"{waiting} not begun or not reported"] if waiting else [])]
    said += [
        f"{number} {word_for(position, plan).lower()}"
        for position in (Position.ON_TRACK, Position.COMPLETE)
        if (number := counts.get(position, 0))
    ]
    return f"{', '.join(said)}, of {len(cover.actions)}" if said else ""


def _trouble(cover: Cover) -> Iterator[str]:
    counts = cover.counts
    if past := counts.get(Position.OVERDUE, 0):
        date = "its date" if past == 1 else "their date"
        yield f"{past} past {date} ({cover.kinds[OverdueKind.KNOWN_LATE]} known late)"
    if risky := counts.get(Position.AT_RISK, 0):
        yield f"{risky} at risk"
    if silent := counts.get(Position.SILENT, 0):
        yield f"{silent} silent"
