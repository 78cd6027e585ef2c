"""The colours and words of positions: the tool's own, or those of the plan's legend."""

from cip.assessment.position_words import POSITION_WORDS
from cip.assessment.standing import PartStanding, Standing
from cip.model.plan import Plan
from cip.model.vocabulary import Position

COLOURS = {
    Position.OVERDUE: "red",
    Position.AT_RISK: "amber",
    Position.SILENT: "amber",
    Position.ON_TRACK: "green",
    Position.COMPLETE: "blue",
}
"""The colour that a position has where the plan has no legend; the others have none."""


def colour_of(standing: Standing | PartStanding, plan: Plan) -> str | None:
    """Give the colour of an action or part: the legend's, else the tool's; None for no colour.

    What is silent has, unless the legend gives it one, the colour of what is at risk. What is open
    is never green where our copy of the paper lost its deadline: nobody knows that it is in time.
    """
    colour = _rated(standing, plan)
    is_open = standing.position not in (Position.COMPLETE, Position.WITHDRAWN)
    return None if colour == "green" and is_open and _is_end_lost(standing) else colour


def _rated(standing: Standing | PartStanding, plan: Plan) -> str | None:
    keys = _keys(standing)
    if standing.position is Position.SILENT:
        keys = (*keys, Position.AT_RISK.value)
    for key in keys:
        shown = plan.legend.get(key)
        if shown is not None and shown.colour is not None:
            return None if shown.colour == "none" else shown.colour
    return COLOURS.get(standing.position)


def word_of(standing: Standing | PartStanding, plan: Plan) -> str:
    """Give the word for where an action or part stands: the legend's, else the tool's."""
    for key in _keys(standing):
        shown = plan.legend.get(key)
        if shown is not None and shown.word is not None:
            return shown.word
    if standing.position is Position.ON_TRACK and _in_place(standing):
        return "in place"
    return POSITION_WORDS[standing.position]


def colour_for(position: Position, plan: Plan) -> str | None:
    """Give the colour of a position where it stands for many: at the head of a column."""
    for key in _KEYS_OF_MANY.get(position, (position.value,)):
        shown = plan.legend.get(key)
        if shown is not None and shown.colour is not None:
            return None if shown.colour == "none" else shown.colour
    return COLOURS.get(position)


def word_for(position: Position, plan: Plan) -> str:
    """Give the word of a position where it stands for many: the legend's, else the tool's."""
    shown = plan.legend.get(_KEYS_OF_MANY.get(position, (position.value,))[0])
    return shown.word if shown is not None and shown.word else POSITION_WORDS[position]


_KEYS_OF_MANY = {
    Position.ON_TRACK: ("underway",),
    Position.SILENT: ("silent", "at-risk"),
}


def _keys(standing: Standing | PartStanding) -> tuple[str, ...]:
    """Give the keys of the legend that may hold for something, the closest one first."""
    position = standing.position
    if position is Position.COMPLETE:
        steps = {"verified": ("verified", "evidenced"), "evidenced": ("evidenced",)}
        return (*steps.get(_step(standing), ()), "complete")
    if position is Position.ON_TRACK:
        return ("in-place",) if _in_place(standing) else ("underway",)
    return () if position is Position.NOT_REPORTED else (position.value,)


def _step(standing: Standing | PartStanding) -> str:
    closed = standing.closure if isinstance(standing, Standing) else None
    return closed.step if closed is not None else ""


def _in_place(standing: Standing | PartStanding) -> bool:
    if isinstance(standing, Standing):
        return standing.is_in_place
    return standing.status is not None and standing.status.value == "in-place"


def _is_end_lost(standing: Standing | PartStanding) -> bool:
    if isinstance(standing, Standing):
        return standing.is_end_lost
    return standing.part.deadline is None and "deadline" in standing.part.lost
