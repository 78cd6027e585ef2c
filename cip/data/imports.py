"""What became of papers that were imported, as a JSON document."""

from collections.abc import Iterable, Sequence
from datetime import date

from cip import __version__
from cip.data.objects import Data
from cip.importing.account import RowKind
from cip.importing.differences import ActionDifference, to_settle
from cip.importing.meanings import unexplained_words
from cip.importing.plan_files import Import, SortedPaper
from cip.importing.texts import Pointed


def import_document(
    plan: str,
    papers: Sequence[SortedPaper],
    made: Import,
    decide: Iterable[Pointed],
    differing: Iterable[ActionDifference],
    *,
    as_of: date,
    is_written: bool,
    command: str,
) -> Data:
    """Give the document of ``import``."""
    account = made.account
    differing = list(differing)
    return {
        "as_of": as_of.isoformat(),
        "cip": __version__,
        "plan": plan,
        "written": is_written,
        "files": [*made.files, *made.added],
        "columns": [_column(*found, paper.paper.name) for paper in papers for found in _of(paper)],
        "account": {
            "read": len(account.rows),
            "actions": account.of(RowKind.ACTION),
            "parts": account.of(RowKind.PART),
            "headings": account.of(RowKind.HEADING),
            "continued": account.of(RowKind.CONTINUED),
            "keys": account.of(RowKind.KEY),
            "left_out": account.of(RowKind.LEFT_OUT),
            "words": account.words,
        },
        "rows": [
            {"where": row.place, "became": row.kind.value, "what": row.what, "text": row.text}
            for row in account.rows
        ],
        "to_decide": [
            {
                "where": item.place,
                "ref": item.ref,
                "key": item.key,
                "text": item.text,
                "advice": item.advice,
                "file": path,
                "line": line,
            }
            for item, path, line in decide
        ],
        "differences": [
            {
                **_difference(item),
                "command": item.command or None,
                "advice": item.advice or None,
            }
            for item in to_settle(differing)
        ],
        "newer": [
            {**_difference(item), "entered": item.entered.isoformat()}
            for item in differing
            if item.entered is not None
        ],
        "remarks": [
            *made.remarks,
            *filter(None, (made.without_status, unexplained_words(made.unexplained))),
        ],
        "command": command,
    }


def _difference(item: ActionDifference) -> Data:
    return {
        "ref": item.ref,
        "file": item.path,
        "where": item.place or None,
        "key": item.key,
        "plan": item.plan,
        "table": item.table or None,
    }


def _of(paper: SortedPaper) -> Iterable[tuple[str, str, str | None, str, tuple[str, ...]]]:
    for table, column, samples in paper.samples:
        if column.heading or column.key:
            key = column.key.value if column.key else None
            why = "" if key else column.why
            yield table.place, column.heading, key, why, samples


def _column(
    place: str, heading: str, key: str | None, why: str, samples: Sequence[str], file: str
) -> Data:
    return {
        "file": file,
        "where": place or None,
        "heading": heading,
        "taken_as": key,
        "why_not": why or None,
        "samples": list(samples),
    }
