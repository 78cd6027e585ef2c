"""What was changed in the record, as its files declare it: what it was, why, and who agreed."""

from collections.abc import Callable, Iterator
from typing import Any

from cip.assessment.declared import Changing, declared, what_it_was
from cip.assessment.picture import Picture
from cip.facts import phrases
from cip.facts.request import Request
from cip.model.changed import ChangeControl, Changed, Closed
from cip.model.source import Source
from cip.model.text import counted

Data = dict[str, Any]

MOST_WORDS = 60
"""How many words of a value before are told in a list."""


def declarations(request: Request) -> Data:
    """Give what was changed, in the plan's order: ``period`` since the earlier day, and ``all``."""
    picture, before = request.picture, request.before
    found = [(_row(picture, item, change), change.on) for item, change in _of(picture)]
    return {
        "all": [data for data, _ in found],
        "period": [data for data, on in found if before is None or on > before.as_of],
    }


def _of(picture: Picture) -> Iterator[tuple[Changing, Changed]]:
    """Give what was changed in what a picture shows; of a part of a plan, only its actions."""
    shown = {standing.action.ref for standing in picture.standings}
    actions = {action.ref for action in picture.plan.actions}
    is_whole = shown == actions
    for found in declared(picture.plan):
        if is_whole or found.ref.partition("(")[0] in shown:
            yield from ((found, change) for change in found.changes)


def _row(picture: Picture, found: Changing, change: Changed) -> Data:
    what = f"{found.ref} {found.title}" if found.ref else "The plan"
    return {
        "ref": found.ref,
        "what": phrases.cut(what, MOST_WORDS) + (f", {found.entry}" if found.entry else ""),
        "on": phrases.day(change.on),
        "was": phrases.cut(was_words(change), MOST_WORDS),
        "why": why_words(picture, change),
        "mistyped": change.is_mistyped,
        "agreed_by": _agreed(picture, change, is_entry=bool(found.entry)),
    }


def _agreed(picture: Picture, change: Changed, *, is_entry: bool) -> str:
    if change.agreed_by is not None:
        return picture.index.who_agreed(change.agreed_by)
    return "none needed" if change.is_mistyped or is_entry else "nobody is named"


def change_words(picture: Picture, change: Changed) -> str:
    """Give a change in one sentence: the day, what it was, why, and who agreed."""
    said = [f"{phrases.day(change.on)}: {was_words(change)}", why_words(picture, change)]
    if change.agreed_by is not None:
        said.append(f"agreed by {picture.index.who_agreed(change.agreed_by)}")
    if change.source is not None:
        said.append(_paper(picture, change.source))
    return "; ".join(said)


def was_words(change: Changed) -> str:
    """Give what was changed, and what it was before."""
    return ", ".join(_was(key, value) for key, value in what_it_was(change))


def _was(key: str, value: str | None) -> str:
    if key in ("ref", "id"):
        return f"its number was {value}"
    words = key.replace("_", " ")
    return f"{words} was “{value}”" if value is not None else f"{words} was not there"


def why_words(picture: Picture, change: Changed) -> str:
    """Give why something was changed; of what was mistyped, which paper shows that."""
    if change.mistyped is None:
        return change.reason or "no reason is recorded"
    return f"mistyped, as {_paper(picture, change.mistyped)} shows"


def _paper(picture: Picture, source: Source) -> str:
    paper = picture.index.paper(source.document)
    place = [
        source.section,
        f"paragraph {source.paragraph}" if source.paragraph else None,
        f"page {source.page}" if source.page else None,
    ]
    return ", ".join([paper.title if paper else source.document, *filter(None, place)])


def closed_words(closed: Closed | None) -> str:
    """Give that a plan has come to its end, why, and what goes on with it; or nothing."""
    if closed is None:
        return ""
    said = f"on {phrases.day(closed.on)}: {closed.reason.rstrip('.')}"
    return f"{said}; succeeded by {closed.succeeded_by}" if closed.succeeded_by else said


def control_words(control: ChangeControl | None, called: Callable[[str], str] = str) -> str:
    """Give from when changes have to be agreed, by whom, and within what; or nothing.

    ``called`` gives what people call those who may agree.
    """
    if control is None:
        return ""
    who = " or ".join(map(called, control.agreed_by)) or "somebody who is named"
    days = counted(control.tolerance_days, "day")
    return (
        f"Since {phrases.day(control.since)} a change of the plan has to be agreed by {who}. "
        f"Without that a deadline may move by {days} in all, counted from the first one."
    )
