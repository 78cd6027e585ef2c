"""The first two pages of the board's report: what fits on them, and how much more there is."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.facts import phrases
from cip.facts.actions import row, rows
from cip.facts.asking import asks
from cip.facts.changes import asked_words, decisions
from cip.facts.groups import MOST_REFS, few_refs, grouped, number_of
from cip.facts.happened import by_cause
from cip.facts.request import Request
from cip.facts.unknown import unknown
from cip.facts.verdict import commentary, verdict
from cip.model.vocabulary import OverdueKind

Data = dict[str, Any]


class Limits(NamedTuple):
    """How much stands on the first pages, so that they stay two.

    ``items`` are those known late or at risk for one reason, ``asked`` the owners that are asked by
    name, ``refs`` the references in a sentence, ``note`` and ``case`` the words of an owner and of
    a case, and ``said`` those of the commentary.
    """

    items: int
    decisions: int
    due: int
    asked: int
    owners: int
    objectives: int
    refs: int
    note: int
    case: int
    said: int


USUAL = Limits(
    items=5,
    decisions=3,
    due=6,
    asked=3,
    owners=10,
    objectives=8,
    refs=MOST_REFS,
    note=25,
    case=20,
    said=110,
)
LARGE = Limits(
    items=3,
    decisions=2,
    due=3,
    asked=2,
    owners=8,
    objectives=4,
    refs=5,
    note=15,
    case=12,
    said=60,
)

LARGE_FROM = 150
"""From how many actions on a plan is large: every section then has something to say."""

MOST_TABLE_REFS = 100
"""How many references a table by owner has at the most; with more it has numbers alone."""


def front(request: Request, due_days: int) -> Data:
    """Give the first two pages: the same facts as elsewhere, as far as they fit.

    What is left out is counted in words (``more``), and stands in the annex.
    """
    picture = request.picture
    most = USUAL if len(picture.standings) < LARGE_FROM else LARGE
    late = picture.of_kind(OverdueKind.KNOWN_LATE)
    asked = decisions(request)
    due = picture.due(within_days=due_days)
    said = commentary(request)
    could_ask = asks(picture, most.asked, most.refs)
    return {
        "commentary": said and {**said, "text": phrases.cut(said["text"], most.said)},
        "verdict": verdict(picture),
        "asked": _asked(request, most, could_ask=bool(could_ask)),
        "is_counted_whole": len(picture.by_objective()) <= most.objectives,
        "late": [_late(picture, s, most) for s in late[: most.items]],
        "more_late": _more(len(late) - most.items),
        "unknown": _unknown(request, most),
        **_at_risk(picture, most),
        "decisions": [_decision(item, most) for item in asked[: most.decisions]],
        "more_decisions": _more(len(asked) - most.decisions),
        "could_ask": could_ask,
        "happened": [
            {**cause, "few": cause["few"] if cause["number"] <= most.refs else ""}
            for cause in by_cause(request)
        ],
        "due_sentence": _due_sentence(picture, due, due_days),
        "due": _by_day(picture, due[: most.due]),
        "more_due": _more(len(due) - most.due),
    }


def _more(number: int) -> str:
    return f"And {number} more: annex." if number > 0 else ""


def _asked(request: Request, most: Limits, *, could_ask: bool) -> str:
    """Say what is asked of the board, and where it stands."""
    said = asked_words(request, most=most.refs)
    if decisions(request):
        return f"{said}: see Decisions."
    return f"{said}; questions: see Decisions." if could_ask else f"{said}."


def _late(picture: Picture, standing: Standing, most: Limits) -> Data:
    told = row(picture, standing)
    return {**told, **{k: phrases.cut(told[k], most.note) for k in ("last_words", "next")}}


def _decision(item: Data, most: Limits) -> Data:
    short = {"cause": phrases.cut(item["cause"], most.case)}
    said = item["recommendation"]
    options = len(item["options"])
    return {
        **item,
        **short,
        "recommendation": phrases.cut(said, most.case) if said else "none yet",
        "options_words": f"{options}, in the annex" if options else "none written",
    }


def _unknown(request: Request, most: Limits) -> Data:
    """Give what is not known, its table cut to the owners with the most."""
    found = unknown(request)
    owners, rest = found["owners"][: most.owners], found["owners"][most.owners :]
    has_refs = sum(item["total"] for item in owners) <= MOST_TABLE_REFS
    table = [[item["owner"], *_cells(item, has_refs=has_refs)] for item in owners]
    if rest:
        table.append([f"{len(rest)} others (annex)", *_sums(rest)])
    return {**found, "table": table, "total_row": ["All", *found["numbers"]]}


def _cells(item: Data, *, has_refs: bool) -> list[str]:
    pairs = zip(item["numbers"], item["refs"], strict=True)
    if has_refs:
        return [f"{number}: {refs}" if number else "0" for number, refs in pairs]
    return [str(number) for number, _ in pairs]


def _sums(owners: list[Data]) -> list[str]:
    columns = zip(*(item["numbers"] for item in owners), strict=True)
    return [str(sum(numbers)) for numbers in columns]


def _at_risk(picture: Picture, most: Limits) -> Data:
    """Give what is at risk; what is at risk for the same reason is told together."""
    groups = grouped(picture.at_risk, phrases.reasons)
    shown = groups[: most.items]
    rest = sum(len(same) for _, same in groups[most.items :])
    return {
        "at_risk": [
            {"why": phrases.cut(why, most.note), "who": _who(picture, same, most.refs)}
            for why, same in shown
        ],
        "more_at_risk": _more(rest),
    }


def _who(picture: Picture, same: list[Standing], most: int) -> str:
    if len(same) == 1:
        told = row(picture, same[0])
        return f"{told['ref']} {told['title']} ({told['owner']}; {told['when']})"
    return few_refs(same, most) or number_of(picture, len(same))


def _by_day(picture: Picture, due: Iterable[Standing]) -> list[Data]:
    """Give what is due by its day: the days in order, what each has together."""
    days: dict[str, list[Standing]] = {}
    for standing in due:
        days.setdefault(phrases.due(standing.deadline), []).append(standing)
    return [{"due": day, "actions": rows(picture, same)} for day, same in days.items()]


def _due_sentence(picture: Picture, due: tuple[Standing, ...], days: int) -> str:
    until = phrases.day_after(picture.as_of, days)
    if not due:
        return f"Nothing is due up to {until}."
    verb = "is" if len(due) == 1 else "are"
    return f"{number_of(picture, len(due))} {verb} due up to {until}."
