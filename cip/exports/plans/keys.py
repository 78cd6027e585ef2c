"""Whether what makes a row the only one does so: a plan may name two things alike."""

from collections.abc import Iterable, Sequence

from cip.exports.plans.table import Cell, DataTable, FilledTable, Row
from cip.model.errors import UsageError


def check_keys(filled: Iterable[FilledTable]) -> None:
    """Raise ``UsageError`` where two rows of a table have one key: nobody could tell them apart.

    ``cip check`` names each such thing with its place, and what to do.
    """
    for item in filled:
        table = item.table
        if not table.key:
            continue
        seen: set[Row] = set()
        for plan, *key in table.only(("plan", *table.key)).rows(item.items):
            if tuple(key) in seen:
                raise UsageError(_said(table, str(plan), key))
            seen.add(tuple(key))


def _said(table: DataTable, plan: str, key: Sequence[Cell]) -> str:
    parts = [
        str(part)[:60] for name, part in zip(table.key, key, strict=True) if name != "plan" and part
    ]
    what = table.title if table.title[:2].isupper() else table.title.lower()
    return (
        f"Two {what} of {plan} are called '{' '.join(parts)}', and this format needs each to "
        f"have a name of its own. 'cip check {plan}' says where they stand."
    )
