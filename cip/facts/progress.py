"""Recommendation by recommendation: what was asked, what the council says, what is worked out."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from cip.assessment.coverage import Cover, SetCoverage
from cip.assessment.picture import Picture
from cip.assessment.standing import Standing, overdue_as, stands_in
from cip.facts import phrases
from cip.facts.actions import completed, evidence, rows
from cip.facts.coverage import gap_words, response_words, state_words, trouble
from cip.facts.request import Request
from cip.model.review import RecommendationNote
from cip.model.source import Source
from cip.model.text import counted
from cip.model.vocabulary import OverdueKind, Position, RecommendationState

Data = dict[str, Any]


class Block(NamedTuple):
    """Some actions of a recommendation: of which sort they are, and which actions belong to it.

    ``each`` says that each has a line of its own; the others are told in one sentence, because the
    same is said of all of them.
    """

    name: str
    title: str
    holds: Callable[[Standing], bool]
    each: bool


BLOCKS = (
    Block("complete", "Reported as complete", stands_in(Position.COMPLETE), each=True),
    Block(
        "under-way", "Under way or in place, and in time", stands_in(Position.ON_TRACK), each=True
    ),
    Block("known-late", "Known late, and why", overdue_as(OverdueKind.KNOWN_LATE), each=True),
    Block("at-risk", "At risk, and why", stands_in(Position.AT_RISK), each=True),
    Block(
        "not-said",
        "Past its date, reported on since, and not said whether it is done",
        overdue_as(OverdueKind.NOT_SAID),
        each=True,
    ),
    Block(
        "unheard",
        "Past its date, and no report in this record since",
        overdue_as(OverdueKind.UNHEARD),
        each=False,
    ),
    Block(
        "silent",
        "A report was expected, and is not in this record",
        stands_in(Position.SILENT),
        each=False,
    ),
    Block(
        "not-begun",
        "Not begun or not reported, and no report was expected yet",
        stands_in(Position.NOT_STARTED, Position.NOT_REPORTED),
        each=False,
    ),
    Block("withdrawn", "Withdrawn", stands_in(Position.WITHDRAWN), each=True),
)
"""The sorts of actions under a recommendation: each action belongs to one of them."""


MEANINGS = {
    RecommendationState.PLANNED: ": no report in this record says that work on it has begun",
    RecommendationState.IN_PROGRESS: ": work on it has begun",
    RecommendationState.DELIVERED: ": all is complete, and not all of it names what shows it",
    RecommendationState.EVIDENCED: ": all is complete and names what shows it",
    RecommendationState.VERIFIED: ": all is complete, shown, and checked by somebody else",
}
"""What the state of a recommendation means; it reads on after the state."""


def progress(request: Request) -> list[Data]:
    """Give the sets of recommendations in the groups of the papers, each action told once.

    An action that answers several stands under the first of them; the others name it.
    """
    told: dict[str, str] = {}
    return [_set(request.picture, group, told) for group in request.picture.coverage.sets]


def _set(picture: Picture, group: SetCoverage, told: dict[str, str]) -> Data:
    return {
        "title": group.review.title,
        "body": group.review.body,
        "groups": [
            {"title": title, "items": [_item(picture, cover, told) for cover in covers]}
            for title, covers in _grouped(group.covers)
        ],
    }


def _grouped(covers: Iterable[Cover]) -> list[tuple[str, list[Cover]]]:
    """Give recommendations under the headings of the papers; neighbours of one heading together."""
    found: list[tuple[str, list[Cover]]] = []
    for cover in covers:
        title = cover.recommendation.group or ""
        if not found or found[-1][0] != title:
            found.append((title, []))
        found[-1][1].append(cover)
    return found


def _item(picture: Picture, cover: Cover, told: dict[str, str]) -> Data:
    item = cover.recommendation
    here, elsewhere = [], []
    for standing in (*cover.actions, *cover.withdrawn):
        first = told.setdefault(standing.key, cover.name)
        if first == cover.name:
            here.append(standing)
        else:
            elsewhere.append((standing, first))
    return {
        "name": cover.name,
        "text": item.text,
        "state": state_words(cover),
        "meaning": f"{state_words(cover)}{MEANINGS.get(cover.state, '')}",
        "trouble": trouble(picture, cover),
        "whole": cover.answered_by_plan,
        "owner": phrases.people(picture.index, item.owner, none=""),
        "due": phrases.due(item.due) if item.due else "",
        "priority": item.priority or "",
        "same_as": phrases.joined(item.same_as),
        "response": response_words(cover),
        "gap": gap_words(cover),
        "notes": [_note(picture, note) for note in item.updates],
        "blocks": blocks(picture, here),
        "elsewhere": _elsewhere(elsewhere),
        "answered": bool(cover.actions),
    }


def blocks(picture: Picture, standings: Iterable[Standing]) -> list[Data]:
    """Give actions by their sort, those that have one; each action stands in one of them."""
    every = sorted(standings, key=lambda s: s.place)
    found = []
    for block in BLOCKS:
        mine = [standing for standing in every if block.holds(standing)]
        if mine:
            given = completed(picture, mine) if block.name == "complete" else rows(picture, mine)
            title = f"{block.title} ({len(mine)})"
            found.append({"name": block.name, "title": title, "each": block.each, "actions": given})
    return found


def _elsewhere(found: Iterable[tuple[Standing, str]]) -> str:
    """Give, in a sentence, the actions that are told under another recommendation."""
    names: dict[str, list[str]] = {}
    for standing, first in found:
        names.setdefault(first, []).append(standing.action.ref)
    return "; ".join(f"{phrases.joined(refs)} under {name}" for name, refs in names.items())


def _note(picture: Picture, note: RecommendationNote) -> Data:
    return {
        "day": phrases.day(note.date),
        "note": note.note,
        "read_in": read_in(picture, note.source),
        "evidence": [evidence(picture.index, item) for item in note.evidence],
    }


def read_in(picture: Picture, source: Source | None) -> str:
    """Give where something was read: ``Progress report, paragraph 14``; nothing without source."""
    if source is None:
        return ""
    paper = picture.index.paper(source.document)
    said = [paper.title if paper else source.document]
    if source.paragraph is not None:
        said.append(f"paragraph {source.paragraph}")
    if source.page is not None:
        said.append(f"page {source.page}")
    if source.section is not None:
        said.append(source.section)
    return ", ".join(said)


def states(request: Request) -> str:
    """Give how many recommendations are in which state, in a sentence; nothing without any."""
    covers = request.picture.coverage.covers
    if not covers:
        return ""
    found: dict[str, list[str]] = {}
    for cover in covers:
        found.setdefault(state_words(cover), []).append(cover.name)
    listed = [f"{len(names)} {state} ({', '.join(names)})" for state, names in found.items()]
    return f"Of {counted(len(covers), 'recommendation')}: {'; '.join(listed)}."


def unanswering(request: Request) -> list[Data]:
    """Give the actions that answer no recommendation, by their sort."""
    return blocks(request.picture, request.picture.coverage.unlinked)


def by_aim(request: Request) -> list[Data]:
    """Give the actions of each objective by their sort, for a plan without recommendations."""
    return [
        {
            "ref": objective.ref if objective else "",
            "title": objective.title if objective else "No objective",
            "target": objective.target if objective else None,
            "blocks": blocks(request.picture, standings),
        }
        for objective, standings in request.picture.by_objective()
        if standings
    ]
