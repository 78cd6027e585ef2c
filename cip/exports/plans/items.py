"""The objects that the rows of tables are made of: those of the JSON documents, and a few words.

Officers stand by their titles, as people read them; ``stands`` and ``colour`` are the words for
where something stands and the colour that goes with them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from cip.assessment.colours import colour_of
from cip.assessment.coverage import Cover
from cip.assessment.picture import Picture
from cip.assessment.standing import PartStanding, Standing
from cip.changes.followed import Log, LogEntry
from cip.changes.log_words import fact_words, unread_words
from cip.data import objects
from cip.data.changes import LineOf
from cip.data.documents import coverage_document, status_document
from cip.data.log import log_entry
from cip.data.objects import Data
from cip.facts.phrases import stands
from cip.model.plan import Plan

Groups = Iterable[tuple[Picture, Iterable[Standing]]]
"""Actions of several plans."""

_PEOPLE = ("accountable", "lead", "lead_member", "owner")


def actions(groups: Groups) -> list[Data]:
    """Give actions, each with its newest update, and its parts."""
    return [_action(picture, standing) for picture, found in groups for standing in found]


def _action(picture: Picture, standing: Standing) -> Data:
    item = _titled(picture, objects.action(picture, standing))
    newest = standing.last_update
    place = standing.action.updates.index(newest) if newest is not None else None
    item["newest"] = item["updates"][place] if place is not None else None
    item.update(_stands(standing, picture.plan))
    item["milestones"] = [
        {**_titled(picture, part), **_stands(found, picture.plan)}
        for part, found in zip(item["milestones"], standing.parts, strict=True)
    ]
    item["parts"] = len(item["milestones"])
    return item


def _titled(picture: Picture, item: Data) -> Data:
    titles = picture.index.officer_titles
    named = {key: titles(tuple(item[key])) for key in _PEOPLE if key in item}
    return {**item, **named}


def _stands(standing: Standing | PartStanding, plan: Plan) -> Data:
    return {"stands": stands(standing, plan), "colour": colour_of(standing, plan)}


def parts(found: Iterable[Data]) -> list[Data]:
    """Give the parts of actions."""
    return [
        {"plan": item["plan"], "action": item["ref"], **part}
        for item in found
        for part in item["milestones"]
    ]


def updates(found: Iterable[Data]) -> list[Data]:
    """Give the updates of actions and of their parts, numbered in the order of the file."""
    return list(_numbered(found, "updates"))


def moves(found: Iterable[Data]) -> list[Data]:
    """Give the moves of deadlines of actions and of their parts, in the order of the file."""
    return list(_numbered(found, "rescheduled"))


def _numbered(found: Iterable[Data], key: str) -> Iterator[Data]:
    for item in found:
        for holder, part in ((item, None), *((p, p["ref"]) for p in item["milestones"])):
            said = {"plan": item["plan"], "action": item["ref"], "part": part}
            said["address"] = holder["address"]
            for number, entry in enumerate(holder[key], start=1):
                yield {**said, "number": number, **entry}


def evidence(found: Iterable[Data]) -> list[Data]:
    """Give the evidence that updates name."""
    kept = ("plan", "action", "part", "address")
    return [
        {**{key: update[key] for key in kept}, "update": update["number"], "number": number, **item}
        for update in found
        for number, item in enumerate(update["evidence"], start=1)
    ]


def plans(pictures: Sequence[Picture]) -> list[Data]:
    """Give plans with their figures."""
    return [
        {
            **said,
            "approved": objects.day(picture.plan.approved),
            "start": objects.deadline(picture.plan.start),
            "end": objects.deadline(picture.plan.end),
        }
        for picture in pictures
        for said in status_document([picture], as_of=picture.as_of)["plans"]
    ]


def objectives(pictures: Iterable[Picture]) -> list[Data]:
    """Give the objectives of plans."""
    return [
        {
            "plan": picture.plan.name,
            "ref": item.ref,
            "title": item.title,
            "target": item.target,
            "deadline": objects.deadline(item.deadline),
            "accountable": picture.index.officer_titles(item.accountable),
            "description": item.description,
        }
        for picture in pictures
        for item in picture.plan.objectives
    ]


def workstreams(pictures: Iterable[Picture]) -> list[Data]:
    """Give the workstreams of plans."""
    return [
        _titled(picture, objects.workstream(picture, item))
        for picture in pictures
        for item in picture.plan.workstreams
    ]


def officers(pictures: Iterable[Picture]) -> list[Data]:
    """Give the officers, members and bodies that plans list."""
    return [
        {
            "plan": picture.plan.name,
            "id": officer.id,
            "title": officer.title,
            "abbreviations": list(officer.abbreviations),
            "kind": officer.kind.value,
            "note": officer.note,
        }
        for picture in pictures
        for officer in picture.plan.officers
    ]


def papers(pictures: Iterable[Picture]) -> list[Data]:
    """Give the documents that plans are quoted from or that updates cite."""
    return [
        {
            "plan": picture.plan.name,
            "id": paper.id,
            "title": paper.title,
            "date": objects.deadline(paper.date),
            "publisher": paper.publisher,
            "url": paper.url,
            "note": paper.note,
        }
        for picture in pictures
        for paper in picture.plan.papers
    ]


def meetings(pictures: Iterable[Picture]) -> list[Data]:
    """Give the days on which boards meet, as plans name them."""
    return [
        {
            "plan": picture.plan.name,
            "board": board.id,
            "title": board.title,
            "date": day.isoformat(),
        }
        for picture in pictures
        for board in picture.plan.boards
        for day in dict.fromkeys(board.meetings)
    ]


def reviews(pictures: Iterable[Picture]) -> list[Data]:
    """Give the reviews that made recommendations."""
    return [{"plan": picture.plan.name, **said} for picture in pictures for said in _sets(picture)]


def _sets(picture: Picture) -> Iterator[Data]:
    for plan in coverage_document([picture], as_of=picture.as_of)["plans"]:
        yield from plan["sets"]


def recommendations(pictures: Iterable[Picture]) -> list[Data]:
    """Give recommendations, with what the council decided last, and how far each is answered."""
    return [item for picture in pictures for _, item in _covers(picture)]


def _covers(picture: Picture) -> Iterator[tuple[Cover, Data]]:
    for group, said in zip(picture.coverage.sets, _sets(picture), strict=True):
        for cover, item in zip(group.covers, said["recommendations"], strict=True):
            answers: list[Any] = item["response"]
            yield (
                cover,
                {
                    **_titled(picture, item),
                    "plan": picture.plan.name,
                    "set": group.review.id,
                    "name": cover.name,
                    "decided": answers[-1] if answers else None,
                },
            )


def answers(pictures: Iterable[Picture]) -> list[Data]:
    """Give each recommendation with each action that answers it, or did; one that none does alone.

    A withdrawn action stands with that position.
    """
    found: list[Data] = []
    for picture in pictures:
        found += answers_of(picture, actions([(picture, picture.everything)]))
    return found


def answers_of(picture: Picture, made: Iterable[Data]) -> Iterator[Data]:
    """Give what ``answers`` gives of one plan, whose actions are ``made`` already, all of them."""
    known = {s.key: item for s, item in zip(picture.everything, made, strict=True)}
    for cover, item in _covers(picture):
        found = [known[standing.key] for standing in (*cover.actions, *cover.withdrawn)]
        yield from ({**item, "action": action} for action in found)
        if not found:
            yield {**item, "action": None}


def kpis(pictures: Iterable[Picture]) -> list[Data]:
    """Give KPIs, each with its newest reading."""
    return [
        {
            **_titled(picture, objects.kpi(picture, item)),
            "newest": None
            if item.newest is None
            else {"value": item.newest.value, "date": item.newest.date.isoformat()},
        }
        for picture in pictures
        for item in picture.kpis
    ]


def readings(found: Iterable[Data]) -> list[Data]:
    """Give the readings of KPIs."""
    return list(_entries(found, "kpi", "readings"))


def risks(pictures: Iterable[Picture]) -> list[Data]:
    """Give risks, each with its newest score."""
    return [
        {
            **_titled(picture, objects.risk(picture, item)),
            "newest": None
            if item.newest is None
            else {
                "likelihood": item.newest.likelihood,
                "impact": item.newest.impact,
                "date": item.newest.date.isoformat(),
            },
        }
        for picture in pictures
        for item in picture.risks
    ]


def scores(found: Iterable[Data]) -> list[Data]:
    """Give the scores of risks."""
    return list(_entries(found, "risk", "scores"))


def _entries(found: Iterable[Data], name: str, key: str) -> Iterator[Data]:
    for item in found:
        for number, entry in enumerate(item[key], start=1):
            yield {"plan": item["plan"], name: item["id"], "number": number, **entry}


def course(document: Data) -> list[Data]:
    """Give the figures of each day of a trend, from its document."""
    return [
        {"plan": plan["plan"], **point} for plan in document["plans"] for point in plan["points"]
    ]


def history(story: Log, line_of: Callable[[LogEntry], LineOf]) -> list[Data]:
    """Give what each change of a history did; what could not be read of one has words alone.

    ``line_of`` gives what finds a line in the files as they were after a change.
    """
    found: list[Data] = []
    for entry in story.entries:
        said = log_entry(entry, line_of(entry))
        kept = {key: said[key] for key in ("day", "commit", "author")}
        nothing = dict.fromkeys(_OF_A_CHANGE)
        for fact, change in zip(entry.facts, said["changes"], strict=True):
            found.append({**kept, **change, "said": fact_words(fact, fact.address)})
        where = story.subject.address
        found += [
            {**kept, **nothing, "address": where, "said": words} for words in unread_words(entry)
        ]
    return found


_OF_A_CHANGE = ("kind", "title", "key", "before", "after", "days", "on", "reason", "agreed_by")
