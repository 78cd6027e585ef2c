"""Facts of the lists of entries: what was added, removed, and written anew in an old one."""

from collections.abc import Iterable, Iterator
from typing import Any

from cip.assessment.reported import reported_status
from cip.changes.about import (
    About,
    Declarations,
    declaration_facts,
    kind_declared,
    leaves,
    pointer_to,
    said_by,
)
from cip.changes.alignment import Aligned, aligned, day_of
from cip.changes.change import Change, ChangeKind, Value, Way
from cip.changes.fields import ENTRIES, keys_of
from cip.changes.sense import is_same
from cip.model.measures import Reading, Score
from cip.model.oversight import BoardRating
from cip.model.progress import Commentary, Update
from cip.model.review import PlanAnswer, RecommendationNote, Response
from cip.model.vocabulary import Status


def entry_facts(about: About, field: str) -> Iterator[Change]:
    """Give what changed in a list of entries of a record."""
    before, after = getattr(about.before, field), getattr(about.after, field)
    pairs = aligned(before, after)
    for pair in pairs:
        if pair.before is None:
            yield _added(about, field, pair.after)
        elif pair.after is None:
            yield removed(about, field, pair.before)
        elif not is_same(pair.before, pair.after):
            yield from rewritten(about, field, pair.before, pair.after)
    yield from order_facts(about, field, pairs)


def order_facts(about: About, field: str, pairs: Iterable[Aligned[Any]]) -> Iterator[Change]:
    """Give the fact that entries stand in another order: of one day, the last one holds."""
    kept = [pair for pair in pairs if pair.former is not None and pair.after is not None]
    earlier = sorted(kept, key=lambda pair: pair.former or 0)
    if kept != earlier:
        yield about.fact(
            ChangeKind.CHANGED,
            key=".".join(keys_of(None, field)),
            before=tuple(day_of(pair.before) for pair in earlier),
            after=tuple(day_of(pair.after) for pair in kept),
            at=about.record.spot.key(*keys_of(None, field)),
        )


def _added(about: About, field: str, entry: Any) -> Change:
    name, before, after = _told(about.before, entry)
    said = dict(said_by(entry))
    if isinstance(entry, Update) and entry.status is Status.WITHDRAWN:
        said["reason"] = entry.note
    is_note = isinstance(entry, RecommendationNote)
    return about.fact(
        ChangeKind.RECOMMENDATION if is_note else ENTRIES[field],
        key=".".join(filter(None, (*keys_of(None, field), name))),
        before=before,
        after=after,
        entry=entry,
        at=pointer_to(entry),
        covers=(Value((*about.way, field), None, entry),),
        **said,
    )


_ALONE = {Commentary: "text", RecommendationNote: "note", PlanAnswer: "recommendation"}
"""The entries that say the same whatever was before, and the field that says it."""


def _told(record: Any, entry: Any) -> tuple[str, Any, Any]:
    """Give the key of an entry that says most, its value before the entry, and in it."""
    if said := _ALONE.get(type(entry)):
        return said, None, getattr(entry, said)
    match entry:
        case Update(status=None):
            return "note", None, entry.note
        case Update():
            held = reported_status(record.updates)
            return "status", held.status if held else None, entry.status
        case BoardRating():
            return "rating", _last_rating(record.board_ratings, entry.board), entry.rating
        case Reading():
            return "value", record.readings[-1].value if record.readings else None, entry.value
        case Score():
            scores = record.scores
            return "", _score(scores[-1]) if scores else None, _score(entry)
        case Response():
            return "decision", record.response.decision if record.response else None, entry.decision
        case _:
            return "", None, entry


def _last_rating(ratings: Iterable[BoardRating], board: str) -> str | None:
    of_board = [rating for rating in ratings if is_same(rating.board, board)]
    return max(of_board, key=lambda rating: rating.date).rating if of_board else None


def _score(score: Score) -> tuple[int, int]:
    return score.likelihood, score.impact


def removed(about: About, field: str, entry: Any) -> Change:
    """Give the fact that an entry was taken out."""
    _, _, said = _told(about.before, entry)
    return about.fact(
        ChangeKind.REMOVED,
        key=".".join(keys_of(None, field)),
        before=said,
        entry=entry,
        covers=(Value((*about.way, field), entry, None),),
        **said_by(entry),
    )


def rewritten(about: About, field: str, before: Any, after: Any) -> Iterator[Change]:
    """Give what changed inside an entry that was there before, value by value."""
    way = (*about.way, field)
    declared = Declarations(before, after, way)
    for name in after._fields:
        if name in ("spot", "changed"):
            continue
        was, now = getattr(before, name), getattr(after, name)
        if name == "evidence":
            yield from _evidence(about, field, after, was, now)
            continue
        for inner, one, other in leaves(was, now, (name,)):
            yield _value(about, (field, *inner), after, one, other, declared)
    yield from declaration_facts(about, field, (before, after), declared)


def _value(
    about: About, way: Way, entry: Any, before: Any, after: Any, declared: Declarations
) -> Change:
    keys = tuple(key for name in way[1:] for key in keys_of(entry, name))
    said = dict(said_by(entry)) | {"reason": None}
    kind = ChangeKind.CHANGED
    covers: tuple[Value, ...] = (Value((*about.way, *way), before, after),)
    if (entry_declared := declared.of(way[1])) is not None:
        kind = kind_declared(kind, entry_declared, in_entry=True)
        said = dict(said_by(entry_declared))
        covers += declared.covers(way[1])
    return about.fact(
        kind,
        key=".".join((*keys_of(None, way[0]), *keys)),
        before=before,
        after=after,
        entry=entry,
        at=pointer_to(entry, *keys),
        covers=covers,
        **said,
    )


def _evidence(
    about: About, field: str, entry: Any, before: tuple[Any, ...], after: tuple[Any, ...]
) -> Iterator[Change]:
    """Give what changed in the evidence of an entry: each piece that came, went or differs."""
    key = ".".join((*keys_of(None, field), "evidence"))
    day = said_by(entry)["on"]
    for pair in aligned(before, after):
        if pair.before is not None and pair.after is not None and is_same(pair.before, pair.after):
            continue
        was, now = pair.before, pair.after
        yield about.fact(
            ChangeKind.REMOVED if now is None else ChangeKind.CHANGED,
            key=key,
            before=was.title if was is not None else None,
            after=now.title if now is not None else None,
            entry=entry,
            on=day,
            at=pointer_to(now) if now is not None else pointer_to(entry),
            covers=(Value((*about.way, field, "evidence"), was, now),),
        )
