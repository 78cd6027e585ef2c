"""The rows of a table of this tool's own that lists something else than actions."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from cip.importing.account import RowKind
from cip.importing.columns import Layout
from cip.importing.headings import Key
from cip.importing.own_tables import TableKind
from cip.importing.taken import Taken
from cip.tables.table import Row, Table


class NamedInTables(NamedTuple):
    """What tables of this tool's own say of the numbers that actions name: titles and texts.

    ``objective_of`` says under which objective a workstream stands.
    """

    workstreams: Mapping[str, str] = {}
    objective_of: Mapping[str, str] = {}
    objectives: Mapping[str, str] = {}
    recommendations: Mapping[str, str] = {}

    def with_all(self, other: "NamedInTables") -> "NamedInTables":
        """Give what both say."""
        return NamedInTables(
            *({**mine, **theirs} for mine, theirs in zip(self, other, strict=True))
        )


class OwnRows(NamedTuple):
    """The parts by the reference of their action, and what is named."""

    parts: tuple[tuple[str, str, Taken], ...]
    named: NamedInTables


def own_rows(table: Table, layout: Layout, tell: Callable[[Row, RowKind, str], None]) -> OwnRows:
    """Take the rows of a table; ``tell`` is told what becomes of each."""
    parts: list[tuple[str, str, Taken]] = []
    found: dict[TableKind, dict[str, str]] = {kind: {} for kind in TableKind}
    above: dict[str, str] = {}
    for row in table.rows[layout.last + 1 :]:
        taken = Taken(table, row, layout)
        ref, title = taken.text(Key.REF), " ".join(taken.text(Key.TITLE).split())
        if row.is_empty:
            tell(row, RowKind.LEFT_OUT, "empty")
        elif layout.kind is TableKind.PARTS and ref and title:
            part = taken.text(Key.PART)
            parts.append((ref, part, taken))
            tell(row, RowKind.PART, f"{ref}({part})")
        elif layout.kind in _SINGULAR and ref and title:
            found[layout.kind][ref] = title
            above[ref] = taken.text(Key.OBJECTIVE)
            tell(row, RowKind.HEADING, _SINGULAR[layout.kind])
        else:
            tell(row, RowKind.LEFT_OUT, "no list of actions")
    is_of_streams = layout.kind is TableKind.WORKSTREAMS
    named = NamedInTables(
        found[TableKind.WORKSTREAMS],
        above if is_of_streams else {},
        found[TableKind.OBJECTIVES],
        found[TableKind.RECOMMENDATIONS],
    )
    return OwnRows(tuple(parts), named)


_SINGULAR = {
    TableKind.WORKSTREAMS: "a workstream",
    TableKind.OBJECTIVES: "an objective",
    TableKind.RECOMMENDATIONS: "a recommendation",
}
