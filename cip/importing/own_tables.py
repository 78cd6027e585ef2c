"""The tables that this tool writes itself, known by their headings, and what their columns are.

A plan that was exported comes in again as it was: what is worked out in such a table is not taken.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from cip.importing.headings import Key, plain


class TableKind(StrEnum):
    """What the rows of a table are."""

    ACTIONS = "actions"
    PARTS = "parts"
    WORKSTREAMS = "workstreams"
    OBJECTIVES = "objectives"
    RECOMMENDATIONS = "recommendations"
    OTHER = "other"


class OwnTable(NamedTuple):
    """A table of this tool's own: what its rows are, and the keys of its headings."""

    kind: TableKind
    keys: Mapping[str, Key]


_OWNERS = {
    "accountable officer": Key.ACCOUNTABLE,
    "lead officer": Key.LEAD,
    "lead member": Key.LEAD_MEMBER,
    "accountable": Key.ACCOUNTABLE,
    "lead": Key.LEAD,
}
_DATES = {
    "start": Key.START,
    "deadline": Key.DEADLINE,
    "original deadline": Key.ORIGINAL,
    "original": Key.ORIGINAL,
}
_SHARED = {**_OWNERS, **_DATES, "status": Key.STATUS, "title": Key.TITLE, "detail": Key.DETAIL}
_ACTIONS = {
    **_SHARED,
    "ref": Key.REF,
    "action": Key.TITLE,
    "objective": Key.OBJECTIVE,
    "workstream": Key.WORKSTREAM,
    "latest update": Key.NOTE,
    "note": Key.NOTE,
    "next": Key.NEXT,
    "recommendations": Key.RECOMMENDATIONS,
}
_PARTS = {**_SHARED, "ref": Key.REF, "part": Key.PART}
_PARTS_IN_CSV = {**_SHARED, "action": Key.REF, "ref": Key.PART}
_TITLED = {"title": Key.TITLE, "objective": Key.OBJECTIVE}

_BY_SIGNS: tuple[tuple[frozenset[str], OwnTable], ...] = tuple(
    (frozenset(signs), OwnTable(kind, keys))
    for signs, kind, keys in (
        (("ref", "part", "title", "where it stands"), TableKind.PARTS, _PARTS),
        (("plan", "action", "ref", "title", "stands"), TableKind.PARTS, _PARTS_IN_CSV),
        (("ref", "action", "where it stands"), TableKind.ACTIONS, _ACTIONS),
        (("plan", "ref", "title", "stands", "position"), TableKind.ACTIONS, _ACTIONS),
        (
            ("workstream", "title", "objective", "purpose"),
            TableKind.WORKSTREAMS,
            {**_TITLED, "workstream": Key.REF},
        ),
        (
            ("plan", "ref", "title", "objective", "purpose"),
            TableKind.WORKSTREAMS,
            {**_TITLED, "ref": Key.REF},
        ),
        (
            ("objective", "title", "target", "deadline"),
            TableKind.OBJECTIVES,
            {"title": Key.TITLE, "objective": Key.REF},
        ),
        (
            ("plan", "ref", "title", "target", "deadline"),
            TableKind.OBJECTIVES,
            {"title": Key.TITLE, "ref": Key.REF},
        ),
        (
            ("review", "recommendation", "recommendation in full"),
            TableKind.RECOMMENDATIONS,
            {"recommendation": Key.REF, "recommendation in full": Key.TITLE},
        ),
        (
            ("plan", "review", "id", "text", "state", "name"),
            TableKind.RECOMMENDATIONS,
            {"id": Key.REF, "text": Key.TITLE},
        ),
        (("plan", "review", "id", "text", "state"), TableKind.OTHER, {}),
        (("id", "title", "unit"), TableKind.OTHER, {}),
        (("title", "abbreviations", "kind"), TableKind.OTHER, {}),
        (("plan", "title", "council"), TableKind.OTHER, {}),
        (("plan", "id", "title"), TableKind.OTHER, {}),
        (("sheet", "column", "what it holds"), TableKind.OTHER, {}),
    )
)


def own_table(headings: Iterable[str]) -> OwnTable | None:
    """Give which table of this tool's own has these headings, or None."""
    found = {plain(heading) for heading in headings}
    return next((own for signs, own in _BY_SIGNS if signs <= found), None)
