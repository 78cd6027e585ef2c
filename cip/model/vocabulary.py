"""The closed sets of words that plan files and outputs use."""

from enum import StrEnum


class Status(StrEnum):
    """Where an action stands, as an officer declares it in an update."""

    NOT_STARTED = "not-started"
    UNDERWAY = "underway"
    AT_RISK = "at-risk"
    IN_PLACE = "in-place"
    COMPLETE = "complete"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """Give it as it stands in a sentence: ``at risk``."""
        return self.value.replace("-", " ")


class Position(StrEnum):
    """Where an action stands as of a day, as worked out. Every action has exactly one.

    The members stand in the order of urgency in which lists are sorted.
    """

    OVERDUE = "overdue"
    AT_RISK = "at-risk"
    SILENT = "silent"
    NOT_REPORTED = "not-reported"
    NOT_STARTED = "not-started"
    ON_TRACK = "on-track"
    COMPLETE = "complete"
    WITHDRAWN = "withdrawn"


class OverdueKind(StrEnum):
    """How it is known that something is overdue. That its date has passed is always known.

    ``KNOWN_LATE``: somebody said after the date that it was not done. ``NOT_SAID``: it was heard of
    after the date, and nobody said whether it is done. ``UNHEARD``: no report since the date.
    """

    KNOWN_LATE = "known-late"
    NOT_SAID = "not-said"
    UNHEARD = "unheard"


class RecommendationState(StrEnum):
    """How far a recommendation is answered, as of a day."""

    UNCOVERED = "uncovered"
    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    DELIVERED = "delivered"
    EVIDENCED = "evidenced"
    VERIFIED = "verified"


class Every(StrEnum):
    """For which days a trend is worked out: the ends of months or quarters, a board's meetings."""

    MONTH = "month"
    QUARTER = "quarter"
    MEETING = "meeting"


class OfficerKind(StrEnum):
    """Who can answer for an action."""

    OFFICER = "officer"
    MEMBER = "member"
    BODY = "body"


class ReviewKind(StrEnum):
    """What kind of review a set of recommendations comes from."""

    PEER_CHALLENGE = "peer-challenge"
    INSPECTION = "inspection"
    DIRECTIONS = "directions"
    CIPFA = "cipfa"
    AUDIT = "audit"
    OTHER = "other"


class Severity(StrEnum):
    """How grave a problem is: an error fails a check, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


OPEN_STATUSES = (Status.NOT_STARTED, Status.UNDERWAY, Status.AT_RISK, Status.IN_PLACE)
"""The statuses in which something is still to be done."""

CLOSED_STATUSES = (Status.COMPLETE, Status.WITHDRAWN)
"""The statuses after which nothing is left to be done."""
