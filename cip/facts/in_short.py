"""What a reader of the first lines alone must know, in sentences."""

from collections import Counter
from collections.abc import Iterable

from cip.assessment.claims import claims
from cip.assessment.picture import Picture
from cip.assessment.reasons import counted
from cip.assessment.signals import SIGNALS
from cip.assessment.standing import Standing
from cip.assessment.words import STATE_WORDS
from cip.facts import wording
from cip.facts.changes import decisions
from cip.facts.request import Request
from cip.model.vocabulary import Position, RecommendationState

MOST_NAMED = 12
"""Of how many actions at the most the references are given in a sentence."""

MOST_OWNERS = 4
"""How many officers are named as those for whom most is waiting."""


def in_short(request: Request) -> list[str]:
    """Give the sentences of the first page: late, at risk, whose, changed, asked, due, answered."""
    said = (_overdue, _at_risk, _owners, _done, _asked, _due, _covered, _disagreeing)
    return [text for sentence in said if (text := sentence(request))]


def _overdue(request: Request) -> str:
    picture = request.picture
    late, label = picture.overdue, picture.plan.labels.action
    one, many = wording.inside(label.one), wording.inside(label.many)
    if not picture.standings:
        return f"The plan lists no {many}."
    total = counted(len(picture.standings), one, many)
    if not late:
        return f"None of the {total} is overdue."
    said = f"{len(late)} of the {total} {'is' if len(late) == 1 else 'are'} overdue"
    longest = _longest(picture, late[0], is_only=len(late) == 1)
    return f"{said}{_silent(late)}{_late_from_the_start(picture, late)}. {longest}"


def _silent(late: tuple[Standing, ...]) -> str:
    silent = sum(not standing.reported for standing in late)
    if not silent:
        return ""
    if silent == len(late):
        return ", and nothing was ever reported on " + ("it" if silent == 1 else "any of them")
    return f"; on {silent} of them nothing was ever reported, so they may be done"


def _late_from_the_start(picture: Picture, late: tuple[Standing, ...]) -> str:
    approved = picture.plan.approved
    number = sum(approved is not None and s.due is not None and s.due < approved for s in late)
    if not number:
        return ""
    return f"; {number} had been due before the plan was approved on {wording.day(approved)}"


def _longest(picture: Picture, first: Standing, *, is_only: bool) -> str:
    owner = wording.people(picture.index, first.owners.accountable.officers)
    days = counted(first.days_overdue or 0, "day")
    word = "It is" if is_only else "The longest is"
    return f"{word} {first.action.ref}, {first.action.title}: {days} ({owner})."


def _at_risk(request: Request) -> str:
    risky = request.picture.at_risk
    if not request.picture.standings:
        return ""
    if not risky:
        return "None is at risk."
    said = f"{len(risky)} {'is' if len(risky) == 1 else 'are'} at risk"
    return f"{said}: {_reasons(risky)}."


def _reasons(standings: Iterable[Standing]) -> str:
    """Count the reasons of actions at risk; one can have several."""
    named = Counter(reason.name for s in standings for reason in s.signals)
    return wording.joined(
        f"{number} {SIGNALS[name].of_several}" for name, number in named.most_common()
    )


def _owners(request: Request) -> str:
    """Name those who answer for most of what is off target; joint owners count once each."""
    picture = request.picture
    late, risky = _by_owner(picture, picture.overdue), _by_owner(picture, picture.at_risk)
    names = sorted(late | risky, key=lambda name: (-late[name], -risky[name]))
    if len(names) < 2:
        return ""
    listed = [f"{name} {late[name]} and {risky[name]}" for name in names[:MOST_OWNERS]]
    more = f"; {len(names) - MOST_OWNERS} others hold the rest" if len(names) > MOST_OWNERS else ""
    return f"Who answers for it, overdue and at risk: {'; '.join(listed)}{more}."


def _by_owner(picture: Picture, standings: Iterable[Standing]) -> Counter[str]:
    return Counter(
        title
        for standing in standings
        for title in picture.index.officer_titles(standing.owners.accountable.officers)
        or ["nobody named"]
    )


def _done(request: Request) -> str:
    change = request.comparison
    if change is None:
        return ""
    figures = (
        ("completed", change.completed),
        ("new", change.new),
        ("withdrawn", change.withdrawn),
        ("reopened", change.reopened),
        ("became overdue", [m.after for m in change.moves if m.after.position is Position.OVERDUE]),
        (
            "no longer overdue",
            [m.after for m in change.moves if m.before and m.before.position is Position.OVERDUE],
        ),
    )
    listed = [f"{len(found)} {word}{_refs(found)}" for word, found in figures if found]
    moved = len(change.deadline_moves)
    listed.append(f"{counted(moved, 'deadline')} moved" if moved else "no deadline moved")
    return f"Since {wording.day(change.since)}: {'; '.join(listed)}."


def _refs(standings: Iterable[Standing]) -> str:
    """Give the references of a few actions in brackets; of too many, nothing."""
    refs = [standing.action.ref for standing in standings]
    return f" ({', '.join(refs)})" if 0 < len(refs) <= MOST_NAMED else ""


def _asked(request: Request) -> str:
    asked = len(decisions(request))
    if not asked:
        return "No officer has asked for a decision in the plan's files."
    return f"{counted(asked, 'decision')} {'is' if asked == 1 else 'are'} asked for."


def _due(request: Request) -> str:
    meeting = request.next_meeting()
    if meeting is None:
        return ""
    days = (meeting.day - request.as_of).days
    number = len(request.picture.due(within_days=days))
    day = wording.day(meeting.day) if meeting.is_dated else f"about {wording.day(meeting.day)}"
    return (
        f"{number or 'None'} {'is' if number < 2 else 'are'} due before the next meeting ({day})."
    )


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
        listed.append(f"{wording.joined(c.name for c in gaps)} {verb} answered by nothing")
    if left:
        verb = "is" if len(left) == 1 else "are"
        listed.append(f"{wording.joined(left)} {verb} not answered by decision")
    return f"Of {counted(len(found.covers), 'recommendation')}: {'; '.join(listed)}."


def _disagreeing(request: Request) -> str:
    found = claims(request.picture.standings, request.picture.plan)
    if not found:
        return ""
    refs = _refs(claim.standing for claim in found)
    return f"What was reported and what is worked out differ for {len(found)} of them{refs}."
