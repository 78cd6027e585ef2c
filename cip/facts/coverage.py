"""Recommendations and what answers them, as facts for reports."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from cip.assessment.clock import Step, clocks
from cip.assessment.colours import word_for
from cip.assessment.coverage import Cover, matrices
from cip.assessment.picture import Picture
from cip.assessment.position_words import STATE_WORDS
from cip.facts import phrases
from cip.facts.actions import evidence, rows
from cip.model.errors import UsageError
from cip.model.review import Response
from cip.model.text import counted
from cip.model.vocabulary import OverdueKind, Position

if TYPE_CHECKING:
    from cip.facts.request import Request

Data = dict[str, Any]

MOST_LISTED = 100_000
"""How many answers to recommendations are listed, each action under each that it answers."""


def recommendations(request: "Request") -> list[Data]:
    """Give the sets of recommendations with the cover of each.

    Raises ``UsageError`` where nobody could read the lists of actions.
    """
    picture = request.picture
    if sum(len(cover.actions) for cover in picture.coverage.covers) > MOST_LISTED:
        raise UsageError(
            f"This report would list more than {MOST_LISTED:,} answers to recommendations, and "
            "nobody could read it. Choose another template, or ask for a part of the plan."
        )
    return [
        {
            "id": group.review.id,
            "title": group.review.title,
            "body": group.review.body,
            "items": [_item(picture, cover) for cover in group.covers],
            "has_responses": any(
                c.recommendation.response or c.recommendation.gap for c in group.covers
            ),
        }
        for group in picture.coverage.sets
    ]


def _item(picture: Picture, cover: Cover) -> Data:
    item = cover.recommendation
    return {
        "name": cover.name,
        "id": item.id,
        "text": item.text,
        "state": state_words(cover),
        "trouble": trouble(picture, cover),
        "whole": cover.answered_by_plan,
        "counts": _counts(picture, cover),
        "workstreams": [
            f"{ref} {w.title}" if (w := picture.index.workstream(ref)) else ref
            for ref in cover.workstreams
        ],
        "actions": rows(picture, cover.actions),
        "withdrawn": rows(picture, cover.withdrawn),
        "notes": [
            {
                "day": phrases.day(note.date),
                "note": note.note,
                "evidence": [evidence(picture.index, e) for e in note.evidence],
            }
            for note in item.updates
        ],
        "owner": phrases.people(picture.index, item.owner, none=""),
        "due": phrases.due(item.due) if item.due else "",
        "priority": item.priority or "",
        "response": response_words(cover),
        "gap": gap_words(cover),
        "same_as": phrases.joined(item.same_as),
        "uncovered": cover.is_uncovered,
    }


def state_words(cover: Cover) -> str:
    """Give how far a recommendation is answered, or why nothing answers it."""
    if cover.is_uncovered and not cover.is_gap:
        return "rejected" if cover.is_rejected else "left open"
    if cover.is_given_up:
        return "not answered: all that did was withdrawn"
    return STATE_WORDS[cover.state]


def trouble(picture: Picture, cover: Cover) -> str:
    """Give what stands in the way of a recommendation, in figures; nothing where nothing does.

    ``12 past their date (0 known late), 5 silent, of 17 details``.
    """
    said = list(_in_the_way(cover))
    if cover.withdrawn:
        said.append(f"{len(cover.withdrawn)} withdrawn")
    return f"{', '.join(said)}, of {_number(picture, cover)}" if said else ""


def composition(picture: Picture, cover: Cover) -> str:
    """Give where all that answers a recommendation stands, in figures that add up.

    ``9 past their date (0 known late), 3 silent, 2 under way, 2 complete, of 16 details``.
    """
    counts = cover.counts
    waiting = counts[Position.NOT_REPORTED] + counts[Position.NOT_STARTED]
    said = [*_in_the_way(cover), *([f"{waiting} not begun or not reported"] if waiting else [])]
    said += [
        f"{counts[position]} {phrases.inside(word_for(position, picture.plan))}"
        for position in (Position.ON_TRACK, Position.COMPLETE)
        if counts[position]
    ]
    return f"{', '.join(said)}, of {_number(picture, cover)}" if said else ""


def _in_the_way(cover: Cover) -> Iterator[str]:
    counts = cover.counts
    if past := counts[Position.OVERDUE]:
        its = "its" if past == 1 else "their"
        yield f"{past} past {its} date ({cover.kinds[OverdueKind.KNOWN_LATE]} known late)"
    if risky := counts[Position.AT_RISK]:
        yield f"{risky} at risk"
    if silent := counts[Position.SILENT]:
        yield f"{silent} silent"


def _number(picture: Picture, cover: Cover) -> str:
    label = picture.plan.labels.action
    one, many = phrases.inside(label.one), phrases.inside(label.many)
    return counted(sum(cover.counts.values()), one, many)


def _counts(picture: Picture, cover: Cover) -> str:
    label = picture.plan.labels.action
    one, many = phrases.inside(label.one), phrases.inside(label.many)
    if not cover.actions:
        return "the plan as a whole" if cover.answered_by_plan else f"no {one}"
    words = [
        f"{number} {phrases.position_words(position)}"
        for position in Position
        if (number := cover.counts[position])
    ]
    return f"{counted(len(cover.actions), one, many)}: {', '.join(words)}"


DECISION_WORDS = {
    "accepted": "Accepted",
    "accepted-in-principle": "Accepted in principle",
    "partly": "Accepted in part",
    "noted": "Noted",
    "rejected": "Rejected",
}
"""What a council can decide about a recommendation, in words."""


def response_words(cover: Cover) -> str:
    """Give what the council decided about a recommendation, each decision a sentence."""
    return " ".join(map(_response, cover.recommendation.responses))


def _response(response: Response) -> str:
    text = DECISION_WORDS[response.decision]
    if response.decided_by:
        text += f" by {response.decided_by}"
    if response.on:
        text += f" on {phrases.day(response.on)}"
    return phrases.sentence(f"{text}: {response.reason}" if response.reason else text)


def gap_words(cover: Cover) -> str:
    """Give why a recommendation was left open, by whom, and when; nothing where it was not."""
    gap = cover.recommendation.gap
    if gap is None:
        return ""
    on = f" on {phrases.day(gap.on)}" if gap.on else ""
    return phrases.sentence(f"Left open by {gap.decided_by}{on}: {gap.reason}")


def matrix(request: "Request") -> list[Data]:
    """Give for each set a matrix of recommendations against workstreams, in numbers of actions."""
    picture = request.picture
    found = []
    made = matrices(picture.plan, picture.coverage)
    for group, matrix_ in zip(picture.coverage.sets, made, strict=True):
        found.append(
            {
                "title": group.review.title,
                "columns": list(matrix_.columns),
                "is_left_out": matrix_.is_left_out,
                "rows": [
                    {
                        "name": cover.recommendation.id
                        + (" (the plan as a whole)" if cover.answered_by_plan else ""),
                        "cells": [cells.get(ref, "") for ref in matrix_.columns],
                    }
                    for cover, cells in zip(group.covers, matrix_.rows, strict=False)
                ],
            }
        )
    return found


def gaps(request: "Request") -> Data:
    """Give what nothing answers, what was declared, and the actions that answer nothing."""
    picture = request.picture
    found = picture.coverage
    return {
        "has_recommendations": bool(found.covers),
        "open": [_item(picture, cover) for cover in found.uncovered if cover.is_gap],
        "declared": [_item(picture, cover) for cover in found.uncovered if not cover.is_gap],
        "unlinked": rows(picture, found.unlinked),
    }


def clock(request: "Request") -> list[Data]:
    """Give what the kind of each review makes due, and when."""
    return [
        {
            "title": item.review.title,
            "guidance": item.guidance,
            "url": item.url,
            "steps": [
                {
                    "name": step.name,
                    "due": ("about " if step.about else "") + phrases.day(step.due),
                    "latest": phrases.day(step.latest) if step.latest else "",
                    "done": _done_words(step, request.as_of),
                }
                for step in item.steps
            ],
        }
        for item in clocks(request.picture.plan)
    ]


def _done_words(step: Step, as_of: date) -> str:
    if step.done:
        return phrases.day(step.done)
    if step.is_late(as_of=as_of):
        return "not recorded, and the day has passed"
    return "not recorded" if step.due < as_of else ""
