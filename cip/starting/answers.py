"""What has to be known of a council and its plan before the first file is written."""

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from unicodedata import normalize


class Forge(StrEnum):
    """Where the repository is kept, and changes to it are proposed."""

    GITHUB = "github"
    GITLAB = "gitlab"
    NONE = "none"


class NewPlan(NamedTuple):
    """What is known of a plan that is begun; ``name`` is what its folder is called.

    ``start`` and ``end`` of its period are in the words of a deadline. ``since`` is the day from
    which the repository is the record. A bare one has no example of a workstream and an action.
    """

    name: str
    council: str
    title: str = "Corporate Improvement Plan"
    start: str = "TBC"
    end: str | None = None
    approved: date | None = None
    since: date | None = None
    is_bare: bool = False


_COMMON_TO_COUNCILS = frozenset(
    (
        *("a", "and", "borough", "city", "corporation", "council", "county", "district", "for"),
        *("london", "metropolitan", "of", "royal", "the", "town", "unitary", "authority"),
        *("cyngor", "sir", "combined"),
    )
)


def short_name(council: str) -> str:
    """Give what a council's plan can be called: ``exampleton`` for Exampleton Borough Council."""
    plain = normalize("NFKD", council.replace("'", "")).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain)
    own = [word for word in words if word not in _COMMON_TO_COUNCILS] or words or ["plan"]
    return "-".join(own)[:60].strip("-")


_PERIOD = re.compile(r"(?P<start>.*?\S)(?:\s+to\s+(?P<end>\S.*))?")


def period_named(text: str) -> tuple[str, str | None]:
    """Give the start and the end that a period names: ``April 2026 to March 2029``, or a start."""
    match = _PERIOD.fullmatch(text.strip())
    return (match["start"], match["end"]) if match else ("", None)
