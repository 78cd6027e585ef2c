"""Recommendations and what answers them, as facts for reports."""

from datetime import date
from typing import Any

from cip.assessment.clock import Step, clocks
from cip.assessment.coverage import Cover, matrices
from cip.assessment.picture import Picture
from cip.assessment.reasons import counted
from cip.assessment.standing import Standing
from cip.assessment.words import STATE_WORDS
from cip.facts import wording
from cip.facts.actions import completed, evidence, once, row, rows
from cip.facts.request import Request
from cip.model.errors import UsageError
from cip.model.vocabulary import Position

Data = dict[str, Any]


MOST_LISTED = 100_000
"""How many answers to recommendations are listed, each action under each that it answers."""


def recommendations(request: Request) -> list[Data]:
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
    late = [s for s in cover.actions if s.position is Position.OVERDUE]
    risky = [s for s in cover.actions if s.position is Position.AT_RISK]
    done = [s for s in cover.actions if s.position is Position.COMPLETE]
    return {
        "name": cover.name,
        "id": item.id,
        "text": item.text,
        "state": _state(cover),
        "whole": cover.answered_by_plan,
        "counts": _counts(picture, cover),
        "workstreams": [
            f"{ref} {w.title}" if (w := picture.index.workstream(ref)) else ref
            for ref in cover.workstreams
        ],
        "actions": rows(picture, cover.actions),
        "late": [_late(picture, s) for s in late],
        "risky": rows(picture, risky),
        "done": completed(picture, done),
        "notes": [
            {
                "day": wording.day(note.date),
                "note": note.note,
                "evidence": [evidence(picture.index, e) for e in note.evidence],
            }
            for note in item.updates
        ],
        "response": _response(cover),
        "gap": _gap(cover),
        "same_as": wording.joined(item.same_as),
        "uncovered": cover.is_uncovered,
    }


def _state(cover: Cover) -> str:
    if cover.is_uncovered and not cover.is_gap:
        return "rejected" if cover.is_rejected else "left open"
    return STATE_WORDS[cover.state]


@once
def _late(picture: Picture, standing: Standing) -> Data:
    return {**row(picture, standing), "why_late": _why_late(picture, standing)}


def _why_late(picture: Picture, standing: Standing) -> str:
    """Give why something is late in the officer's words, or that the files do not say it."""
    action, told = standing.action, row(picture, standing)
    moves = action.rescheduled
    case = action.exception
    said = []
    if case is not None:
        said.append(f"Cause given on {wording.day(case.raised)}: {case.cause}")
    if told["last_note"]:
        said.append(f"Reported on {told['last_note_day']}: {told['last_note']}")
    if moves:
        said.append(f"Its deadline moved on {wording.day(moves[-1].on)}: {moves[-1].reason}")
    said.extend(f"It {r.text}" for r in standing.signals if r.name == "dependency")
    if not standing.reported:
        said.append("Nothing was ever reported on it")
    if not said:
        said.append(f"The report of {wording.heard(standing)} gives no reason")
    return " ".join(map(wording.sentence, said))


def _counts(picture: Picture, cover: Cover) -> str:
    label = picture.plan.labels.action
    one, many = wording.inside(label.one), wording.inside(label.many)
    if not cover.actions:
        return "the plan as a whole" if cover.answered_by_plan else f"no {one}"
    words = [
        f"{number} {wording.position_words(position)}"
        for position in Position
        if (number := cover.counts[position])
    ]
    return f"{counted(len(cover.actions), one, many)}: {', '.join(words)}"


def _response(cover: Cover) -> str:
    response = cover.recommendation.response
    if response is None:
        return ""
    said = {"accepted": "Accepted", "partly": "Accepted in part", "rejected": "Rejected"}
    text = said[response.decision]
    if response.decided_by:
        text += f" by {response.decided_by}"
    if response.on:
        text += f" on {wording.day(response.on)}"
    return wording.sentence(f"{text}: {response.reason}" if response.reason else text)


def _gap(cover: Cover) -> str:
    gap = cover.recommendation.gap
    if gap is None:
        return ""
    on = f" on {wording.day(gap.on)}" if gap.on else ""
    return wording.sentence(f"Left open by {gap.decided_by}{on}: {gap.reason}")


def matrix(request: Request) -> list[Data]:
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


def gaps(request: Request) -> Data:
    """Give what nothing answers, what was declared, and the actions that answer nothing."""
    picture = request.picture
    found = picture.coverage
    return {
        "has_recommendations": bool(found.covers),
        "open": [_item(picture, cover) for cover in found.uncovered if cover.is_gap],
        "declared": [_item(picture, cover) for cover in found.uncovered if not cover.is_gap],
        "unlinked": rows(picture, found.unlinked),
    }


def clock(request: Request) -> list[Data]:
    """Give what the kind of each review makes due, and when."""
    return [
        {
            "title": item.review.title,
            "guidance": item.guidance,
            "url": item.url,
            "steps": [
                {
                    "name": step.name,
                    "due": ("about " if step.about else "") + wording.day(step.due),
                    "latest": wording.day(step.latest) if step.latest else "",
                    "done": _done_words(step, request.as_of),
                }
                for step in item.steps
            ],
        }
        for item in clocks(request.picture.plan)
    ]


def _done_words(step: Step, as_of: date) -> str:
    if step.done:
        return wording.day(step.done)
    return "not recorded, and the day has passed" if step.is_late(as_of=as_of) else ""
