"""Recommendations and what answers them, as facts for reports."""

from typing import Any

from cip.assessment.clock import clocks
from cip.assessment.coverage import Cover
from cip.assessment.picture import Picture
from cip.assessment.reasons import counted
from cip.model.vocabulary import Position
from cip.reports import wording
from cip.reports.actions import evidence, rows
from cip.reports.request import Request
from cip.terminal.coverage_view import STATE_WORDS

Data = dict[str, Any]


def recommendations(request: Request) -> list[Data]:
    """Give the sets of recommendations with the cover of each."""
    picture = request.picture
    return [
        {
            "id": group.review.id,
            "title": group.review.title,
            "body": group.review.body,
            "items": [_item(picture, cover) for cover in group.covers],
        }
        for group in picture.coverage.sets
    ]


def _item(picture: Picture, cover: Cover) -> Data:
    item, as_of = cover.recommendation, picture.as_of
    late = [s for s in cover.actions if s.position is Position.OVERDUE]
    risky = [s for s in cover.actions if s.position is Position.AT_RISK]
    done = [s for s in cover.actions if s.position is Position.COMPLETE]
    return {
        "name": cover.name,
        "id": item.id,
        "text": item.text,
        "state": STATE_WORDS[cover.state],
        "whole": cover.answered_by_plan,
        "counts": _counts(cover),
        "workstreams": [
            f"{ref} {w.title}" if (w := picture.index.workstream(ref)) else ref
            for ref in cover.workstreams
        ],
        "actions": rows(picture, cover.actions),
        "late": rows(picture, late),
        "risky": rows(picture, risky),
        "done": rows(picture, done),
        "notes": [
            {
                "day": wording.day(note.date),
                "note": note.note,
                "evidence": [evidence(picture.plan, e) for e in note.evidence],
            }
            for note in item.updates
            if note.date <= as_of
        ],
        "response": _response(cover),
        "gap": _gap(cover),
        "same_as": wording.joined(item.same_as),
        "uncovered": cover.is_uncovered,
    }


def _counts(cover: Cover) -> str:
    if not cover.actions:
        return "the plan as a whole" if cover.answered_by_plan else "no action"
    words = [
        f"{number} {wording.position_words(position)}"
        for position in Position
        if (number := cover.counts[position])
    ]
    return f"{counted(len(cover.actions), 'action')}: {', '.join(words)}"


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
    return f"{text}: {response.reason}" if response.reason else f"{text}."


def _gap(cover: Cover) -> str:
    gap = cover.recommendation.gap
    return f"Declared by {gap.decided_by}: {gap.reason}" if gap else ""


def matrix(request: Request) -> list[Data]:
    """Give for each set the matrix of recommendations against workstreams, in numbers of actions."""
    picture = request.picture
    found = []
    for group in picture.coverage.sets:
        named = [
            w
            for w in picture.plan.workstreams
            if any(w.ref in c.workstreams or _number(c, w.ref) for c in group.covers)
        ]
        found.append(
            {
                "title": group.review.title,
                "columns": [w.ref for w in named],
                "rows": [
                    {
                        "name": cover.recommendation.id,
                        "cells": [
                            str(
                                _number(cover, w.ref) or ("+" if w.ref in cover.workstreams else "")
                            )
                            for w in named
                        ],
                    }
                    for cover in group.covers
                ],
            }
        )
    return found


def _number(cover: Cover, ref: str) -> int:
    return sum(standing.action.workstream == ref for standing in cover.actions)


def gaps(request: Request) -> Data:
    """Give what nothing answers, what was declared, and the actions that answer nothing."""
    found = request.picture.coverage
    listed = [_item(request.picture, cover) for cover in found.uncovered]
    return {
        "has_recommendations": bool(found.covers),
        "open": [item for item in listed if not item["gap"]],
        "declared": [item for item in listed if item["gap"]],
        "unlinked": rows(request.picture, found.unlinked),
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
                    "done": wording.day(step.done)
                    if step.done and step.done <= request.as_of
                    else "",
                }
                for step in item.steps
            ],
        }
        for item in clocks(request.picture.plan)
    ]
