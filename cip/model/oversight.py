"""What boards are asked and what they say: exceptions and ratings."""

from datetime import date
from typing import NamedTuple

from cip.model.changed import Changed
from cip.model.place import NOWHERE, Spot


class BoardRating(NamedTuple):
    """The colour that a board gave an action on one day, and why."""

    date: date
    board: str
    rating: str
    reason: str
    changed: tuple[Changed, ...] = ()
    spot: Spot = NOWHERE


class Option(NamedTuple):
    """Something that could be done about an exception, and its effect."""

    option: str
    effect: str


class ExceptionCase(NamedTuple):
    """What a board needs to decide on an action off target, in the parts of an exception report.

    The parts are those of PRINCE2: cause, consequence, options with their effect, recommendation.
    ``decided_on`` and ``decision`` are None until the board has decided.
    """

    raised: date
    cause: str
    consequence: str
    options: tuple[Option, ...] = ()
    recommendation: str | None = None
    asked_of: str | None = None
    decided_on: date | None = None
    decision: str | None = None
    spot: Spot = NOWHERE
