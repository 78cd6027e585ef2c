"""What a reader of the first lines alone must know, in sentences."""

from collections import Counter
from collections.abc import Iterable

from cip.assessment.claims import claims
from cip.assessment.position_words import STATE_WORDS
from cip.assessment.standing import Standing
from cip.facts import phrases
from cip.facts.changes import asked_words
from cip.facts.groups import few_refs, number_of
from cip.facts.record import missing_papers
from cip.facts.request import Request
from cip.facts.unknown import at_approval, lists
from cip.facts.verdict import verdict
from cip.model.text import counted
from cip.model.vocabulary import OverdueKind, RecommendationState


def in_short(request: Request) -> list[str]:
    """Give the sentences of the first lines: the verdict, what is late, asked, due, answered."""
    picture = request.picture
    unknown = [standing for listed in lists(picture) for standing in listed]
    said = (
        *verdict(picture),
        _late(request),
        at_approval(picture),
        *missing_papers(picture, unknown),
        _changed(request),
        f"{asked_words(request)}.",
        _due(request),
        _covered(request),
        _disagreeing(request),
    )
    return [text for text in said if text]


def _late(request: Request) -> str:
    picture = request.picture
    late = picture.of_kind(OverdueKind.KNOWN_LATE)
    if not late:
        return ""
    first = late[0]
    days = counted(first.days_overdue or 0, "day")
    word = "It is" if len(late) == 1 else "Known late the longest is"
    owner = phrases.owner(picture.index, first)
    return f"{word} {first.action.ref}, {first.action.title_in_lists}: {days} ({owner})."


def _changed(request: Request) -> str:
    change = request.comparison
    if change is None:
        return ""
    figures = (
        ("completed", change.completed),
        ("new", change.new),
        ("withdrawn", change.withdrawn),
        ("reopened", change.reopened),
    )
    listed = [f"{len(found)} {word}{_in_brackets(found)}" for word, found in figures if found]
    moved = len(change.deadline_moves)
    listed.append(f"{counted(moved, 'deadline')} moved" if moved else "no deadline moved")
    return f"Since {phrases.day(change.since)}: {'; '.join(listed)}."


def _in_brackets(standings: Iterable[Standing]) -> str:
    refs = few_refs(standings)
    return f" ({refs})" if refs else ""


def _due(request: Request) -> str:
    meeting = request.next_meeting()
    if meeting is None:
        return ""
    days = (meeting.day - request.as_of).days
    number = len(request.picture.due(within_days=days))
    day = phrases.day(meeting.day) if meeting.is_dated else f"about {phrases.day(meeting.day)}"
    verb = "is" if number < 2 else "are"
    words = number_of(request.picture, number) if number else "Nothing"
    return f"{words} {verb} due before the next meeting ({day})."


def _covered(request: Request) -> str:
    found = request.picture.coverage
    if not found.covers:
        return ""
    states = Counter(cover.state for cover in found.covers)
    listed = [
        f"{states[state]} {STATE_WORDS[state]}"
        for state in RecommendationState
        if states[state] and state is not RecommendationState.UNCOVERED
    ]
    gaps = [cover for cover in found.uncovered if cover.is_gap]
    left = [cover.name for cover in found.uncovered if not cover.is_gap]
    if gaps:
        verb = "is" if len(gaps) == 1 else "are"
        listed.append(f"{phrases.joined(c.name for c in gaps)} {verb} answered by nothing")
    if left:
        verb = "is" if len(left) == 1 else "are"
        listed.append(f"{phrases.joined(left)} {verb} not answered by decision")
    return f"Of {counted(len(found.covers), 'recommendation')}: {'; '.join(listed)}."


def _disagreeing(request: Request) -> str:
    found = claims(request.picture.standings, request.picture.plan)
    if not found:
        return ""
    refs = _in_brackets([claim.standing for claim in found])
    number = number_of(request.picture, len(found))
    return f"What was reported and what is worked out differ for {number}{refs}."
