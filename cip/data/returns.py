"""The JSON document of what came back in returns."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cip import __version__
from cip.data.documents import line_objects, problem_object
from cip.data.objects import Data
from cip.model.problem import Problem
from cip.returning.form import COLUMNS
from cip.returning.outcome import RowOutcome
from cip.returning.rows import ReturnRow

_HEADINGS = {column.key: column.heading for column in COLUMNS}


class ReturnedRow(NamedTuple):
    """A row of a return with what became of it.

    ``faults`` are the places and sentences of its cells that cannot be taken. ``path`` is its plan
    file, ``lines`` are those that differ in it, and ``findings`` what a check finds with them.
    """

    file: str
    row: ReturnRow
    outcome: RowOutcome
    faults: Sequence[tuple[str, str]]
    path: str
    lines: Iterable[tuple[str, int, str]] = ()
    findings: Iterable[Problem] = ()


def returns_document(
    rows: Iterable[ReturnedRow],
    account: Mapping[RowOutcome, int],
    *,
    as_of: date,
    written: Sequence[str],
    failed: Mapping[str, str],
    commit: str | None,
    outside: Iterable[tuple[str, str, str]],
    unread: Iterable[tuple[str, str]],
) -> Data:
    """Give the document of ``returns import``.

    ``written`` are the paths of the plan files that were written, ``failed`` says of others why
    they were not. ``outside`` are the file, the place and a sentence of what was written outside
    the cells for answers, ``unread`` the files of which nothing is taken, and why.
    """
    return {
        "as_of": as_of.isoformat(),
        "cip": __version__,
        "written": list(written),
        "commit": commit,
        "failed": [{"path": path, "said": said} for path, said in failed.items()],
        "account": {
            "rows": sum(account.values()),
            **{outcome.value: number for outcome, number in account.items()},
        },
        "rows": [_row(told) for told in rows],
        "outside": [{"file": file, "place": place, "said": said} for file, place, said in outside],
        "unread": [{"file": file, "said": said} for file, said in unread],
    }


def _row(told: ReturnedRow) -> Data:
    return {
        "file": told.file,
        "place": told.row.place,
        "address": told.row.address,
        "outcome": told.outcome.value,
        "answers": [
            {"column": _HEADINGS[key], "place": answer.place, "text": answer.text}
            for key, answer in told.row.answers.items()
        ],
        "faults": [{"place": place, "said": said} for place, said in told.faults],
        "path": told.path or None,
        "lines": line_objects(told.lines),
        "findings": [problem_object(problem) for problem in told.findings],
    }
