"""Values of checked documents to the records that all kinds of file share."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from cip.documents.reading.document_type import Document
from cip.model.changed import Changed, fields_of
from cip.model.deadline import Deadline
from cip.model.grammar import parse_deadline, parse_start
from cip.model.money import Sum
from cip.model.place import Spot
from cip.model.progress import Commentary, Evidence, Rescheduling, Update
from cip.model.source import Source
from cip.model.vocabulary import Status

Value = dict[str, Any]
"""A map of a document that fits its schema."""

UNKNOWN = "unknown"
"""The day of a move, where no paper says it."""

T = TypeVar("T")


def spot_of(document: Document) -> Spot:
    """Give the spot of a whole document."""
    return Spot(document.path)


def records(value: Value, spot: Spot, key: str, build: Callable[[Value, Spot], T]) -> tuple[T, ...]:
    """Give the records of a list, each built with its spot."""
    items: Sequence[Value] | None = value.get(key)
    if not items:
        return ()
    return tuple([build(item, spot.within(key, index)) for index, item in enumerate(items)])


def texts(value: Value, key: str) -> tuple[str, ...]:
    """Give a list of texts."""
    return tuple(value.get(key, ()))


def officers(value: Value, key: str) -> tuple[str, ...]:
    """Give the officers that are named, one or several."""
    named = value.get(key, ())
    return (named,) if isinstance(named, str) else tuple(named)


def day(text: str | None) -> date | None:
    """Give a day, or None."""
    return None if text is None else date.fromisoformat(text)


def deadline(value: Value, key: str) -> Deadline | None:
    """Give a deadline, or None."""
    return parse_deadline(value[key]) if key in value else None


def start(value: Value) -> Deadline | None:
    """Give a start, or None."""
    return parse_start(value["start"]) if "start" in value else None


def paragraph(value: Value) -> str | None:
    """Give the number of a paragraph as text, or None."""
    paragraph = value.get("paragraph")
    return None if paragraph is None else str(paragraph)


def changes(value: Value, spot: Spot, build: Callable[[Value, Spot], Any]) -> tuple[Changed, ...]:
    """Give how something was changed; ``build`` makes its record, and so the values before."""
    entries: Sequence[Value] = value.get("changed", ())
    return tuple(
        [
            _change(entry, spot.within("changed", number), _before(value, spot, entry, build))
            for number, entry in enumerate(entries)
        ]
    )


def _before(
    value: Value, spot: Spot, entry: Value, build: Callable[[Value, Spot], Any]
) -> dict[str, Any]:
    """Give the values before, by the fields of the record.

    The record is built without its lists: they may be long, and cannot be in what ``was`` names
    unless they stand there.
    """
    was: Value = entry["was"]
    rest = {key: part for key, part in value.items() if not isinstance(part, list)}
    built = build({key: part for key, part in (rest | was).items() if part is not None}, spot)
    fields = (field for key in was for field in fields_of(key))
    return {field: getattr(built, field) for field in fields}


def _change(entry: Value, spot: Spot, was: dict[str, Any]) -> Changed:
    return Changed(
        on=date.fromisoformat(entry["on"]),
        was=was,
        keys=tuple(entry["was"]),
        reason=entry.get("reason"),
        mistyped=source(entry, spot, "mistyped"),
        agreed_by=entry.get("agreed_by"),
        source=source(entry, spot),
        spot=spot,
    )


def source(value: Value, spot: Spot, key: str = "source") -> Source | None:
    """Give where something is quoted from, or None."""
    source = value.get(key)
    if source is None:
        return None
    return Source(
        document=source["document"],
        page=source.get("page"),
        paragraph=paragraph(source),
        section=source.get("section"),
        note=source.get("note"),
        spot=spot.within(key),
    )


def evidence(value: Value, spot: Spot) -> Evidence:
    """Give a piece of evidence."""
    return Evidence(
        title=value["title"],
        document=value.get("document"),
        url=value.get("url"),
        page=value.get("page"),
        paragraph=paragraph(value),
        spot=spot,
    )


def update(value: Value, spot: Spot) -> Update:
    """Give an update."""
    return Update(
        date=date.fromisoformat(value["date"]),
        status=Status(value["status"]) if "status" in value else None,
        done_on=deadline(value, "done_on"),
        expected=deadline(value, "expected"),
        note=value.get("note"),
        next=value.get("next"),
        evidence=records(value, spot, "evidence", evidence),
        verified_by=value.get("verified_by"),
        **_successors(value.get("superseded_by", ())),
        agreed_by=value.get("agreed_by"),
        source=source(value, spot),
        changed=changes(value, spot, update),
        spot=spot,
    )


def _successors(value: Any) -> Value:
    """Give what takes the place of something: references, or words for where it went."""
    if isinstance(value, dict):
        return {"moved_to": value["moved_to"]}
    return {"superseded_by": (value,) if isinstance(value, str) else tuple(value)}


def commentary(value: Value, spot: Spot) -> Commentary:
    """Give a commentary of the programme office."""
    return Commentary(
        date=date.fromisoformat(value["date"]),
        text=value["text"],
        by=value.get("by"),
        source=source(value, spot),
        changed=changes(value, spot, commentary),
        spot=spot,
    )


def reschedulings(value: Value, spot: Spot) -> tuple[Rescheduling, ...]:
    """Give the moves of a deadline."""
    return records(value, spot, "rescheduled", _rescheduling)


def _rescheduling(value: Value, spot: Spot) -> Rescheduling:
    return Rescheduling(
        on=None if value["on"] == UNKNOWN else date.fromisoformat(value["on"]),
        previous=parse_deadline(value["from"]),
        reason=value.get("reason"),
        agreed_by=value.get("agreed_by"),
        source=source(value, spot),
        changed=changes(value, spot, _rescheduling),
        spot=spot,
    )


def money(value: Value, spot: Spot) -> Sum:
    """Give a sum of money."""
    return Sum(
        title=value["title"],
        kind=value["kind"],
        amount=value["amount"],
        period=value.get("period"),
        funding=value.get("funding"),
        as_published=value.get("as_published"),
        source=source(value, spot),
    )
