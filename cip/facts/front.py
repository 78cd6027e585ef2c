"""The first two pages of the board's report: what fits on them, and how much more there is."""

from collections.abc import Iterable
from typing import Any

from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.facts import wording
from cip.facts.actions import row, rows
from cip.facts.asking import asks
from cip.facts.changes import decisions
from cip.facts.groups import few_refs, grouped, number_of
from cip.facts.happened import by_cause
from cip.facts.request import Request
from cip.facts.unknown import unknown
from cip.facts.verdict import commentary, verdict
from cip.model.vocabulary import OverdueKind

Data = dict[str, Any]

MOST_ITEMS = 5
"""How many of what is known late, at risk or to be decided stand on the first pages."""

MOST_DUE = 6
MOST_OWNERS = 10
MOST_ASKED = 3
MOST_OBJECTIVES = 8
MOST_TABLE_REFS = 100
"""How many references a table by owner has at the most; with more it has numbers alone."""

WORDS_OF_NOTE = 30
WORDS_OF_COMMENTARY = 130


def front(request: Request, due_days: int) -> Data:
    """Give the first two pages: the same facts as elsewhere, as far as they fit.

    What is left out is counted in words (``more``), and stands in the annex.
    """
    picture = request.picture
    late = picture.of_kind(OverdueKind.KNOWN_LATE)
    asked = decisions(request)
    due = picture.due(within_days=due_days)
    said = commentary(request)
    return {
        "commentary": said and {**said, "text": wording.cut(said["text"], WORDS_OF_COMMENTARY)},
        "verdict": verdict(picture),
        "is_counted_whole": len(picture.by_objective()) <= MOST_OBJECTIVES,
        "late": [_late(picture, s) for s in late[:MOST_ITEMS]],
        "more_late": _more(len(late) - MOST_ITEMS),
        "unknown": _unknown(request),
        **_at_risk(picture),
        "decisions": [_decision(item) for item in asked[:MOST_ITEMS]],
        "more_decisions": _more(len(asked) - MOST_ITEMS),
        "could_ask": asks(picture, MOST_ASKED),
        "happened": by_cause(request),
        "due_sentence": _due_sentence(picture, due, due_days),
        "due": _by_day(picture, due[:MOST_DUE]),
        "more_due": _more(len(due) - MOST_DUE),
    }


def _more(number: int) -> str:
    return f"And {number} more: annex." if number > 0 else ""


def _late(picture: Picture, standing: Standing) -> Data:
    told = row(picture, standing)
    return {**told, "last_words": wording.cut(told["last_words"], WORDS_OF_NOTE)}


def _decision(item: Data) -> Data:
    short = {key: wording.cut(item[key], WORDS_OF_NOTE) for key in ("cause", "consequence")}
    said = item["recommendation"]
    options = len(item["options"])
    return {
        **item,
        **short,
        "recommendation": wording.cut(said, WORDS_OF_NOTE) if said else "none yet",
        "options_words": f"{options} in the annex" if options else "none written",
    }


def _unknown(request: Request) -> Data:
    """Give what is not known, its table cut to the owners with the most."""
    found = unknown(request)
    owners, rest = found["owners"][:MOST_OWNERS], found["owners"][MOST_OWNERS:]
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


def _at_risk(picture: Picture) -> Data:
    """Give what is at risk; what is at risk for the same reason is told together."""
    groups = grouped(picture.at_risk, wording.reasons)
    shown = groups[:MOST_ITEMS]
    rest = sum(len(same) for _, same in groups[MOST_ITEMS:])
    return {
        "at_risk": [
            {"why": wording.cut(why, WORDS_OF_NOTE), "who": _who(picture, same)}
            for why, same in shown
        ],
        "more_at_risk": _more(rest),
    }


def _who(picture: Picture, same: list[Standing]) -> str:
    if len(same) == 1:
        told = row(picture, same[0])
        return f"{told['ref']} {told['title']} ({told['owner']}; {told['when']})"
    return few_refs(same) or number_of(picture, len(same))


def _by_day(picture: Picture, due: Iterable[Standing]) -> list[Data]:
    """Give what is due by its day: the days in order, what each has together."""
    days: dict[str, list[Standing]] = {}
    for standing in due:
        days.setdefault(wording.due(standing.deadline), []).append(standing)
    return [{"due": day, "actions": rows(picture, same)} for day, same in days.items()]


def _due_sentence(picture: Picture, due: tuple[Standing, ...], days: int) -> str:
    until = wording.day_after(picture.as_of, days)
    if not due:
        return f"Nothing is due up to {until}."
    verb = "is" if len(due) == 1 else "are"
    return f"{number_of(picture, len(due))} {verb} due up to {until}."
