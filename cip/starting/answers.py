"""What has to be known of a council and its plan before the first file is written."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from itertools import count
from typing import NamedTuple
from unicodedata import normalize


class Forge(StrEnum):
    """Where the repository is kept, and changes to it are proposed."""

    GITHUB = "github"
    GITLAB = "gitlab"
    NONE = "none"


class NewPlan(NamedTuple):
    """What is known of a plan that is begun; ``name`` is what its folder is called.

    ``objectives`` are their titles, in the plan's order; where none is known, one is begun whose
    title is still to be written. ``officers`` are titles beside that of the chief executive, whom
    each council has. ``start`` and ``end`` of its period are in the words of a deadline. ``since``
    is the day from which the repository is the record. A bare one has no example of a workstream
    and an action.
    """

    name: str
    council: str
    title: str = "Corporate Improvement Plan"
    objectives: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    board: str = "Improvement Board"
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
    words = _words(council)
    own = [word for word in words if word not in _COMMON_TO_COUNCILS] or words or ["plan"]
    return "-".join(own)[:60].strip("-")


def short_names(titles: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Give a short name for each title, no two the same, and none that is taken."""
    names: list[str] = []
    for title in titles:
        name = "-".join(_words(title))[:50].strip("-") or "officer"
        others = {*taken, *names}
        free = (f"{name}-{number}" for number in count(2))
        names.append(name if name not in others else next(n for n in free if n not in others))
    return names


def _words(text: str) -> list[str]:
    plain = normalize("NFKD", text.replace("'", "").replace("’", ""))
    return re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())


def officers_named(text: str) -> tuple[str, ...]:
    """Give the titles that stand in a text with commas or semicolons between, each once."""
    between = ";" if ";" in text else ","
    titles = (" ".join(title.split()) for title in text.split(between))
    return tuple(dict.fromkeys(filter(None, titles)))


_PERIOD = re.compile(r"(?P<start>.*?\S)(?:\s+to\s+(?P<end>\S.*))?")


def period_named(text: str) -> tuple[str, str | None]:
    """Give the start and the end that a period names: ``April 2026 to March 2029``, or a start."""
    match = _PERIOD.fullmatch(text.strip())
    return (match["start"], match["end"]) if match else ("", None)
