"""What a report is asked for: the plan's picture, the day it looks back to, the board."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cip.assessment.meetings import Meeting, next_meeting
from cip.assessment.picture import Picture
from cip.model.people import Board

if TYPE_CHECKING:
    from cip.assessment.comparison import Comparison


@dataclass(frozen=True)
class Request:
    """Everything that a report is made from.

    ``before`` is the picture of the day that it looks back to, or None. ``origin`` says which files
    it was made from, ``broken`` names the files that could not be used. ``ref`` is the workstream,
    action or officer that it is about, where the template takes one; ``title`` is the report's.
    """

    picture: Picture
    before: Picture | None = None
    board: Board | None = None
    origin: str = "files that no commit is known of"
    broken: tuple[str, ...] = ()
    ref: str | None = None
    title: str = "Report"

    @property
    def as_of(self) -> date:
        """Give the day that the report is for."""
        return self.picture.as_of

    @cached_property
    def comparison(self) -> "Comparison | None":
        """Give what changed since the day that the report looks back to, or None."""
        if self.before is None:
            return None
        from cip.assessment.comparison import compare  # here: a status looks back to no day

        return compare(self.before, self.picture)

    def next_meeting(self) -> Meeting | None:
        """Give the board's meeting after the day of the report, or None where it is not known."""
        return next_meeting(self.board, as_of=self.as_of) if self.board else None
