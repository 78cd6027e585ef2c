"""The form of a return: its sheets, the columns of its rows with their headings, and the statuses.

It is written for an officer by ``cip.exports.returns`` and read again by ``cip.returning.rows``.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from cip.model.plan import Plan
from cip.model.vocabulary import Status

SHEET = "Return"
COVER = "Read me"
WHOSE = "Return of"
"""Beside what, on the cover, stands the officer whose return it is."""
WORDS = "Words"
"""The sheet with the words that can stand in cells: the statuses, and the plan's documents."""


class ReturnColumn(NamedTuple):
    """A column: what it is called, how wide it is, and what an officer is told to write in it.

    It holds what is known, and is locked, where there is nothing to write.
    """

    key: str
    heading: str
    width: int
    told: str = ""

    @property
    def is_answer(self) -> bool:
        """Say whether an officer writes in it."""
        return bool(self.told)


COLUMNS = (
    ReturnColumn("ref", "Ref", 9),
    ReturnColumn("title", "Action", 36),
    ReturnColumn("deadline", "Deadline", 16),
    ReturnColumn("stands", "Where it stands", 22),
    ReturnColumn("last", "Last reported", 38),
    ReturnColumn("status", "Status", 16, "Choose one from the list. Leave it empty for a note."),
    ReturnColumn(
        "note",
        "What was done",
        44,
        "In plain words, since it was last reported. No names of persons.",
    ),
    ReturnColumn(
        "evidence",
        "Evidence",
        34,
        "What shows it, a line each: its title; or Title=https://...; or Title=minutes#9, with a "
        "document of the sheet Words and its paragraph.",
    ),
    ReturnColumn("done_on", "Done on", 16, "When it was done, if not on the day of the report."),
    ReturnColumn("expected", "Expected to be done", 20, "Such as 30 September 2026 or June 2026."),
    ReturnColumn("next", "Next", 34, "What comes next."),
    ReturnColumn("new_deadline", "New deadline", 16, "Only where the deadline has to move."),
    ReturnColumn("reason", "Why it moves", 30, "Needed where there is a new deadline."),
    ReturnColumn("agreed_by", "Who agreed", 24, "The board or officer who agreed to the move."),
    ReturnColumn(
        "source",
        "Minute",
        20,
        "The paper that says who agreed: a document of the sheet Words, # and its paragraph.",
    ),
    ReturnColumn(
        "on", "Reported on", 16, "The day on which you say this. Empty: the day it comes in."
    ),
    ReturnColumn("plan", "Plan", 14),
    ReturnColumn("mark", "Mark", 26),
)
"""The columns in their order. ``mark`` says of which day a row is, and what the action said."""

KNOWN = ("title", "deadline", "stands", "last")
"""The white cells of what is known, in the order in which the mark has their fingerprints."""
MOVE = ("new_deadline", "reason", "agreed_by", "source")
REPORT = ("status", "note", "evidence", "done_on", "expected", "next")
ANSWERS = tuple(column.key for column in COLUMNS if column.is_answer)
CAN_BE_CHOSEN = (
    *(Status.NOT_STARTED, Status.UNDERWAY, Status.AT_RISK, Status.COMPLETE),
    Status.IN_PLACE,
)
"""What an officer can choose: what is withdrawn needs more than a row has room for.

The last one is not offered where something is due once.
"""


MEANINGS: Mapping[Status, str] = {
    Status.NOT_STARTED: "Nothing was done yet.",
    Status.UNDERWAY: "Work has begun, and is not done.",
    Status.AT_RISK: "It may not be done in time.",
    Status.IN_PLACE: "It can be used today, and goes on for good. For what is due once write "
    "'{complete}'.",
    Status.COMPLETE: "It is done, and nothing is left to do. Evidence says what shows it.",
}
"""What each status says; ``{complete}`` is the word of the plan for complete."""


def status_words(plan: Plan) -> dict[Status, str]:
    """Give the words for the statuses that can be chosen: the plan's own, where each is another."""
    said = {status: _own_word(status, plan) or status.words for status in CAN_BE_CHOSEN}
    often = Counter(word.casefold() for word in said.values())
    return {
        status: _capital(word if often[word.casefold()] == 1 else status.words)
        for status, word in said.items()
    }


def _own_word(status: Status, plan: Plan) -> str | None:
    shown = plan.legend.get(status.value)
    return shown.word if shown is not None else None


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
