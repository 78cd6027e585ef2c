"""Where what was claimed, what is worked out, and what a board said do not agree."""

from typing import NamedTuple

from cip.assessment.colours import colour_of
from cip.assessment.standing import Standing
from cip.model.oversight import BoardRating
from cip.model.plan import Plan
from cip.model.text import counted
from cip.model.vocabulary import Position, Status


class Claim(NamedTuple):
    """An action of which two views differ: in words, and the board's rating where there is one."""

    standing: Standing
    text: str
    rating: BoardRating | None


def claims(standings: tuple[Standing, ...], plan: Plan) -> tuple[Claim, ...]:
    """Give the actions whose reported status, position and board's rating do not agree.

    A rating is held against the colour that the plan's own legend gives the position.
    """
    found = []
    for standing in standings:
        rating = newest_rating(standing)
        text = _disagreement(standing)
        if rating is not None and rating.rating != colour_of(standing, plan):
            said = f"the board rated it {rating.rating}"
            text = f"{text}; {said}" if text else said
        if text:
            found.append(Claim(standing=standing, text=text, rating=rating))
    return tuple(found)


def newest_rating(standing: Standing) -> BoardRating | None:
    """Give the newest rating that a board gave, or None."""
    return max(standing.action.board_ratings, key=lambda rating: rating.date, default=None)


def _disagreement(standing: Standing) -> str | None:
    status, position = standing.status, standing.position
    if status is None or status is Status.WITHDRAWN:
        return None
    said = status.words
    if position is Position.OVERDUE:
        return f"reported as {said}, and {counted(standing.days_overdue or 0, 'day')} past its date"
    if position is Position.SILENT:
        return f"reported as {said}, and no report is in this record since"
    if status is Status.AT_RISK and [reason.name for reason in standing.signals] == ["declared"]:
        return "said to be at risk, and no date says so"
    if status in (Status.UNDERWAY, Status.NOT_STARTED) and position is Position.AT_RISK:
        names = ", ".join(reason.name for reason in standing.signals)
        return f"reported as {said}, and at risk ({names})"
    late = sum(part.position is Position.OVERDUE for part in standing.parts)
    if status is Status.COMPLETE and late:
        return f"reported as complete, and {counted(late, 'part')} not reported as complete"
    return None
