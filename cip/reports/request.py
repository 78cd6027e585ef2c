"""What a report is asked for: the plan's picture, the day it looks back to, the board."""

from datetime import date
from typing import NamedTuple

from cip.assessment.comparison import Comparison, compare
from cip.assessment.meetings import Meeting, next_meeting
from cip.assessment.picture import Picture
from cip.model.people import Board


class Request(NamedTuple):
    """Everything that a report is made from.

    ``before`` is the picture of the day that it looks back to, or None. ``origin`` says which files
    it was made from, ``broken`` names the files that could not be used. ``ref`` is the workstream,
    action or officer that it is about, where the template takes one.
    """

    picture: Picture
    before: Picture | None = None
    board: Board | None = None
    origin: str = "files that no commit is known of"
    broken: tuple[str, ...] = ()
    ref: str | None = None

    @property
    def as_of(self) -> date:
        """Give the day that the report is for."""
        return self.picture.as_of

    def comparison(self) -> Comparison | None:
        """Give what changed since the day that the report looks back to, or None."""
        return compare(self.before, self.picture) if self.before else None

    def next_meeting(self) -> Meeting | None:
        """Give the board's meeting after the day of the report, or None where it is not known."""
        return next_meeting(self.board, as_of=self.as_of) if self.board else None
