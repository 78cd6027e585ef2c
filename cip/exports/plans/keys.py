"""Whether what makes a row the only one does so: a plan may name two things alike."""

from collections.abc import Iterable

from cip.exports.plans.table import FilledTable, Row
from cip.model.errors import UsageError


def check_keys(filled: Iterable[FilledTable]) -> None:
    """Raise ``UsageError`` where two rows of a table have one key: nobody could tell them apart.

    ``cip check`` names each such thing with its place, and what to do.
    """
    for item in filled:
        table = item.table
        if not table.key:
            continue
        places = [table.names.index(name) for name in table.key]
        seen: set[Row] = set()
        for row in item.rows:
            key = tuple(row[place] for place in places)
            if key in seen:
                raise UsageError(_said(item, row, key))
            seen.add(key)


def _said(item: FilledTable, row: Row, key: Row) -> str:
    table = item.table
    parts = [
        str(part)[:60] for name, part in zip(table.key, key, strict=True) if name != "plan" and part
    ]
    what = table.title if table.title[:2].isupper() else table.title.lower()
    return (
        f"Two {what} of {row[0]} are called '{' '.join(parts)}', and this format needs each to "
        f"have a name of its own. 'cip check {row[0]}' says where they stand."
    )
